# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A virtual screen, and how long a program takes until its window can be seen there.

Hides how a window is seen to be there: what is asked of the screen takes some milliseconds, of whichever program.
"""

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tests.bench.ground import surroundings

PATIENCE_S = 30
NEEDED = ("Xvfb", "xwininfo")


@contextmanager
def screen() -> Iterator[str]:
    """A virtual screen; gives its display."""
    reading, writing = os.pipe()
    # Who asks what is on it comes and goes; without -noreset it would begin anew each time.
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


def until_window(command: Sequence[str], title: str, environment: dict[str, str]) -> float:
    """Seconds from starting a program to a window with these words in its title; the program is then ended."""
    whole = surroundings() | environment
    begun = time.perf_counter()
    with subprocess.Popen(
        command, env=whole, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as child:
        while not is_on_screen(title, whole):
            if time.perf_counter() - begun > PATIENCE_S:
                os.killpg(child.pid, signal.SIGKILL)
                raise RuntimeError(f"{command[0]} showed no window within {PATIENCE_S} s")
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
