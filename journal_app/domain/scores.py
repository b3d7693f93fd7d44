# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Daily scores: what is tracked, what was scored, and what a day was marked as."""

from datetime import date
from datetime import time as clock_time
from decimal import Decimal
from enum import StrEnum

from journal_app.domain.facts import Fact
from journal_app.domain.frozen import frozen


class TrackerKind(StrEnum):
    """What a tracker's number is."""

    SCALE = "scale"
    YES_NO = "yes/no"
    COUNT = "count"
    DURATION = "duration"
    NUMBER = "number"


class Better(StrEnum):
    """The direction in which a tracker is better; fatigue down, mood up, sleep hours neither."""

    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "neither"


class DayRule(StrEnum):
    """How several scores of one day become the day's one number."""

    MEAN = "mean"
    WORST = "worst"
    LAST = "last"


class Part(StrEnum):
    """The part of the day a score is for; DAY is the day as a whole."""

    DAY = "day"
    MORNING = "morning"
    MIDDAY = "midday"
    EVENING = "evening"
    NIGHT = "night"


class Mark(StrEnum):
    """What a day without scores was. Only NOT_TRACKED takes a day out of what is counted."""

    NONE = ""
    TOO_ILL = "too ill to log"
    NOT_TRACKED = "not tracked"


@frozen
class Tracker(Fact):
    """Something scored day by day. ``key`` names it for ever; ``name`` and words may change.

    A new wording of ``question`` is a new ``question_version``, which the chart marks.
    """

    key: str
    name: str
    question: str
    question_version: int = 1
    kind: TrackerKind = TrackerKind.SCALE
    low: Decimal | None = Decimal(0)
    high: Decimal | None = Decimal(10)
    low_words: str = ""
    high_words: str = ""
    better: Better = Better.NEITHER
    day_rule: DayRule = DayRule.MEAN
    position: int = 0
    archived: bool = False


@frozen
class Score(Fact):
    """One number for one tracker on one local calendar day."""

    day: date
    tracker: str
    value: Decimal
    part: Part = Part.DAY
    time: clock_time | None = None
    note: str = ""


@frozen
class Day(Fact):
    """The note and the mark of one local calendar day; at most one row a day."""

    day: date
    note: str = ""
    mark: Mark = Mark.NONE
