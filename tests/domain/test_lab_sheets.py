# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A printed sheet is kept whole or not at all, and what is wrong with its draw is said once."""

from dataclasses import replace
from datetime import date

import pytest

from journal_app.domain.drafts import LabDraft
from journal_app.domain.lab_sheets import MOST_PASTED, check_sheet, is_same_unit, pasted_lines, unit_split_off

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


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ferritin\t12,5\t\N{MICRO SIGN}g/L", ("Ferritin", "12,5", "\N{MICRO SIGN}g/L", "", "")),
        ("Ferritin\t12,5", ("Ferritin", "12,5", "", "", "")),
        ("Ferritin\t<5 ug/l\t15-150\tL", ("Ferritin", "<5", "ug/l", "15-150", "L")),
        ("Ferritin\t12\tug/L\t15-150\tL", ("Ferritin", "12", "ug/L", "15-150", "L")),
        ("Ferritin\t12 ug/l\t\t15-150\tL", ("Ferritin", "12 ug/l", "", "15-150", "L")),
        (" Serum  iron \t 12 \t umol/L \r", ("Serum iron", "12", "umol/L", "", "")),
    ],
)
def test_a_line_copied_from_a_table_is_read_by_its_columns(text: str, line: tuple[str, ...]) -> None:
    (found,) = pasted_lines(text)
    assert (found.analyte, found.value, found.unit, found.range, found.flag) == line


def test_several_lines_are_several_results_and_blank_ones_are_left_out() -> None:
    found = pasted_lines("Ferritin\t12\tug/L\r\n\r\nCRP\t<2\tmg/L\n")
    assert [(line.analyte, line.value, line.unit) for line in found] == [
        ("Ferritin", "12", "ug/L"),
        ("CRP", "<2", "mg/L"),
    ]


@pytest.mark.parametrize(
    "text",
    ["", "Ferritin", "Ferritin\nCRP", "a\tb\tc\td\te\tf", "Ferritin\t12\nand so on", "a\tb\n" * (MOST_PASTED + 1)],
)
def test_what_is_no_such_table_is_not_taken_apart(text: str) -> None:
    assert pasted_lines(text) == ()


def with_text(field: str, text: str) -> LabDraft:
    """A line that is whole but for a text in one of its fields."""
    return replace(replace(FERRITIN, value="5", unit="ug/L"), **{field: text})  # type: ignore[arg-type]


@pytest.mark.parametrize("field", ["range", "flag", "laboratory", "waited"])
def test_more_than_is_ever_printed_in_a_field_is_refused_beside_it(field: str) -> None:
    sheet = check_sheet([with_text(field, "x" * 10_000), with_text(field, "x")], today=TODAY)
    assert sheet.results == ()
    assert [(found.line, found.problem.field) for found in sheet.problems] == [(0, field)]
    assert check_sheet([with_text(field, "x" * 200)], today=TODAY).problems == ()


@pytest.mark.parametrize("field", ["analyte", "value", "unit", "day", "time", "fasting"])
@pytest.mark.parametrize(
    "junk", ["x" * 10_000, "9" * 10_000, "\x00\x07\x1b[2J", "\u202e\u2066 five", "\U0001fa78\U0001f600", "a\tb\nc"]
)
def test_hostile_text_makes_a_short_problem_and_never_a_result(field: str, junk: str) -> None:
    sheet = check_sheet([with_text(field, junk)], today=TODAY)
    assert sheet.results == ()
    assert {found.problem.field for found in sheet.problems} == {field}
    assert all(len(found.problem.message) < 400 for found in sheet.problems)


def test_signs_that_steer_how_a_text_runs_do_not_stand_in_the_way_of_a_number() -> None:
    copied = replace(
        FERRITIN, value="\N{LEFT-TO-RIGHT MARK}12,5\N{RIGHT-TO-LEFT MARK}", unit="\N{ZERO WIDTH SPACE}ug/L"
    )
    (result,) = check_sheet([copied], today=TODAY).results
    assert (str(result.value), result.unit_code) == ("12.5", "ug/L")
