# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import pytest

from tests.cli.runner import Iron

ON = ("--on", "2024-11-20")


def test_undo_and_redo_walk_through_the_changes(iron: Iron) -> None:
    states = [iron("dump").stdout_bytes]
    for typed in (("log", "fatigue=7"), ("lab", "add", "ferritin", "12", "ug/L")):
        iron(*typed, *ON)
        states.append(iron("dump").stdout_bytes)
    assert iron("undo").stdout == "Taken back: add lab results (ferritin)\n"
    assert iron("dump").stdout_bytes == states[1]
    assert iron("undo").stdout == "Taken back: log scores (2024-11-20 fatigue)\n"
    assert iron("dump").stdout_bytes == states[0]
    assert iron("redo").stdout == "Done again: log scores (2024-11-20 fatigue)\n"
    assert iron("redo").stdout == "Done again: add lab results (ferritin)\n"
    assert iron("dump").stdout_bytes == states[2]


def test_an_earlier_change_is_taken_back_by_its_id(iron: Iron) -> None:
    iron("log", "fatigue=7", *ON)
    iron("log", "mood=3", *ON)
    earlier = iron.json("history", "--json")[1]["id"]
    assert iron("undo", earlier).stdout == "Taken back: log scores (2024-11-20 fatigue)\n"
    assert [row["tracker"] for row in iron.table("score")] == ["mood"]


@pytest.mark.parametrize("typed", [("undo",), ("redo",)])
def test_nothing_to_undo_or_redo_is_said(iron: Iron, typed: tuple[str, ...]) -> None:
    assert "There is nothing to" in iron.refused(*typed)


def test_history_tells_when_who_and_what(iron: Iron) -> None:
    iron("log", "fatigue=7", *ON, "--by", "Sam")
    iron("log", "mood=3", *ON)
    iron("undo")
    undo, mood, fatigue = iron.json("history", "--json")
    assert set(fatigue) == {"id", "at", "entered_by", "operation", "label", "rows", "undone", "can_undo"}
    assert (fatigue["entered_by"], fatigue["operation"], fatigue["rows"]) == ("Sam", "log score", 1)
    assert (fatigue["undone"], mood["undone"], undo["operation"]) == (False, True, "undo")
    assert (fatigue["can_undo"], mood["can_undo"], undo["can_undo"]) == (True, False, False)
    assert [row["id"] for row in iron.json("history", "--json", "--limit", "1")] == [undo["id"]]


def test_history_as_a_table_is_newest_first(iron: Iron) -> None:
    assert iron("history").stdout == "Nothing has been changed in this journal yet.\n"
    iron("log", "fatigue=7", *ON)
    iron("log", "mood=3", *ON)
    heading, latest, first = iron("history").stdout.splitlines()
    assert heading.split() == ["When", "By", "What", "Rows", "Id"]
    assert "log scores (2024-11-20 mood)" in latest
    assert "log scores (2024-11-20 fatigue)" in first


def test_an_id_that_is_none_is_named(iron: Iron) -> None:
    iron("log", "fatigue=7")
    assert "no change nonsense" in iron.refused("undo", "nonsense")
