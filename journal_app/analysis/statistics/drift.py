# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Regression to the mean: how far what was chosen for being bad drifts back with nothing done.

Barnett, van der Pols & Dobson 2005, Int J Epidemiol 34:215-220, doi 10.1093/ije/dyh299: of everything beyond a cut the
mean drifts back by

    within^2 / m / spread * C(z),  spread^2 = between^2 + within^2 / m,  z = |cut - usual| / spread,

where C(z) is the mean of a normal variable beyond z, ``between`` the part of the spread that lasts, ``within`` the part
that comes and goes, and m how often each was looked at. Fortnights of one diary about one level have no part that
lasts, and the spread of their means follows from how much a day resembles the one before it.

Hides which fortnight is looked at, and when there is too little of it.
"""

import math

from journal_app.analysis.charts import Column
from journal_app.analysis.statistics.autoregression import Fit
from journal_app.analysis.statistics.comparisons import FEWEST_SHARE, Diary
from journal_app.domain.frozen import frozen

FORTNIGHT = 14
WORSE_FROM = 0.5
"""How many standard deviations of a day a fortnight is worse than usual, for its drift to be worth a word."""


@frozen
class Drift:
    """By how much a fortnight was worse than usual, and how far fortnights at least as bad drift back."""

    worse: float
    back: float


def drift_back(cut: float, usual: float, *, between: float, within: float, times: int = 1) -> float:
    """How far the mean of all beyond ``cut`` drifts back towards ``usual``; the spreads are standard deviations."""
    passing = within**2 / times
    spread = math.sqrt(between**2 + passing)
    return passing / spread * _mean_beyond(abs(cut - usual) / spread)


def drift_after(diary: Diary, anchor: int, fit: Fit, *, is_higher_worse: bool) -> Drift | None:
    """The fortnight before an anchor, by the level that was fitted to the days before it.

    None where under half of its days have an entry, where it was hardly worse than usual, or where nothing wobbles.
    """
    place = diary.between(anchor - FORTNIGHT, anchor - 1)
    days, usual = diary.days[place], float(fit.coefficients[0])
    if len(days) < FEWEST_SHARE * FORTNIGHT or fit.sigma == 0:
        return None
    mean = float(diary.values[place].mean())
    worse = mean - usual if is_higher_worse else usual - mean
    back = drift_back(mean, usual, between=0.0, within=_spread_of_mean(days, fit))
    return Drift(worse=worse, back=back) if worse >= WORSE_FROM * fit.sigma else None


def _spread_of_mean(days: Column, fit: Fit) -> float:
    related = fit.rho ** abs(days[:, None] - days)
    return fit.sigma * math.sqrt(float(related.mean()))


def _mean_beyond(z: float) -> float:
    beyond = math.erfc(z / math.sqrt(2)) / 2
    return math.exp(-(z**2) / 2) / math.sqrt(2 * math.pi) / beyond if beyond > 0 else z
