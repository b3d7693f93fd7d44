# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Before and after one day 0, for one tracker: what the diary did, beside what its own past led one to expect.

The days before are all of the diary up to a year (as far back as half of them have an entry); the mean of a window
after day 0 is held against the path they predict, which takes the drift back to usual after a bad fortnight for
granted. A window is looked at once, when it is over: to look again on each new day would find something sooner or
later. Where too little is known nothing is said of size at all, and what is missing is told in counts.

How often it is wrong, of 1,000 made-up diaries a cell with nothing changed (`make calibrate`, where the rest stands):
an interval without nought in it in .024 to .055, .041 on the mean, at a random date and after a worst fortnight, with
180 and 300 days before, phi 0 to .7, also with missing days on bad days and near the end of the scale. The lowest is
the worst fortnight of a whole year with 300 days before: no fortnight after it can be worse, so that one side hardly
occurs. A yearly wave of a point, at a random date: .06 at most with 300 days before, .15 to .34 with 180, which is why
that caveat comes first. A true -1.5 is found in .85/.69/.46 (180 days, phi .3/.5/.7) and .86/.71/.48 (300).

Hides the order of the questions: is it enough, could it ever be, is it one-sided, is it small.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from journal_app.analysis.statistics.autoregression import Fit
from journal_app.analysis.statistics.comparisons import (
    FEWEST_EARLIER,
    FEWEST_ENTRIES,
    FEWEST_SHARE,
    Comparison,
    Diary,
    History,
    Window,
    earlier,
    here,
    histories,
    is_still,
    widening,
)
from journal_app.analysis.statistics.fans import Ahead
from journal_app.analysis.statistics.paths import LEVEL, Terms
from journal_app.analysis.statistics.verdicts import BeforeAfter, Caveat, Dot, Estimate, Lack, Verdict
from journal_app.domain.frozen import frozen

PRIMARY = Window(first=28, last=56)
LATER = Window(first=57, last=84)
EARLY = Window(first=8, last=27)
WINDOWS = (PRIMARY, LATER, EARLY)
MOST_BEFORE, LEAST_BEFORE = 365, 28
SHORT_BEFORE, WAVE_BEFORE = 90, 270
"""Below the first the drift back to usual is not taken out; below the second a slow wave looks like a step."""
VERDICT_BEFORE = 56
"""Days before without which no side is taken: after a worst fortnight, fewer are wrong too often."""
SMALL, SMALL_ENOUGH = 0.5, 1.0
"""In points of ten: below the first a difference is about the same, if it surely is below the second."""


@frozen
class Asked:
    """What is compared: day 0, the window, and how the tracker counts.

    ``point`` is what one point of a 0-10 scale is on this tracker, None where it has no such scale; ``low`` and
    ``high`` are its ends, where it has them. ``is_picture_only``: day 0 was itself chosen by the score.
    """

    anchor: int
    today: int
    window: Window = PRIMARY
    terms: Terms = LEVEL
    point: float | None = 1.0
    low: float | None = None
    high: float | None = None
    is_picture_only: bool = False


def before_after(diary: Diary, asked: Asked) -> BeforeAfter:
    """The comparison at one anchor. Never fails: a diary that cannot answer gives a verdict that says so."""
    return before_and_after(diary, asked, (asked.window,))[0]


def before_and_after(diary: Diary, asked: Asked, windows: tuple[Window, ...] = WINDOWS) -> tuple[BeforeAfter, ...]:
    """The same for several windows, in their order, at little more than the work of one."""
    return befores_and_afters(diary, (asked,), windows)[0]


def befores_and_afters(
    diary: Diary, asked: Sequence[Asked], windows: tuple[Window, ...] = WINDOWS
) -> list[tuple[BeforeAfter, ...]]:
    """The same for several anchors of one diary, whose paths have the same terms, in their order, fitted at once."""
    firsts = [_first_before(diary, one.anchor) for one in asked]
    asking = [[replace(one, window=window) for window in windows] for one in asked]
    found = [_counted(diary, each, first) for each, first in zip(asking, firsts, strict=True)]
    able = [place for place, counts in enumerate(found) if not all(counted.lacks for counted in counts)]
    spans = [(firsts[place], asked[place].anchor) for place in able]
    known = histories(diary, spans, windows, asked[0].terms) if able else ()
    for place, one in zip(able, known, strict=True):
        found[place] = tuple(
            counted if counted.lacks else _sized(one, each, spans[0][0], counted)
            for each, counted in zip(asking[place], found[place], strict=True)
        )
    return found


def _sized(known: History, asked: Asked, origin: float, counted: BeforeAfter) -> BeforeAfter:
    """What was counted, with its size; without, where the path goes through every day and nothing wobbles about it."""
    found, others = here(known, asked.window), earlier(known, asked.window)
    if found is None or known.fit is None:
        return replace(counted, verdict=_without_size(asked, Verdict.CANNOT_TELL), lacks=(Lack.WOBBLE,))
    size = _estimate(found, known.fit, widening(others))
    return replace(
        counted,
        verdict=_verdict(size, asked, counted.days_before),
        caveats=_caveats(counted.days_before, len(others), size.widening),
        size=size,
        earlier=tuple(Dot(day=one.day, estimate=one.estimate) for one in others),
        ahead=Ahead(fit=known.fit, anchor=asked.anchor, terms=asked.terms, origin=origin, ends=(asked.low, asked.high)),
    )


