# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The smaller forms of the Treatments screen: a reaction, a course, an event, a date to come back to.

Hides which fields each has, and what is offered while a name is typed.
"""

from journal_app.domain.catalogues import known_courses, reaction_kinds
from journal_app.domain.drafts import CourseDraft, EventDraft, FollowUpDraft, ReactionDraft
from journal_app.domain.kinds import event_name
from journal_app.domain.treatment_words import DELAYED, severity_words
from journal_app.domain.treatments import EventKind, Severity
from journal_app.ui.treatments.draft_form import DraftForm
from journal_app.ui.widgets.completion import Finder, Suggestion
from journal_app.ui.widgets.forms import FormRow, choice_field, form_row, note_field, text_field
from journal_app.words import _


class ReactionForm(DraftForm):
    """The fields of a ``ReactionDraft``; whose infusion it was is not asked, it was chosen."""

    NAMES = ("kind", "onset_day", "lasted", "severity", "note")

    def __init__(self) -> None:
        super().__init__(_("Add a reaction"), ReactionDraft())
        kind = text_field()
        severities = choice_field([(severity.value, severity_words(severity)) for severity in Severity])
        # Translators: "What was felt": label of a field: the reaction to an infusion
        felt = form_row(_("What was felt"), kind, _("Down shows the list; your own words are fine"), width_px=288)
        self.add_line(
            [
                ("kind", felt),
                ("onset_day", form_row(_("Days after the infusion"), text_field(), _onset_hint(), width_px=288)),
                # Translators: "How long": label of a field: for how long a reaction was felt
                # Translators: "In your words": below a field: any words will do
                ("lasted", form_row(_("How long"), text_field(), _("In your words"), width_px=144)),
                ("severity", form_row(_("How severe for you"), severities, width_px=160)),
            ]
        )
        self.add_line([("note", _note())])
        self.finish()
        Finder(kind, [Suggestion(_(known.name), _(known.name), (known.key,)) for known in reaction_kinds()])


class CourseForm(DraftForm):
    """The fields of a ``CourseDraft``."""

    NAMES = ("title", "dose", "started_on", "stopped_on", "note")

    def __init__(self) -> None:
        super().__init__(_("Add a course"), CourseDraft())
        title = text_field()
        treatment = form_row(
            _("Treatment"), title, _("Such as oral iron, disease-modifying therapy, a vitamin"), width_px=288
        )
        self.add_line(
            [
                ("title", treatment),
                ("dose", form_row(_("Dose"), text_field(), _("In words; it is only kept"), width_px=208)),
                ("started_on", form_row(_("First day"), text_field(_("YYYY-MM-DD")), width_px=160)),
                (
                    "stopped_on",
                    form_row(_("Last day"), text_field(_("YYYY-MM-DD")), _("Empty while it goes on"), width_px=208),
                ),
            ]
        )
        self.add_line([("note", _note())])
        self.finish()
        Finder(title, [Suggestion(course.title, course.title, course.aliases) for course in known_courses()])
        self.watch_name(title)


class EventForm(DraftForm):
    """The fields of an ``EventDraft``."""

    NAMES = ("kind", "title", "first_on", "last_on", "note")

    def __init__(self) -> None:
        super().__init__(_("Add an event"), EventDraft())
        kinds = choice_field([("", _("choose")), *((kind.value, event_name(kind)) for kind in EventKind)])
        last = form_row(_("Last day"), text_field(_("YYYY-MM-DD")), _("Empty: one day, or not over yet"), width_px=232)
        self.add_line(
            [
                ("kind", form_row(_("What happened"), kinds, width_px=240)),
                ("title", form_row(_("In a few words"), text_field(), width_px=240)),
                ("first_on", form_row(_("First day"), text_field(_("YYYY-MM-DD")), width_px=160)),
                ("last_on", last),
            ]
        )
        self.add_line([("note", _note())])
        self.finish()


class FollowUpForm(DraftForm):
    """The fields of a ``FollowUpDraft``. The day is the reader's own: none is proposed."""

    NAMES = ("due_on", "title", "done_on", "note")

    def __init__(self) -> None:
        super().__init__(_("Add a follow-up date"), FollowUpDraft())
        self.add_line(
            [
                (
                    "due_on",
                    form_row(_("Date"), text_field(_("YYYY-MM-DD")), _("It may lie ahead"), width_px=176),
                ),
                ("title", form_row(_("What for"), text_field(), width_px=320)),
                (
                    "done_on",
                    form_row(_("Done on"), text_field(_("YYYY-MM-DD")), _("Empty while it is not"), width_px=208),
                ),
            ]
        )
        self.add_line([("note", _note())])
        self.finish()


def _note() -> FormRow:
    return form_row(_("Note"), note_field(), width_px=576)


def _onset_hint() -> str:
    words = _("0 is the day itself; days {first} to {last} are called delayed")
    return words.format(first=DELAYED.start, last=DELAYED.stop - 1)
