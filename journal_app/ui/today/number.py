# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The field of a tracker that takes a number.

Hides when what stands in it is handed over: on Enter, on leaving it, when the day or the screen changes, and a moment
after a text was put into it by somebody who is not at it, as assistive tools do.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

UNATTENDED_MS = 400


class NumberField(QLineEdit):
    """Signals: ``handed(text)`` when the text is to be kept, ``typed()`` when it changed by anybody but the program."""

    handed = Signal(str)
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_showing = False
        self._is_typing = False
        self._last_handed: str | None = None
        self._unattended = QTimer(self, interval=UNATTENDED_MS, singleShot=True)
        self._unattended.timeout.connect(self.hand_over)
        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(self.hand_over)

    def show_text(self, text: str) -> None:
        """Show what is kept; what is being typed stays."""
        if self._is_typing:
            return
        self._put(text)

    def bring_back(self, text: str) -> None:
        """Put in what was once typed here; it is kept when somebody has been here and leaves."""
        self._put(text)
        self._is_typing = True

    def empty(self) -> None:
        """Take out what stands here, typed or not."""
        self._is_typing = False
        self._put("")

    def is_typing(self) -> bool:
        """Whether there is text that was not taken yet."""
        return self._is_typing

    def hand_over(self) -> None:
        """Hand over what was typed, if anything was."""
        self._unattended.stop()
        if self._is_typing:
            self._last_handed = self.text()
            self.handed.emit(self._last_handed)

    def settle(self) -> None:
        """What was handed over last was taken; what was typed since then is still being typed."""
        if self.text() == self._last_handed:
            self._is_typing = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand over what was typed when the field is left."""
        super().focusOutEvent(event)
        self.hand_over()

    def _put(self, text: str) -> None:
        self._is_showing = True
        if self.text() != text:
            self.setText(text)
        self._is_showing = False

    def _on_text_changed(self) -> None:
        if self._is_showing:
            return
        self._is_typing = True
        self.typed.emit()
        if not self.hasFocus():
            self._unattended.start()
