# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How the window comes to its journal. Knows no Qt.

Hides the order of attempts: make the one that was asked for, open it for writing, or to look at only when the reader
says so; where a passphrase comes from that nobody has to type; and how the first try goes ahead of the window.
"""

from dataclasses import field, replace
from pathlib import Path

from journal_app.domain.frozen import frozen
from journal_app.errors import WrongPassphrase
from journal_app.files import is_there
from journal_app.passphrases import given_passphrase
from journal_app.store.journal import Journal
from journal_app.ui.lanes import Lane


@frozen
class NewJournal:
    """What was chosen for a journal that is to be made: whose, which trackers on offer by key, locked or not."""

    person: str = ""
    trackers: tuple[str, ...] | None = None
    passphrase: str | None = field(default=None, repr=False)


@frozen
class Opening:
    """One way to try a journal; called on the lane that will own it. ``new`` makes it where there is none.

    ``asks_keyring`` when a passphrase that the system's keyring was asked to remember will do.
    """

    path: Path
    passphrase_file: Path | None = None
    passphrase: str | None = field(default=None, repr=False)
    read_only: bool = False
    new: NewJournal | None = None
    asks_keyring: bool = True

    def __call__(self) -> Journal:
        """The journal, open; raises the JournalErrors of ``Journal.open`` and ``Journal.create``."""
        chosen = self.new.passphrase if self.new is not None else None
        passphrase = self.passphrase or chosen or given_passphrase(self.passphrase_file)
        if self.new is not None and not is_there(self.path):
            return Journal.create(self.path, person=self.new.person, passphrase=passphrase, trackers=self.new.trackers)
        try:
            return Journal.open(self.path, passphrase=passphrase, read_only=self.read_only)
        except WrongPassphrase:
            remembered = None if passphrase or not self.asks_keyring else _remembered(self.path)
            if remembered is None:
                raise
            return Journal.open(self.path, passphrase=remembered, read_only=self.read_only)

    def key(self) -> str | None:
        """The passphrase that is tried first; raises NotFound for a file that holds none."""
        given = self.passphrase or given_passphrase(self.passphrase_file)
        return given or (_remembered(self.path) if self.asks_keyring else None)

    def to_look_at(self) -> "Opening":
        """The same journal without changing it."""
        return replace(self, read_only=True, new=None)

    def with_passphrase(self, passphrase: str) -> "Opening":
        """The same journal with a passphrase that was typed."""
        return replace(self, passphrase=passphrase)

    def without_passphrase(self) -> "Opening":
        """The same journal, to be opened with nothing but what is typed from now on."""
        return replace(self, passphrase=None, passphrase_file=None, new=None, asks_keyring=False)

    def to_make(self, new: NewJournal) -> "Opening":
        """The same file, made as it was chosen; a passphrase that was typed opens it from then on."""
        return replace(self, new=new, passphrase=new.passphrase)

    def again(self) -> "Opening":
        """The same journal once more, now that it is there."""
        return replace(self, new=None)

    def has_passphrase(self) -> bool:
        """Whether one was given when the program was started; raises NotFound for a file that holds none."""
        return given_passphrase(self.passphrase_file) is not None


def _remembered(path: Path) -> str | None:
    from journal_app.store.remembered import remembered  # needed by few, and not at a start

    return remembered(path)


class Ahead:
    """A try that is begun before there is a window, so that the disk is read while Qt loads.

    ``lane`` is what it runs on, for the Work that goes on to own the journal. Called there, it gives the journal or
    raises as its ``Opening`` did.
    """

    def __init__(self, opening: Opening) -> None:
        self.lane = Lane("writer")
        self._journal = self.lane.ask(opening)

    def __call__(self) -> Journal:
        """The journal; at once, as whatever is asked of the lane stands behind the opening itself."""
        return self._journal.result()


def begun_ahead(opening: Opening) -> Ahead | None:
    """The opening begun; None where there is no file yet, and the window asks what it is to be."""
    return Ahead(opening) if is_there(opening.path) else None
