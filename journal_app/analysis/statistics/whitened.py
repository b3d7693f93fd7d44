# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Sums over a stretch of a diary as if its days were unrelated, for any stretch and any correlation rho of two days.

Of two days ``gap`` days apart the later one is made unrelated to the earlier by (x - phi x') / sqrt(1 - phi^2), with
phi = rho ** gap; the first day of a stretch stands as it is. The products of such columns, added up, are

    sum over gaps of (sum x y - phi sum (x y' + x' y) + phi^2 sum x' y') / (1 - phi^2),

where the three inner sums do not know rho.

Hides that those are run up once for all pairs of days that have the same gap, so that any stretch takes a difference of
two of them for each gap, and a rho nothing but its weights.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from journal_app.analysis.charts import Column

Places = npt.NDArray[np.intp]
"""Where something stands: whole numbers, from nought on."""


@dataclass(frozen=True, slots=True, eq=False)
class Between:
    """Stretches of one diary: the columns on the first day of each, the sums by gap, and how many days have a gap.

    For s stretches, w columns and g gaps: (s, w), (s, w * w, 3 * g) and (s, g).
    """

    gaps: Column
    begun: Column
    sums: Column
    counts: Column


def between(days: Column, columns: Column, stretches: Places) -> Between:
    """The stretches of ``days`` (ascending, without repeats) from each first index to before each second."""
    gaps, which = np.unique(np.diff(days), return_inverse=True)
    now, past = columns[1:], columns[:-1]
    crossed = now[:, :, None] * past[:, None]
    inner = (now[:, :, None] * now[:, None], crossed + crossed.transpose(0, 2, 1), past[:, :, None] * past[:, None])
    order = np.argsort(which, kind="stable")
    width = columns.shape[1] ** 2
    run_up = np.zeros((len(now) + 1, width, len(inner)))
    np.cumsum(np.stack([each.reshape(len(now), width)[order] for each in inner], axis=2), axis=0, out=run_up[1:])
    since, until = _places(order, np.searchsorted(which[order], np.arange(len(gaps) + 1)), stretches)
    sums = (run_up[until] - run_up[since]).transpose(0, 2, 3, 1).reshape(len(stretches), width, len(inner) * len(gaps))
    return Between(gaps=gaps, begun=columns[stretches[:, 0]], sums=sums, counts=(until - since).astype(np.float64))


def products(found: Between, rhos: Column) -> Column:
    """The products of the columns over each stretch with a rho of its own, (s, w, w)."""
    weights = _weights(rhos[:, None] ** found.gaps)
    return _with_first(found, np.einsum("spg,sg->sp", found.sums, weights)[..., None])[..., 0]


def products_of_all(found: Between, rhos: Column) -> Column:
    """The same over each stretch with each of the ``rhos``, (s, w, w, r)."""
    return _with_first(found, found.sums @ _weights(rhos[:, None] ** found.gaps).T)


def log_variances(found: Between, rhos: Column) -> Column:
    """log|R| of each stretch with each of the ``rhos``, (s, r)."""
    return np.asarray(found.counts @ np.log(1 - (rhos[:, None] ** found.gaps) ** 2).T, dtype=np.float64)


def _places(order: Places, of_gap: Places, stretches: Places) -> tuple[Places, Places]:
    """Where each stretch begins and ends among the pairs of each gap, which stand one gap after the other: (s, g)."""
    begins, ends = np.empty((2, len(stretches), len(of_gap) - 1), dtype=np.intp)
    for gap, (first, stop) in enumerate(pairwise(of_gap)):
        pairs = order[first:stop]
        begins[:, gap] = first + pairs.searchsorted(stretches[:, 0])
        ends[:, gap] = first + pairs.searchsorted(stretches[:, 1] - 1)
    return begins, ends


def _weights(phi: Column) -> Column:
    """The weights of the three sums for each gap, (..., 3 * g)."""
    return np.asarray(np.concatenate([np.ones_like(phi), -phi, phi**2], axis=-1) / np.tile(1 - phi**2, 3))


def _with_first(found: Between, products: Column) -> Column:
    stretches, width = found.begun.shape
    first = found.begun[:, :, None] * found.begun[:, None]
    return np.asarray(
        products.reshape(stretches, width, width, products.shape[-1]) + first[..., None], dtype=np.float64
    )
