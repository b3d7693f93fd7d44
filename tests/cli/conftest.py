# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The command line, with and without a journal."""

import sys
from pathlib import Path

import pytest

from tests.cli.runner import Iron
from tests.plugins.clock import PassingClock

# Windows knows no limit on the size of files, nor on memory.
collect_ignore = ["test_cli_full_disk.py", "test_cli_hostile.py"] if sys.platform == "win32" else []


@pytest.fixture(autouse=True)
def machine_clock(monkeypatch: pytest.MonkeyPatch) -> PassingClock:
    """The clock of the machine that a command is typed on: it starts at the test's time, not at today's."""
    clock = PassingClock()
    monkeypatch.setattr("journal_app.domain.days._machine_clock", clock)
    return clock


@pytest.fixture
def nothing(journal_path: Path) -> Iron:
    """The command line where there is no journal yet."""
    return Iron(journal_path)


@pytest.fixture
def iron(nothing: Iron) -> Iron:
    """The command line on Anna's journal, which is new."""
    nothing("new", "--person", "Anna")
    return nothing
