# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From the journal to the lists of the Appointment screen. Knows no Qt."""

import re
from collections.abc import Sequence
from datetime import date

from journal_app.domain.asking import answered, last_visit, newest_first, to_ask
from journal_app.domain.facts import Kind
from journal_app.domain.records import Appointment, Question
from journal_app.domain.subjects import subject_of
from journal_app.store.queries import Facts
from journal_app.ui.appointment.state import AppointmentState, QuestionRow, VisitRow
from journal_app.ui.attachment_words import attachment_states
from journal_app.ui.subject_words import about_words
from journal_app.words import _, day_text, in_one_line, ngettext, time_text

LONGEST_CELL = 200
_ENDLESS = re.compile(r"(\S{40})\S+")
_ENDLESS_HERE = re.compile(r"(\S{24})(?=\S)")


def build_state(facts: Facts, *, today: date, can_change: bool = True) -> AppointmentState:
    """Everything the Appointment screen shows, as of ``today``."""
    questions, visits = facts.every(Question), facts.every(Appointment)
    letters = facts.attached_to(Kind.APPOINTMENT)
    return AppointmentState(
        to_ask=tuple(
            _open_row(facts, one, number) for number, one in enumerate(to_ask(questions, visits, today=today), start=1)
        ),
        answered=tuple(_answered_row(facts, one) for one in answered(questions)),
        visits=tuple(
            VisitRow(
                id=visit.id,
                cells=_visit_cells(visit, today),
                details=visit_words(visit),
                letters=attachment_states(facts, letters.get(visit.id, ())),
            )
            for visit in newest_first(visits)
        ),
        next=_next(visits, today),
        since=_since(visits, today),
        can_change=can_change,
    )


def visit_words(visit: Appointment) -> str:
    """A visit with everything known of it."""
    return _whole([_when(visit), visit.with_whom, visit.said, visit.note])


def _open_row(facts: Facts, question: Question, number: int) -> QuestionRow:
    about = _about(facts, question)
    return QuestionRow(
        id=question.id,
        cells=(str(number), _brief(question.text), about),
        # Translators: a question to a doctor with its number in the list
        details=_("{number}. {question}").format(number=number, question=_whole([question.text])),
        about=about,
    )


def _answered_row(facts: Facts, question: Question) -> QuestionRow:
    about = _about(facts, question)
    day = day_text(question.answered_on) if question.answered_on else ""
    return QuestionRow(
        id=question.id,
        cells=(_brief(question.text), day, _brief(question.answer)),
        details=_whole([question.text, day, question.answer]),
        about=about,
    )


def _brief(text: str) -> str:
    """A text as it stands in a cell: on one line, and not longer than is read at a glance; the whole stands below."""
    line = _ENDLESS.sub(r"\1…", " ".join(text.split()))
    return line if len(line) <= LONGEST_CELL else f"{line[: LONGEST_CELL - 1].rstrip()}…"


def _whole(parts: Sequence[str]) -> str:
    """All there is to read, with places to break a line in words that have none."""
    return _ENDLESS_HERE.sub("\\1\u200b", in_one_line(parts))


def _about(facts: Facts, question: Question) -> str:
    subject = subject_of(question.about)
    return _brief(about_words(facts, subject)) if subject is not None else ""


def _visit_cells(visit: Appointment, today: date) -> tuple[str, ...]:
    # Translators: "coming": beside a visit to a doctor in a list: it lies ahead
    # Translators: "past": beside a visit to a doctor in a list: it was
    when = _("coming") if visit.day > today else _("today") if visit.day == today else _("past")
    return _when(visit), _brief(visit.with_whom), when, _brief(visit.said), _brief(visit.note)


def _when(visit: Appointment) -> str:
    day = day_text(visit.day)
    return _("{day}, {time}").format(day=day, time=time_text(visit.time)) if visit.time else day


def _next(visits: Sequence[Appointment], today: date) -> str:
    """The visit that comes next, if one does."""
    coming = [visit for visit in newest_first(visits) if visit.day >= today]
    if not coming:
        return ""
    visit = coming[-1]
    days = (visit.day - today).days
    ago = ngettext("in {days} day", "in {days} days", days).format(days=days) if days else _("today")
    named = {"day": _when(visit), "when": ago, "who": visit.with_whom}
    words = (
        _("Next appointment: {day}, {when}, with {who}.") if visit.with_whom else _("Next appointment: {day}, {when}.")
    )
    return words.format(**named)


def _since(visits: Sequence[Appointment], today: date) -> str:
    """From which visit on things count as new in the report."""
    last = last_visit(visits, today=today)
    if last is None:
        return _("Once a visit is past, the report can begin there: what is new since last time.")
    return _("For the report, “since last time” means since {day}.").format(day=day_text(last.day))
