# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every command that makes pages makes them in the language that is asked for, and speaks its own itself."""

from pathlib import Path

import pytest

from journal_app.report.pages import Pages
from tests.cli.runner import Iron
from tests.report.papers import read_back

COMMANDS = ("report", "wallet-card", "week-sheet")


@pytest.mark.parametrize("command", COMMANDS)
def test_pages_are_made_in_a_language(iron: Iron, tmp_path: Path, command: str) -> None:
    for code, told in (("de", "de"), ("de-AT", "de-AT"), ("", "en-GB")):
        path = tmp_path / f"{command}{told}.pdf"
        done = iron(command, path, *(("--language", code) if code else ()))
        assert done.stdout == f"Written: {path}\n", "the program itself goes on in its own"
        paper = read_back(Pages(content=path.read_bytes()))
        assert paper.language == told


@pytest.mark.parametrize("command", COMMANDS)
def test_a_language_that_does_not_exist_makes_nothing(iron: Iron, tmp_path: Path, command: str) -> None:
    path = tmp_path / "page.pdf"
    refused = iron(command, path, "--language", "klingon!", code=1)
    assert "There is no language called klingon!" in refused.stderr
    assert not path.exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_language_whose_letters_we_have_not_makes_nothing(iron: Iron, tmp_path: Path, command: str) -> None:
    path = tmp_path / "page.pdf"
    refused = iron(command, path, "--language", "ja", code=1)
    assert "No page can be made in ja: its letters are in none of our fonts." in refused.stderr
    assert not path.exists()


def test_days_are_written_in_the_letters_of_their_language(iron: Iron, tmp_path: Path) -> None:
    path = tmp_path / "card.pdf"
    done = iron("wallet-card", path, "--language", "ru")
    assert "fonts" not in done.stderr
    assert "CYRILLIC" not in read_back(Pages(content=path.read_bytes())).text
