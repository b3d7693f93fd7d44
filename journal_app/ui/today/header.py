# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The date at the top of the Today screen, and the ways to other days.

Hides the keys of the date (Left and Right go from day to day) and where the field for a typed day appears.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from journal_app.ui.dates import day_in_words, weekday_in_words
from journal_app.ui.focus import onward
from journal_app.ui.theme import current
from journal_app.ui.today.state import DayCoverage, TodayState
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import label
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.ui.today.picker import DayPicker

_LONG, _SHORT = "dddd d MMMM", "ddd d MMM"


class DateButton(QPushButton):
    """The date as a heading to press. Signals: ``stepped(step)`` by Left and Right, ``left_down()`` by Down."""

    stepped = Signal(int)
    left_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "date")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right change the day, Down goes to the first row, Enter opens the calendar."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.stepped.emit(onward(self, 1 if key is Qt.Key.Key_Right else -1))
        elif key is Qt.Key.Key_Down:
            self.left_down.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif key is Qt.Key.Key_Up:
            event.accept()
        else:
            super().keyPressEvent(event)


class Header(QWidget):
    """The date and the ways from it.

    Signals: ``stepped(step)`` to the day before or after, ``day_typed(text)``, ``today_wanted()``, ``left_down()``,
    ``week_wanted()``, and ``month_shown(first, last)`` of the calendar, which ``set_coverage`` answers.
    """

    stepped = Signal(int)
    day_typed = Signal(str)
    today_wanted = Signal()
    week_wanted = Signal()
    month_shown = Signal(object, object)
    left_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = current().sizes.px
        self.date = DateButton(self)
        self.remark = label("", "soft", self)
        self._previous = secondary_button("", self)
        # Translators: a button: opens a month to choose a day from
        self._calendar = secondary_button(_("Calendar"), self)
        self._next = secondary_button("", self)
        self._to_today = secondary_button(_("Today"), self)
        self._week = secondary_button(_("A week at once"), self)
        self._picker: DayPicker | None = None
        self._state: TodayState | None = None
        self.date.stepped.connect(self.stepped)
        self.date.left_down.connect(self.left_down)
        self.date.clicked.connect(self.open_picker)
        self._calendar.clicked.connect(self.open_picker)
        self._previous.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._to_today.clicked.connect(self.today_wanted)
        self._week.clicked.connect(self.week_wanted)
        # Translators: a key on the keyboard (Pos1 in German)
        for button, key in ((self._to_today, _("Home")), (self._week, "W")):
            button.setAccessibleDescription(_("Key {key}").format(key=key))
            button.setToolTip(_("Key {key}").format(key=key))
        ways = QWidget(self)
        flow = Flow(ways)
        for button in (self._previous, self._next, self._to_today, self._calendar, self._week):
            flow.addWidget(button)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(px(16))
        self._top.addWidget(self.date)
        self._top.addStretch(1)
        self._top.addWidget(ways)
        self._ways = ways
        self._is_narrow = False
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addLayout(self._top)
        self._whole.addWidget(self.remark)

    def set_state(self, state: TodayState) -> None:
        """Show the day and name its neighbours."""
        before, after = (weekday_in_words(state.day + timedelta(days=step)) for step in (-1, 1))
        is_last = state.day >= state.today
        self.date.setAccessibleName(_title(state, _LONG))
        self.date.setAccessibleDescription(
            " ".join((f"{state.remark}.", _("Left and Right change the day, Enter opens the calendar.")))
        )
        self.remark.setText(state.remark)
        self._previous.setText(f"‹  {before}")
        # Translators: for a screen reader: a button that goes one day back
        self._previous.setAccessibleName(_("Day before, {weekday}").format(weekday=before))
        if is_last and (self._next.hasFocus() or self._to_today.hasFocus()):
            self.date.setFocus()
        self._next.setText(f"{after}  ›")
        # Translators: for a screen reader: a button that goes one day on
        self._next.setAccessibleName(_("Day after, {weekday}").format(weekday=after))
        for button in (self._next, self._to_today):
            button.setVisible(not is_last)
        self._state = state
        self._fit(self.width())

    def set_problem(self, message: str) -> None:
        """Say what is wrong with the typed day; without a message the field is put away."""
        if self._picker is not None:
            self._picker.set_problem(message)

    def set_coverage(self, days: tuple[DayCoverage, ...]) -> None:
        """Show in the calendar what was kept of the days of the month in view."""
        if self._picker is not None:
            self._picker.set_coverage(days)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the ways to other days below the date where there is no room for both."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def open_picker(self) -> None:
        """Open the calendar and the field for a typed day below the date."""
        from journal_app.ui.today.picker import DayPicker  # many widgets, and most days nobody opens it

        if self._state is None:
            return
        if self._picker is None:
            self._picker = DayPicker(self)
            self._picker.day_typed.connect(self.day_typed)
            self._picker.month_shown.connect(self.month_shown)
        self._picker.set_days(self._state.day, self._state.today)
        self._picker.open_at(self.mapToGlobal(QPoint(0, self.height() + current().sizes.px(4))))

    def _fit(self, width: int) -> None:
        if self._state is None:
            return
        title = _title(self._state, _LONG)
        if self.date.fontMetrics().horizontalAdvance(title) > width:
            title = _title(self._state, _SHORT)
        if self.date.text() != title:
            self.date.setText(title)
            self.date.updateGeometry()
        needed = self.date.sizeHint().width() + self._ways.sizeHint().width() + current().sizes.px(16)
        is_narrow = width < needed
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        directions = QBoxLayout.Direction
        self._top.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        if is_narrow:
            self._top.insertWidget(1, self.remark)  # what is said of a day stands right below it
        else:
            self._whole.addWidget(self.remark)


def _title(state: TodayState, pattern: str) -> str:
    """The date by a pattern, with its year when that is not this one."""
    return day_in_words(state.day, pattern if state.day.year == state.today.year else f"{pattern} yyyy")
