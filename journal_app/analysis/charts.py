# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""ChartSpec: the one description of what a chart shows, for every renderer and for the table beside it.

Plain data. Hides nothing of how a chart is drawn, because it knows nothing of it: no pixel, no colour, no Qt. Days are
ordinals (``date.toordinal``) held as float64, so that a band may begin half a day before its first day; a style names
a colour's role ("fatigue") and a dash and a symbol, so that no series depends on colour alone. Every word in a spec
was translated when the spec was built.

Whatever is drawn is decided by dates, trackers, analytes and products. A value decides where its point stands, how far
its axis reaches and what its readout says, and nothing else.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from journal_app.domain.frozen import frozen
from journal_app.domain.labs import Comparator

Column = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """A column of float64 that cannot be changed; equal where its content is, and NaN (nothing there) equals NaN."""

    array: Column

    def __post_init__(self) -> None:
        self.array.setflags(write=False)

    @classmethod
    def of(cls, values: Iterable[float]) -> "Numbers":
        """A column of these values."""
        return cls(np.fromiter(values, dtype=np.float64))

    def __len__(self) -> int:
        return len(self.array)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Numbers) and np.array_equal(self.array, other.array, equal_nan=True)

    def __hash__(self) -> int:
        return hash(self.array.tobytes())


class Dash(StrEnum):
    """How a line is broken; the second cue beside its colour."""

    SOLID = "solid"
    DASH_DOT = "dash-dot"
    DASH = "dash"
    DOT = "dot"
    LONG_DASH = "long dash"
    DASH_DOT_DOT = "dash-dot-dot"


class Symbol(StrEnum):
    """The shape of a point; the second cue beside its colour."""

    CIRCLE = "circle"
    DIAMOND = "diamond"
    SQUARE = "square"
    TRIANGLE = "triangle"
    CROSS = "cross"
    PLUS = "plus"


class Axis(StrEnum):
    """What the days of a chart count: dates on the calendar, or days since something (day 0), before it negative."""

    CALENDAR = "calendar"
    SINCE = "days since"


class BandKind(StrEnum):
    """Why days lie in a band: what they were marked as, or that the reader left them out of what is counted."""

    TOO_ILL = "too ill to log"
    NOT_TRACKED = "not tracked"
    LEFT_OUT = "left out"


class Scale(StrEnum):
    """How a panel's values are spread over its height."""

    LINEAR = "linear"
    LOG = "log"


@frozen
class Style:
    """How a series is told apart.

    ``ink`` is the role of its colour: fatigue, mood, iron, saturation or other, with its turn among the others.
    """

    ink: str
    place: int = 0
    dash: Dash = Dash.SOLID
    symbol: Symbol = Symbol.CIRCLE


@frozen
class DayNote:
    """What was written on a day, or is to be said of it."""

    day: float
    text: str


@frozen
class DailySeries:
    """One tracker, day by day. There is a value only for a day that has one.

    ``days``, ``values``, ``entries`` and ``counted`` run beside each other: the day's one number, how many entries
    made it, and 1 where it counts towards the mean (0 on a day marked "not tracked"). ``mean_days`` are consecutive
    calendar days; ``means`` is NaN where fewer than four of the seven days around one have a value, and a line drawn
    through it breaks there; ``mean_counts`` are the days each mean was made of. ``rule`` says in words how several
    entries of a day became one, where some day has several. ``remarks`` are the days that were recalled later, or that
    somebody else entered, in order. ``tracker`` is the one whose scores they are, empty where they are none; in the
    calendar they lie ``day_0`` days later.
    """

    key: str
    name: str
    words: str
    style: Style
    days: Numbers
    values: Numbers
    entries: Numbers
    counted: Numbers
    mean_days: Numbers
    means: Numbers
    mean_counts: Numbers
    rule: str = ""
    remarks: tuple[DayNote, ...] = ()
    tracker: str = ""
    day_0: int = 0


@frozen
class MeanBand:
    """The mean of several series day by day, drawn above them, with a band from the lowest to the highest of them.

    ``days`` are consecutive. ``counts`` are the series with a value that day and ``too_ill`` those that were marked
    too ill to log; ``means``, ``lows`` and ``highs`` are NaN where fewer than two have one: of one there is no mean.
    """

    name: str
    words: str
    style: Style
    days: Numbers
    means: Numbers
    lows: Numbers
    highs: Numbers
    counts: Numbers
    too_ill: Numbers


