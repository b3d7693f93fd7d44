# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A line as single strokes: gaps left out, dashes already cut.

Qt's raster engine joins a wide line into one outline and needs a hundred times as long for it (measured on 1,400
points: 24 ms against 2 ms), and it starts its dash pattern afresh with every stroke. So lines are cut here, in numpy.
"""

import numpy as np
from numpy.typing import NDArray

from journal_app.analysis.charts import Column, Dash

Strokes = NDArray[np.float64]
"""One stroke a row: x and y of its start, x and y of its end."""

PATTERNS: dict[Dash, tuple[float, ...]] = {
    Dash.SOLID: (),
    Dash.DASH: (8, 4),
    Dash.DOT: (2, 4),
    Dash.DASH_DOT: (9, 4, 2, 4),
    Dash.LONG_DASH: (16, 5),
    Dash.DASH_DOT_DOT: (9, 3, 2, 3, 2, 3),
}
"""Lengths drawn and left out, in turn, in pixels."""


def along(x: Column, y: Column) -> Column:
    """How far each point is along its line, in pixels; a gap has no length."""
    lengths = np.hypot(x[1:] - x[:-1], y[1:] - y[:-1])
    lengths[np.isnan(lengths)] = 0
    return np.concatenate(([0.0], np.cumsum(lengths)))


def strokes(x: Column, y: Column, pattern: tuple[float, ...] = (), phase: float = 0.0) -> Strokes:
    """The strokes of a line through points, broken at NaN; ``phase`` is how far into the pattern it starts."""
    if len(x) < 2:  # noqa: PLR2004 -- a stroke has two ends
        return np.empty((0, 4))
    if pattern:
        return _dashed(x, y, pattern, phase)
    whole = np.column_stack((x[:-1], y[:-1], x[1:], y[1:]))
    return whole[~np.isnan(whole).any(axis=1)]


def coarse_strokes(x: Column, y: Column, pattern: tuple[float, ...], travelled: Column) -> Strokes:
    """The strokes of a crowded line, each drawn whole or not; ``travelled`` is how far right each point has come."""
    if not pattern or len(x) < 2:  # noqa: PLR2004 -- a stroke has two ends
        return strokes(x, y)
    whole = np.column_stack((x[:-1], y[:-1], x[1:], y[1:]))
    kept = _is_drawn(pattern, (travelled[:-1] + travelled[1:]) / 2)
    return whole[kept & ~np.isnan(y[:-1]) & ~np.isnan(y[1:])]


def _dashed(x: Column, y: Column, pattern: tuple[float, ...], phase: float) -> Strokes:
    """Cut the line where the pattern turns, and keep what the pattern draws."""
    filled_x, filled_y = _filled(x, y)
    reached = along(filled_x, filled_y)
    turns = _turns(pattern, phase, phase + reached[-1]) - phase
    cuts = np.sort(np.concatenate((reached, turns)))
    middles = (cuts[:-1] + cuts[1:]) / 2
    of = np.clip(np.searchsorted(reached, middles, side="right") - 1, 0, len(x) - 2)
    is_gap = np.isnan(y[:-1]) | np.isnan(y[1:])
    drawn = _is_drawn(pattern, middles + phase) & ~is_gap[of]
    cut_x, cut_y = np.interp(cuts, reached, filled_x), np.interp(cuts, reached, filled_y)
    return np.column_stack((cut_x[:-1], cut_y[:-1], cut_x[1:], cut_y[1:]))[drawn]


def _filled(x: Column, y: Column) -> tuple[Column, Column]:
    """The line with each gap point laid on the last point before it, so that a gap has no length until its end."""
    is_gap = np.isnan(y)
    if not is_gap.any():
        return x, y
    places = np.maximum.accumulate(np.where(is_gap, 0, np.arange(len(y))))
    places = np.maximum(places, int(np.argmin(is_gap)))
    filled = y[places]
    return x[places], np.where(np.isnan(filled), 0.0, filled)


def _turns(pattern: tuple[float, ...], first: float, last: float) -> Column:
    """Where the pattern goes from drawing to not drawing and back."""
    period = sum(pattern)
    offsets = np.cumsum(pattern)
    rounds = np.arange(np.floor(first / period) - 1, np.ceil(last / period) + 1) * period
    found = (rounds[:, None] + offsets[None, :]).ravel()
    return np.asarray(found[(found > first) & (found < last)], dtype=np.float64)


def _is_drawn(pattern: tuple[float, ...], places: Column) -> NDArray[np.bool_]:
    part = np.searchsorted(np.cumsum(pattern), places % sum(pattern), side="right")
    return np.asarray(part % 2 == 0)
