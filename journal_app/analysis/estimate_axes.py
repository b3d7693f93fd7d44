# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The scale on which estimates and their intervals stand, and which of its round numbers have room to be written.

Hides how far a scale reaches and where its ticks are: ratios by doublings and, where that is too many, by powers of
ten; correlations always from -1 to 1; shares from 0 to 100; differences around 0, with room on both sides of it.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from journal_app.analysis.scales import tick_texts
from journal_app.domain.frozen import frozen
from journal_app.words import number_text

MOST_TICKS = 9
FARTHEST = 1e12
"""Beyond this, and for ratios below one over it, nothing is drawn: a tick could not be written."""
NOTHING = 1e-12
_WIDEST_STEPS = 5
_LONG = 9
_ROUND = (1, 2, 5, 10)


class AxisKind(StrEnum):
    """What a scale is of; decides what stands for no difference, and whether doublings are equally far apart."""

    RATIO = "ratio"
    CORRELATION = "correlation"
    DIFFERENCE = "difference"
    SHARE = "share"


@frozen
class EstimateAxis:
    """From where to where a scale reaches; ``none_at`` is what stands for no difference, None where nothing does."""

    kind: AxisKind
    low: float
    high: float
    none_at: float | None
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """How far along the scale a value stands, from 0 to 1; what lies beyond stands at the end."""
        low, high, at = self.low, self.high, min(max(value, self.low), self.high)
        if self.kind is AxisKind.RATIO:
            low, high, at = math.log(low), math.log(high), math.log(at)
        return (at - low) / (high - low)


@frozen
class PlacedTick:
    """A tick, what is written at it, and where the middle of that stands."""

    value: float
    text: str
    middle: float


def can_be_drawn(kind: AxisKind, value: float) -> bool:
    """Whether a value has a place on a scale of this kind at all."""
    if kind is AxisKind.RATIO:
        return 1 / FARTHEST <= value <= FARTHEST
    return abs(value) <= (1 if kind is AxisKind.CORRELATION else FARTHEST)


def axis_of(kind: AxisKind, values: Iterable[float]) -> EstimateAxis:
    """A scale of this kind on which all these values stand; each can be drawn."""
    found = tuple(values)
    if kind is AxisKind.RATIO:
        return _axis(kind, _ratio_ticks((*found, 1.0)), none_at=1.0)
    if kind is AxisKind.CORRELATION:
        return _axis(kind, (-1.0, -0.5, 0.0, 0.5, 1.0), none_at=0.0)
    if kind is AxisKind.SHARE:
        whole = all(0 <= value <= 100 for value in found)  # noqa: PLR2004 -- per cent
        return _axis(kind, (0.0, 25.0, 50.0, 75.0, 100.0) if whole else _even_ticks((*found, 0.0, 100.0)), none_at=None)
    return _axis(kind, _even_ticks((*found, 0.0), has_both_sides=True), none_at=0.0)


def placed_ticks(
    axis: EstimateAxis, left: float, right: float, width_of: Callable[[str], float], gap: float
) -> tuple[PlacedTick, ...]:
    """The ticks with room for their words between two ends: none touches another, that of no difference stays."""
    texts = dict(zip(axis.ticks, tick_words(axis.ticks), strict=True))
    around = axis.ticks.index(axis.none_at) if axis.none_at is not None else 0
    found: tuple[PlacedTick, ...] = ()
    for every in range(1, MOST_TICKS + 1):
        kept = [value for turn, value in enumerate(axis.ticks) if (turn - around) % every == 0]
        found = tuple(
            PlacedTick(value=value, text=texts[value], middle=left + axis.share(value) * (right - left))
            for value in kept
        )
        if _have_room(found, width_of, gap):
            return found
    return tuple(tick for tick in found if tick.value == axis.ticks[around])


def tick_words(values: Sequence[float]) -> tuple[str, ...]:
    """What is written at ticks; very large and very small ones by their power of ten."""
    plain = tick_texts(values)
    return tuple(
        text.replace("-", "−") if len(text) <= _LONG else power_text(value)
        for text, value in zip(plain, values, strict=True)
    )


def power_text(value: float) -> str:
    """A number that is too long to write out: 3.2e10."""
    head, power = f"{value:.1e}".split("e")
    return f"{number_text(Decimal(head).normalize())}e{int(power)}".replace("-", "−")


def _axis(kind: AxisKind, ticks: tuple[float, ...], *, none_at: float | None) -> EstimateAxis:
    return EstimateAxis(kind=kind, low=ticks[0], high=ticks[-1], none_at=none_at, ticks=ticks)


def _ratio_ticks(values: Sequence[float]) -> tuple[float, ...]:
    """Doublings from below all values to above them, at least from a half to 2; else powers of ten."""
    for base in (2.0, 10.0):
        first = min(-1, math.floor(math.log(min(values), base) + 1e-9))
        last = max(1, math.ceil(math.log(max(values), base) - 1e-9))
        if last - first < MOST_TICKS:
            return tuple(base**power for power in range(first, last + 1))
    step = next(step for step in range(2, MOST_TICKS * 2) if -(-last // step) - first // step < MOST_TICKS)
    return tuple(10.0 ** (step * turn) for turn in range(first // step, -(-last // step) + 1))


def _even_ticks(values: Sequence[float], *, has_both_sides: bool = False) -> tuple[float, ...]:
    """Multiples of a round number from below all values to above them; for no spread at all, from -1 to 1."""
    low, high = min(values), max(values)
    if high - low < NOTHING:
        return (-1.0, 0.0, 1.0)
    step = _round_step((high - low) / _WIDEST_STEPS)
    first, last = math.floor(low / float(step) + 1e-9), math.ceil(high / float(step) - 1e-9)
    if has_both_sides:
        first, last = min(first, -1), max(last, 1)
    return tuple(float(step * turn) for turn in range(first, last + 1))


def _round_step(least: float) -> Decimal:
    """The smallest of 1, 2 or 5 times a power of ten that is no smaller."""
    power = Decimal(10) ** math.floor(math.log10(least))
    return next(factor * power for factor in _ROUND if float(factor * power) >= least * (1 - 1e-9))


def _have_room(ticks: Sequence[PlacedTick], width_of: Callable[[str], float], gap: float) -> bool:
    ends = [(tick.middle - width_of(tick.text) / 2, tick.middle + width_of(tick.text) / 2) for tick in ticks]
    return all(before[1] + gap <= after[0] for before, after in pairwise(ends))
