# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A small part of what `make calibrate` tries of the other findings, with as much room as so few runs need."""

from dataclasses import replace

import numpy as np
import pytest

from tests.calibrate.cells import MOST_WITH_WAVE
from tests.calibrate.draws import MAKERS, Pairs, draws_shares, draws_tasks
from tests.calibrate.labs import labs_shares, labs_tasks
from tests.calibrate.shares import Share
from tests.calibrate.test_calibration import most
from tests.calibrate.wearing import Cycles, made, wearing_shares, wearing_tasks

RUNS = 150


@pytest.mark.parametrize("tried", [Cycles(count=8, days=28, phi=0.7), Cycles(count=3, days=90, phi=0.3)])
def test_wearing_off_is_seldom_found_where_there_is_none(tried: Cycles) -> None:
    (clear,) = wearing_shares(tried, RUNS, 3)
    assert clear.share <= most(0.05, clear.runs)


def test_wearing_off_is_seldom_found_in_a_yearly_wave() -> None:
    (clear,) = wearing_shares(Cycles(count=5, days=90, phi=0.3, wave=1.0), RUNS, 3)
    assert clear.share <= most(MOST_WITH_WAVE, clear.runs)


def test_a_decline_is_found_and_its_size_is_in_the_interval() -> None:
    clear, covered = wearing_shares(Cycles(count=5, days=56, phi=0.5, decline=-1.5), RUNS, 3)
    assert clear.share >= 0.75
    assert covered.share >= 1 - most(0.05, covered.runs)


def test_the_made_up_cycles_decline_by_as_much_as_is_said() -> None:
    rng, found = np.random.default_rng(5), []
    for _run in range(30):
        diary, stretches = made(Cycles(count=3, days=90, phi=0.0, decline=-2.0), rng)
        for stretch in stretches:
            thirds = [
                diary.values[diary.between(first, first + stretch.third - 1)].mean()
                for first in (stretch.first, stretch.last - stretch.third + 1)
            ]
            found.append(thirds[1] - thirds[0])
    assert np.mean(found) == pytest.approx(-2, abs=0.15)


@pytest.mark.parametrize("kind", list(MAKERS))
def test_a_p_of_draws_that_follow_one_another_would_be_wrong_too_often(kind: str) -> None:
    for share in draws_shares(Pairs(kind=kind, count=25), RUNS, 3):
        assert share.share > 0.06
        assert share.kept is None


@pytest.mark.parametrize("tried", labs_tasks(), ids=" ".join)
def test_one_pair_in_twenty_passes_the_limits_by_wobble_alone(tried: tuple[str, str]) -> None:
    past, above, below = labs_shares(tried, 500, 3)
    assert past.kept
    assert above.kept
    assert below.kept


def test_everything_is_tried_once_and_the_same_way_every_time() -> None:
    for tasks in (wearing_tasks(), draws_tasks(), labs_tasks()):
        assert len(set(tasks)) == len(tasks)
    tried = Cycles(count=3, days=28, phi=0.3)
    assert wearing_shares(tried, 5, 1) == wearing_shares(tried, 5, 1)
    assert draws_shares(Pairs(kind=next(iter(MAKERS)), count=10), 5, 1) == draws_shares(draws_tasks()[0], 5, 1)


def test_a_row_says_whether_its_bar_was_kept() -> None:
    good = Share(group="labs", name="past the limits", share=0.05, runs=100, least=0.04, most=0.06)
    assert (good.kept, replace(good, share=0.07).kept, replace(good, share=0.03).kept) == (True, False, False)
    assert replace(good, least=None, most=None).kept is None
    assert replace(good, share=0.07).row().endswith("0.070  NOT KEPT")
    assert good.row().endswith("0.050  kept")
