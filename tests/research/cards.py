# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Cards for tests: one that ships, made into another, and the reader's own."""

from dataclasses import replace

from journal_app.domain.cards import Cited, ResearchCard
from journal_app.domain.own_cards import OwnCard, Summary, row_of
from journal_app.domain.records import Card, CardMark
from journal_app.domain.references import Reference
from journal_app.research.library import find
from journal_app.research.shelf import ShelfCard


def a_shelf_card(
    key: str = "prefer-2014", *, year: str = "", mark: CardMark | None = None, **more: object
) -> ShelfCard:
    """A card that ships, with another year or other fields."""
    card: ResearchCard = replace(find(key), **more)  # type: ignore[arg-type]
    if year:
        card = replace(card, citation=replace(card.citation, year=Cited(text=year, checked=True)))
    return ShelfCard(card=card, mark=mark or CardMark(card=card.key))


def an_own_row(key: str = "my-doe-2020", *, title: str = "Ferritin in a village", found: str = "") -> Card:
    """A card that the reader added, with a summary where ``found`` says something."""
    summary = Summary(found=found, cannot_say=("Anything about others.",)) if found else None
    reference = Reference(title=title, authors=("Doe, Jo",), published="2020", abstract="Sheep were asked.")
    return row_of(key, OwnCard(reference=reference, summary=summary))
