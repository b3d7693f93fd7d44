# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Questions written before an infusion: a button that opens the form, the form, and what was written, line by line.

Hides that the form is folded away until it is wanted.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from journal_app.domain.drafts import ExpectationDraft
from journal_app.ui.fields import FieldProblem
from journal_app.ui.findings.before_state import BeforeForm, BeforeState, WrittenLine
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import Button, quiet_button, secondary_button
from journal_app.ui.widgets.entry_form import EntryForm, holds_focus
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import being_filled, choice_field, form_row, note_field, text_field
from journal_app.ui.widgets.surfaces import clear, label
from journal_app.words import _

_FIELDS = ("tracker", "size", "kind", "note")


class Before(QWidget):
    """Signals are what the reader wants: drafts, the answer to a problem, the id of a question to take out."""

    start_requested = Signal()
    save_requested = Signal(object)
    close_requested = Signal()
    edited = Signal(object)
    answered = Signal(str, int, object)
    withdraw_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.open = secondary_button(_("Write a question before an infusion"), self)
        # Translators: "Save": a button: keeps what was typed into a form
        self.form = EntryForm(_("A question before an infusion"), _("Save"), _("Close"))
        # Translators: in a list in which nothing is chosen yet
        self.trackers = choice_field([("", _("choose"))])
        self.kinds = choice_field([])
        self.removes: dict[str, Button] = {}
        self._offered: tuple[object, object] = ((), ())
        self._shown: tuple[tuple[WrittenLine, ...], bool] = ((), True)
        self._list = QVBoxLayout()
        self._add_fields()
        self._lay_out()
        self.open.clicked.connect(self.start_requested)
        self.form.save_requested.connect(lambda: self.save_requested.emit(self.draft()))
        self.form.close_requested.connect(self.close_requested)
        self.form.edited.connect(lambda: self.edited.emit(self.draft()))
        self.form.answered.connect(lambda field, number: self.answered.emit(field, number, self.draft()))

    def set_before(self, state: BeforeState) -> None:
        """Show what can be asked and what was; fields that are filled in stay so."""
        self.open.setEnabled(state.can_change)
        if (state.trackers, state.kinds) != self._offered:
            self._offered = state.trackers, state.kinds
            _offer(self.trackers, (("", _("choose")), *state.trackers))
            _offer(self.kinds, state.kinds)
        if (state.written, state.can_change) != self._shown:
            self._shown = state.written, state.can_change
            self._set_lines(state.written, can_change=state.can_change)

    def set_before_form(self, form: BeforeForm) -> None:
        """Open the form with a draft (or with what stands in it), or close it."""
        had_focus = holds_focus(self.form)
        if form.draft is not None:
            for name in _FIELDS:
                self.form.set_text(name, getattr(form.draft, name))
        self.form.setVisible(bool(form.heading))
        if form.heading:
            self.trackers.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus:
            self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_before_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields what is wrong."""
        self.form.set_problems(problems)

    def draft(self) -> ExpectationDraft:
        """What stands in the fields now."""
        text = self.form.text
        return ExpectationDraft(tracker=text("tracker"), size=text("size"), kind=text("kind"), note=text("note"))

    def _add_fields(self) -> None:
        size = form_row(
            _("What change would count"), text_field(), _("In its points, more or less alike"), width_px=288
        )
        self.form.add_line(
            [
                ("tracker", form_row(_("Which score"), self.trackers, width_px=288)),
                ("size", size),
                # Translators: label of a list: before the next infusion of which kind
                ("kind", form_row(_("Before the next"), self.kinds, _course_hint(), width_px=288)),
            ]
        )
        self.form.add_line([("note", form_row(_("Note"), note_field(), width_px=576))])
        words = _(
            "The journal keeps today as its day. That question then comes before all others about this infusion. "
            "What was written cannot be changed, only removed and written anew."
        )
        self.form.body.insertWidget(1, label(words, "soft"))
        self.form.add_buttons()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().sizes.px(8))
        row = Flow()
        row.addWidget(self.open)
        column.addLayout(row)
        column.addWidget(self.form)
        column.addLayout(self._list)
        self.form.hide()

    def _set_lines(self, written: tuple[WrittenLine, ...], *, can_change: bool) -> None:
        had_focus = any(button.hasFocus() for button in self.removes.values())
        clear(self._list)
        self.removes = {}
        for one in written:
            line = self._line(one, can_change=can_change)
            self._list.addWidget(line)
            line.show()
        if had_focus:
            self.open.setFocus(Qt.FocusReason.OtherFocusReason)
        put_in_reading_order(self)  # made late, the lines would be the last stops of the window

    def _line(self, one: WrittenLine, *, can_change: bool) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(one.words))
        # Translators: a button: takes a question or an attached file away
        button = quiet_button(_("Remove"), line)
        button.setAccessibleDescription(one.words)
        button.setEnabled(can_change)
        button.clicked.connect(partial(self._on_remove, one.id))
        self.removes[one.id] = button
        row = Flow()
        row.addWidget(button)
        column.addLayout(row)
        return line

    def _on_remove(self, expectation_id: str) -> None:
        self.withdraw_requested.emit(expectation_id)


def _course_hint() -> str:
    return _("Iron doses within 84 days of the first are one course")


def _offer(field: QComboBox, choices: tuple[tuple[str, str], ...]) -> None:
    """Offer other choices in a list; what was chosen stays chosen where it can be had."""
    chosen = str(field.currentData() or "")
    with being_filled(field):
        field.clear()
        for value, words in choices:
            field.addItem(words, value)
        field.setCurrentIndex(max(0, field.findData(chosen)))
