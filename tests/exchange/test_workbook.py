# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The workbook, read back by openpyxl: types, texts that stay texts, the same bytes again."""

import datetime as dt
import re
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.scores import TrackerKind
from journal_app.errors import StorageFailed
from journal_app.exchange.chosen import Chosen
from journal_app.exchange.own import workbook
from journal_app.exchange.own.kind_tables import TABLES
from journal_app.exchange.own.workbook import write_workbook
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from tests.builders import a_lab_result, a_score, a_tracker, an_event
from tests.exchange.every_kind import BREAKING, DAY, OTHER_DAY, fill, with_text


def sheets_of(path: Path) -> dict[str, Any]:
    import openpyxl  # not before our own module, which says how it is to write

    return {sheet.title: sheet for sheet in openpyxl.load_workbook(path)}


def column(sheet: Any, name: str) -> list[Any]:
    """The cells of a column below its head."""
    place = [cell.value for cell in sheet[1]].index(name)
    return [row[place] for row in sheet.iter_rows(min_row=2)]


def written(journal: Journal, folder: Path) -> dict[str, Any]:
    return sheets_of(write_workbook(journal.facts, folder / "a.xlsx", replace=True).path)


def cells_in(sheets: dict[str, Any]) -> Iterator[Any]:
    return (cell for sheet in sheets.values() for row in sheet.iter_rows() for cell in row)


def test_every_kind_has_a_sheet_with_a_head_that_stays(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    sheets = written(journal, tmp_path)
    assert list(sheets) == [table.title for table in TABLES]
    for table in TABLES:
        sheet = sheets[table.title]
        assert tuple(cell.value for cell in sheet[1]) == table.columns
        assert sheet.freeze_panes == "A2"
        assert sheet["A1"].font.bold
        assert sheet.column_dimensions["A"].width > 8
        assert sheet.max_row > 1


def test_days_are_days_numbers_numbers_and_times_times(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    sheets = written(journal, tmp_path)
    results = sheets["Blood results"]
    (day,), (value,), (at,) = (column(results, name) for name in ("collected_on", "value", "collected_time"))
    assert (day.value, day.number_format) == (dt.datetime(2024, 3, 4), "yyyy-mm-dd")  # noqa: DTZ001 -- a day
    assert (value.value, value.data_type, value.number_format) == (42, "n", "0.0")
    assert (at.value, at.number_format) == (time(8, 10), "hh:mm")
    assert [cell.value for cell in column(results, "fasting")] == [True]


@pytest.mark.parametrize("text", BREAKING, ids=lambda text: repr(text[:12]))
def test_a_text_stays_a_text_whatever_it_begins_with(journal: Journal, tmp_path: Path, text: str) -> None:
    with_text(journal, fill(journal), text)
    sheets = written(journal, tmp_path)
    kinds = {cell.data_type for cell in cells_in(sheets)}
    assert kinds <= {"s", "n", "d", "b"}
    # XML knows one line end only, and no control characters at all.
    kept = re.sub("\r\n?", "\n", re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text))
    assert [cell.value for cell in column(sheets["Events"], "note")] == [kept]
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert not [name for name in archive.namelist() if b"<f>" in archive.read(name)]


def test_a_text_that_no_cell_takes_is_cut_and_counted(journal: Journal, tmp_path: Path) -> None:
    verbs.note_day(journal, DAY, "x" * 40_000)
    book = write_workbook(journal.facts, tmp_path / "a.xlsx")
    (note,) = column(sheets_of(book.path)["Days"], "note")
    assert (len(note.value), note.value[-2:]) == (32_767, "x…")
    assert book.cut == 1
    assert "1 text was cut short: a cell takes 32767 characters." in book.losses()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("books")


@given(number=st.decimals(-(10**12), 10**12, places=6) | st.decimals(-(10**60), 10**60, places=0))
def test_a_number_is_a_number_only_where_every_digit_stays(folder: Path, number: Decimal) -> None:
    with Journal.create(None) as journal:
        verbs.add_tracker(journal, a_tracker("any", kind=TrackerKind.NUMBER, low=None, high=None))
        score = a_score("any", str(number), DAY)
        journal.change(Operation.LOAD, lambda edit: edit.add(score))
        kept = journal.facts.scores()[0].value
        (cell,) = column(written(journal, folder)["Scores"], "value")
    if cell.data_type == "n":
        places = len(format(kept, "f").partition(".")[2])
        assert format(Decimal(repr(cell.value)), f".{places}f").removeprefix("-0") == format(kept, "f").removeprefix(
            "-0"
        )
        assert cell.number_format == ("0." + "0" * places if places else "0")
    else:
        assert cell.value == format(kept, "f")


def test_days_before_a_spreadsheet_counts_and_numbers_of_many_digits_are_text(journal: Journal, tmp_path: Path) -> None:
    facts = (
        an_event(date(1899, 12, 31)),
        an_event(date(1900, 3, 1)),
        a_lab_result(value="0.1234567890123456"),
        a_lab_result(value="12345678901234567890"),
    )
    journal.change(Operation.LOAD, lambda edit: edit.add_many(facts))
    sheets = written(journal, tmp_path)
    assert [cell.data_type for cell in column(sheets["Events"], "first_on")] == ["s", "d"]
    assert [cell.value for cell in column(sheets["Blood results"], "value")] == [
        "0.1234567890123456",
        "12345678901234567890",
    ]


def test_the_same_journal_gives_the_same_bytes_and_names_nobody(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    first = write_workbook(journal.facts, tmp_path / "a.xlsx").path.read_bytes()
    assert write_workbook(journal.facts, tmp_path / "b.xlsx").path.read_bytes() == first
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        core = archive.read("docProps/core.xml").decode()
    at = journal.facts.changed_at()
    assert at is not None
    assert core.count(at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")) == 2
    assert "creator" not in core
    assert "lastModifiedBy" not in core
    verbs.note_day(journal, DAY, "another word")
    assert write_workbook(journal.facts, tmp_path / "c.xlsx").path.read_bytes() != first


def test_a_new_journal_has_one_sheet_of_no_scores_at_least(journal: Journal, tmp_path: Path) -> None:
    sheets = written(journal, tmp_path)
    assert sheets["Scores"].max_row == 1


def test_only_what_was_chosen_is_in_it(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    path = write_workbook(journal.facts, tmp_path / "a.xlsx", Chosen(first=OTHER_DAY)).path
    assert [cell.value for cell in column(sheets_of(path)["Scores"], "tracker")] == ["mood"]


def test_what_one_sheet_does_not_hold_goes_on_on_another(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "_MOST_ROWS", 3)
    facts = [an_event(date(2024, 3, day), title=f"event {day}") for day in range(1, 6)]
    journal.change(Operation.LOAD, lambda edit: edit.add_many(facts))
    sheets = written(journal, tmp_path)
    names = [name for name in sheets if name.startswith("Events")]
    assert names == ["Events", "Events 2", "Events 3"]
    titles = [cell.value for name in names for cell in column(sheets[name], "title")]
    assert titles == [fact.title for fact in facts]


def test_no_working_file_is_left_behind(journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    fill(journal)
    write_workbook(journal.facts, tmp_path / "a.xlsx")

    def broken(*_asked: object) -> bool:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("journal_app.exchange.own.workbook._is_exact", broken)
    with pytest.raises(StorageFailed):
        write_workbook(journal.facts, tmp_path / "b.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]
