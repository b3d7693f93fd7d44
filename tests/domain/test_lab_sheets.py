# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A printed sheet is kept whole or not at all, and what is wrong with its draw is said once."""

from dataclasses import replace
from datetime import date

import pytest

from journal_app.domain.drafts import LabDraft
from journal_app.domain.lab_sheets import check_sheet, is_same_unit, unit_split_off

TODAY = date(2026, 11, 21)
DRAW = LabDraft(day="2026-11-20")
FERRITIN = replace(DRAW, analyte="ferritin", value="<5 ug/l")


@pytest.mark.parametrize(
    ("value", "unit", "split"),
    [
        ("<5 ug/l", "", ("<5", "ug/l")),
        ("12,5", "", ("12,5", "")),
        ("12,5", "mg/L", ("12,5", "mg/L")),
        ("12 UG/L", "ug/L", ("12", "ug/L")),
        ("12 mg/L", "ug/L", ("12 mg/L", "ug/L")),
        ("12 drops", "drops", ("12", "drops")),
    ],
)
def test_a_unit_behind_the_value_is_split_off_unless_another_one_was_typed(
    value: str, unit: str, split: tuple[str, str]
) -> None:
    parted = unit_split_off(LabDraft(value=value, unit=unit))
    assert (parted.value, parted.unit) == split


def test_spellings_of_a_unit_are_one_unit() -> None:
    assert is_same_unit("\N{MICRO SIGN}g/l", "ug/L")
    assert not is_same_unit("ug/L", "ng/L")


def test_blank_lines_do_not_count() -> None:
    sheet = check_sheet([DRAW, FERRITIN, DRAW], today=TODAY)
    assert [result.analyte for result in sheet.results] == ["ferritin"]
    assert sheet.problems == ()


def test_a_problem_anywhere_gives_no_results_and_knows_its_line() -> None:
    sheet = check_sheet([FERRITIN, replace(FERRITIN, value="1.250 ug/L")], today=TODAY)
    assert sheet.results == ()
    assert [found.line for found in sheet.problems] == [1]
    problem = sheet.problem(1, "value")
    assert problem is not None
    assert len(problem.readings) == 2
    assert sheet.problem(0, "value") is None


def test_what_is_wrong_with_the_draw_is_said_once() -> None:
    lines = [replace(FERRITIN, day="2026-02-31"), replace(FERRITIN, day="2026-02-31", analyte="crp")]
    sheet = check_sheet(lines, today=TODAY)
    assert [found.problem.field for found in sheet.problems].count("day") == 1
    assert sheet.problem(1, "day") == sheet.problem(0, "day")


def test_a_unit_alone_is_a_line_with_its_analyte_missing() -> None:
    sheet = check_sheet([FERRITIN, replace(DRAW, unit="ug/L")], today=TODAY)
    assert {(found.line, found.problem.field) for found in sheet.problems} == {(1, "analyte"), (1, "value")}
