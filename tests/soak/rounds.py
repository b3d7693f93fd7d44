# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What every round of the soak is made of: start the work, kill it at a random moment, and look at what is left.

Hides processes and timing. What a round promises: the file opens and is sound, every acknowledged entry is there with
its acknowledged value, and whatever was under way is there whole or not at all.
"""

import multiprocessing
import random
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from journal_app.store.journal import Journal
from tests.soak import labour
from tests.soak.labour import Word

Work = Callable[[Path, Connection, int], None]

# A forked child needs no second start of Python; where fork is not to be had or not safe, a round takes longer.
if sys.platform == "linux":
    processes = multiprocessing.get_context("fork")
else:
    processes = multiprocessing.get_context("spawn")
PATIENCE_S = 30.0


class Broken(Exception):
    """A promise was broken; the words say which, and where the file is."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a killed process had said: the acknowledged values by entry, and the word it did not come to confirm."""

    acknowledged: dict[int, int]
    under_way: Word | None
    last_entry: int
    words: int


def killed(work: Work, path: Path, number: int, delay_s: float) -> Heard:
    """What was heard of ``work``, killed so many seconds after its first word."""
    ours, theirs = processes.Pipe(duplex=False)
    process = processes.Process(target=work, args=(path, theirs, number), daemon=True)
    process.start()
    theirs.close()
    with closing(ours):
        if not ours.poll(PATIENCE_S):
            process.kill()
            raise Broken(f"{work.__name__} did not begin within {PATIENCE_S} s: {path}")
        time.sleep(delay_s)
        process.kill()
        process.join()
        return _heard(ours)


def finished(work: Work, path: Path, number: int) -> Heard:
    """What was heard of ``work`` that nobody killed and that ended by itself."""
    ours, theirs = processes.Pipe(duplex=False)
    process = processes.Process(target=work, args=(path, theirs, number), daemon=True)
    process.start()
    theirs.close()
    with closing(ours):
        heard = _heard(ours)
    process.join(PATIENCE_S)
    if process.exitcode != 0:
        process.kill()
        raise Broken(f"{work.__name__} ended with {process.exitcode}: {path}")
    return heard


def _heard(ours: Connection) -> Heard:
    acknowledged: dict[int, int] = {}
    last: Word | None = None
    words = 0
    last_entry = -1
    while True:
        try:
            word: Word = ours.recv()
        except EOFError:
            break
        words += 1
        last = word
        last_entry = max(last_entry, word.entry)
        if word.is_done:
            acknowledged[word.entry] = word.value
    under_way = last if last and not last.is_done else None
    return Heard(acknowledged, under_way, last_entry, words)


def time_of(work: Work, path: Path, number: int) -> float:
    """Seconds that a piece of work takes when nobody kills it."""
    ours, theirs = processes.Pipe(duplex=False)
    process = processes.Process(target=work, args=(path, theirs, number), daemon=True)
    process.start()
    theirs.close()
    with closing(ours):
        ours.recv()
        begun = time.perf_counter()
        ours.recv()
        taken = time.perf_counter() - begun
        process.join()
    return taken


def moment(chance: random.Random, whole_s: float) -> float:
    """A random moment of something that takes ``whole_s`` seconds, or shortly after its end."""
    return chance.uniform(0, 1.15 * whole_s)


def sound(path: Path) -> Journal:
    """The journal at ``path``, open; Broken when it is not sound."""
    journal = Journal.open(path)
    report = journal.check(full=True)
    if not report.ok:
        journal.close()
        raise Broken(f"the file is not sound: {report.problems} in {path}")
    return journal


def refuse_lost(path: Path, acknowledged: dict[int, int], under_way: Word | None) -> int | None:
    """Broken when an acknowledged entry or draft is missing or another; gives the value of the one under way."""
    with sound(path) as journal:
        present = {score.note: int(score.value) for score in journal.facts.scores(tracker="fatigue")}
        draft = journal.facts.kept_draft(labour.FORM)
    if draft is not None:
        present[f"entry {labour.DRAFT}"] = int(draft.content)
    for entry, value in acknowledged.items():
        allowed = {value}
        if under_way is not None and under_way.entry == entry:
            allowed.add(under_way.value)
        if present.get(f"entry {entry}") not in allowed:
            raise Broken(f"entry {entry} was acknowledged as {value} and is {present.get(f'entry {entry}')} in {path}")
    return present.get(f"entry {under_way.entry}") if under_way else None


def refuse_half(path: Path, number: int, *, acknowledged: bool) -> bool:
    """Broken when a bulk change is there in part, or is missing though acknowledged; gives whether it is there."""
    count = _noted(path, f"bulk {number}")
    return whole(count, labour.BULK_ROWS, acknowledged=acknowledged, path=path)


def refuse_half_file(path: Path, number: int, *, acknowledged: bool) -> bool:
    """The same for an import of a file, which is one change with what is known of the file."""
    count = _noted(path, f"line {number}")
    with sound(path) as journal:
        if len(journal.history()) != bool(count):
            raise Broken(f"{count} rows of an import and {len(journal.history())} changes in {path}")
    return whole(count, labour.IMPORTED_ROWS, acknowledged=acknowledged, path=path)


def refuse_half_step(path: Path, _number: int, *, acknowledged: bool) -> bool:
    """Broken when a migration is there in part; gives whether it is there."""
    sound(path).close()
    with closing(sqlite3.connect(path)) as db:
        known = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'later_step'").fetchone()
        count = db.execute("SELECT count(*) FROM later_step").fetchone()[0] if known else 0
    if known and not count:
        raise Broken(f"a migration left an empty table in {path}")
    return whole(count, labour.STEP_ROWS, acknowledged=acknowledged, path=path)


def _noted(path: Path, note: str) -> int:
    with sound(path) as journal:
        return sum(score.note == note for score in journal.facts.scores(tracker="mood"))


def whole(count: int, expected: int, *, acknowledged: bool, path: Path) -> bool:
    """Whether all of something is there; Broken when it is there in part, or is missing though acknowledged."""
    if count not in {0, expected} or (acknowledged and count != expected):
        raise Broken(f"{count} of {expected} rows are there, acknowledged: {acknowledged}, in {path}")
    return count == expected


def ended(work: Work, path: Path, number: int) -> Heard:
    """What was heard of ``work`` that may have killed itself on the way."""
    ours, theirs = processes.Pipe(duplex=False)
    process = processes.Process(target=work, args=(path, theirs, number), daemon=True)
    process.start()
    theirs.close()
    with closing(ours):
        heard = _heard(ours)
    process.join(PATIENCE_S)
    if process.exitcode not in {0, -signal.SIGKILL}:
        process.kill()
        raise Broken(f"{work.__name__} ended with {process.exitcode}: {path}")
    return heard
