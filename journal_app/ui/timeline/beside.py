# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The research beside the timeline: which cards, and in what words. Knows no Qt."""

from collections.abc import Mapping, Sequence

from journal_app.analysis.charts import ChartSpec
from journal_app.domain.cards import ResearchCard
from journal_app.domain.catalogues import analytes
from journal_app.research.matching import Match, Topic, TopicKind, matching, topics_in_view
from journal_app.ui.timeline.state import CardBeside
from journal_app.words import _, day_text, in_one_line, ngettext

MOST = 4


def cards_beside(cards: Sequence[ResearchCard], spec: ChartSpec, names: Mapping[str, str]) -> tuple[CardBeside, ...]:
    """Those of ``cards`` about what is in view, a few; ``names`` are those of trackers by key. Knows no value."""
    by_key = {card.key: card for card in cards}
    found = matching(cards, topics_in_view(spec))
    return tuple(_beside(by_key[match.key], match, names) for match in found[:MOST])


def _beside(card: ResearchCard, match: Match, names: Mapping[str, str]) -> CardBeside:
    because = ", ".join(_topic_words(topic, names) for topic in match.because)
    people = ngettext("{count} person", "{count} people", card.n).format(count=card.n) if card.n else ""
    cited = card.citation
    where = in_one_line((cited.title.text, cited.journal.text, cited.year.text, cited.doi.text or cited.address.text))
    return CardBeside(
        key=card.key,
        headline=card.headline,
        reason=_("in view: {topics}").format(topics=because),
        kind=in_one_line((card.evidence.value, people)),
        found=card.found,
        cannot_say=" ".join(card.cannot_say),
        conflicts=card.conflicts,
        source=where,
        checked=_("checked {day}").format(day=day_text(card.checked_on)) if card.checked_on else _("not checked yet"),
    )


def _topic_words(topic: Topic, names: Mapping[str, str]) -> str:
    if topic.kind is TopicKind.TRACKER:
        return names.get(topic.key, topic.key)
    if topic.kind is TopicKind.ANALYTE:
        known = analytes().get(topic.key)
        return _(known.name) if known else topic.key
    return _("an infusion ({treatment})").format(treatment=topic.key)
