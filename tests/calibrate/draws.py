# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Why no P is given of scores beside blood results: how often unrelated pairs would pass P < .05.

There is no bar: these are the P values that the journal does not give. Drawn are pairs that depend on the pair before
(.6), random walks, and results and scores that each move after an infusion and drift back, with noise of their own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

import numpy as np

from journal_app.analysis.charts import Column
from journal_app.analysis.statistics.associations import ranks, spearman
from tests.calibrate.shares import Share

GROUP = "draws"
COUNTS = (10, 15, 25)
PHI = 0.6
SHUFFLES = 499
ONE_IN_TWENTY = 0.05
DAYS_BETWEEN_DRAWS = 45
DAYS_BETWEEN_INFUSIONS = 240
FADES_IN = 120
JUMP = 3.0

Maker = Callable[[np.random.Generator, int], Column]


def after_each_other(rng: np.random.Generator, count: int) -> Column:
    """Two unrelated columns, each number partly the one before it."""
    pairs = rng.standard_normal((count, 2))
    for row in range(1, count):
        pairs[row] = PHI * pairs[row - 1] + np.sqrt(1 - PHI**2) * pairs[row]
    return np.asarray(pairs, dtype=np.float64)


def walking(rng: np.random.Generator, count: int) -> Column:
    """Two unrelated random walks."""
    return np.asarray(np.cumsum(rng.standard_normal((count, 2)), axis=0), dtype=np.float64)


def after_infusions(rng: np.random.Generator, count: int) -> Column:
    """Two columns that have nothing in common but that both move at each infusion and drift back."""
    days = np.arange(count) * DAYS_BETWEEN_DRAWS + rng.uniform(-15, 15, count)
    since = (days + rng.uniform(0, DAYS_BETWEEN_INFUSIONS)) % DAYS_BETWEEN_INFUSIONS
    moved = JUMP * np.exp(-since / FADES_IN)
    return np.asarray(moved[:, None] * [1, -1] + rng.standard_normal((count, 2)), dtype=np.float64)


MAKERS: dict[str, Maker] = {
    f"each depends on the one before ({PHI})": after_each_other,
    "random walks": walking,
    "both moved after an infusion": after_infusions,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """So many draws of one kind, by its name."""

    kind: str
    count: int


def draws_tasks() -> list[Pairs]:
    """Everything that is tried."""
    return [Pairs(kind=kind, count=count) for kind, count in product(MAKERS, COUNTS)]


def draws_shares(tried: Pairs, runs: int, seed: int) -> list[Share]:
    """The shares with P < .05, by Student's t and by shuffling; the same for the same seed."""
    rng = np.random.default_rng(seed)
    by_t = by_shuffling = 0
    for _run in range(runs):
        across, up = MAKERS[tried.kind](rng, tried.count).T
        found = spearman(across, up)
        by_t += found is not None and found.p < ONE_IN_TWENTY
        by_shuffling += _shuffled_p(rng, across, up) < ONE_IN_TWENTY
    name = f"{tried.kind}, {tried.count} draws"
    return [
        Share(group=GROUP, name=f"P of t < .05, {name}", share=by_t / runs, runs=runs),
        Share(group=GROUP, name=f"P of shuffling < .05, {name}", share=by_shuffling / runs, runs=runs),
    ]


def _shuffled_p(rng: np.random.Generator, across: Column, up: Column) -> float:
    one, other = (column - column.mean() for column in (ranks(across), ranks(up)))
    shuffled = rng.permuted(np.tile(other, (SHUFFLES, 1)), axis=1)
    return float(1 + (np.abs(shuffled @ one) >= abs(float(other @ one)) - 1e-9).sum()) / (SHUFFLES + 1)
