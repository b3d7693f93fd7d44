# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Backups in Settings: the list, one by hand, the second place, and going back with what it does said before."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from journal_app import places
from journal_app.store import backup_places, backups, keys, verbs
from journal_app.store.backups import Reason
from journal_app.store.dump import Dump
from journal_app.store.journal import Journal
from journal_app.ui.settings.backups_state import BackupsState, PreviewState
from journal_app.ui.settings.keeping import AT_ONCE, Keeping
from journal_app.ui.settings.view import SettingsView
from tests.builders import a_lab_result, a_score, an_event
from tests.plugins.clock import FrozenClock
from tests.ui.desks import a_desk
from tests.ui.windows import click, journal_of, open_window


class Stage:
    """The intents at work, and what the section was told."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.state = BackupsState()
        self.preview = PreviewState()
        self.states: list[BackupsState] = []
        self.desk, self.messages = a_desk(journal)
        self.keeping = Keeping(self.desk, self)
        self.keeping.refresh()

    def set_state(self, state: BackupsState) -> None:
        self.state = state
        self.states.append(state)

    def set_preview(self, preview: PreviewState) -> None:
        self.preview = preview

    def dump(self) -> Dump:
        return self.journal.dump()


@pytest.fixture
def stage(journal_path: Path, clock: FrozenClock) -> Iterator[Stage]:
    with Journal.create(journal_path, person="Ada", clock=clock) as journal:
        verbs.log_score(journal, a_score())
        verbs.add_lab_results(journal, [a_lab_result()])
        yield Stage(journal)


def test_one_made_by_hand_stands_in_the_list_with_what_is_in_it(stage: Stage) -> None:
    assert not stage.state.rows
    assert "There is none yet" in stage.state.words
    assert stage.state.place == str(backup_places.folder_of(stage.journal.path or Path()))
    stage.keeping.make()
    assert stage.messages.last.text.startswith("A backup was made and read through: 21 Nov 2026")
    (row,) = stage.state.rows
    assert row.cells[1:] == ("made by hand", row.cells[2], "1 score, 1 lab result · 20 Nov 2026")
    assert row.cells[2].endswith("kB")
    assert "The last one is of 21 Nov 2026" in stage.state.words
    assert stage.state.room.startswith("1 backup, ")


def test_a_long_list_is_read_a_few_at_a_time_and_once(stage: Stage, clock: FrozenClock) -> None:
    for hours in range(AT_ONCE + 2):
        backups.make_backup(stage.journal, Path(stage.state.place), Reason.CHANGES, clock() - timedelta(hours=hours))
    stage.states.clear()
    stage.keeping.refresh()
    unread = [sum(row.cells[3] == "not read yet" for row in state.rows) for state in stage.states]
    assert unread == [AT_ONCE + 2, 2, 0]
    stage.states.clear()
    stage.keeping.refresh()
    assert len(stage.states) == 1


def test_going_back_is_said_before_done_as_one_change_and_undone(stage: Stage) -> None:
    stage.keeping.make()
    then = stage.dump()
    verbs.log_score(stage.journal, a_score(value=1))
    verbs.add_event(stage.journal, an_event())
    later = stage.dump()
    stage.keeping.preview(stage.state.rows[0].id)
    assert stage.preview.heading.startswith("Go back to the backup of 21 Nov 2026")
    assert stage.preview.lines[:3] == (
        "Would be put back to what it was: 1 score.",
        "Would be taken away: 1 event.",
        "The newest days it touches: 20 Nov 2026.",
    )
    assert stage.preview.can_restore
    stage.keeping.close()
    assert (stage.preview, stage.dump()) == (PreviewState(), later)
    stage.keeping.go_on()
    assert stage.dump() == later  # nothing is asked about any more
    stage.keeping.preview(stage.state.rows[0].id)
    stage.keeping.go_on()
    assert stage.dump() == then
    assert {row.cells[1] for row in stage.state.rows} == {"made by hand", "before a backup was restored"}
    assert stage.messages.last.action == "Undo"
    assert stage.messages.last.act is not None
    stage.messages.last.act()
    assert stage.dump() == later


def test_a_backup_that_changes_nothing_offers_nothing(stage: Stage) -> None:
    stage.keeping.make()
    stage.keeping.preview(stage.state.rows[0].id)
    assert stage.preview.lines == ("The journal is as it is in this backup.",)
    assert not stage.preview.can_restore
    stage.keeping.preview("no such name")
    assert stage.preview.lines == ("The journal is as it is in this backup.",)


def test_a_file_from_elsewhere_and_one_of_somebody_else(stage: Stage, tmp_path: Path) -> None:
    copy = tmp_path / "by hand.ironjournal"
    stage.journal.backup_to(copy)
    stage.keeping.preview_file(str(copy))
    assert stage.preview.lines == ("The journal is as it is in this backup.",)
    other = tmp_path / "bo.ironjournal"
    with Journal.create(other, person="Bo") as journal:
        verbs.log_score(journal, a_score())
    stage.keeping.preview_file(str(other))
    assert "another journal" in stage.preview.problem
    assert not stage.preview.can_restore
    stage.keeping.preview_file(str(tmp_path / "gone.ironjournal"))
    assert stage.messages.last.text == "This file cannot be read."


def test_one_from_before_another_passphrase_asks_for_that(journal_path: Path, clock: FrozenClock) -> None:
    with Journal.create(journal_path, passphrase="first", clock=clock) as journal:
        verbs.log_score(journal, a_score())
        then = journal.dump()
        Stage(journal).keeping.make()
    keys.set_passphrase(journal_path, "first", "second")
    with Journal.open(journal_path, passphrase="second", clock=clock) as journal:
        stage = Stage(journal)
        assert stage.state.rows[0].cells[3] == "locked with another passphrase"
        verbs.log_score(journal, a_score(value=1))
        stage.keeping.preview(stage.state.rows[0].id)
        assert stage.preview.asks_passphrase
        stage.keeping.unlock("")
        stage.keeping.unlock("third")
        assert stage.preview.asks_passphrase
        stage.keeping.unlock("first")
        assert stage.preview.can_restore
        stage.keeping.go_on()
        assert stage.dump() == then


def test_those_from_before_a_passphrase_are_named_and_removed_if_asked(
    journal_path: Path, clock: FrozenClock, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    backup_places.choose_second_place(tmp_path / "stick")
    with Journal.create(journal_path, clock=clock) as journal:
        verbs.log_score(journal, a_score())
        stage = Stage(journal)
        stage.keeping.make()
        assert stage.state.aged == ""
        stage.keeping.ask_removal()
        assert stage.preview == PreviewState()
    for old, new in ((None, "first"), ("first", "second")):
        keys.set_passphrase(journal_path, old, new)
        with Journal.open(journal_path, passphrase=new, clock=clock) as journal:
            stage = Stage(journal)
            stage.keeping.make()
            if new == "first":
                assert stage.state.aged == (
                    "1 backup is from before the passphrase of now. 1 of them can be read by anybody who has the file."
                )
            else:
                assert stage.state.aged.startswith("2 backups are from before the passphrase of now. 1 of them")
                stage.keeping.ask_removal()
                assert stage.preview.heading == "Remove 2 backups for good?"
                stage.keeping.close()
                stage.keeping.go_on()
                assert len(stage.state.rows) == 3
                stage.keeping.ask_removal()
                stage.keeping.go_on()
                assert stage.messages.last.text == "2 backups were removed."
                assert [row.cells[3] for row in stage.state.rows] == ["1 score · 20 Nov 2026"]
                assert stage.state.aged == ""
    assert len(list((tmp_path / "stick").rglob("*.ironjournal"))) == 1


def test_a_second_place_is_chosen_missed_and_made_up_for(stage: Stage, tmp_path: Path) -> None:
    assert "Such as a stick" in stage.state.second_words
    stick = tmp_path / "stick"
    stick.mkdir()
    stage.keeping.make()
    stage.keeping.choose_second(stick)
    assert (stage.state.second, stage.state.second_words) == (
        str(stick),
        "It is there, and has a copy of each new backup.",
    )
    assert len(list(stick.rglob("*.ironjournal"))) == 1
    stick.rename(tmp_path / "away")
    stage.keeping.make()
    assert "It is not there now." in stage.state.second_words
    (tmp_path / "away").rename(stick)
    stage.keeping.refresh()
    assert len(list(stick.rglob("*.ironjournal"))) == 2
    stage.keeping.choose_second(None)
    assert (stage.state.second, len(list(stick.rglob("*.ironjournal")))) == ("", 2)
    (tmp_path / "letter.txt").write_text("in the way")
    stage.keeping.choose_second(tmp_path / "letter.txt")
    assert stage.messages.last.text == "Backups cannot be kept there."
    assert stage.state.second == ""


def test_what_is_wrong_is_said_in_the_list(stage: Stage, tmp_path: Path) -> None:
    stage.keeping.make()
    path = Path(stage.state.place) / stage.state.rows[0].id
    path.write_bytes(b"SQLite format 3\x00")
    fresh = Stage(stage.journal)
    assert fresh.state.rows[0].cells[3] == "cannot be read"
    stick = tmp_path / "stick"
    stick.mkdir()
    fresh.keeping.choose_second(stick)
    second = backup_places.second_folder_of(stage.journal.path or Path())
    assert second is not None
    for copy in second.iterdir():
        copy.unlink()
    second.rmdir()
    second.write_text("in the way")
    fresh.keeping.refresh()
    assert "second place could not be written" in fresh.state.second_words
    places.backups_folder().rename(tmp_path / "moved")
    places.backups_folder().write_text("in the way")
    fresh.keeping.make()
    assert fresh.messages.last.text == "No backup could be made."


def test_the_room_they_take_is_chosen(stage: Stage) -> None:
    assert dict(stage.state.mosts)[stage.state.most] == "1 GB"
    stage.keeping.choose_most("250000000")
    assert backup_places.read_choices().most_bytes == 250_000_000
    assert dict(stage.state.mosts)[stage.state.most] == "250 MB"


def test_a_journal_in_memory_has_none(journal: Journal) -> None:
    stage = Stage(journal)
    stage.keeping.make()
    assert "in memory only" in stage.state.words
    assert not stage.state.can_make
    assert not places.backups_folder().exists()


def test_in_the_window_by_its_own_buttons(
    qtbot: QtBot, journal_path: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = open_window(qtbot, journal_path, clock)
    journal = journal_of(window)
    verbs.log_score(journal, a_score())
    window.go_to("settings", "backups")
    (settings,) = window.findChildren(SettingsView)
    section = settings.backups
    assert section.list.empty.isVisible()
    click(section.make)
    section.list.table.selectRow(0)
    verbs.log_score(journal, a_score(value=1))
    click(section.list.chosen.change)
    assert section.preview.isVisible()
    assert section.preview.leave.hasFocus()
    assert "1 score" in section.preview.accessibleDescription()
    click(section.preview.leave)
    assert not section.preview.isVisible()
    click(section.list.chosen.change)
    QTest.keyClick(section.preview.go, Qt.Key.Key_Space)
    assert [int(score.value) for score in journal.facts.scores()] == [6]
    assert not section.preview.isVisible()
    (tmp_path / "stick").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "stick"))
    click(section.choose)
    assert (tmp_path / "stick" / backup_places.IN_SECOND_PLACE).is_dir()
    click(section.forget)
    assert backup_places.read_choices().second_place is None
