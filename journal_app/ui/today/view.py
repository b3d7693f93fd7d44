# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Today screen: a date, one row per tracker, and what else a day may hold.

Hides where the focus goes. Signals carry what the reader intends; ``set_state`` is the only way in.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from journal_app.domain.treatments import EventKind
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.theme import current
from journal_app.ui.today.extras import DayActions, EventForm, Note
from journal_app.ui.today.header import Header
from journal_app.ui.today.row import Row
from journal_app.ui.today.state import TodayState
from journal_app.ui.widgets.surfaces import EmptyState, Page, label
from journal_app.words import _


class TodayView(Page):
    """One day to fill in.

    Signals: ``entered(tracker, number)``, ``text_entered(tracker, text)``, ``cleared(tracker)``, ``stepped(step)``,
    ``day_typed(text)``, ``today_wanted()``, ``too_ill_toggled()``, ``crash_toggled()``, ``event_added(kind, title)``,
    ``note_kept(text)``.
    """

    entered = Signal(str, int)
    text_entered = Signal(str, str)
    cleared = Signal(str)
    stepped = Signal(int)
    day_typed = Signal(str)
    today_wanted = Signal()
    too_ill_toggled = Signal()
    crash_toggled = Signal()
    event_added = Signal(str, str)
    note_kept = Signal(str)

    def __init__(self, event_kinds: tuple[tuple[EventKind, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = Header(self)
        self.rows: dict[str, Row] = {}
        self.actions_bar = DayActions(self)
        self.note = Note(self)
        self.event_form = EventForm(event_kinds, self)
        self._event_list = label("", "", self)
        self._nothing = EmptyState(
            _("Nothing to score yet."), _("No tracker is in use. A note and events can still be kept."), self
        )
        self._wants_focus = False
        self._row_box = QVBoxLayout()
        self._row_box.setSpacing(current().sizes.px(12))
        self._day_shown: date | None = None
        self._lay_out()
        self._connect()

    def set_state(self, state: TodayState) -> None:
        """Show a day; what is being typed stays."""
        is_first = self._day_shown is None
        if state.day != self._day_shown:
            self.event_form.hide()
        self._day_shown = state.day
        self.header.set_state(state)
        self._set_rows(state)
        self.actions_bar.set_state(state)
        self.note.set_text(state.note)
        if not self.note.field.hasFocus():
            self.note.setVisible(bool(state.note) or self.note.is_typing())
        self._event_list.setText(_("On this day: {events}.").format(events=", ".join(state.events)))
        self._event_list.setVisible(bool(state.events))
        for part in (*self.rows.values(), self.actions_bar, self.event_form, self.note):
            part.setEnabled(state.can_change)
        if is_first and self._wants_focus:
            self.take_focus()

    def set_row_problem(self, tracker: str, message: str) -> None:
        """Say what is wrong beside the field of a row."""
        if tracker not in self.rows:
            return
        self.rows[tracker].set_problem(message)
        if message:
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # the row grows by what is said
            self._keep_in_view(self.rows[tracker])

    def set_event_problem(self, message: str) -> None:
        """Say what is missing in the event form; without a message it is put away."""
        self.event_form.set_problem(message)
        if not message:
            self._put_event_form_away()

    def set_day_problem(self, message: str) -> None:
        """Say what is wrong with a typed day."""
        self.header.set_problem(message)

    def is_typing(self) -> bool:
        """Whether something typed has not been handed over yet."""
        is_in_form = self.event_form.isVisible() and bool(self.event_form.title.text())
        return is_in_form or self.note.is_typing() or any(row.is_typing() for row in self.rows.values())

    def hand_over(self) -> None:
        """Hand over everything typed: the day or the screen is about to change."""
        self.note.hand_over()
        for row in self.rows.values():
            row.hand_over()

    def take_focus(self) -> None:
        """Put the focus on the first row, so that the next key scores; as soon as there is a day to show."""
        self._wants_focus = self._day_shown is None
        if self._wants_focus:
            return
        first = next(iter(self.rows.values()), None)
        if first is not None and first.isEnabled():
            first.take_focus()
        else:
            self.header.date.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the screen, wherever on it the focus is, except in a text field."""
        run = self._keys.get(Qt.Key(event.key()))
        if run is None or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
            return
        run()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row with the focus in view when the foot of the window has more to say."""
        super().resizeEvent(event)
        focused = next((row for row in self.rows.values() if row.has_focus()), None)
        if focused is not None:
            self._keep_in_view(focused)

    def open_note(self) -> None:
        """Show the note's field and go there."""
        if not self.note.isEnabled():
            return
        self.note.show()
        self.note.field.setFocus()
        self._keep_in_view(self.note)

    def open_event_form(self) -> None:
        """Show the form for an event and go there."""
        if not self.event_form.isEnabled():
            return
        self.event_form.title.clear()
        self.event_form.set_problem("")
        self.event_form.show()
        self.event_form.kind.setFocus()
        self._keep_in_view(self.event_form)

    def _set_rows(self, state: TodayState) -> None:
        wanted = [row.tracker for row in state.rows]
        faces = {row.tracker: (row.face, row.steps) for row in state.rows}
        if list(self.rows) != wanted or any(self.rows[key].shape() != faces[key] for key in wanted):
            self._make_rows(state)
        for row in state.rows:
            self.rows[row.tracker].set_state(row)
        self._nothing.setVisible(not state.rows)

    def _make_rows(self, state: TodayState) -> None:
        focused = next((key for key, row in self.rows.items() if row.has_focus()), None)
        for old in self.rows.values():
            self._row_box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = {}
        for row_state in state.rows:
            row = Row(row_state, self.widget())
            row.entered.connect(partial(self.entered.emit, row_state.tracker))
            row.text_entered.connect(partial(self.text_entered.emit, row_state.tracker))
            row.cleared.connect(partial(self.cleared.emit, row_state.tracker))
            row.moved.connect(partial(self._move, row_state.tracker))
            self._row_box.addWidget(row)
            row.show()
            self.rows[row_state.tracker] = row
        put_in_reading_order(self)
        if focused is not None and state.rows:
            self.rows.get(focused, self.rows[state.rows[0].tracker]).take_focus()

    def _move(self, tracker: str, step: int) -> None:
        """Go to the row above or below; above the first is the date, below the last are the buttons."""
        keys = list(self.rows)
        target = keys.index(tracker) + step
        if target < 0:
            self.header.date.setFocus(Qt.FocusReason.TabFocusReason)
        elif target < len(keys):
            self.rows[keys[target]].take_focus()
        else:
            self.actions_bar.too_ill.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        for index, row in enumerate(self.rows.values()):
            row.set_marked(row.has_focus())
            if row.has_focus() and index == 0:
                self.verticalScrollBar().setValue(0)  # the date belongs to the first row
            elif row.has_focus():
                self._keep_in_view(row)

    def _keep_in_view(self, part: QWidget) -> None:
        self.ensureWidgetVisible(part, 0, current().sizes.px(16))

    def _step(self, step: int) -> None:
        self.hand_over()
        self.stepped.emit(step)

    def _put_note_away(self) -> None:
        self.note.hand_over()
        self.actions_bar.note.setFocus()

    def _put_event_form_away(self) -> None:
        self.event_form.hide()
        self.actions_bar.event_button.setFocus()

    def _jump(self, text: str) -> None:
        self.hand_over()
        self.day_typed.emit(text)

    def _want_today(self) -> None:
        self.hand_over()
        self.today_wanted.emit()

    def _lay_out(self) -> None:
        self.body.addWidget(self.header)
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._row_box)
        self.body.addWidget(self.actions_bar)
        self.body.addWidget(self._event_list)
        self.body.addWidget(self.event_form)
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        for part in (self._nothing, self._event_list, self.event_form, self.note):
            part.hide()

    def _connect(self) -> None:
        self.header.stepped.connect(self._step)
        self.header.day_typed.connect(self._jump)
        self.header.left_down.connect(self.take_focus)
        self.actions_bar.too_ill_pressed.connect(self.too_ill_toggled)
        self.actions_bar.crash_pressed.connect(self.crash_toggled)
        self.actions_bar.event_pressed.connect(self.open_event_form)
        self.actions_bar.note_pressed.connect(self.open_note)
        self.event_form.added.connect(self.event_added)
        self.event_form.left.connect(self._put_event_form_away)
        self.note.kept.connect(self.note_kept)
        self.note.left.connect(self._put_note_away)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self._keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_T: self.too_ill_toggled.emit,
            Qt.Key.Key_C: self.crash_toggled.emit,
            Qt.Key.Key_E: self.open_event_form,
            Qt.Key.Key_N: self.open_note,
            Qt.Key.Key_PageUp: partial(self._step, -1),
            Qt.Key.Key_PageDown: partial(self._step, 1),
            Qt.Key.Key_Home: self._want_today,
        }
