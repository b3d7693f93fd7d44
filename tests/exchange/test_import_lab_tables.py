# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Lab results in separated text of many shapes, of made-up people and with made-up values."""

import csv
import io
from contextlib import suppress
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.labs import Comparator, LabResult
from journal_app.errors import FileNotUnderstood
from journal_app.exchange import importing
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.lab_tables import layout as lab_layout
from journal_app.exchange.lab_tables.cells import read_value_cell
from journal_app.exchange.lab_tables.roles import Role
from journal_app.exchange.previews.answers import Answers, ColumnReading, DayOrder
from journal_app.exchange.previews.plan import Action, ImportPlan
from journal_app.exchange.readers import lab_table
from journal_app.exchange.reading import Stopped
from journal_app.store.journal import Journal
from journal_app.words import speaking
from tests.exchange.samples import TODAY, a_table, imported, only_entry, planned, write

ENGLISH = """Patient: Doe, Jane,DOB: 02/29/1980,MRN: 12345
Collected: 03/14/2024 08:10,,
Lab: Example Lab,,

Test,Result,Units,Reference Range,Flag
IRON STUDIES,,,,
Ferritin,12.5,ng/mL,15 - 150,L
"Iron, Total",<10,ug/dL,60-170,
% Hemoglobin A1C,5.4,%,4-6,
TSAT,neg,%,,
Ferritin,-12,ng/mL,24-336,L
Test,Result,Units,Reference Range,Flag
Hemoglobin,13.2 H,g/dL,>= 12,
Vitamin B12,"262,45",pg/mL,,
* See the comment of your clinic,,,,
"""
GERMAN = """Bezeichnung;Einheit;Normalwert;04.03.2024;11.09.2025
HÄMATOLOGIE;;;;
Hämoglobin;g/dl;12,0 - 16,0;12,5;*11,9
Ferritin;µg/l;15-150;;8,5 L
Kreatinin;mg/dl;<1,2;0,8;0,9
CRP;mg/l;bis 5;<0,2;neg
"""
HEAD = "Date,Test,Result,Unit"


def results(plan: ImportPlan) -> list[LabResult]:
    return [entry.fact for entry in plan.entries.of(Action.ADD) if isinstance(entry.fact, LabResult)]


def said(plan: ImportPlan) -> list[tuple[date, str, str, str]]:
    return [(one.collected_on, one.analyte, f"{one.comparator}{one.value}", one.unit) for one in results(plan)]


def test_a_result_a_row_with_lines_above_headings_and_a_foot(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, ENGLISH)
    day = date(2024, 3, 14)
    assert plan.format == "lab-table"
    assert said(plan) == [
        (day, "ferritin", "12.5", "ng/mL"),
        (day, "iron", "<10", "ug/dL"),
        (day, "haemoglobin", "13.2", "g/dL"),
        (day, "vitamin_b12", "262.45", "pg/mL"),
    ]
    ferritin, iron, haemoglobin, _b12 = results(plan)
    assert (ferritin.collected_time, ferritin.laboratory, ferritin.flag) == (time(8, 10), "Example Lab", "L")
    assert (ferritin.range_low, ferritin.range_high, ferritin.range_text) == (Decimal(15), Decimal(150), "15 - 150")
    assert (iron.comparator, iron.printed_value) == (Comparator.BELOW, "<10")
    assert (haemoglobin.flag, haemoglobin.range_low, haemoglobin.range_high) == ("H", Decimal(12), None)
    assert [person.words for person in plan.people] == ["Doe, Jane, born 1980-02-29, 12345"]


def test_every_row_that_is_no_result_says_why(journal: Journal, tmp_path: Path) -> None:
    left = [
        (entry.action, entry.where, entry.reason)
        for entry in planned(journal, tmp_path, ENGLISH).entries.of(Action.SKIP, Action.REJECT)
    ]
    assert left == [
        (Action.SKIP, "line 6", "It is a heading or a remark, and holds no result."),
        (Action.REJECT, "line 9, column Test", "% Hemoglobin A1C is not a blood value this journal keeps."),
        (Action.SKIP, "line 10, column Result", "It holds words and no number: “neg”."),
        (Action.REJECT, "line 11, column Result", "-12 is implausible: Ferritin is never below zero."),
        (Action.SKIP, "line 12", "The names of the columns again."),
        (Action.SKIP, "line 15", "It is a heading or a remark, and holds no result."),
    ]


