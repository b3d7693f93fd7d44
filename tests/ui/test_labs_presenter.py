# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import random
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.catalogues import analytes
from journal_app.domain.drafts import LabDraft
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.treatments import InfusionKind
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.fields import FieldProblem
from journal_app.ui.labs.build import build_state
from journal_app.ui.labs.presenter import Presenter, draft_of
from journal_app.ui.labs.state import FormState, LabsState
from tests.builders import A_DAY, a_lab_result, an_infusion
from tests.ui.inline_desk import KeptMessages, a_desk

TYPED = LabDraft(analyte="ferritin", value="18", unit="ug/L", day="2026-11-20", range="30-150", flag="L")


class SeenView:
    """What the presenter told its view."""

    def __init__(self) -> None:
        self.state = LabsState()
        self.form = FormState()
        self.problems: dict[str, FieldProblem] = {}
        self.suggested: tuple[str, str] | None = None

    def set_state(self, state: LabsState) -> None:
        self.state = state

    def set_form(self, form: FormState) -> None:
        self.form = form

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        self.problems = {problem.field: problem for problem in problems}

    def suggest(self, unit: str, printed_range: str) -> None:
        self.suggested = (unit, printed_range)


Stage = tuple[Presenter, SeenView, KeptMessages]


@pytest.fixture
def stage(journal: Journal) -> Stage:
    desk, messages = a_desk(journal)
    view = SeenView()
    return Presenter(desk, view), view, messages


def cell_texts(state: LabsState) -> list[list[str]]:
    return [[cell.value if cell else "" for cell in row] for row in state.cells]


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


@given(seed=st.integers(0, 1 << 16))
def test_no_value_decides_what_is_marked(seed: int) -> None:
    bits = random.Random(seed)  # noqa: S311 -- nothing secret

    def marks(values: random.Random | None) -> list[list[str]]:
        with Journal.create(None) as journal:
            verbs.add_infusion(journal, an_infusion(A_DAY - timedelta(days=10)))
            for place, key in enumerate(("ferritin", "tsat", "crp", "phosphate", "haemoglobin")):
                value = values.randint(1, 5000) if values else 40
                verbs.add_lab_results(journal, [a_lab_result(key, str(value), A_DAY - timedelta(days=place * 4))])
            return [[cell.mark if cell else "" for cell in row] for row in build_state(journal.facts).cells]

    assert marks(bits) == marks(None)


def test_what_is_typed_is_kept_exactly_and_the_same_draw_goes_on(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    presenter.start_adding()
    assert (view.form.heading, view.form.draft.day, view.form.focus) == ("Add results", "2026-11-21", "day")
    presenter.save(replace(TYPED, value="<18,50", laboratory="Town", fasting="yes", time="08:30"))
    (kept,) = journal.facts.lab_results()
    assert (kept.printed_value, kept.value, kept.comparator) == ("<18,50", Decimal("18.50"), Comparator.BELOW)
    assert (kept.unit, kept.unit_code, kept.flag, kept.fasting) == ("ug/L", "ug/L", "L", True)
    assert messages.last.text == "Saved 20:14"
    assert messages.last.action == "Undo"
    following = view.form.draft
    assert (following.day, following.time, following.laboratory, following.fasting) == (
        "2026-11-20",
        "08:30",
        "Town",
        "yes",
    )
    assert (following.analyte, following.value, view.form.focus) == ("", "", "analyte")


def test_undo_in_the_message_line_takes_the_result_back(stage: Stage, journal: Journal) -> None:
    presenter, _view, messages = stage
    presenter.start_adding()
    presenter.save(TYPED)
    assert messages.last.act is not None
    messages.last.act()
    assert journal.facts.lab_results() == []


def test_a_value_may_be_typed_with_its_unit(stage: Stage, journal: Journal) -> None:
    presenter, _view, _messages = stage
    presenter.start_adding()
    presenter.save(replace(TYPED, value="18 ug/L", unit=""))
    (kept,) = journal.facts.lab_results()
    assert (kept.printed_value, kept.unit) == ("18", "ug/L")


def test_problems_come_back_by_field_and_nothing_is_kept(stage: Stage, journal: Journal) -> None:
    presenter, view, messages = stage
    presenter.start_adding()
    presenter.save(LabDraft(analyte="ferrytin", value="about 18", unit="furlong", day="2026-02-31", time="25:00"))
    assert set(view.problems) == {"analyte", "value", "unit", "day", "time"}
    assert "28 days" in view.problems["day"].words
    assert not any(problem.answers for problem in view.problems.values())
    assert journal.facts.lab_results() == []
    assert messages.shown == []


def test_an_unlikely_value_asks_and_keep_as_typed_keeps_it(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    presenter.start_adding()
    unlikely = replace(TYPED, analyte="haemoglobin", value="130", unit="g/dL", range="")
    presenter.save(unlikely)
    assert view.problems["value"].answers == ("Keep as typed",)
    presenter.answer("value", 0, unlikely)
    assert view.problems == {}
    assert journal.facts.lab_results()[0].value == Decimal(130)


def test_keeping_one_value_as_typed_says_nothing_about_the_next(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    presenter.start_adding()
    unlikely = replace(TYPED, analyte="haemoglobin", value="130", unit="g/dL", range="", day="someday")
    presenter.save(unlikely)
    presenter.answer("value", 0, unlikely)
    assert set(view.problems) == {"day"}
    presenter.save(replace(unlikely, value="140"))
    assert set(view.problems) == {"value", "day"}


@pytest.mark.parametrize(("answer", "meant"), [(0, "1.250"), (1, "1250")])
def test_a_number_with_two_readings_asks_which(stage: Stage, journal: Journal, answer: int, meant: str) -> None:
    presenter, view, _messages = stage
    presenter.start_adding()
    typed = replace(TYPED, value=">1.250")
    presenter.save(typed)
    assert view.problems["value"].answers == ("It is 1.25", "It is 1250")
    presenter.answer("value", answer, typed)
    (kept,) = journal.facts.lab_results()
    assert (kept.value, kept.comparator, kept.printed_value) == (Decimal(meant), Comparator.ABOVE, ">1.250")


def test_an_answer_to_nothing_changes_nothing(stage: Stage, journal: Journal) -> None:
    presenter, _view, _messages = stage
    presenter.start_adding()
    presenter.answer("value", 0, TYPED)
    assert journal.facts.lab_results() == []


def test_a_kept_result_opens_as_typed_and_is_corrected_in_place(stage: Stage, journal: Journal) -> None:
    presenter, view, _messages = stage
    before = verbs.add_lab_results(
        journal, [a_lab_result(value="1250", printed_value="1.250", flag="H", source="an import")]
    ).value[0]
    presenter.start_editing(before.id)
    assert view.form.heading == "Change a result"
    assert (view.form.draft.value, view.form.draft.analyte) == ("1.250", "Ferritin")
    presenter.save(replace(view.form.draft, flag="HH"))
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
    presenter.suggest_for("Ferritin", "Elsewhere")
    assert view.suggested is None
    presenter.suggest_for("unheard of", "Town")
    assert view.suggested is None
    presenter.suggest_for("ferritin", "Town")
    assert view.suggested == ("ng/mL", "15-150")


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
