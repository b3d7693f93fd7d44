# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which cards belong beside what is in view.

Hides how they are ordered. Analytes, trackers and treatments in view decide, and nothing else: no value can be handed
in, so none can change what is shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from journal_app.analysis.charts import ChartSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class CardTopics:
    """What a card is about, by its key: catalogue keys of analytes, trackers and products, and kinds of infusion."""

    key: str
    topics: frozenset[str]


def topics_in_view(spec: ChartSpec) -> frozenset[str]:
    """What a chart shows: its trackers and analytes whatever is in them, and kinds of infusions in the days shown."""
    return frozenset(
        (
            *(series.key for panel in spec.panels for series in panel.daily),
            *(panel.key.partition(":")[0] for panel in spec.panels if panel.points),
            *(marker.kind for marker in spec.markers if spec.shown.holds(marker.day)),
        )
    )


def matching(cards: Iterable[CardTopics], in_view: frozenset[str]) -> tuple[str, ...]:
    """The keys of the cards about something in view: those that share most with it first, else by key."""
    shared = {card.key: len(card.topics & in_view) for card in cards}
    return tuple(sorted((key for key, count in shared.items() if count), key=lambda key: (-shared[key], key)))
