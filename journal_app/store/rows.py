# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Facts as rows, and rows as facts.

Hides how each type of value stands in SQLite: days and times as text, numbers as decimal text, marks as their words.
The columns of a table are the fields of its fact, in order, so a fact is described once.
"""

import dataclasses
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache, lru_cache
from operator import attrgetter
from types import NoneType

from journal_app.domain import labs, records, scores, treatments
from journal_app.domain.facts import Fact, Kind
from journal_app.domain.frozen import frozen
from journal_app.store import refusals

Cell = str | int | None
_MOST_DIGITS = 99  # before or behind the point: far more than any laboratory prints
Row = tuple[Cell, ...]
F = typing.TypeVar("F", bound=Fact)

FACTS: dict[Kind, type[Fact]] = {
    Kind.TRACKER: scores.Tracker,
    Kind.SCORE: scores.Score,
    Kind.DAY: scores.Day,
    Kind.LAB_RESULT: labs.LabResult,
    Kind.INFUSION: treatments.Infusion,
    Kind.REACTION: treatments.Reaction,
    Kind.EVENT: treatments.Event,
    Kind.COURSE: treatments.Course,
    Kind.COURSE_DAY: treatments.CourseDay,
    Kind.ANSWER_SET: records.AnswerSet,
    Kind.CARD: records.Card,
    Kind.CARD_MARK: records.CardMark,
    Kind.APPOINTMENT: records.Appointment,
    Kind.QUESTION: records.Question,
    Kind.FOLLOW_UP: records.FollowUp,
    Kind.ATTACHMENT: records.Attachment,
    Kind.LABORATORY: records.Laboratory,
    Kind.MAPPING: records.Mapping,
    Kind.IMPORT_RUN: records.ImportRun,
    Kind.EXCLUSION: records.Exclusion,
    Kind.EXPECTATION: records.Expectation,
    Kind.SETTING: records.Setting,
}
UNREADABLE = (ValueError, TypeError, KeyError, InvalidOperation)
"""What is raised where a cell, or the image of a row, does not hold what it is for."""
_KINDS = {fact_type: kind for kind, fact_type in FACTS.items()}
# Columns younger than the first format, and the format that brought them. A log or a dump from before it does not know
# them: there they are unsaid.
YOUNGER: dict[tuple[Kind, str], int] = {(Kind.INFUSION, "observed"): 2_000}


def kind_of(fact_type: type[Fact]) -> Kind:
    """The kind, and so the table, that facts of this type are kept in."""
    return _KINDS[fact_type]


def of_kind(name: str) -> type[Fact]:
    """The type of the facts that a log calls so; JournalUnreadable when there is none."""
    try:
        return FACTS[Kind(name)]
    except ValueError as error:
        raise refusals.unreadable_entry("change_row") from error


@frozen(kw_only=False)
class Column:
    """One column: its name, and how a value goes in and comes out."""

    name: str
    is_text: bool
    encode: Callable[[typing.Any], Cell]
    decode: Callable[[typing.Any], object]


def columns(fact_type: type[Fact]) -> tuple[Column, ...]:
    """The columns of a fact's table, in the order of the fact's fields."""
    return _columns(kind_of(fact_type))


@cache
def _columns(kind: Kind) -> tuple[Column, ...]:
    fact_type = FACTS[kind]
    hints = typing.get_type_hints(fact_type)
    return tuple(_column(field.name, hints[field.name]) for field in dataclasses.fields(fact_type))


def encode(fact: Fact) -> Row:
    """The row of a fact."""
    every, special = _plan(kind_of(type(fact)))
    cells: list[typing.Any] = list(every(fact))
    for place, encode_one in special:
        if cells[place] is not None:
            cells[place] = encode_one(cells[place])
    return tuple(cells)


@cache
def _plan(kind: Kind) -> tuple[Callable[[Fact], tuple[object, ...]], list[tuple[int, Callable[[typing.Any], Cell]]]]:
    """How to take all values of a fact at once, and which of them are not text already."""
    its_columns = _columns(kind)
    special = [(place, column.encode) for place, column in enumerate(its_columns) if not column.is_text]
    return attrgetter(*(column.name for column in its_columns)), special


def decode(fact_type: type[F], row: Sequence[Cell]) -> F:
    """The fact of a row; ValueError when a cell does not hold what its column is for."""
    cells: dict[str, typing.Any] = {
        column.name: column.decode(cell) for column, cell in zip(columns(fact_type), row, strict=True)
    }
    return fact_type(**cells)


@cache
def names_in(kind: Kind, made_in: int) -> frozenset[str]:
    """The column names that a table had in format ``made_in``."""
    return frozenset(column.name for column in _columns(kind) if YOUNGER.get((kind, column.name), 0) <= made_in)


def row_of(fact_type: type[Fact], cells: Mapping[str, Cell]) -> Row:
    """The row of named ``cells``; KeyError when one is missing that is no younger than the first format."""
    kind = kind_of(fact_type)
    return tuple(
        cells.get(column.name) if (kind, column.name) in YOUNGER else cells[column.name]
        for column in columns(fact_type)
    )


@lru_cache(maxsize=8)
def instant_text(at: datetime) -> str:
    """An instant as kept: UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def names(fact_type: type[Fact]) -> str:
    """The column names of a fact's table, for a SELECT."""
    return _statements(kind_of(fact_type)).names


