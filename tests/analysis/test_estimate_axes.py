# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app import words
from journal_app.analysis.estimate_axes import MOST_TICKS, AxisKind, EstimateAxis, axis_of, placed_ticks, tick_words

LIKELY = {
    AxisKind.RATIO: st.floats(1e-12, 1e12),
    AxisKind.CORRELATION: st.floats(-1, 1),
    AxisKind.DIFFERENCE: st.floats(-1e12, 1e12),
    AxisKind.SHARE: st.floats(-1e12, 1e12) | st.floats(0, 100),
}


@st.composite
def axes(draw: st.DrawFn) -> tuple[EstimateAxis, list[float]]:
    kind = draw(st.sampled_from(AxisKind))
    values = draw(st.lists(LIKELY[kind], min_size=1, max_size=5))
    return axis_of(kind, values), values


@given(axes())
def test_ticks_are_finite_in_order_few_and_reach_around_all_values(drawn: tuple[EstimateAxis, list[float]]) -> None:
    axis, values = drawn
    assert all(map(math.isfinite, axis.ticks))
    assert all(before < after for before, after in pairwise(axis.ticks))
    assert 2 <= len(axis.ticks) <= MOST_TICKS
    assert axis.ticks[0] == axis.low
    assert axis.ticks[-1] == axis.high
    near = 1e-9 * max(abs(axis.low), abs(axis.high))
    assert all(axis.low - near <= value <= axis.high + near for value in values)
    assert all(0 <= axis.share(value) <= 1 for value in values)
    assert axis.none_at is None or axis.none_at in axis.ticks


@given(axes(), st.floats(60, 2000), st.floats(3, 20))
def test_words_at_ticks_never_collide_and_no_difference_stays(
    drawn: tuple[EstimateAxis, list[float]], length: float, letter: float
) -> None:
    axis, _values = drawn
    ticks = placed_ticks(axis, 10, 10 + length, lambda text: len(text) * letter, 4)
    ends = [(tick.middle - len(tick.text) * letter / 2, tick.middle + len(tick.text) * letter / 2) for tick in ticks]
    assert all(before[1] + 4 <= after[0] for before, after in pairwise(ends))
    assert all(10 <= tick.middle <= 10 + length for tick in ticks)
    assert ticks
    assert axis.none_at is None or axis.none_at in {tick.value for tick in ticks}


@pytest.mark.parametrize(
    ("kind", "values", "ticks"),
    [
        (AxisKind.RATIO, (1.05, 1.68, 2.7), ("0.5", "1", "2", "4")),
        (AxisKind.RATIO, (1.0, 1.0, 1.0), ("0.5", "1", "2")),
        (AxisKind.RATIO, (3.5, 19.8), ("0.5", "1", "2", "4", "8", "16", "32")),
        (AxisKind.RATIO, (0.001, 1000), ("0.001", "0.01", "0.1", "1", "10", "100", "1000")),
        (AxisKind.CORRELATION, (0.99,), ("−1", "−0.5", "0", "0.5", "1")),
        (AxisKind.DIFFERENCE, (-0.52, -0.23), ("−0.6", "−0.4", "−0.2", "0", "0.2")),
        (AxisKind.DIFFERENCE, (0,), ("−1", "0", "1")),
        (AxisKind.DIFFERENCE, (103.1, 125.3), ("−50", "0", "50", "100", "150")),
        (AxisKind.SHARE, (2, 47), ("0", "25", "50", "75", "100")),
        (AxisKind.SHARE, (90, 212), ("0", "50", "100", "150", "200", "250")),
    ],
)
def test_ticks_are_the_ones_a_reader_expects(kind: AxisKind, values: tuple[float, ...], ticks: tuple[str, ...]) -> None:
    assert tick_words(axis_of(kind, values).ticks) == ticks


def test_halves_and_doubles_lie_as_far_from_one() -> None:
    axis = axis_of(AxisKind.RATIO, (0.25, 4))
    assert axis.share(1) == pytest.approx(0.5)
    assert axis.share(2) - axis.share(1) == pytest.approx(axis.share(1) - axis.share(0.5))


def test_ticks_speak_the_language_and_long_numbers_are_written_by_their_power() -> None:
    words.set_language("de")
    assert tick_words((-0.5, 0.0, 25e11)) == ("−0,5", "0", "2,5e12")
