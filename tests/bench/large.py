# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How long and with how much memory files of hundreds of megabytes are looked through before they come in."""

import os
from pathlib import Path
from statistics import median

from tests.bench.fhir_files import write_bundle
from tests.bench.ground import PATIENCE_S, folder, printed_number, whole_run
from tests.bench.health_files import write_export
from tests.bench.rows import Row, at_most, interleaved

HEALTH, USUAL_HEALTH = "IRON_JOURNAL_BENCH_HEALTH_MB", 100
BUNDLE, USUAL_BUNDLE = "IRON_JOURNAL_BENCH_FHIR_MB", 100
WARMING = 1 << 16
PAIRS = 3
# A gigabyte on a busy machine takes longer than the other children do.
LONG_S = 30 * PATIENCE_S


def rows() -> list[Row]:
    """Three rows: an export of Apple Health beside a bare pass of expat, its memory, and that of a Bundle of FHIR."""
    return [*_health(), _bundle()]


def _health() -> list[Row]:
    size = int(os.environ.get(HEALTH, USUAL_HEALTH))
    small, large = folder() / "few-records.xml", folder() / "records.xml"
    write_export(small, WARMING)
    write_export(large, size << 20)
    for name in ("preview", "bare_expat"):
        whole_run(_child(name, small))  # writes the byte code
    pairs = interleaved(
        lambda: whole_run(_child("preview", large)), lambda: whole_run(_child("bare_expat", large)), PAIRS, warm=0
    )
    peak = median(printed_number(_child("preview", large), LONG_S) for _ in range(PAIRS))
    large.unlink()
    how = f"a made-up export of {size:,} MB looked through, each a process ({HEALTH} sets the size): {pairs.words}"
    told = f"peak resident memory of a process of its own that looks through {size:,} MB, median of {PAIRS}"
    return [
        at_most("import: Apple Health looked through ÷ a bare expat pass", pairs.ratio, 1.5, how),
        at_most("import: memory for Apple Health", peak, 200, told, unit="MB"),
    ]


def _child(name: str, path: Path) -> list[str]:
    return ["-m", f"tests.bench.children.{name}", str(path)]


def _bundle() -> Row:
    size = int(os.environ.get(BUNDLE, USUAL_BUNDLE))
    large = folder() / "bundle.json"
    write_bundle(large, size << 20)
    peak = printed_number(_child("preview", large), LONG_S)
    large.unlink()
    how = f"peak resident memory of a process of its own that looks through a Bundle of {size:,} MB ({BUNDLE} sets it)"
    return at_most("import: memory for a FHIR Bundle", peak, 300, how, unit="MB")
