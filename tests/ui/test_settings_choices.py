# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is chosen in the journal, its laboratories, and the form of a tracker that outlives a crash; without Qt."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from journal_app.domain import crisis
from journal_app.domain.catalogues import analytes
from journal_app.domain.quantities import can_convert
from journal_app.domain.shown_units import codes_of
from journal_app.domain.tracker_drafts import TrackerDraft
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.fields import FieldProblem
from journal_app.ui.settings.choices import Choices, analytes_with_choice, build_choices
from journal_app.ui.settings.laboratories import Laboratories, build_laboratories
from journal_app.ui.settings.presenter import Presenter, draft_of
from journal_app.ui.settings.state import (
    ChoicesState,
    FormState,
    LaboratoriesState,
    RememberedDraft,
    SettingsState,
    UnitState,
)
from tests.builders import a_lab_result
from tests.ui.desks import KeptMessages, a_desk


class KeptView:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.choices = ChoicesState()
        self.laboratories = LaboratoriesState()
        self.remembered = RememberedDraft()
        self.problems: tuple[FieldProblem, ...] = ()
        self.gone_to = ""
        self.form = FormState()

    def set_choices(self, state: ChoicesState) -> None:
        self.choices = state

    def set_laboratories(self, state: LaboratoriesState) -> None:
        self.laboratories = state

    def set_remembered_form(self, draft: RememberedDraft) -> None:
        self.remembered = draft

    def set_remembered_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        self.problems = problems

    def show_laboratory(self, name: str) -> None:
        self.gone_to = name

    def set_state(self, state: SettingsState) -> None:
        assert state.trackers

    def set_form(self, form: FormState) -> None:
        self.form = form

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        self.problems = problems

    def set_day_problem(self, message: str) -> None:
        assert not message

    def show_tracker(self, key: str) -> None:
        self.gone_to = key


