# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the process that will be killed does, and how it tells of it.

Each piece of work says what it is about to do, does it, and acknowledges it only after the journal has returned from
the change. Whoever killed it can tell apart: acknowledged, perhaps done, never begun.
"""

import itertools
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from multiprocessing.connection import Connection
from pathlib import Path

from sqlite_utils import Database

from journal_app.domain.scores import Score
from journal_app.exchange.importing import preview, run
from journal_app.store import ladder, schema
from journal_app.store.changes import Edit
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation

BULK_ROWS = 3_000
IMPORTED_ROWS = 2_000
STEP_ROWS = 4_000
FIRST_DAY = date(1950, 1, 1)
WRITES_AGAIN_EVERY = 5
FORM = "soak"
DRAFT = -1  # stands for the number of an entry where a word is about the draft of a form


@dataclass(frozen=True, slots=True)
class Word:
    """What the process says: that it is about to give an entry this value, or that it has."""

    entry: int
    value: int
    is_done: bool


def day_of(entry: int) -> date:
    """The day that stands for a numbered entry."""
    return FIRST_DAY + timedelta(days=entry)


def clock() -> datetime:
    """A clock that stands still; the kill comes by the wall clock, not by this one."""
    return datetime(2026, 11, 21, 20, 14, tzinfo=UTC)


def write_entries(path: Path, out: Connection, first: int) -> None:
    """Write one entry after another, from number ``first`` on, each typed in a form before.

    Now and then an earlier one is written anew.
    """
    with Journal.open(path, clock=clock) as journal:
        for entry in itertools.count(first):
            say(out, DRAFT, entry, is_done=False)
            journal.keep_draft(FORM, str(entry))
            say(out, DRAFT, entry, is_done=True)
            say(out, entry, 1, is_done=False)
            score = _write(journal, entry)
            say(out, entry, 1, is_done=True)
            if entry % WRITES_AGAIN_EVERY == 0:
                say(out, entry, 2, is_done=False)
                _write_again(journal, score)
                say(out, entry, 2, is_done=True)


def _write(journal: Journal, entry: int) -> Score:
    score = Score(day=day_of(entry), tracker="fatigue", value=Decimal(1), note=f"entry {entry}")
    return journal.change(Operation.LOG_SCORE, lambda edit: edit.add(score)).value


def _write_again(journal: Journal, score: Score) -> None:
    after = Score(
        id=score.id,
        entered_by=score.entered_by,
        recorded_at=score.recorded_at,
        day=score.day,
        tracker=score.tracker,
        value=Decimal(2),
        note=score.note,
    )
    journal.change(Operation.EDIT, lambda edit: edit.replace(after))


def write_in_bulk(path: Path, out: Connection, number: int) -> None:
    """Write thousands of entries as one change, as an import does."""

    def add(edit: Edit) -> None:
        edit.add_many(
            Score(day=day_of(row), time=time(12), tracker="mood", value=Decimal(5), note=f"bulk {number}")
            for row in range(BULK_ROWS)
        )

    with Journal.open(path, clock=clock) as journal:
        say(out, number, BULK_ROWS, is_done=False)
        journal.change(Operation.IMPORT, add)
        say(out, number, BULK_ROWS, is_done=True)


def make_journal(path: Path, out: Connection, number: int) -> None:
    """Make a new journal."""
    say(out, number, 1, is_done=False)
    with Journal.create(path, person="Alex Example", clock=clock):
        say(out, number, 1, is_done=True)


def migrate(path: Path, out: Connection, number: int) -> None:
    """Open a journal with a program that knows one step more than it has."""

    @ladder.ladder(name="m900_soak")
    def _one_step_more(db: Database) -> None:
        db.execute("CREATE TABLE later_step (number INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT")
        numbered = [(row, "a row of some length " * 4) for row in range(STEP_ROWS)]
        db.conn.executemany("INSERT INTO later_step VALUES (?, ?)", numbered)

    schema.FORMAT += 1
    say(out, number, STEP_ROWS, is_done=False)
    with Journal.open(path, clock=clock):
        say(out, number, STEP_ROWS, is_done=True)


def import_file(path: Path, out: Connection, number: int) -> None:
    """Take in a file of scores, as the window and the command do."""
    lines = (f"{day_of(row)},mood,5,line {number}" for row in range(IMPORTED_ROWS))
    file = path.with_suffix(".csv")
    file.write_text("day,tracker,value,note\n" + "\n".join(lines) + "\n", encoding="utf-8")
    with Journal.open(path, clock=clock) as journal:
        plan = preview(file, journal.facts, today=clock().date())
        say(out, number, IMPORTED_ROWS, is_done=False)
        run(journal, plan)
        say(out, number, IMPORTED_ROWS, is_done=True)


def say(out: Connection, entry: int, value: int, *, is_done: bool) -> None:
    """Tell whoever may kill us what is about to be done, or is done."""
    out.send(Word(entry, value, is_done))
