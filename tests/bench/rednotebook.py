# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How long the app takes to be usable, beside RedNotebook to its window, both under one Xvfb.

Hides the virtual screen and how a window is seen to be there. Where RedNotebook or Xvfb is not installed the row says
so and has no value.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.ground import example, folder, surroundings, until_line
from tests.bench.rows import Row, absent, at_most, interleaved

NAME = "start: Today usable ÷ RedNotebook to its window"
BAR = 0.75
PAIRS = 5
YEARS = 20
PATIENCE_S = 30
NEEDED = {"rednotebook": "RedNotebook", "Xvfb": "Xvfb", "xwininfo": "xwininfo"}


def rows() -> list[Row]:
    """One row, or one that says what is missing."""
    for command, name in NEEDED.items():
        if shutil.which(command) is None:
            return [absent(NAME, f"<= {BAR:g}", f"{name} is not installed")]
    journal = str(example(YEARS))
    with screen() as display:
        on_screen = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        pairs = interleaved(
            lambda: until_line("usable", ["-m", "tests.bench.children.app", journal], on_screen),
            lambda: until_window(display),
            PAIRS,
        )
    how = f"one Xvfb, plain {YEARS}-year journal against RedNotebook's own first example: {pairs.words}"
    return [at_most(NAME, pairs.ratio, BAR, how)]


@contextmanager
def screen() -> Iterator[str]:
    """A virtual screen; gives its display."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


def until_window(display: str) -> float:
    """Seconds from starting RedNotebook to its window being on the screen."""
    environment = surroundings() | {"DISPLAY": display, "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1"}
    data = Path(tempfile.mkdtemp(dir=folder()))
    begun = time.perf_counter()
    with subprocess.Popen(
        ["rednotebook", str(data)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as child:
        while not is_on_screen("RedNotebook", environment):
            if time.perf_counter() - begun > PATIENCE_S:
                os.killpg(child.pid, signal.SIGKILL)
                raise RuntimeError(f"RedNotebook showed no window within {PATIENCE_S} s")
        taken = time.perf_counter() - begun
        os.killpg(child.pid, signal.SIGKILL)
    return taken


def is_on_screen(title: str, environment: dict[str, str]) -> bool:
    """Whether a window whose title holds these words can be seen."""
    tree = _told(["xwininfo", "-root", "-tree"], environment)
    windows = [line.split()[0] for line in tree.splitlines() if title in line and line.strip().startswith("0x")]
    return any("IsViewable" in _told(["xwininfo", "-id", window], environment) for window in windows)


def _told(command: list[str], environment: dict[str, str]) -> str:
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout
