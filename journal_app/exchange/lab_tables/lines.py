# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The rows of a table of lab results, one after the other, as the lines of a plan.

Hides how one result is gathered from a row, its head and the lines above it, and what becomes of rows that hold none:
headings, the header again, remarks at the foot, and a day that holds for the rows below it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NoReturn

from journal_app.domain.catalogues import Analyte, analyte_by_loinc
from journal_app.domain.checks import yes_or_no
from journal_app.domain.drafts import LabDraft
from journal_app.domain.facts import Kind
from journal_app.domain.labs import LabResult
from journal_app.domain.ranges import PrintedRange
from journal_app.domain.remembering import remembered_in_words
from journal_app.domain.spelling import plain, shortened
from journal_app.errors import EntryRefused
from journal_app.exchange.lab_tables.above import Above, with_line
from journal_app.exchange.lab_tables.cells import (
    ValueCell,
    limit_of,
    name_and_unit,
    named_in,
    read_limits,
    read_value_cell,
    readings_of,
    unit_of_range,
)
from journal_app.exchange.lab_tables.days import Moment, UnclearDay, clock_time, day_in, read_moment
from journal_app.exchange.lab_tables.grid import Grid
from journal_app.exchange.lab_tables.headers import role_of
from journal_app.exchange.lab_tables.layout import FINAL, NOT_YET, WITHDRAWN, Layout
from journal_app.exchange.lab_tables.roles import Role
from journal_app.exchange.labs import crosscheck
from journal_app.exchange.labs import names as lab_names
from journal_app.exchange.previews.answers import DayOrder
from journal_app.exchange.previews.cells import said_by
from journal_app.exchange.previews.identity import Identity
from journal_app.exchange.previews.plan import Action, LineRefused, LineSkipped, Option
from journal_app.exchange.previews.result_lines import ResultLines
from journal_app.words import _

