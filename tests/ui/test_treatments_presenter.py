# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.drafts import EventDraft, InfusionDraft, ReactionDraft
from journal_app.domain.treatments import EventKind, InfusionKind, Severity
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.treatments.build import build_state
from journal_app.ui.treatments.editing.editor import plainly
from journal_app.ui.treatments.editing.infusions import draft_of
from journal_app.ui.treatments.presenter import Presenter
from journal_app.ui.treatments.state import FormState, Part, TreatmentsState
from tests.builders import a_course, a_reaction, an_event, an_infusion
from tests.ui.desks import KeptMessages, a_desk
from tests.ui.treatments_stage import NoViewer, SeenView

TODAY = date(2026, 11, 21)


Stage = tuple[Presenter, SeenView, KeptMessages]


@pytest.fixture
def stage(journal: Journal) -> Stage:
    desk, messages = a_desk(journal)
    view = SeenView()
    return Presenter(desk, view, NoViewer()), view, messages


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
    verbs.add_infusion(
        journal, an_infusion(TODAY, amount=None, iron_mg=None, brand="", given_time=time(9, 5), course="spring")
    )
    state = build_state(journal.facts, today=TODAY)
    assert state.last == ("Last iron infusion: 21 Nov 2026, today.",)
    assert state.infusions[0].details == "ferric carboxymaltose · iron · 21 Nov 2026, 09:05 · course: spring"


def test_reactions_stand_with_their_infusion(journal: Journal) -> None:
    infusion = verbs.add_infusion(journal, an_infusion()).value
    verbs.add_reaction(journal, a_reaction(infusion, lasted="2 days", severity=Severity.MILD, note="slept"))
    verbs.add_reaction(journal, a_reaction(infusion, kind="like flying", onset_day=None))
    row = build_state(journal.facts, today=TODAY).infusions[0]
    assert [reaction.words for reaction in row.reactions] == [
        "like flying",
        "Headache (day 1, delayed, 2 days, mild, slept)",
    ]
    assert row.cells[5] == "like flying; Headache (day 1, delayed, 2 days, mild, slept)"


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
    presenter.form.start(Part.INFUSION)
    assert view.form.draft == InfusionDraft(day="2026-11-21")
    presenter.form.save(InfusionDraft(product="ferric carboxymaltose", amount="1000", day="2026-11-20", place="Clinic"))
    (kept,) = journal.facts.infusions()
    assert (kept.kind, kept.unit, kept.iron_mg, kept.place) == (InfusionKind.IRON, "mg", Decimal(1000), "Clinic")
    assert (messages.last.text, messages.last.action) == ("Saved 20:14", "Undo")
    assert view.form.draft is None


def test_a_product_nobody_listed_is_kept_in_its_own_words(stage: Stage, journal: Journal) -> None:
    presenter, _view, _messages = stage
    presenter.form.start(Part.INFUSION)
    presenter.form.save(InfusionDraft(product="vitamin drip", day="2026-11-20"))
    assert journal.facts.infusions()[0].product == "vitamin drip"


