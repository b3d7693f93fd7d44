# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Numbers of other people's programs for ours to be held against.

Run as python make_oracles.py PARTIAL_CORR_CSV > oracles.json.
Needs statsmodels, scipy and pandas, in an environment of its own: the app must never find pandas. The CSV is the
``partial_corr`` data of pingouin's documentation; only correlations worked out from it are kept, not its rows.
"""

import json
import sys

import numpy as np
import pandas as pd
import statsmodels
import statsmodels.api as sm
from scipy import stats
from scipy.linalg import toeplitz
from statsmodels.stats.multitest import multipletests

RHO = 0.1615
RHO_OF_DAYS = 0.45
BENJAMINI_HOCHBERG_1995 = [
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
    *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0),
]


def nile() -> dict[str, object]:
    """A step after 1898, a trend, and a trend with years left out, by generalised least squares with a given rho."""
    flow = sm.datasets.nile.load_pandas().data["volume"].to_numpy(dtype=float)
    years = np.arange(1871, 1971)
    kept = years % 3 != 0
    related = toeplitz(RHO ** np.arange(100))
    return {
        "flow": flow.tolist(),
        "rho": RHO,
        "step": fitted(flow, np.column_stack([np.ones(100), years > 1898]), related),
        "trend": fitted(flow, sm.add_constant(years - 1920.5), related),
        "trend_with_gaps": fitted(flow[kept], sm.add_constant(years[kept] - 1920.5), related[np.ix_(kept, kept)]),
    }


def interrupted() -> dict[str, object]:
    """A series broken off once, with a slope of its own before it: 150 days, one in five missing, and a step.

    By generalised least squares with a given rho over calendar gaps, and by GLSAR, which finds rho itself, on all days.
    """
    rng = np.random.default_rng(20170109)
    days, related = np.arange(150), toeplitz(RHO_OF_DAYS ** np.arange(150))
    values = np.round(
        6 - 0.005 * days - 1.5 * (days >= 100) + 1.6 * np.linalg.cholesky(related) @ rng.normal(size=150), 2
    )
    terms = np.column_stack([np.ones(150), days / 100, days >= 100]).astype(float)
    kept = rng.random(150) >= 0.2
    whole = sm.GLSAR(values, terms, rho=1)
    whole.iterative_fit(maxiter=50)
    found = whole.fit()
    return {
        "days": days.tolist(),
        "values": values.tolist(),
        "kept": [int(day) for day in days[kept]],
        "rho": RHO_OF_DAYS,
        "whole": fitted(values, terms, related),
        "with_gaps": fitted(values[kept], terms[kept], related[np.ix_(kept, kept)]),
        "glsar": {"rho": float(whole.rho[0]), "step": float(found.params[2]), "error": float(found.bse[2])},
    }


def fitted(values: np.ndarray, terms: np.ndarray, related: np.ndarray) -> dict[str, list[float]]:
    """Coefficients and their standard errors."""
    found = sm.GLS(values, terms.astype(float), sigma=related).fit()
    return {"coefficients": found.params.tolist(), "errors": found.bse.tolist()}


def correlations(path: str) -> dict[str, object]:
    """Of x, y, cv1, cv2 and cv3: Pearson's and Spearman's, each with each."""
    table = pd.read_csv(path)[["x", "y", "cv1", "cv2", "cv3"]]
    return {
        "n": len(table),
        "pearson": table.corr().to_numpy().tolist(),
        "spearman": table.corr(method="spearman").to_numpy().tolist(),
    }


def main(path: str) -> None:
    """Print everything as JSON."""
    ties = {"across": [1, 2, 2, 3, 5, 5, 5, 8], "up": [2, 1, 4, 4, 3, 6, 7, 7]}
    made = {
        "made_with": f"statsmodels {statsmodels.__version__}",
        "nile": nile(),
        "interrupted": interrupted(),
        "partial": correlations(path),
        "ties": ties | {"spearman": float(stats.spearmanr(ties["across"], ties["up"]).statistic)},
        "holm": {
            "ps": BENJAMINI_HOCHBERG_1995,
            "adjusted": multipletests(BENJAMINI_HOCHBERG_1995, method="holm")[1].tolist(),
        },
    }
    sys.stdout.write(json.dumps(made, indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
