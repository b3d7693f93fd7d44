# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Rounds that kill whoever makes a backup, goes back to one, or puts one in the place of a damaged journal.

What they promise: no half backup stands under a backup's name, and one that was acknowledged is there; going back is
whole or did not happen; and what the damaged file held and what the backup holds is never lost, whoever is killed.
"""

import shutil
from datetime import UTC, datetime
from datetime import time as time_of_day
from decimal import Decimal
from multiprocessing.connection import Connection
from pathlib import Path

from journal_app.domain.scores import Score
from journal_app.errors import JournalError
from journal_app.store import backups, rescue, restoring
from journal_app.store.backups import Reason
from journal_app.store.dump import Dump
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from tests.soak.frame import Ground, Outcome
from tests.soak.labour import clock, day_of, say
from tests.soak.rounds import Broken, killed, moment, sound, time_of

ROWS = 3_000
GARBAGE = b"nothing of it is left" * 200


def copies_of(path: Path) -> Path:
    """Where the backups of a journal in a soak are."""
    return path.parent / "copies"


def make_backup(path: Path, out: Connection, number: int) -> None:
    """Make a backup."""
    with Journal.open(path, clock=clock) as journal:
        say(out, number, 1, is_done=False)
        backups.make_backup(journal, copies_of(path), Reason.CHANGES, datetime.now(UTC))
        say(out, number, 1, is_done=True)


def go_back(path: Path, out: Connection, number: int) -> None:
    """Go back to the one backup there is."""
    (backup,) = backups.backups_in(copies_of(path))
    with Journal.open(path, clock=clock) as journal:
        say(out, number, 1, is_done=False)
        restoring.restore(journal, backup.path)
        say(out, number, 1, is_done=True)


def put_in_place(path: Path, out: Connection, number: int) -> None:
    """Put the one backup there is in the place of the journal."""
    (backup,) = backups.backups_in(copies_of(path))
    say(out, number, 1, is_done=False)
    rescue.put_in_place(path, backup.path, None, clock)
    say(out, number, 1, is_done=True)


class Filled:
    """A journal of some thousand rows with a backup, and a change after it."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self.path = ground.copy()
        with Journal.open(self.path, clock=clock) as journal:
            journal.change(Operation.IMPORT, lambda edit: edit.add_many(_scores("fatigue", "kept")))
            backups.make_backup(journal, copies_of(self.path), Reason.CHANGES, clock())
            self.then: Dump = journal.dump()
            journal.change(Operation.IMPORT, lambda edit: edit.add_many(_scores("mood", "later")))
            self.later: Dump = journal.dump()

    def copy(self, *, with_backup: bool = True) -> Path:
        """A copy of it, alone with its backup."""
        path = self._ground.copy(self.path)
        if with_backup:
            shutil.copytree(copies_of(self.path), copies_of(path))
        return path


class BackupKilled:
    """A backup that was being made is whole under its name, or is none; the journal is as it was."""

    def __init__(self, ground: Ground) -> None:
        self._ground, self._filled = ground, Filled(ground)
        self._whole_s = time_of(make_backup, self._filled.copy(with_backup=False), 0)

    def round(self, number: int) -> Outcome:
        """One kill, and a look at all that has a backup's name."""
        path = self._filled.copy(with_backup=False)
        heard = killed(make_backup, path, number, moment(self._ground.chance, self._whole_s))
        acknowledged = bool(heard.acknowledged)
        there = backups.backups_in(copies_of(path))
        if acknowledged and not there:
            raise Broken(f"an acknowledged backup is not there: {path}")
        for file in (path, *(backup.path for backup in there)):
            with sound(file) as journal:
                if journal.dump() != self._filled.later:
                    raise Broken(f"{file} does not hold what the journal held")
        shutil.rmtree(path.parent)
        return Outcome(acknowledged=acknowledged, kept=len(there) - acknowledged, is_hit=not acknowledged)


class RestoreKilled:
    """Going back is done whole or not at all, and can be taken back."""

    def __init__(self, ground: Ground) -> None:
        self._ground, self._filled = ground, Filled(ground)
        self._whole_s = time_of(go_back, self._filled.copy(), 0)

    def round(self, number: int) -> Outcome:
        """One kill, and a look at what the journal holds."""
        path = self._filled.copy()
        heard = killed(go_back, path, number, moment(self._ground.chance, self._whole_s))
        acknowledged = bool(heard.acknowledged)
        with sound(path) as journal:
            held = journal.dump()
            is_back = held == self._filled.then
            if not is_back and (acknowledged or held != self._filled.later):
                raise Broken(f"going back was done by half, acknowledged: {acknowledged}, in {path}")
            if is_back:
                journal.undo()
                if journal.dump() != self._filled.later:
                    raise Broken(f"going back could not be taken back in {path}")
        shutil.rmtree(path.parent)
        return Outcome(acknowledged=acknowledged, kept=is_back and not acknowledged, is_hit=not acknowledged)


class RescueKilled:
    """A backup takes the place of a damaged file whole or not at all; the damaged bytes are somewhere, always."""

    def __init__(self, ground: Ground) -> None:
        self._ground, self._filled = ground, Filled(ground)
        self._whole_s = time_of(put_in_place, self._damaged(), 0)

    def round(self, number: int) -> Outcome:
        """One kill, a look, and one more try, which brings the journal back."""
        path = self._damaged()
        heard = killed(put_in_place, path, number, moment(self._ground.chance, self._whole_s))
        acknowledged = bool(heard.acknowledged)
        is_back = self._holds(path)
        if acknowledged and not is_back:
            raise Broken(f"an acknowledged backup is not in place: {path}")
        if GARBAGE not in [file.read_bytes() for file in path.parent.iterdir() if file.is_file()]:
            raise Broken(f"the damaged file is gone: {path}")
        if not is_back:
            (backup,) = backups.backups_in(copies_of(path))
            rescue.put_in_place(path, backup.path, None, clock)
            if not self._holds(path):
                raise Broken(f"a second try did not bring the journal back: {path}")
        shutil.rmtree(path.parent)
        return Outcome(acknowledged=acknowledged, kept=is_back and not acknowledged, is_hit=not acknowledged)

    def _damaged(self) -> Path:
        path = self._filled.copy()
        path.write_bytes(GARBAGE)
        return path

    def _holds(self, path: Path) -> bool:
        try:
            with sound(path) as journal:
                return journal.dump() == self._filled.then
        except JournalError:
            return False


def _scores(tracker: str, note: str) -> list[Score]:
    return [
        Score(day=day_of(row), time=time_of_day(12), tracker=tracker, value=Decimal(5), note=f"{note} {row}")
        for row in range(ROWS)
    ]
