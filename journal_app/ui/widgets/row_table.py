# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A table of facts for Qt, one a row: titles above, words in the cells, all there is to read on a row when asked."""

import math
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from journal_app.ui.rows import Row
from journal_app.ui.theme import current
from journal_app.ui.widgets.tables import AIR_PX, Table
from journal_app.ui.widgets.tips import plain_tip
from journal_app.words import _

ID = Qt.ItemDataRole.UserRole
MOST_PX = 360
NARROW_PX = 100  # a number and its unit stay on one line
WORTH_FITTING = 1.25
FRAME_PX = 3  # the border of a table and the padding within it
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

    def words(self, row: int, column: int) -> str:
        """What stands in a cell."""
        return self._rows[row].cells[column]

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
            Qt.ItemDataRole.ToolTipRole: plain_tip(row.details),
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
    """A table view with its model; ``columns`` are titles with their widths at 100 %.

    Where these do not fit side by side, all but the first give way as far as no word is cut. A table whose cells say
    more gives its own ``model_class``.
    """

    model_class: type[RowsModel] = RowsModel

    def __init__(self, name: str, columns: Sequence[tuple[str, int]], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.rows = self.model_class([title for title, _width in columns], self)
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self._widths_px = tuple(width for _title, width in columns)
        self._words = [0] * len(columns)
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
        self._measure_words()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the last column what is left."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.rows.rowCount():
            self._measure_words()
            self._fit()

    def _fit(self) -> None:
        self._fit_columns()
        self.setFixedHeight(self._height())

    def _measure_words(self) -> None:
        """How wide the longest word of each column is, with the air around it."""
        letters, air = self.fontMetrics(), 2 * current().sizes.px(AIR_PX) + 1
        for column in range(self.rows.columnCount()):
            words = {word for row in range(self.rows.rowCount()) for word in self.rows.words(row, column).split()}
            widest = max((letters.horizontalAdvance(word) for word in words), default=0) + air
            self._words[column] = max(widest, self.horizontalHeader().sectionSizeHint(column))

    def _fit_columns(self) -> None:
        """Each column as wide as it was asked to be at this text size; the last takes what is left over."""
        asked = [current().sizes.reading_width(width) for width in self._widths_px]
        widths = [max(pair) for pair in zip(asked, self._words, strict=True)]
        narrow = current().sizes.reading_width(NARROW_PX)
        pairs = zip(self._words, widths, strict=True)
        least = [width if width <= narrow else max(words, 2 * width // 3) for words, width in pairs]
        least[0] = widths[0]
        left = self.viewport().width() - sum(widths)
        spare = sum(widths) - sum(least)
        is_worth_it = sum(least) <= WORTH_FITTING * self.viewport().width()  # if not, wide columns read better
        share = min(1.0, -left / spare) if left < 0 < spare and is_worth_it else 0.0
        for place, (width, fewest) in enumerate(zip(widths, least, strict=True)):
            more = left if left > 0 and place == len(widths) - 1 else 0
            self.setColumnWidth(place, width - math.ceil((width - fewest) * share) + more)

    def _height(self) -> int:
        """As high as its rows, or as a few of them; more are scrolled to."""
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.rows.rowCount()))
        columns = sum(self.columnWidth(column) for column in range(self.rows.columnCount()))
        bar = self.horizontalScrollBar().sizeHint().height() if columns > self.viewport().width() else 0
        titles = max(self.horizontalHeader().sizeHint().height(), self.horizontalHeader().minimumHeight())
        return titles + min(rows, current().sizes.reading_width(MOST_PX)) + bar + 2 * FRAME_PX
