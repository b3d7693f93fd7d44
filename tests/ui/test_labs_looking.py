# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Units and two results side by side: what is said, and that neither a value nor a choice changes what is kept."""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.analysis.difference_words import time_words
from journal_app.domain.catalogues import analytes
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.settings import shown_unit_of
from journal_app.domain.shown_units import ShownUnit, codes_of
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.labs.difference import pair_state
from journal_app.ui.labs.looking import Looking
from journal_app.ui.labs.state import PairState
from tests.builders import A_DAY, a_lab_result, an_infusion
from tests.ui.desks import KeptMessages, a_desk
from tests.ui.seen_labs import SeenView, cell_texts

Stage = tuple[Looking, SeenView, KeptMessages]
JUDGING = re.compile(
    r"significan|abnormal|\bnormal|improve|worse|better|real change|outside|inside|within the|should|means that",
    re.IGNORECASE,
)


@pytest.fixture
def stage(journal: Journal) -> Stage:
    desk, messages = a_desk(journal)
    view = SeenView()
    looking = Looking(desk, view)
    journal.on_changed(lambda _kinds: looking.refresh())
    return looking, view, messages


def keep(journal: Journal, *results: LabResult) -> list[LabResult]:
    verbs.add_lab_results(journal, [replace(result, laboratory="Town") for result in results])
    return journal.facts.lab_results()


def a_pair(
    key: str = "ferritin", days: int = 30, unit: str = "ug/L", values: tuple[str, str] = ("34", "40")
) -> list[LabResult]:
    earlier, later = A_DAY - timedelta(days=days), A_DAY
    return [
        a_lab_result(key, value, day, unit=unit, unit_code=unit)
        for value, day in zip(values, (earlier, later), strict=True)
    ]


def said_of(journal: Journal, *results: LabResult) -> PairState:
    kept = keep(journal, *results)
    return pair_state(journal.facts, [result.id for result in kept], {})


def overall(view: SeenView) -> ShownUnit:
    return view.state.overall


def ids(view: SeenView) -> tuple[str, ...]:
    return view.pair.ids


# Units


def test_the_choice_of_units_is_kept_for_each_analyte_and_only_shown(stage: Stage, journal: Journal) -> None:
    looking, view, messages = stage
    results = keep(journal, a_lab_result("iron", "75", unit="ug/dL", unit_code="ug/dL"), a_lab_result("ferritin", "30"))
    looking.show_units(ShownUnit.SI)
    assert journal.facts.setting("unit:iron") == "umol/L"
    assert journal.facts.setting("unit:ferritin") == "ug/L"
    assert journal.facts.setting("unit:crp") == ""
    assert overall(view) == ShownUnit.SI
    assert cell_texts(view.state) == [["30 ug/L"], ["13.43 \N{MICRO SIGN}mol/L"]]
    assert journal.facts.lab_results() == results
    assert messages.last.action == "Undo"
    again, _messages = a_desk(journal)
    opened = SeenView()
    Looking(again, opened).refresh()
    assert opened.state.overall is ShownUnit.SI


def test_one_analyte_can_be_shown_in_a_unit_of_its_own(stage: Stage, journal: Journal) -> None:
    looking, view, _messages = stage
    keep(journal, a_lab_result("haemoglobin", "120", unit="g/L", unit_code="g/L"), a_lab_result("ferritin", "30"))
    looking.show_unit("haemoglobin", "mmol/L")
    assert cell_texts(view.state) == [["30 ug/L"], ["7.447 mmol/L"]]
    assert overall(view) == ShownUnit.OWN
    assert [choice.chosen for choice in view.state.units] == ["", "mmol/L"]
    (cell,) = view.state.cells[1]
    assert cell is not None
    assert "120 g/L" in cell.details
    assert cell.printed == "printed 120 g/L"
    looking.show_units(ShownUnit.OWN)
    assert overall(view) == ShownUnit.OWN
    looking.show_units(ShownUnit.PRINTED)
    assert overall(view) == ShownUnit.PRINTED
    assert cell_texts(view.state) == [["30 ug/L"], ["120 g/L"]]


