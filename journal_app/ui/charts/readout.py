# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is being read on a picture: a ring around its point, and the words beside it. Hides where the words go."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from journal_app.ui.charts.heads import AIR, Fonts
from journal_app.ui.charts.look import Look
from journal_app.words import isolated

RING_PX = 3.0
WIDEST_WORDS = 26.0
"""A readout is at most this many text heights wide; longer ones wrap."""

_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


def draw_readout(painter: QPainter, look: Look, fonts: Fonts, page: QSizeF, words: str, at: QPointF) -> None:
    """Ring a point and put its words beside it."""
    draw_ring(painter, look, at)
    box = words_box(fonts, page, words, at)
    painter.setPen(QPen(QColor(look.edge), 1))
    painter.setBrush(QColor(look.ground))
    painter.drawRoundedRect(box, AIR / 2, AIR / 2)
    painter.setPen(QColor(look.ink))
    painter.setFont(fonts.small)
    painter.drawText(box.adjusted(AIR, AIR / 2, -AIR, -AIR / 2), _WRAPPED, "\n".join(map(isolated, words.split("\n"))))


def draw_ring(painter: QPainter, look: Look, at: QPointF) -> None:
    """Ring a point whose words are there to read anyway."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(look.accent), RING_PX))
    radius = look.title_px * 0.65
    painter.drawEllipse(at, radius, radius)


def words_box(fonts: Fonts, page: QSizeF, words: str, at: QPointF) -> QRectF:
    """Where the words of a point go: beside it, above if there is room, and never off the page."""
    widest = min(WIDEST_WORDS * fonts.small_height, page.width() - 6 * AIR)
    needed = QFontMetricsF(fonts.small).boundingRect(QRectF(0, 0, widest, 10_000), _WRAPPED, words)
    box = QRectF(0, 0, needed.width() + 2 * AIR + 2, needed.height() + AIR)
    above = at.y() - box.height() - 2 * AIR
    box.moveTop(above if above >= AIR else min(at.y() + 2 * AIR, page.height() - box.height() - AIR))
    box.moveLeft(min(max(at.x() - box.width() / 2, AIR), page.width() - box.width() - AIR))
    return box
