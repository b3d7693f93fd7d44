# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What FHIR has no resource for and a journal keeps: trackers, visits, questions, follow-ups and days left out.

Hides that each stands as a resource of type Basic, which FHIR keeps for this, and that its fields are parts of one
extension of ours under their own names. FHIR's Appointment is not taken: it wants a time zone with the hour of a visit.
"""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import date, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar, get_type_hints

from journal_app.domain import drafts, tracker_drafts
from journal_app.domain.drafts import AnswerDraft, ExclusionDraft, FollowUpDraft, QuestionDraft, VisitDraft
from journal_app.domain.facts import Fact
from journal_app.domain.records import Appointment, Exclusion, FollowUp, Question
from journal_app.domain.scores import Tracker, TrackerKind
from journal_app.exchange.fhir import own
from journal_app.exchange.fhir.parts import Resource, Subject, head, own_concept, resource_id, text_of, without_empty
from journal_app.exchange.files.json_out import JsonOut
from journal_app.exchange.files.json_text import Node, is_printable_number
from journal_app.exchange.labs.checks import required
from journal_app.exchange.previews.plan import LineRefused
from journal_app.words import _

F = TypeVar("F", bound=Fact)
KINDS: dict[str, tuple[type[Fact], str]] = {
    own.TRACKER: (Tracker, "Something scored day by day"),
    "visit": (Appointment, "A visit"),
    "question": (Question, "A question to ask"),
    "follow-up": (FollowUp, "A date to come back to"),
    "days-left-out": (Exclusion, "Days left out of what is counted"),
}
"""Our code of each kind, and what it is in English."""
_STAMP = frozenset(field.name for field in dataclasses.fields(Fact)) - {"id"}
_CODES = {fact_type: code for code, (fact_type, _words) in KINDS.items()}


def basic_of(fact: Fact, subject: Subject) -> Resource:
    """A fact of one of KINDS as a resource."""
    code = _CODES[type(fact)]
    parts: list[JsonOut] = list(_parts(fact))
    return head("Basic", resource_id(code, fact.id), fact) | without_empty(
        {
            "extension": [{"url": own.KEPT, "extension": parts}],
            "code": own_concept(code, KINDS[code][1]),
            "subject": {"reference": subject.reference},
        }
    )


def fact_of(node: Node, code: str, *, today: date) -> Fact:
    """The fact that a resource of ours stands for, with the id it had; EntryRefused where it is none."""
    fact_type = KINDS[code][0]
    parts = {part.text("url"): part for part in own.extension(node, own.KEPT).items("extension")}
    try:
        kept = _decoded(fact_type, parts)
    except (TypeError, ValueError, InvalidOperation) as error:
        raise LineRefused(_("It was written by a journal, but a part of it is missing or cannot be read.")) from error
    return _CHECKS[fact_type](kept, today)


def _parts(fact: Fact) -> Iterator[Resource]:
    for field in dataclasses.fields(fact):
        value = getattr(fact, field.name)
        if field.name not in _STAMP and (part := _part(value)):
            yield {"url": field.name, **part}


def _part(value: object) -> Resource:
    """A value as FHIR has it; nothing where there is none."""
    if isinstance(value, bool):
        return {"valueBoolean": value}
    if isinstance(value, int):
        return {"valueInteger": value}
    if isinstance(value, Decimal) and is_printable_number(value):
        return {"valueDecimal": value}
    if isinstance(value, date):
        return {"valueDate": value.isoformat()}
    if isinstance(value, time):
        return {"valueTime": value.strftime("%H:%M:%S")}
    return {"valueString": kept} if isinstance(value, str) and (kept := text_of(value)) else {}


def _decoded(fact_type: type[F], parts: dict[str, Node]) -> F:
    """A fact out of its parts; TypeError or ValueError where one is missing or of another kind."""
    hints = get_type_hints(fact_type)
    values: dict[str, Any] = {
        field.name: _value(parts[field.name], hints[field.name])
        for field in dataclasses.fields(fact_type)
        if field.name in parts and field.name not in _STAMP
    }
    texts = {
        field.name: ""
        for field in dataclasses.fields(fact_type)
        if hints[field.name] is str and field.name not in values and field.name not in _STAMP
    }
    # An end of a scale that is not written is none, whatever a scale has by itself.
    ends = {name: None for name in ("low", "high") if fact_type is Tracker and name not in values}
    return fact_type(**{**texts, **ends, **values})


def _value(part: Node, hint: Any) -> object:
    for read in (_day, _time, _number):
        if (found := read(part, hint)) is not None:
            return found
    truth = part.child("valueBoolean").value
    if isinstance(truth, bool):
        return truth
    text = part.text("valueString")
    return hint(text) if isinstance(hint, type) and issubclass(hint, StrEnum) else text


def _day(part: Node, _hint: Any) -> date | None:
    return date.fromisoformat(text) if (text := part.text("valueDate")) else None


def _time(part: Node, _hint: Any) -> time | None:
    return time.fromisoformat(text) if (text := part.text("valueTime")) else None


def _number(part: Node, hint: Any) -> Decimal | int | None:
    number = part.number("valueDecimal") if hint is not int else part.number("valueInteger")
    if number is None or not is_printable_number(number):
        return None
    return int(number) if hint is int else number


def _tracker(kept: Tracker, _today: date) -> Tracker:
    """A tracker as it was; what its form checks holds of it too."""
    ends = {"low": kept.low, "high": kept.high}
    typed = {name: format(end, "f") if end is not None else "" for name, end in ends.items()}
    draft = tracker_drafts.TrackerDraft(
        name=kept.name, question=kept.question, kind=kept.kind, low=typed["low"], high=typed["high"]
    )
    required(tracker_drafts.check_tracker(draft, known=()))
    if not kept.key:
        raise LineRefused(_("It does not say by which name its scores are kept."))
    if kept.kind is not TrackerKind.SCALE and kept.low is not None and kept.high is not None and kept.low > kept.high:
        raise LineRefused(_("The ends of its scale are the wrong way round."))
    return kept


def _visit(kept: Appointment, today: date) -> Appointment:
    draft = VisitDraft(
        day=kept.day.isoformat(),
        time=kept.time.strftime("%H:%M") if kept.time else "",
        with_whom=kept.with_whom,
        said=kept.said,
        note=kept.note,
    )
    return dataclasses.replace(required(drafts.check_visit(draft, today=today)), id=kept.id)


def _question(kept: Question, today: date) -> Question:
    question = required(drafts.check_question(QuestionDraft(text=kept.text, about=kept.about)))
    if kept.answered_on:
        answer = AnswerDraft(answered_on=kept.answered_on.isoformat(), answer=kept.answer)
        question = required(drafts.check_answer(answer, question, today=today))
    return dataclasses.replace(question, id=kept.id, position=kept.position, appointment=kept.appointment)


def _follow_up(kept: FollowUp, today: date) -> FollowUp:
    draft = FollowUpDraft(
        title=kept.title,
        due_on=kept.due_on.isoformat(),
        done_on=kept.done_on.isoformat() if kept.done_on else "",
        note=kept.note,
    )
    return required(drafts.check_follow_up(draft, today=today))


def _exclusion(kept: Exclusion, today: date) -> Exclusion:
    draft = ExclusionDraft(
        first_on=kept.first_on.isoformat(),
        last_on=kept.last_on.isoformat(),
        tracker=kept.tracker,
        reason=kept.reason,
    )
    return required(drafts.check_exclusion(draft, today=today))


_CHECKS: dict[type[Fact], Callable[[Any, date], Fact]] = {
    Tracker: _tracker,
    Appointment: _visit,
    Question: _question,
    FollowUp: _follow_up,
    Exclusion: _exclusion,
}
