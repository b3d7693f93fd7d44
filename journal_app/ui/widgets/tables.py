# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A table to read with the keyboard: arrows move, Enter opens, Delete asks for deletion, Tab leaves.

Hides how Qt's table view is made calm (no alternating stripes, room around words, rows as high as their words) and
how the cell in focus shows it.
"""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from journal_app.ui.theme import RING_PX, current
from journal_app.words import isolated

OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
DELETING_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
AIR_PX = 12
_BY_TAB = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})
_Index = QModelIndex | QPersistentModelIndex


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Fill a chosen cell; the others are the card's."""
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, QColor(current().tokens.chosen))


def paint_ring(painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
    """The focus ring, if the keyboard is at this cell."""
    view = option.widget
    if isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex() == index:
        painter.save()
        painter.setPen(QPen(QColor(current().tokens.accent), RING_PX))
        painter.drawRect(QRect(option.rect).adjusted(1, 1, -2, -2))
        painter.restore()


class RingDelegate(QStyledItemDelegate):
    """Draws cells with air around the words and the focus ring around the current one."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The cell, then the ring if the keyboard is here."""
        painter.save()
        paint_ground(painter, option)
        painter.setPen(QColor(current().tokens.ink))
        painter.setFont(option.font)
        painter.drawText(self._inside(option), self._flags(), isolated(str(index.data() or "")))
        painter.restore()
        paint_ring(painter, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the words at the column's width, and never less than a target."""
        view = option.widget
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else option.rect.width()
        sizes = current().sizes
        room = QRect(0, 0, width - 2 * sizes.px(AIR_PX), 1 << 16)
        used = option.fontMetrics.boundingRect(room, self._flags(), str(index.data() or ""))
        return QSize(used.width() + 2 * sizes.px(AIR_PX), max(sizes.target, used.height() + sizes.px(AIR_PX)))

    def _inside(self, option: QStyleOptionViewItem) -> QRect:
        air = current().sizes.px(AIR_PX)
        return QRect(option.rect).adjusted(air, 0, -air, 0)

    def _flags(self) -> int:
        return int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Table(QTableView):
    """A table view set up for reading. ``open_requested`` and ``delete_requested`` carry the current index."""

    open_requested = Signal(QModelIndex)
    delete_requested = Signal(QModelIndex)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(True)
        self.setAlternatingRowColors(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(RingDelegate(self))
        self._set_up_headers()
        self.doubleClicked.connect(self.open_requested)

    def _set_up_headers(self) -> None:
        sizes = current().sizes
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setMinimumHeight(sizes.target)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMinimumSectionSize(sizes.target)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show ``model``; a current cell exists from the start, so that arrows work at once."""
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._start_somewhere)
            self._start_somewhere()

    def _start_somewhere(self) -> None:
        model = self.model()
        if model.rowCount() and model.columnCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(model.index(0, 0))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Follow the cell in focus on the page too, which may be lower than the table."""
        super().currentChanged(current, previous)
        if self.hasFocus() and previous.isValid():
            QTimer.singleShot(0, self, self._show_on_page)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is now."""
        super().focusInEvent(event)
        if event.reason() not in _BY_TAB:
            return  # whoever comes to a screen sees it from its title on
        QTimer.singleShot(0, self, self._show_on_page)

    def _show_on_page(self) -> None:
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        ground = page.widget() if page is not None else None
        is_pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton  # what is pressed stays below the mouse
        if page is None or ground is None or is_pressed or not self.hasFocus():
            return
        cell = self.visualRect(self.currentIndex())
        middle = self.viewport().mapTo(ground, cell.center())
        page.ensureVisible(0, middle.y(), 0, cell.height() // 2 + current().sizes.px(16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens and Delete asks for deletion of what is current; all else is Qt's."""
        index = self.currentIndex()
        if index.isValid() and event.key() in OPENING_KEYS:
            self.open_requested.emit(index)
        elif index.isValid() and event.key() in DELETING_KEYS:
            self.delete_requested.emit(index)
        else:
            super().keyPressEvent(event)
