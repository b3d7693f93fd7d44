# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Visible's CSV export.

Hides the blanks at its line ends, that one tracker may stand in several categories, that scales from 0 to 3 share one
column with milliseconds, beats a minute and points, and that notes stand there too, commas and all. The answers to a
questionnaire are no scores of a day; they are only read where the reader asks for them.
"""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

from journal_app.domain.scores import Better, DayRule, TrackerKind
from journal_app.errors import EntryRefused
from journal_app.exchange.diaries.day_notes import DayNotes
from journal_app.exchange.diaries.days import DiaryDays, order_in, read_instant
from journal_app.exchange.diaries.named_values import NamedValues
from journal_app.exchange.diaries.rows import REST, Cells, cells_by_column, number_in, once
from journal_app.exchange.diaries.source_names import SourceName
from journal_app.exchange.diaries.taking import take_rows
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.previews.plan import ImportPlan
from journal_app.exchange.reading import Ground
from journal_app.words import _

FORMAT = "visible"
_SOURCE = "Visible"
_COLUMNS = {"observation_date", "tracker_name", "tracker_category", "observation_value"}
# Names and categories as they stand in exports, such as those of ashanan/visible-to-sqlite.
_UNITS = {"hr variability": "ms", "hrv": "ms", "resting hr": "bpm", "heart rate": "bpm"}
_OF_SYMPTOMS = {
    "general",
    "brain",
    "gastrointestinal",
    "pain",
    "heart and lungs",
    "sensory",
    "muscles",
    "immune",
    "experience",
}
_MEASUREMENT, _QUESTIONNAIRE, _OF_NOTES = "measurement", "funcap", {"note", "notes"}
_LEAST, _MOST = Decimal(0), Decimal(3)


def sniff(file: Opened) -> bool:
    """Whether the first row names the columns of a Visible export."""
    return file.header is not None and set(file.header.names) >= _COLUMNS


def read(file: Opened, ground: Ground) -> ImportPlan:
    """What the observations of the export would do."""
    values, notes = NamedValues(ground, _SOURCE), DayNotes(ground.facts)
    rows = list(cells_by_column(file.source, ground.tell, values.reject, keeps_rest=True))
    order, ask = order_in((cells["observation_date"] for _number, cells in rows), ground.answers.day_order)
    days = DiaryDays(today=ground.today, order=order)

    def read_day(printed: str) -> tuple[date, time | None]:
        return read_instant(printed, days)

    read_once = once(read_day)

    def take(number: int, cells: Cells) -> None:
        _offer(values, notes, number, cells, read_once)

    take_rows(rows, take, values, notes)
    return values.plan(FORMAT, day_order=ask)


def _offer(
    values: NamedValues,
    notes: DayNotes,
    number: int,
    cells: Cells,
    read_day: Callable[[str], tuple[date, time | None]],
) -> None:
    name, category = (" ".join(cells[column].split()) for column in ("tracker_name", "tracker_category"))
    if not name:
        raise EntryRefused(_("The name of the tracker is missing."))
    printed = f"{cells['observation_value']}{cells.get(REST, '')}".strip()
    if not printed:
        values.skip(number, _("It has no value."))
        return
    day, at = read_day(cells["observation_date"])
    if category.lower() in _OF_NOTES:
        notes.offer(number, day, printed)
    elif REST in cells:
        raise EntryRefused(_("It has more cells than the first row."))
    else:
        values.offer(number, _source_name(name, category), day, number_in(printed), printed=printed, at=at)


def _source_name(name: str, category: str) -> SourceName:
    folded = category.lower()
    unit = _UNITS.get(name.lower(), "")
    if folded.startswith(_QUESTIONNAIRE):
        return SourceName(name=name, group=category, is_left_out=True)
    if folded == _MEASUREMENT or unit:
        return SourceName(name=name, group=category, unit=unit)
    return SourceName(
        name=name,
        group=category,
        kind=TrackerKind.SCALE,
        low=_LEAST,
        high=_MOST,
        better=Better.LOWER if folded in _OF_SYMPTOMS else Better.NEITHER,
        day_rule=DayRule.WORST if folded in _OF_SYMPTOMS else DayRule.MEAN,
    )
