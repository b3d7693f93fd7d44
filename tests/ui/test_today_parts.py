# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.scores import Part, TrackerKind
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.today.build import build_state
from journal_app.ui.today.part_choice import PartChoice
from journal_app.ui.today.parts import about_mixing
from tests.builders import a_score, a_tracker
from tests.plugins.clock import EVENING, FrozenClock
from tests.ui.windows import click, journal_of, open_window, press, today_of

TODAY = date(2026, 11, 21)
YESTERDAY = TODAY - timedelta(days=1)
ALL = ["Whole day", "Morning", "Midday", "Evening", "Night"]


@pytest.fixture
def window(qtbot: QtBot, clock: FrozenClock) -> MainWindow:
    """A window of somebody who asked for parts of the day."""
    window = open_window(qtbot, clock=clock)
    verbs.set_setting(journal_of(window), "parts_of_day", "yes")
    return window


def scored(journal: Journal, day: date = TODAY) -> dict[tuple[str, Part], int]:
    return {(score.tracker, score.part): int(score.value) for score in journal.facts.scores(day, day)}


def chosen(choice: PartChoice) -> list[str]:
    return [button.text() for button in choice.buttons() if button.isChecked()]


def test_nobody_is_asked_for_parts_who_did_not_ask(qtbot: QtBot, clock: FrozenClock) -> None:
    window = open_window(qtbot, clock=clock)
    view = today_of(window)
    assert not view.parts.isVisible()
    press("p7")
    assert scored(journal_of(window)) == {("fatigue", Part.DAY): 7}


def test_scores_go_to_the_part_that_is_chosen_and_the_day_is_first(window: MainWindow) -> None:
    view = today_of(window)
    assert [button.text() for button in view.parts.buttons()] == ALL
    assert chosen(view.parts) == ["Whole day"]
    press("7")
    click(view.parts.buttons()[1])
    assert QApplication.focusWidget() is view.rows["fatigue"]
    press("3")
    assert scored(journal_of(window)) == {("fatigue", Part.DAY): 7, ("fatigue", Part.MORNING): 3}


def test_one_key_goes_from_part_to_part_and_round(window: MainWindow) -> None:
    choice = today_of(window).parts
    seen = []
    for _ in ALL:
        press("p")
        seen += chosen(choice)
    assert seen == [*ALL[1:], ALL[0]]


def test_entries_of_other_parts_are_said_in_words(window: MainWindow) -> None:
    press("7")
    press("p3")
    row = today_of(window).rows["fatigue"]
    assert "7 for the whole day; the day counts as the worst of all." in row.accessibleDescription()
    assert row._aside.isVisible()
    press("ppp")
    assert "7 for the whole day, 3 in the morning" in row._aside.text()


def test_clearing_and_fields_belong_to_the_part_in_view(window: MainWindow) -> None:
    journal = journal_of(window)
    hours = a_tracker("hours", kind=TrackerKind.DURATION, low=Decimal(0), high=Decimal(24), position=9)
    verbs.add_tracker(journal, hours)
    view = today_of(window)
    press("7p3⌫")
    assert scored(journal) == {("fatigue", Part.DAY): 7}
    view.rows["hours"].take_focus()
    press("6")
    click(view.parts.buttons()[3])  # what was typed belongs to the morning
    assert scored(journal)["hours", Part.MORNING] == 6
    assert view.rows["hours"].field is not None
    assert view.rows["hours"].field.text() == ""


def test_a_part_no_longer_asked_for_is_no_longer_scored(window: MainWindow) -> None:
    journal = journal_of(window)
    press("p3")
    verbs.set_setting(journal, "parts_of_day", "")
    assert not today_of(window).parts.isVisible()
    today_of(window).take_focus()
    press("8")
    assert scored(journal) == {("fatigue", Part.MORNING): 3, ("fatigue", Part.DAY): 8}
    assert "3 in the morning" in today_of(window).rows["fatigue"].accessibleDescription()


def test_the_next_day_begins_with_the_whole_day(window: MainWindow, clock: FrozenClock) -> None:
    press("ppp")
    assert chosen(today_of(window).parts) == ["Evening"]
    clock.now = EVENING.replace(day=22, hour=8)
    today_of(window).attended.emit()
    assert chosen(today_of(window).parts) == ["Whole day"]


def test_mixing_is_told_once_when_the_other_end_of_the_day_is_chosen(window: MainWindow) -> None:
    journal = journal_of(window)
    notice = today_of(window).parts.notice
    press("p3")
    assert not notice.isVisible()
    press("p")
    assert not notice.isVisible()  # midday is neither end
    press("p")
    assert notice.isVisible()
    assert notice.words.text().startswith("Morning scores so far: Fatigue. In MS, fatigue rises through the day")
    assert "Kratz 2017" in notice._source.text()
    today_of(window).take_focus()
    press("8")  # nothing waits for it
    assert scored(journal)["fatigue", Part.EVENING] == 8
    assert notice.isVisible()
    click(notice.understood)
    assert not notice.isVisible()
    assert journal.facts.setting("parts_told") == "yes"
    press("pppp")
    assert not notice.isVisible()


@pytest.mark.parametrize(("value", "other"), [(0, 10), (10, 0), (5, 5)])
def test_it_is_told_whatever_the_scores_are(journal: Journal, value: int, other: int) -> None:
    verbs.log_score(journal, a_score("fatigue", value, YESTERDAY, part=Part.EVENING))
    verbs.log_score(journal, a_score("mood", other, YESTERDAY, part=Part.DAY))
    telling = about_mixing(journal.facts, Part.MORNING)
    assert telling is not None
    assert telling.words.startswith("Evening scores so far: Fatigue. In MS,")
    assert about_mixing(journal.facts, Part.EVENING) is None
    assert about_mixing(journal.facts, Part.DAY) is None


def test_imported_entries_with_a_time_keep_their_rule_beside_the_part(journal: Journal) -> None:
    verbs.set_setting(journal, "parts_of_day", "yes")
    verbs.log_score(journal, a_score("fatigue", 3, TODAY, time=time(9)))
    verbs.log_score(journal, a_score("fatigue", 6, TODAY, part=Part.EVENING))
    state = build_state(journal.facts, day=TODAY, today=TODAY, now=EVENING, part=Part.EVENING)
    row = next(row for row in state.rows if row.tracker == "fatigue")
    assert row.value == Decimal(6)
    assert row.aside == "One more entry on this day: 3 at 09:00; the day counts as the worst of all."
