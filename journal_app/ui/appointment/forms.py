# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The forms of the Appointment screen: a question, what was answered to it, and a visit.

Hides which fields each has.
"""

from journal_app.domain.drafts import AnswerDraft, QuestionDraft, VisitDraft
from journal_app.ui.appointment.state import Draft
from journal_app.ui.widgets.draft_form import DraftFields
from journal_app.ui.widgets.forms import form_row, note_field, text_field
from journal_app.words import _

_WIDE_PX = 720
_NOTE_PX = 576

AppointmentForm = DraftFields[Draft]


class QuestionForm(DraftFields[Draft]):
    """The one line of a ``QuestionDraft``; what it is about is not asked."""

    NAMES = ("text",)

    def __init__(self) -> None:
        super().__init__(_("Add a question"), QuestionDraft())
        self.add_line([("text", form_row(_("My question"), text_field(), _("In your own words"), width_px=_WIDE_PX))])
        self.add_buttons()


class AnswerForm(DraftFields[Draft]):
    """The fields of an ``AnswerDraft``; the heading says which question it answers."""

    NAMES = ("answered_on", "answer")

    def __init__(self) -> None:
        super().__init__(_("What was answered"), AnswerDraft())
        # Translators: "YYYY-MM-DD": how a date is typed: year, month, day; letters of the language, the order stays
        day = form_row(_("Day"), text_field(_("YYYY-MM-DD")), width_px=160)
        said = form_row(_("What was said"), note_field(), _("May stay empty"), width_px=_NOTE_PX)
        self.add_line([("answered_on", day), ("answer", said)])
        self.add_buttons()


class VisitForm(DraftFields[Draft]):
    """The fields of a ``VisitDraft``."""

    NAMES = ("day", "time", "with_whom", "said", "note")

    def __init__(self) -> None:
        super().__init__(_("Add a visit"), VisitDraft())
        self.add_line(
            [
                ("day", form_row(_("Day"), text_field(_("YYYY-MM-DD")), _("It may lie ahead"), width_px=176)),
                # Translators: "HH:MM": how a time of day is typed: hours and minutes
                ("time", form_row(_("Time"), text_field(_("HH:MM")), width_px=112)),
                # Translators: label of a field and heading of a column: the doctor or clinic that is visited
                ("with_whom", form_row(_("With whom"), text_field(), width_px=320)),
            ]
        )
        self.add_line(
            [
                ("said", form_row(_("What was said"), note_field(), _("Afterwards, in your words"), width_px=_NOTE_PX)),
                ("note", form_row(_("Note"), note_field(), width_px=400)),
            ]
        )
        self.add_buttons()
