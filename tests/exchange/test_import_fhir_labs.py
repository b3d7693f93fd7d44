# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.labs import Comparator, LabResult
from journal_app.exchange.labs.names import read_name
from journal_app.exchange.previews.plan import Action
from journal_app.store.journal import Journal
from tests.exchange.samples import (
    Json,
    a_bundle,
    a_code,
    a_quantity,
    an_observation,
    only_entry,
    planned,
)


def read(journal: Journal, folder: Path, observation: Json) -> LabResult:
    entry = only_entry(journal, folder, observation)
    assert entry.action is Action.ADD, entry.reason
    assert isinstance(entry.fact, LabResult)
    return entry.fact


def refused(journal: Journal, folder: Path, observation: Json) -> str:
    entry = only_entry(journal, folder, observation)
    assert entry.action is Action.REJECT
    assert entry.fact is None
    return entry.reason


def skipped(journal: Journal, folder: Path, observation: Json) -> str:
    entry = only_entry(journal, folder, observation)
    assert entry.action is Action.SKIP
    return entry.reason


def test_a_result_is_kept_as_printed(journal: Journal, tmp_path: Path) -> None:
    observation = an_observation(
        referenceRange=[{"low": a_quantity(15), "high": a_quantity(150), "text": "15-150"}],
        interpretation=[{"coding": [{"code": "H", "display": "High"}]}],
        performer=[{"display": "Made-up Laboratory"}],
        note=[{"text": "haemolysed"}, {"text": "fasting"}],
    )
    assert read(journal, tmp_path, observation) == LabResult(
        collected_on=date(2024, 3, 4),
        collected_time=time(8, 10),
        analyte="ferritin",
        value=Decimal("167.4"),
        unit="ng/mL",
        unit_code="ng/mL",
        printed_value="167.4",
        range_low=Decimal(15),
        range_high=Decimal(150),
        range_text="15-150",
        flag="H",
        laboratory="Made-up Laboratory",
        note="haemolysed\nfasting",
    )


@pytest.mark.parametrize("digits", ["1.0", "1.00", "1.250", "167", "1e2", "0.60"])
def test_numbers_keep_every_digit_and_never_ask(journal: Journal, tmp_path: Path, digits: str) -> None:
    result = read(journal, tmp_path, an_observation(valueQuantity=a_quantity(Decimal(digits))))
    assert format(result.value, "f") == format(Decimal(digits), "f")


@pytest.mark.parametrize("sign", ["<", "<=", ">=", ">"])
def test_comparators_are_kept(journal: Journal, tmp_path: Path, sign: str) -> None:
    result = read(journal, tmp_path, an_observation(valueQuantity=a_quantity(5, comparator=sign)))
    assert (result.comparator, result.printed_value) == (Comparator(sign), f"{sign}5")


@pytest.mark.parametrize("sign", ["=", "<>", "ad", "~"])
def test_a_sign_fhir_does_not_have_is_refused(journal: Journal, tmp_path: Path, sign: str) -> None:
    observation = an_observation(valueQuantity=a_quantity(5, comparator=sign))
    assert sign in refused(journal, tmp_path, observation)


@pytest.mark.parametrize("number", ["1e31", "1e-31", "1e999999999", "1" * 41])
def test_a_number_nobody_prints_is_refused(journal: Journal, tmp_path: Path, number: str) -> None:
    document = an_observation(valueQuantity=a_quantity(Decimal(number)))
    assert "not a number a laboratory prints" in refused(journal, tmp_path, document)


def test_a_negative_value_is_named_as_implausible(journal: Journal, tmp_path: Path) -> None:
    assert "implausible" in refused(journal, tmp_path, an_observation(valueQuantity=a_quantity(-12)))


@pytest.mark.parametrize(
    ("text", "comparator", "number", "unit"),
    [
        ("<5 ug/L", "<", "5", "ug/L"),
        ("5 ug/L", "", "5", "ug/L"),
        ("GT 45 ng/mL", ">", "45", "ng/mL"),
        ("less than 5 \N{MICRO SIGN}g/L", "<", "5", "\N{MICRO SIGN}g/L"),
        ("12,5 \N{GREEK SMALL LETTER MU}g/L", "", "12.5", "\N{GREEK SMALL LETTER MU}g/L"),
        ("1 250 mcg/L", "", "1250", "mcg/L"),
    ],
)
def test_a_value_given_as_text_is_read(
    journal: Journal, tmp_path: Path, text: str, comparator: str, number: str, unit: str
) -> None:
    result = read(journal, tmp_path, an_observation("valueQuantity", valueString=text))
    assert (result.comparator.value, result.value, result.unit) == (comparator, Decimal(number), unit)
    assert result.printed_value == text


