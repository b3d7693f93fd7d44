# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from journal_app.domain.questionnaire_drafts import Answered, AnswersDraft, check_answers, draft_of
from journal_app.domain.records import AnswerSet
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.crisis_words import ContactState, CrisisState, crisis_of
from journal_app.ui.fields import FieldProblem
from journal_app.ui.messages import MessageKind
from journal_app.ui.questionnaires.build import build_state
from journal_app.ui.questionnaires.presenter import FORM, Presenter
from journal_app.ui.questionnaires.state import QuestionnairesState, SheetState
from tests.ui.desks import KeptMessages, Later, a_desk

TODAY = date(2026, 11, 21)


class SeenView:
    """What the presenter told its view."""

    def __init__(self) -> None:
        self.state: QuestionnairesState | None = None
        self.sheet: SheetState | None = None
        self.problems: dict[str, FieldProblem] = {}
        self.has_contacts = False

    def set_state(self, state: QuestionnairesState) -> None:
        self.state = state

    def set_sheet(self, sheet: SheetState | None) -> None:
        self.sheet = sheet

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        self.problems = {problem.field: problem for problem in problems}

    def set_contacts_shown(self, *, shown: bool) -> None:
        self.has_contacts = shown


Stage = tuple[Presenter, SeenView, KeptMessages]


@pytest.fixture
def stage(journal: Journal) -> Stage:
    desk, messages = a_desk(journal)
    view = SeenView()
    return Presenter(desk, view), view, messages


def a_draft(key: str = "phq-9", value: int = 1, count: int = 9, **more: object) -> AnswersDraft:
    answers = tuple(Answered(item=str(number), value=value) for number in range(1, count + 1))
    draft = AnswersDraft(questionnaire=key, day="2026-11-20", answers=answers)
    return replace(draft, **more)  # type: ignore[arg-type]  # fields of a draft


def kept(journal: Journal, draft: AnswersDraft) -> AnswerSet:
    return verbs.add_answer_set(journal, check_answers(draft, today=TODAY).require()).value


def contact(state: CrisisState, name: str) -> ContactState:
    return next(contact for contact in state.contacts if contact.name == name)


def test_everything_offered_says_what_it_asks_how_long_and_whose_it_is(journal: Journal) -> None:
    state = build_state(journal.facts)
    assert [offer.name for offer in state.offers] == ["PHQ-2", "PHQ-9", "GAD-7", "DSQ-PEM"]
    phq9 = state.offers[1]
    assert phq9.about == (
        "Patient Health Questionnaire-9 · Nine questions about mood over the last two weeks · about 3 minutes"
    )
    assert phq9.notice.startswith("Developed by Drs. Robert L. Spitzer")
    assert "CC BY 4.0" in state.offers[3].notice


def test_earlier_answers_stand_newest_first_with_plain_totals(journal: Journal) -> None:
    everything = a_draft().answers
    kept(journal, a_draft(day="2026-10-03"))
    kept(journal, a_draft(day="2026-11-01", answers=everything[:3] + everything[4:], note="tired"))
    kept(journal, a_draft(day="2026-11-02", answers=everything[:8]))
    kept(journal, a_draft(day="2026-11-03", answers=everything[:6]))
    kept(journal, a_draft("dsq-pem", day="2026-11-04", answers=(Answered(item="6", value=1),)))
    rows = build_state(journal.facts).earlier
    assert [row.cells[:4] for row in rows] == [
        ("4 Nov 2026", "DSQ-PEM", "no total", "1 of 15"),
        ("3 Nov 2026", "PHQ-9", "no total", "6 of 9"),
        ("2 Nov 2026", "PHQ-9", "8 of 24, without question 9", "8 of 9"),
        ("1 Nov 2026", "PHQ-9", "9 of 27, estimated (8 of 9)", "8 of 9"),
        ("3 Oct 2026", "PHQ-9", "9 of 27", "9 of 9"),
    ]
    assert rows[3].details == (
        "PHQ-9 · 1 Nov 2026 · 9 of 27, estimated (8 of 9) · 8 of 9 answered · wording en 1 · tired"
    )


