# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What can be said of a before and after, as plain values: the verdict, what is missing, what weakens it, its size.

Hides nothing; the words are made elsewhere, from these.
"""

from dataclasses import field
from enum import StrEnum

from journal_app.analysis.statistics.comparisons import Window
from journal_app.analysis.statistics.fans import Ahead, Fan, fan
from journal_app.analysis.statistics.student import reach, two_sided_p
from journal_app.domain.frozen import frozen


class Verdict(StrEnum):
    """What is said of a comparison, about numbers alone: lower is neither better nor worse."""

    NOT_ENOUGH_YET = "not-enough-yet"
    CANNOT_TELL = "cannot-tell"
    ABOUT_THE_SAME = "about-the-same"
    LOWER = "lower"
    HIGHER = "higher"
    PICTURE_ONLY = "picture-only"


class Lack(StrEnum):
    """What is missing for a comparison."""

    DAYS_BEFORE = "days before"
    ENTRIES_BEFORE = "entries before"
    WINDOW_NOT_OVER = "window not over"
    ENTRIES_AFTER = "entries after"
    WOBBLE = "wobble"


class Caveat(StrEnum):
    """What weakens a comparison; the first of them is said first."""

    SLOW_WAVE = "slow wave"
    SHORT_DIARY = "short diary"
    TOO_SHORT_FOR_A_SIDE = "too short for a side"
    FEW_EARLIER_DATES = "few earlier dates"
    WIDENED = "widened"


@frozen
class Dot:
    """The same comparison at another date of the diary."""

    day: int
    estimate: float


@frozen
class Estimate:
    """A difference in points, after minus expected, with its 95 % interval and everything it stands on.

    ``rho`` is the correlation of one day with the next, ``sigma`` the standard deviation of a day about the path,
    ``freedom`` that of t, ``widening`` what its earlier dates made of the interval (1: nothing).
    """

    estimate: float
    low: float
    high: float
    expected: float
    rho: float
    sigma: float
    freedom: float
    widening: float

    @property
    def p(self) -> float:
        """How often a diary in which nothing happened lies as far from nought: its interval, read the other way."""
        return two_sided_p(2 * self.estimate / (self.high - self.low) * reach(self.freedom), self.freedom)


@frozen
class BeforeAfter:
    """One comparison: counts always, ``size`` and ``fan`` where the diary allows them; the fan is made when asked for.

    ``n_after`` of ``days_possible`` days of the window have an entry, ``needed`` is how many it takes; ``n_before`` of
    ``days_before``. ``earliest`` is the first day on which more could be said, None where waiting would not help.
    """

    anchor: int
    window: Window
    verdict: Verdict
    n_before: int
    days_before: int
    n_after: int
    days_possible: int
    needed: int
    lacks: tuple[Lack, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    earliest: int | None = None
    size: Estimate | None = None
    earlier: tuple[Dot, ...] = ()
    ahead: Ahead | None = field(default=None, compare=False)

    @property
    def fan(self) -> Fan | None:
        """What the days before led to expect of each day after."""
        return fan(self.ahead) if self.ahead else None

    @property
    def coverage(self) -> float:
        """The share of the window's days that have an entry, 0 to 1."""
        return self.n_after / self.days_possible
