# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A pack: what of a journal goes to somebody else, to be looked at and not changed.

Hides which facts belong to which part, which day counts for each, and what is left behind with notes: whatever somebody
wrote in their own words. Contacts, letters, names for the keyboard and what the journal remembers for typing never go.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from journal_app.domain.facts import Fact
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import LabResult
from journal_app.domain.records import AnswerSet, Appointment, CardMark, Exclusion, FollowUp, Question, Setting
from journal_app.domain.scores import Day, Mark, Score, Tracker
from journal_app.domain.settings import DAY_ENDS_AT, MADE_UP, PARTS_OF_DAY, PERSON, shown_unit_of
from journal_app.domain.treatments import Course, CourseDay, Event, Infusion, Reaction

PACKED_AT, PACKED_FIRST, PACKED_LAST = "packed_at", "packed_first", "packed_last"
"""When a pack was made, and the first and last day it tells of; only packs have these settings."""
SIGNED_OFF_BY = "signed_off_by"
"""Who sends what they entered back to whose journal it is; empty in a pack to be looked at."""
_SETTINGS = frozenset({PERSON, MADE_UP, DAY_ENDS_AT, PARTS_OF_DAY})
_OWN_WORDS = ("note", "reason", "said", "answer")


class PackPart(StrEnum):
    """What can be packed, as the command line names it."""

    SCORES = "scores"
    LABS = "labs"
    TREATMENTS = "treatments"
    EVENTS = "events"
    QUESTIONNAIRES = "questionnaires"
    APPOINTMENTS = "appointments"
    RESEARCH = "research"


USUAL = frozenset({PackPart.SCORES, PackPart.LABS, PackPart.TREATMENTS, PackPart.EVENTS})


@frozen
class PackWish:
    """What is to be packed: days from ``first`` to ``last``, and of scores these trackers, or all where it is None.

    ``has_notes`` lets go along what was written in words of one's own. With ``signed_off_by`` only what this person
    entered goes, to be taken in by whose journal it is.
    """

    first: date
    last: date
    parts: frozenset[PackPart] = USUAL
    trackers: frozenset[str] | None = None
    has_notes: bool = False
    signed_off_by: str = ""


@frozen
class Pack:
    """What a pack says of itself."""

    person: str
    made_at: datetime
    first: date
    last: date
    signed_off_by: str = ""


def packed(facts: Iterable[Fact], wish: PackWish, made_at: datetime) -> Iterator[Fact]:
    """The facts that go into a pack, and the settings that make it one. ``facts`` are all of a journal's."""
    going = [fact for fact in facts if _goes(fact, wish)]
    there = {fact.id for fact in going} | {""}
    for fact in going:
        left = fact if wish.has_notes else _without_own_words(fact)
        if _belongs_to(fact) in there and not _says_nothing(left):
            yield left
    said = {
        PACKED_AT: made_at.isoformat(),
        PACKED_FIRST: str(wish.first),
        PACKED_LAST: str(wish.last),
        SIGNED_OFF_BY: wish.signed_off_by,
    }
    yield from (Setting(key=key, value=value) for key, value in said.items())


def pack_of(setting: Callable[[str], str]) -> Pack | None:
    """What a journal says of itself as a pack; None for every other journal. ``setting`` gives the text of a key."""
    at, first, last = (setting(key) for key in (PACKED_AT, PACKED_FIRST, PACKED_LAST))
    if not at:
        return None
    return Pack(
        person=setting(PERSON),
        made_at=datetime.fromisoformat(at),
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        signed_off_by=setting(SIGNED_OFF_BY),
    )


def _goes(fact: Fact, wish: PackWish) -> bool:
    if isinstance(fact, Setting):
        return fact.key in _SETTINGS or fact.key.startswith(shown_unit_of(""))
    part = _PARTS.get(type(fact))
    if part is None or part not in wish.parts:
        return False
    if wish.signed_off_by and fact.entered_by != wish.signed_off_by and not isinstance(fact, Tracker):
        return False
    if wish.trackers is not None and _tracker(fact) not in wish.trackers | {""}:
        return False
    first, last = _days(fact)
    return (last is None or last >= wish.first) and (first is None or first <= wish.last)


_PARTS: Mapping[type[Fact], PackPart] = {
    Tracker: PackPart.SCORES,
    Score: PackPart.SCORES,
    Day: PackPart.SCORES,
    Exclusion: PackPart.SCORES,
    LabResult: PackPart.LABS,
    Infusion: PackPart.TREATMENTS,
    Reaction: PackPart.TREATMENTS,
    Course: PackPart.TREATMENTS,
    CourseDay: PackPart.TREATMENTS,
    Event: PackPart.EVENTS,
    AnswerSet: PackPart.QUESTIONNAIRES,
    Appointment: PackPart.APPOINTMENTS,
    Question: PackPart.APPOINTMENTS,
    FollowUp: PackPart.APPOINTMENTS,
    CardMark: PackPart.RESEARCH,
}


def _tracker(fact: Fact) -> str:
    """The key of the tracker that a fact is about; empty where it is about none, or all."""
    match fact:
        case Tracker():
            return fact.key
        case Score() | Exclusion():
            return fact.tracker
        case _:
            return ""


_DAYS: Mapping[type[Fact], tuple[str, str]] = {
    Score: ("day", "day"),
    Day: ("day", "day"),
    CourseDay: ("day", "day"),
    Appointment: ("day", "day"),
    LabResult: ("collected_on", "collected_on"),
    Infusion: ("given_on", "given_on"),
    Event: ("first_on", "last_on"),
    Exclusion: ("first_on", "last_on"),
    Course: ("started_on", "stopped_on"),
    AnswerSet: ("answered_on", "answered_on"),
    FollowUp: ("due_on", "due_on"),
}
"""The fields with the first and the last day of a fact; what is not named has no day."""


def _days(fact: Fact) -> tuple[date | None, date | None]:
    """The first and the last day of a fact; None where it has no end yet, or no day at all."""
    if type(fact) not in _DAYS:
        return None, None
    first, last = (getattr(fact, name) for name in _DAYS[type(fact)])
    return first, last or (first if isinstance(fact, Event) else None)


def _belongs_to(fact: Fact) -> str:
    """The id of the fact without which this one says nothing; empty where it stands alone."""
    match fact:
        case Reaction():
            return fact.infusion
        case CourseDay():
            return fact.course
        case _:
            return ""


def _says_nothing(fact: Fact) -> bool:
    """A day of which only a note was kept, without that note."""
    return isinstance(fact, Day) and fact.mark is Mark.NONE and not fact.note


def _without_own_words(fact: Fact) -> Fact:
    blank: dict[str, Any] = {name: "" for name in _OWN_WORDS if getattr(fact, name, "")}
    return replace(fact, **blank) if blank else fact
