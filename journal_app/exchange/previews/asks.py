# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader of files has to ask about one, with the answer that holds until another is given.

Hides nothing: each is shown by a screen and by a command, and answered with ``answers.Answers``.
"""

from decimal import Decimal

from journal_app.domain.frozen import frozen
from journal_app.exchange.previews.answers import ColumnReading, DayOrder, TrackerReading


@frozen
class WordAsk:
    """Which number a word of the source stands for, from ``low`` to ``high``; ``number`` is None until it is known."""

    word: str
    times: int
    low: Decimal
    high: Decimal
    number: Decimal | None = None


@frozen
class TrackerAsk:
    """What the values under one name of the source are here.

    ``group`` is where the source files the name, ``least`` and ``most`` the ends of the values that stand in the file,
    ``examples`` some of them as printed. ``reading`` is what holds now; it leaves the name out where nothing is known.
    """

    name: str
    times: int
    reading: TrackerReading
    group: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    examples: tuple[str, ...] = ()


@frozen
class ColumnAsk:
    """What the columns of a table mean: ``names`` as printed, ``rows`` the first of those below them, and the reading.

    ``name`` stays the same for every file of this laboratory and shape; an answer is given and saved under it.
    ``title`` is the sheet of a workbook it stands on, or empty. ``missing`` says in a sentence what no column gives,
    where the reading that holds now cannot be used.
    """

    name: str
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    reading: ColumnReading
    title: str = ""
    missing: str = ""


@frozen
class DayOrderAsk:
    """How days such as ``example`` are meant; ``order`` is None, and no such day is read, where nothing tells it.

    ``told_by`` is the day in the file that can be read in one way only, where there is one.
    """

    example: str
    order: DayOrder | None = None
    told_by: str = ""


@frozen
class Asks:
    """All that can be answered about a file; empty where it leaves nothing open."""

    words: tuple[WordAsk, ...] = ()
    trackers: tuple[TrackerAsk, ...] = ()
    columns: tuple[ColumnAsk, ...] = ()
    day_order: DayOrderAsk | None = None


NONE = Asks()
