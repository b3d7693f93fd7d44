# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Commands that set, change, remove and remember a passphrase: asked for in order, never shown."""

from collections.abc import Iterator
from pathlib import Path

import click
import keyring
import pytest
from keyring.backends import null

from journal_app.report.pages import Pages
from journal_app.store import leftovers, remembered
from tests.cli.runner import Iron
from tests.report.papers import read_back
from tests.store.keyrings import Drawer

SECRET = "correct horse ☂"  # noqa: S105 -- a passphrase of this test alone
OTHER = "blue lamp sofa"
VARIABLE = "IRON_JOURNAL_PASSPHRASE"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "secret.txt"
    file.write_text(SECRET, encoding="utf-8")
    return file


@pytest.fixture
def other(tmp_path: Path) -> Path:
    file = tmp_path / "other.txt"
    file.write_text(OTHER, encoding="utf-8")
    return file


@pytest.fixture
def locked(iron: Iron, secret: Path) -> Iron:
    """Anna's journal with one score, encrypted after it was written."""
    iron("log", "fatigue=7", "--on", "2024-11-20")
    iron("encrypt", "--new-passphrase-file", secret)
    return iron


@pytest.fixture
def drawer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Drawer]:
    """A keyring in memory, which counts as a safe one."""
    monkeypatch.setattr(remembered, "_SAFE", (Drawer.__module__,))
    drawer = Drawer()
    keyring.set_keyring(drawer)
    yield drawer
    keyring.set_keyring(null.Keyring())  # type: ignore[no-untyped-call]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed at prompts, in order, each after the words that ask for it."""
    typed: list[str] = []

    def prompt(text: str, *, hide_input: bool, err: bool, confirmation_prompt: bool = False) -> str:
        assert hide_input
        assert err
        assert confirmation_prompt == text.startswith("New")
        asked, _colon, answer = typed.pop(0).partition(": ")
        assert asked == text
        return answer

    monkeypatch.setattr(click, "prompt", prompt)
    monkeypatch.setattr("journal_app.cli.session.has_terminal", lambda: True)
    monkeypatch.setattr("journal_app.cli.commands.passphrases.has_terminal", lambda: True)
    return typed


def test_a_journal_is_encrypted_changed_and_decrypted_and_holds_the_same(iron: Iron, secret: Path, other: Path) -> None:
    iron("log", "fatigue=7", "--on", "2024-11-20")
    before = iron("dump").stdout_bytes

    said = iron("encrypt", "--new-passphrase-file", secret)
    assert "is encrypted now" in said.stdout
    assert "could guess this within a year" in said.stdout
    assert "recovery-sheet" in said.stdout
    assert b"SQLite" not in iron.path.read_bytes()
    said = iron("--passphrase-file", secret, "passphrase", "--new-passphrase-file", other)
    assert "new passphrase only" in said.stdout
    assert "backups made before open as they did before" in said.stdout
    iron.refused("--passphrase-file", secret, "dump")
    assert iron("--passphrase-file", other, "dump").stdout_bytes == before
    said = iron("--passphrase-file", other, "decrypt", "--yes")
    assert "Whoever gets the file can read it" in said.stdout
    assert iron("dump").stdout_bytes == before
    assert [file.name for file in iron.path.parent.iterdir() if "ironjournal" in file.name] == [iron.path.name]


def test_at_a_terminal_the_old_one_is_asked_for_before_the_new_one(iron: Iron, answers: list[str]) -> None:
    answers.append(f"New passphrase: {SECRET}")
    assert "A lost one cannot be recovered." in iron("encrypt").stderr
    answers += ["Passphrase: wrong", f"Passphrase: {SECRET}", f"New passphrase: {OTHER}"]
    iron("passphrase")
    answers.append(f"Passphrase: {OTHER}")
    said = iron("decrypt", stdin=b"y\n")
    assert "Take the passphrase away?" in said.stderr
    assert answers == []
    iron("history")


