# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from journal_app.analysis.charts import Column
from journal_app.analysis.statistics.comparisons import Diary
from journal_app.analysis.statistics.thirds import Stretch, filled, likeness, turned, unlikeness

NAN = float("nan")


def test_days_left_over_lie_between_the_thirds() -> None:
    assert [Stretch(first=1, last=last).third for last in (0, 2, 3, 20, 173)] == [0, 0, 1, 6, 57]
    assert [Stretch(first=1, last=last).needed for last in (12, 27, 173)] == [4, 5, 29]


def test_a_stretch_has_every_day_with_or_without_a_value() -> None:
    diary = Diary(np.array([9.0, 10, 13, 20]), np.array([1.0, 2, 3, 4]))
    assert np.array_equal(filled(diary, Stretch(first=10, last=14)), [2, NAN, NAN, 3, NAN], equal_nan=True)


def test_the_first_turn_is_the_stretch_as_it_is() -> None:
    found = turned(np.array([1.0, 3, 5, 5, 8, 8]), 2)
    assert found.differences[0] == 8 - 2
    assert found.rises[0] == pytest.approx(1)
    assert found.differences[1] == (8 + 1) / 2 - (3 + 5) / 2


def test_gaps_are_turned_along() -> None:
    found = turned(np.array([1.0, NAN, NAN, NAN, NAN, 4.0]), 2)
    assert list(found.differences) == [3]  # in every other turn one of the thirds is empty
    assert found.rises[0] == pytest.approx(1)


@given(arrays(np.float64, st.integers(6, 40), elements=st.integers(0, 10).map(float)))
def test_all_turns_together_lean_to_no_side(values: Column) -> None:
    found = turned(values, len(values) // 3)
    assert len(found.differences) == len(values)
    assert found.differences.mean() == pytest.approx(0, abs=1e-9)
    assert found.rises.mean() == pytest.approx(0, abs=1e-9)


def test_the_ends_are_no_further_apart_than_turns_where_days_are_unrelated() -> None:
    ends, turns = unlikeness(np.ones(21), 7, likeness(0.0, 21))
    assert ends == pytest.approx(2 / 7)
    assert turns == pytest.approx(2 / 7)


def test_the_ends_are_further_apart_the_more_days_resemble_each_other() -> None:
    shares = []
    for rho in (0.0, 0.3, 0.5, 0.7):
        ends, turns = unlikeness(np.ones(20), 6, likeness(rho, 30))
        shares.append(ends / turns)
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.36, abs=0.1)


def test_what_chance_makes_of_the_ends_is_that_of_made_up_days() -> None:
    rng, days, rho = np.random.default_rng(4), 20, 0.6
    alike = likeness(rho, days)
    every = alike[np.abs(np.subtract.outer(np.arange(days), np.arange(days)))]
    drawn = rng.standard_normal((20_000, days)) @ np.linalg.cholesky(every).T
    differences = drawn[:, -6:].mean(axis=1) - drawn[:, :6].mean(axis=1)
    assert unlikeness(np.ones(days), 6, alike)[0] == pytest.approx(differences.var(), rel=0.05)
