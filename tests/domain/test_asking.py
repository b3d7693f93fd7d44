# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date, time

from journal_app.domain.asking import answered, is_open, last_visit, newest_first, to_ask
from journal_app.domain.records import Appointment, Question

TODAY = date(2026, 11, 20)
PAST = Appointment(id="past", day=date(2026, 11, 19))
NOW = Appointment(id="now", day=TODAY)
COMING = Appointment(id="coming", day=date(2026, 12, 1))


def ids(questions: tuple[Question, ...] | tuple[Appointment, ...]) -> list[str]:
    return [one.id for one in questions]


def test_questions_stand_in_the_readers_order_those_left_over_last() -> None:
    questions = [
        Question(id="left over", text="x", position=0, appointment="past"),
        Question(id="third", text="x", position=3, appointment="coming"),
        Question(id="second", text="x", position=1, appointment="gone"),
        Question(id="first", text="x", position=1),
        Question(id="answered", text="x", answered_on=TODAY),
    ]
    assert ids(to_ask(questions, [PAST, NOW, COMING], today=TODAY)) == ["first", "second", "third", "left over"]


def test_a_question_for_todays_visit_is_not_left_over() -> None:
    questions = [Question(id="b", text="x", position=2), Question(id="a", text="x", position=1, appointment="now")]
    assert ids(to_ask(questions, [NOW], today=TODAY)) == ["a", "b"]


def test_the_latest_answer_stands_first() -> None:
    questions = [
        Question(id="a", text="x", answered_on=date(2026, 1, 1)),
        Question(id="b", text="x", answered_on=TODAY),
        Question(id="c", text="x", answer="Yes, on some day."),
        Question(id="d", text="x"),
    ]
    assert ids(answered(questions)) == ["b", "a", "c"]
    assert [is_open(one) for one in questions] == [False, False, False, True]


def test_visits_stand_newest_first_and_the_last_one_is_before_today() -> None:
    early = Appointment(id="early", day=PAST.day, time=time(8))
    visits = [early, COMING, NOW, Appointment(id="late", day=PAST.day, time=time(17)), PAST]
    assert ids(newest_first(visits)) == ["coming", "now", "late", "early", "past"]
    last = last_visit(visits, today=TODAY)
    assert last is not None
    assert last.id == "late"
    assert last_visit([COMING, NOW], today=TODAY) is None
