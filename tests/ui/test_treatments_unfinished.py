# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Forms of the Treatments screen that were not finished: put aside for another, or left behind by a crash."""

from dataclasses import replace
from datetime import date

import pytest

from journal_app.domain.drafts import CourseDraft, EventDraft, FollowUpDraft, InfusionDraft, ReactionDraft
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.treatments.presenter import Presenter
from journal_app.ui.treatments.state import Draft, FormState, Part
from tests.builders import a_course, an_event, an_infusion
from tests.ui.desks import KeptMessages, Later, a_desk
from tests.ui.treatments_stage import NoViewer, SeenView


def a_sitting(journal: Journal) -> tuple[Presenter, SeenView, KeptMessages]:
    """The screen as it is after a start."""
    desk, messages = a_desk(journal)
    view = SeenView()
    presenter = Presenter(desk, view, NoViewer())
    presenter.form.bring_back()
    return presenter, view, messages


@pytest.mark.parametrize(
    ("part", "draft"),
    [
        (Part.INFUSION, InfusionDraft(product="Ferinj", day="2026-11-20", observed="yes")),
        (Part.COURSE, CourseDraft(title="Iron", dose="one a day")),
        (Part.EVENT, EventDraft(kind="crash", first_on="2026-11-1")),
        (Part.FOLLOW_UP, FollowUpDraft(due_on="2027-", title="Blood test")),
    ],
)
def test_a_crash_brings_the_form_back(journal: Journal, part: Part, draft: Draft) -> None:
    presenter, view, _messages = a_sitting(journal)
    presenter.form.start(part)
    presenter.form.hold(draft)
    _presenter, view, messages = a_sitting(journal)
    assert (view.form.part, view.form.draft) == (part, draft)
    assert view.form.heading.startswith("Add a")
    assert messages.last.text == "What you were typing at 20:14 is back; it was not saved yet."


def test_nothing_comes_back_into_a_journal_to_look_at_only(journal: Journal) -> None:
    presenter, _view, _messages = a_sitting(journal)
    presenter.form.start(Part.COURSE)
    presenter.form.hold(CourseDraft(title="Iron"))
    desk, _messages = a_desk(journal)
    desk.info = replace(desk.info, read_only=True)
    view = SeenView()
    Presenter(desk, view, NoViewer()).form.bring_back()
    assert view.form == FormState()


def test_a_reaction_comes_back_with_its_infusion(journal: Journal) -> None:
    infusion = verbs.add_infusion(journal, an_infusion()).value
    presenter, _view, _messages = a_sitting(journal)
    presenter.form.start_reaction(infusion.id)
    presenter.form.hold(ReactionDraft(infusion=infusion.id, kind="dizzy"))
    _presenter, view, _messages = a_sitting(journal)
    assert view.form.heading == "Add a reaction after Ferinject, 20 Nov 2026"
    verbs.remove_fact(journal, infusion)
    assert a_sitting(journal)[1].form == FormState()
    assert journal.facts.kept_draft("treatments reaction") is None


def test_a_correction_comes_back_as_one(journal: Journal) -> None:
    event = verbs.add_event(journal, an_event()).value
    presenter, view, _messages = a_sitting(journal)
    presenter.form.edit(Part.EVENT, event.id)
    draft = view.form.draft
    assert isinstance(draft, EventDraft)
    presenter.form.hold(replace(draft, note="more"))
    presenter, view, _messages = a_sitting(journal)
    assert view.form.heading == "Change an event"
    assert isinstance(view.form.draft, EventDraft)
    presenter.form.save(view.form.draft)
    assert journal.facts.events() == [replace(event, note="more")]
    assert a_sitting(journal)[1].form == FormState()


