# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Lines that ask for the window alone: read without click, and to the same end as with it."""

import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner

from journal_app import __main__ as command
from journal_app.cli.alone import journal_alone
from journal_app.errors import NotFound
from tests.cli.runner import Iron

ROOT = Path(__file__).parents[2]
ALONE = (
    (),
    ("mine.ironjournal",),
    ("~/mine.ironjournal",),
    ("~nobody/mine.ironjournal",),
    ("two words.ironjournal",),
    ("MINE.IRONJOURNAL",),
    ("/home/alex/My Journal.IronJournal",),
    (__file__,),
    ("--journal", "mine.journal"),
    ("--journal", "~/mine.ironjournal"),
)
NOT_ALONE = (
    ("mine.journal",),
    ("/nowhere/mine.journal",),
    (str(ROOT),),
    ("x" * 5000 + "/mine.journal",),
    ("mine\0.journal",),
    ("--help",),
    ("--version",),
    ("log",),
    ("-x.ironjournal",),
    ("--journal",),
    ("--journal", ""),
    ("--journal", "--help"),
    ("--journal=mine.ironjournal",),
    ("--journal", "mine.ironjournal", "history"),
    ("--passphrase-file", "words"),
    ("mine.ironjournal", "other.ironjournal"),
    ("--", "mine.ironjournal"),
)


@pytest.mark.parametrize("typed", ALONE, ids=" ".join)
def test_the_window_opens_on_the_journal_that_click_would_open_it_on(nothing: Iron, typed: tuple[str, ...]) -> None:
    assert CliRunner().invoke(nothing.program, list(typed)).exit_code == 0
    assert nothing.windows == [(journal_alone(typed), None)]


@pytest.mark.parametrize("typed", NOT_ALONE, ids=" ".join)
def test_every_other_line_is_left_to_click(typed: tuple[str, ...]) -> None:
    assert journal_alone(typed) is None


def test_a_shell_that_asks_what_may_be_typed_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_IRON_JOURNAL_COMPLETE", "bash_source")
    assert journal_alone(()) is None


def test_a_start_with_a_journal_loads_no_command_line(tmp_path: Path) -> None:
    code = (
        "import sys; from journal_app import __main__ as command;"
        "command._open_window = lambda path, _words: print(path, 'click' in sys.modules);"
        "sys.argv = ['iron-journal', sys.argv[1]]; command.main()"
    )
    typed = [sys.executable, "-c", code, str(tmp_path / "mine.ironjournal")]
    done = subprocess.run(typed, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == f"{tmp_path / 'mine.ironjournal'} False\n"


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (NotFound("It is not there.", "Really.", "Nothing was changed."), 1, "It is not there.\nReally.\n"),
        (ValueError("a secret"), 70, "mistake of its own"),
        (OSError(28, "No space left on device"), 1, "Make room there"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_what_goes_wrong_before_the_window_ends_as_it_does_for_a_command(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    said: str,
) -> None:
    def fails(_path: Path, _passphrase: Path | None) -> NoReturn:
        raise error

    monkeypatch.setattr(command, "_open_window", fails)
    monkeypatch.setattr(sys, "argv", ["iron-journal", str(tmp_path / "mine.ironjournal")])
    with pytest.raises(SystemExit) as ended:
        command.main()
    shown = capsys.readouterr().err
    assert ended.value.code == code
    assert said in shown
    assert "a secret" not in shown


def test_the_exit_code_of_the_window_is_the_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "_open_window", lambda _path, _passphrase: 3)
    monkeypatch.setattr(sys, "argv", ["iron-journal", str(tmp_path / "mine.ironjournal")])
    with pytest.raises(SystemExit) as ended:
        command.main()
    assert ended.value.code == 3
