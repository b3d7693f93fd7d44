# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import csv
import sys
from datetime import date
from pathlib import Path

import pytest

from journal_app import places
from journal_app.analysis.charts import Span
from journal_app.analysis.tables import table_of
from journal_app.domain.drafts import ExclusionDraft
from journal_app.domain.records import Exclusion
from journal_app.domain.scores import Day
from journal_app.store.journal import Journal
from journal_app.ui.beside.state import Block
from journal_app.ui.fields import FieldProblem
from journal_app.ui.timeline.build import span_of
from journal_app.ui.timeline.presenter import Presenter
from journal_app.ui.timeline.state import JOINED, TURNED, Option, Part, Range, Step, TimelineState
from tests.analysis.lives import TODAY, a_result, a_score, a_year, ago, an_infusion, keep
from tests.ui.desks import AtOnce, a_desk


class SeenView:
    """What the presenter told its view."""

    def __init__(self) -> None:
        self.state = TimelineState()
        self.blocks: tuple[Block, ...] = ()
        self.problems: tuple[FieldProblem, ...] = ()
        self.forms_closed = 0

    def set_state(self, state: TimelineState) -> None:
        self.state = state

    def set_cards(self, blocks: tuple[Block, ...]) -> None:
        self.blocks = blocks

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        self.problems = problems

    def close_form(self) -> None:
        self.forms_closed += 1


@pytest.fixture
def view() -> SeenView:
    return SeenView()


@pytest.fixture
def presenter(journal: Journal, view: SeenView) -> Presenter:
    desk, _messages = a_desk(journal)
    return Presenter(desk, view)


def shown(view: SeenView) -> Span:
    assert view.state.spec is not None
    return view.state.spec.shown


def panels(view: SeenView) -> list[str]:
    assert view.state.spec is not None
    return [panel.key for panel in view.state.spec.panels]


def option(view: SeenView, part: Part, key: str) -> Option:
    return next(one for one in view.state.options if (one.part, one.key) == (part, key))


def test_an_empty_journal_says_how_to_begin(presenter: Presenter, view: SeenView) -> None:
    presenter.refresh()
    assert view.state.spec is None
    assert view.state.heading == "Nothing to show yet"
    assert "Today" in view.state.hint
    for wanted in Range:
        presenter.show_range(wanted)
    presenter.show_table(as_table=True)
    assert (view.state.spec, view.state.table) == (None, None)


def test_the_last_year_is_shown_first(presenter: Presenter, view: SeenView, journal: Journal) -> None:
    keep(journal, *a_year(), a_score(900, 4))
    presenter.refresh()
    assert view.state.range is Range.ONE_YEAR
    assert shown(view) == Span(first=date(2025, 11, 22).toordinal(), last=TODAY.toordinal())
    assert view.state.spec is not None
    assert view.state.spec.footer.startswith("22 Nov 2025 – 21 Nov 2026 · 345 of 365 days logged · 13 too ill")


@pytest.mark.parametrize(
    ("wanted", "last", "first"),
    [
        (Range.ONE_MONTH, date(2026, 11, 21), date(2026, 10, 22)),
        (Range.THREE_MONTHS, date(2026, 11, 21), date(2026, 8, 22)),
        (Range.SIX_MONTHS, date(2026, 8, 31), date(2026, 3, 1)),
        (Range.ONE_YEAR, date(2024, 2, 29), date(2023, 3, 1)),
        (Range.ONE_MONTH, date(2026, 1, 15), date(2025, 12, 16)),
        (Range.ALL, date(2026, 11, 21), date(2020, 1, 1)),
    ],
)
def test_a_range_is_so_many_calendar_months(wanted: Range, last: date, first: date) -> None:
    whole = Span(first=date(2020, 1, 1).toordinal(), last=last.toordinal())
    assert span_of(wanted, whole, whole.last) == Span(first=first.toordinal(), last=last.toordinal())


def test_a_range_is_never_more_than_there_is() -> None:
    whole = Span(first=ago(40).toordinal(), last=TODAY.toordinal())
    assert span_of(Range.ONE_YEAR, whole, whole.last) == whole


