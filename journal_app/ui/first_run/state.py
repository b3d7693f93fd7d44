# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the page that makes a new journal shows, and what was answered on it, as values. Knows no Qt and no journal."""

from dataclasses import field
from enum import IntEnum

from journal_app.domain.frozen import frozen
from journal_app.ui.spoken_languages import LanguageState


class Step(IntEnum):
    """The steps, in their order."""

    PERSON = 1
    TRACKERS = 2
    PASSPHRASE = 3
    READY = 4


@frozen
class OfferState:
    """A tracker on offer, as it stands at first."""

    key: str
    name: str
    question: str
    is_on: bool


@frozen
class Answers:
    """What stands in the fields, each step of them; ``trackers`` are the keys of those that are on."""

    person: str = ""
    trackers: tuple[str, ...] = ()
    passphrase: str = field(default="", repr=False)
    repeated: str = field(default="", repr=False)


@frozen
class FirstRunState:
    """A step with its words; ``path`` is where the journal would lie, ``problem`` what is wrong with the passphrase.

    ``back_to`` says which journal one can go back to instead, and is empty where there is none. ``languages`` are those
    to choose from, None where another place is there for that.
    """

    step: Step
    title: str
    detail: str
    offers: tuple[OfferState, ...]
    points: tuple[str, ...]
    path: str
    can_choose_place: bool
    problem: str = ""
    back_to: str = ""
    languages: LanguageState | None = None
