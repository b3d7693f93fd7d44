# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Backups in Settings: what there is, one made by hand, the second place, and going back. Knows no Qt.

Hides that what is in a backup is read a few at a time, and once, so that charts do not wait for it.
"""

from pathlib import Path
from typing import Protocol

from journal_app.errors import JournalError, StorageFailed
from journal_app.store import backup_places, backups
from journal_app.store.backups import Backup, Reason
from journal_app.store.journal import Changed, Journal
from journal_app.store.queries import Facts
from journal_app.store.restoring import Difference, difference, restore
from journal_app.ui.desk import Desk
from journal_app.ui.settings.backup_words import (
    Found,
    Read,
    Standing,
    aged_names,
    build_backups,
    build_preview,
    made_words,
    refused_preview,
    removal,
)
from journal_app.ui.settings.backups_state import BackupsState, PreviewState
from journal_app.words import _, ngettext

AT_ONCE = 6  # as many as are in view at first


class BackupsView(Protocol):
    """What this needs of the section."""

    def set_state(self, state: BackupsState) -> None:
        """Show the backups and their places."""

    def set_preview(self, preview: PreviewState) -> None:
        """Show what going back would do, or nothing."""


class Keeping:
    """The intents. ``_read`` holds what is known of the insides, by the names of the files, for this run alone."""

    def __init__(self, desk: Desk, view: BackupsView) -> None:
        self._desk = desk
        self._view = view
        self._found = Found(backups=(), choices=backup_places.BackupChoices())
        self._read: dict[str, Read] = {}
        self._asked: Backup | None = None
        self._passphrase: str | None = None
        self._going: tuple[str, ...] = ()  # those that are to be removed, once that was asked

    def refresh(self) -> None:
        """Look at the folders again, and show what is there."""
        path, now = self._desk.info.path, self._desk.now()
        if path is None:
            self._show(Found(backups=(), choices=backup_places.read_choices()))
            return
        self._desk.read(lambda _facts: _look(path, lambda: backup_places.carry(path, now)), self._on_found)

    def make(self) -> None:
        """Make one now."""
        path, now = self._desk.info.path, self._desk.now()
        if path is not None:
            self._desk.read(lambda facts: backup_places.back_up(facts, path, Reason.BY_HAND, now), self._on_made)

    def preview(self, name: str, passphrase: str | None = None) -> None:
        """Say what going back to a backup would do, with the passphrase it had if that was another."""
        backup = next((one for one in self._found.backups if one.path.name == name), None)
        if backup is not None:
            self._preview(backup, passphrase)

    def preview_file(self, path: str) -> None:
        """The same for a file that the reader chose."""
        try:
            self._preview(backups.unnamed(Path(path)), None)
        except OSError as error:
            self._desk.say_refused(StorageFailed(_("This file cannot be read."), error.strerror or ""))

    def unlock(self, passphrase: str) -> None:
        """Try the passphrase that the journal had when the backup was made."""
        if self._asked is not None and passphrase:
            self._preview(self._asked, passphrase)

    def ask_removal(self) -> None:
        """Ask whether the backups from before the passphrase of now are to go."""
        self._asked = None
        self._going = aged_names(self._found, self._read, self._standing())
        if self._going:
            self._view.set_preview(removal(len(self._going)))

    def go_on(self) -> None:
        """Do what was asked about: go back to a backup, or remove those from before."""
        asked, passphrase, going, path = self._asked, self._passphrase, self._going, self._desk.info.path
        if going and path is not None:
            self.close()
            self._desk.read(lambda _facts: backup_places.remove_everywhere(path, going), self._on_removed)
        elif asked is not None:
            self.close()
            self._desk.save(lambda journal: _restored(journal, asked.path, passphrase), lambda _none: self.refresh())

    def close(self) -> None:
        """Leave the journal as it is."""
        self._asked = self._passphrase = None
        self._going = ()
        self._view.set_preview(PreviewState())

    def choose_second(self, place: Path | None) -> None:
        """Keep copies in another folder too, or in none from now on."""
        self._choose(lambda: backup_places.choose_second_place(place))

    def choose_most(self, most: str) -> None:
        """Let the backups take at most so many bytes."""
        self._choose(lambda: backup_places.choose_most(int(most)))

    def _choose(self, keep: "_Keep") -> None:
        try:
            keep()
        except JournalError as error:
            self._desk.say_refused(error)
        self.refresh()

    def _preview(self, backup: Backup, passphrase: str | None) -> None:
        self._asked, self._passphrase, self._going = backup, passphrase, ()

        def on_known(found: Difference) -> None:
            if self._asked == backup:
                self._view.set_preview(build_preview(backup, found))

        def on_refused(error: JournalError) -> None:
            if self._asked == backup:
                self._view.set_preview(refused_preview(backup, error))

        self._desk.read(lambda facts: difference(facts, backup.path, passphrase), on_known, on_refused)

    def _on_made(self, made: Backup) -> None:
        self._desk.backup_problem = None
        self._desk.say(made_words(made.made_at))
        self.refresh()

    def _on_removed(self, count: int) -> None:
        words = ngettext("{count} backup was removed.", "{count} backups were removed.", count)
        self._desk.say(words.format(count=count))
        self.refresh()

    def _on_found(self, found: Found) -> None:
        self._show(found)
        self._read_more()

    def _read_more(self) -> None:
        """Read a few that were not read yet, in the order in which they stand; then the next few."""
        unread = [one for one in self._found.backups if one.path.name not in self._read][:AT_ONCE]
        if unread:
            self._desk.read(lambda facts: _insides(facts, unread), self._on_read)

    def _on_read(self, insides: dict[str, Read]) -> None:
        self._read |= insides
        self._show(self._found)
        self._read_more()

    def _show(self, found: Found) -> None:
        self._found = found
        self._view.set_state(build_backups(found, self._read, self._standing()))

    def _standing(self) -> Standing:
        info = self._desk.info
        return Standing(
            has_passphrase=info.has_passphrase,
            place=backup_places.folder_of(info.path) if info.path is not None else None,
            problem=self._desk.backup_problem,
            is_kept=not info.made_up and not info.read_only,
            can_change=not info.read_only,
        )


class _Keep(Protocol):
    def __call__(self) -> None:
        """Keep what was chosen."""


class _Carry(Protocol):
    def __call__(self) -> int:
        """Copy to the second place what it misses."""


def _look(path: Path, carry: _Carry) -> Found:
    failed = ""
    try:
        carry()
    except StorageFailed as error:
        failed = f"{error.title} {error.detail}"
    there = backup_places.every_backup(path)
    return Found(
        backups=there,
        plain=frozenset(backup.path.name for backup in there if backups.is_plain(backup.path)),
        choices=backup_places.read_choices(),
        is_second_there=backup_places.is_second_there(),
        failed=failed,
    )


def _insides(facts: Facts, unread: list[Backup]) -> dict[str, Read]:
    _db, passphrase = facts.source()
    found: dict[str, Read] = {}
    for backup in unread:
        try:
            contents = backups.with_contents(backup, passphrase).contents
        except JournalError as error:
            found[backup.path.name] = error
        else:
            if contents is not None:
                found[backup.path.name] = contents
    return found


def _restored(journal: Journal, path: Path, passphrase: str | None) -> Changed[None]:
    backup_places.keep_before(journal, Reason.RESTORE)
    return restore(journal, path, passphrase)
