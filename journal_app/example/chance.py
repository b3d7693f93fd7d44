# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Chance that repeats itself: every part of the made-up life draws from a stream of its own.

Hides how a seed becomes streams, so that a change to one part (say, the notes) leaves all other parts as they were.
"""

import random
from datetime import date, timedelta

SATURDAY = 5


def stream(seed: int, purpose: str) -> random.Random:
    """The stream of chance for one purpose; the same seed and purpose give the same draws on every machine."""
    return random.Random(f"iron-journal example {seed} {purpose}")  # noqa: S311 -- a made-up life keeps no secrets


def days_from(first: date, last: date) -> list[date]:
    """Every calendar day from ``first`` to ``last``, both included."""
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


def later(day: date, days: int) -> date:
    """The day that many days on."""
    return day + timedelta(days=days)


def workday(day: date) -> date:
    """The day itself, or the Monday after it when it falls on a weekend."""
    return later(day, 7 - day.weekday()) if day.weekday() >= SATURDAY else day
