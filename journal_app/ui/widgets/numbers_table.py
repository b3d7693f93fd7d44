# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The table beside a chart, last row first; days stand at the side, what was drawn on them in columns."""

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from journal_app.analysis.tables import Table as TableOfNumbers
from journal_app.domain.subjects import Subject
from journal_app.ui.theme import current
from journal_app.ui.widgets.tables import Table

COLUMN_PX, HEADER_PX = 168, 64

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class NumbersModel(QAbstractTableModel):
    """Rows of words; the first column of the table it is given becomes the titles of its rows."""

    def __init__(self) -> None:
        super().__init__()
        self._table = TableOfNumbers(headers=(), rows=())

    def set_table(self, table: TableOfNumbers) -> None:
        """Show another table."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Days; a cell has no rows of its own."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """All columns but the day."""
        return 0 if parent.isValid() else max(0, len(self._table.headers) - 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The words of a cell."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._table.rows[-1 - index.row()][index.column() + 1]

    def subject(self, index: Index) -> Subject | None:
        """What a cell is, as something to ask about."""
        if not index.isValid():
            return None
        return self._table.about(len(self._table.rows) - 1 - index.row(), index.column() + 1)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """What a column is, or which day a row is."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._table.headers[section + 1]
        return self._table.rows[-1 - section][0]


class NumbersTable(Table):
    """The view of a NumbersModel; column titles wrap.

    ``chosen`` carries the Subject of the cell in focus, or None; ``asked`` the same when Q is pressed; without
    ``takes_questions`` Q is left to whatever the table lies on.
    """

    takes_questions = False

    chosen = Signal(object)
    asked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.numbers = NumbersModel()
        columns = self.horizontalHeader()
        columns.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap)
        )
        self._fit()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        # Only rows in view are measured: twenty years have seven thousand.
        self.verticalHeader().setResizeContentsPrecision(0)
        self.setModel(self.numbers)

    def set_table(self, table: TableOfNumbers) -> None:
        """Show these numbers."""
        self.numbers.set_table(table)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what the cell in focus is about."""
        super().currentChanged(current, previous)
        self.chosen.emit(self.numbers.subject(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Q asks about the cell in focus."""
        if event.key() != Qt.Key.Key_Q or event.modifiers() or not self.takes_questions:
            super().keyPressEvent(event)
        elif (subject := self.numbers.subject(self.currentIndex())) is not None:
            self.asked.emit(subject)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        columns = self.horizontalHeader()
        columns.setDefaultSectionSize(current().sizes.text(COLUMN_PX))
        columns.setMinimumHeight(current().sizes.text(HEADER_PX))
