# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Infusions, what followed them, courses of treatment, and the events of an illness."""

from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from journal_app.domain.facts import Fact
from journal_app.domain.frozen import frozen


class InfusionKind(StrEnum):
    """What was infused. Iron findings, the 28-day mark and cumulative mg concern IRON alone."""

    IRON = "iron"
    DISEASE_MODIFYING = "disease-modifying"
    STEROID = "steroid"
    IMMUNOGLOBULIN = "immunoglobulin"
    FLUID = "fluid"
    OTHER = "other"


class EventKind(StrEnum):
    """What happened on a day or over days."""

    RELAPSE = "relapse"
    CRASH = "crash"
    INFECTION = "infection"
    BLEEDING = "bleeding"
    DONATION = "donation"
    TRANSFUSION = "transfusion"
    OPERATION = "operation"
    VACCINATION = "vaccination"
    HEAT = "heat"
    TRAVEL = "travel"
    OTHER = "other"


class Severity(StrEnum):
    """How severe a reaction was, in the words of whoever entered it."""

    UNSAID = ""
    MILD = "mild"
    MODERATE = "moderate"
    SERIOUS = "serious"


class CourseState(StrEnum):
    """Four states that must not be mixed: a skipped dose is not a day without a planned dose."""

    TAKEN = "taken"
    SKIPPED = "skipped"
    NO_DOSE = "no dose"
    STOPPED = "stopped"


@frozen
class Infusion(Fact):
    """One infusion as given. ``iron_mg`` is elemental iron, for kind iron only. ``course`` is a free label.

    ``observed``: stayed to be observed for at least 30 minutes; None is unsaid.
    """

    given_on: date
    product: str
    kind: InfusionKind = InfusionKind.OTHER
    given_time: time | None = None
    brand: str = ""
    amount: Decimal | None = None
    unit: str = ""
    iron_mg: Decimal | None = None
    place: str = ""
    course: str = ""
    note: str = ""
    observed: bool | None = None


@frozen
class Reaction(Fact):
    """Something felt after an infusion; ``onset_day`` counts from 0, the day of the infusion."""

    infusion: str
    kind: str
    onset_day: int | None = None
    lasted: str = ""
    severity: Severity = Severity.UNSAID
    note: str = ""


@frozen
class Event(Fact):
    """Something that happened; ``last_on`` is None while it is one day, or not over yet."""

    first_on: date
    kind: EventKind
    title: str
    last_on: date | None = None
    note: str = ""


@frozen
class Course(Fact):
    """A treatment taken over time, such as oral iron; ``dose`` is text and is never computed with."""

    title: str
    started_on: date
    stopped_on: date | None = None
    dose: str = ""
    note: str = ""


@frozen
class CourseDay(Fact):
    """What became of a course on one day."""

    course: str
    day: date
    state: CourseState
    note: str = ""
