# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A journal written as FHIR and read into an empty one: whatever these resources hold is there again."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.facts import Fact, Kind
from journal_app.domain.labs import LabResult
from journal_app.domain.questionnaire_files import questionnaires
from journal_app.domain.questionnaires import total_of, write_answers
from journal_app.domain.records import AnswerSet, Appointment, Exclusion, FollowUp, Question, Setting
from journal_app.domain.scores import Better, Day, DayRule, Mark, Tracker, TrackerKind
from journal_app.domain.treatments import Course, CourseDay, CourseState, Event, EventKind, Infusion, Reaction, Severity
from journal_app.example import make_example
from journal_app.exchange import importing
from journal_app.exchange.fhir.bundle import losses, write_bundle
from journal_app.exchange.previews.plan import Action
from journal_app.store import rows, verbs
from journal_app.store.changes import Edit
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from tests.builders import a_tracker, an_infusion
from tests.exchange.every_kind import DAY, OTHER_DAY, fill
from tests.exchange.samples import TODAY

# What the export says it does not hold, and what is no fact of anybody: what an import or a form remembers.
LOST = {Kind.ATTACHMENT, Kind.CARD, Kind.CARD_MARK, Kind.SETTING, Kind.EXPECTATION}
REMEMBERED = {Kind.IMPORT_RUN, Kind.MAPPING, Kind.LABORATORY}
KEPT = [kind for kind in rows.FACTS if kind not in LOST | REMEMBERED]
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), max_size=20)
WORDS = TEXTS.filter(bool)
DAYS = st.dates(date(2000, 1, 1), TODAY)


def bare(journal: Journal, kind: Kind) -> list[Fact]:
    """The facts of a kind as far as anybody entered them, what they point to named by what it says."""
    return sorted((_bare(journal, fact) for fact in journal.facts.every(rows.FACTS[kind])), key=repr)


def _bare(journal: Journal, fact: Any) -> Fact:
    plain: Fact = replace(fact, id="", entered_by="", recorded_at=None, source="")
    if isinstance(plain, Reaction):
        infusion = next(one for one in journal.facts.infusions() if one.id == plain.infusion)
        return replace(plain, infusion=f"{infusion.given_on} {infusion.product}")
    if isinstance(plain, CourseDay):
        return replace(plain, course=next(one.title for one in journal.facts.courses() if one.id == plain.course))
    if isinstance(plain, Question) and plain.appointment:
        visit = next(one for one in journal.facts.every(Appointment) if one.id == plain.appointment)
        return replace(plain, appointment=visit.with_whom)
    return plain


def read_into(journal: Journal, path: Path) -> importing.ImportOutcome:
    return importing.run(journal, importing.preview(path, journal.facts, today=TODAY))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("read-back")


def keep(journal: Journal, *facts: Fact) -> None:
    journal.change(Operation.LOAD, lambda edit: edit.add_many(facts))


def comes_back(journal: Journal, folder: Path) -> Journal:
    """An empty journal into which what this one wrote was read; reading it again adds nothing."""
    path = write_bundle(journal.facts, folder / "a.json", replace=True).path
    other = Journal.create(None)
    outcome = read_into(other, path)
    assert (outcome.rejected, outcome.changed) == (0, int(journal.made_up))
    assert other.made_up == journal.made_up
    again = read_into(other, path)
    assert (again.added, again.changed, again.rejected, again.change) == (0, 0, 0, None)
    for kind in KEPT:
        assert bare(other, kind) == bare(journal, kind), kind
    return other


