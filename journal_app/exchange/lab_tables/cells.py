# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What one cell of a table of lab results says: a value with all that may stand around it, a range, a head with a unit.

Hides where a flag, a sign, a unit and a range are put when they share a cell ("*12,5 µg/l (15-150) L"), and which words
stand for a sign in other languages. Digits are never joined or parted: "62,45" is what it is.
"""

import re
from decimal import Decimal

from journal_app.domain.catalogues import Analyte
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import Comparator
from journal_app.domain.quantities import (
    AmbiguousNumber,
    Reading,
    read_value,
    split_unit,
    tidy,
)
from journal_app.domain.ranges import PrintedRange, read_range
from journal_app.domain.remembering import remembered
from journal_app.domain.units import unit_code
from journal_app.errors import EntryRefused
from journal_app.exchange.labs.names import read_name
from journal_app.exchange.previews.cells import without_guard

# Letters. What is longer is neither a value nor a name, and looking at it would take as long as its square.
_LONGEST = 500
_FLAG = r"HH|LL|H|L|N|A|AA|HI|LO|HIGH|LOW|NORMAL|ABNORMAL|CRITICAL|CRIT|HOCH|NIEDRIG|↑+|↓+|\++|-+|\*+|!+|▲+|▼+"
_FLAG_BEFORE = re.compile(r"^(?P<flag>\*+|!+|↑+|↓+|\([HLAN*+-]{1,2}\)|(?:HH|LL|H|L)(?= ?[0-9<>])) ?", re.IGNORECASE)
_FLAG_BEHIND = re.compile(
    rf"(?:(?<=[0-9%a-zA-Z)\]])\s+|(?<=[0-9]))(?P<flag>[(\[]\s?(?:{_FLAG})\s?[)\]]|(?:{_FLAG}))$", re.IGNORECASE
)
_COULD_BE_UNIT = re.compile(r"[^\W\d_]|%|\[|\(")
# What is behind 1 in 1E+03 and behind 1.5 in 1.5 x 10^3; 10^9/L is a unit.
_EXPONENT = re.compile(r"e[+-]?[0-9]+(?:\s+[^/\s].*)?|[x×*·]\s*10(?:\^|\*\*)?[+-]?[0-9⁰¹²³⁴⁵⁶⁷⁸⁹]*", re.IGNORECASE)
_RANGE_BEHIND = re.compile(r"\s*[(\[](?:ref[a-z.]*:? ?)?(?P<range>[^()\[\]]*[0-9][^()\[\]]*)[)\]]$", re.IGNORECASE)
_LIMITS_AND_UNIT = re.compile(r"(.*[0-9])\s*([^0-9]*)")
_UNIT_IN_HEAD = re.compile(r"^(?P<name>.*\S)\s*[(\[](?P<unit>[^()\[\]]+)[)\]]\s*$")
_UNIT_BEHIND_HEAD = re.compile(r"^(?P<name>.*[^\s,])(?:,\s*|\s+in\s+|\s+-\s+|\s+)(?P<unit>[^\s,]+)$")
_TWICE = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]+)[)\]](.*)")
# Signs in words that the journal's own forms do not take, as German, French, Spanish, Italian and Dutch sheets print.
_SIGN_WORDS = (
    (r"(?:bis zu|bis|jusqu.?[aà]|hasta|fino a|tot)\s+", "<="),
    ((r"(?:unter|kleiner(?: als)?|inf(?:\.|erieur)?(?: [aà])?|menor (?:de|que)|menos de|inferiore a|"
      r"minore di|minder dan)\s+"), "<"),
    ((r"(?:[uü]ber|gr[oö]sser(?: als)?|größer(?: als)?|sup(?:\.|erieur)?(?: [aà])?|mayor (?:de|que)|m[aá]s de|"
      r"superiore a|maggiore di|meer dan)\s+"), ">"),
    (r"(?:ab|mindestens|desde)\s+", ">="),
)  # fmt: skip
_WORDED = tuple((re.compile(f"^{words}(?=[0-9])", re.IGNORECASE), sign) for words, sign in _SIGN_WORDS)


@frozen
class ValueCell:
    """A value as it stands in a cell: ``number`` with its sign as printed, and what stood around it."""

    number: str
    unit: str = ""
    flag: str = ""
    range: str = ""

    @property
    def has_digits(self) -> bool:
        """Whether there is any number in it."""
        return any(sign.isdigit() for sign in self.number)


@remembered
def read_value_cell(cell: str) -> ValueCell:
    """The parts of a cell; all of it is ``number`` where they cannot be told apart."""
    text = tidy(cell)
    if len(text) > _LONGEST:
        return ValueCell(number=text)
    before = _FLAG_BEFORE.match(text)
    flag = before["flag"] if before else ""
    text = text[before.end() :] if before else text
    text, flag_behind = _without(_FLAG_BEHIND, "flag", text)
    text, limits = _without(_RANGE_BEHIND, "range", text)
    text, flag_between = _without(_FLAG_BEHIND, "flag", text)
    number, unit = split_unit(text)
    if unit and (not _COULD_BE_UNIT.match(unit) or _EXPONENT.fullmatch(unit)):
        number, unit = text, ""
    flag = next((one for one in (flag_behind, flag_between, flag) if one), "")
    return ValueCell(number=_signed(number), unit=unit.strip("[]() "), flag=_bare(flag), range=limits)


def readings_of(number: str, decimal_mark: str) -> tuple[Reading, ...]:
    """The numbers that a printed one may be: one, or both where 1.250 is unclear; EntryRefused for none."""
    if (bare := without_guard(number)) != number and bare[:1].isdigit() and bare[:1] != "0":
        return tuple(Reading(one.comparator, one.number, bare) for one in (read_value(number),))
    try:
        return (read_value(number),)
    except AmbiguousNumber as error:
        small, large = error.readings
        sign = read_value(re.sub("[.,]", "", number)).comparator
        meant = error.readings if not decimal_mark else (small,) if decimal_mark in number else (large,)
        return tuple(Reading(sign, one, number) for one in meant)


@remembered
def read_limits(cell: str, unit: str) -> PrintedRange:
    """The range of a cell, as words alone where it is no plain range or can be read in two ways."""
    text = _signed(cell.strip().strip("()[] "))
    for spelled in dict.fromkeys((text, _limits_and_unit(text)[0])):
        try:
            found = read_range(spelled, unit)
        except EntryRefused:
            continue
        if found.low is not None or found.high is not None:
            return PrintedRange(found.low, found.high, cell.strip())
    return PrintedRange(text=cell.strip())


@remembered
def unit_of_range(cell: str) -> str:
    """The unit printed behind a range, if there is one that is known."""
    unit = _limits_and_unit(tidy(cell).strip("()[] "))[1]
    return unit if is_unit(unit) else ""


def limit_of(cell: str) -> Decimal | None:
    """One end of a range in a cell of its own; None where none stands there, or none that is plain."""
    try:
        reading = read_value(split_unit(_signed(cell))[0])
    except EntryRefused:
        return None
    return reading.number if reading.comparator in {Comparator.NONE, Comparator.AT_LEAST, Comparator.AT_MOST} else None


@remembered
def name_and_unit(head: str) -> tuple[str, str]:
    """The name of a test and the unit that stands with it: "Ferritin (ng/mL)", "Ferritin, µg/l", "ferritin_ng_ml"."""
    text = " ".join(head.split())
    if len(text) > _LONGEST:
        return text, ""
    for pattern in (_UNIT_IN_HEAD, _UNIT_BEHIND_HEAD):
        match = pattern.match(text)
        if match and is_unit(match["unit"]) and is_unit(match["unit"], _plainly_named(match["name"])):
            return match["name"].strip(" ,:"), match["unit"]
    parts = text.replace("-", "_").split("_")
    for count in (2, 1):
        unit, known = "/".join(parts[-count:]), _plainly_named(" ".join(parts[:-count]))
        if len(parts) > count and known is not None and is_unit(unit, known):
            return known.name, unit
    return text, ("%" if "%" in text else "")


@remembered
def named_in(head: str) -> Analyte | None:
    """The analyte that the head of a column, or the name of a test, means, with a unit beside it or without."""
    return _plainly_named(head) or _plainly_named(name_and_unit(head)[0])


def _plainly_named(text: str) -> Analyte | None:
    """The analyte of a name, also where it stands there twice: "Serum Iron (Fe)", "Folate (Folic Acid), Serum"."""
    if len(text) > _LONGEST:
        return None
    spelled = text.replace("_", " ")
    found = read_name(spelled)
    match = _TWICE.fullmatch(spelled) if found is None else None
    if match is None:
        return found
    one, other = read_name(f"{match[1]} {match[3]}"), read_name(match[2])
    return one if one is not None and other is not None and one.key == other.key else None


def is_unit(text: str, analyte: Analyte | None = None) -> bool:
    """Whether a text is a unit that is known here, or one that this analyte is kept in."""
    code = unit_code(text, analyte)  # many cells are asked about, and a refusal looks for units of a like name
    return code is not None and (analyte is None or code in analyte.units)


def _limits_and_unit(text: str) -> tuple[str, str]:
    match = _LIMITS_AND_UNIT.fullmatch(text)
    return (match[1], match[2]) if match else (text, "")


def _without(pattern: re.Pattern[str], part: str, text: str) -> tuple[str, str]:
    match = pattern.search(text)
    return (text[: match.start()].rstrip(), match[part]) if match else (text, "")


def _bare(flag: str) -> str:
    return flag.strip("()[] ")


@remembered
def _signed(text: str) -> str:
    """The text with a sign instead of words that mean one."""
    even = tidy(text)
    for pattern, sign in _WORDED:
        if match := pattern.match(even):
            return sign + even[match.end() :]
    return even
