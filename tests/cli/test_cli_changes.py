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
    told = {"id", "at", "entered_by", "operation", "label", "rows", "undone", "can_undo", "is_forgotten", "reverses"}
    assert set(fatigue) == told
    assert (fatigue["reverses"], undo["reverses"]) == ("", mood["id"])
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


def test_history_can_be_narrowed_to_a_day_and_a_person(iron: Iron) -> None:
    iron("log", "fatigue=7", *ON, "--by", "Sam")
    iron("log", "mood=3", *ON)
    assert [row["entered_by"] for row in iron.json("history", "--json", "--by", "Sam")] == ["Sam"]
    assert len(iron.json("history", "--json", "--of", "today")) in {0, 2}  # until 04:00 "today" is the day before
    assert iron("history", "--of", "2020-01-01").stdout == "No change was made then, or by them.\n"
    assert "is not a day" in iron.refused("history", "--of", "someday")


def test_one_change_tells_what_it_altered(iron: Iron) -> None:
    iron("log", "fatigue=7", *ON)
    iron("log", "fatigue=4", *ON, "--note", "slept well")
    latest = iron.json("history", "--json")[0]["id"]

    shown = iron("history", "--change", latest).stdout

    assert shown.splitlines()[:4] == [
        "log scores (2024-11-20 fatigue)",
        "",
        "Score · Fatigue · 20 Nov 2024 · changed",
        "Field  Before  After",
    ]
    assert "Value  7       4" in shown
    altered = iron.json("history", "--change", latest, "--json")["altered"]
    assert altered[0]["fields"][0] == {"label": "Value", "before": "7", "after": "4"}
    assert "no such change" in iron.refused("history", "--change", "nonsense")


def test_a_change_that_cannot_be_taken_back_names_the_one_in_its_way(iron: Iron) -> None:
    iron("log", "fatigue=7", *ON)
    iron("log", "fatigue=4", *ON)
    earlier = iron.json("history", "--json")[1]["id"]
    assert "Something it touched was changed later: log scores," in iron.refused("undo", earlier)


def test_compacting_asks_first_and_then_forgets(iron: Iron) -> None:
    iron("log", "fatigue=7", *ON)
    iron("log", "fatigue=4", *ON)
    before = iron("dump").stdout_bytes
    earlier = iron.json("history", "--json")[1]["id"]
    assert "Nobody is there to be asked." in iron.refused("compact")

    shown = iron("compact", "--yes").stdout

    assert "2 changes can be undone or looked at now, and could not be afterwards." in shown
    assert "2 changes were forgotten." in shown
    assert "Backups made before still hold what was deleted." in shown
    assert iron("dump").stdout_bytes == before
    assert "What this change altered was forgotten." in iron.refused("undo", earlier)
    assert "forgotten" in iron("history").stdout
    assert "What this change altered was forgotten." in iron("history", "--change", earlier).stdout
    assert iron.json("check", "--json")["ok"] is True


def test_before_forgetting_a_backup_is_made_that_says_so(iron: Iron) -> None:
    iron("log", "fatigue=7", "--note", "to be forgotten")
    iron("undo")
    iron("compact", "--yes")
    assert "before entries were removed" in iron("backups").stdout


@pytest.mark.parametrize(
    "typed",
    [
        ("undo", "\udcff"),
        ("history", "--by", "\udcff"),
        ("history", "--change", "\udcff"),
        ("export", "o.xlsx", "--tracker", "\udcff"),
    ],
)
def test_a_name_that_is_no_text_is_said_so(iron: Iron, typed: tuple[str, ...]) -> None:
    iron("log", "fatigue=7", *ON)
    assert "not a letter or sign" in iron.refused(*typed)


@pytest.mark.parametrize(
    "typed", [("history", "--limit", "99999999999999999999"), ("compact", "--yes", "--older-than", "99999999999")]
)
def test_a_number_beyond_all_counting_is_said_so(iron: Iron, typed: tuple[str, ...]) -> None:
    assert typed[-1] in iron(*typed, code=2).stderr
    iron(*typed[:-1], "100000")
