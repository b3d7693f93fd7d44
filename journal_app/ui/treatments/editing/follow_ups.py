# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How a date to come back to is typed. The journal proposes none: the day is left empty."""

from journal_app.domain.drafts import FollowUpDraft, check_follow_up
from journal_app.domain.records import FollowUp
from journal_app.store import verbs
from journal_app.ui.treatments.editing.editor import Editor, day_typed
from journal_app.ui.treatments.state import Part
from journal_app.words import N_


def draft_of(follow_up: FollowUp) -> FollowUpDraft:
    """A kept date as its form shows it."""
    return FollowUpDraft(
        title=follow_up.title,
        due_on=day_typed(follow_up.due_on),
        done_on=day_typed(follow_up.done_on),
        note=follow_up.note,
        changes=follow_up.id,
    )


FOLLOW_UPS = Editor(
    part=Part.FOLLOW_UP,
    fact=FollowUp,
    draft=FollowUpDraft,
    adding=N_("Add a follow-up date"),
    changing=N_("Change a follow-up date"),
    focus="due_on",
    blank=lambda _today: FollowUpDraft(),
    draft_of=draft_of,
    check=lambda draft, today: check_follow_up(draft, today=today),
    add=verbs.add_follow_up,
)
