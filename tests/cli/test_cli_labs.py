# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import pytest

from tests.cli.runner import Iron

ON = ("--on", "2024-11-02")


def results(iron: Iron) -> list[tuple[str, str, str, str]]:
    return [(row["analyte"], row["comparator"], row["value"], row["printed_value"]) for row in iron.table("lab_result")]


def test_a_result_is_kept_with_everything_printed_beside_it(iron: Iron) -> None:
    more = ("--at", "08:15", "--range", "15-150", "--flag", "L", "--lab", "City Lab", "--fasting", "--note", "tired")
    said = iron("lab", "add", "ferritin", "12,5", "ng/mL", *ON, *more).stdout
    [row] = iron.json("lab", "list", "--json")
    assert said == "Kept: Ferritin 12.5 ng/mL on 2 Nov 2024.\n"
    assert {name: row[name] for name in row if name not in {"id", "recorded_at"}} == {
        "entered_by": "Anna",
        "source": "typed",
        "collected_on": "2024-11-02",
        "collected_time": "08:15",
        "analyte": "ferritin",
        "comparator": "",
        "value": "12.5",
        "unit": "ng/mL",
        "unit_code": "ng/mL",
        "printed_value": "12,5",
        "range_low": "15",
        "range_high": "150",
        "range_text": row["range_text"],
        "flag": "L",
        "laboratory": "City Lab",
        "fasting": 1,
        "note": "tired",
    }


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("18", ("", "18")),
        ("18.0", ("", "18.0")),
        ("12,5", ("", "12.5")),
        ("<5", ("<", "5")),
        (">1500", (">", "1500")),
        ("≥1500", (">=", "1500")),
    ],
)
def test_a_value_is_kept_as_typed(iron: Iron, typed: str, kept: tuple[str, str]) -> None:
    iron("lab", "add", "ferritin", typed, "ug/L", *ON)
    assert results(iron) == [("ferritin", *kept, typed)]


@pytest.mark.parametrize("typed", ["1.250", "1,250"])
@pytest.mark.parametrize("more", [(), ("--as-typed",)])
def test_a_value_with_two_readings_names_both_and_is_not_kept(iron: Iron, typed: str, more: tuple[str, ...]) -> None:
    said = iron.refused("lab", "add", "ferritin", typed, "ug/L", *ON, *more)
    assert "1.250" in said
    assert "1250" in said
    assert "Nothing was changed." in said


@pytest.mark.parametrize("typed", ["-12", "\N{MINUS SIGN}12", "-12,5"])
def test_a_value_below_zero_is_implausible_and_no_option(iron: Iron, typed: str) -> None:
    said = iron.refused("lab", "add", "ferritin", typed, "ug/L", *ON)
    assert typed in said
    assert "implausible" in said


def test_an_unlikely_value_is_sent_back_until_it_is_said_to_be_as_typed(iron: Iron) -> None:
    said = iron.refused("lab", "add", "haemoglobin", "132", "g/dL", *ON)
    assert "132" in said
    assert "--as-typed" in said
    iron("lab", "add", "haemoglobin", "132", "g/dL", *ON, "--as-typed")
    assert results(iron) == [("haemoglobin", "", "132", "132")]


def test_as_typed_does_not_let_through_what_is_wrong(iron: Iron) -> None:
    said = iron.refused("lab", "add", "haemoglobin", "132", "g/dL", "--on", "2024-02-31", "--as-typed")
    assert "no day 31" in said


@pytest.mark.parametrize(
    ("analyte", "unit", "named"),
    [("feritin", "ug/L", "Ferritin"), ("ferritin", "ug/M", "µg/L"), ("ferritin", "", "missing")],
)
def test_an_unknown_test_or_unit_names_the_nearest(iron: Iron, analyte: str, unit: str, named: str) -> None:
    assert named.casefold() in iron.refused("lab", "add", analyte, "12", unit, *ON).casefold()


def test_every_problem_is_named_at_once(iron: Iron) -> None:
    said = iron.refused("lab", "add", "feritin", "12", "ug/M", "--on", "2124-01-01", "--at", "25:00")
    for part in ("feritin", "ug/M", "2124-01-01", "25:00"):
        assert part in said


@pytest.mark.parametrize("name", ["ferritin", "Ferritin", "2276-4"])
def test_a_test_is_known_by_key_name_or_code(iron: Iron, name: str) -> None:
    iron("lab", "add", name, "12", "ug/L", *ON)
    assert [row[0] for row in results(iron)] == ["ferritin"]


