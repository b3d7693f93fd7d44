# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Scores, days, events, courses and questionnaires as FHIR resources.

Hides which resource stands for each. Days and events are Observations in the words of whoever lived them and never a
Condition: that would be a diagnosis, which nobody here has made. A day that was too ill to log is an Observation with
the reason why it has no value.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from urllib.parse import quote

from journal_app.domain.facts import Fact, Kind
from journal_app.domain.questionnaires import Item, Questionnaire, read_answers
from journal_app.domain.records import AnswerSet
from journal_app.domain.scores import Day, Mark, Part, Score, Tracker, TrackerKind
from journal_app.domain.treatments import Course, CourseDay, Event
from journal_app.exchange.fhir import own
from journal_app.exchange.fhir.parts import (
    Resource,
    Subject,
    address_of,
    category,
    happened,
    head,
    notes,
    own_concept,
    period,
    quantity,
    resource_id,
    text_of,
    without_empty,
)
from journal_app.exchange.files.json_out import JsonOut
from journal_app.exchange.files.json_text import is_printable_number

_ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
_SCORE_UNIT = "{score}"
# LOINC's codes for the totals (domain notes, section 6) by their official long names, as read in HL7's own
# personal-health-record-format-ig (ValueSet ScoredAssessmentScore) and, for the PHQ-2, in several public code tables.
_LOINC_TOTALS = {
    "phq-9": ("44261-6", "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]"),
    "phq-2": ("55758-7", "Patient Health Questionnaire 2 item (PHQ-2) total score [Reported]"),
    "gad-7": ("70274-6", "Generalized anxiety disorder 7 item (GAD-7) total score [Reported.PHQ]"),
}


def observation_of_score(score: Score, tracker: Tracker, subject: Subject) -> Resource:
    """A score as an Observation under a code of our own."""
    identity = resource_id(Kind.SCORE, score.id)
    part: JsonOut = [{"url": own.PART_OF_DAY, "valueString": score.part.value}] if score.part is not Part.DAY else None
    return head("Observation", identity, score) | without_empty(
        {
            "extension": part,
            **_said(subject, score, own_concept(own.score_code(tracker), tracker.name)),
            **happened("effective", score.day, score.time),
            **_scored(score.value, tracker.kind),
            "note": notes(score.note),
        }
    )


def observations_of_day(day: Day, subject: Subject) -> Iterator[Resource]:
    """The mark of a day, and its note."""
    if day.mark is not Mark.NONE:
        reason: Resource = {"coding": [{"system": _ABSENT, "code": "not-performed"}], "text": day.mark.value}
        yield head("Observation", resource_id("day-mark", day.id), day) | {
            **_said(subject, day, own_concept(own.DAY_MARK, "The day's scores")),
            **happened("effective", day.day),
            "dataAbsentReason": reason,
        }
    if note := text_of(day.note):
        yield head("Observation", resource_id("day-note", day.id), day) | {
            **_said(subject, day, own_concept(own.DAY_NOTE, "Note on the day")),
            **happened("effective", day.day),
            "valueString": note,
        }


def observation_of_event(event: Event, subject: Subject) -> Resource:
    """Something that happened, in the words it was given."""
    code = own.EVENT.format(kind=event.kind.value)
    lasting = {"effectivePeriod": period(event.first_on, event.last_on)} if event.last_on else None
    return head("Observation", resource_id(Kind.EVENT, event.id), event) | without_empty(
        {
            **_said(subject, event, own_concept(code, event.kind.value)),
            **(lasting or happened("effective", event.first_on)),
            "valueString": text_of(event.title) or event.kind.value,
            "note": notes(event.note),
        }
    )


def statement_of(course: Course, subject: Subject) -> Resource:
    """A treatment taken over time as a MedicationStatement; the dose is text."""
    dose = text_of(course.dose)
    return head("MedicationStatement", resource_id(Kind.COURSE, course.id), course) | without_empty(
        {
            "extension": [{"url": own.KEPT_AS, "valueString": course.id}],
            "status": "completed" if course.stopped_on else "active",
            "medicationCodeableConcept": {"text": text_of(course.title) or "?"},
            "subject": {"reference": subject.reference},
            "effectivePeriod": period(course.started_on, course.stopped_on),
            "informationSource": _who(subject, course),
            "note": notes(course.note),
            "dosage": [{"text": dose}] if dose else None,
        }
    )


def observation_of_course_day(day: CourseDay, subject: Subject) -> Resource:
    """What became of a course on one day."""
    return head("Observation", resource_id(Kind.COURSE_DAY, day.id), day) | without_empty(
        {
            "partOf": [{"reference": address_of(resource_id(Kind.COURSE, day.course))}],
            **_said(subject, day, own_concept(own.COURSE_DAY, "A day of a treatment")),
            **happened("effective", day.day),
            "valueString": day.state.value,
            "note": notes(day.note),
        }
    )


