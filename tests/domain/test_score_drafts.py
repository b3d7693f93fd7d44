# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The form of a score, checked by what its tracker takes."""

from datetime import date, time
from decimal import Decimal

import pytest

from journal_app.domain.catalogues import offered_trackers
from journal_app.domain.drafts import ScoreDraft, check_score
from journal_app.domain.scores import Part, Score, Tracker, TrackerKind

TODAY = date(2024, 11, 21)
TRACKERS = {offer.tracker.key: offer.tracker for offer in offered_trackers()}
STEPS = Tracker(key="steps", name="Steps", question="How many steps?", kind=TrackerKind.COUNT, low=None, high=None)
WEIGHT = Tracker(key="weight", name="Weight", question="How heavy?", kind=TrackerKind.NUMBER, low=None, high=None)
ALL = {**TRACKERS, "steps": STEPS, "weight": WEIGHT}


def value_of(key: str, value: str) -> Decimal:
    return check_score(ScoreDraft(day="today", tracker=key, value=value), ALL[key], today=TODAY).require().value


def problem_of(key: str, value: str) -> str:
    checked = check_score(ScoreDraft(day="today", tracker=key, value=value), ALL[key], today=TODAY)
    problem = checked.problem("value")
    assert checked.value is None
    assert problem is not None
    return problem.message


def test_a_score_is_kept_with_its_part_time_and_note() -> None:
    typed = ScoreDraft(day="2024-11-20", tracker="fatigue", value="7", part="Evening", time="20:30", note=" long day ")
    assert check_score(typed, TRACKERS["fatigue"], today=TODAY).require() == Score(
        day=date(2024, 11, 20),
        tracker="fatigue",
        value=Decimal(7),
        part=Part.EVENING,
        time=time(20, 30),
        note="long day",
    )


@pytest.mark.parametrize(("value", "kept"), [("0", 0), ("10", 10), ("7.0", 7)])
def test_a_scale_takes_its_whole_numbers(value: str, kept: int) -> None:
    assert str(value_of("fatigue", value)) == str(kept)


@pytest.mark.parametrize(
    ("key", "value", "named"),
    [
        ("fatigue", "11", "11 is outside"),
        ("fatigue", "-1", "-1 is outside"),
        ("fatigue", "7.5", "7.5 lies between"),
        ("fatigue", "7,5", "7,5 lies between"),
        ("fatigue", "<5", "<5"),
        ("fatigue", "", "missing"),
        ("fatigue", "bad", "bad"),
        ("sleep_hours", "25", "25 is outside"),
        ("pem", "maybe", "maybe"),
        ("pem", "", "yes or no"),
        ("steps", "-3", "-3 is below"),
        ("steps", "3.5", "between"),
        ("steps", "1.250", "two ways"),
    ],
)
def test_what_a_tracker_does_not_take_is_refused_by_name(key: str, value: str, named: str) -> None:
    assert named in problem_of(key, value)


@pytest.mark.parametrize(("value", "kept"), [("yes", 1), ("No", 0), ("1", 1), ("true", 1)])
def test_yes_and_no_are_one_and_nought(value: str, kept: int) -> None:
    assert value_of("pem", value) == kept


@pytest.mark.parametrize(
    ("value", "hours"), [("7:30", "7.5"), ("7h30", "7.5"), ("7 h", "7"), ("7 h 15 min", "7.25"), ("7,5", "7.5")]
)
def test_a_duration_is_hours(value: str, hours: str) -> None:
    assert value_of("sleep_hours", value) == Decimal(hours)


def test_counts_and_numbers_are_open_at_the_top() -> None:
    assert value_of("steps", "12 000") == 12000
    assert value_of("weight", "61,4") == Decimal("61.4")
    assert value_of("weight", "-2") == -2


def test_a_number_with_one_bound_says_which() -> None:
    bounded = Tracker(key="k", name="K", question="K?", kind=TrackerKind.NUMBER, low=None, high=Decimal(5))
    problem = check_score(ScoreDraft(day="today", value="6"), bounded, today=TODAY).problem("value")
    assert problem is not None
    assert "up to 5" in problem.message


def test_a_future_day_and_an_unknown_part_are_refused() -> None:
    checked = check_score(ScoreDraft(day="2024-11-22", value="3", part="dawn"), TRACKERS["mood"], today=TODAY)
    assert [problem.field for problem in checked.problems] == ["day", "part"]
