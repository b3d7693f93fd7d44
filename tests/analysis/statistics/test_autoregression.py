# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.analysis.charts import Column
from journal_app.analysis.statistics.autoregression import (
    MOST_RHO,
    Observed,
    common_rho,
    day_errors,
    expected,
    fits,
    forecasts,
    level_of,
)
from journal_app.analysis.statistics.paths import Terms, columns

ORACLE = json.loads((Path(__file__).parents[2] / "data" / "analysis" / "oracles.json").read_text(encoding="utf-8"))


def made(phi: float, count: int, seed: int) -> Column:
    """Days about 6 with a spread of 1.6, each related by ``phi`` to the one before."""
    rng = np.random.default_rng(seed)
    noise = rng.standard_normal(count)
    turns = [noise[0]]
    for step in noise[1:]:
        turns.append(phi * turns[-1] + np.sqrt(1 - phi**2) * step)
    return np.asarray(6 + 1.6 * np.array(turns), dtype=np.float64)


def with_gaps(phi: float, count: int = 240, seed: int = 1) -> Observed:
    values = made(phi, count, seed)
    kept = np.random.default_rng(seed + 1).random(count) > 0.3
    days = np.arange(count, dtype=np.float64)[kept]
    return Observed(days, values[kept], level_of(len(days)))


def by_matrices(observed: Observed, rho: float) -> tuple[Column, Column, float]:
    """The textbook's way: coefficients, (X'R^-1 X)^-1 and the spread of a day, from the matrix of all correlations."""
    days, terms = observed.days, observed.terms
    inverse = np.linalg.inv(rho ** np.abs(days[:, None] - days[None, :]))
    spread = np.asarray(np.linalg.inv(terms.T @ inverse @ terms), dtype=np.float64)
    coefficients = spread @ terms.T @ inverse @ observed.values
    left = observed.values - terms @ coefficients
    return coefficients, spread, float(np.sqrt(left @ inverse @ left / (len(days) - terms.shape[1])))


def restricted_likelihood(observed: Observed, rho: float) -> float:
    days, terms = observed.days, observed.terms
    related = rho ** np.abs(days[:, None] - days[None, :])
    _coefficients, spread, sigma = by_matrices(observed, rho)
    left = len(days) - terms.shape[1]
    whole = np.linalg.slogdet(related)[1] - np.linalg.slogdet(spread)[1] + left * np.log(sigma**2 * left)
    return float(-0.5 * whole)


def forecast_of(observed: Observed, days: Column) -> tuple[float, float]:
    """The mean that is expected of later days of a level, and its error."""
    ahead = Observed(days, np.zeros(len(days)), level_of(len(days)))
    found = forecasts(fits(observed, [(0, len(observed.days))]), ahead, np.array([[0, len(days)]]))
    return float(found.means[0]), float(found.errors[0])


def test_a_fit_is_what_the_whole_matrix_of_correlations_gives() -> None:
    observed = with_gaps(0.5)
    observed = Observed(observed.days, observed.values, columns(Terms(has_slope=True), observed.days, 100.0))
    (fit,) = fits(observed, [(0, len(observed.days))])
    coefficients, spread, sigma = by_matrices(observed, fit.rho)
    assert fit.coefficients == pytest.approx(coefficients, abs=1e-6)
    assert fit.spread == pytest.approx(spread, rel=1e-6)
    assert fit.sigma == pytest.approx(sigma, rel=1e-6)


def test_rho_is_the_likeliest_moved_up_by_its_bias() -> None:
    observed = with_gaps(0.5)
    (fit,) = fits(observed, [(0, len(observed.days))])
    tried = np.linspace(0.2, 0.8, 601)
    likeliest = tried[np.argmax([restricted_likelihood(observed, float(rho)) for rho in tried])]
    assert fit.rho == pytest.approx(likeliest * (1 + 2 / fit.n), abs=0.003)


def test_a_forecast_is_what_the_whole_matrix_of_correlations_gives() -> None:
    observed = with_gaps(0.6)
    (fit,) = fits(observed, [(0, len(observed.days))])
    ahead = np.array([241.0, 243.0, 244.0, 249.0])
    both = np.concatenate([observed.days, ahead])
    related = fit.rho ** np.abs(both[:, None] - both[None, :])
    past = len(observed.days)
    pull = related[past:, :past] @ np.linalg.inv(related[:past, :past])
    coefficients, spread, sigma = by_matrices(observed, fit.rho)
    path = coefficients[0] + pull @ (observed.values - coefficients[0])
    away = np.ones((4, 1)) - pull @ np.ones((past, 1))
    covariance = sigma**2 * (related[past:, past:] - pull @ related[:past, past:] + away @ spread @ away.T)
    assert expected(fit, ahead, level_of(4)) == pytest.approx(path)
    assert day_errors(fit, ahead, level_of(4)) == pytest.approx(np.sqrt(np.diag(covariance)))
    assert forecast_of(observed, ahead) == pytest.approx((path.mean(), np.sqrt(covariance.mean())))


def test_forecasts_made_together_are_as_each_alone() -> None:
    observed = with_gaps(0.6)
    ahead = Observed(np.arange(230.0, 260.0), np.zeros(30), level_of(30))
    together = forecasts(fits(observed, [(0, 60), (0, 100), (20, 60)]), ahead, np.array([[11, 30], [4, 9], [2, 3]]))
    alone = [
        forecast_of(Observed(observed.days[a:b], observed.values[a:b], observed.terms[a:b]), ahead.days[first:stop])
        for (a, b), (first, stop) in (((0, 60), (11, 30)), ((0, 100), (4, 9)), ((20, 60), (2, 3)))
    ]
    assert list(zip(together.means, together.errors, strict=True)) == [pytest.approx(one) for one in alone]


