# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Journals that cannot be read or written: said in words, with what to do, and never touched."""

import os
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.builders import a_score
from tests.cli.runner import Iron

READING = [("lab", "list"), ("dump",), ("history",), ("check", "--json"), ("infusion", "list"), ("backup", "copies")]
WRITING = [
    ("log", "fatigue=7", "--on", "2024-11-20"),
    ("lab", "add", "ferritin", "12", "ug/L", "--on", "2024-11-20"),
    ("infusion", "add", "Ferinject", "500", "--on", "2024-11-20"),
    ("event", "add", "crash"),
    ("course", "add", "Iron tablets"),
    ("question", "add", "Why?"),
    ("undo",),
    ("redo",),
]


def another_database(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE score (id TEXT)")
    database.close()


def spoil(path: Path, how: str) -> None:
    """Put something at ``path`` that is not a whole journal."""
    content = path.read_bytes()
    path.unlink()
    if how == "another database":
        another_database(path)
    elif how == "a folder":
        path.mkdir()
    elif how == "a pipe":
        os.mkfifo(path)
    else:
        spoilt = {
            "nothing": b"",
            "text": b"Dear diary,\n" * 400,
            "noise": os.urandom(4097),
            "cut short in its header": content[:60],
            "cut short by half": content[: len(content) // 2],
            "overwritten inside": content[:4096] + b"\xff" * (len(content) - 4096),
        }
        path.write_bytes(spoilt[how])


HOW = [
    "another database",
    "a folder",
    "nothing",
    "text",
    "noise",
    "cut short in its header",
    "cut short by half",
    "overwritten inside",
    # opening one would wait for ever; Windows has none
    *(["a pipe"] if hasattr(os, "mkfifo") else []),
]


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("typed", [READING[0], READING[1], WRITING[0], WRITING[6]], ids=" ".join)
def test_what_is_no_whole_journal_is_refused_in_words_and_left_as_it_is(
    iron: Iron, how: str, typed: tuple[str, ...]
) -> None:
    spoil(iron.path, how)
    before = iron.path.read_bytes() if iron.path.is_file() else None
    lines = iron.refused(*typed).splitlines()
    assert len(lines) >= 2
    assert str(iron.path) in "\n".join(lines)
    assert (iron.path.read_bytes() if iron.path.is_file() else None) == before
    assert {child.name for child in iron.path.parent.iterdir()} == {iron.path.name}


@pytest.mark.parametrize("typed", [*READING, *WRITING], ids=" ".join)
def test_a_journal_that_is_not_there_is_said_to_be_missing(nothing: Iron, typed: tuple[str, ...]) -> None:
    said = nothing.refused(*typed)
    assert f"There is no journal at {nothing.path} yet." in said
    assert "new" in said
    assert not list(nothing.path.parent.iterdir())


@pytest.fixture(params=["the file", "the folder"])
def closed(iron: Iron, request: pytest.FixtureRequest) -> Iterator[Iron]:
    """A journal with a score in it that may not be written to."""
    iron("log", "fatigue=7", "--on", "2024-11-20")
    iron("undo")
    iron("log", "mood=5", "--on", "2024-11-20")
    thing = iron.path if request.param == "the file" else iron.path.parent
    mode = thing.stat().st_mode
    thing.chmod(0o444 if request.param == "the file" else 0o555)
    yield iron
    thing.chmod(mode)


@pytest.mark.parametrize("typed", WRITING, ids=" ".join)
def test_a_journal_that_may_not_be_written_is_not(closed: Iron, typed: tuple[str, ...]) -> None:
    said = closed.refused(*typed)
    assert "can only be looked at" in said
    assert "Nothing was changed." in said


def test_a_journal_that_may_not_be_written_can_be_read(closed: Iron, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert [row["tracker"] for row in closed.table("score")] == ["mood"]
    assert len(closed.json("history", "--json")) == 3
    assert closed.json("check", "--json")["ok"] is True
    closed("backup", tmp_path_factory.mktemp("copies"))


def test_a_journal_open_elsewhere_can_be_read_and_is_not_changed(iron: Iron) -> None:
    with Journal.open(iron.path) as journal:
        verbs.log_score(journal, a_score(day=date(2024, 11, 20)))
        assert "open in another" in iron.refused("undo")
        assert [row["day"] for row in iron.table("score")] == ["2024-11-20"]
    iron("undo")


def test_a_newer_journal_is_refused(iron: Iron) -> None:
    content = bytearray(iron.path.read_bytes())
    content[60:64] = (99_000).to_bytes(4, "big")
    iron.path.write_bytes(content)
    for typed in (READING[0], WRITING[0]):
        assert "newer Iron Journal" in iron.refused(*typed)


def test_damage_found_by_check_is_told_and_ends_with_1(iron: Iron) -> None:
    with sqlite3.connect(iron.path) as database:
        # A value no column of ours holds: the pages are sound and the entry is not.
        database.execute("PRAGMA ignore_check_constraints = ON")
        database.execute("UPDATE tracker SET low = 'zero' WHERE key = 'mood'")
    database.close()
    shown = iron("check", "--json", code=1)
    assert '"ok": false' in shown.stdout
    assert "tracker: entry" in shown.stdout
    assert "damaged" in shown.stderr
    assert "tracker: entry" in iron.refused("check")


@pytest.mark.parametrize("name", ["~nobody-is-called-that/my.ironjournal", "x" * 300, "no/such/folder/my.ironjournal"])
def test_a_name_that_can_be_no_file_is_a_journal_that_is_not_there(tmp_path: Path, name: str) -> None:
    iron = Iron(Path(name) if name.startswith("~") else tmp_path / name)
    for typed in (("log", "fatigue=7"), ("lab", "list")):
        assert "Make one with" in iron(*typed, code=1).stderr
    assert "no file x.csv" in iron("import", "x.csv", "--dry-run", code=1).stderr
