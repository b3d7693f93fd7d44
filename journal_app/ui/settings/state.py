# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the Settings screen shows, as values. Knows no Qt and no journal."""

from dataclasses import field
from enum import StrEnum

from journal_app.domain.frozen import frozen
from journal_app.domain.tracker_drafts import TrackerDraft

STEPS = (75, 90, 100, 110, 125, 150, 175, 200)
"""The sizes to choose from, in percent."""


@frozen
class TrackerState:
    """A tracker in its place; ``details`` are all there is to read about it."""

    key: str
    name: str
    question: str
    details: str
    is_put_away: bool = False


@frozen
class OfferState:
    """A tracker that can be had as it is."""

    key: str
    name: str
    question: str


@frozen
class SettingsState:
    """The trackers in the reader's order, those put away last.

    ``day_ends`` is HH:MM, ``day_ends_words`` what it means.
    """

    trackers: tuple[TrackerState, ...] = ()
    offers: tuple[OfferState, ...] = ()
    day_ends: str = ""
    day_ends_words: str = ""
    can_change: bool = True


@frozen
class FormState:
    """The form as it is opened. ``heading`` is empty when it is closed.

    ``fixed`` says of a known tracker what stays as it is, and is empty for a new one.
    """

    heading: str = ""
    draft: TrackerDraft = field(default_factory=TrackerDraft)
    fixed: str = ""


@frozen
class UnitState:
    """A blood value and the unit it is shown in: a UCUM code, or nothing for as printed.

    ``units`` are the codes to choose from with their words; ``is_present`` when the journal has a result of it.
    """

    key: str
    name: str
    unit: str
    units: tuple[tuple[str, str], ...]
    is_present: bool = False


@frozen
class ChoicesState:
    """What is chosen in this journal. ``units_words`` say how blood values are shown on the whole.

    ``countries`` are codes with their names, in the order of the list; an empty ``country`` was not chosen.
    """

    has_parts: bool = False
    shows_yesterday: bool = True
    units: tuple[UnitState, ...] = ()
    units_words: str = ""
    countries: tuple[tuple[str, str], ...] = ()
    country: str = ""
    contact_name: str = ""
    contact_number: str = ""
    person: str = ""
    colour: str = ""
    can_change: bool = True


@frozen
class RememberedState:
    """What a laboratory printed last for a blood value; ``analyte`` is its name, ``id`` the remembered fact's."""

    id: str
    analyte: str
    unit: str
    range: str


@frozen
class RememberedDraft:
    """Unit and range as typed, to be offered from now on; without a heading the form is closed."""

    heading: str = ""
    unit: str = ""
    range: str = ""


@frozen
class LaboratoryState:
    """A laboratory by its name, what is said of it, and what is remembered."""

    name: str
    words: str
    remembered: tuple[RememberedState, ...] = ()


@frozen
class LaboratoriesState:
    """The laboratories by name."""

    laboratories: tuple[LaboratoryState, ...] = ()
    can_change: bool = True


@frozen
class RemindersState:
    """Reminders on this machine: ``time`` is HH:MM or empty while they are off; ``words`` say how they appear."""

    time: str = ""
    stays_in_tray: bool = False
    starts_at_login: bool = False
    has_tray: bool = False
    can_start_at_login: bool = False
    words: str = ""


@frozen
class KnownState:
    """A journal that can be opened: its path, what it is called, where it lies, and its colour if it has one."""

    path: str
    words: str
    place: str
    colour: str = ""


@frozen
class PeopleState:
    """The other journals known on this machine, whether new ones are remembered, and the file of this one."""

    journals: tuple[KnownState, ...] = ()
    remembers: bool = True
    file: str = ""


class Want(StrEnum):
    """What is to become of the passphrase."""

    SET = "set"
    CHANGE = "change"
    REMOVE = "remove"


@frozen
class TypedPassphrase:
    """What stands in the form; the old one only where there is one, the new one twice."""

    old: str = ""
    new: str = ""
    repeated: str = ""


@frozen
class SafetyState:
    """Whether this journal has a passphrase, in words too, and how it is locked on this machine.

    ``can_remember`` when the system has a keyring, ``remembers`` when it keeps this passphrase.
    """

    words: str = ""
    has_passphrase: bool = False
    can_change: bool = True
    lock_minutes: int = 0
    locks_on_sleep: bool = True
    shows_names: bool = False
    can_remember: bool = False
    remembers: bool = False


@frozen
class LookState:
    """How the window looks on this machine; an empty ``theme`` follows the system."""

    theme: str = ""
    text_percent: int = 100
    interface_percent: int = 100


def next_step(percent: int, step: int) -> int:
    """The next larger size (``step`` 1) or smaller one (``step`` -1); the same at the end of the range."""
    further = [size for size in STEPS if (size - percent) * step > 0]
    return min(further, key=lambda size: abs(size - percent), default=percent)