@pytest.mark.parametrize(
    "value",
    ["1E+03", "2.5E+02", "1e3", "1.5 x 10^3", "1.5×10^3", "2.5*10**2", "1.5 * 10^3", "1.5·10²", "3 x 10", "1E+03 ug/L"],
)
@pytest.mark.parametrize("unit", ["ug/L", ""])
def test_a_number_with_an_exponent_is_refused_and_not_read_as_a_unit(
    journal: Journal, tmp_path: Path, value: str, unit: str
) -> None:
    (entry,) = planned(journal, tmp_path, a_table(HEAD, f"2024-03-04,Ferritin,{value},{unit}")).entries
    assert (entry.action, entry.options) == (Action.REJECT, ())
    assert "Write the number out in full, without an exponent." in entry.reason


def test_a_power_of_ten_that_begins_a_unit_is_none_of_the_number() -> None:
    cell = read_value_cell("250 x10^9/L")
    assert (cell.number, cell.unit) == ("250", "x10^9/L")


def test_a_column_for_each_day(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, GERMAN)
    assert said(plan) == [
        (date(2024, 3, 4), "haemoglobin", "12.5", "g/dl"),
        (date(2025, 9, 11), "haemoglobin", "11.9", "g/dl"),
        (date(2025, 9, 11), "ferritin", "8.5", "µg/l"),
        (date(2024, 3, 4), "crp", "<0.2", "mg/l"),
    ]
    assert [one.flag for one in results(plan)] == ["", "*", "L", ""]
    assert [one.range_high for one in results(plan)] == [Decimal("16.0"), Decimal("16.0"), Decimal(150), Decimal(5)]
    assert [entry.where for entry in plan.entries.of(Action.REJECT)] == ["line 5, column Bezeichnung"]


def test_a_row_for_each_day_with_units_in_the_heads_or_in_a_row(journal: Journal, tmp_path: Path) -> None:
    table = (
        "Date\tFerritin (ng/mL)\tHemoglobin\tGlucose\n\tng/mL\tg/dL\tmg/dL\n13/4/2026\t12\t13.1\t90\n3/5/2026\t14\t\t\n"
    )
    plan = planned(journal, tmp_path, table)
    assert said(plan) == [
        (date(2026, 4, 13), "ferritin", "12", "ng/mL"),
        (date(2026, 4, 13), "haemoglobin", "13.1", "g/dL"),
        (date(2026, 5, 3), "ferritin", "14", "ng/mL"),
    ]
    assert plan.remarks == ('The column "Glucose" was not read.',)
    asked = plan.asks.day_order
    assert asked is not None
    assert (asked.example, asked.order, asked.told_by) == ("3/5/2026", DayOrder.DAY_FIRST, "13/4/2026")


