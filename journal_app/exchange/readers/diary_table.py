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

from journal_app.domain.catalogues import find_analyte
from journal_app.domain.scores import TrackerKind
from journal_app.domain.spelling import plain
from journal_app.errors import EntryRefused, NotFound
from journal_app.exchange.day_notes import DayNotes
from journal_app.exchange.diary_days import DiaryDays, order_in, read_clock, read_instant
from journal_app.exchange.diary_rows import Cells, cells_by_column, first_rows, number_in, printed_names
from journal_app.exchange.named_values import NamedValues
from journal_app.exchange.opened import Opened
from journal_app.exchange.plan import ImportPlan, LineRefused
from journal_app.exchange.reading import Ground
from journal_app.exchange.source_names import SourceName, means_a_tracker
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
_MOST_COLUMNS = 200


def sniff(file: Opened) -> bool:
    """Whether the first column is of days, and one of the others is of something that a journal scores."""
    header = file.header
    if header is None or plain(header.names[0]) not in _DAYS or len(header.names) > _MOST_COLUMNS:
        return False
    others = [name for name in header.names[1:] if name]
    if any(plain(name) in _OF_LABS or _is_analyte(name) for name in others):
        return False
    return any(means_a_tracker(name) for name in others) and _first_cell_is_a_day(file)


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
    for number, cells in rows:
        try:
            _read_row(number, cells, day, sources, values, notes, days)
        except EntryRefused as error:
            values.refuse(number, error)
    for number, entry in notes.entries():
        values.put(entry, number)
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


def _is_analyte(name: str) -> bool:
    try:
        find_analyte(name)
    except NotFound:
        return False
    return True


def _first_cell_is_a_day(file: Opened) -> bool:
    rows = first_rows(file)
    if not rows:
        return False
    try:
        read_instant(rows[0][0], DiaryDays(today=date.max))
    except EntryRefused as error:
        return isinstance(error, LineRefused)
    return True
