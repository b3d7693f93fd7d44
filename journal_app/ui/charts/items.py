# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The two layers of a chart on screen: the page that moves with time, and above it what is being read.

Hides that they are apart so that reading a point repaints no more than its words.
"""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journal_app.ui.charts.look import Look
from journal_app.ui.charts.places import Places
from journal_app.ui.charts.readout import RING_PX, draw_readout
from journal_app.ui.charts.sheet import Sheet


class PageItem(QGraphicsItem):
    """Paints a sheet with a part of its time in view."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)  # else all is said to be exposed
        self._sheet: Sheet | None = None
        self._first, self._last = 0.0, 1.0

    def set_sheet(self, sheet: Sheet) -> None:
        """Paint another sheet, or the same one laid out anew."""
        self.prepareGeometryChange()
        self._sheet = sheet
        self.update()

    def set_time(self, first: float, last: float) -> None:
        """Bring the days from ``first`` to ``last`` into view."""
        self._first, self._last = first, last
        self.update()

    def boundingRect(self) -> QRectF:
        """The whole page."""
        places = self._sheet.places if self._sheet else None
        return QRectF(0, 0, places.width, places.height) if places else QRectF()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """One frame, as much of it as is exposed."""
        del widget
        if self._sheet is not None:
            exposed: QRectF = option.exposedRect
            self._sheet.draw(painter, self._first, self._last, exposed)


class PointerItem(QGraphicsItem):
    """The ring around the point being read, its words beside it, and the focus ring around the whole chart."""

    def __init__(self) -> None:
        super().__init__()
        self._look = Look()
        self._places: Places | None = None
        self._at: QPointF | None = None
        self._words = ""
        self._has_focus = False

    def set_page(self, look: Look, places: Places) -> None:
        """Follow the page to another size or look."""
        self.prepareGeometryChange()
        self._look, self._places = look, places
        self.update()

    def point_at(self, at: QPointF | None, words: str) -> None:
        """Ring the point at a place and show its words; None for none."""
        self._at, self._words = at, words
        self.update()

    def set_focus(self, *, has_focus: bool) -> None:
        """Show whether the keyboard is here."""
        self._has_focus = has_focus
        self.update()

    def boundingRect(self) -> QRectF:
        """The whole page: words may be anywhere on it."""
        return QRectF(0, 0, self._places.width, self._places.height) if self._places else QRectF()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """The rings and the words."""
        del option, widget
        if self._places is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._has_focus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setPen(QPen(QColor(self._look.accent), RING_PX))
            painter.drawRect(self.boundingRect().adjusted(1, 1, -2, -2))
        if self._at is not None:
            draw_readout(painter, self._look, self._places.fonts, self._page(self._places), self._words, self._at)

    @staticmethod
    def _page(places: Places) -> QSizeF:
        return QSizeF(places.width, places.height)
