# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Rounds that damage a journal's file: it is noticed at opening or by a check, and the backup brings everything back.

What damages nothing that the journal holds (a free page, the room a page leaves) need not be noticed; what is held then
is looked at entry by entry.
"""

import shutil
from pathlib import Path

from journal_app.errors import JournalError
from journal_app.store import backup_places, keys, rescue
from journal_app.store.backups import Reason
from journal_app.store.journal import Journal
from journal_app.store.spoiled import spoiled
from tests.soak.backing_up import Filled
from tests.soak.damage import damage
from tests.soak.frame import Ground, Outcome
from tests.soak.labour import clock
from tests.soak.rounds import Broken


class Damaged:
    """One file, damaged over and over at random places, and made good by its backup each time."""

    def __init__(self, ground: Ground, passphrase: str | None = None) -> None:
        self._ground, self._passphrase = ground, passphrase
        filled = Filled(ground)
        self._expected = filled.later
        self._path = filled.copy(with_backup=False)
        if passphrase is not None:
            keys.set_passphrase(self._path, None, passphrase)
        with Journal.open(self._path, passphrase=passphrase, clock=clock) as journal:
            backup_places.back_up(journal, self._path, Reason.CHANGES, clock())
        self._whole = self._path.read_bytes()

    def round(self, number: int) -> Outcome:
        """One fault, and the way back from it."""
        self._path.write_bytes(self._whole)
        what = damage(self._path, self._ground.chance)
        spoilt = self._path.read_bytes()
        if not self._is_noticed():
            self._refuse_other(f"not noticed in round {number}: {what}")
            return Outcome(acknowledged=1, is_hit=False)
        found = rescue.newest_good(self._path, self._passphrase)
        if found is None:
            raise Broken(f"no backup was found in round {number}: {what}")
        aside = rescue.put_in_place(self._path, found.backup.path, self._passphrase, clock)
        if aside is None or aside.read_bytes() != spoilt:
            raise Broken(f"the damaged file was not kept in round {number}: {what}")
        aside.unlink()
        self._refuse_other(f"not brought back in round {number}: {what}")
        return Outcome(acknowledged=1)

    def _is_noticed(self) -> bool:
        try:
            with Journal.open(self._path, passphrase=self._passphrase, read_only=True) as journal:
                return not journal.check().ok or bool(spoiled(journal.facts, self._path))
        except JournalError:
            return True

    def _refuse_other(self, words: str) -> None:
        with Journal.open(self._path, passphrase=self._passphrase, read_only=True) as journal:
            if journal.dump() != self._expected:
                kept = Path(f"{self._path}.lost")
                shutil.copyfile(self._path, kept)
                raise Broken(f"{words}; the file is {kept}")
