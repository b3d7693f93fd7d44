# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The form of a laboratory result: kept exactly as printed, or every problem named beside its field."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from journal_app.domain.drafts import LabDraft, PrintedRange, check_lab, read_range
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.quantities import AmbiguousNumber, Reading
from journal_app.errors import EntryRefused

TODAY = date(2024, 11, 21)


def draft(analyte: str = "ferritin", value: str = "18", unit: str = "ng/mL", day: str = "2024-11-20") -> LabDraft:
    return LabDraft(analyte=analyte, value=value, unit=unit, day=day)


def test_a_full_sheet_is_kept_as_printed() -> None:
    typed = LabDraft(
        analyte="Ferritine",
        value="<12,50",
        unit="\N{MICRO SIGN}g/l",
        day="2024-11-20",
        time="08:10",
        range="15 – 150 \N{MICRO SIGN}g/l",
        flag="L",
        laboratory=" City lab ",
        fasting="yes",
        note="left arm",
    )
    assert check_lab(typed, today=TODAY).require() == LabResult(
        collected_on=date(2024, 11, 20),
        collected_time=time(8, 10),
        analyte="ferritin",
        comparator=Comparator.BELOW,
        value=Decimal("12.50"),
        unit="\N{MICRO SIGN}g/l",
        unit_code="ug/L",
        printed_value="<12,50",
        range_low=Decimal(15),
        range_high=Decimal(150),
        range_text="15 – 150 \N{MICRO SIGN}g/l",
        flag="L",
        laboratory="City lab",
        fasting=True,
        note="left arm",
    )


def test_a_short_sheet_leaves_the_rest_unsaid() -> None:
    result = check_lab(draft(), today=TODAY).require()
    assert (result.collected_time, result.fasting, result.range_low, result.range_text) == (None, None, None, "")


def test_every_problem_is_named_at_once() -> None:
    checked = check_lab(
        LabDraft(analyte="feritin", value="abc", unit="furlong", day="2024-02-31", time="25:00", fasting="perhaps"),
        today=TODAY,
    )
    assert checked.value is None
    assert [problem.field for problem in checked.problems] == ["analyte", "value", "unit", "day", "time", "fasting"]
    with pytest.raises(EntryRefused) as refused:
        checked.require()
    for problem in checked.problems:
        assert problem.message in str(refused.value)


def test_an_empty_sheet_asks_for_what_is_needed() -> None:
    fields = [problem.field for problem in check_lab(LabDraft(), today=TODAY).problems]
    assert fields == ["analyte", "value", "unit", "day"]


def test_a_future_draw_is_refused() -> None:
    problem = check_lab(draft(day="2024-11-22"), today=TODAY).problem("day")
    assert problem is not None
    assert not problem.asks
    assert "2024-11-22" in problem.message


def test_a_negative_value_is_implausible_and_cannot_be_confirmed() -> None:
    typed = replace(draft(value="-12"), confirmed=frozenset({"value"}))
    problem = check_lab(typed, today=TODAY).problem("value")
    assert problem is not None
    assert not problem.asks
    assert "-12 is implausible" in problem.message


@pytest.mark.parametrize(
    ("analyte", "value", "unit", "would_be"),
    [
        ("iron", "75", "umol/L", "13.43"),
        ("iron", "4", "ug/dL", "22.34"),
        ("haemoglobin", "12.5", "g/L", "125"),
        ("haemoglobin", "8", "g/L", "128.9"),
        ("haemoglobin", "135", "g/dL", "13.5"),
        ("transferrin", "250", "g/L", "2.5"),
        ("tibc", "310", "umol/L", "55.51"),
        ("tsat", "0.2", "%", "20"),
        ("phosphate", "4.5", "mmol/L", "1.453"),
        ("vitamin_d", "20", "nmol/L", "49.92"),
        ("ferritin", "0.05", "ug/L", "50"),
        ("mch", "1.8", "pg", "29.01"),
        ("tsh", "2500", "m[IU]/L", ""),
        ("ferritin", "2500", "ug/L", ""),
        ("rdw_cv", "48", "%", ""),
        ("crp", "900", "mg/L", ""),
    ],
)
def test_a_likely_unit_slip_asks_and_says_what_it_would_be(analyte: str, value: str, unit: str, would_be: str) -> None:
    typed = draft(analyte, value, unit)
    problem = check_lab(typed, today=TODAY).problem("value")
    assert problem is not None
    assert problem.asks
    assert "looks like a unit mix-up, please check" in problem.message
    assert value in problem.message
    assert would_be in problem.message
    kept = check_lab(replace(typed, confirmed=frozenset({"value"})), today=TODAY).require()
    assert kept.value == Decimal(value)


