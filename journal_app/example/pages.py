# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A page: what one person put into the journal at one moment, to become one change of its history.

Hides how facts of one page speak of facts of an earlier one (a reaction of its infusion, a correction of its score)
before the journal has given any of them an id: each may carry a name, known in this story alone.
"""

from datetime import UTC, date, datetime, time, timedelta

from journal_app.domain.facts import Fact
from journal_app.domain.frozen import frozen
from journal_app.store.operations import Operation


@frozen
class Entry:
    """One fact of a page.

    ``name`` is what later pages call it by; ``of`` names the fact it belongs to, ``instead_of`` the one it replaces.
    """

    fact: Fact
    name: str = ""
    of: str = ""
    instead_of: str = ""


@frozen
class Page:
    """Facts entered together: one change, by one person, at one instant."""

    at: datetime
    entered_by: str
    operation: Operation
    entries: tuple[Entry, ...]


def evening(day: date, minutes: int) -> datetime:
    """An instant that many minutes after eight in the evening; the made-up person's clock runs on UTC."""
    return datetime.combine(day, time(20), UTC) + timedelta(minutes=minutes)


def page(at: datetime, entered_by: str, operation: Operation, *entries: Entry | Fact) -> Page:
    """A page of facts that nothing else speaks of, or of entries."""
    whole = tuple(entry if isinstance(entry, Entry) else Entry(fact=entry) for entry in entries)
    return Page(at=at, entered_by=entered_by, operation=operation, entries=whole)
