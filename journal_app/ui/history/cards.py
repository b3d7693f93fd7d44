# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The chosen change in words with what can be done about it, and the place where the journal is made to forget."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.history.forgetting import AGES
from journal_app.ui.history.state import ChangeState, EntryLines, ForgettingState
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import choice_field, field_text, form_row, is_being_filled, set_field_text
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import Card, clear, label
from journal_app.words import _

AGE_PX = 288


class ChangeCard(Card):
    """One change. Signals carry its id, ``way_requested`` that of the change it depends on."""

    undo_requested = Signal(str)
    redo_requested = Signal()
    way_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("The chosen change"))
        self._change = ChangeState()
        self.title, self.made, self.standing, self.more = (label("", look) for look in ("heading", "soft", "", "soft"))
        self.undo = secondary_button(_("Undo this change"))
        # Translators: a button: makes a change again that was undone
        self.redo = secondary_button(_("Do it again"))
        self.way = secondary_button("")
        self.entries = QVBoxLayout()
        self.entries.setSpacing(current().sizes.px(8))
        line = Flow()
        for button in (self.undo, self.redo, self.way):
            line.addWidget(button)
            button.hide()
        for part in (self.title, self.made, self.standing):
            self.body.addWidget(part)
        self.body.addLayout(line)
        self.body.addLayout(self.entries)
        self.body.addWidget(self.more)
        self.undo.clicked.connect(lambda: self.undo_requested.emit(self._change.id))
        self.redo.clicked.connect(self.redo_requested)
        self.way.clicked.connect(lambda: self.way_requested.emit(self._change.way))

    def set_change(self, change: ChangeState, *, can_change: bool) -> None:
        """Show another change, or that none is chosen."""
        self._change = change
        self.title.setText(change.heading or _("No change is chosen."))
        for part, words in ((self.made, change.made), (self.standing, change.standing), (self.more, change.more)):
            part.setText(words)
            part.setVisible(bool(words))
        clear(self.entries)
        for entry in change.entries:
            self.entries.addWidget(_told(entry))
        self._set_buttons(change, can_change=can_change)

    def take_focus(self) -> None:
        """The first thing that can be done about the change, which is read out with what it altered."""
        buttons = (self.undo, self.redo, self.way)
        button = next((button for button in buttons if button.isVisibleTo(self)), None)
        if button is not None:
            button.setFocus()
        announce(self, self._whole())

    def _set_buttons(self, change: ChangeState, *, can_change: bool) -> None:
        had_focus = any(button.hasFocus() for button in (self.undo, self.redo, self.way))
        self.way.setText(change.way_words)
        self.way.setAccessibleName(change.way_words)
        self.undo.setVisible(change.can_undo and can_change)
        self.redo.setVisible(change.can_redo and can_change)
        self.way.setVisible(bool(change.way))
        for button in (self.undo, self.redo, self.way):
            button.setAccessibleDescription(self._whole())
        if had_focus:
            self.take_focus()

    def _whole(self) -> str:
        change = self._change
        entries = [part for entry in change.entries for part in (entry.title, *entry.lines)]
        return ". ".join(part for part in (change.heading, change.made, change.standing, *entries, change.more) if part)


class ForgettingCard(Card):
    """Asks how old, tells what would go, and goes on only when that was agreed to."""

    age_chosen = Signal(str)
    asked = Signal()
    agreed = Signal()
    kept = Signal()
    backups_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Forget what was deleted"))
        words = _(
            "What you delete or replace stays in the journal file, so that you can undo it, until the journal is made"
            " to forget it. Afterwards no byte of it is left in the file."
        )
        self.age = choice_field([(value, _(shown)) for value, shown in AGES])
        # Translators: a button: removes old changes for good; asks before
        self.ask = secondary_button(_("Forget…"))
        self.told = label("")
        self.agree = secondary_button(_("Forget for good"))
        self.keep = secondary_button(_("Keep everything"))
        self.backups = secondary_button(_("Show the backups"))
        self.body.addWidget(label(words, "soft"))
        # Translators: label of a list: how old changes must be to be forgotten; & stands before the letter that goes to
        # it with Alt
        self._row = form_row(_("Ho&w old"), self.age, width_px=AGE_PX)
        first, last = Flow(gap=current().sizes.px(16), top=False), Flow()
        first.addWidget(self._row)
        self.body.addLayout(first)
        self.body.addWidget(self.told)
        for button in (self.ask, self.agree, self.keep, self.backups):
            last.addWidget(button)
        self.body.addLayout(last)
        self.age.currentIndexChanged.connect(self._on_age)
        self.ask.clicked.connect(self.asked)
        self.agree.clicked.connect(self.agreed)
        self.keep.clicked.connect(self.kept)
        self.backups.clicked.connect(self.backups_wanted)
        for part in (self.told, self.agree, self.keep):
            part.hide()

    def set_state(self, state: ForgettingState) -> None:
        """Show what is chosen, and what is to be agreed to."""
        self.setVisible(state.can_change)
        had_focus = self.ask.hasFocus() or self.agree.hasFocus() or self.keep.hasFocus()
        set_field_text(self.age, state.age)
        self.told.setText(state.asked)
        for part in (self.told, self.agree, self.keep):
            part.setVisible(bool(state.asked))
        self.ask.setVisible(not state.asked)
        if state.asked:
            put_in_reading_order(self)
            announce(self, state.asked)
        if had_focus:
            (self.keep if state.asked else self.ask).setFocus()
        for button in (self.agree, self.keep):
            button.setAccessibleDescription(state.asked)

    def _on_age(self) -> None:
        if not is_being_filled(self.age):
            self.age_chosen.emit(field_text(self.age))


def _told(entry: EntryLines) -> QWidget:
    """An entry: its title, and below it its fields."""
    told = QWidget()
    column = QVBoxLayout(told)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(entry.title, "label", told))
    if entry.lines:
        column.addWidget(label("\n".join(entry.lines), "", told))
    return told
