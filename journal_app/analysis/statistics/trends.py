# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A straight trend through a span of a diary, and the turn of its week, with days that depend on the day before.

Both are coefficients of one generalised least squares fit (``autoregression``). The trend is held against Student's t
at the number of unrelated days that the span is worth, less its terms. A weekday differs from the next, so what one
day hands on to another tells little of it: its t has the days themselves less the terms. On diaries without either
(whole scores, a day in five missing, phi 0/.3/.5/.7, 600 to 1,000 a cell) P < .05 was found in

    trend over 84 days .03/.04/.05/.05    180 days .04/.05/.05/.05    300 days .05/.06/.06/.07
    any weekday of seven, after Holm, over 60 days .06/.04/.05/.05    300 days .05/.05/.04/.03

and over 60 days the trend in .06/.07/.09/.08, so twelve weeks are the least.

Hides what makes neither: too few days, or days all alike.
"""

from dataclasses import dataclass

import numpy as np

from journal_app.analysis.statistics.autoregression import Fit, Observed, fits
from journal_app.analysis.statistics.comparisons import FEWEST_SHARE, Diary, is_still
from journal_app.analysis.statistics.many_questions import holm
from journal_app.analysis.statistics.paths import DAYS_A_WEEK, Terms, columns, slope_per_day
from journal_app.analysis.statistics.student import reach, two_sided_p

LEAST_DAYS = 84
FEWEST_OF_A_WEEKDAY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Points a day from the first to the last day of a span, and its 95 % interval; ``n`` of ``days`` have an entry."""

    per_day: float
    low: float
    high: float
    p: float
    rho: float
    freedom: float
    n: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayDifference:
    """How far one weekday (0 is Monday) lies from the mean of all seven, with its 95 % interval.

    ``adjusted_p`` is P after Holm over the seven; the interval is not adjusted.
    """

    weekday: int
    difference: float
    low: float
    high: float
    adjusted_p: float
    n: int


def trend(diary: Diary, first: int, last: int) -> Trend | None:
    """The trend from day ``first`` to ``last``; None for under 84 days, under half of them with an entry, or alike."""
    place = diary.between(first, last)
    entries, span = diary.count(first, last), last - first + 1
    if span < LEAST_DAYS or entries < FEWEST_SHARE * span or is_still(diary.values[place]):
        return None
    fit = _fit(diary, place, Terms(has_slope=True), (first + last) / 2)
    if fit is None:
        return None
    slope, error = (slope_per_day(number) for number in (fit.coefficients[1], fit.sigma * fit.spread[1, 1] ** 0.5))
    half = reach(fit.freedom) * error
    return Trend(
        per_day=float(slope),
        low=float(slope - half),
        high=float(slope + half),
        p=two_sided_p(float(slope / error), fit.freedom),
        rho=fit.rho,
        freedom=fit.freedom,
        n=entries,
        days=span,
    )


def weekday_differences(diary: Diary, first: int, last: int) -> tuple[WeekdayDifference, ...]:
    """All seven, Monday first; none where a weekday has under four entries, or the days are all alike."""
    place = diary.between(first, last)
    counts = np.bincount((diary.days[place].astype(int) - 1) % DAYS_A_WEEK, minlength=DAYS_A_WEEK)
    if counts.min() < FEWEST_OF_A_WEEKDAY or is_still(diary.values[place]):
        return ()
    fit = _fit(diary, place, Terms(has_weekdays=True), first)
    return () if fit is None else _differences(fit, [int(count) for count in counts])


def _differences(fit: Fit, counts: list[int]) -> tuple[WeekdayDifference, ...]:
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
        )
        for day, (difference, error, p, n) in enumerate(zip(found, errors, adjusted, counts, strict=True))
    )


def _fit(diary: Diary, place: slice, terms: Terms, origin: float) -> Fit | None:
    days = diary.days[place]
    (fit,) = fits(Observed(days, diary.values[place], columns(terms, days, origin)), [(0, len(days))])
    return fit if fit.sigma > 0 else None
