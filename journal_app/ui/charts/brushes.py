# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Many strokes, rectangles or stamps in one call of the painter.

Hides pyqtgraph's PrimitiveArray, which hands a numpy column to Qt as an array of its own structures.
"""

from pyqtgraph.Qt import internals
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from journal_app.analysis.charts import Column
from journal_app.ui.charts.strokes import Strokes


def draw_strokes(painter: QPainter, strokes: Strokes, colour: str, width: float) -> None:
    """Draw strokes with round ends, smoothly."""
    if not len(strokes):
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(QPen(QColor(colour), width))
    array = internals.PrimitiveArray(QLineF, 4)
    array.resize(len(strokes))
    array.ndarray()[:] = strokes
    painter.drawLines(*array.drawargs())


def fill_rects(painter: QPainter, rects: Strokes, brush: QBrush) -> None:
    """Fill rectangles (x, y, width, height, in whole pixels) without an outline."""
    if not len(rects):
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setBrush(brush)
    painter.setPen(QPen(QColor(0, 0, 0, 0)))
    array = internals.PrimitiveArray(QRectF, 4)
    array.resize(len(rects))
    array.ndarray()[:] = rects
    painter.drawRects(*array.drawargs())


def draw_stamps(painter: QPainter, stamp: QPixmap, x: Column, y: Column) -> None:
    """Put the same picture, centred, at many places."""
    if not len(x):
        return
    array = internals.PrimitiveArray(QPainter.PixmapFragment, 10)
    array.resize(len(x))
    fragments = array.ndarray()
    scale = 1 / stamp.devicePixelRatio()
    # A stamp of even width lies sharp around a whole pixel: place by whole pixels.
    fragments[:, 0] = x.round()
    fragments[:, 1] = y.round()
    fragments[:, 2:4] = 0
    fragments[:, 4] = stamp.width()
    fragments[:, 5] = stamp.height()
    fragments[:, 6:8] = scale
    fragments[:, 8] = 0
    fragments[:, 9] = 1
    draw = painter.drawPixmapFragments  # its stub knows only the form for a single fragment
    draw(*array.drawargs(), stamp)  # type: ignore[call-arg]
