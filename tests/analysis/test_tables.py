# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from collections.abc import Iterator

import numpy as np
import pytest

from journal_app import words
from journal_app.analysis.chart_words import mean_at, ordinal_text
from journal_app.analysis.charts import ChartSpec, Span
from journal_app.analysis.tables import Table, table_of
from journal_app.analysis.timeline import shown_as
from journal_app.domain.scores import Day
from tests.analysis.lives import a_few_weeks, a_result, a_score, a_year, ago, an_infusion
from tests.analysis.snapshots import ALL_TOGETHER, spec_of

SPECS = {
    "six weeks": lambda: spec_of(*a_few_weeks(), choice=ALL_TOGETHER),
    "a year": lambda: spec_of(*a_year()),
    "two months of it": lambda: shown_as(
        spec_of(*a_year()), Span(first=ago(260).toordinal(), last=ago(200).toordinal())
    ),
    "one point": lambda: spec_of(a_score(1, 4)),
}


def number(cell: str) -> float:
    """The number at the head of a cell."""
    return float(cell.split(" ", maxsplit=1)[0].lstrip("<>=≤≥"))


def column(table: Table, header: str) -> dict[str, str]:
    """The filled cells of a column by day."""
    place = table.headers.index(header)
    return {row[0]: row[place] for row in table.rows if row[place]}


def drawn(spec: ChartSpec) -> Iterator[tuple[str, dict[str, float]]]:
    """Every number drawn in view, by the header its column must have and by day."""
    for panel in spec.panels:
        for series in panel.daily:
            for header, days, values in (
                (series.name, series.days.array, series.values.array),
                (f"{series.name}, mean of 7 days", series.mean_days.array, series.means.array),
            ):
                pairs = zip(days, values, strict=True)
                yield header, {ordinal_text(day): v for day, v in pairs if spec.shown.holds(day) and not np.isnan(v)}
        for points in panel.points:
            seen = [point for point in points.points if spec.shown.holds(point.day)]
            yield f"{points.name} ({panel.unit})", {ordinal_text(point.day): point.value for point in seen}


@pytest.mark.parametrize("name", SPECS)
def test_the_numbers_in_the_table_are_the_numbers_drawn(name: str) -> None:
    spec = SPECS[name]()
    table = table_of(spec)
    for header, values in drawn(spec):
        cells = column(table, header) if header in table.headers else {}
        assert {day: number(cell) for day, cell in cells.items()} == values


@pytest.mark.parametrize("name", SPECS)
def test_the_table_has_no_column_of_numbers_that_is_not_drawn(name: str) -> None:
    spec = SPECS[name]()
    others = {"Day", "Infusions", "Events", "Courses", "Marked as", "Note"}
    assert set(table_of(spec).headers) - others <= {header for header, _values in drawn(spec)}


def test_days_stand_in_order_and_only_where_something_is_on_them() -> None:
    table = table_of(spec_of(a_score(9, 3), a_score(2, 4), Day(day=ago(5), note="Rain")))
    assert [row[0] for row in table.rows] == [ordinal_text(ago(day).toordinal()) for day in (9, 5, 2)]
    assert column(table, "Note") == {"16 Nov 2026": "Rain"}


def test_a_mean_stands_with_its_days() -> None:
    table = table_of(spec_of(*(a_score(day, value) for day, value in enumerate((5, 6, 7, 9)))))
    assert column(table, "Fatigue, mean of 7 days")["21 Nov 2026"] == "6.75 (4 of 7 days)"


def test_a_hollow_result_says_why_and_a_sign_stays() -> None:
    table = table_of(spec_of(a_result(5, "ferritin", ">300"), an_infusion(9)))
    (cell,) = column(table, "Ferritin (ng/mL)").values()
    assert cell.startswith(">300 (drawn 4 days after an infusion;")
    assert column(table, "Infusions") == {"12 Nov 2026": "Ferinject 1000 mg"}


def test_numbers_are_written_in_the_language_of_the_reader() -> None:
    words.set_language("de")
    table = table_of(spec_of(*(a_score(day, value) for day, value in enumerate((5, 6, 7, 9)))))
    assert "6,75" in " ".join(table.rows[-1])


def test_an_empty_chart_is_an_empty_table() -> None:
    assert table_of(spec_of()) == Table(headers=("Day",), rows=())


def test_the_mean_on_a_day_is_the_one_drawn_there() -> None:
    series = spec_of(*(a_score(day, 6) for day in range(5))).panels[0].daily[0]
    assert mean_at(series, ago(0).toordinal()) == (6.0, 4)
    assert mean_at(series, ago(400).toordinal()) is None
    assert mean_at(spec_of(*a_few_weeks()).panels[0].daily[0], ago(12).toordinal()) is None
