# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The shapes that say in a calendar what was kept of a day.

Hides how they are drawn, so that each is told from the others without its colour: a full disc, a half one, a cross, a
dash.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme import current
from journal_app.ui.today.state import Coverage

SHAPE_PX = 11
_STROKE = 0.19  # of the shape's side


def shape_side() -> int:
    """The height and width of a shape: it grows with the words."""
    return current().sizes.text(SHAPE_PX)


def coverage_colour(coverage: Coverage) -> str:
    """The colour of a shape on a card."""
    tokens = current().tokens
    return {Coverage.TOO_ILL: tokens.ink, Coverage.NOT_TRACKED: tokens.soft}.get(coverage, tokens.accent)


def draw_coverage(painter: QPainter, box: QRectF, coverage: Coverage, colour: str) -> None:
    """Draw a shape into a square; nothing for a day nothing was kept of."""
    stroke = box.width() * _STROKE
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    if coverage is Coverage.TOO_ILL:
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.bottomLeft(), inner.topRight())
    elif coverage is Coverage.NOT_TRACKED:
        middle = box.center().y()
        painter.drawLine(QPointF(inner.left(), middle), QPointF(inner.right(), middle))
    elif coverage in {Coverage.SOME, Coverage.ALL}:
        painter.drawEllipse(inner)
        painter.setBrush(QColor(colour))
        quarter = 90 * 16  # in sixteenths of a degree, as Qt counts them
        whole = 4 * quarter
        painter.drawPie(inner, quarter, whole if coverage is Coverage.ALL else 2 * quarter)


class CoverageShape(QWidget):
    """One shape, for a legend; its words stand beside it."""

    def __init__(self, coverage: Coverage, parent: QWidget) -> None:
        super().__init__(parent)
        self._coverage = coverage
        self.setFixedSize(QSize(shape_side(), shape_side()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The shape."""
        painter = QPainter(self)
        draw_coverage(painter, QRectF(self.rect()), self._coverage, coverage_colour(self._coverage))
        painter.end()
