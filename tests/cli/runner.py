# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Typing commands in a test: what is typed goes through the whole command line, in this process."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner, Result

from journal_app import places
from journal_app.cli.program import Screens, Tour, make_program
from journal_app.files import is_there

BUG = 70


@dataclass
class Iron:
    """The command line on one journal. Calling it types a command; a bug fails the test with its report."""

    path: Path
    windows: list[tuple[Path, Path | None]] = field(default_factory=list)
    tours: list[Tour] = field(default_factory=list)

    @property
    def program(self) -> click.Group:
        return make_program(Screens(open_window=self._open_window, make_tour=self._make_tour))

    def __call__(self, *typed: str | Path, stdin: bytes | None = None, code: int = 0) -> Result:
        """Type ``iron-journal --journal PATH`` and what follows; it has to end with exit code ``code``."""
        result = CliRunner().invoke(self.program, ["--journal", str(self.path), *map(str, typed)], input=stdin)
        said = f"{typed} ended with {result.exit_code}\n{result.output}"
        if result.exit_code == BUG != code:
            said += "\n".join(report.read_text(encoding="utf-8") for report in places.log_folder().glob("crash-*"))
        assert result.exit_code == code, said
        return result

    def json(self, *typed: str | Path) -> Any:
        """What a command prints as JSON."""
        return json.loads(self(*typed).stdout_bytes)

    def table(self, name: str) -> list[dict[str, Any]]:
        """The rows of a table, as a dump shows them."""
        rows: list[dict[str, Any]] = self.json("dump")[name]
        return rows

    def refused(self, *typed: str | Path, stdin: bytes | None = None) -> str:
        """What is said about a command that has to be refused and change nothing."""
        before = self._content()
        result = self(*typed, stdin=stdin, code=1)
        assert self._content() == before
        assert result.stdout == ""
        return result.stderr

    def _content(self) -> bytes | None:
        return self.path.read_bytes() if is_there(self.path) and self.path.is_file() else None

    def _open_window(self, path: Path, passphrase_file: Path | None) -> int:
        self.windows.append((path, passphrase_file))
        return 0

    def _make_tour(self, tour: Tour) -> list[Path]:
        self.tours.append(tour)
        return [tour.folder / "today.png", tour.folder / "timeline.png"]


def commands_of(group: click.Group) -> dict[str, click.Command]:
    """The commands of a group by name, in the order they are listed."""
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}
