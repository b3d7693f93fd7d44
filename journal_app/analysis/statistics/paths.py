# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the path of a diary is made of: a level, and where asked for a slope and a turn of the week.

Hides how these become columns of numbers. The weekdays are coded so that they sum to nought, and the slope counts from
a chosen day in hundreds of days, so that the first coefficient is a level in any case.
"""

import numpy as np

from journal_app.analysis.charts import Column
from journal_app.domain.frozen import frozen

DAYS_A_WEEK = 7
_SLOPE_UNIT = 100.0
"""Days to one step of the slope, so that all columns are of one size."""


@frozen
class Terms:
    """What a path may have beside its level."""

    has_slope: bool = False
    has_weekdays: bool = False

    @property
    def count(self) -> int:
        """How many coefficients a path of these terms has."""
        return 1 + self.has_slope + (DAYS_A_WEEK - 1) * self.has_weekdays


LEVEL = Terms()


def columns(terms: Terms, days: Column, origin: float) -> Column:
    """The terms on each of ``days`` (ordinals): (n, count), ones first; the slope is nought on ``origin``."""
    parts = [np.ones((len(days), 1))]
    if terms.has_slope:
        parts.append(((days - origin) / _SLOPE_UNIT)[:, None])
    if terms.has_weekdays:
        parts.append(_weekdays(days))
    return np.hstack(parts)


def slope_per_day(coefficient: float) -> float:
    """A slope's coefficient as points a day."""
    return coefficient / _SLOPE_UNIT


def _weekdays(days: Column) -> Column:
    """Six columns for seven weekdays, Monday first; Sunday is minus one in each."""
    turn = (days.astype(int) - 1) % DAYS_A_WEEK
    coded = np.vstack([np.eye(DAYS_A_WEEK - 1), -np.ones(DAYS_A_WEEK - 1)])
    return np.asarray(coded[turn], dtype=np.float64)
