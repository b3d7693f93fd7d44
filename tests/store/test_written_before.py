# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Questions written before an infusion are kept with the instant they were written, also in older journals."""

import json
import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.facts import Kind
from journal_app.domain.records import Expectation
from journal_app.domain.treatments import InfusionKind
from journal_app.errors import EntryRefused
from journal_app.store import schema, verbs
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from tests.builders import a_score
from tests.plugins.clock import FrozenClock

WRITTEN = Expectation(tracker="fatigue", size=Decimal("1.50"), kind=InfusionKind.STEROID, note="the stairs")


@pytest.fixture
def second_format(journal_path: Path) -> Path:
    """A journal as format 2 kept it: today's without the questions written before."""
    with Journal.create(journal_path, person="Alex") as journal:
        verbs.log_score(journal, a_score())
    connection = sqlite3.connect(journal_path)
    with connection:
        connection.execute("DROP TABLE expectation")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm003_written_before'")
    connection.execute("PRAGMA user_version = 2000")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    return journal_path


def test_it_comes_back_as_written_with_the_instant_of_the_journal(journal: Journal, clock: FrozenClock) -> None:
    kept = verbs.write_before(journal, WRITTEN).value
    clock.move(days=1)
    verbs.write_before(journal, Expectation(tracker="mood", size=Decimal(1)))
    first, second = journal.facts.expectations()
    assert (first.tracker, str(first.size), first.kind, first.note) == ("fatigue", "1.50", "steroid", "the stairs")
    assert first.id == kept.id
    assert first.recorded_at is not None
    assert second.recorded_at == clock.now
    assert journal.history(1)[0].operation is Operation.WRITE_BEFORE
    assert Operation.WRITE_BEFORE.words() == "write a question before an infusion"


def test_taken_out_and_back_it_keeps_the_day_it_was_written(journal: Journal, clock: FrozenClock) -> None:
    kept = verbs.write_before(journal, WRITTEN).value
    clock.move(days=30)
    verbs.remove_fact(journal, kept)
    assert journal.facts.expectations() == []
    journal.undo()
    assert journal.facts.expectations() == [kept]
    journal.undo()
    assert journal.facts.expectations() == []
    journal.redo()
    assert journal.facts.expectations() == [kept]


def test_one_about_a_score_that_is_not_there_is_not_kept(journal: Journal) -> None:
    with pytest.raises(EntryRefused):
        verbs.write_before(journal, Expectation(tracker="nobody", size=Decimal(1)))
    assert journal.facts.expectations() == []


def test_it_travels_in_a_dump(journal: Journal) -> None:
    verbs.write_before(journal, WRITTEN)
    with Journal.create(None) as other:
        other.load(json.loads(json.dumps(journal.dump())))
        assert other.facts.expectations() == journal.facts.expectations()


def test_its_note_is_found_among_the_notes(journal: Journal, clock: FrozenClock) -> None:
    verbs.write_before(journal, WRITTEN)
    (note,) = journal.facts.notes()
    assert (note.kind, note.text, note.day) == (Kind.EXPECTATION, "the stairs", clock.now.date())


def test_a_journal_from_before_opens_and_can_hold_one(second_format: Path) -> None:
    with Journal.open(second_format) as journal:
        assert journal.facts.expectations() == []
        assert len(journal.facts.scores()) == 1
        verbs.write_before(journal, WRITTEN)
        assert journal.check().ok
    connection = sqlite3.connect(second_format)
    assert connection.execute("PRAGMA user_version").fetchone() == (schema.FORMAT,)
    connection.close()
    with Journal.open(second_format) as journal:
        assert len(journal.facts.expectations()) == 1
        journal.undo()
        assert journal.facts.expectations() == []


def test_a_journal_from_before_can_be_looked_at_without_a_byte_changed(second_format: Path) -> None:
    before = second_format.read_bytes()
    with Journal.open(second_format, read_only=True) as journal:
        assert journal.facts.expectations() == []
        assert journal.dump()["expectation"] == []
        assert journal.check().ok
    assert second_format.read_bytes() == before


def test_a_dump_from_before_loads(journal: Journal) -> None:
    verbs.log_score(journal, a_score())
    dump = json.loads(json.dumps(journal.dump()))
    del dump["expectation"]
    dump["journal"]["format"] = 2000
    with Journal.create(None) as other:
        other.load(dump)
        assert other.dump() == journal.dump()
