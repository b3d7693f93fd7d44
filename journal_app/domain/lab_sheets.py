# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A printed sheet: one draw and its results line by line, which are kept together or not at all.

Hides which lines count (one that is left blank does not), that what is wrong with the draw is said once, and how lines
copied from a table of another program are read.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from journal_app.domain.checks import Problem
from journal_app.domain.frozen import frozen
from journal_app.domain.lab_drafts import LabDraft, check_lab
from journal_app.domain.labs import LabResult
from journal_app.domain.quantities import UnknownUnit, read_unit, split_unit
from journal_app.words import _

DRAW_FIELDS = ("day", "time", "laboratory", "fasting", "note")
LINE_FIELDS = ("analyte", "value", "unit", "range", "flag", "waited")
PRINTED_FIELDS = ("analyte", "value", "unit", "range", "flag")
"""The columns of a printed sheet, in their order."""
LONGEST = 200
"""Signs that fit into one field of a sheet, as nothing longer is printed there."""
MOST_PASTED = 60
"""Lines that are taken over from a table at once; more are no one draw."""


@frozen
class LineProblem:
    """What is wrong with a field of a line; ``line`` counts from 0 and says nothing for a field of the draw."""

    line: int
    problem: Problem


@frozen
class CheckedSheet:
    """All results of a sheet when nothing is left to settle, else none and every problem."""

    results: tuple[LabResult, ...] = ()
    problems: tuple[LineProblem, ...] = ()

    def problem(self, line: int, field: str) -> Problem | None:
        """The first problem of a field of a line, or None."""
        found = (p.problem for p in self.problems if p.problem.field == field and (p.line == line or _of_draw(p)))
        return next(found, None)


def check_sheet(lines: Sequence[LabDraft], *, today: date, needed: int = 0) -> CheckedSheet:
    """The results of all lines that are not blank; a sheet of blank lines has the problems of its first one.

    The first ``needed`` lines stand for results that are kept already, and cannot be left blank.
    """
    typed = [place for place, line in enumerate(lines) if place < needed or is_typed(line)] or [0]
    checked = {place: check_lab(unit_split_off(lines[place]), today=today) for place in typed}
    problems = [LineProblem(line=place, problem=found) for place in typed for found in checked[place].problems]
    problems += [found for place in typed for found in _too_long(place, lines[place])]
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


def pasted_lines(text: str) -> tuple[LabDraft, ...]:
    """The lines of a table copied from elsewhere, a column each for analyte, value, unit, range and flag.

    A unit may stand behind its value instead, and then in no column of its own. Nothing where it is no such table.
    """
    rows = [[" ".join(cell.split()) for cell in row.split("\t")] for row in text.splitlines() if row.strip()]
    is_table = bool(rows) and all(1 < len(row) <= len(PRINTED_FIELDS) for row in rows)
    if not is_table or len(rows) > MOST_PASTED:
        return ()
    return tuple(_pasted_line(row) for row in rows)


def _pasted_line(cells: Sequence[str]) -> LabDraft:
    analyte, value, *beside = cells
    number, unit = split_unit(value)
    has_own_column = len(beside) == len(PRINTED_FIELDS) - 2
    if unit and not has_own_column:
        value, beside = number, [unit, *beside]
    unit, limits, flag = (*beside, "", "", "")[:3]
    return LabDraft(analyte=analyte, value=value, unit=unit, range=limits, flag=flag)


def _too_long(place: int, draft: LabDraft) -> list[LineProblem]:
    """The fields of a line that hold more than is ever printed in one; those that say so themselves are left to it."""
    names = [name for name in ("range", "flag", "laboratory", "waited") if len(getattr(draft, name)) > LONGEST]
    message = _("This is longer than the {most} signs there is room for.").format(most=LONGEST)
    return [LineProblem(line=place, problem=Problem(name, message)) for name in names]


def is_same_unit(one: str, other: str) -> bool:
    """Whether two spellings mean one unit; two that nobody can read are compared as they stand."""
    try:
        return read_unit(one).code == read_unit(other).code
    except UnknownUnit:
        return one.strip() == other.strip()


def _of_draw(found: LineProblem) -> bool:
    return found.problem.field in DRAW_FIELDS
