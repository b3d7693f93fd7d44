# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Fields in which a passphrase is typed: unseen, with a switch that shows what is typed, and a word about Caps Lock.

Hides that Qt says nothing about Caps Lock: it is read off a letter that comes in another size than Shift asks for. And
that nothing of what was typed stays behind in a field, which would remember it for Ctrl+Z.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from journal_app.ui.theme import current
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import form_row
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import label
from journal_app.words import _

FIELD_PX = 360
REST_MS = 400  # since the last letter: then what was typed is weighed


class PassphraseLine(QLineEdit):
    """A line whose letters are not seen. Signal ``caps_seen(is_on)`` once a letter tells whether Caps Lock is on."""

    caps_seen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhNoPredictiveText
        )

    def forget(self) -> None:
        """Empty it, so that nothing brings back what stood there."""
        self.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look at the size of a letter on its way in."""
        text = event.text()
        if text.isalpha() and text.upper() != text.lower():
            has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_seen.emit(text.isupper() != has_shift)
        super().keyPressEvent(event)


class PassphraseFields(QWidget):
    """A line for each of ``names`` and one switch that shows them all, behind ``buttons``. ``entered()`` on Enter."""

    entered = Signal()

    def __init__(self, names: Sequence[str], buttons: Sequence[QWidget] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = [PassphraseLine() for _name in names]
        self.rows = [form_row(name, line, width_px=FIELD_PX) for name, line in zip(names, self.lines, strict=True)]
        self.shows = QCheckBox(_("Show what is typed"), self)
        self.shows.toggled.connect(self._on_shown)
        self.caps = label(_("Caps Lock is on."), "notice", self)
        self.caps.hide()
        self.said = label("", "", self)
        self.said.hide()
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(current().sizes.px(8))
        for row, line in zip(self.rows, self.lines, strict=True):
            body.addWidget(row)
            line.caps_seen.connect(self._on_caps)
            line.returnPressed.connect(self.entered)
        for words in (self.caps, self.said):
            body.addWidget(words)
        under = Flow()
        for part in (*buttons, self.shows):
            under.addWidget(part)
        body.addLayout(under)

    def typed(self) -> tuple[str, ...]:
        """What stands in the lines."""
        return tuple(line.text() for line in self.lines)

    def forget(self) -> None:
        """Leave nothing of what was typed, nor anything said about it."""
        for line, row in zip(self.lines, self.rows, strict=True):
            line.forget()
            row.set_problem("")
        self.shows.setChecked(False)
        self.caps.hide()
        self.say("")

    def say(self, words: str) -> None:
        """Say something below the lines, or nothing."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def say_problem(self, place: int, words: str) -> None:
        """Say beside one of the lines what is wrong, or nothing."""
        self.rows[place].set_problem(words)
        if words:
            announce(self.lines[place], words)
            self.lines[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight, what is typed is not shown in clear any more."""
        super().hideEvent(event)
        self.shows.setChecked(False)

    def _on_shown(self, is_shown: bool) -> None:
        for line in self.lines:
            line.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)

    def _on_caps(self, is_on: bool) -> None:
        if is_on and self.caps.isHidden():
            announce(self, self.caps.text())
        self.caps.setVisible(is_on)
