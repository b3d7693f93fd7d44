# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import random
import re
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.catalogues import analytes
from journal_app.domain.drafts import LabDraft
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.shown_units import ShownUnit, code_for
from journal_app.domain.treatments import InfusionKind
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.labs.build import build_state
from journal_app.ui.labs.kept import draft_of
from journal_app.ui.labs.presenter import Presenter
from tests.builders import A_DAY, a_lab_result, an_infusion
from tests.ui.desks import KeptMessages, a_desk
from tests.ui.seen_labs import SeenView, cell_texts

TYPED = LabDraft(analyte="ferritin", value="18", unit="ug/L", day="2026-11-20", range="30-150", flag="L")


Stage = tuple[Presenter, SeenView, KeptMessages]


@pytest.fixture
def stage(journal: Journal) -> Stage:
    desk, messages = a_desk(journal)
    view = SeenView()
    return Presenter(desk, view), view, messages


def test_dates_run_across_newest_first_and_analytes_down_in_the_order_of_the_catalogue(journal: Journal) -> None:
    verbs.add_lab_results(
        journal,
        [
            a_lab_result("crp", "2", date(2026, 3, 1), unit="mg/L"),
            a_lab_result("ferritin", "12", date(2026, 1, 10)),
            a_lab_result("ferritin", "118", date(2026, 11, 3)),
        ],
    )
    state = build_state(journal.facts)
    assert state.draws == ("3 Nov 2026", "1 Mar 2026", "10 Jan 2026")
    assert state.analytes == ("Ferritin", analytes()["crp"].name)
    assert cell_texts(state) == [["118 ug/L", "", "12 ug/L"], ["", "2 mg/L", ""]]
    assert state.summary == "10 Jan 2026 – 3 Nov 2026 · 3 days of blood drawn · 3 results"


def test_two_results_of_an_analyte_on_a_day_stand_side_by_side(journal: Journal) -> None:
    verbs.add_lab_results(
        journal,
        [
            a_lab_result("iron", "20", collected_time=time(17)),
            a_lab_result("iron", "8", collected_time=time(8)),
            a_lab_result("ferritin", "30"),
        ],
    )
    state = build_state(journal.facts)
    assert state.draws == ("20 Nov 2026", "20 Nov 2026, result 2")
    assert cell_texts(state) == [["30 ug/L", ""], ["8 ug/L", "20 ug/L"]]


def test_a_cell_quotes_what_was_printed(journal: Journal) -> None:
    result = a_lab_result(
        "crp",
        "5",
        comparator=Comparator.BELOW,
        printed_value="<5,0",
        unit="mg/l",
        range_text="0 – 5 mg/l",
        flag="see note",
        laboratory="Town",
        note="second tube",
    )
    verbs.add_lab_results(journal, [result])
    (cell,) = (cell for row in build_state(journal.facts).cells for cell in row if cell)
    assert cell.lines() == ("<5,0 mg/l “see note”", "0 – 5 mg/l")
    for words in ("<5,0 mg/l", "printed range 0 – 5 mg/l", "flag as printed: see note", "Town", "second tube"):
        assert words in cell.details


def test_a_draw_soon_after_an_iron_infusion_is_marked_and_says_why(journal: Journal) -> None:
    verbs.add_infusion(journal, an_infusion(A_DAY - timedelta(days=12)))
    verbs.add_lab_results(journal, [a_lab_result("ferritin"), a_lab_result("crp", "2", unit="mg/L")])
    ferritin, crp = (row[0] for row in build_state(journal.facts).cells)
    assert ferritin is not None
    assert crp is not None
    assert ferritin.mark == "○ 12 days after an infusion"
    assert (
        "drawn 12 days after an infusion; label makers ask to wait at least 4 weeks even for haemoglobin"
        in ferritin.details
    )
    assert crp.mark == ""
    assert "invalid" not in ferritin.details


@pytest.mark.parametrize(
    ("days", "kind", "is_marked"),
    [
        (0, InfusionKind.IRON, True),
        (27, InfusionKind.IRON, True),
        (28, InfusionKind.IRON, False),
        (-1, InfusionKind.IRON, False),
        (3, InfusionKind.DISEASE_MODIFYING, False),
    ],
)
def test_the_mark_knows_days_and_kinds(journal: Journal, days: int, kind: InfusionKind, is_marked: bool) -> None:
    verbs.add_infusion(journal, an_infusion(A_DAY - timedelta(days=days), kind=kind, iron_mg=None))
    verbs.add_lab_results(journal, [a_lab_result("ferritin")])
    (cell,) = build_state(journal.facts).cells[0]
    assert cell is not None
    assert bool(cell.mark) is is_marked


