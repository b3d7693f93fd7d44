# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import csv
import os
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.catalogues import analytes
from journal_app.domain.facts import Fact
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.scores import Part, Score, TrackerKind
from journal_app.errors import EntryRefused, StorageFailed
from journal_app.exchange import importing
from journal_app.exchange.own.exporting import write_tables
from journal_app.exchange.previews.cells import guarded, number_cell, unguarded, without_guard
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from tests.builders import a_lab_result, a_score, a_tracker
from tests.exchange.samples import TODAY

DAYS = st.dates(date(2000, 1, 1), TODAY)
TIMES = st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0))
NOTES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20).filter(
    lambda text: not text.isspace()
)
FORMULAS = st.sampled_from("=+-@'\t\n").flatmap(lambda first: NOTES.map(lambda rest: f"{first}{rest or 'x'}"))
NUMBERS = st.decimals(0, 20000, places=3, allow_nan=False) | st.integers(0, 500).map(Decimal)
SCORES = st.builds(
    Score,
    day=DAYS,
    tracker=st.sampled_from(["fatigue", "mood", "pain"]),
    value=st.integers(0, 10).map(Decimal),
    part=st.sampled_from(Part),
    time=TIMES,
    note=NOTES | FORMULAS,
)
RESULTS = st.builds(
    LabResult,
    collected_on=DAYS,
    collected_time=TIMES,
    analyte=st.sampled_from(["ferritin", "crp", "tsat"]),
    comparator=st.sampled_from(Comparator),
    value=NUMBERS,
    range_low=st.none() | NUMBERS,
    range_high=st.none() | NUMBERS,
    unit=st.just("?"),
    flag=st.sampled_from(["", "H", "+", "-L"]),
    laboratory=st.sampled_from(["", "Town, Lab", "@work"]),
    fasting=st.sampled_from([None, True, False]),
    note=NOTES | FORMULAS,
)


def in_its_unit(result: LabResult) -> LabResult:
    """The result in a unit it is kept in, its range the right way round, as every way in has it."""
    unit = analytes()[result.analyte].conventional_unit
    low, high = result.range_low, result.range_high
    if low is not None and high is not None and low > high:
        low, high = high, low
    return replace(result, unit=unit, unit_code=unit, range_low=low, range_high=high)


def keep(journal: Journal, *facts: Fact) -> None:
    """Add facts as they are, one for each slot that can hold one."""
    slots = {slot_of(fact): fact for fact in facts}
    journal.change(Operation.LOAD, lambda edit: edit.add_many(slots.values()))


def slot_of(fact: Fact) -> tuple[object, ...]:
    if isinstance(fact, Score):
        return fact.day, fact.tracker, fact.part, fact.time
    assert isinstance(fact, LabResult)
    return fact.collected_on, fact.analyte


def bare(facts: list[Score] | list[LabResult]) -> list[Fact]:
    """Facts as far as a table can hold them, in one order."""
    without = [replace(fact, id="", entered_by="", recorded_at=None, source="") for fact in facts]
    plain = [replace(fact, printed_value="") if isinstance(fact, LabResult) else fact for fact in without]
    return sorted(plain, key=repr)


def read_back(folder: Path) -> Journal:
    journal = Journal.create(None)
    verbs.add_tracker(journal, a_tracker("hours", kind=TrackerKind.DURATION, high=Decimal(24)))
    verbs.add_tracker(journal, a_tracker("steps", kind=TrackerKind.NUMBER, low=None, high=None))
    for name in ("scores.csv", "labs.csv"):
        plan = importing.preview(folder / name, journal.facts, today=TODAY)
        outcome = importing.run(journal, plan)
        assert (outcome.changed, outcome.skipped, outcome.rejected) == (0, 0, 0), list(plan.entries)
    return journal


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


@given(scores=st.lists(SCORES, max_size=12), results=st.lists(RESULTS.map(in_its_unit), max_size=12))
def test_what_is_written_is_read_back(folders: Path, scores: list[Score], results: list[LabResult]) -> None:
    folder = folders / str(len(list(folders.iterdir())))
    with Journal.create(None) as journal:
        verbs.add_tracker(journal, a_tracker("pain"))
        keep(journal, *scores)
        keep(journal, *results)
        write_tables(journal.facts, folder)
        with read_back(folder) as other:
            assert bare(other.facts.scores()) == bare(journal.facts.scores())
            assert bare(other.facts.lab_results()) == bare(journal.facts.lab_results())


