# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import date, timedelta

import pytest

from journal_app.domain.asking import to_ask
from journal_app.domain.facts import Kind
from journal_app.domain.records import Appointment, Question
from journal_app.errors import NotFound
from journal_app.store import verbs
from journal_app.store.journal import Journal


def asked(journal: Journal) -> list[str]:
    facts = journal.facts
    return [one.text for one in to_ask(facts.every(Question), facts.every(Appointment), today=journal.today())]


def ids(journal: Journal, *texts: str) -> list[str]:
    by_text = {one.text: one.id for one in journal.facts.every(Question)}
    return [by_text[text] for text in texts]


@pytest.fixture
def journal(journal: Journal) -> Journal:
    for text in ("one", "two", "three"):
        verbs.add_question(journal, Question(text=text))
    return journal


def test_a_new_question_stands_last(journal: Journal) -> None:
    assert asked(journal) == ["one", "two", "three"]
    assert {one.text: one.position for one in journal.facts.every(Question)} == {"one": 1, "two": 2, "three": 3}


def test_questions_stand_in_the_order_given_and_go_back(journal: Journal) -> None:
    before = journal.dump()
    changed = verbs.order_questions(journal, ids(journal, "three", "one", "two"))
    assert asked(journal) == ["three", "one", "two"]
    assert changed.touched == {Kind.QUESTION}
    assert journal.history(1)[0].operation.words() == "order of the questions"
    journal.undo()
    assert journal.dump() == before
    assert verbs.order_questions(journal, ids(journal, "one", "two", "three")).change is None
    with pytest.raises(NotFound):
        verbs.order_questions(journal, ["nobody"])


def test_a_question_left_over_is_for_the_next_visit_once_it_is_moved(journal: Journal) -> None:
    visit = verbs.add_visit(journal, Appointment(day=journal.today() - timedelta(days=9))).value
    verbs.add_question(journal, Question(text="left over", appointment=visit.id))
    verbs.order_questions(journal, ids(journal, "left over", "one", "two", "three"))
    assert asked(journal) == ["left over", "one", "two", "three"]


def test_an_answer_is_kept_with_its_question_and_taken_back(journal: Journal) -> None:
    question = journal.facts.get(Question, ids(journal, "one")[0])
    verbs.answer_question(journal, replace(question, answered_on=date(2026, 11, 20), answer="Yes."))
    assert asked(journal) == ["two", "three"]
    assert journal.history(1)[0].operation.words() == "answer to a question"
    journal.undo()
    assert journal.facts.get(Question, question.id) == question


def test_a_question_outlives_the_visit_it_was_noted_for(journal: Journal) -> None:
    visit = verbs.add_visit(journal, Appointment(day=date(2026, 12, 1), with_whom="Dr Example")).value
    assert journal.history(1)[0].operation.words() == "add a visit"
    kept = verbs.add_question(journal, Question(text="four", appointment=visit.id)).value
    verbs.remove_fact(journal, visit)
    assert journal.facts.get(Question, kept.id) == replace(kept, appointment="")
    assert journal.facts.every(Appointment) == []
    journal.undo()
    assert journal.facts.get(Question, kept.id) == kept
    assert journal.facts.every(Appointment) == [visit]
