# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date, time
from pathlib import Path

import pytest

from journal_app.domain.scores import Day, Score, TrackerKind
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.previews.answers import DayOrder
from journal_app.exchange.previews.plan import Action, ImportPlan
from journal_app.exchange.readers import diary_table
from journal_app.store.journal import Journal
from tests.exchange.samples import a_table, imported, planned, write


def scores(plan: ImportPlan) -> list[tuple[date, str, str]]:
    return [(fact.day, fact.tracker, str(fact.value)) for fact in plan.facts(Action.ADD) if isinstance(fact, Score)]


@pytest.mark.parametrize(
    ("table", "is_diary"),
    [
        ("date,fatigue,mood\n2024-03-01,5,6\n", True),
        ("Datum;Müdigkeit;Notiz\n1.3.2024;5;gut\n", True),
        ("Day,Energy\n3/4/2024,5\n", True),
        ("date,ferritin,fatigue\n2024-03-01,5,6\n", False),
        ("date,test,result,unit,pain\n2024-03-01,Ferritin,5,ug/L,1\n", False),
        ("date,ferritin (ug/L),fatigue\n2024-03-01,5,6\n", False),
        ("date,fatigue\n2024-03-01,5\nLab date,Ferritin\n2024-03-01,5\n", False),
        ("date,price,volume\n2024-03-01,5,6\n", False),
        ("name,fatigue\nAda,5\n", False),
        ("date,fatigue\nAda,5\n", False),
        ("date,fatigue\n", False),
        ("date,mood\n2024-03-01,good\n", False),
        ("date,mood\n\n2024-03-01,\n2024-03-02,yes\n", True),
        ('date,fatigue\n"2024-03-01,5\n', False),
        ("date,fatigue," + ",".join(f"c{number}" for number in range(300)) + "\n2024-03-01,5\n", False),
    ],
)
def test_a_diary_is_told_from_other_tables(tmp_path: Path, table: str, is_diary: bool) -> None:
    assert diary_table.sniff(Opened(write(tmp_path, table))) is is_diary


def test_each_column_is_a_name_with_what_it_holds(journal: Journal, tmp_path: Path) -> None:
    plan = planned(
        journal,
        tmp_path,
        a_table(
            "Date,Time,Fatigue,Mood,Sleep hours,Period,Weekday,Notes",
            '2026-04-03,,10,3,7:30,no,Friday,"a, note"',
            "2026-04-13,21:05,6,,8:00,yes,Monday,",
            "2026-04-14,,,,,,Tuesday,",
        ),
    )
    assert scores(plan) == [
        (date(2026, 4, 3), "fatigue", "10"),
        (date(2026, 4, 3), "diary_mood", "3"),
        (date(2026, 4, 3), "sleep_hours", "7.5"),
        (date(2026, 4, 3), "period", "0"),
        (date(2026, 4, 13), "fatigue", "6"),
        (date(2026, 4, 13), "sleep_hours", "8"),
        (date(2026, 4, 13), "period", "1"),
    ]
    assert [fact.note for fact in plan.facts(Action.ADD) if isinstance(fact, Day)] == ["a, note"]
    assert [fact.time for fact in plan.facts(Action.ADD) if isinstance(fact, Score)][-1] == time(21, 5)
    assert [(entry.where, entry.reason) for entry in plan.entries if entry.fact is None] == [
        ("line 4", "Nothing was entered.")
    ]


def test_a_scale_is_only_known_where_the_table_reaches_its_end(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, a_table("date,fatigue", "2026-04-03,7", "2026-04-04,1"))
    (tracker,) = plan.trackers
    assert (tracker.key, tracker.kind, tracker.high) == ("diary_fatigue", TrackerKind.NUMBER, None)


def test_a_cell_that_is_no_number_is_refused_and_the_others_are_kept(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, a_table("date,fatigue,mood", "2026-04-03,much,5", "soon,1,2"))
    assert [(entry.action, entry.where) for entry in plan.entries] == [
        (Action.REJECT, "line 2"),
        (Action.ADD, "line 2"),
        (Action.REJECT, "line 3"),
    ]


def test_days_of_two_orders_are_asked_for(journal: Journal, tmp_path: Path) -> None:
    table = a_table("date,fatigue", "3/4/2026,7")
    assert planned(journal, tmp_path, table).entries[0].readings == ("2026-03-04", "2026-04-03")
    assert scores(planned(journal, tmp_path, table, day_order=DayOrder.MONTH_FIRST))[0][0] == date(2026, 3, 4)


def test_importing_again_adds_nothing(journal: Journal, tmp_path: Path) -> None:
    table = a_table("date,fatigue,period,note", "2026-04-03,7,yes,tired", "2026-04-04,2.5,no,")
    assert imported(journal, tmp_path, table).added == 5
    again = imported(journal, tmp_path, table)
    assert (again.added, again.skipped, again.change) == (0, 5, None)
