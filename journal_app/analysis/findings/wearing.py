# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whether a score at the end of a cycle differs from its beginning, for each product that is infused.

A cycle reaches from an infusion to the next one of its product, or to day 180; days 0 to 7 do not count. One that runs
still is left for later: to look again on each new day would find something sooner or later.

Hides why a cycle is left out: it is not over, too short, has too few entries, or something else of its kind was given
in it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from journal_app.analysis.anchors import AFTER, Anchor, AnchorKind, Cycle, anchors, cycles, starts
from journal_app.analysis.findings.diaries import Kept
from journal_app.analysis.findings.finding import About, Figures, Finding
from journal_app.analysis.statistics.before_after import SMALL, SMALL_ENOUGH, WAVE_BEFORE
from journal_app.analysis.statistics.comparisons import Diary
from journal_app.analysis.statistics.sensitivity import too_ill_as_worst
from journal_app.analysis.statistics.thirds import FEWEST_OF_THIRD, Stretch
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.analysis.statistics.wearing_off import (
    FEWEST_CYCLES,
    LastAgainstFirst,
    is_enough,
    last_against_first,
    thirds_logged,
)
from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Better, Tracker
from journal_app.domain.treatments import InfusionKind
from journal_app.store.queries import Facts

FIRST_DAY = 8
SIDED = frozenset({Verdict.LOWER, Verdict.HIGHER, Verdict.ABOUT_THE_SAME})
_STROKE = "/"


class LeftOut(StrEnum):
    """Why a cycle does not count."""

    RUNNING = "running"
    TOO_SHORT = "too short"
    OTHER_PRODUCT = "other product"
    FEW_ENTRIES = "few entries"


@frozen
class WearingFinding(Finding):
    """Last thirds against first thirds of the cycles of one product (or kind, where there is only one product).

    ``stretches`` are the days of the cycles that count, ``not_counted`` why each of the others does not. ``earliest``
    is the first day on which the cycle that runs now is over at the latest, None where it would not be enough.
    ``is_still``: there are enough cycles, but all days are alike. ``if_worst`` and ``is_unsteady`` are as for a start,
    asked only where there is an answer to be unsteady.
    """

    anchor: Anchor
    tracker: Tracker
    stretches: tuple[Stretch, ...]
    not_counted: tuple[LeftOut, ...]
    logged: tuple[int, int]
    earliest: int | None = None
    size: LastAgainstFirst | None = None
    if_worst: Verdict | None = None
    is_unsteady: bool = False

    @property
    def is_still(self) -> bool:
        """Whether there are cycles enough, and no wobble in them."""
        return len(self.stretches) >= FEWEST_CYCLES and self.size is None

    @property
    def may_be_a_wave(self) -> bool:
        """Whether all cycles together span too few days to tell a slow wave from wearing off."""
        return bool(self.stretches) and self.stretches[-1].last - self.stretches[0].first + 1 < WAVE_BEFORE

    @property
    def figures(self) -> Figures:
        """``n_before`` are the entries of all first thirds, ``n_after`` those of all last thirds."""
        size = self.size
        return Figures(
            estimate=size.estimate if size else None,
            low=size.low if size else None,
            high=size.high if size else None,
            n_before=self.logged[0],
            n_after=self.logged[1],
            days_possible=sum(stretch.third for stretch in self.stretches),
            rho=size.rho if size else None,
        )


def ask(facts: Facts, kept: Sequence[Kept], today: date) -> tuple[WearingFinding, ...]:
    """Each tracker over the cycles of each product that was given at least once."""
    asked = [(anchor, cycles(starts(facts, anchor), today), _others(facts, anchor)) for anchor in _products(facts)]
    return tuple(
        _answer(one, anchor, around, others, today) for one in kept for anchor, around, others in asked if around
    )


def _products(facts: Facts) -> Iterator[Anchor]:
    """Each product, or its kind where there is only one."""
    known = [anchor for anchor in anchors(facts) if anchor.kind is AnchorKind.INFUSION]
    several = {anchor.of for anchor in known if anchor.product}
    return (anchor for anchor in known if anchor.product or anchor.of not in several)


def _others(facts: Facts, anchor: Anchor) -> tuple[int, ...]:
    """The days on which another product of the same kind was given."""
    given = facts.infusions(InfusionKind(anchor.of)) if anchor.product else []
    return tuple(one.given_on.toordinal() for one in given if one.product != anchor.product)


