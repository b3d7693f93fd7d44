# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Draws one lane: bars as long as things lasted, with their words where there is room before the next bar.

Hides what is worked out once for a thousand events, so that a frame only looks at those in view.
"""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPainter

from journal_app.analysis.charts import Column, Lane
from journal_app.analysis.scales import TimeScale
from journal_app.ui.charts.backdrop import LEFT, draw_text
from journal_app.ui.charts.brushes import fill_rects
from journal_app.ui.charts.heads import AIR
from journal_app.ui.charts.look import Look
from journal_app.ui.charts.places import LanePlace, Places

BAR_PX = 4
LEAST_BAR_PX = 6
LABEL_GAP = 6.0
HALO = 0.8
"""The ground behind words, so that a line through the lane does not run through them."""


class LaneInk:
    """One lane on one page in one look."""

    def __init__(self, place: LanePlace, places: Places, look: Look) -> None:
        self._place = place
        self._places = places
        self._look = look
        items = place.lane.items
        self._first = np.array([item.first - 0.5 for item in items])
        self._last = np.array([item.last + 0.5 for item in items])
        self._row = np.array([item.row for item in items], dtype=np.float64)
        self._room_until = _next_on_row(place.lane)
        widths = {label: places.fonts.width(label) for label in {item.label for item in items}}
        self._width = np.array([widths[item.label] for item in items])

    def draw(self, painter: QPainter, time: TimeScale) -> None:
        """The bars in view, and above each its words if they end before the next one on its row."""
        seen = np.flatnonzero((self._last >= time.first) & (self._first <= time.last))
        left_edge, right_edge = self._places.left - AIR + 1, self._places.right + AIR
        left = np.round(np.maximum(time.x(self._first[seen]), left_edge))
        right = np.minimum(time.x(self._last[seen]), right_edge)
        tops = self._place.top + self._row[seen] * self._place.row_height
        bars = np.column_stack(
            (
                left,
                np.round(tops + self._place.row_height - BAR_PX - 1),
                np.maximum(np.round(right - left), LEAST_BAR_PX),
                np.full(len(seen), BAR_PX),
            )
        )
        fill_rects(painter, bars, QBrush(QColor(self._look.soft)))
        ground = QColor(self._look.ground)
        ground.setAlphaF(HALO)
        until = np.minimum(time.x(self._room_until[seen]), right_edge + AIR)
        for place in np.flatnonzero(left + self._width[seen] + LABEL_GAP <= until):
            rect = QRectF(left[place], tops[place] - 2, self._width[seen[place]] + 2, self._place.row_height - BAR_PX)
            label = self._place.lane.items[seen[place]].label
            painter.fillRect(rect, ground)
            draw_text(painter, self._places.fonts.small, self._look.ink, rect, label, LEFT)


def _next_on_row(lane: Lane) -> Column:
    """Where the next item on the same row begins, as a day; far away after the last. Items are in order of days."""
    begins = [float("inf")] * lane.rows
    found = np.empty(len(lane.items))
    for place in range(len(lane.items) - 1, -1, -1):
        item = lane.items[place]
        found[place] = begins[item.row]
        begins[item.row] = item.first - 0.5
    return found
