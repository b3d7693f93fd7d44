# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How long the app takes to be usable, beside RedNotebook to its window, both under one Xvfb.

Where RedNotebook or Xvfb is not installed the row says so and has no value.
"""

import shutil
import tempfile

from tests.bench.ground import example, folder, until_line
from tests.bench.rows import Row, absent, at_most, interleaved
from tests.bench.screens import NEEDED as SCREEN_NEEDED
from tests.bench.screens import screen, until_window

NAME = "start: Today usable ÷ RedNotebook to its window"
BAR = 0.75
PAIRS = 5
YEARS = 20


def rows() -> list[Row]:
    """One row, or one that says what is missing."""
    for command in ("rednotebook", *SCREEN_NEEDED):
        if shutil.which(command) is None:
            return [absent(NAME, f"<= {BAR:g}", f"{command} is not installed")]
    journal = str(example(YEARS))
    with screen() as display:
        on_screen = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        pairs = interleaved(
            lambda: until_line("usable", ["-m", "tests.bench.children.app", journal], on_screen),
            lambda: until_its_window(display),
            PAIRS,
        )
    how = f"one Xvfb, plain {YEARS}-year journal against RedNotebook's own first example: {pairs.words}"
    return [at_most(NAME, pairs.ratio, BAR, how)]


def until_its_window(display: str) -> float:
    """Seconds from starting RedNotebook, with nothing written yet, to its window being on the screen."""
    data = tempfile.mkdtemp(dir=folder())
    environment = {"DISPLAY": display, "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1"}
    return until_window(["rednotebook", data], "RedNotebook", environment)
