# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Laboratory results: add one, list them, and put a value into another unit.

Hides how a value in another unit stands beside the one that was printed.
"""

from dataclasses import replace
from decimal import Decimal

import click

from journal_app.cli.display import row_object, say_json, say_table
from journal_app.cli.drafting import kept_or_refused
from journal_app.cli.options import TAKES_VALUES, as_json, as_typed, example, note, on_day, to_the_minute, typed
from journal_app.cli.session import Session, for_reading, for_writing
from journal_app.domain.catalogues import Analyte, analytes, find_analyte
from journal_app.domain.drafts import LabDraft, check_lab
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import LabResult
from journal_app.domain.quantities import (
    NoConversion,
    Unit,
    UnknownUnit,
    convert,
    display_number,
    read_unit,
    read_value,
    unit_shown,
)
from journal_app.domain.ranges import limit_words
from journal_app.words import _, day_text, number_text, time_text


@click.group(
    epilog=example(
        "iron-journal lab add ferritin 18 ug/L --on 2026-11-02 --range 15-150",
        "iron-journal lab list --analyte ferritin",
    )
)
def lab() -> None:
    """Laboratory results, kept exactly as printed."""


@lab.command(
    context_settings=TAKES_VALUES,
    epilog=example(
        'iron-journal lab add ferritin 18 ug/L --on 2026-11-02 --range 15-150 --lab "City Lab"',
        'iron-journal lab add crp "<0.5" mg/L',
    ),
)
@typed("analyte")
@typed("value")
@typed("unit")
@on_day
@click.option("--at", metavar="HH:MM", default="", callback=to_the_minute, help="The time of the draw.")
@click.option("--range", "printed_range", metavar="LOW-HIGH", default="", help="The range printed beside the value.")
@click.option("--flag", metavar="F", default="", help="The flag printed beside the value, such as L.")
@click.option("--lab", "laboratory", metavar="NAME", default="", help="The laboratory.")
@click.option("--fasting", is_flag=True, help="Nothing was eaten before the draw.")
@note
@as_typed
@click.pass_obj
def add(
    session: Session,
    analyte: str,
    value: str,
    unit: str,
    day: str,
    at: str,
    printed_range: str,
    flag: str,
    laboratory: str,
    note: str,
    *,
    fasting: bool,
    as_typed: bool,
) -> None:
    """Keep one result. ANALYTE is a name, a key or a LOINC code; VALUE may be 18, 12.5, 12,5, "<5" or ">1500".

    A value that can be read in two ways is sent back, and so is one that looks unlikely unless --as-typed is given.
    """
    with for_writing(session) as journal:
        from journal_app.store import verbs

        today = journal.today()
        draft = LabDraft(
            analyte=analyte,
            value=value,
            unit=unit,
            day=day or today.isoformat(),
            time=at,
            range=printed_range,
            flag=flag,
            laboratory=laboratory,
            fasting="yes" if fasting else "",
            note=note,
        )
        result = kept_or_refused(
            check_lab(draft, today=today),
            lambda confirmed: check_lab(replace(draft, confirmed=confirmed), today=today),
            as_typed=as_typed,
        )
        verbs.add_lab_results(journal, [result])
    said = f"{_name(result.analyte)} {_value_text(result)} {_unit_text(result)}".rstrip()
    # Translators: an answer: a blood result was entered; {result} is such as: Ferritin 18 ng/mL
    click.echo(_("Kept: {result} on {day}.").format(result=said, day=day_text(result.collected_on)))


@lab.command("list", epilog=example("iron-journal lab list --analyte iron --unit umol/L"))
@click.option("--analyte", metavar="A", help="Only this one: a name, a key or a LOINC code.")
@click.option("--unit", metavar="U", help="Show values in this unit where they can be; what is kept stays as it is.")
@as_json
@click.pass_obj
def list_results(session: Session, analyte: str | None, unit: str | None, *, as_json: bool) -> None:
    """List results by day of draw.

    With --unit and --json each row has shown_value and shown_unit beside what is kept.
    """
    only = find_analyte(analyte) if analyte else None
    if unit is not None and only is None:
        _require_known(unit)
    with for_reading(session) as journal:
        results = journal.facts.lab_results(only.key if only else None)
    shown = [_shown(result, unit, must_convert=only is not None) for result in results]
    if as_json:
        say_json([_row(one, with_shown=unit is not None) for one in shown])
    elif not shown:
        click.echo(_("There are no results yet."))
    else:
        say_table(
            # Translators: "Time": heading of columns and label of fields: the time of day
            # Translators: "Test": heading of a column: which blood value
            # Translators: "Value": heading of columns and label of fields: the number of a result or a score
            # Translators: "Unit": heading of columns and label of fields: such as ng/mL
            # Translators: "Range": heading of columns and label of fields: the reference range that a laboratory
            # prints, such as 15-150
            # Translators: "Flag": heading of columns: the sign that a laboratory prints beside a value, such as H or *
            # Translators: "Laboratory": heading of columns, label of fields and heading: the name of a laboratory
            [_("Day"), _("Time"), _("Test"), _("Value"), _("Unit"), _("Range"), _("Flag"), _("Laboratory"), _("Note")],
            [_cells(one) for one in shown],
        )


@lab.command("convert", context_settings=TAKES_VALUES, epilog=example("iron-journal lab convert iron 60 ug/dL umol/L"))
@typed("analyte")
@typed("value")
@typed("unit")
@typed("to_unit")
def convert_value(analyte: str, value: str, unit: str, to_unit: str) -> None:
    """Show a value in another unit. Needs no journal and keeps nothing."""
    what = find_analyte(analyte)
    reading, have, want = read_value(value), read_unit(unit, what), read_unit(to_unit, what)
    number = display_number(convert(reading.number, have.code, want.code, what))
    click.echo(
        # Translators: the same result in another unit; {sign} is empty or such as <
        _("{analyte}: {value} {unit} is {sign}{number} {to_unit}.").format(
            analyte=_(what.name),
            value=reading.printed,
            unit=have.shown,
            sign=reading.comparator.value,
            number=number_text(number),
            to_unit=want.shown,
        )
    )


@frozen
class _Shown:
    """A result and how its numbers stand in the unit asked for; ``unit`` is None where it is shown as kept."""

    result: LabResult
    unit: Unit | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None


def _require_known(unit: str) -> None:
    """Refuse a unit that no test is kept in; otherwise a slip would look like a list in that unit."""
    for analyte in analytes().values():
        try:
            read_unit(unit, analyte)
        except UnknownUnit:
            continue
        return
    read_unit(unit)


def _shown(result: LabResult, unit: str | None, *, must_convert: bool) -> _Shown:
    """A result in another unit; as kept where that cannot be, unless it was asked for by name."""
    known = analytes().get(result.analyte)
    if unit is None or known is None:
        return _Shown(result=result)
    try:
        return _converted(result, read_unit(unit, known), known)
    except (UnknownUnit, NoConversion):
        if must_convert:
            raise
        return _Shown(result=result)


def _converted(result: LabResult, unit: Unit, analyte: Analyte) -> _Shown:
    def put(number: Decimal | None) -> Decimal | None:
        if number is None or result.unit_code == unit.code:
            return number
        return display_number(convert(number, result.unit_code, unit.code, analyte))

    return _Shown(
        result=result, unit=unit, value=put(result.value), low=put(result.range_low), high=put(result.range_high)
    )


def _row(shown: _Shown, *, with_shown: bool) -> dict[str, str | int | None]:
    row = row_object(shown.result)
    if not with_shown:
        return row
    value = shown.result.value if shown.value is None else shown.value
    return row | {"shown_value": f"{value:f}", "shown_unit": shown.unit.code if shown.unit else shown.result.unit_code}


def _cells(shown: _Shown) -> tuple[str, ...]:
    result = shown.result
    return (
        day_text(result.collected_on),
        time_text(result.collected_time) if result.collected_time else "",
        _name(result.analyte),
        _value_text(result) if shown.value is None else result.comparator.value + number_text(shown.value),
        shown.unit.shown if shown.unit else _unit_text(result),
        _range_text(shown),
        result.flag,
        result.laboratory,
        " ".join(result.note.split()),
    )


def _range_text(shown: _Shown) -> str:
    result = shown.result
    if shown.unit is None or shown.unit.code == result.unit_code:
        low, high = result.range_low, result.range_high
        if result.range_text:
            return result.range_text
    else:
        low, high = shown.low, shown.high
    if low is not None and high is not None:
        return f"{number_text(low)}-{number_text(high)}"
    return limit_words(low, high, result.range_text)


def _name(key: str) -> str:
    known = analytes().get(key)
    return _(known.name) if known else key


def _value_text(result: LabResult) -> str:
    return result.comparator.value + number_text(result.value)


def _unit_text(result: LabResult) -> str:
    return unit_shown(result.unit_code) if result.unit_code else result.unit
