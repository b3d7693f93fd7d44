# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Four weeks of days to choose from, a week a line, each day with the sign of what was noted of it.

Hides which four weeks are in view and the keys that move: arrows by day and week, Page Up and Page Down by four weeks,
Home to the latest. One stop for Tab; days that cannot be chosen are shown and passed over.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from journal_app.domain.course_words import state_words
from journal_app.domain.treatments import CourseState
from journal_app.ui.dates import day_in_words, first_weekday
from journal_app.ui.focus import onward
from journal_app.ui.theme import current
from journal_app.ui.treatments.marks import SIGN_PX, paint_mark
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.surfaces import label
from journal_app.words import _

WEEK, WEEKS = 7, 4
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
    Qt.Key.Key_PageUp: -WEEK * WEEKS,
    Qt.Key.Key_PageDown: WEEK * WEEKS,
}


class DayCells(QWidget):
    """Signal ``chosen()`` when another day was chosen. Invariant: ``day`` lies in view, and from first to last."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = self._first = self._last = date.min
        self._start = date.min + timedelta(days=WEEK)
        self._marks: Mapping[date, CourseState] = {}
        self._first_weekday = first_weekday()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(current().sizes.px(4))
        monday = date(2024, 1, 1)
        for column in range(WEEK):
            name = label(day_in_words(monday + timedelta(days=self._first_weekday + column), "ddd"), "soft", self)
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(name, 0, column)
        self.cells = [DayCell(self) for _place in range(WEEK * WEEKS)]
        self._stop = self.cells[0]
        for place, cell in enumerate(self.cells):
            cell.clicked.connect(partial(self._on_clicked, place))
            grid.addWidget(cell, 1 + place // WEEK, place % WEEK)

    def set_days(self, first: date, last: date, marks: Mapping[date, CourseState], *, day: date | None = None) -> None:
        """Show marks; days from ``first`` to ``last`` can be chosen.

        A ``day`` is chosen and stands in the last of the weeks; without one, the day that was chosen stays it.
        """
        self._first, self._last, self._marks = first, max(first, last), marks
        if day is not None:
            self._start = date.min + timedelta(days=WEEK)
        self._choose(day or self.day)

    def go(self, step: int) -> None:
        """Move by days."""
        before = self.day
        self._choose(before + timedelta(days=step))
        if self.day != before:
            self.chosen.emit()

    def span_words(self) -> str:
        """From when to when the days in view go."""
        end = self._start + timedelta(days=WEEK * WEEKS - 1)
        return _("{first} – {last}").format(
            first=day_in_words(self._start, "d MMM"), last=day_in_words(end, "d MMM yyyy")
        )

    def can_go(self, step: int) -> bool:
        """Whether there are days further on in that direction."""
        return self.day < self._last if step > 0 else self.day > self._first

    def cell(self) -> "DayCell":
        """The cell of the chosen day."""
        return self.cells[(self.day - self._start).days]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move; every other key is for whoever holds this."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.go(onward(self, _STEPS[key]) if abs(_STEPS[key]) == 1 else _STEPS[key])
        elif key == Qt.Key.Key_Home:
            self.go((self._last - self.day).days)
        else:
            super().keyPressEvent(event)
            return
        self.cell().setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, day: date) -> None:
        self.day = min(max(day, self._first), self._last)
        week = self.day - timedelta(days=(self.day.weekday() - self._first_weekday) % WEEK)
        if week < self._start:
            self._start = week
        elif week >= self._start + timedelta(days=WEEK * WEEKS):
            self._start = week - timedelta(days=WEEK * (WEEKS - 1))
        for place, cell in enumerate(self.cells):
            shown = self._start + timedelta(days=place)
            can_be_chosen = self._first <= shown <= self._last
            cell.show_day(shown, self._marks.get(shown), is_chosen=shown == self.day, can_be_chosen=can_be_chosen)
        if self.cell() is not self._stop:
            QWidget.setTabOrder(self._stop, self.cell())  # the stop for Tab stays in its place of the page
            self._stop = self.cell()

    def _on_clicked(self, place: int) -> None:
        self._choose(self._start + timedelta(days=place))
        self.chosen.emit()


class DayCell(Button):
    """One day: its number above, the sign of what was noted below. Leaves the arrow keys to the weeks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._number = ""
        self._state: CourseState | None = None
        self.setProperty("look", "score")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_day(self, day: date, state: CourseState | None, *, is_chosen: bool, can_be_chosen: bool) -> None:
        """Show another day."""
        self._number, self._state = str(day.day), state
        self.setChecked(is_chosen)
        self.setEnabled(can_be_chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_chosen else Qt.FocusPolicy.ClickFocus)
        said = state_words(state) if state else _("nothing noted")
        self.setAccessibleName(_("{day}: {state}").format(day=day_in_words(day), state=said))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, then the number and the sign."""
        super().paintEvent(event)
        tokens = current().tokens
        ink = tokens.soft if not self.isEnabled() else tokens.on_accent if self.isChecked() else tokens.ink
        sign = current().sizes.text(SIGN_PX)
        middle = self.height() - current().sizes.px(8) - sign / 2 - 3
        painter = QPainter(self)
        painter.setPen(QColor(ink))
        room = QRectF(0, current().sizes.px(4), self.width(), middle - sign / 2 - current().sizes.px(4))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._number)
        if self._state is not None:
            square = QRectF(self.width() / 2 - sign / 2, middle - sign / 2, sign, sign)
            paint_mark(painter, square, self._state, ink)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Space or Enter."""
        if Qt.Key(event.key()) in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        """Room for the number and the sign below it, at any text size."""
        sizes = current().sizes
        height = sizes.text(20) + sizes.text(SIGN_PX) + 2 * sizes.px(8) + 6
        return QSize(sizes.target, max(sizes.target, height))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()
