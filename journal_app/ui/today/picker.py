# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Choosing another day: a field for a typed one above a month.

Hides nothing but a layout; what is chosen or typed goes out as text, and a problem comes back to stand under the field.
"""

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.ui.theme import current
from journal_app.ui.today.month import Month
from journal_app.ui.widgets.buttons import primary_button
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import label, set_look
from journal_app.words import _


class DayPicker(QFrame):
    """Opens over the screen. Signal ``day_typed(text)``, for a chosen day too; ``set_problem`` answers it."""

    day_typed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "card")
        self.setAccessibleName(_("Choose a day"))
        px = current().sizes.px
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_("Year-month-day, or yesterday"))
        self.field.setAccessibleName(_("Day"))
        self.field.setMinimumWidth(px(240))
        self.field.returnPressed.connect(self._on_typed)
        go = primary_button(_("Go"), self)
        go.setAccessibleName(_("Go to the day"))
        go.clicked.connect(self._on_typed)
        self._problem = label("", "problem", self)
        self._problem.hide()
        self.month = Month(self)
        self.month.chosen.connect(self.day_typed)
        self._day = self._last = date.min
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.field, 1)
        top.addWidget(go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(16), px(16), px(16))
        layout.setSpacing(px(12))
        layout.addLayout(top)
        layout.addWidget(self._problem)
        layout.addWidget(self.month)

    def set_days(self, day: date, last: date) -> None:
        """The day shown, and the last one that can be chosen."""
        self._day, self._last = day, last

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
        self.move(place)
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
