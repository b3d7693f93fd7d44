# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How a reaction is typed: whose infusion it follows stands in the draft and is not asked."""

from journal_app.domain.drafts import ReactionDraft, check_reaction
from journal_app.domain.treatment_words import reaction_name
from journal_app.domain.treatments import Reaction
from journal_app.store import verbs
from journal_app.ui.treatments.editing.editor import Editor
from journal_app.ui.treatments.state import Part
from journal_app.words import N_


def draft_of(reaction: Reaction) -> ReactionDraft:
    """A kept reaction as its form shows it, one of the pick list by its name."""
    return ReactionDraft(
        infusion=reaction.infusion,
        kind=reaction_name(reaction.kind),
        onset_day="" if reaction.onset_day is None else str(reaction.onset_day),
        lasted=reaction.lasted,
        severity=reaction.severity,
        note=reaction.note,
        changes=reaction.id,
    )


REACTIONS = Editor(
    part=Part.REACTION,
    fact=Reaction,
    draft=ReactionDraft,
    adding=N_("Add a reaction"),
    changing=N_("Change a reaction"),
    focus="kind",
    blank=lambda _today: ReactionDraft(),
    draft_of=draft_of,
    check=lambda draft, _today: check_reaction(draft),
    add=verbs.add_reaction,
)
