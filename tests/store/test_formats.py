# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A journal of an older format opens as today's, with its facts, its history and its undo."""

import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journal_app.domain.treatments import Infusion
from journal_app.errors import FileNotUnderstood
from journal_app.store import ladder, schema, verbs
from journal_app.store.engine import cipher
from journal_app.store.journal import Journal
from tests.builders import an_infusion

OLD = Path(__file__).parents[1] / "data" / "format-1.sql"


@pytest.fixture
def old(journal_path: Path) -> Path:
    """A journal as format 1 kept it: an infusion that was corrected, one that was removed, one that was undone."""
    connection = sqlite3.connect(journal_path)
    connection.executescript(OLD.read_text(encoding="utf-8"))
    connection.close()
    return journal_path


def _version(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def _without_observed(dump: dict[str, Any]) -> dict[str, Any]:
    """A dump as format 1 made it."""
    old = json.loads(json.dumps(dump))
    old["journal"]["format"] = 1000
    for row in old["infusion"]:
        del row["observed"]
    return dict(old)


def test_an_old_journal_opens_with_everything_in_it(old: Path) -> None:
    assert _version(old) == 1000
    with Journal.open(old) as journal:
        assert journal.person == "Alex Example"
        (infusion,) = journal.facts.infusions()
        assert (infusion.note, infusion.observed) == ("corrected", None)
        assert journal.facts.scores()[0].note == "“Ä, µ”"
        assert len(journal.facts.reactions(infusion.id)) == 1
        assert [record.operation.value for record in journal.history()][:3] == ["undo", "add infusion", "remove"]
        assert journal.check().ok
    assert _version(old) == schema.FORMAT


def test_what_was_done_before_can_still_be_taken_back_and_done_again(old: Path) -> None:
    with Journal.open(old) as journal:
        before = journal.dump()
        journal.redo()
        assert [infusion.course for infusion in journal.facts.infusions()] == ["", "3"]
        journal.undo()
        assert journal.dump() == before
        while journal.can_undo:
            journal.undo()
        with Journal.create(None, person="Alex Example") as new:
            assert journal.dump() == new.dump()
        while journal.can_redo:
            journal.redo()
        assert [infusion.course for infusion in journal.facts.infusions()] == ["", "3"]


def test_an_infusion_taken_out_before_comes_back_unsaid_and_can_then_be_said(old: Path) -> None:
    with Journal.open(old) as journal:
        (removal,) = (record for record in journal.history() if record.operation.value == "remove")
        journal.undo(removal.id)
        back = next(infusion for infusion in journal.facts.infusions() if infusion.brand == "Venofer")
        assert back.observed is None
        verbs.replace_fact(journal, replace(back, observed=False))
        assert journal.facts.get(Infusion, back.id).observed is False
        journal.undo()
        assert journal.facts.get(Infusion, back.id).observed is None


def test_an_old_journal_can_be_looked_at_without_a_byte_changed(old: Path) -> None:
    before = old.read_bytes()
    with Journal.open(old, read_only=True) as journal, journal.open_reader() as reader:
        seen = journal.dump()
        assert reader.infusions() == journal.facts.infusions()
        assert [infusion.observed for infusion in reader.infusions()] == [None]
        assert journal.check().ok
    assert old.read_bytes() == before
    assert list(old.parent.iterdir()) == [old]
    with Journal.open(old) as journal:
        assert journal.dump() == seen


def test_a_step_that_fails_leaves_the_old_journal_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old.read_bytes()
    steps = list(ladder.ladder._migrations)
    monkeypatch.setattr(ladder.ladder, "_migrations", steps)
    monkeypatch.setattr(schema, "FORMAT", schema.FORMAT + 1)

    @ladder.ladder(name="m900_fails")
    def _fails(db: Any) -> None:
        db.execute("CREATE TABLE half (done TEXT) STRICT")
        db.execute("CREATE TABLE half (done TEXT) STRICT")

    with pytest.raises(cipher.OperationalError, match="already exists"):
        Journal.open(old)
    assert old.read_bytes() == before
    steps.pop()
    with Journal.open(old) as journal:
        assert len(journal.facts.infusions()) == 1


def test_a_backup_of_an_old_journal_is_one_of_today(old: Path, tmp_path: Path) -> None:
    with Journal.open(old) as journal:
        journal.backup_to(tmp_path / "backup.ironjournal")
    assert _version(tmp_path / "backup.ironjournal") == schema.FORMAT


def test_an_old_dump_loads_and_what_it_did_not_know_is_unsaid(old: Path) -> None:
    with Journal.open(old) as journal, Journal.create(None) as other:
        other.load(_without_observed(journal.dump()))
        assert other.dump() == journal.dump()


@pytest.mark.parametrize("observed", [None, False, True])
def test_observed_is_kept_dumped_and_loaded(journal: Journal, observed: bool | None) -> None:
    verbs.add_infusion(journal, an_infusion(observed=observed))
    assert [infusion.observed for infusion in journal.facts.infusions()] == [observed]
    with Journal.create(None) as other:
        other.load(json.loads(json.dumps(journal.dump())))
        assert other.facts.infusions() == journal.facts.infusions()


def test_a_dump_of_today_needs_every_column(journal: Journal) -> None:
    verbs.add_infusion(journal, an_infusion())
    dump = _without_observed(journal.dump())
    dump["journal"]["format"] = schema.FORMAT
    with Journal.create(None) as other, pytest.raises(FileNotUnderstood, match="cannot be loaded"):
        other.load(dump)


@pytest.mark.parametrize("made_in", [None, "2000", 999, schema.FORMAT + 1, True, 1000.0])
def test_a_dump_of_no_known_format_is_refused(journal: Journal, made_in: object) -> None:
    dump = journal.dump() | {"journal": {"format": made_in}}
    with Journal.create(None) as other, pytest.raises(FileNotUnderstood, match="not a dump"):
        other.load(dump)
