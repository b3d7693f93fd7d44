# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Databases of SQLite that are another app's, our own, or made to do harm."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.store.journal import Journal
from tests.exchange.every_format import SAMPLES
from tests.exchange.hostile import planned_or_refused, refused

ANKI = (
    "CREATE TABLE col (id INTEGER PRIMARY KEY, crt INTEGER, mod INTEGER, scm INTEGER, ver INTEGER, models TEXT)",
    "CREATE TABLE notes (id INTEGER PRIMARY KEY, guid TEXT, mid INTEGER, mod INTEGER, tags TEXT, flds TEXT, sfld TEXT)",
    "CREATE TABLE cards (id INTEGER PRIMARY KEY, nid INTEGER, did INTEGER, ord INTEGER, mod INTEGER, due INTEGER)",
    "CREATE TABLE revlog (id INTEGER PRIMARY KEY, cid INTEGER, ease INTEGER, ivl INTEGER, time INTEGER, type INTEGER)",
    "INSERT INTO revlog VALUES (1709539800000, 1, 3, 10, 4200, 1)",
)
BROWSER = (
    "CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url LONGVARCHAR, title LONGVARCHAR, visit_count INTEGER)",
    "CREATE TABLE moz_historyvisits (id INTEGER PRIMARY KEY, place_id INTEGER, visit_date INTEGER, visit_type INTEGER)",
    "INSERT INTO moz_places VALUES (1, 'https://example.org', 'made up', 1)",
)
# Names a reader of habits may look for, over what is no habit of anybody.
ALIKE = (
    "CREATE TABLE Habits (number REAL, street TEXT)",
    "CREATE TABLE Repetitions (song TEXT)",
    "CREATE TABLE habits2 (id INTEGER)",
)
ENDLESS = "WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a)"


def a_database(path: Path, statements: Sequence[str]) -> Path:
    with closing(sqlite3.connect(path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()
    return path


@pytest.mark.parametrize(
    "statements", [ANKI, BROWSER, ALIKE, ("CREATE TABLE a (b)",)], ids=["cards", "browser", "alike", "any"]
)
@pytest.mark.parametrize("name", ["a.db", "Loop Habits Backup 2024-03-04 081000.db", "scores.csv"])
def test_a_database_of_another_app_is_refused(
    journal: Journal, tmp_path: Path, statements: Sequence[str], name: str
) -> None:
    path = a_database(tmp_path / name, statements)
    before = path.read_bytes()
    refused(journal, path)
    assert [file.name for file in tmp_path.iterdir()] == [name]  # and nothing is left beside it
    assert path.read_bytes() == before


def test_a_journal_is_not_read_as_a_file_of_records(journal: Journal, journal_path: Path) -> None:
    Journal.create(journal_path).close()
    refused(journal, journal_path)


def databases() -> list[bytes]:
    return [
        content for contents in SAMPLES.values() for content in contents if content.startswith(b"SQLite format 3\0")
    ]


def tables(content: bytes) -> list[str]:
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(content)
        return [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def changed(content: bytes, script: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(content)
        db.executescript(script)
        return db.serialize()


VIEWS = ('SELECT * FROM "real"', 'SELECT * FROM "{name}"', '{endless} SELECT x AS Id, x AS "id" FROM a')


def test_a_view_in_place_of_a_table_is_refused_or_adds_nothing(journal: Journal, tmp_path: Path) -> None:
    for content in databases():
        for name in tables(content):
            for view in VIEWS:
                script = f'ALTER TABLE "{name}" RENAME TO "real"; CREATE VIEW "{name}" AS {view};'
                path = tmp_path / "views.db"
                path.write_bytes(changed(content, script.replace("{name}", name).replace("{endless}", ENDLESS)))
                plan = planned_or_refused(journal, path)
                assert plan is None or not plan.changes_anything


def test_a_trigger_is_never_run(journal: Journal, tmp_path: Path) -> None:
    for content in databases():
        for name in tables(content):
            path = tmp_path / "triggers.db"
            trigger = 'CREATE TRIGGER t AFTER INSERT ON "{name}" BEGIN DELETE FROM "{name}"; END;'
            path.write_bytes(changed(content, trigger.replace("{name}", name)))
            before = path.read_bytes()
            planned_or_refused(journal, path)
            assert path.read_bytes() == before
            assert [file.name for file in tmp_path.iterdir()] == ["triggers.db"]


@given(cut=st.integers(0, 5_000), place=st.integers(100, 20_000), byte=st.integers(0, 255))
def test_a_damaged_database(tmp_path_factory: pytest.TempPathFactory, cut: int, place: int, byte: int) -> None:
    folder = tmp_path_factory.getbasetemp()
    mixed = [a_database(folder / "any.db", ()).read_bytes() or b"SQLite format 3\0", *databases()]
    for content in mixed:
        hurt = bytearray(content)
        hurt[place % len(hurt)] = byte
        path = folder / "damaged.db"
        path.write_bytes(bytes(hurt[: len(hurt) - cut % len(hurt)]))
        with Journal.create(None) as journal:
            planned_or_refused(journal, path)
