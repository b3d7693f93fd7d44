# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The left rail: whose journal this is, and the screens by word and icon.

Hides that the places are one choice: one Tab stop, Up and Down between them, the chosen one said as chosen.
"""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from journal_app.ui.desk import JournalInfo
from journal_app.ui.screens import ScreenEntry
from journal_app.ui.shell.looks import LookButton
from journal_app.ui.theme import Theme, current
from journal_app.ui.widgets.buttons import HeardButton
from journal_app.ui.widgets.icons import icon
from journal_app.ui.widgets.surfaces import label
from journal_app.words import _

RAIL_PX = 224


class Rail(QFrame):
    """Signal ``place_requested(key)`` when a place is chosen."""

    place_requested = Signal(str)

    def __init__(self, entries: tuple[ScreenEntry, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "rail")
        self.setAccessibleName(_("Places"))
        sizes = current().sizes
        self._places = {entry.key: self._place(entry, number) for number, entry in enumerate(entries, start=1)}
        self._worn: Theme | None = None
        self._icons = {entry.key: entry.icon for entry in entries}
        self._person = label("", "soft", self)
        self._state = label("", "soft", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(sizes.px(12), sizes.px(20), sizes.px(12), sizes.px(16))
        layout.setSpacing(sizes.px(4))
        for words in (label("Iron Journal", "heading", self), self._person, self._state):
            words.setContentsMargins(sizes.px(4), 0, 0, 0)
            layout.addWidget(words)
        layout.addSpacing(sizes.px(12))
        for entry in entries:
            if not entry.is_at_foot:
                layout.addWidget(self._places[entry.key])
        layout.addStretch(1)
        for entry in entries:
            if entry.is_at_foot:
                layout.addWidget(self._places[entry.key])
        layout.addWidget(LookButton(self))
        self.setMinimumWidth(sizes.px(RAIL_PX))
        self._dress()

    def set_info(self, info: JournalInfo) -> None:
        """Say whose journal is open, whether that person is made up, and whether it can be changed."""
        self._person.setText(info.person)
        self._person.setVisible(bool(info.person))
        remarks = [_("made up")] if info.made_up else []
        remarks += [_("to look at only")] if info.read_only else []
        self._state.setText(", ".join(remarks))
        self._state.setVisible(bool(remarks))

    def set_place(self, key: str) -> None:
        """Mark a place as the one shown."""
        self._places[key].setChecked(True)

    def set_usable(self, is_usable: bool) -> None:
        """Whether there is a journal whose screens can be shown."""
        for button in self._places.values():
            button.setVisible(is_usable)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from place to place."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        buttons = list(self._places.values())
        focused = next((index for index, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        buttons[(focused + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _place(self, entry: ScreenEntry, number: int) -> QPushButton:
        button = _PlaceButton(_(entry.title), self)
        button.setProperty("look", "rail")
        button.setAccessibleName(_(entry.title))
        if not entry.is_at_foot:
            button.setAccessibleDescription(_("Ctrl+{number}").format(number=number))
            button.setToolTip(_("Ctrl+{number}").format(number=number))
        button.clicked.connect(lambda: self.place_requested.emit(entry.key))
        return button

    def _dress(self) -> None:
        if self._worn == current():
            return
        self._worn = current()
        side = current().sizes.text(20)
        for key, button in self._places.items():
            button.setIcon(icon(self._icons[key]))
            button.setIconSize(QSize(side, side))


class _PlaceButton(HeardButton):
    """A place; leaves the arrow keys to the rail."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only Space and Enter are the button's own."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)
