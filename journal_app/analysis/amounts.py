# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Results in the unit the reader chose to see, and what changed since the one before.

Hides conversion: only what is shown is converted and rounded, and where the catalogue exchanges no units, or a result
stands in the chosen one already, it is shown as it was printed.
"""

from decimal import Decimal

from journal_app.analysis.lab_words import value_words
from journal_app.domain.catalogues import analytes
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.quantities import UnknownUnit, can_convert, convert, display_number, read_unit, unit_shown
from journal_app.domain.settings import shown_unit_of
from journal_app.domain.shown_units import AS_PRINTED, codes_of
from journal_app.store.queries import Facts
from journal_app.words import _, day_text, isolated, time_text


@frozen
class Amount:
    """A number with its unit: the UCUM ``code`` and how it is shown. ``is_converted`` when it was not printed so."""

    number: Decimal
    code: str
    unit: str
    words: str
    is_converted: bool = False


def analyte_name(key: str) -> str:
    """What an analyte is called; its key where the catalogue does not know it."""
    analyte = analytes().get(key)
    return _(analyte.name) if analyte else key


def kept_unit(facts: Facts, analyte: str) -> str:
    """The UCUM code the reader chose to see an analyte in; "" where it is shown as printed."""
    return known_unit(analyte, facts.setting(shown_unit_of(analyte)))


def known_unit(analyte: str, code: str) -> str:
    """The same code where the analyte can be shown in it, else ""."""
    return code if code in codes_of(analyte) else AS_PRINTED


def code_of(result: LabResult) -> str:
    """The UCUM code of a result's unit; an unknown unit as it was entered."""
    if result.unit_code:
        return result.unit_code
    try:
        return read_unit(result.unit).code
    except UnknownUnit:
        return result.unit  # kept as entered, it is only ever compared with itself


def as_printed(result: LabResult) -> Amount:
    """A result as its sheet has it."""
    number = result.printed_value or value_words(result.value, result.comparator)
    return Amount(
        number=result.value, code=code_of(result), unit=result.unit, words=isolated(f"{number} {result.unit}".strip())
    )


def as_shown(result: LabResult, code: str) -> Amount:
    """A result in the unit of this UCUM code, or as it was printed without one and where it is not to be had."""
    return (in_unit(result, code) if code else None) or as_printed(result)


def change_words(result: LabResult, before: LabResult | None, code: str) -> str:
    """What changed since the result before, as a plain fact: 42 µg/L on 3 Mar, 12 µg/L more than on 1 Feb.

    Where a difference cannot be taken both results stand side by side; nothing for a first one.
    """
    if before is None:
        return ""
    here = as_shown(result, code)
    there = in_unit(before, here.code, here.unit)
    now, then = _when(result, before), _when(before, result)
    if there is None or result.comparator or before.comparator:
        beside = there or as_printed(before)
        return _("{value} on {day}; on {earlier_day} it was {earlier}").format(
            value=here.words, day=now, earlier_day=then, earlier=beside.words
        )
    words = {"value": here.words, "day": now, "earlier_day": then}
    difference = _exact(result, here.code) - _exact(before, here.code)
    if not difference:
        return _("{value} on {day}, the same as on {earlier_day}").format(**words)
    is_rounded = here.is_converted or there.is_converted
    size = display_number(abs(difference)) if is_rounded else abs(difference)
    words["difference"] = _difference_words(size, here)
    if difference > 0:
        return _("{value} on {day}, {difference} more than on {earlier_day}").format(**words)
    return _("{value} on {day}, {difference} less than on {earlier_day}").format(**words)


def _difference_words(size: Decimal, amount: Amount) -> str:
    """A difference in the unit of its results: of two percentages, percentage points."""
    number = value_words(size, Comparator.NONE)
    if amount.code == "%":
        # Translators: how far two percentages are apart; stands in: {difference} more than on {earlier_day}
        return _("{number} percentage points").format(number=number)
    return isolated(f"{number} {amount.unit}".strip())


def in_unit(result: LabResult, code: str, unit: str = "") -> Amount | None:
    """A result in a unit by its UCUM code, called ``unit`` where that is given; None where that is not to be had."""
    printed = as_printed(result)
    analyte = analytes().get(result.analyte)
    if printed.code == code:
        return printed
    if analyte is None or not can_convert(printed.code, code, analyte):
        return None
    converted = convert(result.value, printed.code, code, analyte)
    number = result.value if converted == result.value else display_number(converted)
    unit = unit or unit_shown(code)
    words = isolated(f"{value_words(number, result.comparator)} {unit}".strip())
    return Amount(number=number, code=code, unit=unit, words=words, is_converted=True)


def side_by_side(earlier: LabResult, later: LabResult, code: str) -> tuple[Amount, Amount]:
    """Both results in one unit, that of the earlier one as it is shown; else each as it is shown."""
    first = as_shown(earlier, code)
    same = in_unit(later, first.code, first.unit) if earlier.analyte == later.analyte else None
    return first, same or as_shown(later, code)


def _exact(result: LabResult, code: str) -> Decimal:
    analyte = analytes().get(result.analyte)
    return result.value if analyte is None else convert(result.value, code_of(result), code, analyte)


def _when(result: LabResult, other: LabResult) -> str:
    """The day of a draw, with its time where both are of one day."""
    day = day_text(result.collected_on)
    if result.collected_time is None or result.collected_on != other.collected_on:
        return day
    # Translators: a date and a time of day
    return _("{day}, {time}").format(day=day, time=time_text(result.collected_time))
