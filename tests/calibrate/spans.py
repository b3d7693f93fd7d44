# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The cells for questions about a span of days: a trend, the days of the week, blank days.

Hides how a diary is made up for each, and what is true of it. Higher is worse.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

import numpy as np

from journal_app.analysis.charts import Column
from journal_app.analysis.statistics.blank_days import BeforeBlank, blank_difference, days_before
from journal_app.analysis.statistics.comparisons import Diary
from journal_app.analysis.statistics.trends import DATES_FOR_A_SIDE, trend
from journal_app.analysis.statistics.turn_of_week import weekday_differences
from tests.calibrate.cells import (
    LEAST_ALARMS,
    LEAST_COVERED,
    MOST_ALARMS,
    MOST_COVERED,
    MOST_WITH_WAVE,
    TRUE_CHANGE,
)
from tests.calibrate.diaries import BAD, MISSING, WELL, WORST, YEAR, Situation, scored, usual_paths

FIRST = 738_886
"""1 January 2024, a Monday."""
PHIS = (0.0, 0.3, 0.5, 0.7)
SPANS = (91, 182, 365)
STEP = 0.1
"""Points by which a wandering diary's level moves from one day to the next."""
ONE_IN_TWENTY = 0.05
STREAK = (0.1, 0.6)
"""Chances of a blank day after a day with an entry and after another blank one, where blank days come in streaks."""


class Missing(StrEnum):
    """Which days are missing."""

    AT_RANDOM = "at random"
    IN_STREAKS = "in streaks"
    BAD_DAYS = "bad days"
    AFTER_BAD_DAYS = "after bad days"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanCell:
    """One row: the question, the days asked about, of how many days of diary, and what is odd about it."""

    group: str
    phi: float
    days: int
    diary: int
    wave: float = 0.0
    step: float = 0.0
    change: float = 0.0
    missing: Missing = Missing.AT_RANDOM


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one diary gave: whether its interval is clear of nought and holds the truth, and if a side can be taken."""

    is_clear: bool
    is_covered: bool
    is_sided: bool
    estimate: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanOutcome:
    """Shares of all diaries that had an answer, and the share that had none."""

    cell: SpanCell
    runs: int
    clear: float
    covered: float
    sided: float
    estimate: float
    without: float


def span_cells() -> list[SpanCell]:
    """All of them, in the order of the table."""
    return [*_trends(), *_weekdays(), *_blank_days()]


def enough_before(days: int) -> int:
    """The days of diary that it takes for a trend over ``days`` to take a side."""
    return days + -(-days // 2) + DATES_FOR_A_SIDE * 14


def _trends() -> Iterator[SpanCell]:
    for days, phi in product(SPANS, PHIS):
        yield SpanCell(group="trend, no change", phi=phi, days=days, diary=enough_before(days))
    for days, phi in product(SPANS, PHIS):
        yield SpanCell(group="trend, yearly wave", phi=phi, days=days, diary=enough_before(days), wave=1.0)
    for days, diary, phi in product(SPANS, (YEAR, 3 * YEAR), PHIS[1:]):
        yield SpanCell(group="trend, yearly wave, 1 or 3 years", phi=phi, days=days, diary=diary, wave=1.0)
    for days, whole in product(SPANS, (None, 3 * YEAR)):
        diary = whole or enough_before(days)
        yield SpanCell(group="trend, a level that wanders", phi=0.3, days=days, diary=diary, step=STEP)
    for days, phi in product(SPANS, PHIS[1:]):
        yield SpanCell(group="trend, a change", phi=phi, days=days, diary=enough_before(days), change=TRUE_CHANGE)


def _weekdays() -> Iterator[SpanCell]:
    for days, phi in product((60, YEAR), PHIS):
        yield SpanCell(group="weekdays, no change", phi=phi, days=days, diary=days)
    for phi in PHIS:
        bad = SpanCell(group="weekdays, no change", phi=phi, days=YEAR, diary=YEAR, missing=Missing.BAD_DAYS)
        yield bad


def _blank_days() -> Iterator[SpanCell]:
    for missing, phi in product((Missing.AT_RANDOM, Missing.IN_STREAKS), PHIS):
        yield SpanCell(group="blank days, no change", phi=phi, days=YEAR, diary=YEAR, missing=missing)
    for missing, phi in product((Missing.BAD_DAYS, Missing.AFTER_BAD_DAYS), PHIS):
        yield SpanCell(group="blank days, a difference", phi=phi, days=YEAR, diary=YEAR, missing=missing)


def span_outcome(cell: SpanCell, runs: int, seed: int) -> SpanOutcome:
    """What the question gives on a cell's diaries."""
    rng = np.random.default_rng(seed)
    ask = {"trend": _ask_trend, "weekdays": _ask_weekdays, "blank days": _ask_blank_days}[cell.group.split(",")[0]]
    truth = _true_blank_difference(cell, rng) if ask is _ask_blank_days else cell.change
    answers = [ask(diary, cell, truth) for diary in span_diaries(cell, runs, rng)]
    found = [one for one in answers if one is not None]

    def share(holds: Iterator[bool]) -> float:
        return sum(holds) / max(1, len(found))

    return SpanOutcome(
        cell=cell,
        runs=runs,
        clear=share(one.is_clear for one in found),
        covered=share(one.is_covered for one in found),
        sided=share(one.is_sided for one in found),
        estimate=float(np.mean([one.estimate for one in found])) if found else 0.0,
        without=1 - len(found) / runs,
    )


