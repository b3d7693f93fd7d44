# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A printed sheet: one draw and its results line by line, which are kept together or not at all.

Hides which lines count (one that is left blank does not) and that what is wrong with the draw is said once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from journal_app.domain.checks import Problem
from journal_app.domain.lab_drafts import LabDraft, check_lab
from journal_app.domain.labs import LabResult
from journal_app.domain.quantities import UnknownUnit, read_unit, split_unit

DRAW_FIELDS = ("day", "time", "laboratory", "fasting", "note")
LINE_FIELDS = ("analyte", "value", "unit", "range", "flag")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineProblem:
    """What is wrong with a field of a line; ``line`` counts from 0 and says nothing for a field of the draw."""

    line: int
    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSheet:
    """All results of a sheet when nothing is left to settle, else none and every problem."""

    results: tuple[LabResult, ...] = ()
    problems: tuple[LineProblem, ...] = ()

    def problem(self, line: int, field: str) -> Problem | None:
        """The first problem of a field of a line, or None."""
        found = (p.problem for p in self.problems if p.problem.field == field and (p.line == line or _of_draw(p)))
        return next(found, None)


def check_sheet(lines: Sequence[LabDraft], *, today: date) -> CheckedSheet:
    """The results of all lines that are not blank; a sheet of blank lines has the problems of its first one."""
    typed = [place for place, line in enumerate(lines) if is_typed(line)] or [0]
    checked = {place: check_lab(unit_split_off(lines[place]), today=today) for place in typed}
    problems = [LineProblem(line=place, problem=found) for place in typed for found in checked[place].problems]
    if problems:
        said_once = [found for found in problems if not _of_draw(found) or found.line == typed[0]]
        return CheckedSheet(problems=tuple(said_once))
    return CheckedSheet(results=tuple(found.value for found in checked.values() if found.value is not None))


def is_typed(line: LabDraft) -> bool:
    """Whether anything stands in a line."""
    return any(getattr(line, name).strip() for name in LINE_FIELDS)


def unit_split_off(draft: LabDraft) -> LabDraft:
    """A value typed with its unit behind it as value and unit; untouched where the unit field says another."""
    value, unit = split_unit(draft.value)
    if not unit or (draft.unit.strip() and not is_same_unit(unit, draft.unit)):
        return draft
    return replace(draft, value=value, unit=draft.unit.strip() or unit)


def is_same_unit(one: str, other: str) -> bool:
    """Whether two spellings mean one unit; two that nobody can read are compared as they stand."""
    try:
        return read_unit(one).code == read_unit(other).code
    except UnknownUnit:
        return one.strip() == other.strip()


def _of_draw(found: LineProblem) -> bool:
    return found.problem.field in DRAW_FIELDS
