# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Results that differ by nothing but the wobble of a healthy person and of a laboratory: how many pass the limits.

The two wobbles are drawn apart, each log-normal with its coefficient of variation from the catalogue, and multiplied.
"""

import numpy as np

from journal_app.analysis.charts import Column
from journal_app.analysis.findings.result_pairs import side
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.domain.catalogues import analytes
from journal_app.domain.variation import Variation, variation_of
from tests.calibrate.shares import Share

GROUP = "labs"
DAYS_APART = {"weeks": 30, "months": 200}
LEAST, MOST = 0.04, 0.06
LEAST_OF_A_SIDE, MOST_OF_A_SIDE = 0.015, 0.035
PAIRS_A_RUN = 20
LEVEL = 100.0


def labs_tasks() -> list[tuple[str, str]]:
    """Every analyte with figures, for draws weeks and months apart."""
    return [
        (key, apart)
        for key, analyte in analytes().items()
        for apart, days in DAYS_APART.items()
        if variation_of(analyte, days) is not None
    ]


def labs_shares(tried: tuple[str, str], runs: int, seed: int) -> list[Share]:
    """The shares of pairs past the limits, in all, above and below; the same for the same seed."""
    key, apart = tried
    variation = variation_of(analytes()[key], DAYS_APART[apart])
    if variation is None:
        return []
    rng = np.random.default_rng(seed)
    count = runs * PAIRS_A_RUN
    earlier, later = (_wobbling(rng, variation, count) for _result in range(2))
    found = [side(float(ratio), variation.limits) for ratio in later / earlier]
    rises, falls = (found.count(verdict) / count for verdict in (Verdict.HIGHER, Verdict.LOWER))
    named = f"{key}, draws {apart} apart"

    def share(name: str, of: float, least: float, most: float) -> Share:
        return Share(group=GROUP, name=f"{name}, {named}", share=of, runs=count, least=least, most=most)

    return [
        share("past the limits", rises + falls, LEAST, MOST),
        share("above", rises, LEAST_OF_A_SIDE, MOST_OF_A_SIDE),
        share("below", falls, LEAST_OF_A_SIDE, MOST_OF_A_SIDE),
    ]


def _wobbling(rng: np.random.Generator, variation: Variation, count: int) -> Column:
    parts = [variation.within.value, *([variation.analytical.value] if variation.analytical else [])]
    spreads = [np.sqrt(np.log1p(float(percent / 100) ** 2)) for percent in parts]
    return np.asarray(LEVEL * np.exp(sum(spread * rng.standard_normal(count) for spread in spreads)), dtype=np.float64)
