# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.catalogues import analytes
from journal_app.domain.drafts import LabDraft
from journal_app.domain.labs import LabResult
from journal_app.domain.quantities import can_convert, convert
from journal_app.exchange.labs.crosscheck import Said, read_lab
from journal_app.exchange.labs.names import compare, has_wrong_check_digit, read_name
from journal_app.exchange.labs.printed_values import read_printed
from journal_app.exchange.previews.plan import LineRefused
from journal_app.words import speaking
from tests.exchange.samples import TODAY

DAY = LabDraft(day="2024-03-04")


def said(code: str, name: str, value: str, unit: str) -> Said:
    readings, behind = read_printed(value)
    return Said(
        codes=(code,) if code else (),
        names=(name,) if name else (),
        units=tuple(filter(None, (unit or behind,))),
        readings=readings,
        draft=DAY,
    )


def taken(*parts: str) -> tuple[LabResult, str]:
    return read_lab(said(*parts), today=TODAY)


def refusal(*parts: str) -> LineRefused:
    with pytest.raises(LineRefused) as caught:
        read_lab(said(*parts), today=TODAY)
    return caught.value


def offered(refused: LineRefused) -> list[tuple[str, str, str]]:
    facts = [option.fact for option in refused.options]
    assert all(isinstance(fact, LabResult) for fact in facts)
    return [(fact.analyte, format(fact.value, "f"), fact.unit_code) for fact in facts if isinstance(fact, LabResult)]


