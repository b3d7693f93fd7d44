# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A disk without room, acted by the system's limit on the size of files: said in words, and nothing half-written."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.runner import Iron

ROOT = Path(__file__).parents[2]


def full_disk() -> None:
    """Let the process write no file beyond a few pages more than a new journal, as on a disk without room."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))


def test_a_full_disk_is_said_and_everything_kept_before_is_there(iron: Iron, tmp_path: Path) -> None:
    iron("log", "fatigue=7", "--on", "2024-11-20")
    before = iron("dump").stdout_bytes
    file = tmp_path / "scores.csv"
    days = [
        f"20{year:02d}-{month:02d}-{day:02d}" for year in range(25) for month in range(1, 13) for day in range(1, 29)
    ]
    file.write_text("day,tracker,value\n" + "".join(f"{day},mood,7\n" for day in days), encoding="utf-8")
    command = [sys.executable, "-m", "journal_app", "--journal", str(iron.path), "import", str(file)]

    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=full_disk)

    assert ended.returncode == 1, ended.stderr
    assert ended.stdout == ""
    assert "Nothing was changed." in ended.stderr
    assert "room" in ended.stderr
    assert iron("dump").stdout_bytes == before
    assert iron.json("check", "--json")["ok"] is True


@pytest.mark.parametrize("typed", [("new",), ("demo", "full.ironjournal", "--years", "1")], ids=" ".join)
def test_nothing_is_left_behind_where_there_is_no_room_for_a_journal(
    nothing: Iron, tmp_path: Path, typed: tuple[str, ...]
) -> None:
    def no_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    command = [sys.executable, "-m", "journal_app", "--journal", str(nothing.path), *typed]
    env = os.environ | {"PYTHONPATH": os.pathsep.join((os.environ["PYTHONPATH"], str(ROOT)))}
    ended = subprocess.run(
        command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False, preexec_fn=no_disk
    )
    assert ended.returncode == 1, ended.stderr
    assert len(ended.stderr.splitlines()) == 3
    assert not list(tmp_path.glob("*journal*"))


def test_a_full_disk_leaves_nothing_of_a_backup(iron: Iron, tmp_path: Path) -> None:
    iron("log", "fatigue=7", "--on", "2024-11-20")
    folder = tmp_path / "copies"

    def no_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    command = [sys.executable, "-m", "journal_app", "--journal", str(iron.path), "backup", str(folder)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=no_disk)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("No backup could be made.")
    assert list(folder.iterdir()) == []
    assert iron.json("check", "--json")["ok"] is True


def test_a_full_disk_leaves_no_folder_of_tables(iron: Iron, tmp_path: Path) -> None:
    for month in range(1, 13):
        iron("log", "fatigue=7", "--on", f"2024-{month:02d}-20", "--note", "long " * 1000)
    mine = tmp_path / "mine"
    mine.mkdir()

    def no_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    for folder in (tmp_path / "new" / "tables", mine):
        command = [sys.executable, "-m", "journal_app", "--journal", str(iron.path), "export", str(folder)]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=no_disk)
        assert (ended.returncode, ended.stdout) == (1, "")
        assert "Nothing was left behind." in ended.stderr
    assert not (tmp_path / "new").exists()
    assert list(mine.iterdir()) == []


FULL = Path("/dev/full")  # a device of Linux that takes nothing


def ended_into_full(iron: Iron, *typed: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "journal_app", "--journal", str(iron.path), *typed]
    with FULL.open("w") as output:
        return subprocess.run(command, cwd=ROOT, stdout=output, stderr=subprocess.PIPE, text=True, check=False)


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
def test_what_was_kept_and_could_not_be_said_is_not_to_be_typed_again(iron: Iron) -> None:
    for typed in (("lab", "add", "ferritin", "18", "ug/L"), ("undo",)):
        ended = ended_into_full(iron, *typed)
        assert ended.returncode == 1, ended.stderr
        assert "The change itself was kept. It is shown with: iron-journal" in ended.stderr
        assert ended.stderr.rstrip().endswith("history")
        assert "try again" not in ended.stderr
        assert "Exception ignored" not in ended.stderr
    assert [row["operation"] for row in iron.json("history", "--json")] == ["undo", "add lab"]
    assert len(iron.json("backups", "--json")) == 2


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("typed", [("lab", "list"), ("dump",)])
def test_what_only_tells_can_be_tried_again(iron: Iron, typed: tuple[str, ...]) -> None:
    ended = ended_into_full(iron, *typed)
    assert (ended.returncode, len(ended.stderr.splitlines())) == (1, 3), ended.stderr
    assert ended.stderr.endswith("Make room there and try again.\n")
