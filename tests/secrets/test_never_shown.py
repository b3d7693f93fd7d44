# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A passphrase is in no value that says what it holds when it is printed, and no command takes one as an argument."""

import ast
from pathlib import Path

import click
import pytest

from journal_app.cli.program import Screens, make_program
from tests.cli.runner import commands_of

PACKAGE = Path(__file__).parents[2] / "journal_app"


def shown_passphrases(source: str) -> list[str]:
    """The fields of classes that hold a passphrase and would show it, with their lines."""
    fields = [
        (field, field.target.id)
        for owner in ast.walk(ast.parse(source))
        if isinstance(owner, ast.ClassDef) and not _says_itself(owner)
        for field in owner.body
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
    ]
    return [
        f"{field.lineno}: {name}"
        for field, name in fields
        if (name.endswith("passphrase") or name == "repeated")
        and "str" in ast.unparse(field.annotation)
        and "repr=False" not in ast.unparse(field)
    ]


def _says_itself(owner: ast.ClassDef) -> bool:
    """Whether a class has its own words for what it holds."""
    return any(isinstance(part, ast.FunctionDef) and part.name == "__repr__" for part in owner.body)


def test_no_value_shows_the_passphrase_it_holds() -> None:
    shown = {path.name: shown_passphrases(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")}
    assert {name: fields for name, fields in shown.items() if fields} == {}


@pytest.mark.parametrize(
    "field", ["passphrase: str", "new_passphrase: str | None = None", "repeated: str = field(default='')"]
)
def test_one_that_does_would_be_seen(field: str) -> None:
    assert shown_passphrases(f"@dataclass\nclass Typed:\n    {field}\n")
    assert not shown_passphrases("class Typed:\n    has_passphrase: bool\n    passphrase: str = field(repr=False)\n")


def _options(group: click.Group) -> list[click.Parameter]:
    found = list(group.params)
    for command in commands_of(group).values():
        found += _options(command) if isinstance(command, click.Group) else command.params
    return found


def test_a_passphrase_comes_from_a_file_or_a_prompt_only() -> None:
    options = _options(make_program(Screens(open_window=lambda *_given: 0, make_tour=lambda _tour: [])))
    about = [option for option in options if any("passphrase" in name for name in option.opts)]
    assert {"--passphrase-file", "--new-passphrase-file"} <= {name for option in about for name in option.opts}
    assert all(name.endswith("passphrase-file") for option in about for name in option.opts)
    assert all(isinstance(option.type, click.Path) for option in about)
