# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What stands in the columns of a grid, counted by what it looks like.

Hides that each cell is looked at once, however many of the rows above it may be the one that names its column: tables
with thousands of columns come too.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from journal_app.domain.frozen import frozen
from journal_app.exchange.lab_tables.cells import is_unit, named_in, read_value_cell
from journal_app.exchange.lab_tables.days import is_day
from journal_app.exchange.lab_tables.roles import Role
from journal_app.exchange.labs.names import is_loinc

_PLAIN_NUMBER = re.compile(r"\s*+[<>]?+\s*+-?[0-9]+([.,][0-9]+)?\s*")
_RANGE = re.compile(r"[(\[]?+\s*+[<>]?+=?+\s*+[0-9][0-9.,]*\s*(?:-|–|to|bis|\.\.)\s*[0-9][0-9.,]*.*")
FINAL = frozenset(
    {"final", "f", "corrected", "c", "amended", "complete", "completed", "verified", "released", "endbefund"}
)
WITHDRAWN = frozenset({"cancelled", "canceled", "entered-in-error", "deleted", "x", "d", "w", "storniert"})
NOT_YET = frozenset({"preliminary", "p", "pending", "registered", "partial", "i", "in-progress", "unvalidated"})
_STATUSES = FINAL | WITHDRAWN | NOT_YET


class Cells:
    """The cells of a grid, by column.

    Invariant: ``_found`` holds for each look and column that was asked for the rows whose cell looks so, in order.
    """

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self.height, self.width = len(rows), max(map(len, rows), default=0)
        self._columns: dict[int, list[tuple[int, str]]] = {}
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell.strip():
                    self._columns.setdefault(column, []).append((number, cell))
        self._found: dict[tuple[Callable[[str], bool], int], list[int]] = {}

    def between(self, first: int, end: int) -> "Columns":
        """The columns of the rows from ``first`` up to ``end``."""
        return Columns(self, first, end)

    def of(self, column: int) -> Sequence[tuple[int, str]]:
        """The cells of a column that are not blank, each with the number of its row."""
        return self._columns.get(column, ())

    def where(self, looks_like: Callable[[str], bool], column: int) -> Sequence[int]:
        """The rows in which a column holds something that looks so."""
        asked = looks_like, column
        if asked not in self._found:
            self._found[asked] = [row for row, cell in self.of(column) if looks_like(cell)]
        return self._found[asked]


@frozen(kw_only=False)
class Columns:
    """The columns of some rows that follow each other, counted by what their cells look like."""

    _cells: Cells
    _first: int
    _end: int

    def settled(self, role: Role, column: int) -> Role:
        """The role of a column whose head leaves two open: a code may be the laboratory's own, a status a flag."""
        if role is Role.CODE:
            return role if self.codes(column) else Role.NONE
        if role in {Role.STATUS, Role.FLAG}:
            there = (cell for row, cell in self._cells.of(column) if self._first <= row < self._end)
            cells = {cell.strip().casefold() for cell in there}
            return Role.STATUS if cells and cells <= _STATUSES else Role.FLAG
        return role

    def chosen(self, role: Role, places: list[tuple[int, int]]) -> int:
        """Of the columns whose heads name one role, the one it is: by its cells first, then by its head."""
        count = {Role.TEST: self.analytes, Role.VALUE: self.values}.get(role)
        if count is None:
            return min(places)[1]
        return min((0 if count(column) else 1, sureness, column) for sureness, column in places)[2]

    def analytes(self, column: int) -> int:
        """How many cells name a blood test."""
        return self._count(_names_a_test, column)

    def values(self, column: int) -> int:
        """How many cells are a value, with its unit or flag or without."""
        return self._count(_is_value, column)

    def days(self, column: int) -> int:
        """How many cells are a day."""
        return self._count(is_day, column)

    def units(self, column: int) -> int:
        """How many cells are a unit."""
        return self._count(is_unit, column)

    def ranges(self, column: int) -> int:
        """How many cells are a range from one number to another."""
        return self._count(_is_range, column)

    def codes(self, column: int) -> int:
        """How many cells are a LOINC code."""
        return self._count(_is_code, column)

    def _count(self, looks_like: Callable[[str], bool], column: int) -> int:
        rows = self._cells.where(looks_like, column)
        return bisect_left(rows, self._end) - bisect_left(rows, self._first)


def is_plain_number(cell: str) -> bool:
    """Whether a cell is a number and nothing else; it may be below or above a limit."""
    return _PLAIN_NUMBER.fullmatch(cell) is not None


def _names_a_test(cell: str) -> bool:
    return named_in(cell) is not None


def _is_range(cell: str) -> bool:
    return _RANGE.fullmatch(cell.strip()) is not None and not is_day(cell)


def _is_code(cell: str) -> bool:
    return is_loinc(cell.strip())


def _is_value(cell: str) -> bool:
    return is_plain_number(cell) or (
        not is_day(cell) and not _RANGE.fullmatch(cell.strip()) and is_plain_number(read_value_cell(cell).number)
    )
