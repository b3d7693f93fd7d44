# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A blood result as a file says it: code against name against unit against what is possible at all.

Hides how the four are weighed. Where they agree, the result is taken as printed. Where they do not, it is refused with
what each of them says, and every way in which the same digits make a possible result is an option for the reader:
none is chosen here (domain notes, sections 3a and 3d).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace
from datetime import date
from decimal import Decimal

from journal_app.domain.catalogues import Analyte, Basis, LoincCode, analytes
from journal_app.domain.drafts import LabDraft
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.quantities import (
    Reading,
    UnknownUnit,
    can_convert,
    conversion_factor,
    convert,
    display_number,
    read_unit,
    unit_shown,
)
from journal_app.domain.units import unit_code
from journal_app.exchange.labs import names as lab_names
from journal_app.exchange.labs.checks import FRACTION, as_options, checked_lab, ordinary_units
from journal_app.exchange.previews.cells import said_by
from journal_app.exchange.previews.plan import LineRefused
from journal_app.words import _, with_semicolons

Whole = Callable[[LabResult], LabResult]
_MOST_SHOWN = 60
# Values that public tables give one another's codes and units.
_KIN = (
    ("tsat", "tibc", "transferrin", "uibc", "iron", "ferritin"),
    ("rdw_cv", "rdw_sd"),
    ("haemoglobin", "mch", "reticulocyte_haemoglobin"),
)
_MOST_OPTIONS = 5
# Megagram and petagram in UCUM, which tells capitals apart; nobody means them.
_GREAT = re.compile(r"[MP]g(?=/)")


@frozen
class Said:
    """What a file says of one result, before any of it is believed.

    ``codes`` are those given as LOINC's and ``names`` all the names printed; either may be empty. ``units`` are the
    ways in which its unit is said, empty where none is printed. ``readings`` is the value: two where its digits can be
    read in two ways. ``upper`` is the upper bound of the range printed beside it, where there is one. ``draft`` is all
    the rest; analyte, value and unit in it are not looked at.
    """

    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    readings: tuple[Reading, ...]
    upper: Decimal | None = None
    draft: LabDraft = field(default_factory=LabDraft)


def read_lab(said: Said, *, today: date, whole: Whole = lambda result: result) -> tuple[LabResult, str]:
    """The result, and what is unusual about it; ``whole`` puts to it what a draft does not hold, such as its range.

    LineRefused names every reading, and holds those of them that make a possible result as options.
    """
    case = _Case(said, today, whole)
    found = lab_names.compare(said.codes, said.names)
    if found.doubt:
        raise case.refused(found.doubt, found.readings, found.analytes)
    analyte = found.analytes[0]
    unit = case.unit_of(analyte, found.code)
    if len(said.readings) > 1:
        raise case.refused_number(analyte)
    return case.checked(analyte, unit, found.code)


def is_one_size(one: str, other: str, analyte: Analyte) -> bool:
    """Whether the same digits mean the same in two units as printed, as in ng/mL and ug/L."""
    first, second = (_code_of(text, analyte) or text for text in (one, other))
    return first == second or (can_convert(first, second, analyte) and conversion_factor(first, second, analyte) == 1)


