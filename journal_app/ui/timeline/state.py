# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the Timeline shows, as values. Knows no Qt and no journal."""

from enum import StrEnum

from journal_app.analysis.charts import ChartSpec
from journal_app.analysis.tables import Table
from journal_app.domain.frozen import frozen
from journal_app.words import N_


class Range(StrEnum):
    """How much of time is shown at once."""

    ONE_MONTH = "1M"
    THREE_MONTHS = "3M"
    SIX_MONTHS = "6M"
    ONE_YEAR = "1Y"
    ALL = "All"


RANGE_WORDS = {
    # Translators: "1M": a small button: the last month; to be kept short
    Range.ONE_MONTH: (N_("1M"), N_("The last month")),
    # Translators: "3M": a small button: the last three months; to be kept short
    Range.THREE_MONTHS: (N_("3M"), N_("The last three months")),
    # Translators: "6M": a small button: the last six months; to be kept short
    Range.SIX_MONTHS: (N_("6M"), N_("The last six months")),
    # Translators: "1Y": a small button: the last year; to be kept short
    Range.ONE_YEAR: (N_("1Y"), N_("The last year")),
    # Translators: "All": a small button: everything there is on the timeline
    Range.ALL: (N_("All"), N_("Everything there is")),
}
"""What stands on the button of a range, and what it means."""


class Part(StrEnum):
    """What a choice is about."""

    TRACKER = "tracker"
    ANALYTE = "analyte"
    LOG_SCALE = "log scale"
    WAY = "way"


TURNED, JOINED = "turned", "joined"
"""The keys of what is chosen about the way of drawing."""


class Step(StrEnum):
    """What can be done with a panel."""

    UP = "up"
    DOWN = "down"
    TALLER = "taller"
    LOWER = "lower"


@frozen
class Option:
    """Something that can be shown or not."""

    part: Part
    key: str
    words: str
    is_on: bool


@frozen
class PanelState:
    """A panel that is shown, in words, and what can be done with it."""

    key: str
    words: str
    steps: frozenset[Step]


@frozen
class LeftOut:
    """Days that were left out, in words."""

    id: str
    words: str


@frozen
class TimelineState:
    """A chart or its table, or why there is neither.

    ``newest`` is the last day, as an ordinal, of which anything is known. ``range`` is None once the reader has moved
    the view. ``trackers`` are keys and names of what days can be left out of. ``table`` is there only while it is
    shown in the chart's place. ``heading`` and ``hint`` say what to do where there is nothing to draw, and are empty
    otherwise.
    """

    spec: ChartSpec | None = None
    newest: int = 0
    range: Range | None = Range.ONE_YEAR
    options: tuple[Option, ...] = ()
    panels: tuple[PanelState, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    trackers: tuple[tuple[str, str], ...] = ()
    can_change: bool = True
    table: Table | None = None
    heading: str = ""
    hint: str = ""
