# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From days and values to pixels, and the round numbers an axis shows. Plain arithmetic on columns."""

import math
from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from journal_app.analysis.charts import Column
from journal_app.domain.frozen import frozen
from journal_app.words import number_text

MOST_TICKS = 7
_ROUND = (1, 2, 5, 10)
_LOG_STEPS = ((1, 2, 5), (1, 3), (1,))


@frozen(kw_only=False)
class TimeScale:
    """Days from ``first`` to ``last`` over the pixels from ``left`` on."""

    first: float
    last: float
    left: float
    width: float

    @property
    def pixels_a_day(self) -> float:
        """How wide a day is."""
        return self.width / (self.last - self.first)

    def x(self, days: Column) -> Column:
        """Where days stand, in pixels."""
        return self.left + (days - self.first) * self.pixels_a_day

    def at(self, day: float) -> float:
        """Where one day stands, in pixels."""
        return self.left + (day - self.first) * self.pixels_a_day

    def day(self, x: float) -> float:
        """Which day stands at a pixel."""
        return self.first + (x - self.left) / self.pixels_a_day


@frozen(kw_only=False)
class ValueScale:
    """Values from ``low`` to ``high`` over the pixels from ``bottom`` up to ``top``.

    Both ends keep ``air`` free, and the lower one ``foot`` as well, for words. Upside down, ``low`` stands on top.
    """

    low: float
    high: float
    top: float
    bottom: float
    air: float = 0.0
    is_log: bool = False
    foot: float = 0.0
    is_upside_down: bool = False

    def y(self, values: Column | np.float64) -> Column:
        """Where values stand, in pixels. On a logarithmic scale what is not above zero stands on the bottom line."""
        low, high, spread = self.low, self.high, values
        if self.is_log:
            low, high = math.log10(self.low), math.log10(self.high)
            spread = np.log10(np.maximum(values, self.low))
        lowest = self.bottom - self.foot - self.air
        height = lowest - self.top - self.air
        share = (spread - low) / (high - low)
        return np.asarray(lowest - (1 - share if self.is_upside_down else share) * height, dtype=np.float64)

    def at(self, value: float) -> float:
        """Where one value stands, in pixels."""
        return float(self.y(np.float64(value)))

    def ticks(self, least_px: float) -> tuple[float, ...]:
        """Round values within the scale, at least so many pixels apart."""
        height = max(1.0, self.bottom - self.foot - self.top - 2 * self.air)
        if self.is_log:
            return log_ticks(self.low, self.high, max(2, min(MOST_TICKS, int(height / least_px))))
        span = self.high - self.low
        found = round_ticks(self.low, self.high, span * min(0.5, max(1 / MOST_TICKS, least_px / height)))
        if len(found) > 1:
            return found
        # A low panel may hold no two values that are round and far enough apart: then those nearest to its ends.
        finer = round_ticks(self.low, self.high, span / 12.5)
        return finer[0], finer[-1]


def round_ticks(low: float, high: float, least: float) -> tuple[float, ...]:
    """Multiples of 1, 2 or 5 times a power of ten, at least ``least`` apart, from ``low`` to ``high``."""
    power = 10.0 ** math.floor(math.log10(least))
    step = next(factor * power for factor in _ROUND if factor * power >= least * 0.999)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return tuple(float(Decimal(repr(step)) * count) for count in range(first, last + 1))


def log_ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    """1, 2 and 5 in each power of ten, or fewer where that is too many."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    for factors in _LOG_STEPS:
        found = [factor * 10.0**power for power in powers for factor in factors]
        within = tuple(value for value in found if low <= value <= high)
        if len(within) <= most:
            return within
    return within[:: math.ceil(len(within) / most)]


def tick_texts(values: Sequence[float]) -> tuple[str, ...]:
    """Axis numbers in the reader's decimal mark, all with the digits they need and no more."""
    return tuple(number_text(Decimal(f"{value:.6g}").normalize() + 0) for value in values)
