# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What belongs to this machine, chosen in Settings; without Qt."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.errors import StorageFailed
from journal_app.store.journal import Journal
from journal_app.ui.desk import KnownJournal
from journal_app.ui.messages import MessageKind
from journal_app.ui.preferences import Preferences
from journal_app.ui.settings.machine import MachineChoices, reminder_words
from journal_app.ui.settings.others import Others
from journal_app.ui.settings.state import KnownState, PeopleState, RemindersState
from tests.plugins.clock import FrozenClock
from tests.ui.desks import a_desk


class Computer:
    """A machine without files."""

    def __init__(self) -> None:
        self.kept = Preferences()
        self.tray = True
        self.login = False
        self.is_full = False

    def preferences(self) -> Preferences:
        return self.kept

    def change(self, change: Callable[[Preferences], Preferences]) -> None:
        if self.is_full:
            raise StorageFailed("This could not be kept for the next start.")
        self.kept = change(self.kept)

    def has_tray(self) -> bool:
        return self.tray

    def can_start_at_login(self) -> bool:
        return True

    def starts_at_login(self) -> bool:
        return self.login

    def start_at_login(self, journal: Path | None, *, is_on: bool) -> None:
        if self.is_full:
            raise StorageFailed("Starting with the computer could not be changed.")
        self.login = is_on


class Stage:
    """The choices at work, and what they were told of."""

    def __init__(self, journal: Journal) -> None:
        self.state = RemindersState()
        self.people = PeopleState()
        self.problem = ""
        self.computer = Computer()
        self.desk, self.messages = a_desk(journal)
        self.opened: list[Path | None] = []
        self.desk.open_journal = self.opened.append
        self.others = Others(self.desk, self)
        self.choices = MachineChoices(self.desk, self, self.computer, self.others.refresh)
        self.choices.refresh()

    def set_reminders(self, state: RemindersState) -> None:
        self.state = state

    def set_people(self, state: PeopleState) -> None:
        self.people = state

    def set_time_problem(self, message: str) -> None:
        self.problem = message

    def undo(self) -> None:
        last = self.messages.last
        assert last.action == "Undo"
        assert last.act is not None
        last.act()


@pytest.fixture
def stage(journal: Journal) -> Stage:
    return Stage(journal)


def test_nothing_reminds_until_it_is_asked_for(stage: Stage) -> None:
    assert stage.state.time == ""
    assert stage.state.words == "Off: nothing is ever shown."
    assert not stage.state.stays_in_tray
    assert not stage.state.starts_at_login


def test_a_reminder_is_turned_on_put_at_another_time_and_off(stage: Stage) -> None:
    stage.choices.set_reminding(True)
    assert stage.computer.kept.reminder_time == "20:00"
    stage.choices.set_time(" 7:30 ")
    assert stage.state.time == "07:30"
    assert "07:30" in stage.state.words
    stage.choices.set_time("")
    assert stage.computer.kept.reminder_time == ""
    stage.undo()
    assert stage.state.time == "07:30"
    stage.choices.set_reminding(False)
    assert stage.state.time == ""


def test_a_time_that_is_none_is_refused_beside_its_field(stage: Stage) -> None:
    stage.choices.set_reminding(True)
    stage.choices.set_time("tonight")
    assert "not a time of day" in stage.problem
    assert stage.computer.kept.reminder_time == "20:00"
    stage.choices.set_time("21:00")
    assert stage.problem == ""


def test_a_time_that_is_over_for_today_begins_tomorrow(stage: Stage, clock: FrozenClock) -> None:
    stage.choices.set_time("20:00")
    assert stage.computer.kept.reminded_on == "2026-11-21"
    stage.undo()
    assert stage.computer.kept.reminded_on == ""
    stage.choices.set_time("22:00")
    assert stage.computer.kept.reminded_on == ""


def test_the_words_say_what_a_desktop_without_tray_does() -> None:
    assert "no tray" not in reminder_words("20:00", has_tray=True)
    assert "no tray" in reminder_words("20:00", has_tray=False)


