# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Pairs on screen: a result across, the mean of the scores around it up; a point for each draw.

Hides where axes and points lie. No line is drawn through the points: that would say more than a picture can.
"""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from journal_app.analysis.around_draws import PairsSpec
from journal_app.analysis.charts import Scale
from journal_app.analysis.scales import ValueScale, tick_texts
from journal_app.domain.subjects import Subject
from journal_app.ui.charts.backdrop import CENTRE, LEFT, RIGHT, draw_text
from journal_app.ui.charts.drawn import Drawn
from journal_app.ui.charts.ground_ink import grid_colour
from journal_app.ui.charts.heads import AIR, wrapped
from journal_app.ui.charts.series_ink import POINT_PX
from journal_app.ui.charts.stamps import Stamp, draw_symbol

PLOT_PX = 280
TICK_GAP = 1.7


class PairsPicture(Drawn):
    """Shows the pairs it is given; the arrow keys go from draw to draw in order of days."""

    _spec: PairsSpec | None = None

    def set_spec(self, spec: PairsSpec) -> None:
        """Show other pairs."""
        self._spec = spec
        self.show_words(spec.title, spec.alt)

    def least_height(self) -> float:
        """Titles, a plot that can be read, and the numbers below it."""
        return self._head() + PLOT_PX * self.look.title_px / 16 + self._foot()

    def spots(self) -> Sequence[QPointF]:
        """Where the pairs stand."""
        if self._spec is None:
            return ()
        across, up = self._scales(self._spec)
        x = across.y(np.array([pair.across for pair in self._spec.pairs]))
        y = up.y(np.array([pair.up for pair in self._spec.pairs]))
        return [QPointF(*at) for at in zip(x.tolist(), y.tolist(), strict=True)]

    def words_at(self, place: int) -> str:
        """The result, its day and the mean around it."""
        return self._spec.pairs[place].readout if self._spec else ""

    def subject_at(self, place: int) -> Subject | None:
        """The result of the draw."""
        return self._spec.subject(place) if self._spec else None

    def step(self, key: Qt.Key, at: int) -> int | None:
        """Left and Up lead to the draw before, Right and Down to the one after."""
        return at + {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}[key]

    def draw(self, painter: QPainter) -> None:
        """Axes with their titles, then the points."""
        if self._spec is None:
            return
        across, up = self._scales(self._spec)
        self._draw_titles(painter, self._spec, up)
        self._draw_axes(painter, across, up)
        size = round(POINT_PX * self.look.title_px / 16)
        for pair, at in zip(self._spec.pairs, self.spots(), strict=True):
            stamp = Stamp(
                symbol=self._spec.style.symbol,
                colour=self.look.colour(self._spec.style),
                size=size,
                comparator=pair.comparator,
                is_hollow=pair.is_hollow,
            )
            draw_symbol(painter, stamp, at.x(), at.y())

    def _scales(self, spec: PairsSpec) -> tuple[ValueScale, ValueScale]:
        """The scale across, whose top is its right edge, and the scale up."""
        left = self.fonts.small_height * 2.5 + 2 * AIR
        is_log = spec.scale is Scale.LOG
        across = ValueScale(*spec.across, top=self.width() - 2 * AIR, bottom=left, air=-AIR, is_log=is_log)
        return across, ValueScale(*spec.up, top=self._head(), bottom=self.height() - self._foot(), air=AIR)

    def _titles(self) -> list[tuple[str, bool]]:
        """The lines above the plot, and whether each is a title."""
        if self._spec is None:
            return []
        width = self.width() - 4 * AIR
        up = wrapped(self._spec.up_title, QFontMetricsF(self.fonts.title), width)
        note = wrapped(self._spec.note, QFontMetricsF(self.fonts.small), width) if self._spec.note else []
        return [*((line, True) for line in up), *((line, False) for line in note)]

    def _head(self) -> float:
        return AIR + len(self._titles()) * self.fonts.title_height + AIR

    def _foot(self) -> float:
        return self.fonts.small_height + self.fonts.title_height + 3 * AIR

    def _draw_titles(self, painter: QPainter, spec: PairsSpec, up: ValueScale) -> None:
        top = AIR
        for line, is_title in self._titles():
            rect = QRectF(AIR, top, self.width() - 2 * AIR, self.fonts.title_height)
            font, colour = (self.fonts.title, self.look.ink) if is_title else (self.fonts.small, self.look.soft)
            draw_text(painter, font, colour, rect, line, LEFT)
            top += self.fonts.title_height
        below = QRectF(AIR, up.bottom + self.fonts.small_height + AIR, self.width() - 2 * AIR, self.fonts.title_height)
        draw_text(painter, self.fonts.title, self.look.ink, below, spec.across_title, CENTRE)

    def _draw_axes(self, painter: QPainter, across: ValueScale, up: ValueScale) -> None:
        left, right, height = across.bottom, across.top, self.fonts.small_height
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        ticks = up.ticks(height * TICK_GAP)
        for value, text in zip(ticks, tick_texts(ticks), strict=True):
            y = up.at(value)
            painter.setPen(QPen(grid_colour(self.look), 1))
            painter.drawLine(QPointF(left, y), QPointF(right, y))
            rect = QRectF(0, y - height / 2, left - AIR, height)
            draw_text(painter, self.fonts.small, self.look.soft, rect, text, RIGHT)
        ticks = ValueScale(across.low, across.high, 0, right - left, is_log=across.is_log).ticks(height * TICK_GAP * 2)
        for value, text in zip(ticks, tick_texts(ticks), strict=True):
            x, wide = across.at(value), self.fonts.width(text) + AIR
            rect = QRectF(min(x - wide / 2, self.width() - wide), up.bottom + AIR / 2, wide, height)
            draw_text(painter, self.fonts.small, self.look.soft, rect, text, CENTRE)
        painter.setPen(QPen(QColor(self.look.edge), 1))
        painter.drawLine(QPointF(left, up.top), QPointF(left, up.bottom))
        painter.drawLine(QPointF(left, up.bottom), QPointF(right, up.bottom))
