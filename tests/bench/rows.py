# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a benchmark says: one row of the table, and how a ratio of two interleaved timings becomes one.

Hides the statistics: pairs are timed one after the other so that a busy machine slows both, the value is the median
of the pairs' ratios, and the spread stands beside it.
"""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

RATIO = "ratio"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measure. ``value`` is None, and ``ok`` with it, where the other side is not installed here."""

    name: str
    value: float | None
    bar: str
    ok: bool | None
    unit: str
    how: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Timings of ours and of what it is compared with, taken in turns, in seconds."""

    ours: list[float]
    theirs: list[float]

    @property
    def ratio(self) -> float:
        """The median of the pairs' ratios."""
        return statistics.median(self._ratios)

    @property
    def words(self) -> str:
        """The medians, the number of pairs and the spread of the ratios, for ``how``."""
        ratios = sorted(self._ratios)
        return (
            f"{milliseconds(statistics.median(self.ours))} against {milliseconds(statistics.median(self.theirs))},"
            f" medians of {len(ratios)} interleaved pairs, ratios {ratios[0]:.2f}-{ratios[-1]:.2f}"
        )

    @property
    def _ratios(self) -> list[float]:
        return [ours / theirs for ours, theirs in zip(self.ours, self.theirs, strict=True)]


def interleaved(ours: Callable[[], float], theirs: Callable[[], float], count: int, *, warm: int = 1) -> Pairs:
    """So many pairs of timings, each side first in turn; ``warm`` pairs before them are thrown away."""
    pairs = Pairs([], [])
    for number in range(-warm, count):
        first, second = (ours, theirs) if number % 2 else (theirs, ours)
        one, other = first(), second()
        if number >= 0:
            pairs.ours.append(one if number % 2 else other)
            pairs.theirs.append(other if number % 2 else one)
    return pairs


def at_most(name: str, value: float, bar: float, how: str, *, unit: str = RATIO) -> Row:
    """A row that is fine up to its bar."""
    return Row(name=name, value=value, bar=f"<= {bar:g}", ok=value <= bar, unit=unit, how=how)


def at_least(name: str, value: float, bar: float, how: str, *, unit: str = RATIO) -> Row:
    """A row that is fine from its bar on."""
    return Row(name=name, value=value, bar=f">= {bar:g}", ok=value >= bar, unit=unit, how=how)


def absent(name: str, bar: str, how: str, *, unit: str = RATIO) -> Row:
    """A row that cannot be measured here; ``how`` says what is missing."""
    return Row(name=name, value=None, bar=bar, ok=None, unit=unit, how=how)


def milliseconds(seconds: float) -> str:
    """A duration in words: 0.23 ms, 212 ms, 3.4 s."""
    thousandths = seconds * 1000
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{thousandths:.0f} ms" if thousandths >= 10 else f"{thousandths:.2f} ms"


def percentile(values: Sequence[float], share: float) -> float:
    """The value that a share (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
