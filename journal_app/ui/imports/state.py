# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the Import screen shows, as values. Knows no Qt and no journal."""

from dataclasses import field
from enum import StrEnum

from journal_app.domain.frozen import frozen
from journal_app.ui.fields import FieldProblem
from journal_app.ui.rows import Row

Choices = tuple[tuple[str, str], ...]
"""Values with their words."""
LEFT_OUT, NEW = "", "new:"
"""Where the values of a name can go, beside the trackers by their keys: nowhere, and to a tracker of their own."""


class Stage(StrEnum):
    """How far the opened file is."""

    NOTHING = "nothing"
    READING = "reading"
    STOPPED = "stopped"
    REFUSED = "refused"
    JOURNAL = "journal"
    REFERENCES = "references"
    ARCHIVE = "archive"
    PREVIEW = "preview"
    STORING = "storing"
    DONE = "done"


class Shown(StrEnum):
    """Which lines of a file are listed."""

    ALL = ""
    ADD = "add"
    CHANGE = "change"
    DECIDE = "decide"
    SKIP = "skip"
    REJECT = "reject"


@frozen
class WordField:
    """A word of the source and the number it stands for, as typed; ``said`` is how often it stands there."""

    word: str
    said: str
    number: str = ""
    problem: str = ""


@frozen
class NameField:
    """What the values under one name of the source are here.

    ``goes`` is a value of ``NamesState.places``, ``becomes`` says what one of the values turns into.
    """

    name: str
    said: str
    goes: str = ""
    low: str = ""
    high: str = ""
    is_reversed: bool = False
    becomes: str = ""
    problem: str = ""


@frozen
class TypedName:
    """What stands in the fields of one name of the source."""

    name: str
    goes: str = ""
    low: str = ""
    high: str = ""
    is_reversed: bool = False


@frozen
class TypedColumns:
    """What stands in the fields of one table, a role for each column."""

    name: str
    roles: tuple[str, ...] = ()
    laboratory: str = ""
    day: str = ""
    decimal_mark: str = ""
    header_line: str = ""


@frozen
class NamesState:
    """The names of the source, and the ``places`` each can go to."""

    fields: tuple[NameField, ...] = ()
    places: Choices = ()


@frozen
class ColumnField:
    """A column of a table: its name as printed, what stands in it first, and what it holds."""

    name: str
    sample: str
    role: str = ""


@frozen
class ColumnsState:
    """The columns of the table ``name``, the ``roles`` each can have, and what holds for the table as a whole.

    ``missing`` says what no column gives yet; ``problem`` names what is wrong with ``day`` or ``header_line``.
    """

    name: str
    title: str = ""
    fields: tuple[ColumnField, ...] = ()
    roles: Choices = ()
    laboratory: str = ""
    day: str = ""
    decimal_mark: str = ""
    header_line: str = ""
    missing: str = ""
    problem: FieldProblem | None = None


@frozen
class QuestionState:
    """A question with a few answers, and the one that holds; empty while it is open."""

    words: str
    choices: Choices
    chosen: str = ""
    why: str = ""


@frozen
class LineState:
    """One line of a file. ``is_taken`` is None where there is nothing to tick.

    ``options`` are what can be done with it, the first what is done unless another is chosen; with ``must_choose`` a
    tick alone would not say which of them is meant.
    """

    row: Row
    is_taken: bool | None = None
    options: tuple[str, ...] = ()
    option: int = 0
    must_choose: bool = False


@frozen
class LinesState:
    """A page of the lines that are asked for; ``said`` says which of how many they are."""

    shown: Shown = Shown.ALL
    kinds: Choices = ()
    lines: tuple[LineState, ...] = ()
    said: str = ""
    has_earlier: bool = False
    has_later: bool = False
    has_rejected: bool = False


@frozen
class PreviewState:
    """What a file would do. ``about`` are whole sentences of it, ``said`` what it comes to in numbers.

    ``to_decide`` says for how many lines there is a choice that nobody has made yet. ``why_not`` says why nothing can
    be imported yet, and is empty where it can.
    """

    about: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    person: QuestionState | None = None
    encoding: str = ""
    encodings: Choices = ()
    words: tuple[WordField, ...] = ()
    names: NamesState = NamesState()
    tables: tuple[ColumnsState, ...] = ()
    day_order: QuestionState | None = None
    said: str = ""
    to_decide: str = ""
    why_not: str = ""
    lines: LinesState = field(default=LinesState())


@frozen
class ImportState:
    """The screen: the files that were chosen, and the one that is open.

    ``told`` are sentences about it as far as it is. ``act`` are the words of the one thing that can be done with it.
    """

    files: tuple[Row, ...] = ()
    opened: str = ""
    heading: str = ""
    stage: Stage = Stage.NOTHING
    told: tuple[str, ...] = ()
    act: str = ""
    preview: PreviewState = PreviewState()
    can_change: bool = True
