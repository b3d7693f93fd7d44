# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Controls that keep what is chosen at once: a switch, one of a few, one of a list, and a line of text.

Hides that a control is also changed by the program when it shows what is kept, which is never handed over as the
reader's choice, that a screen reader changes one without a click, and that a page which is scrolled must not turn a
list it passes under the pointer.
"""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from journal_app.ui.theme import current
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import FormRow
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import label


class Switch(QWidget):
    """Something that is on or off, with a sentence below it. ``switched`` carries what the reader chose."""

    switched = Signal(bool)

    def __init__(self, text: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(text, self)
        self.words = label("", "soft", self)
        self.words.setContentsMargins(current().sizes.beside_tick, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.words)
        self.box.toggled.connect(self.switched)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Say what it is about."""
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.box.setAccessibleDescription(words)

    def show_state(self, *, is_on: bool, can_change: bool = True) -> None:
        """Show what is kept."""
        with QSignalBlocker(self.box):
            self.box.setChecked(is_on)
        self.box.setEnabled(can_change)


class OneOf(QWidget):
    """One of a few, side by side as far as there is room. ``chosen`` carries the value the reader chose."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.buttons = {value: QRadioButton(words, self) for value, words in choices.items()}
        line = Flow(self)
        for value, button in self.buttons.items():
            button.setAccessibleDescription(name)
            button.toggled.connect(partial(self._on_toggled, value))
            line.addWidget(button)

    def show_choice(self, value: str, *, can_change: bool = True) -> None:
        """Show what is kept; a value that is none of the choices is shown as none."""
        for known, button in self.buttons.items():
            with QSignalBlocker(button):
                button.setAutoExclusive(False)
                button.setChecked(known == value)
                button.setAutoExclusive(True)
            button.setEnabled(can_change)

    def set_icon(self, value: str, icon: QIcon) -> None:
        """Show a picture beside the words of a choice."""
        self.buttons[value].setIcon(icon)

    def _on_toggled(self, value: str, is_on: bool) -> None:
        if is_on:
            self.chosen.emit(value)


class KeptField(FormRow):
    """A line of text that is handed over once it is left or Enter is pressed; ``typed`` carries it.

    Invariant: ``_shown`` is what is kept, ``_handed`` what was last shown or handed over.
    """

    typed = Signal(str)

    def __init__(self, text: str, hint: str = "", width_px: int = 288) -> None:
        line = QLineEdit()
        super().__init__(text, line, hint, width_px)
        self.line = line
        self._shown = ""
        self._handed = ""
        self.line.editingFinished.connect(self.hand_over)

    def show_text(self, text: str, *, can_change: bool = True) -> None:
        """Show what is kept; what is being typed, or was refused, stays."""
        self.line.setReadOnly(not can_change)
        is_typing = self.line.text() != self._handed
        if is_typing or (self.has_problem() and text == self._shown):
            return
        self._shown = self._handed = text
        self.line.setText(text)
        self.set_problem("")

    def refuse(self, message: str) -> None:
        """Say beside the field what is wrong, or nothing."""
        self.set_problem(message)
        if message:
            announce(self.line, message)

    def hand_over(self) -> None:
        """Hand over what was typed and not handed over yet."""
        if self.line.text() != self._handed:
            self._handed = self.line.text()
            self.typed.emit(self._handed)
