# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What was said about a file, remembered for the next one like it.

Hides how answers stand as JSON, in the journal and in the file that a command takes, and which files are like one
another: words and names of a source, and tables by their name, mean the same in all files of a format; days and
encodings only where the columns are called the same.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from journal_app.domain import records
from journal_app.domain.scores import Tracker
from journal_app.errors import EntryRefused
from journal_app.exchange.previews.answers import NOTHING_SAID, Answers, ColumnReading, DayOrder, TrackerReading
from journal_app.exchange.previews.asks import Asks
from journal_app.store import rows
from journal_app.store.queries import Facts
from journal_app.words import _

T = TypeVar("T")
Header = tuple[str, ...]

_PLAIN_TRACKER = Tracker(key="-", name="", question="")
_MOST_DIGITS = 99
_LONGEST_NAME = 500


def header_of(names: Iterable[str]) -> Header:
    """The names of columns as two files are compared by them."""
    # Other letters than these look otherwise before it is known how the text is kept.
    return tuple("".join(letter for letter in name.strip().lower() if letter.isascii()) for name in names)


def start_from(answers: Answers, remembered: Answers) -> Answers:
    """What holds about a file: what was said of it, and beyond that what was said of one like it."""
    return replace(
        answers,
        encoding=answers.encoding or remembered.encoding,
        day_order=answers.day_order or remembered.day_order,
        words={**remembered.words, **answers.words},
        trackers={**remembered.trackers, **answers.trackers},
        columns={**remembered.columns, **answers.columns},
    )


def remembered(facts: Facts, of_format: str, header: Header) -> Answers:
    """What was said before about files of a format, the latest last; of one with another header, what holds for all."""
    known = NOTHING_SAID
    for mapping in facts.mappings(of_format):
        with suppress(EntryRefused):  # what another program wrote under this name is not ours to read
            said = _document(mapping.content)
            answers = read_answers(said)
            is_alike = header_of(_texts(said, "header")) == header
            known = start_from(answers if is_alike else _general(answers), known)
    return known


def to_remember(of_format: str, header: Header, held: Answers, before: Answers, asks: Asks) -> records.Mapping | None:
    """What is remembered of what was said, of that which a file of this format asks; None where it is nothing new.

    The day that was said of a table is that of one file, and is not remembered.
    """
    asked = replace(
        held,
        format="",
        person="",
        words=held.words if asks.words else before.words,
        trackers=held.trackers if asks.trackers else before.trackers,
        columns=_without_days(held.columns) if asks.columns else before.columns,
        day_order=held.day_order if asks.day_order else before.day_order,
    )
    if asked == replace(before, format="", person=""):
        return None
    laboratories = dict.fromkeys(reading.laboratory for reading in held.columns.values() if reading.laboratory)
    name = ": ".join(part for part in (", ".join(laboratories), ", ".join(header)) if part)
    content = json.dumps(answers_object(asked) | {"header": list(header)}, ensure_ascii=False)
    return records.Mapping(format=of_format, name=name[:_LONGEST_NAME], content=content)


def _without_days(columns: Mapping[str, ColumnReading]) -> Mapping[str, ColumnReading]:
    return {name: replace(reading, day="", header_line=0) for name, reading in columns.items()}


def answers_object(answers: Answers) -> dict[str, Any]:
    """Answers as a JSON object, numbers as the text of all their digits."""
    return (
        {
            "encoding": answers.encoding,
            "day_order": answers.day_order,
            "words": {word: _digits(number) for word, number in answers.words.items()},
            "trackers": {name: _tracker_object(reading) for name, reading in answers.trackers.items()},
            "columns": {
                name: {field.name: getattr(reading, field.name) for field in fields(reading)}
                for name, reading in answers.columns.items()
            },
        }
        | ({"format": answers.format} if answers.format else {})
        | ({"person": answers.person} if answers.person else {})
    )


def open_object(answers: Answers, asks: Asks) -> dict[str, Any]:
    """All that can be answered about a file as a JSON object, with what holds now; null where nothing does yet."""
    words = {ask.word.lower(): _digits(ask.number) for ask in asks.words}
    names = {ask.name: _tracker_object(ask.reading) for ask in asks.trackers}
    held = answers_object(replace(answers, columns={ask.name: ask.reading for ask in asks.columns}))
    if asks.day_order is not None:
        held["day_order"] = asks.day_order.order
    return held | {"words": held["words"] | words, "trackers": held["trackers"] | names}


