# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from dataclasses import replace

import numpy as np
import pytest

from journal_app.analysis.statistics.before_after import PRIMARY, before_after
from journal_app.analysis.statistics.comparisons import Diary
from journal_app.analysis.statistics.sensitivity import Turns, agreed, too_ill_as_worst, turns
from journal_app.analysis.statistics.verdicts import Verdict
from tests.analysis.statistics.test_before_after import ASKED, DAY_0, diary, same, without
from tests.calibrate.diaries import Situation, diaries

FIRST = DAY_0 - 300


def test_days_too_ill_count_as_the_worst_and_a_score_stays() -> None:
    kept = Diary(np.array([1.0, 2.0, 5.0]), np.array([4.0, 8.0, 6.0]))
    filled = too_ill_as_worst(kept, {3, 5, 7}, is_higher_worse=True)
    assert list(filled.days) == [1, 2, 3, 5, 7]
    assert list(filled.values) == [4, 8, 8, 6, 8]
    assert list(too_ill_as_worst(kept, [3], is_higher_worse=False).values) == [4, 8, 4, 6]


def test_without_such_days_or_without_a_diary_nothing_changes() -> None:
    kept, empty = diary(), Diary(np.empty(0), np.empty(0))
    assert too_ill_as_worst(kept, [], is_higher_worse=True) is kept
    assert too_ill_as_worst(empty, [4], is_higher_worse=True) is empty


def test_a_verdict_that_hangs_on_the_days_too_ill_is_none() -> None:
    kept = without(diary(change=-3), 30, 41)
    found = before_after(kept, ASKED)
    ill = range(DAY_0 + 30, DAY_0 + 42)
    otherwise = before_after(too_ill_as_worst(kept, ill, is_higher_worse=True), ASKED)
    assert found.verdict is Verdict.LOWER
    assert otherwise.verdict is Verdict.ABOUT_THE_SAME
    assert agreed(found, otherwise) == replace(found, verdict=Verdict.CANNOT_TELL)
    assert agreed(found, found) is found


@pytest.mark.parametrize("verdict", [Verdict.NOT_ENOUGH_YET, Verdict.PICTURE_ONLY, Verdict.CANNOT_TELL])
def test_what_takes_no_side_stays_as_it_is(verdict: Verdict) -> None:
    found = before_after(diary(change=-3), ASKED)
    assert agreed(replace(found, verdict=verdict), found).verdict is verdict


def test_a_large_jump_is_found_nowhere_else_and_none_nearly_everywhere() -> None:
    jump, calm = (turns(diary(change=change, phi=0.0), FIRST, DAY_0, PRIMARY) for change in (-3, 0))
    assert jump.places == calm.places == 356
    assert jump.share < 0.15 < calm.share


def test_turning_is_the_same_as_comparing_at_each_place_by_hand() -> None:
    kept = without(diary(), -40, -20)
    grid = np.full(357, np.nan)
    inside = kept.between(FIRST, DAY_0 + 56)
    grid[(kept.days[inside] - FIRST).astype(int)] = kept.values[inside]

    def difference(turn: int) -> float:
        turned = np.roll(grid, -turn)
        return float(abs(np.nanmean(turned[328:357]) - np.nanmean(turned[:300])))

    enough = [turn for turn in range(1, 357) if np.isfinite(np.roll(grid, -turn)[328:357]).sum() >= 15]
    as_large = sum(difference(turn) >= difference(0) - 1e-9 for turn in enough)
    assert turns(kept, FIRST, DAY_0, PRIMARY) == Turns(as_large=as_large, places=len(enough))


def test_all_days_alike_are_alike_everywhere() -> None:
    assert turns(same(5), FIRST, DAY_0, PRIMARY).share == 1


@pytest.mark.parametrize("first", [DAY_0, DAY_0 + 10, FIRST])
def test_nothing_to_turn_agrees_with_nothing(first: int) -> None:
    empty = Diary(np.empty(0), np.empty(0))
    assert turns(empty, first, DAY_0, PRIMARY) == Turns(as_large=0, places=0)
    assert turns(without(diary(), 28, 50), FIRST, DAY_0, PRIMARY).share == 1
    assert turns(empty, first, DAY_0, PRIMARY).share == 1


def test_turning_seldom_takes_a_side_where_nothing_changed_and_misses_half_of_what_did() -> None:
    def sided(effect: float) -> float:
        made = diaries(Situation(phi=0.5, before=300, effect=effect), 200, seed=7)
        return float(np.mean([turns(kept, day_0 - 300, day_0, PRIMARY).share <= 0.05 for kept, day_0 in made]))

    assert sided(0.0) <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / 200)
    assert 0.3 < sided(-1.5) < 0.55
