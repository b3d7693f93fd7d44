# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Made-up diaries with a known truth: whole scores from 0 to 10, days that depend on the day before, days missing.

Hides how all diaries of a cell are made at once from one seed, and how a date is chosen in each. Higher is worse.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from journal_app.analysis.charts import Column
from journal_app.analysis.statistics.comparisons import Diary

SPREAD = 1.6
MISSING = 0.2
YEAR = 365
LONG = 4 * YEAR
"""Days among which nearly always a fortnight is the worst of a year."""
AFTER = 85
WORST, WELL = 0.45, 0.14
"""Chances of a missing day where missing days cluster on bad ones, which is one in five of all days about as well."""
BAD = 1.5
FORTNIGHT, LEAST_IN_FORTNIGHT = 14, 7


class Chosen(StrEnum):
    """How day 0 was chosen: from a year of days, or as soon as a fortnight was worse than all of the year before it.

    Seen from the end of the year, no fortnight after day 0 is worse still, so false alarms are fewer than by chance.
    """

    AT_RANDOM = "a random date"
    AFTER_THE_WORST = "after the worst fortnight"
    AFTER_THE_WORST_SO_FAR = "after the worst so far"


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What a cell's diaries are like: one day's correlation with the next, the history, and what is odd about it."""

    phi: float
    before: int
    chosen: Chosen = Chosen.AT_RANDOM
    mean: float = 6.0
    wave: float = 0.0
    effect: float = 0.0
    is_clustered: bool = False


def diaries(situation: Situation, runs: int, seed: int) -> Iterator[tuple[Diary, int]]:
    """As many diaries as ``runs``, each with its day 0; the same for the same seed."""
    rng = np.random.default_rng(seed)
    days = (LONG if situation.chosen is Chosen.AFTER_THE_WORST_SO_FAR else situation.before + YEAR) + AFTER
    usual = usual_paths(rng, situation, runs, days)
    chance = np.where(scored(usual) >= situation.mean + BAD, WORST, WELL) if situation.is_clustered else MISSING
    is_there = rng.random((runs, days)) >= chance
    for path, there in zip(usual, is_there, strict=True):
        anchor = _anchor(rng, situation, scored(path), there)
        yield _diary(path, there, anchor, situation), anchor


def usual_paths(rng: np.random.Generator, situation: Situation, runs: int, days: int) -> Column:
    """What each person would feel like on each day without anything done."""
    noise = rng.standard_normal((days, runs))
    turns = np.empty_like(noise)
    turns[0] = noise[0]
    for day in range(1, days):
        turns[day] = situation.phi * turns[day - 1] + np.sqrt(1 - situation.phi**2) * noise[day]
    phase = rng.uniform(0, 2 * np.pi, size=(runs, 1))
    wave = situation.wave * np.sin(2 * np.pi * np.arange(days) / YEAR + phase)
    return np.asarray(situation.mean + SPREAD * turns.T + wave, dtype=np.float64)


def scored(path: Column) -> Column:
    return np.asarray(np.clip(np.round(path), 0, 10), dtype=np.float64)


def _anchor(rng: np.random.Generator, situation: Situation, scores: Column, there: Column) -> int:
    """The index of day 0, among the days of one year that have enough days before and after."""
    if situation.chosen is Chosen.AT_RANDOM:
        return situation.before + int(rng.integers(YEAR))
    fortnight = np.ones(FORTNIGHT)
    sums = np.convolve(np.where(there, scores, 0.0), fortnight)[: len(scores)]
    counts = np.convolve(there.astype(float), fortnight)[: len(scores)]
    means = np.where(counts >= LEAST_IN_FORTNIGHT, sums / np.maximum(counts, 1), -np.inf)
    if situation.chosen is Chosen.AFTER_THE_WORST_SO_FAR:
        years = np.lib.stride_tricks.sliding_window_view(means[: LONG - 1], YEAR)
        return YEAR + int((years[:, -1] >= years.max(axis=1)).argmax())
    return situation.before + int(means[situation.before - 1 : situation.before + YEAR - 1].argmax())


def _diary(path: Column, there: Column, anchor: int, situation: Situation) -> Diary:
    days = np.arange(anchor - situation.before, anchor + AFTER)
    changed = path[days] + np.where(days >= anchor, situation.effect, 0.0)
    kept = there[days]
    return Diary(days[kept].astype(float), scored(changed)[kept])
