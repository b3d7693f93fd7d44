# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import sys
from datetime import date

import pytest

from journal_app.analysis.charts import Span
from journal_app.store.journal import Journal
from journal_app.ui.timeline.presenter import Presenter, span_of
from journal_app.ui.timeline.state import Option, Part, Range, TimelineState
from tests.analysis.lives import TODAY, a_result, a_score, a_year, ago, an_infusion, keep
from tests.ui.desks import AtOnce, a_desk


class SeenView:
    """What the presenter told its view."""

    def __init__(self) -> None:
        self.state = TimelineState()

    def set_state(self, state: TimelineState) -> None:
        self.state = state


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