@pytest.mark.parametrize(
    ("analyte", "value", "unit"),
    [
        ("ferritin", "1200", "ng/mL"),
        ("ferritin", "<0.1", "ug/L"),
        ("ferritin", "300", "pmol/L"),
        ("iron", "18", "umol/L"),
        ("haemoglobin", "13.5", "g/dL"),
        ("haemoglobin", "8.4", "mmol/L"),
        ("crp", "0", "mg/L"),
        ("tsh", "<0.0005", "mIU/L"),
        ("tsat", "0.2", "fraction"),
        ("vitamin_d", "<25", "nmol/L"),
        ("phosphate", "0.3", "mmol/L"),
    ],
)
def test_values_that_do_occur_are_not_asked_about(analyte: str, value: str, unit: str) -> None:
    assert check_lab(draft(analyte, value, unit), today=TODAY).problems == ()


def test_an_ambiguous_value_carries_both_readings_and_takes_the_readers_choice() -> None:
    typed = draft(value="1.250")
    problem = check_lab(typed, today=TODAY).problem("value")
    assert problem is not None
    assert problem.readings == (Decimal("1.250"), Decimal(1250))
    chosen = Reading(Comparator.NONE, problem.readings[1], "1.250")
    kept = check_lab(replace(typed, reading=chosen), today=TODAY).require()
    assert (kept.value, kept.printed_value) == (Decimal(1250), "1.250")


def test_a_unit_of_another_analyte_is_refused() -> None:
    problem = check_lab(draft(unit="fL"), today=TODAY).problem("unit")
    assert problem is not None
    assert "ng/mL" in problem.message


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("15-150", "15", "150"),
        ("15 – 150", "15", "150"),
        ("15 — 150", "15", "150"),
        ("0,5 - 1,2", "0.5", "1.2"),
        ("(15-150)", "15", "150"),
        ("[15 to 150]", "15", "150"),
        ("15 bis 150", "15", "150"),
        ("15..150", "15", "150"),
        ("11.6-31.3", "11.6", "31.3"),
        ("<5", None, "5"),
        ("≤ 5", None, "5"),
        (">= 30", "30", None),
        ("> 30", "30", None),
        ("up to 5", None, "5"),
        ("see note", None, None),
        ("", None, None),
        ("5", None, None),
        ("negative", None, None),
        ("15-150-300", None, None),
    ],
)
def test_a_printed_range_is_read_and_kept_as_text(text: str, low: str | None, high: str | None) -> None:
    bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
    assert read_range(text) == PrintedRange(bounds[0], bounds[1], text)


def test_a_range_in_the_wrong_order_is_refused() -> None:
    with pytest.raises(EntryRefused, match="150-15"):
        read_range("150-15")


def test_a_range_that_is_two_ranges_asks() -> None:
    with pytest.raises(AmbiguousNumber):
        read_range("1.250-2.500")


def test_a_unit_behind_a_range_other_than_the_results_own_leaves_it_as_text() -> None:
    assert read_range("15-150 ng/mL", "ng/mL").high == 150
    assert read_range("15-150 ng/mL", "ug/L") == PrintedRange(text="15-150 ng/mL")
