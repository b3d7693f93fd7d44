# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a question is about, and how that is kept: a JSON pointer (RFC 6901) to a point, a finding or a card.

Hides the grammar, which stands here alone. The first part says what it points into, by the name of a table of the
journal where there is one; "/" and "~" within a part are written "~1" and "~0":

    /score/TRACKER/DAY        what a tracker had on a day; TRACKER is its key, DAY a date such as 2026-11-20
    /lab_result/ANALYTE/DAY   what was found of an analyte in the blood drawn on a day
    /infusion/DAY, /event/DAY, /course/DAY, /appointment/DAY
                              what was given, began or took place on a day
    /finding/ID               a finding, by the id it keeps from day to day
    /card/KEY                 a research card
"""

from datetime import date
from enum import StrEnum

from journal_app.domain.frozen import frozen


class SubjectKind(StrEnum):
    """What can be pointed at."""

    SCORE = "score"
    LAB_RESULT = "lab_result"
    INFUSION = "infusion"
    EVENT = "event"
    COURSE = "course"
    APPOINTMENT = "appointment"
    FINDING = "finding"
    CARD = "card"


_WITH_KEY_AND_DAY = frozenset({SubjectKind.SCORE, SubjectKind.LAB_RESULT})
_WITH_KEY = frozenset({SubjectKind.FINDING, SubjectKind.CARD})


@frozen
class Subject:
    """Something pointed at: ``key`` is that of the tracker, analyte, finding or card, ``day`` that of a point."""

    kind: SubjectKind
    key: str = ""
    day: date | None = None


def pointer_to(subject: Subject) -> str:
    """A subject as it is kept with a question."""
    parts = [subject.kind.value]
    if subject.kind in _WITH_KEY or subject.kind in _WITH_KEY_AND_DAY:
        parts.append(subject.key.replace("~", "~0").replace("/", "~1"))
    if subject.day is not None and subject.kind not in _WITH_KEY:
        parts.append(subject.day.isoformat())
    return "".join(f"/{part}" for part in parts)


def subject_of(pointer: str) -> Subject | None:
    """What a pointer points at; None for an empty one, and for whatever follows another grammar."""
    start, *parts = pointer.split("/")
    kind = next((known for known in SubjectKind if parts and known.value == parts[0]), None)
    if start or kind is None:
        return None
    rest = [part.replace("~1", "/").replace("~0", "~") for part in parts[1:]]
    if kind in _WITH_KEY:
        return Subject(kind=kind, key=rest[0]) if len(rest) == 1 and rest[0] else None
    if len(rest) != 1 + (kind in _WITH_KEY_AND_DAY):
        return None
    *keys, written = rest
    day = _day(written)
    return Subject(kind=kind, key="".join(keys), day=day) if day is not None and all(keys) else None


def _day(text: str) -> date | None:
    """A day written as year-month-day and in no other way, or None."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None
