# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""In what order questions and visits stand, wherever they are shown: on screen, in the terminal, in the report.

Hides what makes a question open, and that those left over from a past visit come after those for the next one.
"""

from collections.abc import Iterable
from datetime import date, time

from journal_app.domain.records import Appointment, Question


def is_open(question: Question) -> bool:
    """Whether a question is still to be asked."""
    return question.answered_on is None and not question.answer


def to_ask(questions: Iterable[Question], visits: Iterable[Appointment], *, today: date) -> tuple[Question, ...]:
    """The open questions in the reader's order, those left over from a past visit last."""
    past = past_ids(visits, today=today)

    def rank(question: Question) -> tuple[bool, int, str]:
        return question.appointment in past, question.position, question.id

    return tuple(sorted(filter(is_open, questions), key=rank))


def answered(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions that were answered, the latest answer first."""
    told = [one for one in questions if not is_open(one)]
    return tuple(sorted(told, key=lambda one: (one.answered_on or date.min, one.id), reverse=True))


def newest_first(visits: Iterable[Appointment]) -> tuple[Appointment, ...]:
    """Visits by day and time, the latest first."""
    return tuple(sorted(visits, key=lambda one: (one.day, one.time or time.min, one.id), reverse=True))


def last_visit(visits: Iterable[Appointment], *, today: date) -> Appointment | None:
    """The latest visit before today: what came after it is what is new "since last time"."""
    return next((one for one in newest_first(visits) if one.day < today), None)


def past_ids(visits: Iterable[Appointment], *, today: date) -> frozenset[str]:
    """The ids of the visits before today."""
    return frozenset(visit.id for visit in visits if visit.day < today)
