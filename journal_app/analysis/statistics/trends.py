# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A straight trend through a span of a diary, with days that depend on the day before.

The slope is a coefficient of one generalised least squares fit (``autoregression``), held against Student's t at the
number of unrelated days that the span is worth, less its terms.

A slow wave over the year rises and falls by itself, which looks like a trend. So the same trend is fitted to earlier
spans of the same length, which end every 14 days before, and the interval is widened by how far those lie from nought
(``comparisons.widening_of``). An earlier span may hold half of the span itself: with less shared, a trend over a year
would need another half year of diary; with all but 14 days shared, a trend that is there widens its own interval (of
changes by -1.5 over the year, phi .3, .10 to .58 were found instead of .78 to .88). Below 26 such spans, which then end
over a whole year, no side is taken.

Intervals without nought in them, of 500 made-up diaries a cell (whole scores, a day in five missing; a wave of a point
a year; a level that moves by 0.1 points a day; phi 0/.3/.5/.7, the level .3; 26 or 27 earlier spans, so 501, 637 and
912 days of diary; `make calibrate`):

    days  no change          with a wave        the same without widening    a level that wanders
    91    .04/.04/.04/.05    .04/.07/.07/.09    .29/.22/.19/.11              .09
    182   .04/.03/.04/.03    .03/.05/.03/.06    .73/.70/.52/.36              .10
    365   .03/.04/.03/.05    .01/.02/.05/.05    .73/.63/.53/.35              .14

With three years of diary: a wave .05, .04 and .03 on the mean (91, 182, 365 days), a level that wanders .07, .09, .12.
Such a level does go where the line goes, though for no reason and not for longer: that is said beside every trend. With
one year of diary a wave of a year would pass in .09, .17 and .50, and no side is taken. A change by -1.5 over the span
is found in .37/.25/.18 (91 days, phi .3/.5/.7), .56/.43/.32 (182) and .83/.70/.52 (365).

