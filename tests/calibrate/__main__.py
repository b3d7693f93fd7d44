# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""python -m tests.calibrate [RUNS]: how often the findings are wrong, as a table and as build/calibrate.json."""

import dataclasses
import json
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.calibrate.cells import Cell, Outcome, cells, kept, mean_of_alarms, outcome
from tests.calibrate.draws import draws_shares, draws_tasks
from tests.calibrate.labs import labs_shares, labs_tasks
from tests.calibrate.shares import Share
from tests.calibrate.spans import SpanCell, SpanOutcome, span_cells, span_kept, span_outcome
from tests.calibrate.wearing import wearing_shares, wearing_tasks

KEPT_IN = Path("build") / "calibrate.json"
RUNS = 1000
SEED = 20241121
_VERDICTS = {True: "kept", False: "NOT KEPT", None: "to be read"}
LEAST_MEAN, MOST_MEAN = 0.03, 0.06
_COLUMNS = "{:<32} {:>4} {:>6} {:<26} {:>6} {:>7} {:>6} {:>8} {:>6}  {}"
_TITLES = ("diaries", "phi", "before", "day 0", "clear", "covered", "sided", "estimate", "wider", "")
_SPAN_COLUMNS = "{:<34} {:>4} {:>5} {:>6} {:<15} {:>6} {:>7} {:>6} {:>8}  {}"
_SPAN_TITLES = (
    "questions about a span",
    "phi",
    "days",
    "diary",
    "missing",
    "clear",
    "covered",
    "sided",
    "estimate",
    "",
)


def main(runs: int) -> int:
    """Try every cell, on as many processors as there are; 0 in any case, since a bar missed is there to be read."""
    began, tried, tried_spans = time.monotonic(), cells(), span_cells()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with ProcessPoolExecutor() as pool:
        seeds = range(SEED, SEED + len(tried))
        found = list(pool.map(partial(_tried, runs=runs), tried, seeds))
        span_seeds = range(seeds.stop, seeds.stop + len(tried_spans))
        spans = list(pool.map(partial(_span_tried, runs=runs), tried_spans, span_seeds))
        others = [share for shares in pool.map(_called, *zip(*_others(runs), strict=True)) for share in shares]
    seconds = time.monotonic() - began
    KEPT_IN.parent.mkdir(exist_ok=True)
    rows = [dataclasses.asdict(one) | {"kept": kept(one)} for one in found]
    told = {"runs": runs, "seconds": round(seconds), "mean_of_alarms": mean_of_alarms(found), "cells": rows}
    told["spans"] = [dataclasses.asdict(one) | {"kept": span_kept(one)} for one in spans]
    told["others"] = [dataclasses.asdict(one) | {"kept": one.kept} for one in others]
    KEPT_IN.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    rest = "\n".join(one.row() for one in others)
    sys.stdout.write(f"{table(found)}\n\n{span_table(spans)}\n\n{rest}\n{runs} runs a cell, {seconds:.0f} s\n")
    return 0


def table(found: list[Outcome]) -> str:
    """The outcomes as text, and the mean of the false alarms."""
    mean = mean_of_alarms(found)
    verdict = "kept" if LEAST_MEAN <= mean <= MOST_MEAN else "NOT KEPT"
    lines = [_COLUMNS.format(*_TITLES), *(_row(one) for one in found)]
    return "\n".join([*lines, f"Mean of false alarms where nothing changed: {mean:.3f} (0.03 to 0.06)  {verdict}"])


def span_table(found: list[SpanOutcome]) -> str:
    """The same of questions about a span of days."""
    return "\n".join([_SPAN_COLUMNS.format(*_SPAN_TITLES), *(_span_row(one) for one in found)])


def _others(runs: int) -> list[tuple[Callable[..., list[Share]], object, int, int]]:
    """The other findings: what is called, with what, how often and from which seed."""
    tasks: list[tuple[Callable[..., list[Share]], object]] = [
        *((wearing_shares, one) for one in wearing_tasks()),
        *((draws_shares, one) for one in draws_tasks()),
        *((labs_shares, one) for one in labs_tasks()),
    ]
    return [(called, one, runs, SEED + place) for place, (called, one) in enumerate(tasks)]


def _called(called: Callable[..., list[Share]], tried: object, runs: int, seed: int) -> list[Share]:
    return called(tried, runs, seed)


def _tried(cell: Cell, seed: int, *, runs: int) -> Outcome:
    return outcome(cell, runs, seed)


def _span_tried(cell: SpanCell, seed: int, *, runs: int) -> SpanOutcome:
    return span_outcome(cell, runs, seed)


def _row(one: Outcome) -> str:
    situation, verdict = one.cell.situation, _VERDICTS[kept(one)]
    shares = (f"{share:.3f}" for share in (one.clear, one.covered, one.sided))
    numbers = (*shares, f"{one.estimate:+.2f}", f"{one.widening:.2f}")
    where = (one.cell.group, situation.phi, situation.before, situation.chosen.value)
    return _COLUMNS.format(*where, *numbers, verdict)


def _span_row(one: SpanOutcome) -> str:
    cell, shares = one.cell, (f"{share:.3f}" for share in (one.clear, one.covered, one.sided))
    where = (cell.group, cell.phi, cell.days, cell.diary, cell.missing.value)
    return _SPAN_COLUMNS.format(*where, *shares, f"{one.estimate:+.2f}", _VERDICTS[span_kept(one)])


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS))
