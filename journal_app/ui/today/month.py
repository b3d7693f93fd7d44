# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A month of days to choose from, each with the shape of what was kept of it.

Hides how the days of a month fall into weeks, and the keys: arrows by day and week, Page Up and Page Down by month.
One stop for Tab; days that have not come yet cannot be chosen.
"""

from calendar import monthrange
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.dates import day_in_words, first_weekday
from journal_app.ui.focus import onward
from journal_app.ui.theme import current
from journal_app.ui.today.day_button import DayButton
from journal_app.ui.today.state import Coverage, DayCoverage
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.surfaces import label
from journal_app.words import _

_WEEK = 7
_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_WEEK, Qt.Key.Key_Down: _WEEK}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_LONGEST = 31


class Month(QWidget):
    """Signals: ``chosen(day)`` with an ISO day, ``shown(first, last)`` with the dates of a month that comes into view.

    Invariant: the day in view is not after the last one.
    """

    chosen = Signal(str)
    shown = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = current().sizes.px
        self._day = self._last = self._shown = self._first = date.min
        self._covered: dict[date, DayCoverage] = {}
        self._title = label("", "heading", self)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._before = secondary_button("←", self)
        # Translators: for a screen reader: a button that goes one month back
        self._before.setAccessibleName(_("Month before"))
        self._before.clicked.connect(partial(self._go_months, -1))
        self._after = secondary_button("→", self)
        # Translators: for a screen reader: a button that goes one month on
        self._after.setAccessibleName(_("Month after"))
        self._after.clicked.connect(partial(self._go_months, 1))
        head = QHBoxLayout()
        head.addWidget(self._before)
        head.addWidget(self._title, 1)
        head.addWidget(self._after)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(px(4))
        self._grid.setHorizontalSpacing(current().sizes.text(4))
        self._first_weekday = first_weekday()
        self._buttons = [self._button(number) for number in range(1, _LONGEST + 1)]
        for line in range(1, _WEEK):  # a shorter month leaves the window as it is
            self._grid.setRowMinimumHeight(line, self._buttons[0].minimumHeight())
        self._name_weekdays()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addLayout(head)
        layout.addLayout(self._grid)

    def set_day(self, day: date, last: date) -> None:
        """Show the month of ``day`` with that day marked; ``last`` is the last day that can be chosen."""
        self._last = last
        self._shown = day
        self._first = date.min
        self._show(day)

    def set_coverage(self, days: tuple[DayCoverage, ...]) -> None:
        """Show what was kept of the days of the month in view."""
        self._covered = {covered.day: covered for covered in days}
        for number, button in enumerate(self._buttons, start=1):
            if number <= self._length():
                self._dress(button, self._first.replace(day=number))

    def take_focus(self) -> None:
        """Put the focus on the day in view."""
        self._buttons[self._day.day - 1].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by day, week or month."""
        key = Qt.Key(event.key())
        if key in _DAYS:
            self._show(self._day + timedelta(days=onward(self, _DAYS[key]) if abs(_DAYS[key]) == 1 else _DAYS[key]))
            self.take_focus()
        elif key in _MONTHS:
            self._go_months(_MONTHS[key])
            self.take_focus()
        else:
            super().keyPressEvent(event)

    def _go_months(self, step: int) -> None:
        months = self._day.year * 12 + self._day.month - 1 + step
        year, month = divmod(months, 12)
        self._show(date(year, month + 1, min(self._day.day, monthrange(year, month + 1)[1])))

    def _show(self, day: date) -> None:
        self._day = min(day, self._last)
        first = self._day.replace(day=1)
        is_other_month = first != self._first
        self._first = first
        offset = (first.weekday() - self._first_weekday) % _WEEK
        self._title.setText(day_in_words(first, "MMMM yyyy"))
        self._after.setEnabled((first.year, first.month) < (self._last.year, self._last.month))
        for number, button in enumerate(self._buttons, start=1):
            is_day = number <= self._length()
            if is_day:
                place = offset + number - 1
                self._grid.addWidget(button, 1 + place // _WEEK, place % _WEEK)
                self._dress(button, first.replace(day=number))
            button.setVisible(is_day and first.replace(day=number) <= self._last)
        if is_other_month:
            self._covered = {}
            self.shown.emit(first, first.replace(day=self._length()))

    def _length(self) -> int:
        """How many days the month in view has."""
        return monthrange(self._first.year, self._first.month)[1]

    def _dress(self, button: DayButton, day: date) -> None:
        covered = self._covered.get(day)
        button.setChecked(day == self._shown)
        button.set_coverage(covered.coverage if covered else Coverage.NOTHING)
        button.setAccessibleName(day_in_words(day))
        button.setAccessibleDescription(covered.words if covered else _("nothing kept"))
        is_in_view = day == self._day
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_in_view else Qt.FocusPolicy.ClickFocus)

    def _button(self, number: int) -> DayButton:
        button = DayButton(number, self)
        button.clicked.connect(partial(self._on_clicked, number))
        return button

    def _on_clicked(self, number: int) -> None:
        self._show(self._day.replace(day=number))
        self.chosen.emit(self._day.isoformat())

    def _name_weekdays(self) -> None:
        monday = date(2024, 1, 1)
        for column in range(_WEEK):
            name = label(day_in_words(monday + timedelta(days=self._first_weekday + column), "ddd"), "soft", self)
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            name.setWordWrap(False)
            name.ensurePolished()  # so that the width it asks for is that of its own letters
            self._grid.addWidget(name, 0, column)
            self._grid.setColumnMinimumWidth(column, max(current().sizes.target, name.sizeHint().width()))
