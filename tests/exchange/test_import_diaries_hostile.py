# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Diaries of other apps with anything in their cells: refused in words, or kept, known again and taken back."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.errors import FileNotUnderstood
from journal_app.exchange import importing
from journal_app.exchange.previews.plan import Action
from journal_app.store.journal import Journal
from tests.exchange.habit_samples import A_DAY, a_database
from tests.exchange.samples import TODAY

HEADERS = (
    "date,weekday,time of day,category,rating/amount,detail,notes",
    "observation_date,tracker_name,tracker_category,observation_value ",
    "FeatureName,Timestamp,Value,Label,Note",
    "full_date,date,weekday,time,mood,activities,scales,note_title,note",
    "Date,Walk,Run,",
    "Date,Value,Notes",
    "date,fatigue,mood,note",
)
CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=8) | st.sampled_from(
    (
        *("2024-03-04", "22nd Sep 2020", "3/4/2020", "13/4/2020", "2024-02-31", "2022-09-14T21:30:41.432+01:00"),
        *("Mood", "Symptom", "Sleep", "Factors", "Gratitudes", "Energy", "Measurement", "Brain", "rad", "pm", "3:04"),
        *(
            "Stress (Mild)",
            "Stress (Mild) | Pain (Severe)",
            "1 | 3",
            "a | b - A lot",
            "7:15",
            "-10:-30:20:x",
            "1:00:00",
        ),
        *("YES_MANUAL", "YES_AUTO", "NO", "UNKNOWN", "SKIP", "2000", "-1", "0", "1", "2", "8/10 points", "A: 8/10"),
        *("A: 7:30 | B: 3", "1e9", "1e-9", "9" * 30, "NaN", "12,5", "1.250", "yes", "\N{SUPERSCRIPT TWO}", "", " "),
    )
)
ANYTHING = st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.text(max_size=5) | st.binary(max_size=5)


def lives_through(path: Path) -> None:
    with Journal.create(None, seed=1) as journal:
        before = journal.dump()
        with suppress(FileNotUnderstood):
            plan = importing.preview(path, journal.facts, today=TODAY)
            assert all(entry.reason for entry in plan.entries if entry.action is not Action.ADD)
            outcome = importing.run(journal, plan)
            again = importing.run(journal, importing.preview(path, journal.facts, today=TODAY))
            assert again.added == 0
            if outcome.change:
                while journal.can_undo:
                    journal.undo()
            assert journal.dump() == before


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("diaries")


@pytest.mark.parametrize("header", HEADERS)
@given(rows=st.lists(st.lists(CELLS, max_size=9), max_size=6))
def test_tables_with_anything_in_them(folder: Path, header: str, rows: list[list[str]]) -> None:
    quoted = (",".join('"{}"'.format(cell.replace('"', '""')) for cell in row) for row in rows)
    path = folder / "table"
    path.write_text("\n".join((header, *quoted)), encoding="utf-8")
    lives_through(path)


@given(entries=st.lists(st.tuples(ANYTHING, ANYTHING | st.just(A_DAY), ANYTHING | st.just(2), ANYTHING), max_size=5))
def test_databases_with_anything_in_them(folder: Path, entries: list[tuple[object, ...]]) -> None:
    path = folder / "habits.db"
    path.unlink(missing_ok=True)
    schema = (
        "create table Habits (id, name, type, unit, question);create table Repetitions (habit, timestamp, value, notes)"
    )
    habit = "insert into Habits values (1, 'Walk', 0, '', ''), ('x', x'00ff', 1.5, null, 2)"
    lives_through(a_database(path, habit, entries=entries, schema=schema))


@given(cut=st.integers(0, 20_000), place=st.integers(0, 20_000), piece=st.binary(min_size=1, max_size=8))
def test_damaged_databases(folder: Path, cut: int, place: int, piece: bytes) -> None:
    path = folder / "damaged.db"
    path.unlink(missing_ok=True)
    habit = "insert into Habits (id, name) values (1, 'Walk')"
    content = bytearray(a_database(path, habit, entries=[(1, A_DAY, 2, "note")]).read_bytes())
    content[place : place + len(piece)] = piece
    path.write_bytes(bytes(content[: cut or None]))
    lives_through(path)
