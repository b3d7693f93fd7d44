# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""An added card as it stands in its form. Knows no Qt.

Hides that what it is about is typed as names in one line, and that a number nobody typed anything into is none.
"""

from collections.abc import Mapping
from dataclasses import field, fields, replace
from datetime import date

from journal_app.domain.card_drafts import CardDraft, ResultDraft, check_card_draft, draft_of
from journal_app.domain.checks import Checked, Problem
from journal_app.domain.frozen import frozen
from journal_app.domain.own_cards import OwnCard
from journal_app.domain.topic_words import NamedTopics, read_topics, topics_line
from journal_app.errors import EntryRefused

MOST_NUMBERS = 3
"""How many numbers of a text the form has room for; further ones of a card that is changed stay as they are."""
ABOUT = "about"


@frozen
class TypedCard:
    """What stands in the form; ``key`` is of the card that is changed, empty for a new one."""

    key: str = ""
    about: str = ""
    draft: CardDraft = field(default_factory=CardDraft)


def check_typed(typed: TypedCard, trackers: Mapping[str, str], *, today: date) -> Checked[OwnCard]:
    """The card that was typed, or its problems by field; ``trackers`` are the names of the journal's by key."""
    wrong: list[Problem] = []
    named = NamedTopics()
    try:
        named = read_topics(typed.about, trackers)
    except EntryRefused as refused:
        wrong.append(Problem(ABOUT, f"{refused.title} {refused.detail}".strip()))
    draft = replace(
        typed.draft,
        analytes=named.analytes,
        trackers=named.trackers,
        treatments=named.treatments,
        results=tuple(result for result in typed.draft.results if result != ResultDraft()),
    )
    checked = check_card_draft(draft, today=today)
    return Checked(None if wrong else checked.value, (*wrong, *checked.problems))


def typed_of(key: str, own: OwnCard, trackers: Mapping[str, str]) -> TypedCard:
    """The form filled in with a card, to be changed."""
    draft = draft_of(own)
    named = NamedTopics(analytes=draft.analytes, trackers=draft.trackers, treatments=draft.treatments)
    return TypedCard(key=key, about=topics_line(named, trackers), draft=draft)


def text_fields(kind: type[CardDraft] | type[ResultDraft]) -> tuple[str, ...]:
    """The names of what is typed as text."""
    return tuple(each.name for each in fields(kind) if each.type in {str, "str"})