def test_a_fact_of_every_kind_comes_back(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    with comes_back(journal, tmp_path) as other:
        assert {kind for kind in KEPT if bare(other, kind)} == set(KEPT)


def test_the_example_comes_back_whole(tmp_path: Path) -> None:
    make_example(tmp_path / "example.ironjournal", years=1, seed=1, until=date(2024, 11, 20))
    with Journal.open(tmp_path / "example.ironjournal", read_only=True) as journal, comes_back(journal, tmp_path):
        assert len(bare(journal, Kind.DAY)) > 5


def test_what_is_lost_is_said_and_nothing_else(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    keep(journal, Setting(key="mine", value="yes"))
    with comes_back(journal, tmp_path) as other:
        gone = {kind for kind in LOST if bare(journal, kind) != bare(other, kind)}
    assert gone == LOST
    said = losses()[0]
    assert all(words in said for words in ("Letters", "photos", "research", "settings", "before an infusion"))


EVENTS = st.builds(
    Event,
    first_on=DAYS,
    last_on=st.none() | st.just(TODAY),
    kind=st.sampled_from(EventKind),
    title=WORDS,
    note=TEXTS,
)
COURSES = st.builds(Course, title=WORDS, started_on=DAYS, stopped_on=st.none() | st.just(TODAY), dose=TEXTS, note=TEXTS)
DAYS_KEPT = st.builds(Day, day=DAYS, note=TEXTS, mark=st.sampled_from(Mark)).filter(lambda day: day.note or day.mark)
VISITS = st.builds(
    Appointment, day=DAYS, time=st.none() | st.just(time(9, 30)), with_whom=TEXTS, said=TEXTS, note=TEXTS
)
QUESTIONS = st.builds(Question, text=WORDS, about=TEXTS) | st.builds(
    Question, text=WORDS, answered_on=DAYS, answer=TEXTS
)
FOLLOW_UPS = st.builds(FollowUp, due_on=DAYS, title=WORDS, done_on=st.none() | DAYS, note=TEXTS)
EXCLUSIONS = st.builds(Exclusion, first_on=DAYS, last_on=st.just(TODAY), tracker=st.sampled_from(["", "fatigue"]))
ANYTHING = EVENTS | COURSES | VISITS | QUESTIONS | FOLLOW_UPS | EXCLUSIONS


@given(facts=st.lists(ANYTHING, max_size=6), days=st.lists(DAYS_KEPT, max_size=4, unique_by=lambda day: day.day))
def test_what_was_entered_comes_back(folder: Path, facts: list[Fact], days: list[Day]) -> None:
    with Journal.create(None) as journal:
        keep(journal, *{_key(fact): fact for fact in facts}.values(), *days)
        comes_back(journal, folder).close()


def _key(fact: Fact) -> str:
    """Two facts that say the same are one when they are read back."""
    return repr(fact)


def _answer_sets() -> Iterator[AnswerSet]:
    for asked in questionnaires():
        for skipped in (0, 1):
            given_ = {item.key: item.answers[-1].value for item in asked.items[skipped:]}
            score = total_of(asked, given_).score
            yield AnswerSet(
                questionnaire=asked.key,
                answered_on=DAY if skipped else OTHER_DAY,
                items=write_answers(given_),
                score=score,
                wording_version="en 0",
                note="hard week",
            )


def test_questionnaires_come_back_with_the_wording_they_were_answered_in(journal: Journal, tmp_path: Path) -> None:
    keep(journal, *_answer_sets())
    with comes_back(journal, tmp_path) as other:
        assert len(bare(other, Kind.ANSWER_SET)) == 2 * len(questionnaires())


@pytest.mark.parametrize("onset", [None, 0, 3])
@pytest.mark.parametrize("severity", Severity)
def test_what_was_felt_comes_back_with_its_infusion(
    journal: Journal, tmp_path: Path, onset: int | None, severity: Severity
) -> None:
    keep(journal, an_infusion(DAY))
    (kept,) = journal.facts.infusions()
    keep(journal, Reaction(infusion=kept.id, kind="headache", onset_day=onset, severity=severity, lasted="a day"))
    comes_back(journal, tmp_path).close()


def test_what_was_felt_is_tied_to_the_infusion_that_is_here_already(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    path = write_bundle(journal.facts, tmp_path / "a.json").path
    with Journal.create(None) as other:
        verbs.add_infusion(other, an_infusion(DAY, given_time=time(10, 0)))
        (here,) = other.facts.infusions()
        read_into(other, path)
        assert [reaction.infusion for reaction in other.facts.reactions()] == [here.id]


def test_what_points_to_nothing_is_refused_with_its_place(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    path = write_bundle(journal.facts, tmp_path / "a.json").path
    document = json.loads(path.read_text())
    document["entry"] = [one for one in document["entry"] if one["resource"]["resourceType"] == "Observation"]
    path.write_text(json.dumps(document))
    with Journal.create(None) as other:
        plan = importing.preview(path, other.facts, today=TODAY)
    refused = [entry.reason for entry in plan.entries.of(Action.REJECT)]
    assert refused == ["What it belongs to is not in this file, or was not read."] * 2


def test_records_read_back_in_any_order_find_one_another(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    path = write_bundle(journal.facts, tmp_path / "a.json").path
    document = json.loads(path.read_text())
    document["entry"].reverse()
    path.write_text(json.dumps(document))
    with Journal.create(None) as other:
        assert read_into(other, path).rejected == 0
        for kind in (Kind.REACTION, Kind.COURSE_DAY, Kind.QUESTION):
            assert bare(other, kind) == bare(journal, kind)


def test_a_question_stays_with_its_visit(journal: Journal, tmp_path: Path) -> None:
    visit = Appointment(id="visit-1", day=DAY, with_whom="Dr Example")
    keep(journal, visit, Question(text="Why so tired?", appointment="visit-1"))
    with comes_back(journal, tmp_path) as other:
        assert other.facts.every(Question)[0].appointment == other.facts.every(Appointment)[0].id


def test_what_stands_here_otherwise_under_its_id_is_left_to_choose(journal: Journal, tmp_path: Path) -> None:
    keep(journal, an_infusion(DAY, id="one"), Course(id="two", title="Iron", started_on=DAY))
    keep(journal, CourseDay(course="two", day=DAY, state=CourseState.TAKEN))
    path = write_bundle(journal.facts, tmp_path / "a.json").path
    with Journal.create(None) as other:
        keep(other, an_infusion(OTHER_DAY, id="one"), Course(id="two", title="Another", started_on=DAY))
        outcome = read_into(other, path)
        assert (outcome.added, outcome.changed, outcome.rejected) == (1, 0, 0)
        assert [course.title for course in other.facts.courses()] == ["Another"]
        plan = importing.preview(path, other.facts, today=TODAY)
        importing.run(other, plan.picked({place: 0 for place, line in enumerate(plan.entries) if line.options}))
        assert [course.title for course in other.facts.courses()] == ["Iron"]
        assert [infusion.given_on for infusion in other.facts.infusions()] == [DAY]
        assert len(other.facts.every(CourseDay)) == 1


CORRECTED: dict[type[Fact], dict[str, Any]] = {
    Course: {"dose": "twice a day"},
    CourseDay: {"state": CourseState.TAKEN},
    Question: {"answered_on": OTHER_DAY, "answer": "Ask again"},
    FollowUp: {"done_on": OTHER_DAY},
    Event: {"title": "Another word"},
    Reaction: {"severity": Severity.MODERATE},
    Appointment: {"said": "go on"},
    Exclusion: {"reason": "visitors"},
    Infusion: {"amount": Decimal(250), "unit": "mg", "iron_mg": None},
    AnswerSet: {"items": '{"1":1,"2":1}', "score": Decimal(2)},
    LabResult: {"value": Decimal(43), "printed_value": "43"},
    Day: {"note": "another", "mark": Mark.NOT_TRACKED},
}
"""How each may be corrected after it was written."""


def test_nothing_that_was_changed_since_is_doubled_and_all_of_it_can_be_taken_back(
    journal: Journal, tmp_path: Path
) -> None:
    fill(journal)
    path = write_bundle(journal.facts, tmp_path / "a.json").path
    before = {kind: bare(journal, kind) for kind in KEPT}
    changed = [replace(fact, **said) for kept, said in CORRECTED.items() for fact in journal.facts.every(kept)]
    assert len({type(fact) for fact in changed}) == len(CORRECTED)

    def change(edit: Edit) -> None:
        for fact in changed:
            edit.replace(fact)

    journal.change(Operation.EDIT, change)
    plan = importing.preview(path, journal.facts, today=TODAY)
    assert {line.action for line in plan.entries} == {Action.SKIP}
    offered = [line for line in plan.entries if line.options]
    assert len(offered) == len(changed)
    assert all("in the file." in line.reason for line in offered)
    importing.run(journal, plan.picked({place: 0 for place, line in enumerate(plan.entries) if line.options}))
    without_spelling = {Kind.LAB_RESULT, Kind.INFUSION}
    for kind in set(KEPT) - without_spelling:
        assert bare(journal, kind) == before[kind], kind
    assert [len(bare(journal, kind)) for kind in without_spelling] == [len(before[kind]) for kind in without_spelling]


def test_blanks_around_a_note_make_no_other_entry(journal: Journal, tmp_path: Path) -> None:
    keep(journal, Course(id="two", title="Iron", started_on=DAY))
    keep(journal, CourseDay(course="two", day=DAY, state=CourseState.TAKEN, note=" with juice "))
    plan = importing.preview(write_bundle(journal.facts, tmp_path / "a.json").path, journal.facts, today=TODAY)
    assert {line.reason for line in plan.entries} <= {"Already here."}


def test_of_two_lines_for_one_day_of_a_course_the_first_is_kept(journal: Journal, tmp_path: Path) -> None:
    keep(journal, Course(id="two", title="Iron", started_on=DAY))
    keep(journal, CourseDay(course="two", day=DAY, state=CourseState.TAKEN))
    path = write_bundle(journal.facts, tmp_path / "a.json").path
    bundle = json.loads(path.read_text(encoding="utf-8"))
    day = next(one for one in bundle["entry"] if one["resource"]["id"].startswith("course-day-"))
    again = json.loads(json.dumps(day).replace('"taken"', '"skipped"').replace("course-day-", "course-day-x"))
    bundle["entry"].append(again)
    path.write_text(json.dumps(bundle), encoding="utf-8")
    with Journal.create(None) as other:
        outcome = read_into(other, path)
        assert outcome.rejected == 1
        assert [one.state for one in other.facts.every(CourseDay)] == [CourseState.TAKEN]


@pytest.mark.parametrize(
    ("here", "action"),
    [
        (Day(day=DAY), Action.CHANGE),
        (Day(day=DAY, note="bed"), Action.CHANGE),
        (Day(day=DAY, note="bed", mark=Mark.TOO_ILL), Action.SKIP),
        (Day(day=DAY, note="another"), Action.SKIP),
        (Day(day=DAY, mark=Mark.NOT_TRACKED), Action.SKIP),
    ],
)
def test_a_day_is_filled_in_and_never_overwritten(journal: Journal, tmp_path: Path, here: Day, action: Action) -> None:
    keep(journal, Day(day=DAY, note="bed", mark=Mark.TOO_ILL))
    path = write_bundle(journal.facts, tmp_path / "a.json").path
    with Journal.create(None) as other:
        keep(other, here)
        plan = importing.preview(path, other.facts, today=TODAY)
        assert [entry.action for entry in plan.entries if entry.kind is Kind.DAY] == [action]
        importing.run(other, plan)
        after = other.facts.day(DAY)
        assert after is not None
        is_left = any(line.options for line in plan.entries)
        assert is_left == (here.note == "another" or here.mark is Mark.NOT_TRACKED)
        assert (after.note, after.mark) == ((here.note, here.mark) if is_left else ("bed", Mark.TOO_ILL))


@pytest.mark.parametrize(
    "tracker",
    [
        a_tracker("mine", question="How much?", low=Decimal(1), high=Decimal(5), low_words="none", archived=True),
        a_tracker("hours", kind=TrackerKind.DURATION, low=Decimal(0), high=Decimal(24), better=Better.HIGHER),
        a_tracker("count", kind=TrackerKind.COUNT, low=None, high=None, day_rule=DayRule.LAST, question_version=3),
    ],
    ids=lambda tracker: tracker.key,
)
def test_a_tracker_comes_back_as_it_was_defined(journal: Journal, tmp_path: Path, tracker: Tracker) -> None:
    keep(journal, tracker)
    with comes_back(journal, tmp_path) as other:
        assert any(one.key == tracker.key for one in other.facts.trackers(archived=True))


def test_a_tracker_of_another_meaning_stays_as_it_is_here(journal: Journal, tmp_path: Path) -> None:
    keep(journal, a_tracker("mine", question="How much?"))
    path = write_bundle(journal.facts, tmp_path / "a.json").path
    with Journal.create(None) as other:
        keep(other, a_tracker("mine", question="How little?"))
        plan = importing.preview(path, other.facts, today=TODAY)
        assert "in other words; it stays" in " ".join(entry.reason for entry in plan.entries)
        assert not plan.changes_anything


@pytest.mark.parametrize("url", ["key", "name", "question", "low"])
def test_a_tracker_that_lacks_a_part_is_refused(journal: Journal, tmp_path: Path, url: str) -> None:
    keep(journal, a_tracker("mine", question="How much?"))
    path = write_bundle(journal.facts, tmp_path / "a.json").path
    document = json.loads(path.read_text())
    for entry in document["entry"]:
        if entry["resource"]["resourceType"] == "Basic":
            (kept,) = entry["resource"]["extension"]
            kept["extension"] = [part for part in kept["extension"] if part["url"] != url]
    path.write_text(json.dumps(document))
    with Journal.create(None) as other:
        plan = importing.preview(path, other.facts, today=TODAY)
    assert Kind.TRACKER in {entry.kind for entry in plan.entries.of(Action.REJECT)}
