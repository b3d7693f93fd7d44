# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The signs of what became of a course on a day: told apart by shape, never by colour alone."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from journal_app.domain.treatments import CourseState
from journal_app.ui.theme import current

SHARPNESS = 3  # drawn three times as large, so that it stays sharp on any screen
SIGN_PX = 14
GAP_PX = 8
_STROKE = 0.16  # of the height of a sign


def paint_mark(painter: QPainter, square: QRectF, state: CourseState, colour: str) -> None:
    """Taken is a full disc, skipped a ring, no dose a dash, stopped a full square."""
    pen = QPen(QColor(colour), max(2.0, square.height() * _STROKE))
    inset = pen.widthF() / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if state is CourseState.SKIPPED else QColor(colour))
    match state:
        case CourseState.TAKEN | CourseState.SKIPPED:
            painter.drawEllipse(square.adjusted(inset, inset, -inset, -inset))
        case CourseState.NO_DOSE:
            middle = square.center().y()
            painter.drawLine(QPointF(square.left() + inset, middle), QPointF(square.right() - inset, middle))
        case CourseState.STOPPED:
            painter.drawRect(square.adjusted(inset, inset, -inset, -inset))
    painter.restore()


def icon_size() -> QSize:
    """The size of a sign on a button, with the gap before the words."""
    side = current().sizes.text(SIGN_PX)
    return QSize(side + current().sizes.px(GAP_PX), side)


def mark_icon(state: CourseState) -> QIcon:
    """The sign for a button, in ink, or as bright as its words while it is pressed; ask again for another theme."""
    tokens = current().tokens
    made = QIcon()
    made.addPixmap(_drawn(state, tokens.ink), QIcon.Mode.Normal, QIcon.State.Off)
    made.addPixmap(_drawn(state, tokens.on_accent), QIcon.Mode.Normal, QIcon.State.On)
    return made


def _drawn(state: CourseState, colour: str) -> QPixmap:
    drawn = QPixmap(icon_size() * SHARPNESS)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    paint_mark(painter, QRectF(0, 0, drawn.height(), drawn.height()), state, colour)
    painter.end()
    drawn.setDevicePixelRatio(SHARPNESS)
    return drawn
