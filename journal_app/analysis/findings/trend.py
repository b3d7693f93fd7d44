# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whether a score goes up or down over a span of days that ends yesterday: one question for each tracker.

Hides when no side is taken though the line is clear of nought: a diary too short to tell a trend from a slow wave, and
days too ill to log that would turn the answer if they counted as the worst of the diary.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import IntEnum

from journal_app.analysis.findings.diaries import Kept
from journal_app.analysis.findings.finding import About, Figures, Finding
from journal_app.analysis.findings.waiting import earliest, is_kept
from journal_app.analysis.statistics.before_after import is_small
from journal_app.analysis.statistics.sensitivity import too_ill_as_worst
from journal_app.analysis.statistics.trends import Trend, has_enough, last_day_for_a_side, trend
from journal_app.analysis.statistics.verdicts import Lack, Verdict
from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Better, Tracker
from journal_app.domain.settings import TREND_DAYS
from journal_app.store.queries import Facts

_TOLD = frozenset({Verdict.LOWER, Verdict.HIGHER, Verdict.ABOUT_THE_SAME})


class TrendDays(IntEnum):
    """Spans that a trend can be asked over, in days: a quarter, half a year, a year."""

    QUARTER = 91
    HALF_YEAR = 182
    YEAR = 365


def days_chosen(facts: Facts) -> TrendDays:
    """The span that was chosen for a journal, else a year."""
    kept = facts.setting(TREND_DAYS)
    return next((span for span in TrendDays if str(span.value) == kept), TrendDays.YEAR)


@frozen
class TrendFinding(Finding):
    """The trend of one tracker. ``n`` days of the span have an entry; ``earliest`` is the first day to look again.

    That is the first day on which there could be an answer or, where there is one, on which a side could be taken.
    ``is_unsteady``: it hangs on how the days too ill to log are counted, and the answer is that nobody can tell.
    """

    tracker: Tracker
    n: int
    answer: Trend | None
    lack: Lack | None = None
    earliest: int | None = None
    is_unsteady: bool = False

    @property
    def days(self) -> int:
        """How many days the span has."""
        return self.last - self.first + 1

    @property
    def figures(self) -> Figures:
        """The estimate is the change from the first to the last day of the span."""
        answer = self.answer
        return Figures(
            estimate=answer.change if answer else None,
            low=answer.low if answer else None,
            high=answer.high if answer else None,
            n_after=self.n,
            days_possible=self.days,
            rho=answer.rho if answer else None,
        )


def ask(kept: Sequence[Kept], today: date, days: int = TrendDays.YEAR) -> tuple[TrendFinding, ...]:
    """The trend over so many days, 84 or more, of each tracker that anything is known of."""
    return tuple(_answers(kept, today.toordinal(), days))


def _answers(kept: Sequence[Kept], today: int, days: int) -> Iterator[TrendFinding]:
    first, last = today - days, today - 1
    for one in kept:
        if not is_kept(one.diary, one.too_ill):
            continue
        tracker = one.tracker
        found = trend(one.diary, first, last, _ends(tracker))
        lack = _lack(one, first, last, found)
        verdict = _verdict(found, lack, one.point)
        is_unsteady = verdict in _TOLD and _if_worst(one, first, last) not in {None, verdict}
        yield TrendFinding(
            id=f"{About.TREND}/{tracker.key}/{days}",
            about=About.TREND,
            outcome=tracker.key,
            name=tracker.name,
            first=first,
            last=last,
            verdict=Verdict.CANNOT_TELL if is_unsteady else verdict,
            p=found.p if found and found.is_told_from_waves else None,
            left_out=one.left_out_between(first, last),
            too_ill=len(one.too_ill_between(first, last)),
            tracker=tracker,
            n=one.diary.count(first, last),
            answer=found,
            lack=lack,
            earliest=_earliest(one, today, days, found, lack),
            is_unsteady=is_unsteady,
        )


def _ends(tracker: Tracker) -> tuple[float | None, float | None]:
    return (
        None if tracker.low is None else float(tracker.low),
        None if tracker.high is None else float(tracker.high),
    )


def _if_worst(kept: Kept, first: int, last: int) -> Verdict | None:
    """The verdict with days too ill to log as the worst of the diary; None without any, or where no worst is known."""
    better = kept.tracker.better
    if better is Better.NEITHER or not kept.too_ill_between(first, last):
        return None
    too_ill = kept.too_ill_between(int(kept.diary.days[0]), last)
    diary = too_ill_as_worst(kept.diary, too_ill, is_higher_worse=better is Better.LOWER)
    return _verdict(trend(diary, first, last), None, kept.point)


def _lack(kept: Kept, first: int, last: int, found: Trend | None) -> Lack | None:
    if found is not None:
        return None
    return Lack.WOBBLE if has_enough(kept.diary, first, last) else Lack.ENTRIES_AFTER


def _verdict(found: Trend | None, lack: Lack | None, point: float | None) -> Verdict:
    if found is None:
        return Verdict.NOT_ENOUGH_YET if lack is Lack.ENTRIES_AFTER else Verdict.CANNOT_TELL
    if point is not None and is_small(found.low, found.change, found.high, point):
        return Verdict.ABOUT_THE_SAME
    if found.low <= 0 <= found.high or not found.is_told_from_waves:
        return Verdict.CANNOT_TELL
    return Verdict.LOWER if found.high < 0 else Verdict.HIGHER


def _earliest(kept: Kept, today: int, days: int, found: Trend | None, lack: Lack | None) -> int | None:
    if lack is Lack.ENTRIES_AFTER:
        return earliest(kept.diary, today, days, has_enough)
    if found is None or found.is_told_from_waves:
        return None
    day = last_day_for_a_side(kept.diary, days) + 1
    return day if day > today else None
