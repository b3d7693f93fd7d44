# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Labs screen as widgets: title and summary, the form while it is open, the table, the chosen result in words."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.drafts import LabDraft
from journal_app.ui.fields import FieldProblem
from journal_app.ui.labs.form import LabForm
from journal_app.ui.labs.state import FormState, LabsState
from journal_app.ui.labs.table import ResultsTable
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import primary_button
from journal_app.ui.widgets.chosen import Chosen
from journal_app.ui.widgets.entry_form import holds_focus
from journal_app.ui.widgets.surfaces import EmptyState, Page, heading_line, label
from journal_app.words import _

TABLE_PX = 300


class LabsView(QWidget):
    """Signals are what the reader wants; ``set_state``, ``set_form`` and ``set_problems`` are all it is told."""

    add_requested = Signal()
    edit_requested = Signal(str)
    delete_requested = Signal(str)
    save_requested = Signal(LabDraft)
    close_requested = Signal()
    answered = Signal(str, int, LabDraft)
    analyte_named = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.page = Page(self)
        self.add = primary_button(_("Add results"))
        self.summary = label("", "soft")
        self.form = LabForm()
        self.table = ResultsTable()
        self.chosen = Chosen(_("The chosen result"))
        self.empty = EmptyState(
            _("No results yet"),
            _("Type a value as it is printed on the sheet from the laboratory. It is kept exactly as you type it."),
        )
        self._lay_out()
        self._connect()
        self.set_form(FormState())

    def set_state(self, state: LabsState) -> None:
        """Show the table."""
        self.summary.setText(state.summary)
        self.summary.setVisible(bool(state.summary))
        self.add.setVisible(state.can_change)
        self.table.set_state(state)
        self.table.setVisible(bool(state.analytes))
        self.chosen.setVisible(bool(state.analytes))
        self.chosen.set_can_change(state.can_change)
        self.empty.setVisible(not state.analytes)
        self.form.offer_laboratories(state.laboratories)
        self._on_current()

    def set_form(self, form: FormState) -> None:
        """Open the form with a draft, or close it; the focus goes back to where a reader goes on."""
        had_focus = holds_focus(self.form)
        self.form.setVisible(bool(form.heading))
        if form.heading:
            self.form.open(form)
            self.page.ensureWidgetVisible(self.form)
        elif had_focus:
            self.take_focus()

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields what is wrong."""
        self.form.set_problems(problems)

    def suggest(self, unit: str, printed_range: str) -> None:
        """Fill in what this laboratory printed last, where nothing was typed."""
        self.form.suggest(unit, printed_range)

    def take_focus(self) -> None:
        """The table where there is one, else the button that begins it."""
        (self.add if self.table.isHidden() else self.table).setFocus()

    def _lay_out(self) -> None:
        body = self.page.body
        body.addLayout(heading_line(_("Labs"), [self.add]))
        for widget in (self.summary, self.form, self.empty, self.table, self.chosen):
            body.addWidget(widget)
        body.addStretch(0)
        self.table.setMinimumHeight(current().sizes.reading_width(TABLE_PX))
        body.setStretchFactor(self.table, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_requested)
        self.form.save_requested.connect(lambda: self.save_requested.emit(self.form.draft()))
        self.form.close_requested.connect(self.close_requested)
        self.form.answered.connect(lambda name, number: self.answered.emit(name, number, self.form.draft()))
        self.form.analyte.editingFinished.connect(
            lambda: self.analyte_named.emit(self.form.text("analyte"), self.form.text("laboratory"))
        )
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.open_requested.connect(lambda _index: self._on_chosen(self.edit_requested.emit))
        self.table.delete_requested.connect(lambda _index: self._on_chosen(self.delete_requested.emit))
        self.chosen.change.clicked.connect(lambda: self._on_chosen(self.edit_requested.emit))
        self.chosen.remove.clicked.connect(lambda: self._on_chosen(self.delete_requested.emit))

    def _on_current(self) -> None:
        cell = self.table.current_cell()
        self.chosen.set_words(cell.details if cell else "", _("There is no result in this place."))

    def _on_chosen(self, emit: Callable[[str], None]) -> None:
        cell = self.table.current_cell()
        if cell is not None:
            emit(cell.id)
