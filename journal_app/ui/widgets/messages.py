# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The one line in which the app speaks: "Saved 20:14 · Undo".

Hides how a screen reader hears it (an announcement that waits its turn) without the focus moving.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import quiet_button
from journal_app.ui.widgets.surfaces import LineLabel


class MessageLine(QFrame):
    """Words, and at most one thing to do about them. Its height is the same with and without words."""

    action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sizes = current().sizes
        self._words = LineLabel("", "soft", self)
        beginning = (
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )  # wherever that is: it outlives a language
        self._words.setAlignment(beginning)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = quiet_button("", self)
        self._action.clicked.connect(self.action_requested)
        layout = self._line = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(sizes.px(8))
        layout.addWidget(self._words)
        layout.addWidget(self._action)
        layout.addStretch(1)
        self.setMinimumHeight(sizes.target)
        self.set_message("")

    def set_message(self, text: str, action: str = "") -> None:
        """Show ``text`` and, if named, the one ``action``; both empty clears the line."""
        self._words.setText(text)
        self._words.setVisible(bool(text))  # words to select are a stop for a screen reader, which none at all would be
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setAccessibleDescription(text)
        self._action.setVisible(bool(action))
        self._fit()
        if text:
            announce(self, text)

    def add_button(self, words: str) -> QPushButton:
        """One thing more beside that, which whoever asks for it shows and hides."""
        button = quiet_button(words, self)
        self._line.insertWidget(self._line.count() - 1, button)
        return button

    def text(self) -> str:
        """What is said now."""
        return self._words.text()

    def sizeHint(self) -> QSize:
        """The width of one line, whatever room there is now."""
        hint, words = super().sizeHint(), self._words
        return QSize(hint.width() + max(0, words.sizeHint().width() - words.maximumWidth()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words go on in the next line before they take the room of a button."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        buttons = [button for button in self.findChildren(QPushButton) if not button.isHidden()]
        taken = sum(button.sizeHint().width() + self._line.spacing() for button in buttons)
        self._words.setMaximumWidth(max(1, self.width() - taken - self._line.spacing()))


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say ``text`` when it has finished what it is saying."""
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)
