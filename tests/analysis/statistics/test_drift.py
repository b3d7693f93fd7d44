# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import math
from dataclasses import replace

import numpy as np
import pytest

from journal_app.analysis.statistics.autoregression import Fit
from journal_app.analysis.statistics.before_after import before_after
from journal_app.analysis.statistics.comparisons import Diary
from journal_app.analysis.statistics.drift import drift_after, drift_back
from tests.analysis.statistics.test_autoregression import made
from tests.analysis.statistics.test_before_after import ASKED, DAY_0, diary, without

SPREAD = 15.0


def fit_of(kept: Diary) -> Fit:
    ahead = before_after(kept, ASKED).ahead
    assert ahead is not None
    return ahead.fit


@pytest.mark.parametrize(
    ("lasting", "times", "expected"), [(0.5, 1, 13.486), (0.5, 2, 8.541), (0.8, 1, 5.394), (0.8, 2, 2.939)]
)
def test_the_example_of_barnett(lasting: float, times: int, expected: float) -> None:
    """A mean of 60 and a spread of 15, those under 40; so much of the variance lasts."""
    between, within = SPREAD * math.sqrt(lasting), SPREAD * math.sqrt(1 - lasting)
    assert drift_back(40, 60, between=between, within=within, times=times) == pytest.approx(expected, abs=0.001)


def test_what_lasts_altogether_does_not_drift_and_what_does_not_drifts_all_the_way() -> None:
    assert drift_back(40, 60, between=15, within=0) == 0
    assert drift_back(60, 60, between=0, within=15) == pytest.approx(15 * math.sqrt(2 / math.pi))
    assert drift_back(0, 60, between=0, within=1) == pytest.approx(60, rel=0.01)
    assert drift_back(0, 6000, between=0, within=1) == pytest.approx(6000)


def test_fortnights_at_least_so_bad_drift_back_by_what_is_said() -> None:
    """A diary of 200,000 days with phi .5: fortnights at least a point worse, and the days 28 to 56 after them."""
    values = made(0.5, 200_000, seed=5)
    fortnights = np.convolve(values, np.ones(14) / 14, mode="valid")[:-80]
    later = np.convolve(values, np.ones(29) / 29, mode="valid")[14 + 28 : 14 + 28 + len(fortnights)]
    bad = fortnights >= values.mean() + 1
    truth = float((fortnights - later)[bad].mean())
    related = 0.5 ** abs(np.arange(14)[:, None] - np.arange(14))
    spread = float(values.std() * math.sqrt(related.mean()))
    said = drift_back(values.mean() + 1, float(values.mean()), between=0, within=spread)
    assert bad.sum() > 2000
    assert said == pytest.approx(truth, abs=0.1)


def test_a_bad_fortnight_before_an_anchor_drifts_back_by_at_least_what_it_was_worse() -> None:
    kept = diary()
    bad = Diary(kept.days, np.where((kept.days >= DAY_0 - 14) & (kept.days < DAY_0), 8.0, kept.values))
    found = drift_after(bad, DAY_0, fit_of(bad), is_higher_worse=True)
    assert found is not None
    assert 1 < found.worse <= found.back < found.worse + 1
    assert drift_after(bad, DAY_0, fit_of(bad), is_higher_worse=False) is None
    upside_down = Diary(bad.days, 10 - bad.values)
    turned = drift_after(upside_down, DAY_0, fit_of(upside_down), is_higher_worse=False)
    assert turned is not None
    assert (turned.worse, turned.back) == pytest.approx((found.worse, found.back))


def test_too_few_days_or_none_that_wobble_drift_nowhere() -> None:
    kept = diary()
    bad = Diary(kept.days, np.where((kept.days >= DAY_0 - 14) & (kept.days < DAY_0), 8.0, kept.values))
    fit = fit_of(bad)
    assert drift_after(without(bad, -8, -1), DAY_0, fit, is_higher_worse=True) is None
    assert drift_after(bad, DAY_0, replace(fit, sigma=0.0), is_higher_worse=True) is None
