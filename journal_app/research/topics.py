# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a card can be about and a screen can show, each reduced to its name.

Hides how what is in view becomes topics: a brand stands for its substance, and a reaction or a finding enters by its
kind. Only names are taken, so that no value, amount or verdict can come along.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from journal_app.analysis.charts import ChartSpec
from journal_app.domain.cards import FindingKind, ResearchCard
from journal_app.domain.named_treatments import treatments_named
from journal_app.domain.treatments import InfusionKind


class TopicKind(StrEnum):
    """What sort of thing a topic is: "iron" is a blood value and a kind of infusion."""

    ANALYTE = "analyte"
    TRACKER = "tracker"
    TREATMENT = "treatment"
    REACTION = "reaction"
    FINDING = "finding"


@dataclass(frozen=True, slots=True, order=True)
class Topic:
    """Something a card can be about and a screen can show; the ``key`` of a treatment is in small letters."""

    kind: TopicKind
    key: str

    @property
    def is_by_name(self) -> bool:
        """Whether this is a treatment by its own name (ferric carboxymaltose), not only a kind of infusion (iron)."""
        return self.kind is TopicKind.TREATMENT and self.key not in set(InfusionKind)


def topics_of(card: ResearchCard) -> frozenset[Topic]:
    """What a card is about, of the things a screen can show."""
    about = card.topics
    return frozenset(
        (
            *_of_kind(TopicKind.TRACKER, about.trackers),
            *_of_kind(TopicKind.ANALYTE, about.analytes),
            *(topic for name in about.treatments for topic in treatment_topics(name) or (_treatment(name),)),
            *_of_kind(TopicKind.REACTION, about.reactions),
            *_of_kind(TopicKind.FINDING, about.findings),
        )
    )


def topics_in_view(spec: ChartSpec) -> frozenset[Topic]:
    """What a chart shows: its trackers and analytes whatever is in them, and treatments given in the days shown."""
    given = [marker for marker in spec.markers if spec.shown.holds(marker.day)]
    taken = [
        item
        for lane in spec.lanes
        for item in lane.items
        if item.kind == "course" and item.first <= spec.shown.last and item.last >= spec.shown.first
    ]
    return frozenset(
        (
            *_of_kind(TopicKind.TRACKER, (series.key for panel in spec.panels for series in panel.daily)),
            *_of_kind(TopicKind.ANALYTE, (panel.key.partition(":")[0] for panel in spec.panels if panel.points)),
            *_of_kind(TopicKind.TREATMENT, (marker.kind for marker in given)),
            *treatment_topics(*(marker.product for marker in given), *(item.label for item in taken)),
        )
    )


def score_topics(tracker: str, *findings: FindingKind) -> frozenset[Topic]:
    """What is scored, by its key, and which questions are asked of it."""
    return frozenset((Topic(TopicKind.TRACKER, tracker), *_of_kind(TopicKind.FINDING, findings)))


def result_topics(analytes: Iterable[str], *findings: FindingKind) -> frozenset[Topic]:
    """Blood values by their keys, and which questions are asked of them."""
    return frozenset((*_of_kind(TopicKind.ANALYTE, analytes), *_of_kind(TopicKind.FINDING, findings)))


def infusion_topics(kind: InfusionKind, *names: str, reactions: Iterable[str] = ()) -> frozenset[Topic]:
    """An infusion by its kind and what it is called, and what was felt after it by its kind alone."""
    return frozenset((_treatment(kind), *treatment_topics(*names), *_of_kind(TopicKind.REACTION, reactions)))


def treatment_topics(*names: str) -> frozenset[Topic]:
    """The treatments of the catalogues that one of these names speaks of."""
    return frozenset(_treatment(name) for name in treatments_named(*names))


def _treatment(name: str) -> Topic:
    return Topic(TopicKind.TREATMENT, name.casefold())


def _of_kind(kind: TopicKind, keys: Iterable[str]) -> list[Topic]:
    return [Topic(kind, key) for key in keys]
