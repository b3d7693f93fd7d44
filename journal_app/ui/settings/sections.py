# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The list of the sections of Settings: one is shown at a time.

Hides that the list is one stop for the Tab key, with the arrows to go on in it.
"""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.flow import Flow
from journal_app.words import _

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class SectionList(QWidget):
    """A button for each section. ``chosen`` carries its key; the one shown is pressed."""

    chosen = Signal(str)

    def __init__(self, titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Sections of Settings"))
        self.buttons = {key: self._button(key, words) for key, words in titles.items()}
        self._shown = ""
        group = QButtonGroup(self)
        line = Flow(self, gap=current().sizes.px(8))
        for button in self.buttons.values():
            group.addButton(button)
            line.addWidget(button)

    def show_chosen(self, key: str) -> None:
        """Show which section is in view."""
        self.buttons[key].setChecked(True)
        if self._shown not in {"", key}:  # the one stop of the list stays where it was in the order of stops
            QWidget.setTabOrder(self.buttons[self._shown], self.buttons[key])
        self._shown = key
        for known, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if known == key else Qt.FocusPolicy.ClickFocus)

    def next_to(self, key: str, step: int) -> str:
        """The key of the section ``step`` further on, from the last to the first."""
        keys = list(self.buttons)
        return keys[(keys.index(key) + step) % len(keys)]

    def _button(self, key: str, words: str) -> Button:
        button = _SectionButton(words, self)
        button.setProperty("look", "section")
        button.setAccessibleName(words)
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(partial(self.chosen.emit, key))
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go to the sections beside."""
        key = next((key for key, button in self.buttons.items() if button.hasFocus()), "")
        step = _STEPS.get(Qt.Key(event.key()))
        if not key or step is None:
            super().keyPressEvent(event)
            return
        beside = self.next_to(key, -step if self.isRightToLeft() else step)
        self.chosen.emit(beside)
        self.buttons[beside].setFocus(Qt.FocusReason.TabFocusReason)


class _SectionButton(Button):
    """One of the list; leaves the arrow keys to it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only Space and Enter are the button's own."""
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)
