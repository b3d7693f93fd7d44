# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""When to remind of an empty day: at most once for it, from the time the reader chose until that day ends.

Hides that a journal's day ends in the small hours, so that 01:00 is late and not early, and what a clock that was put
forward or back does. Only the clock on the wall counts: an hour that is skipped or comes twice changes nothing else.
"""

from datetime import date, datetime, time, timedelta

from journal_app.domain.days import DAY_ENDS, journal_day

_ONE_DAY = timedelta(days=1)


def due_day(now: datetime, at: time, *, day_ends: time = DAY_ENDS, reminded_on: date | None = None) -> date | None:
    """The day to remind of at the local instant ``now``, or None; whether anything was entered is not asked here.

    ``reminded_on`` is the last day that was reminded of. One that lies a day ahead comes of a journey to the west and
    counts as today; one further ahead was written by a clock that was wrong.
    """
    day = journal_day(now, day_ends)
    if reminded_on is not None and day <= reminded_on <= day + _ONE_DAY:
        return None
    return day if _since(day_ends, now.time()) >= _since(day_ends, at) else None


def _since(day_ends: time, moment: time) -> timedelta:
    """How far into its day a time is, on the wall's clock."""
    begun = timedelta(hours=day_ends.hour, minutes=day_ends.minute)
    there = timedelta(hours=moment.hour, minutes=moment.minute)
    return (there - begun) % _ONE_DAY
