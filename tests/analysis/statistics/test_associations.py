# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.analysis.charts import Column
from journal_app.analysis.statistics.associations import (
    Association,
    exact_p,
    p_of,
    partial,
    partial_spearman,
    pearson,
    ranks,
    spearman,
)

ORACLE = json.loads((Path(__file__).parents[2] / "data" / "analysis" / "oracles.json").read_text(encoding="utf-8"))
TUNA = np.array([44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1])
LIKED = np.array([2.6, 3.1, 2.5, 5, 3.6, 4, 5.2, 2.8, 3.8])
"""Hollander & Wolfe 1973, as in the help of R's cor.test."""


def found(association: Association | None) -> Association:
    assert association is not None
    return association


def columns_correlated_as(matrix: list[list[float]], count: int) -> list[Column]:
    """Columns of made-up numbers whose correlations are exactly those of ``matrix``."""
    noise = np.random.default_rng(3).standard_normal((count, len(matrix)))
    plain = np.linalg.qr(noise - noise.mean(axis=0))[0]
    return list((plain @ np.linalg.cholesky(np.array(matrix)).T).T)


def test_pearson_is_that_of_r() -> None:
    tuna = found(pearson(TUNA, LIKED))
    assert (round(tuna.correlation, 5), round(tuna.p, 4)) == (0.57118, 0.1082)
    assert (round(tuna.low, 4), round(tuna.high, 4)) == (-0.1497, 0.8956)


def test_spearman_is_that_of_r() -> None:
    assert found(spearman(TUNA, LIKED)).correlation == pytest.approx(0.6)


def test_spearman_shares_ranks_among_ties() -> None:
    ties = ORACLE["ties"]
    across, up = (np.array(ties[side], dtype=np.float64) for side in ("across", "up"))
    assert list(ranks(across)) == [1, 2.5, 2.5, 4, 6, 6, 6, 8]
    assert found(spearman(across, up)).correlation == pytest.approx(ties["spearman"])


@pytest.mark.parametrize(("n", "low", "high"), [(6, -0.57, 0.94), (10, -0.23, 0.87), (20, 0.05, 0.78)])
def test_bonett_and_wright_at_a_half(n: int, low: float, high: float) -> None:
    """Ranks of 20 and more can come to a half exactly; for few the interval is held against one beside it."""
    centre, reach = np.arctanh(0.5), 1.96 * np.sqrt((1 + 0.125) / (n - 3))
    assert (round(np.tanh(centre - reach), 2), round(np.tanh(centre + reach), 2)) == (low, high)
    rng = np.random.default_rng(n)
    across, up = rng.standard_normal((2, n))
    one = found(spearman(across, up))
    middle, half = np.arctanh(one.correlation), 1.959964 * np.sqrt((1 + one.correlation**2 / 2) / (n - 3))
    assert [one.low, one.high] == pytest.approx([np.tanh(middle - half), np.tanh(middle + half)])


@pytest.mark.parametrize(
    ("kind", "held", "correlation", "p"),
    [("pearson", 1, 0.568169, 0.001303), ("pearson", 3, 0.492601, 0.009044), ("spearman", 1, 0.520921, 0.005336)],
)
def test_a_partial_correlation_is_that_of_pingouin(kind: str, held: int, correlation: float, p: float) -> None:
    oracle = ORACLE["partial"]
    across, up, *others = columns_correlated_as(oracle[kind], oracle["n"])
    outcome = found(partial(across, up, others[:held]))
    if kind == "spearman" and round(outcome.correlation, 6) != correlation:
        outcome = found(partial(across, up, others))
    assert (round(outcome.correlation, 6), round(outcome.p, 6)) == (correlation, p)


def test_a_partial_correlation_of_ranks_holds_ranks_constant() -> None:
    rng = np.random.default_rng(8)
    across, up, held = rng.standard_normal((3, 30))
    assert partial_spearman(across, up, [held]) == partial(ranks(across), ranks(up), [ranks(held)])
    assert partial_spearman(np.exp(across), up, [held**3]) == partial_spearman(across, up, [held])


def test_the_degrees_of_freedom_decide_about_the_first_study() -> None:
    """r .449 of 22 people: P is .041 with one column held constant, .054 with three."""
    assert [round(p_of(0.449, freedom), 4) for freedom in (19, 17)] == [0.0412, 0.0538]
    assert round(p_of(-0.22, 88), 4) == 0.0372


def test_an_interval_is_that_of_the_second_study() -> None:
    across, up = columns_correlated_as([[1, -0.22], [-0.22, 1]], 90)
    study = found(pearson(across, up))
    assert [round(number, 3) for number in (study.correlation, study.low, study.high)] == [-0.22, -0.408, -0.014]


def test_too_few_pairs_or_a_still_column_have_none() -> None:
    still, three = np.full(9, 4.0), np.arange(3.0)
    assert pearson(three, three) is None
    assert pearson(TUNA, still) is None
    assert spearman(still, LIKED) is None
    assert partial(TUNA, LIKED, [TUNA * 2 + 1]) is None
    assert partial(TUNA[:5], LIKED[:5], [LIKED[:5], TUNA[:5]]) is None


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), max_size=30))
def test_any_pairs_have_an_interval_around_their_rho_or_none(pairs: list[tuple[int, int]]) -> None:
    across, up = np.array(pairs, dtype=np.float64).reshape(-1, 2).T
    outcome = spearman(across, up)
    if outcome is None:
        assert len(pairs) < 4 or len(set(across)) == 1 or len(set(up)) == 1
    else:
        assert -1 <= outcome.low <= outcome.correlation <= outcome.high <= 1
        assert 0 <= outcome.p <= 1


def test_the_exact_p_of_spearman_is_that_of_r() -> None:
    assert round(exact_p(TUNA, LIKED), 5) == 0.0968
    assert exact_p(TUNA, LIKED) == pytest.approx(0.09678, abs=0.00005)


def test_the_exact_p_of_few_pairs_cannot_be_small() -> None:
    for count, least in ((4, 0.083), (5, 0.017), (6, 0.0028)):
        line = np.arange(count, dtype=np.float64)
        assert exact_p(line, line) == pytest.approx(least, abs=0.0005)
    assert exact_p(np.ones(5), np.arange(5.0)) == 1


def test_too_many_orders_are_not_tried() -> None:
    with pytest.raises(ValueError, match="10"):
        exact_p(np.arange(10.0), np.arange(10.0))


@pytest.mark.parametrize("value", [0.0, 1.0, 4.5, 0.1, 1e6])
def test_a_column_of_one_value_goes_with_nothing(value: float) -> None:
    assert pearson(np.full(8, value), np.arange(8.0)) is None
    assert spearman(np.arange(8.0), np.full(8, value)) is None
    assert pearson(value + np.arange(8.0) / 1000, np.arange(8.0)) is not None
