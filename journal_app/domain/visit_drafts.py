# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The forms of an appointment: the visit itself, a question for it, and what was answered.

A draft that ``changes`` a fact names it by its id; an empty one is for a new fact.
"""

from dataclasses import replace
from datetime import date

from journal_app.domain.checks import Checked, Checks, need, needed_text
from journal_app.domain.days import read_day, read_time
from journal_app.domain.frozen import frozen
from journal_app.domain.happening_drafts import read_due_day
from journal_app.domain.records import Appointment, Question
from journal_app.words import _


@frozen
class VisitDraft:
    """An appointment as typed, coming or past."""

    day: str = ""
    time: str = ""
    with_whom: str = ""
    said: str = ""
    note: str = ""
    changes: str = ""


@frozen
class QuestionDraft:
    """A question as typed; ``about`` is a pointer of ``domain.subjects`` and is not asked."""

    text: str = ""
    about: str = ""
    changes: str = ""


@frozen
class AnswerDraft:
    """What was answered, as typed; ``changes`` names the question. The words may be left out, the day not."""

    answered_on: str = ""
    answer: str = ""
    changes: str = ""


def check_visit(draft: VisitDraft, *, today: date) -> Checked[Appointment]:
    """The visit a draft makes, or its problems by field; it may lie ahead."""
    checks = Checks()
    day = checks.read("day", lambda: read_due_day(draft.day, today=today))
    time = checks.read("time", lambda: read_time(draft.time)) if draft.time.strip() else None
    return checks.give(
        lambda: Appointment(
            day=need(day),
            time=time,
            with_whom=in_line(draft.with_whom),
            said=draft.said.strip(),
            note=draft.note.strip(),
        )
    )


def check_question(draft: QuestionDraft) -> Checked[Question]:
    """The question a draft makes, or its problem: it stands on one line, and on some line."""
    checks = Checks()
    text = checks.read("text", lambda: needed_text(in_line(draft.text), _("The question is empty.")))
    return checks.give(lambda: Question(text=need(text), about=draft.about))


def check_answer(draft: AnswerDraft, question: Question, *, today: date) -> Checked[Question]:
    """The question with what was answered, or the problems by field."""
    checks = Checks()
    day = checks.read("answered_on", lambda: read_day(draft.answered_on, today=today))
    return checks.give(lambda: replace(question, answered_on=need(day), answer=draft.answer.strip()))


def in_line(text: str) -> str:
    """A text on one line, as a list shows it."""
    return " ".join(text.split())
