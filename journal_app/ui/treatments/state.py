# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the Treatments screen shows, as values. Knows no Qt and no journal."""

from dataclasses import dataclass

from journal_app.domain.drafts import EventDraft, InfusionDraft, ReactionDraft
from journal_app.ui.rows import Row

Draft = InfusionDraft | ReactionDraft | EventDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionState:
    """Something felt after an infusion, in words."""

    id: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentRow(Row):
    """An infusion with what was felt after it, or an event."""

    reactions: tuple[ReactionState, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentsState:
    """Both tables, newest first. ``last`` says for each kind of infusion how long the last one is ago."""

    infusions: tuple[TreatmentRow, ...] = ()
    events: tuple[TreatmentRow, ...] = ()
    last: tuple[str, ...] = ()
    can_change: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FormState:
    """The form as it is opened, by the kind of its draft; closed without one. ``focus`` names the field to begin at."""

    heading: str = ""
    draft: Draft | None = None
    focus: str = ""