class Stage:
    """The presenters of Settings at work."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.view = KeptView()
        desk, self.messages = a_desk(journal)
        self.choices = Choices(desk, self.view)
        self.laboratories = Laboratories(desk, self.view)
        self.presenter = Presenter(desk, self.view)

    def refresh(self) -> None:
        self.choices.refresh()
        self.laboratories.refresh()
        self.presenter.refresh()

    def unit(self, key: str) -> UnitState:
        return next(unit for unit in self.view.choices.units if unit.key == key)

    def changes(self) -> int:
        return len(self.journal.history())


@pytest.fixture
def stage(journal: Journal) -> Iterator[Stage]:
    stage = Stage(journal)
    unsubscribe = journal.on_changed(lambda _kinds: stage.refresh())
    stage.refresh()
    yield stage
    unsubscribe()


def test_nothing_is_chosen_in_a_new_journal(stage: Stage) -> None:
    state = stage.view.choices
    assert not state.has_parts
    assert state.shows_yesterday
    assert {unit.unit for unit in state.units} == {""}
    assert (state.country, state.contact_name, state.contact_number, state.colour) == ("", "", "", "")
    assert not any(unit.is_present for unit in state.units)


def test_the_parts_of_a_day_and_yesterdays_value_are_kept_and_undone(stage: Stage, journal: Journal) -> None:
    stage.choices.set_parts(True)
    stage.choices.set_yesterday(False)
    assert journal.facts.setting("parts_of_day") == "yes"
    assert journal.facts.setting("yesterday") == "never"
    assert stage.view.choices.has_parts
    assert not stage.view.choices.shows_yesterday
    assert stage.messages.last.action == "Undo"
    journal.undo()
    assert stage.view.choices.shows_yesterday
    stage.choices.set_parts(False)
    assert journal.facts.setting("parts_of_day") == ""


def test_every_unit_on_offer_is_one_that_any_result_can_be_shown_in() -> None:
    assert len(analytes_with_choice()) > 10
    for analyte in analytes_with_choice():
        units = codes_of(analyte.key)
        assert analyte.conventional_unit in units
        assert analyte.si_unit in units
        assert all(can_convert(one, other, analyte) for one in units for other in units)


def test_a_unit_is_chosen_for_one_blood_value_and_no_result_changes(stage: Stage, journal: Journal) -> None:
    verbs.add_lab_results(journal, [a_lab_result("ferritin"), a_lab_result("iron", unit="umol/L", unit_code="umol/L")])
    before = journal.facts.lab_results()
    stage.choices.choose_unit("iron", "ug/dL")
    assert journal.facts.setting("unit:iron") == "ug/dL"
    assert stage.unit("iron").unit == "ug/dL"
    assert stage.unit("iron").is_present
    assert ("ug/dL", "µg/dL") in stage.unit("iron").units
    assert stage.view.choices.units_words.startswith("Now: 1 blood value in the unit chosen")
    assert journal.facts.lab_results() == before


@pytest.mark.parametrize(("way", "words"), [("si", "SI unit"), ("conventional", "conventional unit")])
def test_the_quick_choices_fill_all_as_one_change(stage: Stage, journal: Journal, way: str, words: str) -> None:
    before = stage.changes()
    stage.choices.choose_units(way)
    assert stage.changes() == before + 1
    for analyte in analytes_with_choice():
        wanted = analyte.si_unit if way == "si" else analyte.conventional_unit
        assert journal.facts.setting(f"unit:{analyte.key}") == wanted
    assert words in stage.view.choices.units_words
    stage.choices.choose_units("printed")
    assert {unit.unit for unit in stage.view.choices.units} == {""}
    journal.undo()
    journal.undo()
    assert {unit.unit for unit in stage.view.choices.units} == {""}


def test_a_choice_that_holds_already_is_no_change(stage: Stage) -> None:
    before = stage.changes()
    stage.choices.choose_units("printed")
    stage.choices.choose_country("")
    stage.choices.set_parts(False)
    stage.choices.set_contact_name("  ")
    assert stage.changes() == before
    assert stage.messages.all == []


def test_the_countries_are_those_whose_numbers_are_known_and_none_is_chosen(stage: Stage, journal: Journal) -> None:
    first, *known, last = stage.view.choices.countries
    assert first == ("", "Not chosen")
    assert last == (crisis.ELSEWHERE, "Another country")
    assert {code for code, _name in known} == {country.code for country in crisis.countries()}
    assert [name for _code, name in known] == sorted(name for _code, name in known)
    stage.choices.choose_country("CH")
    assert journal.facts.setting("country") == "CH"
    assert stage.view.choices.country == "CH"


def test_a_contact_of_ones_own_is_kept_as_typed_on_one_line(stage: Stage, journal: Journal) -> None:
    stage.choices.set_contact_name("  Maria \n Example ")
    stage.choices.set_contact_number("+41 44 000 00 00")
    assert journal.facts.setting("contact_name") == "Maria Example"
    assert stage.view.choices.contact_number == "+41 44 000 00 00"
    stage.choices.set_contact_number("")
    assert journal.facts.setting("contact_number") == ""


def test_whose_journal_it_is_and_its_colour(stage: Stage, journal: Journal) -> None:
    stage.choices.set_person("Anna")
    stage.choices.choose_colour("plum")
    assert (stage.view.choices.person, stage.view.choices.colour) == ("Anna", "plum")
    assert journal.facts.setting("journal_colour") == "plum"
    journal.undo()
    journal.undo()
    assert stage.view.choices.person == ""


def test_a_refused_choice_is_said_and_what_holds_is_shown_again(journal_path: object, journal: Journal) -> None:
    stage = Stage(journal)
    stage.refresh()
    journal.read_only = True
    stage.choices.set_parts(True)
    assert "changed" in stage.messages.last.whole()
    assert not stage.view.choices.has_parts


def test_a_unit_of_another_version_is_shown_as_it_is_kept(journal: Journal) -> None:
    verbs.set_settings(journal, {"unit:ferritin": "of tomorrow"})
    unit = next(unit for unit in build_choices(journal.facts).units if unit.key == "ferritin")
    assert unit.unit == "of tomorrow"


def north(**more: object) -> RememberedDraft:
    return replace(RememberedDraft(heading="x", unit="ug/L", range="15-150"), **more)  # type: ignore[arg-type]


@pytest.fixture
def at_north(stage: Stage, journal: Journal) -> Stage:
    verbs.add_lab_results(
        journal,
        [
            a_lab_result("crp", laboratory="North", unit="mg/L", unit_code="mg/L"),
            a_lab_result(laboratory="North", range_text="15-150"),
            a_lab_result(laboratory="Abbey"),
        ],
    )
    return stage


def test_laboratories_stand_by_name_with_what_they_printed_last(at_north: Stage) -> None:
    abbey, named_north = at_north.view.laboratories.laboratories
    assert (abbey.name, named_north.name) == ("Abbey", "North")
    assert named_north.words == "2 results · units and ranges of 2 blood values remembered"
    assert [(one.analyte, one.unit, one.range) for one in named_north.remembered] == [
        (analytes()["ferritin"].name, "ug/L", "15-150"),
        (analytes()["crp"].name, "mg/L", ""),
    ]


def test_a_laboratory_is_renamed_and_gone_to(at_north: Stage, journal: Journal) -> None:
    at_north.laboratories.rename("North", " North  Clinic ")
    assert at_north.view.gone_to == "North Clinic"
    assert [known.name for known in at_north.view.laboratories.laboratories] == ["Abbey", "North Clinic"]
    journal.undo()
    assert [known.name for known in at_north.view.laboratories.laboratories] == ["Abbey", "North"]


def test_an_emptied_name_changes_nothing(at_north: Stage) -> None:
    before = at_north.changes()
    at_north.laboratories.rename("North", "  ")
    assert at_north.changes() == before


def test_what_is_remembered_is_forgotten_and_results_stay(at_north: Stage, journal: Journal) -> None:
    at_north.laboratories.forget("North")
    known = build_laboratories(journal.facts).laboratories[1]
    assert (known.name, known.remembered) == ("North", ())
    assert known.words == "2 results · units and ranges of 0 blood values remembered"
    journal.undo()
    (one, _other) = build_laboratories(journal.facts).laboratories[1].remembered
    at_north.laboratories.start_editing(one.id)
    at_north.laboratories.forget_one(one.id)
    assert len(build_laboratories(journal.facts).laboratories[1].remembered) == 1
    assert at_north.view.remembered.heading == ""


def test_unit_and_range_to_be_offered_are_put_right(at_north: Stage, journal: Journal) -> None:
    one = at_north.view.laboratories.laboratories[1].remembered[0]
    at_north.laboratories.start_editing(one.id)
    assert at_north.view.remembered.heading == f"What North prints for {analytes()['ferritin'].name}"
    assert (at_north.view.remembered.unit, at_north.view.remembered.range) == ("ug/L", "15-150")
    before = journal.facts.lab_results()
    at_north.laboratories.save(north(unit="ng/mL", range="20 – 200"))
    assert at_north.view.remembered.heading == ""
    remembered = next(known for known in journal.facts.laboratories() if known.id == one.id)
    assert (remembered.unit, remembered.range_low, remembered.range_high) == ("ng/mL", Decimal(20), Decimal(200))
    assert journal.facts.lab_results() == before


def test_a_unit_that_is_none_is_said_beside_its_field(at_north: Stage) -> None:
    one = at_north.view.laboratories.laboratories[1].remembered[0]
    at_north.laboratories.start_editing(one.id)
    before = at_north.changes()
    at_north.laboratories.save(north(unit="bananas", range="200-20"))
    assert [problem.field for problem in at_north.view.problems] == ["unit", "range"]
    assert at_north.view.remembered.heading
    assert at_north.changes() == before
    at_north.laboratories.close()
    at_north.laboratories.save(north())
    assert at_north.changes() == before


HEADACHE = TrackerDraft(name="Headache", question="How much did")


def after_a_crash(journal: Journal) -> tuple[KeptView, KeptMessages]:
    """The screen as it is when the program is started again."""
    stage = Stage(journal)
    stage.presenter.refresh()
    return stage.view, stage.messages


def test_a_form_that_was_being_typed_is_back_after_a_crash(stage: Stage, journal: Journal) -> None:
    stage.presenter.start_adding()
    stage.presenter.hold(HEADACHE)
    view, messages = after_a_crash(journal)
    assert view.form.heading == "Add your own"
    assert view.form.draft == HEADACHE
    assert "is back; it was not saved yet" in messages.last.text


def test_so_are_the_new_words_of_a_known_tracker(stage: Stage, journal: Journal) -> None:
    stage.presenter.start_editing("fatigue")
    stage.presenter.hold(replace(stage.view.form.draft, name="Tired"))
    view, _messages = after_a_crash(journal)
    assert view.form.heading == "Change Fatigue"
    assert view.form.draft.name == "Tired"


def test_nothing_is_back_that_was_saved_closed_or_never_begun(stage: Stage, journal: Journal) -> None:
    stage.presenter.start_adding()
    stage.presenter.hold(HEADACHE)
    stage.presenter.close()
    assert after_a_crash(journal)[0].form.heading == ""
    stage.presenter.start_adding()
    stage.presenter.hold(HEADACHE)
    stage.presenter.save(replace(HEADACHE, question="How much did your head ache?"))
    assert after_a_crash(journal)[0].form.heading == ""
    stage.presenter.start_editing("mood")
    stage.presenter.hold(draft_of(journal.facts.tracker("mood")))
    assert after_a_crash(journal)[0].form.heading == ""
