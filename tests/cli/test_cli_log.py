# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import pytest

from tests.cli.runner import Iron
from tests.plugins.clock import EVENING, PassingClock

ON = ("--on", "2024-11-20")


def values(iron: Iron) -> dict[tuple[str, str, str], str]:
    return {(row["day"], row["part"], row["tracker"]): row["value"] for row in iron.table("score")}


def test_scores_typed_together_are_one_change(iron: Iron) -> None:
    said = iron("log", "fatigue=7", "mood=4", *ON).stdout
    assert said == "Kept: fatigue 7, mood 4 on 20 Nov 2024.\n"
    assert values(iron) == {("2024-11-20", "day", "fatigue"): "7", ("2024-11-20", "day", "mood"): "4"}
    assert len(iron.json("history", "--json")) == 1


def test_a_score_takes_the_place_of_the_one_before_it(iron: Iron) -> None:
    iron("log", "fatigue=7", *ON)
    iron("log", "fatigue=5", *ON)
    iron("log", "fatigue=9", "--part", "evening", *ON)
    assert values(iron) == {("2024-11-20", "day", "fatigue"): "5", ("2024-11-20", "evening", "fatigue"): "9"}


def test_without_a_day_it_is_today(iron: Iron) -> None:
    iron("log", "fatigue=7")
    assert values(iron) == {("2026-11-21", "day", "fatigue"): "7"}


def test_in_the_small_hours_it_is_still_the_day_before_and_that_is_said(
    iron: Iron, machine_clock: PassingClock
) -> None:
    machine_clock.now = EVENING.replace(hour=2)
    said = iron("log", "fatigue=7").stdout
    assert said == "Kept: fatigue 7 on 20 Nov 2026.\nIt is still that day for the journal at this hour.\n"


def test_who_writes_is_kept(iron: Iron) -> None:
    iron("log", "fatigue=7", *ON, "--by", "Sam")
    iron("log", "mood=7", *ON)
    assert {row["tracker"]: row["entered_by"] for row in iron.table("score")} == {"fatigue": "Sam", "mood": "Anna"}


def test_a_tracker_is_found_by_its_name_too(iron: Iron) -> None:
    iron("log", "Fatigue=3", *ON)
    assert values(iron) == {("2024-11-20", "day", "fatigue"): "3"}


def test_a_tracker_on_offer_begins_with_its_first_score_and_one_undo_takes_both_back(iron: Iron) -> None:
    before = iron("dump").stdout_bytes
    said = iron("log", "pain=3", *ON).stdout
    assert "pain" in {row["key"] for row in iron.table("tracker")}
    assert "Kept: pain 3" in said
    assert "new tracker" in said
    iron("undo")
    assert iron("dump").stdout_bytes == before


def test_an_unknown_tracker_names_those_there_are(iron: Iron) -> None:
    said = iron.refused("log", "fatige=7", "mood=4", *ON)
    assert "“fatige”" in said
    assert "Did you mean: fatigue" in said
    assert "Trackers of this journal: fatigue, mood" in said
    assert "On offer" in said
    assert "Nothing was changed." in said


@pytest.mark.parametrize("score", ["fatigue=11", "fatigue=-1", "fatigue=7.5", "fatigue=bad", "mood=1e1"])
def test_a_score_outside_its_scale_is_refused_with_all_that_was_typed_beside_it(iron: Iron, score: str) -> None:
    said = iron.refused("log", "pain=4", score, *ON)
    assert score.split("=")[1] in said
    assert "Nothing was changed." in said


@pytest.mark.parametrize(
    ("day", "named"),
    [("2124-01-01", "2124-01-01 has not come yet"), ("2024-02-31", "no day 31"), ("31.2.2024", "“31.2.2024”")],
)
def test_a_day_that_cannot_be_is_refused_by_name(iron: Iron, day: str, named: str) -> None:
    for typed in (("log", "fatigue=7"), ("log", "--too-ill"), ("log", "--note", "x")):
        assert named in iron.refused(*typed, "--on", day)


def test_a_day_too_ill_to_log_is_marked_and_hides_no_score(iron: Iron) -> None:
    iron("log", "fatigue=9", *ON)
    said = iron("log", "--too-ill", *ON).stdout
    assert "20 Nov 2024" in said
    assert [(row["day"], row["mark"]) for row in iron.table("day")] == [("2024-11-20", "too ill to log")]
    assert values(iron) == {("2024-11-20", "day", "fatigue"): "9"}


def test_a_note_goes_below_the_one_before_and_is_kept_once(iron: Iron) -> None:
    iron("log", "fatigue=7", "--note", "bad night", *ON)
    iron("log", "--note", "long visit", *ON)
    iron("log", "--note", "long visit", *ON)
    assert [(row["day"], row["note"]) for row in iron.table("day")] == [("2024-11-20", "bad night\nlong visit")]


@pytest.mark.parametrize(
    "typed",
    [
        (),
        ("--note", "  "),
        ("fatigue",),
        ("fatigue=",),
        ("=7",),
        ("fatigue=7", "fatigue=8"),
        ("fatigue=7", "--too-ill"),
        ("fatigue=7", "--part", "noon"),
    ],
)
def test_what_is_no_score_is_sent_back(iron: Iron, typed: tuple[str, ...]) -> None:
    before = iron("dump").stdout_bytes
    iron("log", *typed, code=2)
    assert iron("dump").stdout_bytes == before


def test_nothing_is_logged_where_there_is_no_journal(nothing: Iron) -> None:
    said = nothing.refused("log", "fatigue=7")
    assert f"There is no journal at {nothing.path} yet." in said
    assert f"iron-journal --journal {nothing.path} new" in said
    assert not nothing.path.exists()


def test_one_tracker_under_two_names_has_one_score(iron: Iron) -> None:
    assert "two scores for fatigue" in iron("log", "fatigue=7", "Fatigue=8", code=2).stderr
    assert iron.table("score") == []


@pytest.mark.parametrize("option", ["--note", "--by"])
def test_bytes_that_are_no_text_are_refused(iron: Iron, option: str) -> None:
    # as a terminal in another encoding gives them
    said = iron("log", "fatigue=7", option, "a\udcff", code=1).stderr
    assert "not a letter or sign" in said
    assert iron.table("score") == []
    assert iron.json("history", "--json") == []


@pytest.mark.parametrize(
    "typed", ["7.0", "07", " 7 ", "+7", "\N{FULLWIDTH DIGIT SEVEN}", "\N{ARABIC-INDIC DIGIT SEVEN}"]
)
def test_a_score_is_read_however_seven_is_written(iron: Iron, typed: str) -> None:
    iron("log", f"fatigue={typed}")
    assert [row["value"] for row in iron.table("score")] == ["7"]


@pytest.mark.parametrize(("typed", "title"), [("x", "not a number"), ("<5", "not one number")])
def test_what_is_no_score_is_answered_with_what_is_one(iron: Iron, typed: str, title: str) -> None:
    said = iron.refused("log", f"fatigue={typed}", *ON)
    assert title in said
    assert "Write it as a whole number, such as 7." in said
    assert "or <" not in said


@pytest.mark.parametrize(
    "typed",
    [
        ("lab", "add", "ferritin", "18", "ug/L"),
        ("infusion", "add", "Ferinject", "500"),
        ("visit", "add", "2024-11-20"),
    ],
)
def test_seconds_are_not_dropped_without_a_word(iron: Iron, typed: tuple[str, ...]) -> None:
    assert "Seconds are not kept." in iron(*typed, "--at", "09:40:30", code=2).stderr
    iron(*typed, "--at", "09:40:00")
