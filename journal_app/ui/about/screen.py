# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The About screen as the shell knows it."""

from journal_app.domain.facts import Kind
from journal_app.ui.about.state import build_state
from journal_app.ui.about.view import AboutView
from journal_app.ui.desk import Desk
from journal_app.ui.screen import Screen
from journal_app.words import _


class AboutScreen(Screen):
    """Shows nothing that a change of the journal could alter."""

    kinds: frozenset[Kind] = frozenset()

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._view = AboutView()
        self.widget = self._view

    def refresh(self) -> None:
        """Show the words in the language spoken now."""
        self._view.set_state(build_state(self._desk.info))

    def key_hints(self) -> str:
        """The keys worth knowing here."""
        # Translators: the line of keys at the foot of a screen
        return _("Keys: arrows to read the notices")

    def take_focus(self) -> None:
        """The notices, which scroll."""
        self._view.notices.setFocus()


def make_screen(desk: Desk) -> Screen:
    """The About screen at a desk."""
    return AboutScreen(desk)
