# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A FHIR value with its comparator and unit, and the range printed beside it.

Hides the shapes in which portals put a number: a quantity with a unit in words, in code, in both or in neither; a text
such as "<5" or "5 ug/L"; a range of two quantities, of one, or of words.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from journal_app.domain.catalogues import Analyte, Basis
from journal_app.domain.labs import Comparator
from journal_app.domain.quantities import (
    AmbiguousNumber,
    Reading,
    Unit,
    UnknownUnit,
    can_convert,
    conversion_factor,
    read_unit,
    read_value,
)
from journal_app.domain.ranges import PrintedRange, read_range
from journal_app.errors import EntryRefused
from journal_app.exchange.cells import said_by
from journal_app.exchange.fhir import own
from journal_app.exchange.fhir.names import Named
from journal_app.exchange.json_text import Node, is_printable_number
from journal_app.exchange.plan import LineRefused
from journal_app.words import _

_UCUM = "http://unitsofmeasure.org"
_COMPARATORS = {"", "<", "<=", ">", ">="}
_NUMBER_THEN_UNIT = re.compile(r"(?P<value>[^0-9]*[0-9](?:[0-9.,'\u2019 ]*[0-9])?)\s*(?P<unit>[^0-9\s].*)?")
_MOST_SHOWN = 60
_LONGEST_VALUE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number as printed, and the text of its unit."""

    reading: Reading
    unit: str


def value_of(result: Node, named: Named) -> Value:
    """The value of an Observation or one of its components; LineRefused says why there is none."""
    quantity = result.child("valueQuantity")
    if quantity.is_object():
        return _from_quantity(quantity, result, named)
    number = result.number("valueInteger")
    if number is not None:
        return Value(reading=_exact(number, Comparator.NONE), unit=_unit_of_range(result, named))
    text = result.text("valueString") or result.child("valueCodeableConcept").text("text")
    if text:
        return _from_text(text, result, named)
    raise LineRefused(_why_absent(result))


def as_printed(reading: Reading, result: Node) -> Reading | None:
    """The same number as it was spelled on paper, where our own export says how; None where it does not."""
    printed = own.extension(result, own.AS_PRINTED).text("valueString")
    if not printed or len(printed) > _LONGEST_VALUE:
        return None
    try:
        spelled = read_value(printed)
    except AmbiguousNumber as error:
        is_same = reading.number in error.readings
    except EntryRefused:
        is_same = False
    else:
        is_same = (spelled.comparator, spelled.number) == (reading.comparator, reading.number)
    return Reading(reading.comparator, reading.number, printed) if is_same else None


def range_of(result: Node, unit: Unit, named: Named) -> PrintedRange:
    """The range as printed; bounds in another unit than the value stay words."""
    ranges = list(result.items("referenceRange"))
    usual = [one for one in ranges if _is_usual(one)]
    if len(usual) != 1:
        return PrintedRange(text="; ".join(text for one in ranges if (text := _range_words(one))))
    chosen = usual[0]
    low, high = _bound(chosen, "low"), _bound(chosen, "high")
    if low is None and high is None:
        return _worded_range(chosen.text("text"), unit)
    if not all(_same_unit(chosen.child(side), unit, named) for side in ("low", "high")):
        return PrintedRange(text=_range_words(chosen))
    if low is not None and high is not None and low > high:
        return PrintedRange(text=_range_words(chosen))
    return PrintedRange(low, high, chosen.text("text"))


def require_fitting_unit(named: Named, unit: str) -> Unit:
    """The unit, when the analyte is kept in it and the code speaks of the same kind of unit."""
    analyte = named.analyte
    try:
        read = read_unit(unit, analyte)
    except UnknownUnit as error:
        raise LineRefused(said_by(error), *_unit_readings(named, unit)) from error
    if named.code is not None and _other_basis(named.code.basis, read.code):
        readings = _unit_readings(named, unit)
        reason = _("Its code and its unit contradict each other: {readings}.").format(readings="; ".join(readings))
        raise LineRefused(reason, *readings)
    return read


def _other_basis(basis: Basis, unit_code: str) -> bool:
    """Whether a code for mass stands beside moles, or the reverse; a fraction is either."""
    is_molar = "mol" in unit_code
    return (basis is Basis.MASS and is_molar) or (basis is Basis.MOLAR and not is_molar and unit_code not in {"%", "1"})


def _unit_readings(named: Named, unit: str) -> tuple[str, ...]:
    name = _(named.analyte.name)
    if named.code is None:
        said = _("the name: {analyte}").format(analyte=name)
    elif named.code.basis is Basis.MOLAR:
        said = _("the code {code}: {analyte} in moles").format(code=named.code.code, analyte=name)
    elif named.code.basis is Basis.MASS:
        said = _("the code {code}: {analyte} by mass").format(code=named.code.code, analyte=name)
    else:
        said = _("the code {code}: {analyte}").format(code=named.code.code, analyte=name)
    return (said, _("the unit: {unit}").format(unit=unit[:_MOST_SHOWN]))


def _from_quantity(quantity: Node, result: Node, named: Named) -> Value:
    number = quantity.number("value")
    if number is None:
        raise LineRefused(_why_absent(result, quantity))
    comparator = quantity.text("comparator")
    if comparator not in _COMPARATORS:
        raise LineRefused(_('"{sign}" is not a sign a result can have.').format(sign=comparator[:_MOST_SHOWN]))
    unit = _unit_text(quantity, named.analyte) or _unit_of_range(result, named)
    return Value(reading=_exact(number, Comparator(comparator)), unit=unit)


def _exact(number: Decimal, comparator: Comparator) -> Reading:
    if not is_printable_number(number):
        raise LineRefused(_("{number} is not a number a laboratory prints.").format(number=str(number)[:_MOST_SHOWN]))
    plain_number = Decimal(format(number, "f"))
    return Reading(comparator, plain_number, f"{comparator}{plain_number:f}")


def _from_text(text: str, result: Node, named: Named) -> Value:
    match = _NUMBER_THEN_UNIT.fullmatch(text) if len(text) <= _LONGEST_VALUE else None
    if match is None:
        raise LineRefused(_("“{text}” is not a number.").format(text=text[:_MOST_SHOWN]))
    try:
        reading = read_value(match["value"])
    except AmbiguousNumber as error:
        raise LineRefused(said_by(error), *(format(number, "f") for number in error.readings)) from error
    except EntryRefused as error:
        raise LineRefused(_("“{text}” is not a number.").format(text=text[:_MOST_SHOWN])) from error
    unit = (match["unit"] or "").strip() or _unit_of_range(result, named)
    return Value(reading=Reading(reading.comparator, reading.number, text), unit=unit)


def _unit_text(quantity: Node, analyte: Analyte) -> str:
    """The unit of a quantity; LineRefused when its words and its code mean different units."""
    words, code = quantity.text("unit")[:_LONGEST_VALUE], quantity.text("code")[:_LONGEST_VALUE]
    if quantity.text("system").rstrip("/") not in {"", _UCUM}:
        code = ""
    if words and code and not _is_one_size(_unit_code(words, analyte), _unit_code(code, analyte), analyte):
        readings = (_("its words: {unit}").format(unit=words), _("its code: {unit}").format(unit=code))
        raise LineRefused(
            _("The unit is said in two ways that differ: {readings}.").format(readings="; ".join(readings)), *readings
        )
    return words or code


def _is_one_size(one: str, other: str, analyte: Analyte) -> bool:
    """Whether the same digits mean the same in two units, as in ng/mL and ug/L."""
    if one == other:
        return True
    return can_convert(one, other, analyte) and conversion_factor(one, other, analyte) == 1


def _unit_code(text: str, analyte: Analyte) -> str:
    """The UCUM code a text is read as, or the text itself where it is read as none."""
    for known in (analyte, None):
        try:
            return read_unit(text, known).code
        except UnknownUnit:
            continue
    return text


def _unit_of_range(result: Node, named: Named) -> str:
    """The unit printed with the range, where the value has none of its own."""
    units = {
        text
        for one in result.items("referenceRange")
        for side in ("low", "high")
        if (text := _unit_text(one.child(side), named.analyte))
    }
    if len(units) == 1:
        return units.pop()
    raise LineRefused(_("No unit is printed with the value."))


def _why_absent(result: Node, quantity: Node | None = None) -> str:
    absent = result.child("dataAbsentReason")
    coded = next((coding.text("display") or coding.text("code") for coding in absent.items("coding")), "")
    reason = absent.text("text") or coded
    if reason:
        return _("It has no value; the reason given is: {reason}.").format(reason=reason[:_MOST_SHOWN])
    if quantity is not None and quantity.child("value"):
        return _("Its value is not a number.")
    other = next((name for name in result.names() if name.startswith("value") and result.child(name)), "")
    if other and other != "valueQuantity":
        return _("Its value is not a number but of another kind ({name}).").format(name=other[:_MOST_SHOWN])
    return _("It has no value.")


def _is_usual(one: Node) -> bool:
    """Whether a range is the plain one for this person, not a therapeutic or critical one."""
    codes = [coding.text("code") for meaning in one.items("type") for coding in meaning.items("coding")]
    return not codes or "normal" in codes


def _bound(one: Node, side: str) -> Decimal | None:
    number = one.child(side).number("value")
    return Decimal(format(number, "f")) if number is not None and is_printable_number(number) else None


def _same_unit(bound: Node, unit: Unit, named: Named) -> bool:
    if bound.number("value") is None:
        return True
    text = bound.text("code") or bound.text("unit")
    return not text or _is_one_size(_unit_code(text, named.analyte), unit.code, named.analyte)


def _worded_range(text: str, unit: Unit) -> PrintedRange:
    """A range of words, read where it is plainly bounds; its prefix is the one our own export writes."""
    try:
        return read_range(text.removeprefix("lab-printed: "), unit.shown)
    except EntryRefused:
        return PrintedRange(text=text)


def _range_words(one: Node) -> str:
    if text := one.text("text"):
        return text
    low, high = _bound_words(one.child("low")), _bound_words(one.child("high"))
    if low and high:
        return f"{low} - {high}"
    return f">= {low}" if low else f"<= {high}" if high else ""


def _bound_words(bound: Node) -> str:
    number = bound.number("value")
    if number is None or not is_printable_number(number):
        return ""
    return f"{number:f} {bound.text('unit') or bound.text('code')}".strip()
