# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A list that one of is chosen from."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class ChoiceList(QComboBox):
    """One of a list. ``chosen`` carries the value the reader chose; the wheel turns the page and never the list."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[tuple[str, str], ...] = ()
        self.set_choices(choices)
        self.currentIndexChanged.connect(self._on_changed)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these values with their words."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        with QSignalBlocker(self):
            self.clear()
            for value, words in choices:
                self.addItem(words, value)

    def show_choice(self, value: str, *, can_change: bool = True) -> None:
        """Show what is kept; a value that is not in the list is added to it, so that it is not hidden."""
        with QSignalBlocker(self):
            place = self.findData(value)
            if place < 0:
                self.addItem(value, value)
                place = self.count() - 1
            self.setCurrentIndex(place)
        self.setEnabled(can_change)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        event.ignore()

    def _on_changed(self) -> None:
        self.chosen.emit(str(self.currentData() or ""))
