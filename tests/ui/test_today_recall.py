# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.scores import DayRule, Part, TrackerKind
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.today.build import build_state
from journal_app.ui.today.state import RowState, TodayState
from tests.builders import a_score, a_tracker
from tests.plugins.clock import EVENING, FrozenClock

TODAY = date(2026, 11, 21)
YESTERDAY = TODAY - timedelta(days=1)


def state_of(journal: Journal, day: date = TODAY, part: Part = Part.DAY) -> TodayState:
    return build_state(journal.facts, day=day, today=TODAY, now=EVENING, part=part)


def row_of(journal: Journal, tracker: str = "fatigue", day: date = TODAY, part: Part = Part.DAY) -> RowState:
    return next(row for row in state_of(journal, day, part).rows if row.tracker == tracker)


def test_a_score_given_on_its_day_was_not_recalled(journal: Journal) -> None:
    verbs.log_score(journal, a_score("fatigue", 5, TODAY))
    assert row_of(journal).recalled == ""
    assert state_of(journal).remark == "Today"


@pytest.mark.parametrize(("days", "words"), [(1, "recalled 1 day later"), (3, "recalled 3 days later")])
def test_a_day_filled_in_afterwards_says_when(journal: Journal, days: int, words: str) -> None:
    day = TODAY - timedelta(days=days)
    verbs.log_score(journal, a_score("fatigue", 5, day))
    verbs.log_score(journal, a_score("mood", 4, day))
    assert row_of(journal, day=day).recalled == words
    assert state_of(journal, day).remark.endswith(f"· {words}")


def test_of_a_day_filled_in_at_different_times_each_is_named(journal: Journal, clock: FrozenClock) -> None:
    clock.now = EVENING - timedelta(days=2)
    verbs.log_score(journal, a_score("mood", 4, TODAY - timedelta(days=2)))
    clock.now = EVENING
    verbs.log_score(journal, a_score("fatigue", 5, TODAY - timedelta(days=2)))
    assert state_of(journal, TODAY - timedelta(days=2)).remark == "2 days ago · Fatigue recalled 2 days later"


def test_in_the_small_hours_nothing_is_recalled_later(journal: Journal, clock: FrozenClock) -> None:
    clock.now = EVENING.replace(day=22, hour=3, minute=59)
    verbs.log_score(journal, a_score("fatigue", 5, TODAY))
    assert row_of(journal).recalled == ""
    clock.now = EVENING.replace(day=22, hour=4, minute=1)
    verbs.log_score(journal, a_score("mood", 5, TODAY))
    assert row_of(journal, "mood").recalled == "recalled 1 day later"


def test_when_a_day_ends_is_the_journals_own_setting(journal: Journal, clock: FrozenClock) -> None:
    clock.now = EVENING.replace(day=22, hour=5)
    verbs.log_score(journal, a_score("fatigue", 5, TODAY))
    assert row_of(journal).recalled
    verbs.set_setting(journal, "day_ends", "06:00")
    assert row_of(journal).recalled == ""


def test_what_came_from_a_file_was_recalled_by_nobody(journal: Journal) -> None:
    verbs.log_score(journal, a_score("fatigue", 5, YESTERDAY, source="an import run"))
    assert row_of(journal, day=YESTERDAY).recalled == ""


def test_the_value_of_the_day_before_waits_for_this_days(journal: Journal) -> None:
    verbs.log_score(journal, a_score("fatigue", 6, YESTERDAY))
    assert row_of(journal).day_before == ""
    verbs.log_score(journal, a_score("mood", 5, TODAY))
    assert row_of(journal).day_before == ""
    verbs.log_score(journal, a_score("fatigue", 4, TODAY))
    assert row_of(journal).day_before == "yesterday: 6"
    assert row_of(journal, "mood").day_before == ""


def test_on_another_day_it_is_the_day_before_that(journal: Journal) -> None:
    verbs.log_score(journal, a_score("fatigue", 6, TODAY - timedelta(days=5)))
    verbs.log_score(journal, a_score("fatigue", 2, TODAY - timedelta(days=4)))
    assert row_of(journal, day=TODAY - timedelta(days=4)).day_before == "day before: 6"


def test_it_is_never_shown_when_the_reader_wants_that(journal: Journal) -> None:
    verbs.log_score(journal, a_score("fatigue", 6, YESTERDAY))
    verbs.log_score(journal, a_score("fatigue", 4, TODAY))
    verbs.set_setting(journal, "yesterday", "never")
    row = row_of(journal)
    assert (row.day_before, row.has_day_before) == ("", False)


def test_a_yes_is_said_as_yes_and_hours_as_they_were_kept(journal: Journal) -> None:
    verbs.add_tracker(journal, a_tracker("pem", kind=TrackerKind.YES_NO, position=8))
    hours = a_tracker("hours", kind=TrackerKind.DURATION, low=Decimal(0), high=Decimal(24), position=9)
    verbs.add_tracker(journal, hours)
    for day in (YESTERDAY, TODAY):
        verbs.log_score(journal, a_score("pem", 1, day))
        verbs.log_score(journal, a_score("hours", "7.50", day))
    assert row_of(journal, "pem").day_before == "yesterday: Yes"
    assert row_of(journal, "hours").day_before == "yesterday: 7.50"


def test_of_several_entries_the_one_for_the_part_in_view_counts_else_the_days_number(journal: Journal) -> None:
    verbs.set_setting(journal, "parts_of_day", "yes")
    verbs.add_tracker(journal, a_tracker("pain", day_rule=DayRule.MEAN, position=9))
    for part, value in ((Part.MORNING, 3), (Part.EVENING, 6)):
        verbs.log_score(journal, a_score("pain", value, YESTERDAY, part=part))
        verbs.log_score(journal, a_score("pain", 1, TODAY, part=part))
    verbs.log_score(journal, a_score("pain", 1, TODAY))
    assert row_of(journal, "pain", part=Part.MORNING).day_before == "yesterday: 3"
    assert row_of(journal, "pain").day_before == "yesterday: 4.5"
