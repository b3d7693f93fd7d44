# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.catalogues import offered_trackers
from journal_app.domain.scores import Better, DayRule, Mark, Part, TrackerKind
from journal_app.domain.settings import DAY_ENDS_AT
from journal_app.domain.treatments import EventKind
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.today.build import build_state
from journal_app.ui.today.state import Face, RowState, TodayState
from tests.builders import a_score, a_tracker, an_event
from tests.plugins.clock import EVENING

TODAY = date(2026, 11, 21)


def state_of(journal: Journal, day: date = TODAY, today: date = TODAY, now: datetime = EVENING) -> TodayState:
    return build_state(journal.facts, day=day, today=today, now=now)


def row_of(journal: Journal, tracker: str, day: date = TODAY) -> RowState:
    return next(row for row in state_of(journal, day).rows if row.tracker == tracker)


def test_a_new_journal_asks_for_fatigue_and_mood_and_nothing_is_chosen(journal: Journal) -> None:
    state = state_of(journal)
    assert [row.tracker for row in state.rows] == ["fatigue", "mood"]
    assert all(row.value is None and row.steps == tuple(range(11)) for row in state.rows)
    assert (state.note, state.events, state.is_too_ill, state.has_crash) == ("", (), False, False)


def test_a_row_says_its_question_its_ends_and_which_way_is_better(journal: Journal) -> None:
    fatigue, mood = state_of(journal).rows
    assert fatigue.question
    assert fatigue.low_words
    assert fatigue.high_words
    assert (fatigue.direction, mood.direction) == ("lower is better", "higher is better")


def test_parts_of_the_day_are_not_asked_for_at_first(journal: Journal) -> None:
    state = build_state(journal.facts, day=TODAY, today=TODAY, now=EVENING, part=Part.EVENING)
    assert (state.parts, state.part) == ((), Part.DAY)


def test_a_period_is_offered_and_not_on_at_first(journal: Journal) -> None:
    offered = {each.tracker.key: each for each in offered_trackers()}
    assert not offered["period"].on
    verbs.add_tracker(journal, offered["period"].tracker)
    assert row_of(journal, "period").face is Face.YES_NO


def test_the_score_of_the_day_is_shown_and_yesterdays_is_not(journal: Journal) -> None:
    before = state_of(journal)
    verbs.log_score(journal, a_score("fatigue", 7, TODAY - timedelta(days=1)))
    assert state_of(journal) == before
    verbs.log_score(journal, a_score("fatigue", 4, TODAY))
    assert row_of(journal, "fatigue").value == Decimal(4)


def test_a_tracker_that_was_put_away_is_not_asked_for(journal: Journal) -> None:
    verbs.add_tracker(journal, a_tracker("pain", archived=True, position=9))
    assert "pain" not in [row.tracker for row in state_of(journal).rows]


@pytest.mark.parametrize(
    ("more", "face", "steps"),
    [
        ({"low": Decimal(1), "high": Decimal(5)}, Face.BUTTONS, (1, 2, 3, 4, 5)),
        ({"low": Decimal(0), "high": Decimal(100)}, Face.FIELD, ()),
        ({"low": Decimal(0), "high": Decimal("0.5")}, Face.FIELD, ()),
        ({"low": Decimal(-5), "high": Decimal(5)}, Face.FIELD, ()),
        ({"kind": TrackerKind.YES_NO}, Face.YES_NO, (0, 1)),
        ({"kind": TrackerKind.DURATION, "low": None, "high": None}, Face.FIELD, ()),
        ({"kind": TrackerKind.COUNT, "low": None, "high": None}, Face.FIELD, ()),
        ({"kind": TrackerKind.NUMBER, "low": None, "high": None}, Face.FIELD, ()),
    ],
)
def test_a_tracker_is_asked_for_in_the_way_that_fits(
    journal: Journal, more: dict[str, object], face: Face, steps: tuple[int, ...]
) -> None:
    verbs.add_tracker(journal, a_tracker("other", position=9, **more))
    row = row_of(journal, "other")
    assert (row.face, row.steps) == (face, steps)
    assert bool(row.field_hint) is (face is Face.FIELD)


