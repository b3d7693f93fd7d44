# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import csv
from datetime import date
from pathlib import Path

import pytest

from journal_app.exchange import outgoing
from journal_app.report.appointment.dates import Dates
from journal_app.store.journal import Journal
from journal_app.ui.appointment import report_data
from journal_app.ui.appointment.report_data import CSV, FHIR, XLSX, ReportData
from tests.ui.desks import a_desk
from tests.ui.report_stage import fill


def dates_of(journal: Journal) -> Dates:
    """The last day that was scored alone."""
    last = journal.facts.scored_days()[-1]
    return Dates(first=last, last=last)


def days_in(path: Path) -> list[date]:
    with path.open(encoding="utf-8", newline="") as text:
        return [date.fromisoformat(row["day"]) for row in csv.DictReader(text)]


def test_the_data_is_that_of_the_reports_days(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    desk, messages = a_desk(journal)
    dates = dates_of(journal)
    ReportData(desk, lambda: dates).write(CSV, tmp_path / "tables")
    written = days_in(tmp_path / "tables" / "scores.csv")
    assert written == [dates.last]
    assert len(journal.facts.scored_days()) > 1
    assert messages.last.text == f"The data is at {tmp_path / 'tables'}"
    assert dates.words() in messages.last.detail
    assert "not encrypted" in messages.last.detail


@pytest.mark.parametrize("form", [XLSX, FHIR])
def test_a_file_that_was_agreed_to_is_replaced(journal: Journal, tmp_path: Path, form: str) -> None:
    fill(journal)
    desk, messages = a_desk(journal)
    (tmp_path / "data").write_text("mine")
    ReportData(desk, lambda: dates_of(journal)).write(form, tmp_path / "data")
    assert messages.last.kind == "saved"
    assert (tmp_path / "data").read_bytes() != b"mine"


def test_tables_that_are_there_stay_as_they_are(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    (tmp_path / "scores.csv").write_text("mine")
    desk, messages = a_desk(journal)
    ReportData(desk, lambda: dates_of(journal)).write(CSV, tmp_path)
    assert messages.last.kind == "refused"
    assert [path.read_text() for path in tmp_path.iterdir()] == ["mine"]


def test_nothing_is_written_while_the_days_need_a_look(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    desk, messages = a_desk(journal)
    ReportData(desk, lambda: None).write(CSV, tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert "need a look" in messages.last.text


def test_the_forms_are_those_there_are() -> None:
    assert (report_data.CSV, report_data.XLSX, report_data.FHIR) == (outgoing.CSV, outgoing.XLSX, outgoing.FHIR)
