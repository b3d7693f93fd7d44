# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Backups on the command line: made without asking, listed, gone back to, and put in the place of a damaged journal."""

from pathlib import Path

import pytest

from journal_app import places
from journal_app.store import backup_places
from tests.cli.runner import Iron

ON = ("--on", "2024-11-20")


def listed(iron: Iron) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = iron.json("backups", "--json")
    return rows


def spoil(path: Path) -> bytes:
    """Cut the last pages off a journal."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2 // 512 * 512])
    return path.read_bytes()


def test_every_change_is_backed_up_and_listed_with_what_is_in_it(iron: Iron) -> None:
    assert "There is no backup of this journal yet." in iron("backups").output
    assert listed(iron) == []
    iron("log", "fatigue=7", "mood=4", *ON)
    iron("lab", "add", "ferritin", "18", "ug/L", *ON)
    newest, first = listed(iron)
    assert first["reason"] == newest["reason"] == "after-changes"
    assert (newest["first_on"], newest["last_on"], newest["change"]) == ("2024-11-20", "2024-11-20", 2)
    assert isinstance(newest["entries"], dict)
    assert (newest["entries"]["score"], newest["entries"]["lab_result"]) == (2, 1)
    told = iron("backups").stdout
    assert "after changes" in told
    assert "2 scores, 1 lab result · 20 Nov 2024" in told
    iron("lab", "list")
    iron("log", "fatigue=7", *ON)
    assert len(listed(iron)) == 2  # nothing was changed since


def test_one_by_hand_and_into_a_folder(iron: Iron, tmp_path: Path) -> None:
    made = iron("backup").stdout
    assert str(places.backups_folder()) in made
    iron("backup", tmp_path / "copies")
    (copy,) = (tmp_path / "copies").iterdir()
    assert Iron(copy).json("check", "--json")["ok"]
    assert [row["reason"] for row in listed(iron)] == ["by-hand"]


def test_an_import_has_a_backup_from_before_it(iron: Iron, tmp_path: Path) -> None:
    iron("log", "fatigue=7", *ON)
    file = tmp_path / "scores.csv"
    file.write_text("day,tracker,value\n2024-11-19,fatigue,7\n", encoding="utf-8")
    iron("import", file)
    assert [row["reason"] for row in listed(iron)] == ["after-changes", "before-import", "after-changes"]


def test_going_back_shows_what_it_does_and_one_undo_takes_it_back(iron: Iron) -> None:
    iron("log", "fatigue=7", *ON)
    then = iron.json("dump")
    backup = str(listed(iron)[0]["path"])
    iron("log", "fatigue=2", "mood=4", *ON)
    later = iron.json("dump")
    told = iron("restore", backup, "--dry-run").stdout
    assert "Would be put back to what it was: 1 score." in told
    assert "Would be taken away: 1 score." in told
    assert "The newest days it touches: 20 Nov 2024." in told
    assert iron.json("dump") == later
    refused = iron("restore", backup, code=1)
    assert "add --yes" in refused.stderr
    assert iron.json("dump") == later
    done = iron("restore", Path(backup).name[:21], "--yes").stdout
    assert "To take that back" in done
    assert iron.json("dump") == then
    assert "before-restore" in {row["reason"] for row in listed(iron)}
    iron("undo")
    assert iron.json("dump") == later
    assert "nothing to bring back" in iron("restore", "newest", "--yes").stdout


def test_what_is_no_backup_of_this_journal_is_refused(iron: Iron, tmp_path: Path) -> None:
    iron("log", "fatigue=7", *ON)
    other = Iron(tmp_path / "bo.ironjournal")
    other("new", "--person", "Bo")
    other("log", "fatigue=7", *ON)
    assert "Bo" in iron("restore", other.path, "--yes", code=1).stderr
    assert "no backup called" in iron("restore", "nothing", "--yes", code=1).stderr
    iron("log", "mood=1", *ON)
    assert "Several backups begin with 20" in iron("restore", "20", "--yes", code=1).stderr


def test_a_damaged_journal_is_named_with_the_way_back_and_kept_aside(iron: Iron) -> None:
    for value in range(8):
        iron("log", f"fatigue={value}", "--on", f"2024-11-{value + 1:02d}", "--note", "long " * 1000)
    expected = iron.json("dump")
    damaged = spoil(iron.path)
    told = iron("check", code=1).stderr
    assert "damaged" in told
    assert "The newest good backup is of" in told
    assert "restore newest" in told
    assert iron.path.read_bytes() == damaged
    assert "would take its place" in iron("restore", "newest", "--dry-run").stdout
    assert iron.path.read_bytes() == damaged
    assert "add --yes" in iron("restore", "newest", code=1).stderr
    done = iron("restore", "newest", "--yes").stdout
    assert "The damaged file was kept as" in done
    (aside,) = iron.path.parent.glob("*damaged*")
    assert aside.read_bytes() == damaged
    assert iron.json("dump") == expected
    assert iron.json("check", "--json") == {"ok": True, "problems": []}


def test_a_missing_journal_comes_back(iron: Iron) -> None:
    iron("log", "fatigue=7", *ON)
    expected = iron.json("dump")
    iron.path.unlink()
    assert "There is no journal at" in iron("restore", "newest", "--yes").stderr
    assert iron.json("dump") == expected


def test_a_letter_that_became_another_is_named_by_check(iron: Iron) -> None:
    iron("log", "--note", "sleepless", *ON)
    content = iron.path.read_bytes()
    iron.path.write_bytes(content.replace(b"sleepless", b"sleeplass", 1))
    told = iron("check", code=1).stderr
    assert "day: entry" in told
    assert "not as it was kept" in told
    assert iron("check", "--json", code=1).stdout.startswith('{\n "ok": false')


def test_locked_backups_are_listed_where_no_passphrase_is_given(nothing: Iron, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IRON_JOURNAL_PASSPHRASE", "a long word")
    nothing("new", "--encrypt")
    nothing("log", "fatigue=7", *ON)
    monkeypatch.delenv("IRON_JOURNAL_PASSPHRASE")
    [row] = listed(nothing)
    assert (row["entries"], row["problem"]) == (None, "locked with a passphrase that was not given")
    assert "locked with a passphrase that was not given" in nothing("backups").stdout
    assert "Give its passphrase." in nothing("restore", str(row["path"]), "--yes", code=1).stderr


def test_a_locked_journal_goes_back_and_is_rescued_with_its_passphrase(
    nothing: Iron, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("IRON_JOURNAL_PASSPHRASE", "a long word")
    nothing("new", "--encrypt")
    nothing("log", "fatigue=7", *ON)
    expected = nothing.json("dump")
    (row,) = listed(nothing)
    assert not Path(str(row["path"])).read_bytes().startswith(b"SQLite")
    spoil(nothing.path)
    nothing("restore", "newest", "--yes")
    assert nothing.json("dump") == expected
    content = bytearray(nothing.path.read_bytes())
    content[5] ^= 1  # of the salt: not even the right passphrase opens it now
    nothing.path.write_bytes(content)
    assert "damaged, or was given another passphrase" in nothing("check", code=1).stderr
    nothing("restore", "newest", "--yes")
    assert nothing.json("dump") == expected
    monkeypatch.setenv("IRON_JOURNAL_PASSPHRASE", "another")
    assert "passphrase does not open" in nothing("check", code=1).stderr
    (locked,) = listed(nothing)
    assert (locked["entries"], locked["problem"]) == (None, "locked with a passphrase that was not given")
    assert nothing("restore", "newest", "--yes", code=1).stderr


def test_a_backup_that_cannot_be_made_is_said_and_the_entry_is_kept(iron: Iron, tmp_path: Path) -> None:
    places.backups_folder().parent.mkdir(parents=True, exist_ok=True)
    places.backups_folder().write_text("in the way")
    done = iron("log", "fatigue=7", *ON)
    assert done.stderr.startswith("No backup could be made.")
    assert [row["value"] for row in iron.table("score")] == ["7"]


def test_a_second_place_that_is_away_is_said(iron: Iron, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backup_places.choose_second_place(stick)
    iron("log", "fatigue=7", *ON)
    assert iron("backups").stderr == ""
    stick.rename(tmp_path / "away")
    assert "is not there now" in iron("backups").stderr
