# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""python -m tests.bench [NAME ...]: every measure as a table, and as build/bench.json."""

import dataclasses
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.ground import FOLDER
from tests.bench.rows import Row

MODULES = (
    *("start", "packaged", "rednotebook", "save", "timeline", "imports", "large"),
    *("search", "findings", "report", "growth", "memory"),
)
KEPT_IN = Path("build") / "bench.json"
WIDEST = 66


def main(names: list[str]) -> int:
    """Measure what is named, or everything; 1 when something could not be measured. A bar not kept is no failure."""
    found: list[Row] = []
    folder = tempfile.mkdtemp(prefix="iron-journal-bench-")
    try:
        for name in names or MODULES:
            sys.stderr.write(f"measuring {name} ...\n")
            found += measured(name, folder)
    finally:
        shutil.rmtree(folder)
    KEPT_IN.parent.mkdir(exist_ok=True)
    kept = [dataclasses.asdict(row) for row in found]
    KEPT_IN.write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(table(found) + "\n")
    return 1 if any(row.value is None and row.ok is False for row in found) else 0


def measured(name: str, folder: str) -> list[Row]:
    """The rows of one module, from a process of its own so that none inherits another's imports or memory."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.measure", name],
        env=os.environ | {FOLDER: folder, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or [f"exit {done.returncode}"]
        return [Row(name=name, value=None, bar="", ok=False, unit="", how=f"could not be measured: {last[0]}")]
    return [Row(**row) for row in json.loads(done.stdout.strip().splitlines()[-1])]


def table(found: list[Row]) -> str:
    """The rows as text, each with how it was measured below it."""
    lines = []
    for row in found:
        value = "-" if row.value is None else f"{row.value:.3g}"
        verdict = {True: "kept", False: "NOT KEPT", None: "not measured"}[row.ok]
        lines.append(f"{row.name:<{WIDEST}} {value:>8} {row.unit:<6} {row.bar:>8}  {verdict}")
        lines.append(f"    {row.how}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
