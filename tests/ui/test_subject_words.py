# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date

import pytest

from journal_app.domain.labs import Comparator
from journal_app.domain.records import Appointment
from journal_app.domain.subjects import Subject, SubjectKind
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.screens import SCREENS
from journal_app.ui.subject_words import about_words, pointed_at, pointed_words, proposed_question, way_to
from tests.builders import a_course, a_lab_result, a_score, an_event, an_infusion

DAY = date(2026, 11, 20)


def a_point(kind: SubjectKind, key: str = "") -> Subject:
    return Subject(kind=kind, key=key, day=DAY)


@pytest.fixture
def journal(journal: Journal) -> Journal:
    verbs.log_score(journal, a_score(value=7, day=DAY))
    verbs.add_lab_results(journal, [a_lab_result(value="18", on=DAY, comparator=Comparator.BELOW, unit="ng/mL")])
    verbs.add_infusion(journal, an_infusion(DAY))
    verbs.add_event(journal, an_event(DAY, title="After moving house"))
    verbs.add_course(journal, a_course(DAY, title="Oral iron"))
    verbs.add_visit(journal, Appointment(day=DAY, with_whom="Dr Example"))
    return journal


@pytest.mark.parametrize(
    ("subject", "about", "proposed"),
    [
        (
            a_point(SubjectKind.SCORE, "fatigue"),
            "Fatigue, 20 Nov 2026",
            "Fatigue 7 on 20 Nov 2026: what does it mean for me?",
        ),
        (
            a_point(SubjectKind.LAB_RESULT, "ferritin"),
            "Ferritin, 20 Nov 2026",
            "Ferritin <18 ng/mL on 20 Nov 2026: what does it mean for me?",
        ),
        (
            a_point(SubjectKind.INFUSION),
            "Ferinject 1000 mg, 20 Nov 2026",
            "Ferinject 1000 mg on 20 Nov 2026: what do I need to know about it?",
        ),
        (
            a_point(SubjectKind.EVENT),
            "After moving house, 20 Nov 2026",
            "After moving house on 20 Nov 2026: what do I need to know about it?",
        ),
        (
            a_point(SubjectKind.COURSE),
            "Oral iron, 20 Nov 2026",
            "Oral iron on 20 Nov 2026: what do I need to know about it?",
        ),
        (
            a_point(SubjectKind.APPOINTMENT),
            "Dr Example, 20 Nov 2026",
            "Dr Example on 20 Nov 2026: what do I need to know about it?",
        ),
    ],
)
def test_a_point_is_named_with_what_was_entered(journal: Journal, subject: Subject, about: str, proposed: str) -> None:
    assert about_words(journal.facts, subject) == about
    assert pointed_words(journal.facts, subject) == about
    assert proposed_question(journal.facts, subject) == proposed


def test_findings_and_cards_bring_their_own_words(journal: Journal) -> None:
    finding = Subject(kind=SubjectKind.FINDING, key="before-after/infusion/1/fatigue/primary")
    card = Subject(kind=SubjectKind.CARD, key="prefer-2014")
    assert about_words(journal.facts, finding) == "a finding on Fatigue"
    assert pointed_words(journal.facts, finding) == "this finding"
    assert proposed_question(journal.facts, finding, "Did it change?").startswith("“Did it change?” What does")
    assert "iron" in about_words(journal.facts, card)
    assert pointed_words(journal.facts, card) == "this research card"
    assert proposed_question(journal.facts, card) == f"“{about_words(journal.facts, card)}” Does this hold for me?"
    assert about_words(journal.facts, Subject(kind=SubjectKind.FINDING, key="x")) == "a finding"


@pytest.mark.parametrize("kind", SubjectKind)
def test_what_is_gone_or_never_was_is_still_named(journal: Journal, kind: SubjectKind) -> None:
    is_point = kind not in {SubjectKind.FINDING, SubjectKind.CARD}
    gone = Subject(kind=kind, key="gone", day=date(1999, 1, 1) if is_point else None)
    for words in (about_words, pointed_words, proposed_question):
        assert words(journal.facts, gone)


@pytest.mark.parametrize("kind", SubjectKind)
def test_every_subject_has_a_screen_that_shows_it(kind: SubjectKind) -> None:
    key, _what = way_to(Subject(kind=kind, key="x", day=DAY))
    assert key in {entry.key for entry in SCREENS}


def test_a_pointer_leads_to_the_fact_of_its_day(journal: Journal) -> None:
    facts = journal.facts
    assert pointed_at(facts, "/lab_result/ferritin/2026-11-20") == facts.lab_results()[0].id
    assert pointed_at(facts, "/infusion/2026-11-20") == facts.infusions()[0].id
    assert pointed_at(facts, "/event/2026-11-20") == facts.events()[0].id
    assert pointed_at(facts, "/course/2026-11-20") == facts.courses()[0].id
    assert pointed_at(facts, "/appointment/2026-11-20") == facts.every(Appointment)[0].id
    for nowhere in ("", "/infusion/2026-11-19", "/card/prefer-2014", "/score/fatigue/2026-11-20"):
        assert pointed_at(facts, nowhere) == ""


def test_other_points_are_shown_by_their_pointer() -> None:
    assert way_to(a_point(SubjectKind.LAB_RESULT, "ferritin")) == ("labs", "/lab_result/ferritin/2026-11-20")
    assert way_to(a_point(SubjectKind.EVENT)) == ("treatments", "/event/2026-11-20")


def test_a_score_is_shown_on_its_day_and_a_card_by_its_key() -> None:
    assert way_to(a_point(SubjectKind.SCORE, "fatigue")) == ("today", "2026-11-20")
    assert way_to(Subject(kind=SubjectKind.CARD, key="prefer-2014")) == ("research", "prefer-2014")
