# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Draws cycles with their mean, and fans: bands between two lines, opened wherever there is nothing to show.

Hides that a band is cut into whole pieces at its gaps, so that none bridges days without a value.
"""

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from journal_app.analysis.charts import Column, DailySeries, Fan, MeanBand
from journal_app.ui.charts.brushes import draw_strokes
from journal_app.ui.charts.series_ink import Canvas
from journal_app.ui.charts.strokes import PATTERNS, strokes

CYCLE_PX = 1.3
BAND_OPACITY, WIDE_BAND_OPACITY = 0.22, 0.12


class CycleInk:
    """One cycle of several: a thin line through its means, and nothing else."""

    def __init__(self, series: DailySeries) -> None:
        self._series = series

    def draw(self, canvas: Canvas) -> None:
        """The line, open wherever there is no mean."""
        style = self._series.style
        x = canvas.time.x(self._series.mean_days.array)
        y = canvas.values.y(self._series.means.array)
        draw_strokes(canvas.painter, strokes(x, y, PATTERNS[style.dash]), canvas.look.colour(style), CYCLE_PX)


class MeanInk:
    """The mean of cycles, wide, above the band from the lowest to the highest of them."""

    def __init__(self, mean: MeanBand) -> None:
        self._mean = mean

    def draw_band(self, canvas: Canvas) -> None:
        """The band, behind the cycles."""
        mean, colour = self._mean, canvas.look.colour(self._mean.style)
        _fill(canvas, mean.days.array, mean.lows.array, mean.highs.array, band_colour(colour))

    def draw_line(self, canvas: Canvas) -> None:
        """The mean, above the cycles."""
        mean = self._mean
        x, y = canvas.time.x(mean.days.array), canvas.values.y(mean.means.array)
        draw_strokes(canvas.painter, strokes(x, y), canvas.look.colour(mean.style), canvas.look.line_px + 0.8)


class FanInk:
    """A fan: the wide band, the narrow one over it, and the middle as a line."""

    def __init__(self, fan: Fan) -> None:
        self._fan = fan

    def draw(self, canvas: Canvas) -> None:
        """The fan, behind what happened."""
        fan, colour = self._fan, canvas.look.colour(self._fan.style)
        days = fan.days.array
        _fill(canvas, days, fan.low_95.array, fan.high_95.array, band_colour(colour, WIDE_BAND_OPACITY))
        _fill(canvas, days, fan.low_50.array, fan.high_50.array, band_colour(colour))
        x, y = canvas.time.x(days), canvas.values.y(fan.median.array)
        draw_strokes(canvas.painter, strokes(x, y, PATTERNS[fan.style.dash]), colour, canvas.look.line_px)


def band_colour(colour: str, opacity: float = BAND_OPACITY) -> QColor:
    """The colour of a line as the ground of its band."""
    ground = QColor(colour)
    ground.setAlphaF(opacity)
    return ground


def _fill(canvas: Canvas, days: Column, lows: Column, highs: Column, colour: QColor) -> None:
    """Fill between two lines, a piece for each run of days that has both; a day alone is as wide as itself."""
    painter = canvas.painter
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    has_both = ~(np.isnan(lows) | np.isnan(highs))
    for piece in np.split(np.arange(len(days)), np.flatnonzero(np.diff(has_both)) + 1):
        if not len(piece) or not has_both[piece[0]]:
            continue
        ends = np.concatenate(([days[piece[0]] - 0.5], days[piece], [days[piece[-1]] + 0.5]))
        around = np.concatenate(([piece[0]], piece, [piece[-1]]))
        x = np.concatenate((canvas.time.x(ends), canvas.time.x(ends)[::-1]))
        y = np.concatenate((canvas.values.y(highs[around]), canvas.values.y(lows[around])[::-1]))
        painter.drawPolygon(QPolygonF([QPointF(*at) for at in zip(x.tolist(), y.tolist(), strict=True)]))
