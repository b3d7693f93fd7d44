# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Where the time axis has its ticks, and what they say in the reader's language.

Hides the steps from days to decades. Days are ordinals of the local calendar: no instant and no time zone is involved.
"""

from collections.abc import Iterator
from datetime import MAXYEAR, date
from decimal import Decimal
from functools import lru_cache

from journal_app.domain.frozen import frozen
from journal_app.words import day_text, language, number_text

_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6)
_SINCE_STEPS = (1, 2, 7, 14, 28, 56, 84, 168)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50)
_MONTHS = 12
_DAYS_A_MONTH = 30.44
_DAYS_A_YEAR = 365.25
_MONDAY = 1  # the ordinal 1, 1 January of year 1, is a Monday


@frozen
class DateTick:
    """A tick on a day; ``is_major`` where a month or a year begins and the finer ticks only count on."""

    day: int
    label: str
    is_major: bool = False


@frozen(kw_only=False)
class _Step:
    unit: str
    count: int
    days: float


_STEPS = (
    *(_Step("day", count, count) for count in _DAY_STEPS),
    *(_Step("month", count, count * _DAYS_A_MONTH) for count in _MONTH_STEPS),
    *(_Step("year", count, count * _DAYS_A_YEAR) for count in _YEAR_STEPS),
)


def date_ticks(first: float, last: float, most: int) -> tuple[DateTick, ...]:
    """At most about ``most`` ticks between two day ordinals, at the finest step that leaves room for their labels."""
    span = max(last - first, 1.0)
    step = next((step for step in _STEPS if span / step.days <= max(most, 1)), _STEPS[-1])
    low, high = max(1, round(first)), min(date.max.toordinal(), round(last))
    return tuple(_tick(day, step) for day in _days(low, high, step))


def since_ticks(first: float, last: float, most: int) -> tuple[DateTick, ...]:
    """At most about ``most`` ticks of days counted from day 0, whole weeks apart where single days have no room."""
    span = max(last - first, 1.0)
    step = next((step for step in _SINCE_STEPS if span / step <= max(most, 1)), _SINCE_STEPS[-1])
    low = -(-round(first) // step) * step
    return tuple(
        DateTick(day=day, label=number_text(Decimal(day)).replace("-", "−"), is_major=day == 0)
        for day in range(low, round(last) + 1, step)
    )


def _days(low: int, high: int, step: _Step) -> Iterator[int]:
    if step.unit == "day":
        start = low + (_MONDAY - low) % step.count if step.count > 1 else low
        yield from range(start, high + 1, step.count)
        return
    months = step.count if step.unit == "month" else step.count * _MONTHS
    begun = date.fromordinal(low)
    number = -(-(begun.year * _MONTHS + begun.month - 1) // months) * months
    while number // _MONTHS <= MAXYEAR:
        day = date(max(1, number // _MONTHS), number % _MONTHS + 1, 1).toordinal()
        if day > high:
            return
        if day >= low:
            yield day
        number += months


def _tick(day: int, step: _Step) -> DateTick:
    when = date.fromordinal(day)
    begins_year = when.month == 1 and step.unit == "month"
    begins_month = step.unit == "day" and when.day <= step.count
    if step.unit == "year" or begins_year:
        return DateTick(day=day, label=_text(day, "y", language()), is_major=begins_year)
    pattern = "d MMM" if step.unit == "day" else "LLL"
    return DateTick(day=day, label=_text(day, pattern, language()), is_major=begins_month)


@lru_cache(maxsize=4096)
def _text(day: int, pattern: str, _language: str) -> str:
    """A day in words; the language is part of what is remembered."""
    return day_text(date.fromordinal(day), pattern)
