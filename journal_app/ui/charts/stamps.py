# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The shapes of points, drawn once and stamped many times.

Hides how a shape looks: solid, hollow, or as an arrow for a value that was printed as "<5" or ">1500".
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from journal_app.analysis.charts import Symbol
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import Comparator

_UP = (Comparator.ABOVE, Comparator.AT_LEAST)


@frozen
class Stamp:
    """What to stamp: a shape of ``size`` pixels in a colour; ``opacity`` 0 to 1."""

    symbol: Symbol
    colour: str
    size: int
    comparator: Comparator = Comparator.NONE
    is_hollow: bool = False
    opacity: float = 1.0
    ratio: float = 1.0


@lru_cache(maxsize=256)
def stamp_picture(stamp: Stamp) -> QPixmap:
    """The picture of a stamp, its point in the middle, for a screen with so many pixels a point."""
    side = 2 * (stamp.size + 2) if stamp.comparator is not Comparator.NONE else stamp.size + 4
    side += side % 2
    picture = QPixmap(round(side * stamp.ratio), round(side * stamp.ratio))
    picture.setDevicePixelRatio(stamp.ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setOpacity(stamp.opacity)
    draw_symbol(painter, stamp, side / 2, side / 2)
    painter.end()
    return picture


def draw_symbol(painter: QPainter, stamp: Stamp, x: float, y: float) -> None:
    """Draw the shape around a point; a hollow one is an outline."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.translate(x, y)
    colour = QColor(stamp.colour)
    width = 2.0 if stamp.size > 6 else 1.0  # noqa: PLR2004 -- small dots have thin outlines
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
    if stamp.comparator is Comparator.NONE:
        _draw_shape(painter, stamp, colour, width)
    else:
        _draw_arrow(painter, stamp, colour)
    painter.restore()


def _draw_shape(painter: QPainter, stamp: Stamp, colour: QColor, width: float) -> None:
    if stamp.symbol in {Symbol.PLUS, Symbol.CROSS}:
        _draw_bars(painter, stamp)
        return
    painter.setBrush(Qt.BrushStyle.NoBrush if stamp.is_hollow else colour)
    if not stamp.is_hollow:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPath(_outline(stamp.symbol, stamp.size / 2 - (width / 2 if stamp.is_hollow else 0)))


def _outline(symbol: Symbol, radius: float) -> QPainterPath:
    """A shape around the origin; all of them cover about the same area."""
    path = QPainterPath()
    if symbol is Symbol.CIRCLE:
        path.addEllipse(QPointF(0, 0), radius, radius)
    elif symbol is Symbol.SQUARE:
        half = radius * 0.88
        path.addRect(QRectF(-half, -half, 2 * half, 2 * half))
    else:
        path.addPolygon(_polygon(symbol, radius * 1.18))
        path.closeSubpath()
    return path


def _polygon(symbol: Symbol, reach: float) -> QPolygonF:
    if symbol is Symbol.DIAMOND:
        return QPolygonF([QPointF(0, -reach), QPointF(reach * 0.86, 0), QPointF(0, reach), QPointF(-reach * 0.86, 0)])
    return QPolygonF([QPointF(0, -reach), QPointF(reach, reach * 0.75), QPointF(-reach, reach * 0.75)])


def _draw_bars(painter: QPainter, stamp: Stamp) -> None:
    """A plus or a cross has no inside; hollow, it stands in a ring."""
    reach = stamp.size / 2 * (0.55 if stamp.is_hollow else 1)
    painter.save()
    if stamp.symbol is Symbol.CROSS:
        painter.rotate(45)
    painter.drawLine(QPointF(-reach, 0), QPointF(reach, 0))
    painter.drawLine(QPointF(0, -reach), QPointF(0, reach))
    painter.restore()
    if stamp.is_hollow:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(0, 0), stamp.size / 2 - 1, stamp.size / 2 - 1)


def _draw_arrow(painter: QPainter, stamp: Stamp, colour: QColor) -> None:
    """A bar where the printed number stands, and an arrow to where the value lies."""
    towards = -1 if stamp.comparator in _UP else 1
    half = stamp.size / 2
    painter.drawLine(QPointF(-half, 0), QPointF(half, 0))
    painter.drawLine(QPointF(0, 0), QPointF(0, towards * half))
    head = QPolygonF(
        [
            QPointF(0, towards * (stamp.size + 1)),
            QPointF(-half * 0.8, towards * half * 0.9),
            QPointF(half * 0.8, towards * half * 0.9),
        ]
    )
    painter.setBrush(Qt.BrushStyle.NoBrush if stamp.is_hollow else colour)
    painter.drawPolygon(head)
