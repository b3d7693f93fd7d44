# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A table of facts for Qt, one a row: titles above, words in the cells, all there is to read on a row when asked."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from journal_app.ui.rows import Row
from journal_app.ui.theme import current
from journal_app.ui.widgets.tables import Table
from journal_app.words import _

ID = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """Rows of words under titles. ``ID`` gives the fact of a row."""

    def __init__(self, titles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._rows: tuple[Row, ...] = ()

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """The facts."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """What is known of each."""
        return 0 if parent.isValid() else len(self._titles)

    def row(self, index: _Index) -> Row | None:
        """The fact at an index, or None."""
        return self._rows[index.row()] if index.isValid() else None

    def find(self, fact_id: str) -> QModelIndex:
        """Where a fact stands; an invalid index when it is not there."""
        place = next((place for place, row in enumerate(self._rows) if row.id == fact_id), -1)
        return self.index(place, 0) if place >= 0 else QModelIndex()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What Qt asks about a cell."""
        row = self.row(index)
        if row is None:
            return None
        words = row.cells[index.column()]
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: words,
            Qt.ItemDataRole.ToolTipRole: row.details,
            Qt.ItemDataRole.AccessibleTextRole: words or _("nothing noted"),
            Qt.ItemDataRole.AccessibleDescriptionRole: row.details,
            ID: row.id,
        }
        return answers.get(role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles of the columns; rows are named by their day, which stands first."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._titles[section] if 0 <= section < len(self._titles) else None
        return self._rows[section].cells[0] if 0 <= section < len(self._rows) else None


class RowsTable(Table):
    """A table view with its model; ``columns`` are titles with their widths at 100 %."""

    def __init__(self, name: str, columns: Sequence[tuple[str, int]], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.rows = RowsModel([title for title, _width in columns], self)
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self._widths_px = tuple(width for _title, width in columns)
        self._fit_columns()

    def current_row(self) -> Row | None:
        """The fact in focus, or None."""
        return self.rows.row(self.currentIndex())

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; the focus stays on the fact it was on."""
        before, column = self.current_row(), self.currentIndex().column()
        self.rows.set_rows(rows)
        index = self.rows.find(before.id) if before else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index.siblingAtColumn(max(0, column)))
        self.setFixedHeight(self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the last column what is left."""
        super().resizeEvent(event)
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.rows.rowCount():
            self._fit_columns()
            self.setFixedHeight(self._height())

    def _fit_columns(self) -> None:
        """Each column as wide as it was asked to be at this text size; the last takes what is left over."""
        widths = [current().sizes.reading_width(width) for width in self._widths_px]
        left = self.viewport().width() - sum(widths[:-1])
        for place, width in enumerate([*widths[:-1], max(widths[-1], left)]):
            self.setColumnWidth(place, width)

    def _height(self) -> int:
        """As high as a few rows; more are scrolled to."""
        sizes = current().sizes
        shown = min(6, max(2, self.rows.rowCount()))
        return self.horizontalHeader().sizeHint().height() + shown * sizes.reading_width(60) + sizes.px(24)
