# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How a course of treatment is typed. Its dose is words and stays words."""

from journal_app.domain.drafts import CourseDraft, check_course
from journal_app.domain.treatments import Course
from journal_app.store import verbs
from journal_app.ui.treatments.editing.editor import Editor, day_typed
from journal_app.ui.treatments.state import Part
from journal_app.words import N_


def draft_of(course: Course) -> CourseDraft:
    """A kept course as its form shows it."""
    return CourseDraft(
        title=course.title,
        started_on=day_typed(course.started_on),
        stopped_on=day_typed(course.stopped_on),
        dose=course.dose,
        note=course.note,
        changes=course.id,
    )


COURSES = Editor(
    part=Part.COURSE,
    fact=Course,
    draft=CourseDraft,
    adding=N_("Add a course"),
    changing=N_("Change a course"),
    focus="title",
    blank=lambda today: CourseDraft(started_on=day_typed(today)),
    draft_of=draft_of,
    check=lambda draft, today: check_course(draft, today=today),
    add=verbs.add_course,
    names=lambda draft: (draft.title,),
)
