# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The way out as FHIR: one R4 Bundle of type collection, in JSON.

Hides the frame around the resources, that one resource is held at a time, and which notices codes travel with. The
words in it are English, as the file says of itself: it is read by programs.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from journal_app import places
from journal_app.domain.facts import Fact
from journal_app.domain.frozen import frozen
from journal_app.domain.questionnaire_files import questionnaires
from journal_app.domain.records import Appointment, Exclusion, Question
from journal_app.domain.settings import MADE_UP, PERSON, YES
from journal_app.domain.treatments import CourseDay
from journal_app.exchange.chosen import EVERYTHING, Check, Chosen, go_on, scores_in, trackers_in
from journal_app.exchange.fhir import days_out, facts_out, own
from journal_app.exchange.fhir.basics import basic_of
from journal_app.exchange.fhir.parts import Resource, Subject, address_of, instant, text_of, without_empty
from journal_app.exchange.files.json_out import JsonOut, json_of
from journal_app.store.queries import Facts
from journal_app.words import _
from journal_app.writing import put

_PATIENT = "person"


@frozen
class Bundle:
    """What was written; ``resources`` counts them, the person and the lists of codes included."""

    path: Path
    resources: int


def write_bundle(
    facts: Facts, path: Path, chosen: Chosen = EVERYTHING, *, replace: bool = False, check: Check = go_on
) -> Bundle:
    """Write what was chosen as a FHIR Bundle.

    EntryRefused when a file is there and ``replace`` is False, StorageFailed when the disk refuses.
    """
    count = 0

    def fill(file: IO[bytes]) -> None:
        nonlocal count
        frame = json_of(_frame(facts))
        file.write(f'{frame[:-1]},"entry":['.encode())
        for count, resource in enumerate(resources_of(facts, chosen), start=1):
            check()
            entry: JsonOut = {"fullUrl": address_of(str(resource["id"])), "resource": resource}
            file.write(f"{',' if count > 1 else ''}\n{json_of(entry)}".encode())
        file.write(b"\n]}\n")

    put(path, fill, replace=replace)
    return Bundle(path=path, resources=count)


def losses() -> tuple[str, ...]:
    """What FHIR cannot hold, or our own reader does not take back, in whole sentences."""
    return (
        _("Letters, photos, research, settings and what was written before an infusion are not in it."),
        _("What forms and imports remember, such as the last unit of a laboratory, is not in it either."),
        _("What is read back counts as entered on the day it is read back, by whoever does it."),
    )


def resources_of(facts: Facts, chosen: Chosen = EVERYTHING) -> Iterator[Resource]:
    """The resources, one at a time: the person, our codes, then what was kept, by kind and day."""
    subject = Subject(name=text_of(facts.setting(PERSON)), reference=address_of(_PATIENT))
    trackers = trackers_in(facts, chosen)
    yield without_empty(
        {"resourceType": "Patient", "id": _PATIENT, "name": [{"text": subject.name}] if subject.name else None}
    )
    yield days_out.code_system(trackers, _notices())
    for tracker in trackers:
        yield basic_of(tracker, subject)
    yield from _questionnaires(facts, chosen, subject)
    for result in facts.lab_results(first=chosen.first, last=chosen.last):
        yield facts_out.observation_of_result(result, subject)
    yield from _infusions(facts, chosen, subject)
    yield from _treatments(facts, chosen, subject)
    for kept in _basics(facts, chosen):
        yield basic_of(kept, subject)
    for day in facts.days(chosen.first, chosen.last):
        yield from days_out.observations_of_day(day, subject)
    by_key = {tracker.key: tracker for tracker in trackers}
    for score in scores_in(facts, chosen):
        yield days_out.observation_of_score(score, by_key[score.tracker], subject)


def _frame(facts: Facts) -> Resource:
    at = facts.changed_at()
    changed = instant(at) if at else None
    tag: JsonOut = [own.MADE_UP_TAG] if facts.setting(MADE_UP) == YES else None
    return without_empty(
        {
            "resourceType": "Bundle",
            "meta": without_empty({"lastUpdated": changed, "tag": tag}),
            "language": "en",
            "type": "collection",
            "timestamp": changed,
        }
    )


def _questionnaires(facts: Facts, chosen: Chosen, subject: Subject) -> Iterator[Resource]:
    filled_in = [answers for answers in facts.answer_sets() if chosen.holds(answers.answered_on)]
    known = {asked.key: asked for asked in questionnaires()}
    for key in sorted({answers.questionnaire for answers in filled_in} & known.keys()):
        yield days_out.questionnaire_of(known[key])
    for answers in filled_in:
        yield from days_out.answers_of(answers, known.get(answers.questionnaire), subject)


def _infusions(facts: Facts, chosen: Chosen, subject: Subject) -> Iterator[Resource]:
    for infusion in facts.infusions(first=chosen.first, last=chosen.last):
        yield facts_out.administration_of(infusion, subject)
        for reaction in facts.reactions(infusion.id):
            yield facts_out.observation_of_reaction(reaction, infusion, subject)


def _treatments(facts: Facts, chosen: Chosen, subject: Subject) -> Iterator[Resource]:
    for event in facts.events(chosen.first, chosen.last):
        yield days_out.observation_of_event(event, subject)
    courses = [course for course in facts.courses() if chosen.lasts_into(course.started_on, course.stopped_on)]
    for course in courses:
        yield days_out.statement_of(course, subject)
    written = {course.id for course in courses}
    for day in sorted(facts.every(CourseDay), key=lambda day: (day.day, day.id)):
        if day.course in written and chosen.holds(day.day):
            yield days_out.observation_of_course_day(day, subject)


def _basics(facts: Facts, chosen: Chosen) -> Iterator[Fact]:
    """Visits, then the questions for them and for no visit yet, dates to come back to, and days left out."""
    yield from (visit for visit in facts.every(Appointment) if chosen.holds(visit.day))
    yield from sorted(facts.every(Question), key=lambda question: (question.position, question.id))
    yield from (follow_up for follow_up in facts.follow_ups() if chosen.holds(follow_up.due_on))
    for exclusion in facts.every(Exclusion):
        is_of_all = not exclusion.tracker
        if chosen.holds(exclusion.first_on, exclusion.last_on) and (is_of_all or chosen.takes(exclusion.tracker)):
            yield exclusion


def _notices() -> str:
    """The notices that LOINC, UCUM and ATC want beside their codes, without the line of where we use them."""
    names = ("LOINC.txt", "UCUM.txt", "ATC.txt")
    texts = ((places.licences() / name).read_text(encoding="utf-8") for name in names)
    return "\n\n".join(text.partition("\nWhere it is used")[0].strip() for text in texts)
