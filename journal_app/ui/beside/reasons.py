# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Why a card stands beside a screen, in words: "because ferritin and fatigue are on screen". Knows no Qt."""

from collections.abc import Mapping, Sequence
from functools import cache

from journal_app.domain.card_kinds import finding_words
from journal_app.domain.cards import FindingKind
from journal_app.domain.catalogues import analytes, known_courses, offered_trackers, products, reaction_kinds
from journal_app.domain.kinds import infusion_name
from journal_app.domain.treatments import InfusionKind
from journal_app.research.topics import Topic, TopicKind
from journal_app.words import _, language, ngettext, with_commas

MOST_NAMED = 3
"""Of many things in view the first few are named; a longer list is no reason that anybody reads."""

_ORDER = (TopicKind.TREATMENT, TopicKind.REACTION, TopicKind.ANALYTE, TopicKind.TRACKER, TopicKind.FINDING)


def reason_words(because: Sequence[Topic], names: Mapping[str, str]) -> str:
    """What of a card is in view; ``names`` are those of trackers by key. That iron was given goes without its name."""
    by_name = [topic for topic in because if topic.is_by_name]
    told = [topic for topic in because if not (by_name and topic.kind is TopicKind.TREATMENT) or topic.is_by_name]
    said = [_topic_words(topic, names) for topic in sorted(told, key=_as_read)[:MOST_NAMED]]
    # Translators: the end of a list; {some} holds commas
    things = said[0] if len(said) == 1 else _("{some} and {last}").format(some=with_commas(said[:-1]), last=said[-1])
    # Translators: why research cards are shown; {things} is one thing or a list, in small letters: ferritin, fatigue
    # and an infusion (iron)
    return ngettext("because {things} is on screen", "because {things} are on screen", len(said)).format(things=things)


def _as_read(topic: Topic) -> tuple[int, int]:
    """What was given and felt, then blood values as forms list them, ferritin first, then scores and questions."""
    order = {key: place for place, key in enumerate(analytes())}
    return _ORDER.index(topic.kind), order.get(topic.key, len(order)) if topic.kind is TopicKind.ANALYTE else 0


def _topic_words(topic: Topic, names: Mapping[str, str]) -> str:
    match topic.kind:
        case TopicKind.TRACKER:
            name = names.get(topic.key, topic.key)
            return _inside(name) if topic.key in _offered() else name
        case TopicKind.ANALYTE:
            known = analytes().get(topic.key)
            return _inside(_(known.name)) if known else topic.key
        case TopicKind.TREATMENT:
            return _treatment_words(topic)
        case TopicKind.REACTION:
            names_of = {kind.key: kind.name for kind in reaction_kinds()}
            # Translators: one of {things} in: because {things} is on screen
            return _("the reaction “{reaction}”").format(reaction=_(names_of.get(topic.key, topic.key)))
        case TopicKind.FINDING:
            return finding_words(FindingKind(topic.key))


def _treatment_words(topic: Topic) -> str:
    if topic.is_by_name:
        return _inside(_(_treatments().get(topic.key, topic.key)))
    # Translators: one of {things} in: because {things} is on screen; {kind} is such as: iron
    return _("an infusion ({kind})").format(kind=infusion_name(InfusionKind(topic.key)))


def _inside(name: str) -> str:
    """A name of the catalogues inside a sentence: English drops its capital, but not that of C-reactive protein."""
    is_plain = language().startswith("en") and name[1:2].islower()
    return name[0].lower() + name[1:] if is_plain else name


@cache
def _treatments() -> Mapping[str, str]:
    return {name.casefold(): name for name in (*(p.inn for p in products()), *(c.title for c in known_courses()))}


@cache
def _offered() -> frozenset[str]:
    return frozenset(offered.tracker.key for offered in offered_trackers())
