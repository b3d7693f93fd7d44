# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A world of its own for a secret life: where everything lies that the program and its reader write."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What a program does among the files can be watched from outside on Linux only.
collect_ignore = [] if sys.platform == "linux" else ["test_traced.py"]


@dataclass(frozen=True, slots=True)
class World:
    """``own`` is the reader's folder, where what they ask for lies in clear; all else is the program's."""

    journal: Path
    own: Path
    home: Path
    temporary: Path

    @property
    def places(self) -> tuple[Path, ...]:
        """Where nothing may be in clear."""
        return self.journal.parent, self.home, self.temporary

    @property
    def private(self) -> Path:
        """Where letters lie while other programs show them."""
        return self.home / "run" / "iron-journal"

    def command(self, *parts: str) -> list[str]:
        """The command that lives these parts of a life."""
        return [sys.executable, "-m", "tests.secrets.life", str(self.journal), str(self.own), *parts]

    def live(self, *parts: str) -> None:
        """Live them to their end."""
        done = subprocess.run(self.command(*parts), cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    def killed_in(self, part: str) -> "subprocess.Popen[str]":
        """A process that is in the middle of this part, to be killed."""
        doomed = subprocess.Popen(self.command(part), cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert doomed.stdout is not None
        assert doomed.stdout.readline() == "ready\n"
        return doomed


@pytest.fixture
def world(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    made = World(tmp_path / "journal" / "my.ironjournal", tmp_path / "own", home, tmp_path / "temporary")
    for folder in (made.journal.parent, made.own, made.temporary):
        folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(made.temporary))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((os.environ["PYTHONPATH"], str(ROOT))))
    return made
