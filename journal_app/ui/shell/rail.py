# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The left rail: whose journal this is, who enters in it, and the screens by word and icon.

Hides that the places are one choice (one Tab stop, Up and Down between them, the chosen one said as chosen), that
seldom used ones stand behind "More" until they were opened once, and that a low window scrolls what it cannot show.
"""

from collections.abc import Collection

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal_app.ui.desk import JournalInfo
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.screens import ScreenEntry
from journal_app.ui.shell.keyboard_switch import KeyboardSwitch
from journal_app.ui.shell.looks import LookButton
from journal_app.ui.shell.rail_parts import MoreButton, PlaceButton, RailButton, RailGround, Stripe
from journal_app.ui.theme import Theme, current
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import label
from journal_app.words import _, with_commas

RAIL_PX = 224
LONGEST_WORD = 16


class Rail(QFrame):
    """Signals ``place_requested(key)`` when a place is chosen, ``untucked(key)`` when one has left "More".

    ``lock_requested()`` comes from the button that a journal with a passphrase has.
    """

    place_requested = Signal(str)
    lock_requested = Signal()
    untucked = Signal(str)

    def __init__(
        self, entries: tuple[ScreenEntry, ...], opened: Collection[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "rail")
        # Translators: for a screen reader: the list of screens at the side of the window
        self.setAccessibleName(_("Places"))
        self._content = QWidget()
        # Before anything is put into it, as whatever moves to another parent is dressed anew with all it holds.
        self._ground = RailGround(self._content, self)
        self._entries = {entry.key: entry for entry in entries}
        self._places = {key: self._place(entry) for key, entry in self._entries.items()}
        self._tucked = [entry.key for entry in entries if entry.is_tucked and entry.key not in opened]
        self._more = MoreButton(self._content)
        self._more.clicked.connect(self._on_more)
        self._else = RailButton(_("Somebody else…"), "add", self._content)
        self._else.setAccessibleName(_("Somebody else enters…"))
        self._else.clicked.connect(self._on_somebody_else)
        self.lock = RailButton(_("Lock"), "lock", self._content)
        self.lock.setAccessibleDescription(_("Ctrl+L"))
        self.lock.setToolTip(_("Ctrl+L"))
        self.lock.clicked.connect(self.lock_requested)
        self.keyboard = KeyboardSwitch(self._content)
        self._look = LookButton(self._content)
        self._name = label("Iron Journal", "heading", self._content)
        self._name.setWordWrap(False)
        self._person = label("", "soft", self._content)
        self._state = label("", "soft", self._content)
        self._stripe = Stripe(self)
        self._standing, self._behind, self._feet = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._is_open = self._is_usable = self._can_change = self._can_lock = False
        self._worn: Theme | None = None
        self._lay_out()
        self._show_what_is_there()
        self._dress()

    def set_info(self, info: JournalInfo) -> None:
        """Say whose journal is open, whether that person is made up, whether it can be changed, and who enters."""
        self._person.setText(breakable(info.person))
        self._person.setVisible(bool(info.person))
        remarks = [_("made up")] if info.made_up else []
        # Translators: said of a journal that cannot be changed
        remarks += [_("to look at only")] if info.read_only else []
        self._state.setText(with_commas(remarks))
        self._state.setVisible(bool(remarks))
        self._stripe.set_colour(info.colour)
        self._can_change, self._can_lock = not info.read_only, info.has_passphrase
        self.keyboard.set_state(info.keyboard, info.person, can_change=self._can_change)
        self._show_what_is_there()

    def forget(self) -> None:
        """Nothing of the journal that was open is left here, seen or unseen."""
        for words in (self._person, self._state):
            words.setText("")
        self._stripe.set_colour("")
        self._can_change = self._can_lock = False
        self.keyboard.forget()
        self.set_usable(is_usable=False)

    def set_place(self, key: str) -> None:
        """Mark a place as the one shown; one that stood behind "More" leaves it for good."""
        if key in self._tucked:
            self._tucked.remove(key)
            self._put(key)
            self._show_what_is_there()
            self.untucked.emit(key)
        self._places[key].setChecked(True)
        self._ground.show_whole(self._places[key])

    def opened(self) -> tuple[str, ...]:
        """The places that stand behind "More" no longer."""
        return tuple(key for key in self._entries if key not in self._tucked)

    def set_usable(self, is_usable: bool) -> None:
        """Whether there is a journal whose screens can be shown."""
        self._is_usable = is_usable
        for part in (self._person, self._state):
            part.setVisible(is_usable and bool(part.text()))
        if not is_usable:
            self._stripe.hide()
        self._show_what_is_there()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from place to place."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        buttons = self._in_order()
        focused = next((index for index, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        following = buttons[(focused + step) % len(buttons)]
        following.setFocus(Qt.FocusReason.TabFocusReason)
        self._ground.show_whole(following)

    def _in_order(self) -> list[QPushButton]:
        standing = [self._places[key] for key in self._places if key not in self._tucked]
        high = [button for button in standing if not self._is_foot(button)]
        low = [button for button in standing if self._is_foot(button)]
        behind = [self._places[key] for key in self._tucked]
        buttons: list[QPushButton] = [*high, self._more, *behind, self._else, *low]
        return [button for button in [*buttons, self.lock] if not button.isHidden()]

    def _is_foot(self, button: PlaceButton) -> bool:
        return any(self._places[key] is button and entry.is_at_foot for key, entry in self._entries.items())

    def _on_more(self) -> None:
        self._is_open = not self._is_open
        self._show_what_is_there()
        if self._is_open:
            shown = [self._places[key] for key in self._tucked] + [self._else]
            announce(self._more, with_commas(button.text() for button in shown if not button.isHidden()))

    def _on_somebody_else(self) -> None:
        self.keyboard.ask()

    def _show_what_is_there(self) -> None:
        """Everything in its place, and nothing of it without a journal."""
        asks = self._can_change and not self.keyboard.is_shared()
        for key, button in self._places.items():
            button.setVisible(self._is_usable and (self._is_open or key not in self._tucked))
        self._more.setVisible(self._is_usable and (bool(self._tucked) or asks))
        self._more.show_open(is_open=self._is_open)
        self._else.setVisible(self._is_usable and self._is_open and asks)
        self.lock.setVisible(self._is_usable and self._can_lock)
        self.keyboard.set_usable(is_usable=self._is_usable)
        self._ground.updateGeometry()

    def _put(self, key: str) -> None:
        """Put a place where it belongs, in the order of the screens."""
        entry, button = self._entries[key], self._places[key]
        line = self._behind if key in self._tucked else self._feet if entry.is_at_foot else self._standing
        before = [other for other in self._entries if line.indexOf(self._places[other]) >= 0 and other != key]
        order = list(self._entries)
        self._behind.removeWidget(button)
        line.insertWidget(sum(order.index(other) < order.index(key) for other in before), button)
        if self.isVisible():
            put_in_reading_order(self.window())

    def _place(self, entry: ScreenEntry) -> PlaceButton:
        button = PlaceButton(_(entry.title), entry.icon, str(entry.number or entry.letter), self._content)
        button.clicked.connect(lambda: self.place_requested.emit(entry.key))
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._content)
        for words in (self._name, self._person, self._state, self.keyboard):
            column.addWidget(words)
        column.addSpacing(current().sizes.px(12))
        column.addLayout(self._standing)
        column.addWidget(self._more)
        self._behind.addWidget(self._else)
        column.addLayout(self._behind)
        column.addStretch(1)
        column.addLayout(self._feet)
        self._feet.addWidget(self.lock)
        self._feet.addWidget(self._look)
        for key in self._entries:
            self._put(key)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._stripe)
        row.addWidget(self._ground, 1)

    def _dress(self) -> None:
        if self._worn == current():
            return
        self._worn = current()
        px = current().sizes.px
        column = self._content.layout()
        assert column is not None  # noqa: S101 -- for the type checker: it was set when this was laid out
        self._content.setContentsMargins(px(12), px(20), px(12), px(16))
        column.setContentsMargins(0, 0, 0, 0)
        for line in (column, self._standing, self._behind, self._feet):
            line.setSpacing(px(4))
        for words in (self._name, self._person, self._state):
            words.setContentsMargins(px(4), 0, 0, 0)
        for button in (*self._places.values(), self._more, self._else, self.lock):
            button.dress()
        self._content.setMinimumWidth(px(RAIL_PX))
        self._ground.updateGeometry()


def breakable(name: str) -> str:
    """A name whose long words can go on in the next line."""
    return "\N{ZERO WIDTH SPACE}".join(name[at : at + LONGEST_WORD] for at in range(0, len(name), LONGEST_WORD))