SHEET = (("ferritin", "ug/L"), ("iron", "umol/L"), ("tibc", "umol/L"), ("tsat", "%"), ("crp", "mg/L"))


def without_values(details: str) -> str:
    """What is said of a result with its numbers, and the one word that says which of two was more, taken out."""
    bare = re.sub(r"[0-9]+([.][0-9]+)?", "#", details)
    return re.sub(r", (the same as|# \S+( points)? (more|less) than) on", ", compared with", bare)


USUAL = (ShownUnit.PRINTED, ShownUnit.CONVENTIONAL, ShownUnit.SI)


def held_as(units: ShownUnit) -> dict[str, str]:
    """The choice of these units for every analyte."""
    return {key: code_for(key, units) for key in analytes()}


@given(seed=st.integers(0, 1 << 16), units=st.sampled_from(USUAL))
def test_no_value_decides_what_is_marked_or_said(seed: int, units: ShownUnit) -> None:
    bits = random.Random(seed)  # noqa: S311 -- nothing secret

    def shown(values: random.Random | None) -> list[object]:
        with Journal.create(None) as journal:
            verbs.add_infusion(journal, an_infusion(A_DAY - timedelta(days=30)))
            for days in (60, 10, 0):
                numbers = [values.randint(1, 5000) if values else 40 for _line in SHEET]
                drawn = [
                    a_lab_result(key, str(number), A_DAY - timedelta(days=days), unit=unit, unit_code=unit)
                    for (key, unit), number in zip(SHEET, numbers, strict=True)
                ]
                verbs.add_lab_results(journal, drawn)
            state = build_state(journal.facts, held=held_as(units))
            cells = [cell for row in state.cells for cell in row if cell]
            said = [(cell.mark, without_values(cell.details), without_values(cell.printed)) for cell in cells]
            return [state.analytes, state.draws, state.summary, state.units, said]

    assert shown(bits) == shown(None)


