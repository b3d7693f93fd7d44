# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A section of the Treatments screen: a table with the chosen row in words below it, or words for the empty place.

Hides that letters typed at a table are keys of the screen, and that a fact just kept is chosen as soon as it is there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal_app.ui.rows import Row
from journal_app.ui.theme import current
from journal_app.ui.treatments.remarks import Remarks
from journal_app.ui.treatments.state import TreatmentRow
from journal_app.ui.widgets.chosen import Chosen
from journal_app.ui.widgets.row_table import RowsTable
from journal_app.ui.widgets.surfaces import EmptyState, label


@dataclass(frozen=True, slots=True, kw_only=True)
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


class Section(QWidget):
    """Signals: ``edit_requested(id)``, ``delete_requested(id)``, ``chosen_changed()``."""

    edit_requested = Signal(str)
    delete_requested = Signal(str)
    chosen_changed = Signal()

    def __init__(
        self, words: SectionWords, columns: Sequence[tuple[str, int]], more: tuple[QPushButton, ...] = ()
    ) -> None:
        super().__init__()
        self._words = words
        self._wanted = ""
        self._shown: tuple[tuple[TreatmentRow, ...], bool] | None = None
        self.table = KeyedTable(words.heading, columns, self)
        self.chosen = Chosen(words.chosen, more, self)
        self.remarks = Remarks()
        self.chosen.body.insertWidget(2, self.remarks)
        self.empty = EmptyState(words.empty, words.how_to_begin, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().sizes.px(16))
        for widget in (label(words.heading, "heading", self), self.empty, self.table, self.chosen):
            layout.addWidget(widget)
        self.table.hide()  # until it is known whether there is one, or the focus would go there and on to anywhere
        self.chosen.hide()
        self.table.open_requested.connect(lambda _index: self.on_row(self.edit_requested.emit))
        self.table.delete_requested.connect(lambda _index: self.on_row(self.delete_requested.emit))
        self.chosen.change.clicked.connect(lambda: self.on_row(self.edit_requested.emit))
        self.chosen.remove.clicked.connect(lambda: self.on_row(self.delete_requested.emit))
        self.table.selectionModel().currentChanged.connect(self._on_current)

    def set_rows(self, rows: tuple[TreatmentRow, ...], *, can_change: bool) -> None:
        """Show other rows; the focus stays on the fact it was on."""
        if (rows, can_change) == self._shown:
            self._on_current()  # the day may be another one
            return
        self._shown = (rows, can_change)
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

    def _on_current(self) -> None:
        row = self.current_row()
        self.chosen.set_words(row.details if row else "", self._words.nothing_chosen)
        self.remarks.set_remarks(row.remarks if isinstance(row, TreatmentRow) else ())
        self.chosen_changed.emit()