def test_a_value_coded_as_text_is_read(journal: Journal, tmp_path: Path) -> None:
    observation = an_observation("valueQuantity", valueCodeableConcept={"text": "<5 ug/L"})
    assert read(journal, tmp_path, observation).comparator is Comparator.BELOW


def test_a_text_without_a_unit_takes_the_unit_printed_with_its_range(journal: Journal, tmp_path: Path) -> None:
    observation = an_observation(
        "valueQuantity", valueString="<5", referenceRange=[{"low": {"value": 15, "unit": "ug/L"}}]
    )
    assert read(journal, tmp_path, observation).unit == "ug/L"


def test_a_whole_number_needs_the_unit_of_its_range(journal: Journal, tmp_path: Path) -> None:
    with_range = an_observation("valueQuantity", valueInteger=42, referenceRange=[{"low": a_quantity(15, "ug/L")}])
    assert read(journal, tmp_path, with_range).value == 42
    assert "No unit" in refused(journal, tmp_path, an_observation("valueQuantity", valueInteger=42))


@pytest.mark.parametrize("text", ["<5", "GT 45", "12.5"])
def test_a_value_without_a_unit_is_refused(journal: Journal, tmp_path: Path, text: str) -> None:
    assert "No unit" in refused(journal, tmp_path, an_observation("valueQuantity", valueString=text))


def test_a_text_that_can_be_read_in_two_ways_names_both(journal: Journal, tmp_path: Path) -> None:
    entry = only_entry(journal, tmp_path, an_observation("valueQuantity", valueString="1.250 ng/mL"))
    assert entry.action is Action.REJECT
    assert entry.readings == ("1.250", "1250")
    assert "1250" in entry.reason


@pytest.mark.parametrize("text", ["Negative", "see note", "+++", "about 5 ng/mL", "5-10 ug/L of", "1e5 ng/mL"])
def test_a_text_that_is_no_number_is_refused(journal: Journal, tmp_path: Path, text: str) -> None:
    assert refused(journal, tmp_path, an_observation("valueQuantity", valueString=text))


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({}, "It has no value."),
        ({"dataAbsentReason": {"coding": [{"code": "unknown", "display": "Unknown"}]}}, "Unknown"),
        ({"dataAbsentReason": {"text": "sample lost"}}, "sample lost"),
        ({"valueQuantity": {"unit": "ng/mL"}}, "It has no value."),
        ({"valueQuantity": {"value": "167", "unit": "ng/mL"}}, "not a number"),
        ({"valueBoolean": True}, "valueBoolean"),
        ({"valueRange": {"low": {"value": 1}}}, "valueRange"),
    ],
)
def test_a_missing_value_says_why(journal: Journal, tmp_path: Path, more: Json, reason: str) -> None:
    assert reason in refused(journal, tmp_path, an_observation("valueQuantity") | more)


@pytest.mark.parametrize(
    ("unit", "kept", "code"),
    [
        ({"unit": "ng/mL"}, "ng/mL", "ng/mL"),
        ({"code": "ng/mL", "system": "http://unitsofmeasure.org"}, "ng/mL", "ng/mL"),
        ({"unit": "\N{MICRO SIGN}g/L", "code": "ug/L"}, "\N{MICRO SIGN}g/L", "ug/L"),
        ({"unit": "\N{GREEK SMALL LETTER MU}g/L"}, "\N{GREEK SMALL LETTER MU}g/L", "ug/L"),
        ({"unit": "mcg/L", "code": "ug/L"}, "mcg/L", "ug/L"),
        ({"unit": "ng/ml", "code": "258806002", "system": "http://snomed.info/sct"}, "ng/ml", "ng/mL"),
        ({"unit": "ug.L-1"}, "ug.L-1", "ug/L"),
        ({"unit": "ng mL^-1"}, "ng mL^-1", "ng/mL"),
        # the same digits in either unit, so there is nothing to settle
        ({"unit": "ng/mL", "code": "ug/L"}, "ng/mL", "ng/mL"),
    ],
)
def test_units_are_read_from_words_or_code(journal: Journal, tmp_path: Path, unit: Json, kept: str, code: str) -> None:
    result = read(journal, tmp_path, an_observation(valueQuantity={"value": 42} | unit))
    assert (result.unit, result.unit_code) == (kept, code)


