# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do on the Treatments screen. Knows no Qt.

Hides that three forms share one place: a draft knows by its kind what it becomes, and a form opened on a kept fact
replaces that fact.
"""

from dataclasses import replace
from decimal import Decimal
from typing import Protocol, TypeVar

from journal_app.domain.catalogues import Product, find_product
from journal_app.domain.drafts import (
    Checked,
    EventDraft,
    InfusionDraft,
    ReactionDraft,
    check_event,
    check_infusion,
    check_reaction,
)
from journal_app.domain.facts import Fact
from journal_app.domain.spelling import plain
from journal_app.domain.treatments import Event, Infusion, Reaction
from journal_app.store import verbs
from journal_app.store.journal import Changed, Journal
from journal_app.ui.desk import Desk
from journal_app.ui.fields import FieldProblem, field_problems
from journal_app.ui.treatments.build import build_state
from journal_app.ui.treatments.state import Draft, FormState, TreatmentsState
from journal_app.words import _, day_text

_F = TypeVar("_F", bound=Fact)
CLOSED = FormState()


class View(Protocol):
    """What the presenter needs of the screen."""

    def set_state(self, state: TreatmentsState) -> None:
        """Show the tables."""

    def set_form(self, form: FormState) -> None:
        """Open a form with a draft, or close it."""

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields of the open form what is wrong."""


