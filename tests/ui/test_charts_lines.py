# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.analysis.charts import Column
from journal_app.ui.charts.strokes import PATTERNS, coarse_strokes, strokes
from journal_app.ui.charts.thinning import Level, Pyramid, thinned

NAN = float("nan")
VALUES = st.lists(st.one_of(st.just(NAN), st.integers(0, 10).map(float)), min_size=1, max_size=200)


def as_level(values: list[float], first: int = 739_000) -> Level:
    return Level.of(np.arange(first, first + len(values), dtype=float), np.array(values))


def lengths(cut: Column) -> Column:
    return np.asarray(np.hypot(cut[:, 2] - cut[:, 0], cut[:, 3] - cut[:, 1]))


@given(VALUES, st.sampled_from([2, 4, 8, 64]))
def test_thinning_keeps_the_lowest_and_the_highest_day_of_each_bucket(values: list[float], bucket: int) -> None:
    whole = as_level(values)
    thin = thinned(whole, bucket)
    for number in set(whole.days // bucket):
        before = whole.values[whole.days // bucket == number]
        after = thin.values[thin.days // bucket == number]
        if np.isnan(before).all():
            assert np.isnan(after).all()
            assert len(after) == 1
        else:
            assert np.nanmin(after) == np.nanmin(before)
            assert np.nanmax(after) == np.nanmax(before)
        assert len(after) <= 2


@given(VALUES)
def test_thinning_invents_no_point_and_keeps_the_order_of_days(values: list[float]) -> None:
    whole = as_level(values)
    thin = thinned(whole, 8)
    assert list(thin.days) == sorted(set(thin.days))
    known = dict(zip(whole.days, whole.values, strict=True))
    assert all(value == known[day] for day, value in zip(thin.days, thin.values, strict=True) if not np.isnan(value))


def test_one_crash_day_in_twenty_years_is_drawn_at_any_zoom() -> None:
    values = np.full(7305, 5.0)
    values[3333] = 10
    pyramid = Pyramid(np.arange(7305.0), values)
    for pixels_a_day in (30, 1, 0.5, 0.2, 0.05, 0.001):
        assert pyramid.level(pixels_a_day).values.max() == 10


def test_days_that_have_room_are_all_drawn() -> None:
    level = as_level([1, 2, 3])
    assert Pyramid(level.days, level.values).level(1.0).days is level.days


def test_no_more_than_two_points_a_pixel_are_drawn() -> None:
    pyramid = Pyramid(np.arange(40_000.0), np.random.default_rng(1).uniform(0, 10, 40_000))
    for pixels in (900, 1500, 4000):
        assert len(pyramid.level(pixels / 40_000).days) <= 2 * pixels


def test_a_level_is_made_once() -> None:
    level = as_level([1.0] * 50)
    pyramid = Pyramid(level.days, level.values)
    assert pyramid.level(0.2) is pyramid.level(0.18)


def test_the_part_in_view_reaches_one_point_beyond_either_edge() -> None:
    days, values = as_level([0, 1, 2, 3, 4, 5], first=100).between(102, 103)
    assert list(days) == [101, 102, 103, 104]
    assert list(values) == [1, 2, 3, 4]


def test_nothing_is_thinned_to_nothing() -> None:
    assert len(thinned(as_level([]), 4).days) == 0


@pytest.mark.parametrize("pattern", PATTERNS.values())
def test_no_stroke_crosses_a_gap(pattern: tuple[float, ...]) -> None:
    x = np.arange(10.0) * 20
    y = np.array([5, 5, 5, NAN, NAN, 5, 5, NAN, 5, 5])
    cut = strokes(x, y, pattern)
    assert len(cut)
    for begin, end in ((40, 100), (120, 160)):
        assert not ((cut[:, 0] < end - 1e-9) & (cut[:, 2] > begin + 1e-9)).any()


def test_a_solid_line_is_drawn_whole() -> None:
    x, y = np.array([0.0, 30, 60]), np.array([0.0, 40, 40])
    assert lengths(strokes(x, y)).sum() == 80


def test_a_dashed_line_is_drawn_as_far_as_its_pattern_says() -> None:
    pattern = (8, 4)
    cut = strokes(np.array([0.0, 1200]), np.array([0.0, 0]), pattern)
    assert lengths(cut).sum() == pytest.approx(800)
    assert lengths(cut).max() <= 8 + 1e-9


def test_dashes_go_on_where_the_line_before_the_view_left_them() -> None:
    x = np.arange(0.0, 200, 10)
    y = np.zeros(20)
    whole = strokes(x, y, (8, 4))
    later = strokes(x[5:], y[5:], (8, 4), phase=50.0)
    reached = whole[whole[:, 2] > 50 + 1e-9]
    assert lengths(later).sum() == pytest.approx(np.minimum(reached[:, 2] - 50, lengths(reached)).sum())


def test_a_line_that_begins_with_a_gap_is_dashed_after_it() -> None:
    cut = strokes(np.array([0.0, 10, 20, 40]), np.array([NAN, NAN, 3, 3]), (8, 4))
    assert cut[:, 0].min() == 20


def test_a_crowded_line_is_broken_by_whole_strokes() -> None:
    x = np.arange(0.0, 240)
    cut = coarse_strokes(x, np.zeros(240), (8, 4), x)
    assert len(cut) == pytest.approx(160, abs=2)
    assert len(coarse_strokes(x, np.full(240, NAN), (8, 4), x)) == 0
    assert len(coarse_strokes(x, np.zeros(240), (), x)) == 239


def test_a_point_between_two_gaps_is_found_as_no_stroke_reaches_it() -> None:
    level = as_level([1, NAN, 2, NAN, 3, 3], first=0)
    assert list(level.alone) == [0, 2]
    assert list(level.alone_values) == [1, 2]


def test_a_line_of_one_point_has_no_stroke() -> None:
    assert len(strokes(np.array([1.0]), np.array([1.0]))) == 0
