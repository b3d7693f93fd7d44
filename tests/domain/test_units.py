# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Units as they are written in the world, and exact conversion between them."""

from decimal import Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.catalogues import Analyte, analytes
from journal_app.domain.quantities import (
    NoConversion,
    UnknownUnit,
    can_convert,
    conversion_factor,
    convert,
    read_unit,
    unit_shown,
)
from journal_app.domain.units import unit_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ug/L", "ug/L"),
        ("\N{MICRO SIGN}g/L", "ug/L"),
        ("\N{GREEK SMALL LETTER MU}g/l", "ug/L"),
        ("mcg/dL", "ug/dL"),
        ("ug%", "ug/dL"),
        ("mg%", "mg/dL"),
        ("microg/100mL", "ug/dL"),
        ("microgram/L", "ug/L"),
        ("micrograms per litre", "ug/L"),
        ("NG/ML", "ng/mL"),
        ("ng / ml", "ng/mL"),
        ("Mg/dl", "mg/dL"),
        ("MG/DL", "mg/dL"),
        ("gm/dL", "g/dL"),
        ("g/100 ml", "g/dL"),
        ("mmol/L (Fe)", "mmol/L"),
        ("\N{MICRO SIGN}mol/l", "umol/L"),
        ("mcmol/L", "umol/L"),
        ("nmol/litre", "nmol/L"),
        ("mIU/L", "m[IU]/L"),
        ("mUI/L", "m[IU]/L"),
        ("\N{MICRO SIGN}IU/mL", "u[IU]/mL"),
        ("mcIU/mL", "u[IU]/mL"),
        ("IU/L", "[IU]/L"),
        ("x10^9/L", "10*9/L"),
        ("10E9/L", "10*9/L"),
        ("\N{MULTIPLICATION SIGN}10\N{SUPERSCRIPT NINE}/L", "10*9/L"),
        ("FL", "fL"),
        ("percent", "%"),
        ("fraction", "1"),
    ],
)
def test_a_unit_is_read_however_it_is_written(text: str, code: str) -> None:
    assert read_unit(text).code == code


@pytest.mark.parametrize("text", ["", "furlong", "ug//L", "%%", "U/L", "\N{SNOWMAN}"])
def test_an_unknown_unit_is_refused_in_words(text: str) -> None:
    with pytest.raises(UnknownUnit) as refused:
        read_unit(text)
    assert text in refused.value.title
    assert "ng/mL" in refused.value.detail or "Did you mean" in refused.value.detail


def test_an_unknown_unit_names_the_nearest_known() -> None:
    with pytest.raises(UnknownUnit, match="ng/mL"):
        read_unit("nq/mL")


def test_a_unit_an_analyte_is_not_kept_in_names_those_it_takes() -> None:
    with pytest.raises(UnknownUnit, match=r"Ferritin is not kept in fL here[^$]*ng/mL"):
        read_unit("fL", analytes()["ferritin"])


def test_a_width_in_the_other_unit_says_that_it_is_another_number() -> None:
    with pytest.raises(UnknownUnit, match="RDW-SD"):
        read_unit("fL", analytes()["rdw_cv"])


def test_tsh_alone_takes_plain_units_for_international_units() -> None:
    assert read_unit("mU/L", analytes()["tsh"]).code == "m[IU]/L"
    assert read_unit("\N{MICRO SIGN}U/mL", analytes()["tsh"]).code == "u[IU]/mL"
    with pytest.raises(UnknownUnit):
        read_unit("mU/L")


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("ug/L", "\N{MICRO SIGN}g/L"),
        ("umol/L", "\N{MICRO SIGN}mol/L"),
        ("m[IU]/L", "mIU/L"),
        ("u[IU]/mL", "\N{MICRO SIGN}IU/mL"),
        ("10*9/L", "\N{MULTIPLICATION SIGN}10\N{SUPERSCRIPT NINE}/L"),
        ("%", "%"),
    ],
)
def test_a_unit_is_shown_as_laboratories_print_it_and_reads_back(code: str, shown: str) -> None:
    assert unit_shown(code) == shown
    assert read_unit(shown).code == code


