# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Courses and their days, and the dates a reader sets: what the presenter makes of them."""

from dataclasses import replace
from datetime import date

import pytest

from journal_app.domain.drafts import CourseDraft, FollowUpDraft
from journal_app.domain.records import FollowUp
from journal_app.domain.treatments import CourseDay, CourseState
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.treatments.build import build_state
from journal_app.ui.treatments.presenter import Presenter
from journal_app.ui.treatments.state import Part, TreatmentsState
from tests.builders import a_course
from tests.ui.desks import KeptMessages, a_desk
from tests.ui.treatments_stage import NoViewer, SeenView

TODAY = date(2026, 11, 21)
Stage = tuple[Presenter, SeenView, KeptMessages]


@pytest.fixture
def stage(journal: Journal) -> Stage:
    desk, messages = a_desk(journal)
    view = SeenView()
    return Presenter(desk, view, NoViewer()), view, messages


def states_of(journal: Journal) -> TreatmentsState:
    return build_state(journal.facts, today=TODAY)


def test_a_course_is_kept_changed_and_deleted(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    presenter.form.start(Part.COURSE)
    assert view.form.draft == CourseDraft(started_on="2026-11-21")
    presenter.form.save(CourseDraft(started_on="2026-11-22"))
    assert set(view.problems) == {"title", "started_on"}
    presenter.form.save(CourseDraft(title="Oral iron", dose="one every other day", started_on="2026-11-01"))
    (kept,) = journal.facts.courses()
    assert view.shown == [(Part.COURSE, kept.id)]
    presenter.form.edit(Part.COURSE, kept.id)
    assert view.form.draft == CourseDraft(
        title="Oral iron", dose="one every other day", started_on="2026-11-01", changes=kept.id
    )
    presenter.form.save(replace(view.form.draft, stopped_on="2026-11-20"))
    assert journal.facts.courses() == [replace(kept, stopped_on=date(2026, 11, 20))]
    presenter.mark(kept.id, date(2026, 11, 2), CourseState.TAKEN)
    presenter.delete(Part.COURSE, kept.id)
    assert (journal.facts.courses(), journal.facts.course_days(kept.id)) == ([], [])
    assert messages.last.act is not None
    messages.last.act()
    assert len(journal.facts.course_days(kept.id)) == 1


def test_biotin_is_known_by_its_name(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    presenter.form.start(Part.COURSE)
    presenter.form.name(CourseDraft(title="biotin 100 mg"), is_named=False)
    assert len(view.remarks) == 1
    verbs.add_course(journal, a_course(title="Biotin"))
    assert states_of(journal).courses[0].remarks == view.remarks


def test_days_of_a_course_are_said_in_words(journal: Journal) -> None:
    course = verbs.add_course(journal, a_course(date(2026, 11, 1))).value
    assert states_of(journal).courses[0].cells == (
        "Oral iron",
        "one tablet",
        "since 1 Nov 2026",
        "no days noted yet",
        "",
    )
    states = [CourseState.TAKEN, CourseState.TAKEN, CourseState.SKIPPED, CourseState.NO_DOSE]
    for day, state in enumerate(states, start=1):
        verbs.mark_course_day(journal, CourseDay(course=course.id, day=date(2026, 11, day), state=state))
    (row,) = states_of(journal).courses
    assert row.cells[3] == "taken on 2 of 4 days noted"
    assert row.details.endswith("taken on 2 of 4 days noted, skipped on 1, no dose planned on 1")
    assert [(day.day.day, day.state) for day in row.days] == list(enumerate(states, start=1))


def test_a_day_is_noted_noted_otherwise_and_taken_back(stage: Stage, journal: Journal) -> None:
    presenter, _view, messages = stage
    course = verbs.add_course(journal, a_course(date(2026, 11, 1))).value
    presenter.mark(course.id, TODAY, CourseState.TAKEN)
    presenter.mark(course.id, TODAY, CourseState.STOPPED)
    (mark,) = journal.facts.course_days(course.id)
    assert mark.state is CourseState.STOPPED
    assert journal.facts.courses()[0].stopped_on is None
    presenter.unmark(mark.id)
    assert journal.facts.course_days(course.id) == []
    assert messages.last.act is not None
    messages.last.act()
    assert journal.facts.course_days(course.id) == [mark]


def test_the_reader_may_make_a_day_the_last_of_a_course(stage: Stage, journal: Journal) -> None:
    presenter, _view, messages = stage
    course = verbs.add_course(journal, a_course(date(2026, 11, 1))).value
    presenter.end_course(course.id, TODAY)
    assert states_of(journal).courses[0].cells[2] == "1 Nov 2026 – 21 Nov 2026"
    assert messages.last.action == "Undo"


def test_dates_that_come_stand_first_and_none_is_scolded(journal: Journal) -> None:
    for day, done in (("2026-11-03", None), ("2027-02-01", None), ("2026-12-03", None), ("2026-10-01", "2026-10-02")):
        done_on = date.fromisoformat(done) if done else None
        verbs.add_follow_up(journal, FollowUp(due_on=date.fromisoformat(day), title="Test", done_on=done_on))
    state = states_of(journal)
    assert [row.cells[::2] for row in state.follow_ups] == [
        ("3 Dec 2026", "in 12 days"),
        ("1 Feb 2027", "in 72 days"),
        ("3 Nov 2026", "18 days ago"),
        ("1 Oct 2026", "done on 2 Oct 2026"),
    ]
    assert state.next == "Next date: Test, 3 Dec 2026, in 12 days."


def test_a_date_gone_by_is_not_called_the_next(journal: Journal) -> None:
    verbs.add_follow_up(journal, FollowUp(due_on=date(2026, 11, 20), title="Test"))
    assert states_of(journal).next == ""
    verbs.add_follow_up(journal, FollowUp(due_on=TODAY, title="Call"))
    assert states_of(journal).next == "Next date: Call, 21 Nov 2026, today."


def test_a_date_is_set_done_and_not_done_after_all(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    presenter.form.start(Part.FOLLOW_UP)
    assert view.form.draft == FollowUpDraft()  # no day is proposed
    presenter.form.save(FollowUpDraft(due_on="2026-12-03", title="Blood test"))
    (kept,) = journal.facts.follow_ups()
    presenter.set_done(kept.id, is_done=True)
    assert journal.facts.follow_ups() == [replace(kept, done_on=TODAY)]
    assert messages.last.act is not None
    messages.last.act()
    assert journal.facts.follow_ups() == [kept]
    presenter.set_done(kept.id, is_done=True)
    presenter.set_done(kept.id, is_done=False)
    assert journal.facts.follow_ups() == [kept]
    presenter.form.edit(Part.FOLLOW_UP, kept.id)
    draft = view.form.draft
    assert isinstance(draft, FollowUpDraft)
    presenter.form.save(replace(draft, done_on="2026-11-20", note="early"))
    assert journal.facts.follow_ups() == [replace(kept, done_on=date(2026, 11, 20), note="early")]
    presenter.delete(Part.FOLLOW_UP, kept.id)
    assert journal.facts.follow_ups() == []
