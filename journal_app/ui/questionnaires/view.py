# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Questionnaires screen as widgets: what can be filled in and what was, or the sheet that is open.

Hides that the two share one page: while a sheet is open there is nothing else to look at.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.questionnaire_drafts import AnswersDraft
from journal_app.domain.questionnaire_words import others_words
from journal_app.ui.fields import FieldProblem
from journal_app.ui.questionnaires.offers import Offers
from journal_app.ui.questionnaires.sheet import Sheet
from journal_app.ui.questionnaires.state import QuestionnairesState, SheetState
from journal_app.ui.theme import current
from journal_app.ui.widgets.chosen import Chosen
from journal_app.ui.widgets.crisis_panel import CrisisPanel
from journal_app.ui.widgets.entry_form import holds_focus
from journal_app.ui.widgets.row_table import RowsTable
from journal_app.ui.widgets.surfaces import EmptyState, Page, heading_line, label
from journal_app.words import _, pgettext


class QuestionnairesView(QWidget):
    """Signals are what the reader wants; ``set_state``, ``set_sheet`` and the like are all it is told."""

    fill_in_requested = Signal(str)
    edit_requested = Signal(str)
    delete_requested = Signal(str)
    save_requested = Signal(AnswersDraft)
    close_requested = Signal(AnswersDraft)
    sheet_edited = Signal(AnswersDraft)
    country_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.page = Page(self)
        self.sheet = Sheet()
        self.contacts = CrisisPanel(self)
        self.offers = Offers()
        self.earlier = RowsTable(_("Earlier answers"), _columns())
        self.chosen = Chosen(_("The chosen answers"))
        self._intro = label(_("Each one is optional, and any question can be skipped. Totals are plain numbers."))
        self._others = label(others_words(), "soft")
        self._earlier_heading = label(_("Earlier answers"), "heading")
        self._nothing = EmptyState(
            _("Nothing filled in yet"), _("What you fill in stands here, with its day and its total.")
        )
        self._has_rows = False
        self._wants_focus = False
        self._has_state = False
        self._lay_out()
        self._connect()
        self.sheet.hide()
        self.contacts.hide()
        self._show_parts()

    def set_state(self, state: QuestionnairesState) -> None:
        """Show what can be filled in and what was; an open sheet stays as it is."""
        self._has_state, self._has_rows = True, bool(state.earlier)
        for panel in (self.contacts, self.sheet.contacts):
            panel.set_state(state.crisis)
        self.offers.set_offers(state.offers)
        self.offers.set_can_change(state.can_change)
        self.earlier.set_rows(state.earlier)
        self.chosen.set_can_change(state.can_change)
        self._show_parts()
        self._on_row()
        if self._wants_focus:
            self.take_focus()

    def set_sheet(self, sheet: SheetState | None) -> None:
        """Open a sheet, or put it away."""
        had_focus = holds_focus(self.sheet)
        if sheet is not None:
            self.sheet.set_sheet(sheet)
        self.sheet.setVisible(sheet is not None)
        self._show_parts()
        if sheet is not None:
            self.page.verticalScrollBar().setValue(0)
            self.sheet.take_focus()
        elif had_focus and self._has_rows and self.sheet.draft().editing:
            self.earlier.setFocus()  # where the sheet was opened
        elif had_focus:
            self.take_focus()

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say in the sheet what is wrong."""
        self.sheet.set_problems(problems)

    def set_contacts_shown(self, *, shown: bool) -> None:
        """Show the contacts for a crisis at the head of the page, or put them away."""
        self.contacts.set_shown(shown)
        if shown:
            self.page.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        """The open sheet, else the first questionnaire; as soon as there is anything to show."""
        self._wants_focus = not self._has_state
        if not self.sheet.isHidden():
            self.sheet.take_focus()
            return
        first = next((button for button in self.offers.buttons.values() if not button.isHidden()), None)
        if first is not None:
            first.setFocus()
        elif self._has_rows:
            self.earlier.setFocus()

    def _show_parts(self) -> None:
        """Either the sheet, or everything else."""
        is_open = not self.sheet.isHidden()
        always: tuple[QWidget, ...] = (self._intro, self.offers, self._others, self._earlier_heading)
        for part in always:
            part.setVisible(not is_open)
        for part in (self.earlier, self.chosen):
            part.setVisible(self._has_rows and not is_open)
        self._nothing.setVisible(not self._has_rows and not is_open)

    def _lay_out(self) -> None:
        body = self.page.body
        body.addLayout(heading_line(_("Questionnaires")))
        for part in (
            self.contacts,
            self.sheet,
            self._intro,
            self.offers,
            self._others,
            self._earlier_heading,
            self._nothing,
            self.earlier,
            self.chosen,
        ):
            body.addWidget(part)
        body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)

    def _connect(self) -> None:
        sheet = self.sheet
        sheet.save_requested.connect(lambda: self.save_requested.emit(sheet.draft()))
        sheet.close_requested.connect(lambda: self.close_requested.emit(sheet.draft()))
        sheet.edited.connect(lambda: self.sheet_edited.emit(sheet.draft()))
        sheet.answers_changed.connect(lambda: self.sheet_edited.emit(sheet.draft()))
        sheet.row_focused.connect(self._keep_in_view)
        sheet.contacts_appeared.connect(self._on_contacts)
        for panel in (self.contacts, sheet.contacts):
            panel.country_chosen.connect(self.country_chosen)
        self.offers.requested.connect(self.fill_in_requested)
        self.earlier.open_requested.connect(lambda _index: self._on_chosen(self.edit_requested.emit))
        self.earlier.delete_requested.connect(lambda _index: self._on_chosen(self.delete_requested.emit))
        self.chosen.change.clicked.connect(lambda: self._on_chosen(self.edit_requested.emit))
        self.chosen.remove.clicked.connect(lambda: self._on_chosen(self.delete_requested.emit))
        self.earlier.selectionModel().currentChanged.connect(self._on_row)

    def _on_chosen(self, emit: Callable[[str], None]) -> None:
        row = self.earlier.current_row()
        if row is not None:
            emit(row.id)

    def _on_row(self) -> None:
        row = self.earlier.current_row()
        self.chosen.set_words(row.details if row else "", _("No answers are chosen."))

    def _on_contacts(self) -> None:
        """Bring the contacts into view, their first line above all where the window is too small for every one."""
        self._keep_in_view(self.sheet.contacts)
        bar = self.page.verticalScrollBar()
        above = self.sheet.contacts.mapTo(self.page.viewport(), QPoint(0, 0)).y() - current().sizes.px(16)
        bar.setValue(bar.value() + min(0, above))

    def _keep_in_view(self, part: QWidget) -> None:
        self.page.ensureWidgetVisible(part, 0, current().sizes.px(16))


def _columns() -> list[tuple[str, int]]:
    return [
        (_("Day"), 120),
        (_("Questionnaire"), 136),
        (_("Total"), 236),
        # Translators: heading of a column: how many questions were answered, such as 8 of 9
        (pgettext("how many of the questions", "Answered"), 104),
        (_("Note"), 112),
    ]
