# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The ground that benchmarks stand on: one folder for a whole run, example journals in it, and child processes.

Hides where the files lie and how a child is run. A child is a fresh Python with nothing of ours imported.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from journal_app.example import make_example

FOLDER = "IRON_JOURNAL_BENCH_FOLDER"
PATIENCE_S = 120
HOMES = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA")
ROOT = Path(__file__).parents[2]


def folder() -> Path:
    """The folder of this run, on the disk that is measured; it is removed when the run is over."""
    named = os.environ.get(FOLDER)
    if named is None:
        named = tempfile.mkdtemp(prefix="iron-journal-bench-")
        os.environ[FOLDER] = named
    return Path(named)


def example(years: int, *, ended_days_ago: int = 1) -> Path:
    """A made-up journal of so many years that ended so long ago, made when it is first asked for and closed."""
    path = folder() / f"{years}-years-{ended_days_ago}.ironjournal"
    if not path.exists():
        make_example(path, years=years, until=date.today() - timedelta(days=ended_days_ago))  # noqa: DTZ011 -- local
    return path


def surroundings() -> dict[str, str]:
    """The environment of a child: ours, with a home folder that holds nothing of whoever runs the benchmark.

    Byte code is kept, as in every installation, whatever is set here; the first, warming run writes it.
    """
    home = folder() / "home"
    home.mkdir(exist_ok=True)
    environment = os.environ | dict.fromkeys(HOMES, str(home))
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment | {"PYTHONPYCACHEPREFIX": str(folder() / "bytecode")}


def until_line(expected: str, arguments: Sequence[str], environment: dict[str, str] | None = None) -> float:
    """Seconds from starting a child Python to its first line, which has to be ``expected``; the child then ends."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        env=surroundings() | (environment or {}),
        cwd=ROOT,
        text=True,
    ) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        taken = time.perf_counter() - begun
        child.communicate(timeout=PATIENCE_S)
    if line.strip() != expected:
        raise RuntimeError(f"{arguments[1]} said {line.strip()!r}, not {expected!r}")
    return taken


def whole_run(arguments: Sequence[str]) -> float:
    """Seconds that a child Python takes from start to end; CalledProcessError when it fails."""
    begun = time.perf_counter()
    _run(arguments, 3600)
    return time.perf_counter() - begun


def printed_number(arguments: Sequence[str], patience_s: float = PATIENCE_S) -> float:
    """The number that a child Python prints on its last line."""
    done = _run(arguments, patience_s)
    return float(done.stdout.strip().splitlines()[-1])


def _run(arguments: Sequence[str], patience_s: float) -> "subprocess.CompletedProcess[str]":
    """A child Python run to its end; CalledProcessError, with what it said, when it fails."""
    return subprocess.run(
        [sys.executable, *arguments],
        check=True,
        capture_output=True,
        cwd=ROOT,
        env=surroundings(),
        text=True,
        timeout=patience_s,
    )
