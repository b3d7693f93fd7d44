# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The History screen: what is listed, what an opened change says, and what can be done about it."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.facts import Kind
from journal_app.errors import JournalError
from journal_app.store import verbs
from journal_app.store.engine import cipher
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk, describe
from journal_app.ui.history.build import A_PAGE, build_change, build_state
from journal_app.ui.history.presenter import Presenter
from journal_app.ui.history.state import ChangeState, ForgettingState, HistoryState, HistoryWish
from journal_app.ui.history.view import HistoryView
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.work import Work
from tests.builders import A_DAY, a_lab_result, a_score, an_event
from tests.plugins.clock import FrozenClock
from tests.ui.desks import AtOnce, KeptMessages
from tests.ui.windows import journal_of, open_window, press, shortcut


class Seen:
    """A view that remembers what it was told last."""

    def __init__(self) -> None:
        self.state = HistoryState()
        self.change = ChangeState()
        self.forgetting = ForgettingState()
        self.problem = self.chosen = ""

    def set_state(self, state: HistoryState) -> None:
        self.state = state

    def set_change(self, change: ChangeState, *, can_change: bool) -> None:
        self.change = change

    def set_forgetting(self, state: ForgettingState) -> None:
        self.forgetting = state

    def set_day_problem(self, message: str) -> None:
        self.problem = message

    def choose(self, change_id: str) -> None:
        self.chosen = change_id


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def said() -> KeptMessages:
    return KeptMessages()


@pytest.fixture
def presenter(journal: Journal, seen: Seen, said: KeptMessages) -> Presenter:
    """The intents on a journal with a score, its correction, and a lab result."""
    verbs.log_score(journal, a_score(value=7))
    verbs.log_score(journal, a_score(value=4, note="slept well"))
    verbs.add_lab_results(journal, [a_lab_result()])
    presenter = Presenter(Desk(AtOnce(journal), said, describe(journal)), seen)
    presenter.refresh()
    return presenter


def test_each_change_says_when_what_who_and_from_where(presenter: Presenter, seen: Seen, journal: Journal) -> None:
    labs = seen.state.rows[0]
    assert labs.cells[1:] == ("Add lab results: Ferritin", "nobody named", "typed")
    assert labs.cells[0].startswith("21 Nov 2026, ")
    assert seen.state.said == "Changes 1 to 3 of 3, newest first."
    scores = [a_score(day=A_DAY - timedelta(days=day)) for day in range(1, 9)]
    journal.change(Operation.IMPORT, lambda edit: edit.add_many(scores), label="old diary.csv")
    assert build_state(journal.facts, HistoryWish()).rows[0].cells[1:] == (
        "Import a file",
        "nobody named",
        "file old diary.csv",
    )


def test_a_change_with_no_label_is_named_by_what_it_altered(journal: Journal) -> None:
    verbs.remove_fact(journal, verbs.add_event(journal, an_event(title="Walked too far")).value)
    journal.change(Operation.LOG_SCORE, lambda edit: edit.add_many([a_score(), a_score("mood")]))
    logged, removed, _added = build_state(journal.facts, HistoryWish()).rows
    assert logged.cells[1] == "Log scores: Score · Fatigue · 20 Nov 2026 and 1 more"
    assert removed.cells[1] == "Remove: Event · Walked too far · 20 Nov 2026"


def test_years_of_changes_come_a_page_at_a_time(journal: Journal, seen: Seen, said: KeptMessages) -> None:
    for number in range(A_PAGE + 20):
        verbs.note_day(journal, A_DAY, f"note {number}")
    presenter = Presenter(Desk(AtOnce(journal), said, describe(journal)), seen)
    presenter.refresh()
    assert (len(seen.state.rows), seen.state.has_newer, seen.state.has_older) == (A_PAGE, False, True)
    presenter.turn(1)
    assert (len(seen.state.rows), seen.state.has_newer, seen.state.has_older) == (20, True, False)
    assert seen.state.said == "Changes 101 to 120 of 120, newest first."
    first = seen.state.rows[-1].id
    presenter.turn(-1)
    assert not seen.state.has_newer
    presenter.go_to(first)
    assert (seen.chosen, seen.state.rows[-1].id) == (first, first)


