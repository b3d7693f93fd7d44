# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What days can be counted from: infusions, events and course starts, and how far the days around each reach.

Hides where a cycle begins and ends: it reaches from 56 days before its day 0 to 180 days after, but never beyond the
one before it or the one after it, so that a 28-day therapy and a six-month one both show what lies between two of them.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise

from journal_app.analysis.happenings import infusion_label
from journal_app.domain.frozen import frozen
from journal_app.domain.treatments import EventKind, Infusion, InfusionKind
from journal_app.store.queries import Facts
from journal_app.words import _

BEFORE, AFTER = 56, 180
"""How far a cycle reaches at most: eight weeks before its day 0, and half a year after it."""
ONE_COURSE_DAYS = 84
"""Iron doses within so many days of the first are one course, whose day 0 is the first dose.
No other kind is merged: each dose of a regular therapy begins a cycle."""


class AnchorKind(StrEnum):
    """What day 0 is."""

    INFUSION = "infusion"
    EVENT = "event"
    COURSE = "course"


@frozen
class Anchor:
    """What the days are counted from.

    ``of`` is a kind of infusion or of event, or the title of a course; ``product`` narrows infusions to one.
    """

    kind: AnchorKind
    of: str
    product: str = ""


@frozen
class Start:
    """Day 0 of one cycle: the fact it belongs to, its ordinal, and what it is called. ``doses`` were given in it."""

    id: str
    day: int
    label: str
    doses: int = 1


@frozen
class Cycle:
    """A start with the days its cycle reaches over, counted from day 0, both included."""

    start: Start
    first: int
    last: int


def anchors(facts: Facts) -> tuple[Anchor, ...]:
    """Everything in the journal that days can be counted from: infusions by kind and product, events, courses."""
    infusions, events, courses = facts.infusions(), facts.events(), facts.courses()
    given, happened = {one.kind for one in infusions}, {event.kind for event in events}
    products = {kind: sorted({one.product for one in infusions if one.kind is kind}) for kind in InfusionKind}
    return (
        *(Anchor(kind=AnchorKind.INFUSION, of=kind) for kind in InfusionKind if kind in given),
        *(
            Anchor(kind=AnchorKind.INFUSION, of=kind, product=product)
            for kind, named in products.items()
            if len(named) > 1  # of an only product the kind says it all
            for product in named
        ),
        *(Anchor(kind=AnchorKind.EVENT, of=kind) for kind in EventKind if kind in happened),
        *(Anchor(kind=AnchorKind.COURSE, of=title) for title in dict.fromkeys(course.title for course in courses)),
    )


def starts(facts: Facts, anchor: Anchor) -> tuple[Start, ...]:
    """The day 0s of an anchor in order of days, two on one day as one."""
    match anchor.kind:
        case AnchorKind.INFUSION:
            given = [one for one in facts.infusions(InfusionKind(anchor.of)) if anchor.product in {"", one.product}]
            found = _iron_courses(given) if anchor.of == InfusionKind.IRON else [_start([one]) for one in given]
        case AnchorKind.EVENT:
            found = [
                Start(id=one.id, day=one.first_on.toordinal(), label=one.title)
                for one in facts.events()
                if one.kind == anchor.of
            ]
        case AnchorKind.COURSE:
            found = [
                Start(id=one.id, day=one.started_on.toordinal(), label=f"{_(one.title)} {one.dose}".strip())
                for one in facts.courses()
                if one.title == anchor.of
            ]
    first_of_day = {start.day: start for start in reversed(found)}
    return tuple(first_of_day[day] for day in sorted(first_of_day))


def cycles(found: Sequence[Start], today: date) -> tuple[Cycle, ...]:
    """The cycles around these day 0s: each ends where the next begins, and none reaches beyond today."""
    if not found:
        return ()
    last_day = today.toordinal()
    before = [-BEFORE, *(one.day - two.day for one, two in pairwise(found))]
    after = [*(two.day - one.day - 1 for one, two in pairwise(found)), AFTER]
    return tuple(
        Cycle(start=start, first=max(-BEFORE, lead), last=min(AFTER, left, last_day - start.day))
        for start, lead, left in zip(found, before, after, strict=True)
        if start.day <= last_day
    )


def _start(doses: Sequence[Infusion]) -> Start:
    return Start(id=doses[0].id, day=doses[0].given_on.toordinal(), label=infusion_label(doses[0]), doses=len(doses))


def _iron_courses(given: Sequence[Infusion]) -> list[Start]:
    courses: list[list[Infusion]] = []
    for one in given:
        if courses and (one.given_on - courses[-1][0].given_on).days <= ONE_COURSE_DAYS:
            courses[-1].append(one)
        else:
            courses.append([one])
    return [_start(doses) for doses in courses]
