# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whether scores at the end of a cycle differ from those at its beginning, over several cycles of one kind.

The estimate is the mean over cycles of the last third minus the first. What chance makes of it is found by turning the
days of each cycle round, each by a number of days of its own, 9,999 times, the same ones every time (``thirds``). The
number is then held against the turns after it was divided by how much further apart the two ends of a cycle are than
two turned thirds, with the correlation of one day with the next from cycles together, each with a level of its own
(``autoregression``). The interval holds every straight drift within a cycle that, taken out of it, leaves nothing that
the turns do not make as well; so it leaves nought out where P is below .05, and only there.

How often it is wrong (`make calibrate`; 300 to 500 made-up lives a cell, 3 to 8 cycles of 28 to 180 days, phi 0 to .7):
an interval without nought in it in .03 to .07 of those in which nothing happens, .045 on the mean, and in at most .07
with a yearly wave of a point where the cycles span 270 days; with fewer up to .11, which is why that is said first. The
interval holds the truth in .92 to .98. A true -1.5 is found, phi 0/.3/.5/.7, in

    3 cycles of 28 days   .57/.49/.35/.22      8 of 28   .94/.83/.68/.51
    3 cycles of 56 days   .93/.79/.62/.41      6 of 90   1/1/.99/.92

Student's t over three cycles of 56 days found it in .62/.42/.32/.29 (200 lives a cell), and turns that were not divided
so were wrong in .10 of the cycles of 28 days at phi .7.

Hides that the ends of the interval are worked out at once: a turn is as large as what a drift of x would leave up to
one x on either side, and the twentieth of those is the end.
"""

import math
from collections.abc import Sequence

import numpy as np

from journal_app.analysis.charts import Column
from journal_app.analysis.statistics.autoregression import Observed, common_rho, level_of
from journal_app.analysis.statistics.comparisons import Diary, is_still
from journal_app.analysis.statistics.thirds import Stretch, Turned, filled, likeness, turned, unlikeness
from journal_app.domain.frozen import frozen

FEWEST_CYCLES = 3
TURNS = 9_999
DAYS_FOR_RHO = 730
"""The newest days that tell how much a day resembles the one before it; more would hardly tell more."""
ONE_IN_TWENTY = 0.05
_SEED = 20241121
_ROUNDING = 1e-9


@frozen
class LastAgainstFirst:
    """The mean over cycles of last third minus first third, its 95 % interval, and how often turns are as large.

    ``each`` is the difference of every cycle; ``rho`` the correlation of one day with the next, ``wider`` what the ends
    of a cycle are further apart than its turns (1: nothing).
    """

    estimate: float
    low: float
    high: float
    p: float
    rho: float
    wider: float
    each: tuple[float, ...]


def is_enough(diary: Diary, stretch: Stretch) -> bool:
    """Whether both thirds of a stretch have the entries that it takes."""
    return min(*thirds_logged(diary, stretch)) >= stretch.needed


def thirds_logged(diary: Diary, stretch: Stretch) -> tuple[int, int]:
    """How many days of the first and of the last third have an entry."""
    third = stretch.third
    if not third:
        return 0, 0
    return (
        diary.count(stretch.first, stretch.first + third - 1),
        diary.count(stretch.last - third + 1, stretch.last),
    )


def last_against_first(diary: Diary, stretches: Sequence[Stretch]) -> LastAgainstFirst | None:
    """Last third against first over these stretches, by day; None under three that have enough, or of days alike."""
    able = [stretch for stretch in stretches if is_enough(diary, stretch)]
    if len(able) < FEWEST_CYCLES or is_still(_values(diary, able)):
        return None
    rho = _rho(diary, able)
    every = [filled(diary, stretch) for stretch in able]
    found = [turned(values, stretch.third) for values, stretch in zip(every, able, strict=True)]
    alike = likeness(rho, max(stretch.days for stretch in able))
    squares = [unlikeness(values, stretch.third, alike) for values, stretch in zip(every, able, strict=True)]
    wider = max(1.0, math.sqrt(sum(here for here, _all in squares) / sum(turns for _here, turns in squares)))
    estimate = float(np.mean([one.differences[0] for one in found]))
    differences, rises = _drawn(found)
    low, high = _ends(differences - estimate * rises, rises, 1 / wider)
    as_large = np.abs(differences) >= abs(estimate) / wider - _ROUNDING
    return LastAgainstFirst(
        estimate=estimate,
        low=estimate + low,
        high=estimate + high,
        p=float(1 + as_large.sum()) / (TURNS + 1),
        rho=rho,
        wider=wider,
        each=tuple(float(one.differences[0]) for one in found),
    )


def _values(diary: Diary, able: Sequence[Stretch]) -> Column:
    return np.concatenate([diary.values[diary.between(one.first, one.last)] for one in able])


def _rho(diary: Diary, able: Sequence[Stretch]) -> float:
    """The correlation of one day with the next about the levels of the newest cycles."""
    newest = [one for one in able if one.last > able[-1].last - DAYS_FOR_RHO]
    whole = diary.between(newest[0].first, newest[-1].last)
    places = [diary.between(one.first, one.last) for one in newest]
    stretches = [(place.start - whole.start, place.stop - whole.start) for place in places]
    days = diary.days[whole]
    return common_rho(Observed(days, diary.values[whole], level_of(len(days))), stretches)


def _drawn(found: Sequence[Turned]) -> tuple[Column, Column]:
    """The mean over cycles for so many draws of a turn of each, of the differences and of the straight rises."""
    rng = np.random.default_rng(_SEED)
    differences, rises = np.zeros(TURNS), np.zeros(TURNS)
    for one in found:
        turn = rng.integers(len(one.differences), size=TURNS)
        differences += one.differences[turn]
        rises += one.rises[turn]
    return differences / len(found), rises / len(found)


def _ends(left: Column, rises: Column, share: float) -> tuple[float, float]:
    """How far a drift may lie below and above the one found, so that turns leave as much in more than one in twenty.

    A turn leaves |left - x rise| of a drift that is x more than the one found, which leaves |x| times ``share``.
    """
    fewest = math.floor(ONE_IN_TWENTY * (TURNS + 1))
    reaches = []
    for side in (-1, 1):
        pull = share + side * np.sign(left) * rises
        reach = np.where(pull > 0, np.abs(left) / np.where(pull > 0, pull, 1.0), np.inf)
        reaches.append(side * float(np.sort(reach)[-fewest]))
    return reaches[0], reaches[1]
