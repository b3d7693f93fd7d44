# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The made-up person's blood draws: when, where, and what the sheet said.

Hides the timetable (around iron courses, before the six-monthly infusions, once with a fever) and how the analytes of
one draw hang together: TSAT is what iron and transferrin make it.
"""

import math
import random
from dataclasses import replace
from datetime import date, time

from journal_app.domain.frozen import frozen
from journal_app.domain.labs import LabResult
from journal_app.domain.treatments import EventKind
from journal_app.example.chance import later, stream, workday
from journal_app.example.iron import IronCourse, ferritin, phosphate_dip, shortage, stores
from journal_app.example.laboratories import NORTH, SOUTH, printed
from journal_app.example.life import Life

ROUTINE_EVERY_DAYS = 92
APART_DAYS = 11
TOO_SOON_DAYS = 28
"""Only one draw on purpose lies within these days after an iron infusion: labels ask to wait four weeks (mims.com)."""

TIBC_PER_TRANSFERRIN = 25.135
"""µmol/L of TIBC for each g/L of transferrin (unitslab.com/node/54)."""


@frozen
class Draw:
    """One planned blood draw."""

    day: date
    at_south: bool = False
    whole_panel: bool = True
    phosphate: bool = False
    fever: bool = False
    clear_crp: bool = False
    note: str = ""


def blood(life: Life) -> list[tuple[Draw, tuple[LabResult, ...]]]:
    """Every draw in order, each with its results as printed."""
    chance = stream(life.seed, "blood")
    return [(draw, _sheet(life, draw, chance)) for draw in draws(life)]


def draws(life: Life) -> list[Draw]:
    """The days of the blood draws in order, at least eleven days apart."""
    planned = _around_courses(life.iron) + _with_fever(life) + _routine(life)
    kept: list[Draw] = []
    for asked in planned:  # the first asked for has the right of way
        draw = replace(asked, day=workday(asked.day))
        inside = later(life.first, 5) <= draw.day <= later(life.last, -3)
        if inside and all(abs((draw.day - other.day).days) >= APART_DAYS for other in kept):
            kept.append(draw)
    return _one_clear_crp(sorted(kept, key=lambda draw: draw.day))


def _around_courses(courses: tuple[IronCourse, ...]) -> list[Draw]:
    planned: list[Draw] = []
    for course in courses:
        planned.append(Draw(day=later(course.first_on, -24), phosphate=True))
        if course.number == 1:
            planned.append(Draw(day=later(course.last_on, 9), phosphate=True, note="Two weeks after the first drip."))
            planned.append(Draw(day=later(course.last_on, 37), phosphate=True))
        planned.append(Draw(day=later(course.last_on, 61), phosphate=course.number == 1))
    return planned


def _with_fever(life: Life) -> list[Draw]:
    """A draw on the fourth day of the first infection that leaves room for it, and of every fifth after that."""
    infections = [one for one in life.episodes if one.event.kind is EventKind.INFECTION]
    fit = [one for one in infections if not _soon_after_iron(life.iron, later(one.event.first_on, 3))]
    return [
        Draw(day=later(one.event.first_on, 3), whole_panel=False, fever=True, note="Drawn with a fever.")
        for one in fit[::5]
    ]


def _routine(life: Life) -> list[Draw]:
    chance = stream(life.seed, "routine draws")
    planned: list[Draw] = []
    day = later(life.first, 16)
    while day <= life.last:
        if not _soon_after_iron(life.iron, day):
            planned.append(Draw(day=day, at_south=len(planned) % 4 == 2))  # noqa: PLR2004 -- the third of every four
        day = later(day, ROUTINE_EVERY_DAYS + chance.randrange(-9, 10))
    return planned


def _soon_after_iron(courses: tuple[IronCourse, ...], day: date) -> bool:
    return any(0 <= (day - course.first_on).days <= TOO_SOON_DAYS + 7 for course in courses)


def _one_clear_crp(planned: list[Draw]) -> list[Draw]:
    """The same draws, every sixth without fever at the northern laboratory with a CRP it puts no number to."""
    north = [draw for draw in planned if not (draw.at_south or draw.fever)]
    clear = set(north[1::6])
    return [replace(draw, clear_crp=draw in clear) for draw in planned]


def _sheet(life: Life, draw: Draw, chance: random.Random) -> tuple[LabResult, ...]:
    laboratory = SOUTH if draw.at_south else NORTH
    at = time(chance.randrange(8, 11), chance.randrange(0, 60, 5))
    amounts = _amounts(life, draw, chance)
    wanted = [analyte for analyte in laboratory.lines if _is_wanted(draw, analyte)]
    return tuple(printed(laboratory, analyte, amounts[analyte], draw.day, at) for analyte in wanted)


def _is_wanted(draw: Draw, analyte: str) -> bool:
    if analyte == "phosphate":
        return draw.phosphate
    return draw.whole_panel or analyte in {"haemoglobin", "crp"}


def _amounts(life: Life, draw: Draw, chance: random.Random) -> dict[str, float]:
    """Every analyte in the story's units; the same number of draws from chance whatever was wanted."""
    settled = stores(life.iron, life.first, draw.day)
    spread = [chance.gauss(0, 1) for _ in range(6)]
    full = 1 - math.exp(-settled / 55)
    transferrin = round(3.35 - 0.95 * full + 0.08 * spread[0], 2)
    saturation = max(4.0, 8 + 24 * full + 3.2 * spread[1])
    iron = round(saturation / 100 * transferrin * TIBC_PER_TRANSFERRIN, 1)
    felt_shortage = shortage(life.iron, life.first, draw.day)
    return {
        "ferritin": max(3.0, ferritin(life.iron, life.first, draw.day) * (1 + 0.06 * spread[2])),
        "iron": iron,
        "transferrin": transferrin,
        "tibc": transferrin * TIBC_PER_TRANSFERRIN,
        "tsat": 100 * iron / (transferrin * TIBC_PER_TRANSFERRIN),
        "haemoglobin": 131 - 13 * felt_shortage + 2.4 * spread[3],
        "crp": _crp(draw, spread[4]),
        "phosphate": (0.55 if phosphate_dip(life.iron, draw.day) else 1.08) + 0.05 * spread[5],
    }


def _crp(draw: Draw, spread: float) -> float:
    if draw.clear_crp:
        return 0.4
    return 38 + 6 * spread if draw.fever else min(4.6, max(0.8, 1.7 * math.exp(0.45 * spread)))
