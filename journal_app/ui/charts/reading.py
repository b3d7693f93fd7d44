# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What can be read on a chart, point by point, with the pointer or with the arrow keys.

Hides the order in which points are visited: along one track by day, and from track to track at about the same day.
"""

from collections.abc import Callable, Sequence

import numpy as np

from journal_app.analysis.chart_words import daily_words
from journal_app.analysis.charts import (
    Axis,
    ChartSpec,
    Column,
    DailySeries,
    Lane,
    MeanBand,
    Panel,
    PointSeries,
)
from journal_app.analysis.cycle_words import mean_words, since_words
from journal_app.analysis.pointing import About, nothing, of_happening, of_infusion, of_result, of_score
from journal_app.analysis.scales import TimeScale
from journal_app.domain.frozen import frozen
from journal_app.domain.subjects import Subject
from journal_app.ui.charts.places import Places

REACH_PX = 14.0
"""A point is read from this far away."""


@frozen
class Track:
    """Points of one series, or all markers, or one lane, in order of days.

    ``panel`` is the key of a panel or a lane, empty for markers; ``values`` is empty where points have no height.
    ``about`` says what a question about one of its points is about, if one can be asked.
    """

    panel: str
    name: str
    days: Column
    values: Column
    words: Callable[[int], str]
    about: About = nothing

    def subject(self, index: int) -> Subject | None:
        """A point as something to ask about, where it has a date of its own."""
        return self.about(float(self.days[index]))


@frozen(kw_only=False)
class Reading:
    """The point that is being read: its track and its turn there.

    ``day`` is the day the reader is at: it stays while they go from track to track, wherever the nearest points are.
    """

    track: int
    index: int
    day: float


def tracks_of(spec: ChartSpec) -> tuple[Track, ...]:
    """All tracks of a chart with something on them, from top to bottom."""
    found = [
        *(_mean(panel.key, panel.mean) for panel in spec.panels if panel.mean),
        *(_daily(panel, series, spec) for panel in spec.panels for series in panel.daily),
        *(_points(panel.key, series, spec) for panel in spec.panels for series in panel.points),
        _markers(spec),
        *(_lane(lane, spec) for lane in spec.lanes),
    ]
    order = {panel.key: place for place, panel in enumerate(spec.panels)}
    with_points = [track for track in found if len(track.days)]
    return tuple(sorted(with_points, key=lambda track: order.get(track.panel, len(order))))


def start(tracks: Sequence[Track], last: float) -> Reading | None:
    """Where reading begins: the newest point in view on the first track."""
    return _reading(tracks, 0, _nearest(tracks[0].days, last)) if tracks else None


def along(tracks: Sequence[Track], reading: Reading, steps: int) -> Reading:
    """So many points further on the same track, or its end."""
    last = len(tracks[reading.track].days) - 1
    return _reading(tracks, reading.track, min(max(reading.index + steps, 0), last))


def across(tracks: Sequence[Track], reading: Reading, steps: int) -> Reading:
    """The point nearest in time, so many tracks further down."""
    track = min(max(reading.track + steps, 0), len(tracks) - 1)
    return Reading(track, _nearest(tracks[track].days, reading.day), reading.day)


def place_of(tracks: Sequence[Track], reading: Reading, places: Places, time: TimeScale) -> tuple[float, float]:
    """Where a point stands on the page, in pixels."""
    track = tracks[reading.track]
    x = time.at(float(track.days[reading.index]))
    for panel in places.panels:
        if panel.panel.key == track.panel:
            return x, panel.scale.at(float(track.values[reading.index]))
    for lane in places.lanes:
        if lane.lane.key == track.panel:
            item = lane.lane.items[reading.index]
            return max(x, time.left), lane.top + (item.row + 1) * lane.row_height - 3
    return x, places.top


def at_pixel(tracks: Sequence[Track], places: Places, time: TimeScale, x: float, y: float) -> Reading | None:
    """The point under the pointer or close to it, None where there is none."""
    found: list[tuple[float, int, int]] = []
    for number, track in enumerate(tracks):
        if not _is_over(track, places, y):
            continue
        near = np.flatnonzero(np.abs(time.x(track.days) - x) <= REACH_PX)
        for index in near:
            at_x, at_y = place_of(tracks, _reading(tracks, number, int(index)), places, time)
            away = abs(at_x - x) + REACH_PX / 2 if not track.panel else float(np.hypot(at_x - x, at_y - y))
            found.append((away, number, int(index)))
    nearest = min(found, default=None)
    return _reading(tracks, nearest[1], nearest[2]) if nearest and nearest[0] <= REACH_PX else None


def _reading(tracks: Sequence[Track], track: int, index: int) -> Reading:
    return Reading(track, index, float(tracks[track].days[index]))


def _is_over(track: Track, places: Places, y: float) -> bool:
    """Whether a height belongs to a track's panel or lane; markers go through everything."""
    if not track.panel:
        return places.strip_top <= y <= places.dates_top
    spans = [(place.panel.key, place.top, place.bottom) for place in places.panels]
    spans += [(place.lane.key, place.top, place.bottom) for place in places.lanes]
    return any(key == track.panel and top - REACH_PX <= y <= bottom + REACH_PX for key, top, bottom in spans)


def _nearest(days: Column, day: float) -> int:
    return int(np.argmin(np.abs(days - day)))


def _daily(panel: Panel, series: DailySeries, spec: ChartSpec) -> Track:
    """The days of a series as they are drawn: of a cycle its means, and of what is counted since day 0 by that."""
    if spec.axis is Axis.CALENDAR:
        return Track(
            panel=panel.key,
            name=series.name,
            days=series.days.array,
            values=series.values.array,
            words=lambda index: daily_words(series, index, spec.notes),
            about=of_score(series),
        )
    days, values = (series.mean_days, series.means) if panel.mean else (series.days, series.values)
    has_value = ~np.isnan(values.array)
    shown, numbers = days.array[has_value], values.array[has_value]
    return Track(
        panel=panel.key,
        name=series.name,
        days=shown,
        values=numbers,
        words=lambda index: since_words(series.name, shown[index], numbers[index]),
        about=of_score(series),
    )


def _mean(panel: str, mean: MeanBand) -> Track:
    places = np.flatnonzero(~np.isnan(mean.means.array))
    return Track(
        panel=panel,
        name=mean.name,
        days=mean.days.array[places],
        values=mean.means.array[places],
        words=lambda index: mean_words(mean, int(places[index])),
    )


def _points(panel: str, series: PointSeries, spec: ChartSpec) -> Track:
    return Track(
        panel=panel,
        name=series.name,
        days=np.array([point.day for point in series.points]),
        values=np.array([point.value for point in series.points]),
        words=lambda index: series.points[index].readout,
        about=of_result(spec, series),
    )


def _markers(spec: ChartSpec) -> Track:
    markers = spec.markers
    return Track(
        panel="",
        name=spec.title,
        days=np.array([marker.day for marker in markers]),
        values=np.empty(0),
        words=lambda index: markers[index].readout,
        about=of_infusion(spec),
    )


def _lane(lane: Lane, spec: ChartSpec) -> Track:
    days = np.array([item.first for item in lane.items])
    return Track(
        panel=lane.key,
        name=lane.title,
        days=days,
        values=np.empty(0),
        words=lambda index: lane.items[index].readout,
        about=of_happening(spec, lane),
    )