def span_kept(outcome: SpanOutcome) -> bool | None:
    """Whether a cell keeps its bar; None where it has none and stands there to be read."""
    room = 2 * float(np.sqrt(LEAST_COVERED * (1 - LEAST_COVERED) / outcome.runs))
    if outcome.cell.group.endswith("no change"):
        is_covered = LEAST_COVERED - room <= outcome.covered <= MOST_COVERED + room
        return LEAST_ALARMS <= outcome.clear <= MOST_ALARMS and is_covered
    return outcome.sided <= MOST_WITH_WAVE if "wave" in outcome.cell.group else None


def span_diaries(cell: SpanCell, runs: int, rng: np.random.Generator) -> Iterator[Diary]:
    """As many diaries, each ending where the span ends; the change, if any, begins where the span begins."""
    paths = usual_paths(rng, Situation(phi=cell.phi, before=cell.diary, wave=cell.wave), runs, cell.diary)
    paths += np.cumsum(cell.step * rng.standard_normal(paths.shape), axis=1)
    into = np.clip(np.arange(cell.diary) - (cell.diary - cell.days), 0, None) / (cell.days - 1)
    scores = scored(paths + cell.change * into)
    days = FIRST + np.arange(cell.diary, dtype=np.float64)
    for values, there in zip(scores, _is_there(scores, cell.missing, rng), strict=True):
        yield Diary(days[there], values[there])


def _is_there(scores: Column, missing: Missing, rng: np.random.Generator) -> Column:
    chance, bad = rng.random(scores.shape), scores >= Situation(phi=0, before=0).mean + BAD
    match missing:
        case Missing.AT_RANDOM:
            blank = chance < MISSING
        case Missing.BAD_DAYS:
            blank = chance < np.where(bad, WORST, WELL)
        case Missing.AFTER_BAD_DAYS:
            blank = chance < np.where(np.roll(bad, 1, axis=1), WORST, WELL)
        case Missing.IN_STREAKS:
            blank = np.zeros(scores.shape, dtype=bool)
            for day in range(1, scores.shape[1]):
                blank[:, day] = chance[:, day] < np.where(blank[:, day - 1], STREAK[1], STREAK[0])
    return np.asarray(~blank)


def _ask_trend(diary: Diary, cell: SpanCell, truth: float) -> Found | None:
    last = FIRST + cell.diary - 1
    found = trend(diary, last - cell.days + 1, last)
    if found is None:
        return None
    is_clear = not found.low <= 0 <= found.high
    return Found(
        is_clear=is_clear,
        is_covered=found.low <= truth <= found.high,
        is_sided=is_clear and found.is_told_from_waves,
        estimate=found.change,
    )


def _ask_weekdays(diary: Diary, cell: SpanCell, truth: float) -> Found | None:
    seven = weekday_differences(diary, FIRST, FIRST + cell.days - 1)
    if not seven:
        return None
    monday, is_clear = seven[0], min(one.adjusted_p for one in seven) < ONE_IN_TWENTY
    is_covered = monday.low <= truth <= monday.high
    return Found(is_clear=is_clear, is_covered=is_covered, is_sided=is_clear, estimate=monday.difference)


def _ask_blank_days(diary: Diary, cell: SpanCell, truth: float) -> Found | None:
    found = blank_difference(diary, _compared(diary, cell))
    if found is None:
        return None
    is_clear, is_covered = not found.low <= 0 <= found.high, found.low <= truth <= found.high
    return Found(is_clear=is_clear, is_covered=is_covered, is_sided=is_clear, estimate=found.difference)


def _compared(diary: Diary, cell: SpanCell) -> BeforeBlank:
    last = FIRST + cell.days - 1
    blank = set(range(FIRST, last + 1)) - {int(day) for day in diary.days}
    return days_before(diary, blank, FIRST, last)


def _true_blank_difference(cell: SpanCell, rng: np.random.Generator) -> float:
    """The difference over a thousand years, where it does not hang on chance; nought where it is so by construction."""
    if cell.group.endswith("no change"):
        return 0.0
    before: list[float] = []
    others: list[float] = []
    for diary in span_diaries(cell, 1000, rng):
        compared, numbers = _compared(diary, cell), dict(zip(diary.days, diary.values, strict=True))
        before += [float(numbers[day]) for day in compared.before]
        others += [float(numbers[day]) for day in compared.others]
    return float(np.mean(before) - np.mean(others))