def test_what_is_typed_is_kept_exactly_and_the_form_closes(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    presenter.start_adding()
    assert (view.form.heading, view.form.lines[0].day, view.form.focus) == ("Add results", "2026-11-21", "day")
    assert view.form.grows
    presenter.save([replace(TYPED, value="<18,50", laboratory="Town", fasting="yes", time="08:30")])
    (kept,) = journal.facts.lab_results()
    assert (kept.printed_value, kept.value, kept.comparator) == ("<18,50", Decimal("18.50"), Comparator.BELOW)
    assert (kept.unit, kept.unit_code, kept.flag, kept.fasting) == ("ug/L", "ug/L", "L", True)
    assert messages.last.text == "Saved 20:14"
    assert messages.last.action == "Undo"
    assert view.form.heading == ""


def test_a_sheet_is_one_change_with_one_undo(stage: Stage, journal: Journal) -> None:
    presenter, _view, messages = stage
    presenter.start_adding()
    draw = LabDraft(day="2026-11-20", time="08:10", laboratory="Town", fasting="yes", note="cold tube")
    presenter.save(
        [
            replace(draw, analyte="ferritin", value="<5 ug/l"),
            draw,
            replace(draw, analyte="crp", value="12,5", unit="mg/L"),
            draw,
        ]
    )
    kept = journal.facts.lab_results()
    assert [(result.analyte, result.printed_value, result.unit) for result in kept] == [
        ("crp", "12,5", "mg/L"),
        ("ferritin", "<5", "ug/l"),
    ]
    assert {(result.laboratory, result.fasting, result.note) for result in kept} == {("Town", True, "cold tube")}
    assert len(journal.history()) == 1
    assert messages.last.act is not None
    messages.last.act()
    assert journal.facts.lab_results() == []


def test_one_line_with_a_problem_keeps_the_whole_sheet_back(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    presenter.start_adding()
    day = "2026-02-31"
    presenter.save([replace(TYPED, day=day), LabDraft(day=day), LabDraft(analyte="crp", value="about 2 mg/L", day=day)])
    assert set(view.problems) == {"day", "value 3"}
    assert journal.history() == []


def test_a_sheet_of_blank_lines_asks_for_its_first(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    presenter.start_adding()
    presenter.save([LabDraft(day="2026-11-20"), LabDraft(day="2026-11-20")])
    assert set(view.problems) == {"analyte", "value", "unit"}


def test_an_answer_settles_its_own_line_only(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    presenter.start_adding()
    lines = [replace(TYPED, value="1.250"), replace(TYPED, value="1.250")]
    presenter.save(lines)
    presenter.answer("value 2", 0, lines)
    assert set(view.problems) == {"value"}
    presenter.answer("value", 1, lines)
    assert {str(result.value) for result in journal.facts.lab_results()} == {"1.250", "1250"}


A_DRAW = LabDraft(day="2026-11-20", time="08:10")
IRON = replace(A_DRAW, analyte="iron", value="12", unit="umol/L")
TIBC = replace(A_DRAW, analyte="tibc", value="60", unit="umol/L")
TSAT = replace(A_DRAW, analyte="tsat", value="25", unit="%")


def test_a_saturation_that_does_not_fit_is_said_beside_it_and_kept_all_the_same(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    presenter.start_adding()
    presenter.look_over([IRON, TSAT, A_DRAW, TIBC])
    assert view.remarks["value 2"].startswith("Transferrin saturation (TSAT) is 25 % here; ")
    assert "of this draw give 20 %" in view.remarks["value 2"]
    presenter.save([IRON, TSAT, A_DRAW, TIBC])
    assert len(journal.facts.lab_results()) == 3


def test_a_saturation_is_compared_with_what_is_kept_of_the_same_draw(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    presenter.start_adding()
    presenter.save([IRON, TIBC, TSAT])
    kept = {result.analyte: result for result in journal.facts.lab_results()}
    presenter.start_editing(kept["tsat"].id)
    assert set(view.remarks) == {"value"}
    presenter.look_over([replace(TSAT, value="20")])
    assert view.remarks == {}
    presenter.look_over([replace(TSAT, time="17:00")])
    assert view.remarks == {}
    presenter.start_editing(kept["iron"].id)
    presenter.look_over([replace(IRON, value="15")])
    assert view.remarks == {}
    presenter.look_over([replace(IRON, value="13")])
    assert set(view.remarks) == {"value"}


def test_nothing_is_said_while_a_sheet_cannot_be_read(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    presenter.start_adding()
    presenter.look_over([IRON, TIBC, replace(TSAT, value="about 25")])
    assert view.remarks == {}


def details_of(journal: Journal, row: int = 0, units: ShownUnit = ShownUnit.PRINTED) -> str:
    cell = build_state(journal.facts, held=held_as(units)).cells[row][0]
    assert cell is not None
    return cell.details


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("30", "42", "42 ug/L on 3 Mar 2026, 12 ug/L more than on 1 Feb 2026"),
        ("42.5", "30", "30 ug/L on 3 Mar 2026, 12.5 ug/L less than on 1 Feb 2026"),
        ("42", "42", "42 ug/L on 3 Mar 2026, the same as on 1 Feb 2026"),
    ],
)
def test_the_change_since_the_last_result_is_a_plain_fact(journal: Journal, before: str, after: str, said: str) -> None:
    drawn = [a_lab_result(value=before, on=date(2026, 2, 1)), a_lab_result(value=after, on=date(2026, 3, 3))]
    verbs.add_lab_results(journal, drawn)
    assert details_of(journal).splitlines()[-1] == said


def test_no_difference_is_taken_from_a_value_with_a_sign(journal: Journal) -> None:
    below = a_lab_result(value="5", on=date(2026, 2, 1), comparator=Comparator.BELOW, printed_value="<5")
    verbs.add_lab_results(journal, [below, a_lab_result(value="42", on=date(2026, 3, 3))])
    assert details_of(journal).endswith("42 ug/L on 3 Mar 2026; on 1 Feb 2026 it was <5 ug/L")


def test_a_change_of_percentages_is_in_points_and_of_units_in_the_later_one(journal: Journal) -> None:
    days = date(2026, 2, 1), date(2026, 3, 3)
    percent = [a_lab_result("tsat", 20 + 5 * turn, day, unit="%", unit_code="%") for turn, day in enumerate(days)]
    first = a_lab_result("iron", "67", days[0], unit="ug/dL", unit_code="ug/dL")
    second = a_lab_result("iron", "14", days[1], unit="umol/L", unit_code="umol/L")
    verbs.add_lab_results(journal, [*percent, first, second])
    assert details_of(journal, 1).splitlines()[1] == "25 % on 3 Mar 2026, 5 percentage points more than on 1 Feb 2026"
    assert details_of(journal, 0).endswith("14 umol/L on 3 Mar 2026, 2.003 umol/L more than on 1 Feb 2026")


def test_two_results_of_a_day_are_compared_only_where_their_times_are_known(journal: Journal) -> None:
    verbs.add_lab_results(journal, [a_lab_result(value="30"), a_lab_result(value="42")])
    assert [cell.details.count("\n") for cell in build_state(journal.facts).cells[0] if cell] == [0, 0]
    timed = [a_lab_result("crp", 2, collected_time=time(8)), a_lab_result("crp", 3, collected_time=time(17))]
    verbs.add_lab_results(journal, timed)
    (_first, second) = (cell for cell in build_state(journal.facts).cells[1] if cell)
    assert second.details.endswith("3 ug/L on 20 Nov 2026, 17:00, 1 ug/L more than on 20 Nov 2026, 08:00")


@pytest.mark.parametrize(
    ("units", "lines"),
    [
        (ShownUnit.PRINTED, ("<75 ug/dL “L”", "60-170")),
        (ShownUnit.CONVENTIONAL, ("<75 ug/dL “L”", "60-170")),
        (ShownUnit.SI, ("<13.43 \N{MICRO SIGN}mol/L “L”", "printed <75 ug/dL, 60-170")),
    ],
)
def test_units_are_switched_in_what_is_shown(journal: Journal, units: ShownUnit, lines: tuple[str, ...]) -> None:
    printed = a_lab_result("iron", "75", unit="ug/dL", unit_code="ug/dL", flag="L", range_text="60-170")
    verbs.add_lab_results(journal, [replace(printed, comparator=Comparator.BELOW, printed_value="<75")])
    before = journal.dump()
    (cell,) = build_state(journal.facts, held=held_as(units)).cells[0]
    assert cell is not None
    assert cell.lines() == lines
    assert journal.dump() == before


@pytest.mark.parametrize("units", USUAL)
def test_what_the_catalogue_does_not_exchange_stays_as_printed(journal: Journal, units: ShownUnit) -> None:
    ferritin = a_lab_result("ferritin", "95", unit="pmol/L", unit_code="pmol/L")
    own = a_lab_result("zzz-own", "3", unit="drops", unit_code="")
    verbs.add_lab_results(journal, [ferritin, own])
    state = build_state(journal.facts, held=held_as(units))
    assert cell_texts(state) == [["95 pmol/L"], ["3 drops"]]


def test_a_saturation_says_what_its_draw_gives_whether_it_fits_or_not(journal: Journal) -> None:
    for day, printed in ((A_DAY, 20), (A_DAY - timedelta(days=9), 70)):
        drawn = [("iron", 12, "umol/L"), ("tibc", 60, "umol/L"), ("transferrin", 2, "g/L"), ("tsat", printed, "%")]
        verbs.add_lab_results(journal, [a_lab_result(k, v, day, unit=u, unit_code=u) for k, v, u in drawn])
    said = [cell.details.splitlines()[-1] for cell in build_state(journal.facts).cells[3] if cell]
    assert len(said) == 2
    assert said[0] == said[1]
    assert ": 20 %" in said[0]
    assert ": 23.9 %" in said[0]


def test_undo_in_the_message_line_takes_the_result_back(stage: Stage, journal: Journal) -> None:
    presenter, _view, messages = stage
    presenter.start_adding()
    presenter.save([TYPED])
    assert messages.last.act is not None
    messages.last.act()
    assert journal.facts.lab_results() == []


def test_a_value_may_be_typed_with_its_unit(stage: Stage, journal: Journal) -> None:
    presenter, _view, _messages = stage
    presenter.start_adding()
    presenter.save([replace(TYPED, value="18 ug/L", unit="")])
    (kept,) = journal.facts.lab_results()
    assert (kept.printed_value, kept.unit) == ("18", "ug/L")


def test_problems_come_back_by_field_and_nothing_is_kept(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    presenter.start_adding()
    presenter.save([LabDraft(analyte="ferrytin", value="about 18", unit="furlong", day="2026-02-31", time="25:00")])
    assert set(view.problems) == {"analyte", "value", "unit", "day", "time"}
    assert "28 days" in view.problems["day"].words
    assert not any(problem.answers for problem in view.problems.values())
    assert journal.facts.lab_results() == []
    assert messages.all == []


def test_an_unlikely_value_asks_and_keep_as_typed_keeps_it(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    presenter.start_adding()
    unlikely = replace(TYPED, analyte="haemoglobin", value="130", unit="g/dL", range="")
    presenter.save([unlikely])
    assert view.problems["value"].answers == ("Keep as typed",)
    presenter.answer("value", 0, [unlikely])
    assert view.problems == {}
    assert journal.facts.lab_results()[0].value == Decimal(130)


def test_keeping_one_value_as_typed_says_nothing_about_the_next(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    presenter.start_adding()
    unlikely = replace(TYPED, analyte="haemoglobin", value="130", unit="g/dL", range="", day="someday")
    presenter.save([unlikely])
    presenter.answer("value", 0, [unlikely])
    assert set(view.problems) == {"day"}
    presenter.save([replace(unlikely, value="140")])
    assert set(view.problems) == {"value", "day"}


@pytest.mark.parametrize(("answer", "meant"), [(0, "1.250"), (1, "1250")])
def test_a_number_with_two_readings_asks_which(stage: Stage, journal: Journal, answer: int, meant: str) -> None:
    presenter, view, _messages = stage
    presenter.start_adding()
    typed = replace(TYPED, value=">1.250")
    presenter.save([typed])
    assert view.problems["value"].answers == ("It is 1.25", "It is 1250")
    presenter.answer("value", answer, [typed])
    (kept,) = journal.facts.lab_results()
    assert (kept.value, kept.comparator, kept.printed_value) == (Decimal(meant), Comparator.ABOVE, ">1.250")


def test_an_answer_to_nothing_changes_nothing(stage: Stage, journal: Journal) -> None:
    presenter, _view, _messages = stage
    presenter.start_adding()
    presenter.answer("value", 0, [TYPED])
    assert journal.facts.lab_results() == []


def test_a_kept_result_opens_as_typed_and_is_corrected_in_place(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    before = verbs.add_lab_results(
        journal, [a_lab_result(value="1250", printed_value="1.250", flag="H", source="an import")]
    ).value[0]
    presenter.start_editing(before.id)
    assert view.form.heading == "Change a result"
    assert (view.form.lines[0].value, view.form.lines[0].analyte) == ("1.250", "Ferritin")
    presenter.save([replace(view.form.lines[0], flag="HH")])
    assert view.problems == {}
    (after,) = journal.facts.lab_results()
    assert after == replace(before, flag="HH")
    assert view.form.heading == ""


def test_a_result_that_came_without_range_text_can_be_edited(journal: Journal) -> None:
    bounds = [(Decimal(15), Decimal(150), "15-150"), (None, Decimal(5), "<=5"), (Decimal(30), None, ">=30")]
    drafts = [draft_of(a_lab_result(range_low=low, range_high=high)).range for low, high, _text in bounds]
    assert drafts == [text for _low, _high, text in bounds]


def test_delete_is_at_once_and_can_be_undone(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    kept = verbs.add_lab_results(journal, [a_lab_result()]).value[0]
    presenter.start_editing(kept.id)
    presenter.delete(kept.id)
    assert journal.facts.lab_results() == []
    assert view.form.heading == ""
    assert messages.last.act is not None
    messages.last.act()
    assert journal.facts.lab_results() == [kept]


def test_a_result_that_is_gone_is_said_calmly(stage: Stage, journal: Journal) -> None:
    presenter, _view, messages = stage
    presenter.delete("no such id")
    assert messages.last.kind == "refused"
    presenter.start_editing("no such id")
    assert "not in the journal any more" in messages.last.text


def test_unit_and_range_of_this_laboratory_are_remembered(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    known = a_lab_result(laboratory="Town", unit="ng/mL", unit_code="ng/mL", range_text="15-150")
    verbs.add_lab_results(journal, [known])
    for line, (analyte, laboratory) in enumerate(
        [("Ferritin", "Elsewhere"), ("unheard of", "Town"), ("ferritin", "Town ")]
    ):
        presenter.suggest_for(line, analyte, laboratory)
    assert view.suggested == [(0, "", ""), (1, "", ""), (2, "ng/mL", "15-150")]


def test_an_analyte_the_catalogue_does_not_know_is_shown_last_by_its_key(journal: Journal) -> None:
    verbs.add_lab_results(journal, [a_lab_result("zzz-own"), a_lab_result("ferritin")])
    assert build_state(journal.facts).analytes == ("Ferritin", "zzz-own")


def test_the_presenter_shows_what_there_is(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    presenter.refresh()
    assert (view.state.analytes, view.state.summary, view.state.can_change) == ((), "", True)
    result: LabResult = a_lab_result(laboratory="Town")
    verbs.add_lab_results(journal, [result])
    presenter.refresh()
    assert view.state.laboratories == ("Town",)


def a_kept_draw(journal: Journal, *notes: str) -> list[LabResult]:
    """A ferritin, an iron and a CRP of one draw, each with its note, and a ferritin drawn later that day."""
    drawn = [
        a_lab_result(key, value, unit=unit, unit_code=unit, collected_time=time(8), laboratory="Town", note=note)
        for (key, value, unit), note in zip(
            (("ferritin", "30", "ug/L"), ("iron", "12", "umol/L"), ("crp", "2", "mg/L")),
            notes or ("",) * 3,
            strict=True,
        )
    ]
    verbs.add_lab_results(journal, [*drawn, a_lab_result("ferritin", "33", collected_time=time(17), laboratory="Town")])
    return journal.facts.lab_results()


def test_a_whole_draw_is_corrected_and_added_to_as_one_change(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    before = journal.dump()
    drawn = a_kept_draw(journal)
    kept = journal.dump()
    presenter.start_editing_draw(drawn[1].id)
    assert (view.form.heading, view.form.focus, view.form.grows) == ("Change a draw", "day", True)
    assert [line.analyte for line in view.form.lines] == ["Ferritin", "Serum iron", "C-reactive protein (CRP)"]
    lines = [replace(line, day="2026-11-19") for line in view.form.lines]
    added = LabDraft(analyte="tsat", value="19 %", day="2026-11-19", time="08:00", laboratory="Town")
    presenter.save([replace(lines[0], value="31"), *lines[1:], added])
    found = journal.facts.lab_results()
    assert {(result.collected_on.day, result.analyte, str(result.value)) for result in found} == {
        (19, "crp", "2"),
        (19, "ferritin", "31"),
        (19, "iron", "12"),
        (19, "tsat", "19"),
        (20, "ferritin", "33"),
    }
    assert len(found) == 5
    assert {r.id for r in found} > {r.id for r in drawn}
    assert view.form.heading == ""
    assert messages.last.act is not None
    messages.last.act()
    assert journal.dump() == kept
    journal.undo()
    assert journal.dump() == before


def test_a_line_of_a_kept_draw_cannot_be_left_blank(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    drawn = a_kept_draw(journal)
    presenter.start_editing_draw(drawn[0].id)
    first, second, third = view.form.lines
    presenter.save([first, LabDraft(day=second.day, time=second.time, laboratory=second.laboratory), third])
    assert {"analyte 2", "value 2"} <= set(view.problems)
    assert journal.facts.lab_results() == drawn


def test_notes_of_single_results_outlive_a_change_of_their_draw(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    drawn = a_kept_draw(journal, "", "second tube", "")
    presenter.start_editing_draw(drawn[0].id)
    assert {line.note for line in view.form.lines} == {""}
    presenter.save([replace(line, laboratory="City") for line in view.form.lines])
    notes = {result.analyte: result.note for result in journal.facts.lab_results() if result.laboratory == "City"}
    assert notes == {"ferritin": "", "iron": "second tube", "crp": ""}
    presenter.start_editing_draw(drawn[0].id)
    presenter.save([replace(line, note="all of it by hand") for line in view.form.lines])
    assert {r.note for r in journal.facts.lab_results() if r.laboratory == "City"} == {"all of it by hand"}


def test_a_note_of_the_whole_draw_can_be_taken_away(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    drawn = a_kept_draw(journal, "cold tube", "cold tube", "cold tube")
    presenter.start_editing_draw(drawn[0].id)
    assert {line.note for line in view.form.lines} == {"cold tube"}
    presenter.save([replace(line, note="") for line in view.form.lines])
    assert {result.note for result in journal.facts.lab_results()} == {""}


def test_a_draw_that_is_saved_as_it_was_changes_nothing(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    drawn = a_kept_draw(journal)
    before = journal.dump()
    presenter.start_editing_draw(drawn[0].id)
    presenter.save(view.form.lines)
    assert journal.dump() == before
    assert view.form.heading == ""
    assert messages.all == []


def test_what_was_settled_of_kept_results_is_not_asked_again(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    verbs.add_lab_results(
        journal,
        [
            a_lab_result("ferritin", "1250", printed_value="1.250"),
            a_lab_result("iron", "600", unit="umol/L", unit_code="umol/L"),
        ],
    )
    (kept, *_more) = journal.facts.lab_results()
    presenter.start_editing_draw(kept.id)
    presenter.save([replace(line, laboratory="Town") for line in view.form.lines])
    assert view.problems == {}
    assert {str(result.value) for result in journal.facts.lab_results()} == {"1250", "600"}
