# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Rounds that kill whoever gives a journal a passphrase, another one, or none.

Kills come at random moments, and one after another at each step that the program takes among the files.

What a round promises: the journal opens with the old passphrase or with the new one, whole either way, with the new one
if that was acknowledged; and once it was opened, nothing lies beside it, least of all in clear.
"""

import os
import signal
import sys
from dataclasses import dataclass, replace
from datetime import time
from decimal import Decimal
from multiprocessing.connection import Connection
from pathlib import Path

from journal_app.domain.scores import Score
from journal_app.errors import WrongPassphrase
from journal_app.store.changes import Edit
from journal_app.store.journal import Journal
from journal_app.store.keys import set_passphrase
from journal_app.store.operations import Operation
from tests.soak.frame import Ground, Outcome
from tests.soak.labour import Word, clock, day_of
from tests.soak.rounds import Broken, ended, killed, moment, time_of

ROWS = 800
CLEAR = b"words in clear"
STEPS = {"open", "os.link", "os.rename", "os.remove", "sqlite3.connect", "os.truncate"}
"""What Python tells of having its way with files (docs.python.org, audit events)."""


@dataclass(frozen=True, slots=True)
class Change:
    """From one passphrase to another, either of which may be none; called, it is the work that is killed.

    With ``last_step`` it kills itself before it has its way with the files once more than that.
    """

    old: str | None
    new: str | None
    last_step: int | None = None

    @property
    def __name__(self) -> str:
        return f"from {self.old} to {self.new}"

    def __call__(self, path: Path, out: Connection, number: int) -> None:
        out.send(Word(number, 1, is_done=False))
        if self.last_step is not None:
            _die_after(self.last_step)
        set_passphrase(path, self.old, self.new)
        out.send(Word(number, 1, is_done=True))


CHANGES = (Change(None, "one"), Change("one", "another"), Change("one", None))


class Rekeying:
    """Each change of passphrase in turn, on a copy of a journal with some thousand rows."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._prepared = {passphrase: _filled(ground.place() / "filled", passphrase) for passphrase in (None, "one")}
        with Journal.open(self._prepared[None]) as journal:
            self._expected = journal.dump()
        self._whole_s = {change: time_of(change, ground.copy(self._prepared[change.old]), 0) for change in CHANGES}

    def round(self, number: int) -> Outcome:
        """One kill, and a look with both passphrases."""
        change = CHANGES[number % len(CHANGES)]
        path = self._ground.copy(self._prepared[change.old])
        heard = killed(change, path, number, moment(self._ground.chance, 1.4 * self._whole_s[change]))
        acknowledged = bool(heard.acknowledged)
        return self._outcome(path, change, acknowledged=acknowledged)

    def _outcome(self, path: Path, change: Change, *, acknowledged: bool) -> Outcome:
        is_new = self._look(path, change, acknowledged=acknowledged)
        return Outcome(acknowledged=int(acknowledged), kept=int(is_new and not acknowledged), is_hit=not acknowledged)

    def _look(self, path: Path, change: Change, *, acknowledged: bool) -> bool:
        """Whether the new passphrase opens it; Broken when neither does, a row is missing, or something was left."""
        is_new = _opens_with_new(path, change)
        if acknowledged and not is_new:
            raise Broken(f"{change.__name__} was acknowledged and did not happen in {path}")
        passphrase = change.new if is_new else change.old
        with Journal.open(path, passphrase=passphrase) as journal:
            if journal.dump() != self._expected or not journal.check(full=True).ok:
                raise Broken(f"{change.__name__} left another journal in {path}")
        beside = [file.name for file in path.parent.iterdir() if file != path]
        if beside:
            raise Broken(f"{change.__name__} left {beside} beside {path}")
        if (CLEAR in path.read_bytes()) is (passphrase is not None):
            raise Broken(f"{path} is in clear, or is not, after {change.__name__}")
        if path.stat().st_mode & 0o077 and is_new:
            raise Broken(f"others may read {path}")
        return is_new


class RekeyingByStep(Rekeying):
    """The same, killed before the first step among the files, then before the second, and so on."""

    def round(self, number: int) -> Outcome:
        """One kill at the step whose turn it is."""
        step, which = divmod(number, len(CHANGES))
        change = replace(CHANGES[which], last_step=step)
        path = self._ground.copy(self._prepared[change.old])
        heard = ended(change, path, number)
        return self._outcome(path, change, acknowledged=bool(heard.acknowledged))


def _die_after(steps: int) -> None:
    """Have this process killed when it comes to its next step, once it has made so many."""
    left = steps

    def look(event: str, _arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event not in STEPS:
            return
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

    sys.addaudithook(look)


def _opens_with_new(path: Path, change: Change) -> bool:
    is_clear = path.read_bytes().startswith(b"SQLite format 3")
    if change.old is None or change.new is None:
        return is_clear is (change.new is None)
    try:
        Journal.open(path, passphrase=change.new, read_only=True).close()
    except WrongPassphrase:
        return False
    return True


def _filled(path: Path, passphrase: str | None) -> Path:
    def add(edit: Edit) -> None:
        edit.add_many(
            Score(day=day_of(row), time=time(12), tracker="mood", value=Decimal(5), note=CLEAR.decode())
            for row in range(ROWS)
        )

    with Journal.create(path, person="Alex Example", passphrase=passphrase, clock=clock, seed=1) as journal:
        journal.change(Operation.IMPORT, add)
    return path
