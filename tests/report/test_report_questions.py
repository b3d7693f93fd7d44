# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Questions of a report, with what they are about."""

import pytest

from journal_app.analysis.charts import ChartSpec
from journal_app.analysis.findings.page import findings
from journal_app.domain.records import Question
from journal_app.domain.subjects import Subject, SubjectKind, pointer_to
from journal_app.domain.treatments import Event, EventKind
from journal_app.report.appointment.asked import Part
from journal_app.report.appointment.document import Paragraph, Picture, Section
from journal_app.report.appointment.questions import all_questions, first_questions
from journal_app.research.library import bundled_cards
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_result, a_score, a_year, ago, an_infusion, keep
from tests.report.hostile import TEXTS
from tests.report.papers import read_back
from tests.report.summaries import printed, said, these_days


def ask(journal: Journal, *subjects: Subject | str) -> None:
    """Write a question about each."""
    pointers = (each if isinstance(each, str) else pointer_to(each) for each in subjects)
    keep(journal, *(Question(text=f"Why {place}?", position=place, about=to) for place, to in enumerate(pointers)))


def pictured(journal: Journal, days: int = 300) -> Section:
    found = findings(journal.facts, today=TODAY)
    return all_questions(journal.facts, these_days(days), found=found)


def the_chart(section: Section) -> ChartSpec:
    (drawn,) = (block for block in section.blocks if isinstance(block, Picture))
    assert isinstance(drawn.spec, ChartSpec)
    return drawn.spec


@pytest.fixture
def year(journal: Journal) -> Journal:
    keep(journal, *a_year())
    return journal


def test_a_result_brings_its_panel_with_the_months_around_it(journal: Journal) -> None:
    keep(journal, *(a_score(day, 5) for day in range(600)), a_result(400, "ferritin", 9), a_result(300, "ferritin", 18))
    keep(journal, a_result(300, "tsat", 30, "%"), Event(first_on=ago(310), kind=EventKind.CRASH, title="elsewhere"))
    ask(journal, Subject(kind=SubjectKind.LAB_RESULT, key="ferritin", day=ago(300)))
    part = pictured(journal)
    assert part.heading == "What my questions are about"
    (section,) = part.sections
    assert said(section).splitlines()[:3] == ["Question 1", "Why 0?", "About: Ferritin 18 ng/mL on 25 Jan 2026"]
    spec = the_chart(section)
    (panel,) = spec.panels
    assert [point.text for series in panel.points for point in series.points] == ["9", "18"]
    assert (spec.shown.first, spec.shown.last) == (ago(480).toordinal(), ago(120).toordinal())
    assert spec.lanes == ()
    assert "Events" not in spec.alt


def test_a_score_brings_the_weeks_around_it_and_none_after_the_report(journal: Journal) -> None:
    keep(journal, *(a_score(day, 5) for day in range(200)), *(a_score(day, 3, "mood") for day in range(200)))
    ask(journal, Subject(kind=SubjectKind.SCORE, key="mood", day=ago(20)))
    (section,) = pictured(journal).sections
    assert "About: Mood 3 on 1 Nov 2026" in said(section)
    spec = the_chart(section)
    assert [series.words.partition(" ")[0] for panel in spec.panels for series in panel.daily] == ["Mood"]
    assert (spec.shown.first, spec.shown.last) == (ago(65).toordinal(), TODAY.toordinal())


def test_what_happened_brings_the_scores_around_it(journal: Journal) -> None:
    keep(journal, *(a_score(day, 5) for day in range(200)), an_infusion(60))
    keep(journal, Event(first_on=ago(70), kind=EventKind.CRASH, title="After the wedding"))
    ask(
        journal,
        Subject(kind=SubjectKind.INFUSION, day=ago(60)),
        Subject(kind=SubjectKind.EVENT, day=ago(70)),
    )
    first, second = pictured(journal).sections
    assert "Ferinject" in said(first)
    assert "About: After the wedding on 12 Sept 2026" in said(second)
    assert the_chart(first).markers
    assert the_chart(second).lanes


def test_a_finding_brings_its_answer_and_its_picture(year: Journal) -> None:
    found = next(each for each in findings(year.facts, today=TODAY) if each.has_answer)
    ask(year, Subject(kind=SubjectKind.FINDING, key=found.id))
    (section,) = pictured(year).sections
    assert any(isinstance(block, Picture) for block in section.blocks)
    assert len([block for block in section.blocks if isinstance(block, Paragraph)]) == 3


def test_a_card_brings_its_citation(journal: Journal) -> None:
    card = bundled_cards()[0]
    ask(journal, Subject(kind=SubjectKind.CARD, key=card.key))
    (section,) = pictured(journal).sections
    assert card.headline[:80] in said(section)
    assert card.citation.title.text in said(section)
    assert not [block for block in section.blocks if isinstance(block, Picture)]


def test_page_one_says_in_words_what_a_question_is_about(journal: Journal) -> None:
    keep(journal, a_result(30, "ferritin", 18))
    ask(journal, Subject(kind=SubjectKind.LAB_RESULT, key="ferritin", day=ago(30)), "")
    told = said(first_questions(journal.facts, these_days(), others_follow=True)).splitlines()
    assert told == ["My questions", "Why 0? (about: Ferritin 18 ng/mL on 22 Oct 2026)", "Why 1?"]


def test_three_questions_have_a_picture_and_every_one_its_words(journal: Journal) -> None:
    keep(journal, *(a_result(10 * day, "ferritin", 20 + day) for day in range(1, 6)))
    subjects = [Subject(kind=SubjectKind.LAB_RESULT, key="ferritin", day=ago(10 * day)) for day in range(1, 6)]
    ask(journal, "", *subjects)
    part = pictured(journal)
    assert part.heading == "All my questions"
    assert [section.heading for section in part.sections] == ["Question 2", "Question 3", "Question 4"]
    assert said(Section(heading="", blocks=part.blocks)).count("(about: Ferritin") == 5


@pytest.mark.parametrize(
    "pointer",
    [
        "",
        "not a pointer",
        "/score/gone/2026-11-01",
        "/score/fatigue/2027-03-01",
        "/lab_result/ferritin/2026-11-01",
        "/infusion/2026-11-01",
        "/event/2026-11-01",
        "/course/2026-11-01",
        "/appointment/2026-11-01",
        "/finding/gone",
        "/card/gone",
        "/lab_result/ferritin/0001-01-01",
        "/lab_result/ferritin/9999-12-31",
    ],
)
def test_what_is_gone_is_no_failure_and_no_picture(journal: Journal, pointer: str) -> None:
    keep(journal, *(a_score(day, 5) for day in range(20)))
    ask(journal, pointer)
    part = pictured(journal)
    assert part.is_empty
    assert "Why 0?" in said(first_questions(journal.facts, these_days(), others_follow=True))


def test_questions_with_pictures_are_printed_whatever_is_written_in_them(year: Journal) -> None:
    for place, text in enumerate(TEXTS):
        pointer = pointer_to(Subject(kind=SubjectKind.LAB_RESULT, key=text, day=ago(30 + place)))
        keep(year, a_result(30 + place, text, 5), Question(text=text * 4, position=place, about=pointer))
    paper = read_back(printed(year, parts=frozenset({Part.QUESTIONS})))
    assert paper.tags.count("/Figure") == 4  # the timeline of page one is the other
    assert '#eval("1+1")' in paper.text
    assert "[GRINNING FACE]" in paper.text.replace("\u200b", "")
