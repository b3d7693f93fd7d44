# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from journal_app.analysis.statistics.blank_days import BeforeBlank, BlankDifference, blank_difference, days_before
from journal_app.analysis.statistics.comparisons import Diary

FIRST = 738_886


def made(*, worse: float = 0.0, seed: int = 1) -> tuple[Diary, BeforeBlank]:
    """Two hundred days of which each seventh is blank, with the days right before a blank one worse."""
    rng = np.random.default_rng(seed)
    days = FIRST + np.arange(200)
    is_blank, is_before = days % 7 == 0, days % 7 == 6
    values = 5 + rng.standard_normal(200) + worse * is_before
    diary = Diary(days[~is_blank].astype(float), values[~is_blank])
    return diary, days_before(diary, set(days[is_blank].tolist()), FIRST, FIRST + 199)


def difference(diary: Diary, compared: BeforeBlank) -> BlankDifference:
    found = blank_difference(diary, compared)
    assert found is not None
    return found


def test_a_day_is_one_kind_or_the_other_by_the_day_after_it() -> None:
    diary = Diary(np.array([1.0, 2.0, 4.0, 6.0, 9.0, 10.0]), np.zeros(6))
    found = days_before(diary, {3, 7, 8}, 1, 10)
    assert found == BeforeBlank(before=(2, 6), others=(1, 9))
    assert days_before(diary, {3, 7, 8}, 2, 7) == BeforeBlank(before=(2, 6), others=())


def test_what_is_told_is_the_difference_of_the_two_means() -> None:
    diary, compared = made(worse=1.5)
    found = difference(diary, compared)
    means = [diary.values[np.isin(diary.days, kind)].mean() for kind in (compared.before, compared.others)]
    assert found.difference == pytest.approx(means[0] - means[1])
    assert found.low < 1.5 < found.high
    assert found.p < 0.001
    assert found.freedom == len(compared.before) + len(compared.others) - 2


def test_its_error_is_that_of_two_means_where_days_are_unrelated() -> None:
    days = np.arange(1.0, 61.0)
    values = np.resize([1.0, -1.0, -1.0, 1.0, 0.0], 60)
    compared = BeforeBlank(before=tuple(range(1, 21)), others=tuple(range(21, 61)))
    found = difference(Diary(days, values), compared)
    assert found.rho == 0
    half = 2.0017 * found.sigma * np.sqrt(1 / 20 + 1 / 40)
    assert found.high - found.difference == pytest.approx(half, rel=1e-3)


def test_nothing_is_found_where_there_is_nothing_and_a_difference_where_there_is_one() -> None:
    assert sum(difference(*made(seed=seed)).p < 0.05 for seed in range(40)) <= 6
    assert all(difference(*made(worse=2.0, seed=seed)).p < 0.05 for seed in range(10))


def test_it_takes_fourteen_of_either_kind_that_are_not_all_alike() -> None:
    diary, compared = made()
    few = BeforeBlank(before=compared.before[:13], others=compared.others)
    assert not few.is_enough
    assert blank_difference(diary, few) is None
    still = Diary(diary.days, np.full(len(diary.days), 5.0))
    assert blank_difference(still, compared) is None
    assert blank_difference(Diary(np.empty(0), np.empty(0)), BeforeBlank(before=(), others=())) is None


def test_values_that_the_two_kinds_tell_wholly_have_no_wobble() -> None:
    diary, compared = made()
    told = Diary(diary.days, np.where(np.isin(diary.days, compared.before), 7.0, 3.0))
    assert blank_difference(told, compared) is None
