# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A plain table that somebody keeps: a day in each row, and a column for each thing that is scored.

Hides how such a table is told from one of laboratory results, what a column holds (numbers, hours, yes and no, notes),
and that a scale is only taken as known where the table itself reaches its end: numbers up to 10 may be of any scale.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from journal_app.domain.catalogues import analyte_called
from journal_app.domain.scores import TrackerKind
from journal_app.domain.spelling import plain
from journal_app.errors import EntryRefused
from journal_app.exchange.diaries.day_notes import DayNotes
from journal_app.exchange.diaries.days import DiaryDays, order_in, read_clock, read_instant
from journal_app.exchange.diaries.named_values import NamedValues
from journal_app.exchange.diaries.rows import Cells, cells_by_column, first_rows, number_in, printed_names
from journal_app.exchange.diaries.source_names import SourceName, means_a_tracker
from journal_app.exchange.diaries.taking import take_rows
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.previews.plan import ImportPlan, LineRefused
from journal_app.exchange.reading import Ground
from journal_app.words import _

FORMAT = "diary-csv"
_SOURCE = "Diary"
_DAYS = {"date", "day", "datum", "tag", "fecha", "data", "jour", "dato", "dag", "timestamp"}
_TIMES = {"time", "uhrzeit", "zeit", "hora", "heure", "ora"}
_NOTES = {"note", "notes", "comment", "comments", "notiz", "notizen", "kommentar", "bemerkung", "nota", "notas"}
_OTHERS = {"weekday", "wochentag", "dayofweek"}
_OF_LABS = {"unit", "units", "einheit", "analyte", "test", "result", "value", "reference", "referencerange", "loinc"}
_HOURS = re.compile(r"(?P<hours>[0-9]{1,3}):(?P<minutes>[0-5][0-9])")
_YES = {"yes", "y", "true", "x", "ja", "oui", "\N{CHECK MARK}", "\N{HEAVY CHECK MARK}"}
_NO = {"no", "n", "false", "nein", "non"}
_TEN = Decimal(10)
_MOST_COLUMNS, _LOOKED_AT = 200, 100


def sniff(file: Opened) -> bool:
    """Whether the first column is of days, and one of the others is of something that a journal scores."""
    header = file.header
    if header is None or plain(header.names[0]) not in _DAYS or len(header.names) > _MOST_COLUMNS:
        return False
    rows = first_rows(file, _LOOKED_AT)
    heads = (header.names, *(row for row in rows if not _is_day(row[0])))
    if any(map(_is_of_labs, (name for head in heads for name in head[1:]))):
        return False
    scored = [place for place, name in enumerate(header.names) if means_a_tracker(name)]
    cells = [row[place] for row in rows for place in scored if place < len(row)]
    return any(map(_is_scored, cells)) and _is_day(rows[0][0])


def read(file: Opened, ground: Ground) -> ImportPlan:
    """What the rows of the table would do."""
    values, notes = NamedValues(ground, _SOURCE), DayNotes(ground.facts)
    rows = list(cells_by_column(file.source, ground.tell, values.reject))
    names = printed_names(file.source, file.header) if file.header is not None else ()
    columns = {name.lower(): name for name in names[1:] if name and plain(name) not in _TIMES | _NOTES | _OTHERS}
    sources = {key: _source_name(name, [cells[key] for _number, cells in rows]) for key, name in columns.items()}
    day = names[0].lower()
    order, ask = order_in((cells[day] for _number, cells in rows), ground.answers.day_order)
    days = DiaryDays(today=ground.today, order=order)

    def take(number: int, cells: Cells) -> None:
        _read_row(number, cells, day, sources, values, notes, days)

    take_rows(rows, take, values, notes)
    return values.plan(FORMAT, day_order=ask)


def _read_row(
    number: int,
    cells: Cells,
    day_column: str,
    sources: Mapping[str, SourceName],
    values: NamedValues,
    notes: DayNotes,
    days: DiaryDays,
) -> None:
    day, at = read_instant(cells[day_column], days)
    clock = next((cells[name] for name in cells if plain(name) in _TIMES and cells[name].strip()), "")
    at = read_clock(clock) or at
    said = [cells[name].strip() for name in cells if plain(name) in _NOTES and cells[name].strip()]
    for text in said:
        notes.offer(number, day, text)
    given = [(source, cells[key].strip()) for key, source in sources.items() if cells[key].strip()]
    if not given and not said:
        values.skip(number, _("Nothing was entered."))
    for source, printed in given:
        try:
            values.offer(number, source, day, _value(printed, source), printed=printed, at=at)
        except EntryRefused as error:
            values.refuse(number, error)


def _source_name(name: str, cells: Sequence[str]) -> SourceName:
    """What a column holds, by all its cells."""
    given = [cell.strip() for cell in cells if cell.strip()]
    if given and all(_HOURS.fullmatch(cell) for cell in given):
        return SourceName(name=name, kind=TrackerKind.DURATION)
    if given and all(cell.casefold() in _YES | _NO for cell in given):
        return SourceName(name=name, kind=TrackerKind.YES_NO)
    numbers = [number for cell in given if (number := _number(cell)) is not None]
    if numbers and max(numbers) == _TEN and min(numbers) >= 0:
        return SourceName(name=name, kind=TrackerKind.SCALE, low=Decimal(0), high=_TEN)
    return SourceName(name=name)


def _value(printed: str, source: SourceName) -> Decimal:
    if source.kind is TrackerKind.YES_NO:
        return Decimal(int(printed.casefold() in _YES))
    if (match := _HOURS.fullmatch(printed)) and source.kind is TrackerKind.DURATION:
        # As a form here keeps 7:20: 7.33 hours.
        exact = (Decimal(match["hours"]) + Decimal(match["minutes"]) / 60).quantize(Decimal("0.01")).normalize()
        return Decimal(format(exact, "f"))
    return number_in(printed)


def _number(cell: str) -> Decimal | None:
    try:
        return number_in(cell)
    except EntryRefused:
        return None


def _is_of_labs(head: str) -> bool:
    """Whether the head of a column is that of a table of laboratory results, its unit behind it or not."""
    name = head.partition("(")[0].strip()
    return bool(name) and (plain(name) in _OF_LABS or analyte_called(name) is not None)


def _is_scored(cell: str) -> bool:
    """Whether a cell is a number, hours, or a yes or no."""
    printed = cell.strip()
    is_plain = printed.casefold() in _YES | _NO or _HOURS.fullmatch(printed) is not None
    return is_plain or _number(printed) is not None


def _is_day(cell: str) -> bool:
    """Whether a cell is a day, in one way or in two."""
    try:
        read_instant(cell, DiaryDays(today=date.max))
    except EntryRefused as error:
        return isinstance(error, LineRefused)
    return True
