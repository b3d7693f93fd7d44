# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The remaining facts of a journal: questionnaires, cards, visits, attachments, and what imports and forms remember."""

from datetime import date, datetime
from datetime import time as clock_time
from decimal import Decimal

from journal_app.domain.facts import Fact
from journal_app.domain.frozen import frozen
from journal_app.domain.treatments import InfusionKind


@frozen
class AnswerSet(Fact):
    """A questionnaire filled in on a day; ``items`` is a JSON object of item to answer."""

    questionnaire: str
    answered_on: date
    items: str
    score: Decimal | None = None
    wording_version: str = ""
    note: str = ""


@frozen
class Card(Fact):
    """A research card; ``content`` is its JSON, ``bundled`` cards are shipped and left out of a dump."""

    key: str
    title: str
    content: str
    bundled: bool = False


@frozen
class CardMark(Fact):
    """What this reader made of a card; ``card`` is its key. ``found`` is helpful, unhelpful or empty."""

    card: str
    saved: bool = False
    found: str = ""
    discuss: bool = False
    note: str = ""


@frozen
class Appointment(Fact):
    """A visit, coming or past."""

    day: date
    time: clock_time | None = None
    with_whom: str = ""
    said: str = ""
    note: str = ""


@frozen
class Question(Fact):
    """Something to ask at an appointment. ``about`` is a pointer to a point, finding or card (``domain.subjects``)."""

    text: str
    position: int = 0
    appointment: str = ""
    about: str = ""
    answered_on: date | None = None
    answer: str = ""


@frozen
class FollowUp(Fact):
    """A date the reader set for themselves."""

    due_on: date
    title: str
    done_on: date | None = None
    note: str = ""


@frozen
class Attachment(Fact):
    """A letter or photo kept with another fact; ``sha256`` names its bytes, which lie in a table of their own."""

    name: str
    media_type: str
    belongs_kind: str
    belongs_to: str
    sha256: str


@frozen
class KeptDraft:
    """What stood in an unfinished form, as JSON text, and when it was kept. Not a fact: nobody has entered it yet."""

    form: str
    content: str
    saved_at: datetime


@frozen
class Laboratory(Fact):
    """The unit and range a laboratory printed last for an analyte."""

    name: str
    analyte: str
    unit: str
    range_low: Decimal | None = None
    range_high: Decimal | None = None
    range_text: str = ""


@frozen
class Mapping(Fact):
    """A saved reading of a source's columns or names; ``content`` is its JSON."""

    format: str
    name: str
    content: str


@frozen
class ImportRun(Fact):
    """One file read in; ``person`` is whose it said it was."""

    file_name: str
    file_hash: str
    format: str
    person: str
    imported_at: datetime


@frozen
class Exclusion(Fact):
    """Days left out of what is counted; ``tracker`` is a key, or empty for all."""

    first_on: date
    last_on: date
    tracker: str = ""
    reason: str = ""


@frozen
class Expectation(Fact):
    """A question written before an infusion: of which tracker (its key), and what change of it would count.

    ``size`` is in points on the tracker's own scale, above nought. The day it was written is that of ``recorded_at``,
    which the journal stamps; hence it is never changed, only taken out and written anew.
    """

    tracker: str
    size: Decimal
    kind: InfusionKind = InfusionKind.IRON
    note: str = ""


@frozen
class Setting(Fact):
    """One preference that belongs to the journal and not to this machine."""

    key: str
    value: str
