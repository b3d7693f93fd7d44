# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from journal_app.domain.drafts import EventDraft, InfusionDraft, ReactionDraft
from journal_app.domain.treatments import EventKind, InfusionKind, Severity
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.fields import FieldProblem
from journal_app.ui.treatments.build import build_state
from journal_app.ui.treatments.presenter import Presenter, draft_of_infusion, plainly
from journal_app.ui.treatments.state import FormState, TreatmentsState
from tests.builders import a_reaction, an_event, an_infusion
from tests.ui.desks import KeptMessages, a_desk

TODAY = date(2026, 11, 21)


class SeenView:
    """What the presenter told its view."""

    def __init__(self) -> None:
        self.state = TreatmentsState()
        self.form = FormState()
        self.problems: dict[str, FieldProblem] = {}

    def set_state(self, state: TreatmentsState) -> None:
        self.state = state

    def set_form(self, form: FormState) -> None:
        self.form = form

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        self.problems = {problem.field: problem for problem in problems}


Stage = tuple[Presenter, SeenView, KeptMessages]


@pytest.fixture
def stage(journal: Journal) -> Stage:
    desk, messages = a_desk(journal)
    view = SeenView()
    return Presenter(desk, view), view, messages


def test_infusions_stand_newest_first_with_days_since_the_last_of_their_kind(journal: Journal) -> None:
    for day, kind in (
        (date(2026, 1, 20), InfusionKind.IRON),
        (date(2026, 3, 1), InfusionKind.STEROID),
        (date(2026, 5, 12), InfusionKind.IRON),
    ):
        verbs.add_infusion(journal, an_infusion(day, kind=kind, iron_mg=None, place="Clinic", note="slow"))
    state = build_state(journal.facts, today=TODAY)
    assert [row.cells[:5] for row in state.infusions] == [
        ("12 May 2026", "ferric carboxymaltose (Ferinject)", "1000 mg", "iron", "112 days"),
        ("1 Mar 2026", "ferric carboxymaltose (Ferinject)", "1000 mg", "steroid", ""),
        ("20 Jan 2026", "ferric carboxymaltose (Ferinject)", "1000 mg", "iron", ""),
    ]
    assert state.infusions[0].cells[6:] == ("Clinic", "slow")
    assert state.last == (
        "Last iron infusion: 12 May 2026, 193 days ago.",
        "Last steroid infusion: 1 Mar 2026, 265 days ago.",
    )


def test_an_infusion_of_today_is_not_days_ago(journal: Journal) -> None:
    verbs.add_infusion(journal, an_infusion(TODAY, amount=None, brand="", given_time=time(9, 5), course="spring"))
    state = build_state(journal.facts, today=TODAY)
    assert state.last == ("Last iron infusion: 21 Nov 2026, today.",)
    assert state.infusions[0].details == "ferric carboxymaltose · iron · 21 Nov 2026, 09:05 · course spring"


def test_reactions_stand_with_their_infusion(journal: Journal) -> None:
    infusion = verbs.add_infusion(journal, an_infusion()).value
    verbs.add_reaction(journal, a_reaction(infusion, lasted="2 days", severity=Severity.MILD, note="slept"))
    verbs.add_reaction(journal, a_reaction(infusion, kind="like flying", onset_day=None))
    row = build_state(journal.facts, today=TODAY).infusions[0]
    assert [reaction.words for reaction in row.reactions] == ["like flying", "Headache (day 1, 2 days, mild, slept)"]
    assert row.cells[5] == "like flying; Headache (day 1, 2 days, mild, slept)"


def test_events_stand_newest_first_with_their_days(journal: Journal) -> None:
    verbs.add_event(journal, an_event(date(2026, 3, 20), last_on=date(2026, 4, 2), title="After moving house"))
    verbs.add_event(journal, an_event(date(2026, 8, 1), kind=EventKind.BLEEDING, title=""))
    state = build_state(journal.facts, today=TODAY)
    assert [row.cells for row in state.events] == [
        ("1 Aug 2026", "Bleeding or heavy period", "", ""),
        ("20 Mar 2026 – 2 Apr 2026", "Crash", "After moving house", ""),
    ]