@frozen
class Fan:
    """A path that was expected, widening: its middle and the bands that half and 95 in 100 of such paths stay in."""

    name: str
    words: str
    style: Style
    days: Numbers
    median: Numbers
    low_50: Numbers
    high_50: Numbers
    low_95: Numbers
    high_95: Numbers


@frozen
class LabPoint:
    """One result of one draw: ``value`` is where it stands, ``text`` the same in words, both in the panel's unit.

    A comparator turns the point into an arrow. ``readout`` names the value as it was entered, its range and more.
    ``reason`` says why a hollow point is hollow; it is never "invalid".
    """

    day: float
    value: float
    text: str
    readout: str
    comparator: Comparator = Comparator.NONE
    is_hollow: bool = False
    reason: str = ""


@frozen
class PointSeries:
    """Single results of one analyte; ``is_joined`` by a thin line only where the reader asked for one."""

    key: str
    name: str
    words: str
    style: Style
    points: tuple[LabPoint, ...]
    is_joined: bool = False


@frozen
class RangeStep:
    """The range a laboratory printed, from the draw it came with to the next draw that came with another.

    ``low`` or ``high`` is None where the range is open.
    """

    first: float
    last: float
    low: float | None
    high: float | None
    words: str


@frozen
class Panel:
    """One chart of the stack; all panels share the time axis. ``weight`` is its height beside the others'.

    With a ``mean`` the daily series are what it was made of: each is a thin line and has no dots. Upside down, the
    axis has its largest number at the foot, so that better is up whichever way a scale runs; no value is changed.
    """

    key: str
    title: str
    unit: str
    low: float
    high: float
    weight: int = 1
    scale: Scale = Scale.LINEAR
    is_upside_down: bool = False
    daily: tuple[DailySeries, ...] = ()
    points: tuple[PointSeries, ...] = ()
    ranges: tuple[RangeStep, ...] = ()
    mean: MeanBand | None = None
    fans: tuple[Fan, ...] = ()
    note: str = ""


@frozen
class DayBand:
    """Consecutive days of one kind, shown behind every daily series."""

    first: float
    last: float
    kind: BandKind
    words: str


@frozen
class Marker:
    """A day that is drawn as a line through all panels; ``kind`` decides its dash, ``ink`` is a colour's role.

    ``product`` is what was given, by the names it was entered with.
    """

    day: float
    kind: str
    label: str
    readout: str
    dash: Dash
    ink: str
    product: str = ""


@frozen
class LaneItem:
    """Something that lasted from ``first`` to ``last``, on one ``row`` of its lane."""

    first: float
    last: float
    row: int
    kind: str
    label: str
    readout: str


@frozen
class Lane:
    """A strip of things that happened, below the panels; ``rows`` of them lie above each other."""

    key: str
    title: str
    rows: int
    items: tuple[LaneItem, ...]


@frozen
class Coverage:
    """The days with a score, and the days without one that were marked, as ordinals in order."""

    logged: Numbers
    too_ill: Numbers
    not_tracked: Numbers


@frozen
class Span:
    """Days from ``first`` to ``last``, both included, as ordinals."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many days these are."""
        return self.last - self.first + 1

    def holds(self, day: float) -> bool:
        """Whether a day lies within."""
        return self.first <= day <= self.last


@frozen
class ChartSpec:
    """What a chart shows.

    On another ``axis`` than the calendar every day is counted from its day 0. ``whole`` is all there is and ``shown``
    the part in view, of which ``footer`` and ``alt`` speak.
    """

    title: str
    whole: Span
    shown: Span
    panels: tuple[Panel, ...]
    bands: tuple[DayBand, ...]
    markers: tuple[Marker, ...]
    lanes: tuple[Lane, ...]
    coverage: Coverage
    notes: tuple[DayNote, ...]
    footer: str
    alt: str
    axis: Axis = Axis.CALENDAR


def to_json(spec: object) -> str:
    """The whole spec as JSON, one line a value, the same for equal specs; nothing-there is null."""
    return json.dumps(_plain(spec), ensure_ascii=False, indent=1)


def _plain(thing: object) -> object:
    if isinstance(thing, Numbers):
        return [None if np.isnan(number) else float(number) for number in thing.array]
    if is_dataclass(thing) and not isinstance(thing, type):
        return {field.name: _plain(getattr(thing, field.name)) for field in fields(thing)}
    if isinstance(thing, tuple):
        return [_plain(item) for item in thing]
    return thing