def test_the_tray_and_the_start_with_the_computer_are_kept_and_undone(stage: Stage) -> None:
    stage.choices.set_stays_in_tray(True)
    assert stage.state.stays_in_tray
    stage.undo()
    assert not stage.state.stays_in_tray
    stage.choices.set_start_at_login(True)
    assert stage.state.starts_at_login
    stage.undo()
    assert not stage.state.starts_at_login
    said = len(stage.messages.all)
    stage.choices.set_start_at_login(False)
    assert len(stage.messages.all) == said


def test_what_cannot_be_kept_is_said_and_shown_as_it_is(stage: Stage) -> None:
    stage.computer.is_full = True
    stage.choices.set_reminding(True)
    stage.choices.set_start_at_login(True)
    assert [message.kind for message in stage.messages.all] == [MessageKind.REFUSED] * 2
    assert stage.state.time == ""
    assert not stage.state.starts_at_login


def test_an_undo_takes_back_its_own_choice_and_no_later_look(stage: Stage) -> None:
    stage.choices.set_stays_in_tray(True)
    stage.computer.kept = replace(stage.computer.kept, theme="dim")
    stage.undo()
    assert stage.computer.kept == Preferences(theme="dim")


def test_the_list_of_journals_is_emptied_when_nothing_is_remembered(stage: Stage) -> None:
    stage.computer.kept = Preferences(recent=("/anna.ironjournal",))
    stage.choices.set_remembers_recent(False)
    assert stage.computer.kept == Preferences(remembers_recent=False)
    assert not stage.people.remembers
    stage.undo()
    assert stage.computer.kept == Preferences(recent=("/anna.ironjournal",))
    assert stage.people.remembers


def test_the_other_journals_are_named_by_their_person_or_file(stage: Stage) -> None:
    anna, ben = Path("/journals/anna.ironjournal"), Path("/journals/ben.ironjournal")
    stage.desk.journals = lambda: (KnownJournal(path=anna, person="Anna"), KnownJournal(path=ben))
    stage.choices.refresh()
    assert stage.people.journals == (
        KnownState(path=str(anna), words="Anna", place=str(anna)),
        KnownState(path=str(ben), words="ben", place=str(ben)),
    )
    stage.others.open(str(ben))
    stage.others.make_new()
    assert stage.opened == [ben, None]


def test_the_journal_that_is_open_is_not_one_of_the_others(journal_path: Path, clock: FrozenClock) -> None:
    with Journal.create(journal_path, clock=clock) as journal:
        stage = Stage(journal)
        stage.desk.journals = lambda: (KnownJournal(path=journal_path, person="Anna"),)
        stage.choices.refresh()
        assert stage.people.journals == ()
        assert stage.people.file == str(journal_path)


def test_locking_by_itself_is_off_until_it_is_asked_for_and_then_fifteen_minutes(stage: Stage) -> None:
    assert stage.computer.kept.lock_minutes == 0
    stage.choices.set_locks_when_idle(True)
    assert stage.computer.kept.lock_minutes == 15
    assert stage.messages.last.text == "The journal is locked after 15 minutes without a key or the mouse."
    stage.choices.set_lock_minutes("60")
    assert stage.computer.kept.lock_minutes == 60
    stage.undo()
    assert stage.computer.kept.lock_minutes == 15
    stage.choices.set_locks_when_idle(False)
    assert stage.computer.kept.lock_minutes == 0


def test_sleep_locks_until_that_is_switched_off_and_names_are_shown_once_that_is_switched_on(stage: Stage) -> None:
    assert (stage.computer.kept.locks_on_sleep, stage.computer.kept.shows_names) == (True, False)
    stage.choices.set_locks_on_sleep(False)
    stage.choices.set_shows_names(True)
    assert (stage.computer.kept.locks_on_sleep, stage.computer.kept.shows_names) == (False, True)
    stage.undo()
    assert (stage.computer.kept.locks_on_sleep, stage.computer.kept.shows_names) == (False, False)
