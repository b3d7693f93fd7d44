# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""FHIR's dates and instants as the local day and time that were printed.

Hides FHIR's spellings of a date. The day is the one that stands there, in the offset that stands there: it is never
moved to another time zone, so that a blood draw late in the evening stays on its evening.
"""

import re
from dataclasses import replace
from datetime import date

from journal_app.domain.days import read_day, read_time
from journal_app.exchange.fhir import own
from journal_app.exchange.files.json_text import Node
from journal_app.exchange.previews.moments import Moment
from journal_app.exchange.previews.plan import LineRefused
from journal_app.words import _

_PRINTED = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[T ](?P<time>[0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_PARTIAL = re.compile(r"[0-9]{4}(-[0-9]{2})?")
# FHIR keeps one meaning under a name for each type it can have.
_OCCURRED = ("DateTime", "Instant")


def moment_of(node: Node, stem: str, *, today: date) -> Moment | None:
    """When something happened: ``stem`` with DateTime, Instant or Period; None when nothing is said.

    LineRefused for a date that names no day, is no date, or lies ahead.
    """
    printed = next((text for kind in _OCCURRED if (text := node.text(stem + kind))), "")
    printed = printed or node.child(f"{stem}Period").text("start")
    if not printed:
        return None
    moment = read_moment(printed, today=today)
    local = own.extension(node.child(f"_{stem}DateTime"), own.LOCAL_TIME).text("valueTime")
    return replace(moment, at=read_time(local)) if local and moment.at is None else moment


def read_moment(printed: str, *, today: date) -> Moment:
    """The moment as printed; raises EntryRefused."""
    if _PARTIAL.fullmatch(printed):
        # Translators: {date} is a text from a file that is no date
        raise LineRefused(_("{date} names no day.").format(date=printed))
    match = _PRINTED.fullmatch(printed)
    if match is None:
        raise LineRefused(_("“{text}” is not a day.").format(text=printed[:40]))
    at = read_time(match["time"]) if match["time"] else None
    return Moment(day=read_day(match["day"], today=today), at=at)