def test_columns_that_nobody_names_are_known_by_what_stands_in_them(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, "2024-03-04,Ferritin,12,ng/mL\n2024-03-05,TSH,1.5,mIU/L\n")
    assert said(plan) == [
        (date(2024, 3, 4), "ferritin", "12", "ng/mL"),
        (date(2024, 3, 5), "tsh", "1.5", "mIU/L"),
    ]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("test_name|result_value|unit|collected_at|lab", "Ferritin|12,5|µg/l|2024-03-04T23:30:00+01:00|Example Lab"),
        ("Fecha;Prueba;Resultado;Unidades;Valores de referencia", "04/03/2024;Ferritina;12,5;µg/L;15 - 150"),
        ("Date de prélèvement;Analyse;Résultat;Unité;Valeurs usuelles", "4 mars 2024;Ferritine;12,5;µg/L;15 à 150"),
        (
            "Data prelievo;Esame;Risultato;Unità di misura;Valori di riferimento",
            "04.03.2024;Ferritina;12,5;µg/L;15-150",
        ),
        ("Afnamedatum;Bepaling;Uitslag;Eenheid;Referentiewaarde", "4 maart 2024;Ferritine;12,5;µg/L;15 - 150"),
        ("Abnahmedatum;Untersuchung;Ergebnis;Einheit;Referenzbereich", "04.03.24;Ferritin i. S.;12,5;µg/l;15-150"),
        ("collectedDate,loincCode,testName,resultValue,units", "03/04/2024 11:15 PM,2276-4,Ferritin,12.5,ug/L"),
        ("Component,Your Value,Standard Range,Units,Collection Date", 'Ferritin,12.5 L,15 - 150,ug/L,"Mar 4, 2024"'),
        ("DATE;ANALYTE;VALUE", "2024-03-04;FERRITIN;12,5 µg/l"),
        (
            "Sample Date,Panel Name,Biomarker,Measurement,UOM,Ref Min,Ref Max",
            "20240304,Iron,Ferritin,12.5,mcg/L,15,150",
        ),
    ],
)
def test_heads_of_many_languages_and_systems(journal: Journal, tmp_path: Path, head: str, row: str) -> None:
    order = DayOrder.MONTH_FIRST if "PM" in row else DayOrder.DAY_FIRST
    (one,) = results(planned(journal, tmp_path, a_table(head, row), day_order=order))
    assert (one.collected_on, one.analyte, one.value, one.unit_code) == (
        date(2024, 3, 4),
        "ferritin",
        Decimal("12.5"),
        "ug/L",
    )


@pytest.mark.parametrize(
    ("cell", "value", "unit", "flag"),
    [
        ("12.5", "12.5", "ng/mL", ""),
        ('"12,5"', "12.5", "ng/mL", ""),
        ("12.5 H", "12.5", "ng/mL", "H"),
        ("*12.5", "12.5", "ng/mL", "*"),
        ("12.5 (L)", "12.5", "ng/mL", "L"),
        ("12.5 ng/mL L", "12.5", "ng/mL", "L"),
        ("12.5↑", "12.5", "ng/mL", "↑"),
        ("< 5", "<5", "ng/mL", ""),
        (">1500 H", ">1500", "ng/mL", "H"),
        ("bis 5", "<=5", "ng/mL", ""),
        ("1 250", "1250", "ng/mL", ""),
        ('"1,250.5"', "1250.5", "ng/mL", ""),
        ('"62,45"', "62.45", "ng/mL", ""),
        ("62,45", "62.45", "ng/mL", ""),
    ],
)
def test_what_may_stand_around_a_value(
    journal: Journal, tmp_path: Path, cell: str, value: str, unit: str, flag: str
) -> None:
    separator = ";" if cell == "62,45" else ","
    row = separator.join(("2024-03-04", "Ferritin", cell, "ng/mL"))
    (one,) = results(planned(journal, tmp_path, a_table(HEAD.replace(",", separator), row)))
    assert (f"{one.comparator}{one.value}", one.unit, one.flag) == (value, unit, flag)


def test_a_range_beside_the_value_in_its_cell(journal: Journal, tmp_path: Path) -> None:
    (one,) = results(planned(journal, tmp_path, a_table(HEAD, "2024-03-04,Ferritin,12.5 ng/mL [15 - 150] L,")))
    assert (one.value, one.unit, one.flag, one.range_text) == (Decimal("12.5"), "ng/mL", "L", "15 - 150")


def test_a_number_of_two_readings_asks_and_each_can_be_picked(journal: Journal, tmp_path: Path) -> None:
    table = a_table(HEAD, "2024-03-04,Ferritin,1.250,ng/mL")
    plan = planned(journal, tmp_path, table)
    (entry,) = plan.entries
    assert (entry.action, entry.where, entry.readings) == (Action.REJECT, "line 2, column Result", ("1.250", "1250"))
    assert [option.fact.value for option in entry.options if isinstance(option.fact, LabResult)] == [
        Decimal("1.250"),
        Decimal(1250),
    ]
    name = plan.asks.columns[0].name
    reading = replace(plan.asks.columns[0].reading, decimal_mark=",")
    (one,) = results(planned(journal, tmp_path, table, columns={name: reading}))
    assert one.value == Decimal(1250)