@pytest.mark.parametrize(
    "typed",
    [
        ("lab", "add", "ferritin", "12", "ug/L", "--rnage", "3"),
        ("lab", "add", "ferritin", "12", "--rnage"),
        ("lab", "add", "--rnage", "12", "ug/L"),
        ("lab", "convert", "ferritin", "12", "ug/L", "--json"),
    ],
)
def test_a_mistyped_option_is_not_taken_for_a_value(iron: Iron, typed: tuple[str, ...]) -> None:
    assert "--" in iron(*typed, code=2).stderr


def test_the_table_is_aligned_and_leaves_out_what_nobody_filled_in(iron: Iron) -> None:
    iron("lab", "add", "ferritin", "<5", "ug/L", *ON, "--range", "15-150", "--flag", "L")
    iron("lab", "add", "crp", "3.1", "mg/L", *ON)
    lines = iron("lab", "list").stdout.splitlines()
    assert lines[0].split() == ["Day", "Test", "Value", "Unit", "Range", "Flag"]
    assert len(lines) == 3
    start = lines[0].index("Unit")
    assert {line[start:].split()[0] for line in lines[1:]} == {"µg/L", "mg/L"}


def test_a_list_in_a_unit_nobody_knows_is_refused(iron: Iron) -> None:
    assert "nonsense" in iron.refused("lab", "list", "--unit", "nonsense")
    iron("lab", "list", "--unit", "mU/L")


def test_a_note_from_a_file_does_not_move_the_cursor(iron: Iron) -> None:
    iron("lab", "add", "ferritin", "18", "ug/L", "--on", "2024-11-02", "--note", "a\x1b[2Jb\x9b")
    assert "a\ufffd[2Jb\ufffd" in iron("lab", "list").stdout
    assert iron.table("lab_result")[0]["note"] == "a\x1b[2Jb\x9b"


def test_an_empty_list_says_so(iron: Iron) -> None:
    assert iron("lab", "list").stdout == "There are no results yet.\n"
    assert iron.json("lab", "list", "--json") == []


def test_the_list_keeps_to_one_test(iron: Iron) -> None:
    iron("lab", "add", "ferritin", "12", "ug/L", *ON)
    iron("lab", "add", "crp", "3.1", "mg/L", *ON)
    assert [row["analyte"] for row in iron.json("lab", "list", "--analyte", "CRP", "--json")] == ["crp"]
    assert "Did you mean" in iron.refused("lab", "list", "--analyte", "feritin")


def test_another_unit_is_shown_beside_what_is_kept(iron: Iron) -> None:
    iron("lab", "add", "iron", "60", "ug/dL", *ON, "--range", "50-170")
    iron("lab", "add", "crp", "3.1", "mg/L", *ON)
    crp, iron_row = iron.json("lab", "list", "--unit", "umol/L", "--json")
    assert (iron_row["value"], iron_row["unit_code"]) == ("60", "ug/dL")
    assert (iron_row["shown_value"], iron_row["shown_unit"]) == ("10.74", "umol/L")
    assert (crp["shown_value"], crp["shown_unit"]) == ("3.1", "mg/L")
    shown = iron("lab", "list", "--unit", "umol/L", "--analyte", "iron").stdout
    assert "10.74" in shown
    assert "8.953-30.44" in shown


@pytest.mark.parametrize(
    ("printed", "shown"),
    [("50-170", "8.953-30.44"), ("<170", "< 30.44"), ("≤170", "≤ 30.44"), (">=50", "≥ 8.953"), ("", "")],
)
def test_a_range_stands_in_the_unit_of_its_value(iron: Iron, printed: str, shown: str) -> None:
    iron("lab", "add", "iron", "60", "ug/dL", *ON, "--range", printed)
    same, other = (iron("lab", "list", "--unit", unit).stdout.splitlines() for unit in ("ug/dL", "umol/L"))
    assert same[1].endswith(printed or "µg/dL")
    assert other[1].endswith(shown or "µmol/L")


def test_a_unit_that_cannot_be_for_the_one_test_asked_for_is_refused_with_the_reason(iron: Iron) -> None:
    iron("lab", "add", "crp", "3.1", "mg/L", *ON)
    assert "Nothing was changed." in iron.refused("lab", "list", "--analyte", "crp", "--unit", "umol/L")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (("iron", "60", "ug/dL", "umol/L"), "Serum iron: 60 µg/dL is 10.74 µmol/L.\n"),
        (("ferritin", "<5", "ng/mL", "ug/L"), "Ferritin: <5 ng/mL is <5 µg/L.\n"),
    ],
)
def test_a_value_is_shown_in_another_unit_without_a_journal(nothing: Iron, typed: tuple[str, ...], shown: str) -> None:
    assert nothing("lab", "convert", *typed).stdout == shown
    assert not nothing.path.exists()


def test_a_value_with_two_readings_is_not_converted(nothing: Iron) -> None:
    said = nothing.refused("lab", "convert", "ferritin", "1.250", "ug/L", "ng/mL")
    assert "1250" in said
