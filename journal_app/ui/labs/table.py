# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The table of results for Qt: dates across, analytes down, up to four lines a cell.

Hides how a cell is drawn (the value in ink, what was printed beside it softer and smaller) and what a screen reader
is told instead.
"""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from journal_app.ui.labs.state import CellState, LabsState
from journal_app.ui.theme import SMALL_PX, current, text_font
from journal_app.ui.widgets.tables import RingDelegate, Table, paint_ground, paint_ring
from journal_app.ui.widgets.tips import plain_tip
from journal_app.words import _, isolated, with_commas

ID = Qt.ItemDataRole.UserRole
LINES = Qt.ItemDataRole.UserRole + 1
COLUMN_PX, SIDE_PX, ABOVE_PX = 216, 12, 8
TABLE_PX, NAME_PX, NAMES_SHARE = 300, 136, 0.3
_Index = QModelIndex | QPersistentModelIndex
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class ResultsModel(QAbstractTableModel):
    """A ``LabsState`` as Qt reads tables. A cell's ``ID`` is empty where there was no result."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = LabsState()
        self._chosen: tuple[str, ...] = ()

    def set_chosen(self, ids: tuple[str, ...]) -> None:
        """Mark the results with these ids as chosen for comparing."""
        changed = {*ids} ^ {*self._chosen}
        self._chosen = ids
        for index in map(self.find, changed):
            if index.isValid():
                self.dataChanged.emit(index, index)

    def lines(self, cell: CellState) -> tuple[str, ...]:
        """What stands in a cell, line by line."""
        return (*cell.lines(), _("▸ chosen for comparing")) if cell.id in self._chosen else cell.lines()

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
        """The newest result of the first analyte, where a reader begins; an invalid index when there is none."""
        cells = next(iter(self._state.cells), ())
        column = next((column for column, cell in enumerate(cells) if cell is not None), -1)
        return self.index(0, column)

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
            Qt.ItemDataRole.DisplayRole: "\n".join(self.lines(cell)),
            Qt.ItemDataRole.ToolTipRole: plain_tip(cell.details),
            Qt.ItemDataRole.AccessibleDescriptionRole: cell.details,
            ID: cell.id,
            LINES: self.lines(cell),
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
        # Translators: for a screen reader: a cell of the table of blood results
        return _("{analyte}, {day}: {value}").format(value=with_commas(self.lines(cell)), **where)


class ResultDelegate(RingDelegate):
    """Draws a result: its value, then smaller what was printed beside it and when it was drawn."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One cell."""
        rect = QRect(option.rect)
        paint_ground(painter, option)
        px = current().sizes.px
        painter.save()
        self._paint_lines(painter, rect.adjusted(px(SIDE_PX), px(ABOVE_PX), -px(SIDE_PX), -px(ABOVE_PX)), _lines(index))
        painter.restore()
        paint_ring(painter, option, index)

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its lines."""
        sizes = current().sizes
        height = 2 * sizes.px(ABOVE_PX)
        width = sizes.reading_width(COLUMN_PX)
        inside = QRect(0, 0, width - 2 * sizes.px(SIDE_PX), 1 << 16)
        for place, line in enumerate(_lines(index)):
            height += QFontMetrics(_font(place)).boundingRect(inside, _WRAPPED, line).height()
        return QSize(width, max(sizes.target, height))

    def _paint_lines(self, painter: QPainter, room: QRect, lines: tuple[str, ...]) -> None:
        tokens = current().tokens
        for place, line in enumerate(lines):
            painter.setFont(_font(place))
            painter.setPen(QColor(tokens.soft if place else tokens.ink))
            used = painter.boundingRect(room, _WRAPPED, line)
            painter.drawText(room, _WRAPPED, isolated(line))
            room = room.adjusted(0, used.height(), 0, 0)


class ResultsTable(Table):
    """The table view with its model. ``choose_requested`` when Space asks to compare the result in focus."""

    choose_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Blood results, a column for each day of a draw"), parent)
        self.results = ResultsModel(self)
        self.setModel(self.results)
        self.setItemDelegate(ResultDelegate(self))
        side = self.verticalHeader()
        side.setDefaultAlignment(side.defaultAlignment() | Qt.AlignmentFlag(int(Qt.TextFlag.TextWordWrap)))
        self._room = 0
        self._wanted = ""
        self._fit()

    def sizeHintForRow(self, row: int) -> int:
        """As high as its results, and as the name of its analyte where that wraps."""
        inside = QRect(0, 0, self.verticalHeader().width() - 2 * current().sizes.px(SIDE_PX), 1 << 16)
        name = str(self.results.headerData(row, Qt.Orientation.Vertical))
        needed = QFontMetrics(_font(0)).boundingRect(inside, _WRAPPED, name).height()
        return max(super().sizeHintForRow(row), needed + 2 * current().sizes.px(ABOVE_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the results the most of the room."""
        super().resizeEvent(event)
        self._fit_names()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.model() is not None:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses a result for comparing; all else is as in every table."""
        if event.key() == Qt.Key.Key_Space:
            self.choose_requested.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first analyte, and the result in focus in view: before, the table had no size to scroll in."""
        super().showEvent(event)
        self.scrollToTop()
        self.scrollTo(self.currentIndex())

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
        self.show_result(self._wanted)

    def show_result(self, result_id: str) -> None:
        """Go to a result as soon as it is there."""
        self._wanted = result_id
        index = self.results.find(result_id)
        if result_id and index.isValid():
            self._wanted = ""
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def set_chosen(self, ids: tuple[str, ...]) -> None:
        """Mark the results with these ids as chosen for comparing."""
        self.results.set_chosen(ids)
        self.resizeRowsToContents()

    def set_room(self, height: int) -> None:
        """Be so high at least, and never less than a few rows in all."""
        self._room = height
        self.setMinimumHeight(max(height, current().sizes.reading_width(TABLE_PX)))

    def _fit(self) -> None:
        """Columns and rows as wide and high as words are now."""
        sizes = current().sizes
        self.set_room(self._room)
        self.horizontalHeader().setMinimumHeight(sizes.target)
        self.verticalHeader().setMinimumSectionSize(sizes.target)
        self.horizontalHeader().setDefaultSectionSize(sizes.reading_width(COLUMN_PX))
        self._fit_names()

    def _fit_names(self) -> None:
        """The names of analytes take no more than their share of the width, and wrap in it."""
        most = max(current().sizes.reading_width(NAME_PX), round(self.width() * NAMES_SHARE))
        self.verticalHeader().setMaximumWidth(most)
        self.resizeRowsToContents()


def _lines(index: _Index) -> tuple[str, ...]:
    lines = index.data(LINES)
    return lines if isinstance(lines, tuple) else ()


def _font(place: int) -> QFont:
    return text_font(SMALL_PX) if place else text_font(weight=QFont.Weight.DemiBold)
