# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which cards belong beside what is in view, and why.

Hides how they are ordered. Analytes, trackers and treatments in view decide, and nothing else: no value can be handed
in, so none can change what is shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from journal_app.analysis.charts import ChartSpec
from journal_app.domain.cards import ResearchCard
from journal_app.domain.catalogues import find_product


class TopicKind(StrEnum):
    """What sort of thing a topic is: "iron" is a blood value and a kind of infusion."""

    ANALYTE = "analyte"
    TRACKER = "tracker"
    TREATMENT = "treatment"


@dataclass(frozen=True, slots=True, order=True)
class Topic:
    """Something a card can be about and a chart can show; ``key`` is in small letters."""

    kind: TopicKind
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A card by its key, and what of it is in view."""

    key: str
    because: tuple[Topic, ...]


def topics_in_view(spec: ChartSpec) -> frozenset[Topic]:
    """What a chart shows: its trackers and analytes whatever is in them, and treatments given in the days shown."""
    given = [marker for marker in spec.markers if spec.shown.holds(marker.day)]
    return frozenset(
        (
            *(Topic(TopicKind.TRACKER, series.key) for panel in spec.panels for series in panel.daily),
            *(Topic(TopicKind.ANALYTE, panel.key.partition(":")[0]) for panel in spec.panels if panel.points),
            *(Topic(TopicKind.TREATMENT, marker.kind) for marker in given),
            *(Topic(TopicKind.TREATMENT, _substance(marker.product)) for marker in given if marker.product),
        )
    )


def topics_of(card: ResearchCard) -> frozenset[Topic]:
    """What a card is about, of the things a chart can show."""
    return frozenset(
        (
            *(Topic(TopicKind.TRACKER, key) for key in card.topics.trackers),
            *(Topic(TopicKind.ANALYTE, key) for key in card.topics.analytes),
            *(Topic(TopicKind.TREATMENT, name.casefold()) for name in card.topics.treatments),
        )
    )


def matching(cards: Iterable[ResearchCard], in_view: frozenset[Topic]) -> tuple[Match, ...]:
    """The cards about something in view: those that share most with it first, those in conflict beside each other."""
    by_key = {card.key: card for card in cards}
    shared = {key: tuple(sorted(topics_of(card) & in_view)) for key, card in by_key.items()}
    ranked = sorted((key for key, topics in shared.items() if topics), key=lambda key: (-len(shared[key]), key))
    return tuple(Match(key=key, because=shared[key]) for key in _with_their_opposites(ranked, by_key))


def _with_their_opposites(ranked: Sequence[str], by_key: dict[str, ResearchCard]) -> list[str]:
    """The same keys, each followed at once by those that contradict it."""
    found: dict[str, None] = {}
    for key in ranked:
        found.setdefault(key)
        for other in by_key[key].contradicts:
            if other in ranked:
                found.setdefault(other)
    return list(found)


def _substance(product: str) -> str:
    known = find_product(product)
    return (known.inn if known else product).casefold()