def test_a_unit_an_analyte_is_not_shown_in_is_taken_for_as_printed(journal: Journal, stage: Stage) -> None:
    looking, view, _messages = stage
    keep(journal, a_lab_result("ferritin", "30"), a_lab_result("zzz-own", "3", unit="drops", unit_code=""))
    verbs.set_settings(journal, {shown_unit_of("ferritin"): "pmol/L", shown_unit_of("zzz-own"): "ug/L"})
    looking.refresh()
    assert cell_texts(view.state) == [["30 ug/L"], ["3 drops"]]
    assert [choice.choices[1:] == () for choice in view.state.units] == [False, True]


@pytest.mark.parametrize("key", list(analytes()))
def test_every_analyte_can_be_shown_in_its_two_usual_units(key: str) -> None:
    analyte = analytes()[key]
    assert {analyte.conventional_unit, analyte.si_unit} <= set(codes_of(key)) <= set(analyte.units)


def test_a_journal_that_cannot_be_changed_shows_units_all_the_same_and_keeps_nothing(journal: Journal) -> None:
    keep(journal, a_lab_result("iron", "75", unit="ug/dL", unit_code="ug/dL"))
    before = journal.dump()
    journal.read_only = True
    desk, messages = a_desk(journal)
    journal.read_only = False
    view = SeenView()
    looking = Looking(desk, view)
    looking.show_units(ShownUnit.SI)
    assert cell_texts(view.state) == [["13.43 \N{MICRO SIGN}mol/L"]]
    looking.show_unit("iron", "")
    assert cell_texts(view.state) == [["75 ug/dL"]]
    assert journal.dump() == before
    assert messages.all == []


# Two results


def test_two_results_stand_side_by_side_with_the_fact_its_span_and_its_sources(journal: Journal) -> None:
    pair = said_of(journal, *a_pair())
    assert pair.results == ("Ferritin 34 ug/L · 21 Oct 2026 · Town", "Ferritin 40 ug/L · 20 Nov 2026 · Town")
    assert pair.fact == (
        "Healthy people’s results, taken twice, differ by up to this much in about 19 of 20 pairs: "
        "62 % more or 38 % less than the earlier one. Beside 34 ug/L that is from 21 to 55 ug/L."
    )
    assert pair.reasons == ()
    notes = "\n".join(pair.notes)
    assert "16.9 % (22 people, draws over 5 weeks). 95 % interval 14.4 to 20.2 %. Özkanay 2023" in notes
    assert "doi 10.1080/00365513.2023.2278537. It is used for draws up to 6 weeks apart." in notes
    assert "The laboratory’s own: 4.3 %. Henriksen 2014" in notes
    assert "reference change value" in notes
    assert "±48 %" in notes
    assert "One pair was chosen." in notes
    assert "one laboratory and one method" in notes


def test_further_apart_the_figure_found_over_a_year_is_used(journal: Journal) -> None:
    pair = said_of(journal, *a_pair(days=120))
    assert "108 % more or 52 % less" in pair.fact
    assert "26 people, draws over 1 year" in pair.notes[0]
    assert pair.notes[0].endswith("It is used for draws more than 6 weeks apart.")


def test_of_crp_a_round_factor_is_said_and_no_more(journal: Journal) -> None:
    pair = said_of(journal, *a_pair("crp", unit="mg/L"))
    assert pair.fact.endswith("in about 19 of 20 pairs: \N{MULTIPLICATION SIGN}3 or \N{DIVISION SIGN}3.")
    assert "%" not in pair.fact
    assert "±" not in "\n".join(pair.notes)
    assert "draws over 6 months" in pair.notes[0]


def test_a_laboratory_part_that_is_not_known_is_said_to_be_taken_by_a_rule(journal: Journal) -> None:
    pair = said_of(journal, *a_pair("tsat", unit="%", values=("20", "30")))
    assert "135 % more or 57 % less" in pair.fact
    assert "The laboratory’s own: 14 %." in pair.notes[1]
    assert "half of the within-person variation where the laboratory's own is unknown" in pair.notes[1]
    assert "doi 10.1080/00365510410004885" in pair.notes[1]


