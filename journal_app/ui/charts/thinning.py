# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Twenty years on a thousand pixels: fewer points that look the same, and no worst day lost.

Hides a pyramid of a series. At each level the days fall into buckets of 1, 2, 4, 8 ... days, and a bucket keeps its
lowest and its highest day; a bucket without any value stays open, so a gap stays a gap. A level is made when a zoom
first asks for it and kept: moving along costs no arithmetic on days.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from journal_app.analysis.charts import Column

PIXELS = 1.0
"""A bucket is at least this wide on screen, and less than twice as wide."""


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """Points in order of days; NaN among the values opens a gap.

    ``alone`` are the days of points with nothing on either side, which no line reaches, and ``alone_values`` theirs.
    """

    days: Column
    values: Column
    alone: Column
    alone_values: Column

    @classmethod
    def of(cls, days: Column, values: Column) -> "Level":
        """A level of these points."""
        padded = np.concatenate(([False], ~np.isnan(values), [False]))
        is_alone = padded[1:-1] & ~padded[2:] & ~padded[:-2]
        return cls(days, values, days[is_alone], values[is_alone])

    def between(self, first: float, last: float) -> tuple[Column, Column]:
        """The days and values from ``first`` to ``last`` and one more on either side, so that lines reach the edge."""
        low = max(0, bisect_left(self.days, first) - 1)
        high = bisect_right(self.days, last) + 1
        return self.days[low:high], self.values[low:high]


class Pyramid:
    """The levels of one series. Days ascend; there may be days without a row, and rows without a value."""

    def __init__(self, days: Column, values: Column) -> None:
        self._levels: dict[int, Level] = {0: Level.of(days, values)}

    def level(self, pixels_a_day: float) -> Level:
        """The points worth drawing where a day is so many pixels wide."""
        number = max(0, int(np.ceil(np.log2(PIXELS / pixels_a_day))))
        if number not in self._levels:
            self._levels[number] = thinned(self._levels[0], 2**number)
        return self._levels[number]


def thinned(level: Level, bucket_days: int) -> Level:
    """The lowest and the highest point of each bucket of days, in order of days; NaN for a bucket of gaps only."""
    if not len(level.days):
        return level
    buckets = np.floor_divide(level.days, bucket_days)
    starts = np.flatnonzero(np.diff(buckets, prepend=buckets[0] - 1))
    lowest = _places(np.where(np.isnan(level.values), np.inf, level.values), starts)
    highest = _places(np.where(np.isnan(level.values), np.inf, -level.values), starts)
    places = np.unique(np.concatenate((lowest, highest)))
    return Level.of(level.days[places], level.values[places])


def _places(values: Column, starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The place of the least value of each run that begins at ``starts``: the first, where several are least."""
    lengths = np.diff(starts, append=len(values))
    least = np.repeat(np.minimum.reduceat(values, starts), lengths)
    candidates = np.flatnonzero(values == least)
    runs = np.repeat(np.arange(len(starts)), lengths)[candidates]
    _runs, firsts = np.unique(runs, return_index=True)
    return np.asarray(candidates[firsts], dtype=np.int64)