def test_an_infusion_is_kept_as_typed(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    presenter.start_infusion()
    assert view.form.draft == InfusionDraft(day="2026-11-21")
    presenter.save(InfusionDraft(product="ferric carboxymaltose", amount="1000", day="2026-11-20", place="Clinic"))
    (kept,) = journal.facts.infusions()
    assert (kept.kind, kept.unit, kept.iron_mg, kept.place) == (InfusionKind.IRON, "mg", Decimal(1000), "Clinic")
    assert (messages.last.text, messages.last.action) == ("Saved 20:14", "Undo")
    assert view.form.draft is None


def test_a_product_nobody_listed_is_kept_in_its_own_words(stage: Stage, journal: Journal) -> None:
    presenter, _view, _messages = stage
    presenter.start_infusion()
    presenter.save(InfusionDraft(product="vitamin drip", day="2026-11-20"))
    assert journal.facts.infusions()[0].product == "vitamin drip"


def test_problems_of_an_infusion_come_back_by_field(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    presenter.start_infusion()
    presenter.save(InfusionDraft(amount="-3", day="2027-01-01"))
    assert set(view.problems) == {"product", "amount", "day"}
    assert journal.facts.infusions() == []


@pytest.mark.parametrize(("answer", "meant"), [(0, "1.0000"), (1, "1000")])
def test_an_amount_with_two_readings_asks_which(stage: Stage, journal: Journal, answer: int, meant: str) -> None:
    presenter, view, _messages = stage
    presenter.start_infusion()
    typed = InfusionDraft(product="ferric carboxymaltose", amount="1.000", day="2026-11-20")
    presenter.save(typed)
    assert view.problems["amount"].answers == ("It is 1", "It is 1000")
    presenter.answer("amount", answer, typed)
    assert [infusion.amount for infusion in journal.facts.infusions()] == [Decimal(meant)]


def test_an_answer_to_nothing_changes_nothing(stage: Stage, journal: Journal) -> None:
    presenter, _view, _messages = stage
    presenter.start_event()
    presenter.answer("kind", 0, EventDraft())
    assert journal.facts.events() == []


def test_a_brand_typed_as_the_product_is_put_where_it_belongs(stage: Stage) -> None:
    presenter, view, _messages = stage
    presenter.start_infusion()
    presenter.name_product(InfusionDraft(product="ferinject", day="2026-11-20", note="kept"))
    filled = view.form.draft
    assert isinstance(filled, InfusionDraft)
    assert (filled.brand, filled.kind, filled.unit, filled.note) == ("Ferinject", "iron", "mg", "kept")
    assert filled.product.casefold() == "ferric carboxymaltose"
    assert view.form.focus == ""


def test_what_was_typed_is_never_overwritten_by_the_list(stage: Stage) -> None:
    presenter, view, _messages = stage
    presenter.start_infusion()
    opened = view.form
    typed = InfusionDraft(product="Ferinject", brand="Mine", kind="other", unit="ml")
    presenter.name_product(typed)
    presenter.name_product(InfusionDraft(product="unheard of"))
    assert view.form == opened


def test_an_infusion_opens_as_kept_and_is_corrected_in_place(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    before = verbs.add_infusion(journal, an_infusion(amount=Decimal("0.500"), given_time=time(9))).value
    presenter.edit_infusion(before.id)
    draft = view.form.draft
    assert isinstance(draft, InfusionDraft)
    assert (draft.amount, draft.time) == ("0.5000", "09:00")
    presenter.save(replace(draft, amount="500", place="Day unit"))
    (after,) = journal.facts.infusions()
    assert after == replace(before, amount=Decimal(500), iron_mg=Decimal(500), place="Day unit")
    assert view.form == FormState()


def test_amounts_can_be_read_again_in_one_way_only() -> None:
    assert draft_of_infusion(an_infusion(amount=Decimal("1.250"))).amount == "1.2500"
    assert draft_of_infusion(an_infusion(amount=Decimal("12.5"))).amount == "12.5"
    assert draft_of_infusion(an_infusion(amount=None)).amount == ""
    assert (plainly(Decimal("1.250")), plainly(Decimal(1250))) == ("1.2500", "1250")


def test_a_reaction_belongs_to_the_chosen_infusion(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    infusion = verbs.add_infusion(journal, an_infusion()).value
    presenter.start_reaction(infusion.id)
    assert view.form.heading == "Add a reaction after Ferinject, 20 Nov 2026"
    draft = view.form.draft
    assert isinstance(draft, ReactionDraft)
    presenter.save(replace(draft, kind="", onset_day="-1"))
    assert set(view.problems) == {"kind", "onset_day"}
    presenter.save(replace(draft, kind="Headache", onset_day="1", severity="mild"))
    (kept,) = journal.facts.reactions(infusion.id)
    assert (kept.kind, kept.onset_day, kept.severity) == ("headache", 1, Severity.MILD)
    presenter.delete_reaction(kept.id)
    assert journal.facts.reactions() == []
    assert messages.last.act is not None
    messages.last.act()
    assert journal.facts.reactions() == [kept]


def test_an_event_is_kept_changed_and_deleted(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    presenter.start_event()
    presenter.save(EventDraft(first_on="2026-11-10", last_on="2026-11-01"))
    assert set(view.problems) == {"kind", "last_on"}
    presenter.save(EventDraft(kind="crash", title="Party", first_on="2026-11-10", last_on="2026-11-12"))
    (kept,) = journal.facts.events()
    presenter.edit_event(kept.id)
    draft = view.form.draft
    assert isinstance(draft, EventDraft)
    assert (draft.first_on, draft.last_on, view.form.heading) == ("2026-11-10", "2026-11-12", "Change an event")
    presenter.save(replace(draft, last_on=""))
    assert journal.facts.events() == [replace(kept, last_on=None)]
    presenter.edit_event(kept.id)
    presenter.delete_event(kept.id)
    assert journal.facts.events() == []
    assert view.form == FormState()
    assert messages.last.action == "Undo"


def test_deleting_an_infusion_takes_its_reactions_and_undo_brings_both(stage: Stage, journal: Journal) -> None:
    presenter, _view, messages = stage
    infusion = verbs.add_infusion(journal, an_infusion()).value
    reaction = verbs.add_reaction(journal, a_reaction(infusion)).value
    presenter.delete_infusion(infusion.id)
    assert (journal.facts.infusions(), journal.facts.reactions()) == ([], [])
    assert messages.last.act is not None
    messages.last.act()
    assert (journal.facts.infusions(), journal.facts.reactions()) == ([infusion], [reaction])


def test_the_presenter_shows_what_there_is(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    presenter.refresh()
    assert view.state == TreatmentsState()
    verbs.add_event(journal, an_event())
    presenter.refresh()
    assert len(view.state.events) == 1
