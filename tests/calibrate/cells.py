# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The cells of the calibration: what is tried, what came out, and which bar it has to keep.

Hides how often is counted: a false alarm is an interval without the truth of no change in it, whatever is then said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

from journal_app.analysis.statistics.before_after import EARLY, LATER, PRIMARY, Asked, before_after
from journal_app.analysis.statistics.comparisons import Window
from journal_app.analysis.statistics.verdicts import BeforeAfter, Verdict
from tests.calibrate.diaries import Chosen, Situation, diaries

PHIS = (0.0, 0.3, 0.5, 0.7)
HISTORIES = (180, 300)
DATES = (Chosen.AT_RANDOM, Chosen.AFTER_THE_WORST)
TRUE_CHANGE = -1.5
NEAR_THE_END = 8.5
POWER = {(0.3, 180): 0.80, (0.5, 180): 0.64, (0.7, 180): 0.44, (0.3, 300): 0.85, (0.5, 300): 0.67, (0.7, 300): 0.46}
OTHERS = {"no change, days 8 to 27": EARLY, "no change, days 57 to 84": LATER}
LEAST_ALARMS, MOST_ALARMS = 0.025, 0.075
MOST_WITH_WAVE = 0.08
LEAST_COVERED, MOST_COVERED = 0.93, 0.97


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One row of the table: where it belongs, what its diaries are like, and which days after day 0 are compared."""

    group: str
    situation: Situation
    window: Window = PRIMARY


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Shares of all runs: the interval is clear of nought, holds the truth, or a side is taken in the verdict."""

    cell: Cell
    runs: int
    clear: float
    covered: float
    sided: float
    without_size: float
    estimate: float
    widening: float

    def error(self, share: float) -> float:
        """Two standard errors of a share in so many runs."""
        return float(2 * np.sqrt(share * (1 - share) / self.runs))


def cells() -> list[Cell]:
    """All of them, in the order of the table."""
    return [*_without_change(), *_in_other_windows(), *_waving(), *_with_change(), *_short()]


def _without_change() -> Iterator[Cell]:
    for chosen, before, phi in product(Chosen, HISTORIES, PHIS):
        yield Cell(group="no change", situation=Situation(phi=phi, before=before, chosen=chosen))
    for before, phi in product(HISTORIES, PHIS):
        bad = Situation(phi=phi, before=before, is_clustered=True)
        yield Cell(group="no change, missing on bad days", situation=bad)
    for before, phi in product(HISTORIES, PHIS):
        yield Cell(group="no change, near the end", situation=Situation(phi=phi, before=before, mean=NEAR_THE_END))


def _in_other_windows() -> Iterator[Cell]:
    chosen_so = (Chosen.AT_RANDOM, Chosen.AFTER_THE_WORST_SO_FAR)
    for (name, window), chosen, phi in product(OTHERS.items(), chosen_so, PHIS[1:]):
        yield Cell(group=name, situation=Situation(phi=phi, before=180, chosen=chosen), window=window)


def _waving() -> Iterator[Cell]:
    for before, chosen, phi in product(reversed(HISTORIES), DATES, PHIS):
        waving = Situation(phi=phi, before=before, chosen=chosen, wave=1.0)
        yield Cell(group=f"yearly wave, {before} days", situation=waving)


def _with_change() -> Iterator[Cell]:
    for before, phi in product(HISTORIES, PHIS[1:]):
        yield Cell(group="a change", situation=Situation(phi=phi, before=before, effect=TRUE_CHANGE))


def _short() -> Iterator[Cell]:
    for before, chosen, phi in product((28, 56, 90), DATES, PHIS[1:]):
        yield Cell(group="short diary", situation=Situation(phi=phi, before=before, chosen=chosen))


def outcome(cell: Cell, runs: int, seed: int) -> Outcome:
    """What the comparison says of a cell's diaries."""
    found = [
        before_after(diary, Asked(anchor=anchor, today=anchor + 85, window=cell.window, low=0.0, high=10.0))
        for diary, anchor in diaries(cell.situation, runs, seed)
    ]
    sizes = [one.size for one in found if one.size is not None]
    truth = cell.situation.effect
    return Outcome(
        cell=cell,
        runs=runs,
        clear=sum(not size.low <= 0 <= size.high for size in sizes) / runs,
        covered=sum(size.low <= truth <= size.high for size in sizes) / max(1, len(sizes)),
        sided=sum(_is_sided(one) for one in found) / runs,
        without_size=1 - len(sizes) / runs,
        estimate=float(np.mean([size.estimate for size in sizes])) if sizes else 0.0,
        widening=float(np.mean([size.widening for size in sizes])) if sizes else 1.0,
    )


def kept(outcome: Outcome) -> bool | None:
    """Whether a cell keeps its bar; None where it has none and stands there to be read."""
    group, situation = outcome.cell.group, outcome.cell.situation
    if group.startswith("no change"):
        return LEAST_ALARMS <= outcome.clear <= MOST_ALARMS and _is_covered(outcome)
    if group == "a change":
        return outcome.clear >= POWER[situation.phi, situation.before] and _is_covered(outcome)
    if group == "yearly wave, 300 days":
        return outcome.clear <= MOST_WITH_WAVE
    return outcome.sided <= MOST_ALARMS if group == "short diary" else None


def mean_of_alarms(outcomes: list[Outcome]) -> float:
    """The mean share of false alarms over all cells without a change and without a wave."""
    return float(np.mean([one.clear for one in outcomes if one.cell.group.startswith("no change")]))


def _is_covered(outcome: Outcome) -> bool:
    return LEAST_COVERED - outcome.error(LEAST_COVERED) <= outcome.covered <= MOST_COVERED + outcome.error(MOST_COVERED)


def _is_sided(one: BeforeAfter) -> bool:
    return one.verdict in {Verdict.LOWER, Verdict.HIGHER}
