# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Rounds that kill whoever makes a backup, and whoever goes back to one.

What a round promises: the journal is whole, a backup that has its name is whole too, and going back happened whole or
not at all.
"""

from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from journal_app.store import verbs
from journal_app.store.backups import Reason, backups_in, make_backup
from journal_app.store.journal import Journal
from journal_app.store.restoring import restore
from tests.builders import a_score
from tests.soak.frame import Ground, Once, Outcome
from tests.soak.labour import FIRST_DAY, clock, day_of, say
from tests.soak.rounds import Broken, sound

ROWS = 400
FOLDER = "backups"
NOW = datetime(2026, 11, 21, 20, 14, tzinfo=UTC)


def back_up(path: Path, out: Connection, number: int) -> None:
    """Make a backup beside a journal."""
    with Journal.open(path, clock=clock) as journal:
        say(out, number, 1, is_done=False)
        make_backup(journal, path.parent / FOLDER, Reason.CHANGES, NOW)
        say(out, number, 1, is_done=True)


class BackingUp:
    """A journal with some hundred entries."""

    def __init__(self, ground: Ground) -> None:
        prepared = filled(ground)
        with Journal.open(prepared) as journal:
            self._expected = journal.dump()
        self._rounds = Once(ground, back_up, self._look, prepared)

    def round(self, number: int) -> Outcome:
        """One kill, and a look at the journal and at its backups."""
        return self._rounds.round(number)

    def _look(self, path: Path, _number: int, *, acknowledged: bool) -> bool:
        made = backups_in(path.parent / FOLDER)
        for each in (path, *(backup.path for backup in made)):
            with sound(each) as journal:
                if journal.dump() != self._expected:
                    raise Broken(f"another journal is in {each}")
        if acknowledged and not made:
            raise Broken(f"the backup that was made of {path} is not there")
        return bool(made)


class GoingBack:
    """A journal, and a backup of it from before half of its entries were made and the other half was changed."""

    def __init__(self, ground: Ground) -> None:
        prepared = filled(ground)
        with Journal.open(prepared, clock=clock) as journal:
            self._then = journal.dump()
            backup = make_backup(journal, ground.place(), Reason.BY_HAND, NOW).path
            with_more = [a_score("mood", 3, day_of(day)) for day in range(ROWS)]
            verbs.log_scores(journal, with_more)
            verbs.log_scores(journal, [a_score("fatigue", 9, day_of(day)) for day in range(ROWS // 2)])
            self._now = journal.dump()

        def go_back(path: Path, out: Connection, number: int) -> None:
            with Journal.open(path, clock=clock) as journal:
                say(out, number, 1, is_done=False)
                restore(journal, backup)
                say(out, number, 1, is_done=True)

        self._rounds = Once(ground, go_back, self._look, prepared)

    def round(self, number: int) -> Outcome:
        """One kill, and a look at which of the two journals is there."""
        return self._rounds.round(number)

    def _look(self, path: Path, _number: int, *, acknowledged: bool) -> bool:
        with sound(path) as journal:
            dump = journal.dump()
        if dump not in (self._then, self._now) or (acknowledged and dump != self._then):
            raise Broken(f"neither what was nor what the backup holds is in {path}")
        return dump == self._then


def filled(ground: Ground) -> Path:
    """A closed journal with some hundred scores."""
    path = ground.copy()
    with Journal.open(path, clock=clock) as journal:
        verbs.log_scores(
            journal, [a_score("fatigue", 6, day_of(day), note=f"since {FIRST_DAY}") for day in range(ROWS)]
        )
    return path
