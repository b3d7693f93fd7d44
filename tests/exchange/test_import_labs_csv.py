# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.labs import Comparator, LabResult
from journal_app.exchange.previews.plan import Action, Entry
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.builders import a_lab_result
from tests.exchange.samples import a_table, imported, only_entry, planned

HEADER = "day,time,analyte,comparator,value,unit,range_low,range_high,flag,laboratory,fasting,note"
SHORT = "day,analyte,value,unit"


def labs(*rows: str, header: str = SHORT) -> str:
    return a_table(header, *rows)


def read(journal: Journal, folder: Path, row: str, header: str = SHORT) -> LabResult:
    entry = only_entry(journal, folder, labs(row, header=header))
    assert entry.action is Action.ADD, entry.reason
    assert isinstance(entry.fact, LabResult)
    return entry.fact


def refused(journal: Journal, folder: Path, row: str, header: str = SHORT) -> Entry:
    entry = only_entry(journal, folder, labs(row, header=header))
    assert (entry.action, entry.where) == (Action.REJECT, "line 2")
    return entry


def test_a_whole_row(journal: Journal, tmp_path: Path) -> None:
    row = '2024-03-04,08:10,Ferritin,<,5,ug/L,15,"150,5",L,"Town, Lab",yes,"line one\nline two"'
    assert read(journal, tmp_path, row, HEADER) == LabResult(
        collected_on=date(2024, 3, 4),
        collected_time=time(8, 10),
        analyte="ferritin",
        comparator=Comparator.BELOW,
        value=Decimal(5),
        unit="ug/L",
        unit_code="ug/L",
        printed_value="<5",
        range_low=Decimal(15),
        range_high=Decimal("150.5"),
        flag="L",
        laboratory="Town, Lab",
        fasting=True,
        note="line one\nline two",
    )


@pytest.mark.parametrize(
    ("cells", "comparator", "number"),
    [
        (',"12,5"', "", "12.5"),
        (",12.50", "", "12.50"),
        (",<0.6", "<", "0.6"),
        ("<,<5", "<", "5"),
        (">=,1500", ">=", "1500"),
        ("less than,5", "<", "5"),
        ("=,5", "", "5"),
        (",1 250", "", "1250"),
        (",01.250", "", "1.250"),
    ],
)
def test_values_are_read_as_they_are_written(
    journal: Journal, tmp_path: Path, cells: str, comparator: str, number: str
) -> None:
    result = read(journal, tmp_path, f"2024-03-04,ferritin,{cells},ug/L", "day,analyte,comparator,value,unit")
    assert (result.comparator.value, format(result.value, "f")) == (comparator, number)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2024-03-04,ferritin,-12,ug/L", "implausible"),
        ("2024-02-31,ferritin,12,ug/L", "no day 31"),
        ("2026-11-22,ferritin,12,ug/L", "has not come yet"),
        ("today,ferritin,12,ug/L", "not a day"),
        (",ferritin,12,ug/L", "The day is missing"),
        ("2024-03-04,% Hemoglobin A1C,5.4,%", "% Hemoglobin A1C"),
        ("2024-03-04,feritin,12,ug/L", "Ferritin"),
        ("2024-03-04,ferritin,,ug/L", "missing"),
        ("2024-03-04,ferritin,high,ug/L", "high"),
        ("2024-03-04,ferritin,12,", "unit is missing"),
        ("2024-03-04,ferritin,12,furlongs", "furlongs"),
        ("2024-03-04,haemoglobin,13.2,g/L", "please check"),
        ("2024-03-04,ferritin,12,ug/L,more", "5 cells"),
    ],
)
def test_a_row_that_cannot_be_kept_says_why(journal: Journal, tmp_path: Path, row: str, words: str) -> None:
    assert words in refused(journal, tmp_path, row).reason


@pytest.mark.parametrize(
    "printed",
    ["2024-03-14", "2024-03-14 00:00:00", "2024-03-14T00:00", "2024/3/14", "14.03.2024", "14/3/2024", "3/14/2024"],
)
def test_a_day_saved_again_by_a_spreadsheet_is_read(journal: Journal, tmp_path: Path, printed: str) -> None:
    assert read(journal, tmp_path, f"{printed},ferritin,12,ug/L").collected_on == date(2024, 3, 14)


@pytest.mark.parametrize("printed", ["3/4/2024", "03/04/2024"])
def test_a_day_that_can_be_read_in_two_ways_names_both(journal: Journal, tmp_path: Path, printed: str) -> None:
    entry = refused(journal, tmp_path, f"{printed},ferritin,12,ug/L")
    assert entry.readings == ("2024-03-04", "2024-04-03")
    assert all(reading in entry.reason for reading in entry.readings)