def test_stretches_fitted_together_are_as_each_alone() -> None:
    observed = with_gaps(0.4)
    together = fits(observed, [(0, 60), (0, 100), (30, 150)])
    for fit, (first, stop) in zip(together, [(0, 60), (0, 100), (30, 150)], strict=True):
        part = Observed(observed.days[first:stop], observed.values[first:stop], observed.terms[first:stop])
        (alone,) = fits(part, [(0, stop - first)])
        assert [fit.rho, fit.sigma, fit.n] == pytest.approx([alone.rho, alone.sigma, alone.n])


def test_the_level_of_the_nile_is_found_as_by_others() -> None:
    """Cobb 1978's flow of the Nile at Aswan, broken after 1898, where statsmodels' GLSAR finds rho .1615."""
    nile = ORACLE["nile"]
    years, flow = np.arange(1871, 1971, dtype=np.float64), np.array(nile["flow"], dtype=np.float64)
    terms = np.column_stack([np.ones(100), years > 1898])
    (given_rho,) = fits(Observed(years, flow, terms), [(0, 100)], np.array([nile["rho"]]))
    assert given_rho.coefficients == pytest.approx(nile["step"]["coefficients"], rel=1e-7)
    assert given_rho.sigma * np.sqrt(np.diag(given_rho.spread)) == pytest.approx(nile["step"]["errors"], rel=1e-7)
    (fit,) = fits(Observed(years, flow, terms), [(0, 100)])
    assert fit.rho == pytest.approx(nile["rho"], abs=0.05)
    assert fit.coefficients[1] == pytest.approx(-248.0, abs=2.0)
    assert fit.sigma * fit.spread[1, 1] ** 0.5 == pytest.approx(33.96, abs=3.0)


@pytest.mark.parametrize("phi", [0.0, 0.3, 0.7])
def test_rho_is_found_again_without_bias(phi: float) -> None:
    found = []
    for seed in range(60):
        observed = with_gaps(phi, count=200, seed=seed)
        found += [fit.rho for fit in fits(observed, [(0, len(observed.days))])]
    middle = float(np.mean(found))
    assert abs(middle - phi) < 3 * float(np.std(found)) / np.sqrt(60) + 0.05 * (phi == 0)


@given(st.lists(st.integers(0, 10), min_size=3, max_size=60), st.integers(1, 9))
def test_any_diary_has_a_fit_of_finite_numbers(scores: list[int], gap: int) -> None:
    days = np.cumsum(np.where(np.arange(len(scores)) % 3 == 0, gap, 1)).astype(np.float64)
    observed = Observed(days, np.array(scores, dtype=np.float64), level_of(len(scores)))
    (fit,) = fits(observed, [(0, len(scores))])
    mean, error = forecast_of(observed, days[-1] + np.arange(1.0, 15.0))
    assert 0 <= fit.rho <= MOST_RHO
    assert np.isfinite([fit.sigma, fit.worth, fit.freedom, mean, error]).all()
    assert min(scores) - 0.5 <= mean <= max(scores) + 0.5
    assert (fit.sigma == 0) == (len(set(scores)) == 1)


def test_no_stretches_have_no_fits() -> None:
    assert len(fits(with_gaps(0.3), [])) == 0


def test_stretches_with_levels_of_their_own_share_one_rho() -> None:
    found = []
    for seed in range(40):
        values = made(0.6, 240, seed) + 3 * (np.arange(240) // 24)
        observed = Observed(np.arange(240.0), values, level_of(240))
        found.append(common_rho(observed, [(first, first + 20) for first in range(0, 240, 24)]))
    assert np.mean(found) == pytest.approx(0.6, abs=0.05)


def test_the_rho_of_one_stretch_is_that_of_its_fit() -> None:
    observed = with_gaps(0.5)
    whole = (0, len(observed.days))
    assert common_rho(observed, [whole]) == pytest.approx(fits(observed, [whole])[0].rho)


@pytest.mark.parametrize("name", ["whole", "with_gaps"])
def test_an_interrupted_series_is_that_of_statsmodels(name: str) -> None:
    """A level, a slope and a step of made-up days, some of them missing, by statsmodels' GLS with a given rho."""
    made_up = ORACLE["interrupted"]
    days = np.array(made_up["days" if name == "whole" else "kept"], dtype=np.float64)
    terms = np.column_stack([np.ones(len(days)), days / 100, days >= 100])
    observed = Observed(days, np.array(made_up["values"])[days.astype(int)], terms)
    (fit,) = fits(observed, [(0, len(days))], np.array([made_up["rho"]]))
    assert fit.coefficients == pytest.approx(made_up[name]["coefficients"], rel=1e-6, abs=1e-6)
    assert fit.sigma * np.sqrt(np.diag(fit.spread)) == pytest.approx(made_up[name]["errors"], rel=1e-6)


def test_an_interrupted_series_has_about_the_step_of_glsar() -> None:
    """GLSAR corrects rho for no bias and drops the first day, so that ours is a little larger."""
    made_up = ORACLE["interrupted"]
    days = np.array(made_up["days"], dtype=np.float64)
    terms = np.column_stack([np.ones(len(days)), days / 100, days >= 100])
    (fit,) = fits(Observed(days, np.array(made_up["values"]), terms), [(0, len(days))])
    assert made_up["glsar"]["rho"] < fit.rho < made_up["glsar"]["rho"] + 0.12
    assert fit.coefficients[2] == pytest.approx(made_up["glsar"]["step"], abs=0.1)
    assert fit.sigma * fit.spread[2, 2] ** 0.5 == pytest.approx(made_up["glsar"]["error"], rel=0.25)
