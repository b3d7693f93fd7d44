# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.scores import Part, Score, TrackerKind
from journal_app.exchange.previews.plan import Action, Entry
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.builders import a_score, a_tracker
from tests.exchange.samples import a_table, imported, only_entry, planned

HEADER = "day,part,tracker,value,time,note"


def scores(*rows: str, header: str = HEADER) -> str:
    return a_table(header, *rows)


def read(journal: Journal, folder: Path, row: str, header: str = HEADER) -> Score:
    entry = only_entry(journal, folder, scores(row, header=header))
    assert entry.action is Action.ADD, entry.reason
    assert isinstance(entry.fact, Score)
    return entry.fact


def refused(journal: Journal, folder: Path, row: str, header: str = HEADER) -> Entry:
    entry = only_entry(journal, folder, scores(row, header=header))
    assert (entry.action, entry.where) == (Action.REJECT, "line 2")
    return entry


def test_a_whole_row(journal: Journal, tmp_path: Path) -> None:
    assert read(journal, tmp_path, '2024-03-04,evening,fatigue,7,20:30,"after, all"') == Score(
        day=date(2024, 3, 4),
        part=Part.EVENING,
        tracker="fatigue",
        value=Decimal(7),
        time=time(20, 30),
        note="after, all",
    )


@pytest.mark.parametrize(
    ("row", "header"),
    [
        ("2024-03-04,fatigue,7", "day,tracker,value"),
        ("7,Fatigue,2024-03-04", "VALUE, Tracker ,Day"),
        ("fatigue;7;2024-03-04", "tracker;value;day"),
        ("fatigue\t7\t2024-03-04", "tracker\tvalue\tday"),
        ("2024-03-04,,fatigue,7,,", HEADER),
        ("2024-03-04,,fatigue,7", HEADER),
        ("2024-03-04,,fatigue,7,,,,", HEADER),
    ],
)
def test_three_columns_suffice_in_any_order(journal: Journal, tmp_path: Path, row: str, header: str) -> None:
    assert read(journal, tmp_path, row, header) == a_score("fatigue", 7, date(2024, 3, 4))


def test_columns_nobody_knows_are_named(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, "day,tracker,value,notes,\n2024-03-04,fatigue,7,lost,\n")
    assert plan.remarks == ('The column "notes" is not known here and was not read.',)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2024-02-31,,fatigue,7,,", "no day 31"),
        ("2026-11-22,,fatigue,7,,", "has not come yet"),
        ("yesterday,,fatigue,7,,", "not a day"),
        (",,fatigue,7,,", "The day is missing"),
        ("2024-03-04,,fatigue,11,,", "outside"),
        ("2024-03-04,,fatigue,-1,,", "outside"),
        ("2024-03-04,,fatigue,7.5,,", "whole numbers"),
        ("2024-03-04,,fatigue,,,", "missing"),
        ("2024-03-04,,fatigue,tired,,", "not a number"),
        ("2024-03-04,noon,fatigue,7,,", "not a part of the day"),
        ("2024-03-04,,fatigue,7,25:00,", "not a time of day"),
        ("2024-03-04,,tiredness,7,,", "no tracker called tiredness"),
        ("2024-03-04,,,7,,", "The tracker is missing"),
        ("2024-03-04,,fatigue,7,,,more", "7 cells"),
    ],
)
def test_a_row_that_cannot_be_kept_says_why(journal: Journal, tmp_path: Path, row: str, words: str) -> None:
    assert words in refused(journal, tmp_path, row).reason


def test_a_number_that_can_be_read_in_two_ways_names_both(journal: Journal, tmp_path: Path) -> None:
    verbs.add_tracker(journal, a_tracker("steps", kind=TrackerKind.NUMBER, low=None, high=None))
    assert refused(journal, tmp_path, "2024-03-04,,steps,1.250,,").readings == ("1.250", "1250")
    assert read(journal, tmp_path, '2024-03-04,,steps,"12,5",,').value == Decimal("12.5")


def test_a_refusal_is_said_for_each_of_its_lines(journal: Journal, tmp_path: Path) -> None:
    entries = planned(journal, tmp_path, scores(*["2024-02-31,,fatigue,7,,"] * 3)).entries
    assert [entry.where for entry in entries] == ["line 2", "line 3", "line 4"]
    assert len({entry.reason for entry in entries}) == 1


def test_lines_are_numbered_as_in_the_file(journal: Journal, tmp_path: Path) -> None:
    table = scores(
        '2024-03-04,,fatigue,7,,"on\ntwo\r\nlines"', "", "2024-03-05,,fatigue,99,,", "2024-03-06,,fatigue,7,,"
    )
    assert [entry.where for entry in planned(journal, tmp_path, "\n" + table).entries] == ["line 3", "line 7", "line 8"]


def test_a_tracker_on_offer_comes_with_the_first_score_that_is_kept(journal: Journal, tmp_path: Path) -> None:
    refused_only = planned(journal, tmp_path, scores("2024-03-04,,pain,99,,"))
    assert refused_only.trackers == ()
    assert imported(journal, tmp_path, scores("2024-03-04,,pain,3,,", "2024-03-04,,Brain Fog,3,,")).added == 2
    positions = [tracker.position for tracker in journal.facts.trackers()]
    assert len(set(positions)) == len(positions)
    assert {"pain", "brain_fog"} <= {tracker.key for tracker in journal.facts.trackers()}


