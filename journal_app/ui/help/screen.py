# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The help as the shell knows it: view and pages joined."""

from pathlib import Path

from journal_app.domain.facts import Kind
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk, Task
from journal_app.ui.help.pages import FIRST
from journal_app.ui.help.presenter import build_state, place_of
from journal_app.ui.help.view import HelpView
from journal_app.ui.screen import Screen
from journal_app.words import _


class HelpScreen(Screen):
    """Shows nothing that a change of the journal could alter."""

    kinds: frozenset[Kind] = frozenset()

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._view = HelpView()
        self.widget = self._view
        self._words, self._page = "", FIRST
        self._view.words_wanted.connect(self._look_for)
        self._view.page_wanted.connect(self._turn_to)
        self._view.link_followed.connect(self.show)
        self._view.guide_wanted.connect(self._write_guide)

    def refresh(self) -> None:
        """Show the page in the language spoken now."""
        self._set()

    def show(self, what: str) -> None:
        """Show a page by its key, or the page and heading of a link; what was looked for is let go."""
        self._words = ""
        self._page, heading = place_of(what)
        self._set(heading)
        self.take_focus()

    def place(self) -> str:
        """The page that is open."""
        return self._page

    def key_hints(self) -> str:
        """The keys worth knowing here."""
        # Translators: the line of keys at the foot of a screen; K is the letter behind & in: Loo&k for
        return _("Keys: ↑ ↓ to read · Tab to the links · Alt+K look for words · Ctrl and a number back to a screen")

    def take_focus(self) -> None:
        """The page."""
        self._view.take_focus()

    def _look_for(self, words: str) -> None:
        self._words = words
        self._set()

    def _turn_to(self, key: str) -> None:
        self._page = key
        self._set()

    def _write_guide(self, file: Path) -> None:
        now = self._desk.now()

        def write(_facts: Facts) -> None:
            from journal_app.report.pages import write_pages  # what prints is slow to come
            from journal_app.report.quick_guide import make_quick_guide

            write_pages(make_quick_guide(created_at=now), file, replace=True)

        def done(_nothing: None) -> None:
            self._desk.say(_("Written: {path}").format(path=file))

        self._desk.read(write, done, task=Task(_("Writing the quick guide")))

    def _set(self, heading: str = "") -> None:
        state = build_state(self._words, self._page, heading)
        self._view.set_state(state)


def make_screen(desk: Desk) -> Screen:
    """The help at a desk."""
    return HelpScreen(desk)