def test_changes_are_narrowed_down(presenter: Presenter, seen: Seen) -> None:
    presenter.look_for("slept")
    assert len(seen.state.rows) == 1
    presenter.look_for("lab results")
    assert [row.cells[1] for row in seen.state.rows] == ["Add lab results: Ferritin"]
    presenter.look_for("never said")
    assert (seen.state.said, seen.state.is_empty) == ("No change fits what is asked for.", False)
    presenter.look_for("")
    presenter.choose_operation(Operation.ADD_LAB.value)
    assert len(seen.state.rows) == 1
    presenter.choose_operation("")
    presenter.choose_person(seen.state.people[1][0])
    assert len(seen.state.rows) == 3
    presenter.choose_person("")
    presenter.choose_day("2020-01-01")
    assert seen.state.rows == ()
    presenter.choose_day("someday")
    assert "is not a day" in seen.problem
    presenter.choose_day("")
    assert (seen.problem, len(seen.state.rows)) == ("", 3)


def test_an_opened_change_says_before_and_after(presenter: Presenter, seen: Seen) -> None:
    presenter.open(seen.state.rows[1].id)
    change = seen.change
    assert change.heading == "Log scores: 20 Nov 2026, Fatigue"
    assert change.entries[0].title == "Score · Fatigue · 20 Nov 2026 · changed"
    assert change.entries[0].lines == (
        "Value: before “7”, after “4”",
        "Note: before nothing, after “slept well”",
    )
    assert (change.standing, change.can_undo, change.way) == ("It counts, and can be undone.", True, "")


def test_a_change_that_cannot_be_undone_leads_to_the_one_in_its_way(presenter: Presenter, seen: Seen) -> None:
    correction, first = seen.state.rows[1].id, seen.state.rows[2].id
    presenter.open(first)
    assert (
        "A later change to the same entry stands in the way: Log scores: 20 Nov 2026, Fatigue" in seen.change.standing
    )
    assert (seen.change.can_undo, seen.change.way) == (False, correction)
    presenter.go_to(seen.change.way)
    assert seen.chosen == correction


def test_undo_and_redo_from_here(presenter: Presenter, seen: Seen, said: KeptMessages, journal: Journal) -> None:
    correction = seen.state.rows[1].id
    presenter.undo(correction)
    assert said.last.text == "Undone: log scores"
    presenter.refresh()
    presenter.open(correction)
    assert (seen.change.standing, seen.change.can_redo) == ("It was undone, and can be done again.", True)
    undo = build_change(journal.facts, journal.history()[0].id)
    assert undo.standing.startswith("It took this back: Log scores: 20 Nov 2026, Fatigue")
    assert undo.way == correction
    presenter.redo()
    redo = build_change(journal.facts, journal.history()[0].id)
    assert redo.standing.startswith("It did this again: ")
    journal.undo(correction)
    verbs.note_day(journal, A_DAY, "new")
    assert "cannot be done again from here" in build_change(journal.facts, correction).standing


def test_nothing_is_forgotten_before_its_words_were_agreed_to(
    presenter: Presenter, seen: Seen, said: KeptMessages, journal: Journal
) -> None:
    forgetting = presenter.forgetting
    forgetting.agree()
    assert not any(record.is_forgotten for record in journal.history())
    forgetting.choose_age("30")
    forgetting.ask()
    assert (seen.forgetting.asked, said.last.text) == ("", "There is nothing to forget: no change is that old.")
    forgetting.choose_age("0")
    forgetting.ask()
    assert seen.forgetting.asked.startswith("3 changes can be undone or looked at now")
    assert "Backups made before still hold what was deleted." in seen.forgetting.asked
    forgetting.choose_age("365")
    forgetting.agree()
    assert not any(record.is_forgotten for record in journal.history())
    forgetting.choose_age("0")
    forgetting.ask()
    forgetting.agree()
    assert said.last.text == "3 changes were forgotten."
    assert seen.forgetting.asked == ""
    assert all(row.cells[1].endswith("forgotten") for row in seen.state.rows)
    presenter.open(seen.state.rows[0].id)
    assert seen.change.standing == "The journal was made to forget what this altered. It cannot be undone."
    assert not seen.change.can_undo