class Presenter:
    """The intents of the screen. Invariant: at most one form is open, and ``_editing`` belongs to it."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk = desk
        self._view = view
        self._editing: Fact | None = None
        self._checked: Checked[Infusion] | Checked[Reaction] | Checked[Event] = Checked(None)

    def refresh(self) -> None:
        """Read infusions, reactions and events again and show them."""
        today, can_change = self._desk.today(), not self._desk.info.read_only
        self._desk.read(lambda facts: build_state(facts, today=today, can_change=can_change), self._view.set_state)

    def start_infusion(self) -> None:
        """Open an empty form for an infusion of today."""
        self._open(None, _("Add an infusion"), InfusionDraft(day=self._desk.today().isoformat()), "product")

    def start_event(self) -> None:
        """Open an empty form for something that began today."""
        self._open(None, _("Add an event"), EventDraft(first_on=self._desk.today().isoformat()), "kind")

    def start_reaction(self, infusion_id: str) -> None:
        """Open an empty form for something felt after an infusion."""
        self._desk.glance(lambda facts: facts.get(Infusion, infusion_id), self._on_reacting)

    def edit_infusion(self, infusion_id: str) -> None:
        """Open the form with an infusion that is kept."""
        self._desk.glance(lambda facts: facts.get(Infusion, infusion_id), self._on_editing_infusion)

    def edit_event(self, event_id: str) -> None:
        """Open the form with an event that is kept."""
        self._desk.glance(lambda facts: facts.get(Event, event_id), self._on_editing_event)

    def close(self) -> None:
        """Put the form away."""
        self._editing = None
        self._view.set_form(CLOSED)

    def delete_infusion(self, infusion_id: str) -> None:
        """Take an infusion out with its reactions; the message line offers Undo."""
        self._delete(Infusion, infusion_id)

    def delete_reaction(self, reaction_id: str) -> None:
        """Take a reaction out; the message line offers Undo."""
        self._delete(Reaction, reaction_id)

    def delete_event(self, event_id: str) -> None:
        """Take an event out; the message line offers Undo."""
        self._delete(Event, event_id)

    def save(self, draft: Draft) -> None:
        """Keep what was typed, or say beside the fields what is wrong."""
        today = self._desk.today()
        match draft:
            case InfusionDraft():
                self._keep(check_infusion(draft, today=today), verbs.add_infusion)
            case ReactionDraft():
                self._keep(check_reaction(draft), verbs.add_reaction)
            case EventDraft():
                self._keep(check_event(draft, today=today), verbs.add_event)

    def answer(self, field: str, number: int, draft: Draft) -> None:
        """Settle which of two readings an amount has, and save."""
        problem = self._checked.problem(field)
        if problem is None or not problem.readings or not isinstance(draft, InfusionDraft):
            return
        settled = replace(draft, amount=plainly(problem.readings[number]))
        self._view.set_form(FormState(heading=self._heading(), draft=settled, focus="amount"))
        self.save(settled)

    def name_product(self, draft: InfusionDraft) -> None:
        """A product was named: fill in what the list knows of it, where nothing was typed."""
        product = find_product(draft.product)
        if product is None:
            return
        filled = fill_in(draft, product)
        if filled != draft:
            self._view.set_form(FormState(heading=self._heading(), draft=filled))

    def _heading(self) -> str:
        return _("Change an infusion") if self._editing else _("Add an infusion")

    def _on_reacting(self, infusion: Infusion) -> None:
        words = {"product": infusion.brand or infusion.product, "day": day_text(infusion.given_on)}
        heading = _("Add a reaction after {product}, {day}").format(**words)
        self._open(None, heading, ReactionDraft(infusion=infusion.id), "kind")

    def _on_editing_infusion(self, infusion: Infusion) -> None:
        self._open(infusion, _("Change an infusion"), draft_of_infusion(infusion), "product")

    def _on_editing_event(self, event: Event) -> None:
        self._open(event, _("Change an event"), draft_of_event(event), "kind")

    def _open(self, editing: Fact | None, heading: str, draft: Draft, focus: str) -> None:
        self._editing = editing
        self._checked = Checked(None)
        self._view.set_form(FormState(heading=heading, draft=draft, focus=focus))
        self._view.set_problems(())

    def _keep(self, checked: "Checked[_F]", add: "_Add[_F]") -> None:
        self._checked = checked  # type: ignore[assignment]  # one of the three kinds this screen knows
        self._view.set_problems(field_problems(checked.problems))
        fact, known = checked.value, self._editing
        if fact is None:
            return
        if known is None:
            self._desk.save(lambda journal: add(journal, fact), lambda _fact: self.close())
            return
        corrected = replace(
            fact, id=known.id, entered_by=known.entered_by, recorded_at=known.recorded_at, source=known.source
        )
        self._desk.save(lambda journal: verbs.replace_fact(journal, corrected), lambda _nothing: self.close())

    def _delete(self, kind: type[Fact], fact_id: str) -> None:
        self._desk.save(lambda journal: verbs.remove_fact(journal, journal.facts.get(kind, fact_id)))
        if self._editing is not None and self._editing.id == fact_id:
            self.close()


class _Add(Protocol[_F]):
    def __call__(self, journal: Journal, fact: _F, /) -> Changed[_F]: ...


def fill_in(draft: InfusionDraft, product: Product) -> InfusionDraft:
    """The draft with kind and unit of the product, and a brand typed as the product put where it belongs."""
    brand = next((known.name for known in product.brands if plain(known.name) == plain(draft.product)), "")
    is_brand_free = bool(brand) and not draft.brand.strip()
    return replace(
        draft,
        product=product.inn if is_brand_free else draft.product,
        brand=brand if is_brand_free else draft.brand,
        kind=draft.kind or product.kind,
        unit=draft.unit if draft.unit.strip() else product.unit,
    )


def plainly(number: Decimal) -> str:
    """A number written so that it can be read in one way only: three decimals get a fourth."""
    text = format(number, "f")
    return f"{text}0" if "." in text else text


def draft_of_infusion(infusion: Infusion) -> InfusionDraft:
    """A kept infusion as its form shows it."""
    return InfusionDraft(
        product=infusion.product,
        amount="" if infusion.amount is None else _amount(infusion.amount),
        unit=infusion.unit,
        kind=infusion.kind,
        brand=infusion.brand,
        day=infusion.given_on.isoformat(),
        time=infusion.given_time.strftime("%H:%M") if infusion.given_time else "",
        place=infusion.place,
        course=infusion.course,
        note=infusion.note,
    )


def draft_of_event(event: Event) -> EventDraft:
    """A kept event as its form shows it."""
    return EventDraft(
        kind=event.kind,
        title=event.title,
        first_on=event.first_on.isoformat(),
        last_on=event.last_on.isoformat() if event.last_on else "",
        note=event.note,
    )


def _amount(number: Decimal) -> str:
    places = -int(number.as_tuple().exponent)
    return plainly(number) if places == 3 else format(number, "f")  # noqa: PLR2004 -- what asks which way it is read
