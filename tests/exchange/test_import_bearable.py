# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.scores import Better, Day, Part, Score, TrackerKind
from journal_app.exchange.previews.answers import TrackerReading
from journal_app.exchange.previews.plan import Action, Entry, ImportPlan
from journal_app.store.journal import Journal
from tests.exchange.samples import a_table, imported, planned

HEADER = "date,weekday,time of day,category,rating/amount,detail,notes"
NEWER = "date,date formatted,weekday,time of day,category,rating/amount,detail,notes"


def a_row(
    category: str = "Mood",
    rating: str = "6",
    detail: str = "",
    *,
    at: str = "",
    day: str = "22nd Sep 2020",
    notes: str = "",
) -> str:
    return ",".join(f'"{cell}"' for cell in (day, "Tuesday", at, category, rating, detail, notes))


def read(journal: Journal, folder: Path, *rows: str) -> ImportPlan:
    return planned(journal, folder, a_table(HEADER, *rows))


def scores(plan: ImportPlan) -> list[Score]:
    return [fact for fact in plan.facts(Action.ADD) if isinstance(fact, Score)]


def notes(plan: ImportPlan) -> list[tuple[date, str]]:
    return [(fact.day, fact.note) for fact in plan.facts(Action.ADD) if isinstance(fact, Day)]


def left(plan: ImportPlan) -> list[tuple[str, str]]:
    return [(entry.action.value, entry.reason) for entry in plan.entries if entry.fact is None]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("22nd Sep 2020", date(2020, 9, 22)),
        ("1st Dec 2020", date(2020, 12, 1)),
        ("3rd Mar 2021", date(2021, 3, 3)),
        ("2021-03-03", date(2021, 3, 3)),
        ("23/12/2020", date(2020, 12, 23)),
    ],
)
def test_days_are_read_with_their_ordinal_endings(journal: Journal, tmp_path: Path, printed: str, day: date) -> None:
    assert [score.day for score in scores(read(journal, tmp_path, a_row(day=printed)))] == [day]


def test_the_newer_export_has_its_day_in_a_column_of_its_own(journal: Journal, tmp_path: Path) -> None:
    rows = (
        f'"{words}","{day}","x","pm","Mood","7","",""'
        for words, day in (("", "2026-01-02"), ("3rd Jan 2026", "1/3/26"))
    )
    days = [score.day for score in scores(planned(journal, tmp_path, a_table(NEWER, *rows)))]
    assert days == [date(2026, 1, 2), date(2026, 1, 3)]


@pytest.mark.parametrize(
    ("printed", "part", "at"),
    [
        ("pre", Part.NIGHT, None),
        ("am", Part.MORNING, None),
        ("mid", Part.MIDDAY, None),
        ("pm", Part.EVENING, None),
        ("All Day", Part.DAY, None),
        ("", Part.DAY, None),
        ("03:00", Part.DAY, time(3)),
        ("3:04", Part.DAY, time(3, 4)),
        ("3:04 pm", Part.DAY, time(15, 4)),
    ],
)
def test_the_time_of_day_is_a_part_or_a_clock(
    journal: Journal, tmp_path: Path, printed: str, part: Part, at: time | None
) -> None:
    (score,) = scores(read(journal, tmp_path, a_row(at=printed)))
    assert (score.part, score.time) == (part, at)


def test_another_time_of_day_is_refused_by_line(journal: Journal, tmp_path: Path) -> None:
    plan = read(journal, tmp_path, a_row(at="teatime"), a_row(at="25:70"))
    assert [(entry.action, entry.where) for entry in plan.entries] == [
        (Action.REJECT, "line 2"),
        (Action.REJECT, "line 3"),
    ]
    assert "teatime" in plan.entries[0].reason


def test_each_category_keeps_its_own_scale(journal: Journal, tmp_path: Path) -> None:
    plan = read(
        journal,
        tmp_path,
        a_row("Mood", "6", "Meh | Anxious", at="03:00"),
        a_row("Energy", "2", "Poor", at="23:20"),
        a_row("Sleep quality", "3", "OK"),
        a_row("Sleep", "7:15", "Asleep 00:30 - 07:45. Nap (am)", notes=". "),
        a_row("Symptom", "1", "Back (lower) pain (Mild)", at="pm"),
        a_row("Bowel", "4", "Type 4"),
        a_row("Health measurements", "4321", "Step count (steps)"),
    )
    assert [(score.tracker.split("_", 1)[0], str(score.value), score.note) for score in scores(plan)] == [
        ("bearable", "6", "Meh | Anxious"),
        ("bearable", "2", "Poor"),
        ("bearable", "3", "OK"),
        ("sleep", "7.25", "Asleep 00:30 - 07:45. Nap (am)"),
        ("bearable", "1", ""),
        ("bearable", "4", "Type 4"),
        ("bearable", "4321", ""),
    ]
    made = {tracker.name: (tracker.kind, tracker.low, tracker.high, tracker.better) for tracker in plan.trackers}
    assert made["Mood (Bearable)"] == (TrackerKind.SCALE, Decimal(1), Decimal(10), Better.HIGHER)
    assert made["Energy (Bearable)"] == (TrackerKind.SCALE, Decimal(1), Decimal(5), Better.HIGHER)
    assert made["Back (lower) pain (Bearable)"] == (TrackerKind.SCALE, Decimal(0), Decimal(4), Better.LOWER)
    assert made["Step count (steps) (Bearable)"][0] is TrackerKind.NUMBER


