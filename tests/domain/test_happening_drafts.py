# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The forms of events, courses and follow-up dates."""

from datetime import date

import pytest

from journal_app.domain.drafts import (
    CourseDraft,
    EventDraft,
    FollowUpDraft,
    check_course,
    check_event,
    check_follow_up,
)
from journal_app.domain.records import FollowUp
from journal_app.domain.treatments import Course, Event, EventKind

TODAY = date(2024, 11, 21)


@pytest.mark.parametrize(
    ("kind", "meant"),
    [("crash", EventKind.CRASH), ("Blood donation", EventKind.DONATION), ("heavy period", EventKind.BLEEDING)],
)
def test_an_event_needs_only_its_kind_and_day(kind: str, meant: EventKind) -> None:
    assert check_event(EventDraft(kind=kind, first_on="today"), today=TODAY).require() == Event(
        kind=meant, title="", first_on=TODAY
    )


def test_an_event_does_not_end_before_it_began() -> None:
    draft = EventDraft(kind="travel", title="Sea", first_on="2024-11-10", last_on="2024-11-09")
    problem = check_event(draft, today=TODAY).problem("last_on")
    assert problem is not None
    assert "2024-11-09" in problem.message
    assert "2024-11-10" in problem.message


def test_an_event_of_no_known_kind_says_what_it_was() -> None:
    assert [p.field for p in check_event(EventDraft(kind="other", first_on="today"), today=TODAY).problems] == ["title"]
    assert [p.field for p in check_event(EventDraft(kind="party", first_on="x"), today=TODAY).problems] == [
        "kind",
        "first_on",
    ]
    missing = check_event(EventDraft(first_on="today"), today=TODAY).problem("kind")
    assert missing is not None
    assert "relapse" in missing.message


def test_a_course_keeps_its_dose_as_words() -> None:
    draft = CourseDraft(title="Oral iron", started_on="2024-10-01", stopped_on="2024-11-01", dose="1 every other day")
    assert check_course(draft, today=TODAY).require() == Course(
        title="Oral iron",
        started_on=date(2024, 10, 1),
        stopped_on=date(2024, 11, 1),
        dose="1 every other day",
    )
    wrong = check_course(CourseDraft(started_on="2024-10-02", stopped_on="2024-10-01"), today=TODAY)
    assert [problem.field for problem in wrong.problems] == ["title", "stopped_on"]


@pytest.mark.parametrize(
    ("day", "meant"),
    [("2025-02-03", date(2025, 2, 3)), ("tomorrow", date(2024, 11, 22)), ("2024-01-02", date(2024, 1, 2))],
)
def test_a_follow_up_date_may_lie_ahead_or_behind(day: str, meant: date) -> None:
    draft = FollowUpDraft(due_on=day, title=" Blood test ", note="fasting")
    assert check_follow_up(draft, today=TODAY).require() == FollowUp(due_on=meant, title="Blood test", note="fasting")


@pytest.mark.parametrize("day", ["", "soon", "2025-02-30", "2245-01-01"])
def test_a_follow_up_date_is_a_day_of_this_life(day: str) -> None:
    problems = check_follow_up(FollowUpDraft(due_on=day), today=TODAY).problems
    assert [problem.field for problem in problems] == ["due_on", "title"]


def test_a_date_is_done_on_a_day_that_has_come() -> None:
    done = check_follow_up(FollowUpDraft(due_on="2024-11-20", title="Call", done_on="yesterday"), today=TODAY)
    assert done.require().done_on == date(2024, 11, 20)
    early = check_follow_up(FollowUpDraft(due_on="2024-11-20", title="Call", done_on="2024-11-22"), today=TODAY)
    assert [problem.field for problem in early.problems] == ["done_on"]
