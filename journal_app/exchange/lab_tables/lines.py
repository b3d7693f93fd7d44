# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The rows of a table of lab results, one after the other, as the lines of a plan.

Hides how one result is gathered from a row, its head and the lines above it, and what becomes of rows that hold none:
headings, the header again, remarks at the foot, and a day that holds for the rows below it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NoReturn

from journal_app.domain.facts import Kind
from journal_app.domain.spelling import plain
from journal_app.errors import EntryRefused
from journal_app.exchange.lab_tables.above import Above, with_line
from journal_app.exchange.lab_tables.cells import name_and_unit, named_in
from journal_app.exchange.lab_tables.days import UnclearDay, day_in, read_moment
from journal_app.exchange.lab_tables.grid import Grid
from journal_app.exchange.lab_tables.headers import role_of
from journal_app.exchange.lab_tables.layout import Layout
from journal_app.exchange.lab_tables.results import (
    Printed,
    Told,
    checked,
    is_known,
    moment_of,
    options_of,
    require_final,
    require_known,
    said_of,
)
from journal_app.exchange.lab_tables.roles import Role
from journal_app.exchange.previews.cells import said_by
from journal_app.exchange.previews.identity import Identity
from journal_app.exchange.previews.plan import LineRefused, LineSkipped, Option
from journal_app.exchange.previews.result_lines import ResultLines
from journal_app.words import _

_SIDE = frozenset({Role.UNIT, Role.RANGE, Role.LOW, Role.HIGH})


