# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the History screen shows, as values. Knows no Qt and no journal."""

from datetime import date

from journal_app.domain.frozen import frozen
from journal_app.ui.rows import Row


@frozen
class HistoryWish:
    """Which changes are wanted, and how many newer ones are left out.

    ``operation`` and ``person`` are values of the lists in the state; empty for any.
    """

    words: str = ""
    operation: str = ""
    person: str = ""
    day: date | None = None
    skip: int = 0


@frozen
class HistoryState:
    """A page of changes, newest first, in words; ``said`` says which of how many they are.

    ``operations`` and ``people`` are what can be asked for: values with their words.
    """

    wish: HistoryWish = HistoryWish()
    rows: tuple[Row, ...] = ()
    said: str = ""
    operations: tuple[tuple[str, str], ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    has_newer: bool = False
    has_older: bool = False
    is_empty: bool = False


@frozen
class EntryLines:
    """One entry that a change altered: which and what was done with it, then its fields, a line each."""

    title: str
    lines: tuple[str, ...]


@frozen
class ChangeState:
    """One change, opened. ``standing`` says whether it counts, and why it cannot be taken back where it cannot.

    ``way`` is the id of the change that ``standing`` speaks of, and ``way_words`` the words of the button to it.
    """

    id: str = ""
    heading: str = ""
    made: str = ""
    entries: tuple[EntryLines, ...] = ()
    more: str = ""
    standing: str = ""
    way: str = ""
    way_words: str = ""
    can_undo: bool = False
    can_redo: bool = False


@frozen
class ForgettingState:
    """What would be forgotten now. ``asked`` holds the words to agree to, and is empty until somebody asks."""

    age: str = ""
    asked: str = ""
    can_change: bool = True
