# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A list of a screen: a table with the chosen row in words below it, or words for the empty place.

Hides that letters typed at a table are keys of the screen, and that a fact just kept is chosen as soon as it is there.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal_app.domain.frozen import frozen
from journal_app.ui.rows import Row
from journal_app.ui.theme import current
from journal_app.ui.widgets.chosen import Chosen
from journal_app.ui.widgets.row_table import RowsTable
from journal_app.ui.widgets.surfaces import EmptyState, label


@frozen
class SectionWords:
    """What a section says: its heading, what is chosen or not, and the place where there is nothing yet."""

    heading: str
    chosen: str
    nothing_chosen: str
    empty: str
    how_to_begin: str


class KeyedTable(RowsTable):
    """A table that leaves letters and digits to the screen, which has a use for them, instead of searching rows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass letters and digits on."""
        if event.text().isalnum():
            event.ignore()
        else:
            super().keyPressEvent(event)


class RowSection(QWidget):
    """Signals: ``edit_requested(id)``, ``delete_requested(id)``, ``chosen_changed()``. ``quiet`` is one line more.

    A screen whose table does more gives its own ``table_class``.
    """

    edit_requested = Signal(str)
    delete_requested = Signal(str)
    chosen_changed = Signal()
    table_class: type[KeyedTable] = KeyedTable

    def __init__(
        self, words: SectionWords, columns: Sequence[tuple[str, int]], more: tuple[QPushButton, ...] = ()
    ) -> None:
        super().__init__()
        self._words = words
        self._wanted = ""
        self._shown: tuple[tuple[Row, ...], bool] | None = None
        self.table = self.table_class(words.heading, columns, self)
        self.chosen = Chosen(words.chosen, more, self)
        self.empty = EmptyState(words.empty, words.how_to_begin, self)
        self.quiet = label("", "soft", self)
        self._lay_out()
        self.table.open_requested.connect(lambda _index: self.on_row(self.edit_requested.emit))
        self.table.delete_requested.connect(lambda _index: self.on_row(self.delete_requested.emit))
        self.chosen.change.clicked.connect(lambda: self.on_row(self.edit_requested.emit))
        self.chosen.remove.clicked.connect(lambda: self.on_row(self.delete_requested.emit))
        self.table.selectionModel().currentChanged.connect(self._on_current)

    def set_rows(self, rows: tuple[Row, ...], *, can_change: bool) -> None:
        """Show other rows; the focus stays on the fact it was on, or on the button it was on while there is a row."""
        shown = (rows, can_change)
        if shown == self._shown:
            self._on_current()  # the day may be another one
            return
        self._shown = shown
        had_focus = self.table.hasFocus()
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.chosen.setVisible(bool(rows))
        self.chosen.set_can_change(can_change)
        self.empty.setVisible(not rows)
        self.show_row(self._wanted)
        self._on_current()
        if had_focus and rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, words: str) -> None:
        """Say something about the list as a whole, or nothing."""
        self.quiet.setText(words)
        self.quiet.setVisible(bool(words))

    def show_row(self, fact_id: str) -> None:
        """Choose a fact as soon as it is there."""
        self._wanted = fact_id
        index = self.table.rows.find(fact_id)
        if fact_id and index.isValid():
            self._wanted = ""
            self.table.setCurrentIndex(index)

    def is_waiting(self) -> bool:
        """Whether a fact that is to be chosen is not there yet."""
        return bool(self._wanted)

    def current_row(self) -> Row | None:
        """The fact that is chosen, or None."""
        return self.table.current_row()

    def on_row(self, emit: Callable[[str], None]) -> None:
        """Call with the id of the fact that is chosen, if one is."""
        row = self.current_row()
        if row is not None:
            emit(row.id)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().sizes.px(12))
        for widget in (label(self._words.heading, "heading", self), self.quiet, self.empty, self.table, self.chosen):
            layout.addWidget(widget)
        self.table.hide()  # until it is known whether there is one, or the focus would go there and on to anywhere
        self.chosen.hide()
        self.quiet.hide()

    def _on_current(self) -> None:
        row = self.current_row()
        self.chosen.set_words(row.details if row else "", self._words.nothing_chosen)
        self.chosen_changed.emit()
