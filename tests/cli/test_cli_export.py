# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Export and archives from the command line."""

import csv
import json
import zipfile
from pathlib import Path

import pytest

from journal_app.cli.commands.export import FORMS
from journal_app.exchange import outgoing
from tests.cli.runner import Iron


@pytest.fixture
def filled(iron: Iron) -> Iron:
    iron("log", "fatigue=7", "mood=4", "--on", "2024-11-18", "--note", "stairs")
    iron("log", "fatigue=3", "--on", "2024-11-20")
    iron("lab", "add", "ferritin", "12,5", "µg/L", "--on", "2024-11-19")
    return iron


def scores_in(folder: Path) -> list[tuple[str, str]]:
    with (folder / "scores.csv").open(encoding="utf-8-sig", newline="") as text:
        return [(row["day"], row["tracker"]) for row in csv.DictReader(text)]


def test_the_forms_are_those_there_are() -> None:
    assert FORMS == outgoing.FORMS


def test_a_folder_of_tables_is_what_is_written_without_more_words(filled: Iron, tmp_path: Path) -> None:
    said = filled("export", tmp_path / "tables").stdout
    assert scores_in(tmp_path / "tables") == [
        ("2024-11-18", "fatigue"),
        ("2024-11-18", "mood"),
        ("2024-11-20", "fatigue"),
    ]
    assert "All of them can be read back, together or one by one." in said
    assert "not encrypted" in said


def test_days_trackers_and_a_mark_can_be_chosen(filled: Iron, tmp_path: Path) -> None:
    filled("export", tmp_path / "t", "--from", "2024-11-18", "--to", "2024-11-18", "--tracker", "fatigue", "--bom")
    assert scores_in(tmp_path / "t") == [("2024-11-18", "fatigue")]
    assert (tmp_path / "t" / "labs.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("name", "start"), [("a.xlsx", b"PK"), ("a.json", b'{"resourceType":"Bundle"'), ("a.zip", b"PK")]
)
def test_an_ending_tells_the_form(filled: Iron, tmp_path: Path, name: str, start: bytes) -> None:
    said = filled("export", tmp_path / name).stdout
    assert (tmp_path / name).read_bytes().startswith(start)
    assert said.startswith(f"Written: {tmp_path / name}\n")
    assert "already a file" in filled.refused("export", tmp_path / name)
    filled("export", tmp_path / name, "--replace")


def test_what_is_asked_for_wins_over_the_ending(filled: Iron, tmp_path: Path) -> None:
    filled("export", tmp_path / "a.zip", "--as", "fhir")
    assert json.loads((tmp_path / "a.zip").read_text())["resourceType"] == "Bundle"


def test_what_makes_no_sense_is_refused_and_nothing_written(filled: Iron, tmp_path: Path) -> None:
    assert "whole journal" in filled.refused("export", tmp_path / "a.zip", "--from", "2024-11-18")
    assert "CSV files only" in filled.refused("export", tmp_path / "a.xlsx", "--bom")
    assert "no tracker called nix" in filled.refused("export", tmp_path / "t", "--tracker", "nix")
    assert "comes after" in filled.refused("export", tmp_path / "t", "--from", "2024-11-20", "--to", "2024-11-18")
    assert "not a day" in filled.refused("export", tmp_path / "t", "--from", "teatime")
    assert [path.name for path in tmp_path.iterdir() if not path.name.endswith((".ironjournal", "-lock"))] == []


@pytest.mark.parametrize("command", ["import", "load"])
def test_an_archive_becomes_the_same_journal(filled: Iron, tmp_path: Path, command: str) -> None:
    filled("export", tmp_path / "all.zip")
    other = Iron(tmp_path / "other.ironjournal")
    said = other(command, tmp_path / "all.zip").stdout
    assert other("dump").stdout_bytes == filled("dump").stdout_bytes
    assert "rows" in said
    assert "already holds" in other.refused(command, tmp_path / "all.zip")


