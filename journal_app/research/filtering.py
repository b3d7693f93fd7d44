# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A shelf narrowed down: by what cards are about, what kind of evidence they are, how old, and the reader's marks.

Hides how a subject is named and written down, and in which order cards stand when nobody looks for words.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum

from journal_app.domain.cards import ResearchCard
from journal_app.domain.catalogues import analytes, offered_trackers, reaction_kinds
from journal_app.domain.frozen import frozen
from journal_app.research.shelf import ShelfCard
from journal_app.words import N_, _

RECENT_YEARS, SOME_YEARS = 5, 10


class Years(StrEnum):
    """How long ago a text was published."""

    ANY = ""
    RECENT = "recent"
    SOME = "some"
    OLDER = "older"


class Yours(StrEnum):
    """What the reader made of a card."""

    ALL = ""
    SAVED = "saved"
    DISCUSS = "discuss"
    HELPFUL = "helpful"
    UNHELPFUL = "unhelpful"
    NOTED = "noted"
    ADDED = "added"


@frozen
class Wish:
    """What is looked for; every field left empty asks for nothing. ``subject`` is one of ``subjects_on``."""

    words: str = ""
    subject: str = ""
    evidence: str = ""
    years: Years = Years.ANY
    yours: Yours = Yours.ALL

    @property
    def is_narrow(self) -> bool:
        """Whether anything but words is asked for."""
        return bool(self.subject or self.evidence or self.years or self.yours)


@frozen
class Subject:
    """Something that cards are about: how it is written down, its name, and how many cards are about it."""

    value: str
    words: str
    cards: int


def newest_first(cards: Iterable[ShelfCard]) -> tuple[ShelfCard, ...]:
    """The cards by the year of their texts, newest first; those without a year come last."""
    return tuple(sorted(cards, key=_place))


def narrowed(cards: Iterable[ShelfCard], wish: Wish, *, today: date) -> tuple[ShelfCard, ...]:
    """The cards that ``wish`` asks for but for its words, in the order given."""
    return tuple(each for each in cards if _fits(each, wish, today))


def subjects_on(cards: Sequence[ShelfCard]) -> tuple[Subject, ...]:
    """Everything the cards are about, by name."""
    counted = Counter(subject for each in cards for subject in _subjects_of(each.card))
    named = (Subject(value=value, words=_subject_words(value), cards=count) for value, count in counted.items())
    return tuple(sorted(named, key=lambda subject: (subject.words.casefold(), subject.value)))


def _fits(each: ShelfCard, wish: Wish, today: date) -> bool:
    return (
        (not wish.subject or wish.subject in _subjects_of(each.card))
        and (not wish.evidence or wish.evidence == each.card.evidence)
        and _is_from(each.card.citation.year.text, wish.years, today)
        and _is_yours(each, wish.yours)
    )


def _is_from(year: str, years: Years, today: date) -> bool:
    if years is Years.ANY:
        return True
    if not year.isdecimal():
        return False
    age = today.year - int(year)
    if years is Years.OLDER:
        return age > SOME_YEARS
    return age <= (RECENT_YEARS if years is Years.RECENT else SOME_YEARS)


def _is_yours(each: ShelfCard, yours: Yours) -> bool:
    mark = each.mark
    match yours:
        case Yours.SAVED:
            return mark.saved
        case Yours.DISCUSS:
            return mark.discuss
        case Yours.HELPFUL | Yours.UNHELPFUL:
            return mark.found == yours
        case Yours.NOTED:
            return bool(mark.note)
        case Yours.ADDED:
            return each.row is not None
        case Yours.ALL:
            return True


def _place(each: ShelfCard) -> tuple[int, str]:
    year = each.card.citation.year.text
    return (-int(year) if year.isdecimal() else 0, each.card.key)


def _subjects_of(card: ResearchCard) -> Iterator[str]:
    topics = card.topics
    lists = {
        "analyte": topics.analytes,
        "tracker": topics.trackers,
        "treatment": topics.treatments,
        "condition": topics.conditions,
        "safety": topics.safety,
        "reaction": topics.reactions,
    }
    for kind, keys in lists.items():
        for key in keys:
            yield f"{kind}:{key}"


# Translators: what research cards can be chosen by, in a list; {name} is a blood value, a treatment, an illness ...
_PATTERNS = {
    "analyte": N_("{name} (blood value)"),
    "tracker": N_("{name}"),
    "treatment": N_("{name} (treatment)"),
    "condition": N_("{name}"),
    "safety": N_("Safety: {name}"),
    "reaction": N_("After an infusion: {name}"),
}


def _subject_words(value: str) -> str:
    kind, _colon, key = value.partition(":")
    names = {
        "analyte": lambda: analytes()[key].name if key in analytes() else key,
        "tracker": lambda: next((one.tracker.name for one in offered_trackers() if one.tracker.key == key), key),
        "reaction": lambda: next((one.name for one in reaction_kinds() if one.key == key), key),
    }
    name = names[kind]() if kind in names else key
    shown = _(name)
    return _(_PATTERNS[kind]).format(name=shown[:1].upper() + shown[1:] if kind != "safety" else shown)
