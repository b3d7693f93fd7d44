# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import numpy as np

from journal_app.analysis.findings.waiting import earliest, is_kept
from journal_app.analysis.statistics.comparisons import Diary

NOTHING = Diary(np.empty(0), np.empty(0))


def has_ten(diary: Diary, first: int, last: int) -> bool:
    return diary.count(first, last) >= 10


def test_it_is_the_first_day_on_which_the_days_before_it_are_enough() -> None:
    assert earliest(NOTHING, 100, 30, has_ten) == 110
    six = Diary(np.arange(90.0, 96.0), np.zeros(6))
    assert earliest(six, 100, 30, has_ten) == 104


def test_days_that_drop_out_of_the_span_meanwhile_no_longer_count() -> None:
    six = Diary(np.arange(90.0, 96.0), np.zeros(6))
    assert earliest(six, 100, 12, has_ten) == 110


def test_today_is_not_counted_twice_and_what_never_comes_has_no_day() -> None:
    today = Diary(np.array([100.0]), np.zeros(1))
    assert earliest(today, 100, 30, has_ten) == 110
    assert earliest(NOTHING, 100, 9, has_ten) is None


def test_a_tracker_is_asked_about_once_anything_is_known_of_it() -> None:
    assert not is_kept(NOTHING, ())
    assert is_kept(NOTHING, (90,))
    assert is_kept(Diary(np.array([1.0]), np.zeros(1)), ())
