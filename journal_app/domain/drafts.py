# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every form of the journal in one place: drafts as typed, and the checks that make facts or name problems.

Both front ends and the readers of files go through these, so that a value is judged the same way wherever it
comes from. Problems come back by field.
"""

from journal_app.domain.checks import Checked, Problem
from journal_app.domain.days import read_day, read_time
from journal_app.domain.expectation_drafts import ExpectationDraft, check_expectation
from journal_app.domain.happening_drafts import (
    CourseDraft,
    EventDraft,
    ExclusionDraft,
    FollowUpDraft,
    check_course,
    check_event,
    check_exclusion,
    check_follow_up,
)
from journal_app.domain.lab_drafts import LabDraft, check_lab
from journal_app.domain.ranges import PrintedRange, read_range
from journal_app.domain.score_drafts import ScoreDraft, check_score
from journal_app.domain.treatment_drafts import InfusionDraft, ReactionDraft, check_infusion, check_reaction
from journal_app.domain.visit_drafts import (
    AnswerDraft,
    QuestionDraft,
    VisitDraft,
    check_answer,
    check_question,
    check_visit,
)

__all__ = [
    "AnswerDraft",
    "Checked",
    "CourseDraft",
    "EventDraft",
    "ExclusionDraft",
    "ExpectationDraft",
    "FollowUpDraft",
    "InfusionDraft",
    "LabDraft",
    "PrintedRange",
    "Problem",
    "QuestionDraft",
    "ReactionDraft",
    "ScoreDraft",
    "VisitDraft",
    "check_answer",
    "check_course",
    "check_event",
    "check_exclusion",
    "check_expectation",
    "check_follow_up",
    "check_infusion",
    "check_lab",
    "check_question",
    "check_reaction",
    "check_score",
    "check_visit",
    "read_day",
    "read_range",
    "read_time",
]
