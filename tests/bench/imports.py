# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How long a large CSV of scores takes to come in, beside ``sqlite-utils insert --csv`` of the same file."""

import os
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from tests.bench.ground import folder, whole_run
from tests.bench.rows import Row, at_most, interleaved

ROWS = "IRON_JOURNAL_BENCH_IMPORT_ROWS"
USUAL_ROWS = 100_000
MANY_ROWS = 500_000
WARMING_ROWS = 10
PARTS = ("day", "morning", "midday", "evening", "night")
TRACKERS = ("fatigue", "mood")
HOURS = 24


def rows() -> list[Row]:
    """One row: ours ÷ sqlite-utils, both as commands on a fresh file."""
    number = int(os.environ.get(ROWS, USUAL_ROWS))
    small, source = folder() / "few-scores.csv", folder() / "scores.csv"
    write_scores(small, WARMING_ROWS)
    write_scores(source, number)
    files = count()

    def ours(source: Path = source) -> float:
        journal = folder() / f"import-{next(files)}.ironjournal"
        whole_run(["-m", "journal_app", "--journal", str(journal), "new", "--person", "Alex Example"])
        return whole_run(["-m", "journal_app", "--journal", str(journal), "import", str(source)])

    def theirs(source: Path = source) -> float:
        database = folder() / f"import-{next(files)}.db"
        return whole_run(["-m", "sqlite_utils", "insert", str(database), "score", str(source), "--csv"])

    for side in (ours, theirs):
        side(small)
    pairs = interleaved(ours, theirs, 1 if number > MANY_ROWS else 3, warm=0)
    how = f"{number:,} score rows from CSV, the whole command ({ROWS} sets the number): {pairs.words}"
    return [at_most("import: scores from CSV ÷ sqlite-utils insert --csv", pairs.ratio, 0.4, how)]


def write_scores(path: Path, number: int) -> None:
    """A scores.csv of so many rows, one of each tracker in every part of the day and hour, none of them twice."""
    a_day = len(PARTS) * len(TRACKERS) * HOURS
    first = date(2026, 1, 1) - timedelta(days=number // a_day + 1)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("day,part,tracker,value,time,note\n")
        for row in range(number):
            day, place = divmod(row, a_day)
            hour, place = divmod(place, len(PARTS) * len(TRACKERS))
            tracker, part = TRACKERS[place % len(TRACKERS)], PARTS[place // len(TRACKERS)]
            file.write(f"{first + timedelta(days=day)},{part},{tracker},{row * 7 % 11},{hour:02d}:00,\n")