def test_a_symptom_of_four_steps_is_carried_over_to_ten_when_the_reader_says_so(
    journal: Journal, tmp_path: Path
) -> None:
    reading = TrackerReading(tracker="fatigue", low=Decimal(0), high=Decimal(4))
    table = a_table(HEADER, a_row("Symptom", "3", "Fatigue (Severe)", at="pm"))
    (score,) = scores(planned(journal, tmp_path, table, trackers={"Fatigue": reading}))
    assert (score.tracker, score.value, score.note) == ("fatigue", Decimal(8), "Bearable: 3 (0–4)")


def test_several_values_share_a_cell(journal: Journal, tmp_path: Path) -> None:
    plan = read(
        journal,
        tmp_path,
        a_row("Symptom", "1 | 3", "Nausea (Mild) | Pain (Severe)"),
        a_row("Symptom", "1", "Cough (Mild) | Acne (Unbearable)"),
        a_row("Symptom", "1", "Cough | Acne"),
    )
    assert [(score.tracker, str(score.value)) for score in scores(plan)] == [
        ("bearable_nausea", "1"),
        ("bearable_pain", "3"),
        ("bearable_cough", "1"),
        ("bearable_acne", "4"),
    ]
    assert left(plan) == [("reject", "Cough has no number of its own.")]


def test_factors_and_doses_are_left_out_until_they_are_asked_for(journal: Journal, tmp_path: Path) -> None:
    rows = (
        a_row("Factors", "", "Sedentary | ☕ Caffeine - A lot", at="am"),
        a_row("Meds/Supplements", "50", "Hydroxyzine (mg)", at="3:04"),
    )
    plan = read(journal, tmp_path, *rows)
    assert [action for action, _reason in left(plan)] == ["skip"] * 3
    assert [(ask.name, ask.group) for ask in plan.asks.trackers] == [
        ("Sedentary", "Factors"),
        ("Caffeine", "Factors"),
        ("Hydroxyzine (mg)", "Meds/Supplements"),
    ]
    wanted = {
        ask.name: TrackerReading(tracker=ask.reading.new.key)
        for ask in plan.asks.trackers
        if ask.reading.new is not None
    }
    asked = scores(planned(journal, tmp_path, a_table(HEADER, *rows), trackers=wanted))
    assert [(str(score.value), score.part, score.time) for score in asked] == [
        ("1", Part.MORNING, None),
        ("3", Part.MORNING, None),
        ("50", Part.DAY, time(3, 4)),
    ]


def test_gratitudes_are_the_note_of_their_day(journal: Journal, tmp_path: Path) -> None:
    plan = read(
        journal,
        tmp_path,
        a_row("Gratitudes", "", "Sunshine", at="23:21"),
        a_row("Gratitudes", "", "Tea", at="23:22"),
        a_row("Gratitudes", "", "Sunshine", at="23:23"),
        a_row("Gratitudes", "", ""),
    )
    assert notes(plan) == [(date(2020, 9, 22), "Gratitudes: Sunshine\nGratitudes: Tea")]
    assert left(plan) == [
        ("skip", "It is put together with what line 2 says of the day."),
        ("skip", "The same as line 2."),
        ("reject", "It says nothing."),
    ]


def test_a_note_repeated_on_the_rows_of_a_day_is_one_note(journal: Journal, tmp_path: Path) -> None:
    plan = read(
        journal,
        tmp_path,
        a_row(at="09:00", notes="a long day"),
        a_row(at="12:00", notes="a long day"),
        a_row(at="15:00", notes="before the exam"),
        a_row("Meds/Supplements", "50", "Hydroxyzine (mg)", notes="with food"),
    )
    assert notes(plan) == [(date(2020, 9, 22), "a long day\nwith food")]
    assert [score.note for score in scores(plan)] == ["", "", "before the exam"]


def test_a_row_without_a_value_says_so(journal: Journal, tmp_path: Path) -> None:
    plan = read(journal, tmp_path, a_row("Sleep", "", "", notes=". (synced from Google Fit)"), a_row("Mood", "", ""))
    assert left(plan) == [("skip", "It has no value.")] * 2


def test_importing_again_adds_nothing(journal: Journal, tmp_path: Path) -> None:
    table = a_table(
        HEADER,
        a_row(at="09:00", notes="one"),
        a_row("Symptom", "1", "Stress (Mild)", at="pm"),
        a_row("Gratitudes", "", "Tea"),
        a_row("Sleep", "7:20", "Asleep 00:30 - 07:50"),
    )
    before = journal.dump()
    assert imported(journal, tmp_path, table).added == 4
    again = imported(journal, tmp_path, table)
    assert (again.added, again.changed, again.skipped, again.change) == (0, 0, 4, None)
    journal.undo()
    assert journal.dump() == before


def test_the_note_of_a_day_that_is_here_is_never_written_over(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, a_table(HEADER, a_row("Gratitudes", "", "Tea")))
    (entry,) = read(journal, tmp_path, a_row("Gratitudes", "", "Rain")).entries
    assert (entry.action, entry.fact) == (Action.SKIP, None)
    assert "another note" in entry.reason
    (option,) = entry.options
    assert option.action is Action.CHANGE
    assert isinstance(option.fact, Day)
    assert option.fact.note == "Gratitudes: Tea\nGratitudes: Rain"


def test_a_thing_that_is_named_like_a_category_is_told_apart(journal: Journal, tmp_path: Path) -> None:
    plan = read(journal, tmp_path, a_row("Symptom", "2", "Mood (Moderate)"), a_row())
    assert [ask.name for ask in plan.asks.trackers] == ["Mood (Symptom)", "Mood"]


def test_short_and_long_rows_are_told(journal: Journal, tmp_path: Path) -> None:
    plan = read(journal, tmp_path, '"22nd Sep 2020","Tuesday","pm","Mood","6"', a_row() + ',"more"')
    entries: list[Entry] = list(plan.entries)
    assert [entry.action for entry in entries] == [Action.ADD, Action.REJECT]
    assert "8 cells" in entries[1].reason
