# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is chosen in a table, in words, with what can be done about it.

Hides that nobody needs a mouse for a tool tip: all there is to read stands here as soon as a row or cell is in focus.
"""

from PySide6.QtWidgets import QPushButton, QWidget

from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import Card, label, set_look
from journal_app.words import _


class Chosen(Card):
    """A card with words, a button to change and a button to delete; more buttons can stand before these."""

    def __init__(self, name: str, more: tuple[QPushButton, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(name)
        self.words = label("", "", self)
        self.change = secondary_button(_("Change"), self)
        self.remove = secondary_button(_("Delete"), self)
        self._buttons = (*more, self.change, self.remove)
        self._can_change = True
        line = Flow()
        for button in self._buttons:
            line.addWidget(button)
        self.body.addWidget(self.words)
        self.body.addLayout(line)

    def set_words(self, words: str, otherwise: str) -> None:
        """Say what is chosen; ``otherwise`` when that is nothing."""
        self.words.setText(words or otherwise)
        set_look(self.words, "look", "" if words else "soft")
        for button in self._buttons:
            button.setEnabled(bool(words) and self._can_change)
            button.setAccessibleDescription(words)

    def set_can_change(self, can_change: bool) -> None:
        """Whether the journal can be changed at all; its buttons are away where it cannot."""
        self._can_change = can_change
        for button in self._buttons:
            button.setVisible(can_change)
