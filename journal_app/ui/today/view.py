# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Today screen: a date, one row per tracker, and what else a day may hold.

Hides where the focus goes. Signals carry what the reader intends; ``set_state`` is the only way in.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal_app.domain.treatments import EventKind
from journal_app.ui.today.day_actions import DayActions, MarkButton
from journal_app.ui.today.details import Details
from journal_app.ui.today.draft import Typed
from journal_app.ui.today.following import FollowingPage
from journal_app.ui.today.header import Header
from journal_app.ui.today.part_choice import PartChoice
from journal_app.ui.today.row import Row
from journal_app.ui.today.state import DayCoverage, TodayState

TYPING_PAUSE_MS = 400


class TodayView(FollowingPage):
    """One day to fill in.

    Signals: ``entered(tracker, number)``, ``text_entered(tracker, text)``, ``cleared(tracker)``, ``stepped(step)``,
    ``day_typed(text)``, ``today_wanted()``, ``month_shown(first, last)``, ``part_chosen(part)``, ``heard()``,
    ``too_ill_toggled()``, ``not_tracked_toggled()``, ``crash_toggled()``, ``event_added(kind, title)``,
    ``note_kept(text)``, ``typed_on()`` a moment after something typed has changed, ``place_wanted(screen)``, and
    ``attended()`` when somebody turns to the window again.
    """

    entered = Signal(str, int)
    text_entered = Signal(str, str)
    cleared = Signal(str)
    stepped = Signal(int)
    day_typed = Signal(str)
    today_wanted = Signal()
    month_shown = Signal(object, object)
    part_chosen = Signal(str)
    heard = Signal()
    too_ill_toggled = Signal()
    not_tracked_toggled = Signal()
    crash_toggled = Signal()
    event_added = Signal(str, str)
    note_kept = Signal(str)
    typed_on = Signal()
    place_wanted = Signal(str)
    attended = Signal()

    def __init__(self, event_kinds: tuple[tuple[EventKind, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = Header(self)
        self.parts = PartChoice(self)
        self.actions_bar = DayActions(self)
        self.details = Details(event_kinds, self)
        self.note, self.event_form = self.details.note, self.details.event_form
        self._wants_focus = False
        self._day_shown: date | None = None
        self._typing = QTimer(self, interval=TYPING_PAUSE_MS, singleShot=True)
        self._lay_out()
        self._connect()

    @property
    def rows(self) -> dict[str, Row]:
        """The rows by their trackers, in order."""
        return self.row_list.rows

    def set_state(self, state: TodayState) -> None:
        """Show a day; what is being typed stays."""
        is_first = self._day_shown is None
        is_other_day = state.day != self._day_shown
        self._day_shown = state.day
        self.header.set_state(state)
        self.parts.set_state(state)
        self.row_list.set_rows(state.rows, can_change=state.can_change)
        self.actions_bar.set_state(state)
        self.details.set_state(state, is_other_day=is_other_day)
        if is_first and self._wants_focus and self.isVisibleTo(self.window()):  # another screen may be shown by now
            self.take_focus()

    def set_row_problem(self, tracker: str, message: str) -> None:
        """Say what is wrong beside the field of a row."""
        if tracker not in self.rows:
            return
        self.rows[tracker].set_problem(message)
        if message:
            self.keep_grown_in_view(self.rows[tracker])

    def set_event_problem(self, message: str) -> None:
        """Say what is missing in the event form; without a message it is put away."""
        self.event_form.set_problem(message)
        if not message:
            self._put_event_form_away()

    def set_day_problem(self, message: str) -> None:
        """Say what is wrong with a typed day."""
        self.header.set_problem(message)

    def set_coverage(self, days: tuple[DayCoverage, ...]) -> None:
        """Show in the calendar what was kept of the days of the month in view."""
        self.header.set_coverage(days)

    def typed(self) -> Typed | None:
        """What is typed and not handed over yet; None when nothing is."""
        numbers, note, event = self.row_list.typed_numbers(), self.note.typed_text(), self.event_form.typed_event()
        return Typed(numbers=numbers, note=note, event=event) if numbers or note is not None or event else None

    def bring_back(self, typed: Typed) -> None:
        """Put what was once typed back where it was typed."""
        self.row_list.bring_back(typed.numbers)
        self.details.bring_back(typed.note, typed.event)

    def hand_over(self) -> None:
        """Hand over everything typed: the day or the screen is about to change."""
        self.note.hand_over()
        self.row_list.hand_over()

    def stop_waiting(self) -> None:
        """What is typed is held now, and not after a pause, when the journal may be closed."""
        self._typing.stop()

    def take_focus(self) -> None:
        """Put the focus on the first row, so that the next key scores; as soon as there is a day to show."""
        self._wants_focus = self._day_shown is None
        if not self._wants_focus and not self.row_list.take_focus():
            self.header.date.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the screen, wherever on it the focus is, except in a text field."""
        run = self._keys.get(Qt.Key(event.key()))
        if run is None or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
            return
        run()

    def changeEvent(self, event: QEvent) -> None:
        """A lid opened in the morning: the first key is not to score yesterday."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.attended.emit()

    def open_note(self) -> None:
        """Show the note's field and go there."""
        if not self.note.isEnabled():
            return
        self.note.show()
        self.note.field.setFocus()
        self.keep_grown_in_view(self.note)

    def open_event_form(self) -> None:
        """Show the form for an event and go there."""
        if not self.event_form.isEnabled():
            return
        self.event_form.open(self.event_form.typed_event())
        self.event_form.kind.setFocus()
        self.keep_grown_in_view(self.event_form)

    def _leave_rows(self, step: int) -> None:
        """Above the first row is the date, below the last are the buttons."""
        above_or_below = self.header.date if step < 0 else self.actions_bar.too_ill
        above_or_below.setFocus(Qt.FocusReason.TabFocusReason)

    def _after_handing_over(self, intent: Callable[[], None]) -> None:
        """What is typed belongs to the day and the part in view; it is handed over before these change."""
        self.hand_over()
        intent()

    def _put_note_away(self) -> None:
        self.note.hand_over()
        self.actions_bar.note.setFocus()

    def _put_event_form_away(self) -> None:
        self.event_form.hide()
        self.typed_on.emit()
        self.actions_bar.event_button.setFocus()

    def _lay_out(self) -> None:
        for part in (self.header, self.parts, self.row_list, self.actions_bar, self.details):
            self.body.addWidget(part)
        self.parts.hide()
        self.body.addStretch(1)

    def _connect(self) -> None:
        self._connect_top()
        self.row_list.entered.connect(self.entered)
        self.row_list.text_entered.connect(self.text_entered)
        self.row_list.cleared.connect(self.cleared)
        self.row_list.left.connect(self._leave_rows)
        bar = self.actions_bar
        bar.too_ill_pressed.connect(self.too_ill_toggled)
        bar.not_tracked_pressed.connect(self.not_tracked_toggled)
        bar.crash_pressed.connect(self.crash_toggled)
        bar.event_pressed.connect(self.open_event_form)
        bar.note_pressed.connect(self.open_note)
        bar.questionnaires_pressed.connect(partial(self.place_wanted.emit, "questionnaires"))
        self.event_form.added.connect(self.event_added)
        self.event_form.left.connect(self._put_event_form_away)
        self.note.kept.connect(self.note_kept)
        self.note.left.connect(self._put_note_away)
        for typed in (self.row_list.typed, self.note.typed, self.event_form.typed):
            typed.connect(self._typing.start)
        self._typing.timeout.connect(self.typed_on)
        self._keys = self._screen_keys()

    def _connect_top(self) -> None:
        header = self.header
        header.stepped.connect(lambda step: self._after_handing_over(partial(self.stepped.emit, step)))
        header.day_typed.connect(lambda text: self._after_handing_over(partial(self.day_typed.emit, text)))
        header.today_wanted.connect(self._want_today)
        header.week_wanted.connect(partial(self.place_wanted.emit, "week"))
        header.month_shown.connect(self.month_shown)
        header.left_down.connect(self.take_focus)
        self.parts.chosen.connect(lambda part: self._after_handing_over(partial(self.part_chosen.emit, part)))
        self.parts.heard.connect(self.heard)

    def _want_today(self) -> None:
        self._after_handing_over(self.today_wanted.emit)

    def _screen_keys(self) -> dict[Qt.Key, Callable[[], None]]:
        bar = self.actions_bar
        return {
            Qt.Key.Key_T: partial(_mark, bar.too_ill, self.too_ill_toggled.emit),
            Qt.Key.Key_U: partial(_mark, bar.not_tracked, self.not_tracked_toggled.emit),
            Qt.Key.Key_C: partial(_mark, bar.crash, self.crash_toggled.emit),
            Qt.Key.Key_E: bar.event_button.click,
            Qt.Key.Key_N: bar.note.click,
            Qt.Key.Key_Q: bar.questionnaires.click,
            Qt.Key.Key_W: partial(self.place_wanted.emit, "week"),
            Qt.Key.Key_P: self.parts.choose_next,
            Qt.Key.Key_PageUp: partial(self.header.stepped.emit, -1),
            Qt.Key.Key_PageDown: partial(self.header.stepped.emit, 1),
            Qt.Key.Key_Home: self._want_today,
        }


def _mark(button: MarkButton, intent: Callable[[], None]) -> None:
    """A key for a mark: it shows at once, before it is kept; where nothing can be kept, that is said."""
    if button.isEnabled():
        button.click()
    else:
        intent()
