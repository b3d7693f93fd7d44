# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from pathlib import Path

import click
import pytest

from tests.cli.runner import Iron

SECRET = "correct horse ☂"  # noqa: S105 -- a passphrase of this test alone
VARIABLE = "IRON_JOURNAL_PASSPHRASE"


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase"
    file.write_text(f"{SECRET}\nsecond line\n", encoding="utf-8")
    return file


@pytest.fixture
def locked(nothing: Iron, passphrase_file: Path) -> Iron:
    """An encrypted journal with one score in it."""
    nothing("--passphrase-file", passphrase_file, "new", "--encrypt", "--person", "Anna")
    nothing("--passphrase-file", passphrase_file, "log", "fatigue=7", "--on", "2024-11-20")
    return nothing


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed at prompts, in order; the prompts themselves say nothing and hide what is typed."""
    typed: list[str] = []

    def prompt(text: str, *, hide_input: bool, err: bool, confirmation_prompt: bool = False) -> str:
        assert hide_input
        assert err
        assert confirmation_prompt == text.startswith("New")
        return typed.pop(0)

    monkeypatch.setattr(click, "prompt", prompt)
    monkeypatch.setattr("journal_app.cli.session.has_terminal", lambda: True)
    return typed


def test_a_locked_journal_holds_nothing_in_clear(locked: Iron) -> None:
    content = locked.path.read_bytes()
    assert b"SQLite" not in content
    assert b"fatigue" not in content


def test_a_passphrase_comes_from_the_environment(locked: Iron, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, SECRET)
    assert [row["value"] for row in locked.table("score")] == ["7"]


def test_the_file_named_goes_before_the_environment(
    locked: Iron, passphrase_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "another")
    locked("--passphrase-file", passphrase_file, "undo")


def test_without_a_passphrase_and_a_terminal_the_journal_stays_closed(locked: Iron) -> None:
    said = locked.refused("dump")
    assert "passphrase" in said
    assert SECRET not in said


def test_a_wrong_passphrase_given_is_refused_at_once(locked: Iron, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "wrong horse")
    said = locked.refused("undo")
    assert "does not open" in said
    assert "wrong horse" not in said


def test_at_a_terminal_it_is_asked_for_up_to_three_times(locked: Iron, answers: list[str]) -> None:
    answers += ["wrong", "wronger", SECRET]
    assert "Taken back" in locked("undo").stdout
    answers += ["wrong", "wronger", "wrongest", SECRET]
    locked("redo", code=1)
    assert answers == [SECRET]


def test_an_open_journal_asks_nothing(iron: Iron, answers: list[str]) -> None:
    answers.append("untouched")
    iron("history")
    assert answers == ["untouched"]


def test_a_new_passphrase_is_asked_for_twice_and_the_risk_is_said(nothing: Iron, answers: list[str]) -> None:
    answers.append(SECRET)
    said = nothing("new", "--encrypt", "--person", "Anna")
    assert "cannot be recovered" in said.stderr
    assert "Somebody with the file" in said.stdout
    assert b"SQLite" not in nothing.path.read_bytes()


def test_a_passphrase_given_is_used_even_without_encrypt(nothing: Iron, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, SECRET)
    nothing("new")
    monkeypatch.delenv(VARIABLE)
    assert "passphrase" in nothing.refused("dump")


def test_without_a_terminal_encrypt_needs_a_passphrase_given(nothing: Iron) -> None:
    assert "--passphrase-file" in nothing.refused("new", "--encrypt")
    assert not nothing.path.exists()


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"", "empty"),
        (b"\nx", "empty"),
        (b"\xff\xfe", "not text"),
        (b"correct\0horse\n", "cannot be a passphrase"),
        (b"x" * 100_000, "too long"),
    ],
)
def test_a_passphrase_file_without_a_passphrase_is_refused(
    locked: Iron, tmp_path: Path, content: bytes, named: str
) -> None:
    file = tmp_path / "other"
    file.write_bytes(content)
    assert named in locked.refused("--passphrase-file", file, "undo")


@pytest.mark.parametrize("content", [f"{SECRET}", f"{SECRET}\r\n", f"\ufeff{SECRET}\n", f"{SECRET}\nmore"])
def test_a_passphrase_is_the_first_line_however_lines_end(locked: Iron, tmp_path: Path, content: str) -> None:
    file = tmp_path / "other"
    file.write_bytes(content.encode())
    locked("--passphrase-file", file, "undo")


def test_a_passphrase_that_is_no_text_is_refused(locked: Iron, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "correct \udcff")
    assert "cannot be a passphrase" in locked.refused("undo")


def test_a_passphrase_file_that_is_not_there_is_named(locked: Iron, tmp_path: Path) -> None:
    assert str(tmp_path / "gone") in locked.refused("--passphrase-file", tmp_path / "gone", "undo")


def test_no_option_takes_a_passphrase(nothing: Iron) -> None:
    nothing("--passphrase", SECRET, "history", code=2)
