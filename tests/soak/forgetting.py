# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Rounds that kill whoever has a journal forget what was deleted.

What a round promises: every entry is there, and the log forgot all or nothing; once it did, no byte of what was deleted
is left in any file beside or in the journal that is opened next.
"""

from multiprocessing.connection import Connection
from pathlib import Path

from journal_app.store import verbs
from journal_app.store.dump import Dump
from journal_app.store.journal import Journal
from tests.builders import A_DAY, a_score
from tests.soak.frame import Ground, Once, Outcome
from tests.soak.labour import clock, say
from tests.soak.rounds import Broken, sound

CHANGES = 150
DELETED = "nobody is to read this again"


def forget(path: Path, out: Connection, number: int) -> None:
    """Have a journal forget everything that was deleted or replaced."""
    with Journal.open(path, clock=clock) as journal:
        say(out, number, 1, is_done=False)
        journal.forget()
        say(out, number, 1, is_done=True)


class Forgetting:
    """A journal in which one entry was replaced many times."""

    def __init__(self, ground: Ground) -> None:
        prepared = ground.copy()
        with Journal.open(prepared, clock=clock) as journal:
            for number in range(CHANGES):
                note = f"{DELETED} {number} " * 20 if number < CHANGES - 1 else ""
                verbs.note_day(journal, A_DAY, f"{note}still here")
            verbs.log_score(journal, a_score())
            self._expected = journal.dump()
        self._rounds = Once(ground, forget, self._look, prepared)

    def round(self, number: int) -> Outcome:
        """One kill, and a look at what is left."""
        return self._rounds.round(number)

    def _look(self, path: Path, _number: int, *, acknowledged: bool) -> bool:
        with sound(path) as journal:
            _refuse_other(journal.dump(), self._expected, path)
            forgotten = [record.is_forgotten for record in journal.history()]
        if any(forgotten) != all(forgotten):
            raise Broken(f"{forgotten.count(True)} of {len(forgotten)} changes are forgotten in {path}")
        is_forgotten = all(forgotten)
        if acknowledged and not is_forgotten:
            raise Broken(f"what was said to be forgotten is in the log of {path}")
        if is_forgotten:
            left = [file.name for file in path.parent.iterdir() if DELETED.encode() in file.read_bytes()]
            if left:
                raise Broken(f"what was forgotten stands in {left} beside {path}")
        return is_forgotten


def _refuse_other(dump: Dump, expected: Dump, path: Path) -> None:
    if dump != expected:
        raise Broken(f"another journal is in {path}")
