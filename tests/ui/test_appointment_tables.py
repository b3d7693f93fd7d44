# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from pathlib import Path

from journal_app.store.journal import Journal
from journal_app.ui.appointment.tables import Tables
from tests.ui.desks import a_desk
from tests.ui.report_stage import fill


def test_scores_and_results_are_written_as_tables(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    desk, messages = a_desk(journal)
    Tables(desk).write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["labs.csv", "scores.csv"]
    assert "ferritin" in (tmp_path / "labs.csv").read_text()
    assert messages.last.text == f"The tables are at {tmp_path / 'scores.csv'}, {tmp_path / 'labs.csv'}"
    assert "every day of the journal" in messages.last.detail


def test_tables_that_are_there_stay_as_they_are(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "scores.csv").write_text("mine")
    desk, messages = a_desk(journal)
    Tables(desk).write(tmp_path)
    assert messages.last.kind == "refused"
    assert [path.read_text() for path in tmp_path.iterdir()] == ["mine"]
