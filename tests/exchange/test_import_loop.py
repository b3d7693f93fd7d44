# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date
from pathlib import Path

import pytest

from journal_app.domain.scores import Day, Score, TrackerKind
from journal_app.errors import FileNotUnderstood
from journal_app.exchange import importing
from journal_app.exchange.previews.plan import Action, ImportPlan
from journal_app.store.journal import Journal
from tests.exchange.habit_samples import A_DAY, LIST, a_database, a_zip
from tests.exchange.samples import TODAY, planned, write

MATRIX = "Date,Meditate,Wake up early,Run,\n"


def read(journal: Journal, path: Path) -> ImportPlan:
    return importing.preview(path, journal.facts, today=TODAY)


def kept(plan: ImportPlan) -> list[tuple[str, str, str, str]]:
    return [
        (fact.day.isoformat(), fact.tracker, str(fact.value), fact.note)
        for fact in plan.facts(Action.ADD)
        if isinstance(fact, Score)
    ]


def left(plan: ImportPlan) -> list[tuple[str, str, str]]:
    return [(entry.action.value, entry.where, entry.reason) for entry in plan.entries if entry.fact is None]


def test_a_matrix_has_a_habit_in_each_column_and_a_comma_at_each_end(journal: Journal, tmp_path: Path) -> None:
    rows = (
        "2015-01-25,UNKNOWN,YES_MANUAL,5250,\n"
        "2015-01-24,UNKNOWN,NO,NO,\n"
        "2015-01-23,UNKNOWN,YES_AUTO,SKIP,\n"
        "2015-01-22,UNKNOWN,UNKNOWN,UNKNOWN,\n"
    )
    plan = planned(journal, tmp_path, MATRIX + rows)
    assert kept(plan) == [
        ("2015-01-25", "loop_wake_up_early", "1", ""),
        ("2015-01-25", "loop_run", "5.25", ""),
        ("2015-01-24", "loop_wake_up_early", "0", ""),
        ("2015-01-24", "loop_run", "0", ""),
    ]
    assert left(plan) == [
        ("skip", "line 4", "Loop filled it in by itself; it is not a thing done."),
        ("skip", "line 4", "It was skipped in Loop."),
        ("skip", "line 5", "Nothing was entered."),
    ]
    assert {tracker.name: tracker.kind for tracker in plan.trackers} == {
        "Wake up early (Loop)": TrackerKind.YES_NO,
        "Run (Loop)": TrackerKind.NUMBER,
    }


def test_an_older_matrix_has_numbers_and_tells_no_from_nothing_by_minus_one(journal: Journal, tmp_path: Path) -> None:
    newer = planned(journal, tmp_path, "Date,A,B,\n2015-01-25,-1,2,\n2015-01-24,0,1,\n2015-01-23,3,-1,\n")
    assert kept(newer) == [("2015-01-25", "loop_b", "1", ""), ("2015-01-24", "loop_a", "0", "")]
    older = planned(journal, tmp_path, "Date,A,B,\n2015-01-25,0,2,\n")
    assert kept(older) == [("2015-01-25", "loop_b", "1", "")]
    assert "do not tell a no" in left(older)[0][2]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2015-01-25,NO,NO,\n", "may hold a comma"),
        ("2015-01-25,NO,NO,NO,NO,\n", "cells where"),
        ("soon,NO,NO,NO,\n", "not a day"),
        ("2015-01-25,UNKNOWN,perhaps,UNKNOWN,\n", "perhaps"),
        ("2027-01-25,NO,UNKNOWN,UNKNOWN,\n", "has not come yet"),
    ],
)
def test_what_cannot_be_read_is_refused_by_line(journal: Journal, tmp_path: Path, row: str, words: str) -> None:
    plan = planned(journal, tmp_path, MATRIX + "2015-01-24,YES_MANUAL,NO,5000,\n" + row)
    ((action, where, reason),) = left(plan)
    assert (action, where) == ("reject", "line 3")
    assert words in reason


@pytest.mark.parametrize(
    "table",
    [
        "Date,Meditate,Wake up early,\n2015-01-25,0.0000,0.2557,\n",
        "Date,Score\n2015-01-25,0.2557\n",
        LIST + "001,Meditate,YES_NO,Did you?,,1,1,#FF8F00,,,,false\n",
        "Position,Name,Question,Description,NumRepetitions,Interval,Color\n001,Meditate,,,1,1,#FF8F00\n",
    ],
)
def test_strengths_and_the_list_of_habits_are_no_record(journal: Journal, tmp_path: Path, table: str) -> None:
    with pytest.raises(FileNotUnderstood, match=r"no record[^0]*Checkmarks\.csv"):
        planned(journal, tmp_path, table)


