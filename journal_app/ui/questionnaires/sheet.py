# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A questionnaire to fill in: one page of items, the day, a note, and where asked for the contacts for a crisis.

Hides that those contacts follow the answer itself, at once and without asking anybody: they stand under the item as
soon as it is chosen, before anything is saved, and go when it is taken back.
"""

import itertools
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from journal_app.domain.questionnaire_drafts import Answered, AnswersDraft
from journal_app.ui.questionnaires.item_row import ItemRow
from journal_app.ui.questionnaires.state import SheetState
from journal_app.ui.theme import current
from journal_app.ui.widgets.crisis_panel import CrisisPanel
from journal_app.ui.widgets.entry_form import EntryForm
from journal_app.ui.widgets.forms import form_row, text_field
from journal_app.ui.widgets.surfaces import clear, label
from journal_app.words import _


class Sheet(EntryForm):
    """Signals besides those of a form: ``answers_changed()``, ``row_focused(row)`` and ``contacts_appeared()``."""

    answers_changed = Signal()
    row_focused = Signal(QWidget)
    contacts_appeared = Signal()

    def __init__(self) -> None:
        super().__init__("", _("Save"), _("Close"))
        self.heading.show()
        self.rows: list[ItemRow] = []
        self.contacts = CrisisPanel(self)
        self.contacts.hide()
        self._blank = AnswersDraft()
        self._stem = label("", "", self)
        self._items = QVBoxLayout()
        self._items.setSpacing(current().sizes.px(12))
        self._count = label("", "soft", self)
        self._notice = label("", "soft", self)
        self.add_line(
            [
                ("day", form_row(_("Day"), text_field(_("YYYY-MM-DD")), width_px=160)),
                ("note", form_row(_("Note"), text_field(), width_px=416)),
            ]
        )
        self.body.addWidget(self._stem)
        self.body.addLayout(self._items)
        self.body.addWidget(self._count)
        self.add_buttons()
        self.body.addWidget(self._notice)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def set_sheet(self, state: SheetState) -> None:
        """Show a questionnaire with what is answered so far, and go to the first item that is not."""
        self._blank = state.draft
        self.set_heading(state.heading)
        self._stem.setText(state.stem)
        self._stem.setVisible(bool(state.stem))
        self._notice.setText(state.notice)
        self.set_text("day", state.draft.day)
        self.set_text("note", state.draft.note)
        self._make_rows(state)
        self._on_answers()

    def draft(self) -> AnswersDraft:
        """What stands in the sheet now."""
        answers = tuple(Answered(item=row.item.key, value=row.value) for row in self.rows if row.value is not None)
        return replace(self._blank, day=self.text("day"), note=self.text("note"), answers=answers)

    def take_focus(self) -> None:
        """The first item that is not answered, else the button that saves."""
        first = next((row for row in self.rows if row.value is None), None)
        (first or self.save).setFocus()

    def _make_rows(self, state: SheetState) -> None:
        self._items.removeWidget(self.contacts)
        self.contacts.set_shown(False)
        clear(self._items)
        given = state.draft.given()
        self.rows = []
        for place, item in enumerate(state.items):
            row = ItemRow(item, self)
            row.set_value(given.get(item.key))
            row.changed.connect(self._on_changed)
            row.moved.connect(partial(self._move, place))
            self._items.addWidget(row)
            row.show()
            self.rows.append(row)
            if item.contacts_from is not None:
                self._items.addWidget(self.contacts)
        self._chain()

    def _chain(self) -> None:
        """The order of the Tab key: as it is read, each row before its buttons, which are stops for the arrows only."""
        stops: list[QWidget] = [self.field("day"), self.field("note")]
        for row in self.rows:
            stops += [row, *row.buttons]
            if row.item.contacts_from is not None:
                stops.append(self.contacts.country)
        for first, second in itertools.pairwise([*stops, self.save, self.close_button]):
            QWidget.setTabOrder(first, second)

    def _on_changed(self) -> None:
        self._on_answers()
        self.answers_changed.emit()

    def _on_answers(self) -> None:
        answered = sum(row.value is not None for row in self.rows)
        self._count.setText(_("{answered} of {asked} answered").format(answered=answered, asked=len(self.rows)))
        is_shown = any(row.item.shows_contacts(row.value) for row in self.rows)
        had_been = not self.contacts.isHidden()
        self.contacts.set_shown(is_shown)
        if is_shown and not had_been:
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # the page grows by the contacts
            self.contacts_appeared.emit()

    def _move(self, place: int, step: int) -> None:
        """Go to the item above or below; above the first is the note, below the last the button that saves."""
        target = place + step
        if target < 0:
            self.field("note").setFocus()
        elif target < len(self.rows):
            self.rows[target].setFocus()
        else:
            self.save.setFocus()

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isVisible():
            return
        for row in self.rows:
            row.set_marked(row.has_focus())
            if row.has_focus():
                self.row_focused.emit(row)