def test_a_day_of_two_readings_asks_unless_the_file_or_the_reader_tells(journal: Journal, tmp_path: Path) -> None:
    row = "3/4/2026,Ferritin,12,ng/mL"
    plan = planned(journal, tmp_path, a_table(HEAD, row))
    (entry,) = plan.entries
    assert (entry.action, entry.where) == (Action.REJECT, "line 2, column Date")
    assert entry.readings == ("2026-03-04", "2026-04-03")
    assert [option.fact.collected_on for option in entry.options if isinstance(option.fact, LabResult)] == [
        date(2026, 3, 4),
        date(2026, 4, 3),
    ]
    assert plan.asks.day_order is not None
    assert plan.asks.day_order.order is None
    (answered,) = results(planned(journal, tmp_path, a_table(HEAD, row), day_order=DayOrder.MONTH_FIRST))
    assert answered.collected_on == date(2026, 3, 4)
    told = results(planned(journal, tmp_path, a_table(HEAD, row, "4/30/2026,Ferritin,13,ng/mL")))
    assert [one.collected_on for one in told] == [date(2026, 3, 4), date(2026, 4, 30)]


def test_days_that_contradict_one_another_tell_nothing(journal: Journal, tmp_path: Path) -> None:
    rows = ("30/4/2026,Ferritin,12,ng/mL", "4/30/2026,TSH,2,mIU/L", "3/4/2026,CRP,2,mg/L")
    actions = [entry.action for entry in planned(journal, tmp_path, a_table(HEAD, *rows)).entries]
    assert actions == [Action.ADD, Action.ADD, Action.REJECT]


def test_what_was_said_of_columns_is_read_so_also_in_a_later_file(journal: Journal, tmp_path: Path) -> None:
    table = a_table("Test;A;B;04.03.2024", "Ferritin;µg/l;zurück;12")
    ask = planned(journal, tmp_path, table).asks.columns[0]
    answer = replace(ask.reading, roles=("test", "unit", "note", "of-day"), laboratory="Example Lab")
    later = a_table("Test;A;B;04.03.2024;05.06.2025", "Ferritin;µg/l;zurück;12;14")
    later_ask = planned(journal, tmp_path, later).asks.columns[0]
    assert later_ask.name == ask.name
    found = results(planned(journal, tmp_path, later, columns={ask.name: answer}))
    assert [(one.collected_on, one.value, one.note, one.laboratory) for one in found] == [
        (date(2024, 3, 4), Decimal(12), "zurück", "Example Lab"),
        (date(2025, 6, 5), Decimal(14), "zurück", "Example Lab"),
    ]


def test_a_table_without_a_day_asks_for_it(journal: Journal, tmp_path: Path) -> None:
    table = a_table("Test,Result,Unit", "Ferritin,12,ng/mL")
    plan = planned(journal, tmp_path, table)
    (ask,) = plan.asks.columns
    assert ask.missing == "No column and no line says on which day it was."
    assert [entry.reason.split(".")[0] for entry in plan.entries] == ["The day is missing"]
    (one,) = results(planned(journal, tmp_path, table, columns={ask.name: replace(ask.reading, day="2024-03-04")}))
    assert one.collected_on == date(2024, 3, 4)


def test_days_between_the_rows_hold_for_the_rows_below(journal: Journal, tmp_path: Path) -> None:
    table = "Test,Result,Unit\nCollected: 2024-03-04,,\nFerritin,12,ng/mL\nCollected: 2025-03-04,,\nFerritin,14,ng/mL\n"
    assert [one.collected_on for one in results(planned(journal, tmp_path, table))] == [
        date(2024, 3, 4),
        date(2025, 3, 4),
    ]


def test_a_code_that_speaks_against_the_name_is_refused_with_both(journal: Journal, tmp_path: Path) -> None:
    entry = only_entry(journal, tmp_path, a_table(f"{HEAD},LOINC", "2024-03-04,Transferrin saturation,21,%,2500-7"))
    assert entry.action is Action.REJECT
    assert "2500-7" in entry.reason
    assert "Transferrin saturation" in entry.reason


