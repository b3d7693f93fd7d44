# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from journal_app.analysis.statistics.autoregression import _fit
from journal_app.analysis.statistics.comparisons import Diary
from journal_app.analysis.statistics.paths import Terms, columns, slope_per_day
from journal_app.analysis.statistics.trends import Trend, trend
from journal_app.analysis.statistics.weekdays import WeekdayDifference, weekday_differences
from tests.calibrate.diaries import Situation, diaries

ORACLE = json.loads((Path(__file__).parents[2] / "data" / "analysis" / "oracles.json").read_text(encoding="utf-8"))
MONDAY = 738_886  # 1 January 2024


def made(count: int = 180, *, slope: float = 0.0, monday: float = 0.0, seed: int = 1) -> Diary:
    rng = np.random.default_rng(seed)
    days = MONDAY + np.arange(count, dtype=np.float64)
    values = 5 + slope * (days - MONDAY) + rng.standard_normal(count) + monday * (np.arange(count) % 7 == 0)
    kept = rng.random(count) > 0.2
    return Diary(days[kept], values[kept])


def trend_of(diary: Diary, first: int, last: int) -> Trend:
    found = trend(diary, first, last)
    assert found is not None
    return found


def nulls(phi: float, runs: int = 200) -> list[Diary]:
    return [diary for diary, _anchor in diaries(Situation(phi=phi, before=120), runs, seed=11)]


@pytest.mark.parametrize(("name", "every"), [("trend", 10_000), ("trend_with_gaps", 3)])
def test_a_slope_is_that_of_statsmodels(name: str, every: int) -> None:
    """The flow of the Nile, whole, and without each third year."""
    years = np.array([year for year in range(1871, 1971) if year % every], dtype=np.float64)
    flow = np.array(ORACLE["nile"]["flow"])[(years - 1871).astype(int)]
    both = np.column_stack([columns(Terms(has_slope=True), years, 1920.5), flow])
    fit = _fit(years, both, ORACLE["nile"]["rho"], 0.0)
    level, slope = fit.coefficients
    errors = fit.sigma * np.sqrt(np.diag(fit.spread))
    expected = ORACLE["nile"][name]
    assert [level, slope_per_day(slope)] == pytest.approx(expected["coefficients"], rel=1e-6)
    assert [errors[0], slope_per_day(errors[1])] == pytest.approx(expected["errors"], rel=1e-6)


def test_a_trend_that_is_there_is_found() -> None:
    found = trend_of(made(slope=0.02), MONDAY, MONDAY + 179)
    assert found.low < 0.02 < found.high
    assert found.p < 0.001
    assert found.days == 180
    assert found.n == len(made(slope=0.02).days)


@pytest.mark.parametrize("phi", [0.0, 0.5, 0.7])
def test_a_trend_that_is_not_there_is_seldom_found(phi: float) -> None:
    found = [trend(diary, int(diary.days[0]), int(diary.days[-1])) for diary in nulls(phi)]
    wrong = np.mean([one is not None and one.p < 0.05 for one in found])
    assert wrong < 0.05 + 3 * np.sqrt(0.05 * 0.95 / 200)


def test_a_trend_needs_days_that_differ() -> None:
    diary = made()
    assert trend(diary, MONDAY, MONDAY + 82) is None
    assert trend(diary, MONDAY, MONDAY + 83) is not None
    assert trend(diary, MONDAY - 400, MONDAY + 179) is None
    still = Diary(diary.days, np.full(len(diary.days), 5.0))
    assert trend(still, MONDAY, MONDAY + 179) is None
    ruled = Diary(diary.days, diary.days - MONDAY)
    assert trend(ruled, MONDAY, MONDAY + 179) is None
    assert trend(Diary(np.empty(0), np.empty(0)), MONDAY, MONDAY) is None


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
