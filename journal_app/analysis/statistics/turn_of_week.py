# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The turn of the week in a span of a diary, with days that depend on the day before.

The weekdays are coefficients of one generalised least squares fit (``autoregression``). A weekday differs from the
next, so what one day hands on to another tells little of it: its t has the days themselves less the terms. On diaries
without a turn of the week (whole scores, a day in five missing, phi 0/.3/.5/.7, 600 to 1,000 a cell) any weekday of
seven had, after Holm, P < .05 over 60 days in .06/.04/.05/.05, and over 300 days in .05/.05/.04/.03; over a year with
bad days missing more often (500 a cell) in .05/.06/.05/.05.

Hides what makes none: too few days of a weekday, or days all alike.
"""

import numpy as np

from journal_app.analysis.statistics.autoregression import Fit, Observed, fits
from journal_app.analysis.statistics.comparisons import Diary, is_still
from journal_app.analysis.statistics.many_questions import holm
from journal_app.analysis.statistics.paths import DAYS_A_WEEK, Terms, columns
from journal_app.analysis.statistics.student import reach, two_sided_p
from journal_app.domain.frozen import frozen

FEWEST_OF_A_WEEKDAY = 4


@frozen
class WeekdayDifference:
    """How far one weekday (0 is Monday) lies from the mean of all seven, with its 95 % interval.

    ``adjusted_p`` is P after Holm over the seven; the interval is not adjusted. ``rho`` is the correlation of one day
    with the next, the same for all seven.
    """

    weekday: int
    difference: float
    low: float
    high: float
    adjusted_p: float
    n: int
    rho: float

    @property
    def distance(self) -> float:
        """How far it lies from the mean of all seven, in how sure that is."""
        return abs(self.difference) / (self.high - self.low)


def weekday_counts(diary: Diary, first: int, last: int) -> tuple[int, ...]:
    """How many days of each weekday have an entry from ``first`` to ``last``, Monday first."""
    days = diary.days[diary.between(first, last)].astype(int)
    return tuple(int(count) for count in np.bincount((days - 1) % DAYS_A_WEEK, minlength=DAYS_A_WEEK))


def weekday_differences(diary: Diary, first: int, last: int) -> tuple[WeekdayDifference, ...]:
    """All seven, Monday first; none where a weekday has under four entries, or the days are all alike."""
    place, counts = diary.between(first, last), weekday_counts(diary, first, last)
    if min(counts) < FEWEST_OF_A_WEEKDAY or is_still(diary.values[place]):
        return ()
    days = diary.days[place]
    observed = Observed(days, diary.values[place], columns(Terms(has_weekdays=True), days, first))
    (fit,) = fits(observed, [(0, len(days))])
    return _differences(fit, counts) if fit.sigma > 0 else ()


def _differences(fit: Fit, counts: tuple[int, ...]) -> tuple[WeekdayDifference, ...]:
    coded = np.vstack([np.eye(DAYS_A_WEEK - 1), -np.ones(DAYS_A_WEEK - 1)])
    found = coded @ fit.coefficients[1:]
    errors = fit.sigma * np.sqrt(np.einsum("ni,ij,nj->n", coded, fit.spread[1:, 1:], coded))
    freedom = fit.n - DAYS_A_WEEK
    adjusted = holm([two_sided_p(float(t), freedom) for t in found / errors])
    far = reach(freedom)
    return tuple(
        WeekdayDifference(
            weekday=day,
            difference=float(difference),
            low=float(difference - far * error),
            high=float(difference + far * error),
            adjusted_p=p,
            n=n,
            rho=fit.rho,
        )
        for day, (difference, error, p, n) in enumerate(zip(found, errors, adjusted, counts, strict=True))
    )