def test_two_units_that_differ_are_refused(journal: Journal, tmp_path: Path) -> None:
    entry = only_entry(journal, tmp_path, a_table(HEAD, "2024-03-04,Hemoglobin,132 g/L,g/dL"))
    assert entry.action is Action.REJECT
    assert "two ways" in entry.reason


def test_results_that_do_not_count_are_passed_over(journal: Journal, tmp_path: Path) -> None:
    rows = ("2024-03-04,Ferritin,12,ng/mL,Final", "2024-03-04,TSH,2,mIU/L,Cancelled", "2024-03-04,CRP,2,mg/L,Pending")
    plan = planned(journal, tmp_path, a_table(f"{HEAD},Status", *rows))
    assert [entry.action for entry in plan.entries] == [Action.ADD, Action.SKIP, Action.SKIP]


def test_rows_of_several_people_say_whose_they_are(journal: Journal, tmp_path: Path) -> None:
    rows = ('2024-03-04,Ferritin,12,ng/mL,"Doe, Jane"', '2024-03-04,Ferritin,90,ng/mL,"Roe, Richard"')
    plan = planned(journal, tmp_path, a_table(f"{HEAD},Patient Name", *rows))
    assert [person.name for person in plan.people] == ["Doe, Jane", "Roe, Richard"]
    assert plan.question is not None
    taken = planned(journal, tmp_path, a_table(f"{HEAD},Patient Name", *rows), person=plan.people[1].key)
    assert [one.value for one in results(taken)] == [Decimal(90)]


def test_a_table_in_which_no_column_holds_values_is_refused_with_the_columns_seen(
    journal: Journal, tmp_path: Path
) -> None:
    file = write(tmp_path, a_table("Date,Ferritin name,Remark", "2024-03-04,Ferritin,soon"))
    with pytest.raises(FileNotUnderstood) as refused:
        importing.preview(file, journal.facts, answers=Answers(format="lab-table"), today=TODAY)
    assert "Date, Ferritin name, Remark" in refused.value.detail


def test_the_day_above_the_names_of_the_columns_and_headings_of_words(journal: Journal, tmp_path: Path) -> None:
    table = ',,21-Jul-26\n"Made on: Aug 9, 2026",Unit,Great Panel\nHeart,,\nFerritin,ng/mL,245\nHs-CRP,mg/L,<0.2\n'
    plan = planned(journal, tmp_path, table)
    assert said(plan) == [
        (date(2026, 7, 21), "ferritin", "245", "ng/mL"),
        (date(2026, 7, 21), "crp", "<0.2", "mg/L"),
    ]
    assert [entry.where for entry in plan.entries.of(Action.SKIP)] == ["line 2", "line 3"]


def test_a_report_in_german_with_its_day_and_person_above(journal: Journal, tmp_path: Path) -> None:
    table = (
        "Laborbefund vom 04.03.2024\nPatient: Mustermann, Max, geb. 01.02.1980\n"
        "Parameter\tErgebnis\tEinheit\tReferenzbereich\nKleines Blutbild\nFerritin\t8,5-\tµg/l\t15 - 150\n"
    )
    plan = planned(journal, tmp_path, table)
    (entry,) = plan.entries.of(Action.ADD)
    assert entry.reason == "The day is that of the report; no day of the draw is given."
    assert [(one.value, one.flag) for one in results(plan)] == [(Decimal("8.5"), "-")]
    assert plan.people[0].words == "Mustermann, Max, born 1980-02-01"


def test_names_in_heads_with_units_spelled_by_programs(journal: Journal, tmp_path: Path) -> None:
    head = "patient_id,name,dob,date,hemoglobin_g_dl,ferritin_ng_ml,transferrin_sat_pct,sodium_mmol_l"
    plan = planned(journal, tmp_path, a_table(head, "P1,A. Made-Up,1980-02-29,2024-01-05,13.0,14,12,140"))
    assert [(one.analyte, one.unit_code) for one in results(plan)] == [
        ("haemoglobin", "g/dL"),
        ("ferritin", "ng/mL"),
        ("tsat", "%"),
    ]
    assert plan.remarks == ('The column "sodium_mmol_l" was not read.',)


