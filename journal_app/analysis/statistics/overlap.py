# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How far two phases of a diary overlap: every day of one held against every day of the other.

Nothing is assumed of the numbers but their order, and nothing is known of how much a day resembles the one before it,
so that no P is offered. Non-overlap of all pairs and Tau-U: Parker, Vannest, Davis & Sauber 2011, Behav Ther
42:284-299, doi 10.1016/j.beth.2010.08.006. Tau-U is as they print it, and here for numbers that others have printed: a
trend in a first phase that is as long as the second takes it beyond one, so that the journal tells pairs and no Tau-U.

Hides that ties count as half.
"""

import numpy as np

from journal_app.analysis.charts import Column
from journal_app.domain.frozen import frozen


@frozen
class Pairs:
    """Pairs of an earlier and a later day: in how many the later one is less, the same, more."""

    less: int
    same: int
    more: int

    @property
    def count(self) -> int:
        """All of them."""
        return self.less + self.same + self.more

    @property
    def balance(self) -> int:
        """How many more are more than are less (Kendall's S)."""
        return self.more - self.less

    @property
    def non_overlap(self) -> float:
        """The share in which the later one is more, ties as half (NAP); from 1 pair on."""
        return (self.more + self.same / 2) / self.count


def pairs(before: Column, after: Column) -> Pairs:
    """Every day of one phase with every day of another."""
    return _told(after[None, :] - before[:, None])


def pairs_within(values: Column) -> Pairs:
    """Every day of one phase with every later one of it, in their order."""
    return _told((values[None, :] - values[:, None])[np.triu_indices(len(values), 1)])


def tau_u(before: Column, after: Column) -> float:
    """How much more the later phase is, -1 to 1, less the trend within the earlier one; both have a day or more."""
    across = pairs(before, after)
    return (across.balance - pairs_within(before).balance) / across.count


def _told(differences: Column) -> Pairs:
    less, more = int((differences < 0).sum()), int((differences > 0).sum())
    return Pairs(less=less, same=differences.size - less - more, more=more)
