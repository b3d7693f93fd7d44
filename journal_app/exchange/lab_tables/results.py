# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One result of a table of lab results: from what is printed of it to what the journal keeps.

Hides which cell speaks for what where two do (the unit beside the value, in its head or in its range; a clock time in
the row, in its day or above the table), and what a status, a flag or a fasting column says by its words.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from journal_app.domain.catalogues import Analyte, analyte_by_loinc
from journal_app.domain.checks import yes_or_no
from journal_app.domain.drafts import LabDraft
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import LabResult
from journal_app.domain.ranges import PrintedRange
from journal_app.domain.remembering import remembered_in_words
from journal_app.domain.spelling import plain, shortened
from journal_app.errors import EntryRefused
from journal_app.exchange.lab_tables.above import Above
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
from journal_app.exchange.lab_tables.columns import FINAL, NOT_YET, WITHDRAWN
from journal_app.exchange.lab_tables.days import Moment, clock_time, read_moment
from journal_app.exchange.labs import crosscheck
from journal_app.exchange.labs import names as lab_names
from journal_app.exchange.previews.answers import DayOrder
from journal_app.exchange.previews.plan import Action, LineRefused, LineSkipped, Option
from journal_app.words import _, with_commas

_FINAL, _WITHDRAWN, _NOT_YET = (frozenset(map(plain, words)) for words in (FINAL, WITHDRAWN, NOT_YET))


@frozen
class Told:
    """What holds for a whole table: the day it is, how its days and numbers are meant, what the reader said of it."""

    today: date
    order: DayOrder | None = None
    decimal_mark: str = ""
    laboratory: str = ""
    day: str = ""


@frozen
class Printed:
    """One result as printed, before any of it is read; ``column`` names the one its value stands in."""

    value: str = ""
    column: str = ""
    name: str = ""
    code: str = ""
    sign: str = ""
    units: tuple[str, ...] = ()
    range: str = ""
    low: str = ""
    high: str = ""
    day: str = ""
    clock: str = ""
    flag: str = ""
    status: str = ""
    laboratory: str = ""
    fasting: str = ""
    note: str = ""


@frozen
class Said:
    """What the cells say of a result, its day still to be read."""

    printed: Printed
    value: ValueCell
    whole: crosscheck.Said


# ---------------------------------------------------------------- of what it is


def require_known(name: str, code: str) -> Analyte:
    """The analyte that a name or code means, by itself; LineRefused where it is none that is kept here."""
    known = _known(name, code)
    if isinstance(known, LineRefused):
        raise known.with_traceback(None)
    return known


def is_known(name: str, code: str) -> bool:
    """Whether a name or code means an analyte that is kept here."""
    return not isinstance(_known(name, code), LineRefused)


@remembered_in_words
def _known(name: str, code: str) -> Analyte | LineRefused:
    coded = analyte_by_loinc(code) if lab_names.is_loinc(code) else None
    found = named_in(name) or coded
    if found is not None:
        return found
    called = with_commas(part for part in (shortened(name), shortened(code)) if part)
    if not called:
        return LineRefused(_("It does not say what was tested."))
    return LineRefused(_("{name} is not a blood value this journal keeps.").format(name=called))


def require_final(status: str) -> None:
    """LineSkipped for a result that was withdrawn or is still to come, by the words of its status."""
    folded = plain(status)
    if not folded or folded in _FINAL:
        return
    if folded in _WITHDRAWN:
        raise LineSkipped(_("Its status is {status}.").format(status=shortened(status)))
    if folded in _NOT_YET:
        raise LineSkipped(_("Its status is {status}: it is not final.").format(status=shortened(status)))


# ---------------------------------------------------------------- what is said of it