def test_no_passphrase_is_ever_said(locked: Iron, secret: Path, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = [
        locked("--passphrase-file", secret, "passphrase", "--new-passphrase-file", other),
        locked("--passphrase-file", secret, "passphrase", "--new-passphrase-file", other, code=1),
        locked("--passphrase-file", other, "decrypt", "--yes"),
        locked("--passphrase-file", other, "encrypt"),
    ]
    for run in runs:
        assert SECRET not in run.output
        assert OTHER not in run.output


def test_a_weak_one_is_said_and_taken(iron: Iron, tmp_path: Path) -> None:
    file = tmp_path / "weak.txt"
    file.write_text("Anna", encoding="utf-8")
    said = iron("encrypt", "--new-passphrase-file", file)
    assert "could guess this within an hour" in said.stdout
    iron("--passphrase-file", file, "history")


def test_whose_journal_it_is_counts_as_known(nothing: Iron, tmp_path: Path) -> None:
    nothing("new", "--person", "Xaverine Quellbach")
    file = tmp_path / "name.txt"
    file.write_text("XaverineQuellbach", encoding="utf-8")
    assert "within an hour" in nothing("encrypt", "--new-passphrase-file", file).stdout


def test_decrypt_asks_whether_it_is_meant(locked: Iron, secret: Path, answers: list[str]) -> None:
    before = locked.path.read_bytes()
    said = locked("--passphrase-file", secret, "decrypt", stdin=b"n\n", code=1).stderr
    assert "The passphrase stays." in said
    assert locked.path.read_bytes() == before


def test_decrypt_without_a_terminal_needs_a_yes(locked: Iron, secret: Path) -> None:
    assert "--yes" in locked.refused("--passphrase-file", secret, "decrypt")


def test_what_does_not_fit_the_journal_is_refused(locked: Iron, secret: Path, other: Path, tmp_path: Path) -> None:
    assert "already" in locked.refused("encrypt", "--new-passphrase-file", other)
    assert "does not open" in locked.refused("--passphrase-file", other, "passphrase", "--new-passphrase-file", secret)
    assert "does not open" in locked.refused("--passphrase-file", other, "decrypt", "--yes")
    assert "no terminal" in locked.refused("--passphrase-file", secret, "passphrase")
    assert "passphrase" in locked.refused("passphrase", "--new-passphrase-file", other)
    plain = Iron(tmp_path / "plain.ironjournal")
    plain("new")
    for typed in (("decrypt", "--yes"), ("passphrase",), ("passphrase", "--remember"), ("recovery-sheet", "x.pdf")):
        assert "encrypt" in plain.refused(*typed)
    assert "no journal" in Iron(tmp_path / "none").refused("encrypt")


@pytest.mark.parametrize("typed", [("--remember", "--forget"), ("--forget", "--new-passphrase-file", "x")])
def test_one_thing_at_a_time(locked: Iron, typed: tuple[str, ...]) -> None:
    locked("passphrase", *typed, code=2)


def test_the_keyring_keeps_it_only_when_asked_and_opens_with_it(
    locked: Iron, secret: Path, other: Path, drawer: Drawer
) -> None:
    locked("--passphrase-file", secret, "history")
    assert drawer.asked == 0
    said = locked("--passphrase-file", secret, "passphrase", "--remember").stdout
    assert "Whoever uses this account can open the journal." in said
    locked("log", "mood=3", "--on", "2024-11-20")
    assert "keeps no passphrase for it any more" in locked("passphrase", "--new-passphrase-file", other).stdout
    assert drawer.kept == {}
    locked("--passphrase-file", other, "passphrase", "--remember")
    locked("passphrase", "--forget")
    assert drawer.kept == {}
    assert "passphrase" in locked.refused("history")


def test_what_is_given_goes_before_the_keyring(
    locked: Iron, secret: Path, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked("--passphrase-file", secret, "passphrase", "--remember")
    monkeypatch.setenv(VARIABLE, "wrong")
    assert "does not open" in locked.refused("history")


def test_a_kept_one_that_is_out_of_date_leads_to_the_question(
    locked: Iron, secret: Path, drawer: Drawer, answers: list[str]
) -> None:
    locked("--passphrase-file", secret, "passphrase", "--remember")
    for key in drawer.kept:
        drawer.kept[key] = "from another time"
    answers += [f"Passphrase: {SECRET}"]
    locked("history")
    assert answers == []


def test_only_a_passphrase_that_opens_is_kept(locked: Iron, other: Path, drawer: Drawer) -> None:
    locked.refused("--passphrase-file", other, "passphrase", "--remember")
    assert drawer.asked == 0


def test_without_a_keyring_it_is_said(locked: Iron, secret: Path) -> None:
    assert "no keyring here" in locked.refused("--passphrase-file", secret, "passphrase", "--remember")
    assert "keeps no passphrase" in locked("passphrase", "--forget").stdout


def test_a_page_to_write_it_on_needs_no_passphrase_and_shows_none(locked: Iron, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    assert locked("recovery-sheet", sheet, "--paper", "letter").stdout == f"Written: {sheet}\n"
    paper = read_back(Pages(content=sheet.read_bytes()))
    assert paper.sizes == ((612, 792),)
    assert "horse" not in paper.text
    assert locked.path.name in paper.text.replace("\u200b", "")
    assert "already a file" in locked.refused("recovery-sheet", sheet)


def test_a_file_that_could_not_be_removed_is_named(
    locked: Iron, secret: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leftovers, "wipe", lambda file: False)
    said = locked("--passphrase-file", secret, "passphrase", "--new-passphrase-file", other).stdout
    assert f"{leftovers.former_beside(locked.path)}" in said
    assert "The next opening tries again." in said


def test_what_a_kill_left_beside_is_told_and_goes_with_the_next_change(locked: Iron, secret: Path) -> None:
    left = leftovers.former_beside(locked.path)
    left.write_bytes(b"in clear")
    said = locked("--passphrase-file", secret, "check", "--json")
    assert f"{left}" in said.stderr
    locked("--passphrase-file", secret, "log", "mood=3")
    assert not left.exists()
    assert locked("--passphrase-file", secret, "check").stderr == ""
