# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The laboratories: one is chosen, its name can be put right, and so can each unit and range that it is known for."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.fields import FieldProblem
from journal_app.ui.settings.state import LaboratoriesState, LaboratoryState, RememberedDraft
from journal_app.ui.settings.switches import KeptField
from journal_app.ui.settings.table import RememberedTable
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.choice_list import ChoiceList
from journal_app.ui.widgets.chosen import Chosen
from journal_app.ui.widgets.entry_form import EntryForm, holds_focus
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import form_row, text_field
from journal_app.ui.widgets.surfaces import Card, EmptyState, Page, label
from journal_app.words import _


class RememberedForm(EntryForm):
    """The unit and the range that a laboratory prints for one blood value."""

    def __init__(self) -> None:
        # Translators: "Put right": heading of a form: what is remembered of a laboratory is corrected
        super().__init__(_("Put right"), _("Save"), _("Close"))
        self.add_line(
            [
                ("unit", form_row(_("Unit"), text_field(), _("As it is printed"), width_px=160)),
                ("range", form_row(_("Range"), text_field(), _("Such as 15-150; it may stay empty"), width_px=240)),
            ]
        )
        self.add_buttons()

    def draft(self) -> RememberedDraft:
        """What stands in the fields now."""
        return RememberedDraft(heading=self.heading.text(), unit=self.text("unit"), range=self.text("range"))

    def open(self, draft: RememberedDraft) -> None:
        """Show a draft with the focus on its unit."""
        self.set_heading(draft.heading)
        self.set_text("unit", draft.unit)
        self.set_text("range", draft.range)
        self.field("unit").setFocus(Qt.FocusReason.OtherFocusReason)


class LaboratoriesSection(QWidget):
    """``renamed`` carries the name before and what was typed, the others the name or the id of what is remembered."""

    renamed = Signal(str, str)
    forget_requested = Signal(str)
    edit_requested = Signal(str)
    forget_one_requested = Signal(str)
    save_requested = Signal(RememberedDraft)
    close_requested = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._known: dict[str, LaboratoryState] = {}
        self._awaited = ""
        self._can_change = True
        self.choice = ChoiceList()
        self.words = label("", "soft")
        self.name = KeptField(
            # Translators: label of a field: the name of a laboratory
            _("Its name"),
            _("Its results take the new name too. With a name that is there already, the two become one."),
            320,
        )
        self.forget = secondary_button(_("Forget its units and ranges"))
        self.table = RememberedTable()
        self.chosen = Chosen(_("The chosen blood value"))
        # Translators: a button: what is remembered of a laboratory is deleted
        self.chosen.remove.setText(_("Forget"))
        self.chosen.remove.setAccessibleName(_("Forget"))
        self.form = RememberedForm()
        self.nothing = EmptyState(
            _("No laboratory yet"),
            _("When a result names its laboratory, the unit and range printed there are remembered and offered again."),
        )
        self.card = Card(_("Laboratory"))
        self._lay_out()
        self._connect()
        self.form.hide()

    def set_laboratories(self, state: LaboratoriesState) -> None:
        """Show the laboratories; the one that was chosen stays so."""
        self._can_change = state.can_change
        self._known = {known.name: known for known in state.laboratories}
        shown = self.choice.currentData()
        self.choice.set_choices([(name, name) for name in self._known])
        wanted = self._awaited if self._awaited in self._known else shown
        if wanted == self._awaited:
            self._awaited = ""
        if self._known:
            self.choice.show_choice(wanted if wanted in self._known else next(iter(self._known)))
        for widget in (self.card, self.table, self.chosen):
            widget.setVisible(bool(self._known))
        self.nothing.setVisible(not self._known)
        self._show_chosen()

    def set_remembered_form(self, draft: RememberedDraft) -> None:
        """Open the form, or close it; the focus goes back to the table."""
        had_focus = holds_focus(self.form)
        self.form.setVisible(bool(draft.heading))
        if draft.heading:
            self.form.open(draft)
            self._page.ensureWidgetVisible(self.form)
        elif had_focus:
            self.table.setFocus()

    def set_remembered_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields of the form what is wrong."""
        self.form.set_problems(problems)

    def show_laboratory(self, name: str) -> None:
        """Go to a laboratory, now or as soon as it is there."""
        self._awaited = name
        if name in self._known:
            self._awaited = ""
            self.choice.show_choice(name)
            self._show_chosen()

    def _shown(self) -> LaboratoryState | None:
        return self._known.get(str(self.choice.currentData() or ""))

    def _show_chosen(self) -> None:
        known = self._shown()
        self.words.setText(known.words if known else "")
        self.name.show_text(known.name if known else "", can_change=self._can_change)
        remembered = known.remembered if known else ()
        self.forget.setVisible(self._can_change and bool(remembered))
        self.table.set_remembered(remembered)
        self.table.setVisible(bool(remembered))
        self.chosen.setVisible(bool(remembered))
        self.chosen.set_can_change(self._can_change)
        self._on_current()

    def _on_current(self) -> None:
        row = self.table.current_row()
        self.chosen.set_words(row.details if row else "", _("No blood value is chosen."))

    def _on_name(self, typed: str) -> None:
        known = self._shown()
        if known is not None:
            self.renamed.emit(known.name, typed)

    def _on_forget(self) -> None:
        known = self._shown()
        if known is not None:
            self.forget_requested.emit(known.name)
            self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _with_row(self, act: Callable[[str], None]) -> None:
        row = self.table.current_row()
        if row is not None and self._can_change:
            act(row.id)

    def _connect(self) -> None:
        self.choice.chosen.connect(self._show_chosen)
        self.name.typed.connect(self._on_name)
        self.forget.clicked.connect(self._on_forget)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.open_requested.connect(lambda: self._with_row(self.edit_requested.emit))
        self.table.delete_requested.connect(lambda: self._with_row(self.forget_one_requested.emit))
        self.chosen.change.clicked.connect(lambda: self._with_row(self.edit_requested.emit))
        self.chosen.remove.clicked.connect(lambda: self._with_row(self.forget_one_requested.emit))
        self.form.save_requested.connect(lambda: self.save_requested.emit(self.form.draft()))
        self.form.close_requested.connect(self.close_requested)

    def _lay_out(self) -> None:
        fields = Flow(gap=current().sizes.px(16), top=True)
        fields.addWidget(form_row(_("Laboratory"), self.choice, width_px=320))
        fields.addWidget(self.name)
        self.card.body.addLayout(fields)
        self.card.body.addWidget(self.words)
        line = Flow()
        line.addWidget(self.forget)
        self.card.body.addLayout(line)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(current().sizes.px(16))
        told = _("What stands below is offered when you type results of a laboratory. Changing it changes no result.")
        body.addWidget(label(told, "soft"))
        for widget in (self.nothing, self.card, self.form, self.table, self.chosen):
            body.addWidget(widget)