def test_answers_in_another_wording_are_shown_and_left_alone(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    answers = AnswerSet(questionnaire="bdi", answered_on=TODAY, items='{"a": 1, "b": 2}', score=Decimal(12))
    added = verbs.add_answer_set(journal, answers).value
    older = verbs.add_answer_set(journal, replace(kept(journal, a_draft()), id="", wording_version="en 0")).value
    presenter.refresh()
    assert view.state is not None
    assert {row.cells[1:4] for row in view.state.earlier} == {
        ("bdi", "12", "2"),
        ("phq-9", "9", "9"),
        ("PHQ-9", "9 of 27", "9 of 9"),
    }
    for foreign in (added, older):
        presenter.edit(foreign.id)
        assert view.sheet is None
        assert "stay as they are" in messages.last.text


def test_a_sheet_is_kept_as_one_answer_set(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    presenter.refresh()
    presenter.start("gad-7")
    assert view.sheet is not None
    assert view.sheet.draft.day == "2026-11-21"
    presenter.save(a_draft("gad-7", 2, 7, day="2026-11-21"))
    (found,) = journal.facts.answer_sets()
    assert (found.questionnaire, found.score, found.wording_version) == ("gad-7", Decimal(14), "en 1")
    assert view.sheet is None
    assert messages.last.action == "Undo"
    assert not view.has_contacts


def test_what_is_missing_is_said_and_the_sheet_stays(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    presenter.start("phq-2")
    presenter.save(a_draft("phq-2", answers=(), day="31.2."))
    assert set(view.problems) == {"day", "answers"}
    assert view.sheet is not None
    assert journal.facts.answer_sets() == []


def test_kept_answers_are_changed_in_place(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    before = kept(journal, a_draft(note="first"))
    presenter.edit(before.id)
    assert view.sheet is not None
    assert view.sheet.draft == draft_of(before)
    presenter.save(replace(view.sheet.draft, day="2026-11-18", answers=a_draft(value=2).answers))
    (after,) = journal.facts.answer_sets()
    assert (after.id, after.answered_on, after.score, after.note) == (
        before.id,
        date(2026, 11, 18),
        Decimal(18),
        "first",
    )
    journal.undo()
    assert journal.facts.answer_sets() == [before]


def test_answers_are_deleted_with_undo_and_their_sheet_with_them(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    before = kept(journal, a_draft())
    presenter.edit(before.id)
    presenter.delete(before.id)
    assert journal.facts.answer_sets() == []
    assert view.sheet is None
    assert messages.last.act is not None
    messages.last.act()
    assert journal.facts.answer_sets() == [before]


def test_a_sheet_of_other_answers_stays_open_when_some_are_deleted(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    gone = kept(journal, a_draft())
    presenter.start("phq-2")
    presenter.delete(gone.id)
    assert view.sheet is not None


def test_the_contacts_stay_after_saving_where_item_nine_was_answered_so(stage: Stage) -> None:
    presenter, view, _messages = stage
    presenter.start("phq-9")
    presenter.save(a_draft(value=1))
    assert view.has_contacts
    presenter.start("phq-2")
    assert not view.has_contacts


def test_nothing_of_it_is_written_down_but_the_answers(stage: Stage, journal: Journal) -> None:
    presenter, _view, messages = stage
    presenter.start("phq-9")
    presenter.save(a_draft(value=3))
    (change,) = journal.history()
    assert change.label == "phq-9"
    assert messages.last.text == "Saved 20:14"
    rows = journal.dump()["answer_set"]
    assert isinstance(rows, list)
    (row,) = rows
    assert (row["questionnaire"], row["score"], row["wording_version"]) == ("phq-9", "27", "en 1")
    with Journal.create(None) as copy:
        copy.load(journal.dump())
        assert copy.facts.answer_sets() == journal.facts.answer_sets()


def test_a_sheet_closed_by_mistake_is_had_back(stage: Stage) -> None:
    presenter, view, messages = stage
    presenter.start("phq-9")
    draft = a_draft(count=3)
    presenter.close(draft)
    assert view.sheet is None
    assert messages.last.text == "PHQ-9 was closed without saving."
    assert messages.last.act is not None
    messages.last.act()
    assert view.sheet is not None
    assert view.sheet.draft == draft


def test_a_sheet_in_which_nothing_changed_closes_without_a_word(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    presenter.start("phq-9")
    presenter.close(a_draft(answers=()))
    before = kept(journal, a_draft())
    presenter.edit(before.id)
    presenter.close(draft_of(before))
    assert view.sheet is None
    assert messages.all == []


def test_what_was_being_answered_comes_back_after_a_crash(stage: Stage, journal: Journal) -> None:
    presenter, _view, _messages = stage
    before = kept(journal, a_draft())
    presenter.edit(before.id)
    draft = replace(draft_of(before), answers=a_draft(value=2, count=4).answers)
    presenter.hold(draft)
    again, view, messages = started_anew(journal)
    assert view.sheet is not None
    assert view.sheet.draft == draft
    assert messages.last.text == "What you were typing at 20:14 is back; it was not saved yet."
    again.save(draft)
    assert [found.id for found in journal.facts.answer_sets()] == [before.id]
    assert journal.facts.kept_draft(FORM) is None


def test_answers_meant_for_a_set_that_is_gone_become_their_own(stage: Stage, journal: Journal) -> None:
    presenter, _view, _messages = stage
    before = kept(journal, a_draft())
    presenter.edit(before.id)
    presenter.hold(draft_of(before))
    verbs.remove_fact(journal, before)
    again, view, _said = started_anew(journal)
    assert view.sheet is not None
    again.save(view.sheet.draft)
    (found,) = journal.facts.answer_sets()
    assert found.id != before.id
    assert found.items == before.items


def test_a_draft_of_a_questionnaire_that_is_not_here_is_left_alone(journal: Journal) -> None:
    journal.keep_draft(FORM, '{"questionnaire":"bdi","day":"","answers":[],"note":"","editing":""}')
    _presenter, view, messages = started_anew(journal)
    assert (view.sheet, messages.all) == (None, [])


def test_what_comes_back_late_does_not_push_out_an_open_sheet(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    presenter.start("phq-9")
    presenter.hold(a_draft(count=2))
    presenter.refresh()
    assert view.sheet is not None
    assert view.sheet.draft.answers == ()


def test_saving_and_closing_forget_the_draft(stage: Stage, journal: Journal) -> None:
    presenter, _view, _messages = stage
    for end in (presenter.save, presenter.close):
        presenter.start("phq-9")
        presenter.hold(a_draft())
        assert journal.facts.kept_draft(FORM) is not None
        end(a_draft())
        presenter.hold(a_draft())  # a change told of late
        assert journal.facts.kept_draft(FORM) is None


def test_a_refused_sheet_is_kept_as_a_draft(stage: Stage, journal: Journal) -> None:
    presenter, _view, _messages = stage
    presenter.start("phq-9")
    presenter.save(a_draft(day="tomorrow"))
    assert journal.facts.kept_draft(FORM) is not None


def test_a_second_press_while_a_save_is_under_way_keeps_one(journal: Journal) -> None:
    lanes = Later(journal)
    desk, messages = a_desk(journal, lanes)
    presenter = Presenter(desk, SeenView())
    presenter.start("phq-9")
    presenter.save(a_draft())
    presenter.save(a_draft())
    lanes.run()
    assert len(journal.facts.answer_sets()) == 1
    assert messages.last.text == "Saved 20:14"


def test_a_refused_save_leaves_the_sheet_open_to_try_again(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    before = kept(journal, a_draft())
    presenter.edit(before.id)
    verbs.remove_fact(journal, before)
    presenter.save(a_draft(value=2))
    assert messages.last.kind is MessageKind.REFUSED
    assert view.sheet is not None
    journal.undo()
    presenter.save(a_draft(value=2))
    assert view.sheet is None
    assert [found.score for found in journal.facts.answer_sets()] == [18]


def test_naming_a_country_keeps_it_and_shows_its_lines(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    presenter.choose_country("NZ")
    presenter.refresh()
    assert journal.facts.setting("country") == "NZ"
    assert messages.last.action == "Undo"
    assert view.state is not None
    assert view.state.crisis.choices == ()
    assert contact(view.state.crisis, "1737").how == "Call 1737 · Text 1737"


def test_the_panel_of_a_country_says_who_how_and_when_it_was_checked() -> None:
    state = crisis_of("GB", " Anna ", "0170 1234")
    assert [known.name for known in state.contacts] == ["Anna", "In danger now", "Samaritans", "Shout"]
    assert contact(state, "Anna").how == "Call 0170 1234"
    danger = contact(state, "In danger now")
    assert (danger.how, danger.spoken) == ("Call 999 or 112", "Call 9 9 9 or 1 1 2")
    assert danger.remark.endswith("not yet checked against its official page")
    samaritans = contact(state, "Samaritans")
    assert (samaritans.how, samaritans.spoken) == ("Call 116 123", "Call 1 1 6 1 2 3")
    assert samaritans.remark == (
        "24 hours · samaritans.org/how-we-can-help/contact-samaritan · checked by the public list freelief, 7 Oct 2026"
    )
    assert contact(state, "Shout").how == "Text SHOUT to 85258"
    assert contact(state, "Shout").remark.endswith("checked by the public list healthyselfjournal, October 2025")


def test_every_line_of_a_country_is_shown_at_once() -> None:
    assert [known.name for known in crisis_of("ES").contacts] == [
        "In danger now",
        "Línea 024",
        "Teléfono de la Esperanza",
    ]
    german = contact(crisis_of("DE"), "TelefonSeelsorge")
    assert german.how == "Call 0800 111 0 111, 0800 111 0 222 or 116 123"
    assert contact(crisis_of("IN"), "Vandrevala Foundation").how == "Call 1860-2662-345 · WhatsApp +91 9999 666 555"


@pytest.mark.parametrize(("code", "chosen"), [("", ""), ("ZZ", "ZZ"), ("PL", "ZZ")])
def test_an_unknown_country_is_not_guessed(code: str, chosen: str) -> None:
    state = crisis_of(code)
    (danger,) = state.contacts
    assert danger.how == "Call your local emergency number (112 works in the EU)"
    assert "findahelpline.com" in state.directory
    assert state.country == chosen
    assert state.choices[0] == ("", "Not chosen")
    assert state.choices[1] == ("AU", "Australia")
    assert state.choices[-1] == ("ZZ", "Another country")


def test_a_country_without_a_known_emergency_number_says_so_in_general() -> None:
    state = crisis_of("CH")
    assert contact(state, "In danger now").how == "Call your local emergency number (112 works in the EU)"


@pytest.mark.parametrize(
    ("name", "number", "shown"),
    [("Anna", "", ("Anna", "")), ("", "0170 1234", ("Your own contact", "Call 0170 1234"))],
)
def test_the_readers_own_contact_may_be_half_known(name: str, number: str, shown: tuple[str, str]) -> None:
    first = crisis_of("", name, number).contacts[0]
    assert (first.name, first.how) == shown


def test_the_contact_and_country_come_from_the_settings_of_the_journal(journal: Journal) -> None:
    verbs.set_settings(journal, {"country": "US", "contact_name": "Sam", "contact_number": "555-0100"})
    names = [known.name for known in build_state(journal.facts).crisis.contacts]
    assert names == ["Sam", "In danger now", "988 Suicide & Crisis Lifeline"]


def started_anew(journal: Journal) -> Stage:
    """The screen as it is after the program was started again."""
    desk, messages = a_desk(journal)
    view = SeenView()
    presenter = Presenter(desk, view)
    presenter.refresh()
    return presenter, view, messages
