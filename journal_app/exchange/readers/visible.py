# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Visible's CSV export.

Hides the blanks at its line ends, that one tracker may stand in several categories, and that scales from 0 to 3 share
one column with milliseconds, beats a minute and points.
"""

from decimal import Decimal

from journal_app.domain.scores import Better, DayRule, TrackerKind
from journal_app.errors import EntryRefused
from journal_app.exchange.diary_days import DiaryDays, order_in, read_instant
from journal_app.exchange.diary_rows import Cells, cells_by_column, number_in
from journal_app.exchange.named_values import NamedValues
from journal_app.exchange.opened import Opened
from journal_app.exchange.plan import ImportPlan
from journal_app.exchange.reading import Ground
from journal_app.exchange.source_names import SourceName
from journal_app.words import _

FORMAT = "visible"
_SOURCE = "Visible"
_COLUMNS = {"observation_date", "tracker_name", "tracker_category", "observation_value"}
# Names and categories as they stand in exports, such as those of ashanan/visible-to-sqlite.
_UNITS = {"hr variability": "ms", "hrv": "ms", "resting hr": "bpm", "heart rate": "bpm"}
_OF_SYMPTOMS = {"brain", "gastrointestinal", "pain", "heart and lungs", "sensory", "muscles", "immune", "experience"}
_MEASUREMENT = "measurement"
_LEAST, _MOST = Decimal(0), Decimal(3)


def sniff(file: Opened) -> bool:
    """Whether the first row names the columns of a Visible export."""
    return file.header is not None and set(file.header.names) >= _COLUMNS


def read(file: Opened, ground: Ground) -> ImportPlan:
    """What the observations of the export would do."""
    values = NamedValues(ground, _SOURCE)
    rows = list(cells_by_column(file.source, ground.tell, values.reject))
    order, ask = order_in((cells["observation_date"] for _number, cells in rows), ground.answers.day_order)
    days = DiaryDays(today=ground.today, order=order)
    for number, cells in rows:
        try:
            _offer(values, number, cells, days)
        except EntryRefused as error:
            values.refuse(number, error)
    return values.plan(FORMAT, day_order=ask)


def _offer(values: NamedValues, number: int, cells: Cells, days: DiaryDays) -> None:
    name = " ".join(cells["tracker_name"].split())
    if not name:
        raise EntryRefused(_("The name of the tracker is missing."))
    printed = cells["observation_value"].strip()
    if not printed:
        values.skip(number, _("It has no value."))
        return
    day, at = read_instant(cells["observation_date"], days)
    source = _source_name(name, " ".join(cells["tracker_category"].split()))
    values.offer(number, source, day, number_in(printed), printed=printed, at=at)


def _source_name(name: str, category: str) -> SourceName:
    folded = category.lower()
    unit = _UNITS.get(name.lower(), "")
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
