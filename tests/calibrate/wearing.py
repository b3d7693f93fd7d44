# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Made-up cycles with a known truth: how often wearing off is found where there is none, and where there is.

Whole scores from 0 to 10 of SD 1.6, one day in five missing, cycles a tenth longer or shorter than said. A decline is a
straight line within each cycle, so that its last third lies as far below its first as is said.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np

from journal_app.analysis.charts import Column
from journal_app.analysis.statistics.comparisons import Diary
from journal_app.analysis.statistics.thirds import Stretch
from journal_app.analysis.statistics.wearing_off import LastAgainstFirst, last_against_first
from tests.calibrate.cells import LEAST_COVERED, MOST_ALARMS, MOST_COVERED, MOST_WITH_WAVE
from tests.calibrate.diaries import MISSING, SPREAD, YEAR
from tests.calibrate.shares import Share

GROUP = "wearing off"
FIRST_DAY, LONGEST = 8, 180
ABOUT = 0.1
MEAN = 6.0
DECLINE = -1.5
WAVE_DAYS = 270
PHIS = (0.0, 0.3, 0.5, 0.7)
CYCLES = ((3, 28), (8, 28), (3, 56), (3, 90), (6, 90), (3, 180), (8, 180))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycles:
    """So many cycles of about so many days, one day's correlation with the next, and what happens in them."""

    count: int
    days: int
    phi: float
    wave: float = 0.0
    decline: float = 0.0

    @property
    def words(self) -> str:
        """The same as part of a row."""
        return f"{self.count} cycles of {self.days} days, phi {self.phi}"


def wearing_tasks() -> list[Cycles]:
    """Everything that is tried: nothing, a yearly wave, and a decline, in each kind of cycles."""
    kinds: tuple[dict[str, float], ...] = ({}, {"wave": 1.0}, {"decline": DECLINE})
    return [
        Cycles(count=count, days=days, phi=phi, **kind) for kind, (count, days), phi in product(kinds, CYCLES, PHIS)
    ]


def wearing_shares(tried: Cycles, runs: int, seed: int) -> list[Share]:
    """What is found in so many runs; the same for the same seed. A run with too few entries does not count."""
    rng = np.random.default_rng(seed)
    found = [one for _run in range(runs) if (one := last_against_first(*made(tried, rng))) is not None]
    clear, covered = _share(found, 0.0), 1 - _share(found, tried.decline)
    room = 2 * float(np.sqrt(LEAST_COVERED * (1 - LEAST_COVERED) / max(1, len(found))))

    def share(name: str, of: float, least: float | None = None, most: float | None = None) -> Share:
        return Share(group=GROUP, name=f"{name}, {tried.words}", share=of, runs=len(found), least=least, most=most)

    if tried.wave:
        is_long = tried.count * tried.days - FIRST_DAY >= WAVE_DAYS
        return [share("a yearly wave, clear", clear, most=MOST_WITH_WAVE if is_long else None)]
    cover = share("covered", covered, LEAST_COVERED - room, MOST_COVERED + room)
    if tried.decline:
        return [share("a decline, clear", clear), cover]
    return [share("nothing, clear", clear, most=MOST_ALARMS)]


def made(tried: Cycles, rng: np.random.Generator) -> tuple[Diary, list[Stretch]]:
    """A diary, and the days of its cycles that are looked at."""
    lengths = np.minimum(LONGEST, np.round(tried.days * rng.uniform(1 - ABOUT, 1 + ABOUT, tried.count))).astype(int)
    days = np.arange(lengths.sum())
    path = MEAN + SPREAD * _turns(rng, tried.phi, len(days))
    path += tried.wave * np.sin(2 * np.pi * days / YEAR + rng.uniform(0, 2 * np.pi))
    ends = np.cumsum(lengths)
    stretches = [
        Stretch(first=int(end - length + FIRST_DAY), last=int(end - 1))
        for end, length in zip(ends, lengths, strict=True)
    ]
    for stretch in stretches:
        path[stretch.first : stretch.last + 1] += tried.decline * _line(stretch)
    there = rng.random(len(days)) >= MISSING
    return Diary(days[there].astype(float), np.clip(np.round(path), 0, 10)[there]), stretches


def _turns(rng: np.random.Generator, phi: float, days: int) -> Column:
    noise = rng.standard_normal(days)
    for day in range(1, days):
        noise[day] = phi * noise[day - 1] + np.sqrt(1 - phi**2) * noise[day]
    return np.asarray(noise, dtype=np.float64)


def _line(stretch: Stretch) -> Column:
    """A straight line whose last third lies one above its first."""
    line = np.arange(stretch.days) - (stretch.days - 1) / 2
    third = stretch.third
    return np.asarray(line / (line[-third:].mean() - line[:third].mean()), dtype=np.float64)


def _share(found: list[LastAgainstFirst], truth: float) -> float:
    return sum(not one.low <= truth <= one.high for one in found) / max(1, len(found))
