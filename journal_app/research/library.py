# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The cards that ship with the app, read once.

Hides where they lie, and what must hold between them: a card named by another is there, and of two that contradict
each other each names the other. A mistake in one is a bug of ours and raises CardMistaken; the tests read every card.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TypeVar

from journal_app import places
from journal_app.domain.card_files import CardMistaken, read_card
from journal_app.domain.cards import ResearchCard
from journal_app.domain.spelling import nearest, shortened
from journal_app.errors import NotFound
from journal_app.words import _, with_commas

T = TypeVar("T")


@cache
def bundled_cards() -> tuple[ResearchCard, ...]:
    """Every card that ships, by key."""
    paths = sorted((places.seeds() / "cards").glob("*.toml"))
    cards = tuple(read_card(path.read_text(encoding="utf-8"), path.name) for path in paths)
    problems = mistakes_between(cards)
    if problems:
        raise CardMistaken(problems)
    return tuple(sorted(cards, key=lambda card: card.key))


@cache
def start_here() -> tuple[str, ...]:
    """The keys of the cards that somebody new to the papers reads first, in order."""
    import tomllib

    kept = tomllib.loads((places.seeds() / "shelf.toml").read_text(encoding="utf-8"))["start_here"]
    keys = {card.key for card in bundled_cards()}
    problems = [f"shelf.toml: start_here: there is no card {key!r}" for key in kept if key not in keys]
    if problems:
        raise CardMistaken(problems)
    return tuple(kept)


def find(key: str) -> ResearchCard:
    """The bundled card with this key; NotFound names the nearest."""
    return named(key, {card.key: card for card in bundled_cards()})


def named(key: str, by_key: Mapping[str, T]) -> T:
    """The card with this key; NotFound names the nearest."""
    if key in by_key:
        return by_key[key]
    near = nearest(key, by_key)
    raise NotFound(
        _("There is no research card called {name}.").format(name=shortened(key)),
        hint=_("Nearest: {names}.").format(names=with_commas(near)) if near else "",
    )


def mistakes_between(cards: Sequence[ResearchCard]) -> tuple[str, ...]:
    """What is wrong between cards, each mistake with the file and field it stands in; nothing when all is well."""
    by_key = {card.key: card for card in cards}
    return tuple(mistake for card in cards for mistake in _mistakes_of(card, by_key))


def _mistakes_of(card: ResearchCard, by_key: dict[str, ResearchCard]) -> Iterator[str]:
    for field, keys in (("related", card.related), ("contradicts", card.contradicts)):
        for key in keys:
            if key not in by_key:
                near = nearest(key, by_key, 1)
                yield f"{card.key}.toml: {field}: there is no card {key!r}{f'; nearest is {near[0]!r}' if near else ''}"
    for key in card.contradicts:
        if key in by_key and card.key not in by_key[key].contradicts:
            yield f"{key}.toml: contradicts: does not name {card.key!r}, which names it"
