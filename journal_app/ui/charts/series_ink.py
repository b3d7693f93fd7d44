# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Draws the series of a panel: faint dots with the running mean above them, and single results.

Hides what is kept from frame to frame: thinned points for each zoom, and how far along its dashes a line has come, so
that dashes stay where they are while the view moves.
"""

import numpy as np
from PySide6.QtGui import QPainter

from journal_app.analysis.charts import Column, DailySeries, LabPoint, PointSeries
from journal_app.analysis.scales import TimeScale, ValueScale
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import Comparator
from journal_app.ui.charts.brushes import draw_stamps, draw_strokes
from journal_app.ui.charts.look import Look
from journal_app.ui.charts.stamps import Stamp, stamp_picture
from journal_app.ui.charts.strokes import PATTERNS, along, coarse_strokes, strokes
from journal_app.ui.charts.thinning import Level, Pyramid

POINT_PX = 11
ROOMY, CROWDED = 2.5, 0.5
"""Pixels a day. In a roomy view a mean is a wide line with exact dashes; in a crowded one a hairline."""


@frozen
class Canvas:
    """What a series is drawn on: a painter, the two axes, the look, and how many pixels of the screen a point has."""

    painter: QPainter
    time: TimeScale
    values: ValueScale
    look: Look
    ratio: float


class DailyInk:
    """One daily series, ready to be drawn at any zoom."""

    def __init__(self, series: DailySeries) -> None:
        self._series = series
        self._dots = Pyramid(series.days.array, series.values.array)
        self._means = Pyramid(series.mean_days.array, series.means.array)
        self._reached: tuple[tuple[float, ...], Column] = ((), np.empty(0))

    def draw_dots(self, canvas: Canvas) -> None:
        """A faint dot for each day in view."""
        time = canvas.time
        days, values = self._dots.level(time.pixels_a_day).between(time.first, time.last)
        stamp = Stamp(
            symbol=self._series.style.symbol,
            colour=canvas.look.colour(self._series.style),
            size=dot_size(time, canvas.look),
            opacity=0.42 if time.pixels_a_day < 6 else 0.6,  # noqa: PLR2004 -- single days stand apart from here on
            ratio=canvas.ratio,
        )
        draw_stamps(canvas.painter, stamp_picture(stamp), time.x(days), canvas.values.y(values))

    def draw_mean(self, canvas: Canvas) -> None:
        """The running mean in view, open wherever there is none."""
        time, series = canvas.time, self._series
        level = self._means.level(time.pixels_a_day)
        if not len(level.days):
            return
        days, values = level.between(time.first, time.last)
        x, y = time.x(days), canvas.values.y(values)
        pattern, colour = PATTERNS[series.style.dash], canvas.look.colour(series.style)
        if time.pixels_a_day >= ROOMY:
            phase = self._phase(canvas, level.days, level.values, days[0]) if pattern else 0.0
            draw_strokes(canvas.painter, strokes(x, y, pattern, phase), colour, canvas.look.line_px)
        else:
            # Qt draws lines of one pixel many times faster than wider ones; two beside each other look like one.
            thin = coarse_strokes(x, y, pattern, days * time.pixels_a_day)
            for shift in (0.0,) if time.pixels_a_day < CROWDED else (0.0, 0.7):
                draw_strokes(canvas.painter, thin + shift, colour, 1.0)
        self._draw_alone(canvas, level)

    def _draw_alone(self, canvas: Canvas, level: Level) -> None:
        """A mean with none on either side is a point."""
        if len(level.alone):
            colour = canvas.look.colour(self._series.style)
            stamp = Stamp(symbol=self._series.style.symbol, colour=colour, size=5, ratio=canvas.ratio)
            x, y = canvas.time.x(level.alone), canvas.values.y(level.alone_values)
            draw_stamps(canvas.painter, stamp_picture(stamp), x, y)

    def _phase(self, canvas: Canvas, days: Column, values: Column, first: float) -> float:
        """How far along the whole line, in pixels, its first day in view is."""
        scale = canvas.values
        asked = (len(days), canvas.time.pixels_a_day, scale.top, scale.bottom)
        if asked != self._reached[0]:
            self._reached = (asked, along(days * canvas.time.pixels_a_day, scale.y(values)))
        return float(self._reached[1][int(np.searchsorted(days, first))])


class PointInk:
    """One series of single results, sorted by how each is stamped."""

    def __init__(self, series: PointSeries) -> None:
        self._series = series
        self._days = np.array([point.day for point in series.points])
        self._values = np.array([point.value for point in series.points])
        self._groups: dict[tuple[Comparator, bool], tuple[Column, Column]] = {}
        for kind in {_kind(point) for point in series.points}:
            alike = [point for point in series.points if _kind(point) == kind]
            self._groups[kind] = (
                np.array([point.day for point in alike]),
                np.array([point.value for point in alike]),
            )

    def draw(self, canvas: Canvas) -> None:
        """Each result in view: hollow where it says why, an arrow where it was printed with a sign."""
        time = canvas.time
        if self._series.is_joined:
            x, y = time.x(self._days), canvas.values.y(self._values)
            draw_strokes(canvas.painter, strokes(x, y), canvas.look.colour(self._series.style), 1.0)
        for (comparator, is_hollow), (days, values) in self._groups.items():
            seen = (days >= time.first) & (days <= time.last)
            stamp = point_stamp(canvas.look, self._series, comparator, is_hollow=is_hollow, ratio=canvas.ratio)
            draw_stamps(canvas.painter, stamp_picture(stamp), time.x(days[seen]), canvas.values.y(values[seen]))


def point_stamp(look: Look, series: PointSeries, comparator: Comparator, *, is_hollow: bool, ratio: float) -> Stamp:
    """How a result of this series is stamped."""
    return Stamp(
        symbol=series.style.symbol,
        colour=look.colour(series.style),
        size=round(POINT_PX * look.title_px / 16),
        comparator=comparator,
        is_hollow=is_hollow,
        ratio=ratio,
    )


def dot_size(time: TimeScale, look: Look) -> int:
    """Dots grow with the room a day has."""
    return round(min(8.0, max(3.0, time.pixels_a_day * 0.6 + 2)) * look.title_px / 16)


def _kind(point: LabPoint) -> tuple[Comparator, bool]:
    return point.comparator, point.is_hollow
