# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Labs screen as widgets: title, the form while it is open, the table, the chosen result, two side by side."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.shown_units import ShownUnit
from journal_app.ui.beside.panel import ResearchBeside
from journal_app.ui.beside.state import Block
from journal_app.ui.fields import FieldProblem
from journal_app.ui.labs.details import PairCard, ResultCard
from journal_app.ui.labs.form import LabForm
from journal_app.ui.labs.state import FormState, LabsState, PairState
from journal_app.ui.labs.table import ResultsTable
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import primary_button
from journal_app.ui.widgets.entry_form import holds_focus
from journal_app.ui.widgets.forms import choice_field, field_text, set_field_text
from journal_app.ui.widgets.surfaces import EmptyState, Page, heading_line, label
from journal_app.words import _

AROUND_TABLE_PX = 384
"""What stands above the table, and the result below it that the keyboard is at."""


class LabsView(QWidget):
    """Signals are what the reader wants (a sheet is a tuple of ``LabDraft``); methods tell it all else."""

    add_requested = Signal()
    edit_requested = Signal(str)
    edit_draw_requested = Signal(str)
    delete_requested = Signal(str)
    save_requested = Signal(tuple)
    close_requested = Signal()
    answered = Signal(str, int, tuple)
    analyte_named = Signal(int, str, str)
    looked = Signal(tuple)
    units_chosen = Signal(str)
    unit_chosen = Signal(str, str)
    choose_requested = Signal(str)
    choose_none_requested = Signal()
    held = Signal(tuple, str)
    waiting_told = Signal()
    attach_requested = Signal(str, list)
    letter_requested = Signal(str)
    letter_removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.page = Page(self)
        self.add = primary_button(_("Add results"))
        self.summary = label("", "soft")
        self.units = choice_field(
            [
                # Translators: in a list: each result in the unit of its laboratory
                (ShownUnit.PRINTED, _("Units as printed")),
                # Translators: in a list: units of mass, as they are used in the United States
                (ShownUnit.CONVENTIONAL, _("Conventional units")),
                # Translators: in a list: units of the International System, such as mmol/L
                (ShownUnit.SI, _("SI units")),
            ]
        )
        self._own = (_("Units chosen one by one"), ShownUnit.OWN)
        self.units.setAccessibleName(_("Units shown"))
        self.units.setAccessibleDescription(_("Units shown"))  # on Linux the name of a choice is what is chosen
        self.form = LabForm()
        self.table = ResultsTable()
        self.chosen = ResultCard()
        self.pair = PairCard()
        self.research = ResearchBeside()
        self.empty = EmptyState(
            _("No results yet"),
            _("Type a value as it is printed on the sheet from the laboratory. It is kept exactly as you type it."),
        )
        self._has_state = False
        self._state = LabsState()
        self._chosen: tuple[str, ...] = ()
        self._lay_out()
        self._connect()
        self.table.hide()  # until it is known whether there is one, or the focus would go there and on to anywhere
        self.set_form(FormState())

    def set_state(self, state: LabsState) -> None:
        """Show the table."""
        waits = self.add.hasFocus() and not self._has_state
        self._has_state = True
        self._state = state
        self.summary.setText(state.summary)
        self.summary.setVisible(bool(state.summary))
        self.add.setVisible(state.can_change)
        self.table.set_state(state)
        self.table.setVisible(bool(state.analytes))
        self.units.setVisible(bool(state.analytes))
        self._show_overall(state.overall)
        self.chosen.setVisible(bool(state.analytes))
        self.chosen.set_can_change(state.can_change)
        self.empty.setVisible(not state.analytes)
        self.form.offer_laboratories(state.laboratories)
        self._on_current()
        if waits:
            self.take_focus()

    def set_pair(self, pair: PairState) -> None:
        """Show the chosen results side by side, or put that away; the focus stays where the reader chooses."""
        had_focus = holds_focus(self.pair)
        self._chosen = pair.ids
        self.table.set_chosen(pair.ids)
        self.pair.show_pair(pair)
        self._on_current()
        if pair.ids:
            QTimer.singleShot(0, self.pair, self._show_pair)  # when it has its place
        elif had_focus:
            self.take_focus()

    def set_cards(self, blocks: tuple[Block, ...]) -> None:
        """Show the research on what is in view."""
        self.research.set_cards(blocks)

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
        """The sheet while it is open, else the table where there is one, else the button that begins it."""
        if not self.form.isHidden():
            self.form.field(self.form.focused_field()).setFocus()
            return
        (self.add if self.table.isHidden() else self.table).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The table keeps the room it has without research, which stands below the window's edge."""
        super().resizeEvent(event)
        self.table.set_room(self.height() - current().sizes.reading_width(AROUND_TABLE_PX))

    def _lay_out(self) -> None:
        body = self.page.body
        body.addLayout(heading_line(_("Labs"), [self.add, self.units, self.research.way]))
        for widget in (self.summary, self.form, self.empty, self.table, self.chosen, self.pair, self.research):
            body.addWidget(widget)
        body.addStretch(0)
        body.setStretchFactor(self.table, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_add)
        self.form.save_requested.connect(lambda: self.save_requested.emit(self.form.drafts()))
        self.form.close_requested.connect(self.close_requested)
        self.form.answered.connect(lambda name, number: self.answered.emit(name, number, self.form.drafts()))
        self.form.looked.connect(self._on_looked)
        self.form.named.connect(self._on_named)
        self.form.edited.connect(self._on_edited)
        self.units.activated.connect(lambda _index: self.units_chosen.emit(field_text(self.units)))
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.open_requested.connect(lambda _index: self._on_chosen(self._edit))
        self.table.delete_requested.connect(lambda _index: self._on_chosen(self.delete_requested.emit))
        self.table.choose_requested.connect(lambda: self._on_chosen(self.choose_requested.emit))
        self.chosen.change.clicked.connect(lambda: self._on_chosen(self._edit))
        self.chosen.change_draw.clicked.connect(lambda: self._on_chosen(self._edit_draw))
        self.chosen.remove.clicked.connect(lambda: self._on_chosen(self.delete_requested.emit))
        self.chosen.choose_requested.connect(lambda: self._on_chosen(self.choose_requested.emit))
        self.chosen.unit_chosen.connect(self.unit_chosen)
        self.pair.close_requested.connect(self.choose_none_requested)
        letters = self.chosen.letters
        letters.attach_requested.connect(
            lambda paths: self._on_chosen(lambda chosen: self.attach_requested.emit(chosen, paths))
        )
        letters.open_requested.connect(self.letter_requested)
        letters.remove_requested.connect(self.letter_removed)

    def _show_pair(self) -> None:
        for words in (self.pair.fact, self.pair.results, self.pair.heading):
            self.page.ensureWidgetVisible(words)

    def _on_add(self) -> None:
        """Begin a sheet; one that is open already is gone on with."""
        self._open_unless_typed(self.add_requested.emit)

    def _edit(self, result_id: str) -> None:
        """Open a result, unless something is typed that is not saved yet: its words stay."""
        self._open_unless_typed(lambda: self.edit_requested.emit(result_id))

    def _edit_draw(self, result_id: str) -> None:
        self._open_unless_typed(lambda: self.edit_draw_requested.emit(result_id))

    def _open_unless_typed(self, ask: Callable[[], None]) -> None:
        if self.form.isHidden() or not self.form.is_touched():
            ask()
        else:
            self._go_on()

    def _go_on(self) -> None:
        self.waiting_told.emit()
        self.page.ensureWidgetVisible(self.form)
        self.take_focus()

    def _show_overall(self, overall: ShownUnit) -> None:
        """Say what the units amount to; that they were chosen one by one is no choice itself."""
        own = self.units.findData(ShownUnit.OWN)
        if overall is ShownUnit.OWN and own < 0:
            self.units.addItem(*self._own)
        elif overall is not ShownUnit.OWN and own >= 0:
            self.units.removeItem(own)
        set_field_text(self.units, overall)

    def _on_edited(self) -> None:
        self.held.emit(self.form.as_typed(), self.form.focused_field())

    def _on_looked(self) -> None:
        self.looked.emit(self.form.as_typed())

    def _on_named(self, line: int) -> None:
        analyte = self.form.lines[line].text("analyte")
        self.analyte_named.emit(line, analyte, self.form.text("laboratory"))

    def _on_current(self) -> None:
        cell, row = self.table.current_cell(), self.table.currentIndex().row()
        unit = self._state.units[row] if 0 <= row < len(self._state.units) else None
        self.chosen.show_result(cell, unit, is_chosen=cell is not None and cell.id in self._chosen)

    def _on_chosen(self, emit: Callable[[str], None]) -> None:
        cell = self.table.current_cell()
        if cell is not None:
            emit(cell.id)