@frozen(kw_only=False)
class _Case:
    said: Said
    today: date
    whole: Whole

    def unit_of(self, analyte: Analyte, code: LoincCode | None) -> str:
        """The text of the unit, when all ways in which it is said agree, and the code and the analyte with it."""
        units = tuple(dict.fromkeys(unit.strip() for unit in self.said.units if unit.strip()))
        if not units and self._is_fraction(analyte):
            return FRACTION
        if not units:
            raise self.refused(_("No unit is printed with the value."), (), (analyte,))
        if not all(is_one_size(units[0], other, analyte) for other in units[1:]):
            # Translators: what a line of a file says by its unit
            readings = tuple(_("the unit: {unit}").format(unit=unit[:_MOST_SHOWN]) for unit in units)
            sentence = _("The unit is said in two ways that differ: {readings}.")
            raise self.refused(sentence.format(readings=with_semicolons(readings)), readings, (analyte,))
        self._require_taken(analyte, code, units[0])
        return units[0]

    def _is_fraction(self, analyte: Analyte) -> bool:
        """Whether the range printed beside a value without a unit says plainly that it is a part of one."""
        upper = self.said.upper
        return {"1", "%"} <= set(analyte.units) and upper is not None and 0 < upper <= 1

    def _require_taken(self, analyte: Analyte, code: LoincCode | None, unit: str) -> None:
        try:
            read = read_unit(unit, analyte)
        except UnknownUnit as error:
            readings = _unit_readings(analyte, code, unit)
            raise self.refused(said_by(error), readings, (analyte, *_kin_of(analyte))) from error
        if code is not None and _other_basis(code.basis, read.code):
            readings = _unit_readings(analyte, code, unit)
            sentence = _("Its code and its unit contradict each other: {readings}.")
            others = tuple(known for known in _basis_units(analyte, code) if known != read.code)
            raise self.refused(sentence.format(readings=with_semicolons(readings)), readings, (analyte,), others)

    def checked(self, analyte: Analyte, unit: str, code: LoincCode | None) -> tuple[LabResult, str]:
        """The result when it is possible as it stands."""
        try:
            result, remark = checked_lab(self._draft(analyte, unit, self.said.readings[0]), today=self.today, code=code)
        except LineRefused as refused:
            options = tuple(
                replace(option, fact=self.whole(option.fact))
                for option in refused.options
                if isinstance(option.fact, LabResult)
            )
            raise LineRefused(said_by(refused), *refused.readings, options=options) from refused
        return self.whole(result), " ".join(part for part in (remark, _unit_remark(result)) if part)

    def refused_number(self, analyte: Analyte) -> LineRefused:
        """Why digits that are two numbers are not taken."""
        numbers = tuple(format(reading.number, "f") for reading in self.said.readings)
        sentence = _("“{printed}” can be read in two ways: {readings}.")
        printed = self.said.readings[0].printed[:_MOST_SHOWN]
        return self.refused(sentence.format(printed=printed, readings=with_semicolons(numbers)), numbers, (analyte,))

    def refused(
        self, reason: str, readings: tuple[str, ...], candidates: Iterable[Analyte], units: tuple[str, ...] = ()
    ) -> LineRefused:
        """The refusal, with every candidate in every unit that makes a possible result of the digits."""
        candidates = tuple(candidates)
        # The first is the one that is named; where names contradict one another, the unit decides who is thought of.
        is_named = not lab_names.compare(self.said.codes, self.said.names).doubt
        fitting = [one for one in candidates if any(_code_of(unit, one) in one.units for unit in self.said.units)]
        ways: dict[tuple[object, ...], LabResult] = {}
        for place, analyte in enumerate(candidates):
            guesses = place == 0 if is_named else not fitting
            for result in self._ways(analyte, units, guesses=guesses):
                ways.setdefault((result.analyte, result.unit_code, result.value), self.whole(result))
        options = as_options(list(ways.values())[:_MOST_OPTIONS])
        return LineRefused(reason, *(readings or tuple(option.words for option in options)), options=options)

    def _ways(self, analyte: Analyte, units: tuple[str, ...], *, guesses: bool) -> Iterator[LabResult]:
        for reading in self.said.readings:
            taken = [unit for unit in self.said.units if _code_of(unit, analyte) in analyte.units]
            others = self._guessed(analyte, reading) if guesses and not taken else ()
            for unit in dict.fromkeys((*taken, *units, *others)):
                result = self._possible(analyte, unit, reading)
                if result is not None:
                    yield result

    def _guessed(self, analyte: Analyte, reading: Reading) -> tuple[str, ...]:
        """The units it may have been printed in; only the usual ones of a value that is itself in doubt."""
        if not self.said.units and self._is_fraction(analyte):
            return ("1",)
        units = ordinary_units(analyte, reading.number, "")
        if not lab_names.compare(self.said.codes, self.said.names).doubt:
            return units
        return tuple(unit for unit in units if unit in {analyte.conventional_unit, analyte.si_unit, "1"})

    def _possible(self, analyte: Analyte, unit: str, reading: Reading) -> LabResult | None:
        is_printed = unit in self.said.units
        draft = self._draft(analyte, unit if is_printed else unit_shown(unit) or FRACTION, reading)
        try:
            result, _remark = checked_lab(replace(draft, confirmed=frozenset({"value"})), today=self.today)
        except LineRefused:
            return None
        return result if _is_possible(analyte, result) else None

    def _draft(self, analyte: Analyte, unit: str, reading: Reading) -> LabDraft:
        return replace(self.said.draft, analyte=analyte.key, value="", reading=reading, unit=unit)


