# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Calendar days and times of day: which day an instant belongs to, and days and times as typed.

Hides that a journal's day ends in the small hours, and which spellings of a day are read.
"""

import re
from calendar import monthrange
from datetime import MAXYEAR, date, datetime, time, timedelta

from journal_app.domain.remembering import remembered
from journal_app.domain.spelling import shortened
from journal_app.errors import EntryRefused
from journal_app.words import _, day_text

DAY_ENDS = time(4)
_FIRST_YEAR = 1900
_MONTHS = 12
_WRITTEN_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_WRITTEN_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?")


def local_now() -> datetime:
    """This instant as the clock of this machine shows it, with its zone."""
    return _machine_clock()


def journal_day(now: datetime, day_ends: time = DAY_ENDS) -> date:
    """The day an entry made at the local instant ``now`` belongs to: until ``day_ends`` it is the day before."""
    return now.date() - timedelta(days=1) if now.time() < day_ends else now.date()


def days_between(first: date, last: date) -> int:
    """Whole days from ``first`` to ``last``: 0 on the same day, negative when ``last`` is earlier."""
    return (last - first).days


def read_day(text: str, *, today: date) -> date:
    """The day written as YYYY-MM-DD, "today" or "yesterday"; refuses by name what is no day or lies ahead."""
    day = read_any_day(text, today=today)
    if day > today:
        raise EntryRefused(
            _("{day} has not come yet.").format(day=day.isoformat()),
            _("Today is {today} in this journal.").format(today=today.isoformat()),
            _("Nothing was changed."),
        )
    return day


def read_any_day(text: str, *, today: date) -> date:
    """The day written as YYYY-MM-DD, "yesterday", "today" or "tomorrow", past or to come, in English or as spoken."""
    typed = text.strip()
    if typed[:1].isdigit():
        return _written_day(typed)
    # Translators: "yesterday": typed in place of a date
    # Translators: "tomorrow": typed in place of a date
    # Translators: "today": typed in place of a date; also beside a date
    named = {"yesterday": -1, "today": 0, "tomorrow": 1, _("yesterday"): -1, _("today"): 0, _("tomorrow"): 1}
    step = named.get(typed.lower())
    return _written_day(typed) if step is None else today + timedelta(days=step)


@remembered
def read_time(text: str) -> time:
    """The time of day written as HH:MM on a 24-hour clock; seconds are read and dropped."""
    match = _WRITTEN_TIME.fullmatch(text.strip())
    if match and int(match[1]) < 24 and int(match[2]) < 60:  # noqa: PLR2004 -- hours of a day, minutes of an hour
        return time(int(match[1]), int(match[2]))
    raise EntryRefused(
        _("“{text}” is not a time of day.").format(text=shortened(text)),
        _("Write it as hours and minutes, such as 08:30 or 17:05."),
        _("Nothing was changed."),
    )


@remembered
def _written_day(typed: str) -> date:
    match = _WRITTEN_DAY.fullmatch(typed)
    if not match:
        raise EntryRefused(
            _("“{text}” is not a day.").format(text=shortened(typed)) if typed else _("The day is missing."),
            _("Write it as year, month and day, such as 2024-11-21."),
            _("Nothing was changed."),
        )
    year, month, day = (int(part) for part in match.groups())
    fault = _fault(year, month, day)
    if fault:
        raise EntryRefused(_("{text} is not a day.").format(text=typed), fault, _("Nothing was changed."))
    return date(year, month, day)


def _fault(year: int, month: int, day: int) -> str:
    """Why these three numbers make no day, or nothing when they do."""
    if not _FIRST_YEAR <= year <= MAXYEAR:
        return _("The year {year} is too long ago for a journal.").format(year=f"{year:04d}")
    if not 1 <= month <= _MONTHS:
        return _("A year has twelve months; there is no month {month}.").format(month=month)
    length = monthrange(year, month)[1]
    if not 1 <= day <= length:
        named = day_text(date(year, month, 1), "LLLL y")
        return _("{month} has {days} days; there is no day {day}.").format(month=named, days=length, day=day)
    return ""


def _machine_clock() -> datetime:
    return datetime.now().astimezone()