@pytest.mark.parametrize(
    ("code", "name", "value", "unit", "ways"),
    [
        ("2500-7", "TSAT", "25", "%", [("tsat", "25", "%")]),
        ("2500-7", "TIBC", "25", "%", [("tibc", "25", "umol/L"), ("tsat", "25", "%")]),
        ("2500-7", "", "25", "%", [("tibc", "25", "umol/L"), ("tsat", "25", "%")]),
        ("2502-3", "Transferrin", "2.5", "g/L", [("transferrin", "2.5", "g/L")]),
        ("2502-3", "", "2.5", "g/L", [("tsat", "2.5", "%"), ("transferrin", "2.5", "g/L")]),
        ("3034-6", "TIBC", "310", "ug/dL", [("tibc", "310", "ug/dL")]),
        ("3034-6", "TIBC", "250", "mg/dL", [("transferrin", "250", "mg/dL")]),
        ("718-7", "Hemoglobin", "13.2", "g/mL", [("haemoglobin", "13.2", "g/dL"), ("haemoglobin", "13.2", "mmol/L")]),
        ("2500-7", "Ferritin", "60", "ug/dL", [("tibc", "60", "ug/dL"), ("ferritin", "60", "ug/dL")]),
        ("2498-4", "Iron", "15", "umol/L", [("iron", "15", "umol/L"), ("iron", "15", "ug/dL")]),
        ("", "Ferritin", "42", "", [("ferritin", "42", "ng/mL"), ("ferritin", "42", "ug/L")]),
        ("", "TSAT", "0.05", "", [("tsat", "0.05", "%"), ("tsat", "0.05", "1")]),
        ("", "TSAT", "0.05", "%", [("tsat", "0.05", "%"), ("tsat", "0.05", "1")]),
        ("", "Ferritin", "1.250", "ng/mL", [("ferritin", "1.250", "ng/mL"), ("ferritin", "1250", "ng/mL")]),
        ("", "TSAT", "1.250", "%", [("tsat", "1.250", "%")]),
        ("", "RDW", "44", "fL", [("rdw_cv", "44", "%"), ("rdw_sd", "44", "fL")]),
        ("2276-5", "Ferritin", "42", "ng/mL", [("ferritin", "42", "ng/mL")]),
        ("2276-4", "Glucose", "42", "ng/mL", [("ferritin", "42", "ng/mL")]),
        ("", "TSH", "2.5", "IU/L", [("tsh", "2.5", "u[IU]/mL"), ("tsh", "2.5", "m[IU]/L")]),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_refused_with_every_way_it_can_be_kept(
    code: str, name: str, value: str, unit: str, ways: list[tuple[str, str, str]]
) -> None:
    refused = refusal(code, name, value, unit)
    assert refused.readings
    assert offered(refused) == ways
    assert all(option.words for option in refused.options)


@pytest.mark.parametrize(
    ("code", "name", "value", "unit", "unit_code"),
    [
        ("2502-3", "TSAT", "25", "%", "%"),
        ("", "Ferritin", "42", "mcg/L", "ug/L"),
        ("", "Ferritin", "42", "\N{MICRO SIGN}g/L", "ug/L"),
        ("", "Ferritin", "42", "\N{GREEK SMALL LETTER MU}g/L", "ug/L"),
        ("", "Ferritin", "42 ng/mL", "", "ng/mL"),
        ("14801-5", "", "0.25", "1", "1"),
        ("3016-3", "TSH", "2.5", "uIU/mL", "u[IU]/mL"),
        ("2276-4", "Ferritin SerPl-mCnc", "42", "UG/L", "ug/L"),
        ("2502-3", "Iron Satn MFr SerPl", "25", "%", "%"),
    ],
)
def test_what_agrees_is_taken(code: str, name: str, value: str, unit: str, unit_code: str) -> None:
    result, _remark = taken(code, name, value, unit)
    assert result.unit_code == unit_code


def test_a_fraction_is_said_in_per_cent_and_kept_as_printed() -> None:
    result, remark = taken("", "TSAT", "0.05", "fraction")
    assert (result.value, result.unit, result.unit_code) == (Decimal("0.05"), "fraction", "1")
    assert "5 %" in remark


def test_a_megagram_is_read_as_a_milligram_and_said() -> None:
    result, remark = taken("", "Transferrin", "250", "Mg/dl")
    assert (result.unit, result.unit_code) == ("Mg/dl", "mg/dL")
    assert "Mg/dl" in remark


def test_units_said_twice_agree_or_are_both_offered() -> None:
    twice = replace(said("", "Ferritin", "42", "ng/mL"), units=("ng/mL", "ug/L"))
    assert read_lab(twice, today=TODAY)[0].unit == "ng/mL"
    with pytest.raises(LineRefused) as caught:
        read_lab(replace(twice, units=("ug/dL", "ng/mL")), today=TODAY)
    assert offered(caught.value) == [("ferritin", "42", "ug/dL"), ("ferritin", "42", "ng/mL")]


def test_what_is_put_to_a_result_is_put_to_every_option_too() -> None:
    def whole(result: LabResult) -> LabResult:
        return replace(result, range_text="15-150")

    assert read_lab(said("", "Ferritin", "42", "ng/mL"), today=TODAY, whole=whole)[0].range_text == "15-150"
    for parts in (("", "Ferritin", "42", ""), ("", "TSAT", "0.05", "%"), ("2500-7", "TSAT", "25", "%")):
        with pytest.raises(LineRefused) as caught:
            read_lab(said(*parts), today=TODAY, whole=whole)
        facts = [option.fact for option in caught.value.options]
        assert facts
        assert all(isinstance(fact, LabResult) and fact.range_text == "15-150" for fact in facts)


@pytest.mark.parametrize("code", ["2276-4", "718-7", "14798-3", "2502-3", "30522-7"])
def test_the_last_digit_of_a_code_follows_from_the_others(code: str) -> None:
    assert not has_wrong_check_digit(code)
    wrong = f"{code[:-1]}{(int(code[-1]) + 1) % 10}"
    assert has_wrong_check_digit(wrong)
    assert "last digit" in compare((wrong,), ("Ferritin",)).doubt


def test_every_code_of_the_catalogue_has_a_fitting_last_digit() -> None:
    assert not [row.code for analyte in analytes().values() for row in analyte.loinc if has_wrong_check_digit(row.code)]


@given(
    code=st.sampled_from(["", "2276-4", "2500-7", "2502-3", "3034-6", "718-7", "788-0", "1-8", "3016-3"]),
    name=st.sampled_from(["", "Ferritin", "TSAT", "TIBC", "Hb", "RDW", "Glucose", "Unheard"]),
    value=st.decimals(min_value="0.001", max_value="99999", places=3),
    unit=st.sampled_from(["", "%", "g/L", "ug/dL", "umol/L", "1", "g/mL", "fL", "furlong", "mIU/L"]),
)
def test_nothing_is_taken_against_its_code_and_every_option_is_possible(
    code: str, name: str, value: Decimal, unit: str
) -> None:
    case = Said(codes=(code,), names=(name,), units=(unit,), readings=read_printed(f"{value:f}0")[0], draft=DAY)
    try:
        result, _remark = read_lab(case, today=date(2026, 1, 1))
    except LineRefused as refused:
        kept = [option.fact for option in refused.options if isinstance(option.fact, LabResult)]
    else:
        kept = [result]
        assert not compare((code,), (name,)).doubt
    for fact in kept:
        analyte = analytes()[fact.analyte]
        assert fact.unit_code in analyte.units
        if can_convert(fact.unit_code, analyte.plausible_unit, analyte):
            assert convert(fact.value, fact.unit_code, analyte.plausible_unit, analyte) >= 0


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Hemoglobin (HGB)", "haemoglobin"),
        ("Folate (Folic Acid), Serum", "folate"),
        ("Ferritin, S", "ferritin"),
        ("S Ferritin:", "ferritin"),
        ("% Transferrin Saturation", "tsat"),
        ("IRON BINDING CAPACITY:MCNC:PT:SER/PLAS:QN:", "tibc"),
        ("Iron binding capacity.unsaturated", "uibc"),
        ("Hemoglobin (A1c)", None),
        ("Hemoglobin (Ferritin)", None),
        ("Ferritin (CSF)", None),
        ("Urine iron", None),
        ("Vitamin D, B", "vitamin_d"),
    ],
)
def test_names_are_known_in_the_ways_laboratories_write_them(name: str, key: str | None) -> None:
    found = read_name(name)
    assert (found.key if found else None) == key


def test_a_contradiction_is_told_in_the_language_spoken_now() -> None:
    said = (["718-7"], ["Ferritin"])
    before = compare(*said)
    with speaking("de"):
        in_german = compare(*said)
    assert before == compare(*said)
    assert before.analytes == in_german.analytes
    assert before.doubt.startswith("Its code and its name contradict each other: ")
    assert in_german.doubt.startswith("Code und Name widersprechen einander: ")