def _kin_of(analyte: Analyte) -> tuple[Analyte, ...]:
    group: tuple[str, ...] = next((keys for keys in _KIN if analyte.key in keys), ())
    return tuple(analytes()[key] for key in group if key != analyte.key)


def _is_possible(analyte: Analyte, result: LabResult) -> bool:
    """Whether a number lies within the limits; one printed with a sign is a bound and not a number."""
    if result.comparator is not Comparator.NONE:
        return True
    return result.unit_code in ordinary_units(analyte, result.value, "", most=len(analyte.units))


def _code_of(text: str, analyte: Analyte) -> str:
    """The UCUM code a text is read as, with or without the analyte's own spellings; empty where it is read as none."""
    code = unit_code(text, analyte)  # many units are asked about, and a refusal looks for units of a like name
    return code if code is not None and code in analyte.units else unit_code(text) or ""


def _other_basis(basis: Basis, ucum: str) -> bool:
    """Whether a code for mass stands beside moles, or the reverse; a fraction is either."""
    is_molar = "mol" in ucum
    return (basis is Basis.MASS and is_molar) or (basis is Basis.MOLAR and not is_molar and ucum not in {"%", "1"})


def _basis_units(analyte: Analyte, code: LoincCode) -> tuple[str, ...]:
    """The usual units of the kind that a code speaks of."""
    usual = dict.fromkeys((analyte.conventional_unit, analyte.si_unit))
    return tuple(unit for unit in usual if not _other_basis(code.basis, unit))


def _unit_readings(analyte: Analyte, code: LoincCode | None, unit: str) -> tuple[str, str]:
    name = _(analyte.name)
    if code is None:
        # Translators: what a line of a file says by its name, beside what its code says: {analyte} is a blood value
        said = _("the name: {analyte}").format(analyte=name)
    elif code.basis is Basis.MOLAR:
        said = _("the code {code}: {analyte} in moles").format(code=code.code, analyte=name)
    elif code.basis is Basis.MASS:
        said = _("the code {code}: {analyte} by mass").format(code=code.code, analyte=name)
    else:
        # Translators: what a line of a file says by its code, beside what its name says: {analyte} is a blood value
        said = _("the code {code}: {analyte}").format(code=code.code, analyte=name)
    return said, _("the unit: {unit}").format(unit=unit[:_MOST_SHOWN])


def _unit_remark(result: LabResult) -> str:
    """What is to be said of a unit that was read otherwise than its letters say, or that is a fraction."""
    analyte = analytes()[result.analyte]
    if result.unit_code == "1" and analyte.conventional_unit == "%":
        percent = display_number(convert(result.value, "1", "%", analyte))
        sentence = _("{value} is a fraction: it is {percent} %.")
        return sentence.format(value=f"{result.comparator}{result.value:f}", percent=f"{percent:f}")
    if _GREAT.match(result.unit):
        shown = unit_shown(result.unit_code)
        return _("The unit is printed as {printed} and is read as {unit}.").format(printed=result.unit, unit=shown)
    return ""
