# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Backups nobody asks for: after a change, at the end, and said once when they cannot be made."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app import places
from journal_app.store import backup_places, verbs
from journal_app.store.backups import Backup, Reason
from journal_app.store.journal import Journal
from journal_app.ui.backing_up import LONGEST_MS, QUIET_MS, BackingUp
from journal_app.ui.desk import Desk
from journal_app.ui.journals import Journals
from journal_app.ui.opening import Opening
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.upkeep import Upkeep
from journal_app.ui.work import Work
from tests.builders import a_score
from tests.plugins.clock import FrozenClock
from tests.ui.desks import KeptMessages, a_desk
from tests.ui.windows import press, today_of


class Stage:
    """A journal in hand, and what looks after its backups."""

    def __init__(self, path: Path, clock: FrozenClock) -> None:
        self.path = path
        self.journal = Journal.create(path, person="Ada", clock=clock)
        self.work = Work.inline(self.journal, owns=True)
        self.desk: Desk
        self.messages: KeptMessages
        self.desk, self.messages = a_desk(self.journal)
        self.backing_up = BackingUp(self.work, self.desk, path, Opening(path=path).to_look_at(), self.work)

    def write(self, value: int = 7) -> None:
        self.work.write(lambda journal: verbs.log_score(journal, a_score(value=value)), lambda _done: None)

    def there(self) -> tuple[Backup, ...]:
        return backup_places.every_backup(self.path)

    def timers(self) -> tuple[bool, bool]:
        return self.backing_up._quiet.isActive(), self.backing_up._longest.isActive()


@pytest.fixture
def stage(qapp: QApplication, journal_path: Path, clock: FrozenClock) -> Iterator[Stage]:
    stage = Stage(journal_path, clock)
    yield stage
    stage.backing_up.rest()
    stage.work.close()


def test_one_is_made_once_it_is_quiet_and_only_of_what_changed(stage: Stage) -> None:
    assert stage.timers() == (False, False)
    stage.backing_up.make()
    assert stage.there() == ()
    stage.write()
    assert stage.timers() == (True, True)
    stage.write(8)
    stage.backing_up._quiet.timeout.emit()
    (backup,) = stage.there()
    assert backup.reason is Reason.CHANGES
    assert stage.timers() == (False, False)
    stage.backing_up._longest.timeout.emit()
    assert len(stage.there()) == 1


def test_a_change_starts_the_quiet_again_but_not_the_longest_wait(stage: Stage) -> None:
    stage.write()
    stage.backing_up._quiet.setInterval(QUIET_MS + 1)
    first = stage.backing_up._longest.remainingTime()
    stage.write(8)
    assert stage.backing_up._longest.remainingTime() <= first
    stage.backing_up._longest.timeout.emit()
    assert len(stage.there()) == 1
    assert 0 < QUIET_MS < 60_000 < LONGEST_MS


def test_the_last_changes_are_backed_up_at_the_end(stage: Stage) -> None:
    stage.write()
    stage.work.close()
    stage.backing_up.rest()
    (backup,) = stage.there()
    with Journal.open(backup.path) as copy, Journal.open(stage.path) as journal:
        assert copy.dump() == journal.dump()
    assert stage.timers() == (False, False)


def test_what_fails_is_said_once_and_tried_again(stage: Stage) -> None:
    places.backups_folder().parent.mkdir(parents=True, exist_ok=True)
    places.backups_folder().write_text("in the way")
    for value in (1, 2):
        stage.write(value)
        stage.backing_up.make()
    assert [message.text for message in stage.messages.all] == ["No backup could be made."]
    assert stage.desk.backup_problem is not None
    assert stage.journal.facts.scores()[0].value == 2
    places.backups_folder().unlink()
    stage.backing_up.make()
    assert len(stage.there()) == 1
    assert stage.desk.backup_problem is None
    places.backups_folder().rename(places.backups_folder().with_name("moved"))
    places.backups_folder().write_text("in the way again")
    stage.write(3)
    stage.backing_up.make()
    assert len(stage.messages.all) == 2


def test_at_the_end_a_failure_stands_in_nobodys_way(stage: Stage) -> None:
    places.backups_folder().parent.mkdir(parents=True, exist_ok=True)
    places.backups_folder().write_text("in the way")
    stage.write()
    stage.backing_up.rest()
    assert stage.desk.backup_problem is not None
    assert stage.messages.all == []


def test_what_the_opening_could_not_back_up_is_said_and_the_second_place_is_brought_up_to_date(
    stage: Stage, tmp_path: Path
) -> None:
    stage.write()
    stage.backing_up.make()
    stick = tmp_path / "stick"
    stick.mkdir()
    backup_places.choose_second_place(stick)
    second = backup_places.second_folder_of(stage.path)
    assert second is not None
    assert not second.exists()
    stage.backing_up.begin()
    assert len(list(second.iterdir())) == 1
    assert stage.messages.all == []
    places.backups_folder().rename(places.backups_folder().with_name("moved"))
    places.backups_folder().write_text("in the way")
    backup_places.keep_before(stage.journal, Reason.DELETE)
    stage.backing_up.begin()
    assert stage.messages.last.text == "No backup could be made."


@pytest.mark.parametrize("how", ["memory", "example", "read only"])
def test_examples_and_what_cannot_change_are_left_alone(
    qapp: QApplication, journal_path: Path, tmp_path: Path, how: str
) -> None:
    Journal.create(journal_path, made_up=how == "example").close()
    journal = Journal.create(None) if how == "memory" else Journal.open(journal_path, read_only=how == "read only")
    work, parent = Work.inline(journal, owns=True), QObject()
    upkeep = Upkeep(work, a_desk(journal)[0], lambda: journal, parent)
    assert upkeep.findChildren(BackingUp) == []
    upkeep.rest()
    work.close()


def test_a_window_backs_up_when_it_is_closed(qtbot: QtBot, journal_path: Path, clock: FrozenClock) -> None:
    Journal.create(journal_path, person="Ada", clock=clock).close()
    window = MainWindow(Work())
    qtbot.addWidget(window)
    Journals(window).begin(Opening(path=journal_path))
    qtbot.waitUntil(lambda: window.desk is not None and window.shows_journal and window.isVisible(), timeout=20_000)
    today_of(window).rows["fatigue"].setFocus()
    press("7")
    assert backup_places.every_backup(journal_path) == ()
    window.close()
    (backup,) = backup_places.every_backup(journal_path)
    with Journal.open(backup.path) as copy:
        assert [int(score.value) for score in copy.facts.scores()] == [7]
