# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the Today screen shows, as values. Knows no Qt and no journal."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Part


class Face(StrEnum):
    """How a row takes its number."""

    BUTTONS = "buttons"
    YES_NO = "yes/no"
    FIELD = "field"


class Coverage(StrEnum):
    """What a calendar says of a day: a score that was given shows before what the day was marked as."""

    NOTHING = ""
    SOME = "some"
    ALL = "all"
    TOO_ILL = "too ill"
    NOT_TRACKED = "not tracked"


@frozen
class RowState:
    """One tracker on one day; ``value`` is what was scored for the part in view, None when nothing was.

    ``day_before`` is empty until today's is given; ``has_day_before`` says whether it may ever be said here.
    """

    tracker: str
    name: str
    question: str
    face: Face
    steps: tuple[int, ...] = ()
    low_words: str = ""
    high_words: str = ""
    direction: str = ""
    value: Decimal | None = None
    value_text: str = ""
    field_hint: str = ""
    aside: str = ""
    recalled: str = ""
    day_before: str = ""
    has_day_before: bool = True


@frozen
class PartState:
    """A part of the day that scores can go to."""

    part: Part
    words: str


@frozen
class Telling:
    """Something said once, calmly, with where it comes from."""

    words: str
    source: str


@frozen
class TodayState:
    """One day, not after ``today``; ``remark`` says where it lies, what it is marked as and what was recalled later.

    Scores go to ``part``; ``parts`` are those to choose from, none when the reader has not asked for them.
    """

    day: date
    today: date
    remark: str
    part: Part = Part.DAY
    parts: tuple[PartState, ...] = ()
    telling: Telling | None = None
    rows: tuple[RowState, ...] = ()
    note: str = ""
    is_too_ill: bool = False
    too_ill_words: str
    is_not_tracked: bool = False
    not_tracked_words: str
    has_crash: bool = False
    crash_words: str
    events: tuple[str, ...] = ()
    can_change: bool = True


@frozen
class DayCoverage:
    """What was kept of one day, as a shape and in words."""

    day: date
    coverage: Coverage
    words: str