def test_draws_further_apart_than_those_of_the_study_are_said_to_be(journal: Journal) -> None:
    near, last = a_pair("tsat", unit="%", values=("20", "30"))
    kept = keep(journal, replace(near, collected_on=A_DAY - timedelta(days=300)), near, last)
    said = [pair_state(journal.facts, [kept[place].id, kept[2].id], {}).notes for place in (1, 0)]
    assert [any("closer together" in note for note in notes) for notes in said] == [False, True]


def test_thyroid_hormone_over_years_has_the_laboratory_in_its_figure(journal: Journal) -> None:
    pair = said_of(journal, *a_pair("tsh", days=700, unit="m[IU]/L", values=("2", "3")))
    assert "83 % more or 45 % less" in pair.fact
    assert pair.notes[0].startswith(
        "Within one healthy person, laboratory included: 22 % (16976 people, draws over 10 years)."
    )
    assert not any("laboratory’s own" in note for note in pair.notes)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"analyte": "iron", "unit": "umol/L", "unit_code": "umol/L"}, "two different blood values"),
        ({"comparator": Comparator.BELOW, "printed_value": "<40"}, "A sign such as <"),
        ({"unit": "pmol/L", "unit_code": "pmol/L"}, "Their units are not exchanged for Ferritin."),
    ],
)
def test_what_is_in_the_way_is_said_in_place_of_the_fact(
    journal: Journal, more: dict[str, object], reason: str
) -> None:
    earlier, later = a_pair()
    pair = said_of(journal, earlier, replace(later, **more))  # type: ignore[arg-type]
    assert (pair.fact, pair.notes) == ("", ())
    assert len(pair.results) == 2
    assert any(reason in said for said in pair.reasons)


def test_laboratories_days_infusions_and_missing_studies_are_reasons_too(journal: Journal) -> None:
    def reasons(*results: LabResult) -> tuple[str, ...]:
        with Journal.create(None) as own:
            verbs.add_infusion(own, an_infusion(date(2026, 6, 1)))
            verbs.add_lab_results(own, list(results))
            pair = pair_state(own.facts, [result.id for result in own.facts.lab_results()], {})
        assert pair.fact == ""
        return pair.reasons

    town = [replace(result, laboratory="Town") for result in a_pair()]
    assert reasons(town[0], replace(town[1], laboratory="City")) == (
        "They come from two laboratories; it holds for one laboratory only.",
    )
    assert reasons(town[0], replace(town[1], laboratory="")) == (
        "The laboratory is not noted with both of them; it holds for one laboratory only.",
    )
    assert reasons(town[0], replace(town[1], collected_on=town[0].collected_on)) == (
        "They were drawn on one day; the studies looked at draws on different days.",
    )
    assert reasons(replace(town[0], collected_on=date(2026, 3, 1)), town[1]) == ("An iron infusion lies between them.",)
    assert reasons(replace(town[0], collected_on=date(2026, 6, 20)), town[1]) == (
        "One of them was drawn less than 28 days after an iron infusion.",
    )
    phosphate = [replace(result, analyte="phosphate", unit="mmol/L", unit_code="mmol/L") for result in town]
    assert reasons(*phosphate) == ("For Phosphate no study could be read that says it.",)


def test_both_stand_in_the_unit_the_analyte_is_shown_in(journal: Journal) -> None:
    earlier, later = a_pair("iron", unit="umol/L", values=("10", "20"))
    keep(journal, earlier, replace(later, unit="ug/dL", unit_code="ug/dL", value=Decimal(112), printed_value="112"))
    ids = [result.id for result in journal.facts.lab_results()]
    printed = pair_state(journal.facts, ids, {})
    assert [said.split(" · ")[0] for said in printed.results] == ["Serum iron 10 umol/L", "Serum iron 20.06 umol/L"]
    held = pair_state(journal.facts, ids, {"iron": "ug/dL"})
    assert [said.split(" · ")[0] for said in held.results] == [
        "Serum iron 55.84 \N{MICRO SIGN}g/dL",
        "Serum iron 112 ug/dL",
    ]
    assert "Beside 55.84 \N{MICRO SIGN}g/dL" in held.fact


