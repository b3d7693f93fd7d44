# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the Treatments screen shows, as values. Knows no Qt and no journal."""

from datetime import date
from enum import StrEnum

from journal_app.domain.drafts import CourseDraft, EventDraft, FollowUpDraft, InfusionDraft, ReactionDraft
from journal_app.domain.frozen import frozen
from journal_app.domain.treatments import CourseState
from journal_app.research.topics import Topic
from journal_app.ui.attachment_words import AttachmentState
from journal_app.ui.rows import Row

Draft = InfusionDraft | ReactionDraft | CourseDraft | EventDraft | FollowUpDraft


class Part(StrEnum):
    """What can be typed here. Each but a reaction, which stands with its infusion, is a section of the screen."""

    INFUSION = "infusion"
    REACTION = "reaction"
    COURSE = "course"
    EVENT = "event"
    FOLLOW_UP = "follow_up"


SECTIONS = (Part.INFUSION, Part.COURSE, Part.EVENT, Part.FOLLOW_UP)
"""The sections in the order they stand in."""


@frozen
class RemarkState:
    """What is known of a treatment by its name, and where it was read."""

    words: str
    source: str


@frozen
class ReactionState:
    """Something felt after an infusion, in words."""

    id: str
    words: str


@frozen
class MarkedDay:
    """What became of a course on a day; ``id`` is that of the mark."""

    id: str
    day: date
    state: CourseState


@frozen
class TreatmentRow(Row):
    """A fact of a section, with what is known by its name and what research may be about."""

    remarks: tuple[RemarkState, ...] = ()
    topics: frozenset[Topic] = frozenset()


@frozen
class InfusionRow(TreatmentRow):
    """An infusion with what was felt after it, by day, and its letters."""

    reactions: tuple[ReactionState, ...] = ()
    letters: tuple[AttachmentState, ...] = ()


@frozen
class CourseRow(TreatmentRow):
    """A course with the days that something was noted of."""

    started_on: date
    stopped_on: date | None
    days: tuple[MarkedDay, ...] = ()


@frozen
class FollowUpRow(TreatmentRow):
    """A date that the reader set."""

    is_done: bool = False


@frozen
class TreatmentsState:
    """All sections.

    ``last`` says for each kind of infusion how long the last one is ago, ``next`` which date comes. ``places`` are
    those where infusions were given, the latest first.
    """

    today: date = date.min
    infusions: tuple[InfusionRow, ...] = ()
    courses: tuple[CourseRow, ...] = ()
    events: tuple[TreatmentRow, ...] = ()
    follow_ups: tuple[FollowUpRow, ...] = ()
    last: tuple[str, ...] = ()
    next: str = ""
    places: tuple[str, ...] = ()
    can_change: bool = True

    def rows(self, part: Part) -> tuple[TreatmentRow, ...]:
        """The rows of a section."""
        rows: dict[Part, tuple[TreatmentRow, ...]] = {
            Part.INFUSION: self.infusions,
            Part.COURSE: self.courses,
            Part.EVENT: self.events,
            Part.FOLLOW_UP: self.follow_ups,
        }
        return rows[part]


@frozen
class FormState:
    """The form as it is opened; closed without a ``part``. ``focus`` names the field to begin at, if any."""

    part: Part | None = None
    heading: str = ""
    draft: Draft | None = None
    focus: str = ""
