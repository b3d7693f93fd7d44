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

from dataclasses import dataclass, replace

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
    history,
    is_still,
    widening,
)
from journal_app.analysis.statistics.fans import fan
from journal_app.analysis.statistics.paths import LEVEL, Terms
from journal_app.analysis.statistics.verdicts import BeforeAfter, Caveat, Dot, Estimate, Lack, Verdict

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


@dataclass(frozen=True, slots=True, kw_only=True)
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
    first = _first_before(diary, asked.anchor)
    asking = [replace(asked, window=window) for window in windows]
    counts = [_counted(diary, one, first) for one in asking]
    if all(counted.lacks for counted in counts):
        return tuple(counts)
    known = history(diary, first, asked.anchor, asked.terms)
    return tuple(
        counted if counted.lacks else _sized(known, one, first, counted)
        for one, counted in zip(asking, counts, strict=True)
    )


def _sized(known: History, asked: Asked, first: int, counted: BeforeAfter) -> BeforeAfter:
    """What was counted, with its size; without, where the path goes through every day and nothing wobbles about it."""
    found, others = here(known, asked.window), earlier(known, asked.window)
    if found is None:
        return replace(counted, verdict=_without_size(asked, Verdict.CANNOT_TELL), lacks=(Lack.WOBBLE,))
    size = _estimate(found, widening(others))
    return replace(
        counted,
        verdict=_verdict(size, asked, counted.days_before),
        caveats=_caveats(counted.days_before, len(others), size.widening),
        size=size,
        earlier=tuple(Dot(day=one.day, estimate=one.estimate) for one in others),
        fan=fan(found.fit, asked.anchor, asked.terms, origin=first, ends=(asked.low, asked.high)),
    )


def _first_before(diary: Diary, anchor: int) -> int:
    """The earliest day within the year before from which on half of all days have an entry; the anchor if none."""
    place = diary.between(anchor - MOST_BEFORE, anchor - 1)
    days = diary.days[place]
    for index, day in enumerate(days):
        if len(days) - index >= FEWEST_SHARE * (anchor - day):
            return int(day)
    return anchor


def _counted(diary: Diary, asked: Asked, first: int) -> BeforeAfter:
    """The counts, and what is missing."""
    window, anchor = asked.window, asked.anchor
    n_before = diary.count(first, anchor - 1)
    n_after = diary.count(anchor + window.first, anchor + window.last)
    lacks = tuple(_lacks(diary, asked, first, n_after))
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


def _lacks(diary: Diary, asked: Asked, first: int, n_after: int) -> list[Lack]:
    before = diary.between(first, asked.anchor - 1)
    entries = before.stop - before.start
    found = {
        Lack.DAYS_BEFORE: asked.anchor - first < LEAST_BEFORE,
        Lack.ENTRIES_BEFORE: entries < max(FEWEST_ENTRIES, asked.terms.count + FEWEST_ENTRIES - 1),
        Lack.WINDOW_NOT_OVER: asked.today <= asked.anchor + asked.window.last,
        Lack.ENTRIES_AFTER: n_after < asked.window.needed,
    }
    lacks = [lack for lack, is_missing in found.items() if is_missing]
    return lacks or ([Lack.WOBBLE] if is_still(diary.values[before]) else [])


def _earliest(asked: Asked, lacks: tuple[Lack, ...], n_after: int) -> int | None:
    """The day after the window, where waiting for it and logging on the days left can still be enough."""
    over = asked.anchor + asked.window.last
    days_left = max(0, over - max(asked.today, asked.anchor + asked.window.first) + 1)
    is_reachable = n_after + days_left >= asked.window.needed
    has_past = not {Lack.DAYS_BEFORE, Lack.ENTRIES_BEFORE} & set(lacks)
    return over + 1 if Lack.WINDOW_NOT_OVER in lacks and has_past and is_reachable else None


def _estimate(found: Comparison, wider: float) -> Estimate:
    half = found.reach * found.error * wider
    return Estimate(
        estimate=found.estimate,
        low=found.estimate - half,
        high=found.estimate + half,
        expected=found.expected,
        rho=found.fit.rho,
        sigma=found.fit.sigma,
        freedom=found.fit.freedom,
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
