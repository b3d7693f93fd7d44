# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The History screen as widgets: what to look for, the changes a page at a time, and the chosen one below them.

Hides that letters typed at the table are keys of the screen.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.history.cards import ChangeCard, ForgettingCard
from journal_app.ui.history.state import ChangeState, ForgettingState, HistoryState
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import choice_button, secondary_button
from journal_app.ui.widgets.edits import Edits
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import (
    choice_field,
    field_text,
    form_row,
    is_being_filled,
    offer_choices,
    set_field_text,
    text_field,
)
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.row_section import KeyedTable
from journal_app.ui.widgets.surfaces import EmptyState, Page, heading_line, label
from journal_app.words import N_, _

FIELD_PX = 228
WHEN_PX, WHAT_PX, WHO_PX, FROM_PX = 190, 460, 140, 140
SHORT = 6  # rows that need no bar to scroll
EMPTY = N_("Every entry, correction and deletion you make is listed here, each with a way to take it back.")


class HistoryView(QWidget):
    """Signals are what the reader wants; the ``set_`` methods are all it is told."""

    words_wanted = Signal(str)
    operation_wanted = Signal(str)
    person_wanted = Signal(str)
    day_wanted = Signal(str)
    page_wanted = Signal(int)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.page = Page(self)
        self.words, self.day = text_field(), text_field(_("YYYY-MM-DD"))
        self.operation, self.person = choice_field([]), choice_field([])
        # Translators: label of a field; & stands before the letter that goes to it with Alt
        self._day_row = form_row(_("&Day"), self.day, width_px=FIELD_PX)
        self.said = label("", "soft")
        # Translators: "When": heading of columns: the date and time
        # Translators: "Who": heading of a column in a list of changes: who made it
        # Translators: "From": heading of a column in a list of changes: where it came from, such as: typed, or the name
        # of a file
        columns = ((_("When"), WHEN_PX), (_("What"), WHAT_PX), (_("Who"), WHO_PX), (_("From"), FROM_PX))
        # Translators: what a table holds, for a screen reader: the changes that were made, not coins
        self.table = KeyedTable(_("Changes"), columns)
        # Translators: "Newer changes": a button: turns the list of changes
        self.newer, self.older = secondary_button(_("Newer changes")), secondary_button(_("Older changes"))
        self.empty = EmptyState(_("Nothing was changed yet"), _(EMPTY))
        self.change = ChangeCard()
        self.forgetting = ForgettingCard()
        # Translators: a button: opens lists to choose what is shown
        self.narrow = choice_button(_("Narrow down"))
        self.choices = QWidget()
        self._searching = QWidget()
        self._edits = Edits(self)
        self._lay_out()
        self._connect()

    def set_state(self, state: HistoryState) -> None:
        """Show a page of changes; the focus stays on the change it was on."""
        offer_choices(self.operation, state.operations, state.wish.operation)
        offer_choices(self.person, state.people, state.wish.person)
        if state.wish.day is None and not self._day_row.has_problem() and not self.day.hasFocus():
            set_field_text(self.day, "")
        if not state.wish.words and not self.words.hasFocus():
            set_field_text(self.words, "")
        had_focus = self.table.hasFocus() or self.newer.hasFocus() or self.older.hasFocus()
        is_long = len(state.rows) > SHORT
        policies = Qt.ScrollBarPolicy
        # A bar that came once the columns are fitted would take their room.
        self.table.setVerticalScrollBarPolicy(policies.ScrollBarAlwaysOn if is_long else policies.ScrollBarAsNeeded)
        self.table.set_rows(state.rows)
        if self.said.text() != state.said:
            self.said.setText(state.said)
            announce(self.said, state.said)
        self._searching.setVisible(not state.is_empty)
        self.said.setVisible(not state.is_empty)
        for part in (self.table, self.change):
            part.setVisible(bool(state.rows))
        self.empty.setVisible(state.is_empty)
        self.newer.setVisible(state.has_newer)
        self.older.setVisible(state.has_older)
        if had_focus and state.rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_current()

    def set_change(self, change: ChangeState, *, can_change: bool) -> None:
        """Show one change, or none."""
        self.change.set_change(change, can_change=can_change)

    def set_forgetting(self, state: ForgettingState) -> None:
        """Show what would be forgotten."""
        self.forgetting.set_state(state)

    def set_day_problem(self, message: str) -> None:
        """Say beside the day what is wrong with it, or nothing."""
        self._day_row.set_problem(message)

    def choose(self, change_id: str) -> None:
        """Put the focus on a change of the page."""
        index = self.table.rows.find(change_id)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """The newest change, else the field to look for words."""
        (self.table if self.table.rows.rowCount() else self.words).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter at the table presses the button it stands for."""
        buttons = {Qt.Key.Key_U: self.change.undo, Qt.Key.Key_R: self.change.redo, Qt.Key.Key_G: self.change.way}
        button = buttons.get(Qt.Key(event.key()))
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if button is not None and is_plain and self.table.hasFocus():
            button.click()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        line = Flow(gap=current().sizes.px(16))
        # Translators: label of a field: words to be found; & stands before the letter that goes to it with Alt
        line.addWidget(form_row(_("&Look for"), self.words, width_px=FIELD_PX))
        line.addWidget(self.narrow)
        choices = Flow(self.choices, gap=current().sizes.px(16), top=True)
        # Translators: label of a list: which changes are shown; & stands before the letter that goes to it with Alt
        choices.addWidget(form_row(_("Wha&t was done"), self.operation, width_px=FIELD_PX))
        # Translators: label of a list: whose changes are shown; & stands before the letter that goes to it with Alt
        choices.addWidget(form_row(_("&By whom"), self.person, width_px=FIELD_PX))
        choices.addWidget(self._day_row)
        searching = QVBoxLayout(self._searching)
        searching.setContentsMargins(0, 0, 0, 0)
        searching.addLayout(line)
        searching.addWidget(self.choices)
        for field in (self.operation, self.person):
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        turning = Flow(gap=current().sizes.px(8))
        turning.addWidget(self.newer)
        turning.addWidget(self.older)
        body = self.page.body
        body.addLayout(heading_line(_("History")))
        for part in (self._searching, self.said, self.empty, self.table):
            body.addWidget(part)
        body.addLayout(turning)
        body.addWidget(self.change)
        body.addWidget(self.forgetting)
        body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)
        for part in (self.choices, self.empty, self.table, self.change, self.newer, self.older):
            part.hide()

    def _connect(self) -> None:
        self._edits.edited.connect(self._on_edited)
        self._edits.watch(self.words)
        self.words.returnPressed.connect(self._edits.flush)
        self.day.editingFinished.connect(lambda: self.day_wanted.emit(self.day.text()))
        self._join(self.operation, self.operation_wanted.emit)
        self._join(self.person, self.person_wanted.emit)
        self.narrow.clicked.connect(self._on_narrow)
        self.newer.clicked.connect(lambda: self.page_wanted.emit(-1))
        self.older.clicked.connect(lambda: self.page_wanted.emit(1))
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.open_requested.connect(lambda _index: self.change.take_focus())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.words.setFocus)

    def _join(self, field: QComboBox, tell: Callable[[str], None]) -> None:
        def on_index(_place: int) -> None:
            if not is_being_filled(field):
                tell(field_text(field))

        field.currentIndexChanged.connect(on_index)

    def _on_narrow(self, is_wanted: bool) -> None:
        """Show the choices; put away, they ask for nothing any more."""
        self.choices.setVisible(is_wanted)
        if is_wanted:
            put_in_reading_order(self.window())
            self.operation.setFocus()
            return
        set_field_text(self.day, "")
        for field, tell in ((self.operation, self.operation_wanted), (self.person, self.person_wanted)):
            set_field_text(field, "")
            tell.emit("")
        self.day_wanted.emit("")

    def _on_edited(self) -> None:
        self.words_wanted.emit(self.words.text())

    def _on_current(self) -> None:
        row = self.table.current_row()
        self.opened.emit(row.id if row else "")
