# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from journal_app.analysis.statistics.comparisons import Diary
from journal_app.analysis.statistics.thirds import Stretch
from journal_app.analysis.statistics.wearing_off import (
    LastAgainstFirst,
    is_enough,
    last_against_first,
    thirds_logged,
)
from tests.calibrate.wearing import Cycles, made

NONE_OF_THEM = Diary(np.array([]), np.array([]))


def found(tried: Cycles, seed: int = 1) -> LastAgainstFirst:
    answer = last_against_first(*made(tried, np.random.default_rng(seed)))
    assert answer is not None
    return answer


def test_a_decline_in_every_cycle_is_found_with_its_size() -> None:
    answer = found(Cycles(count=6, days=90, phi=0.3, decline=-2.0))
    assert answer.low <= -2 <= answer.high < 0
    assert answer.p < 0.01
    assert len(answer.each) == 6
    assert np.mean(answer.each) == pytest.approx(answer.estimate)
    assert answer.wider >= 1


def test_the_same_days_always_give_the_same_answer() -> None:
    tried = Cycles(count=4, days=60, phi=0.5)
    assert found(tried) == found(tried)


@pytest.mark.parametrize("seed", range(12))
def test_the_interval_leaves_nought_out_where_p_is_below_a_twentieth_and_only_there(seed: int) -> None:
    answer = found(Cycles(count=4, days=56, phi=0.3, decline=-0.8), seed)
    assert (answer.p < 0.05) == (not answer.low <= 0 <= answer.high)
    assert answer.low < answer.estimate < answer.high


def test_scores_turned_upside_down_turn_the_answer_upside_down() -> None:
    diary, stretches = made(Cycles(count=4, days=56, phi=0.3, decline=-1.0), np.random.default_rng(2))
    one, other = (last_against_first(each, stretches) for each in (diary, Diary(diary.days, 10 - diary.values)))
    assert one is not None
    assert other is not None
    assert other.estimate == pytest.approx(-one.estimate)
    assert (other.low, other.high) == pytest.approx((-one.high, -one.low))
    assert other.p == one.p


def test_a_level_of_its_own_in_each_cycle_changes_nothing() -> None:
    diary, stretches = made(Cycles(count=4, days=56, phi=0.3), np.random.default_rng(3))
    moved = diary.values.copy()
    for step, stretch in enumerate(stretches):
        moved[diary.between(stretch.first, stretch.last)] += 3 * step
    one, other = last_against_first(diary, stretches), last_against_first(Diary(diary.days, moved), stretches)
    assert one is not None
    assert other is not None
    assert (other.estimate, other.low, other.high) == pytest.approx((one.estimate, one.low, one.high))


def test_under_three_cycles_or_with_days_alike_there_is_no_number() -> None:
    diary, stretches = made(Cycles(count=3, days=56, phi=0.3), np.random.default_rng(3))
    assert last_against_first(diary, stretches[:2]) is None
    assert last_against_first(Diary(diary.days, np.full(len(diary.days), 5.0)), stretches) is None
    assert last_against_first(NONE_OF_THEM, stretches) is None
    assert last_against_first(diary, []) is None


def test_one_day_unlike_all_others_is_no_wobble() -> None:
    diary, stretches = made(Cycles(count=3, days=56, phi=0.3), np.random.default_rng(3))
    alike = np.full(len(diary.days), 5.0)
    alike[40] = 9
    assert last_against_first(Diary(diary.days, alike), stretches) is None


def test_a_cycle_counts_with_enough_entries_in_both_thirds() -> None:
    stretch = Stretch(first=1, last=30)
    whole = np.arange(1.0, 31)
    assert thirds_logged(Diary(whole, whole), stretch) == (10, 10)
    assert is_enough(Diary(whole, whole), stretch)
    few = np.array([1.0, 2, 3, 4, 5, *range(21, 25)])
    assert thirds_logged(Diary(few, few), stretch) == (5, 4)
    assert not is_enough(Diary(few, few), stretch)
    assert thirds_logged(Diary(whole, whole), Stretch(first=9, last=3)) == (0, 0)