def test_what_was_closed_or_emptied_does_not_come_back(journal: Journal) -> None:
    presenter, _view, _messages = a_sitting(journal)
    presenter.form.start(Part.COURSE)
    presenter.form.hold(CourseDraft(title="Iron", started_on="2026-11-21"))
    presenter.form.close()
    assert a_sitting(journal)[1].form == FormState()
    presenter.form.start(Part.COURSE)
    presenter.form.hold(CourseDraft(title="Iron", started_on="2026-11-21"))
    presenter.form.hold(CourseDraft(started_on="2026-11-21"))
    assert a_sitting(journal)[1].form == FormState()


def test_a_refused_form_is_held_at_once(journal: Journal) -> None:
    presenter, _view, _messages = a_sitting(journal)
    presenter.form.start(Part.FOLLOW_UP)
    presenter.form.save(FollowUpDraft(title="Blood test"))
    assert a_sitting(journal)[1].form.draft == FollowUpDraft(title="Blood test")


def test_a_form_put_aside_for_another_is_there_again(journal: Journal) -> None:
    presenter, view, _messages = a_sitting(journal)
    presenter.form.start(Part.INFUSION)
    typed = InfusionDraft(product="Ferinject", day="2026-11-21")
    presenter.form.start(Part.EVENT)
    presenter.form.hold(typed)  # the view tells of it when the form goes out of sight
    presenter.form.save(EventDraft(kind="crash", first_on="2026-11-21"))
    presenter.form.start(Part.INFUSION)
    assert view.form.draft == typed
    presenter.form.start(Part.INFUSION)
    assert view.form.draft is None  # what stands in the open form stays


def test_a_reaction_put_aside_is_not_taken_for_one_to_another_infusion(journal: Journal) -> None:
    first, second = (verbs.add_infusion(journal, an_infusion(date(2026, 11, day))).value for day in (1, 2))
    presenter, view, _messages = a_sitting(journal)
    presenter.form.start_reaction(first.id)
    presenter.form.hold(ReactionDraft(infusion=first.id, kind="dizzy"))
    presenter.form.start_reaction(second.id)
    assert view.form.draft == ReactionDraft(infusion=second.id)


def test_a_form_opened_while_another_is_being_saved_stays_open(journal: Journal) -> None:
    lanes = Later(journal)
    desk, _messages = a_desk(journal, lanes)
    view = SeenView()
    presenter = Presenter(desk, view, NoViewer())
    presenter.form.start(Part.COURSE)
    presenter.form.save(CourseDraft(title="Oral iron", started_on="2026-11-21"))
    presenter.form.start(Part.EVENT)
    lanes.run()
    assert view.form.part is Part.EVENT
    (kept,) = journal.facts.courses()
    assert view.shown == [(Part.COURSE, kept.id)]


def test_a_fact_deleted_while_it_is_being_changed_is_said_calmly(journal: Journal) -> None:
    course = verbs.add_course(journal, a_course()).value
    presenter, view, messages = a_sitting(journal)
    presenter.form.edit(Part.COURSE, course.id)
    draft = view.form.draft
    assert isinstance(draft, CourseDraft)
    verbs.remove_fact(journal, course)
    presenter.form.save(draft)
    assert "not in the journal any more" in messages.last.text
    assert view.form.part is Part.COURSE


def test_enter_pressed_twice_keeps_one(journal: Journal) -> None:
    lanes = Later(journal)
    desk, _messages = a_desk(journal, lanes)
    presenter = Presenter(desk, SeenView(), NoViewer())
    typed = CourseDraft(title="Oral iron", started_on="2026-11-21")
    for _form in range(2):
        presenter.form.start(Part.COURSE)
        presenter.form.save(typed)
        presenter.form.save(typed)
        lanes.run()
    assert len(journal.facts.courses()) == 2


def test_a_form_put_away_while_somebody_types_stays_away(journal: Journal) -> None:
    event = verbs.add_event(journal, an_event()).value
    presenter, _view, _messages = a_sitting(journal)
    presenter.form.edit(Part.EVENT, event.id)
    presenter.delete(Part.EVENT, event.id)
    presenter.form.hold(EventDraft(kind="crash", first_on="2026-11-20", changes=event.id))  # as the form is hidden
    assert a_sitting(journal)[1].form == FormState()
