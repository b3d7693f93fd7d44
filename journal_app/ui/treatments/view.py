# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Treatments screen as widgets: infusions and events, each a table with the chosen row in words below it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.drafts import EventDraft, InfusionDraft, ReactionDraft
from journal_app.ui.fields import FieldProblem
from journal_app.ui.treatments.forms import EventForm, InfusionForm, ReactionForm, open_form
from journal_app.ui.treatments.reactions import Reactions
from journal_app.ui.treatments.state import FormState, TreatmentRow, TreatmentsState
from journal_app.ui.widgets.buttons import primary_button, secondary_button
from journal_app.ui.widgets.chosen import Chosen
from journal_app.ui.widgets.entry_form import holds_focus
from journal_app.ui.widgets.row_table import RowsTable
from journal_app.ui.widgets.surfaces import EmptyState, Page, heading_line, label
from journal_app.words import _

_Emit = Callable[[str], None]


class TreatmentsView(QWidget):
    """Signals are what the reader wants; ``set_state``, ``set_form`` and ``set_problems`` are all it is told."""

    infusion_requested = Signal()
    event_requested = Signal()
    reaction_requested = Signal(str)
    infusion_edit_requested = Signal(str)
    event_edit_requested = Signal(str)
    infusion_delete_requested = Signal(str)
    reaction_delete_requested = Signal(str)
    event_delete_requested = Signal(str)
    save_requested = Signal(object)
    close_requested = Signal()
    answered = Signal(str, int, object)
    product_named = Signal(InfusionDraft)

    def __init__(self) -> None:
        super().__init__()
        self.page = Page(self)
        self.add = primary_button(_("Add an infusion"))
        self.add_event = secondary_button(_("Add an event"))
        self.add_reaction = secondary_button(_("Add a reaction"))
        self.last = label("")
        self.infusion_form, self.reaction_form, self.event_form = InfusionForm(), ReactionForm(), EventForm()
        self.forms = (self.infusion_form, self.reaction_form, self.event_form)
        self.infusions = RowsTable(_("Infusions"), _infusion_columns())
        self.events = RowsTable(_("Events"), _event_columns())
        self.chosen_infusion = Chosen(_("The chosen infusion"), (self.add_reaction,))
        self.chosen_event = Chosen(_("The chosen event"))
        self.reactions = Reactions()
        self.chosen_infusion.body.insertWidget(2, self.reactions)
        self.no_infusions = EmptyState(
            _("No infusions yet"),
            _("Note what was given, on which day and how much. Reactions can be added to each infusion."),
        )
        self.no_events = EmptyState(
            _("No events yet"),
            _("A relapse, a crash, an infection, an operation: what helps to understand the days around it."),
        )
        self._has_state = False
        self._lay_out()
        self._connect()
        self.infusions.hide()  # until it is known whether there are any, or the focus would go there and on to anywhere
        self.set_form(FormState())

    def set_state(self, state: TreatmentsState) -> None:
        """Show both tables."""
        waits = self.add.hasFocus() and not self._has_state
        self._has_state = True
        self.last.setText("\n".join(state.last))
        self.last.setVisible(bool(state.last))
        for button in (self.add, self.add_event):
            button.setVisible(state.can_change)
        for table, chosen, empty, rows in (
            (self.infusions, self.chosen_infusion, self.no_infusions, state.infusions),
            (self.events, self.chosen_event, self.no_events, state.events),
        ):
            table.set_rows(rows)
            table.setVisible(bool(rows))
            chosen.setVisible(bool(rows))
            chosen.set_can_change(state.can_change)
            empty.setVisible(not rows)
        self.reactions.set_can_change(state.can_change)
        self._on_infusion()
        self._on_event()
        if waits:
            self.take_focus()

    def set_form(self, form: FormState) -> None:
        """Open the form of a draft and close the others; without a draft, close them all."""
        had_focus = any(holds_focus(known) for known in self.forms)
        wanted = self._form_of(form)
        for known in self.forms:
            known.setVisible(known is wanted)
        if wanted is not None:
            if isinstance(form.draft, ReactionDraft):
                self.reaction_form.begin(form.draft)
            open_form(wanted, wanted.NAMES, form)
            self.page.ensureWidgetVisible(wanted)
        elif had_focus:
            self.take_focus()

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields of the open form what is wrong."""
        for form in self.forms:
            if not form.isHidden():
                form.set_problems(problems)

    def take_focus(self) -> None:
        """The infusions where there are any, else the button that begins them."""
        (self.add if self.infusions.isHidden() else self.infusions).setFocus()

    def _form_of(self, form: FormState) -> InfusionForm | ReactionForm | EventForm | None:
        match form.draft:
            case InfusionDraft():
                return self.infusion_form
            case ReactionDraft():
                return self.reaction_form
            case EventDraft():
                return self.event_form
        return None

    def _lay_out(self) -> None:
        body = self.page.body
        body.addLayout(heading_line(_("Treatments"), [self.add, self.add_event]))
        body.addWidget(self.last)
        for form in self.forms:
            body.addWidget(form)
        body.addWidget(label(_("Infusions"), "heading"))
        body.addWidget(self.no_infusions)
        body.addWidget(self.infusions)
        body.addWidget(self.chosen_infusion)
        body.addWidget(label(_("Events"), "heading"))
        body.addWidget(self.no_events)
        body.addWidget(self.events)
        body.addWidget(self.chosen_event)
        body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)

    def _connect(self) -> None:
        self.add.clicked.connect(self.infusion_requested)
        self.add_event.clicked.connect(self.event_requested)
        self.add_reaction.clicked.connect(lambda: self._on_row(self.infusions, self.reaction_requested.emit))
        self.reactions.delete_requested.connect(self.reaction_delete_requested)
        self.infusion_form.product.editingFinished.connect(lambda: self.product_named.emit(self.infusion_form.draft()))
        for form in self.forms:
            self._connect_form(form)
        edit, delete = self.infusion_edit_requested.emit, self.infusion_delete_requested.emit
        self._connect_table(self.infusions, self.chosen_infusion, edit, delete)
        self._connect_table(
            self.events, self.chosen_event, self.event_edit_requested.emit, self.event_delete_requested.emit
        )
        self.infusions.selectionModel().currentChanged.connect(self._on_infusion)
        self.events.selectionModel().currentChanged.connect(self._on_event)

    def _connect_form(self, form: InfusionForm | ReactionForm | EventForm) -> None:
        form.save_requested.connect(lambda: self.save_requested.emit(form.draft()))
        form.close_requested.connect(self.close_requested)
        form.answered.connect(lambda name, number: self.answered.emit(name, number, form.draft()))

    def _connect_table(self, table: RowsTable, chosen: Chosen, edit: _Emit, delete: _Emit) -> None:
        table.open_requested.connect(lambda _index: self._on_row(table, edit))
        table.delete_requested.connect(lambda _index: self._on_row(table, delete))
        chosen.change.clicked.connect(lambda: self._on_row(table, edit))
        chosen.remove.clicked.connect(lambda: self._on_row(table, delete))

    def _on_row(self, table: RowsTable, emit: _Emit) -> None:
        row = table.current_row()
        if row is not None:
            emit(row.id)

    def _on_infusion(self) -> None:
        row = self.infusions.current_row()
        self.chosen_infusion.set_words(row.details if row else "", _("No infusion is chosen."))
        self.reactions.set_reactions(row.reactions if isinstance(row, TreatmentRow) else (), after=self.infusions)

    def _on_event(self) -> None:
        row = self.events.current_row()
        self.chosen_event.set_words(row.details if row else "", _("No event is chosen."))


def _infusion_columns() -> list[tuple[str, int]]:
    return [
        (_("Day"), 128),
        (_("Product"), 208),
        (_("Amount"), 96),
        (_("Kind"), 176),
        (_("Since the last"), 136),
        (_("Reactions"), 256),
        (_("Place"), 160),
        (_("Note"), 200),
    ]


def _event_columns() -> list[tuple[str, int]]:
    return [(_("Days"), 240), (_("What happened"), 200), (_("In a few words"), 240), (_("Note"), 200)]
