# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What became of a course on each day: four weeks of days, and below them what can be said of the chosen one.

Hides the keys that say it (T taken, S skipped, N no dose, X stopped, Delete takes it back).
"""

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.course_words import state_words
from journal_app.domain.treatments import CourseState
from journal_app.ui.dates import day_in_words
from journal_app.ui.theme import current
from journal_app.ui.treatments.day_cells import WEEK, WEEKS, DayCells
from journal_app.ui.treatments.marks import icon_size, mark_icon
from journal_app.ui.treatments.state import CourseRow
from journal_app.ui.widgets.buttons import Button, quiet_button, secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import label
from journal_app.words import N_, _, pgettext

_KEYS = {
    Qt.Key.Key_T: CourseState.TAKEN,
    Qt.Key.Key_S: CourseState.SKIPPED,
    Qt.Key.Key_N: CourseState.NO_DOSE,
    Qt.Key.Key_X: CourseState.STOPPED,
}
_BUTTONS = {
    # Translators: a button, and a mark of a day: the dose was taken
    CourseState.TAKEN: (N_("Taken"), "T"),
    # Translators: a button: the dose was left out on this day
    CourseState.SKIPPED: (N_("Skipped"), "S"),
    # Translators: a button: none was to be taken on this day
    CourseState.NO_DOSE: (N_("No dose planned"), "N"),
    CourseState.STOPPED: (N_("Stopped"), "X"),
}
WIDTH_PX = 640
_DELETING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class CourseWeeks(QWidget):
    """Signals: ``marked(day, state)``, ``unmarked(id of the mark)``, ``end_requested(day)``."""

    marked = Signal(date, CourseState)
    unmarked = Signal(str)
    end_requested = Signal(date)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Days of the course"))
        self._row: CourseRow | None = None
        self._can_change = True
        self._said = ("", date.min)
        self.days = DayCells(self)
        self.title = label("", "label", self)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before = self._turner("←", _("Four weeks before"), -WEEK * WEEKS)
        self.after = self._turner("→", _("Four weeks after"), WEEK * WEEKS)
        self.words = label("", "", self)
        self.keys = label(
            _("Arrows choose the day. T taken, S skipped, N no dose planned, X stopped, Delete takes it back."),
            "soft",
            self,
        )
        self._column = QWidget(self)
        self.buttons = {state: self._marker(state) for state in CourseState}
        # Translators: a button: removes what was noted of a day
        self.clear = quiet_button(_("Take back"), self)
        # Translators: "Delete": a key on the keyboard (Entf in German)
        self.clear.setAccessibleDescription(_("Key {key}").format(key=pgettext("a key", "Delete")))
        self.clear.clicked.connect(self._unmark)
        self.end = quiet_button(_("Make this the last day of the course"), self)
        self.end.clicked.connect(lambda: self.end_requested.emit(self.days.day))
        self.days.chosen.connect(self._say_day)
        self._lay_out()
        self._dress()

    def set_course(self, row: CourseRow | None, today: date, *, can_change: bool) -> None:
        """Show the days of a course; another course begins at its latest day."""
        is_same = row is not None and self._row is not None and row.id == self._row.id
        self._row, self._can_change = row, can_change
        self.setVisible(row is not None)
        if row is None:
            return
        marks = {day.day: day.state for day in row.days}
        latest = min(today, row.stopped_on or today)
        self.days.set_days(row.started_on, today, marks, day=None if is_same else latest)
        self._say_day()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say what became of the chosen day."""
        key = Qt.Key(event.key())
        has_modifier = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if self._can_change and not has_modifier and key in _KEYS:
            self._mark(_KEYS[key])
        elif self._can_change and key in _DELETING:
            self._unmark()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _mark(self, state: CourseState) -> None:
        self.marked.emit(self.days.day, state)

    def _unmark(self) -> None:
        found = self._mark_of_day()
        if found:
            self.unmarked.emit(found)

    def _mark_of_day(self) -> str:
        marked = self._row.days if self._row else ()
        return next((day.id for day in marked if day.day == self.days.day), "")

    def _say_day(self) -> None:
        """Words for the chosen day, and the buttons that fit it."""
        row = self._row
        if row is None:
            return
        state = next((day.state for day in row.days if day.day == self.days.day), None)
        self._say(row.id, state)
        held = next((button for button in (self.before, self.after, self.clear, self.end) if button.hasFocus()), None)
        self.before.setEnabled(self.days.can_go(-1))
        self.after.setEnabled(self.days.can_go(1))
        for known, button in self.buttons.items():
            button.setVisible(self._can_change)
            button.setChecked(known is state)
        self.keys.setVisible(self._can_change)
        self.clear.setVisible(self._can_change and state is not None)
        is_end = state is CourseState.STOPPED and row.stopped_on != self.days.day
        self.end.setVisible(self._can_change and is_end)
        if held is not None and (held.isHidden() or not held.isEnabled()):
            self.days.cell().setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, course: str, state: CourseState | None) -> None:
        """The day in words; aloud where it is the same day of which something else is said now."""
        # Translators: in place of what was noted of a day
        said = state_words(state) if state else _("nothing noted")
        # Translators: {state} is what became of a dose: taken, skipped, nothing noted
        words = _("{day}: {state}").format(day=day_in_words(self.days.day), state=said)
        is_news = self._said == (course, self.days.day) and words != self.words.text()
        self._said = (course, self.days.day)
        self.title.setText(self.days.span_words())
        self.words.setText(words)
        if is_news:
            announce(self.days, words)

    def _marker(self, state: CourseState) -> Button:
        words, key = _BUTTONS[state]
        button = secondary_button(_(words), self)
        button.setProperty("has_mark", "true")
        button.setCheckable(True)
        button.setAccessibleDescription(_("Key {key}").format(key=key))
        button.setToolTip(_("Key {key}").format(key=key))
        button.clicked.connect(lambda: self._mark(state))
        return button

    def _turner(self, words: str, name: str, step: int) -> Button:
        button = secondary_button(words, self)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.days.go(step))
        return button

    def _dress(self) -> None:
        for state, button in self.buttons.items():
            button.setIcon(mark_icon(state))
            button.setIconSize(icon_size())
        self._column.setMaximumWidth(current().sizes.reading_width(WIDTH_PX))

    def _lay_out(self) -> None:
        """All in a column of its own, so that the height is asked of the width that it takes."""
        sizes = current().sizes
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._column, 1)
        row.addStretch(0)
        head = QHBoxLayout()
        head.addWidget(self.before)
        head.addWidget(self.title, 1)
        head.addWidget(self.after)
        marks, more = Flow(gap=sizes.px(8)), Flow(gap=sizes.px(8))
        for button in self.buttons.values():
            marks.addWidget(button)
        more.addWidget(self.clear)
        more.addWidget(self.end)
        layout = QVBoxLayout(self._column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(sizes.px(8))
        layout.addLayout(head)
        layout.addWidget(self.days)
        layout.addWidget(self.words)
        layout.addLayout(marks)
        layout.addLayout(more)
        layout.addWidget(self.keys)