def answers_in(text: str) -> Answers:
    """The answers that a JSON document holds; EntryRefused names what of it cannot be read."""
    return read_answers(_document(text))


def read_answers(said: Mapping[str, Any]) -> Answers:
    """The answers of a JSON object whose numbers are text or whole; EntryRefused names the part that cannot be read."""
    order = said.get("day_order")
    words = {str(word).lower(): number for word, number in _object(said.get("words") or {}).items()}
    return Answers(
        format=_text(said, "format"),
        encoding=_text(said, "encoding"),
        day_order=_read("day_order", DayOrder, order) if order else None,
        words={word: _number("words", number) for word, number in words.items() if number is not None},
        trackers={
            str(name): _tracker_reading(_object(reading))
            for name, reading in _object(said.get("trackers") or {}).items()
            if reading is not None
        },
        columns={
            str(name): _column_reading(_object(reading))
            for name, reading in _object(said.get("columns") or {}).items()
            if reading is not None
        },
        person=_text(said, "person"),
    )


def _general(answers: Answers) -> Answers:
    return replace(answers, encoding="", day_order=None)


def _digits(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")


def _tracker_object(reading: TrackerReading) -> dict[str, Any]:
    new = reading.new
    return {
        "tracker": reading.tracker,
        "low": _digits(reading.low),
        "high": _digits(reading.high),
        "is_reversed": reading.is_reversed,
    } | ({"new": _cells(new)} if new is not None else {})


def _cells(tracker: Tracker) -> dict[str, rows.Cell]:
    names = (column.name for column in rows.columns(Tracker))
    return dict(zip(names, rows.encode(tracker), strict=True))


def _tracker_reading(said: Mapping[str, Any]) -> TrackerReading:
    low, high, new = said.get("low"), said.get("high"), said.get("new")
    return TrackerReading(
        tracker=_text(said, "tracker"),
        low=None if low is None else _number("low", low),
        high=None if high is None else _number("high", high),
        is_reversed=_truth(said, "is_reversed"),
        new=_read("new", _tracker, new) if new else None,
    )


def _tracker(said: object) -> Tracker:
    cells = _cells(_PLAIN_TRACKER) | dict(_object(said))
    return rows.decode(Tracker, rows.row_of(Tracker, cells))


def _column_reading(said: Mapping[str, Any]) -> ColumnReading:
    return ColumnReading(
        roles=tuple(_texts(said, "roles")),
        names=tuple(_texts(said, "names")),
        header_line=_read("header_line", int, said.get("header_line", 0)),
        laboratory=_text(said, "laboratory"),
        day=_text(said, "day"),
        decimal_mark=_text(said, "decimal_mark"),
    )


def _document(text: str) -> Mapping[str, Any]:
    try:
        said = json.loads(text, parse_float=str)
    except (ValueError, RecursionError) as error:
        raise _refused(_("It is no JSON.")) from error
    return _object(said)


def _object(said: object) -> Mapping[str, Any]:
    if not isinstance(said, dict):
        raise _refused(_("{text} stands where names and values are expected.").format(text=str(said)[:60]))
    return said


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    if value is not None and not isinstance(value, str):
        raise _unreadable(name, value)
    return value or ""


def _texts(said: Mapping[str, Any], name: str) -> Sequence[str]:
    value = said.get(name) or []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _unreadable(name, value)
    return value


def _truth(said: Mapping[str, Any], name: str) -> bool:
    value = said.get(name, False)
    if not isinstance(value, bool):
        raise _unreadable(name, value)
    return value


def _number(name: str, value: object) -> Decimal:
    is_written = isinstance(value, str | int) and not isinstance(value, bool)
    number = _read(name, Decimal, value) if is_written else None
    if number is None or not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        raise _unreadable(name, value)
    return number


def _read(name: str, read: Callable[[Any], T], value: object) -> T:
    try:
        return read(value)
    except (ValueError, TypeError, KeyError, InvalidOperation) as error:
        raise _unreadable(name, value) from error


def _unreadable(name: str, value: object) -> EntryRefused:
    # Translators: {name} is a key in a file, {value} what stands there
    return _refused(_("{name} cannot be {value}.").format(name=name, value=str(value)[:60]))


def _refused(why: str) -> EntryRefused:
    return EntryRefused(_("These answers cannot be read."), why, _("Nothing was changed."))