@pytest.fixture
def view(qtbot: QtBot, clock: FrozenClock) -> HistoryView:
    """The screen in a window, reached by its key, on two changes of one score."""
    window = open_window(qtbot, clock=clock)
    for value in (7, 4):
        verbs.log_score(journal_of(window), a_score(value=value))
    shortcut(window, Qt.Key.Key_H)
    (view,) = window.findChildren(HistoryView)
    assert view.isVisible()
    return view


def test_everything_can_be_done_by_keyboard(view: HistoryView) -> None:
    assert view.table.hasFocus()
    press("↓")
    assert view.change.way.isVisible()
    assert not view.change.undo.isVisible()
    press("g")
    assert view.table.currentIndex().row() == 0
    press("u")
    assert view.table.rows.rowCount() == 3
    assert "undone" in view.table.rows.words(1, 1)
    assert "It was undone, and can be done again." in view.change.standing.text()
    press("r")
    assert "undone" not in view.table.rows.words(2, 1)
    press("⏎")
    assert QApplication.focusWidget() in {view.change.undo, view.change.redo, view.change.way}


def test_an_undo_that_is_refused_shows_the_change_in_its_way(qtbot: QtBot, clock: FrozenClock) -> None:
    window = open_window(qtbot, clock=clock)
    first = verbs.log_score(journal_of(window), a_score(value=7)).change
    second = verbs.log_score(journal_of(window), a_score(value=4)).change
    assert window.desk is not None
    window.desk.undo(first)
    message = window.foot.message()
    assert (message.action, "changed later" in message.detail) == ("Show that change", True)
    assert message.act is not None
    message.act()
    (view,) = window.findChildren(HistoryView)
    row = view.table.current_row()
    assert row is not None
    assert row.id == second


def test_history_is_one_press_from_a_save_and_from_settings(qtbot: QtBot, clock: FrozenClock) -> None:
    window = open_window(qtbot, clock=clock)
    assert window.desk is not None
    assert window.pages is not None
    assert not window.foot._history.isVisible()
    window.desk.save(lambda journal: verbs.log_score(journal, a_score()))
    assert window.foot._history.isVisible()
    window.foot._history.click()
    assert window.pages.key == "history"
    window.go_to("settings")
    window.findChildren(SettingsView)[0].file.history.click()
    assert window.pages.key == "history"


def test_backups_are_one_press_from_forgetting(view: HistoryView) -> None:
    view.forgetting.backups.click()
    (settings,) = view.window().findChildren(SettingsView)
    assert settings.isVisible()
    assert settings.shown == "backups"


def test_the_screen_changes_with_every_kind(view: HistoryView) -> None:
    from journal_app.ui.history.screen import HistoryScreen

    assert HistoryScreen.kinds == frozenset(Kind)


def test_narrowing_put_away_asks_for_nothing(view: HistoryView) -> None:
    view.narrow.click()
    assert view.operation.hasFocus()
    view.operation.setCurrentIndex(view.operation.findData(Operation.LOG_SCORE.value))
    assert view.table.rows.rowCount() == 2
    view.day.setText("2020-01-01")
    view.day.editingFinished.emit()
    assert view.table.rows.rowCount() == 0
    assert not view.change.isVisible()
    view.narrow.click()
    assert view.table.rows.rowCount() == 2
    assert view.day.text() == ""


def test_damage_that_shows_while_reading_is_told_in_words(journal_path: Path) -> None:
    def reading(_facts: Facts) -> None:
        raise cipher.DatabaseError("database disk image is malformed")

    told: list[JournalError] = []
    work = Work.inline(Journal.create(journal_path), owns=True)
    work.read(reading, print, told.append)
    work.close()
    assert [error.title for error in told] == ["This journal is damaged."]
    assert str(journal_path) in told[0].detail
