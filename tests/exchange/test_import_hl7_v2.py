# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from contextlib import suppress
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.domain.labs import Comparator, LabResult
from journal_app.errors import FileNotUnderstood
from journal_app.exchange import importing
from journal_app.exchange.hl7.text import Marks, segments
from journal_app.exchange.previews.plan import Action, Entry, ImportPlan
from journal_app.store.journal import Journal
from tests.exchange.samples import TODAY, only_entry, planned, write

MSH = "MSH|^~\\&|LAB|MADE-UP LAB|PORTAL||20240305120000+0100||ORU^R01^ORU_R01|1|P|2.5.1"
PID = "PID|1||4711^^^HOSP^MR||MADE-UP^ADA^B||19800229|F"
OBR = "OBR|1|O1|F1|24360-0^Iron panel^L|||202403040810+0100|||||||||||||||202403051200+0100|||F"
FERRITIN = "OBX|1|NM|2276-4^Ferritin^LN||42|ng/mL|15-150|N|||F|||202403040810+0100"


def a_message(*observations: str, msh: str = MSH, pid: str = PID, obr: str = OBR) -> str:
    return "\r".join(part for part in (msh, pid, obr, *(observations or (FERRITIN,))) if part) + "\r"


def an_obx(**fields: str) -> str:
    """An observation of ferritin with some fields otherwise; their names are obx and a number."""
    parts = FERRITIN.split("|") + [""] * 12
    for name, said in fields.items():
        parts[int(name.removeprefix("obx"))] = said
    return "|".join(parts).rstrip("|")


def entry_of(journal: Journal, folder: Path, **fields: str) -> Entry:
    return only_entry(journal, folder, a_message(an_obx(**fields)))


def read(journal: Journal, folder: Path, **fields: str) -> LabResult:
    entry = entry_of(journal, folder, **fields)
    assert entry.action is Action.ADD, entry.reason
    assert isinstance(entry.fact, LabResult)
    return entry.fact


def test_a_result_is_kept_as_printed(journal: Journal, tmp_path: Path) -> None:
    text = a_message(f"{FERRITIN}|^Made-up Laboratory", "NTE|1||haemolysed~a little")
    (entry,) = planned(journal, tmp_path, text).entries
    assert (entry.where, entry.fact) == (
        "line 4",
        LabResult(
            collected_on=date(2024, 3, 4),
            collected_time=time(8, 10),
            analyte="ferritin",
            value=Decimal(42),
            unit="ng/mL",
            unit_code="ng/mL",
            printed_value="42",
            range_low=Decimal(15),
            range_high=Decimal(150),
            range_text="15-150",
            flag="N",
            laboratory="Made-up Laboratory",
            note="haemolysed\na little",
        ),
    )


def test_whose_it_is_stands_in_the_plan(journal: Journal, tmp_path: Path) -> None:
    (person,) = planned(journal, tmp_path, a_message()).people
    assert (person.name, person.born, person.identifiers) == ("ADA B MADE-UP", "1980-02-29", ("MR 4711",))


def test_results_of_several_people_are_told_apart(journal: Journal, tmp_path: Path) -> None:
    other = a_message(pid="PID|1||9||OTHER^BEN||19700101|M")
    plan = planned(journal, tmp_path, a_message() + other)
    assert plan.question is not None
    assert [entry.whose for entry in plan.entries] == [person.key for person in plan.people]


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize("frame", ["{}", "\ufeff{}", "\x0b{}\x1c\r", "\n\n{}\n"])
def test_every_line_end_and_frame_is_read(journal: Journal, tmp_path: Path, end: str, frame: str) -> None:
    text = frame.format(a_message().replace("\r", end))
    assert only_entry(journal, tmp_path, text).action is Action.ADD


def test_a_batch_of_messages_is_read(journal: Journal, tmp_path: Path) -> None:
    second = FERRITIN.replace("|42|", "|43|").replace("0304", "0305")
    batch = f"FHS|^~\\&|LAB\rBHS|^~\\&|LAB\r{a_message()}{a_message(second, obr='')}BTS|2\rFTS|1\r"
    assert planned(journal, tmp_path, batch).counts()[Action.ADD] == 2


def test_a_message_declares_its_own_marks(journal: Journal, tmp_path: Path) -> None:
    text = a_message().replace("|", "!").replace("^", ":").replace("~\\&", "*%$")
    assert only_entry(journal, tmp_path, text).action is Action.ADD