def answers_of(answers: AnswerSet, asked: Questionnaire | None, subject: Subject) -> Iterator[Resource]:
    """A questionnaire that was filled in as a QuestionnaireResponse, and its total as an Observation."""
    identity = resource_id(Kind.ANSWER_SET, answers.id)
    items = {item.key: item for item in asked.items} if asked else {}
    given = read_answers(answers.items)
    listed = [_answered(place, key, value, items.get(key)) for place, (key, value) in enumerate(given.items(), 1)]
    note, wording = text_of(answers.note), text_of(answers.wording_version)
    listed += [{"linkId": "note", "text": "Note", "answer": [{"valueString": note}]}] if note else []
    yield head("QuestionnaireResponse", identity, answers) | without_empty(
        {
            "extension": [{"url": own.WORDING, "valueString": wording}] if wording else None,
            "questionnaire": questionnaire_address(asked) if asked else None,
            "status": "completed",
            "subject": {"reference": subject.reference},
            "authored": answers.answered_on.isoformat(),
            "author": {"reference": subject.reference},
            "item": listed,
        }
    )
    if answers.score is not None and is_printable_number(answers.score):
        yield _total(answers, answers.score, asked, subject) | {"derivedFrom": [{"reference": address_of(identity)}]}


def questionnaire_of(asked: Questionnaire) -> Resource:
    """A questionnaire in its authors' words, with their notice."""
    return {
        "resourceType": "Questionnaire",
        "id": resource_id("questionnaire", asked.key),
        "url": questionnaire_address(asked),
        "version": asked.wording,
        "title": asked.full_name,
        "status": "active",
        "copyright": f"{asked.notice}\n{asked.licence}",
        "item": [_asked(item) for item in asked.items],
    }


def questionnaire_address(asked: Questionnaire) -> str:
    """The address by which answers name a questionnaire."""
    return f"{own.BASE}/Questionnaire/{quote(asked.key, safe='')}"


def code_system(trackers: Sequence[Tracker], notice: str) -> Resource:
    """Our own codes, as far as this file needs them explained: the trackers with their questions."""
    concepts = [
        without_empty(
            {
                "code": own.score_code(tracker),
                "display": text_of(tracker.name) or tracker.key,
                "definition": text_of(tracker.question),
            }
        )
        for tracker in trackers
    ]
    return without_empty(
        {
            "resourceType": "CodeSystem",
            "id": "iron-journal",
            "url": own.SYSTEM,
            "name": "IronJournal",
            "title": "Iron Journal: what a journal keeps that no other code stands for",
            "status": "active",
            "copyright": notice,
            "caseSensitive": True,
            "content": "fragment",
            "concept": concepts,
        }
    )


def _said(subject: Subject, fact: Fact, code: Resource) -> Resource:
    """What everything has in common that a person says of their own days."""
    return {
        "status": "final",
        "category": category("survey"),
        "code": code,
        "subject": {"reference": subject.reference},
        "performer": [_who(subject, fact)],
    }


def _who(subject: Subject, fact: Fact) -> Resource:
    """Who entered it: the person whose journal it is, or somebody by their name."""
    name = text_of(fact.entered_by)
    return {"display": name} if name and name != subject.name else {"reference": subject.reference}


def _scored(value: Decimal, kind: TrackerKind) -> Resource:
    if not is_printable_number(value):
        return {"valueString": str(value)}
    if kind is TrackerKind.YES_NO and value in {0, 1}:
        return {"valueBoolean": bool(value)}
    if kind is TrackerKind.SCALE:
        return {"valueQuantity": quantity(value, "score", _SCORE_UNIT)}
    return {"valueQuantity": quantity(value, "hours" if kind is TrackerKind.DURATION else "")}


def _total(answers: AnswerSet, score: Decimal, asked: Questionnaire | None, subject: Subject) -> Resource:
    """The total under our own code, and under LOINC's where every item was answered: an estimated one is none of it."""
    known = _LOINC_TOTALS.get(answers.questionnaire)
    given = read_answers(answers.items)
    is_whole = asked is not None and set(given) >= {item.key for item in asked.items} and score == sum(given.values())
    loinc: list[Resource] = []
    if known and is_whole:
        loinc.append({"system": "http://loinc.org", "code": known[0], "display": known[1]})
    name = asked.name if asked else answers.questionnaire
    total = own.TOTAL.format(key=quote(answers.questionnaire, safe=""))
    code = own_concept(total, f"{name}: total", *loinc)
    return head("Observation", resource_id("questionnaire-total", answers.id), answers) | {
        **_said(subject, answers, code),
        **happened("effective", answers.answered_on),
        "valueQuantity": quantity(score, "score", _SCORE_UNIT),
    }


def _answered(place: int, key: str, value: int, item: Item | None) -> JsonOut:
    words = next((answer.words for answer in item.answers if answer.value == value), "") if item else ""
    coding = without_empty({"code": str(value), "display": words})
    return without_empty(
        {
            "linkId": text_of(key) or str(place),
            "text": item.text if item else None,
            "answer": [{"valueCoding": coding} if words else {"valueInteger": value}],
        }
    )


def _asked(item: Item) -> JsonOut:
    return {
        "linkId": item.key,
        "prefix": item.number,
        "text": f"{item.text} {item.question}".strip(),
        "type": "choice",
        "answerOption": [
            {"valueCoding": {"code": str(answer.value), "display": answer.words}} for answer in item.answers
        ],
    }
