# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What brings the cards of a shelf beside a screen. Knows no Qt.

Hides when the shelf is read: behind the first picture of a screen, which does not wait for it, and again only where the
reader's cards or marks are others. Moving about in a screen asks the journal nothing.
"""

from collections.abc import Callable, Mapping

from journal_app.domain.frozen import frozen
from journal_app.domain.records import Card, CardMark
from journal_app.domain.subjects import Subject, SubjectKind
from journal_app.research.shelf import ShelfCard, shelf
from journal_app.research.topics import Topic, topics_of
from journal_app.store.queries import Facts
from journal_app.ui.beside.cards import cards_beside
from journal_app.ui.beside.state import Block
from journal_app.ui.desk import Desk
from journal_app.words import _

NOTHING: frozenset[Topic] = frozenset()


@frozen
class Shelf:
    """The cards that are about something a screen can show, and the rows and marks they were read from."""

    rows: tuple[Card, ...]
    marks: tuple[CardMark, ...]
    cards: tuple[ShelfCard, ...]


class Beside:
    """Invariant: ``show`` was last given the cards for what was looked at last, nothing before the shelf was read."""

    def __init__(self, desk: Desk, show: Callable[[tuple[Block, ...]], None]) -> None:
        self._desk = desk
        self._show = show
        self._shelf: Shelf | None = None
        self._in_view = NOTHING
        self._names: tuple[tuple[str, str], ...] = ()

    def refresh(self) -> None:
        """Read the shelf, behind what the screen has asked for already."""
        known = self._shelf
        self._desk.read(lambda facts: read_shelf(facts, known), self._on_shelf)

    def look_at(self, in_view: frozenset[Topic], names: Mapping[str, str] | None = None) -> None:
        """Something is in view; ``names`` are those of its trackers by key."""
        looked = in_view, tuple((names or {}).items())
        if looked != (self._in_view, self._names):
            self._in_view, self._names = looked
            self._tell()

    def open_card(self, key: str) -> None:
        """Show the whole of a card on the screen for research."""
        self._desk.go_to("research", key)

    def ask(self, key: str) -> None:
        """Put a card among what is to be asked at the appointment."""
        each = next((each for each in self._shelf.cards if each.card.key == key), None) if self._shelf else None
        if each is not None:
            self._desk.ask(Subject(kind=SubjectKind.CARD, key=key), _(each.card.headline))

    def _on_shelf(self, found: Shelf) -> None:
        if found is not self._shelf:
            self._shelf = found
            self._tell()

    def _tell(self) -> None:
        if self._shelf is not None:
            self._show(cards_beside(self._shelf.cards, self._in_view, dict(self._names), self._desk.today()))


def read_shelf(facts: Facts, known: Shelf | None = None) -> Shelf:
    """The shelf of a journal; ``known`` itself where nothing of the reader's has changed since."""
    rows, marks = tuple(facts.cards()), tuple(facts.card_marks())
    if known is not None and (known.rows, known.marks) == (rows, marks):
        return known
    return Shelf(rows=rows, marks=marks, cards=tuple(each for each in shelf(facts) if topics_of(each.card)))
