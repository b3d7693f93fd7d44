# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import itertools
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app import words
from journal_app.analysis.scales import TimeScale, ValueScale, log_ticks, tick_texts
from journal_app.analysis.time_ticks import date_ticks

SPANS = st.tuples(st.integers(1, 3_000_000), st.integers(1, 40_000))


def labels(first: date, last: date, most: int) -> list[str]:
    return [tick.label for tick in date_ticks(first.toordinal(), last.toordinal(), most)]


def test_a_year_has_its_months_and_says_where_a_year_begins() -> None:
    ticks = date_ticks(date(2025, 11, 22).toordinal(), date(2026, 11, 21).toordinal(), 14)
    assert [tick.label for tick in ticks[:4]] == ["Dec", "2026", "Feb", "Mar"]
    assert [tick.label for tick in ticks if tick.is_major] == ["2026"]


def test_a_month_has_days_and_twenty_years_have_years() -> None:
    assert labels(date(2026, 11, 1), date(2026, 11, 30), 10) == ["2 Nov", "9 Nov", "16 Nov", "23 Nov", "30 Nov"]
    assert labels(date(2006, 1, 1), date(2026, 1, 1), 8) == ["2010", "2015", "2020", "2025"]


def test_dates_are_in_the_language_of_the_reader() -> None:
    words.set_language("de")
    assert "Mär" in labels(date(2025, 11, 22), date(2026, 11, 21), 14)
    words.set_language("fr")
    assert "mars" in labels(date(2025, 11, 22), date(2026, 11, 21), 14)


@given(SPANS, st.integers(1, 40))
def test_ticks_lie_within_in_order_and_not_too_many(span: tuple[int, int], most: int) -> None:
    first, last = span[0], min(span[0] + span[1], date.max.toordinal())
    days = [tick.day for tick in date_ticks(first, last, most)]
    assert days == sorted(set(days))
    assert all(first <= day <= last for day in days)
    assert len(days) <= most + 2 or last - first > 50 * 365 * most


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(60, 900))
def test_value_ticks_are_round_at_least_two_and_far_enough_apart(low: float, width: float, height: int) -> None:
    scale = ValueScale(low, low + width, 0, height)
    ticks = scale.ticks(24)
    assert len(ticks) >= 2
    assert all(low - 1e-6 * width <= tick <= low + width * (1 + 1e-6) for tick in ticks)
    gaps = [scale.at(one) - scale.at(two) for one, two in itertools.pairwise(ticks)]
    assert min(gaps) >= 23.9


def test_a_scale_from_nothing_to_ten_has_even_numbers() -> None:
    assert ValueScale(0, 10, 0, 200, 9).ticks(25) == (0, 2, 4, 6, 8, 10)


def test_values_stand_where_they_should_and_air_stays_free() -> None:
    scale = ValueScale(0, 10, 100, 200, air=5, foot=10)
    assert scale.at(10) == 105
    assert scale.at(0) == 185
    assert scale.at(5) == 145


def test_a_logarithmic_scale_takes_a_half_and_twenty_thousand() -> None:
    scale = ValueScale(0.4, 25_000, 0, 300, is_log=True)
    ticks = scale.ticks(24)
    assert tick_texts(ticks) == ("1", "10", "100", "1000", "10000")
    assert scale.at(1) - scale.at(10) == pytest.approx(scale.at(1000) - scale.at(10_000))


def test_on_a_logarithmic_scale_nothing_stands_on_the_bottom_line() -> None:
    assert ValueScale(0.4, 25_000, 0, 300, is_log=True).at(0) == 300


@pytest.mark.parametrize(("low", "high"), [(1.2, 1.4), (5, 8), (0.5, 20_000), (1e-6, 1e9)])
def test_a_logarithmic_scale_has_no_more_ticks_than_fit(low: float, high: float) -> None:
    assert len(log_ticks(low, high, 5)) <= 5


def test_axis_numbers_are_in_the_decimal_mark_of_the_reader() -> None:
    assert tick_texts((0.5, 1.0, 1500.0)) == ("0.5", "1", "1500")
    words.set_language("de")
    assert tick_texts((0.5,)) == ("0,5",)


def test_a_pixel_is_a_day_and_a_day_is_a_pixel() -> None:
    time = TimeScale(1000, 1100, 50, 500)
    assert time.at(1010) == 100
    assert time.day(time.at(1042.5)) == pytest.approx(1042.5)
    assert list(time.x(np.array([1000.0, 1100.0]))) == [50, 550]
