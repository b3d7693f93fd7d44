# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The made-up person's iron: when the infusions were given, and what the blood held on any day.

Hides the arithmetic of stores that fall with heavy periods, leap after an infusion and settle. The curves only have
to look like a real folder of results; they are no model of anybody's body and nothing is predicted with them.
"""

import math
from datetime import date

from journal_app.domain.frozen import frozen
from journal_app.example.chance import later, stream, workday

FIRST_COURSE_DAY = 176
"""The first iron course comes about half a year in, so that there is a diary before it."""

PHOSPHATE_DIP = range(7, 36)
"""Days after ferric carboxymaltose on which phosphate was down: lowest after about two weeks (its label, mims.com)."""

STARTING_FERRITIN = 27.0
STARTING_FALL_DAYS = 240.0
SETTLED_FERRITIN = 145.0
LEAP_FERRITIN = 880.0
LEAP_FADES_DAYS = 16.0
FALL_DAYS = 116.0
EMPTY_FERRITIN = 7.0


@frozen
class IronCourse:
    """One course of iron infusions: a day and an amount of elemental iron in mg for each."""

    number: int
    product: str
    brand: str
    doses: tuple[tuple[date, int], ...]

    @property
    def first_on(self) -> date:
        """The day of the first infusion of the course."""
        return self.doses[0][0]

    @property
    def last_on(self) -> date:
        """The day of the last infusion of the course."""
        return self.doses[-1][0]

    @property
    def lowers_phosphate(self) -> bool:
        """Whether phosphate dipped after this course, as it did after the first product."""
        return self.product == "Ferric carboxymaltose"


def iron_courses(first: date, last: date, seed: int) -> tuple[IronCourse, ...]:
    """The iron courses begun between two days: the first two of one product, all later ones of another."""
    chance = stream(seed, "iron courses")
    courses: list[IronCourse] = []
    start = workday(later(first, FIRST_COURSE_DAY + chance.randrange(-8, 9)))
    while later(start, 7) <= last:
        courses.append(_course(len(courses) + 1, start))
        start = workday(later(start, chance.randrange(305, 372)))
    return tuple(courses)


def _course(number: int, start: date) -> IronCourse:
    if number <= 2:  # noqa: PLR2004 -- the product changed after the second course
        doses = ((start, 1000), (later(start, 7), 500))
        return IronCourse(number=number, product="Ferric carboxymaltose", brand="Ferinject", doses=doses)
    return IronCourse(number=number, product="Ferric derisomaltose", brand="Monofer", doses=((start, 1000),))


def course_before(courses: tuple[IronCourse, ...], day: date) -> IronCourse | None:
    """The last course whose first infusion lies before ``day``; blood is drawn before an infusion of the same day."""
    earlier = [course for course in courses if course.first_on < day]
    return earlier[-1] if earlier else None


def stores(courses: tuple[IronCourse, ...], first: date, day: date) -> float:
    """Settled ferritin in µg/L on a day, without the leap that follows an infusion."""
    course = course_before(courses, day)
    if course is None:
        return EMPTY_FERRITIN + (STARTING_FERRITIN - EMPTY_FERRITIN) * math.exp(
            -(day - first).days / STARTING_FALL_DAYS
        )
    fallen = math.exp(-(day - course.first_on).days / FALL_DAYS)
    return EMPTY_FERRITIN + (SETTLED_FERRITIN - EMPTY_FERRITIN) * fallen


def ferritin(courses: tuple[IronCourse, ...], first: date, day: date) -> float:
    """Ferritin in µg/L as it would be drawn on a day."""
    course = course_before(courses, day)
    leap = 0.0
    if course is not None:
        since = (day - course.first_on).days
        leap = LEAP_FERRITIN * (1 - math.exp(-since / 3)) * math.exp(-since / LEAP_FADES_DAYS)
    return stores(courses, first, day) + leap


def shortage(courses: tuple[IronCourse, ...], first: date, day: date) -> float:
    """How far the stores are used up: 0 with enough, 1 when empty. It lags an infusion by some weeks."""
    course = course_before(courses, day)
    empty = max(0.0, min(1.0, (32 - stores(courses, first, day)) / 22))
    if course is None:
        return empty
    still_felt = math.exp(-(((day - course.first_on).days / 24) ** 2))
    return max(empty, still_felt)


def phosphate_dip(courses: tuple[IronCourse, ...], day: date) -> bool:
    """Whether a day lies in the weeks in which phosphate was down after an infusion."""
    course = course_before(courses, day)
    return course is not None and course.lowers_phosphate and (day - course.first_on).days in PHOSPHATE_DIP
