# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A small part of `make calibrate`, with as much room as so few runs need; the bars themselves are kept there."""

from dataclasses import replace

import numpy as np
import pytest

from tests.calibrate.__main__ import table
from tests.calibrate.cells import (
    MOST_WITH_WAVE,
    POWER,
    TRUE_CHANGE,
    Cell,
    Outcome,
    cells,
    kept,
    mean_of_alarms,
    outcome,
)
from tests.calibrate.diaries import Chosen, Situation, diaries

RUNS = 150


def most(share: float, runs: int = RUNS) -> float:
    """What so many runs do not pass in 999 of 1,000 cases, where ``share`` is the truth."""
    return share + 3.1 * float(np.sqrt(share * (1 - share) / runs))


def tried(situation: Situation, seed: int = 5) -> Outcome:
    return outcome(Cell(group="no change", situation=situation), RUNS, seed)


@pytest.mark.parametrize("chosen", list(Chosen))
@pytest.mark.parametrize("phi", [0.3, 0.7])
def test_false_alarms_are_as_rare_as_is_said(phi: float, chosen: Chosen) -> None:
    found = tried(Situation(phi=phi, before=180, chosen=chosen))
    assert found.clear <= most(0.05)
    assert found.covered >= 1 - most(0.05)
    assert found.without_size == 0


@pytest.mark.parametrize(
    "situation",
    [Situation(phi=0.5, before=180, is_clustered=True), Situation(phi=0.5, before=180, mean=8.5)],
)
def test_they_are_with_missing_bad_days_and_near_the_end_of_the_scale(situation: Situation) -> None:
    assert tried(situation).clear <= most(0.05)


def test_a_yearly_wave_is_no_step_with_three_hundred_days() -> None:
    found = tried(Situation(phi=0.3, before=300, wave=1.0))
    assert found.clear <= most(MOST_WITH_WAVE)
    assert found.widening > 1.4


def test_a_change_is_found_as_often_as_is_said() -> None:
    found = tried(Situation(phi=0.3, before=180, effect=TRUE_CHANGE))
    assert found.clear >= 1 - most(1 - POWER[0.3, 180])
    assert found.covered >= 1 - most(0.05)
    assert abs(found.estimate - TRUE_CHANGE) < 0.2


def test_no_side_is_taken_on_four_weeks_before() -> None:
    assert tried(Situation(phi=0.5, before=28, chosen=Chosen.AFTER_THE_WORST)).sided == 0


def test_the_made_up_diaries_are_as_they_are_said_to_be() -> None:
    values, shares = [], []
    for diary, anchor in diaries(Situation(phi=0.5, before=300), 40, seed=2):
        values.append(diary.values)
        shares.append(len(diary.days) / (diary.days[-1] - diary.days[0] + 1))
        assert diary.count(anchor - 300, anchor - 1) == diary.between(anchor - 300, anchor - 1).stop
    everything = np.concatenate(values)
    assert set(everything) <= set(range(11))
    assert everything.mean() == pytest.approx(6, abs=0.15)
    assert everything.std() == pytest.approx(1.6, abs=0.1)
    assert np.mean(shares) == pytest.approx(0.8, abs=0.02)


def test_the_same_seed_makes_the_same_diaries() -> None:
    situation = Situation(phi=0.5, before=180, chosen=Chosen.AFTER_THE_WORST_SO_FAR)
    for (one, here), (other, there) in zip(diaries(situation, 3, 1), diaries(situation, 3, 1), strict=True):
        assert here == there
        assert np.array_equal(one.values, other.values)


def test_missing_days_cluster_on_bad_ones_where_asked() -> None:
    def mean(*, is_clustered: bool) -> float:
        made = diaries(Situation(phi=0.3, before=180, is_clustered=is_clustered), 40, 3)
        return float(np.mean([diary.values.mean() for diary, _anchor in made]))

    assert mean(is_clustered=True) < mean(is_clustered=False) - 0.1


def test_the_worst_fortnight_comes_right_before() -> None:
    for diary, anchor in diaries(Situation(phi=0.5, before=300, chosen=Chosen.AFTER_THE_WORST_SO_FAR), 20, 4):
        fortnight = diary.values[diary.between(anchor - 14, anchor - 1)].mean()
        assert fortnight > diary.values[diary.between(anchor - 300, anchor - 1)].mean() + 0.5


def test_the_table_says_of_each_bar_whether_it_was_kept() -> None:
    good = tried(Situation(phi=0.3, before=180))
    many = replace(good, runs=1000, clear=0.05, covered=0.95)
    wrong = replace(many, clear=0.09, covered=0.91)
    assert (kept(many), kept(wrong)) == (True, False)
    text = table([many, wrong])
    assert "NOT KEPT" in text
    assert mean_of_alarms([many, wrong]) == pytest.approx(0.07)


def test_every_situation_of_the_promise_is_tried() -> None:
    tried_for = {(cell.group, cell.situation.before) for cell in cells()}
    assert {("no change", 180), ("no change", 300), ("yearly wave, 300 days", 300), ("a change", 180)} <= tried_for
    assert len({(cell.group, cell.situation) for cell in cells()}) == len(cells())
