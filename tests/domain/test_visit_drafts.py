# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date, time

import pytest

from journal_app.domain.drafts import AnswerDraft, QuestionDraft, VisitDraft, check_answer, check_question, check_visit
from journal_app.domain.records import Appointment, Question

TODAY = date(2026, 11, 20)


def test_a_visit_is_read_whole() -> None:
    draft = VisitDraft(day="2026-12-03", time="9:40", with_whom=" Dr\tExample ", said=" Come back. \n", note=" x ")
    assert check_visit(draft, today=TODAY).require() == Appointment(
        day=date(2026, 12, 3), time=time(9, 40), with_whom="Dr Example", said="Come back.", note="x"
    )


def test_a_visit_needs_a_day_alone() -> None:
    assert check_visit(VisitDraft(day="today"), today=TODAY).require() == Appointment(day=TODAY)


@pytest.mark.parametrize("day", ["", "soon", "2026-02-30", "2247-01-01"])
def test_every_problem_of_a_visit_is_named_beside_its_field(day: str) -> None:
    problems = check_visit(VisitDraft(day=day, time="half past"), today=TODAY).problems
    assert [problem.field for problem in problems] == ["day", "time"]


def test_a_question_stands_on_one_line() -> None:
    draft = QuestionDraft(text=" Why so\n tired? ", about="/card/prefer-2014")
    assert check_question(draft).require() == Question(text="Why so tired?", about="/card/prefer-2014")


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_an_empty_question_is_refused(text: str) -> None:
    (problem,) = check_question(QuestionDraft(text=text)).problems
    assert problem.field == "text"
    assert problem.message == "The question is empty."


def test_an_answer_has_a_day_that_has_come() -> None:
    asked = Question(id="1", text="Why?", position=4, about="/card/x", appointment="a")
    told = check_answer(AnswerDraft(answered_on="yesterday", answer=" Because. "), asked, today=TODAY).require()
    assert told == Question(
        id="1",
        text="Why?",
        position=4,
        about="/card/x",
        appointment="a",
        answered_on=date(2026, 11, 19),
        answer="Because.",
    )
    assert check_answer(AnswerDraft(answered_on="today"), asked, today=TODAY).require().answer == ""
    for day in ("", "2026-11-21"):
        assert check_answer(AnswerDraft(answered_on=day, answer="x"), asked, today=TODAY).problem("answered_on")