def test_a_number_in_a_field_stands_as_it_was_kept(journal: Journal) -> None:
    verbs.add_tracker(journal, a_tracker("weight", kind=TrackerKind.NUMBER, low=None, high=None, position=9))
    verbs.log_score(journal, a_score("weight", "61.50", TODAY))
    assert row_of(journal, "weight").value_text == "61.50"


def test_entries_with_a_time_stand_beside_the_row_with_the_rule_that_counts_them(journal: Journal) -> None:
    mood = a_tracker("daylio_mood", low=Decimal(1), high=Decimal(5), better=Better.HIGHER, day_rule=DayRule.MEAN)
    verbs.add_tracker(journal, mood)
    for hour, value in ((9, 3), (20, 4)):
        verbs.log_score(journal, a_score("daylio_mood", value, TODAY, time=time(hour, 5)))
    verbs.log_score(journal, a_score("daylio_mood", 2, TODAY, part=Part.MORNING))
    row = row_of(journal, "daylio_mood")
    assert row.value is None
    assert row.aside == (
        "3 more entries on this day: 2 in the morning, 3 at 09:05, 4 at 20:05; the day counts as the mean of all."
    )


def test_clearing_takes_the_score_of_the_whole_day_and_nothing_else(journal: Journal) -> None:
    verbs.log_score(journal, a_score("fatigue", 3, TODAY, time=time(9)))
    verbs.log_score(journal, a_score("fatigue", 8, TODAY))
    assert verbs.clear_score(journal, TODAY, Part.DAY, "fatigue").change
    assert [score.value for score in journal.facts.scores(TODAY, TODAY)] == [Decimal(3)]
    assert verbs.clear_score(journal, TODAY, Part.DAY, "fatigue").change is None


@pytest.mark.parametrize(
    ("day", "remark"),
    [
        (TODAY, "Today"),
        (TODAY - timedelta(days=1), "Yesterday"),
        (TODAY - timedelta(days=9), "9 days ago"),
    ],
)
def test_it_says_where_the_day_lies(journal: Journal, day: date, remark: str) -> None:
    assert state_of(journal, day).remark == remark


def test_in_the_small_hours_it_says_how_long_the_day_lasts(journal: Journal) -> None:
    verbs.set_setting(journal, DAY_ENDS_AT, "03:30")
    night = EVENING.replace(day=22, hour=1, minute=23)
    assert state_of(journal, now=night).remark == "It is 01:23; this day lasts until 03:30"


@pytest.mark.parametrize(("mark", "words"), [(Mark.TOO_ILL, "too ill to log"), (Mark.NOT_TRACKED, "not tracked")])
def test_it_says_what_the_day_is_marked_as(journal: Journal, mark: Mark, words: str) -> None:
    verbs.mark_day(journal, TODAY, mark)
    state = state_of(journal)
    assert words in state.remark
    assert (state.is_too_ill, state.is_not_tracked) == (mark is Mark.TOO_ILL, mark is Mark.NOT_TRACKED)


def test_scores_stay_on_a_day_that_is_marked(journal: Journal) -> None:
    verbs.log_score(journal, a_score("mood", 2, TODAY))
    verbs.mark_day(journal, TODAY, Mark.TOO_ILL)
    assert row_of(journal, "mood").value == Decimal(2)


def test_what_happened_on_the_day_is_named(journal: Journal) -> None:
    verbs.add_event(journal, an_event(TODAY, kind=EventKind.CRASH, title=""))
    verbs.add_event(
        journal, an_event(TODAY - timedelta(days=2), last_on=TODAY, kind=EventKind.INFECTION, title="a cold")
    )
    verbs.add_event(journal, an_event(TODAY - timedelta(days=9), kind=EventKind.TRAVEL, title="train"))
    state = state_of(journal)
    assert state.events == ("Infection: a cold (since 19 Nov 2026)", "Crash")
    assert state.has_crash


def test_other_days_are_not_called_today(journal: Journal) -> None:
    there = state_of(journal, TODAY - timedelta(days=3))
    words = (there.too_ill_words, there.not_tracked_words, there.crash_words)
    assert words == ("Too ill to log that day", "Not tracked that day", "Crash that day")
