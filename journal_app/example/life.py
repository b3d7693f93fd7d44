# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The made-up person's life between two days: everything that happened, before anybody wrote it down.

Hides how the parts of the story weigh on a day together. Scores, blood and notes are all drawn from here, which is
why they fit each other.
"""

import math
from datetime import date

from journal_app.domain.frozen import frozen
from journal_app.domain.treatments import EventKind, InfusionKind
from journal_app.example.chance import days_from, later, stream
from journal_app.example.illness import Episode, Period, episodes, periods
from journal_app.example.infusions import (
    FIRST_THERAPY_DAY,
    THERAPY_EVERY_DAYS,
    Given,
    Tablets,
    all_given,
    tablet_courses,
    therapy_days,
)
from journal_app.example.iron import IronCourse, iron_courses, phosphate_dip, shortage

PERSON = "Alex Example"
CAREGIVER = "Sam Example"

WEARS_OFF_FROM_DAY = 146
"""Day of a six-month cycle from which the disease-modifying infusion is felt to wear off."""

AFTER_INFUSION = {InfusionKind.IRON: 0.9, InfusionKind.DISEASE_MODIFYING: 0.8, InfusionKind.STEROID: 0.3}
"""Points of fatigue on the day of an infusion and the day after."""


@frozen
class Life:
    """What happened from ``first`` to ``last``; ``seed`` is what the telling goes on drawing from."""

    first: date
    last: date
    seed: int
    iron: tuple[IronCourse, ...]
    therapy: tuple[date, ...]
    episodes: tuple[Episode, ...]
    periods: tuple[Period, ...]
    given: tuple[Given, ...]
    tablets: tuple[Tablets, ...]
    holidays: tuple[tuple[date, date], ...]


def live(first: date, last: date, seed: int) -> Life:
    """The life that a seed gives; the same seed and days give the same life."""
    iron = iron_courses(first, last, seed)
    therapy = therapy_days(first, last, seed)
    happened = episodes(first, last, seed)
    journeys = [episode for episode in happened if episode.event.kind is EventKind.TRAVEL]
    return Life(
        first=first,
        last=last,
        seed=seed,
        iron=iron,
        therapy=therapy,
        episodes=happened,
        periods=periods(first, last, seed),
        given=all_given(iron, therapy, happened, last, seed),
        tablets=tablet_courses(first, last, seed),
        holidays=tuple((one.event.first_on, one.last_on) for one in journeys if one.last_on < last),
    )


def burdens(life: Life) -> list[float]:
    """The points that lie on fatigue for each day of the life, in order, before the day's own ups and downs."""
    days = days_from(life.first, life.last)
    burden = [
        season(day) + wearing_off(life, day) + 1.25 * shortage(life.iron, life.first, day) + _phosphate(life, day)
        for day in days
    ]
    chance = stream(life.seed, "slow drift")
    drift = 0.0
    for index in range(len(days)):
        drift = 0.995 * drift + chance.gauss(0, 0.045)
        burden[index] += drift
    _add_episodes(life, burden)
    return burden


def season(day: date) -> float:
    """A yearly wave with its crest at the end of January."""
    return 0.3 * math.cos(2 * math.pi * (day.timetuple().tm_yday - 28) / 365.25)


def wearing_off(life: Life, day: date) -> float:
    """Points added towards the end of a six-month cycle of the disease-modifying infusion."""
    earlier = [given for given in life.therapy if given <= day]
    started = earlier[-1] if earlier else later(life.first, FIRST_THERAPY_DAY - THERAPY_EVERY_DAYS)
    over = (day - started).days - WEARS_OFF_FROM_DAY
    return 0.9 * min(1.0, max(0.0, over / (THERAPY_EVERY_DAYS - WEARS_OFF_FROM_DAY)))


def _phosphate(life: Life, day: date) -> float:
    return 0.6 if phosphate_dip(life.iron, day) else 0.0


def _add_episodes(life: Life, burden: list[float]) -> None:
    for episode in life.episodes:
        start = (episode.event.first_on - life.first).days
        lasts = (episode.last_on - episode.event.first_on).days + episode.fades_days + 1
        for index in range(start, min(start + lasts, len(burden))):
            burden[index] += episode.weight_on(later(life.first, index))
    for one in life.given:
        start = (one.infusion.given_on - life.first).days
        for index in range(start, min(start + 2, len(burden))):
            burden[index] += AFTER_INFUSION[one.infusion.kind]
