# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How many days of a year have an entry, and whether blank days follow bad ones: one question for each tracker.

A blank day has neither a score nor a mark. A day too ill to log is none: it says why there is no score.

Hides where the year begins: with the first entry in it, so that days before a diary was begun are not blank.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from journal_app.analysis.counting import marked_days
from journal_app.analysis.findings.diaries import Kept
from journal_app.analysis.findings.finding import About, Figures, Finding
from journal_app.analysis.findings.waiting import is_kept
from journal_app.analysis.statistics.before_after import is_small
from journal_app.analysis.statistics.blank_days import BeforeBlank, BlankDifference, blank_difference, days_before
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Mark, Tracker
from journal_app.store.queries import Facts

DAYS = 365


@frozen
class BlankFinding(Finding):
    """The days of one tracker from its first entry of the year to yesterday that count.

    ``logged``, ``too_ill`` and ``blank`` are all of them together.
    """

    tracker: Tracker
    logged: int
    blank: tuple[int, ...]
    compared: BeforeBlank
    answer: BlankDifference | None

    @property
    def days(self) -> int:
        """How many days there are."""
        return self.logged + self.too_ill + len(self.blank)

    @property
    def figures(self) -> Figures:
        """Every day with an entry counts as after, so that the coverage is that of all of them."""
        answer = self.answer
        return Figures(
            estimate=answer.difference if answer else None,
            low=answer.low if answer else None,
            high=answer.high if answer else None,
            n_after=self.logged,
            days_possible=self.days,
            rho=answer.rho if answer else None,
        )


def ask(facts: Facts, kept: Sequence[Kept], today: date) -> tuple[BlankFinding, ...]:
    """The days with and without an entry of each tracker that anything is known of."""
    too_ill = frozenset(marked_days(facts.days(), Mark.TOO_ILL))
    return tuple(_answers(kept, too_ill, today.toordinal()))


def _answers(kept: Sequence[Kept], marked: frozenset[int], today: int) -> Iterator[BlankFinding]:
    last = today - 1
    for one in kept:
        if not is_kept(one.diary, one.too_ill):
            continue
        place = one.diary.between(today - DAYS, last)
        scored = {int(day) for day in one.diary.days[place]}
        first = min(scored, default=today - DAYS)
        without = [day for day in range(first, today) if day not in scored and day not in one.uncounted]
        too_ill = [day for day in without if day in marked]
        blank = tuple(day for day in without if day not in marked) if scored else ()
        compared = days_before(one.diary, blank, first, last)
        answer = blank_difference(one.diary, compared)
        yield BlankFinding(
            id=f"{About.BLANK_DAYS}/{one.tracker.key}",
            about=About.BLANK_DAYS,
            outcome=one.tracker.key,
            name=one.tracker.name,
            first=first,
            last=last,
            verdict=_verdict(compared, answer, one.point),
            p=answer.p if answer else None,
            left_out=one.left_out_between(first, last),
            too_ill=len(too_ill),
            tracker=one.tracker,
            logged=len(scored),
            blank=blank,
            compared=compared,
            answer=answer,
        )


def _verdict(compared: BeforeBlank, answer: BlankDifference | None, point: float | None) -> Verdict:
    if answer is None:
        return Verdict.CANNOT_TELL if compared.is_enough else Verdict.NOT_ENOUGH_YET
    if point is not None and is_small(answer.low, answer.difference, answer.high, point):
        return Verdict.ABOUT_THE_SAME
    if answer.low <= 0 <= answer.high:
        return Verdict.CANNOT_TELL
    return Verdict.LOWER if answer.high < 0 else Verdict.HIGHER
