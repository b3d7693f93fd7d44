# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""When two facts are the same one, whoever made them and where: by what they are about, and not by their ids.

Hides nothing but the order: whatever belongs to something comes after it.
"""

from collections.abc import Callable
from typing import Any

from journal_app.domain.facts import Fact, Kind
from journal_app.domain.labs import LabResult
from journal_app.domain.records import AnswerSet, Appointment, FollowUp, Question
from journal_app.domain.scores import Day, Score
from journal_app.domain.spelling import plain
from journal_app.domain.treatments import Course, CourseDay, Event, Infusion, Reaction
from journal_app.words import N_

# Translators: an entry in a list of lines of an import; {day} is a date
IDENTITIES: dict[type[Fact], tuple[Kind, str, Callable[[Any], object]]] = {
    Score: (Kind.SCORE, N_("score of {day}"), lambda one: (one.day, one.tracker, one.part, one.time)),
    Day: (Kind.DAY, N_("day {day}"), lambda one: one.day),
    LabResult: (
        Kind.LAB_RESULT,
        N_("blood result of {day}"),
        lambda one: (one.collected_on, one.analyte, one.comparator, one.value, one.unit_code or plain(one.unit)),
    ),
    Infusion: (Kind.INFUSION, N_("infusion of {day}"), lambda one: (one.given_on, plain(one.product), one.kind)),
    # Translators: an entry in a list of lines of an import: what was felt after an infusion
    Reaction: (Kind.REACTION, N_("reaction"), lambda one: (one.infusion, one.kind)),
    Event: (Kind.EVENT, N_("event of {day}"), lambda one: (one.first_on, one.kind, plain(one.title))),
    Course: (Kind.COURSE, N_("course from {day}"), lambda one: (one.started_on, plain(one.title))),
    CourseDay: (Kind.COURSE_DAY, N_("day {day} of a course"), lambda one: (one.course, one.day)),
    AnswerSet: (Kind.ANSWER_SET, N_("questionnaire of {day}"), lambda one: (one.answered_on, one.questionnaire)),
    Appointment: (Kind.APPOINTMENT, N_("visit on {day}"), lambda one: (one.day, plain(one.with_whom))),
    # Translators: an entry in a list of lines of an import: one to ask a doctor
    Question: (Kind.QUESTION, N_("question"), lambda one: plain(one.text)),
    FollowUp: (Kind.FOLLOW_UP, N_("follow-up of {day}"), lambda one: (one.due_on, plain(one.title))),
}
"""Of each kind: its name, the words for one of it in a preview, and what makes two of it the same one."""