def test_a_second_table_of_results_below_another(journal: Journal, tmp_path: Path) -> None:
    diary = "Date,Doses,Energy,Notes\n2024-01-01,1,3,\n2024-01-02,1,4,\n\n"
    plan = planned(journal, tmp_path, f"{diary}Lab Date,Hemoglobin (g/dL),Ferritin (ug/L),Notes\n2024-01-05,12.1,14,\n")
    assert [(one.analyte, one.value) for one in results(plan)] == [
        ("haemoglobin", Decimal("12.1")),
        ("ferritin", Decimal(14)),
    ]


def test_a_table_framed_by_bars(journal: Journal, tmp_path: Path) -> None:
    table = "Collected: 2024-03-04\n\n| Test | Result | Unit |\n|------|-------:|------|\n| Ferritin | 12 | ng/mL |\n"
    assert said(planned(journal, tmp_path, table)) == [(date(2024, 3, 4), "ferritin", "12", "ng/mL")]


@given(
    st.integers(1, 99_999).map(lambda number: Decimal(number).scaleb(-1)),
    st.dates(date(2000, 1, 1), TODAY),
    st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d", "%d %b %Y", "%b %d, %Y", "%Y%m%d"]),
    st.booleans(),
)
def test_a_number_and_a_day_come_in_as_they_were_printed(
    tmp_path_factory: pytest.TempPathFactory, number: Decimal, day: date, how: str, has_comma: bool
) -> None:
    printed = f"{number:f}".replace(".", ",") if has_comma else f"{number:f}"
    row = f'"{day.strftime(how)}",CRP,"{printed}",mg/L'
    with Journal.create(None) as fresh:
        (entry,) = planned(fresh, tmp_path_factory.mktemp("a"), a_table(HEAD, row)).entries
    found = [option.fact for option in entry.options] or [entry.fact]
    assert all(isinstance(one, LabResult) and (one.value, one.collected_on) == (number, day) for one in found[:1])


_CELLS = st.one_of(
    st.sampled_from(["Ferritin", "12,5", "1.250", "<5 H", "2024-03-04", "3/4/26", "Test", "Result", "ng/mL", "", "-"]),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12),
)


@given(st.lists(st.lists(_CELLS, max_size=6), max_size=8), st.sampled_from([",", ";", "\t", "|"]))
def test_whatever_stands_in_a_table_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]], separator: str
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(table)
    file = write(tmp_path_factory.mktemp("a"), text.getvalue().encode("utf-8"))
    with Journal.create(None) as fresh, suppress(FileNotUnderstood):
        plan = importing.preview(file, fresh.facts, answers=Answers(format="lab-table"), today=TODAY)
        assert all(entry.reason for entry in plan.entries.of(Action.SKIP, Action.REJECT))


@pytest.mark.parametrize(
    "text",
    [
        "date,mood\n2024-03-04,good\n",
        "Name,Score\nIron Man,9\n",
        "Date,Temperature\n2024-03-04,37.2\n",
        "just a line of prose, with a comma\nand another, with ferritin in it\n",
    ],
)
def test_other_tables_are_left_alone(tmp_path: Path, text: str) -> None:
    assert not lab_table.sniff(Opened(write(tmp_path, text)))


def test_the_same_table_again_adds_nothing(journal: Journal, tmp_path: Path) -> None:
    assert imported(journal, tmp_path, ENGLISH).added == 4
    again = imported(journal, tmp_path, ENGLISH)
    assert (again.added, again.changed, again.change) == (0, 0, None)


