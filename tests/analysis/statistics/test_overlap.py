# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.analysis.statistics.overlap import Pairs, pairs, pairs_within, tau_u

BEFORE, AFTER = np.array([2.0, 3, 5, 3]), np.array([4.0, 5, 5, 7, 6])
"""Bob of Parker 2011, as the documentation of R's package scan has him."""
scores = st.lists(st.integers(0, 10), min_size=1, max_size=30)


def test_bob_is_as_published() -> None:
    across = pairs(BEFORE, AFTER)
    assert (across.count, across.balance) == (20, 16)
    assert across.balance / across.count == pytest.approx(0.80)
    assert pairs_within(BEFORE).balance == 3
    assert tau_u(BEFORE, AFTER) == pytest.approx(0.65)
    assert across.non_overlap == pytest.approx(0.90)


@given(scores, scores)
def test_pairs_are_those_counted_one_by_one(before: list[int], after: list[int]) -> None:
    both = [(one, other) for one in before for other in after]
    expected = Pairs(
        less=sum(other < one for one, other in both),
        same=sum(other == one for one, other in both),
        more=sum(other > one for one, other in both),
    )
    assert pairs(np.array(before, dtype=np.float64), np.array(after, dtype=np.float64)) == expected


@given(scores, scores)
def test_turned_upside_down_less_is_more(before: list[int], after: list[int]) -> None:
    one, other = np.array(before, dtype=np.float64), np.array(after, dtype=np.float64)
    assert pairs(-one, -other).non_overlap == pytest.approx(1 - pairs(one, other).non_overlap)
    assert tau_u(-one, -other) == pytest.approx(-tau_u(one, other))


def test_one_day_has_no_pairs_within() -> None:
    assert pairs_within(np.array([4.0])).count == 0
