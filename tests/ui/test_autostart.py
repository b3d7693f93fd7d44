# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import shlex
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.errors import StorageFailed
from journal_app.ui import autostart

NAME = "iron-journal.desktop"


@pytest.fixture(autouse=True)
def desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


def entry(home: Path) -> Path:
    return home / "config" / "autostart" / NAME


def words_of(line: str) -> list[str]:
    """A line ``Exec`` read as a desktop reads it: first the escapes of the file, then the quotes."""
    quoted = line.replace("\\\\", "\0").replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r")
    return [word.replace("%%", "%") for word in shlex.split(quoted.replace("\0", "\\"))]


def test_it_is_off_until_asked_for_and_off_again(home: Path, journal_path: Path) -> None:
    assert not autostart.is_on()
    autostart.turn_on(journal_path)
    assert autostart.is_on()
    lines = entry(home).read_text().splitlines()
    assert lines[0] == "[Desktop Entry]"
    assert "Type=Application" in lines
    autostart.turn_off()
    autostart.turn_off()
    assert not autostart.is_on()
    assert not entry(home).exists()


def test_what_is_started_is_this_program_on_this_journal(home: Path, journal_path: Path) -> None:
    autostart.turn_on(journal_path)
    (line,) = (line for line in entry(home).read_text().splitlines() if line.startswith("Exec="))
    assert words_of(line.removeprefix("Exec=")) == [
        sys.executable,
        "-m",
        "journal_app",
        "--journal",
        str(journal_path.resolve()),
    ]
    (folder,) = (line for line in entry(home).read_text().splitlines() if line.startswith("Path="))
    assert (Path(folder.removeprefix("Path=")) / "journal_app").is_dir()


@pytest.mark.parametrize(
    ("appdir", "started"),
    [
        ("/mnt/image_ironabc", "/home/alex/Iron Journal.AppImage"),
        ("/mnt/image_terminal", "/mnt/image_ironabc/usr/lib/iron-journal/iron-journal"),  # another program's image
        (None, "/mnt/image_ironabc/usr/lib/iron-journal/iron-journal"),
    ],
)
def test_an_app_image_is_started_by_its_file_which_stays_where_it_is(
    home: Path, monkeypatch: pytest.MonkeyPatch, appdir: str | None, started: str
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/mnt/image_ironabc/usr/lib/iron-journal/iron-journal")
    monkeypatch.setenv("APPIMAGE", "/home/alex/Iron Journal.AppImage")
    monkeypatch.delenv("APPDIR", raising=False)
    if appdir:
        monkeypatch.setenv("APPDIR", appdir)
    autostart.turn_on(None)
    (line,) = (line for line in entry(home).read_text().splitlines() if line.startswith("Exec="))
    assert words_of(line.removeprefix("Exec=")) == [started]
    assert "Path=" not in entry(home).read_text()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1, max_size=4))
def test_any_path_is_one_word_of_one_line(words: list[str]) -> None:
    line = autostart.command_line(words)
    assert "\n" not in line
    assert words_of(line) == words


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_one_that_was_switched_off_elsewhere_is_off(home: Path, line: str) -> None:
    autostart.turn_on(None)
    entry(home).write_text(f"[Desktop Entry]\nName=Iron Journal\n{line}\n")
    assert not autostart.is_on()


def test_a_folder_that_cannot_be_written_is_said_calmly(home: Path) -> None:
    (home / "config" / "autostart").write_text("in the way")
    with pytest.raises(StorageFailed, match="Starting with the computer"):
        autostart.turn_on(None)
    with pytest.raises(StorageFailed, match="journal is not touched"):
        autostart.turn_off()


@pytest.mark.parametrize(("platform", "is_offered"), [("linux", True), ("win32", False), ("darwin", False)])
def test_it_is_offered_where_it_was_tried(monkeypatch: pytest.MonkeyPatch, platform: str, *, is_offered: bool) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert autostart.is_offered() is is_offered
