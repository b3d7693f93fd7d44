# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How long the app takes from the start of its process to Today painted and taking keys, beside a bare window."""

from tests.bench.ground import example, until_line
from tests.bench.rows import Row, at_most, interleaved

YEARS = 20
PAIRS = 11


def rows() -> list[Row]:
    """One row: a plain 20-year journal ÷ a bare PySide6 window with sqlite_utils imported."""
    journal = str(example(YEARS))
    pairs = interleaved(
        lambda: until_line("usable", ["-m", "tests.bench.children.app", journal]),
        lambda: until_line("painted", ["-m", "tests.bench.children.window"]),
        PAIRS,
    )
    how = f"process start to Today painted with the focus in a row, plain {YEARS}-year journal: {pairs.words}"
    return [at_most("start: Today usable ÷ bare PySide6 window + sqlite_utils", pairs.ratio, 1.5, how)]
