# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Runs that end otherwise than they were meant to: a bug, an interruption, a reader that went away."""

import errno
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from journal_app import places
from journal_app.cli.failures import exit_code_of
from journal_app.crashes import report_text, write_report
from journal_app.errors import EntryRefused
from tests.cli.runner import Iron

VALUE = "18.25 very private"
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def break_down() -> None:
    known: dict[str, str] = {}
    try:
        known[VALUE]
    except KeyError as cause:
        raise RuntimeError(f"cannot handle {VALUE}") from cause


def test_a_known_failure_says_title_detail_and_hint(capsys: pytest.CaptureFixture[str]) -> None:
    def refuse() -> None:
        raise EntryRefused("No.", "It is late.", "Sleep first.")

    assert exit_code_of(refuse) == 1
    assert capsys.readouterr() == ("", "No.\nIt is late.\nSleep first.\n")


def test_a_bug_leaves_a_report_without_values_and_says_where(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code_of(break_down) == 70
    said = capsys.readouterr()
    [report] = places.log_folder().iterdir()
    text = report.read_text(encoding="utf-8")
    assert said.out == ""
    assert str(report) in said.err
    assert VALUE not in said.err + text
    assert "builtins.KeyError" in text
    assert "builtins.RuntimeError" in text
    assert "test_cli_failures.py" in text
    assert "break_down" in text


def test_a_report_that_cannot_be_written_is_shown(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = places.log_folder()
    folder.parent.mkdir(parents=True)
    folder.write_text("a file in its way", encoding="utf-8")
    assert exit_code_of(break_down) == 70
    said = capsys.readouterr().err
    assert "builtins.RuntimeError" in said
    assert VALUE not in said


def test_a_report_names_places_in_the_code_without_folders_of_the_reader() -> None:
    namespace: dict[str, object] = {}
    for place in ("/home/anna/x/journal_app/store/journal.py", "/home/anna/lib/site-packages/click/core.py"):
        code = compile("def f(g): g()", place, "exec")
        exec(code, namespace)  # noqa: S102 -- a frame from a file that does not exist here
        namespace[place] = namespace["f"]
    outer, inner = (namespace[place] for place in list(namespace)[-2:])
    with pytest.raises(RuntimeError) as caught:
        outer(lambda: inner(break_down))  # type: ignore[operator]
    text = report_text(caught.value, at=NOON)
    assert "  journal_app/store/journal.py:1 f" in text
    assert "  site-packages/click/core.py:1 f" in text
    assert "anna" not in text


def test_each_report_is_a_file_of_its_own(tmp_path: Path) -> None:
    error = RuntimeError()
    assert write_report(error, tmp_path / "new") != write_report(error, tmp_path / "new")


def test_a_full_disk_under_what_is_printed_is_no_bug(capsys: pytest.CaptureFixture[str]) -> None:
    def print_much() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    assert exit_code_of(print_much) == 1
    assert "could not be written.\nThe output: No space left on device." in capsys.readouterr().err


def test_an_interruption_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt() -> None:
        raise click.Abort

    assert exit_code_of(interrupt) == 130
    assert capsys.readouterr() == ("", "")


def test_a_reader_that_went_away_is_no_failure_to_talk_about(iron: Iron, tmp_path: Path) -> None:
    file = tmp_path / "scores.csv"
    days = [
        f"20{year}-{month:02d}-{day:02d}" for year in range(14, 24) for month in range(1, 13) for day in range(1, 29)
    ]
    file.write_text("day,tracker,value\n" + "".join(f"{day},fatigue,7\n" for day in days), encoding="utf-8")
    iron("import", file)
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "journal_app", "--journal", str(iron.path), "dump"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        said = process.stderr.read()
    assert said == b""
    assert process.returncode == 1
