# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Rounds in which nobody is killed and something else goes wrong: no room, no right, no file, a second writer, a clock
that jumps, bits that turn over.

What a round promises: every acknowledged entry is there, or its writer was told that it is not kept.
"""

import os
import random
import resource
import shutil
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from unittest.mock import patch

from journal_app.errors import JournalError, JournalInUse, JournalReadOnly, StorageFailed
from journal_app.store import rescue, shares, verbs
from journal_app.store.backup_places import back_up
from journal_app.store.backups import Reason
from journal_app.store.engine import cipher
from journal_app.store.journal import Journal
from journal_app.store.spoiled import spoiled
from tests.builders import a_score
from tests.soak import labour
from tests.soak.backing_up import NOW, filled
from tests.soak.damage import damage
from tests.soak.frame import Ground, Outcome
from tests.soak.rounds import Broken, Heard, finished, killed, refuse_lost, sound

REFUSED = -2  # stands for the number of an entry where a word is about having been told that nothing was kept
MOST_ROOM = 160_000


class FullDisk:
    """A disk that is full sooner or later, acted by the system's limit on the size of a file."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def round(self, number: int) -> Outcome:
        """Write until there is no room; then there is room again."""
        path = self._ground.copy()
        room = path.stat().st_size + self._ground.chance.randrange(MOST_ROOM)

        def write(path: Path, out: Connection, first: int) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
            try:
                labour.write_entries(path, out, first)
            except StorageFailed:
                labour.say(out, REFUSED, 1, is_done=True)

        heard = finished(write, path, 0)
        if heard.acknowledged.pop(REFUSED, None) is None:
            raise Broken(f"nobody was told of the full disk in {path}")
        _refuse_lost(path, heard)
        return _done(path, heard)


class ReadOnly:
    """A file, or its folder, that may not be written."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._prepared = filled(ground)

    def round(self, number: int) -> Outcome:
        """Nothing is changed, which is said; and it can be looked at."""
        path = self._ground.copy(self._prepared)
        thing, mode = ((path, 0o400), (path.parent, 0o500))[number % 2]
        before, whole = thing.stat().st_mode, path.read_bytes()
        thing.chmod(mode)
        try:
            with Journal.open(path):
                raise Broken(f"{path} was opened for writing")
        except JournalReadOnly:
            pass
        with Journal.open(path, read_only=True) as journal:
            count = len(journal.facts.scores())
        thing.chmod(before)
        if path.read_bytes() != whole or not count:
            raise Broken(f"{path} was changed, or could not be read")
        return _finished(path)


class Gone:
    """A file that is moved, removed or replaced while it is open."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def round(self, number: int) -> Outcome:
        """Whoever writes then is told; what was acknowledged before is in the file wherever it went."""
        path = self._ground.copy()
        aside = path.with_name("elsewhere.ironjournal")
        kept = self._ground.chance.randrange(1, 6)
        with Journal.open(path, clock=labour.clock) as journal:
            for entry in range(kept):
                verbs.log_score(journal, a_score("fatigue", 1, labour.day_of(entry), note=f"entry {entry}"))
            path.rename(aside)
            if number % 2:
                shutil.copyfile(self._ground.copy(), path)
            _refuse_kept(journal, path)
            aside.replace(path)
            verbs.log_score(journal, a_score("fatigue", 1, labour.day_of(kept), note=f"entry {kept}"))
        refuse_lost(path, dict.fromkeys(range(kept + 1), 1), None)
        return _finished(path, kept + 1)


class TwoProcesses:
    """Somebody writes in another process, and is killed there."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def round(self, number: int) -> Outcome:
        """The second writer is told to wait; once the first is gone, it goes on where that one stopped."""
        path = self._ground.copy()

        def write_with_company(path: Path, out: Connection, first: int) -> None:
            with Journal.open(path, clock=labour.clock):
                labour.say(out, REFUSED, int(_is_refused_elsewhere(path)), is_done=True)
            labour.write_entries(path, out, first)

        heard = killed(write_with_company, path, 0, self._ground.chance.uniform(0.02, 0.2))
        if heard.acknowledged.pop(REFUSED, 1) != 1:
            raise Broken(f"two processes write in {path}")
        _refuse_lost(path, heard)
        return _done(path, heard)


class Held:
    """A file that another program, or another machine on a share, does not let go of."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def round(self, number: int) -> Outcome:
        """Whoever writes is told in time that nothing is kept; once it is free, the next entry is kept."""
        path = self._ground.copy()
        with (
            patch.object(shares, "is_carried", return_value=number % 2 == 0),
            Journal.open(path, clock=labour.clock) as journal,
        ):
            verbs.log_score(journal, a_score("fatigue", 1, labour.day_of(0), note="entry 0"))
            holder = cipher.connect(str(path), isolation_level=None)
            holder.execute("BEGIN IMMEDIATE")
            try:
                verbs.log_score(journal, a_score("mood", 1))
                raise Broken(f"an entry was kept in {path} while somebody else held it")
            except JournalInUse:
                holder.close()
            verbs.log_score(journal, a_score("fatigue", 1, labour.day_of(1), note="entry 1"))
        refuse_lost(path, {0: 1, 1: 1}, None)
        return _finished(path, 2)


