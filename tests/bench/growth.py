# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How opening, Today, the timeline and a search grow with the years in a journal."""

import time
from collections.abc import Callable
from datetime import timedelta
from statistics import median

from journal_app.analysis.timeline import timeline_spec
from journal_app.research.searching import LibraryIndex
from journal_app.store.journal import Journal
from journal_app.ui.today.build import build_state
from tests.bench.ground import example
from tests.bench.rows import Row, at_most, milliseconds

YEARS = (1, 5, 20)
REPEATS = 9
FLAT = 1.5
"""What "flat" allows for: the same work on a machine that is doing other things too."""


def rows() -> list[Row]:
    """One row a measure: twenty years ÷ one year. Timeline and search may grow with the years, the others may not."""
    measures: tuple[tuple[str, Callable[[int], float], float], ...] = (
        ("open", opening, FLAT),
        ("Today", today, FLAT),
        ("timeline", timeline, YEARS[-1] / YEARS[0]),
        ("search", search, YEARS[-1] / YEARS[0]),
    )
    return [_row(name, measure, bar) for name, measure, bar in measures]


def _row(name: str, measure: Callable[[int], float], bar: float) -> Row:
    taken: dict[int, list[float]] = {years: [] for years in YEARS}
    for repeat in range(-1, REPEATS):
        for years in YEARS:
            seconds = measure(years)
            if repeat >= 0:
                taken[years].append(seconds)
    medians = {years: median(seconds) for years, seconds in taken.items()}
    how = ", ".join(f"{years} years {milliseconds(seconds)}" for years, seconds in medians.items())
    ratio = medians[YEARS[-1]] / medians[YEARS[0]]
    return at_most(f"growth: {name} at 20 years ÷ at 1 year", ratio, bar, f"{how}; medians of {REPEATS}, in turns")


def opening(years: int) -> float:
    """Seconds to open and close a journal."""
    path = example(years)
    begun = time.perf_counter()
    with Journal.open(path):
        return time.perf_counter() - begun


def today(years: int) -> float:
    """Seconds to read the last day of a journal into what Today shows."""
    with Journal.open(example(years)) as journal:
        span = journal.facts.span()
        assert span is not None
        begun = time.perf_counter()
        build_state(journal.facts, day=span[1], today=span[1] + timedelta(days=1), now=journal.clock())
        return time.perf_counter() - begun


def timeline(years: int) -> float:
    """Seconds to read a journal into the data of its timeline."""
    with Journal.open(example(years)) as journal:
        begun = time.perf_counter()
        timeline_spec(journal.facts, today=journal.today())
        return time.perf_counter() - begun


def search(years: int) -> float:
    """Seconds to read every note of a journal, make the index of them, and look for two words."""
    with Journal.open(example(years)) as journal:
        begun = time.perf_counter()
        LibraryIndex((), journal.facts.notes()).notes("infusion tired")
        return time.perf_counter() - begun
