# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Track & Graph's CSV export, with a column of labels and, as it was before, without one.

Hides the three ways in which a value is written (a number, h:mm:ss, either with a label behind it), that one tracker
may hold times and numbers, and that two taps within a minute are two.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, time
from decimal import Decimal

from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Better, TrackerKind
from journal_app.domain.spelling import shortened
from journal_app.errors import EntryRefused
from journal_app.exchange.diaries.days import DiaryDays, order_in, read_instant
from journal_app.exchange.diaries.named_values import NamedValues
from journal_app.exchange.diaries.rows import Cells, cells_by_column, number_in, once
from journal_app.exchange.diaries.source_names import SourceName
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.previews.plan import ImportPlan
from journal_app.exchange.reading import Ground
from journal_app.words import _

FORMAT = "track-and-graph"
_SOURCE = "Track & Graph"
_COLUMNS = {"featurename", "timestamp", "value"}
# As in the tests of SamAmco/track-and-graph: each part of a time has a sign of its own, hours go on above 24.
_DURATION = re.compile(
    r"(?P<h>-?[0-9]{1,9}):(?P<m>-?[0-9]{1,2}):(?P<s>-?[0-9]{1,2}(?:\.[0-9]+)?)(?::(?P<label>.*))?", re.DOTALL
)
_NUMBER = re.compile(r"(?P<number>[^:]+)(?::(?P<label>.*))?", re.DOTALL)
_TEN_THOUSANDTHS = Decimal("0.0001")


def sniff(file: Opened) -> bool:
    """Whether the first row names the columns of a Track & Graph export, of either form."""
    return file.header is not None and set(file.header.names) >= _COLUMNS


@frozen
class _Point:
    """A point of the export; a duration's value is in hours."""

    number: int
    name: str
    day: date
    at: time | None
    moment: str
    value: Decimal
    printed: str
    is_duration: bool
    note: str


def read(file: Opened, ground: Ground) -> ImportPlan:
    """What the points of the export would do."""
    values = NamedValues(ground, _SOURCE)
    rows = list(cells_by_column(file.source, ground.tell, values.reject))
    order, ask = order_in((cells["timestamp"] for _number, cells in rows), ground.answers.day_order)
    days = DiaryDays(today=ground.today, order=order)

    def read_day(printed: str) -> tuple[date, time | None]:
        return read_instant(printed, days)

    read_once = once(read_day)
    points: list[_Point] = []
    for number, cells in rows:
        try:
            points.append(_point(number, cells, read_once))
        except EntryRefused as error:
            values.refuse(number, error)
    names = _Names(points)
    taps: dict[tuple[object, ...], str] = {}
    for point in points:
        first = taps.setdefault((point.name, point.day, point.at, point.value, point.note), point.moment)
        # Times are kept to the minute; a second tap in it is told from a row that stands twice by its second.
        second = point.moment if first != point.moment else ""
        values.offer(
            point.number,
            names.source_name(point),
            point.day,
            point.value,
            printed=point.printed,
            at=point.at,
            note="\n".join(part for part in (point.note, second) if part),
        )
    return values.plan(FORMAT, day_order=ask)


def _point(number: int, cells: Cells, read_day: Callable[[str], tuple[date, time | None]]) -> _Point:
    name = " ".join(cells["featurename"].split())
    if not name:
        raise EntryRefused(_("The name of the tracker is missing."))
    day, at = read_day(cells["timestamp"])
    value, is_duration, label = _value(cells["value"].strip())
    said = (cells.get("label", "").strip() or label.strip(), cells.get("note", "").strip())
    return _Point(
        number=number,
        name=name,
        day=day,
        at=at,
        moment=cells["timestamp"].strip(),
        value=value,
        printed=cells["value"].strip(),
        is_duration=is_duration,
        note="\n".join(part for part in said if part),
    )


def _value(printed: str) -> tuple[Decimal, bool, str]:
    """The value, whether it is a time that something took, and the label that stands behind it."""
    if match := _DURATION.fullmatch(printed):
        hours = Decimal(match["h"]) + Decimal(match["m"]) / 60 + Decimal(match["s"]) / 3600
        exact = hours.quantize(_TEN_THOUSANDTHS).normalize()
        return Decimal(format(exact, "f")), True, match["label"] or ""
    match = _NUMBER.fullmatch(printed)
    if match is None:
        raise EntryRefused(
            _("“{text}” is not a number this journal can read.").format(text=shortened(printed))
            if printed
            else _("The value is missing.")
        )
    return number_in(match["number"]), False, match["label"] or ""


class _Names:
    """What each tracker of the export holds. Invariant: times and numbers never come under one name."""

    def __init__(self, points: Iterable[_Point]) -> None:
        of_times = {point.name for point in points if point.is_duration}
        self._mixed = {point.name for point in points if not point.is_duration and point.name in of_times}
        self._below_nought = {point.name for point in points if point.is_duration and point.value < 0}

    def source_name(self, point: _Point) -> SourceName:
        """The name under which a point is offered."""
        if not point.is_duration:
            return SourceName(name=point.name)
        # Translators: name of a score that counts time; another of the same name counts something else
        name = _("{name} (time)").format(name=point.name) if point.name in self._mixed else point.name
        if point.name in self._below_nought:
            return SourceName(name=name, unit="h")
        return SourceName(name=name, kind=TrackerKind.DURATION, better=Better.NEITHER)
