# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the Appointment screen shows, as values. Knows no Qt and no journal."""

from enum import StrEnum

from journal_app.domain.drafts import AnswerDraft, QuestionDraft, VisitDraft
from journal_app.domain.frozen import frozen
from journal_app.ui.attachment_words import AttachmentState
from journal_app.ui.rows import Row

Draft = QuestionDraft | AnswerDraft | VisitDraft


class Part(StrEnum):
    """What can be typed here."""

    QUESTION = "question"
    ANSWER = "answer"
    VISIT = "visit"


@frozen
class QuestionRow(Row):
    """A question, open or answered. ``about`` says what it is about, where it is about something that can be shown."""

    about: str = ""


@frozen
class VisitRow(Row):
    """A visit with its letters."""

    letters: tuple[AttachmentState, ...] = ()


@frozen
class AppointmentState:
    """The questions in the order of asking, those answered, the latest first, and the visits, the newest first.

    ``next`` says which visit comes, ``since`` from which one on things count as new.
    """

    to_ask: tuple[QuestionRow, ...] = ()
    answered: tuple[QuestionRow, ...] = ()
    visits: tuple[VisitRow, ...] = ()
    next: str = ""
    since: str = ""
    can_change: bool = True


@frozen
class FormState:
    """The form as it is opened; closed without a ``part``. ``focus`` names the field to begin at, if any."""

    part: Part | None = None
    heading: str = ""
    draft: Draft | None = None
    focus: str = ""