def test_a_unit_whose_letters_are_in_the_wrong_case_is_the_one_that_exists(journal: Journal, tmp_path: Path) -> None:
    observation = an_observation(
        code=a_code("2777-1", "Phosphate"), valueQuantity={"value": 3, "unit": "mg/dL", "code": "Mg/dL"}
    )
    assert read(journal, tmp_path, observation).unit_code == "mg/dL"


@pytest.mark.parametrize("unit", [{"code": "{ratio}"}, {"unit": "ratio", "code": "1"}, {"unit": "fraction"}])
def test_a_saturation_may_be_a_fraction(journal: Journal, tmp_path: Path, unit: Json) -> None:
    tsat = an_observation(code=a_code("2502-3", "Transferrin saturation"))
    assert read(journal, tmp_path, tsat | {"valueQuantity": {"value": Decimal("0.18")} | unit}).unit_code == "1"
    entry = only_entry(journal, tmp_path, tsat | {"valueQuantity": {"value": 18} | unit})
    assert (entry.action, entry.readings) == (Action.REJECT, ("18", "18 %"))


def test_the_words_of_a_percentage_may_say_of_what(journal: Journal, tmp_path: Path) -> None:
    value = a_quantity(18, "% saturation", code="%")
    tsat = an_observation(code=a_code("2502-3", "% Saturation (calc)"), valueQuantity=value)
    assert read(journal, tmp_path, tsat).unit_code == "%"


def test_a_value_beyond_all_limits_names_the_units_it_fits(journal: Journal, tmp_path: Path) -> None:
    observation = an_observation(code=a_code("718-7", "Hgb"), valueQuantity=a_quantity(Decimal("13.2"), "Mg/dl"))
    entry = only_entry(journal, tmp_path, observation)
    assert (entry.action, entry.readings) == (Action.REJECT, ("13.2 mg/dL", "13.2 g/dL", "13.2 mmol/L"))


def test_a_range_in_a_unit_of_the_same_size_is_a_range(journal: Journal, tmp_path: Path) -> None:
    limits = {"low": a_quantity(15, "ug/L"), "high": a_quantity(150, "ug/L")}
    result = read(journal, tmp_path, an_observation(referenceRange=[limits]))
    assert (result.range_low, result.range_high) == (Decimal(15), Decimal(150))


def test_a_panel_only_gathers(journal: Journal, tmp_path: Path) -> None:
    panel = an_observation(
        "valueQuantity", code=a_code("50190-8", "Iron panel"), hasMember=[{"reference": "Observation/ferritin-1"}]
    )
    assert "gathers" in skipped(journal, tmp_path, panel)


def test_a_unit_said_in_two_ways_that_differ_is_refused(journal: Journal, tmp_path: Path) -> None:
    entry = only_entry(journal, tmp_path, an_observation(valueQuantity=a_quantity(42, "ug/dL", code="ng/mL")))
    assert entry.action is Action.REJECT
    assert entry.readings == ("the unit: ug/dL", "the unit: ng/mL")


@pytest.mark.parametrize(
    ("code", "value", "named"),
    [
        (a_code("2500-7", "TSAT"), a_quantity(22, "%"), ("TIBC", "Transferrin saturation")),
        (a_code("2500-7", ""), a_quantity(22, "%"), ("TIBC", "%")),
        (a_code("2502-3", "Transferrin"), a_quantity(2, "g/L"), ("2502-3", "Transferrin")),
        (a_code("3034-6", "TIBC"), a_quantity(300, "ug/dL"), ("3034-6", "TIBC")),
        (a_code("718-7", "Haemoglobin"), a_quantity(Decimal("0.13"), "g/mL"), ("718-7", "g/mL")),
        (a_code("2498-4", "Iron"), a_quantity(12, "umol/L"), ("by mass", "umol/L")),
        (a_code("14798-3", "Iron"), a_quantity(60, "ug/dL"), ("in moles", "ug/dL")),
        (a_code("2276-4", "Glucose"), a_quantity(90, "ng/mL"), ("2276-4", "Glucose")),
        (a_code("2276-4", "Something else"), a_quantity(90, "ng/mL"), ("2276-4", "Something else")),
        (a_code("4548-4", "Ferritin"), a_quantity(90, "ng/mL"), ("4548-4", "Ferritin")),
        (a_code("", "Ferritin"), a_quantity(90, "mmol"), ("the name: Ferritin", "mmol")),
        (a_code("20567-4", "Ferritin"), a_quantity(90, "fL"), ("20567-4", "fL")),
    ],
)
def test_a_conflict_of_code_name_and_unit_names_both_readings(
    journal: Journal, tmp_path: Path, code: Json, value: Json, named: tuple[str, str]
) -> None:
    entry = only_entry(journal, tmp_path, an_observation(code=code, valueQuantity=value))
    assert entry.action is Action.REJECT
    assert len(entry.readings) >= 2
    said = entry.reason + " ".join(entry.readings)
    assert all(name in said for name in named)


