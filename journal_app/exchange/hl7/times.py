# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""HL7's dates and instants (20240304, 202403040810+0100), of version 2 and of CDA, as the local day printed.

Hides their spelling. The day is the one that stands there, in the offset that stands there; exactly midnight is how
systems write that no time is known.
"""

import re
from datetime import date

from journal_app.domain.days import read_any_day, read_day, read_time
from journal_app.errors import EntryRefused
from journal_app.exchange.previews.moments import Moment
from journal_app.exchange.previews.plan import LineRefused
from journal_app.words import _

_PRINTED = re.compile(
    r"(?P<year>[0-9]{4})-?(?P<month>[0-9]{2})-?(?P<day>[0-9]{2})"
    r"(?:[T ]?(?P<hour>[0-9]{2})(?::?(?P<minute>[0-9]{2})(?::?(?P<second>[0-9]{2})(?:\.[0-9]+)?)?)?)?"
    r"(?:Z|[-+][0-9]{2}:?(?:[0-9]{2})?)?"
)
_PARTIAL = re.compile(r"[0-9]{4}(-?[0-9]{2})?(?:[-+][0-9]{4})?")
_NOTHING = re.compile(r"0*")
_MIDNIGHT = "00:00"


def is_said(printed: str) -> bool:
    """Whether anything is said at all; a row of noughts says nothing."""
    return _NOTHING.fullmatch(printed) is None


def read_hl7_moment(printed: str, *, today: date) -> Moment:
    """The local day, and the time where one is printed; EntryRefused for what names no day, or one to come."""
    match = _PRINTED.fullmatch(printed)
    if match is None:
        if _PARTIAL.fullmatch(printed):
            raise LineRefused(_("{date} names no day.").format(date=printed))
        raise LineRefused(_("“{text}” is not a day.").format(text=printed[:40]))
    day = read_day("-".join(match.group("year", "month", "day")), today=today)
    clock = f"{match['hour']}:{match['minute'] or '00'}" if match["hour"] else _MIDNIGHT
    is_midnight = clock == _MIDNIGHT and (match["second"] or "00") == "00"
    return Moment(day=day, at=None if is_midnight else read_time(clock))


def born_on(printed: str) -> str:
    """A day of birth as year-month-day where it is one, else as printed."""
    match = _PRINTED.fullmatch(printed)
    if match is None:
        return printed[:40]
    day = "-".join(match.group("year", "month", "day"))
    try:
        return read_any_day(day, today=date.min).isoformat()
    except EntryRefused:
        return printed[:40]
