# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Journals that are hard to draw: nothing, one point, years without a score, a thousand events at once.

Hides nothing but their facts. They are made up, and each is there to be looked at.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from journal_app.domain.facts import Fact
from journal_app.domain.labs import LabResult
from journal_app.domain.scores import Day, Mark, Score
from journal_app.domain.treatments import Event, EventKind, Infusion, InfusionKind
from journal_app.example.making import LAST_DAY
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation

_WIDE = ("0.5", "12", "300", "20000")


def hard_journal(name: str) -> Journal:
    """The journal in memory with this name, which is a key of ``HARD``."""
    journal = Journal.create(None, person=name, made_up=True)
    journal.change(Operation.IMPORT, lambda edit: edit.add_many(HARD[name]()))
    return journal


def _nothing() -> Iterator[Fact]:
    yield from ()


def _one_point() -> Iterator[Fact]:
    yield _score(3, 7)


def _all_marked() -> Iterator[Fact]:
    yield _score(61, 3)
    for days in range(60):
        yield Day(day=_ago(days), mark=Mark.TOO_ILL if days % 9 else Mark.NOT_TRACKED)


def _years_apart() -> Iterator[Fact]:
    for days in (*range(3990, 4001), *range(10)):
        yield _score(days, 4 + days % 3)


def _half_to_twenty_thousand() -> Iterator[Fact]:
    for turn, value in enumerate(_WIDE):
        yield _ferritin(90 - 28 * turn, value)
    for days in range(100):
        yield _score(days, 5)


def _forty_infusions() -> Iterator[Fact]:
    for turn in range(40):
        yield Infusion(
            given_on=_ago(9 * turn),
            product=f"product {turn % 4}",
            kind=tuple(InfusionKind)[turn % 4],
            amount=Decimal(100 * (1 + turn % 5)),
            unit="mg",
        )
    for days in range(365):
        yield _score(days, (days * 7) % 11)


def _thousand_events() -> Iterator[Fact]:
    for turn in range(1000):
        kind = tuple(EventKind)[turn % len(EventKind)]
        yield Event(first_on=_ago(turn), last_on=_ago(turn // 2), kind=kind, title=f"Event {turn}")
    for days in range(365):
        yield _score(days, days % 11)


HARD: dict[str, Callable[[], Iterator[Fact]]] = {
    "nothing": _nothing,
    "one-point": _one_point,
    "all-marked": _all_marked,
    "years-apart": _years_apart,
    "half-to-twenty-thousand": _half_to_twenty_thousand,
    "forty-infusions": _forty_infusions,
    "thousand-events": _thousand_events,
}
"""What makes each journal hard, by its name."""


def _ago(days: int) -> date:
    return LAST_DAY - timedelta(days=days)


def _score(days: int, value: int) -> Score:
    return Score(day=_ago(days), tracker="fatigue", value=Decimal(value))


def _ferritin(days: int, value: str) -> LabResult:
    return LabResult(
        collected_on=_ago(days),
        analyte="ferritin",
        value=Decimal(value),
        unit="ng/mL",
        unit_code="ng/mL",
        printed_value=value,
    )
