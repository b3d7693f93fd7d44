# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The screens, one at a time.

Hides when a screen is made (on its first visit, and anew once its words have changed in size or language) and when it
reads the journal again: at once while it is the one shown, else when it is shown next.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from journal_app.domain.facts import Kind
from journal_app.ui.desk import Desk
from journal_app.ui.focus import place_of_focus, put_in_reading_order, return_focus
from journal_app.ui.screen import Screen
from journal_app.ui.screens import ScreenEntry
from journal_app.ui.theme import Sizes, current
from journal_app.ui.widgets.messages import announce
from journal_app.words import _, language


class Pages(QStackedWidget):
    """Invariant: the screen shown is never stale."""

    def __init__(self, entries: tuple[ScreenEntry, ...], desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = {entry.key: entry for entry in entries}
        self._desk = desk
        self._screens: dict[str, Screen] = {}
        self._stale: set[str] = set()
        self._made_for: dict[str, tuple[Sizes, str]] = {}
        self._places: dict[str, str] = {}  # of screens made anew: what was in view there
        self._former: list[Screen] = []  # what was asked for them may still arrive, so they stay, unseen
        self._is_new = False
        self.key = ""

    def screen_of(self, key: str) -> Screen:
        """The screen ``key``, made now if this is its first visit."""
        if key != self.key and key in self._screens and self._made_for[key] != (current().sizes, language()):
            self._put_aside(key)
        if key not in self._screens:
            screen = self._entries[key].make(self._desk)
            title = _(self._entries[key].title)
            screen.widget.setAccessibleName(title)
            screen.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a page that scrolls would be one more stop for Tab
            self._screens[key] = screen
            self._made_for[key] = current().sizes, language()
            self._stale.add(key)
            self.addWidget(screen.widget)
            self._is_new = True
        return self._screens[key]

    def open(self, key: str) -> Screen:
        """Show a screen, up to date, with the focus where a reader starts."""
        screen = self.screen_of(key)
        if key != self.key:
            self.leave()
            self.key = key
            self.setCurrentWidget(screen.widget)
            announce(self, _(self._entries[key].title))
        self._bring_up_to_date(key)
        screen.take_focus()
        return screen

    def make_anew(self) -> None:
        """Make the screen shown anew, in the language spoken now, with what is in view and the focus where they were.

        The others follow when they are shown next. What was typed and not saved is a draft, and comes back with it.
        """
        key = self.key
        if not key:
            return
        at = place_of_focus(self._screens[key].widget)
        self._put_aside(key)
        screen = self.screen_of(key)
        self.setCurrentWidget(screen.widget)
        self._bring_up_to_date(key)
        if not return_focus(screen.widget, at):
            screen.take_focus()

    def place(self) -> str:
        """What the screen shown is to be told to show when all of them are made anew."""
        return self._screens[self.key].place() if self.key else ""

    def _put_aside(self, key: str) -> None:
        former = self._screens.pop(key)
        self._places[key] = former.place()
        self.removeWidget(former.widget)
        self._former.append(former)

    def _bring_up_to_date(self, key: str) -> None:
        screen, place = self._screens[key], self._places.pop(key, "")
        if key in self._stale:
            self._stale.discard(key)
            screen.refresh()
        if self._is_new:
            self._is_new = False
            put_in_reading_order(self.window())
        if place:
            screen.show(place)

    def leave(self) -> None:
        """Let the screen shown save what is pending."""
        if self.key:
            self._screens[self.key].leave()

    def on_changed(self, kinds: frozenset[Kind]) -> None:
        """Facts of these kinds have changed."""
        for key, screen in self._screens.items():
            if not screen.kinds & kinds:
                continue
            if key == self.key:
                screen.refresh()
            else:
                self._stale.add(key)