def test_a_range_shows_the_newest_days(presenter: Presenter, view: SeenView, journal: Journal) -> None:
    keep(journal, *a_year())
    presenter.refresh()
    presenter.show_days(ago(300).toordinal(), ago(250).toordinal())
    presenter.show_range(Range.ONE_MONTH)
    assert shown(view) == Span(first=date(2026, 10, 22).toordinal(), last=TODAY.toordinal())
    assert view.state.range is Range.ONE_MONTH


def test_where_the_reader_moved_to_stays_when_facts_change(
    presenter: Presenter, view: SeenView, journal: Journal
) -> None:
    keep(journal, *a_year())
    presenter.refresh()
    presenter.show_days(ago(300).toordinal(), ago(250).toordinal())
    assert view.state.range is None
    keep(journal, a_result(270, "ferritin", 55))
    presenter.refresh()
    assert shown(view) == Span(first=ago(300).toordinal(), last=ago(250).toordinal())
    assert view.state.spec is not None
    assert len(view.state.spec.panels[1].points[0].points) == 6


def test_moving_asks_the_journal_nothing(
    presenter: Presenter, view: SeenView, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(journal, *a_year())
    presenter.refresh()
    monkeypatch.delattr(AtOnce, "read")
    presenter.show_range(Range.ALL)
    presenter.show_days(ago(30).toordinal(), TODAY.toordinal())
    presenter.show_table(as_table=True)
    assert view.state.table is not None


def test_things_are_shown_and_put_away(presenter: Presenter, view: SeenView, journal: Journal) -> None:
    keep(journal, *a_year())
    presenter.refresh()
    assert panels(view) == ["scores 0–10", "ferritin", "tsat", "crp"]
    presenter.toggle(Part.ANALYTE, "phosphate")
    presenter.toggle(Part.ANALYTE, "crp")
    presenter.toggle(Part.TRACKER, "fatigue")
    assert panels(view) == ["scores 0–10", "ferritin", "tsat", "phosphate"]
    assert not option(view, Part.TRACKER, "fatigue").is_on
    assert option(view, Part.TRACKER, "mood").is_on
    presenter.toggle(Part.TRACKER, "mood")
    assert panels(view) == ["ferritin", "tsat", "phosphate"]
    presenter.toggle(Part.ANALYTE, "crp")
    assert panels(view) == ["ferritin", "tsat", "crp", "phosphate"]


def test_a_logarithmic_scale_is_offered_for_what_is_shown(
    presenter: Presenter, view: SeenView, journal: Journal
) -> None:
    keep(journal, *a_year())
    presenter.refresh()
    logs = [one.key for one in view.state.options if one.part is Part.LOG_SCALE]
    assert logs == ["ferritin", "tsat", "crp"]
    presenter.toggle(Part.LOG_SCALE, "ferritin")
    assert view.state.spec is not None
    assert "logarithmic" in view.state.spec.panels[1].title


def test_where_all_is_put_away_it_says_what_to_do(presenter: Presenter, view: SeenView, journal: Journal) -> None:
    keep(journal, a_score(1, 5))
    presenter.refresh()
    presenter.toggle(Part.TRACKER, "fatigue")
    assert view.state.spec is None
    assert view.state.heading == "Nothing is chosen"
    presenter.toggle(Part.TRACKER, "fatigue")
    assert view.state.heading == ""
    assert panels(view) == ["scores 0–10"]


def test_an_infusion_alone_is_drawn(presenter: Presenter, view: SeenView, journal: Journal) -> None:
    keep(journal, an_infusion(3))
    presenter.refresh()
    assert panels(view) == []
    assert view.state.heading == ""


def test_the_table_holds_the_part_in_view(presenter: Presenter, view: SeenView, journal: Journal) -> None:
    keep(journal, *a_year())
    presenter.refresh()
    presenter.show_range(Range.ONE_MONTH)
    presenter.show_table(as_table=True)
    assert view.state.table is not None
    assert len(view.state.table.rows) == 31
    presenter.show_range(Range.THREE_MONTHS)
    assert len(view.state.table.rows) == 92
    presenter.show_table(as_table=False)
    assert view.state.table is None


def test_presenting_needs_no_chart_library(presenter: Presenter, journal: Journal) -> None:
    assert "PySide6" not in {name.split(".")[0] for name in vars(sys.modules[Presenter.__module__])}


def test_a_range_with_nothing_in_it_ends_on_the_newest_day_there_is() -> None:
    whole = Span(first=date(2020, 4, 1).toordinal(), last=date(2026, 11, 21).toordinal())
    newest = date(2020, 5, 30).toordinal()

    assert span_of(Range.ONE_YEAR, whole, newest) == Span(first=whole.first, last=newest)
    assert span_of(Range.ALL, whole, newest) == whole


# Arranging, leaving days out, taking a chart along, and where the next visit begins


def test_a_panel_moves_and_grows_and_stays_where_it_was_put(
    presenter: Presenter, view: SeenView, journal: Journal
) -> None:
    keep(journal, *a_year())
    presenter.refresh()
    assert panels(view) == ["scores 0–10", "ferritin", "tsat", "crp"]
    presenter.arrange("crp", Step.UP)
    presenter.arrange("crp", Step.UP)
    presenter.arrange("crp", Step.TALLER)
    assert panels(view) == ["scores 0–10", "crp", "ferritin", "tsat"]
    assert view.state.spec is not None
    assert [panel.weight for panel in view.state.spec.panels] == [5, 3, 2, 2]
    presenter.toggle(Part.ANALYTE, "tsat")
    presenter.toggle(Part.ANALYTE, "tsat")
    assert panels(view) == ["scores 0–10", "crp", "ferritin", "tsat"]


def test_a_panel_says_what_can_be_done_with_it(presenter: Presenter, view: SeenView, journal: Journal) -> None:
    keep(journal, *a_year())
    presenter.refresh()
    first, *_middle, last = view.state.panels
    assert Step.UP not in first.steps
    assert Step.DOWN not in last.steps
    for _press in range(20):
        presenter.arrange(first.key, Step.TALLER)
    assert Step.TALLER not in view.state.panels[0].steps
    presenter.arrange("a panel that is gone", Step.UP)
    assert len(view.state.panels) == 4


def test_scales_turn_and_results_are_joined_on_request(presenter: Presenter, view: SeenView, journal: Journal) -> None:
    keep(journal, *a_year())
    presenter.refresh()
    presenter.toggle(Part.WAY, TURNED)
    presenter.toggle(Part.WAY, JOINED)
    assert view.state.spec is not None
    assert [panel.is_upside_down for panel in view.state.spec.panels] == [True, False, False, False, False]
    assert view.state.spec.panels[2].points[0].is_joined
    assert option(view, Part.WAY, TURNED).is_on
    presenter.toggle(Part.WAY, TURNED)
    assert not any(panel.is_upside_down for panel in view.state.spec.panels)


def test_days_left_out_are_one_change_that_can_be_undone(
    presenter: Presenter, view: SeenView, journal: Journal
) -> None:
    keep(journal, *a_year())
    presenter.refresh()
    presenter.leave_out(ExclusionDraft(first_on=ago(20).isoformat(), last_on=ago(10).isoformat(), reason="flu"))
    presenter.refresh()
    assert [one.words for one in view.state.left_out] == ["1 Nov 2026 – 11 Nov 2026 · every score · flu"]
    assert (view.problems, view.forms_closed) == ((), 1)
    presenter.count_again(view.state.left_out[0].id)
    presenter.refresh()
    assert view.state.left_out == ()
    journal.undo()
    presenter.refresh()
    assert len(view.state.left_out) == 1


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ExclusionDraft(), "first_on"),
        (ExclusionDraft(first_on="2026-02-31"), "first_on"),
        (ExclusionDraft(first_on=ago(-3).isoformat()), "first_on"),
        (ExclusionDraft(first_on=ago(3).isoformat(), last_on=ago(9).isoformat()), "last_on"),
        (ExclusionDraft(first_on=ago(3).isoformat(), last_on="soon"), "last_on"),
    ],
)
def test_days_that_make_no_sense_are_said_beside_their_field(
    presenter: Presenter, view: SeenView, journal: Journal, draft: ExclusionDraft, field: str
) -> None:
    presenter.leave_out(draft)
    assert [problem.field for problem in view.problems] == [field]
    assert journal.facts.every(Exclusion) == []
    assert view.forms_closed == 0