def insert_sql(fact_type: type[Fact]) -> str:
    """The statement that adds a row of this fact."""
    return _statements(kind_of(fact_type)).insert


def update_sql(fact_type: type[Fact]) -> str:
    """The statement that replaces a row of this fact; takes the row, then its id."""
    return _statements(kind_of(fact_type)).update


@frozen(kw_only=False)
class _Statements:
    names: str
    insert: str
    update: str


@cache
def _statements(kind: Kind) -> _Statements:
    its_names = [column.name for column in _columns(kind)]
    listed = ", ".join(its_names)
    return _Statements(
        names=listed,
        insert=f"INSERT INTO {kind} ({listed}) VALUES ({', '.join('?' for _ in its_names)})",
        update=f"UPDATE {kind} SET {', '.join(f'{name} = ?' for name in its_names)} WHERE id = ?",
    )


def as_facts(fact_type: type[F], rows: Iterable[Sequence[Cell]]) -> list[F]:
    """The facts of many rows; JournalUnreadable when one holds something else than its table is for."""
    try:
        return [decode(fact_type, row) for row in rows]
    except UNREADABLE as error:
        raise refusals.unreadable_entry(kind_of(fact_type)) from error


def _column(name: str, hint: object) -> Column:
    inner, optional = _unwrapped(hint)
    encode_one, decode_one = _codec(inner)
    decode_any = (lambda cell: None if cell is None else decode_one(cell)) if optional else decode_one
    return Column(name, inner is str, encode_one, decode_any)


def _unwrapped(hint: object) -> tuple[type, bool]:
    """A type without its ``None``, and whether None was allowed."""
    parts = typing.get_args(hint)
    if NoneType not in parts:
        return typing.cast("type", hint), False
    return next(part for part in parts if part is not NoneType), True


def _codec(kind: type) -> tuple[Callable[[typing.Any], Cell], Callable[[typing.Any], object]]:
    if kind in _CODECS:
        return _CODECS[kind]
    if issubclass(kind, StrEnum):
        return str, kind
    raise TypeError(f"no column holds {kind}")


def day_kept(text: object, table: str) -> date:
    """A day as it stands in a table; JournalUnreadable when it is none."""
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise refusals.unreadable_entry(table) from error


def instant_kept(text: object, table: str) -> datetime:
    """An instant as it stands in a table; JournalUnreadable when it is none."""
    try:
        return datetime.fromisoformat(str(text))
    except ValueError as error:
        raise refusals.unreadable_entry(table) from error


def decimal_text(number: Decimal) -> str:
    """A number with every digit it was given with and no exponent."""
    return format(number, "f")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, not {type(value).__name__}")
    return str(value)


def _number(text: str) -> Decimal:
    """A number as it was kept; ValueError for one that no float comes near, which nobody has typed."""
    number = Decimal(text)
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        raise ValueError(text[:20])
    return number


def _minutes(value: time) -> str:
    return value.isoformat("minutes")


# How each type of value goes in and comes out; the text of a mark or kind is the mark or kind itself.
_CODECS: dict[type, tuple[Callable[[typing.Any], Cell], Callable[[typing.Any], object]]] = {
    str: (str, _text),
    bool: (int, bool),
    int: (int, int),
    Decimal: (decimal_text, _number),
    date: (date.isoformat, date.fromisoformat),
    time: (_minutes, time.fromisoformat),
    datetime: (instant_text, datetime.fromisoformat),
}
