# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The daily scores as they were given, and the days on which none were.

Hides how a day becomes whole numbers from 0 to 10: what lies on the day, plus ups and downs of which about half are
carried over to the next day. Days go missing in runs, and more often on bad days, as they do in real diaries.
"""

import math
import random
from datetime import date
from decimal import Decimal

from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Mark
from journal_app.example.chance import days_from, stream
from journal_app.example.life import Life, burdens

CARRIED_OVER = 0.42
MOOD_CARRIED_OVER = 0.48
"""The share of a day's own ups and downs that is there the next day. With the slow parts of the story, the diary as
written has an autocorrelation of about one half."""

USUAL_FATIGUE = 4.1
SPREAD = 1.35
VERY_BAD = 7.7
BAD = 7

Scores = tuple[tuple[str, Decimal], ...]
"""The scores of one day as pairs of tracker key and value."""


@frozen
class DiaryDay:
    """One day of the diary; ``felt`` is the fatigue that was felt, also where nothing was written."""

    day: date
    felt: float
    mark: Mark
    scores: Scores


def diary(life: Life) -> list[DiaryDay]:
    """Every day of the life in order, also those without scores."""
    chance = stream(life.seed, "diary")
    days = days_from(life.first, life.last)
    bleeding = {day for period in life.periods for day in days_from(period.first_on, period.last_on)}
    written: list[DiaryDay] = []
    swing, mood_swing, missed = 0.0, 0.0, False
    for day, burden in zip(days, burdens(life), strict=True):
        swing = _carried(swing, CARRIED_OVER, chance)
        mood_swing = _carried(mood_swing, MOOD_CARRIED_OVER, chance)
        felt = USUAL_FATIGUE + burden + SPREAD * swing
        mood = 8.1 - 0.45 * felt + 1.05 * mood_swing
        mark, silent = _silence(felt, chance, missed=missed)
        if day in {life.first, life.last}:  # the diary begins and ends with an evening that was written
            mark, silent = Mark.NONE, False
        missed = silent
        scores = () if silent else _scores(felt, mood, chance, bleeds=day in bleeding)
        written.append(DiaryDay(day=day, felt=felt, mark=mark, scores=scores))
    return [_on_holiday(life, entry) for entry in written]


def _carried(swing: float, share: float, chance: random.Random) -> float:
    """The next value of a swing of unit spread of which that share is there the next day."""
    return share * swing + math.sqrt(1 - share**2) * chance.gauss(0, 1)


def _silence(felt: float, chance: random.Random, *, missed: bool) -> tuple[Mark, bool]:
    """How the day was marked and whether it has no scores; two draws are made on every day alike."""
    ill, forgotten = chance.random(), chance.random()
    if ill < max(0.0, min(0.55, (felt - VERY_BAD) * 0.3)):
        return Mark.TOO_ILL, True
    share = 0.085 + 0.045 * max(0.0, felt - 5) + (0.28 if missed else 0.0)
    return Mark.NONE, forgotten < share


def _scores(felt: float, mood: float, chance: random.Random, *, bleeds: bool) -> Scores:
    """Two scores on a bad day, up to six on others."""
    fog, pain, sleep, more = chance.gauss(0, 1), chance.gauss(0, 1), chance.gauss(0, 1), chance.random()
    fatigue = _whole(felt)
    scores = [("fatigue", fatigue), ("mood", _whole(mood))]
    if fatigue < BAD and more < 0.85:  # noqa: PLR2004 -- on some days the two are enough
        scores.append(("brain_fog", _whole(0.75 * felt + 0.4 + fog)))
        scores.append(("pain", _whole(0.4 * felt + 0.7 + pain)))
        scores.append(("sleep_hours", Decimal(round(2 * min(11.0, max(3.0, 7.3 + 0.9 * sleep)))) / 2))
    if bleeds or more < 0.85:  # noqa: PLR2004 -- a "no" is given with the others, a "yes" always
        scores.append(("period", Decimal(int(bleeds))))
    return tuple(scores)


def _whole(value: float) -> Decimal:
    return Decimal(min(10, max(0, round(value))))


def _on_holiday(life: Life, entry: DiaryDay) -> DiaryDay:
    """The same day, or an empty one marked as not tracked when it lies in a holiday."""
    if any(first <= entry.day <= last for first, last in life.holidays):
        return DiaryDay(day=entry.day, felt=entry.felt, mark=Mark.NOT_TRACKED, scores=())
    return entry
