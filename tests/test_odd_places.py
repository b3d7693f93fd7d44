# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Homes and settings of a system that few have: each command goes on, or ends in words that help."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app.files import is_there
from tests.cli.runner import Iron

ROOT = Path(__file__).parents[1]
ENDLESS = "ö" * 150
"""A name of 300 bytes, where a folder takes 255."""


def _live_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home.mkdir()
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(home / variable.lower()))
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    return home


def test_a_first_day_in_a_home_with_a_name_as_long_as_they_get(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = _live_in(tmp_path / f"spaces and umlauts äöü 家 {'x' * 200}", monkeypatch)
    iron = Iron(home / "my journal.ironjournal")
    iron("new", "--person", "Anna")
    iron("log", "fatigue=7", "mood=4")
    iron("lab", "add", "ferritin", "12", "ug/L")
    iron("backup")
    iron("export", home / "all.zip")
    iron("report", home / "for the visit.pdf")
    assert iron("check").exit_code == 0
    assert iron.json("backups", "--json")
    other = Iron(home / "other.ironjournal")
    other("new")
    other("import", home / "all.zip")
    assert [row["value"] for row in other.table("score")] == ["7", "4"]


def test_a_home_whose_name_is_no_letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = _live_in(tmp_path / "\udcff\udcfe no letters", monkeypatch)
    for typed in (("new",), ("log", "fatigue=7"), ("backup",), ("check",), ("report", str(home / "report.pdf"))):
        ended = subprocess.run(
            [sys.executable, "-m", "journal_app", *typed], cwd=ROOT, capture_output=True, check=False
        )
        assert (ended.returncode, ended.stderr) == (0, b"")
    assert (home / "report.pdf").read_bytes().startswith(b"%PDF")


def test_a_locale_that_does_not_exist_is_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for named in ("xx_YY.UTF-8", "garbage", "de_DE.utf8@nowhere"):
        monkeypatch.setenv("LC_ALL", named)
        command = [sys.executable, "-m", "journal_app", "--journal", str(tmp_path / "none.ironjournal"), "check"]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
        assert ended.returncode == 1
        assert ("no journal" in ended.stderr) is (not named.startswith("de"))


def test_a_path_that_sqlite_does_not_take_is_named_as_such(tmp_path: Path) -> None:
    folder = tmp_path
    while len(os.fsencode(folder)) < 500:
        folder /= "y" * 100
    folder.mkdir(parents=True)
    said = Iron(folder / "my.ironjournal")("new", code=1).stderr.splitlines()
    assert said[0] == "The path to this file is too long."
    assert said[1].endswith("504 can be opened. Nothing was changed.")
    assert said[2] == "Choose a folder with a shorter path."
    assert list(folder.iterdir()) == []


def test_a_name_that_no_folder_takes_is_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / f"{ENDLESS}.ironjournal"
    assert not is_there(path)
    iron = Iron(path)
    for typed in (("check",), ("log", "fatigue=1"), ("backup",), ("dump",), ("restore", ENDLESS)):
        assert "There is no journal at" in iron.refused(*typed)
    assert "Choose a folder that you may write to" in iron.refused("new")