def test_two_codes_of_two_analytes_are_refused(journal: Journal, tmp_path: Path) -> None:
    codings = [{"system": LOINC_OID, "code": "2276-4"}, {"code": "2500-7"}]
    assert "contradict" in refused(journal, tmp_path, an_observation(code={"coding": codings}))


LOINC_OID = "urn:oid:2.16.840.1.113883.6.1"


@pytest.mark.parametrize(
    "code",
    [
        a_code("2276-4", ""),
        a_code("2276-4", "S-Ferritin"),
        a_code("2276-4", "Ferritin SerPl-mCnc"),
        a_code("2276-4", "Ferritin (plasma)"),
        a_code("2276-4", "Ferritin Lvl"),
        a_code("2276-4", "", "Ferritin [Masse/Volumen] in Serum oder Plasma"),
        a_code("", "Serum ferritin level (observable entity)"),
        a_code("2276-4", "Eisenspeicher", "Ferritin [Mass/volume] in Serum or Plasma"),
        a_code("20567-4", "", "Ferritin [Mass/volume] in Serum or Plasma by Immunoassay"),
        a_code("", "ferritin"),
        {"coding": [{"system": "http://lab.example/codes", "code": "F1", "display": "FERRITIN"}]},
    ],
)
def test_names_that_agree_are_read(journal: Journal, tmp_path: Path, code: Json) -> None:
    assert read(journal, tmp_path, an_observation(code=code)).analyte == "ferritin"


@pytest.mark.parametrize(
    ("text", "analyte"),
    [
        ("P-Ferritin level", "ferritin"),
        ("Vitamin B 12 level", "vitamin_b12"),
        ("Hgb Bld-mCnc", "haemoglobin"),
        ("CRP SerPl HS-mCnc", "crp"),
        ("Hemoglobin [Entitic mass] in Reticulocytes", "reticulocyte_haemoglobin"),
        ("Hemoglobin.free [Mass/volume] in Plasma", None),
        ("Hemoglobin A1c", None),
        ("Hämoglobin [Masse/Volumen] in Blut", "haemoglobin"),
        ("IRON BINDING CAPACITY, TOTAL", "tibc"),
        ("Iron Bind.Cap.(TIBC)", "tibc"),
        ("Hemoglobin [Mass/volume] in Urine", None),
        ("Folate RBC", None),
        ("Blood", None),
    ],
)
def test_names_are_read_whole_or_not_at_all(text: str, analyte: str | None) -> None:
    found = read_name(text)
    assert (found.key if found else None) == analyte


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (a_code("4548-4", "% Hemoglobin A1C"), "% Hemoglobin A1C"),
        (a_code("", "Glucose"), "Glucose"),
        (a_code("15074-8", ""), "15074-8"),
        (a_code("", "Serum level"), "Serum level"),
        (a_code("", "Hemoglobin [Mass/volume] in Urine"), "Urine"),
        (a_code("", "Hemoglobin level xyz"), "xyz"),
        ({}, "It does not say what was tested."),
    ],
)
def test_an_unknown_value_is_refused_by_its_name(journal: Journal, tmp_path: Path, code: Json, said: str) -> None:
    assert said in refused(journal, tmp_path, an_observation(code=code))


@pytest.mark.parametrize("status", ["cancelled", "entered-in-error"])
def test_a_withdrawn_result_is_passed_over(journal: Journal, tmp_path: Path, status: str) -> None:
    assert status in skipped(journal, tmp_path, an_observation(status=status))


