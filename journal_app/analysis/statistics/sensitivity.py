# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whether a before and after holds when it is asked in another way.

Days too ill to log have no score, and they are not like the others. Once they are missing, as in the diary; once they
count as the worst day that the diary has. A verdict that hangs on which is no verdict. And a jump as large can turn up
by chance in the same days: the diary is turned round as on a drum, so that each day comes to stand at day 0 once.

Hides how a diary with gaps is turned: days, not entries, go round, and a place with too few entries is left out.
"""

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from journal_app.analysis.charts import Column
from journal_app.analysis.statistics.comparisons import Diary, Window
from journal_app.analysis.statistics.verdicts import BeforeAfter, Verdict
from journal_app.domain.frozen import frozen


@frozen
class Turns:
    """At how many of ``places`` the same days, turned round, hold a difference at least as large."""

    as_large: int
    places: int

    @property
    def share(self) -> float:
        """The same as a share, 0 to 1; 1 where there is no place to look at."""
        return self.as_large / self.places if self.places else 1.0


def too_ill_as_worst(diary: Diary, too_ill: Collection[int], *, is_higher_worse: bool) -> Diary:
    """The diary with the worst number it has on each day too ill to log; a day that has a number keeps it."""
    added = np.setdiff1d(np.array(sorted(too_ill), dtype=np.float64), diary.days)
    if not len(diary.days) or not len(added):
        return diary
    worst = diary.values.max() if is_higher_worse else diary.values.min()
    days = np.concatenate([diary.days, added])
    order = np.argsort(days)
    return Diary(days[order], np.concatenate([diary.values, np.full(len(added), worst)])[order])


def agreed(found: BeforeAfter, otherwise: BeforeAfter) -> BeforeAfter:
    """What was found, with "cannot tell" in place of a verdict that asking otherwise does not give too."""
    has_side = found.verdict in {Verdict.LOWER, Verdict.HIGHER, Verdict.ABOUT_THE_SAME}
    return replace(found, verdict=Verdict.CANNOT_TELL) if has_side and otherwise.verdict != found.verdict else found


def turns(diary: Diary, first: int, anchor: int, window: Window) -> Turns:
    """How often the mean of the window lies as far from that of the days before, over all days from ``first`` on."""
    place = diary.between(first, anchor + window.last)
    before = anchor - first
    if before < 1 or place.stop == place.start:
        return Turns(as_large=0, places=0)
    values = np.full(before + window.last + 1, np.nan)
    values[(diary.days[place] - first).astype(int)] = diary.values[place]
    after_means, after_counts = _means(values, before + window.first, window.days)
    before_means, before_counts = _means(values, 0, before)
    enough = (after_counts >= window.needed) & (before_counts >= window.needed)
    differences = np.abs(after_means - before_means)
    if not enough[0]:
        return Turns(as_large=0, places=0)
    as_large = differences[enough] >= differences[0] - 1e-9
    return Turns(as_large=int(as_large.sum()) - 1, places=int(enough.sum()) - 1)


def _means(values: Column, first: int, days: int) -> tuple[Column, Column]:
    """For each turn: the mean of so many days from the ``first`` one on, going round, and how many have a value."""
    there = ~np.isnan(values)
    sums, counts = (_round(column, first, days) for column in (np.where(there, values, 0.0), there.astype(float)))
    return np.asarray(sums / np.maximum(counts, 1), dtype=np.float64), counts


def _round(column: Column, first: int, days: int) -> Column:
    twice = np.concatenate([[0.0], np.cumsum(np.concatenate([column, column, column]))])
    starts = first + np.arange(len(column))
    return np.asarray(twice[starts + days] - twice[starts], dtype=np.float64)