def test_files_are_as_the_standard_asks(journal: Journal, tmp_path: Path) -> None:
    keep(journal, a_score("fatigue", 7, date(2024, 3, 4), time=time(8, 5), note='say "so", then\nrest'))
    keep(journal, a_lab_result("ferritin", "1.250", date(2024, 3, 4), comparator=Comparator.BELOW, fasting=False))
    paths = write_tables(journal.facts, tmp_path / "new" / "folder")
    assert [path.name for path in paths[:2]] == ["scores.csv", "labs.csv"]
    assert paths[0].read_bytes() == (
        b'day,part,tracker,value,time,note\r\n2024-03-04,day,fatigue,7,08:05,"say ""so"", then\nrest"\r\n'
    )
    assert paths[1].read_bytes() == (
        b"day,time,analyte,comparator,value,unit,range_low,range_high,flag,laboratory,fasting,note\r\n"
        b"2024-03-04,,ferritin,<,01.250,ug/L,,,,,no,\r\n"
    )


def test_no_cell_is_run_by_a_spreadsheet(journal: Journal, tmp_path: Path) -> None:
    for day, start in enumerate("=+-@\t\r", start=1):
        keep(journal, a_score("fatigue", 7, date(2024, 3, day), note=f"{start}1+1"))
        keep(journal, a_lab_result("ferritin", "42", date(2024, 3, day), laboratory=f"{start}x", flag=f"{start}"))
    for path in write_tables(journal.facts, tmp_path):
        with path.open(encoding="utf-8", newline="") as text:
            cells = [cell for row in csv.reader(text) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_value_that_was_asked_about_and_kept_is_not_asked_about_again(journal: Journal, tmp_path: Path) -> None:
    keep(journal, a_lab_result("vitamin_d", "20", date(2024, 3, 4), unit="nmol/L", unit_code="nmol/L"))
    write_tables(journal.facts, tmp_path)
    with read_back(tmp_path) as other:
        assert [result.value for result in other.facts.lab_results()] == [Decimal(20)]


def test_an_analyte_of_another_time_is_written_as_it_is(journal: Journal, tmp_path: Path) -> None:
    keep(journal, a_lab_result("phlogiston", "42", date(2024, 3, 4)))
    assert b"phlogiston,,42" in write_tables(journal.facts, tmp_path)[1].read_bytes()


def test_trackers_of_other_kinds_keep_their_digits(journal: Journal, tmp_path: Path) -> None:
    verbs.add_tracker(journal, a_tracker("hours", kind=TrackerKind.DURATION, high=Decimal(24)))
    verbs.add_tracker(journal, a_tracker("steps", kind=TrackerKind.NUMBER, low=None, high=None))
    keep(journal, a_score("hours", "7.50", date(2024, 3, 5)), a_score("steps", "-1.250", date(2024, 3, 6)))
    write_tables(journal.facts, tmp_path)
    with read_back(tmp_path) as other:
        assert [str(score.value) for score in other.facts.scores()] == ["7.50", "-1.250"]


def test_files_that_are_there_are_never_replaced(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "labs.csv").write_text("mine")
    with pytest.raises(EntryRefused, match="already a file"):
        write_tables(journal.facts, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["labs.csv"]
    assert (tmp_path / "labs.csv").read_text() == "mine"


def test_a_disk_that_refuses_leaves_nothing(journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageFailed) as refused:
        write_tables(journal.facts, tmp_path / "file" / "folder")
    assert "Nothing was left behind" in refused.value.detail
    left = [5]

    def full(_handle: int) -> None:
        left[0] -= 1
        if not left[0]:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFailed, match="could not be written"):
        write_tables(journal.facts, tmp_path / "tables")
    assert list((tmp_path / "tables").iterdir()) == []


@given(text=st.text(max_size=8) | FORMULAS)
def test_a_guard_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(number=st.decimals(-20000, 20000, places=3, allow_nan=False), kept=st.booleans())
def test_a_number_cell_says_one_number(number: Decimal, kept: bool) -> None:
    assert without_guard(number_cell(number, kept=kept)) == format(number, "f")
