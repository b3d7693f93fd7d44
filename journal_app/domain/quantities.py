# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Numbers as people and laboratories write them, read exactly or refused in words.

Hides the grammar: decimal points and commas, grouping by blanks, apostrophes, points or commas, and the many ways
to say "less than". Values are decimals throughout and keep every digit they were written with.
"""

import re
from decimal import Context, Decimal
from unicodedata import category, decimal

from journal_app.domain.frozen import frozen
from journal_app.domain.labs import Comparator
from journal_app.domain.remembering import remembered
from journal_app.domain.units import (
    NoConversion,
    Unit,
    UnknownUnit,
    can_convert,
    conversion_factor,
    convert,
    read_unit,
    unit_shown,
)
from journal_app.errors import EntryRefused
from journal_app.words import _

__all__ = [
    "AmbiguousNumber",
    "NoConversion",
    "Reading",
    "Unit",
    "UnknownUnit",
    "can_convert",
    "conversion_factor",
    "convert",
    "display_number",
    "read_exact",
    "read_number",
    "read_unit",
    "read_value",
    "split_unit",
    "tidy",
    "unit_shown",
]

_LONGEST = 60
_MOST_DIGITS = 20
_SHOWN_DIGITS = 4
_ROOM = Context(prec=100)

_SIGNS = {
    "<": Comparator.BELOW, "<=": Comparator.AT_MOST, "=<": Comparator.AT_MOST, "≤": Comparator.AT_MOST,
    ">": Comparator.ABOVE, ">=": Comparator.AT_LEAST, "=>": Comparator.AT_LEAST, "≥": Comparator.AT_LEAST,
    "=": Comparator.NONE, "": Comparator.NONE,
    "less than": Comparator.BELOW, "lower than": Comparator.BELOW, "below": Comparator.BELOW,
    "under": Comparator.BELOW, "lt": Comparator.BELOW,
    "at most": Comparator.AT_MOST, "up to": Comparator.AT_MOST, "le": Comparator.AT_MOST,
    "less than or equal to": Comparator.AT_MOST,
    "more than": Comparator.ABOVE, "greater than": Comparator.ABOVE, "higher than": Comparator.ABOVE,
    "above": Comparator.ABOVE, "over": Comparator.ABOVE, "gt": Comparator.ABOVE,
    "at least": Comparator.AT_LEAST, "from": Comparator.AT_LEAST, "ge": Comparator.AT_LEAST,
    "greater than or equal to": Comparator.AT_LEAST,
}  # fmt: skip

_HEAD = re.compile(r"(?P<sign>[a-z ]*[a-z]|[<>=≤≥]*) ?(?P<number>[-+0-9.,].*)")
_PLAIN = re.compile(r"[0-9]+|[0-9]*[.,][0-9]+")
_GROUPED_APART = re.compile(r"[0-9]{1,3}([ '])[0-9]{3}(\1[0-9]{3})*([.,][0-9]+)?")
_GROUPED_ALIKE = re.compile(r"[0-9]{1,3}([.,])[0-9]{3}(\1[0-9]{3})+")
_GROUPED_BOTH = re.compile(r"[0-9]{1,3}([.,])[0-9]{3}(\1[0-9]{3})*(?!\1)[.,][0-9]+")
_EITHER_WAY = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_EXPONENT = re.compile(r"[-+]?[0-9.,]+ ?(?:e[-+]?[0-9]+|[x*·] ?10[-+^*]*[0-9⁰¹²³⁴⁵⁶⁷⁸⁹]*)(?: .*)?", re.IGNORECASE)


@frozen(kw_only=False)
class Reading:
    """A value as read, and as it was printed."""

    comparator: Comparator
    number: Decimal
    printed: str


class AmbiguousNumber(EntryRefused):
    """A number like 1.250 that is two different numbers in two countries; ``readings`` holds both."""

    def __init__(self, printed: str, readings: tuple[Decimal, Decimal]) -> None:
        small, large = (format(reading, "f") for reading in readings)
        super().__init__(
            _("“{printed}” can be read in two ways.").format(printed=printed),
            _("It may be {small} (with decimals) or {large} (in thousands).").format(small=small, large=large),
            _("Write {large} or {small} so that it is plain. Nothing was changed.").format(
                small=f"{small}0", large=large
            ),
        )
        self.readings = readings


@remembered
def read_value(text: str) -> Reading:
    """The comparator and the number of a typed or printed value; raises EntryRefused, AmbiguousNumber."""
    even = tidy(text)
    match = _HEAD.fullmatch(even.lower()) if len(even) <= _LONGEST else None
    if match is None or match["sign"].strip() not in _SIGNS:
        raise _refusal(text, even)
    number = _number(match["number"].strip(), text, even)
    return Reading(_SIGNS[match["sign"].strip()], number, text.strip())


def read_number(text: str) -> Decimal:
    """A typed number without a comparator, such as an amount given; raises as read_value does."""
    try:
        reading = read_value(text)
    except AmbiguousNumber:
        raise
    except EntryRefused as refused:
        raise _refusal(text, tidy(text), takes_signs=False) from refused
    if reading.comparator is not Comparator.NONE:
        raise EntryRefused(
            _("“{text}” is not one number.").format(text=text.strip()),
            _("A sign such as < or > has no place here."),
            _("Nothing was changed."),
        )
    return reading.number


def read_exact(text: str) -> Decimal:
    """A number as machines write it (JSON, XML), never ambiguous; exponents are read, digits are kept."""
    if re.fullmatch(r"[-+]?[0-9]{1,40}(\.[0-9]{1,40})?([eE][-+]?[0-9]{1,2})?", text.strip()) is None:
        raise _refusal(text, tidy(text))
    return Decimal(text.strip())


def display_number(number: Decimal) -> Decimal:
    """A converted number for showing: four significant digits, whole digits never rounded away. Never stored."""
    places = max(0, _SHOWN_DIGITS - 1 - number.adjusted()) if number else 0
    rounded = number.quantize(Decimal(1).scaleb(-places), context=_ROOM)
    return Decimal(format(rounded, "f").rstrip("0").rstrip(".")) if places else rounded


def split_unit(text: str) -> tuple[str, str]:
    """A value and the unit written behind it, as two texts: "<5 ug/L" gives "<5" and "ug/L"; either may be empty."""
    match = re.fullmatch(r"(.*?[0-9])(?:\s*([^0-9\s.,'].*))?", text.strip(), re.DOTALL)
    return (match[1], match[2] or "") if match else (text.strip(), "")


@remembered
def tidy(text: str) -> str:
    """``text`` with one kind of blank, apostrophe and minus sign, and with Western digits.

    Only decimal digits are taken over: a raised 2 is no digit of a number. Signs that only steer how a text runs, as
    they come along with what is copied from a document, are left out.
    """
    blanks = " ".join("".join(sign for sign in text if category(sign) != "Cf").split())
    return "".join(str(decimal(sign)) if sign.isdecimal() else _SAME.get(sign, sign) for sign in blanks)


_SAME = {
    "\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{LEFT SINGLE QUOTATION MARK}": "'", "\N{ACUTE ACCENT}": "'",
    "\N{GRAVE ACCENT}": "'", "\N{PRIME}": "'", "\N{ARABIC THOUSANDS SEPARATOR}": "'",
    "\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "\N{EM DASH}": "-", "\N{HYPHEN}": "-", "\N{NON-BREAKING HYPHEN}": "-",
    "\N{ARABIC DECIMAL SEPARATOR}": ",", "\N{FULLWIDTH COMMA}": ",", "\N{FULLWIDTH FULL STOP}": ".",
    "\N{FULLWIDTH LESS-THAN SIGN}": "<", "\N{FULLWIDTH GREATER-THAN SIGN}": ">",
    "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}": "<", "\N{LESS-THAN OR SLANTED EQUAL TO}": "≤",
    "\N{GREATER-THAN OR SLANTED EQUAL TO}": "≥", "\N{MULTIPLICATION SIGN}": "x",
}  # fmt: skip


def _number(digits: str, text: str, even: str) -> Decimal:
    unsigned = digits[1:].strip() if digits[:1] in {"-", "+"} else digits
    if sum(sign.isdigit() for sign in unsigned) > _MOST_DIGITS:
        raise _refusal(text, even)
    negative = digits.startswith("-")
    if _EITHER_WAY.fullmatch(unsigned):
        small = Decimal(unsigned.replace(",", "."))
        large = Decimal(re.sub("[.,]", "", unsigned))
        raise AmbiguousNumber(text.strip(), (-small, -large) if negative else (small, large))
    return -_unsigned(unsigned, text, even) if negative else _unsigned(unsigned, text, even)


def _unsigned(digits: str, text: str, even: str) -> Decimal:
    if _PLAIN.fullmatch(digits):
        return Decimal(digits.replace(",", "."))
    if _GROUPED_APART.fullmatch(digits):
        return Decimal(re.sub("[ ']", "", digits).replace(",", "."))
    if match := _GROUPED_ALIKE.fullmatch(digits) or _GROUPED_BOTH.fullmatch(digits):
        return Decimal(digits.replace(match[1], "").replace(",", "."))
    raise _refusal(text, even)


def _refusal(text: str, even: str, *, takes_signs: bool = True) -> EntryRefused:
    """Why this is no number, as plainly as it can be said; a sign such as < is offered only where it is taken."""
    shown = text.strip()[:_LONGEST]
    if not even:
        words = (
            _("Write a number, such as 18 or 12.5 or <5.") if takes_signs else _("Write a number, such as 18 or 12.5.")
        )
        return EntryRefused(_("The value is missing."), words)
    if _EXPONENT.fullmatch(even):
        detail = _("Write the number out in full, without an exponent.")
    elif len(even) > _LONGEST or sum(sign.isdigit() for sign in even) > _MOST_DIGITS:
        detail = _("It is too long to be a value.")
    elif takes_signs:
        detail = _("Write it as a number, such as 18 or 12.5 or <5.")
    else:
        detail = _("Write it as a number, such as 18 or 12.5.")
    return EntryRefused(
        _("“{text}” is not a number this journal can read.").format(text=shown), detail, _("Nothing was changed.")
    )