@pytest.mark.parametrize(
    ("kind", "value", "sign", "number"),
    [
        ("NM", "42", "", "42"),
        ("NM", "1.250", "", "1.250"),
        ("NM", "<5", "<", "5"),
        ("SN", "<^5", "<", "5"),
        ("SN", ">=^2000", ">=", "2000"),
        ("SN", "^42", "", "42"),
        ("SN", "=^42", "", "42"),
        ("SN", "103.4", "", "103.4"),
        ("SN", ">80", ">", "80"),
        ("ST", "< 5", "<", "5"),
        ("ST", "less than 5", "<", "5"),
        ("ST", "42,5", "", "42.5"),
        ("TX", "42 ng/mL", "", "42"),
        ("FT", "42", "", "42"),
        ("CWE", "A1^<5^L", "<", "5"),
        ("", "42", "", "42"),
        ("ST", "\\T\\lt; 5".replace("\\T\\lt;", "<"), "<", "5"),
    ],
)
def test_values_of_every_kind_are_read(
    journal: Journal, tmp_path: Path, kind: str, value: str, sign: str, number: str
) -> None:
    result = read(journal, tmp_path, obx2=kind, obx5=value)
    assert (result.comparator, result.value) == (Comparator(sign), Decimal(number))


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("SN", "^100^-^200", "range"),
        ("SN", "^1^:^128", "ratio"),
        ("SN", "<>^5", "not a sign"),
        ("NM", "", "no value"),
        ("NM", '""', "no value"),
        ("NM", "5~6", "more than one value"),
        ("ED", "^application^pdf^Base64^JVBE", "document"),
        ("TS", "20240304", "date or time"),
        ("ST", "see note", "not a number"),
        ("CE", "POS^Positive^L", "not a number"),
        ("NM", "1e31", "not a number"),
    ],
)
def test_what_is_no_number_is_said_in_words(
    journal: Journal, tmp_path: Path, kind: str, value: str, words: str
) -> None:
    entry = entry_of(journal, tmp_path, obx2=kind, obx5=value)
    assert entry.action is Action.REJECT
    assert words in entry.reason


def test_digits_that_are_two_numbers_in_a_text_are_offered_both_ways(journal: Journal, tmp_path: Path) -> None:
    entry = entry_of(journal, tmp_path, obx2="ST", obx5="1.250")
    assert entry.readings == ("1.250", "1250")
    assert [option.fact.value for option in entry.options if isinstance(option.fact, LabResult)] == [
        Decimal("1.250"),
        Decimal(1250),
    ]


@pytest.mark.parametrize("status", ["F", "C", "U", "A", "f"])
def test_what_is_final_is_added(journal: Journal, tmp_path: Path, status: str) -> None:
    assert entry_of(journal, tmp_path, obx11=status).action is Action.ADD


@pytest.mark.parametrize("status", ["P", "I", "R", "S", "X", "D", "W", "O", "N"])
def test_what_is_not_final_is_left_out_in_words(journal: Journal, tmp_path: Path, status: str) -> None:
    entry = entry_of(journal, tmp_path, obx11=status)
    assert entry.action is Action.SKIP
    assert f"status is {status}" in entry.reason


def test_a_status_nobody_knows_is_refused_and_an_absent_one_said(journal: Journal, tmp_path: Path) -> None:
    assert entry_of(journal, tmp_path, obx11="Q").action is Action.REJECT
    assert entry_of(journal, tmp_path, obx11="").action is Action.ADD  # the order says F
    bare = only_entry(journal, tmp_path, a_message(an_obx(obx11=""), obr=""))
    assert (bare.action, "whether it is final" in bare.reason) == (Action.ADD, True)


@pytest.mark.parametrize(
    ("printed", "day", "at"),
    [
        ("20240304", date(2024, 3, 4), None),
        ("20240304081000.000+0100", date(2024, 3, 4), time(8, 10)),
        ("202403042330-0800", date(2024, 3, 4), time(23, 30)),
        ("20240304000000", date(2024, 3, 4), None),
        ("2024030408", date(2024, 3, 4), time(8)),
        ("2024-03-04T08:10:00Z", date(2024, 3, 4), time(8, 10)),
    ],
)
def test_the_day_is_the_one_printed(journal: Journal, tmp_path: Path, printed: str, day: date, at: time | None) -> None:
    result = read(journal, tmp_path, obx14=printed)
    assert (result.collected_on, result.collected_time) == (day, at)


@pytest.mark.parametrize(
    ("printed", "words"), [("202403", "names no day"), ("soon", "not a day"), ("29990101", "come")]
)
def test_what_names_no_day_is_refused(journal: Journal, tmp_path: Path, printed: str, words: str) -> None:
    assert words in entry_of(journal, tmp_path, obx14=printed).reason