def test_the_chart_in_view_is_written_as_numbers_and_for_print(
    presenter: Presenter, view: SeenView, journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "cache_folder", lambda: tmp_path / "cache")
    keep(journal, *a_year())
    presenter.refresh()
    presenter.show_range(Range.ONE_MONTH)
    presenter.save_numbers(tmp_path / "numbers.csv")
    presenter.save_picture(tmp_path / "chart.svg")
    with (tmp_path / "numbers.csv").open(encoding="utf-8", newline="") as text:
        rows = list(csv.reader(text))
    assert view.state.spec is not None
    table = table_of(view.state.spec)
    assert tuple(rows[0]) == table.headers
    assert len(rows) == len(table.rows) + 1
    assert "Fatigue" in (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["chart.svg", "numbers.csv"]


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_left(journal: Journal, tmp_path: Path) -> None:
    keep(journal, *a_year())
    desk, messages = a_desk(journal)
    presenter = Presenter(desk, SeenView())
    presenter.refresh()
    presenter.save_numbers(tmp_path / "no such folder" / "numbers.csv")
    assert messages.last.text == "The file could not be written."
    presenter.save_pixels(tmp_path, b"a folder stands there")
    assert messages.last.text == "The file could not be written."
    assert list(tmp_path.iterdir()) == []


def test_a_note_that_looks_like_a_formula_is_only_words_in_a_table(
    presenter: Presenter, journal: Journal, tmp_path: Path
) -> None:
    keep(journal, a_score(1, 5), Day(day=ago(1), note="=1+2"))
    presenter.refresh()
    presenter.save_numbers(tmp_path / "numbers.csv")
    assert "'=1+2" in (tmp_path / "numbers.csv").read_text(encoding="utf-8")


def test_the_next_visit_begins_where_the_last_one_ended(journal: Journal) -> None:
    keep(journal, *a_year())
    first, again = SeenView(), SeenView()
    presenter = Presenter(a_desk(journal)[0], first)
    presenter.refresh()
    presenter.show_days(ago(300).toordinal(), ago(250).toordinal())
    presenter.toggle(Part.ANALYTE, "crp")
    presenter.arrange("tsat", Step.UP)
    presenter.leave()
    Presenter(a_desk(journal)[0], again).refresh()
    assert (shown(again), panels(again)) == (shown(first), panels(first))
    assert journal.history()[0].operation.value == "import"  # looking is no change


def test_a_visit_that_changed_nothing_keeps_nothing(journal: Journal) -> None:
    keep(journal, *a_year())
    presenter = Presenter(a_desk(journal)[0], SeenView())
    presenter.refresh()
    presenter.leave()
    assert journal.facts.kept_draft("timeline") is None


def card_keys(view: SeenView) -> list[str]:
    return [card.key for block in view.blocks for card in block.cards]


def test_research_stands_beside_the_days_in_view(journal: Journal, presenter: Presenter, view: SeenView) -> None:
    keep(journal, *a_year())
    presenter.refresh()
    assert card_keys(view)[:2] == ["label-phosphate", "schaefer-2021"]
    assert view.blocks[0].cards[0].reason == "because ferric carboxymaltose and fatigue are on screen"
    presenter.show_range(Range.THREE_MONTHS)  # no infusion lies in them
    assert "label-phosphate" not in card_keys(view)
    presenter.show_range(Range.ALL)
    assert "label-phosphate" in card_keys(view)


def test_what_is_not_chosen_brings_no_research(journal: Journal, presenter: Presenter, view: SeenView) -> None:
    keep(journal, a_score(3, 5), a_result(9, "ferritin", 40))
    presenter.refresh()
    for part, key in ((Part.TRACKER, "fatigue"), (Part.ANALYTE, "ferritin")):
        assert view.blocks != ()
        presenter.toggle(part, key)
    assert view.blocks == ()
