# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the Settings screen shows, as values. Knows no Qt and no journal."""

from dataclasses import dataclass, field

from journal_app.domain.tracker_drafts import TrackerDraft

STEPS = (75, 90, 100, 110, 125, 150, 175, 200)
"""The sizes to choose from, in percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackerState:
    """A tracker in its place; ``details`` are all there is to read about it."""

    key: str
    name: str
    question: str
    details: str
    is_put_away: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferState:
    """A tracker that can be had as it is."""

    key: str
    name: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsState:
    """The trackers in the reader's order, those put away last.

    ``day_ends`` is HH:MM, ``day_ends_words`` what it means.
    """

    trackers: tuple[TrackerState, ...] = ()
    offers: tuple[OfferState, ...] = ()
    day_ends: str = ""
    day_ends_words: str = ""
    can_change: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FormState:
    """The form as it is opened. ``heading`` is empty when it is closed.

    ``fixed`` says of a known tracker what stays as it is, and is empty for a new one.
    """

    heading: str = ""
    draft: TrackerDraft = field(default_factory=TrackerDraft)
    fixed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookState:
    """How the window looks on this machine; an empty ``theme`` follows the system."""

    theme: str = ""
    text_percent: int = 100
    interface_percent: int = 100


def next_step(percent: int, step: int) -> int:
    """The next larger size (``step`` 1) or smaller one (``step`` -1); the same at the end of the range."""
    further = [size for size in STEPS if (size - percent) * step > 0]
    return min(further, key=lambda size: abs(size - percent), default=percent)