def test_one_result_asks_for_a_second_and_a_third_takes_the_place_of_the_first(stage: Stage, journal: Journal) -> None:
    looking, view, _messages = stage
    first, second, third = (
        result.id
        for result in keep(journal, *(a_lab_result("ferritin", "30", A_DAY - timedelta(days=d)) for d in (60, 30, 0)))
    )
    looking.choose(first)
    assert view.pair.hint == "Choose a second result of Ferritin to see them side by side."
    assert view.pair.fact == ""
    looking.choose(second)
    assert ids(view) == (first, second)
    assert view.pair.fact
    looking.choose(third)
    assert ids(view) == (second, third)
    looking.choose(third)
    assert ids(view) == (second,)
    looking.choose_none()
    assert view.pair == PairState()
    looking.choose(third)
    looking.choose(first)
    assert ids(view) == (first, third), "the earlier one stands first"


def test_a_chosen_result_that_goes_is_no_longer_chosen_and_a_changed_one_is_said_anew(
    stage: Stage, journal: Journal
) -> None:
    looking, view, _messages = stage
    first, second = keep(journal, *a_pair())
    looking.choose(first.id)
    looking.choose(second.id)
    verbs.replace_fact(journal, replace(first, value=Decimal(50), printed_value="50"))
    assert "Beside 50 ug/L" in view.pair.fact
    verbs.remove_fact(journal, second)
    assert ids(view) == (first.id,)
    verbs.remove_fact(journal, replace(first, value=Decimal(50), printed_value="50"))
    assert view.pair == PairState()


numbers = st.decimals(min_value="0.1", max_value="5000", places=1)


@given(key=st.sampled_from(list(analytes())), values=st.tuples(numbers, numbers), days=st.integers(0, 900))
def test_no_value_decides_what_is_said_of_two_results(key: str, values: tuple[Decimal, Decimal], days: int) -> None:
    unit = analytes()[key].si_unit

    def said(numbers: tuple[str, str]) -> list[str]:
        with Journal.create(None) as journal:
            pair = said_of(journal, *a_pair(key, days, unit, numbers))
        words = [*pair.results, pair.fact, *pair.reasons, *pair.notes, pair.hint]
        assert not any(JUDGING.search(text) for text in words)
        return [
            *(re.sub(r"[0-9]+([.][0-9]+)?", "#", text) for text in (*pair.results, pair.fact)),
            *pair.reasons,
            *pair.notes,
        ]

    assert said((str(values[0]), str(values[1]))) == said(("40", "41"))


@pytest.mark.parametrize(
    ("weeks", "words"), [(1, "1 week"), (5, "5 weeks"), (26, "6 months"), (52, "1 year"), (520, "10 years")]
)
def test_how_long_a_study_went_on_is_said_in_whole_words(weeks: int, words: str) -> None:
    assert time_words(weeks) == words


def card_keys(view: SeenView) -> list[str]:
    return [card.key for block in view.blocks for card in block.cards]


def reasons(view: SeenView) -> list[str]:
    return [card.reason for block in view.blocks for card in block.cards]


def test_research_is_about_the_table_and_about_two_results_while_they_are_compared(
    stage: Stage, journal: Journal
) -> None:
    looking, view, _messages = stage
    assert card_keys(view) == []
    first, second = keep(journal, *a_pair("iron", unit="umol/L"))
    keep(journal, a_lab_result("crp", "4", unit="mg/L", unit_code="mg/L"))
    beside_table = card_keys(view)
    assert reasons(view)[0] == "because serum iron and C-reactive protein (CRP) are on screen"
    looking.choose(first.id)
    assert card_keys(view) == beside_table  # one alone is no comparison
    looking.choose(second.id)
    assert "two-results-differ" in card_keys(view)[:2]
    assert reasons(view)[0] == "because serum iron and a look at results over time are on screen"
    looking.choose_none()
    assert card_keys(view) == beside_table


def test_research_goes_with_the_last_result(stage: Stage, journal: Journal) -> None:
    _looking, view, _messages = stage
    (only,) = keep(journal, a_lab_result("ferritin", "40"))
    assert view.blocks != ()
    verbs.remove_fact(journal, only)
    assert view.blocks == ()