@pytest.mark.parametrize("status", ["registered", "preliminary", "unknown"])
def test_a_result_that_is_not_final_is_passed_over(journal: Journal, tmp_path: Path, status: str) -> None:
    assert "not final" in skipped(journal, tmp_path, an_observation(status=status))


@pytest.mark.parametrize("status", ["final", "amended", "corrected"])
def test_a_final_result_is_kept(journal: Journal, tmp_path: Path, status: str) -> None:
    assert read(journal, tmp_path, an_observation(status=status)).analyte == "ferritin"


def test_a_result_without_a_known_status_is_refused(journal: Journal, tmp_path: Path) -> None:
    assert "no status" in refused(journal, tmp_path, an_observation("status"))
    assert "draft" in refused(journal, tmp_path, an_observation(status="draft"))


@pytest.mark.parametrize("category", ["vital-signs", "survey"])
def test_another_category_is_refused(journal: Journal, tmp_path: Path, category: str) -> None:
    observation = an_observation(category=[{"coding": [{"code": category, "display": category.title()}]}])
    assert category.title() in refused(journal, tmp_path, observation)
    nameless = an_observation(category=[{"coding": [{"code": category}]}], code={})
    assert category in refused(journal, tmp_path, nameless)


def test_a_result_without_category_is_kept(journal: Journal, tmp_path: Path) -> None:
    assert read(journal, tmp_path, an_observation("category")).analyte == "ferritin"


@pytest.mark.parametrize(
    ("when", "day", "at"),
    [
        ({"effectiveDateTime": "2024-03-04"}, date(2024, 3, 4), None),
        ({"effectiveDateTime": "2024-03-04T23:30:00-11:00"}, date(2024, 3, 4), time(23, 30)),
        ({"effectiveDateTime": "2024-03-04T00:10:00+14:00"}, date(2024, 3, 4), time(0, 10)),
        ({"effectiveDateTime": "2024-03-04T23:59:59.123Z"}, date(2024, 3, 4), time(23, 59)),
        ({"effectivePeriod": {"start": "2024-03-04T08:00:00Z"}}, date(2024, 3, 4), time(8, 0)),
        ({"effectiveInstant": "2024-03-04T08:00:00Z"}, date(2024, 3, 4), time(8, 0)),
    ],
)
def test_the_day_is_the_printed_one_in_the_printed_offset(
    journal: Journal, tmp_path: Path, when: Json, day: date, at: time | None
) -> None:
    result = read(journal, tmp_path, an_observation("effectiveDateTime") | when)
    assert (result.collected_on, result.collected_time) == (day, at)


def test_the_day_of_issue_stands_in_and_says_so(journal: Journal, tmp_path: Path) -> None:
    result = read(journal, tmp_path, an_observation("effectiveDateTime", issued="2024-03-05T09:00:00Z"))
    assert result.collected_on == date(2024, 3, 5)
    assert "issued" in result.note


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("2024", "names no day"),
        ("2024-03", "names no day"),
        ("2024-02-31", "no day 31"),
        ("2024-13-01", "no month 13"),
        ("2027-01-01", "has not come yet"),
        ("04.03.2024", "not a day"),
        ("2024-03-04T25:00:00Z", "not a time of day"),
        ("0001-01-01", "too long ago"),
    ],
)
def test_a_date_that_is_no_day_is_refused(journal: Journal, tmp_path: Path, printed: str, reason: str) -> None:
    assert reason in refused(journal, tmp_path, an_observation(effectiveDateTime=printed))


def test_a_result_without_any_date_is_refused(journal: Journal, tmp_path: Path) -> None:
    assert "when" in refused(journal, tmp_path, an_observation("effectiveDateTime"))


