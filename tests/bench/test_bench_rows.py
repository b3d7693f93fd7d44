# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The arithmetic of the benchmarks, on timings that are made up."""

import pytest

from tests.bench.__main__ import MODULES, table
from tests.bench.ground import ROOT
from tests.bench.rows import absent, at_least, at_most, interleaved, milliseconds, percentile


def test_pairs_are_taken_in_turns_and_the_warm_ones_thrown_away() -> None:
    order: list[str] = []

    def side(name: str, seconds: list[float]) -> float:
        order.append(name)
        return seconds.pop(0)

    ours, theirs = [90.0, 2.0, 3.0, 4.0], [1.0, 1.0, 2.0, 1.0]
    pairs = interleaved(lambda: side("ours", ours), lambda: side("theirs", theirs), 3)
    assert order == ["ours", "theirs", "theirs", "ours", "ours", "theirs", "theirs", "ours"]
    assert pairs.ours == [2.0, 3.0, 4.0]
    assert pairs.theirs == [1.0, 2.0, 1.0]
    assert pairs.ratio == pytest.approx(2.0)
    assert "3 interleaved pairs, ratios 1.50-4.00" in pairs.words


def test_a_row_says_whether_its_bar_was_kept() -> None:
    assert at_most("a", 1.5, 1.5, "how").ok is True
    assert at_most("a", 1.51, 1.5, "how").ok is False
    assert at_least("a", 2.9, 3, "how").ok is False
    assert at_least("a", 3, 3, "how").bar == ">= 3"
    missing = absent("a", "<= 0.75", "RedNotebook is not installed")
    assert missing.value is None
    assert missing.ok is None


def test_the_table_shows_every_row_and_how_it_was_measured() -> None:
    text = table([at_most("save", 5.2, 4, "by hand"), absent("start", "<= 0.75", "RedNotebook is not installed")])
    assert "NOT KEPT" in text
    assert "by hand" in text
    assert "not measured" in text
    assert "RedNotebook is not installed" in text


def test_durations_are_told_in_fitting_units() -> None:
    assert [milliseconds(seconds) for seconds in (0.00023, 0.212, 17.7)] == ["0.23 ms", "212 ms", "17.70 s"]


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile([5, 1, 4, 2, 3], 0.99) == 5
    assert percentile([5, 1, 4, 2, 3], 0.5) == 3


def test_every_benchmark_that_is_run_is_there() -> None:
    missing = [name for name in MODULES if not (ROOT / "tests" / "bench" / f"{name}.py").is_file()]
    assert missing == []
