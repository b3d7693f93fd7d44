# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which cards belong beside what is in view, and why.

Hides how they are ordered. Topics in view decide, and what this reader called unhelpful, and nothing else: no value can
be handed in, so none can change what is shown. First stands what concerns the safety of a product in view, one card a
product; then a card for each reaction in view; then what has most in common with the view, where what explains goes
before single studies, and what is about little before what is about much. A card that others contradict never stands
without one of them, and names those that are not there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from journal_app.domain.cards import Evidence, ResearchCard
from journal_app.domain.frozen import frozen
from journal_app.domain.own_cards import OWN
from journal_app.research.topics import Topic, TopicKind, topics_of

NONE: frozenset[str] = frozenset()


@frozen
class Match:
    """A card by its key, and what of it is in view.

    Cards of one ``block`` contradict each other and follow each other. ``against`` are the cards of the same list that
    found otherwise, ``elsewhere`` those that are not in it.
    """

    key: str
    because: tuple[Topic, ...]
    block: int = 0
    against: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


@frozen
class _Ranking:
    """The cards in view: what each shares with it, and the keys in order, of which the ``leading`` always stay."""

    shared: Mapping[str, frozenset[Topic]]
    ranked: tuple[str, ...]
    leading: tuple[str, ...]
    opposites: Mapping[str, tuple[str, ...]]


def matching(
    cards: Iterable[ResearchCard], in_view: frozenset[Topic], unhelpful: frozenset[str] = NONE
) -> tuple[Match, ...]:
    """Every card about something in view, the foremost first and those that contradict each other side by side.

    ``unhelpful`` are keys of cards that go last.
    """
    ranking = _ranking(cards, in_view, unhelpful)
    return _matches(ranking.ranked, ranking)


def shortlist(
    cards: Iterable[ResearchCard], in_view: frozenset[Topic], most: int, unhelpful: frozenset[str] = NONE
) -> tuple[Match, ...]:
    """The foremost of them: ``most``, or one more where a card would else stand without what contradicts it.

    The card on the safety of a product in view, and one on a reaction in view, are in it whatever else is.
    """
    ranking = _ranking(cards, in_view, unhelpful)
    chosen: dict[str, None] = {}
    for key in ranking.ranked:
        if key in ranking.leading or len(chosen) < most:
            chosen.update(dict.fromkeys(_with_an_opposite(key, chosen, ranking)))
    return _matches(tuple(chosen), ranking)


def _with_an_opposite(key: str, chosen: Iterable[str], ranking: _Ranking) -> Iterator[str]:
    """A card, and the foremost in view of those that contradict it unless one of them is chosen already."""
    yield key
    against = ranking.opposites[key]
    if not set(against) & set(chosen):
        yield from [other for other in ranking.ranked if other in against][:1]


def _matches(keys: tuple[str, ...], ranking: _Ranking) -> tuple[Match, ...]:
    return tuple(
        Match(
            key=key,
            because=tuple(sorted(ranking.shared[key], key=_nearest_first)),
            block=block,
            against=tuple(other for other in keys if other in ranking.opposites[key]),
            elsewhere=tuple(other for other in ranking.opposites[key] if other not in keys),
        )
        for block, key in _side_by_side(keys, ranking)
    )


def _side_by_side(keys: tuple[str, ...], ranking: _Ranking) -> Iterator[tuple[int, str]]:
    """The same keys by blocks: each followed by those that contradict it, and those that contradict them."""
    placed: set[str] = set()
    for block, first in enumerate(keys):
        waiting = [first]
        while waiting:
            key = waiting.pop(0)
            if key not in placed:
                placed.add(key)
                yield block, key
                waiting += [other for other in keys if other in ranking.opposites[key]]


def _ranking(cards: Iterable[ResearchCard], in_view: frozenset[Topic], unhelpful: frozenset[str]) -> _Ranking:
    every = tuple(cards)
    shared = {card.key: topics_of(card) & in_view for card in every}
    found = [card for card in every if shared[card.key]]
    leading = _leading(found, shared, unhelpful)
    first = {key: place for place, key in enumerate(leading)}

    def rank(card: ResearchCard) -> tuple[bool, int, int, int, bool, int, str]:
        key, in_common = card.key, shared[card.key]
        kinds, explains = len({topic.kind for topic in in_common}), card.evidence is Evidence.SUMMARY_OF_OTHERS
        place = first.get(key, len(first))
        return key in unhelpful, place, -kinds, -len(in_common), not explains, len(topics_of(card)), key

    ranked = tuple(card.key for card in sorted(found, key=rank))
    return _Ranking(shared=shared, ranked=ranked, leading=leading, opposites=_opposites(every))


def _leading(
    found: Sequence[ResearchCard], shared: Mapping[str, frozenset[Topic]], unhelpful: frozenset[str]
) -> tuple[str, ...]:
    """The card that fits best on the safety of each product in view, then one for each reaction they do not name."""
    led: dict[str, None] = {}
    seen = sorted({topic for card in found for topic in shared[card.key]})
    for product in (topic for topic in seen if topic.is_by_name):
        about = [card for card in found if product in shared[card.key] and card.topics.safety]
        led.update(dict.fromkeys(_best(about, unhelpful)))
    for reaction in (topic for topic in seen if topic.kind is TopicKind.REACTION):
        about = [card for card in found if reaction in shared[card.key]]
        if not any(card.key in led for card in about):
            led.update(dict.fromkeys(_best(about, unhelpful)))
    return tuple(led)


def _best(about: Sequence[ResearchCard], unhelpful: frozenset[str]) -> list[str]:
    """The key of the one that fits best, or where the reader found it unhelpful of the next on the same danger."""
    by_fit = sorted(about, key=_breadth)
    same = [card.key for card in by_fit if {*card.topics.safety} == {*card.topics.safety, *by_fit[0].topics.safety}]
    return sorted(same, key=lambda key: key in unhelpful)[:1]


def _breadth(card: ResearchCard) -> tuple[bool, bool, int, int, str]:
    """What ships comes first, then what a maker says, then what is about fewer products, then what is about less."""
    topics = topics_of(card)
    by_name = sum(topic.is_by_name for topic in topics)
    is_label = card.evidence is Evidence.PRODUCT_LABEL
    return card.key.startswith(OWN), not is_label, by_name, len(topics), card.key


def _opposites(cards: Sequence[ResearchCard]) -> dict[str, tuple[str, ...]]:
    """For each card those that contradict it, whichever of the two says so."""
    found: dict[str, set[str]] = {card.key: set() for card in cards}
    for card in cards:
        for other in card.contradicts:
            if other in found:
                found[card.key].add(other)
                found[other].add(card.key)
    return {key: tuple(sorted(others)) for key, others in found.items()}


def _nearest_first(topic: Topic) -> tuple[bool, bool, Topic]:
    """What is there by its own name before kinds and scores, as a reason a reader recognises."""
    return not topic.is_by_name, topic.kind is TopicKind.TRACKER, topic
