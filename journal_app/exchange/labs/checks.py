# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""When a value of a file that looks unlikely is taken as printed, and when it is refused.

Hides that decision. On screen an unlikely value asks; a file cannot answer, so a value that may have been printed in
another unit is refused with both readings for the reader to pick from, and one that is only unusual is taken with a
remark.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from journal_app.domain.catalogues import Analyte, Basis, LoincCode, analytes
from journal_app.domain.drafts import Checked, LabDraft, check_lab
from journal_app.domain.labs import LabResult
from journal_app.domain.plausibility import likelier_units
from journal_app.domain.quantities import can_convert, convert, display_number, unit_shown
from journal_app.exchange.previews.plan import Action, LineRefused, Option
from journal_app.words import _

T = TypeVar("T")
_MOST_READINGS = 2
FRACTION = "fraction"
"""How a unit that is none, a part of one, is written down; it is read back as such."""


def checked_lab(draft: LabDraft, *, today: date, code: LoincCode | None = None) -> tuple[LabResult, str]:
    """The result a draft makes, and what is unusual about it; LineRefused names every problem.

    ``code`` is the LOINC code that stood with the value, when it agrees with the unit.
    """
    checked = check_lab(draft, today=today)
    if checked.value is None and all(problem.asks for problem in checked.problems):
        asked = frozenset(problem.field for problem in checked.problems)
        kept = required(check_lab(replace(draft, confirmed=asked), today=today))
        analyte = analytes()[kept.analyte]
        other_units = _likelier_units(analyte, kept, code)
        if _is_within_limits(analyte, kept) and not other_units:
            return kept, _said(checked)
        other_units = other_units or ordinary_units(analyte, kept.value, kept.unit_code)
        others = (replace(kept, unit=unit_shown(unit) or FRACTION, unit_code=unit) for unit in other_units)
        ways = (kept, *others)
        readings = (f"{way.printed_value} {unit_shown(way.unit_code)}".strip() for way in ways if other_units)
        raise LineRefused(_said(checked), *readings, options=as_options(ways))
    return required(checked), ""


def required(checked: Checked[T]) -> T:
    """The value that passed; LineRefused names every problem, and the numbers an unclear one may mean."""
    if checked.value is None:
        readings = [format(number, "f") for problem in checked.problems for number in problem.readings]
        raise LineRefused(_said(checked), *readings)
    return checked.value


def ordinary_units(analyte: Analyte, number: Decimal, said: str, *, most: int = _MOST_READINGS) -> tuple[str, ...]:
    """The units, without the one that is ``said``, in which these digits make a value that is possible at all."""
    return likelier_units(analyte, number, said)[:most]


def as_options(results: Iterable[LabResult]) -> tuple[Option, ...]:
    """Each result as something the reader may pick, in words."""
    return tuple(Option(words=_worded(result), action=Action.ADD, fact=result) for result in results)


def _worded(result: LabResult) -> str:
    analyte = analytes()[result.analyte]
    value = f"{result.comparator}{result.value:f}"
    if result.unit_code == "1":
        percent = f"{display_number(convert(result.value, '1', '%', analyte)):f}"
        words = _("{analyte}: {value} as a fraction, which is {percent} %")
        return words.format(analyte=_(analyte.name), value=value, percent=percent)
    # Translators: a blood value with what stands in a file, where it looks unlikely
    return _("{analyte}: {value} {unit}").format(
        analyte=_(analyte.name), value=value, unit=unit_shown(result.unit_code)
    )


def _likelier_units(analyte: Analyte, result: LabResult, code: LoincCode | None) -> tuple[str, ...]:
    """The units in which such a value is usually printed, less those that the code speaks against."""
    rule = next((rule for rule in analyte.mix_ups if rule.holds(result.unit_code, result.value)), None)
    if rule is None:
        return ()
    if code is None or code.basis is Basis.OTHER:
        return rule.likely
    return tuple(unit for unit in rule.likely if unit == "1" or ("mol" in unit) == (code.basis is Basis.MOLAR))


def _is_within_limits(analyte: Analyte, result: LabResult) -> bool:
    """Whether a value is possible at all; one that cannot be compared is not known to be."""
    comparable = can_convert(result.unit_code, analyte.plausible_unit, analyte)
    number = convert(result.value, result.unit_code, analyte.plausible_unit, analyte) if comparable else Decimal("NaN")
    low, high = analyte.plausible_low, analyte.plausible_high
    return comparable and (low is None or number >= low) and (high is None or number <= high)


def _said(checked: Checked[T]) -> str:
    return " ".join(problem.message for problem in checked.problems)