_FINAL, _WITHDRAWN, _NOT_YET = (frozenset(map(plain, words)) for words in (FINAL, WITHDRAWN, NOT_YET))
_SIDE = frozenset({Role.UNIT, Role.RANGE, Role.LOW, Role.HIGH})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What holds for a whole table: the day it is, how its days and numbers are meant, what the reader said of it."""

    today: date
    order: DayOrder | None = None
    decimal_mark: str = ""
    laboratory: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Result:
    """One result as printed, before any of it is read; ``column`` names the one its value stands in."""

    value: str
    column: str
    name: str = ""
    code: str = ""
    sign: str = ""
    units: tuple[str, ...] = ()
    range: str = ""
    low: str = ""
    high: str = ""
    day: str = ""


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

    def _read_result(self, number: int) -> None:
        name, code = self._cell(Role.TEST), self._cell(Role.CODE)
        value = self._cell(Role.VALUE)
        if not value:
            self._read_without_value(name)
        if self._is_header():
            raise LineSkipped(_("The names of the columns again."))
        self._require_number(name, code, [value])
        result = replace(
            self._beside(), value=value, column=self._column(Role.VALUE), name=name, code=code, day=self._cell(Role.DAY)
        )
        self._offer(number, result)

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
            self._require_known(name, code)
        except EntryRefused as error:
            self._reject(number, self._column(Role.TEST), error)
            return
        for place in columns:
            head = self.layout.names[place]
            result = replace(self._beside(), value=self._at(place), column=head, name=name, code=code, day=day_in(head))
            self._offer(number, result)

    def _read_day(self, number: int) -> None:
        """A row of a table with a column for each test."""
        columns = [place for place in self.layout.columns(Role.OF_TEST) if self._at(place)]
        if self._is_header():
            raise LineSkipped(_("The names of the columns again."))
        if not columns:
            self._read_without_value("")
        if self._is_side():
            raise LineSkipped(_("It says something about the columns, and holds no result."))
        for place in columns:
            name, unit = name_and_unit(self.layout.names[place])
            units = (unit if unit != "%" else "", self._side(Role.UNIT, place))
            result = _Result(
                value=self._at(place),
                column=self.layout.names[place],
                name=name,
                units=tuple(one for one in units if one) or ((unit,) if unit else ()),
                range=self._side(Role.RANGE, place),
                low=self._side(Role.LOW, place),
                high=self._side(Role.HIGH, place),
                day=self._cell(Role.DAY),
            )
            self._offer(number, result)

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

    def _beside(self) -> _Result:
        """What stands beside the value in the row."""
        head_unit = name_and_unit(self._column(Role.VALUE))[1]
        units = (self._cell(Role.UNIT), head_unit)
        return _Result(
            value="",
            column="",
            sign=self._cell(Role.SIGN),
            units=tuple(unit for unit in units if unit),
            range=self._cell(Role.RANGE),
            low=self._cell(Role.LOW),
            high=self._cell(Role.HIGH),
        )

    def _offer(self, number: int, result: _Result) -> None:
        """Read one result and put it into the plan, as what it turns out to be."""
        column = self._column(Role.TEST) or result.column
        try:
            analyte = self._require_known(result.name, result.code)
            column = result.column
            self._require_final()
            said = self._said(result, analyte)
        except LineSkipped as skipped:
            self._skip(number, said_by(skipped), result.column)
            return
        except EntryRefused as error:
            self._reject(number, column, error)
            return
        self._offer_said(number, result, said)

    def _offer_said(self, number: int, result: _Result, said: tuple[ValueCell, crosscheck.Said]) -> None:
        value, whole = said
        try:
            moment = self._moment(result)
        except UnclearDay as unclear:
            options = tuple(one for moment in unclear.moments for one in self._of_moment(result, value, whole, moment))
            where = self.grid.place(number, self._day_column(result))
            self.lines.reject(
                where, said_by(unclear), unclear.readings, Kind.LAB_RESULT, options=options, whose=self._whose
            )
            return
        except EntryRefused as error:
            self._reject(number, self._day_column(result), error)
            return
        try:
            checked, remark = self._checked(result, value, whole, moment)
        except EntryRefused as error:
            self._reject(number, result.column, error)
            return
        is_of_report = not result.day and self.above.is_of_report and self.above.day
        remark = " ".join(part for part in (remark, _of_report() if is_of_report else "") if part)
        self.lines.offer_lab(self._where(number, result), checked, remark, self._whose)

    def _of_moment(
        self, result: _Result, value: ValueCell, said: crosscheck.Said, moment: Moment
    ) -> tuple[Option, ...]:
        """The result of one of two days, to be picked; nothing where it makes none."""
        try:
            checked, _remark = self._checked(result, value, said, moment)
        except EntryRefused:
            return ()
        words = _("{day}: {value} {unit}").format(
            day=moment.day.isoformat(), value=checked.printed_value, unit=checked.unit
        )
        return (Option(words=words, action=Action.ADD, fact=checked),)

    def _said(self, result: _Result, analyte: Analyte) -> tuple[ValueCell, crosscheck.Said]:
        """What the cells say of a result, its day still to be read; LineSkipped where its value is no number."""
        value = read_value_cell(f"{result.sign}{result.value}" if result.sign else result.value)
        if not value.has_digits:
            words = _("It holds words and no number: “{text}”.")
            raise LineSkipped(words.format(text=shortened(result.value)))
        readings = readings_of(value.number, self.told.decimal_mark)
        name, own_unit = name_and_unit(result.name)
        units = tuple(dict.fromkeys(unit for unit in (*result.units, value.unit) if unit))
        units = units or tuple(unit for unit in (own_unit, unit_of_range(result.range or value.range)) if unit)[:1]
        spelled = result.name if lab_names.read_name(result.name) else analyte.name if named_in(result.name) else name
        return value, crosscheck.Said(
            codes=(result.code,) if lab_names.is_loinc(result.code) else (),
            names=(spelled,) if spelled.strip() else (),
            units=units,
            readings=readings,
        )

    def _checked(
        self, result: _Result, value: ValueCell, said: crosscheck.Said, moment: Moment
    ) -> tuple[LabResult, str]:
        unit = said.units[0] if said.units else ""
        limits = self._limits(result, value, unit)
        draft = LabDraft(
            day=moment.day.isoformat(),
            time=moment.at.strftime("%H:%M") if moment.at else "",
            flag=_flag(self._cell(Role.FLAG)) or value.flag,
            laboratory=self._cell(Role.LABORATORY) or self.above.laboratory or self.told.laboratory,
            fasting=self._fasting(),
            note="\n".join(note for place in self.layout.columns(Role.NOTE) if (note := self._at(place))),
        )
        return crosscheck.read_lab(
            replace(said, draft=draft, upper=limits.high),
            today=self.told.today,
            whole=lambda found: _with_limits(found, limits),
        )

    def _limits(self, result: _Result, value: ValueCell, unit: str) -> PrintedRange:
        if text := result.range or value.range:
            return read_limits(text, unit)
        low, high = limit_of(result.low), limit_of(result.high)
        if low is not None and high is not None and low > high:
            return PrintedRange(text=f"{result.low} - {result.high}")
        return PrintedRange(low, high)

    def _moment(self, result: _Result) -> Moment:
        printed = result.day or self.above.day or self.told.day
        moment = read_moment(printed, today=self.told.today, order=self.told.order)
        clock = self._cell(Role.TIME) or ("" if result.day else self.above.time)
        if clock:
            moment = replace(moment, at=clock_time(clock))
        is_midnight = moment.at is not None and not (moment.at.hour or moment.at.minute)
        return replace(moment, at=None) if is_midnight else moment

    def _require_known(self, name: str, code: str) -> Analyte:
        """The analyte that a name or code means, by itself; LineRefused where it is none that is kept here."""
        known = _known(name, code)
        if isinstance(known, LineRefused):
            raise known.with_traceback(None)
        return known

    def _require_number(self, name: str, code: str, values: Sequence[str]) -> None:
        """LineSkipped for a row of words that names no test either: it heads others."""
        has_digits = any(sign.isdigit() for value in values for sign in value)
        if not has_digits and isinstance(_known(name, code), LineRefused):
            raise LineSkipped(_("It is a heading or a remark, and holds no result."))

    def _require_final(self) -> None:
        status = self._cell(Role.STATUS)
        folded = plain(status)
        if not folded or folded in _FINAL:
            return
        if folded in _WITHDRAWN:
            raise LineSkipped(_("Its status is {status}.").format(status=shortened(status)))
        if folded in _NOT_YET:
            raise LineSkipped(_("Its status is {status}: it is not final.").format(status=shortened(status)))

    def _fasting(self) -> str:
        cell = self._cell(Role.FASTING)
        try:
            yes_or_no(cell)
        except EntryRefused:
            return ""
        return cell

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

    def _is_header(self) -> bool:
        """Whether the row names the columns again."""
        if not self.layout.header or not self._cells or not self.layout.names:
            return False
        said = zip(self._cells, self.layout.names, strict=False)
        return all(plain(cell) == plain(name) for cell, name in said)

    def _cell(self, role: Role) -> str:
        place = self.layout.column(role)
        return self._at(place) if place is not None else ""

    def _at(self, place: int) -> str:
        return self._cells[place].strip() if place < len(self._cells) else ""

    def _column(self, role: Role) -> str:
        place = self.layout.column(role)
        return self.layout.names[place] if place is not None else ""

    def _day_column(self, result: _Result) -> str:
        if Role.OF_DAY in self.layout.roles:
            return result.column
        return self._column(Role.DAY)

    def _where(self, number: int, result: _Result) -> str:
        has_several = Role.VALUE not in self.layout.roles
        return self.grid.place(number, result.column if has_several else "")

    def _skip(self, number: int, reason: str, column: str = "") -> None:
        self.lines.skip(self.grid.place(number, column), reason, whose=self._whose)

    def _reject(self, number: int, column: str, error: EntryRefused) -> None:
        readings = error.readings if isinstance(error, LineRefused) else ()
        options = error.options if isinstance(error, LineRefused) else ()
        where = self.grid.place(number, column)
        self.lines.reject(where, said_by(error), readings, Kind.LAB_RESULT, options=options, whose=self._whose)


def _with_limits(found: LabResult, limits: PrintedRange) -> LabResult:
    return replace(found, range_low=limits.low, range_high=limits.high, range_text=limits.text)


def _flag(cell: str) -> str:
    """A flag as printed; a column that only answers yes or no says nothing with its no."""
    return "" if cell.casefold() in {"false", "no", "0"} else cell


def _of_report() -> str:
    return _("The day is that of the report; no day of the draw is given.")


@remembered_in_words
def _known(name: str, code: str) -> Analyte | LineRefused:
    coded = analyte_by_loinc(code) if lab_names.is_loinc(code) else None
    found = named_in(name) or coded
    if found is not None:
        return found
    called = ", ".join(part for part in (shortened(name), shortened(code)) if part)
    if not called:
        return LineRefused(_("It does not say what was tested."))
    return LineRefused(_("{name} is not a blood value this journal keeps.").format(name=called))
