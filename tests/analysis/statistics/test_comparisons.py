# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import math
from dataclasses import replace

import numpy as np
import pytest

from journal_app.analysis.statistics.comparisons import (
    Comparison,
    Diary,
    History,
    Window,
    earlier,
    here,
    histories,
    is_still,
    widening,
)
from tests.analysis.statistics.test_before_after import DAY_0, diary, without

PRIMARY = Window(first=28, last=56)
EARLY = Window(first=8, last=27)


def history(kept: Diary, first: int, anchor: int) -> History:
    """One anchor with the comparisons of both windows."""
    (known,) = histories(kept, [(first, anchor)], (PRIMARY, EARLY))
    return known


def at_day_0() -> Comparison:
    found = here(history(diary(), DAY_0 - 300, DAY_0), PRIMARY)
    assert found is not None
    return found


def one_with(*, z: float) -> Comparison:
    found = at_day_0()
    return replace(found, estimate=found.estimate * z / found.z)


def test_earlier_dates_begin_sixty_days_in_and_end_before_the_anchor() -> None:
    known = history(diary(), DAY_0 - 300, DAY_0)
    assert [one.day - DAY_0 for one in earlier(known, PRIMARY)] == list(range(-240, -56, 14))
    assert [one.day - DAY_0 for one in earlier(known, EARLY)] == list(range(-240, -27, 14))
    assert earlier(history(diary(), DAY_0 - 100, DAY_0), PRIMARY) == []


def test_a_date_without_enough_days_is_left_out() -> None:
    known = history(without(diary(), -200, -180), DAY_0 - 300, DAY_0)
    left_out = {one.day for one in earlier(history(diary(), DAY_0 - 300, DAY_0), PRIMARY)}
    left_out -= {one.day for one in earlier(known, PRIMARY)}
    assert {day - DAY_0 for day in left_out} == {-240, -226}


def test_an_earlier_date_is_compared_as_if_the_diary_ended_there() -> None:
    known = history(diary(), DAY_0 - 300, DAY_0)
    second = earlier(known, PRIMARY)[1]
    alone = here(history(diary(), DAY_0 - 300, second.day), PRIMARY)
    assert alone is not None
    numbers = [alone.estimate, alone.error, alone.reach, alone.expected]
    assert [second.estimate, second.error, second.reach, second.expected] == pytest.approx(numbers)


def test_anchors_of_one_diary_asked_together_are_as_each_alone() -> None:
    kept = without(diary(), -200, -180)
    spans = [(DAY_0 - 300, DAY_0), (DAY_0 - 250, DAY_0 - 30), (DAY_0 - 10, DAY_0 + 3), (DAY_0 - 300, DAY_0 - 90)]
    for (first, anchor), together in zip(spans, histories(kept, spans, (PRIMARY, EARLY)), strict=True):
        alone = history(kept, first, anchor)
        assert (together.fit is None) == (alone.fit is None) == (anchor == DAY_0 + 3)
        for window in (PRIMARY, EARLY):
            numbers = [[one.day, one.estimate, one.error, one.reach] for one in together.compared[window]]
            expected = [[one.day, one.estimate, one.error, one.reach] for one in alone.compared[window]]
            assert numbers == [pytest.approx(each) for each in expected]


def test_z_is_at_its_limit_where_the_interval_touches_nought() -> None:
    found = at_day_0()
    assert replace(found, estimate=found.reach * found.error).z == pytest.approx(1.959964)


def test_fewer_than_four_dates_widen_nothing() -> None:
    wild = [one_with(z=9.0)] * 3
    assert widening(wild) == 1
    assert widening([*wild, wild[0]]) == pytest.approx(math.sqrt((4 * 81 + 10) / 14))


def test_dates_that_did_as_predicted_never_narrow_an_interval() -> None:
    assert widening([one_with(z=0.0)] * 9) == 1


def test_more_dates_are_trusted_more() -> None:
    assert 1 < widening([one_with(z=2.0)] * 5) < widening([one_with(z=2.0)] * 15) < 2


@pytest.mark.parametrize(("values", "still"), [([], True), ([5] * 40 + [1] * 4, True), ([5] * 40 + [1] * 5, False)])
def test_a_diary_is_still_where_nearly_all_its_days_are_one_and_the_same(values: list[int], *, still: bool) -> None:
    assert is_still(np.array(values, dtype=np.float64)) is still


def test_days_are_counted_with_both_ends() -> None:
    kept = Diary(np.array([1.0, 2.0, 5.0, 9.0]), np.zeros(4))
    assert (kept.count(2, 5), kept.count(3, 4), kept.between(2, 9)) == (2, 0, slice(1, 4))


@pytest.mark.parametrize(("first", "last", "days", "needed"), [(28, 56, 29, 15), (8, 27, 20, 14), (0, 99, 100, 50)])
def test_a_window_takes_fourteen_entries_on_half_of_its_days(first: int, last: int, days: int, needed: int) -> None:
    window = Window(first=first, last=last)
    assert (window.days, window.needed) == (days, needed)
