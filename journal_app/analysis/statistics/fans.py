# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The fan: what a diary's own past predicts of each day after an anchor, or a line, to draw behind what happened.

Hides that a score cannot leave its scale: the bands end where the scale ends.
"""

from dataclasses import dataclass

import numpy as np

from journal_app.analysis.charts import Column, Numbers
from journal_app.analysis.statistics.autoregression import Fit, day_errors, expected
from journal_app.analysis.statistics.paths import Terms, columns
from journal_app.analysis.statistics.student import NINETEEN_OF_TWENTY, reach
from journal_app.domain.frozen import frozen

DAYS_AHEAD = 84
_HALF = 0.75
"""The share below the upper end of a band that holds half of all days."""


Ends = tuple[float | None, float | None]
"""The ends of a scale, None where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ahead:
    """What a fan is drawn from: the path before an anchor, its terms and where their slope is nought, and the scale."""

    fit: Fit
    anchor: int
    terms: Terms
    origin: float
    ends: Ends


@frozen
class Fan:
    """For each day: the median, and the bands that half, and 19 of 20, of what it is about fall in."""

    days: Numbers
    median: Numbers
    half_low: Numbers
    half_high: Numbers
    most_low: Numbers
    most_high: Numbers


def fan(ahead: Ahead) -> Fan:
    """The fan of a path from its anchor to 84 days on."""
    fit = ahead.fit
    days = np.arange(ahead.anchor, ahead.anchor + DAYS_AHEAD + 1, dtype=np.float64)
    there = columns(ahead.terms, days, ahead.origin)
    return banded(days, expected(fit, days, there), day_errors(fit, days, there), fit.freedom, ahead.ends)


def banded(days: Column, middle: Column, errors: Column, freedom: float, ends: Ends) -> Fan:
    """A path with the bands that its errors give it, by Student's t."""

    def edge(turns: float) -> Numbers:
        return Numbers(_within(middle + turns * errors, ends))

    half, most = reach(freedom, _HALF), reach(freedom, NINETEEN_OF_TWENTY)
    return Fan(
        days=Numbers(days),
        median=edge(0.0),
        half_low=edge(-half),
        half_high=edge(half),
        most_low=edge(-most),
        most_high=edge(most),
    )


def _within(values: Column, ends: Ends) -> Column:
    low, high = (-np.inf if ends[0] is None else ends[0]), (np.inf if ends[1] is None else ends[1])
    return np.asarray(np.clip(values, low, high), dtype=np.float64)
