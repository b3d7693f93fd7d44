# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One of the answers that stand side by side in a row, of which one is chosen or none.

Hides how it stays out of the way of Tab: the row is the one stop, and all keys but those that press belong to the row.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from journal_app.ui.widgets.buttons import Button

_PRESSING = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select})


class AnswerButton(Button):
    """Stands for the number ``value``. A screen reader hears one of a choice."""

    def __init__(self, value: int, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.value = value
        self.setProperty("look", "secondary")
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the row is the one stop for Tab; arrows lead in here

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus without becoming a stop for Tab, which Qt makes of the button of a group that has it."""
        super().focusInEvent(event)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Space or Enter; leave the rest to the row."""
        if Qt.Key(event.key()) in _PRESSING:
            self.click()
        else:
            event.ignore()
