# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Questions written before an infusion, and which infusion each of them was written before.

One belongs to the first day 0 of its kind of infusion on or after the day it was written, within a year. It never
belongs to an infusion before that day, whenever that infusion was entered. Of several written before the same day 0 the
one written last counts.

Hides that the day of a question is the journal's own stamp and not something that can be typed.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from journal_app.analysis.anchors import Anchor, AnchorKind, Start, starts
from journal_app.domain.days import journal_day
from journal_app.domain.frozen import frozen
from journal_app.domain.records import Expectation
from journal_app.domain.treatments import InfusionKind
from journal_app.store.queries import Facts

WITHIN_DAYS = 365


class Standing(StrEnum):
    """What became of a question written before."""

    WAITING = "waiting"
    COUNTS = "counts"
    OVERTAKEN = "a later one counts"
    LAPSED = "no infusion within a year"


@frozen
class WrittenBefore:
    """What was written before a start: on which day (an ordinal), and from which size on a change would count.

    ``in_all`` is how many questions were written before the same start, this one among them.
    """

    day: int
    size: Decimal
    in_all: int = 1


@frozen
class Bound:
    """A question with the day it was written and the start it belongs to, None where there is none yet."""

    expectation: Expectation
    day: int
    standing: Standing
    start: Start | None = None


def bound_questions(facts: Facts, today: int) -> tuple[Bound, ...]:
    """Every question written before an infusion, in the order they were written, with what became of it by today."""
    expectations = facts.expectations()
    if not expectations:
        return ()
    day_ends = facts.day_ends()
    written = [
        (journal_day(one.recorded_at.astimezone(), day_ends).toordinal(), one)  # an instant is a day by this machine
        for one in expectations
        if one.recorded_at is not None
    ]
    kinds = {one.kind for one in expectations}
    found = {kind: starts(facts, Anchor(kind=AnchorKind.INFUSION, of=kind)) for kind in kinds}
    return bind(written, found, today)


def bind(
    written: Iterable[tuple[int, Expectation]], found: Mapping[InfusionKind, Sequence[Start]], today: int
) -> tuple[Bound, ...]:
    """Questions with their days, in the order they were written, bound to the day 0s of each kind in order of days."""
    asked = [(day, one, _first_from(day, found.get(one.kind, ()))) for day, one in written]
    last = {start.id: one.id for _day, one, start in asked if start is not None}
    return tuple(
        Bound(expectation=one, day=day, standing=_standing(one, day, start, last, today), start=start)
        for day, one, start in asked
    )


def counted(bound: Sequence[Bound]) -> dict[tuple[str, str], WrittenBefore]:
    """What counts, by the id of the start and the key of the tracker."""
    return {
        (each.start.id, each.expectation.tracker): WrittenBefore(
            day=each.day,
            size=each.expectation.size,
            in_all=sum(one.start is not None and one.start.id == each.start.id for one in bound),
        )
        for each in bound
        if each.standing is Standing.COUNTS and each.start is not None
    }


def _first_from(day: int, found: Sequence[Start]) -> Start | None:
    return next((start for start in found if day <= start.day <= day + WITHIN_DAYS), None)


def _standing(one: Expectation, day: int, start: Start | None, last: Mapping[str, str], today: int) -> Standing:
    if start is None:
        return Standing.LAPSED if today > day + WITHIN_DAYS else Standing.WAITING
    return Standing.COUNTS if last[start.id] == one.id else Standing.OVERTAKEN
