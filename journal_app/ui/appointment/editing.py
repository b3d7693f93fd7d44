# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How a question, an answer and a visit are typed: draft, check, and the way back from a kept fact. Knows no Qt.

Hides what each draft becomes: a new fact, or another state of the one it names.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from journal_app.domain.drafts import (
    AnswerDraft,
    Checked,
    QuestionDraft,
    VisitDraft,
    check_answer,
    check_question,
    check_visit,
)
from journal_app.domain.facts import Fact
from journal_app.domain.frozen import frozen
from journal_app.domain.records import Appointment, Question
from journal_app.store import verbs
from journal_app.store.journal import Changed, Journal
from journal_app.ui.appointment.state import Draft, Part
from journal_app.words import N_


@frozen
class Kept:
    """How one kind of draft is typed and kept; headings are marked for translation."""

    part: Part
    draft: type[Draft]
    fact: type[Fact]
    adding: str
    changing: str
    focus: str
    draft_of: Callable[[Any], Draft]
    check: Callable[[Any, date], Checked[Any]]
    write: Callable[[Journal, Any, str], Changed[Any]]


def _question_draft(question: Question) -> QuestionDraft:
    return QuestionDraft(text=question.text, about=question.about, changes=question.id)


def answer_draft(question: Question) -> AnswerDraft:
    """What was answered to a question as its form shows it."""
    day = question.answered_on.isoformat() if question.answered_on else ""
    return AnswerDraft(answered_on=day, answer=question.answer, changes=question.id)


def _visit_draft(visit: Appointment) -> VisitDraft:
    return VisitDraft(
        day=visit.day.isoformat(),
        time=visit.time.strftime("%H:%M") if visit.time else "",
        with_whom=visit.with_whom,
        said=visit.said,
        note=visit.note,
        changes=visit.id,
    )


def _write_question(journal: Journal, question: Question, changes: str) -> Changed[Any]:
    if not changes:
        return verbs.add_question(journal, question)
    return verbs.replace_fact(journal, replace(journal.facts.get(Question, changes), text=question.text))


def _write_answer(journal: Journal, told: Question, changes: str) -> Changed[Any]:
    kept = journal.facts.get(Question, changes)
    return verbs.answer_question(journal, replace(kept, answered_on=told.answered_on, answer=told.answer))


def _write_visit(journal: Journal, visit: Appointment, changes: str) -> Changed[Any]:
    if not changes:
        return verbs.add_visit(journal, visit)
    known = journal.facts.get(Appointment, changes)
    stamped = replace(visit, id=known.id, entered_by=known.entered_by, recorded_at=known.recorded_at)
    return verbs.replace_fact(journal, replace(stamped, source=known.source))


_ALL = (
    Kept(
        part=Part.QUESTION,
        draft=QuestionDraft,
        fact=Question,
        adding=N_("Add a question"),
        changing=N_("Change a question"),
        focus="text",
        draft_of=_question_draft,
        check=lambda draft, _today: check_question(draft),
        write=_write_question,
    ),
    Kept(
        part=Part.ANSWER,
        draft=AnswerDraft,
        fact=Question,
        adding=N_("What was answered"),
        changing=N_("What was answered"),
        focus="answer",
        draft_of=answer_draft,
        check=lambda draft, today: check_answer(draft, Question(text=draft.changes), today=today),
        write=_write_answer,
    ),
    Kept(
        part=Part.VISIT,
        draft=VisitDraft,
        fact=Appointment,
        adding=N_("Add a visit"),
        changing=N_("Change a visit"),
        focus="day",
        draft_of=_visit_draft,
        check=lambda draft, today: check_visit(draft, today=today),
        write=_write_visit,
    ),
)
KINDS = {kept.part: kept for kept in _ALL}
KIND_OF = {kept.draft: kept for kept in _ALL}