def test_an_archive_can_be_looked_at_first(filled: Iron, tmp_path: Path) -> None:
    filled("export", tmp_path / "all.zip")
    rows = sum(len(table) for table in filled.json("dump").values() if isinstance(table, list))
    other = Iron(tmp_path / "other.ironjournal")
    assert f"{rows} rows to load" in other("import", "--dry-run", tmp_path / "all.zip").stdout
    report = other.json("import", "--dry-run", "--json", tmp_path / "all.zip")
    assert (report["format"], report["added"], report["rows"], report["dry_run"]) == ("archive", rows, [], True)
    assert not other.path.exists()
    assert other.json("import", "--json", tmp_path / "all.zip")["added"] == rows


def test_an_archive_of_anothers_journal_is_asked_about_and_that_of_nobody_refused(iron: Iron, tmp_path: Path) -> None:
    beas = Iron(tmp_path / "bea.ironjournal")
    beas("new", "--person", "Bea")
    beas("export", tmp_path / "bea.zip")
    before = iron("dump").stdout_bytes
    words = "This file is about Bea. This journal is that of Anna."
    assert words in iron.refused("import", tmp_path / "bea.zip")
    assert words in iron("import", "--dry-run", tmp_path / "bea.zip").stdout
    example = Iron(tmp_path / "example.ironjournal")
    iron("demo", example.path, "--years", "1")
    example("export", tmp_path / "example.zip")
    assert "made-up person" in iron.refused("import", tmp_path / "example.zip", "--whose", "e")
    assert iron("dump").stdout_bytes == before
    assert "loaded" in iron("import", tmp_path / "bea.zip", "--whose", "bea").stdout


def test_an_archive_among_other_files_is_known_by_what_is_in_it(filled: Iron, tmp_path: Path) -> None:
    filled("export", tmp_path / "all.csv", "--as", "archive")
    (tmp_path / "more.csv").write_text("day,tracker,value\n2024-11-17,mood,5\n", encoding="utf-8")
    other = Iron(tmp_path / "other.ironjournal")
    other("import", tmp_path / "all.csv", tmp_path / "more.csv")
    assert len(other.table("score")) == 4


def test_a_zip_that_is_no_archive_is_refused(iron: Iron, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as other:
        other.writestr("index.html", "no journal")
    assert "Nothing in this zip can be read here" in iron.refused("import", tmp_path / "a.zip")
    assert "cannot be read" in iron.refused("import", "--as", "archive", tmp_path / "a.zip")


def test_an_encrypted_journal_leaves_in_clear_only_where_that_is_asked_for(
    nothing: Iron, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IRON_JOURNAL_PASSPHRASE", "a long enough passphrase")
    nothing("new", "--encrypt")
    nothing("log", "fatigue=7", "--on", "2024-11-20")
    said = nothing.refused("export", tmp_path / "all.zip")
    assert "an archive of it would not be" in said
    assert "--in-clear" in said
    assert not (tmp_path / "all.zip").exists()
    assert "not encrypted" in nothing("export", tmp_path / "all.zip", "--in-clear").stdout
    with zipfile.ZipFile(tmp_path / "all.zip") as found:
        assert b"fatigue" in found.read("journal.json")


@pytest.mark.parametrize("ending", ["", ".xlsx"])
def test_a_name_too_long_to_be_one_is_said_so(filled: Iron, tmp_path: Path, ending: str) -> None:
    assert "could not be written" in filled.refused("export", tmp_path / ("a" * 270 + ending))


def test_an_export_that_is_broken_off_leaves_no_folder(
    filled: Iron, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_off(*_given: object, **_named: object) -> None:
        (tmp_path / "tables").mkdir()
        raise KeyboardInterrupt

    monkeypatch.setattr("journal_app.exchange.own.exporting.write_tables", broken_off)
    filled("export", tmp_path / "tables", code=130)
    assert not (tmp_path / "tables").exists()
