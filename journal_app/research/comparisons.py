# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Results of several cards shown together, on the page of each of them.

Hides where comparisons lie, and what must hold between them and the cards: each result is there, and cards that are
shown together know of each other. A mistake is a bug of ours and raises CardMistaken; the tests read them all.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from journal_app import places
from journal_app.analysis.estimates import EstimatesSpec
from journal_app.domain.card_files import CardMistaken
from journal_app.domain.cards import ResearchCard, Result
from journal_app.domain.comparison_files import Comparison, Shown, read_comparisons
from journal_app.domain.spelling import nearest
from journal_app.research.estimates import Named, estimates_spec, panels_of
from journal_app.research.library import bundled_cards

FILE = "comparisons.toml"


@cache
def comparisons() -> tuple[Comparison, ...]:
    """Every comparison that ships, in the order of its file."""
    found = read_comparisons((places.seeds() / FILE).read_text(encoding="utf-8"), FILE)
    problems = mistakes_in(found, bundled_cards())
    if problems:
        raise CardMistaken(problems)
    return found


def comparisons_of(card: str) -> tuple[Comparison, ...]:
    """The comparisons to show on the page of the card with this key; often none."""
    return tuple(comparison for comparison in comparisons() if card in comparison.cards)


def comparison_spec(comparison: Comparison) -> EstimatesSpec:
    """The picture of a comparison that ships: of a line, what can share a scale does, the rest stands beside it."""
    lines = tuple(
        panels_of([Named(result=result_of(shown), name=shown.name) for shown in line]) for line in comparison.lines
    )
    return estimates_spec(comparison.title, lines)


def result_of(shown: Shown) -> Result:
    """The result of a bundled card that a comparison names."""
    (card,) = (card for card in bundled_cards() if card.key == shown.card)
    (result,) = (result for result in card.results if result.what == shown.what)
    return result


def mistakes_in(found: Sequence[Comparison], cards: Sequence[ResearchCard]) -> tuple[str, ...]:
    """What is wrong between comparisons and cards, each with file and field; nothing when all is well."""
    by_key = {card.key: card for card in cards}
    return tuple(
        f"{FILE}: comparisons[{place}].{mistake}"
        for place, comparison in enumerate(found, start=1)
        for mistake in (*_missing(comparison, by_key), *_strangers(comparison, by_key))
    )


def _missing(comparison: Comparison, by_key: Mapping[str, ResearchCard]) -> Iterator[str]:
    """Results whose card, or which themselves, are not there or there more than once."""
    for number, line in enumerate(comparison.lines, start=1):
        for place, shown in enumerate(line, start=1):
            field = f"lines[{number}].results[{place}]"
            if shown.card not in by_key:
                yield f"{field}.card: there is no card {shown.card!r}{_nearest(shown.card, by_key)}"
                continue
            whats = [result.what for result in by_key[shown.card].results]
            if whats.count(shown.what) != 1:
                how = "more than one result" if shown.what in whats else "no result"
                near = "" if shown.what in whats else _nearest(shown.what, whats)
                yield f"{field}.what: {shown.card} has {how} {shown.what!r}{near}"


def _strangers(comparison: Comparison, by_key: Mapping[str, ResearchCard]) -> Iterator[str]:
    """Cards that name none of the others, and are named by none, as related or contradicting."""
    cards = [by_key[key] for key in comparison.cards if key in by_key]
    for card in cards:
        others = [other for other in cards if other is not card]
        knows = any(_names(card, other) or _names(other, card) for other in others)
        if others and not knows:
            yield f"lines: {card.key} is neither related to any of the others nor contradicts one"


def _names(card: ResearchCard, other: ResearchCard) -> bool:
    return other.key in (*card.related, *card.contradicts)


def _nearest(text: str, known: Sequence[str] | Mapping[str, object]) -> str:
    near = nearest(text, known, 1)
    return f"; nearest is {near[0]!r}" if near else ""
