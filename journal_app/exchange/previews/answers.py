# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the reader of a preview has said about a file: each answer makes the preview anew, nothing is changed by it.

Hides nothing: these are plain statements, so that a screen, a command and a saved mapping can all make them.
"""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Tracker


class DayOrder(StrEnum):
    """How days written as 3/4/2026 are meant throughout a file."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@frozen
class TrackerReading:
    """What the values that a source keeps under one name are in this journal.

    ``tracker`` is a key, or empty where they are left out. ``low`` and ``high`` are the ends of the source's own scale;
    values are carried over to the tracker's scale, ends on ends, and are taken as they are where the two scales are
    the same or the source has none. ``is_reversed``: the source counts the other way round. ``new`` is the tracker to
    be made where the journal has none with that key.
    """

    tracker: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    is_reversed: bool = False
    new: Tracker | None = None


@frozen
class ColumnReading:
    """What the columns of a table of lab results mean.

    ``roles`` has a ``lab_roles.Role`` for each column, empty for one that is not read; ``names`` are the columns they
    were said of, as printed, so that a reading fits a later file that has a column more. ``header_line`` is the line
    that names the columns, counted from 1, or 0 where the names themselves tell. ``laboratory`` and ``day``
    (year-month-day) hold for rows that name none. ``decimal_mark`` is "." or ",", or empty where each number tells.
    """

    roles: tuple[str, ...]
    names: tuple[str, ...] = ()
    header_line: int = 0
    laboratory: str = ""
    day: str = ""
    decimal_mark: str = ""


@frozen
class Answers:
    """Everything said about one file. Each part has a meaning for some formats only and is left alone by the others.

    ``format`` is one of the known ones, ``encoding`` a name Python knows. ``words`` gives words of the source, such as
    the moods of Daylio, the numbers they stand for; their keys are in lower case. ``trackers`` says what each name of
    the source is here, ``columns`` what the columns of each table are, by the ``name`` of its ``ColumnAsk``. ``person``
    is the ``key`` of the identity whose records are to be taken.
    """

    format: str = ""
    encoding: str = ""
    day_order: DayOrder | None = None
    words: Mapping[str, Decimal] = field(default_factory=dict)
    trackers: Mapping[str, TrackerReading] = field(default_factory=dict)
    columns: Mapping[str, ColumnReading] = field(default_factory=dict)
    person: str = ""


NOTHING_SAID = Answers()
