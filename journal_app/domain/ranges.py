# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The range a laboratory printed beside a value, read where it is plainly two bounds or one, kept as text always."""

import re
from decimal import Decimal

from journal_app.domain.frozen import frozen
from journal_app.domain.labs import Comparator
from journal_app.domain.quantities import AmbiguousNumber, read_number, read_value, tidy
from journal_app.domain.remembering import remembered
from journal_app.errors import EntryRefused
from journal_app.words import _, number_text

_LONGEST = 100  # letters; what is longer is words, and looking at it would take as long as its square
_BOTH = re.compile(r"([0-9.,' ]+?) ?(?:-|\.\.+|to|bis|à|a) ?([0-9.,' ]+)", re.IGNORECASE)


@frozen(kw_only=False)
class PrintedRange:
    """The bounds of a printed range, each None where none was printed or read, and the text as printed."""

    low: Decimal | None = None
    high: Decimal | None = None
    text: str = ""


@remembered
def read_range(text: str, unit: str = "") -> PrintedRange:
    """The range meant by "15-150", "15 to 150", "<5" or ">= 30", with or without ``unit`` behind it.

    A text that is no plain range ("see note") is kept as text alone. Refuses bounds in the wrong order and bounds
    that can be read in two ways.
    """
    printed = text.strip()
    bare = printed.removesuffix(unit.strip()).strip() if unit.strip() else printed
    bare = tidy(bare.strip("()[] "))
    if len(bare) > _LONGEST:
        return PrintedRange(text=printed)
    if match := _BOTH.fullmatch(bare):
        return _between(match[1], match[2], printed)
    return _one_sided(bare, printed)


def _between(first: str, last: str, printed: str) -> PrintedRange:
    try:
        low, high = read_number(first), read_number(last)
    except AmbiguousNumber:
        raise
    except EntryRefused:
        return PrintedRange(text=printed)
    if low > high:
        raise EntryRefused(
            _("The range “{text}” begins above its end.").format(text=printed), hint=_("Nothing was changed.")
        )
    return PrintedRange(low, high, printed)


def _one_sided(bare: str, printed: str) -> PrintedRange:
    try:
        reading = read_value(bare)
    except AmbiguousNumber:
        raise
    except EntryRefused:
        return PrintedRange(text=printed)
    match reading.comparator:
        case Comparator.BELOW | Comparator.AT_MOST:
            return PrintedRange(high=reading.number, text=printed)
        case Comparator.ABOVE | Comparator.AT_LEAST:
            return PrintedRange(low=reading.number, text=printed)
        case Comparator.NONE:
            return PrintedRange(text=printed)


def limit_words(low: Decimal | None, high: Decimal | None, printed: str = "") -> str:
    """The one bound of a range, in whatever unit: "≤ 5", or "< 5" where the text as printed leaves the bound out."""
    bound = high if low is None else low
    if bound is None:
        return ""
    leaves_out = printed.lstrip("([ ")[:1] in {"<", ">"} and "=" not in printed
    within, beyond = ("≤", "<") if low is None else ("≥", ">")
    return f"{beyond if leaves_out else within} {number_text(bound)}"
