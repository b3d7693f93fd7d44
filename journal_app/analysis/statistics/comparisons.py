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

Hides which dates count, and that those of every anchor of a diary are fitted at once, for every window.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from journal_app.analysis.charts import Column
from journal_app.analysis.statistics.autoregression import Fit, Fits, Observed, fits, forecasts
from journal_app.analysis.statistics.paths import LEVEL, Terms, columns
from journal_app.analysis.statistics.student import USUAL_REACH, reaches
from journal_app.analysis.statistics.whitened import Places
from journal_app.domain.frozen import frozen

FEWEST_ENTRIES = 14
"""Entries without which nothing is said of a window, or of the days before one."""
FEWEST_SHARE = 0.5
EARLIER_FROM, EARLIER_EVERY = 60, 14
FEWEST_EARLIER = 4
_AS_PREDICTED = 40
_TOO_STILL = 5
"""Entries that differ from the commonest one; with fewer a diary does not show how it wobbles."""


@frozen
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


@frozen
class Comparison:
    """The window of one date minus what was expected of it; ``error`` and ``reach`` before any widening."""

    day: int
    estimate: float
    error: float
    reach: float
    expected: float

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
        return slice(int(self.days.searchsorted(first)), int(self.days.searchsorted(last, side="right")))

    def count(self, first: float, last: float) -> int:
        """How many of the days from ``first`` to ``last`` have a number."""
        place = self.between(first, last)
        return int(place.stop - place.start)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class History:
    """One anchor: the path that the days before it predict, None where they do not, and the comparisons by window."""

    anchor: int
    fit: Fit | None
    compared: Mapping[Window, Sequence[Comparison]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Dates:
    """The dates of all spans in one column: the place of the span and its anchor, the day, its fit and reach in t."""

    places: Places
    anchors: Places
    days: Places
    fits: Fits
    reaches: Column


def is_still(values: Column) -> bool:
    """Whether nearly all values are one and the same, so that their wobble cannot be known."""
    if not len(values):
        return True
    _found, counts = np.unique(values, return_counts=True)
    return int(counts.sum() - counts.max()) < _TOO_STILL


def histories(
    diary: Diary, spans: Sequence[tuple[int, int]], windows: Sequence[Window], terms: Terms = LEVEL
) -> list[History]:
    """For each span, a first day and an anchor: the path before the anchor, and each window there and at earlier dates.

    The slope of a path, where it has one, is counted from the first day of the first span.
    """
    if not spans:
        return []
    furthest = max(anchor for _first, anchor in spans) + max(window.last for window in windows)
    place = diary.between(min(first for first, _anchor in spans), furthest)
    days, values = diary.days[place], diary.values[place]
    observed = Observed(days, values, columns(terms, days, spans[0][0]))
    dates = _dates(observed, spans)
    compared = {window: _compared(observed, dates, window, len(spans)) for window in windows}
    at_anchor = np.flatnonzero(dates.days == dates.anchors)
    fit_of = {int(dates.places[row]): dates.fits[row] for row in at_anchor.tolist()}
    return [
        History(
            anchor=anchor,
            fit=fit_of.get(place),
            compared={window: found[place] for window, found in compared.items()},
        )
        for place, (_first, anchor) in enumerate(spans)
    ]


def here(known: History, window: Window) -> Comparison | None:
    """The comparison at the anchor; None where the window or the days before it do not carry one."""
    return next((one for one in known.compared[window] if one.day == known.anchor), None)


def earlier(known: History, window: Window) -> list[Comparison]:
    """The same comparison at each earlier date whose window ends before the anchor and has enough entries."""
    return [one for one in known.compared[window] if one.day + window.last < known.anchor]


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


def _dates(observed: Observed, spans: Sequence[tuple[int, int]]) -> _Dates:
    """Every date of every span that has a path with some wobble about it."""
    able = [
        (place, anchor, *date) for place, (first, anchor) in enumerate(spans) for date in _able(observed, first, anchor)
    ]
    rows = np.array(able, dtype=np.intp).reshape(-1, 5)
    found = fits(observed, rows[:, 3:])
    wobbles = found.sigma > 0
    places, anchors, days = rows[wobbles, :3].T
    known = found.of(wobbles)
    return _Dates(places=places, anchors=anchors, days=days, fits=known, reaches=reaches(known.freedom))


def _able(observed: Observed, first: int, anchor: int) -> Iterator[tuple[int, int, int]]:
    """The dates with enough days before them that are not all alike, and where in the diary those begin and end."""
    dates = np.array([*range(first + EARLIER_FROM, anchor, EARLIER_EVERY), anchor])
    begin, moves = int(observed.days.searchsorted(first)), False
    for day, stop in zip(dates.tolist(), observed.days.searchsorted(dates).tolist(), strict=True):
        if stop - begin >= max(FEWEST_ENTRIES, FEWEST_SHARE * (day - first)):
            moves = moves or not is_still(observed.values[begin:stop])  # more days never make it still again
            if moves:
                yield day, begin, stop


def _compared(observed: Observed, dates: _Dates, window: Window, spans: int) -> list[list[Comparison]]:
    """For each span, the window at its anchor and at each date where it ends before that, if it has enough entries."""
    begins = observed.days.searchsorted(dates.days + window.first)
    stops = observed.days.searchsorted(dates.days + window.last, side="right")
    is_asked = (dates.days == dates.anchors) | (dates.days + window.last < dates.anchors)
    rows = np.flatnonzero(is_asked & (stops - begins >= window.needed))
    begins, stops = begins[rows], stops[rows]
    ahead = forecasts(dates.fits.of(rows), observed, np.column_stack([begins, stops]))
    sums = np.concatenate([[0.0], np.cumsum(observed.values)])
    estimates = (sums[stops] - sums[begins]) / (stops - begins) - ahead.means
    numbers = np.column_stack([estimates, ahead.errors, dates.reaches[rows], ahead.means])
    found: list[list[Comparison]] = [[] for _span in range(spans)]
    for place, day, row in zip(dates.places[rows].tolist(), dates.days[rows].tolist(), numbers.tolist(), strict=True):
        estimate, error, reach, mean = row
        found[place].append(Comparison(day=day, estimate=estimate, error=error, reach=reach, expected=mean))
    return found
