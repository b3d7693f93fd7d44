# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The reader picks what is done with single lines; everything else stays as it was previewed."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.facts import Kind
from journal_app.domain.scores import Part
from journal_app.errors import EntryRefused
from journal_app.exchange import importing
from journal_app.exchange.previews.plan import LEFT_OUT, Action, Entries, Entry, ImportPlan, Option, ScoreLine
from journal_app.exchange.reading import Stopped
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.builders import a_lab_result, a_score, a_tracker
from tests.exchange.samples import a_table, imported, planned

MONDAY = date(2024, 3, 4)


def a_line(number: int, tracker: str = "fatigue") -> ScoreLine:
    return number, date(2024, 3, number), tracker, Decimal(5), Part.DAY, None, ""


def test_a_line_that_is_left_out_is_not_added(journal: Journal) -> None:
    plan = ImportPlan(format="scores-csv", entries=Entries([a_line(1), a_line(2), a_line(3)]))
    picked = plan.picked({1: LEFT_OUT})
    assert [entry.action for entry in picked.entries] == [Action.ADD, Action.SKIP, Action.ADD]
    assert picked.entries[1].reason == "You left it out."
    assert importing.run(journal, picked).added == 2
    assert [score.day.day for score in journal.facts.scores()] == [1, 3]
    assert plan.counts()[Action.ADD] == 3


def test_a_reading_of_two_is_kept_when_it_is_picked(journal: Journal) -> None:
    readings = tuple(
        Option(words=value, action=Action.ADD, fact=a_lab_result(value=value)) for value in ("1.250", "1250")
    )
    entry = Entry(action=Action.REJECT, where="line 2", kind=Kind.LAB_RESULT, reason="Unclear.", options=readings)
    plan = ImportPlan(format="labs-csv", entries=Entries([entry]))
    assert importing.run(journal, plan).change is None
    assert importing.run(journal, plan.picked({0: 1})).added == 1
    assert [result.value for result in journal.facts.lab_results()] == [Decimal(1250)]


@pytest.mark.parametrize("picks", [{0: 0}, {3: LEFT_OUT}, {0: -2}])
def test_what_is_not_there_cannot_be_picked(picks: dict[int, int]) -> None:
    plan = ImportPlan(format="scores-csv", entries=Entries([a_line(1)]))
    with pytest.raises(IndexError):
        plan.picked(picks)


def test_nothing_picked_is_the_same_plan() -> None:
    plan = ImportPlan(format="scores-csv", entries=Entries([a_line(1)]))
    assert plan.picked({}) is plan


def test_a_tracker_that_no_line_needs_any_more_is_not_added(journal: Journal) -> None:
    lines = Entries([a_line(1, "itch"), a_line(2)])
    plan = ImportPlan(format="scores-csv", entries=lines, trackers=(a_tracker("itch"),))
    assert [tracker.key for tracker in plan.needed_trackers()] == ["itch"]
    importing.run(journal, plan.picked({0: LEFT_OUT}))
    assert "itch" not in {tracker.key for tracker in journal.facts.trackers()}
    journal.undo()
    importing.run(journal, plan)
    assert "itch" in {tracker.key for tracker in journal.facts.trackers()}


@given(st.dictionaries(st.integers(0, 9), st.just(LEFT_OUT)))
def test_the_lines_not_picked_stay_as_they_are(picks: dict[int, int]) -> None:
    lines = Entries([a_line(number) for number in range(1, 11)])
    picked = lines.picked(picks)
    assert len(picked) == len(lines)
    assert all(picked[place] == lines[place] for place in range(10) if place not in picks)
    assert picked.counts()[Action.SKIP] == len(picks)


def test_an_import_that_is_stopped_while_it_is_stored_leaves_nothing(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_TOLD_EACH", 2)
    rows = [f"2024-03-{day:02},fatigue,5" for day in range(1, 9)]
    plan = planned(journal, tmp_path, a_table("day,tracker,value", *rows))
    before, told = journal.dump(), []

    def tell(done: int, whole: int) -> None:
        told.append((done, whole))
        if done == 4:
            raise Stopped("Stopped.")

    with pytest.raises(Stopped):
        importing.run(journal, plan, tell)
    assert told == [(0, 8), (2, 8), (4, 8)]
    assert (journal.dump(), journal.history()) == (before, [])
    assert importing.run(journal, plan).added == 8


def test_a_plan_that_fits_no_more_changes_nothing(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, a_table("day,tracker,value", "2024-03-03,fatigue,5", "2024-03-04,fatigue,5"))
    verbs.log_score(journal, a_score(value=3, day=MONDAY))
    before = journal.dump()
    with pytest.raises(EntryRefused, match="does not fit"):
        importing.run(journal, plan)
    assert journal.dump() == before


def test_how_many_were_known_is_said(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, a_table("day,tracker,value", "2024-03-04,fatigue,5"))
    again = a_table("day,tracker,value", "2024-03-04,fatigue,5", "2024-03-05,fatigue,5", "2024-03-05,fatigue,5")
    assert planned(journal, tmp_path, again).entries.known() == 1
