# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import json
from pathlib import Path

import pytest

from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.builders import a_course, a_lab_result, a_score, an_event, an_infusion
from tests.cli.runner import Iron


@pytest.fixture
def full(iron: Iron) -> Iron:
    """Anna's journal with something of every kind that can be typed, letters and signs included."""
    with Journal.open(iron.path) as journal:
        verbs.log_scores(journal, [a_score(), a_score("mood", 4, note="née Müller — “so so”\n\ttabs")])
        verbs.add_lab_results(journal, [a_lab_result(value="12.50", unit="µg/L", laboratory="北 Lab")])
        verbs.add_infusion(journal, an_infusion())
        verbs.add_event(journal, an_event())
        verbs.add_course(journal, a_course())
    return iron


def test_a_new_journal_is_made_where_it_was_asked_for(nothing: Iron) -> None:
    said = nothing("new", "--person", "Anna").stdout
    assert str(nothing.path) in said
    assert nothing.json("dump")["journal"] == {"format": 3000, "made_up": False, "person": "Anna"}


def test_a_new_journal_takes_no_other_files_place(iron: Iron) -> None:
    assert "already a file" in iron.refused("new")


def test_a_dump_is_tables_in_order_with_numbers_as_kept(full: Iron) -> None:
    text = full("dump").stdout_bytes.decode()
    dump = json.loads(text)
    assert text == json.dumps(dump, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert dump["lab_result"][0]["value"] == "12.50"
    assert not {"change", "change_row", "draft"} & set(dump)


def test_a_dump_loaded_gives_the_same_bytes_again(full: Iron, tmp_path: Path) -> None:
    dump = full("dump").stdout_bytes
    file = tmp_path / "dump.json"
    file.write_bytes(dump)
    copy, other = Iron(tmp_path / "copy.ironjournal"), Iron(tmp_path / "other.ironjournal")
    other("new", "--person", "Sam")

    said = copy("load", file).stdout
    other("load", "-", stdin=dump)

    assert str(copy.path) in said
    assert copy("dump").stdout_bytes == dump
    assert other("dump").stdout_bytes == dump


def test_one_undo_takes_back_a_load(full: Iron, tmp_path: Path) -> None:
    other = Iron(tmp_path / "other.ironjournal")
    other("new", "--person", "Sam")
    before = other("dump").stdout_bytes
    other("load", "-", stdin=full("dump").stdout_bytes)
    other("undo")
    assert other("dump").stdout_bytes == before


def test_a_journal_with_entries_is_not_loaded_into(full: Iron) -> None:
    assert "already holds entries" in full.refused("load", "-", stdin=full("dump").stdout_bytes)


@pytest.mark.parametrize(
    "content",
    [b"", b"not json", b"[]", b"{}", b'{"journal": {"format": 999}}', b"\xff\xfe\x00", b'{"score": 1', b"[" * 100_000],
)
def test_what_is_no_dump_is_refused_and_makes_no_journal(nothing: Iron, content: bytes) -> None:
    assert "Nothing was changed." in nothing.refused("load", "-", stdin=content)
    assert not list(nothing.path.parent.iterdir())


def test_a_dump_that_is_not_there_is_named(nothing: Iron, tmp_path: Path) -> None:
    assert str(tmp_path / "gone.json") in nothing.refused("load", tmp_path / "gone.json")


def test_a_dump_with_one_wrong_row_names_it_and_makes_no_journal(full: Iron, tmp_path: Path) -> None:
    dump = full.json("dump")
    dump["score"][1]["value"] = "seven"
    copy = Iron(tmp_path / "copy.ironjournal")
    assert "score[1]: its value is not one that can be kept." in copy.refused(
        "load", "-", stdin=json.dumps(dump).encode()
    )
    assert not copy.path.exists()


def test_half_a_sign_in_a_dump_is_refused_and_makes_no_journal(full: Iron, tmp_path: Path) -> None:
    dump = full.json("dump")
    dump["score"][0]["note"] = "\ud800"
    copy = Iron(tmp_path / "copy.ironjournal")
    assert "not a letter or sign" in copy.refused("load", "-", stdin=json.dumps(dump).encode())
    assert not copy.path.exists()


def test_no_parser_speaks_to_the_reader(nothing: Iron) -> None:
    said = nothing.refused("load", "-", stdin=b'{"journal":\n[}')
    assert "line 2, character 2" in said
    assert "Expecting" not in said


def test_a_sound_journal_is_said_to_be_sound(full: Iron) -> None:
    before = full.path.read_bytes()
    assert "Nothing is wrong" in full("check").stdout
    assert full.json("check", "--json") == {"ok": True, "problems": []}
    assert full.path.read_bytes() == before


def test_a_backup_is_a_journal_like_it(full: Iron, tmp_path: Path, home: Path) -> None:
    full("backup", tmp_path / "stick")
    full("backup")
    copies = [*(tmp_path / "stick").iterdir(), *home.rglob("*.ironjournal")]
    assert len(copies) == 2
    for copy in copies:
        assert Iron(copy)("dump").stdout_bytes == full("dump").stdout_bytes


def test_the_example_is_made_up_and_the_same_every_time(nothing: Iron, tmp_path: Path) -> None:
    first, second, other = (Iron(tmp_path / f"{name}.ironjournal") for name in ("first", "second", "other"))
    for example, seed in ((first, "1"), (second, "1"), (other, "2")):
        nothing("demo", example.path, "--years", "1", "--seed", seed)
    assert first.json("dump")["journal"]["made_up"] is True
    assert "made-up person" in first("lab", "list").stderr
    assert first("dump").stdout_bytes == second("dump").stdout_bytes
    assert first("dump").stdout_bytes != other("dump").stdout_bytes
    assert first("check").exit_code == 0
    assert "already a file" in nothing.refused("demo", first.path)


def test_the_example_ends_on_the_day_asked_for(nothing: Iron, tmp_path: Path) -> None:
    example = Iron(tmp_path / "example.ironjournal")
    nothing("demo", example.path, "--years", "1", "--until", "2020-02-29")
    days = [row["day"] for row in example.table("score")]
    assert max(days) <= "2020-02-29"
    assert min(days) >= "2019-02-28"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-02-30", "there is no day 30"),
        ("soon", "“soon” is not a day."),
        ("0001-01-05", "0001 is too long ago"),
    ],
)
def test_a_last_day_of_the_example_that_is_none_is_said_so(nothing: Iron, tmp_path: Path, day: str, words: str) -> None:
    assert words in nothing.refused("demo", tmp_path / "x", "--until", day)


@pytest.mark.parametrize("day", ["1959-12-31", "9999-12-31"])
def test_the_example_ends_on_a_day_that_leaves_room_for_a_life(nothing: Iron, tmp_path: Path, day: str) -> None:
    assert "between 1960 and 2100" in nothing("demo", tmp_path / "x", "--until", day, code=2).stderr