def test_how_far_it_is_can_be_told_and_it_can_be_stopped(journal: Journal, tmp_path: Path) -> None:
    table = a_table(HEAD, *(f"2024-03-{day:02},Ferritin,{day},ng/mL" for day in range(1, 31)))
    file, told = write(tmp_path, table), list[tuple[int, int]]()
    importing.preview(file, journal.facts, today=TODAY, tell=lambda done, whole: told.append((done, whole)))
    assert told
    assert all(0 <= done <= whole == len(table) for done, whole in told)

    def stop(_done: int, _whole: int) -> None:
        raise Stopped("Stopped.")

    with pytest.raises(Stopped):
        importing.preview(file, journal.facts, today=TODAY, tell=stop)


def test_a_time_in_a_column_of_its_own(journal: Journal, tmp_path: Path) -> None:
    rows = ("2024-03-04,Ferritin,12,ng/mL,8:10 PM,yes", "2024-03-05,Ferritin,12,ng/mL,late,perhaps")
    late, refused = planned(journal, tmp_path, a_table(f"{HEAD},Time,Fasting", *rows)).entries
    assert isinstance(late.fact, LabResult)
    assert (late.fact.collected_time, late.fact.fasting) == (time(20, 10), True)
    assert refused.action is Action.REJECT
    assert "late" in refused.reason


def test_midnight_beside_a_day_is_no_time(journal: Journal, tmp_path: Path) -> None:
    (one,) = results(planned(journal, tmp_path, a_table(HEAD, "2024-03-04 00:00:00,Ferritin,12,ng/mL")))
    assert one.collected_time is None


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("15", "150", (Decimal(15), Decimal(150), "")),
        ("150", "15", (None, None, "150 - 15")),
        ("", "5 ng/mL", (None, Decimal(5), "")),
        ("none", "", (None, None, "")),
    ],
)
def test_ranges_in_two_columns(
    journal: Journal, tmp_path: Path, low: str, high: str, expected: tuple[Decimal | None, Decimal | None, str]
) -> None:
    (one,) = results(planned(journal, tmp_path, a_table(f"{HEAD},Min,Max", f"2024-03-04,CRP,12,mg/L,{low},{high}")))
    assert (one.range_low, one.range_high, one.range_text) == expected


@pytest.mark.parametrize("printed", ["1.000 - 2.000", "150 - 15", "see note", "M: 30 - 400; F: 15 - 150"])
def test_a_range_that_is_no_plain_one_stays_words(journal: Journal, tmp_path: Path, printed: str) -> None:
    (one,) = results(planned(journal, tmp_path, a_table(f"{HEAD},Range", f"2024-03-04,CRP,12,mg/L,{printed}")))
    assert (one.range_low, one.range_high, one.range_text) == (None, None, printed)


def test_rows_of_one_day_or_test_that_hold_nothing_say_so(journal: Journal, tmp_path: Path) -> None:
    by_day = a_table("Date,Ferritin (ng/mL)", "2024-03-04,12", "2024-03-05,", "Date,Ferritin (ng/mL)")
    assert [entry.action for entry in planned(journal, tmp_path, by_day).entries] == [Action.ADD, *[Action.SKIP] * 2]
    by_test = a_table("Test,Unit,2024-03-04", "Ferritin,ng/mL,12", "TSH,mIU/L,", "Test,Unit,2024-03-04")
    assert [entry.action for entry in planned(journal, tmp_path, by_test).entries] == [Action.ADD, *[Action.SKIP] * 2]


def test_heads_of_days_that_can_be_read_in_two_ways_ask(journal: Journal, tmp_path: Path) -> None:
    rejected, impossible = planned(
        journal, tmp_path, a_table("Test,Unit,03/04/2024", "Ferritin,ng/mL,12", "Haemoglobin,ng/mL,12")
    ).entries
    assert (rejected.action, rejected.where) == (Action.REJECT, "line 2, column 03/04/2024")
    assert len(rejected.options) == 2
    assert (impossible.action, impossible.options) == (Action.REJECT, ())


def test_a_day_of_numbers_only_may_begin_with_its_year(journal: Journal, tmp_path: Path) -> None:
    entry = only_entry(journal, tmp_path, a_table(HEAD, "24-03-04,Ferritin,12,ng/mL"))
    assert entry.readings == ("2004-03-24", "2024-03-04")


