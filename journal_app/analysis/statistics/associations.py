# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How far two columns of numbers go together: Pearson's r, Spearman's rho, and either with others held constant.

Intervals hold for pairs that have nothing to do with each other. Blood draws of one person follow one another, so
theirs is at best too narrow, and no P of two such series is offered by the journal: unrelated ones that each drift
pass P < .05 in 8 to 51 of 100 (rho of draws 10 to 25). P is here for numbers that others have printed.

Pearson: tanh(atanh(r) -+ z / sqrt(n - k - 3)), Fisher 1921; t = r sqrt(df / (1 - r^2)), df = n - 2 - k, with k columns
held constant. Spearman: the same with (1 + rho^2 / 2) / (n - 3) for the square of the error, Bonett & Wright 2000,
Psychometrika 65:23-28, doi 10.1007/BF02294183. Ties share the mean of their ranks.

Hides where such a number does not exist: too few pairs, or a column that is all of one value.
"""

import math
from collections.abc import Sequence
from itertools import permutations

import numpy as np

from journal_app.analysis.charts import Column
from journal_app.analysis.statistics.student import USUAL_REACH, two_sided_p
from journal_app.domain.frozen import frozen

MOST_ENUMERATED = 9
"""Pairs whose orders can all be tried: 362,880."""
_NOTHING_LEFT = 1e-10
"""The share of a column's spread below which what others leave of it is rounding."""
_ROUNDING = 1e-26
"""The same of the squares of its numbers, for a column that is all of one value."""


@frozen
class Association:
    """A correlation of ``n`` pairs and its 95 % interval, and the degrees of freedom that it has."""

    correlation: float
    low: float
    high: float
    n: int
    freedom: int

    @property
    def p(self) -> float:
        """How often unrelated pairs go together at least so well."""
        return p_of(self.correlation, self.freedom)


def p_of(correlation: float, freedom: int) -> float:
    """The two-sided P of a correlation with ``freedom`` degrees of freedom, from 1."""
    left = 1 - correlation**2
    return two_sided_p(correlation * math.sqrt(freedom / left), freedom) if left > 0 else 0.0


def pearson(across: Column, up: Column) -> Association | None:
    """Pearson's r of two columns of one length; None below four pairs, or where a column does not vary."""
    return partial(across, up, ())


def spearman(across: Column, up: Column) -> Association | None:
    """Spearman's rho with Bonett and Wright's interval; None below four pairs, or where a column does not vary."""
    found = pearson(ranks(across), ranks(up))
    return found and _association(found.correlation, found.n, 0, 1 + found.correlation**2 / 2)


def exact_p(across: Column, up: Column) -> float:
    """How often Spearman's rho is at least as far from nought over all orders of up to nine pairs; 1 for no order.

    Nowhere shown, as P of `spearman` is not; Hollander & Wolfe's tuna give .09678, as in R's ``cor.test``.
    """
    if len(across) > MOST_ENUMERATED:
        raise ValueError(len(across))
    one, other = (column - column.mean() for column in (ranks(across), ranks(up)))
    orders = np.array(list(permutations(range(len(other)))))
    found = np.abs(other[orders] @ one)
    return float((found >= abs(float(other @ one)) - _NOTHING_LEFT).mean())


def partial(across: Column, up: Column, held: Sequence[Column]) -> Association | None:
    """Pearson's r of what the ``held`` columns leave of both; None with fewer than four pairs more than columns."""
    if len(across) < len(held) + 4:
        return None
    given = np.column_stack([np.ones(len(across)), *held])
    one, other = (_left(column, given) for column in (across, up))
    size = math.sqrt(float(one @ one) * float(other @ other))
    if size == 0:
        return None
    correlation = max(-1.0, min(1.0, float(one @ other) / size))
    return _association(correlation, len(across), len(held), 1.0)


def partial_spearman(across: Column, up: Column, held: Sequence[Column]) -> Association | None:
    """The same of ranks, those of the ``held`` columns too."""
    return partial(ranks(across), ranks(up), [ranks(column) for column in held])


def ranks(values: Column) -> Column:
    """The place of each value from 1 on; equal ones share the mean of theirs."""
    _found, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[places], dtype=np.float64)


def _left(column: Column, given: Column) -> Column:
    """What a straight fit leaves of a column, noughts where that is nothing but rounding."""
    left = column - given @ np.linalg.lstsq(given, column, rcond=None)[0]
    about = column - column.mean()
    is_there = float(left @ left) > _NOTHING_LEFT * float(about @ about) + _ROUNDING * float(column @ column)
    return np.asarray(left if is_there else np.zeros_like(left), dtype=np.float64)


def _association(correlation: float, n: int, held: int, widened: float) -> Association:
    inner = min(math.nextafter(1.0, 0.0), max(math.nextafter(-1.0, 0.0), correlation))
    centre, reach = math.atanh(inner), USUAL_REACH * math.sqrt(widened / (n - held - 3))
    return Association(
        correlation=correlation,
        low=math.tanh(centre - reach),
        high=math.tanh(centre + reach),
        n=n,
        freedom=n - 2 - held,
    )
