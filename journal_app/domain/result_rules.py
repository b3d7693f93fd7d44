# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What must hold between the numbers of a result, whoever wrote it down.

Hides the rules themselves; the words for whoever has to mend a mistake belong to the file or the form it stands in.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from journal_app.domain.cards import Result

_P = re.compile(r"([<>≤≥]=? ?)?(0?\.[0-9]+|0|1(\.0+)?)")
_LEVELS = range(50, 100)


class Oddity(StrEnum):
    """What is odd about a number; the value is how somebody writing a card file is told."""

    NOTHING_GIVEN = "is empty, and there is no P either"
    HALF_AN_INTERVAL = "and high are given together or not at all"
    OUTSIDE = "does not lie between low and high"
    NO_LEVEL = "is not between 50 and 99 per cent"
    NO_P = "is no P as printed, such as 0.03 or < 0.001"
    NO_CORRELATION = "lies beyond -1 or 1, so it is no correlation"
    NO_RATIO = "is not above 0, so it is no ratio"


def odd_numbers(result: Result) -> Iterator[tuple[str, Oddity]]:
    """Everything odd about the numbers of a result, each with the name of its field."""
    low, estimate, high = result.low, result.estimate, result.high
    if estimate is None and not result.p:
        yield "estimate", Oddity.NOTHING_GIVEN
    if (low is None) != (high is None):
        yield "low", Oddity.HALF_AN_INTERVAL
    if low is not None and high is not None and not low <= (low if estimate is None else estimate) <= high:
        yield "estimate", Oddity.OUTSIDE
    if result.level not in _LEVELS:
        yield "level", Oddity.NO_LEVEL
    if result.p and not _P.fullmatch(result.p):
        yield "p", Oddity.NO_P
    yield from _beyond_scale(result)


def _beyond_scale(result: Result) -> Iterator[tuple[str, Oddity]]:
    numbers = {"estimate": result.estimate, "low": result.low, "high": result.high}
    for name, number in numbers.items():
        if number is None:
            continue
        if result.measure.is_correlation and abs(number) > 1:
            yield name, Oddity.NO_CORRELATION
        if result.measure.is_ratio and number <= 0:
            yield name, Oddity.NO_RATIO
