# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Calendar days with gaps: the running mean, and runs of days.

Hides how days without a value are kept apart from zeros: a grid of consecutive calendar days holds NaN there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from journal_app.analysis.charts import Column

PLACES = 2
WINDOW = 7
LEAST = 4
"""A mean of seven days is shown where at least four have a value: the days nobody could log are not like the others."""


@dataclass(frozen=True, slots=True, eq=False)
class RunningMean:
    """Consecutive calendar days as ordinals, the mean around each (NaN where too few days), and its days."""

    days: Column
    means: Column
    counts: Column


def calendar(days: Column, values: Column) -> tuple[Column, Column]:
    """Consecutive days from the first to the last of ``days``, and their values, NaN where a day has none."""
    if not len(days):
        return np.empty(0), np.empty(0)
    grid = np.arange(days[0], days[-1] + 1)
    filled = np.full(len(grid), np.nan)
    filled[(days - days[0]).astype(int)] = values
    return grid, filled


def running_mean(days: Column, values: Column, *, window: int = WINDOW, least: int = LEAST) -> RunningMean:
    """The mean of the ``window`` days around each day, where at least ``least`` of them have a value.

    ``days`` are ascending ordinals without repeats. The window lies evenly around its day, so the mean starts and ends
    with the days logged on either side of a gap, and a gap of ``least`` days or more is always open.
    """
    grid, filled = calendar(days, values)
    has_value = ~np.isnan(filled)
    around = np.ones(window)
    counts = _around(has_value.astype(float), around)
    sums = _around(np.where(has_value, filled, 0.0), around)
    means = np.full(len(grid), np.nan)
    np.divide(sums, counts, out=means, where=counts >= least)
    return RunningMean(grid, means, counts)


def _around(values: Column, weights: Column) -> Column:
    """The sum of the values around each place; exact for whole numbers."""
    if not len(values):
        return np.empty(0)
    half = len(weights) // 2
    whole = np.convolve(values, weights)
    return np.asarray(whole[half : half + len(values)], dtype=np.float64)


def rounded(values: Column) -> Column:
    """Values as they are drawn and listed, so that a chart and its table hold the same numbers."""
    return np.asarray(np.round(values, PLACES), dtype=np.float64)


def runs(days: Sequence[int]) -> list[tuple[int, int]]:
    """Consecutive days drawn together: the first and last day of each run, for days in ascending order."""
    found: list[tuple[int, int]] = []
    for day in days:
        if found and day == found[-1][1] + 1:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found
