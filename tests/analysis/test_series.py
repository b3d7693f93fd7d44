# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.analysis.series import calendar, rounded, running_mean, runs

DIARIES = st.dictionaries(st.integers(739_000, 739_120), st.integers(0, 10), max_size=90)


def around(diary: dict[int, int], day: int) -> list[int]:
    """The values of the seven days around a day, counted by hand."""
    return [diary[near] for near in range(day - 3, day + 4) if near in diary]


def columns(diary: dict[int, int]) -> tuple[np.ndarray, np.ndarray]:
    days = sorted(diary)
    return np.array(days, dtype=float), np.array([diary[day] for day in days], dtype=float)


@given(DIARIES)
def test_a_mean_is_that_of_the_seven_days_around_and_stands_only_where_four_were_logged(diary: dict[int, int]) -> None:
    mean = running_mean(*columns(diary))
    for day, value, count in zip(mean.days, mean.means, mean.counts, strict=True):
        near = around(diary, int(day))
        assert count == len(near)
        if len(near) >= 4:
            assert value == pytest.approx(sum(near) / len(near))
        else:
            assert np.isnan(value)


@given(DIARIES)
def test_a_mean_runs_over_each_calendar_day_from_the_first_to_the_last(diary: dict[int, int]) -> None:
    mean = running_mean(*columns(diary))
    expected = range(min(diary), max(diary) + 1) if diary else []
    assert list(mean.days) == list(expected)


@given(first=st.integers(4, 30), gap=st.integers(4, 400), second=st.integers(4, 30))
def test_a_line_ends_before_a_gap_and_begins_again_after_it(first: int, gap: int, second: int) -> None:
    days = [*range(first), *range(first + gap, first + gap + second)]
    mean = running_mean(np.array(days, dtype=float), np.full(len(days), 5.0))
    has_mean = ~np.isnan(mean.means)
    assert not has_mean[first : first + gap].any()
    assert has_mean[:first].all()
    assert has_mean[first + gap :].all()


def test_three_days_have_no_mean() -> None:
    assert np.isnan(running_mean(np.array([1.0, 2, 3]), np.array([5.0, 5, 5])).means).all()


def test_nothing_has_no_mean() -> None:
    assert len(running_mean(np.empty(0), np.empty(0)).days) == 0


def test_a_day_without_a_value_is_not_zero() -> None:
    days, values = calendar(np.array([10.0, 12]), np.array([3.0, 4]))
    assert list(days) == [10, 11, 12]
    assert values[0] == 3
    assert np.isnan(values[1])


def test_values_are_drawn_and_listed_with_two_decimals() -> None:
    assert list(rounded(np.array([6.333333, 0.0]))) == [6.33, 0.0]


@pytest.mark.parametrize(
    ("days", "expected"),
    [([], []), ([5], [(5, 5)]), ([5, 6, 7], [(5, 7)]), ([5, 7, 8], [(5, 5), (7, 8)])],
)
def test_consecutive_days_are_one_run(days: list[int], expected: list[tuple[int, int]]) -> None:
    assert runs(days) == expected
