# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Backups that nobody asks for, while a journal is in the window.

Hides when: half a minute after the last change, at the latest ten minutes after the first while changes go on, and at
the end for what is left; on the reader lane, where no save waits for it. One that cannot be made is said once.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from journal_app.errors import JournalError, StorageFailed
from journal_app.store.journal import Journal
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk
from journal_app.ui.work import Work

QUIET_MS = 30_000
LONGEST_MS = 600_000


class BackingUp(QObject):
    """Makes backups of one open journal until ``rest``. ``open_to_look`` gives it once more, to be read only."""

    def __init__(
        self, work: Work, desk: Desk, path: Path, open_to_look: Callable[[], Journal], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._desk = desk
        self._path = path
        self._open_to_look = open_to_look
        self._has_changes = False
        self._has_said = False
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._longest = QTimer(self, interval=LONGEST_MS, singleShot=True)
        for timer in (self._quiet, self._longest):
            timer.timeout.connect(self.make)
        work.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Say what was missed before the journal was opened, and bring the second place up to date."""
        self._work.write(lambda journal: journal.unbacked, self._on_opened)
        now = self._desk.now()
        self._work.read(lambda _facts: _carried(self._path, now), _nothing)

    def make(self) -> None:
        """Make one of what has changed, if anything has."""
        self._quiet.stop()
        self._longest.stop()
        if not self._has_changes:
            return
        self._has_changes = False
        now = self._desk.now()
        self._work.read(lambda facts: _backed_up(facts, self._path, now), self._on_made, self._on_failed)

    def rest(self) -> None:
        """Make the last one here and now, if anything has changed, and stop."""
        self._quiet.stop()
        self._longest.stop()
        if self._has_changes:
            self._has_changes = False
            try:
                with self._open_to_look() as journal:
                    _backed_up(journal.facts, self._path, self._desk.now())
            except JournalError as error:
                self._desk.backup_problem = error
        self.deleteLater()

    def _on_changed(self, _kinds: object) -> None:
        self._has_changes = True
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def _on_opened(self, unbacked: JournalError | None) -> None:
        if unbacked is not None:
            self._say(unbacked)

    def _on_made(self, _made: object) -> None:
        self._desk.backup_problem = None
        self._has_said = False

    def _on_failed(self, error: JournalError) -> None:
        self._has_changes = True  # the next change, or the end, tries again
        self._say(error)

    def _say(self, error: JournalError) -> None:
        self._desk.backup_problem = error
        if not self._has_said:
            self._has_said = True
            self._desk.say_refused(error)


def _backed_up(facts: Facts, path: Path, now: datetime) -> None:
    from journal_app.store import backup_places  # kept off the start path
    from journal_app.store.backups import Reason

    backup_places.back_up(facts, path, Reason.CHANGES, now)


def _carried(path: Path, now: datetime) -> None:
    from journal_app.store import backup_places

    try:
        backup_places.carry(path, now)
    except StorageFailed:
        return  # the list of backups tells of it, and the next backup tries again


def _nothing(_value: object) -> None:
    """There is nothing to say about what went well."""
