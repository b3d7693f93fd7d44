# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A question with a few answers in whole sentences, of which one holds, or none yet.

Hides that Qt's own round buttons do not let their words go on in the next line, and that the same answers again leave
the focus where it is.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from journal_app.ui.theme import current
from journal_app.ui.widgets.surfaces import clear, label


class ChoiceBox(QWidget):
    """Signal ``chosen(str)`` with the value of the answer that was picked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[tuple[str, str], ...] = ()
        self.buttons: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.question = label("", "", self)
        self._answers = QWidget(self)
        self._lines = QGridLayout(self._answers)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(current().sizes.px(8))
        self._lines.setVerticalSpacing(0)
        self._lines.setColumnStretch(1, 1)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(current().sizes.px(4))
        body.addWidget(self.question)
        body.addWidget(self._answers)

    def set_question(self, words: str, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """Ask something; no choice at all puts the box away."""
        self.question.setText(words)
        self.question.setVisible(bool(words))
        self.setVisible(bool(choices))
        if tuple(choices) != self._offered:
            self._offer(tuple(choices))
        self._group.setExclusive(False)
        for value, button in self.buttons.items():
            button.setChecked(value == chosen)
            button.setAccessibleDescription(words)
        self._group.setExclusive(True)

    def take_focus(self) -> None:
        """The answer that holds, else the first."""
        buttons = list(self.buttons.values())
        button = next((button for button in buttons if button.isChecked()), None) or next(iter(buttons), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, choices: tuple[tuple[str, str], ...]) -> None:
        had_focus = any(button.hasFocus() for button in self.buttons.values())
        clear(self._lines)
        for button in self.buttons.values():
            self._group.removeButton(button)
        self._offered, self.buttons = choices, {}
        before: QWidget | None = None
        for row, (value, words) in enumerate(choices):
            button = self._button(value, words)
            self._lines.addWidget(button, row, 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(_Words(words, button), row, 1)
            button.show()
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = button
        if had_focus:
            self.take_focus()

    def _button(self, value: str, words: str) -> QRadioButton:
        button = QRadioButton(self._answers)
        button.setAccessibleName(words)
        sizes = current().sizes
        button.setFixedSize(sizes.beside_tick, sizes.target)
        button.clicked.connect(lambda: self.chosen.emit(value))
        self._group.addButton(button)
        self.buttons[value] = button
        return button


class _Words(QLabel):
    """The words of an answer: pressed like its button."""

    def __init__(self, words: str, button: QRadioButton) -> None:
        super().__init__(words, button.parentWidget())
        self._button = button
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumHeight(current().sizes.target)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the button that these words stand beside."""
        super().mouseReleaseEvent(event)
        self._button.setFocus(Qt.FocusReason.MouseFocusReason)
        self._button.click()
