# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whether a typed blood value looks like a slip of the unit, and what it would be in the unit probably meant.

These limits catch typing errors. They are no reference ranges, are never shown as such and never change a value.
"""

from decimal import Decimal

from journal_app.domain.known import Analyte, MixUp
from journal_app.domain.labs import Comparator
from journal_app.domain.quantities import Reading, Unit, can_convert, convert, display_number, unit_shown
from journal_app.words import _

_SMALL_IS_FINE = (Comparator.BELOW, Comparator.AT_MOST)
_LARGE_IS_FINE = (Comparator.ABOVE, Comparator.AT_LEAST)
_MOST_GUESSES = 2


def doubt(analyte: Analyte, reading: Reading, unit: Unit) -> str:
    """A question in words when the value looks like a unit mix-up, or nothing."""
    rule = mix_up_of(analyte, reading.number, unit.code)
    if rule is not None and reading.comparator not in (_SMALL_IS_FINE if rule.below is not None else _LARGE_IS_FINE):
        return _question(analyte, reading, unit, rule.likely, rule.hint)
    if _outside(analyte, reading, unit.code):
        return _question(analyte, reading, unit, likelier_units(analyte, reading.number, unit.code), "")
    return ""


def mix_up_of(analyte: Analyte, number: Decimal, unit_code: str) -> MixUp | None:
    """The rule by which a number in a UCUM unit was probably printed in another; None where there is no such doubt.

    A rule is written for one unit and asks the same of all others that can be exchanged for it, but for those that have
    a rule of their own and those that it takes for the likely ones.
    """
    with_own = {rule.unit for rule in analyte.mix_ups}
    for rule in analyte.mix_ups:
        if unit_code == rule.unit:
            value = number
        elif unit_code in with_own or _is_likely(rule, unit_code, analyte):
            continue
        elif can_convert(unit_code, rule.unit, analyte):
            value = convert(number, unit_code, rule.unit, analyte)
        else:
            continue
        if rule.holds(rule.unit, value):
            return rule
    return None


def _is_likely(rule: MixUp, unit_code: str, analyte: Analyte) -> bool:
    """Whether a unit is one the rule takes for the likely one, or counts as that one does, as µg/L and ng/mL do."""
    return any(
        can_convert(unit_code, likely, analyte) and convert(Decimal(1), unit_code, likely, analyte) == 1
        for likely in rule.likely
    )


def _outside(analyte: Analyte, reading: Reading, unit_code: str) -> bool:
    if not can_convert(unit_code, analyte.plausible_unit, analyte):
        return False
    number = convert(reading.number, unit_code, analyte.plausible_unit, analyte)
    low, high = analyte.plausible_low, analyte.plausible_high
    too_small = low is not None and number < low and reading.comparator not in _SMALL_IS_FINE
    too_large = high is not None and number > high and reading.comparator not in _LARGE_IS_FINE
    return too_small or too_large


def likelier_units(analyte: Analyte, number: Decimal, typed_in: str) -> tuple[str, ...]:
    """UCUM codes of units in which the same digits would be an ordinary value, the two usual ones first."""
    order = dict.fromkeys((analyte.conventional_unit, analyte.si_unit, *analyte.units))
    return tuple(unit for unit in order if unit != typed_in and _inside(analyte, number, unit))


def _inside(analyte: Analyte, number: Decimal, unit_code: str) -> bool:
    if not can_convert(unit_code, analyte.plausible_unit, analyte):
        return False
    meant = convert(number, unit_code, analyte.plausible_unit, analyte)
    low, high = analyte.plausible_low, analyte.plausible_high
    return (low is None or meant >= low) and (high is None or meant <= high)


def _question(analyte: Analyte, reading: Reading, unit: Unit, likely: tuple[str, ...], hint: str) -> str:
    value = f"{reading.printed} {unit.shown}".strip()
    meant: dict[Decimal, str] = {}
    for code in likely:
        if can_convert(code, unit.code, analyte):
            meant.setdefault(display_number(convert(reading.number, code, unit.code, analyte)), code)
    title = _("{analyte} of {value} looks like a unit mix-up, please check.")
    sentences = [title.format(analyte=_(analyte.name), value=value)]
    sentences += [
        _("Read as {other}, it would be {value}.").format(other=_named(code), value=f"{number:f} {unit.shown}".strip())
        for number, code in list(meant.items())[:_MOST_GUESSES]
    ]
    return " ".join([*sentences, *([_(hint)] if hint else [])])


def _named(unit_code: str) -> str:
    # Translators: in place of a unit: 0.25 and not 25 %
    return unit_shown(unit_code) or _("a fraction")
