# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A journal that is damaged, missing or seems locked, in the window: the newest good backup takes its place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from journal_app import places
from journal_app.store import backup_places, verbs
from journal_app.store.backups import Reason
from journal_app.store.dump import Dump
from journal_app.store.journal import Journal
from journal_app.ui.journals import Journals
from journal_app.ui.opening import Opening
from journal_app.ui.shell.start_page import StartPage
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.work import Work
from tests.builders import A_DAY, a_score
from tests.plugins.clock import FrozenClock
from tests.ui.windows import click

PUT = "Put this backup in its place"


def kept(path: Path, clock: FrozenClock, passphrase: str | None = None) -> Dump:
    """A journal with a backup and one change after it; gives what the backup holds."""
    with Journal.create(path, person="Ada", passphrase=passphrase, clock=clock) as journal:
        verbs.log_score(journal, a_score(note="long " * 2_000))
        backup_places.back_up(journal, path, Reason.CHANGES, clock())
        held = journal.dump()
        verbs.log_score(journal, a_score("mood", 2, day=A_DAY, note="after the backup " * 1_000))
    return held


def cut(path: Path) -> bytes:
    content = path.read_bytes()[: path.stat().st_size // 2 // 4096 * 4096]
    path.write_bytes(content)
    return content


class Stage:
    """A window at its beginning, with everything in it at work."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.window = MainWindow(Work())
        qtbot.addWidget(self.window)
        self.journals = Journals(self.window)

    def page(self) -> StartPage:
        return self.window.findChildren(StartPage)[-1]

    def buttons(self) -> dict[str, QPushButton]:
        pages = self.window.findChildren(StartPage)
        found = pages[-1].findChildren(QPushButton) if pages else []
        return {button.text(): button for button in found if button.isVisible()}

    def wait_for(self, words: str) -> QPushButton:
        self.qtbot.waitUntil(lambda: words in self.buttons(), timeout=20_000)
        return self.buttons()[words]

    def wait_for_journal(self) -> None:
        self.qtbot.waitUntil(lambda: self.window.desk is not None and self.window.shows_journal, timeout=20_000)


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication) -> Iterator[Stage]:
    stage = Stage(qtbot)
    yield stage
    stage.window.close()


def dump_of(path: Path, passphrase: str | None = None) -> Dump:
    with Journal.open(path, passphrase=passphrase, read_only=True) as journal:
        return journal.dump()


def test_a_damaged_journal_is_given_up_for_its_backup_and_kept_aside(
    stage: Stage, journal_path: Path, clock: FrozenClock
) -> None:
    held = kept(journal_path, clock)
    journal_path.write_bytes(b"SQLite format 3\x00" + journal_path.read_bytes()[16:60] + bytes(2_000))
    damaged = journal_path.read_bytes()
    stage.journals.begin(Opening(path=journal_path))
    put = stage.wait_for(PUT)
    told = stage.page().words()
    assert "The newest good backup is of 21 Nov 2026" in told
    assert "1 score" in told
    assert "is not in it" in told
    assert "Try again" in stage.buttons()
    assert journal_path.read_bytes() == damaged
    click(put)
    stage.wait_for_journal()
    assert "is your journal now. The damaged file was kept as" in stage.window.foot.message().text
    assert dump_of(journal_path) == held
    (aside,) = journal_path.parent.glob("*damaged*")
    assert aside.read_bytes() == damaged


def test_a_missing_journal_comes_back(stage: Stage, journal_path: Path, clock: FrozenClock) -> None:
    held = kept(journal_path, clock)
    journal_path.unlink()
    stage.journals.begin(Opening(path=journal_path))
    put = stage.wait_for(PUT)
    assert "Make a new journal" in stage.buttons()
    click(put)
    stage.wait_for_journal()
    assert dump_of(journal_path) == held


def test_where_there_was_never_a_journal_the_first_page_comes(stage: Stage, journal_path: Path) -> None:
    stage.journals.begin(Opening(path=journal_path))
    assert stage.window.findChildren(StartPage) == []
    assert not places.backups_folder().exists()


def test_a_damaged_journal_without_a_backup_offers_none(stage: Stage, journal_path: Path) -> None:
    Journal.create(journal_path).close()
    journal_path.write_bytes(b"nothing of it is left")
    stage.journals.begin(Opening(path=journal_path))
    stage.wait_for("Try again")
    stage.qtbot.waitUntil(lambda: not stage.window.work._under_way)
    assert PUT not in stage.buttons()


def test_a_right_passphrase_that_a_damaged_file_refuses_is_known_by_the_backup(
    stage: Stage, journal_path: Path, clock: FrozenClock
) -> None:
    held = kept(journal_path, clock, "right")
    content = bytearray(journal_path.read_bytes())
    content[100] ^= 1
    journal_path.write_bytes(content)
    stage.journals.begin(Opening(path=journal_path))
    stage.wait_for("Unlock")
    (field,) = stage.page().findChildren(QLineEdit)
    field.setText("wrong")
    click(stage.buttons()["Unlock"])
    stage.qtbot.waitUntil(lambda: not stage.window.work._under_way)
    assert PUT not in stage.buttons()
    field.setText("right")
    click(stage.wait_for("Unlock"))
    put = stage.wait_for(PUT)
    assert "damaged, or was given another passphrase" in stage.page().words()
    click(put)
    stage.wait_for_journal()
    stage.window.close()
    assert dump_of(journal_path, "right") == held


def test_a_locked_backup_of_a_file_that_is_cut_off_asks_for_the_passphrase(
    stage: Stage, journal_path: Path, clock: FrozenClock
) -> None:
    held = kept(journal_path, clock, "right")
    journal_path.write_bytes(journal_path.read_bytes()[:-100])
    stage.journals.begin(Opening(path=journal_path))
    opened = stage.wait_for("Unlock")
    assert "backups of this journal are locked" in stage.page().words()
    stage.page().findChildren(QLineEdit)[0].setText("right")
    click(opened)
    click(stage.wait_for(PUT))
    stage.wait_for_journal()
    stage.window.close()
    assert dump_of(journal_path, "right") == held


def test_damage_that_is_found_while_it_is_open_leads_to_the_backup(
    stage: Stage, journal_path: Path, clock: FrozenClock
) -> None:
    held = kept(journal_path, clock)
    damaged = cut(journal_path)
    stage.journals.begin(Opening(path=journal_path))
    if not _opens(journal_path):
        stage.wait_for("Try again")
    else:
        stage.qtbot.waitUntil(lambda: bool(stage.window.foot.message().act), timeout=20_000)
        act = stage.window.foot.message().act
        assert act is not None
        act()
    click(stage.wait_for(PUT))
    stage.wait_for_journal()
    assert dump_of(journal_path) == held
    assert [path.read_bytes()[:4096] for path in journal_path.parent.glob("*damaged*.ironjournal")] == [damaged[:4096]]


def _opens(path: Path) -> bool:
    from journal_app.errors import JournalError

    try:
        Journal.open(path, read_only=True).close()
    except JournalError:
        return False
    return True
