# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which days count towards a mean.

Hides the two ways a day is taken out: it was marked "not tracked", or the reader left it out. A day marked "too ill to
log" is never taken out: it is missing for a reason, and its count stands beside every mean.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from journal_app.analysis.charts import Column
from journal_app.analysis.series import rounded
from journal_app.domain.frozen import frozen
from journal_app.domain.records import Exclusion
from journal_app.domain.scores import Day, Mark
from journal_app.store.queries import Facts


@frozen(kw_only=False)
class Counting:
    """The days marked "not tracked", as ordinals, and what the reader left out; read once for all trackers."""

    not_tracked: frozenset[int]
    exclusions: tuple[Exclusion, ...]

    def uncounted(self, tracker: str) -> frozenset[int]:
        """The days, as ordinals, that count in no mean of the tracker with this key."""
        left_out = (day for one in self.exclusions if one.tracker in {"", tracker} for day in days_left_out(one))
        return self.not_tracked.union(left_out)


def counting(facts: Facts, days: Sequence[Day] | None = None) -> Counting:
    """Which days of a journal count; ``days`` where they were read already."""
    known = facts.days() if days is None else days
    return Counting(frozenset(marked_days(known, Mark.NOT_TRACKED)), tuple(facts.every(Exclusion)))


@dataclass(frozen=True, slots=True, eq=False)
class CountedDays:
    """The days of one tracker that count, as ordinals in order, their values, and how many entries made each."""

    days: Column
    values: Column
    entries: Column


def counted_days(facts: Facts, tracker: str, counts: Counting | None = None) -> CountedDays:
    """The day numbers of the tracker with this key, without those that count in no mean; ``counts`` where read."""
    found, uncounted = facts.daily_values(tracker), (counts or counting(facts)).uncounted(tracker)
    days = np.asarray(found.days, dtype=np.float64)
    kept = ~np.isin(days, np.fromiter(uncounted, dtype=np.float64, count=len(uncounted)))
    values, entries = (np.asarray(column, dtype=np.float64)[kept] for column in (found.values, found.entries))
    return CountedDays(days[kept], rounded(values), entries)


def marked_days(days: Sequence[Day], mark: Mark) -> list[int]:
    """The days with a mark, as ordinals in order."""
    return [day.day.toordinal() for day in days if day.mark is mark]


def days_left_out(exclusion: Exclusion) -> range:
    """The days of an exclusion, as ordinals."""
    return range(exclusion.first_on.toordinal(), exclusion.last_on.toordinal() + 1)


def too_ill_days(facts: Facts) -> list[int]:
    """The days marked too ill to log on which indeed nothing was scored, as ordinals in order."""
    scored = set(facts.scored_days())
    return [day for day in marked_days(facts.days(), Mark.TOO_ILL) if date.fromordinal(day) not in scored]