def _answer(kept: Kept, anchor: Anchor, around: Sequence[Cycle], others: Sequence[int], today: date) -> WearingFinding:
    found = [(_stretch(one), _left_out(one, kept.diary, others, today)) for one in around]
    stretches = tuple(stretch for stretch, reason in found if reason is None)
    logged = [thirds_logged(kept.diary, stretch) for stretch in stretches]
    first, last = found[0][0].first, max(found[-1][0].first, found[-1][0].last)
    size = last_against_first(kept.diary, stretches)
    verdict = _verdict(kept, stretches, size)
    worst = _if_worst(kept, stretches) if verdict in SIDED else None
    is_unsteady = worst is not None and worst is not verdict
    return WearingFinding(
        id=_STROKE.join((About.WEARING_OFF, anchor.kind, *_named(anchor), kept.tracker.key)),
        about=About.WEARING_OFF,
        outcome=kept.tracker.key,
        name=kept.tracker.name,
        first=first,
        last=last,
        verdict=Verdict.CANNOT_TELL if is_unsteady else verdict,
        p=size.p if size else None,
        anchor=anchor,
        tracker=kept.tracker,
        stretches=stretches,
        not_counted=tuple(reason for _stretch, reason in found if reason is not None),
        logged=(sum(one for one, _other in logged), sum(other for _one, other in logged)),
        earliest=_earliest(around, len(stretches), today),
        size=size,
        if_worst=worst,
        is_unsteady=is_unsteady,
        too_ill=sum(len(kept.too_ill_between(one.first, one.last)) for one in stretches),
        left_out=sum(kept.left_out_between(one.first, one.last) for one in stretches),
    )


def _named(anchor: Anchor) -> tuple[str, ...]:
    product = anchor.product.replace(_STROKE, "-")
    return (anchor.of, product) if product else (anchor.of,)


def _stretch(cycle: Cycle) -> Stretch:
    return Stretch(first=cycle.start.day + FIRST_DAY, last=cycle.start.day + cycle.last)


def _left_out(cycle: Cycle, diary: Diary, others: Sequence[int], today: date) -> LeftOut | None:
    """Why a cycle does not count; None where it does."""
    stretch = _stretch(cycle)
    reasons = {
        LeftOut.RUNNING: _is_running(cycle, today),
        LeftOut.TOO_SHORT: stretch.third < FEWEST_OF_THIRD,
        LeftOut.OTHER_PRODUCT: any(cycle.start.day <= day <= stretch.last for day in others),
        LeftOut.FEW_ENTRIES: not is_enough(diary, stretch),
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def _is_running(cycle: Cycle, today: date) -> bool:
    return cycle.start.day + cycle.last >= today.toordinal()


def _verdict(kept: Kept, stretches: Sequence[Stretch], size: LastAgainstFirst | None) -> Verdict:
    if len(stretches) < FEWEST_CYCLES:
        return Verdict.NOT_ENOUGH_YET
    if size is None:
        return Verdict.CANNOT_TELL
    if kept.point is not None and _is_small(size, kept.point):
        return Verdict.ABOUT_THE_SAME
    if size.low <= 0 <= size.high:
        return Verdict.CANNOT_TELL
    return Verdict.LOWER if size.high < 0 else Verdict.HIGHER


def _is_small(size: LastAgainstFirst, point: float) -> bool:
    return max(-size.low, size.high) < SMALL_ENOUGH * point and abs(size.estimate) < SMALL * point


def _if_worst(kept: Kept, stretches: Sequence[Stretch]) -> Verdict | None:
    """The verdict with each day too ill to log as the worst of the diary; None without one, or without a worst."""
    too_ill = [day for one in stretches for day in kept.too_ill_between(one.first, one.last)]
    if not too_ill or kept.tracker.better is Better.NEITHER:
        return None
    diary = too_ill_as_worst(kept.diary, too_ill, is_higher_worse=kept.tracker.better is Better.LOWER)
    return _verdict(kept, stretches, last_against_first(diary, stretches))


def _earliest(around: Sequence[Cycle], counted: int, today: date) -> int | None:
    """The day after the running cycle, if it is the last one needed."""
    newest = around[-1]
    is_next = _is_running(newest, today) and counted == FEWEST_CYCLES - 1
    return newest.start.day + AFTER + 1 if is_next else None
