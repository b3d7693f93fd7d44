# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from dataclasses import replace

import numpy as np
import pytest

from journal_app.analysis.statistics.comparisons import Diary
from journal_app.analysis.statistics.turn_of_week import WeekdayDifference, weekday_counts, weekday_differences
from tests.analysis.statistics.test_trends import MONDAY, made, nulls


def test_a_worse_monday_is_found_and_the_seven_sum_to_nought() -> None:
    found = weekday_differences(made(monday=2.0), MONDAY, MONDAY + 179)
    assert [one.weekday for one in found] == list(range(7))
    assert sum(one.difference for one in found) == pytest.approx(0)
    assert found[0].low < 2 * 6 / 7 < found[0].high
    assert found[0].adjusted_p < 0.001
    assert min(one.n for one in found) >= 14


def test_without_gaps_and_dependence_the_weekdays_are_their_means() -> None:
    days = MONDAY + np.arange(70, dtype=np.float64)
    values = np.resize([1.0, -1.0], 70) + (np.arange(70) % 7 == 0)
    found = weekday_differences(Diary(days, values), MONDAY, MONDAY + 69)
    means = np.array([values[day::7].mean() for day in range(7)])
    assert [one.difference for one in found] == pytest.approx(list(means - means.mean()), abs=1e-6)


@pytest.mark.parametrize("phi", [0.0, 0.5, 0.7])
def test_a_week_without_a_turn_seldom_has_one(phi: float) -> None:
    def is_wrong(found: tuple[WeekdayDifference, ...]) -> bool:
        return any(one.adjusted_p < 0.05 for one in found)

    found = [weekday_differences(diary, int(diary.days[0]), int(diary.days[-1])) for diary in nulls(phi)]
    assert np.mean([is_wrong(one) for one in found]) < 0.05 + 3 * np.sqrt(0.05 * 0.95 / 200)


def test_a_week_needs_four_of_each_day() -> None:
    diary = made()
    assert weekday_differences(diary, MONDAY, MONDAY + 27) == ()
    without = replace(diary, days=diary.days, values=np.full(len(diary.days), 3.0))
    assert weekday_differences(without, MONDAY, MONDAY + 179) == ()


def test_the_days_of_each_weekday_are_counted() -> None:
    diary = Diary(MONDAY + np.array([0.0, 1.0, 7.0, 13.0, 14.0]), np.zeros(5))
    assert weekday_counts(diary, MONDAY, MONDAY + 13) == (2, 1, 0, 0, 0, 0, 1)
    assert weekday_counts(Diary(np.empty(0), np.empty(0)), MONDAY, MONDAY + 13) == (0,) * 7
