# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What happens in the made-up person's years beside the infusions: relapses, crashes, infections, heat, travel.

Hides how often and when. Each episode carries the weight it puts on the days around it, so that scores, notes and
missing days all follow from the same story.
"""

import random
from datetime import date

from journal_app.domain.frozen import frozen
from journal_app.domain.treatments import Event, EventKind
from journal_app.example.chance import later, stream

STARTS_AFTER_DAYS = 10
"""Nothing happens in the first days, so that no event is cut off by the beginning of the journal."""


@frozen
class Episode:
    """An event with its weight on the fatigue score while it lasts, in points, and the days over which that fades."""

    event: Event
    weight: float
    fades_days: int = 0
    steroids: bool = False

    @property
    def last_on(self) -> date:
        """The last day of the episode itself."""
        return self.event.last_on or self.event.first_on

    def weight_on(self, day: date) -> float:
        """The points it adds to fatigue on a day: whole while it lasts, then fading evenly."""
        if day < self.event.first_on:
            return 0.0
        after = (day - self.last_on).days
        if after <= 0:
            return self.weight
        return self.weight * max(0.0, 1 - after / (self.fades_days + 1))

    def is_on(self, day: date) -> bool:
        """Whether the day lies within the episode itself."""
        return self.event.first_on <= day <= self.last_on


@frozen
class Period:
    """One period: its first day, how many days it lasted, and whether it was a heavy one."""

    first_on: date
    days: int
    is_heavy: bool

    @property
    def last_on(self) -> date:
        """The last day of the period."""
        return later(self.first_on, self.days - 1)


def periods(first: date, last: date, seed: int) -> tuple[Period, ...]:
    """Every period that begins between two days, about four weeks apart, one in six of them heavy."""
    chance = stream(seed, "periods")
    found: list[Period] = []
    start = later(first, chance.randrange(28))
    while start <= last:
        found.append(Period(first_on=start, days=chance.randrange(5, 8), is_heavy=chance.randrange(6) == 0))
        start = later(start, chance.randrange(26, 31))
    return tuple(found)


def episodes(first: date, last: date, seed: int) -> tuple[Episode, ...]:
    """Every episode that begins between two days, in order of its first day."""
    chance = stream(seed, "episodes")
    found: list[Episode] = []
    for year in range(first.year, last.year + 1):
        found += _of_calendar_year(year, chance)
    for number in range((last - first).days // 365 + 1):
        found += _of_journal_year(later(first, number * 365), number, chance)
    found += [_heavy(period) for period in periods(first, last, seed) if period.is_heavy]
    begins = later(first, STARTS_AFTER_DAYS)
    kept = [episode for episode in found if begins <= episode.event.first_on <= later(last, -1)]
    return tuple(sorted(kept, key=lambda episode: (episode.event.first_on, episode.event.title)))


def _episode(
    kind: EventKind, title: str, start: date, days: int, weight: float, *, fades: int = 0, note: str = ""
) -> Episode:
    last_on = later(start, days - 1) if days > 1 else None
    event = Event(first_on=start, last_on=last_on, kind=kind, title=title, note=note)
    return Episode(event=event, weight=weight, fades_days=fades)


def _heavy(period: Period) -> Episode:
    return _episode(EventKind.BLEEDING, "Heavy period", period.first_on, period.days, 0.4)


def _of_calendar_year(year: int, chance: random.Random) -> list[Episode]:
    """What comes with the seasons: the heat of July, a holiday in September, the autumn vaccination."""
    heat = later(date(year, 7, 1), chance.randrange(26))
    journey = later(date(year, 9, 3), chance.randrange(12))
    jab = later(date(year, 10, 8), chance.randrange(20))
    return [
        _episode(EventKind.HEAT, "Heatwave", heat, chance.randrange(4, 9), 1.1, note="Above 30 degrees indoors."),
        _episode(EventKind.TRAVEL, "Holiday at Example Bay", journey, 7, 0.4, fades=2),
        _episode(EventKind.VACCINATION, "Flu vaccination", jab, 1, 0.6, fades=2, note="Left arm."),
    ]


def _of_journal_year(start: date, number: int, chance: random.Random) -> list[Episode]:
    """What comes by chance in one year of the journal; the first year has one of everything."""
    found = [_crash(later(start, day), chance) for day in _spread(chance, 4)]
    found += [_infection(later(start, day), chance) for day in _spread(chance, 2)]
    if number == 0 or chance.random() < 0.4:  # noqa: PLR2004 -- a relapse in two years out of five after the first
        found.append(_relapse(later(start, 96 + chance.randrange(40)), chance, steroids=number % 2 == 0))
    return found


def _spread(chance: random.Random, count: int) -> list[int]:
    """That many days of a year, one in each equal part of it, so that episodes do not pile up."""
    part = 365 // count
    return [index * part + chance.randrange(12, part - 14) for index in range(count)]


def _crash(start: date, chance: random.Random) -> Episode:
    title = chance.choice(["Crash after a long day", "Crash after the family visit", "Crash after shopping", "Crash"])
    return _episode(EventKind.CRASH, title, start, chance.randrange(2, 6), 3.0, fades=3)


def _infection(start: date, chance: random.Random) -> Episode:
    title, days = chance.choice([("A cold", 7), ("Bladder infection", 6), ("Sore throat with fever", 8)])
    return _episode(EventKind.INFECTION, title, start, days, 1.8, fades=5)


def _relapse(start: date, chance: random.Random, *, steroids: bool) -> Episode:
    title, note = chance.choice(
        [
            ("Relapse: left leg", "Left leg weak, numb below the knee."),
            ("Relapse: right eye", "Blurred, sore when looking aside."),
            ("Relapse: hands", "Both hands numb, buttons are hard."),
        ]
    )
    episode = _episode(EventKind.RELAPSE, title, start, chance.randrange(20, 34), 1.8, fades=35, note=note)
    return Episode(event=episode.event, weight=episode.weight, fades_days=episode.fades_days, steroids=steroids)
