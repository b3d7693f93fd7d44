# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A table of lab results of any shape, from its rows to what is asked about it and the lines it makes.

Hides that a table is gone through twice: once for the days, which tell together how they are meant, once for results.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from journal_app.exchange.files.sources import refusal
from journal_app.exchange.files.tables import Row
from journal_app.exchange.lab_tables.above import Above, understood
from journal_app.exchange.lab_tables.cells import named_in
from journal_app.exchange.lab_tables.days import day_in, order_in
from journal_app.exchange.lab_tables.grid import Grid
from journal_app.exchange.lab_tables.layout import Layout, answered, guess, signature
from journal_app.exchange.lab_tables.lines import LabLines
from journal_app.exchange.lab_tables.results import Told
from journal_app.exchange.lab_tables.roles import Role
from journal_app.exchange.previews.answers import ColumnReading
from journal_app.exchange.previews.asks import Asks, ColumnAsk, DayOrderAsk
from journal_app.exchange.previews.identity import Identity
from journal_app.exchange.previews.result_lines import ResultLines
from journal_app.exchange.reading import Ground, told_rows
from journal_app.words import _, pgettext, with_commas

_SHOWN_ROWS = 5
_MOST_DAYS = 10_000


@dataclass(slots=True)
class LabTables:
    """The tables of one file. Invariant: what was asked about them and whose they are is gathered in their order."""

    ground: Ground
    lines: ResultLines
    size: int
    asks: dict[str, ColumnAsk] = field(default_factory=dict)
    people: dict[str, Identity] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    days: DayOrderAsk | None = None

    def read(self, grid: Grid) -> None:
        """Take a table; FileNotUnderstood where no column of it holds values, and the reader has not said which."""
        rows = grid.beginning()
        guessed = guess(rows)
        if guessed is None and not self.ground.answers.columns:
            raise no_values(rows)
        above = understood(cells for _number, cells in (guessed.above if guessed else rows))
        name = signature(guessed, above.laboratory) if guessed else ""
        reading = self.ground.answers.columns.get(name)
        layout = answered(reading, rows, guessed) if reading is not None else guessed
        if layout is None:
            raise no_values(rows)
        holds = reading or _reading_of(layout)
        self.asks.setdefault(name, _ask(name, layout, holds, rows, grid.title, above))
        if layout.missing:
            self.lines.reject(grid.place(layout.header or 1, ""), layout.missing)
            return
        self._read_rows(grid, layout, above, holds)
        self.remarks += _not_read(layout)

    def asked(self) -> Asks:
        """All that can be answered about the file."""
        return Asks(columns=tuple(self.asks.values()), day_order=self.days)

    def _read_rows(self, grid: Grid, layout: Layout, above: Above, holds: ColumnReading) -> None:
        order, asked = order_in(_days(grid, layout, above), self.ground.answers.day_order)
        self.days = self.days or asked
        told = Told(
            today=self.ground.today,
            order=order,
            decimal_mark=holds.decimal_mark,
            laboratory=holds.laboratory,
            day=holds.day,
        )
        reader = LabLines(layout=layout, grid=grid, lines=self.lines, told=told, above=above, people=self.people)
        for number, cells in told_rows(_below(grid, layout), self.size, self.ground.tell):
            reader.read((number, cells))


def holds_results(grid: Grid) -> bool:
    """Whether a grid is a table in which a value stands beside a test that is known here."""
    layout = guess(grid.beginning())
    if layout is None:
        return False
    if Role.OF_TEST in layout.roles:
        return layout.column(Role.DAY) is not None or bool(understood(cells for _number, cells in layout.above).day)
    place = layout.column(Role.TEST)
    return place is not None and any(
        place < len(cells) and named_in(cells[place]) is not None for _number, cells in grid.beginning()
    )


def no_values(rows: Sequence[Row]) -> Exception:
    """The refusal of a table in which no column holds values, with the columns that were seen."""
    seen = max((cells for _number, cells in rows[:20]), key=lambda cells: sum(map(bool, cells)), default=[])
    names = with_commas(" ".join(cell.split())[:40] for cell in seen if cell.strip())
    return refusal(
        _("No blood results were found in this table."),
        _("No column holds values beside the names of tests. The columns seen are: {names}.").format(
            # Translators: in place of the names of columns: The columns seen are: none.
            names=names[:400] or pgettext("an empty list", "none")
        ),
    )


def _reading_of(layout: Layout) -> ColumnReading:
    roles = tuple(role.value for role in layout.roles)
    return ColumnReading(roles=roles, names=layout.names, header_line=layout.header)


def _ask(name: str, layout: Layout, holds: ColumnReading, rows: Sequence[Row], title: str, above: Above) -> ColumnAsk:
    below = [cells for number, cells in rows if number > layout.header][:_SHOWN_ROWS]
    width = len(layout.names)
    has_day = above.day or holds.day or {Role.DAY, Role.OF_DAY} & set(layout.roles)
    return ColumnAsk(
        name=name,
        names=layout.names,
        rows=tuple(tuple((*cells, *[""] * width)[:width]) for cells in below),
        reading=holds,
        title=title,
        missing=layout.missing or ("" if has_day else _("No column and no line says on which day it was.")),
    )


def _below(grid: Grid, layout: Layout) -> Iterator[Row]:
    return ((number, cells) for number, cells in grid.rows() if number > layout.header)


def _days(grid: Grid, layout: Layout, above: Above) -> Iterator[str]:
    """The days of a table as printed, each once: they tell together how they are meant."""
    said = [*(day_in(name) for name in layout.names), above.day, above.born]
    seen = {day for day in said if day}
    yield from seen
    places = [place for role in (Role.DAY, Role.BORN) if (place := layout.column(role)) is not None]
    for _number, cells in _below(grid, layout):
        for place in places:
            day = cells[place].strip() if place < len(cells) else ""
            if day and day not in seen and len(seen) < _MOST_DAYS:
                seen.add(day)
                yield day


def _not_read(layout: Layout) -> Iterator[str]:
    for name, role in zip(layout.names, layout.roles, strict=True):
        if role is Role.NONE and name:
            yield _('The column "{name}" was not read.').format(name=name[:60])
