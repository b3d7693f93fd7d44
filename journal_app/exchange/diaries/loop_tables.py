# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The tables of Loop Habit Tracker's export: the matrix of all habits, the table of one, and the list of habits.

Hides the comma at the end of every line of the matrix, older tables without a first row, and how it is told whether a
habit holds yes and no or amounts. A habit whose name holds a comma cannot be told apart in the matrix: such a row is
refused, since nobody knows which of its cells is whose.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from journal_app.domain.frozen import frozen
from journal_app.domain.scores import TrackerKind
from journal_app.errors import EntryRefused
from journal_app.exchange.diaries.days import DiaryDays
from journal_app.exchange.diaries.loop_marks import MARKS, HabitEntries, habit_name, is_amount, mark_in
from journal_app.exchange.diaries.rows import cells_by_column, printed_names
from journal_app.exchange.diaries.source_names import SourceName
from journal_app.exchange.files.sources import Source, refusal
from journal_app.exchange.files.tables import table, too_long
from journal_app.exchange.reading import Ground, say_nothing
from journal_app.words import _

_A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_STRENGTH = re.compile(r"[01]\.[0-9]{4}")
_UNKNOWN = MARKS["UNKNOWN"]


@frozen
class _Row:
    number: int
    day: str
    cells: tuple[str, ...]
    note: str = ""


def is_strength(cell: str) -> bool:
    """Whether a cell is a strength of a habit, as Loop works it out."""
    return _STRENGTH.fullmatch(cell.strip()) is not None


def read_matrix(source: Source, entries: HabitEntries, ground: Ground, habits: Mapping[str, SourceName]) -> None:
    """Take the entries of all habits; ``habits`` are those whose kind is known, by their names."""
    with table(source) as (header, rows):
        names = _without_empty_end(printed_names(source, header))[1:]
        if not all(names):
            raise refusal(_("This table is unclear."), _("A column of {name} has no name.").format(name=source.name))
        found: list[_Row] = []
        for number, row in rows:
            cells = [*row[:1], *_without_empty_end(row[1:])]
            if len(cells) - 1 > len(names):
                entries.values.reject(number, too_long(cells, header))
            elif len(row) < len(header.names):
                reason = _("It has fewer cells than the first row. The name of a habit may hold a comma.")
                entries.values.reject(number, reason)
            else:
                found.append(_Row(number=number, day=row[0], cells=tuple(row[1 : len(names) + 1])))
    _take(found, names, entries, ground, habits)


def read_one(
    source: Source, name: str, entries: HabitEntries, ground: Ground, known: SourceName | None, first: int = 0
) -> None:
    """Take the entries of the one habit that a table is of; its lines are counted from ``first``."""
    rows = [
        _Row(number=first + number, day=cells[0], cells=(cells[1],), note=cells[2] if len(cells) > 2 else "")  # noqa: PLR2004 -- day, value, note
        for number, cells in _rows_of_one(source)
        if len(cells) > 1
    ]
    _take(rows, (name,), entries, ground, {name: known} if known else {})


def read_habits(source: Source) -> dict[int, SourceName]:
    """The habits of a list, by the number that stands before the name of their folder."""
    found: dict[int, SourceName] = {}
    rejected: list[int] = []
    for _number, cells in cells_by_column(source, say_nothing, lambda line, _why: rejected.append(line)):
        place, name = cells.get("position", "").strip(), " ".join(cells.get("name", "").split())
        if place.isascii() and place.isdigit() and name:
            found[int(place[:9])] = habit_name(
                name,
                is_number=cells.get("type", "").strip().upper() == "NUMERICAL",
                unit=cells.get("unit", "").strip(),
                question=cells.get("question", "").strip(),
            )
    return found


def _rows_of_one(source: Source) -> Iterator[tuple[int, list[str]]]:
    """The rows of one habit's table; in older exports the first is a row as well."""
    with table(source) as (header, rows):
        if header.names and _A_DAY.fullmatch(header.names[0]):
            yield 1, list(header.names)
        yield from rows


def _take(
    rows: Sequence[_Row],
    names: Sequence[str],
    entries: HabitEntries,
    ground: Ground,
    habits: Mapping[str, SourceName],
) -> None:
    """Take every cell; a row in which nothing was entered for any habit is one line that says so."""
    sources = [habits.get(name) or _guessed(name, _column(rows, place)) for place, name in enumerate(names)]
    is_no_told = any(cell.strip().upper() in {"-1", *MARKS} for row in rows for cell in row.cells)
    days = DiaryDays(today=ground.today, order=ground.answers.day_order)
    for row in rows:
        _take_row(row, sources, entries, days, is_no_told=is_no_told)


def _take_row(
    row: _Row, sources: Sequence[SourceName], entries: HabitEntries, days: DiaryDays, *, is_no_told: bool
) -> None:
    try:
        day = days.read(row.day)
    except EntryRefused as error:
        entries.values.refuse(row.number, error)
        return
    took = 0
    for source, cell in zip(sources, row.cells, strict=True):
        try:
            mark = mark_in(cell)
            if mark in {None, _UNKNOWN} and not row.note:
                continue
            took += 1
            if mark == 0 and not is_no_told and source.kind is TrackerKind.YES_NO:
                reason = _("Exports as old as this one do not tell a no from a day without an entry.")
                entries.values.skip(row.number, reason)
                continue
            entries.take(row.number, source, day, mark, row.note.strip())
        except EntryRefused as error:
            took += 1
            entries.values.refuse(row.number, error)
    if not took:
        entries.values.skip(row.number, _("Nothing was entered."))


def _guessed(name: str, cells: Iterable[str]) -> SourceName:
    """A habit whose kind nothing says: amounts where a cell can be nothing else."""
    return habit_name(name, is_number=any(map(_is_amount, cells)))


def _is_amount(cell: str) -> bool:
    try:
        return is_amount(mark_in(cell))
    except EntryRefused:
        return False


def _column(rows: Sequence[_Row], place: int) -> Iterator[str]:
    return (row.cells[place] for row in rows)


def _without_empty_end(cells: Sequence[str]) -> tuple[str, ...]:
    count = len(cells)
    while count and not cells[count - 1].strip():
        count -= 1
    return tuple(cells[:count])
