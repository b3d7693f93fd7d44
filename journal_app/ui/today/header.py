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
from journal_app.ui.theme import current
from journal_app.ui.today.state import TodayState
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import label
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.ui.today.picker import DayPicker


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
            self.stepped.emit(1 if key is Qt.Key.Key_Right else -1)
        elif key is Qt.Key.Key_Down:
            self.left_down.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif key is Qt.Key.Key_Up:
            event.accept()
        else:
            super().keyPressEvent(event)


class Header(QWidget):
    """Signals: ``stepped(step)`` to the day before or after, ``day_typed(text)``, ``left_down()``."""

    stepped = Signal(int)
    day_typed = Signal(str)
    left_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = current().sizes.px
        self.date = DateButton(self)
        self.remark = label("", "soft", self)
        self._previous = secondary_button("", self)
        self._calendar = secondary_button(_("Calendar"), self)
        self._next = secondary_button("", self)
        self._picker: DayPicker | None = None
        self._state: TodayState | None = None
        self.date.stepped.connect(self.stepped)
        self.date.left_down.connect(self.left_down)
        self.date.clicked.connect(self.open_picker)
        self._calendar.clicked.connect(self.open_picker)
        self._previous.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        ways = QWidget(self)
        flow = Flow(ways)
        for button in (self._previous, self._calendar, self._next):
            flow.addWidget(button)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(px(16))
        self._top.addWidget(self.date)
        self._top.addStretch(1)
        self._top.addWidget(ways)
        self._ways = ways
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._top)
        layout.addWidget(self.remark)

    def set_state(self, state: TodayState) -> None:
        """Show the day and name its neighbours."""
        title = day_in_words(state.day, "dddd d MMMM" if state.day.year == state.today.year else "dddd d MMMM yyyy")
        before, after = (weekday_in_words(state.day + timedelta(days=step)) for step in (-1, 1))
        is_last = state.day >= state.today
        if self.date.text() != title:
            self.date.setText(title)
            self.date.updateGeometry()
        self.date.setAccessibleName(title)
        self.date.setAccessibleDescription(
            " ".join((state.remark, _("Left and Right change the day, Enter opens the calendar.")))
        )
        self.remark.setText(state.remark)
        self._previous.setText(f"‹  {before}")
        self._previous.setAccessibleName(_("Day before, {weekday}").format(weekday=before))
        if is_last and self._next.hasFocus():
            self.date.setFocus()
        self._next.setText(f"{after}  ›")
        self._next.setAccessibleName(_("Day after, {weekday}").format(weekday=after))
        self._next.setVisible(not is_last)
        self._state = state

    def set_problem(self, message: str) -> None:
        """Say what is wrong with the typed day; without a message the field is put away."""
        if self._picker is not None:
            self._picker.set_problem(message)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the ways to other days below the date where there is no room for both."""
        super().resizeEvent(event)
        needed = self.date.sizeHint().width() + self._ways.sizeHint().width() + current().sizes.px(16)
        is_narrow = event.size().width() < needed
        directions = QBoxLayout.Direction
        self._top.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)

    def open_picker(self) -> None:
        """Open the calendar and the field for a typed day below the date."""
        from journal_app.ui.today.picker import DayPicker  # many widgets, and most days nobody opens it

        if self._state is None:
            return
        if self._picker is None:
            self._picker = DayPicker(self)
            self._picker.day_typed.connect(self.day_typed)
        self._picker.set_days(self._state.day, self._state.today)
        self._picker.open_at(self.mapToGlobal(QPoint(0, self.height() + current().sizes.px(4))))