@pytest.mark.parametrize("printed", ["46085", "20240304", "13/13/2024", "30/2/2024", "2024-03-04 08:00", "4 Mar 2024"])
def test_what_is_no_plain_day_is_refused(journal: Journal, tmp_path: Path, printed: str) -> None:
    assert "not a day" in refused(journal, tmp_path, f"{printed},ferritin,12,ug/L").reason


def test_a_range_the_wrong_way_round_is_refused(journal: Journal, tmp_path: Path) -> None:
    entry = refused(journal, tmp_path, "2024-03-04,ferritin,12,ug/L,150,15", SHORT + ",range_low,range_high")
    assert "150 to 15 begins above its end" in entry.reason


@pytest.mark.parametrize("printed", ["1.250", '"1,250"'])
def test_a_number_that_can_be_read_in_two_ways_names_both(journal: Journal, tmp_path: Path, printed: str) -> None:
    assert refused(journal, tmp_path, f"2024-03-04,ferritin,{printed},ug/L").readings == ("1.250", "1250")


def test_an_unclear_range_is_refused_with_both_readings(journal: Journal, tmp_path: Path) -> None:
    row = "2024-03-04,ferritin,12,ug/L,1.250"
    assert refused(journal, tmp_path, row, SHORT + ",range_low").readings == ("1.250", "1250")


def test_a_slip_of_the_unit_is_refused_with_both_readings(journal: Journal, tmp_path: Path) -> None:
    assert refused(journal, tmp_path, "2024-03-04,tsat,0.05,%").readings[0] == "0.05 %"


def test_a_number_marked_as_kept_is_not_asked_about_again(journal: Journal, tmp_path: Path) -> None:
    result = read(journal, tmp_path, "2024-03-04,vitamin_d,020.5,nmol/L")
    assert (result.value, result.printed_value) == (Decimal("20.5"), "20.5")


def test_importing_again_adds_nothing(journal: Journal, tmp_path: Path) -> None:
    table = labs("2024-03-04,ferritin,12,ug/L", "2024-03-04,tsat,22,%")
    assert imported(journal, tmp_path, table).added == 2
    again = imported(journal, tmp_path, table)
    assert (again.added, again.skipped, again.change) == (0, 2, None)


def test_a_result_typed_without_a_time_is_recognised(journal: Journal, tmp_path: Path) -> None:
    verbs.add_lab_results(journal, [a_lab_result("ferritin", "42", date(2024, 3, 4))])
    row = "2024-03-04,08:10,ferritin,42.0,ug/L"
    assert only_entry(journal, tmp_path, labs(row, header="day,time,analyte,value,unit")).action is Action.SKIP


def test_two_draws_of_one_day_are_two_results(journal: Journal, tmp_path: Path) -> None:
    table = labs(
        "2024-03-04,08:10,ferritin,42,ug/L", "2024-03-04,14:10,ferritin,42,ug/L", header="day,time,analyte,value,unit"
    )
    assert imported(journal, tmp_path, table).added == 2


def test_another_value_for_a_day_is_added_and_said(journal: Journal, tmp_path: Path) -> None:
    verbs.add_lab_results(journal, [a_lab_result("ferritin", "42", date(2024, 3, 4))])
    entry = only_entry(journal, tmp_path, labs("2024-03-04,ferritin,<43,ug/L"))
    assert entry.action is Action.ADD
    assert "42 ug/L" in entry.reason


def test_details_that_differ_are_a_change(journal: Journal, tmp_path: Path) -> None:
    verbs.add_lab_results(journal, [a_lab_result("ferritin", "42", date(2024, 3, 4), note="mine", flag="L")])
    table = labs("2024-03-04,ferritin,42,ug/L,15,theirs,,no", header=SHORT + ",range_low,note,flag,fasting")
    entry = only_entry(journal, tmp_path, table)
    assert entry.action is Action.CHANGE
    assert all(name in entry.reason for name in ("range_low", "note", "fasting"))
    assert "flag" not in entry.reason
    assert imported(journal, tmp_path, table).changed == 1
    (result,) = journal.facts.lab_results()
    assert (result.range_low, result.note, result.flag, result.fasting) == (Decimal(15), "theirs", "L", False)
    assert imported(journal, tmp_path, table).skipped == 1


def test_one_result_is_changed_by_one_line(journal: Journal, tmp_path: Path) -> None:
    verbs.add_lab_results(journal, [a_lab_result("ferritin", "42", date(2024, 3, 4))])
    rows = ("2024-03-04,ferritin,42,ug/L,one", "2024-03-04,ferritin,42,ug/L,two")
    entries = planned(journal, tmp_path, labs(*rows, header=SHORT + ",note")).entries
    assert [entry.action for entry in entries] == [Action.CHANGE, Action.SKIP]


def test_columns_nobody_knows_are_named(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, labs("2024-03-04,ferritin,42,ug/L,x", header=SHORT + ",doctor"))
    assert "doctor" in plan.remarks[0]
    assert plan.format == "labs-csv"