@pytest.mark.parametrize(
    ("ranges", "low", "high", "text"),
    [
        ([{"low": a_quantity(15)}], 15, None, ""),
        ([{"high": a_quantity(150)}], None, 150, ""),
        ([{"text": "15 - 150"}], 15, 150, "15 - 150"),
        ([{"text": "15-150 ng/mL"}], 15, 150, "15-150 ng/mL"),
        ([{"text": "see report"}], None, None, "see report"),
        ([{"text": "1.250 - 3"}], None, None, "1.250 - 3"),
        ([{"low": {"unit": "ng/mL"}, "high": {"unit": "ng/mL"}}], None, None, ""),
        ([{"low": {"value": 15}, "high": {"value": 150}}], 15, 150, ""),
        ([{"low": a_quantity(1, "mg/L"), "high": a_quantity(2, "mg/L")}], None, None, "1 mg/L - 2 mg/L"),
        ([{"low": a_quantity(1, "mg/L")}], None, None, ">= 1 mg/L"),
        ([{"high": a_quantity(2, "mg/L")}], None, None, "<= 2 mg/L"),
        ([{"low": a_quantity(150), "high": a_quantity(15)}], None, None, "150 ng/mL - 15 ng/mL"),
        (
            [{"low": a_quantity(15)}, {"low": a_quantity(30), "text": "men: 30 up"}],
            None,
            None,
            ">= 15 ng/mL; men: 30 up",
        ),
        ([{"low": a_quantity(15)}, {"type": {"coding": [{"code": "critical"}]}}], 15, None, ""),
        ([{"type": {"coding": [{"code": "normal"}]}, "low": a_quantity(15)}], 15, None, ""),
        ([{"low": a_quantity(Decimal("1e99"))}], None, None, ""),
        ([], None, None, ""),
    ],
)
def test_ranges_are_kept_as_printed(
    journal: Journal, tmp_path: Path, ranges: list[Json], low: int | None, high: int | None, text: str
) -> None:
    result = read(journal, tmp_path, an_observation(referenceRange=ranges))
    assert (result.range_low, result.range_high, result.range_text) == (low, high, text)


def test_the_flag_is_the_printed_code_or_text(journal: Journal, tmp_path: Path) -> None:
    stu3 = an_observation(interpretation={"coding": [{"code": "L", "display": "Low"}]})
    assert read(journal, tmp_path, stu3).flag == "L"
    assert read(journal, tmp_path, an_observation(interpretation=[{"text": "borderline"}])).flag == "borderline"


@pytest.mark.parametrize(
    ("performer", "name"),
    [
        ([{"reference": "#lab"}], "Contained Laboratory"),
        ([{"reference": "Practitioner/1", "display": "A. Doctor"}], ""),
        ([{"reference": "Patient/1", "display": "Ada"}, {"display": "Town Lab"}], "Town Lab"),
        ([{"type": "Organization", "display": "Town Lab"}], "Town Lab"),
        ([{"actor": {"reference": "#lab"}}], "Contained Laboratory"),
        ([{"reference": "#role"}], "Town Lab"),
        ([{"reference": "nowhere"}], ""),
    ],
)
def test_the_laboratory_is_an_organisation(journal: Journal, tmp_path: Path, performer: list[Json], name: str) -> None:
    contained = [
        {"resourceType": "Organization", "id": "lab", "name": "Contained Laboratory"},
        {"resourceType": "PractitionerRole", "id": "role", "organization": {"display": "Town Lab"}},
    ]
    assert read(journal, tmp_path, an_observation(contained=contained, performer=performer)).laboratory == name


def test_a_comment_of_stu3_is_a_note(journal: Journal, tmp_path: Path) -> None:
    assert read(journal, tmp_path, an_observation(comment="lipaemic")).note == "lipaemic"


def test_components_are_results_of_their_own(journal: Journal, tmp_path: Path) -> None:
    panel = an_observation(
        "valueQuantity",
        code=a_code("50190-8", "Iron studies"),
        component=[
            {"code": a_code("2498-4", "Iron"), "valueQuantity": a_quantity(60, "ug/dL")},
            {"code": a_code("2502-3", "TSAT"), "valueQuantity": a_quantity(22, "%")},
            {"code": a_code("", "Unheard of"), "valueQuantity": a_quantity(1, "%")},
            "not an object",
        ],
    )
    entries = planned(journal, tmp_path, panel).entries
    assert [(entry.action.value, entry.where) for entry in entries] == [
        ("add", "Observation.component[0]"),
        ("add", "Observation.component[1]"),
        ("reject", "Observation.component[2]"),
    ]
    assert [entry.fact.analyte for entry in entries if isinstance(entry.fact, LabResult)] == ["iron", "tsat"]


def test_an_observation_may_have_a_value_beside_its_components(journal: Journal, tmp_path: Path) -> None:
    both = an_observation(component=[{"code": a_code("1988-5", "CRP"), "valueQuantity": a_quantity(3, "mg/L")}])
    assert [entry.action for entry in planned(journal, tmp_path, both).entries] == [Action.ADD, Action.ADD]


