# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What every reader of a format is given, and what it has to offer.

Hides how progress is told and how a long reading is stopped: a reader tells how far it is, and whatever that call
raises ends it. Nothing has been changed by then.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from datetime import date
from typing import Protocol

from journal_app.domain.frozen import frozen
from journal_app.errors import JournalError
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.files.sources import Tell
from journal_app.exchange.previews.answers import NOTHING_SAID, Answers
from journal_app.exchange.previews.plan import ImportPlan
from journal_app.store.queries import Facts

_ROWS_EACH = 500


class Stopped(JournalError):
    """A reading or an import was stopped on request. Nothing was changed."""


def say_nothing(_done: int, _whole: int) -> None:
    """Nobody wants to know, and nobody wants to stop."""


def told_rows(rows: Iterable[tuple[int, Sequence[str]]], size: int, tell: Tell) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows of a table of ``size`` bytes as they come, with a word now and then on how far they are."""
    done = 0
    for count, row in enumerate(rows):
        if count % _ROWS_EACH == 0:
            tell(min(done, size), size)
        done += sum(map(len, row[1])) + len(row[1])
        yield row


@frozen
class Ground:
    """What a file is set against: the journal as it is, the day it is, and what was said about the file."""

    facts: Facts
    today: date
    answers: Answers = NOTHING_SAID
    tell: Tell = field(default=say_nothing)


class Reader(Protocol):
    """One format. A module of ``readers`` is one: these three stand in it."""

    @property
    def FORMAT(self) -> str:  # noqa: N802 -- a constant in each module
        """The word by which the format is known on the command line and in the history."""
        ...

    def sniff(self, file: Opened) -> bool:
        """Whether a file is of this format, by its content alone and never by its name; cheap, and it never raises."""
        ...

    def read(self, file: Opened, ground: Ground) -> ImportPlan:
        """What the file would do to the journal; FileNotUnderstood where it is refused as a whole."""
        ...
