# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The journals of other people: which are known on this machine, and going to one of them."""

from pathlib import Path
from typing import Protocol

from journal_app.ui.desk import Desk
from journal_app.ui.preferences import Preferences
from journal_app.ui.settings.state import KnownState, PeopleState


class PeopleView(Protocol):
    """What this needs of the screen."""

    def set_people(self, state: PeopleState) -> None:
        """Show the other journals."""


class Others:
    """The intents."""

    def __init__(self, desk: Desk, view: PeopleView) -> None:
        self._desk = desk
        self._view = view

    def refresh(self, kept: Preferences) -> None:
        """Show the journals that can be opened from here, this one left out."""
        here = self._desk.info.path
        known = tuple(
            KnownState(
                path=str(journal.path),
                words=journal.person or journal.path.stem,
                place=str(journal.path),
                colour=journal.colour,
            )
            for journal in self._desk.journals()
            if journal.path != here
        )
        self._view.set_people(PeopleState(journals=known, remembers=kept.remembers_recent, file=str(here or "")))

    def open(self, path: str) -> None:
        """Put this journal away and open another one in its place."""
        self._desk.open_journal(Path(path))

    def make_new(self) -> None:
        """Go to the page on which a journal is made."""
        self._desk.open_journal(None)