def test_a_panel_only_gathers_others(journal: Journal, tmp_path: Path) -> None:
    panel = an_observation("valueQuantity", hasMember=[{"reference": "Observation/1"}])
    assert "gathers" in skipped(journal, tmp_path, panel)


def test_a_slip_of_the_unit_is_refused_with_both_readings(journal: Journal, tmp_path: Path) -> None:
    slip = an_observation(code=a_code("718-7", "Haemoglobin"), valueQuantity=a_quantity(Decimal("13.2"), "g/L"))
    entry = only_entry(journal, tmp_path, slip)
    assert entry.action is Action.REJECT
    assert entry.readings[:2] == ("13.2 g/L", "13.2 g/dL")


def test_an_unusual_value_that_code_and_unit_agree_on_is_kept_with_a_remark(journal: Journal, tmp_path: Path) -> None:
    vitamin = an_observation(
        code=a_code("68438-1", "25-OH Vitamin D"), valueQuantity=a_quantity(Decimal("19.5"), "nmol/L")
    )
    entry = only_entry(journal, tmp_path, vitamin)
    assert entry.action is Action.ADD
    assert "please check" in entry.reason
    entry = only_entry(journal, tmp_path, vitamin | {"code": a_code("", "25-OH Vitamin D")})
    assert entry.action is Action.REJECT


def test_large_ferritin_is_kept_with_a_remark(journal: Journal, tmp_path: Path) -> None:
    entry = only_entry(journal, tmp_path, an_observation(valueQuantity=a_quantity(2100)))
    assert entry.action is Action.ADD
    assert "do occur" in entry.reason


@pytest.mark.parametrize(
    ("code", "value"), [(a_code(), a_quantity(200000)), (a_code("1988-5", "CRP"), a_quantity(700, "mg/L"))]
)
def test_a_value_outside_all_limits_is_refused(journal: Journal, tmp_path: Path, code: Json, value: Json) -> None:
    assert "please check" in refused(journal, tmp_path, an_observation(code=code, valueQuantity=value))


def test_one_bad_resource_does_not_keep_the_others_out(journal: Journal, tmp_path: Path) -> None:
    bundle = a_bundle(an_observation(), an_observation(valueQuantity=a_quantity("many")), an_observation(id="x"))
    entries = planned(journal, tmp_path, bundle).entries
    assert [(entry.action.value, entry.where) for entry in entries] == [
        ("add", "Bundle.entry[0].resource"),
        ("reject", "Bundle.entry[1].resource"),
        ("skip", "Bundle.entry[2].resource"),
    ]
    assert "same as Bundle.entry[0].resource" in entries[2].reason


@pytest.mark.parametrize(
    ("code", "text", "value", "unit", "kept"),
    [
        ("2500-7", "TSAT", Decimal(25), "%", [("tsat", "%")]),
        ("2502-3", "Transferrin", Decimal("2.5"), "g/L", [("transferrin", "g/L")]),
        ("718-7", "Hemoglobin", Decimal("13.2"), "g/mL", [("haemoglobin", "g/dL"), ("haemoglobin", "mmol/L")]),
    ],
)
def test_each_reading_of_a_contradiction_that_is_possible_can_be_picked(
    journal: Journal, tmp_path: Path, code: str, text: str, value: Decimal, unit: str, kept: list[tuple[str, str]]
) -> None:
    observation = an_observation(code=a_code(code, text), valueQuantity=a_quantity(value, unit))
    entry = only_entry(journal, tmp_path, observation)
    assert entry.action is Action.REJECT
    facts = [option.fact for option in entry.options]
    assert [(fact.analyte, fact.unit_code) for fact in facts if isinstance(fact, LabResult)] == kept


def test_a_fraction_without_a_unit_is_what_its_range_says(journal: Journal, tmp_path: Path) -> None:
    limits = [{"low": {"value": Decimal("0.15")}, "high": {"value": Decimal("0.45")}}]
    bare = {"value": Decimal("0.05")}
    observation = an_observation(code=a_code("", "TSAT"), valueQuantity=bare, referenceRange=limits)
    entry = only_entry(journal, tmp_path, observation)
    assert isinstance(entry.fact, LabResult)
    assert (entry.fact.value, entry.fact.unit_code, "5 %" in entry.reason) == (Decimal("0.05"), "1", True)
