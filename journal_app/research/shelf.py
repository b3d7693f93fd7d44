# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One reader's shelf: the cards that ship and those they added, each with what they made of it.

Hides that marks are kept by the key of a card, so that they stay when a new version of the app brings a card anew, and
that a mark may outlive its card.
"""

from collections.abc import Iterator, Sequence

from journal_app.domain.cards import ResearchCard
from journal_app.domain.frozen import frozen
from journal_app.domain.own_cards import OwnCard, as_research_card, own_card_of
from journal_app.domain.records import Card, CardMark
from journal_app.domain.spelling import shortened
from journal_app.errors import JournalUnreadable
from journal_app.research.library import bundled_cards, named
from journal_app.store.queries import Facts
from journal_app.words import _


@frozen
class ShelfCard:
    """A card as it stands on the shelf. ``row`` and ``own`` are there for one that the reader added."""

    card: ResearchCard
    mark: CardMark
    row: Card | None = None
    own: OwnCard | None = None


def shelf(facts: Facts) -> tuple[ShelfCard, ...]:
    """Every card this reader can read: those that ship by key, then those they added, oldest first."""
    marks = {mark.card: mark for mark in facts.card_marks()}
    return tuple(_with_marks(facts.cards(), marks))


def shelf_without_journal() -> tuple[ShelfCard, ...]:
    """The cards that ship, as they stand before anybody has made anything of them."""
    return tuple(_with_marks((), {}))


def find_on(cards: Sequence[ShelfCard], key: str) -> ShelfCard:
    """The card with this key; NotFound names the nearest."""
    return named(key, {each.card.key: each for each in cards})


def _with_marks(rows: Sequence[Card], marks: dict[str, CardMark]) -> Iterator[ShelfCard]:
    def mark_of(key: str) -> CardMark:
        return marks.get(key, CardMark(card=key))

    for card in bundled_cards():
        yield ShelfCard(card=card, mark=mark_of(card.key))
    for row in rows:
        own = _own(row)
        yield ShelfCard(card=as_research_card(row.key, own), mark=mark_of(row.key), row=row, own=own)


def _own(row: Card) -> OwnCard:
    """The added card in a row; JournalUnreadable when it holds none."""
    try:
        return own_card_of(row)
    except ValueError as error:
        raise JournalUnreadable(
            _("A research card of this journal cannot be read."),
            _("It is called “{title}”. Nothing was changed.").format(title=shortened(row.title)),
            _("Look at what is wrong with: iron-journal check. Then open a backup of the journal."),
        ) from error