def _first_before(diary: Diary, anchor: int) -> int:
    """The earliest day within the year before from which on half of all days have an entry; the anchor if none."""
    days = diary.days[diary.between(anchor - MOST_BEFORE, anchor - 1)]
    is_enough = np.arange(len(days), 0, -1) >= FEWEST_SHARE * (anchor - days)
    return int(days[is_enough.argmax()]) if is_enough.any() else anchor


def _counted(diary: Diary, asking: Sequence[Asked], first: int) -> tuple[BeforeAfter, ...]:
    """The counts for each window of one anchor, and what is missing."""
    before = diary.between(first, asking[0].anchor - 1)
    still = is_still(diary.values[before])
    return tuple(_count(diary, asked, first, before.stop - before.start, still=still) for asked in asking)


def _count(diary: Diary, asked: Asked, first: int, n_before: int, *, still: bool) -> BeforeAfter:
    window, anchor = asked.window, asked.anchor
    n_after = diary.count(anchor + window.first, anchor + window.last)
    lacks = tuple(_lacks(asked, first, n_before, n_after)) or ((Lack.WOBBLE,) if still else ())
    verdict = Verdict.CANNOT_TELL if lacks == (Lack.WOBBLE,) else Verdict.NOT_ENOUGH_YET
    return BeforeAfter(
        anchor=anchor,
        window=window,
        verdict=_without_size(asked, verdict),
        n_before=n_before,
        days_before=anchor - first,
        n_after=n_after,
        days_possible=window.days,
        needed=window.needed,
        lacks=lacks,
        earliest=_earliest(asked, lacks, n_after),
    )


def _without_size(asked: Asked, verdict: Verdict) -> Verdict:
    return Verdict.PICTURE_ONLY if asked.is_picture_only else verdict


def _lacks(asked: Asked, first: int, n_before: int, n_after: int) -> list[Lack]:
    found = {
        Lack.DAYS_BEFORE: asked.anchor - first < LEAST_BEFORE,
        Lack.ENTRIES_BEFORE: n_before < max(FEWEST_ENTRIES, asked.terms.count + FEWEST_ENTRIES - 1),
        Lack.WINDOW_NOT_OVER: asked.today <= asked.anchor + asked.window.last,
        Lack.ENTRIES_AFTER: n_after < asked.window.needed,
    }
    return [lack for lack, is_missing in found.items() if is_missing]


def _earliest(asked: Asked, lacks: tuple[Lack, ...], n_after: int) -> int | None:
    """The day after the window, where waiting for it and logging on the days left can still be enough."""
    over = asked.anchor + asked.window.last
    days_left = max(0, over - max(asked.today, asked.anchor + asked.window.first) + 1)
    is_reachable = n_after + days_left >= asked.window.needed
    has_past = not {Lack.DAYS_BEFORE, Lack.ENTRIES_BEFORE} & set(lacks)
    return over + 1 if Lack.WINDOW_NOT_OVER in lacks and has_past and is_reachable else None


def _estimate(found: Comparison, fit: Fit, wider: float) -> Estimate:
    half = found.reach * found.error * wider
    return Estimate(
        estimate=found.estimate,
        low=found.estimate - half,
        high=found.estimate + half,
        expected=found.expected,
        rho=fit.rho,
        sigma=fit.sigma,
        freedom=fit.freedom,
        widening=wider,
    )


def _verdict(size: Estimate, asked: Asked, days_before: int) -> Verdict:
    if asked.is_picture_only:
        return Verdict.PICTURE_ONLY
    if asked.point is not None and is_small(size.low, size.estimate, size.high, asked.point):
        return Verdict.ABOUT_THE_SAME
    if size.low <= 0 <= size.high or days_before < VERDICT_BEFORE:
        return Verdict.CANNOT_TELL
    return Verdict.LOWER if size.high < 0 else Verdict.HIGHER


def is_small(low: float, estimate: float, high: float, point: float) -> bool:
    """Whether a difference is about none: under half a point of ten, and surely under one."""
    surely = max(-low, high) < SMALL_ENOUGH * point
    return surely and abs(estimate) < SMALL * point


def _caveats(days_before: int, dates: int, wider: float) -> tuple[Caveat, ...]:
    found = {
        Caveat.SLOW_WAVE: days_before < WAVE_BEFORE,
        Caveat.SHORT_DIARY: days_before < SHORT_BEFORE,
        Caveat.TOO_SHORT_FOR_A_SIDE: days_before < VERDICT_BEFORE,
        Caveat.FEW_EARLIER_DATES: dates < FEWEST_EARLIER,
        Caveat.WIDENED: wider > 1,
    }
    return tuple(caveat for caveat, holds in found.items() if holds)
