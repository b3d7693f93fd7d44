# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Everything the made-up person was given: infusions of three kinds, what was felt afterwards, and iron tablets.

Hides the rota. The products are real ones so that the journal's catalogue knows them; places and people are invented,
and no amount here is a suggestion of one.
"""

import random
from datetime import date, time
from decimal import Decimal

from journal_app.domain.frozen import frozen
from journal_app.domain.treatments import CourseState, Infusion, InfusionKind, Reaction, Severity
from journal_app.example.chance import later, stream, workday
from journal_app.example.illness import Episode
from journal_app.example.iron import IronCourse

PLACE = "Example Infusion Unit"
FIRST_THERAPY_DAY = 34
THERAPY_EVERY_DAYS = 182
STEROIDS_FROM_DAY = 3
TABLETS_FROM_DAY = 62
TABLETS_DAYS = 84
TABLETS_AGAIN_DAYS = 5 * 365


@frozen
class Given:
    """One infusion with the reactions that followed it (their ``infusion`` is filled in when it has an id)."""

    infusion: Infusion
    reactions: tuple[Reaction, ...] = ()


@frozen
class Tablets:
    """A course of iron tablets, one planned every other day, and what became of each of its days."""

    first_on: date
    last_on: date
    states: tuple[tuple[date, CourseState], ...]


def therapy_days(first: date, last: date, seed: int) -> tuple[date, ...]:
    """The days of the disease-modifying infusions, every six months give or take a few days."""
    chance = stream(seed, "therapy")
    found: list[date] = []
    planned = later(first, FIRST_THERAPY_DAY)
    while later(planned, 6) <= last:
        found.append(workday(later(planned, chance.randrange(-3, 4))))
        planned = later(planned, THERAPY_EVERY_DAYS)
    return tuple(found)


def all_given(
    courses: tuple[IronCourse, ...], therapy: tuple[date, ...], episodes: tuple[Episode, ...], last: date, seed: int
) -> tuple[Given, ...]:
    """Every infusion up to the last day, in order."""
    chance = stream(seed, "infusions")
    given = [_iron(course, index, chance) for course in courses for index in range(len(course.doses))]
    given += [_therapy(day, chance) for day in therapy]
    relapses = [episode for episode in episodes if episode.steroids]
    given += [_steroid(episode, day) for episode in relapses for day in range(3)]
    kept = [one for one in given if one.infusion.given_on <= last]
    return tuple(sorted(kept, key=lambda one: (one.infusion.given_on, one.infusion.product)))


def _iron(course: IronCourse, index: int, chance: random.Random) -> Given:
    day, milligrams = course.doses[index]
    infusion = Infusion(
        given_on=day,
        given_time=time(chance.randrange(9, 12), chance.choice((0, 15, 30, 45))),
        kind=InfusionKind.IRON,
        product=course.product,
        brand=course.brand,
        amount=Decimal(milligrams),
        unit="mg",
        iron_mg=Decimal(milligrams),
        place=PLACE,
        course=f"iron course {course.number}",
        note="" if index else "Stayed half an hour afterwards.",
    )
    if index:
        return Given(infusion=infusion)
    reactions = [
        Reaction(infusion="", kind="headache", onset_day=0, lasted="until the next noon", severity=Severity.MILD),
    ]
    if course.lowers_phosphate:
        reactions.append(
            Reaction(
                infusion="",
                kind="joint_pain",
                onset_day=2,
                lasted="3 days",
                severity=Severity.MODERATE,
                note="Knees and wrists.",
            )
        )
    return Given(infusion=infusion, reactions=tuple(reactions))


def _therapy(day: date, chance: random.Random) -> Given:
    infusion = Infusion(
        given_on=day,
        given_time=time(9, 0),
        kind=InfusionKind.DISEASE_MODIFYING,
        product="Ocrelizumab",
        brand="Ocrevus",
        amount=Decimal(600),
        unit="mg",
        place=PLACE,
        note="Drip took four hours, with Sam.",
    )
    if chance.randrange(3):
        return Given(infusion=infusion)
    itch = Reaction(infusion="", kind="itching", onset_day=0, lasted="2 hours", severity=Severity.MILD, note="Scalp.")
    return Given(infusion=infusion, reactions=(itch,))


def _steroid(relapse: Episode, index: int) -> Given:
    infusion = Infusion(
        given_on=later(relapse.event.first_on, STEROIDS_FROM_DAY + index),
        given_time=time(10, 0),
        kind=InfusionKind.STEROID,
        product="Methylprednisolone",
        amount=Decimal(1000),
        unit="mg",
        place="Example Hospital, day ward",
        course=f"steroids {relapse.event.first_on.year}",
    )
    sleepless = Reaction(
        infusion="", kind="trouble sleeping", onset_day=0, lasted="4 nights", severity=Severity.MODERATE
    )
    return Given(infusion=infusion, reactions=() if index else (sleepless,))


def tablet_courses(first: date, last: date, seed: int) -> tuple[Tablets, ...]:
    """The courses of iron tablets that end before the last day; some planned days were skipped."""
    chance = stream(seed, "tablets")
    found: list[Tablets] = []
    start = later(first, TABLETS_FROM_DAY)
    while later(start, TABLETS_DAYS) <= last:
        states = tuple((later(start, day), _state(day, chance)) for day in range(TABLETS_DAYS))
        found.append(Tablets(first_on=start, last_on=later(start, TABLETS_DAYS), states=states))
        start = later(start, TABLETS_AGAIN_DAYS)
    return tuple(found)


def _state(day: int, chance: random.Random) -> CourseState:
    if day % 2:
        return CourseState.NO_DOSE
    return CourseState.SKIPPED if chance.random() < 0.14 else CourseState.TAKEN  # noqa: PLR2004 -- one dose in seven