def test_days_stand_in_the_order_the_specimen_and_the_report_too(journal: Journal, tmp_path: Path) -> None:
    without = an_obx(obx14="")
    assert only_entry(journal, tmp_path, a_message(without)).action is Action.ADD
    empty = OBR.replace("202403040810+0100", "")
    specimen = a_message(without, "SPM|1|||BLD|||||||P||||||20240303070000", obr=empty)
    entry = only_entry(journal, tmp_path, specimen)
    assert isinstance(entry.fact, LabResult)
    assert entry.fact.collected_on == date(2024, 3, 3)
    issued = only_entry(journal, tmp_path, a_message(without, obr=empty))
    assert isinstance(issued.fact, LabResult)
    assert (issued.fact.collected_on, "issued" in issued.reason) == (date(2024, 3, 5), True)
    assert "when the blood was drawn" in only_entry(journal, tmp_path, a_message(without, obr="")).reason


def test_another_day_of_the_order_is_said(journal: Journal, tmp_path: Path) -> None:
    assert "2024-03-04" in entry_of(journal, tmp_path, obx14="20240306").reason


@pytest.mark.parametrize(
    ("concept", "analyte"),
    [
        ("2276-4^Ferritin^LN", "ferritin"),
        ("FER^S Ferritin:^L", "ferritin"),
        ("FERRITIN^^L", "ferritin"),
        ("X12^FERR^L^2276-4^Ferritin SerPl-mCnc^LN", "ferritin"),
        ("2276-4^^LN", "ferritin"),
        ("2276-4", "ferritin"),
        ("2276-4^FERRITIN:MCNC:PT:SER/PLAS:QN:^LN", "ferritin"),
    ],
)
def test_the_test_is_told_by_code_and_name(journal: Journal, tmp_path: Path, concept: str, analyte: str) -> None:
    assert read(journal, tmp_path, obx3=concept).analyte == analyte


@pytest.mark.parametrize(
    ("concept", "value", "unit", "limits", "kept"),
    [
        ("3034-6^TIBC^LN", "78", "umol/L", "45-72", [("transferrin", "umol/L"), ("tibc", "umol/L")]),
        ("3034-6^TIBC^LN", "310", "ug/dL", "250-450", [("tibc", "ug/dL")]),
        ("2500-7^Transferrin saturation^LN", "7", "%", "20-50", [("tsat", "%")]),
        ("2502-3^Transferrin [Mass/volume] in Serum or Plasma^LN", "4.2", "g/L", "2.0-3.6", [("transferrin", "g/L")]),
        (
            "2500-7^Transferrin saturation [Mass Fraction] in Serum or Plasma^LN",
            "0.05",
            "",
            "0.15-0.45",
            [("tsat", "1")],
        ),
        ("2499-2^TIBC^LN", "78", "umol/L", "45-72", [("tibc", "umol/L")]),
        ("718-7^Hemoglobin^LN", "13.2", "g/mL", "", [("haemoglobin", "g/dL"), ("haemoglobin", "mmol/L")]),
    ],
)
def test_a_code_against_its_name_or_unit_is_asked(
    journal: Journal, tmp_path: Path, concept: str, value: str, unit: str, limits: str, kept: list[tuple[str, str]]
) -> None:
    entry = entry_of(journal, tmp_path, obx3=concept, obx5=value, obx6=unit, obx7=limits)
    assert entry.action is Action.REJECT
    facts = [option.fact for option in entry.options]
    assert [(fact.analyte, fact.unit_code) for fact in facts if isinstance(fact, LabResult)] == kept


def test_a_saturation_without_a_unit_is_what_its_range_says(journal: Journal, tmp_path: Path) -> None:
    entry = entry_of(journal, tmp_path, obx3="14801-5^TSAT^LN", obx5="0.05", obx6="", obx7="0.15-0.45")
    assert isinstance(entry.fact, LabResult)
    assert (entry.fact.value, entry.fact.unit_code, "5 %" in entry.reason) == (Decimal("0.05"), "1", True)


@pytest.mark.parametrize(
    "unit", ["ng/mL", "ng/mL^ng/mL", "ng/mL^nanogram per millilitre^UCUM", "\\Z03BC\\g/L", "\\XB5\\g/L", "mcg/L"]
)
def test_units_are_read_in_each_spelling(journal: Journal, tmp_path: Path, unit: str) -> None:
    assert read(journal, tmp_path, obx6=unit).unit_code in {"ng/mL", "ug/L"}


def test_escapes_are_resolved(journal: Journal, tmp_path: Path) -> None:
    note = "NTE|1||a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f\\.br\\g\\X41\\\\H\\h\\N\\\\.sp2\\i"
    entry = only_entry(journal, tmp_path, a_message(FERRITIN, note))
    assert isinstance(entry.fact, LabResult)
    assert entry.fact.note == "a|b^c&d~e\\f\ngAh\ni"


