# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The table of results for Qt: dates across, analytes down, up to three lines a cell.

Hides how a cell is drawn (the value in ink, what was printed beside it softer and smaller) and what a screen reader
is told instead.
"""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QShowEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from journal_app.ui.labs.state import CellState, LabsState
from journal_app.ui.theme import SMALL_PX, current, text_font
from journal_app.ui.widgets.tables import RingDelegate, Table, paint_ground, paint_ring
from journal_app.words import _

ID = Qt.ItemDataRole.UserRole
CELL = Qt.ItemDataRole.UserRole + 1
COLUMN_PX, SIDE_PX, ABOVE_PX = 216, 12, 8
_Index = QModelIndex | QPersistentModelIndex
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class ResultsModel(QAbstractTableModel):
    """A ``LabsState`` as Qt reads tables. A cell's ``ID`` is empty where there was no result."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = LabsState()

    def set_state(self, state: LabsState) -> None:
        """Show another state."""
        self.beginResetModel()
        self._state = state
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """The analytes."""
        return 0 if parent.isValid() else len(self._state.analytes)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """The draws."""
        return 0 if parent.isValid() else len(self._state.draws)

    def cell(self, index: _Index) -> CellState | None:
        """The result at an index, or None."""
        return self._state.cells[index.row()][index.column()] if index.isValid() else None

    def find(self, result_id: str) -> QModelIndex:
        """Where a result stands; an invalid index when it is not there."""
        for row, cells in enumerate(self._state.cells):
            for column, cell in enumerate(cells):
                if cell is not None and cell.id == result_id:
                    return self.index(row, column)
        return QModelIndex()

    def newest(self) -> QModelIndex:
        """The first result of the newest draw; an invalid index when there is none."""
        rows = (row for row, cells in enumerate(self._state.cells) if cells and cells[0] is not None)
        return self.index(next(rows, -1), 0)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What Qt asks about a cell."""
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index, cell)
        if cell is None:
            return "" if role in {Qt.ItemDataRole.DisplayRole, ID} else None
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: "\n".join(cell.lines()),
            Qt.ItemDataRole.ToolTipRole: cell.details,
            Qt.ItemDataRole.AccessibleDescriptionRole: cell.details,
            ID: cell.id,
            CELL: cell,
        }
        return answers.get(role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The day of a draw, the name of an analyte."""
        names = self._state.draws if orientation == Qt.Orientation.Horizontal else self._state.analytes
        is_named = role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(names)
        return names[section] if is_named else None

    def _spoken(self, index: _Index, cell: CellState | None) -> str:
        where = {"analyte": self._state.analytes[index.row()], "day": self._state.draws[index.column()]}
        if cell is None:
            return _("{analyte}, {day}: no result").format(**where)
        return _("{analyte}, {day}: {value}").format(value=", ".join(cell.lines()), **where)


class ResultDelegate(RingDelegate):
    """Draws a result: its value, then smaller what was printed beside it and when it was drawn."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One cell."""
        rect = QRect(option.rect)
        paint_ground(painter, option)
        cell = index.data(CELL)
        if isinstance(cell, CellState):
            painter.save()
            px = current().sizes.px
            self._paint_lines(painter, rect.adjusted(px(SIDE_PX), px(ABOVE_PX), -px(SIDE_PX), -px(ABOVE_PX)), cell)
            painter.restore()
        paint_ring(painter, option, index)

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its lines."""
        cell = index.data(CELL)
        sizes = current().sizes
        height = 2 * sizes.px(ABOVE_PX)
        width = sizes.reading_width(COLUMN_PX)
        if isinstance(cell, CellState):
            inside = QRect(0, 0, width - 2 * sizes.px(SIDE_PX), 1 << 16)
            for place, line in enumerate(cell.lines()):
                height += QFontMetrics(_font(place)).boundingRect(inside, _WRAPPED, line).height()
        return QSize(width, max(sizes.target, height))

    def _paint_lines(self, painter: QPainter, room: QRect, cell: CellState) -> None:
        tokens = current().tokens
        for place, line in enumerate(cell.lines()):
            painter.setFont(_font(place))
            painter.setPen(QColor(tokens.soft if place else tokens.ink))
            used = painter.boundingRect(room, _WRAPPED, line)
            painter.drawText(room, _WRAPPED, line)
            room = room.adjusted(0, used.height(), 0, 0)


class ResultsTable(Table):
    """The table view with its model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Blood results, a column for each day of a draw"), parent)
        self.results = ResultsModel(self)
        self.setModel(self.results)
        self.setItemDelegate(ResultDelegate(self))
        self.horizontalHeader().setDefaultSectionSize(current().sizes.reading_width(COLUMN_PX))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first analyte: what was scrolled to before the table had its size was a guess."""
        super().showEvent(event)
        self.scrollToTop()

    def current_cell(self) -> CellState | None:
        """The result in focus, or None."""
        return self.results.cell(self.currentIndex())

    def set_state(self, state: LabsState) -> None:
        """Show another state; the focus stays on the result it was on."""
        before, was_empty = self.current_cell(), not self.results.rowCount()
        self.results.set_state(state)
        if before is not None:
            index = self.results.find(before.id)
        else:
            index = self.results.newest() if was_empty else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index)


def _font(place: int) -> QFont:
    return text_font(SMALL_PX) if place else text_font(weight=QFont.Weight.DemiBold)
