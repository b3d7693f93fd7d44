# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is being typed on the Today screen, as it is kept in case the app goes down. Knows no Qt."""

from datetime import date

from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Part
from journal_app.domain.treatments import EventKind


@frozen
class TypedNumber:
    """What stands in the field of one tracker and was not kept yet."""

    tracker: str
    text: str


@frozen
class TypedEvent:
    """What stands in the open event form."""

    kind: EventKind
    title: str


@frozen
class Typed:
    """Everything typed and not kept: the fields' numbers, a note (None when none is being typed), an event."""

    numbers: tuple[TypedNumber, ...] = ()
    note: str | None = None
    event: TypedEvent | None = None


@frozen
class TodayDraft:
    """What was typed for one day, and the part of it that the numbers were for."""

    day: date
    part: Part
    typed: Typed
