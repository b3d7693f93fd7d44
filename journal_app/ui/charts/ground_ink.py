# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Draws what lies behind the series and moves with time: marked days, printed ranges, the grid, the dates.

Hides what is worked out once for a page, so that a frame only moves columns of numbers.
"""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from journal_app.analysis.charts import Axis, BandKind, ChartSpec, Column, DayBand
from journal_app.analysis.scales import TimeScale
from journal_app.analysis.time_ticks import DateTick, date_ticks, since_ticks
from journal_app.ui.charts.backdrop import CENTRE, draw_text
from journal_app.ui.charts.brushes import fill_rects
from journal_app.ui.charts.heads import AIR
from journal_app.ui.charts.look import Look
from journal_app.ui.charts.places import PanelPlace, Places
from journal_app.ui.charts.strokes import Strokes

GRID_OPACITY, BOLD_GRID_OPACITY = 0.55, 0.2
LABEL_GAP = 14.0
LEAST_BAND_PX = 2.0
"""A narrower band has no words; from so far away the footer speaks of them all."""
HALO = 0.8
"""How much of what lies behind words is covered."""


class GroundInk:
    """The ground of one page in one look."""

    def __init__(self, spec: ChartSpec, places: Places, look: Look) -> None:
        self._bands = spec.bands
        self._places = places
        self._look = look
        self._first_daily = next((place for place in places.panels if place.panel.daily), None)
        self._marks = [
            (_ends([band for band in spec.bands if band.kind is kind]), band_brush(kind, look)) for kind in BandKind
        ]
        self._ranges = {place.panel.key: _Ranges(place) for place in places.panels if place.panel.ranges}

    def draw(self, painter: QPainter, time: TimeScale, panels: Sequence[PanelPlace]) -> None:
        """Marked days behind the daily series, printed ranges behind the results, and the grid over both."""
        for ends, brush in self._marks:
            daily = [_tall(_across(ends, time), place) for place in panels if place.panel.daily]
            if daily:
                fill_rects(painter, np.concatenate(daily), brush)
        stepped = [self._ranges[place.panel.key].rects(time) for place in panels if place.panel.key in self._ranges]
        if stepped:
            rects = np.concatenate(stepped)
            fill_rects(painter, rects, QBrush(QColor(self._look.band)))
            fill_rects(painter, _edges(rects), QBrush(QColor(self._look.line)))
        self._draw_grid_and_dates(painter, time, panels)

    def draw_words(self, painter: QPainter, time: TimeScale) -> None:
        """Why days are marked, at the foot of the first daily panel, below all its points."""
        place, fonts = self._first_daily, self._places.fonts
        if place is None:
            return
        ground = QColor(self._look.ground)
        ground.setAlphaF(HALO)
        free_from = self._places.left
        for band in self._bands:
            if band.last < time.first or band.first > time.last:
                continue
            wide = fonts.width(band.words) + 6
            left = min(max(_middle(band, time) - wide / 2, self._places.left), self._places.right - wide)
            if left < free_from or (band.last - band.first) * time.pixels_a_day < LEAST_BAND_PX:
                continue
            free_from = left + wide + LABEL_GAP
            rect = QRectF(left, place.bottom - fonts.small_height - 2, wide, fonts.small_height)
            painter.fillRect(rect, ground)
            draw_text(painter, fonts.small, self._look.soft, rect, band.words, CENTRE)

    def _draw_grid_and_dates(self, painter: QPainter, time: TimeScale, panels: Sequence[PanelPlace]) -> None:
        """Hairlines, barely there, at the ticks of both axes, and the words of the dates."""
        ticks = ticks_in_view(self._places, time)
        left, right = self._places.left - AIR + 1, self._places.right + AIR
        rects = [
            (left, float(round(y)), right - left, 1.0)
            for place in panels
            for y in place.tick_heights
            if y < place.bottom - 2
        ]
        lines = [float(round(time.at(tick.day))) for tick in ticks]
        rects += [(x, place.top, 1.0, place.bottom - place.top) for place in panels for x in lines]
        fill_rects(painter, np.array(rects, dtype=np.float64).reshape(-1, 4), QBrush(grid_colour(self._look)))
        self._draw_dates(painter, time, ticks)

    def _draw_dates(self, painter: QPainter, time: TimeScale, ticks: Sequence[DateTick]) -> None:
        """The words of the time axis; they never touch each other or leave the page."""
        fonts, look = self._places.fonts, self._look
        free_from = 0.0
        for tick in ticks:
            half = fonts.width(tick.label) / 2
            x = min(max(time.at(tick.day), half + 2), self._places.width - half - 2)
            if x - half < free_from:
                continue
            free_from = x + half + LABEL_GAP / 2
            rect = QRectF(x - half - 2, self._places.dates_top + AIR / 2, 2 * half + 4, fonts.small_height)
            draw_text(painter, fonts.small, look.ink if tick.is_major else look.soft, rect, tick.label, CENTRE)


class _Ranges:
    """The printed ranges of one panel as rectangles; an open end reaches to the edge of the plot."""

    def __init__(self, place: PanelPlace) -> None:
        steps = place.panel.ranges
        self._ends = np.array([(step.first, step.last) for step in steps])
        tops = [place.top if step.high is None else place.scale.at(step.high) for step in steps]
        bottoms = [place.bottom if step.low is None else place.scale.at(step.low) for step in steps]
        self._tops = np.round(np.clip(tops, place.top, place.bottom))
        self._heights = np.round(np.clip(bottoms, place.top, place.bottom)) - self._tops

    def rects(self, time: TimeScale) -> Strokes:
        """The rectangles in view, in whole pixels."""
        across = _across(self._ends, time)
        whole = np.column_stack((across[:, 0], self._tops, across[:, 1], self._heights))
        return whole[(whole[:, 2] > 0) & (whole[:, 3] > 0)]


def grid_colour(look: Look) -> QColor:
    """The colour of a grid that is barely there, also where lines are as bold as words."""
    colour = QColor(look.line)
    colour.setAlphaF(GRID_OPACITY if look.line != look.ink else BOLD_GRID_OPACITY)
    return colour


def band_brush(kind: BandKind, look: Look) -> QBrush:
    """A plain band for "too ill to log", hatched one way for "not tracked" and the other for "left out"."""
    match kind:
        case BandKind.TOO_ILL:
            return QBrush(QColor(look.band))
        case BandKind.NOT_TRACKED:
            return QBrush(QColor(look.line), Qt.BrushStyle.BDiagPattern)
        case BandKind.LEFT_OUT:
            return QBrush(QColor(look.line), Qt.BrushStyle.FDiagPattern)


def ticks_in_view(places: Places, time: TimeScale) -> tuple[DateTick, ...]:
    """The dates, or days counted from day 0, worth a tick, with room for their words."""
    if places.axis is Axis.SINCE:
        widest = places.fonts.width("−000")
        return since_ticks(time.first + 0.5, time.last - 0.5, int(time.width / (widest + LABEL_GAP)))
    widest = places.fonts.width("00 MMMM")
    return date_ticks(time.first + 0.5, time.last - 0.5, int(time.width / (widest + LABEL_GAP)))


def _ends(bands: Sequence[DayBand]) -> Column:
    return np.array([(band.first, band.last) for band in bands], dtype=np.float64).reshape(-1, 2)


def _across(ends: Column, time: TimeScale) -> Column:
    """Left edges and widths in whole pixels of stretches of days; nothing in view is narrower than a pixel.

    What reaches the edge of the view reaches the edge of the plot, a little beyond.
    """
    left_edge, right_edge = time.left - AIR + 1, time.left + time.width + AIR
    left = np.where(ends[:, 0] <= time.first, left_edge, np.round(time.x(ends[:, 0])))
    right = np.where(ends[:, 1] >= time.last, right_edge, np.round(time.x(ends[:, 1])))
    is_seen = (ends[:, 1] >= time.first) & (ends[:, 0] <= time.last)
    return np.column_stack((left, np.where(is_seen, np.maximum(right - left, 1.0), 0.0)))


def _tall(across: Column, place: PanelPlace) -> Strokes:
    """Stretches over the whole height of a plot."""
    seen = across[across[:, 1] > 0]
    tops, heights = np.full(len(seen), place.top), np.full(len(seen), place.bottom - place.top)
    return np.column_stack((seen[:, 0], tops, seen[:, 1], heights))


def _edges(rects: Strokes) -> Strokes:
    """The upper and the lower line of rectangles."""
    upper, lower = rects.copy(), rects.copy()
    upper[:, 3] = lower[:, 3] = 1
    lower[:, 1] += rects[:, 3] - 1
    return np.concatenate((upper, lower))


def _middle(band: DayBand, time: TimeScale) -> float:
    return (time.at(max(band.first, time.first)) + time.at(min(band.last, time.last))) / 2
