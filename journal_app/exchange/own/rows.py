# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A row of one of our own tables as the fact it was written from.

Hides how each type of value is spelled in a cell, in CSV and in a workbook, and what no fact of a kind can hold.
"""

import dataclasses
import json
import re
import typing
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any

from journal_app.domain.checks import yes_or_no
from journal_app.domain.days import read_time
from journal_app.domain.facts import Fact, Kind
from journal_app.domain.records import AnswerSet, Card, CardMark, Exclusion, Question
from journal_app.domain.records import Mapping as SavedMapping
from journal_app.domain.scores import Tracker
from journal_app.domain.spelling import shortened
from journal_app.domain.treatments import Course, Event, Infusion, InfusionKind, Reaction
from journal_app.errors import EntryRefused
from journal_app.exchange.previews.cells import unguarded, without_guard
from journal_app.store.rows import FACTS, kind_of
from journal_app.words import _

_NUMBER = re.compile(r"-?[0-9]{1,99}(\.[0-9]{1,99})?")
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_NEVER_EMPTY: Mapping[type[Fact], tuple[str, ...]] = {
    Infusion: ("product",),
    Reaction: ("kind",),
    Course: ("title",),
    Question: ("text",),
    Tracker: ("key",),
}
_SPANS: Mapping[type[Fact], tuple[tuple[str, str], ...]] = {
    Course: (("started_on", "stopped_on"),),
    Event: (("first_on", "last_on"),),
    Exclusion: (("first_on", "last_on"),),
}
_JSON: Mapping[type[Fact], tuple[str, ...]] = {AnswerSet: ("items",), Card: ("content",), SavedMapping: ("content",)}
_FOUND = frozenset({"", "helpful", "unhelpful"})


class CellRefused(EntryRefused):
    """A cell does not hold what its column is for; ``column`` names it."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


def fact_of(fact_type: type[Fact], cells: Mapping[str, str]) -> Fact:
    """The fact of a row; CellRefused names the column that stands in its way."""
    readers = _readers(kind_of(fact_type))
    values: dict[str, Any] = {name: _value(name, read, cells.get(name, "")) for name, read in readers.items()}
    fact = fact_type(**values)
    for column, reason in _faults(fact):
        raise CellRefused(column, reason)
    return fact


def _value(name: str, read: Callable[[str], object], cell: str) -> object:
    try:
        return read(cell)
    except (EntryRefused, ValueError) as error:
        reason = _("“{text}” is nothing that can stand in the column {column}.")
        raise CellRefused(name, reason.format(text=shortened(cell), column=name)) from error


@cache
def _readers(kind: Kind) -> Mapping[str, Callable[[str], object]]:
    fact_type = FACTS[kind]
    hints = typing.get_type_hints(fact_type)
    return {field.name: _reader(hints[field.name]) for field in dataclasses.fields(fact_type)}


def _reader(hint: object) -> Callable[[str], object]:
    parts = typing.get_args(hint)
    if NoneType in parts:
        inner = _reader(next(part for part in parts if part is not NoneType))
        return lambda cell: inner(cell) if cell.strip() else None
    kind = typing.cast("type", hint)
    if issubclass(kind, StrEnum):
        return lambda cell: kind(unguarded(cell))
    return _BY_TYPE[kind]


def _truth(cell: str) -> bool:
    found = yes_or_no(cell.strip().lower().replace("true", "yes").replace("false", "no"))
    if found is None:
        # Translators: why a file was not read
        raise EntryRefused(_("It is empty."))
    return found


def _number(cell: str) -> Decimal:
    digits = without_guard(cell.strip())
    if not _NUMBER.fullmatch(digits):
        raise EntryRefused(_("It is not a number."))
    return Decimal(digits)


def _whole(cell: str) -> int:
    if not _WHOLE.fullmatch(cell.strip()):
        raise EntryRefused(_("It is not a whole number."))
    return int(cell)


def _day(cell: str) -> date:
    return date.fromisoformat(cell.strip().removesuffix("T00:00:00").removesuffix(" 00:00:00"))


def _instant(cell: str) -> datetime:
    at = datetime.fromisoformat(cell.strip())
    if at.tzinfo is None:
        raise EntryRefused(_("It is an instant without an offset."))
    return at


_BY_TYPE: Mapping[type, Callable[[str], object]] = {
    str: unguarded,
    bool: _truth,
    int: _whole,
    Decimal: _number,
    datetime: _instant,
    date: _day,
    time: read_time,
}


def _faults(fact: Fact) -> Iterator[tuple[str, str]]:
    """What a journal would not keep, by column."""
    for column in _NEVER_EMPTY.get(type(fact), ()):
        if not getattr(fact, column):
            yield column, _("It is empty.")
    for first, last in _SPANS.get(type(fact), ()):
        if _is_reverse(getattr(fact, first), getattr(fact, last)):
            yield last, _("It ends before it begins.")
    for column in _JSON.get(type(fact), ()):
        if not _is_json(getattr(fact, column)):
            yield column, _("It is not JSON.")
    yield from _own_faults(fact)


def _own_faults(fact: Fact) -> Iterator[tuple[str, str]]:
    match fact:
        case Infusion() if fact.iron_mg is not None and fact.kind is not InfusionKind.IRON:
            yield "iron_mg", _("Only an infusion of iron has an amount of iron.")
        case Reaction() if fact.onset_day is not None and fact.onset_day < 0:
            yield "onset_day", _("It is below nought.")
        case Tracker() if fact.question_version < 1:
            yield "question_version", _("It is below one.")
        case CardMark() if fact.found not in _FOUND:
            yield "found", _("It is helpful, unhelpful or empty.")


def _is_reverse(first: date, last: date | None) -> bool:
    return last is not None and last < first


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