def test_problems_of_an_infusion_come_back_by_field(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    presenter.form.start(Part.INFUSION)
    presenter.form.save(InfusionDraft(amount="-3", day="2027-01-01"))
    assert set(view.problems) == {"product", "amount", "day"}
    assert journal.facts.infusions() == []


@pytest.mark.parametrize(("answer", "meant"), [(0, "1.0000"), (1, "1000")])
def test_an_amount_with_two_readings_asks_which(stage: Stage, journal: Journal, answer: int, meant: str) -> None:
    presenter, view, _messages = stage
    presenter.form.start(Part.INFUSION)
    typed = InfusionDraft(product="ferric carboxymaltose", amount="1.000", day="2026-11-20")
    presenter.form.save(typed)
    assert view.problems["amount"].answers == ("It is 1", "It is 1000")
    presenter.form.answer("amount", answer, typed)
    assert [infusion.amount for infusion in journal.facts.infusions()] == [Decimal(meant)]


def test_an_answer_to_nothing_changes_nothing(stage: Stage, journal: Journal) -> None:
    presenter, _view, _messages = stage
    presenter.form.start(Part.EVENT)
    presenter.form.answer("kind", 0, EventDraft())
    assert journal.facts.events() == []


def test_a_brand_typed_as_the_product_is_put_where_it_belongs(stage: Stage) -> None:
    presenter, view, _messages = stage
    presenter.form.start(Part.INFUSION)
    presenter.form.name(InfusionDraft(product="ferinject", day="2026-11-20", note="kept"), is_named=True)
    filled = view.form.draft
    assert isinstance(filled, InfusionDraft)
    assert (filled.brand, filled.kind, filled.unit, filled.note) == ("Ferinject", "iron", "mg", "kept")
    assert filled.product.casefold() == "ferric carboxymaltose"
    assert view.form.focus == ""


def test_what_was_typed_is_never_overwritten_by_the_list(stage: Stage) -> None:
    presenter, view, _messages = stage
    presenter.form.start(Part.INFUSION)
    opened = view.form
    typed = InfusionDraft(product="Ferinject", brand="Mine", kind="other", unit="ml")
    presenter.form.name(typed, is_named=True)
    presenter.form.name(InfusionDraft(product="unheard of"), is_named=True)
    assert view.form == opened


def test_an_infusion_opens_as_kept_and_is_corrected_in_place(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    half = Decimal("0.500")
    before = verbs.add_infusion(journal, an_infusion(amount=half, iron_mg=half, given_time=time(9))).value
    presenter.form.edit(Part.INFUSION, before.id)
    draft = view.form.draft
    assert isinstance(draft, InfusionDraft)
    assert (draft.amount, draft.time) == ("0.5000", "09:00")
    presenter.form.save(replace(draft, amount="500", place="Day unit"))
    (after,) = journal.facts.infusions()
    assert after == replace(before, amount=Decimal(500), iron_mg=Decimal(500), place="Day unit")
    assert view.form == FormState()


def test_amounts_can_be_read_again_in_one_way_only() -> None:
    assert draft_of(an_infusion(amount=Decimal("1.250"))).amount == "1.2500"
    assert draft_of(an_infusion(amount=Decimal("12.5"))).amount == "12.5"
    assert draft_of(an_infusion(amount=None)).amount == ""
    assert (plainly(Decimal("1.250")), plainly(Decimal(1250))) == ("1.2500", "1250")


def test_a_reaction_belongs_to_the_chosen_infusion(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    infusion = verbs.add_infusion(journal, an_infusion()).value
    presenter.form.start_reaction(infusion.id)
    assert view.form.heading == "Add a reaction after Ferinject, 20 Nov 2026"
    draft = view.form.draft
    assert isinstance(draft, ReactionDraft)
    presenter.form.save(replace(draft, kind="", onset_day="-1"))
    assert set(view.problems) == {"kind", "onset_day"}
    presenter.form.save(replace(draft, kind="Headache", onset_day="1", severity="mild"))
    (kept,) = journal.facts.reactions(infusion.id)
    assert (kept.kind, kept.onset_day, kept.severity) == ("headache", 1, Severity.MILD)
    presenter.delete(Part.REACTION, kept.id)
    assert journal.facts.reactions() == []
    assert messages.last.act is not None
    messages.last.act()
    assert journal.facts.reactions() == [kept]


def test_an_event_is_kept_changed_and_deleted(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    presenter.form.start(Part.EVENT)
    presenter.form.save(EventDraft(first_on="2026-11-10", last_on="2026-11-01"))
    assert set(view.problems) == {"kind", "last_on"}
    presenter.form.save(EventDraft(kind="crash", title="Party", first_on="2026-11-10", last_on="2026-11-12"))
    (kept,) = journal.facts.events()
    presenter.form.edit(Part.EVENT, kept.id)
    draft = view.form.draft
    assert isinstance(draft, EventDraft)
    assert (draft.first_on, draft.last_on, view.form.heading) == ("2026-11-10", "2026-11-12", "Change an event")
    presenter.form.save(replace(draft, last_on=""))
    assert journal.facts.events() == [replace(kept, last_on=None)]
    presenter.form.edit(Part.EVENT, kept.id)
    presenter.delete(Part.EVENT, kept.id)
    assert journal.facts.events() == []
    assert view.form == FormState()
    assert messages.last.action == "Undo"


def test_deleting_an_infusion_takes_its_reactions_and_undo_brings_both(stage: Stage, journal: Journal) -> None:
    presenter, _view, messages = stage
    infusion = verbs.add_infusion(journal, an_infusion()).value
    reaction = verbs.add_reaction(journal, a_reaction(infusion)).value
    presenter.delete(Part.INFUSION, infusion.id)
    assert (journal.facts.infusions(), journal.facts.reactions()) == ([], [])
    assert messages.last.act is not None
    messages.last.act()
    assert (journal.facts.infusions(), journal.facts.reactions()) == ([infusion], [reaction])


def test_the_presenter_shows_what_there_is(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    presenter.refresh()
    assert view.state == TreatmentsState(today=TODAY)
    verbs.add_event(journal, an_event())
    presenter.refresh()
    assert len(view.state.events) == 1


def test_what_the_list_filled_in_goes_when_another_product_is_named(stage: Stage) -> None:
    presenter, view, _messages = stage
    presenter.form.start(Part.INFUSION)
    presenter.form.name(InfusionDraft(product="Venofer"), is_named=False)
    assert view.form.draft == InfusionDraft(product="Venofer", kind="iron", unit="mg")
    presenter.form.name(InfusionDraft(product="Privigen", kind="iron", unit="mg"), is_named=False)
    assert view.form.draft == InfusionDraft(product="Privigen", kind="immunoglobulin", unit="g")


def test_a_brand_typed_as_the_product_is_kept_as_one_without_leaving_the_field(stage: Stage, journal: Journal) -> None:
    presenter, _view, _messages = stage
    presenter.form.start(Part.INFUSION)
    presenter.form.save(InfusionDraft(product="Ferinject", amount="500", day="2026-11-20"))
    (kept,) = journal.facts.infusions()
    assert (kept.product, kept.brand, kept.kind, kept.unit) == (
        "Ferric carboxymaltose",
        "Ferinject",
        InfusionKind.IRON,
        "mg",
    )


def test_what_is_known_is_said_by_the_name_alone(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    presenter.form.start(Part.INFUSION)
    assert not view.remarks
    for amount in ("", "1", "5000"):
        presenter.form.name(InfusionDraft(product="Feraheme", amount=amount), is_named=False)
        assert [remark.words[:33] for remark in view.remarks] == [
            "It changes magnetic resonance pic",
            "The label asks for at least 90 da",
        ]
    assert view.remarks[0].source.startswith("Source: Schieda 2013")
    verbs.add_infusion(journal, an_infusion(product="Ferumoxytol", brand="", amount=None))
    (row,) = build_state(journal.facts, today=TODAY).infusions
    assert row.remarks == view.remarks


def test_a_reaction_is_corrected_in_place(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    infusion = verbs.add_infusion(journal, an_infusion()).value
    kept = verbs.add_reaction(journal, a_reaction(infusion, lasted="an hour", severity=Severity.MILD)).value
    presenter.form.edit(Part.REACTION, kept.id)
    draft = view.form.draft
    assert isinstance(draft, ReactionDraft)
    assert (draft.kind, draft.onset_day, draft.lasted, draft.severity) == ("Headache", "1", "an hour", "mild")
    presenter.form.save(replace(draft, kind="Fever", onset_day="0", severity="serious"))
    assert journal.facts.reactions() == [replace(kept, kind="fever", onset_day=0, severity=Severity.SERIOUS)]
    assert view.shown == [(Part.REACTION, kept.id)]


@pytest.mark.parametrize(
    ("day", "words"), [(0, "Headache (day 0)"), (8, "Headache (day 8, delayed)"), (9, "Headache (day 9)")]
)
def test_days_one_to_eight_are_called_delayed(journal: Journal, day: int, words: str) -> None:
    infusion = verbs.add_infusion(journal, an_infusion()).value
    verbs.add_reaction(journal, a_reaction(infusion, onset_day=day))
    assert build_state(journal.facts, today=TODAY).infusions[0].reactions[0].words == words


def test_deleting_an_infusion_closes_the_form_of_a_reaction_to_it(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    infusion = verbs.add_infusion(journal, an_infusion()).value
    presenter.form.start_reaction(infusion.id)
    presenter.delete(Part.INFUSION, infusion.id)
    assert view.form == FormState()


def test_an_event_that_may_go_on_says_that_no_last_day_is_noted(journal: Journal) -> None:
    verbs.add_event(journal, an_event(date(2026, 8, 1), kind=EventKind.RELAPSE, title="left arm"))
    verbs.add_event(journal, an_event(date(2026, 8, 2), kind=EventKind.DONATION, title=""))
    details = [row.details for row in build_state(journal.facts, today=TODAY).events]
    assert details == ["Blood donation · 2 Aug 2026", "Relapse · left arm · 1 Aug 2026 · no last day noted"]


def test_details_say_whether_one_was_observed_and_iron_that_is_not_the_amount(journal: Journal) -> None:
    given = an_infusion(amount=Decimal(5), unit="mL", iron_mg=Decimal("62.5"), observed=True, brand="")
    verbs.add_infusion(journal, given)
    verbs.add_infusion(journal, replace(given, given_on=TODAY, iron_mg=None, observed=False))
    first, second = build_state(journal.facts, today=TODAY).infusions
    assert second.details == (
        "ferric carboxymaltose · 5 mL · 62.5 mg of elemental iron · iron · 20 Nov 2026 · "
        "observed for 30 minutes or more"
    )
    assert first.details.endswith("1 day after the last of its kind · not observed afterwards")
    assert draft_of(journal.facts.infusions()[0]).iron_mg == "62.5"


def test_an_attached_letter_stands_with_its_infusion(stage: Stage, journal: Journal, tmp_path: Path) -> None:
    presenter, _view, messages = stage
    infusion = verbs.add_infusion(journal, an_infusion()).value
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.7\n%%EOF\n")
    presenter.attach(infusion.id, [str(letter)])
    (row,) = build_state(journal.facts, today=TODAY).infusions
    assert [state.name for state in row.letters] == ["letter.pdf"]
    presenter.letters.remove(row.letters[0].id)
    assert build_state(journal.facts, today=TODAY).infusions[0].letters == ()
    assert messages.last.action == "Undo"


def card_keys(view: SeenView) -> list[str]:
    return [card.key for block in view.blocks for card in block.cards]


def test_research_is_about_what_the_section_in_view_lists(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    infusion = verbs.add_infusion(journal, an_infusion(product="iron", brand="Injectafer")).value
    verbs.add_reaction(journal, a_reaction(infusion, kind="joint_pain", severity=Severity.MILD))
    verbs.add_course(journal, a_course(title="Biotin 100 mg"))
    presenter.refresh()
    assert card_keys(view)[:2] == ["label-phosphate", "schaefer-2021"]
    assert "reactions-early-and-late" in card_keys(view)
    presenter.look_at(Part.COURSE)
    assert card_keys(view) == ["biotin-assays"]
    presenter.look_at(Part.EVENT)
    assert view.blocks == ()
    presenter.look_at(Part.INFUSION)
    assert card_keys(view)[0] == "label-phosphate"


def test_a_reaction_brings_research_by_its_kind_alone(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    infusion = verbs.add_infusion(journal, an_infusion(product="iron", brand="")).value
    presenter.refresh()
    assert "reactions-early-and-late" not in card_keys(view)[:1]
    reaction = verbs.add_reaction(journal, a_reaction(infusion, kind="fever", severity=Severity.MILD)).value
    presenter.refresh()
    mild = card_keys(view)
    assert mild[0] == "reactions-early-and-late"
    verbs.replace_fact(journal, replace(reaction, severity=Severity.SERIOUS, onset_day=9, note="40 degrees"))
    presenter.refresh()
    assert card_keys(view) == mild
