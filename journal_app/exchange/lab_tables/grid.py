# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A table as rows of texts, whatever keeps it: separated text, or a sheet of a workbook.

Hides how the sign that separates cells is found where lines of prose stand above the table and numbers have decimal
commas, and the frame of bars that a table copied from a page comes with.
"""

import csv
import re
from collections.abc import Callable, Iterator
from itertools import islice

from journal_app.domain.frozen import frozen
from journal_app.exchange.files.sources import Source, refusal
from journal_app.exchange.files.tables import Row, rows_in
from journal_app.words import _

SEPARATORS = ("\t", ";", "|", ",")
LOOKED_AT = 200
"""Rows that are looked at to find out what a table is."""
_QUOTED = re.compile(r'"[^"]*"')
# A comma between digits may be a decimal one, and tells less.
_COMMA = re.compile(r",(?![0-9])|(?<![0-9]),")
_RULE = re.compile(r"[-:=+\s]*")


@frozen
class Grid:
    """A table. ``rows`` gives its rows anew each time, with their numbers and without blank ones.

    ``title`` is its sheet, or empty; ``place`` names a row, and a column of it, for the reader.
    """

    rows: Callable[[], Iterator[Row]]
    place: Callable[[int, str], str]
    title: str = ""

    def beginning(self) -> list[Row]:
        """The first rows."""
        return list(islice(self.rows(), LOOKED_AT))


def separator_of(lines: list[str]) -> str:
    """The sign that parts the cells of these lines, or nothing where none does."""
    bare = [_QUOTED.sub("", line) for line in lines]
    counts = {
        sign: sum(len(_COMMA.findall(line)) if sign == "," else line.count(sign) for line in bare)
        for sign in SEPARATORS
    }
    best = max(SEPARATORS, key=lambda sign: counts[sign])
    if counts[best]:
        return best
    return "," if any("," in line for line in bare) else ""


def grid_of(source: Source) -> Grid:
    """The table in a text; FileNotUnderstood where no sign parts its cells, or one of its lines is far too long."""
    separator = "" if source.has_long_line else separator_of(_first_lines(source))
    if not separator:
        raise refusal(_("This is no table."), _("The lines of {name} hold no columns.").format(name=source.name))

    def rows() -> Iterator[Row]:
        for number, cells in rows_in(source, separator):
            kept = _unframed(cells) if separator == "|" else cells
            if kept:
                yield number, kept

    return Grid(rows=rows, place=_place)


def grid_of_text(text: str, *, is_cut: bool) -> Grid | None:
    """The table at the beginning of a file, for a first look; ``is_cut``: the last line is not all there."""
    lines = text.splitlines()
    lines = lines[:-1] if is_cut else lines
    separator = separator_of(lines[:LOOKED_AT])
    if not separator:
        return None
    try:
        split = list(csv.reader(lines[:LOOKED_AT], delimiter=separator))
    except csv.Error:
        return None
    kept = [_unframed(cells) if separator == "|" else cells for cells in split if any(cells)]
    rows = [(number, cells) for number, cells in enumerate(kept, start=1) if cells]
    return Grid(rows=lambda: iter(rows), place=_place)


def _first_lines(source: Source) -> list[str]:
    with source.lines() as text:
        return [line for line in islice(text, LOOKED_AT) if line.strip()]


def _unframed(cells: list[str]) -> list[str]:
    """The cells without the blank ones that bars at both ends make, and nothing for a rule of dashes."""
    if all(_RULE.fullmatch(cell) for cell in cells):
        return []
    first, last = int(not cells[0].strip()), len(cells) - int(not cells[-1].strip())
    return cells[first:last] if first and last < len(cells) else cells


def _place(number: int, column: str) -> str:
    if column:
        return _("line {number}, column {column}").format(number=number, column=column)
    return _("line {number}").format(number=number)