def said_of(printed: Printed, analyte: Analyte, told: Told) -> Said:
    """What the cells say of a result; LineSkipped where its value is no number."""
    value = read_value_cell(f"{printed.sign}{printed.value}" if printed.sign else printed.value)
    if not value.has_digits:
        words = _("It holds words and no number: “{text}”.")
        raise LineSkipped(words.format(text=shortened(printed.value)))
    name, own_unit = name_and_unit(printed.name)
    units = _each((*printed.units, value.unit)) or _each((own_unit, unit_of_range(printed.range or value.range)))[:1]
    spelled = printed.name if lab_names.read_name(printed.name) else analyte.name if named_in(printed.name) else name
    whole = crosscheck.Said(
        codes=(printed.code,) if lab_names.is_loinc(printed.code) else (),
        names=(spelled,) if spelled.strip() else (),
        units=units,
        readings=readings_of(value.number, told.decimal_mark),
    )
    return Said(printed=printed, value=value, whole=whole)


def moment_of(printed: Printed, above: Above, told: Told) -> Moment:
    """When the blood was drawn, as far as it is said; UnclearDay where that can be read in two ways.

    Midnight is what programs write that know no time, and counts as none.
    """
    moment = read_moment(printed.day or above.day or told.day, today=told.today, order=told.order)
    clock = printed.clock or ("" if printed.day else above.time)
    if clock:
        moment = replace(moment, at=clock_time(clock))
    is_midnight = moment.at is not None and not (moment.at.hour or moment.at.minute)
    return replace(moment, at=None) if is_midnight else moment


def checked(said: Said, moment: Moment, above: Above, told: Told) -> tuple[LabResult, str]:
    """The result of that moment, and what is remarked of it; EntryRefused where it makes none."""
    printed, value = said.printed, said.value
    limits = _limits(said)
    draft = LabDraft(
        day=moment.day.isoformat(),
        time=moment.at.strftime("%H:%M") if moment.at else "",
        flag=_flag(printed.flag) or value.flag,
        laboratory=printed.laboratory or above.laboratory or told.laboratory,
        fasting=_fasting(printed.fasting),
        note=printed.note,
    )
    return crosscheck.read_lab(
        replace(said.whole, draft=draft, upper=limits.high),
        today=told.today,
        whole=lambda found: _with_limits(found, limits),
    )


def options_of(said: Said, moments: Iterable[Moment], above: Above, told: Told) -> tuple[Option, ...]:
    """The result of each of the moments it may be of, to be picked; without those that make none."""
    return tuple(option for moment in moments if (option := _option(said, moment, above, told)) is not None)


def _option(said: Said, moment: Moment, above: Above, told: Told) -> Option | None:
    try:
        found, _remark = checked(said, moment, above, told)
    except EntryRefused:
        return None
    # Translators: a blood result of a day, as it stands in a file
    words = _("{day}: {value} {unit}").format(day=moment.day.isoformat(), value=found.printed_value, unit=found.unit)
    return Option(words=words, action=Action.ADD, fact=found)


def _limits(said: Said) -> PrintedRange:
    printed, units = said.printed, said.whole.units
    if text := printed.range or said.value.range:
        return read_limits(text, units[0] if units else "")
    low, high = limit_of(printed.low), limit_of(printed.high)
    if low is not None and high is not None and low > high:
        return PrintedRange(text=f"{printed.low} - {printed.high}")
    return PrintedRange(low, high)


def _with_limits(found: LabResult, limits: PrintedRange) -> LabResult:
    return replace(found, range_low=limits.low, range_high=limits.high, range_text=limits.text)


def _flag(cell: str) -> str:
    """A flag as printed; a column that only answers yes or no says nothing with its no."""
    return "" if cell.casefold() in {"false", "no", "0"} else cell


def _fasting(cell: str) -> str:
    try:
        yes_or_no(cell)
    except EntryRefused:
        return ""
    return cell


def _each(units: Iterable[str]) -> tuple[str, ...]:
    """Each unit that is one, once."""
    return tuple(dict.fromkeys(unit for unit in units if unit))
