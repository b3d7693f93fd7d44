# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The command line, with and without a journal."""

import sys
from pathlib import Path

import pytest

from tests.cli.runner import Iron

# Windows knows no limit on the size of files, nor on memory.
collect_ignore = ["test_cli_full_disk.py", "test_cli_hostile.py"] if sys.platform == "win32" else []


@pytest.fixture
def nothing(journal_path: Path) -> Iron:
    """The command line where there is no journal yet."""
    return Iron(journal_path)


@pytest.fixture
def iron(nothing: Iron) -> Iron:
    """The command line on Anna's journal, which is new."""
    nothing("new", "--person", "Anna")
    return nothing