def test_a_tracker_that_was_put_away_is_still_known(journal: Journal, tmp_path: Path) -> None:
    verbs.add_tracker(journal, a_tracker("dizziness", archived=True))
    assert read(journal, tmp_path, "2024-03-04,,dizziness,3,,").tracker == "dizziness"


def test_importing_again_adds_nothing(journal: Journal, tmp_path: Path) -> None:
    table = scores("2024-03-04,,fatigue,7,,", "2024-03-04,evening,fatigue,8,,", "2024-03-04,,fatigue,6,08:00,early")
    assert imported(journal, tmp_path, table).added == 3
    dump = journal.dump()
    again = imported(journal, tmp_path, table)
    assert (again.added, again.changed, again.skipped, again.change) == (0, 0, 3, None)
    assert journal.dump() == dump


def test_the_same_line_twice_is_one_score(journal: Journal, tmp_path: Path) -> None:
    entries = planned(journal, tmp_path, scores(*["2024-03-04,,fatigue,7,08:00,same"] * 2)).entries
    assert [entry.action for entry in entries] == [Action.ADD, Action.SKIP]
    assert "line 2" in entries[1].reason


def test_several_scores_of_one_minute_are_kept_apart(journal: Journal, tmp_path: Path) -> None:
    rows = [f"2024-03-04,,fatigue,{value},08:00,{note}" for value, note in [(7, "a"), (7, "b"), (6, ""), (7, "b")]]
    entries = planned(journal, tmp_path, scores(*rows)).entries
    assert [entry.action for entry in entries] == [Action.ADD, Action.ADD, Action.ADD, Action.SKIP]
    assert imported(journal, tmp_path, scores(*rows)).added == 3
    assert imported(journal, tmp_path, scores(*rows)).skipped == 4


def test_without_a_time_there_can_be_one_score_alone(journal: Journal, tmp_path: Path) -> None:
    entries = planned(journal, tmp_path, scores("2024-03-04,,fatigue,7,,", "2024-03-04,,fatigue,5,,")).entries
    assert [entry.action for entry in entries] == [Action.ADD, Action.REJECT]
    assert "line 2" in entries[1].reason
    assert entries[1].readings == ("7", "5")


def test_another_value_for_a_score_is_a_change_that_shows_both(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, scores("2024-03-04,,fatigue,7,,mine"))
    table = scores("2024-03-04,,fatigue,5,,")
    entry = only_entry(journal, tmp_path, table)
    assert (entry.action, entry.readings) == (Action.CHANGE, ("7", "5"))
    assert "4 Mar 2024" in entry.reason
    assert imported(journal, tmp_path, table).changed == 1
    (score,) = journal.facts.scores()
    assert (score.value, score.note) == (Decimal(5), "mine")
    journal.undo()
    assert journal.facts.scores()[0].value == 7


def test_another_note_is_a_change_and_an_empty_one_is_none(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, scores("2024-03-04,,fatigue,7,,mine"))
    assert only_entry(journal, tmp_path, scores("2024-03-04,,fatigue,7,,")).action is Action.SKIP
    entry = only_entry(journal, tmp_path, scores("2024-03-04,,fatigue,7,,theirs"))
    assert entry.action is Action.CHANGE
    assert entry.readings == ()
    assert "note" in entry.reason


@pytest.mark.parametrize("order", [1, -1])
def test_a_file_at_odds_with_itself_changes_nothing_silently(journal: Journal, tmp_path: Path, order: int) -> None:
    verbs.log_score(journal, a_score("fatigue", 7, date(2024, 3, 4)))
    rows = ["2024-03-04,,fatigue,7,,", "2024-03-04,,fatigue,5,,"][::order]
    actions = {entry.action for entry in planned(journal, tmp_path, scores(*rows)).entries}
    assert actions == {Action.SKIP, Action.REJECT}


def test_where_it_is_unclear_which_score_is_meant_nothing_is_changed(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, scores("2024-03-04,,fatigue,7,08:00,a", "2024-03-04,,fatigue,6,08:00,b"))
    entry = only_entry(journal, tmp_path, scores("2024-03-04,,fatigue,5,08:00,c"))
    assert entry.action is Action.ADD


def test_two_new_values_for_one_untimed_score_are_refused_but_the_first(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, scores("2024-03-04,,fatigue,7,,"))
    entries = planned(journal, tmp_path, scores("2024-03-04,,fatigue,5,,", "2024-03-04,,fatigue,4,,")).entries
    assert [entry.action for entry in entries] == [Action.CHANGE, Action.REJECT]


def test_cells_that_were_guarded_are_read_as_they_were(journal: Journal, tmp_path: Path) -> None:
    assert read(journal, tmp_path, "2024-03-04,,fatigue,7,,'=1+1").note == "=1+1"
    assert read(journal, tmp_path, "2024-03-04,,fatigue,7,,'quoted' words").note == "'quoted' words"


def test_a_plan_can_be_looked_at_in_any_way(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, scores("2024-03-04,,fatigue,7,,", "2024-03-05,,fatigue,99,,"))
    assert len(plan.entries) == 2
    assert [entry.where for entry in plan.entries[:1]] == ["line 2"]
    assert plan.entries[-1].action is Action.REJECT
    assert [entry.where for entry in plan.entries.of(Action.REJECT, Action.SKIP)] == ["line 3"]
    assert list(plan.entries.of(Action.ADD)) == list(plan.entries[:1])
    assert plan.counts() == {Action.ADD: 1, Action.REJECT: 1}
    assert [fact.source for fact in plan.facts(Action.ADD, "run-1")] == ["run-1"]
    assert list(plan.facts(Action.CHANGE)) == []
