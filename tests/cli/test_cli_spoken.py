# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The help of the commands is in the language that is spoken, and so is what click says itself."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from journal_app.cli.program import Screens, make_program
from journal_app.cli.spoken import in_paragraphs
from journal_app.words import speaking
from tests.cli.runner import commands_of
from tests.message_files import messages

ROOT = Path(__file__).parents[2]


def program() -> click.Group:
    return make_program(Screens(open_window=lambda _path, _words: 0, make_tour=lambda _tour: []))


def helps(command: click.Command) -> Iterator[str]:
    """Every text that --help prints of a command and of those below it."""
    yield command.help or ""
    yield from (option.help or "" for option in command.params if isinstance(option, click.Option))
    if isinstance(command, click.Group):
        for below in commands_of(command).values():
            yield from helps(below)


@pytest.mark.parametrize("language", ["ar", "de"])
def test_every_help_is_said_in_a_complete_language(language: str) -> None:
    english = list(helps(program()))
    with speaking(language):
        spoken = list(helps(program()))
    assert len(spoken) == len(english) > 200
    assert [before for before, after in zip(english, spoken, strict=True) if before and before == after] == []


def test_the_commands_stay_as_they_were() -> None:
    before = list(helps(program()))
    with speaking("de"):
        assert list(helps(program())) != before
    assert list(helps(program())) == before


def test_translators_are_given_whole_paragraphs() -> None:
    assert in_paragraphs("One line\n    and its end.\n\n    Another.\n    ") == "One line and its end.\n\nAnother."


def test_what_click_says_is_in_its_sources() -> None:
    said: set[str] = set()
    for path in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
                said |= {str(part.value) for part in node.args if isinstance(part, ast.Constant)}
    ours = {text for message in messages.OF_CLICK for text in ([message] if isinstance(message, str) else message)}
    assert ours - said == set()


def test_a_mistake_in_typing_is_told_in_the_language_of_the_system() -> None:
    command = [sys.executable, "-c", "from journal_app.__main__ import main; main()", "log", "--nothing"]
    spoken = {**os.environ, "LANGUAGE": "de"}
    found = subprocess.run(command, cwd=ROOT, env=spoken, capture_output=True, text=True, encoding="utf-8", check=False)
    assert found.returncode == 2
    assert "Error" not in found.stderr
    assert "--nothing" in found.stderr
