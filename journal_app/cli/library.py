# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The shelf that a run of the command line reads.

Hides that the cards which ship can be read without any journal; where there is one, its marks and the reader's own
cards and notes come in.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from journal_app.cli.session import Session, for_reading
from journal_app.domain.days import journal_day, local_now
from journal_app.domain.frozen import frozen
from journal_app.files import is_there
from journal_app.research.shelf import ShelfCard, shelf, shelf_without_journal
from journal_app.store.notes import Note


@frozen
class Library:
    """Every card there is, the notes of the journal, and today."""

    cards: tuple[ShelfCard, ...]
    notes: tuple[Note, ...]
    today: date

    @property
    def by_key(self) -> dict[str, ShelfCard]:
        """The cards by their keys."""
        return {each.card.key: each for each in self.cards}


@contextmanager
def open_library(session: Session) -> Iterator[Library]:
    """The shelf of the journal, or the cards that ship where there is no journal and none was named."""
    if not session.is_named and not is_there(session.path):
        today = journal_day(local_now())
        yield Library(cards=shelf_without_journal(), notes=(), today=today)
        return
    with for_reading(session) as journal:
        yield Library(cards=shelf(journal.facts), notes=tuple(journal.facts.notes()), today=journal.today())
