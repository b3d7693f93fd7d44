# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The pages around two appointments: questions noted beforehand, answers afterwards, and a date to remember.

Hides the dates. One appointment lies some months back, the other a fortnight ahead of the last day.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

from journal_app.domain.records import Appointment, FollowUp, Question
from journal_app.domain.subjects import Subject, SubjectKind, pointer_to
from journal_app.example.blood import draws
from journal_app.example.chance import later, workday
from journal_app.example.life import CAREGIVER, PERSON, Life
from journal_app.example.pages import Entry, Page, evening, page
from journal_app.store.operations import Operation

BACK_DAYS = 146
AHEAD_DAYS = 12
FOLLOW_UP_DAYS = 26

ASKED = (
    ("Can the next iron infusion be in the morning?", "Yes, the unit opens at eight."),
    ("Which blood tests are planned before the next ocrelizumab infusion?", "The list is in the letter."),
    ("Who do I ring when I am ill on the day of an infusion?", ""),
)
RANGES = "The two laboratories print different ranges. Which one do you look at?"
TO_ASK = (
    "Could both infusions be on one day?",
    RANGES,
    "Sam would like to know what to write down during a relapse.",
)


def visits(life: Life) -> Iterator[Page]:
    """The pages of both appointments and the follow-up, in no particular order."""
    yield from _past(workday(later(life.last, -BACK_DAYS)))
    yield from _coming(life, workday(later(life.last, AHEAD_DAYS)))
    due = FollowUp(due_on=workday(later(life.last, FOLLOW_UP_DAYS)), title="Blood test at Example Laboratory North")
    yield page(evening(later(life.last, -1), 192), PERSON, Operation.ADD_OTHER, due)


def _past(day: date) -> Iterator[Page]:
    visit = Appointment(day=day, time=time(11, 20), with_whom="Dr Example, neurology")
    yield page(evening(later(day, -21), 190), PERSON, Operation.ADD_OTHER, Entry(fact=visit, name="past visit"))
    for position, (text, answer) in enumerate(ASKED):
        name, question = f"asked {position}", Question(text=text, position=position)
        entry = Entry(fact=question, name=name, of="past visit")
        yield page(evening(later(day, -3 * position - 2), 191), PERSON, Operation.ADD_QUESTION, entry)
        if answer:
            answered = Entry(fact=replace(question, answered_on=day, answer=answer), of="past visit", instead_of=name)
            yield page(evening(day, 191 + position), CAREGIVER, Operation.EDIT, answered)
    told = replace(visit, said="Same rhythm as before. Letter follows by post.")
    yield page(evening(day, 198), CAREGIVER, Operation.EDIT, Entry(fact=told, instead_of="past visit"))


def _coming(life: Life, day: date) -> Iterator[Page]:
    last, about = life.last, {RANGES: _last_ferritin(life)}
    visit = Appointment(day=day, time=time(9, 40), with_whom="Dr Sample, iron clinic", note="Sam comes along.")
    yield page(evening(later(last, -9), 190), PERSON, Operation.ADD_OTHER, Entry(fact=visit, name="coming visit"))
    for position, text in enumerate(TO_ASK):
        question = Question(text=text, position=position, about=about.get(text, ""))
        entry = Entry(fact=question, of="coming visit")
        yield page(evening(later(last, -2 * position - 1), 191), PERSON, Operation.ADD_QUESTION, entry)


def _last_ferritin(life: Life) -> str:
    """The pointer to the last ferritin of the diary; empty for one too short to hold any."""
    days = [draw.day for draw in draws(life) if draw.whole_panel]
    return pointer_to(Subject(kind=SubjectKind.LAB_RESULT, key="ferritin", day=days[-1])) if days else ""