def test_the_table_of_one_habit_is_named_by_its_folder(journal: Journal, tmp_path: Path) -> None:
    folder = tmp_path / "002 Wake up early"
    folder.mkdir()
    table = (
        'Date,Value,Notes\n2015-01-25,YES_MANUAL,fine\n2015-01-24,NO,Sick\n2015-01-23,YES_AUTO,"Forgot it, really"\n'
    )
    plan = read(journal, write(folder, table, "Checkmarks.csv"))
    assert kept(plan) == [
        ("2015-01-25", "loop_wake_up_early", "1", "fine"),
        ("2015-01-24", "loop_wake_up_early", "0", "Sick"),
    ]
    days = [(fact.day, fact.note) for fact in plan.facts(Action.ADD) if isinstance(fact, Day)]
    assert days == [(date(2015, 1, 23), "Wake up early: Forgot it, really")]


def test_the_zip_is_read_with_the_notes_and_the_list_of_habits(journal: Journal, tmp_path: Path) -> None:
    habits = (
        LIST + '001,"Walk, slowly",YES_NO,Did you walk?,,1,1,#F00,,,,false\n002,Run,NUMERICAL,,,1,1,#F00,km,,,false\n'
    )
    path = a_zip(
        tmp_path / "loop.zip",
        {
            "Habits.csv": habits,
            "Scores.csv": "Date,Walk,Run,\n2015-01-25,0.0000,0.2557,\n",
            "Checkmarks.csv": "Date,Walk, slowly,Run,\n2015-01-25,YES_MANUAL,3,\n",
            "001 Walk slowly/Checkmarks.csv": "Date,Value,Notes\n2015-01-25,YES_MANUAL,in the park\n",
            "002 Run/Checkmarks.csv": "2015-01-25,2000\n2015-01-24,1500\n",
            "002 Run/Scores.csv": "2015-01-25,0.1\n",
        },
    )
    plan = read(journal, path)
    assert [(day, value, note) for day, _tracker, value, note in kept(plan)] == [
        ("2015-01-25", "1", "in the park"),
        ("2015-01-25", "2", ""),
        ("2015-01-24", "1.5", ""),
    ]
    assert [entry.where for entry in plan.entries] == [
        "001 Walk slowly/Checkmarks.csv, line 2",
        "002 Run/Checkmarks.csv, line 1",
        "002 Run/Checkmarks.csv, line 2",
    ]
    made = {tracker.name: tracker.question for tracker in plan.trackers}
    assert made["Walk, slowly (Loop)"] == "Did you walk?"
    assert "Run (km) (Loop)" in made
    assert "Scores.csv" in plan.remarks[0]


def test_a_zip_without_folders_is_read_by_its_matrix(journal: Journal, tmp_path: Path) -> None:
    habits = LIST + "001,Run,NUMERICAL,,,1,1,#F00,km,,,false\n"
    path = a_zip(tmp_path / "loop.zip", {"Habits.csv": habits, "Checkmarks.csv": "Date,Run,\n2015-01-25,4,\n"})
    assert kept(read(journal, path)) == [("2015-01-25", "loop_run", "0.004", "")]


def test_another_zip_is_not_taken(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood):
        read(journal, a_zip(tmp_path / "other.zip", {"Habits.csv": "a", "b.txt": "c"}))


def test_a_backup_is_read_entry_by_entry(journal: Journal, tmp_path: Path) -> None:
    habits = (
        "insert into Habits (id, name, type, unit) values (1, 'Walk', 0, ''), (2, 'Run', 1, 'km'), (3, 'Run', 0, '')"
    )
    entries = [
        (habit, A_DAY, value, note)
        for habit, value, note in ((1, 2, "fine"), (2, 5250, ""), (2, 3, ""), (3, 0, ""), (9, 2, ""), (1, 77, ""))
    ]
    plan = read(journal, a_database(tmp_path / "b.db", habits, entries=entries))
    assert kept(plan) == [
        ("2015-01-25", "loop_walk", "1", "fine"),
        ("2015-01-25", "loop_run", "5.25", ""),
        ("2015-01-25", "loop_run_2", "0", ""),
    ]
    assert left(plan) == [
        ("skip", "entry 3", "It was skipped in Loop."),
        ("reject", "entry 5", "Its habit is not in the file."),
        ("reject", "entry 6", "77 is not a yes or a no."),
    ]


def test_the_same_habits_are_known_again_whichever_file_they_come_from(journal: Journal, tmp_path: Path) -> None:
    walk = "insert into Habits (id, name) values (1, 'Walk')"
    backup = a_database(tmp_path / "b.db", walk, entries=[(1, A_DAY, 2)])
    assert importing.run(journal, read(journal, backup)).added == 1
    outcome = importing.run(journal, planned(journal, tmp_path, "Date,Walk,\n2015-01-25,YES_MANUAL,\n"))
    assert (outcome.added, outcome.skipped, outcome.change) == (0, 1, None)


def test_another_apps_database_is_refused_with_words(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood, match="an SQLite database"):
        read(journal, a_database(tmp_path / "other.db", schema="create table x (a)"))
