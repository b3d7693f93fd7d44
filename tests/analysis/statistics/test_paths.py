# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from datetime import date

import numpy as np
import pytest

from journal_app.analysis.statistics.paths import LEVEL, Terms, columns, slope_per_day

MONDAY = date(2024, 1, 1).toordinal()
WEEK = MONDAY + np.arange(7, dtype=np.float64)


def test_a_level_is_a_column_of_ones() -> None:
    assert np.array_equal(columns(LEVEL, WEEK, MONDAY), np.ones((7, 1)))
    assert LEVEL.count == 1


def test_a_slope_is_nought_on_its_first_day_and_told_in_points_a_day() -> None:
    slope = columns(Terms(has_slope=True), WEEK, MONDAY)[:, 1]
    assert slope[0] == 0
    assert slope_per_day(3.0) * 6 == pytest.approx(3.0 * slope[6])


def test_the_weekdays_sum_to_nought_and_monday_is_the_first() -> None:
    terms = Terms(has_slope=True, has_weekdays=True)
    found = columns(terms, WEEK, MONDAY)
    assert found.shape == (7, terms.count) == (7, 8)
    assert np.array_equal(found[:, 2:].sum(axis=0), np.zeros(6))
    assert list(found[0, 2:]) == [1, 0, 0, 0, 0, 0]
    assert list(found[6, 2:]) == [-1] * 6
