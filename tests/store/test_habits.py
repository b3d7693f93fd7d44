# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Another program's database is looked at without trusting anything in it."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from journal_app.errors import FileNotUnderstood
from journal_app.store import habits
from journal_app.store.habits import HabitDay, read_backup
from journal_app.store.journal import Journal
from tests.exchange.habit_samples import A_DAY, DAY, OLD_BACKUP, a_database

HABIT = "insert into Habits (id, name, type, unit, question) values (1, ' Run ', 1, 'km', 'How far?')"


def test_habits_and_their_days_are_read(tmp_path: Path) -> None:
    entries = [(1, A_DAY + DAY, 5250, " slow ")]
    (habit,), days = read_backup(a_database(tmp_path / "b.db", HABIT, entries=entries))
    assert (habit.key, habit.name, habit.is_number, habit.unit, habit.question) == (1, "Run", True, "km", "How far?")
    assert days == (HabitDay(habit=1, day=date(2015, 1, 26), value=5250, note="slow"),)


def test_an_older_backup_has_fewer_columns(tmp_path: Path) -> None:
    run = "insert into Habits (id, name) values (1, 'Run')"
    path = a_database(tmp_path / "b.db", run, entries=[(1, A_DAY)], schema=OLD_BACKUP)
    (habit,), days = read_backup(path)
    assert (habit.is_number, habit.unit) == (False, "")
    assert days == (HabitDay(habit=1, day=date(2015, 1, 25), value=2),)


def test_what_is_no_day_and_no_number_is_told_as_such(tmp_path: Path) -> None:
    entries = [(1, "soon", "much"), (1, 2**62, 2)]
    _habits, days = read_backup(a_database(tmp_path / "b.db", HABIT, entries=entries))
    assert [(day.day, day.value) for day in days] == [(None, None), (None, 2)]


@pytest.mark.parametrize(
    "schema",
    [
        "create table x (a)",
        "create table Habits (id, name)",
        "create table Habits (id, title); create table Repetitions (habit, timestamp)",
        "create view Habits as select 1 id, 'a' name; create view Repetitions as select 1 habit, 2 timestamp",
        "create virtual table Habits using fts5(id, name); create table Repetitions (habit, timestamp)",
        "create table Habits (id, name as (hex(id))); create table Repetitions (habit, timestamp)",
    ],
)
def test_the_database_of_another_program_is_refused(tmp_path: Path, schema: str) -> None:
    with pytest.raises(FileNotUnderstood, match="another program"):
        read_backup(a_database(tmp_path / "b.db", schema=schema))


def test_a_journal_is_no_backup_of_habits(tmp_path: Path) -> None:
    with Journal.create(tmp_path / "j.ironjournal"):
        pass
    with pytest.raises(FileNotUnderstood, match="a journal of this program"):
        read_backup(tmp_path / "j.ironjournal")


def test_a_file_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    whole = a_database(tmp_path / "b.db", HABIT).read_bytes()
    (tmp_path / "cut.db").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FileNotUnderstood, match="damaged"):
        read_backup(tmp_path / "cut.db")


def test_nothing_is_written_to_the_file_or_beside_it(tmp_path: Path) -> None:
    path = a_database(tmp_path / "b.db", HABIT)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    read_backup(path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [one.name for one in tmp_path.iterdir()] == ["b.db"]


def test_a_trigger_of_the_file_is_never_run_and_other_tables_are_never_read(tmp_path: Path) -> None:
    trigger = "create trigger t after insert on Repetitions begin delete from Habits; end"
    other = "create table other (a); insert into other values (1)"
    (habit,), _days = read_backup(a_database(tmp_path / "b.db", HABIT, trigger, other))
    assert habit.name == "Run"


def test_far_more_entries_than_anybody_makes_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(habits, "_MOST_ROWS", 2)
    with pytest.raises(FileNotUnderstood, match="far more"):
        read_backup(a_database(tmp_path / "b.db", HABIT, entries=[(1, A_DAY, 2)] * 3))


def test_a_look_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(habits, "_EVERY", 10)
    monkeypatch.setattr(habits, "_MOST_CALLS", 2)
    with pytest.raises(FileNotUnderstood, match="cannot be read"):
        read_backup(a_database(tmp_path / "b.db", HABIT))


def test_a_backup_beyond_all_sizes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(habits, "LARGEST", 1 << 10)
    with pytest.raises(FileNotUnderstood, match="up to 0 MB"):
        read_backup(a_database(tmp_path / "b.db", HABIT))
