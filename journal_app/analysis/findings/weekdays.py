# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whether one day of the week is unlike the others, over the year that ends yesterday: one question a tracker.

Hides which weekday is spoken of: the one that lies furthest from the mean of all seven, for how sure that is.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from journal_app.analysis.findings.diaries import Kept
from journal_app.analysis.findings.finding import About, Figures, Finding
from journal_app.analysis.findings.waiting import earliest, is_kept
from journal_app.analysis.statistics.before_after import is_small
from journal_app.analysis.statistics.comparisons import Diary
from journal_app.analysis.statistics.turn_of_week import (
    FEWEST_OF_A_WEEKDAY,
    WeekdayDifference,
    weekday_counts,
    weekday_differences,
)
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Tracker

DAYS = 365
ONE_IN_TWENTY = 0.05


@frozen
class WeekdayFinding(Finding):
    """The seven weekdays of one tracker; ``counts`` are the days with an entry of each, Monday first."""

    tracker: Tracker
    counts: tuple[int, ...]
    seven: tuple[WeekdayDifference, ...]
    earliest: int | None = None

    @property
    def furthest(self) -> WeekdayDifference | None:
        """The one that is spoken of; None without an answer."""
        return max(self.seven, key=lambda one: one.distance, default=None)

    @property
    def figures(self) -> Figures:
        """Those of the weekday that lies furthest from the mean of all."""
        furthest = self.furthest
        return Figures(
            estimate=furthest.difference if furthest else None,
            low=furthest.low if furthest else None,
            high=furthest.high if furthest else None,
            n_after=sum(self.counts),
            days_possible=self.last - self.first + 1,
            rho=furthest.rho if furthest else None,
        )


def ask(kept: Sequence[Kept], today: date) -> tuple[WeekdayFinding, ...]:
    """The turn of the week of each tracker that anything is known of."""
    return tuple(_answers(kept, today.toordinal()))


def _answers(kept: Sequence[Kept], today: int) -> Iterator[WeekdayFinding]:
    first, last = today - DAYS, today - 1
    for one in kept:
        if not is_kept(one.diary, one.too_ill):
            continue
        counts, seven = weekday_counts(one.diary, first, last), weekday_differences(one.diary, first, last)
        is_enough = _has_enough(one.diary, first, last)
        found = WeekdayFinding(
            id=f"{About.WEEKDAYS}/{one.tracker.key}",
            about=About.WEEKDAYS,
            outcome=one.tracker.key,
            name=one.tracker.name,
            first=first,
            last=last,
            verdict=_verdict(seven, one.point) if is_enough else Verdict.NOT_ENOUGH_YET,
            p=min((each.adjusted_p for each in seven), default=None),
            left_out=one.left_out_between(first, last),
            too_ill=len(one.too_ill_between(first, last)),
            tracker=one.tracker,
            counts=counts,
            seven=seven,
            earliest=None if is_enough else earliest(one.diary, today, DAYS, _has_enough),
        )
        yield found


def _has_enough(diary: Diary, first: int, last: int) -> bool:
    return min(weekday_counts(diary, first, last)) >= FEWEST_OF_A_WEEKDAY


def _verdict(seven: Sequence[WeekdayDifference], point: float | None) -> Verdict:
    if not seven:
        return Verdict.CANNOT_TELL
    if point is not None and all(is_small(one.low, one.difference, one.high, point) for one in seven):
        return Verdict.ABOUT_THE_SAME
    furthest = max(seven, key=lambda one: one.distance)
    if furthest.adjusted_p >= ONE_IN_TWENTY:
        return Verdict.CANNOT_TELL
    return Verdict.LOWER if furthest.difference < 0 else Verdict.HIGHER
