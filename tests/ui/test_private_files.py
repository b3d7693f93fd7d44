# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Copies for the system's viewer: nobody else's to read, and gone afterwards."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from journal_app import places
from journal_app.errors import StorageFailed
from journal_app.store.journal import Journal
from journal_app.ui.desk import describe
from journal_app.ui.private_files import PrivateFiles, private_files, remove_leftovers
from journal_app.ui.upkeep import Upkeep
from journal_app.ui.work import Work
from tests.ui.desks import a_desk
from tests.ui.windows import open_window


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def everything() -> list[Path]:
    return [*places.private_folder().rglob("*")]


def test_a_copy_is_private_and_goes_at_close(qapp: QApplication) -> None:
    files = PrivateFiles()
    assert not places.private_folder().exists()
    one, other = files.write("letter.pdf", b"one"), files.write("letter.pdf", b"other")

    assert (one.name, one.read_bytes(), other.read_bytes()) == ("letter.pdf", b"one", b"other")
    for folder in (places.private_folder(), *(path for path in everything() if path.is_dir())):
        assert mode(folder) == 0o700
    for file in (path for path in everything() if path.is_file()):
        assert mode(file) == 0o600
    files.remove_all()
    files.remove_all()
    assert everything() == []


def test_its_bytes_are_written_over(qapp: QApplication) -> None:
    files = PrivateFiles()
    with files.write("letter.pdf", b"one").open("rb") as held:
        files.remove_all()
        assert held.read() == bytes(3)


def test_it_lies_in_memory_where_the_system_has_a_place_for_that(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert places.private_folder() == home / "run" / "iron-journal"
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert places.private_folder() == home / "cache" / "iron-journal" / "shown"


def test_the_end_of_the_app_removes_it(qapp: QApplication) -> None:
    files = PrivateFiles()
    files.write("letter.pdf", b"letter")
    qapp.aboutToQuit.emit()
    assert everything() == []


def test_what_another_running_app_shows_stays_and_what_a_killed_one_left_goes(qapp: QApplication) -> None:
    program = (
        "import sys; from journal_app.ui.private_files import PrivateFiles;"
        "print(PrivateFiles().write('letter.pdf', b'letter'), flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        path = Path(other.stdout.readline().strip())
        ours = PrivateFiles()
        kept = ours.write("mine.pdf", b"mine")
        remove_leftovers()
        assert path.read_bytes() == b"letter"
        assert kept.read_bytes() == b"mine"
        other.kill()
        other.wait()
    assert path.exists()
    remove_leftovers()
    assert not path.exists()
    ours.remove_all()
    assert everything() == []


def test_copies_go_with_the_journal_they_are_from(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    private_files().write("letter.pdf", b"letter")
    other = Journal.create(None)
    window.attach(describe(other), Work.inline(other, owns=True))
    assert everything() == []
    private_files().write("letter.pdf", b"letter")
    window.close()
    assert everything() == []


def test_the_start_tidies_up_after_a_kill(qapp: QApplication, qtbot: QtBot, journal: Journal) -> None:
    left = places.private_folder() / "shown-0123456789abcdef"
    left.mkdir(parents=True)
    (left / "letter.pdf").touch()
    work = Work.inline(journal)
    Upkeep(work, a_desk(journal)[0], lambda: Journal.create(None), work).look_once()
    assert everything() == []


def test_a_file_in_place_of_the_folder_is_left_alone() -> None:
    places.private_folder().touch()
    remove_leftovers()
    assert places.private_folder().is_file()


def test_nothing_is_made_where_there_is_nothing_to_remove() -> None:
    remove_leftovers()
    assert not places.private_folder().exists()


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    place = places.private_folder()
    (place / "shown-of-mine").mkdir(parents=True)
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "diary").touch()
    (place / "shown-elsewhere").symlink_to(precious)
    (place / "other").touch()
    remove_leftovers()
    assert (precious / "diary").exists()
    assert (place / "other").exists()
    assert not (place / "shown-of-mine").exists()


def test_no_room_is_told_in_words(qapp: QApplication) -> None:
    places.private_folder().parent.mkdir(parents=True, exist_ok=True)
    places.private_folder().touch()
    with pytest.raises(StorageFailed) as refused:
        PrivateFiles().write("letter.pdf", b"letter")
    assert "in your journal is as it was" in refused.value.detail


def test_the_system_is_asked_to_show_it(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def show(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    files = PrivateFiles()
    path = files.write("letter ä.pdf", b"letter")
    assert not files.open(path)
    assert asked == [str(path)]
    files.remove_all()


@pytest.mark.parametrize(("chosen", "expected"), [("/tmp/mine.pdf", Path("/tmp/mine.pdf")), ("", None)])  # noqa: S108
def test_the_reader_says_where_a_copy_goes(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, chosen: str, expected: Path | None
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (chosen, ""))
    assert PrivateFiles().ask_where("letter.pdf") == expected