def test_a_field_broken_into_lines_is_one_field(journal: Journal, tmp_path: Path) -> None:
    entry = only_entry(journal, tmp_path, a_message(FERRITIN, "NTE|1||first\nsecond"))
    assert isinstance(entry.fact, LabResult)
    assert entry.fact.note == "first\nsecond"


def test_a_correction_takes_the_place_of_what_it_corrects(journal: Journal, tmp_path: Path) -> None:
    corrected = an_obx(obx5="45", obx11="C")
    plan = planned(journal, tmp_path, a_message() + a_message(corrected))
    assert [(entry.action, entry.where) for entry in plan.entries] == [(Action.SKIP, "line 4"), (Action.ADD, "line 8")]
    withdrawn = planned(journal, tmp_path, a_message() + a_message(an_obx(obx11="W")))
    assert withdrawn.counts()[Action.ADD] == 0
    beside = planned(journal, tmp_path, a_message(FERRITIN, an_obx(obx5="45")))
    assert beside.counts()[Action.ADD] == 2


@pytest.mark.parametrize(("charset", "python"), [("8859/2", "iso8859-2"), ("8859/15", "iso8859-15"), ("", "utf-8")])
def test_the_encoding_that_a_message_names_is_used(journal: Journal, tmp_path: Path, charset: str, python: str) -> None:
    msh = MSH + "|" * 6 + charset
    note = "NTE|1||źródło" if charset == "8859/2" else "NTE|1||hémolysé € Š"
    entry = only_entry(journal, tmp_path, a_message(FERRITIN, note, msh=msh).encode(python))
    assert isinstance(entry.fact, LabResult)
    assert entry.fact.note == note.removeprefix("NTE|1||")


def test_other_messages_are_refused_with_words(journal: Journal, tmp_path: Path) -> None:
    admission = a_message("", msh=MSH.replace("ORU^R01^ORU_R01", "ADT^A01"))
    with pytest.raises(FileNotUnderstood) as refused:
        planned(journal, tmp_path, admission)
    assert "ADT^A01" in refused.value.detail
    mixed = planned(journal, tmp_path, admission + a_message())
    assert [entry.action for entry in mixed.entries] == [Action.REJECT, Action.ADD]
    with pytest.raises(FileNotUnderstood):
        planned(journal, tmp_path, "FHS|^~\\&|LAB\rBHS|^~\\&|LAB\r")


def test_the_same_message_again_adds_nothing(journal: Journal, tmp_path: Path) -> None:
    assert importing.run(journal, planned(journal, tmp_path, a_message())).added == 1
    again = importing.run(journal, planned(journal, tmp_path, a_message()))
    assert (again.added, again.skipped) == (0, 1)


def test_a_reading_that_was_picked_is_known_the_next_time(journal: Journal, tmp_path: Path) -> None:
    text = a_message(an_obx(obx3="2500-7^Transferrin saturation^LN", obx5="7", obx6="%"))
    assert importing.run(journal, planned(journal, tmp_path, text).picked({0: 0})).added == 1
    (kept,) = journal.facts.lab_results()
    assert (kept.analyte, kept.value, kept.unit) == ("tsat", Decimal(7), "%")
    entry = only_entry(journal, tmp_path, text)
    assert (entry.action, "one of its readings" in entry.reason) == (Action.SKIP, True)


def checked(plan: ImportPlan) -> None:
    assert all(entry.reason for entry in plan.entries if entry.fact is None)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_message_with_a_piece_changed_is_read_or_refused_in_words(
    journal: Journal, tmp_path: Path, data: st.DataObject
) -> None:
    whole = a_message(FERRITIN, an_obx(obx2="SN", obx5="<^5"), "NTE|1||\\.br\\x", "SPM|1")
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 30)))
    piece = data.draw(st.text(st.sampled_from('|^~\\&\r\nOBXMSHPID"<>0123456789.%µ\x0b\x1cXZ '), max_size=20))
    path = write(tmp_path, whole[:start] + piece + whole[end:])
    with suppress(FileNotUnderstood):
        checked(importing.preview(path, journal.facts, today=TODAY))


@given(st.text(st.sampled_from("\\FSTREXZ.brsp09AFmé|^~&C ")))
def test_no_escape_is_ever_left_hanging(text: str) -> None:
    marks = Marks("|", "^", "~", "\\", "&")
    assert isinstance(marks.plain(text), str)
    assert "\x00" not in marks.plain(text)


def test_lines_before_the_first_message_are_left_out() -> None:
    found = list(segments("noise\r" + a_message()))
    assert [one.name for one in found] == ["MSH", "PID", "OBR", "OBX"]
