# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One comparison of some days with the path that the days before an anchor predict, and the same at earlier dates.

For day 0 of an anchor: the days before it give a path (``autoregression``), the path gives a forecast of the mean of
the window, and t is the window's mean minus that forecast over its standard error. t is held against Student's at the
number of unrelated days that the days before are worth, less the terms.

A slow wave jumps by itself, which no model of days one after another sees. So the same comparison is made at earlier
dates of the same diary, every 14 days from 60 days in, where its window ends before the anchor; from 4 such dates on
the interval is widened by

    k = max(1, sqrt((sum of z^2 + a) / (dates + a))),  a = 40 / dates

with z their t, brought to the size of a normal one. The a stand for dates of a diary that does as predicted: the fewer
dates there are, the less sure their own jumps are. Tried on 2,000 diaries a cell, of other seeds than `make calibrate`:

    a      power for -1.5, phi .3/.5/.7: 180 days    300 days         false, yearly wave of a point, 300 days
    0      .82/.64/.42                               .86/.70/.50      .05/.06/.06
    4      .85/.67/.44                               .87/.71/.51      .06/.07/.07
    40/n   .86/.68/.45                               .87/.71/.50      .06/.07/.06
    k = 1  .88/.72/.49                               .91/.76/.55      .30/.22/.13

Hides which dates count, and that all of them are fitted at once, for every window.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from journal_app.analysis.charts import Column
from journal_app.analysis.statistics.autoregression import Fit, Observed, fits, forecast
from journal_app.analysis.statistics.paths import LEVEL, Terms, columns
from journal_app.analysis.statistics.student import USUAL_REACH, reaches

FEWEST_ENTRIES = 14
"""Entries without which nothing is said of a window, or of the days before one."""
FEWEST_SHARE = 0.5
EARLIER_FROM, EARLIER_EVERY = 60, 14
FEWEST_EARLIER = 4
_AS_PREDICTED = 40
_TOO_STILL = 5
"""Entries that differ from the commonest one; with fewer a diary does not show how it wobbles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Days after an anchor, counted from it, both included."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.last - self.first + 1

    @property
    def needed(self) -> int:
        """The entries it takes: fourteen, and on half of its days."""
        return max(FEWEST_ENTRIES, -(-self.days // 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The window of one date minus what was expected of it; ``error`` and ``reach`` before any widening."""

    day: int
    estimate: float
    error: float
    reach: float
    expected: float
    fit: Fit

    @property
    def z(self) -> float:
        """How far it is from nought, 1.96 where a 95 % interval would just touch it."""
        return self.estimate / self.error * USUAL_REACH / self.reach


@dataclass(frozen=True, slots=True, eq=False)
class Diary:
    """Days of one tracker as ascending ordinals without repeats, and their numbers."""

    days: Column
    values: Column

    def between(self, first: float, last: float) -> slice:
        """Where the days from ``first`` to ``last`` stand, both included."""
        return slice(int(np.searchsorted(self.days, first)), int(np.searchsorted(self.days, last, side="right")))

    def count(self, first: float, last: float) -> int:
        """How many of the days from ``first`` to ``last`` have a number."""
        place = self.between(first, last)
        return int(place.stop - place.start)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class History:
    """A diary, and the path that the days before some of its dates predict, each with the end of its interval in t."""

    diary: Diary
    observed: Observed
    anchor: int
    fits: Mapping[int, Fit]
    reach_of: Mapping[int, float]


def is_still(values: Column) -> bool:
    """Whether nearly all values are one and the same, so that their wobble cannot be known."""
    if not len(values):
        return True
    _found, counts = np.unique(values, return_counts=True)
    return int(counts.sum() - counts.max()) < _TOO_STILL


def history(diary: Diary, first: int, anchor: int, terms: Terms = LEVEL) -> History:
    """The paths before an anchor and before each earlier date that a comparison can be made at, from ``first`` on."""
    dates = [*range(first + EARLIER_FROM, anchor, EARLIER_EVERY), anchor]
    observed = Observed(diary.days, diary.values, columns(terms, diary.days, first))
    whole = diary.between(first, anchor - 1)
    before = Observed(diary.days[whole], diary.values[whole], observed.terms[whole])
    able = dict(_able(diary, first, dates))
    found = fits(before, [(0, count) for count in able.values()])
    kept = {day: fit for day, fit in zip(able, found, strict=True) if fit.sigma > 0}
    far = reaches(np.array([fit.freedom for fit in kept.values()]))
    reach_of = dict(zip(kept, (float(one) for one in far), strict=True))
    return History(diary=diary, observed=observed, anchor=anchor, fits=kept, reach_of=reach_of)


def here(known: History, window: Window) -> Comparison | None:
    """The comparison at the anchor; None where the window or the days before it do not carry one."""
    return _compared(known, known.anchor, window)


def earlier(known: History, window: Window) -> list[Comparison]:
    """The same comparison at each earlier date whose window ends before the anchor and has enough entries."""
    dates = (day for day in known.fits if day + window.last < known.anchor)
    return [found for day in dates if (found := _compared(known, day, window)) is not None]


def widening(at_earlier: list[Comparison]) -> float:
    """By how much an interval is widened for what the same comparison did at earlier dates; 1 or more."""
    return widening_of([one.z for one in at_earlier])


def widening_of(zs: Sequence[float]) -> float:
    """The same for anything that was looked at earlier, by how far each lay from nought in the size of a normal one."""
    dates = len(zs)
    if dates < FEWEST_EARLIER:
        return 1.0
    steady = _AS_PREDICTED / dates
    squares = sum(z**2 for z in zs)
    return max(1.0, float(np.sqrt((squares + steady) / (dates + steady))))


def _able(diary: Diary, first: int, dates: list[int]) -> Iterator[tuple[int, int]]:
    """The dates with enough days before them that are not all alike, and how many entries those have."""
    start, moves = diary.between(first, first).start, False
    for day in dates:
        count = diary.count(first, day - 1)
        if count >= max(FEWEST_ENTRIES, FEWEST_SHARE * (day - first)):
            moves = moves or not is_still(diary.values[start : start + count])  # more days never make it still again
            if moves:
                yield day, count


def _compared(known: History, day: int, window: Window) -> Comparison | None:
    observed, fit = known.observed, known.fits.get(day)
    place = known.diary.between(day + window.first, day + window.last)
    if fit is None or place.stop - place.start < window.needed:
        return None
    ahead = forecast(fit, observed.days[place], observed.terms[place])
    estimate = float(observed.values[place].mean()) - ahead.mean
    reach = known.reach_of[day]
    return Comparison(day=day, estimate=estimate, error=ahead.error, reach=reach, expected=ahead.mean, fit=fit)