class JumpingClock:
    """A clock that is years ahead at one moment and years behind at the next."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def round(self, number: int) -> Outcome:
        """Every entry is there, the history knows them all, and undo takes each back in the order they were made."""
        path, chance = self._ground.copy(), random.Random(number)  # noqa: S311 -- no secret

        def jumping() -> datetime:
            return datetime(2026, 11, 21, 20, 14, tzinfo=UTC) + timedelta(hours=chance.randint(-90_000, 90_000))

        with Journal.open(path, clock=jumping) as journal:
            blank = journal.dump()
            for entry in range(8):
                verbs.log_score(journal, a_score("fatigue", entry % 3, labour.day_of(entry % 4), note=f"entry {entry}"))
        with sound(path) as journal:
            if len(journal.history()) != 8:
                raise Broken(f"the history does not know every entry in {path}")
            journal.clock = jumping
            while journal.can_undo:
                journal.undo()
            if journal.dump() != blank:
                raise Broken(f"undo left something in {path}")
        return _finished(path, 8)


class Damaged:
    """A bit that turned over, or an end that was cut off: noticed and put right by the backup, or harmless."""

    def __init__(self, ground: Ground) -> None:
        self._chance = ground.chance
        self._path = filled(ground)
        with Journal.open(self._path, clock=labour.clock) as journal:
            back_up(journal, self._path, Reason.CHANGES, NOW)
            self._expected = journal.dump()
        self._whole = self._path.read_bytes()

    def round(self, number: int) -> Outcome:
        """One spot of damage."""
        self._path.write_bytes(self._whole)
        what = damage(self._path, self._chance)
        is_noticed = _is_noticed(self._path)
        if is_noticed:
            found = rescue.newest_good(self._path, None)
            if found is None:
                raise Broken(f"no backup was found for {self._path}: {what}")
            rescue.put_in_place(self._path, found.backup.path, None, labour.clock)
        with sound(self._path) as journal:
            if journal.dump() != self._expected:
                raise Broken(f"{'not brought back' if is_noticed else 'not noticed'}: {what} in {self._path}")
        for aside in self._path.parent.glob("*damaged*"):
            aside.unlink()
        return Outcome(acknowledged=int(is_noticed), is_hit=is_noticed)


def _is_noticed(path: Path) -> bool:
    try:
        with Journal.open(path) as journal:
            return not journal.check().ok or bool(spoiled(journal.facts, path))
    except JournalError:
        return True


def _is_refused_elsewhere(path: Path) -> bool:
    """Whether another process is told that this one has the journal."""
    process = os.fork()
    if process:
        return os.waitpid(process, 0)[1] == 0
    try:
        Journal.open(path)
    except JournalInUse:
        os._exit(0)
    os._exit(1)


def _refuse_kept(journal: Journal, path: Path) -> None:
    try:
        verbs.log_score(journal, a_score("mood", 1))
    except StorageFailed:
        return
    raise Broken(f"an entry was kept in a file that is not at {path} any more")


def _refuse_lost(path: Path, heard: Heard) -> None:
    entries = {entry: value for entry, value in heard.acknowledged.items() if entry != labour.DRAFT}
    refuse_lost(path, entries, heard.under_way)


def _done(path: Path, heard: Heard) -> Outcome:
    shutil.rmtree(path.parent)
    return Outcome(acknowledged=len(heard.acknowledged), is_hit=True)


def _finished(path: Path, acknowledged: int = 0, *, is_hit: bool = True) -> Outcome:
    shutil.rmtree(path.parent)
    return Outcome(acknowledged=acknowledged, is_hit=is_hit)
