# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Rounds in which a backup takes the place of a damaged journal: killed while it does, and with a passphrase.

What they promise: the journal is back whole or not yet, and then a second try brings it back; the damaged bytes are
kept somewhere, always.
"""

import shutil
from multiprocessing.connection import Connection
from pathlib import Path

from journal_app.errors import JournalError
from journal_app.store import backup_places, keys, rescue
from journal_app.store.backups import Reason, backups_in, make_backup
from journal_app.store.journal import Journal
from journal_app.store.spoiled import spoiled
from tests.soak.backing_up import FOLDER, NOW, filled
from tests.soak.damage import damage
from tests.soak.frame import Ground, Outcome
from tests.soak.labour import clock, say
from tests.soak.rounds import Broken, killed, moment, sound, time_of

GARBAGE = b"nothing of it is left" * 200
PASSPHRASE = "a long word"  # noqa: S105 -- of a made-up journal


def put_in_place(path: Path, out: Connection, number: int) -> None:
    """Put the one backup there is in the place of the journal."""
    (backup,) = backups_in(path.parent / FOLDER)
    say(out, number, 1, is_done=False)
    rescue.put_in_place(path, backup.path, None, clock)
    say(out, number, 1, is_done=True)


class PuttingInPlace:
    """A journal of which nothing is left, with a backup beside it."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._prepared = filled(ground)
        with Journal.open(self._prepared, clock=clock) as journal:
            make_backup(journal, self._prepared.parent / FOLDER, Reason.CHANGES, NOW)
            self._expected = journal.dump()
        self._whole_s = time_of(put_in_place, self._damaged(), 0)

    def round(self, number: int) -> Outcome:
        """One kill, a look, and one more try where it was too early."""
        path = self._damaged()
        heard = killed(put_in_place, path, number, moment(self._ground.chance, self._whole_s))
        acknowledged, is_back = bool(heard.acknowledged), self._is_back(path)
        if acknowledged and not is_back:
            raise Broken(f"an acknowledged backup is not in place: {path}")
        if GARBAGE not in [file.read_bytes() for file in path.parent.iterdir() if file.is_file()]:
            raise Broken(f"the damaged file is gone: {path}")
        if not is_back:
            (backup,) = backups_in(path.parent / FOLDER)
            rescue.put_in_place(path, backup.path, None, clock)
            if not self._is_back(path):
                raise Broken(f"a second try did not bring the journal back: {path}")
        shutil.rmtree(path.parent)
        return Outcome(acknowledged=acknowledged, kept=is_back and not acknowledged, is_hit=not acknowledged)

    def _damaged(self) -> Path:
        path = self._ground.copy(self._prepared)
        shutil.copytree(self._prepared.parent / FOLDER, path.parent / FOLDER)
        path.write_bytes(GARBAGE)
        return path

    def _is_back(self, path: Path) -> bool:
        try:
            with sound(path) as journal:
                return journal.dump() == self._expected
        except JournalError:
            return False


class DamagedLocked:
    """A locked journal, damaged over and over at random places, and made good by its backup each time."""

    def __init__(self, ground: Ground) -> None:
        self._chance = ground.chance
        self._path = filled(ground)
        keys.set_passphrase(self._path, None, PASSPHRASE)
        with Journal.open(self._path, passphrase=PASSPHRASE, clock=clock) as journal:
            backup_places.back_up(journal, self._path, Reason.CHANGES, NOW)
            self._expected = journal.dump()
        self._whole = self._path.read_bytes()

    def round(self, number: int) -> Outcome:
        """One spot of damage, and the way back from it."""
        self._path.write_bytes(self._whole)
        what = damage(self._path, self._chance)
        is_noticed = self._is_noticed()
        if is_noticed:
            found = rescue.newest_good(self._path, PASSPHRASE)
            if found is None:
                raise Broken(f"no backup was found in round {number}: {what}")
            rescue.put_in_place(self._path, found.backup.path, PASSPHRASE, clock)
        with Journal.open(self._path, passphrase=PASSPHRASE, read_only=True) as journal:
            if journal.dump() != self._expected:
                raise Broken(f"{'not brought back' if is_noticed else 'not noticed'}: {what} in {self._path}")
        for aside in self._path.parent.glob("*damaged*"):
            aside.unlink()
        return Outcome(acknowledged=int(is_noticed), is_hit=is_noticed)

    def _is_noticed(self) -> bool:
        try:
            with Journal.open(self._path, passphrase=PASSPHRASE, read_only=True) as journal:
                return not journal.check().ok or bool(spoiled(journal.facts, self._path))
        except JournalError:
            return True
