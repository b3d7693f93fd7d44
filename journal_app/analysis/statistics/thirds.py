# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The last third of a stretch of days against its first, and the same with the stretch turned round as on a drum.

Turning keeps how days follow one another, but for one thing: turned, the two thirds may come to lie side by side, where
days resemble each other more than they do at the two ends. ``unlikeness`` tells how much further apart the two ends
are than the turns, where days resemble each other as ``likeness`` says.

Hides how gaps are turned along with the days.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from journal_app.analysis.charts import Column
from journal_app.analysis.statistics.comparisons import Diary
from journal_app.domain.frozen import frozen

PARTS = 3
FEWEST_OF_THIRD = 4
"""Entries it takes in a third, and on half of its days."""


ENOUGH_TURNS = 30
"""From so many turns on, evenly spread, their mean hardly differs from that of all."""


@frozen
class Stretch:
    """Days as ordinals, both included."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.last - self.first + 1

    @property
    def third(self) -> int:
        """How many days each of its thirds has; days left over lie in the middle."""
        return max(0, self.days) // PARTS

    @property
    def needed(self) -> int:
        """The entries it takes in each third."""
        return max(FEWEST_OF_THIRD, -(-self.third // 2))


@dataclass(frozen=True, slots=True, eq=False)
class Turned:
    """Last third minus first third for each turn, as it is first, and of a straight rise of one under the same gaps."""

    differences: Column
    rises: Column


def filled(diary: Diary, stretch: Stretch) -> Column:
    """The values on every day of a stretch, NaN where there is none."""
    place = diary.between(stretch.first, stretch.last)
    every = np.full(stretch.days, np.nan)
    every[(diary.days[place] - stretch.first).astype(int)] = diary.values[place]
    return every


def turned(values: Column, third: int) -> Turned:
    """Every turn of a stretch in which both thirds have an entry."""
    there = ~np.isnan(values)
    rise = np.arange(len(values), dtype=np.float64)
    rise -= rise[there].mean()
    rise /= rise[-third:][there[-third:]].mean() - rise[:third][there[:third]].mean()
    sums = _sums(np.where(there, np.stack([values, rise, np.ones(len(values))]), 0.0), third)
    able = (sums[2] > 0) & (np.roll(sums[2], third - len(values)) > 0)
    means = sums[:2] / np.maximum(sums[2], 1)
    differences, rises = (np.roll(means, third - len(values), axis=1) - means)[:, able]
    return Turned(differences, rises)


def likeness(rho: float, days: int) -> Column:
    """How much a day resembles itself, the next one and so on, for the correlation of one day with the next."""
    return np.asarray(rho ** np.arange(days), dtype=np.float64)


def unlikeness(values: Column, third: int, alike: Column) -> tuple[float, float]:
    """The square of what chance makes of the difference, as it is and on the mean of all turns, for a day of one.

    ``alike`` is ``likeness`` for as many days as ``values`` has, or more.
    """
    days = len(values)
    there = (~np.isnan(values)).astype(np.float64)
    turns = np.arange(0, days, max(1, days // ENOUGH_TURNS))
    first, last = (_weights(there, (turns[:, None] + begin + np.arange(third)) % days) for begin in (0, -third))
    squares = _squares(last - first, alike[:days])
    return float(squares[0]), float(squares.mean())


def _squares(weights: Column, alike: Column) -> Column:
    """The square of the error of each row's weighted sum: products of weights so many days apart, by Fourier's way."""
    days = weights.shape[1]
    room = 1 << (2 * days).bit_length()  # a power of two is quickest, and nothing wraps round
    waves = np.fft.rfft(weights, room, axis=1)
    apart = np.fft.irfft(np.abs(waves) ** 2, room, axis=1)[:, :days]
    return np.asarray(2 * apart @ alike - apart[:, 0], dtype=np.float64)


def _weights(there: Column, places: NDArray[np.int_]) -> Column:
    """For each row of places, the share that each day has in the mean of those of them that have an entry."""
    shares = np.zeros((len(places), len(there)))
    shares[np.arange(len(places))[:, None], places] = there[places]
    return np.asarray(shares / np.maximum(shares.sum(axis=1, keepdims=True), 1), dtype=np.float64)


def _sums(rows: Column, third: int) -> Column:
    """For each row and each turn, the sum of its first third."""
    days = rows.shape[1]
    twice = np.cumsum(np.concatenate([np.zeros((len(rows), 1)), rows, rows[:, :third]], axis=1), axis=1)
    return np.asarray(twice[:, third : third + days] - twice[:, :days], dtype=np.float64)
