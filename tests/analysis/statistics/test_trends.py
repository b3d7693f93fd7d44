# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import json
from pathlib import Path

import numpy as np
import pytest

from journal_app.analysis.statistics.autoregression import Observed, fits
from journal_app.analysis.statistics.comparisons import Diary
from journal_app.analysis.statistics.paths import Terms, columns, slope_per_day
from journal_app.analysis.statistics.trends import (
    DATES_FOR_A_SIDE,
    Trend,
    has_enough,
    last_day_for_a_side,
    trend,
)
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
    observed = Observed(years, flow, columns(Terms(has_slope=True), years, 1920.5))
    (fit,) = fits(observed, [(0, len(years))], np.array([ORACLE["nile"]["rho"]]))
    level, slope = fit.coefficients
    errors = fit.sigma * np.sqrt(np.diag(fit.spread))
    expected = ORACLE["nile"][name]
    assert [level, slope_per_day(slope)] == pytest.approx(expected["coefficients"], rel=1e-6)
    assert [errors[0], slope_per_day(errors[1])] == pytest.approx(expected["errors"], rel=1e-6)


def test_a_trend_that_is_there_is_found() -> None:
    found = trend_of(made(slope=0.02), MONDAY, MONDAY + 179)
    assert found.low < 0.02 * 179 < found.high
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


def waving(count: int) -> Diary:
    """A year of waves, each as long as a year."""
    diary = made(count, seed=3)
    return Diary(diary.days, diary.values + 1.5 * np.sin(2 * np.pi * (diary.days - MONDAY) / 365))


def test_earlier_dates_lie_a_fortnight_apart_and_hold_half_of_the_span_at_most() -> None:
    last = MONDAY + 499
    dates = [dot.day for dot in trend_of(made(500), last - 181, last).earlier]
    assert dates[0] == last - 91
    assert set(np.diff(dates)) == {-14}
    assert dates[-1] - 181 >= made(500).days[0] > dates[-1] - 181 - 14


def test_the_interval_is_wider_where_the_trend_jumps_about_at_earlier_dates() -> None:
    last = MONDAY + 899
    steady, wild = trend_of(made(900, seed=3), last - 90, last), trend_of(waving(900), last - 90, last)
    assert wild.widening > 1.5 > steady.widening
    assert (wild.high - wild.low) / 2 == pytest.approx(wild.high - wild.change)
    assert trend_of(waving(100), MONDAY + 9, MONDAY + 99).widening == 1


def test_p_is_the_interval_read_the_other_way() -> None:
    found = [trend_of(made(900, slope=slope, seed=5), MONDAY + 535, MONDAY + 899) for slope in (0.0, 0.002, 0.01)]
    assert [one.p < 0.05 for one in found] == [not one.low <= 0 <= one.high for one in found]


def test_no_side_can_be_taken_before_earlier_dates_reach_over_a_year() -> None:
    diary = Diary(MONDAY + np.arange(600.0), np.resize([4.0, 5.0, 7.0, 5.0, 6.0], 600))
    last = last_day_for_a_side(diary, 91)
    found = trend_of(diary, last - 90, last)
    assert len(found.earlier) == DATES_FOR_A_SIDE
    assert found.is_told_from_waves
    before = trend_of(diary, last - 91, last - 1)
    assert not before.is_told_from_waves
    assert before.has_earlier
    assert not trend_of(diary, MONDAY, MONDAY + 90).has_earlier


def test_the_line_goes_through_the_span_and_stays_on_the_scale() -> None:
    found = trend(made(180, slope=0.02), MONDAY, MONDAY + 179, (0.0, 7.0))
    assert found is not None
    line = found.line
    assert (line.days.array[0], line.days.array[-1]) == (MONDAY, MONDAY + 179)
    assert trend_of(made(180, slope=0.02), MONDAY, MONDAY + 179).line.median.array[-1] > 8
    assert line.median.array[-1] == line.most_high.array[-1] == 7
    assert np.all(line.most_low.array <= line.half_low.array)


def test_a_span_takes_days_in_both_of_its_halves() -> None:
    diary = made(400)
    assert has_enough(diary, MONDAY, MONDAY + 399)
    late = Diary(diary.days[diary.days >= MONDAY + 200], diary.values[diary.days >= MONDAY + 200])
    assert not has_enough(late, MONDAY + 100, MONDAY + 399)
    assert has_enough(late, MONDAY + 200, MONDAY + 399)
