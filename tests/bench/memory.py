# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How much memory a 20-year journal with its timeline shown takes, beside a bare window with an empty plot."""

from statistics import median

from tests.bench.ground import example, printed_number
from tests.bench.rows import Row, at_most

YEARS = 20
PAIRS = 3


def rows() -> list[Row]:
    """One row: the peak of ours ÷ the peak of a bare PySide6 and pyqtgraph window."""
    journal = str(example(YEARS))
    ours = [printed_number(["-m", "tests.bench.children.memory_app", journal]) for _ in range(PAIRS)]
    bare = [printed_number(["-m", "tests.bench.children.memory_bare"]) for _ in range(PAIRS)]
    how = (
        f"peak resident memory of a process of its own, 1600x1000: {median(ours):.0f} MB against {median(bare):.0f} MB,"
        f" medians of {PAIRS}"
    )
    return [at_most("memory: 20-year timeline shown ÷ bare PySide6 + pyqtgraph", median(ours) / median(bare), 1.5, how)]
