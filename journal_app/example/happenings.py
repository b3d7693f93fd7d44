# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The pages for what happened: events, infusions and reactions, iron tablets, and sheets from the laboratory.

Hides when each was written down. A relapse is entered while it lasts and closed when it is over; a laboratory's sheet
comes by post two days after the draw.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from journal_app.domain.labs import LabResult
from journal_app.domain.records import Laboratory
from journal_app.domain.treatments import Course, CourseDay, CourseState, EventKind
from journal_app.example.blood import blood
from journal_app.example.chance import later
from journal_app.example.illness import Episode
from journal_app.example.infusions import Given, Tablets
from journal_app.example.life import CAREGIVER, PERSON, Life
from journal_app.example.pages import Entry, Page, evening, page
from journal_app.store.operations import Operation

SHEET_COMES_AFTER_DAYS = 2


def happenings(life: Life) -> Iterator[Page]:
    """The pages of everything that happened, in no particular order; none is later than the last day."""
    for episode in life.episodes:
        yield from _event(life, episode)
    for number, given in enumerate(life.given):
        yield from _infusion(life, given, f"infusion {number}")
    for tablets in life.tablets:
        yield from _tablets(tablets)
    yield from _sheets(life)


def _event(life: Life, episode: Episode) -> Iterator[Page]:
    """One page when it is over; a relapse, and what is still going on, is entered on its first evening."""
    event, is_over = episode.event, episode.last_on <= life.last
    lasts = event.kind is EventKind.RELAPSE or not is_over
    name = f"{event.kind} {event.first_on}"
    if lasts:
        ongoing = Entry(fact=replace(event, last_on=None), name=name)
        yield page(evening(event.first_on, 170), PERSON, Operation.ADD_EVENT, ongoing)
        if is_over:
            yield page(evening(episode.last_on, 171), PERSON, Operation.EDIT, Entry(fact=event, instead_of=name))
    else:
        by = CAREGIVER if event.kind is EventKind.CRASH else PERSON
        yield page(evening(episode.last_on, 172), by, Operation.ADD_EVENT, event)


def _infusion(life: Life, given: Given, name: str) -> Iterator[Page]:
    day = given.infusion.given_on
    yield page(evening(day, 174), PERSON, Operation.ADD_INFUSION, Entry(fact=given.infusion, name=name))
    for place, reaction in enumerate(given.reactions):
        felt_on = later(day, reaction.onset_day or 0)
        if felt_on <= life.last:
            entry = Entry(fact=reaction, of=name)
            yield page(evening(felt_on, 175 + place), PERSON, Operation.ADD_REACTION, entry)


def _tablets(tablets: Tablets) -> Iterator[Page]:
    """The course on its first evening, a page for each of its days, and its end."""
    name = f"tablets {tablets.first_on}"
    course = Course(
        title="Iron tablets",
        started_on=tablets.first_on,
        dose="ferrous fumarate 210 mg, one every other day",
        note="Taken with orange juice.",
    )
    yield page(evening(tablets.first_on, -30), PERSON, Operation.ADD_COURSE, Entry(fact=course, name=name))
    for day, state in tablets.states:
        yield _course_day(name, day, state)
    stopped = replace(course, stopped_on=tablets.last_on)
    yield page(evening(tablets.last_on, -29), PERSON, Operation.EDIT, Entry(fact=stopped, instead_of=name))
    yield _course_day(name, tablets.last_on, CourseState.STOPPED)


def _course_day(name: str, day: date, state: CourseState) -> Page:
    entry = Entry(fact=CourseDay(course="", day=day, state=state), of=name)
    return page(evening(day, -25), PERSON, Operation.COURSE_DAY, entry)


def _sheets(life: Life) -> Iterator[Page]:
    known: set[tuple[str, str]] = set()
    for draw, results in blood(life):
        new = [result for result in results if (result.laboratory, result.analyte) not in known]
        known |= {(result.laboratory, result.analyte) for result in new}
        noted = [replace(result, note=draw.note) if result is results[0] else result for result in results]
        at = evening(later(draw.day, SHEET_COMES_AFTER_DAYS), 180)
        yield page(at, PERSON, Operation.ADD_LAB, *noted, *[_remembered(result) for result in new])


def _remembered(result: LabResult) -> Laboratory:
    """What the journal remembers of a laboratory's line, so that the next sheet is quicker to type."""
    return Laboratory(
        name=result.laboratory,
        analyte=result.analyte,
        unit=result.unit,
        range_low=result.range_low,
        range_high=result.range_high,
        range_text=result.range_text,
    )
