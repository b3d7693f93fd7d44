# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A FHIR value with its comparator and unit, and the range printed beside it.

Hides the shapes in which portals put a number: a quantity with a unit in words, in code, in both or in neither; a text
such as "<5" or "5 ug/L"; a range of two quantities, of one, or of words.
"""

from decimal import Decimal

from journal_app.domain.catalogues import Analyte
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import Comparator
from journal_app.domain.quantities import AmbiguousNumber, Reading, Unit, read_value
from journal_app.domain.ranges import PrintedRange, read_range
from journal_app.errors import EntryRefused
from journal_app.exchange.fhir import own
from journal_app.exchange.files.json_text import Node, is_printable_number
from journal_app.exchange.labs.crosscheck import is_one_size
from journal_app.exchange.labs.printed_values import read_printed
from journal_app.exchange.previews.plan import LineRefused
from journal_app.words import _, with_commas

_UCUM = "http://unitsofmeasure.org"
_COMPARATORS = {"", "<", "<=", ">", ">="}
_MOST_SHOWN = 60
_LONGEST_VALUE = 120


@frozen
class Value:
    """A number as printed, twice where its digits can be read in two ways, and the texts that say its unit."""

    readings: tuple[Reading, ...]
    units: tuple[str, ...]


def value_of(result: Node) -> Value:
    """The value of an Observation or one of its components; LineRefused says why there is none."""
    _require_one_value(result)
    quantity = result.child("valueQuantity")
    if quantity.is_object():
        return _from_quantity(quantity, result)
    number = result.number("valueInteger")
    if number is not None:
        return Value(readings=(_exact(number, Comparator.NONE),), units=_units_of_range(result))
    text = result.text("valueString") or _concept_words(result.child("valueCodeableConcept"))
    if text:
        readings, unit = read_printed(text)
        return Value(readings=readings, units=(unit,) if unit else _units_of_range(result))
    raise LineRefused(_why_absent(result))


def _require_one_value(result: Node) -> None:
    """Raise LineRefused for what FHIR does not allow and a reader would have to choose in: two values, or one and none.

    A result with a value and a reason why it has none breaks FHIR's own rule for it (Observation, obs-6).
    """
    kinds = [name for name in result.names() if name.startswith("value") and result.child(name)]
    if len(kinds) > 1:
        said = with_commas(name[:_MOST_SHOWN] for name in kinds)
        raise LineRefused(_("It has more than one value: {names}.").format(names=said), *kinds)
    if kinds and result.child("dataAbsentReason"):
        raise LineRefused(_("It has a value, and says as well why it has none."))


def _concept_words(concept: Node) -> str:
    return concept.text("text") or next((one.text("display") for one in concept.items("coding")), "")


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


def range_of(result: Node, unit: Unit, analyte: Analyte) -> PrintedRange:
    """The range as printed; bounds in another unit than the value stay words."""
    ranges = list(result.items("referenceRange"))
    usual = [one for one in ranges if _is_usual(one)]
    if len(usual) != 1:
        return PrintedRange(text="; ".join(text for one in ranges if (text := _range_words(one))))
    chosen = usual[0]
    low, high = _bound(chosen, "low"), _bound(chosen, "high")
    if low is None and high is None:
        return _worded_range(chosen.text("text"), unit)
    if not all(_same_unit(chosen.child(side), unit, analyte) for side in ("low", "high")):
        return PrintedRange(text=_range_words(chosen))
    if low is not None and high is not None and low > high:
        return PrintedRange(text=_range_words(chosen))
    return PrintedRange(low, high, chosen.text("text"))


def upper_of(result: Node) -> Decimal | None:
    """The upper bound of the only range, where it has no unit that could be another than the value's."""
    ranges = list(result.items("referenceRange"))
    if len(ranges) != 1:
        return None
    high = ranges[0].child("high")
    if high:
        return _bound(ranges[0], "high") if set(_units(high)) <= {"1"} else None
    return _worded_range(ranges[0].text("text"), Unit("", "")).high


def _from_quantity(quantity: Node, result: Node) -> Value:
    number = quantity.number("value")
    if number is None:
        raise LineRefused(_why_absent(result, quantity))
    comparator = quantity.text("comparator")
    if comparator not in _COMPARATORS:
        raise LineRefused(_('"{sign}" is not a sign a result can have.').format(sign=comparator[:_MOST_SHOWN]))
    units = _units(quantity) or _units_of_range(result)
    return Value(readings=(_exact(number, Comparator(comparator)),), units=units)


def _exact(number: Decimal, comparator: Comparator) -> Reading:
    if not is_printable_number(number):
        raise LineRefused(_("{number} is not a number a laboratory prints.").format(number=str(number)[:_MOST_SHOWN]))
    plain_number = Decimal(format(number, "f"))
    return Reading(comparator, plain_number, f"{comparator}{plain_number:f}")


def _units(quantity: Node) -> tuple[str, ...]:
    """The unit of a quantity, in words and in code, as far as each is given."""
    words, code = quantity.text("unit")[:_LONGEST_VALUE], quantity.text("code")[:_LONGEST_VALUE]
    if quantity.text("system").rstrip("/") not in {"", _UCUM}:
        code = ""
    return tuple(text for text in (words, code) if text)


def _units_of_range(result: Node) -> tuple[str, ...]:
    """The units printed with the range, where the value has none of its own."""
    bounds = (one.child(side) for one in result.items("referenceRange") for side in ("low", "high"))
    return tuple(dict.fromkeys(unit for bound in bounds for unit in _units(bound)))


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


def _same_unit(bound: Node, unit: Unit, analyte: Analyte) -> bool:
    if bound.number("value") is None:
        return True
    text = bound.text("code") or bound.text("unit")
    return not text or is_one_size(text, unit.code, analyte)


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