def test_columns_of_earlier_and_ordered_values_are_not_read(journal: Journal, tmp_path: Path) -> None:
    table = a_table("Collected,Date ordered,Test,Result,Previous result,Unit", "2024-03-04,2024-03-01,TSH,2,3,mIU/L")
    plan = planned(journal, tmp_path, table)
    assert [(one.collected_on, one.value) for one in results(plan)] == [(date(2024, 3, 4), Decimal(2))]
    assert len(plan.remarks) == 2


def test_an_answer_without_names_or_with_too_little_is_taken_by_place_or_asked_again(
    journal: Journal, tmp_path: Path
) -> None:
    table = a_table(HEAD, "2024-03-04,Ferritin,12,ng/mL")
    name = planned(journal, tmp_path, table).asks.columns[0].name
    by_place = ColumnReading(roles=("day", "test", "value"), header_line=1)
    (entry,) = planned(journal, tmp_path, table, columns={name: by_place}).entries
    assert "unit" in entry.reason
    plan = planned(journal, tmp_path, table, columns={name: ColumnReading(roles=("day", "test"))})
    assert [entry.reason for entry in plan.entries] == ["No column holds the values."]
    assert plan.asks.columns[0].missing == "No column holds the values."


def test_a_test_that_is_new_beside_those_answered_for_is_read_too(journal: Journal, tmp_path: Path) -> None:
    table = a_table("Date,Ferritin (ng/mL),Energy", "2024-03-04,12,3")
    ask = planned(journal, tmp_path, table).asks.columns[0]
    later = a_table("Date,Ferritin (ng/mL),Energy,TSH (mIU/L),Other", "2024-03-04,12,3,2,1")
    found = results(planned(journal, tmp_path, later, columns={ask.name: ask.reading}))
    assert [one.analyte for one in found] == ["ferritin", "tsh"]


def test_another_person_between_the_rows_takes_over(journal: Journal, tmp_path: Path) -> None:
    table = (
        "Patient: Doe Jane,MRN: 1,,\nDate,Test,Result,Unit\n2024-03-04,Ferritin,12,ng/mL\n"
        "Patient: Roe Richard,,,\n2024-03-04,Ferritin,90,ng/mL\n"
    )
    plan = planned(journal, tmp_path, table)
    assert [person.words for person in plan.people] == ["Doe Jane, 1", "Roe Richard"]


def test_a_birth_that_is_no_day_stays_as_printed(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, a_table(f"{HEAD},DOB", "2024-03-04,Ferritin,12,ng/mL,in spring"))
    assert plan.people[0].born == "in spring"


def test_lines_without_columns_are_no_table(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood, match="no table"):
        planned(journal, tmp_path, "ferritin 12\nand more\n", format="lab-table")


def test_what_is_none_is_told_in_the_language_spoken_now(journal: Journal, tmp_path: Path) -> None:
    table = a_table(HEAD, "2024-03-04,Ferritin,12,ng/mL", "2024-03-04,Zonulin,3,ng/mL")

    def told() -> list[str]:
        return [entry.reason for entry in planned(journal, tmp_path, table).entries.of(Action.REJECT)]

    before = told()
    with speaking("de"):
        in_german = told()
    assert before == told() == ["Zonulin is not a blood value this journal keeps."]
    assert in_german == ["Zonulin ist kein Blutwert, den dieses Tagebuch behält."]


def test_what_was_said_of_thousands_of_columns_is_found_again_by_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each name is looked at a few times, not once for each other column."""
    names = tuple(f"Test {number}" for number in range(2_000))
    looked_at: list[str] = []

    def counted(head: str) -> str:
        looked_at.append(head)
        return head.lower()

    monkeypatch.setattr(lab_layout, "bare_head", counted)
    reading = ColumnReading(names=(*reversed(names), "Test 7"), roles=(*["note"] * 1_999, "day", "unit"))
    rows = [(1, ["test 7", *names]), (2, ["1"])]
    layout = lab_layout.answered(reading, rows, None)
    assert layout.roles[:3] == (Role.NOTE, Role.DAY, Role.NOTE)
    assert layout.roles[8] is Role.UNIT
    assert len(looked_at) < 10 * len(names)
