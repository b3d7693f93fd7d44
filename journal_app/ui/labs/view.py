# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Labs screen as widgets: title and summary, the form while it is open, the table, the chosen result in words."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.fields import FieldProblem
from journal_app.ui.labs.form import LabForm
from journal_app.ui.labs.state import FormState, LabsState, ShownUnit
from journal_app.ui.labs.table import ResultsTable
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import primary_button
from journal_app.ui.widgets.chosen import Chosen
from journal_app.ui.widgets.entry_form import holds_focus
from journal_app.ui.widgets.forms import choice_field, field_text, set_field_text
from journal_app.ui.widgets.surfaces import EmptyState, Page, heading_line, label
from journal_app.words import _

TABLE_PX = 300


class LabsView(QWidget):
    """Signals are what the reader wants (a sheet is a tuple of ``LabDraft``); methods tell it all else."""

    add_requested = Signal()
    edit_requested = Signal(str)
    delete_requested = Signal(str)
    save_requested = Signal(tuple)
    close_requested = Signal()
    answered = Signal(str, int, tuple)
    analyte_named = Signal(int, str, str)
    looked = Signal(tuple)
    units_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.page = Page(self)
        self.add = primary_button(_("Add results"))
        self.summary = label("", "soft")
        self.units = choice_field(
            [
                (ShownUnit.PRINTED, _("Units as printed")),
                (ShownUnit.CONVENTIONAL, _("Conventional units")),
                (ShownUnit.SI, _("SI units")),
            ]
        )
        self.units.setAccessibleName(_("Units shown"))
        self.units.setAccessibleDescription(_("Units shown"))  # on Linux the name of a choice is what is chosen
        self.form = LabForm()
        self.table = ResultsTable()
        self.chosen = Chosen(_("The chosen result"))
        self.empty = EmptyState(
            _("No results yet"),
            _("Type a value as it is printed on the sheet from the laboratory. It is kept exactly as you type it."),
        )
        self._has_state = False
        self._lay_out()
        self._connect()
        self.table.hide()  # until it is known whether there is one, or the focus would go there and on to anywhere
        self.set_form(FormState())

    def set_state(self, state: LabsState) -> None:
        """Show the table."""
        waits = self.add.hasFocus() and not self._has_state
        self._has_state = True
        self.summary.setText(state.summary)
        self.summary.setVisible(bool(state.summary))
        self.add.setVisible(state.can_change)
        self.table.set_state(state)
        self.table.setVisible(bool(state.analytes))
        self.units.setVisible(bool(state.analytes))
        set_field_text(self.units, state.units)
        self.chosen.setVisible(bool(state.analytes))
        self.chosen.set_can_change(state.can_change)
        self.empty.setVisible(not state.analytes)
        self.form.offer_laboratories(state.laboratories)
        self._on_current()
        if waits:
            self.take_focus()

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

    def set_remarks(self, remarks: tuple[FieldProblem, ...]) -> None:
        """Say calmly below lines what does not fit together; nothing is held up by it."""
        self.form.set_remarks(remarks)

    def suggest(self, line: int, unit: str, printed_range: str) -> None:
        """Fill in what this laboratory printed last, where nothing was typed."""
        self.form.suggest(line, unit, printed_range)

    def take_focus(self) -> None:
        """The table where there is one, else the button that begins it."""
        (self.add if self.table.isHidden() else self.table).setFocus()

    def _lay_out(self) -> None:
        body = self.page.body
        body.addLayout(heading_line(_("Labs"), [self.add, self.units]))
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
        self.form.save_requested.connect(lambda: self.save_requested.emit(self.form.drafts()))
        self.form.close_requested.connect(self.close_requested)
        self.form.answered.connect(lambda name, number: self.answered.emit(name, number, self.form.drafts()))
        self.form.looked.connect(lambda: self.looked.emit(self.form.drafts()))
        self.form.named.connect(self._on_named)
        self.units.activated.connect(lambda _index: self.units_chosen.emit(field_text(self.units)))
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.open_requested.connect(lambda _index: self._on_chosen(self.edit_requested.emit))
        self.table.delete_requested.connect(lambda _index: self._on_chosen(self.delete_requested.emit))
        self.chosen.change.clicked.connect(lambda: self._on_chosen(self.edit_requested.emit))
        self.chosen.remove.clicked.connect(lambda: self._on_chosen(self.delete_requested.emit))

    def _on_named(self, line: int) -> None:
        analyte = self.form.lines[line].text("analyte")
        self.analyte_named.emit(line, analyte, self.form.text("laboratory"))

    def _on_current(self) -> None:
        cell = self.table.current_cell()
        self.chosen.set_words(cell.details if cell else "", _("There is no result in this place."))

    def _on_chosen(self, emit: Callable[[str], None]) -> None:
        cell = self.table.current_cell()
        if cell is not None:
            emit(cell.id)
