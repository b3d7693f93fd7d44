# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How an event is typed."""

from journal_app.domain.drafts import EventDraft, check_event
from journal_app.domain.treatments import Event
from journal_app.store import verbs
from journal_app.ui.treatments.editing.editor import Editor, day_typed
from journal_app.ui.treatments.state import Part
from journal_app.words import N_


def draft_of(event: Event) -> EventDraft:
    """A kept event as its form shows it."""
    return EventDraft(
        kind=event.kind,
        title=event.title,
        first_on=day_typed(event.first_on),
        last_on=day_typed(event.last_on),
        note=event.note,
        changes=event.id,
    )


EVENTS = Editor(
    part=Part.EVENT,
    fact=Event,
    draft=EventDraft,
    adding=N_("Add an event"),
    changing=N_("Change an event"),
    focus="kind",
    blank=lambda today: EventDraft(first_on=day_typed(today)),
    draft_of=draft_of,
    check=lambda draft, today: check_event(draft, today=today),
    add=verbs.add_event,
)