@dataclass(slots=True)
class LabLines:
    """Reads the rows of one table. Invariant: every row that is not blank has at least one line of the plan."""

    layout: Layout
    grid: Grid
    lines: ResultLines
    told: Told
    above: Above
    people: dict[str, Identity] = field(default_factory=dict)
    _sides: dict[Role, list[str]] = field(default_factory=dict)
    _cells: Sequence[str] = ()
    _whose: str = ""

    def read(self, row: tuple[int, Sequence[str]]) -> None:
        """Take one row below the header."""
        number, self._cells = row
        self._whose = self._person()
        try:
            if Role.OF_TEST in self.layout.roles:
                self._read_day(number)
            elif Role.OF_DAY in self.layout.roles:
                self._read_test(number)
            else:
                self._read_result(number)
        except LineSkipped as skipped:
            self._skip(number, said_by(skipped))

    # The three shapes of a table

    def _read_result(self, number: int) -> None:
        """A row of a table with a result in each."""
        name, code = self._cell(Role.TEST), self._cell(Role.CODE)
        value = self._cell(Role.VALUE)
        if not value:
            self._read_without_value(name)
        if self._is_header():
            raise LineSkipped(_("The names of the columns again."))
        self._require_number(name, code, [value])
        column, day = self._column(Role.VALUE), self._cell(Role.DAY)
        self._offer(number, replace(self._beside(), value=value, column=column, name=name, code=code, day=day))

    def _read_test(self, number: int) -> None:
        """A row of a table with a column for each day."""
        columns = [place for place in self.layout.columns(Role.OF_DAY) if self._at(place)]
        if columns and self._is_header():
            raise LineSkipped(_("The names of the columns again."))
        name, code = self._cell(Role.TEST), self._cell(Role.CODE)
        if not columns:
            self._read_without_value(name)
        self._require_number(name, code, [self._at(place) for place in columns])
        try:
            require_known(name, code)
        except EntryRefused as error:
            self._reject(number, self._column(Role.TEST), error)
            return
        beside = replace(self._beside(), name=name, code=code)
        for place in columns:
            head = self.layout.names[place]
            self._offer(number, replace(beside, value=self._at(place), column=head, day=day_in(head)))

    def _read_day(self, number: int) -> None:
        """A row of a table with a column for each test."""
        columns = [place for place in self.layout.columns(Role.OF_TEST) if self._at(place)]
        if self._is_header():
            raise LineSkipped(_("The names of the columns again."))
        if not columns:
            self._read_without_value("")
        if self._is_side():
            raise LineSkipped(_("It says something about the columns, and holds no result."))
        beside = replace(self._of_row(), day=self._cell(Role.DAY))
        for place in columns:
            name, unit = name_and_unit(self.layout.names[place])
            units = (unit if unit != "%" else "", self._side(Role.UNIT, place))
            printed = replace(
                beside,
                value=self._at(place),
                column=self.layout.names[place],
                name=name,
                units=tuple(one for one in units if one) or ((unit,) if unit else ()),
                range=self._side(Role.RANGE, place),
                low=self._side(Role.LOW, place),
                high=self._side(Role.HIGH, place),
            )
            self._offer(number, printed)

    def _of_row(self) -> Printed:
        """What a row says of every result in it."""
        return Printed(
            clock=self._cell(Role.TIME),
            flag=self._cell(Role.FLAG),
            status=self._cell(Role.STATUS),
            laboratory=self._cell(Role.LABORATORY),
            fasting=self._cell(Role.FASTING),
            note="\n".join(note for place in self.layout.columns(Role.NOTE) if (note := self._at(place))),
        )

    def _beside(self) -> Printed:
        """What stands beside the value in the row."""
        head_unit = name_and_unit(self._column(Role.VALUE))[1]
        return replace(
            self._of_row(),
            sign=self._cell(Role.SIGN),
            units=tuple(unit for unit in (self._cell(Role.UNIT), head_unit) if unit),
            range=self._cell(Role.RANGE),
            low=self._cell(Role.LOW),
            high=self._cell(Role.HIGH),
        )

    # Rows that hold no result

    def _is_header(self) -> bool:
        """Whether the row names the columns again."""
        if not self.layout.header or not self._cells or not self.layout.names:
            return False
        said = zip(self._cells, self.layout.names, strict=False)
        return all(plain(cell) == plain(name) for cell, name in said)

    def _is_side(self) -> bool:
        """Whether the row gives the units or ranges of the columns; it is remembered then."""
        place = self.layout.column(Role.DAY)
        label = self._at(place) if place is not None else next((cell for cell in self._cells if cell.strip()), "")
        role = role_of(label)[0] if label else Role.NONE
        tests = [self._at(one) for one in self.layout.columns(Role.OF_TEST)]
        if not label and all(not any(sign.isdigit() for sign in text.replace("10", "")) for text in tests):
            role = Role.UNIT
        if role in _SIDE:
            self._sides[role] = list(self._cells)
        return role in _SIDE

    def _side(self, role: Role, place: int) -> str:
        cells = self._sides.get(role, [])
        return cells[place].strip() if place < len(cells) else ""

    def _read_without_value(self, name: str) -> NoReturn:
        """A row that holds no result: it says something about those below it, or nothing."""
        said = with_line(self.above, self._cells, is_newer=True)
        if said != self.above and named_in(name) is None:
            self.above = said
            self._whose = self._person()
            raise LineSkipped(_("It says something about the results below, and holds none."))
        seen = [cell for cell in self._cells if cell.strip()]
        if named_in(name) is not None or len(seen) > 1:
            raise LineSkipped(_("No value stands in it."))
        raise LineSkipped(_("It is a heading or a remark, and holds no result."))

    def _require_number(self, name: str, code: str, values: Sequence[str]) -> None:
        """LineSkipped for a row of words that names no test either: it heads others."""
        has_digits = any(sign.isdigit() for value in values for sign in value)
        if not has_digits and not is_known(name, code):
            raise LineSkipped(_("It is a heading or a remark, and holds no result."))

    # A result, and the line of the plan that it becomes

    def _offer(self, number: int, printed: Printed) -> None:
        """Read one result and put it into the plan, as what it turns out to be."""
        column = self._column(Role.TEST) or printed.column
        try:
            analyte = require_known(printed.name, printed.code)
            column = printed.column
            require_final(printed.status)
            said = said_of(printed, analyte, self.told)
            column = self._day_column(printed)
            moment = moment_of(printed, self.above, self.told)
            column = printed.column
            found, remark = checked(said, moment, self.above, self.told)
        except LineSkipped as skipped:
            self._skip(number, said_by(skipped), printed.column)
        except UnclearDay as unclear:
            self._reject(number, column, unclear, options_of(said, unclear.moments, self.above, self.told))
        except EntryRefused as error:
            self._reject(number, column, error)
        else:
            is_of_report = not printed.day and self.above.is_of_report and self.above.day
            remark = " ".join(part for part in (remark, _of_report() if is_of_report else "") if part)
            self.lines.offer_lab(self._where(number, printed), found, remark, self._whose)

    def _person(self) -> str:
        """The key of whose row it is, noted among the people of the file; empty where nobody is named."""
        named = Identity(
            name=self._cell(Role.PERSON) or self.above.person,
            born=self._born(self._cell(Role.BORN) or self.above.born),
            identifiers=tuple(one for one in (self._cell(Role.NUMBER) or self.above.number,) if one),
        )
        if not named.words:
            return ""
        if named.key not in self.people:
            self.people[named.key] = named
        return named.key

    def _born(self, printed: str) -> str:
        if not printed:
            return ""
        try:
            return read_moment(printed, today=self.told.today, order=self.told.order).day.isoformat()
        except EntryRefused:
            return printed

    def _cell(self, role: Role) -> str:
        place = self.layout.column(role)
        return self._at(place) if place is not None else ""

    def _at(self, place: int) -> str:
        return self._cells[place].strip() if place < len(self._cells) else ""

    def _column(self, role: Role) -> str:
        place = self.layout.column(role)
        return self.layout.names[place] if place is not None else ""

    def _day_column(self, printed: Printed) -> str:
        return printed.column if Role.OF_DAY in self.layout.roles else self._column(Role.DAY)

    def _where(self, number: int, printed: Printed) -> str:
        has_several = Role.VALUE not in self.layout.roles
        return self.grid.place(number, printed.column if has_several else "")

    def _skip(self, number: int, reason: str, column: str = "") -> None:
        self.lines.skip(self.grid.place(number, column), reason, whose=self._whose)

    def _reject(self, number: int, column: str, error: EntryRefused, options: tuple[Option, ...] = ()) -> None:
        readings = error.readings if isinstance(error, LineRefused) else ()
        options = options or (error.options if isinstance(error, LineRefused) else ())
        where = self.grid.place(number, column)
        self.lines.reject(where, said_by(error), readings, Kind.LAB_RESULT, options=options, whose=self._whose)


def _of_report() -> str:
    return _("The day is that of the report; no day of the draw is given.")
