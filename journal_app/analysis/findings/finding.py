# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What every finding has, whatever it was that was asked.

Hides nothing; each kind of question adds what it needs in a module of its own.
"""

from abc import abstractmethod
from enum import StrEnum

from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.domain.frozen import frozen


class About(StrEnum):
    """What is asked. The value is the first part of a finding's id."""

    BEFORE_AFTER = "before-after"
    WEARING_OFF = "wearing-off"
    DRAWS = "draws"
    RESULTS = "results"
    TREND = "trend"
    WEEKDAYS = "weekdays"
    BLANK_DAYS = "blank-days"


@frozen
class Figures:
    """The numbers of a finding, None where there is none.

    ``n_before`` and ``n_after`` are days (or draws) with a value on either side; where there are no sides all count as
    after. ``days_possible`` is out of how many ``n_after`` is. ``rho`` is the correlation of one day with the next.
    """

    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    n_before: int = 0
    n_after: int = 0
    days_possible: int = 0
    rho: float | None = None

    @property
    def coverage(self) -> float | None:
        """The share of the days looked at that have an entry, 0 to 1; None where there was no day to look at."""
        return self.n_after / self.days_possible if self.days_possible else None


@frozen
class Finding:
    """One question and its answer.

    ``id`` stays the same from day to day, its parts divided by strokes. ``outcome`` is the key of the tracker or
    analyte that is looked at and ``name`` its name, to be translated; ``first`` and ``last`` are the days looked at, as
    ordinals or, where there is a ``day_0``, counted from it. ``p`` is how often a diary in which nothing happens does
    as much, None where nobody can say; it is there to be adjusted for the other questions and is never shown.
    ``comparisons`` is how many questions were asked with this one; ``is_held_back``: alone it would take a side, among
    so many it does not.
    """

    id: str
    about: About
    outcome: str
    name: str
    first: int
    last: int
    verdict: Verdict
    day_0: int | None = None
    p: float | None = None
    comparisons: int = 0
    is_primary: bool = False
    is_held_back: bool = False
    left_out: int = 0
    too_ill: int = 0

    @property
    @abstractmethod
    def figures(self) -> Figures:
        """The numbers, the same for every kind of question."""

    @property
    def has_answer(self) -> bool:
        """Whether there is more to see than what is missing."""
        return self.figures.estimate is not None or self.verdict is Verdict.PICTURE_ONLY


@frozen
class Words:
    """A finding in words: what is asked, the answer, what weakens it, what always stands beside it, how it was made."""

    question: str
    sentence: str
    caveats: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    how: tuple[str, ...] = ()
