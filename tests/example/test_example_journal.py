# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The example journal is a real journal: made up and saying so, the same every time, with a history of evenings."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from journal_app.domain.drafts import (
    CourseDraft,
    EventDraft,
    InfusionDraft,
    LabDraft,
    ReactionDraft,
    ScoreDraft,
    check_course,
    check_event,
    check_infusion,
    check_lab,
    check_reaction,
    check_score,
)
from journal_app.domain.facts import Fact
from journal_app.domain.labs import LabResult
from journal_app.domain.records import Appointment, FollowUp, Question
from journal_app.domain.scores import Mark
from journal_app.domain.treatments import Course, CourseState, Event, EventKind, Infusion, InfusionKind, Reaction
from journal_app.errors import EntryRefused
from journal_app.example import make_example, told
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation

F = TypeVar("F", bound=Fact)

LAST = date(2025, 10, 31)
CAREGIVER = "Sam Example"
INTERPRETING = re.compile(
    r"\b(because|due to|caused?|thanks to|improv\w+|(better|worse) since|(ab)?normal|too (low|high)|should)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def example() -> Iterator[Journal]:
    with told(years=3, until=LAST) as journal:
        yield journal


def as_typed(fact: F) -> F:
    """The fact without what the journal stamps on it."""
    return replace(fact, id="", entered_by="", recorded_at=None)


def lab_draft(result: LabResult) -> LabDraft:
    return LabDraft(
        analyte=result.analyte,
        value=result.printed_value,
        unit=result.unit,
        day=str(result.collected_on),
        time=f"{result.collected_time:%H:%M}",
        range=result.range_text,
        flag=result.flag,
        laboratory=result.laboratory,
        note=result.note,
    )


def infusion_draft(infusion: Infusion) -> InfusionDraft:
    return InfusionDraft(
        product=infusion.product,
        amount=str(infusion.amount),
        unit=infusion.unit,
        brand=infusion.brand,
        day=str(infusion.given_on),
        time=f"{infusion.given_time:%H:%M}",
        place=infusion.place,
        course=infusion.course,
        note=infusion.note,
    )


def reaction_draft(reaction: Reaction) -> ReactionDraft:
    return ReactionDraft(
        infusion=reaction.infusion,
        kind=reaction.kind,
        onset_day=str(reaction.onset_day),
        lasted=reaction.lasted,
        severity=reaction.severity,
        note=reaction.note,
    )


def event_draft(event: Event) -> EventDraft:
    return EventDraft(
        kind=event.kind,
        title=event.title,
        first_on=str(event.first_on),
        last_on=str(event.last_on or ""),
        note=event.note,
    )


def course_draft(course: Course) -> CourseDraft:
    return CourseDraft(
        title=course.title,
        started_on=str(course.started_on),
        stopped_on=str(course.stopped_on or ""),
        dose=course.dose,
        note=course.note,
    )


def text_of(journal: Journal) -> str:
    return json.dumps(journal.dump(), ensure_ascii=False, sort_keys=True)


def test_the_same_seed_gives_the_same_dump(tmp_path: Path) -> None:
    with told(years=1, seed=4) as once, told(years=1, seed=4) as again, told(years=1, seed=5) as other:
        first = text_of(once)
        assert first == text_of(again)
        assert first != text_of(other)
    make_example(tmp_path / "file.ironjournal", years=1, seed=4)
    with Journal.open(tmp_path / "file.ironjournal") as kept:
        assert text_of(kept) == first
        assert kept.check(full=True).ok


def test_it_says_that_it_is_made_up(example: Journal) -> None:
    assert example.made_up
    assert example.person == example.entered_by == "Alex Example"


def test_names_and_places_are_obviously_invented(example: Journal) -> None:
    facts = example.facts
    places = {infusion.place for infusion in facts.infusions()} | {one.laboratory for one in facts.lab_results()}
    assert all("Example" in place for place in places)
    assert all("Example" in visit.with_whom or "Sample" in visit.with_whom for visit in facts.every(Appointment))


def test_nothing_in_it_interprets(example: Journal) -> None:
    written = text_of(example)
    assert "Slept in the afternoon." in written
    assert INTERPRETING.findall(written) == []


def test_it_spans_the_years_asked_for_and_ends_on_the_day_asked_for(example: Journal) -> None:
    assert example.facts.span() == (date(2022, 11, 1), LAST)
    assert max(score.day for score in example.facts.scores()) <= LAST
    counts = example.facts.counts(date(2022, 11, 1), LAST)
    assert counts.not_tracked == 3 * 7
    assert counts.too_ill >= 5
    assert 0.7 < counts.logged / counts.days < 0.9


def test_each_evening_is_a_change_of_its_own(example: Journal) -> None:
    history = example.history()
    evenings = [change for change in history if change.operation is Operation.LOG_SCORE]
    assert len(evenings) == len(example.facts.scored_days())
    assert len({change.at.date() for change in evenings}) == len(evenings)
    assert [change.at for change in history] == sorted((change.at for change in history), reverse=True)
    assert all(score.recorded_at and score.recorded_at.date() >= score.day for score in example.facts.scores())


def test_the_last_evening_can_be_undone() -> None:
    with told(years=1, until=LAST) as journal:
        before = len(journal.facts.scores())
        last_evening = len(journal.facts.scores(first=LAST))
        scored = next(change for change in journal.history() if change.operation is Operation.LOG_SCORE)
        journal.undo(scored.id)
        assert last_evening >= 2
        assert len(journal.facts.scores()) == before - last_evening
        assert not journal.facts.scores(first=LAST)


def test_a_caregiver_entered_a_few_notes(example: Journal) -> None:
    by = Counter(day.entered_by for day in example.facts.days() if day.note)
    assert by[CAREGIVER] >= 10
    assert by[example.person] > 3 * by[CAREGIVER]


def test_some_scores_were_corrected(example: Journal) -> None:
    edits = [change for change in example.history() if change.operation is Operation.EDIT]
    assert len(edits) >= 10


def test_everything_a_journal_holds_is_in_it(example: Journal) -> None:
    facts = example.facts
    tracked = {"fatigue", "mood", "brain_fog", "pain", "sleep_hours", "period"}
    assert {tracker.key for tracker in facts.trackers()} == tracked == {score.tracker for score in facts.scores()}
    assert facts.analytes_present() == sorted(
        ["crp", "ferritin", "haemoglobin", "iron", "phosphate", "tibc", "transferrin", "tsat"]
    )
    kinds = {infusion.kind for infusion in facts.infusions()}
    assert kinds == {InfusionKind.IRON, InfusionKind.DISEASE_MODIFYING, InfusionKind.STEROID}
    products = [infusion.product for infusion in facts.infusions(kind=InfusionKind.IRON)]
    assert products[0] == "Ferric carboxymaltose"
    assert products[-1] == "Ferric derisomaltose"
    assert {event.kind for event in facts.events()} >= {
        EventKind.RELAPSE,
        EventKind.CRASH,
        EventKind.INFECTION,
        EventKind.VACCINATION,
        EventKind.HEAT,
        EventKind.TRAVEL,
        EventKind.BLEEDING,
    }
    assert {day.mark for day in facts.days()} == set(Mark)


def test_every_value_passes_the_checks_of_the_forms(example: Journal) -> None:
    trackers = {tracker.key: tracker for tracker in example.facts.trackers()}
    for score in example.facts.scores():
        draft = ScoreDraft(day=str(score.day), tracker=score.tracker, value=str(score.value))
        assert as_typed(check_score(draft, trackers[score.tracker], today=LAST).require()) == as_typed(score)
    for result in example.facts.lab_results():
        assert as_typed(check_lab(lab_draft(result), today=LAST).require()) == as_typed(result)
    for infusion in example.facts.infusions():
        assert as_typed(check_infusion(infusion_draft(infusion), today=LAST).require()) == as_typed(infusion)
    for reaction in example.facts.reactions():
        assert as_typed(check_reaction(reaction_draft(reaction)).require()) == as_typed(reaction)
    for event in example.facts.events():
        assert as_typed(check_event(event_draft(event), today=LAST).require()) == as_typed(event)
    for course in example.facts.courses():
        assert as_typed(check_course(course_draft(course), today=LAST).require()) == as_typed(course)


def test_reactions_belong_to_infusions(example: Journal) -> None:
    first = example.facts.infusions(kind=InfusionKind.IRON)[0]
    assert [(one.kind, one.onset_day) for one in example.facts.reactions(first.id)] == [
        ("headache", 0),
        ("joint_pain", 2),
    ]


def test_the_tablets_have_taken_and_skipped_days_and_an_end(example: Journal) -> None:
    (course,) = example.facts.courses()
    states = Counter(day.state for day in example.facts.course_days(course.id))
    assert set(states) == set(CourseState)
    assert states[CourseState.TAKEN] > states[CourseState.SKIPPED] > 0
    assert course.stopped_on == max(day.day for day in example.facts.course_days(course.id))


def test_two_appointments_have_questions_and_there_is_one_follow_up(example: Journal) -> None:
    visits = sorted(example.facts.every(Appointment), key=lambda visit: visit.day)
    assert len(visits) == 2
    assert visits[0].day < LAST < visits[1].day
    asked = Counter(question.appointment for question in example.facts.every(Question))
    assert set(asked) == {visit.id for visit in visits}
    assert sum(bool(question.answer) for question in example.facts.every(Question)) == 2
    assert len(example.facts.every(FollowUp)) == 1


def test_an_existing_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "there.ironjournal"
    path.write_text("mine")
    with pytest.raises(EntryRefused, match="already"):
        make_example(path, years=1)
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_only_the_journal_is_left(tmp_path: Path) -> None:
    make_example(tmp_path / "new.ironjournal", years=1)
    assert [path.name for path in tmp_path.iterdir()] == ["new.ironjournal"]


def test_less_than_a_year_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EntryRefused, match="at least one year"):
        make_example(tmp_path / "new.ironjournal", years=0)
    assert list(tmp_path.iterdir()) == []
