# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date, time
from pathlib import Path

import pytest

from journal_app.domain.scores import Score, TrackerKind
from journal_app.exchange.previews.plan import Action, ImportPlan
from journal_app.store.journal import Journal
from tests.exchange.samples import a_table, imported, planned

HEADER = "FeatureName,Timestamp,Value,Label,Note"
LEGACY = "FeatureName,Timestamp,Value,Note"
AT = "2022-09-14T21:30:41.432+01:00"


def points(plan: ImportPlan) -> list[Score]:
    return [fact for fact in plan.facts(Action.ADD) if isinstance(fact, Score)]


@pytest.mark.parametrize(
    ("value", "kept", "kind", "note"),
    [
        ("1", "1", TrackerKind.NUMBER, ""),
        ("-10.1", "-10.1", TrackerKind.NUMBER, ""),
        ("2.859", "2.859", TrackerKind.NUMBER, ""),
        ("1.0:Label", "1.0", TrackerKind.NUMBER, "Label"),
        ("-2:Label: 3", "-2", TrackerKind.NUMBER, "Label: 3"),
        ("1:10:00", "1.1667", TrackerKind.DURATION, ""),
        ("1:10:00:", "1.1667", TrackerKind.DURATION, ""),
        ("0:30:00:Some: :la:bel", "0.5", TrackerKind.DURATION, "Some: :la:bel"),
        ("12345:30:00", "12345.5", TrackerKind.DURATION, ""),
        ("-10:-30:20", "-10.4944", TrackerKind.NUMBER, ""),
    ],
)
def test_a_value_is_a_number_or_a_time_with_a_label_behind_it(
    journal: Journal, tmp_path: Path, value: str, kept: str, kind: TrackerKind, note: str
) -> None:
    plan = planned(journal, tmp_path, a_table(LEGACY, f'D,{AT},"{value}",'))
    assert [(str(point.value), point.note) for point in points(plan)] == [(kept, note)]
    assert plan.trackers[0].kind is kind


def test_the_label_has_a_column_of_its_own(journal: Journal, tmp_path: Path) -> None:
    (point,) = points(planned(journal, tmp_path, a_table(HEADER, f"C,{AT},0.0,Label 1,So:me n:ot:e")))
    assert (str(point.value), point.note) == ("0.0", "Label 1\nSo:me n:ot:e")


def test_columns_are_found_by_their_names(journal: Journal, tmp_path: Path) -> None:
    (point,) = points(planned(journal, tmp_path, a_table("Value,FeatureName,Timestamp", f"72.5,Weight,{AT}")))
    assert (str(point.value), point.tracker[-6:]) == ("72.5", "weight")


@pytest.mark.parametrize(
    ("printed", "day", "at"),
    [
        ("2021-02-09T11:07:28Z", date(2021, 2, 9), time(11, 7)),
        ("2022-09-14T23:59:59-05:00", date(2022, 9, 14), time(23, 59)),
        ("2022-09-15T00:20:40.986+01:00", date(2022, 9, 15), time(0, 20)),
        ("2022-09-15T00:20:40.986+01:00[Europe/London]", date(2022, 9, 15), time(0, 20)),
        ("2022-09-15", date(2022, 9, 15), None),
    ],
)
def test_the_day_is_the_one_that_stands_there(
    journal: Journal, tmp_path: Path, printed: str, day: date, at: time | None
) -> None:
    (point,) = points(planned(journal, tmp_path, a_table(HEADER, f"A,{printed},1,,")))
    assert (point.day, point.time) == (day, at)


def test_a_row_that_stands_twice_is_one_and_a_second_tap_is_two(journal: Journal, tmp_path: Path) -> None:
    rows = (f"A,{AT},1,,", f"A,{AT},1,,", "A,2022-09-14T21:30:55+01:00,1,,")
    plan = planned(journal, tmp_path, a_table(HEADER, *rows))
    assert [(entry.action, entry.reason) for entry in plan.entries] == [
        (Action.ADD, ""),
        (Action.SKIP, "The same as line 2."),
        (Action.ADD, ""),
    ]
    assert [point.note for point in points(plan)] == ["", "2022-09-14T21:30:55+01:00"]


def test_times_and_numbers_under_one_name_are_kept_apart(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, a_table(HEADER, f"Walk,{AT},1:00:00,,", f"Walk,{AT},3,,"))
    assert [(ask.name, ask.reading.new.kind) for ask in plan.asks.trackers if ask.reading.new is not None] == [
        ("Walk (time)", TrackerKind.DURATION),
        ("Walk", TrackerKind.NUMBER),
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (f"A,{AT},,,", "value is missing"),
        (f"A,{AT},abc,,", "abc"),
        (f",{AT},1,,", "name of the tracker"),
        ("A,soon,1,,", "not a day"),
        ("A,2022-09-14T25:30:00Z,1,,", "not a time of day"),
    ],
)
def test_what_cannot_be_read_is_refused_by_line(journal: Journal, tmp_path: Path, row: str, words: str) -> None:
    (entry,) = planned(journal, tmp_path, a_table(HEADER, row)).entries
    assert (entry.action, entry.where) == (Action.REJECT, "line 2")
    assert words in entry.reason


def test_importing_again_adds_nothing(journal: Journal, tmp_path: Path) -> None:
    export = a_table(HEADER, f"A,{AT},1,,", "A,2022-09-14T21:30:55+01:00,1,,", f"D,{AT},1:10:00,,")
    assert imported(journal, tmp_path, export).added == 3
    again = imported(journal, tmp_path, export)
    assert (again.added, again.skipped, again.change) == (0, 3, None)
