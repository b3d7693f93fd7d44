# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Choosing another day: a field for a typed one beside a month.

Hides where it opens (whole on the screen, however large the words); what is chosen or typed goes out as text, and a
problem comes back to stand under the field.
"""

from datetime import date

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.ui.theme import current
from journal_app.ui.today.legend import Legend
from journal_app.ui.today.month import Month
from journal_app.ui.today.state import DayCoverage
from journal_app.ui.widgets.buttons import primary_button
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import label, set_look
from journal_app.words import _


class DayPicker(QFrame):
    """Opens over the screen.

    Signals: ``day_typed(text)``, for a chosen day too, which ``set_problem`` answers, and ``month_shown(first, last)``,
    which ``set_coverage`` answers.
    """

    day_typed = Signal(str)
    month_shown = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "card")
        self.setAccessibleName(_("Choose a day"))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_("Year-month-day, or yesterday"))
        self.field.setAccessibleName(_("Day"))
        self.field.returnPressed.connect(self._on_typed)
        # Translators: a button: goes to the date that was typed
        self.go = primary_button(_("Go"), self)
        self.go.setAccessibleName(_("Go to the day"))
        self.go.clicked.connect(self._on_typed)
        self._problem = label("", "problem", self)
        self._problem.hide()
        self.month = Month(self)
        self.month.chosen.connect(self.day_typed)
        self.month.shown.connect(self.month_shown)
        self._day = self._last = date.min
        self._lay_out()

    def set_days(self, day: date, last: date) -> None:
        """The day shown, and the last one that can be chosen."""
        self._day, self._last = day, last

    def set_coverage(self, days: tuple[DayCoverage, ...]) -> None:
        """Show what was kept of the days of the month in view."""
        self.month.set_coverage(days)

    def set_problem(self, message: str) -> None:
        """Say what is wrong; without a message close."""
        self._problem.setText(message)
        self._problem.setVisible(bool(message))
        set_look(self.field, "problem", bool(message))
        self.field.setAccessibleDescription(message)
        if message:
            announce(self, message)
        else:
            self.hide()

    def open_at(self, place: QPoint) -> None:
        """Open with its upper left corner at a point of the screen."""
        self.month.set_day(self._day, self._last)
        self.field.clear()
        set_look(self.field, "problem", value=False)
        self._problem.hide()
        self.adjustSize()
        self.move(self._within((self.parentWidget() or self).window().frameGeometry(), place))
        self.move(self._within(self.screen().availableGeometry(), self.pos()))
        self.show()
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads from the field into the month."""
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.month.take_focus()
            return
        super().keyPressEvent(event)

    def _on_typed(self) -> None:
        self.day_typed.emit(self.field.text())

    def _within(self, room: QRect, place: QPoint) -> QPoint:
        """The place nearest to ``place`` from which all of this lies in ``room``, or begins where that begins."""
        left = max(room.left(), min(place.x(), room.right() - self.width()))
        return QPoint(left, max(room.top(), min(place.y(), room.bottom() - self.height())))

    def _lay_out(self) -> None:
        px = current().sizes.px
        self.field.setMinimumWidth(self.field.fontMetrics().horizontalAdvance(self.field.placeholderText()) + px(32))
        typed = QVBoxLayout()
        typed.setSpacing(px(12))
        typed.addWidget(self.field)
        typed.addWidget(self._problem)
        typed.addWidget(self.go)
        typed.addStretch(1)
        typed.addWidget(Legend(self))
        layout = QGridLayout(self)
        layout.setContentsMargins(px(16), px(16), px(16), px(16))
        layout.setHorizontalSpacing(px(24))
        layout.addLayout(typed, 0, 0)
        layout.addWidget(self.month, 0, 1)
