# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The units we claim against the UCUM functional tests, where their file lies beside the checkout.

Of its 575 cases, two of them taken out by remarks, 529 judge whether a code is valid. 58 of these name 31 of the
codes written here, and the file calls all of them valid; 18 write one of them otherwise, or with a remark behind it,
and are read as the same quantity; all others, valid or not, are units no result is kept in and are refused. None of the
30 conversions is between two units that are used here; ``make judges`` has every pair of ours converted by ucum-lhc.
Names of units made from their codes, products and quotients of values are nothing that is done here.
"""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

from journal_app.domain.catalogues import analytes
from journal_app.domain.quantities import UnknownUnit, conversion_factor, read_unit

FILE = Path(__file__).parents[2].parent / "shared" / "data" / "units" / "UcumFunctionalTests.xml"
KNOWN = frozenset({code for analyte in analytes().values() for code in analyte.units})
# Valid codes of the file that are written here in another way: small l, the other spelling of IU, a remark behind.
SAME = {
    "10*3/ul": "10*3/uL",
    "1{c}": "1",
    "g/l": "g/L",
    "l": "L",
    "ml": "mL",
    "mmol/l": "mmol/L",
    "pg/ml": "pg/mL",
    "umol/l": "umol/L",
    "[iU]/mL": "[IU]/mL",
    "m[iU]/mL": "m[IU]/mL",
    "[iU]/L": "[IU]/L",
    "g{creat}": "g",
    "g{hgb}": "g",
    "g{tit_nit}": "g",
    "g{tot_prot}": "g",
    "g{wet_tis}": "g",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """Whether a code is valid UCUM."""

    unit: str
    is_valid: bool


OURS = [
    *(_Case(unit=unit, is_valid=True) for unit in ("ng/mL", "ug/L", "m[IU]/L", "g.m", "mmol/L/h", "g{hgb}")),
    *(_Case(unit=unit, is_valid=False) for unit in ("ug(8.h)", "{a}g/L/", "iU", "{|}1", "m[iIU]/L", "10+9/L")),
]
OUR_CONVERSIONS = [
    ("167.4", "ng/mL", "ug/L", "167.4"),
    ("6.3", "mg/dL", "ug/L", "63000"),
    ("2.5", "umol/L", "nmol/mL", "2.5"),
    ("1", "[IU]/mL", "m[IU]/L", "1000000"),
    ("0.05", "1", "%", "5"),
    ("7", "10*9/L", "10*3/uL", "7"),
    ("88", "fL", "L", "0.000000000000088"),
]


def _validations() -> list[_Case]:
    if not FILE.is_file():
        return OURS
    cases = fromstring(FILE.read_bytes()).iterfind("validation/case")
    return OURS + [_Case(unit=case.get("unit", ""), is_valid=case.get("valid") == "true") for case in cases]


def _conversions() -> list[tuple[str, str, str, str]]:
    if not FILE.is_file():
        return OUR_CONVERSIONS
    cases = fromstring(FILE.read_bytes()).iterfind("conversion/case")
    parts = [tuple(case.get(name, "") for name in ("value", "srcUnit", "dstUnit", "outcome")) for case in cases]
    return OUR_CONVERSIONS + [(value, have, want, outcome) for value, have, want, outcome in parts]


def _read(text: str) -> str | None:
    try:
        return read_unit(text).code
    except UnknownUnit:
        return None


def test_no_code_that_is_invalid_is_written_or_read() -> None:
    invalid = [case.unit for case in _validations() if not case.is_valid]
    assert len(invalid) >= 6
    assert KNOWN.isdisjoint(invalid)
    assert [unit for unit in invalid if _read(unit) is not None] == []


def test_a_valid_code_is_read_as_the_same_quantity_or_not_at_all() -> None:
    valid = {case.unit for case in _validations() if case.is_valid}
    read = {unit: code for unit in valid if (code := _read(unit)) is not None and code != unit}
    assert read == {unit: SAME[unit] for unit in read}
    assert "g{hgb}" in read


def test_the_file_has_the_cases_we_speak_of() -> None:
    if FILE.is_file():
        codes = [case.unit for case in _validations()[len(OURS) :]]
        assert len(codes) == 529
        assert len([unit for unit in codes if _read(unit) == unit]) == 58
        assert len({unit for unit in codes if _read(unit) == unit}) == 31
        assert len([unit for unit in codes if _read(unit) not in {unit, None}]) == 18
        assert [case for case in _conversions()[len(OUR_CONVERSIONS) :] if _are_ours(case)] == []


def _are_ours(case: tuple[str, str, str, str]) -> bool:
    return _read(case[1]) == case[1] and _read(case[2]) == case[2]


@pytest.mark.parametrize("case", [case for case in _conversions() if _are_ours(case)], ids="-".join)
def test_a_number_of_one_unit_is_that_of_another(case: tuple[str, str, str, str]) -> None:
    value, have, want, outcome = case
    ferritin = analytes()["ferritin"]
    assert (
        Decimal(value) * conversion_factor(have, want, ferritin).numerator
        == Decimal(outcome) * conversion_factor(have, want, ferritin).denominator
    )