Hides which earlier spans there are, and that all are fitted at once.
"""

from collections.abc import Iterator

import numpy as np

from journal_app.analysis.statistics.autoregression import Fit, Observed, fits
from journal_app.analysis.statistics.comparisons import (
    EARLIER_EVERY,
    FEWEST_EARLIER,
    FEWEST_SHARE,
    Diary,
    is_still,
    widening_of,
)
from journal_app.analysis.statistics.fans import Ends, Fan, banded
from journal_app.analysis.statistics.paths import Terms, columns, slope_per_day
from journal_app.analysis.statistics.student import USUAL_REACH, reach, two_sided_p
from journal_app.analysis.statistics.verdicts import Dot
from journal_app.domain.frozen import frozen

LEAST_DAYS = 84
DATES_FOR_A_SIDE = 26
"""Earlier dates without which no side is taken: their last days are then spread over a whole year."""
MOST_SHARED = 0.5
"""How much of the span an earlier one may hold too."""
_MOST_EARLIER = 78
"""Earlier dates over three years; more would take time and tell little of today."""
_TERMS = Terms(has_slope=True)


@frozen
class Trend:
    """How far the straight line goes from the first to the last day of a span, in points, and its 95 % interval.

    ``n`` of ``days`` have an entry; ``widening`` is what its earlier dates made of the interval (1: nothing), and
    ``earlier`` the same at these dates, each by its last day. ``line`` is the line itself with where half, and 95 in
    100, of such lines are to lie.
    """

    change: float
    low: float
    high: float
    p: float
    rho: float
    sigma: float
    freedom: float
    widening: float
    n: int
    days: int
    earlier: tuple[Dot, ...]
    line: Fan

    @property
    def has_earlier(self) -> bool:
        """Whether the diary shows at all how far such a trend jumps about by itself."""
        return len(self.earlier) >= FEWEST_EARLIER

    @property
    def is_told_from_waves(self) -> bool:
        """Whether there were earlier dates enough to see how far such a trend jumps about by itself."""
        return len(self.earlier) >= DATES_FOR_A_SIDE


@frozen
class _Slope:
    """The line through one span, before any widening; ``day`` is its last one."""

    day: int
    change: float
    error: float
    fit: Fit

    @property
    def reach(self) -> float:
        return reach(self.fit.freedom)

    @property
    def z(self) -> float:
        return self.change / self.error * USUAL_REACH / self.reach


def trend(diary: Diary, first: int, last: int, ends: Ends = (None, None)) -> Trend | None:
    """The trend from day ``first`` to ``last`` on a scale with these ends; None without ``has_enough``, or if still."""
    found = _slopes(diary, first, last) if _is_able(diary, first, last) else []
    if not found or found[0].day != last:
        return None
    here, *earlier = found
    wider = widening_of([one.z for one in earlier])
    half = here.reach * here.error * wider
    return Trend(
        change=here.change,
        low=here.change - half,
        high=here.change + half,
        p=two_sided_p(here.change / (here.error * wider), here.fit.freedom),
        rho=here.fit.rho,
        sigma=here.fit.sigma,
        freedom=here.fit.freedom,
        widening=wider,
        n=here.fit.n,
        days=last - first + 1,
        earlier=tuple(Dot(day=one.day, estimate=one.change) for one in earlier),
        line=_line(here, first, wider, ends),
    )


def has_enough(diary: Diary, first: int, last: int) -> bool:
    """Whether a span has 84 days or more, and in either half of it every second day an entry."""
    middle = (first + last) // 2
    halves = ((first, middle), (middle + 1, last))
    return last - first + 1 >= LEAST_DAYS and all(
        diary.count(*half) >= FEWEST_SHARE * (half[1] - half[0] + 1) for half in halves
    )


def last_day_for_a_side(diary: Diary, days: int) -> int:
    """The first day that a span of so many days may end on for a side to be taken, in a diary without long gaps."""
    return int(diary.days[0]) + days - 1 + _apart(days) + (DATES_FOR_A_SIDE - 1) * EARLIER_EVERY


def _apart(days: int) -> int:
    """How many days lie at least between the end of a span and that of an earlier one."""
    return int(np.ceil((1 - MOST_SHARED) * days))


def _slopes(diary: Diary, first: int, last: int) -> list[_Slope]:
    """The lines through the span and through each earlier one of its length, newest first, all fitted at once."""
    ends = [day for day in (last, *_earlier(diary, first, last)) if _is_able(diary, first - last + day, day)]
    stretches = [diary.between(first - last + day, day) for day in ends]
    observed = Observed(diary.days, diary.values, columns(_TERMS, diary.days, _origin(first, last)))
    found = fits(observed, [(place.start, place.stop) for place in stretches])
    return [_slope(fit, day, last - first) for day, fit in zip(ends, found, strict=True) if fit.sigma > 0]


def _earlier(diary: Diary, first: int, last: int) -> Iterator[int]:
    """The last days of earlier spans, every 14 days, of which the diary holds all and the span itself half at most."""
    span = last - first + 1
    for turn in range(_MOST_EARLIER):
        day = last - _apart(span) - turn * EARLIER_EVERY
        if not len(diary.days) or day - span + 1 < diary.days[0]:
            return
        yield day


def _is_able(diary: Diary, first: int, last: int) -> bool:
    return has_enough(diary, first, last) and not is_still(diary.values[diary.between(first, last)])


def _slope(fit: Fit, day: int, steps: int) -> _Slope:
    per_day, error = (slope_per_day(number) for number in (fit.coefficients[1], fit.sigma * fit.spread[1, 1] ** 0.5))
    return _Slope(day=day, change=float(per_day * steps), error=float(error * steps), fit=fit)


def _origin(first: int, last: int) -> float:
    return (first + last) / 2


def _line(here: _Slope, first: int, wider: float, ends: Ends) -> Fan:
    fit, days = here.fit, np.arange(first, here.day + 1, dtype=np.float64)
    terms = columns(_TERMS, days, _origin(first, here.day))
    errors = wider * fit.sigma * np.sqrt(np.einsum("ni,ij,nj->n", terms, fit.spread, terms))
    return banded(days, terms @ fit.coefficients, errors, fit.freedom, ends)
