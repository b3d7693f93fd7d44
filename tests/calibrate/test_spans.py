# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A small part of the cells about a span of days, with as much room as so few runs need."""

from dataclasses import replace

import numpy as np
import pytest

from tests.calibrate.__main__ import span_table
from tests.calibrate.cells import MOST_ALARMS, MOST_WITH_WAVE, TRUE_CHANGE
from tests.calibrate.spans import (
    Missing,
    SpanCell,
    SpanOutcome,
    enough_before,
    span_cells,
    span_diaries,
    span_kept,
    span_outcome,
)
from tests.calibrate.test_calibration import most

RUNS = 120
YEAR = 365


def tried(group: str, *, days: int = YEAR, diary: int | None = None, **more: object) -> SpanOutcome:
    wanted = SpanCell(group=group, phi=0.5, days=days, diary=diary or enough_before(days))
    return span_outcome(replace(wanted, **more), RUNS, seed=7)  # type: ignore[arg-type]


def most_of(share: float) -> float:
    return most(share, RUNS)


@pytest.mark.parametrize("days", [91, 365])
def test_a_trend_that_is_not_there_is_as_rare_as_is_said(days: int) -> None:
    found = tried("trend, no change", days=days)
    assert found.clear <= most_of(0.05)
    assert found.covered >= 1 - most_of(0.05)
    assert found.without == 0


@pytest.mark.parametrize("days", [91, 365])
def test_a_yearly_wave_is_no_trend_with_enough_diary_before(days: int) -> None:
    assert tried("trend, yearly wave", days=days, wave=1.0).sided <= most_of(MOST_WITH_WAVE)


def test_no_side_is_taken_of_a_wave_with_one_year_of_diary() -> None:
    found = tried("trend, yearly wave, 1 or 3 years", diary=YEAR, wave=1.0)
    assert found.sided == 0
    assert found.clear > 0.3


def test_a_trend_that_is_there_is_found_without_bias() -> None:
    found = tried("trend, a change", change=TRUE_CHANGE)
    assert found.sided >= 0.5
    assert found.covered >= 1 - most_of(0.05)
    assert abs(found.estimate - TRUE_CHANGE) < 0.2


@pytest.mark.parametrize("missing", [Missing.AT_RANDOM, Missing.BAD_DAYS])
def test_a_week_without_a_turn_has_none(missing: Missing) -> None:
    found = tried("weekdays, no change", diary=YEAR, missing=missing)
    assert found.sided <= most_of(0.05)
    assert found.covered >= 1 - most_of(0.05)


@pytest.mark.parametrize("missing", [Missing.AT_RANDOM, Missing.IN_STREAKS])
def test_blank_days_that_come_as_they_come_follow_no_other_days(missing: Missing) -> None:
    found = tried("blank days, no change", diary=YEAR, missing=missing)
    assert found.sided <= most_of(0.05)
    assert found.covered >= 1 - most_of(0.05)


def test_blank_days_after_bad_ones_are_found_with_their_size() -> None:
    found = tried("blank days, a difference", diary=YEAR, missing=Missing.AFTER_BAD_DAYS)
    assert found.sided >= 0.75
    assert 0.6 < found.estimate < 1.0
    assert found.covered >= 1 - most_of(0.08)


def test_the_diaries_are_as_long_and_as_full_as_they_are_said_to_be() -> None:
    cell = SpanCell(group="trend, a change", phi=0.5, days=91, diary=500, change=-3.0)
    made = list(span_diaries(cell, 60, np.random.default_rng(2)))
    shares = [len(diary.days) / cell.diary for diary in made]
    assert np.mean(shares) == pytest.approx(0.8, abs=0.02)
    ends = [diary.values[diary.days >= diary.days[-1] - 9].mean() for diary in made]
    before = [diary.values[diary.days < diary.days[-1] - 91].mean() for diary in made]
    assert np.mean(ends) - np.mean(before) == pytest.approx(-2.85, abs=0.5)


def test_the_table_says_of_each_bar_whether_it_was_kept() -> None:
    good = SpanOutcome(cell=span_cells()[0], runs=1000, clear=0.05, covered=0.95, sided=0.05, estimate=0.0, without=0.0)
    wrong = replace(good, clear=MOST_ALARMS + 0.01, covered=0.91)
    wave = replace(wrong, cell=replace(good.cell, group="trend, yearly wave"))
    change = replace(wrong, cell=replace(good.cell, group="trend, a change"))
    assert [span_kept(one) for one in (good, wrong, wave, change)] == [True, False, True, None]
    assert span_kept(replace(wave, sided=MOST_WITH_WAVE + 0.01)) is False
    assert "NOT KEPT" in span_table([good, wrong])


def test_no_cell_stands_there_twice() -> None:
    assert len(set(span_cells())) == len(span_cells())
