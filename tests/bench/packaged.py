# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How long the packaged program takes until its window is seen, beside a bare window, both under one Xvfb.

Where `make package` was not run, or Xvfb is not installed, the row says so and has no value.
"""

import shutil
import sys

from tests.bench.ground import ROOT, example
from tests.bench.rows import Row, absent, at_most, interleaved
from tests.bench.screens import NEEDED, screen, until_window

NAME = "start: window of the package ÷ bare PySide6 window + sqlite_utils"
BAR = 1.5
PAIRS = 11
YEARS = 20
PROGRAM = ROOT / "build" / "bundle" / "iron-journal" / "iron-journal"


def rows() -> list[Row]:
    """One row, or one that says what is missing."""
    for command in NEEDED:
        if shutil.which(command) is None:
            return [absent(NAME, f"<= {BAR:g}", f"{command} is not installed")]
    if not PROGRAM.exists():
        return [absent(NAME, f"<= {BAR:g}", "make package was not run")]
    journal = str(example(YEARS))
    bare = [sys.executable, "-m", "tests.bench.children.window", "stay"]
    with screen() as display:
        on_screen = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        pairs = interleaved(
            lambda: until_window([str(PROGRAM), "--journal", journal], "Iron Journal", on_screen),
            lambda: until_window(bare, "bare window", on_screen),
            PAIRS,
        )
    how = f"one Xvfb, until a window can be seen, plain {YEARS}-year journal: {pairs.words}"
    return [at_most(NAME, pairs.ratio, BAR, how)]
