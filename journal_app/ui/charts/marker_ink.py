# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Draws infusions as lines through every panel, and their labels above.

Hides that each kind of line is drawn once; where a label has no room its line stands without words, and its readout
still has them.
"""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from journal_app.analysis.charts import Dash, Marker
from journal_app.analysis.label_places import Label, in_view, place_labels
from journal_app.analysis.scales import TimeScale
from journal_app.ui.charts.backdrop import LEFT, draw_text
from journal_app.ui.charts.look import Look
from journal_app.ui.charts.places import Places
from journal_app.ui.charts.strokes import PATTERNS, strokes

LINE_PX = 2


class MarkerInk:
    """The lines of markers on one page in one look; each kind of line is drawn once and laid where it is needed."""

    def __init__(self, markers: Sequence[Marker], places: Places, look: Look) -> None:
        self._markers = markers
        self._places = places
        self._look = look
        labels = {marker.label for marker in markers}
        self._widths = {label: places.fonts.width(label) for label in labels}
        self._lines: dict[tuple[Dash, str, float], QPixmap] = {}

    def draw(self, painter: QPainter, time: TimeScale, ratio: float) -> None:
        """The lines through all panels and, above them, the labels that have room."""
        markers = in_view(self._markers, time)
        drawn: set[tuple[int, Dash]] = set()
        for marker in markers:
            x = round(time.at(marker.day))
            if (x, marker.dash) not in drawn:
                drawn.add((x, marker.dash))
                painter.drawPixmap(x - LINE_PX // 2, 0, self._line(marker, ratio))
        for label in place_labels(markers, self._widths, time, self._places.width):
            self._draw_label(painter, label, time)

    def _draw_label(self, painter: QPainter, label: Label, time: TimeScale) -> None:
        places, colour = self._places, self._look.role(label.marker.ink)
        top = places.strip_top + label.row * places.strip_row
        rect = QRectF(label.left, top, label.width + 2, places.strip_row)
        draw_text(painter, places.fonts.small, colour, rect, label.marker.label, LEFT)
        stem = QRectF(round(time.at(label.marker.day)) - LINE_PX // 2, rect.bottom(), LINE_PX, 0)
        stem.setBottom(max(places.top, rect.bottom()))
        painter.fillRect(stem, QColor(colour))

    def _line(self, marker: Marker, ratio: float) -> QPixmap:
        """A dashed line as high as the page, with nothing outside the plots and lanes."""
        key = (marker.dash, marker.ink, ratio)
        if key not in self._lines:
            self._lines[key] = self._drawn_line(marker, ratio)
        return self._lines[key]

    def _drawn_line(self, marker: Marker, ratio: float) -> QPixmap:
        places = self._places
        picture = QPixmap((QSizeF(LINE_PX, places.height) * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        stretches = [(place.top, place.bottom) for place in places.panels]
        stretches += [(place.top, place.bottom) for place in places.lanes]
        x = np.full(2, LINE_PX / 2)
        for top, bottom in stretches:
            dashes = strokes(x, np.array([top, bottom]), PATTERNS[marker.dash], phase=top)
            for _x, begin, _x2, end in dashes:
                painter.fillRect(QRectF(0, begin, LINE_PX, end - begin), QColor(self._look.role(marker.ink)))
        painter.end()
        return picture
