# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A week's grid as Qt reads tables: a row a day, a column for each thing asked.

Hides what of a cell goes to which of Qt's roles.
"""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journal_app.ui.week.state import CellState, Face, Place, WeekState
from journal_app.ui.widgets.tips import plain_tip

CELL = Qt.ItemDataRole.UserRole
WRITTEN = frozenset({Face.FIELD, Face.NOTE})
_Index = QModelIndex | QPersistentModelIndex


class WeekModel(QAbstractTableModel):
    """A ``WeekState``; empty until there is one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state: WeekState | None = None

    @property
    def state(self) -> WeekState | None:
        """The week shown."""
        return self._state

    def set_state(self, state: WeekState) -> None:
        """Show another state; the current cell stays where it is while the grid keeps its shape."""
        before, self._state = self._state, state
        if before is None or (before.first, before.columns) != (state.first, state.columns):
            self.beginResetModel()
            self.endResetModel()
            return
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """The days."""
        return 0 if parent.isValid() or self._state is None else len(self._state.days)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """What is asked."""
        return 0 if parent.isValid() or self._state is None else len(self._state.columns)

    def cell(self, index: _Index) -> CellState | None:
        """What stands at an index."""
        return self._state.cell(place_of(index)) if index.isValid() and self._state is not None else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What Qt asks about a cell."""
        cell = self.cell(index)
        if cell is None:
            return None
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: cell.text,
            Qt.ItemDataRole.EditRole: cell.text,
            Qt.ItemDataRole.AccessibleTextRole: cell.spoken,
            Qt.ItemDataRole.AccessibleDescriptionRole: cell.problem or self._column(index.column()),
            CELL: cell,
        }
        return answers.get(role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is asked, with its direction; the days."""
        if self._state is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            day = self._state.days[section]
            return {Qt.ItemDataRole.DisplayRole: day.title, Qt.ItemDataRole.AccessibleTextRole: day.name}.get(
                Qt.ItemDataRole(role)
            )
        column = self._state.columns[section]
        words = f"{column.name}\n{column.aside}" if column.aside else column.name
        return {
            Qt.ItemDataRole.DisplayRole: words,
            Qt.ItemDataRole.ToolTipRole: plain_tip(f"{column.name}. {column.explanation}"),
        }.get(Qt.ItemDataRole(role))

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Cells that are written into can be edited while they are open."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        cell = self.cell(index)
        if cell is None or self._state is None:
            return Qt.ItemFlag.NoItemFlags
        is_written = self._state.columns[index.column()].face in WRITTEN
        return flags | Qt.ItemFlag.ItemIsEditable if is_written and cell.is_open else flags

    def _column(self, number: int) -> str:
        return self._state.columns[number].explanation if self._state is not None else ""


def place_of(index: _Index) -> Place:
    """An index as the presenter knows it."""
    return Place(row=index.row(), column=index.column())
