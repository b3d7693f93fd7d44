# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from journal_app.analysis.charts import BandKind, Span
from journal_app.analysis.week_map import DayCell, WeekMap, week_map, week_table
from journal_app.domain.facts import Fact
from journal_app.domain.records import Exclusion
from journal_app.domain.scores import Day, Mark
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_score, ago, keep

FORTNIGHT = Span(first=ago(13).toordinal(), last=TODAY.toordinal())


def map_of(*facts: Fact, shown: Span = FORTNIGHT, tracker: str = "fatigue") -> WeekMap:
    with Journal.create(None) as journal:
        keep(journal, *facts)
        return week_map(journal.facts, tracker=tracker, shown=shown)


def cell_of(chart: WeekMap, day: date) -> DayCell:
    return next(cell for week in chart.weeks for cell in week if cell and cell.day == day.toordinal())


def test_a_row_is_a_week_from_monday_to_sunday() -> None:
    chart = map_of()
    assert chart.weekdays[0] == "Monday"
    assert all(len(week) == 7 for week in chart.weeks)
    assert [date.fromordinal(week[0].day).weekday() for week in chart.weeks if week[0]] == [0, 0]
    assert [cell is None for cell in chart.weeks[0]] == [True] * 6 + [False]  # it is a Sunday
    assert [cell is None for cell in chart.weeks[-1]] == [False] * 6 + [True]


@given(st.integers(1, 800), st.integers(0, 400))
def test_every_day_stands_in_one_cell_and_in_order(first: int, length: int) -> None:
    shown = Span(first=739_000 + first, last=739_000 + first + length)
    days = [cell.day for week in map_of(shown=shown).weeks for cell in week if cell]
    assert days == list(range(shown.first, shown.last + 1))


def test_a_cell_says_how_far_its_value_lies_along_the_scale() -> None:
    chart = map_of(a_score(2, 3), a_score(1, 10), a_score(0, 0))
    assert [cell_of(chart, ago(days)).share for days in (3, 2, 1, 0)] == [None, 0.3, 1.0, 0.0]
    assert cell_of(chart, ago(2)).words == "19 Nov 2026 · 3"
    assert cell_of(chart, ago(3)).words == "18 Nov 2026 · no score"


def test_marked_days_say_so_and_a_score_is_never_hidden() -> None:
    chart = map_of(
        Day(day=ago(5), mark=Mark.TOO_ILL),
        Day(day=ago(4), mark=Mark.TOO_ILL),
        a_score(4, 8),
        Day(day=ago(3), mark=Mark.NOT_TRACKED),
        Exclusion(first_on=ago(2), last_on=ago(2)),
        Exclusion(first_on=ago(1), last_on=ago(1), tracker="mood"),
    )
    assert [cell_of(chart, ago(days)).mark for days in (5, 4, 3, 2, 1)] == [
        BandKind.TOO_ILL,
        None,
        BandKind.NOT_TRACKED,
        BandKind.LEFT_OUT,
        None,
    ]
    assert cell_of(chart, ago(5)).words.endswith("too ill to log")
    assert chart.footer == "8 Nov 2026 – 21 Nov 2026 · 1 of 14 days logged · 1 too ill to log."


def test_the_ends_of_the_scale_are_said() -> None:
    chart = map_of(a_score(1, 5))
    assert (chart.low_words, chart.high_words) == ("0 none", "10 the worst I have known")


def test_the_table_has_a_week_a_row_with_the_same_numbers() -> None:
    table = week_table(map_of(a_score(0, 7), Day(day=ago(1), mark=Mark.TOO_ILL)))
    assert table.headers[:2] == ("Week from", "Monday")
    assert table.rows[-1] == ("16 Nov 2026", "", "", "", "", "too ill to log", "7", "")
