# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The diary of each tracker as questions are asked of it: the days that count, those too ill to log, those taken out.

Hides that all trackers are read once for every question.
"""

from journal_app.analysis.counting import counted_days, counting, too_ill_days
from journal_app.analysis.statistics.comparisons import Diary
from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Tracker, TrackerKind
from journal_app.store.queries import Facts

POINTS = 10
"""Sizes are told in points of a scale from 0 to 10; another scale is taken as if it were one."""


@frozen
class Kept:
    """One tracker's days that count, the days too ill to log, and the days taken out."""

    tracker: Tracker
    diary: Diary
    too_ill: tuple[int, ...]
    uncounted: frozenset[int]

    @property
    def point(self) -> float | None:
        """What one point of a 0-10 scale is on this tracker; None where it has no such scale."""
        return point_of(self.tracker)

    def too_ill_between(self, first: int, last: int) -> list[int]:
        """The days too ill to log from ``first`` to ``last`` that count, both included."""
        return [day for day in self.too_ill if first <= day <= last and day not in self.uncounted]

    def left_out_between(self, first: int, last: int) -> int:
        """How many days the reader, or a mark, took out from ``first`` to ``last``."""
        return sum(first <= day <= last for day in self.uncounted)


def kept_diaries(facts: Facts) -> tuple[Kept, ...]:
    """The diary of every tracker in use, in their order."""
    ill, counts = tuple(too_ill_days(facts)), counting(facts)
    return tuple(
        Kept(
            tracker=tracker,
            diary=Diary(days.days, days.values),
            too_ill=ill,
            uncounted=counts.uncounted(tracker.key),
        )
        for tracker in facts.trackers()
        for days in [counted_days(facts, tracker.key, counts)]
    )


def point_of(tracker: Tracker) -> float | None:
    """What one point of a 0-10 scale is on a tracker; None where it has no such scale."""
    if tracker.kind is not TrackerKind.SCALE or tracker.low is None or tracker.high is None:
        return None
    return float(tracker.high - tracker.low) / POINTS
