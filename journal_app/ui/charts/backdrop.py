# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Everything on a chart that stays where it is while time moves: ground, heads with legends, value axes, lane titles.

It is drawn once for a size and a look, and laid under each frame as one picture.
"""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from journal_app.analysis.charts import DailySeries, Fan, MeanBand, Panel, PointSeries
from journal_app.domain.labs import Comparator
from journal_app.ui.charts.band_ink import CYCLE_PX, band_colour
from journal_app.ui.charts.brushes import draw_strokes
from journal_app.ui.charts.heads import AIR, Fonts, has_sample, legends, sample_width
from journal_app.ui.charts.look import Look
from journal_app.ui.charts.places import LanePlace, PanelPlace, Places
from journal_app.ui.charts.series_ink import point_stamp
from journal_app.ui.charts.stamps import Stamp, draw_symbol
from journal_app.ui.charts.strokes import PATTERNS, strokes
from journal_app.words import isolated

# Combined once: Python pays for each combination of Qt's flags, and a frame draws dozens of words.
_LINE = Qt.TextFlag.TextSingleLine.value | Qt.AlignmentFlag.AlignVCenter.value
LEFT = _LINE | Qt.AlignmentFlag.AlignLeft.value
RIGHT = _LINE | Qt.AlignmentFlag.AlignRight.value
CENTRE = _LINE | Qt.AlignmentFlag.AlignHCenter.value


def backdrop(places: Places, look: Look, ratio: float) -> QPixmap:
    """The picture under a chart, for a screen with so many pixels a point."""
    picture = QPixmap((QSizeF(places.width, places.height) * ratio).toSize())
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(look.ground))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, on=True)
    for place in places.panels:
        _draw_heads(painter, place, places.fonts, look)
        _draw_axis(painter, place, places, look)
    for lane in places.lanes:
        _draw_lane_title(painter, lane, places, look)
    painter.end()
    return picture


def draw_text(painter: QPainter, font: QFont, colour: str, rect: QRectF, text: str, flags: int) -> None:
    """Words on one line."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(rect, flags, isolated(text))


def _draw_heads(painter: QPainter, place: PanelPlace, fonts: Fonts, look: Look) -> None:
    for head in place.heads:
        room = sample_width(place.panel, fonts) if has_sample(place.panel, head.series) else 0.0
        row = QRectF(head.left, place.head_top + head.top, 10_000, fonts.title_height)
        if head.has_sample:
            _draw_sample(painter, place.panel, head.series, row, room - AIR, look)
        font, colour = (fonts.small, look.soft) if head.series is None else (fonts.title, look.ink)
        draw_text(painter, font, colour, row.adjusted(room, 0, 0, 0), head.text, LEFT)


def _draw_sample(painter: QPainter, panel: Panel, number: int | None, row: QRectF, width: float, look: Look) -> None:
    """A piece of the line with its symbol, or the symbol alone; a hollow one before the note on hollow points."""
    shown = panel.points[0] if number is None else legends(panel)[number]
    match shown:
        case DailySeries():
            _draw_line_sample(painter, shown, row, width, look, is_thin=panel.mean is not None)
        case PointSeries():
            stamp = point_stamp(look, shown, Comparator.NONE, is_hollow=number is None, ratio=1)
            draw_symbol(painter, stamp, row.left() + width / 2, row.center().y())
        case MeanBand() | Fan():
            _draw_band_sample(painter, look.colour(shown.style), row, width, look)


def _draw_line_sample(
    painter: QPainter, series: DailySeries, row: QRectF, width: float, look: Look, *, is_thin: bool
) -> None:
    colour, left, middle = look.colour(series.style), row.left(), row.center().y()
    size = 0 if is_thin else round(look.title_px * 0.5)
    x = np.array([left, left + width - size * 2])
    y = np.array([middle, middle]) + 0.5
    line_px = CYCLE_PX if is_thin else look.line_px + 0.4
    draw_strokes(painter, strokes(x, y, PATTERNS[series.style.dash]), colour, line_px)
    if size:
        stamp = Stamp(symbol=series.style.symbol, colour=colour, size=size)
        draw_symbol(painter, stamp, left + width - size, middle + 0.5)


def _draw_band_sample(painter: QPainter, colour: str, row: QRectF, width: float, look: Look) -> None:
    """A piece of a band with its line in the middle."""
    height = row.height() * 0.6
    box = QRectF(row.left(), row.center().y() - height / 2, width, height)
    painter.fillRect(box, band_colour(colour))
    x, y = np.array([box.left(), box.right()]), np.full(2, box.center().y())
    draw_strokes(painter, strokes(x, y), colour, look.line_px + 0.8)


def _draw_axis(painter: QPainter, place: PanelPlace, places: Places, look: Look) -> None:
    """The numbers of a value axis and its two lines."""
    height = places.fonts.small_height
    for y, text in zip(place.tick_heights, place.texts, strict=True):
        rect = QRectF(0, y - height / 2, places.left - AIR * 1.6, height)
        draw_text(painter, places.fonts.small, look.soft, rect, text, RIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(QColor(look.edge), 1))
    left = places.left - AIR
    painter.drawLine(QPointF(left, place.top), QPointF(left, place.bottom))
    painter.drawLine(QPointF(left, place.bottom), QPointF(places.right + AIR, place.bottom))


def _draw_lane_title(painter: QPainter, place: LanePlace, places: Places, look: Look) -> None:
    height = places.fonts.title_height
    rect = QRectF(places.left, place.top - height - AIR / 4, 10_000, height)
    draw_text(painter, places.fonts.title, look.ink, rect, place.lane.title, LEFT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(QColor(look.line), 1))
    painter.drawLine(QPointF(places.left - AIR, place.bottom + 2), QPointF(places.right + AIR, place.bottom + 2))
