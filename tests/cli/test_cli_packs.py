# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The command that packs a part of a journal, and what other commands do with a pack."""

from pathlib import Path

import pytest

from tests.cli.runner import Iron

PASSPHRASE = "four words of a pack"  # noqa: S105 -- of a journal that a test makes


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """The file with the passphrase of the pack."""
    path = tmp_path / "key"
    path.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return path


@pytest.fixture
def anna(iron: Iron) -> Iron:
    """The command line on what Anna entered."""
    iron("log", "fatigue=7", "mood=4", "--note", "private")
    iron("log", "fatigue=2", "--on", "2020-01-01")
    iron("lab", "add", "ferritin", "12", "ug/L")
    iron("question", "add", "Why so tired?")
    return iron


@pytest.fixture
def pack(anna: Iron, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iron:
    """The command line on a pack of Anna's, its passphrase at hand."""
    path = tmp_path / "pack.ironjournal"
    told = anna("pack", path, "--from", "2026-01-01", "--new-passphrase-file", key).stdout
    assert f"3 entries were packed into {path}." in told
    assert "From 1 Jan 2026 to 21 Nov 2026." in told
    assert "A copy is a copy" in told
    monkeypatch.setenv("IRON_JOURNAL_PASSPHRASE", PASSPHRASE)
    return Iron(path)


def test_a_pack_says_whose_it_is_and_shows_what_was_chosen(pack: Iron) -> None:
    listed = pack("lab", "list")
    assert listed.stderr == (
        "A part of the journal of Anna, from 1 Jan 2026 to 21 Nov 2026, packed on 21 Nov 2026."
        " It can be looked at, not changed.\n"
    )
    assert "ferritin" in listed.stdout.lower()
    assert [row["day"] for row in pack.table("score")] == ["2026-11-21", "2026-11-21"]
    assert {row["note"] for row in pack.table("score")} == {""}
    assert pack.table("question") == []
    assert pack("check").exit_code == 0


def test_no_command_changes_a_pack(pack: Iron) -> None:
    for typed in (("log", "fatigue=1"), ("lab", "add", "ferritin", "1", "ug/L"), ("question", "add", "Why?")):
        assert "This is a pack, to be looked at only." in pack.refused(*typed)
    assert "nothing to undo" in pack.refused("undo")


def test_without_its_passphrase_it_stays_closed(pack: Iron, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IRON_JOURNAL_PASSPHRASE", "another")
    assert "passphrase" in pack.refused("lab", "list")


def test_parts_trackers_and_notes_are_chosen(
    anna: Iron, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "scores.ironjournal"
    typed = ("--with", "scores", "--with", "appointments", "--trackers", "fatigue", "--notes")
    anna("pack", path, *typed, "--new-passphrase-file", key)
    monkeypatch.setenv("IRON_JOURNAL_PASSPHRASE", PASSPHRASE)
    chosen = Iron(path)
    found = {(row["tracker"], row["day"]) for row in chosen.table("score")}
    assert found == {("fatigue", "2026-11-21"), ("fatigue", "2020-01-01")}
    assert "private" in {row["note"] for row in [*chosen.table("score"), *chosen.table("day")]}
    assert chosen.table("lab_result") == []
    assert [row["text"] for row in chosen.table("question")] == ["Why so tired?"]


def test_what_makes_no_sense_makes_no_pack(anna: Iron, key: Path, tmp_path: Path) -> None:
    path = tmp_path / "pack.ironjournal"
    new = ("--new-passphrase-file", key)
    assert "no tracker called joy" in anna("pack", path, "--trackers", "joy", *new, code=1).stderr
    assert (
        "end before they begin" in anna("pack", path, "--from", "2026-02-01", "--to", "2026-01-01", *new, code=1).stderr
    )
    assert "Nothing would be in this pack" in anna("pack", path, "--with", "events", *new, code=1).stderr
    anna("pack", path, "--with", "everything", *new, code=2)
    assert not path.exists()
    path.write_bytes(b"mine")
    assert "already a file" in anna("pack", path, *new, code=1).stderr
    assert path.read_bytes() == b"mine"


def test_what_a_caregiver_entered_is_sent_back_and_taken_in(anna: Iron, key: Path, tmp_path: Path) -> None:
    sam = Iron(tmp_path / "sams.ironjournal")
    sam("new", "--person", "Anna")
    sam("log", "fatigue=9", "--on", "2026-11-20", "--by", "Sam")
    sent = tmp_path / "from-sam.ironjournal"
    sam("pack", sent, "--sign-off", "Sam", "--new-passphrase-file", key)
    shown = anna("receive", sent, "--pack-passphrase-file", key, "--dry-run").stdout
    assert "1 to add" in shown
    assert "Entered by Sam, signed off on 21 Nov 2026." in shown
    taken = anna.json("receive", sent, "--pack-passphrase-file", key, "--json")
    assert (taken["format"], taken["person"], taken["added"]) == ("signed-off", "Anna", 1)
    assert {"Sam"} == {row["entered_by"] for row in anna.table("score") if row["day"] == "2026-11-20"}
    assert "Nothing in it is new." in anna("receive", sent, "--pack-passphrase-file", key).stdout
    anna("undo")
    assert not [row for row in anna.table("score") if row["day"] == "2026-11-20"]
    assert "passphrase of its own" in anna("receive", sent, code=1).stderr


@pytest.mark.parametrize(
    ("name", "words"),
    [("nothing.ironjournal", "There is no journal at"), ("folder", "cannot be read"), ("text", "not an Iron Journal")],
)
def test_what_can_be_no_pack_is_told_before_a_passphrase_is_asked_for(
    iron: Iron, tmp_path: Path, name: str, words: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "text").write_text("a letter", encoding="utf-8")
    said = iron.refused("receive", tmp_path / name)
    assert words in said
    assert "passphrase" not in said


def test_a_journal_that_is_not_locked_is_no_pack(iron: Iron, tmp_path: Path) -> None:
    other = Iron(tmp_path / "other.ironjournal")
    other("new", "--person", "Anna")
    assert "not entries that somebody signed off" in iron.refused("receive", other.path)


def test_what_somebody_else_corrected_goes_along_when_they_sign_off(
    iron: Iron, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    iron("log", "fatigue=7", "mood=4")
    iron("log", "fatigue=8", "--by", "Sam")
    assert [(row["value"], row["entered_by"]) for row in iron.table("score")] == [("8", "Sam"), ("4", "Anna")]
    path = tmp_path / "from-sam.ironjournal"
    new = ("--new-passphrase-file", key)
    refused = iron("pack", path, "--sign-off", "sam", *new, code=1).stderr
    assert refused == "Nothing in this journal was entered by sam.\nEntries are by: Anna, Sam. No pack was made.\n"
    iron("pack", path, "--sign-off", "Sam", *new)
    monkeypatch.setenv("IRON_JOURNAL_PASSPHRASE", PASSPHRASE)
    assert [(row["tracker"], row["value"]) for row in Iron(path).table("score")] == [("fatigue", "8")]
