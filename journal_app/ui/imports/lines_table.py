# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The lines of a file as a table with a tick before each that can be taken or left.

Hides how a tick is drawn where a table of words has none, that Space and a click turn it, and that turning one leaves
the table where it was scrolled to.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from journal_app.ui.imports.state import LineState
from journal_app.ui.theme import current
from journal_app.ui.widgets.row_section import KeyedTable
from journal_app.ui.widgets.row_table import RowsModel
from journal_app.ui.widgets.tables import AIR_PX, RingDelegate, paint_ground, paint_ring

_Index = QModelIndex | QPersistentModelIndex
_CORNER_PX, _STROKE_PX = 6, 2
_MARK = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.3))
"""The tick as points of a box whose sides are 1."""


class LinesModel(RowsModel):
    """Lines with their ticks."""

    lines: tuple[LineState, ...] = ()

    def set_lines(self, lines: tuple[LineState, ...]) -> bool:
        """Show other lines; whether they are the same ones, of which only what is done with them may differ."""
        is_same = [one.row.id for one in lines] == [one.row.id for one in self.lines] and bool(lines)
        self.lines = lines
        if is_same:
            self._rows = tuple(one.row for one in lines)
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, self.columnCount() - 1))
        return is_same

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, and before the first of a line its tick."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() or not index.isValid():
            return super().data(index, role)
        is_taken = self.lines[index.row()].is_taken if index.row() < len(self.lines) else None
        return None if is_taken is None else Qt.CheckState.Checked if is_taken else Qt.CheckState.Unchecked

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A line with a tick is said to have one."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.data(index, Qt.ItemDataRole.CheckStateRole) else flags


class TickDelegate(RingDelegate):
    """Draws the tick before the words."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The cell with its box, and the ring if the keyboard is here."""
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if index.column():
            super().paint(painter, option, index)
            return
        painter.save()
        paint_ground(painter, option)
        box = _box(option)
        if state is not None:
            _paint_tick(painter, box, is_taken=Qt.CheckState(state) == Qt.CheckState.Checked)
        painter.setPen(QColor(current().tokens.ink))
        painter.setFont(option.font)
        inside = self._inside(option).adjusted(_beside(), 0, 0, 0)
        painter.drawText(inside, self._flags(), str(index.data() or ""))
        painter.restore()
        paint_ring(painter, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the words beside the box."""
        if index.column():
            return super().sizeHint(option, index)
        sizes, view = current().sizes, option.widget
        width = view.columnWidth(0) if isinstance(view, KeyedTable) else option.rect.width()
        room = QRect(0, 0, max(1, width - 2 * sizes.px(AIR_PX) - _beside()), 1 << 16)
        used = option.fontMetrics.boundingRect(room, self._flags(), str(index.data() or ""))
        height = max(sizes.target, used.height() + sizes.px(AIR_PX))
        return QSize(used.width() + 2 * sizes.px(AIR_PX) + _beside(), height)


class LinesTable(KeyedTable):
    """Signal ``tick_requested(id)`` when a line is to be taken, or left; one that has to be chosen is opened."""

    tick_requested = Signal(str)
    model_class = LinesModel
    rows: LinesModel

    def __init__(self, name: str, columns: Sequence[tuple[str, int]], parent: QWidget | None = None) -> None:
        super().__init__(name, columns, parent)
        self.setItemDelegate(TickDelegate(self))

    def set_lines(self, lines: tuple[LineState, ...]) -> None:
        """Show these lines; the focus stays on the one it was on, and the same lines stay where they are."""
        if not self.rows.set_lines(lines):
            self.set_rows(tuple(one.row for one in lines))

    def current_line(self) -> LineState | None:
        """The line in focus, or None."""
        row = self.currentIndex().row()
        return self.rows.lines[row] if 0 <= row < len(self.rows.lines) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns the tick of the line in focus."""
        if event.key() == Qt.Key.Key_Space:
            self._turn()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """So does a click into its first column."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0 and event.button() == Qt.MouseButton.LeftButton:
            self._turn()

    def _turn(self) -> None:
        line = self.current_line()
        if line is not None and line.must_choose:
            self.open_requested.emit(self.currentIndex())
        elif line is not None and line.is_taken is not None:
            self.tick_requested.emit(line.row.id)


def _box(option: QStyleOptionViewItem) -> QRect:
    sizes = current().sizes
    rect = QRect(option.rect)
    return QRect(rect.x() + sizes.px(AIR_PX), rect.center().y() - sizes.tick // 2, sizes.tick, sizes.tick)


def _beside() -> int:
    return current().sizes.tick + current().sizes.px(8)


def _paint_tick(painter: QPainter, box: QRect, *, is_taken: bool) -> None:
    tokens, px = current().tokens, current().sizes.px
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.accent if is_taken else tokens.edge), 1))
    painter.setBrush(QColor(tokens.accent if is_taken else tokens.card))
    painter.drawRoundedRect(box, px(_CORNER_PX), px(_CORNER_PX))
    if not is_taken:
        return
    painter.setPen(QPen(QColor(tokens.on_accent), px(_STROKE_PX)))
    points = [box.topLeft() + _point(box, across, down) for across, down in _MARK]
    for first, then in pairwise(points):
        painter.drawLine(first, then)


def _point(box: QRect, across: float, down: float) -> QPoint:
    return QPoint(round(box.width() * across), round(box.height() * down))
