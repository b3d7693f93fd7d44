# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From the journal to the tables of treatments. Knows no Qt."""

from collections.abc import Sequence
from datetime import date

from journal_app.domain.days import days_between
from journal_app.domain.treatments import Event, Infusion, InfusionKind, Reaction
from journal_app.store.queries import Facts
from journal_app.ui.today.build import event_kind_words
from journal_app.ui.treatments import wording
from journal_app.ui.treatments.state import ReactionState, TreatmentRow, TreatmentsState
from journal_app.words import _, day_text


def build_state(facts: Facts, *, today: date, can_change: bool = True) -> TreatmentsState:
    """Everything the Treatments screen shows, as of ``today``."""
    infusions = facts.infusions()
    reactions = facts.reactions()
    before = _before(infusions)
    rows = [_infusion_row(infusion, before.get(infusion.id), _of(infusion, reactions)) for infusion in infusions]
    return TreatmentsState(
        infusions=tuple(reversed(rows)),
        events=tuple(_event_row(event) for event in reversed(facts.events())),
        last=_last(infusions, today),
        can_change=can_change,
    )


def _before(infusions: Sequence[Infusion]) -> dict[str, Infusion]:
    """For each infusion, by id, the one of its kind before it."""
    latest: dict[InfusionKind, Infusion] = {}
    found: dict[str, Infusion] = {}
    for infusion in infusions:
        if infusion.kind in latest:
            found[infusion.id] = latest[infusion.kind]
        latest[infusion.kind] = infusion
    return found


def _of(infusion: Infusion, reactions: Sequence[Reaction]) -> tuple[ReactionState, ...]:
    return tuple(
        ReactionState(id=reaction.id, words=wording.reaction_words(reaction))
        for reaction in reactions
        if reaction.infusion == infusion.id
    )


def _last(infusions: Sequence[Infusion], today: date) -> tuple[str, ...]:
    latest = {infusion.kind: infusion for infusion in infusions}
    return tuple(
        wording.last_words(latest[kind], days_between(latest[kind].given_on, today))
        for kind in InfusionKind
        if kind in latest
    )


def _infusion_row(infusion: Infusion, before: Infusion | None, reactions: tuple[ReactionState, ...]) -> TreatmentRow:
    days = wording.days_words(days_between(before.given_on, infusion.given_on)) if before else ""
    felt = tuple(reaction.words for reaction in reactions)
    since = _("{days} after the last of its kind").format(days=days) if days else ""
    return TreatmentRow(
        id=infusion.id,
        cells=(
            day_text(infusion.given_on),
            wording.product_words(infusion),
            wording.amount_words(infusion),
            wording.kind_words(infusion.kind),
            days,
            "; ".join(felt),
            infusion.place,
            infusion.note,
        ),
        details=wording.infusion_details(infusion, since, ()),
        reactions=reactions,
    )


def _event_row(event: Event) -> TreatmentRow:
    days, kind = wording.event_days(event), event_kind_words(event.kind)
    return TreatmentRow(
        id=event.id,
        cells=(days, kind, event.title, event.note),
        details=" · ".join(part for part in (kind, event.title, days, event.note) if part),
    )
