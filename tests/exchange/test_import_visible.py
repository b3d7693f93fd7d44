# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.scores import Better, Day, Score, TrackerKind
from journal_app.exchange.previews.answers import TrackerReading
from journal_app.exchange.previews.plan import Action, ImportPlan
from journal_app.store.journal import Journal
from tests.exchange.samples import imported, planned

HEADER = "observation_date,tracker_name,tracker_category,observation_value "


def an_export(*rows: str) -> str:
    """As the app writes it: a blank at the end of each line, and no end of line after the last."""
    return "\n".join((HEADER, *(f"{row} " for row in rows)))


def scores(plan: ImportPlan) -> list[tuple[str, str]]:
    return [(fact.tracker, str(fact.value)) for fact in plan.facts(Action.ADD) if isinstance(fact, Score)]


def test_scales_and_measures_share_a_column(journal: Journal, tmp_path: Path) -> None:
    plan = planned(
        journal,
        tmp_path,
        an_export(
            "2024-05-22,Sleep,Sleep,2",
            "2024-05-22,HR Variability,Measurement,49.250",
            "2024-05-22,Resting HR,Measurement,62",
            "2024-05-22,PacePoints,Measurement,0.0",
            "2024-05-21,Brain Fog,Brain,3",
        ),
    )
    assert scores(plan) == [
        ("visible_sleep", "2"),
        ("visible_hr_variability", "49.250"),
        ("visible_resting_hr", "62"),
        ("visible_pacepoints", "0.0"),
        ("visible_brain_fog", "3"),
    ]
    made = {tracker.name: (tracker.kind, tracker.high, tracker.better) for tracker in plan.trackers}
    assert made["Brain Fog (Visible)"] == (TrackerKind.SCALE, Decimal(3), Better.LOWER)
    assert made["Sleep (Visible)"] == (TrackerKind.SCALE, Decimal(3), Better.NEITHER)
    assert made["HR Variability (ms) (Visible)"][:2] == (TrackerKind.NUMBER, None)
    assert made["Resting HR (bpm) (Visible)"][:2] == (TrackerKind.NUMBER, None)


def test_one_tracker_may_stand_in_several_categories(journal: Journal, tmp_path: Path) -> None:
    plan = planned(
        journal,
        tmp_path,
        an_export("2024-05-22,Brain Fog,Brain,2", "2024-05-22,Brain Fog,Cognitive,2", "2024-05-22,Brain Fog,Brain,1"),
    )
    (ask,) = plan.asks.trackers
    assert (ask.group, ask.times) == ("Brain, Cognitive", 3)
    assert [(entry.action.value, entry.where) for entry in plan.entries] == [
        ("add", "line 2"),
        ("skip", "line 3"),
        ("reject", "line 4"),
    ]
    assert plan.entries[2].readings == ("2", "1")


def test_notes_are_the_note_of_their_day_commas_and_all(journal: Journal, tmp_path: Path) -> None:
    plan = planned(
        journal, tmp_path, an_export("2024-05-22,Note,Note,Rested, then a walk", "2024-05-22,Sleep,Sleep,1,5")
    )
    assert [fact.note for fact in plan.facts(Action.ADD) if isinstance(fact, Day)] == ["Rested, then a walk"]
    assert [(entry.action, entry.where) for entry in plan.entries if entry.fact is None] == [(Action.REJECT, "line 3")]


def test_answers_to_a_questionnaire_are_left_out_until_they_are_asked_for(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, an_export("2024-05-22,Showering standing up,Funcap_hygiene,3"))
    assert [
        (entry.action, ask.reading.tracker) for entry, ask in zip(plan.entries, plan.asks.trackers, strict=True)
    ] == [(Action.SKIP, "")]


def test_a_step_of_three_is_carried_over_to_ten_when_the_reader_says_so(journal: Journal, tmp_path: Path) -> None:
    reading = TrackerReading(tracker="fatigue", low=Decimal(0), high=Decimal(3))
    plan = planned(journal, tmp_path, an_export("2024-05-22,Fatigue,Brain,2"), trackers={"Fatigue": reading})
    (score,) = plan.facts(Action.ADD)
    assert isinstance(score, Score)
    assert (score.value, score.note, score.day) == (Decimal(7), "Visible: 2 (0–3)", date(2024, 5, 22))


@pytest.mark.parametrize(
    ("row", "action", "words"),
    [
        ("2024-05-22,Sleep,Sleep,", Action.SKIP, "no value"),
        ("2024-05-22,Sleep,Sleep,poor", Action.REJECT, "not a number"),
        ("2024-05-22,,Sleep,2", Action.REJECT, "name of the tracker"),
        ("2024-02-31,Sleep,Sleep,2", Action.REJECT, "no day 31"),
        ("2027-01-01,Sleep,Sleep,2", Action.REJECT, "has not come yet"),
    ],
)
def test_what_cannot_be_kept_is_told_by_line(
    journal: Journal, tmp_path: Path, row: str, action: Action, words: str
) -> None:
    (entry,) = planned(journal, tmp_path, an_export(row)).entries
    assert (entry.action, entry.where) == (action, "line 2")
    assert words in entry.reason


def test_importing_again_adds_nothing(journal: Journal, tmp_path: Path) -> None:
    export = an_export("2024-05-22,Sleep,Sleep,2", "2024-05-22,Resting HR,Measurement,62")
    assert imported(journal, tmp_path, export).added == 2
    again = imported(journal, tmp_path, export)
    assert (again.added, again.skipped, again.change) == (0, 2, None)
