# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the Week screen shows, as values. Knows no Qt and no journal."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Mark


class Face(StrEnum):
    """How the cells of a column take what is entered."""

    STEPS = "steps"
    YES_NO = "yes/no"
    FIELD = "field"
    MARK = "mark"
    NOTE = "note"


class SheetDates(StrEnum):
    """Which days a printed sheet is for."""

    SHOWN = "shown"
    NEXT = "next"
    BLANK = "blank"


@frozen
class Place:
    """A cell: which day of the week shown, and which column."""

    row: int
    column: int


@frozen
class ColumnState:
    """One thing asked on each day; ``tracker`` is empty for the mark and the note of the day."""

    face: Face
    tracker: str = ""
    name: str
    aside: str = ""
    explanation: str = ""
    steps: tuple[int, ...] = ()


@frozen
class CellState:
    """What stands in a cell; ``problem`` says why its text is not kept.

    ``where`` names the cell in words, ``spoken`` with what stands in it.
    """

    text: str = ""
    where: str = ""
    spoken: str
    problem: str = ""
    value: Decimal | None = None
    is_soft: bool = False
    is_open: bool = True


@frozen
class DayState:
    """One day; ``name`` is whole, ``title`` stands beside its row."""

    day: date
    title: str
    name: str
    mark: Mark = Mark.NONE
    closed_words: str = ""


@frozen
class WeekState:
    """A week as a grid: a row a day, a column for each tracker in use, then the day's mark and its note."""

    first: date
    words: str
    days: tuple[DayState, ...]
    columns: tuple[ColumnState, ...]
    cells: tuple[tuple[CellState, ...], ...]
    can_go_on: bool
    can_change: bool = True

    def cell(self, place: Place) -> CellState:
        """The cell at a place."""
        return self.cells[place.row][place.column]

    def next_place(self, place: Place) -> Place | None:
        """Where to go on after a score: down the open days, then to the top of the next tracker; None at the end."""
        open_rows = [row for row, day in enumerate(self.days) if not day.closed_words]
        below = next((row for row in open_rows if row > place.row), None)
        if below is not None:
            return Place(row=below, column=place.column)
        column = place.column + 1
        if not open_rows or column >= len(self.columns) or not self.columns[column].tracker:
            return None
        return Place(row=open_rows[0], column=column)
