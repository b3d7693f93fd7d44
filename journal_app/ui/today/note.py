# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The note of a day.

Hides when it is kept: on leaving the field, after a pause in typing, and when the day or the screen changes.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.theme import current
from journal_app.ui.widgets.forms import note_field
from journal_app.ui.widgets.surfaces import label
from journal_app.words import _

PAUSE_MS = 3000


class Note(QWidget):
    """The note of the day. Signals: ``kept(text)`` when it is to be kept, ``typed()``, ``left()`` on Escape."""

    kept = Signal(str)
    typed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = note_field()
        self.field.setAccessibleName(_("Note"))
        self.field.installEventFilter(self)
        self._kept = ""
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.hand_over)
        self.field.textChanged.connect(self._on_text_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().sizes.px(4))
        layout.addWidget(label(_("Note"), "label", self))
        layout.addWidget(self.field)

    def set_text(self, text: str) -> None:
        """Show the note as kept; what is being typed stays."""
        is_typing = self.is_typing()
        self._kept = text
        if not is_typing and self.field.toPlainText().strip() != text:
            self.field.setPlainText(text)
            self._pause.stop()

    def is_typing(self) -> bool:
        """Whether something was typed that has not been handed over."""
        return self.field.toPlainText().strip() != self._kept

    def typed_text(self) -> str | None:
        """What was typed and not handed over; None when nothing was."""
        return self.field.toPlainText() if self.is_typing() else None

    def bring_back(self, text: str) -> None:
        """Put into the field what was once typed there."""
        self.field.setPlainText(text)
        self._pause.stop()  # it is kept when somebody has been here and leaves

    def hand_over(self) -> None:
        """Hand over what was typed, if anything was."""
        self._pause.stop()
        if self.is_typing():
            self._kept = self.field.toPlainText().strip()
            self.kept.emit(self._kept)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the note when its field is left; Escape leaves it."""
        if event.type() == QEvent.Type.FocusOut:
            self.hand_over()
        if event.type() == QEvent.Type.KeyPress and is_escape(event):
            self.left.emit()
            return True
        return False

    def _on_text_changed(self) -> None:
        if self.is_typing():
            self._pause.start()
        self.typed.emit()


def is_escape(event: QEvent) -> bool:
    """Whether a key event is of the Escape key."""
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
