# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the cells of a row of Bearable's export hold, by its category.

Hides where the name of a thing stands, where its unit or the word for its level, and how several of them share a cell.
The scales are those that exports show (symptoms 1 mild to 4 unbearable, mood to 10, energy and sleep quality to 5) and
that others read them with: OmegaJak/bearable-csv-analyzer, bcwilsondotcom/obsidian-bearable-import-plugin.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Better, DayRule, TrackerKind
from journal_app.domain.spelling import shortened
from journal_app.errors import EntryRefused
from journal_app.exchange.diaries.rows import number_in
from journal_app.exchange.diaries.source_names import SourceName
from journal_app.words import _

_LEVELS = {"none": 0, "mild": 1, "moderate": 2, "severe": 3, "unbearable": 4}
_AMOUNTS = {"none": 0, "little": 1, "a little": 1, "moderate": 2, "a lot": 3}
_IN_BRACKETS = re.compile(r"(?P<name>.*\S)\s*\((?P<inside>[^()]*)\)", re.DOTALL)
_WITH_AMOUNT = re.compile(r"(?P<name>.*\S)\s+-\s+(?P<amount>[^-]+)", re.DOTALL)
_HOURS = re.compile(r"(?P<hours>[0-9]{1,3}):(?P<minutes>[0-5][0-9])(?::[0-5][0-9])?")
_SIGNS_BEFORE = re.compile(r"^[^\w(]+")
_NOT_SAID = re.compile(r"^\s*\.\s+|\(synced from [^()]*\)", re.IGNORECASE)
_OF_AMOUNTS = {"meds/supplements", "meds", "medication", "supplements"}
_OF_MEASURES = {"health measurements", "nutrition", "weight", "water"}
_HUNDREDTHS = Decimal("0.01")


@frozen
class Cell:
    """One value of a row, as printed and as a number, and what is said beside it."""

    source: SourceName
    value: Decimal
    printed: str
    note: str = ""


def _scale(name: str, low: int, high: int, better: Better, **more: str) -> SourceName:
    rule = DayRule.WORST if better is Better.LOWER else DayRule.MEAN
    ends = SourceName(name=name, kind=TrackerKind.SCALE, low=Decimal(low), high=Decimal(high), better=better)
    return replace(ends, day_rule=rule, low_words=more.get("low_words", ""), high_words=more.get("high_words", ""))


_RATED = {
    "mood": _scale("Mood", 1, 10, Better.HIGHER),
    "energy": _scale("Energy", 1, 5, Better.HIGHER),
    "sleep quality": _scale("Sleep quality", 1, 5, Better.HIGHER),
}
_SLEEP = SourceName(name="Sleep duration", kind=TrackerKind.DURATION, day_rule=DayRule.LAST)
_FIXED = {source.name for source in (*_RATED.values(), _SLEEP)}


def is_record(category: str) -> bool:
    """Whether a row of this category is kept as a score, unless the reader leaves it out."""
    return category.lower() in {*_RATED, "sleep", "symptom", "symptoms"}


def values_of(category: str, rating: str, detail: str) -> list[Cell]:
    """The values of a row; none where it has no number and names nothing. EntryRefused says why one is not read."""
    folded, rating, detail = category.lower(), rating.strip(), " ".join(detail.split())
    if folded == "sleep":
        return [_slept(rating, detail)] if rating else []
    if folded in {"symptom", "symptoms"}:
        return list(_symptoms(category, rating, detail))
    if not rating:
        return [_factor(category, part) for part in _parts(detail)]
    if folded in _OF_AMOUNTS | _OF_MEASURES:
        return list(_amounts(category, rating, detail))
    source = replace(_RATED.get(folded) or SourceName(name=category), group=category)
    return [Cell(source=source, value=number_in(one), printed=one, note=detail) for one in _parts(rating)]


def note_in(cell: str) -> str:
    """A note without what an export puts before it, or instead of one."""
    text = _NOT_SAID.sub("", f"{cell} ").strip() if cell else ""
    return text if any(sign.isalnum() for sign in text) else ""


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _slept(rating: str, detail: str) -> Cell:
    match = _HOURS.fullmatch(rating)
    if match is None:
        hours = number_in(rating)
    else:
        # As a form here keeps 7:20: 7.33 hours.
        exact = (Decimal(match["hours"]) + Decimal(match["minutes"]) / 60).quantize(_HUNDREDTHS).normalize()
        hours = Decimal(format(exact, "f"))
    return Cell(source=replace(_SLEEP, group="Sleep"), value=hours, printed=rating, note=detail)


def _symptoms(category: str, rating: str, detail: str) -> Iterator[Cell]:
    for name, printed in _paired(rating, detail):
        bare, level = _bracketed(name)
        is_level = level.lower() in _LEVELS
        shown = printed or (str(_LEVELS[level.lower()]) if is_level else "")
        if not shown:
            raise EntryRefused(_("{name} has no number of its own.").format(name=shortened(name)))
        source = _scale(_named(bare if is_level else name, category), 0, 4, Better.LOWER)
        # Translators: "unbearable": what the high end of a scale means
        words = replace(source, group=category, low_words=_("none"), high_words=_("unbearable"))
        yield Cell(source=words, value=number_in(shown), printed=shown)


def _amounts(category: str, rating: str, detail: str) -> Iterator[Cell]:
    for name, printed in _paired(rating, detail):
        if not printed:
            raise EntryRefused(_("{name} has no number of its own.").format(name=shortened(name)))
        # Its unit stays in the name: one thing in two units is two things.
        source = SourceName(name=_named(name, category), group=category, is_left_out=category.lower() in _OF_AMOUNTS)
        yield Cell(source=source, value=number_in(printed), printed=printed)


def _factor(category: str, text: str) -> Cell:
    """Something that was there on a day, or how much of it there was; it is only read where the reader asks for it."""
    match = _WITH_AMOUNT.fullmatch(text)
    amount = _AMOUNTS.get(match["amount"].strip().lower()) if match else None
    name = _named(_SIGNS_BEFORE.sub("", match["name"] if match and amount is not None else text) or text, category)
    if amount is None:
        source = SourceName(name=name, group=category, kind=TrackerKind.YES_NO, is_left_out=True)
        return Cell(source=source, value=Decimal(1), printed=text)
    # Translators: "a lot": what the high end of a scale means, the low one being: none
    ends = _scale(name, 0, 3, Better.NEITHER, low_words=_("none"), high_words=_("a lot"))
    return Cell(source=replace(ends, group=category, is_left_out=True), value=Decimal(amount), printed=text)


def _paired(rating: str, detail: str) -> Sequence[tuple[str, str]]:
    """Each name in the detail with its number; with none where one number stands for several names."""
    names, numbers = _parts(detail), _parts(rating)
    if not names:
        raise EntryRefused(_("It does not say what the number is of."))
    if len(names) == len(numbers):
        return list(zip(names, numbers, strict=True))
    if len(names) == 1:
        return [(names[0], number) for number in numbers]
    return [(name, "") for name in names]


def _bracketed(text: str) -> tuple[str, str]:
    """A name and what stands in brackets behind it."""
    match = _IN_BRACKETS.fullmatch(text)
    return (match["name"], match["inside"].strip()) if match else (text, "")


def _named(name: str, category: str) -> str:
    """The name of a thing, told apart from the things that have a category to themselves."""
    return f"{name} ({category})" if name in _FIXED else name