# The factor table of the literature, to the digits printed there.
FACTORS = [
    ("iron", "ug/dL", "umol/L", "0.1790671"),
    ("iron", "ug/L", "umol/L", "0.01790671"),
    ("ferritin", "ng/mL", "ug/L", "1"),
    ("transferrin", "mg/dL", "g/L", "0.01"),
    ("transferrin", "g/L", "umol/L", "12.56755"),
    ("tibc", "ug/dL", "umol/L", "0.1790671"),
    ("uibc", "ug/dL", "umol/L", "0.1790671"),
    ("tsat", "1", "%", "100"),
    ("haemoglobin", "g/dL", "g/L", "10"),
    ("haemoglobin", "g/dL", "mmol/L", "0.6205591"),
    ("mch", "pg", "fmol", "0.0620559"),
    ("reticulocyte_haemoglobin", "pg", "fmol", "0.0620559"),
    ("crp", "mg/dL", "mg/L", "10"),
    ("phosphate", "mg/dL", "mmol/L", "0.3228539"),
    ("vitamin_b12", "pg/mL", "ng/L", "1"),
    ("vitamin_b12", "pg/mL", "pmol/L", "0.7378005"),
    ("folate", "ng/mL", "ug/L", "1"),
    ("folate", "ng/mL", "nmol/L", "2.265519"),
    ("vitamin_d", "ng/mL", "nmol/L", "2.496006"),
    ("tsh", "u[IU]/mL", "m[IU]/L", "1"),
]


@pytest.mark.parametrize(("key", "unit_from", "unit_to", "factor"), FACTORS)
def test_factors_are_those_of_the_literature(key: str, unit_from: str, unit_to: str, factor: str) -> None:
    printed = Decimal(factor)
    ours = convert(Decimal(1), unit_from, unit_to, analytes()[key])
    assert ours.quantize(printed) == printed


@pytest.mark.parametrize(
    ("key", "unit_from", "unit_to"),
    [
        ("ferritin", "ug/L", "pmol/L"),
        ("ferritin", "pmol/L", "ng/mL"),
        ("soluble_transferrin_receptor", "mg/L", "nmol/L"),
        ("rdw_cv", "%", "fL"),
        ("rdw_sd", "fL", "%"),
        ("crp", "nmol/L", "mg/L"),
    ],
)
def test_what_has_no_one_equal_is_not_converted_and_says_why(key: str, unit_from: str, unit_to: str) -> None:
    analyte = analytes()[key]
    with pytest.raises(NoConversion) as refused:
        convert(Decimal(1), unit_from, unit_to, analyte)
    assert refused.value.detail == analyte.no_conversion_reason
    assert not can_convert(unit_from, unit_to, analyte)


@pytest.mark.parametrize("analyte", analytes().values(), ids=lambda analyte: analyte.key)
def test_every_accepted_unit_converts_or_says_why_not(analyte: Analyte) -> None:
    for code in analyte.units:
        assert read_unit(code, analyte).code == code
        assert can_convert(code, analyte.si_unit, analyte) or analyte.no_conversion_reason


@pytest.mark.parametrize("analyte", analytes().values(), ids=lambda analyte: analyte.key)
def test_the_two_units_an_analyte_is_shown_in_are_exchanged(analyte: Analyte) -> None:
    assert conversion_factor(analyte.conventional_unit, analyte.si_unit, analyte) > 0
    assert {analyte.conventional_unit, analyte.si_unit, analyte.plausible_unit} <= set(analyte.units)


def pairs() -> list[tuple[Analyte, str, str]]:
    return [
        (analyte, first, second)
        for analyte in analytes().values()
        for first in analyte.units
        for second in analyte.units
        if can_convert(first, second, analyte)
    ]


@given(st.sampled_from(pairs()), st.decimals(min_value="0.0001", max_value=99999, places=4))
def test_there_and_back_is_the_same_number(pair: tuple[Analyte, str, str], number: Decimal) -> None:
    analyte, first, second = pair
    there = convert(number, first, second, analyte)
    back = convert(there, second, first, analyte)
    assert Context(prec=30).plus(back) == number
    assert conversion_factor(first, second, analyte) * conversion_factor(second, first, analyte) == Fraction(1)


def test_powers_of_ten_stay_exact_and_keep_plain_digits() -> None:
    assert str(convert(Decimal("13.5"), "g/dL", "g/L", analytes()["haemoglobin"])) == "135"
    assert convert(Decimal("0.1"), "ug/mL", "ug/L", analytes()["ferritin"]) == 100


def test_the_same_unit_keeps_every_digit() -> None:
    assert str(convert(Decimal("12.50"), "ng/mL", "ng/mL", analytes()["ferritin"])) == "12.50"


@pytest.mark.parametrize("sign", ["(", "{", "[", " ", "g", "\N{COMBINING ACUTE ACCENT}"])
def test_a_text_of_a_megabyte_is_no_unit(sign: str) -> None:
    with pytest.raises(UnknownUnit):
        read_unit("g" + sign * 1_000_000 + "/L")


@pytest.mark.parametrize(("text", "code"), [(" Mg/dl ", "mg/dL"), ("ug/L", "ug/L"), ("", None), ("walk", None)])
def test_the_code_of_a_unit_can_be_asked_for_without_a_refusal(text: str, code: str | None) -> None:
    assert unit_code(text) == code
