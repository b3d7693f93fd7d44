# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Questions for the appointment, and the appointment itself, as they are typed."""

import pytest

from tests.cli.runner import Iron


@pytest.fixture
def asking(iron: Iron) -> Iron:
    for text in ("Why so tired?", "When again?", "Both on one day?"):
        iron("question", "add", text)
    return iron


def listed(iron: Iron) -> list[str]:
    return [one["text"] for one in iron.json("question", "list", "--json")]


def test_the_list_is_numbered_in_the_order_of_asking(asking: Iron) -> None:
    assert asking("question", "list").stdout.splitlines() == [
        "No.  Question",
        "1    Why so tired?",
        "2    When again?",
        "3    Both on one day?",
    ]


def test_a_question_moves_to_another_place(asking: Iron) -> None:
    assert asking("question", "move", "3", "1").stdout == "Now question 1: Both on one day?\n"
    assert listed(asking) == ["Both on one day?", "Why so tired?", "When again?"]
    asking("question", "move", "1", "2")
    assert listed(asking) == ["Why so tired?", "Both on one day?", "When again?"]
    assert "There is no question 4." in asking.refused("question", "move", "1", "4")
    assert "The list holds 3 questions." in asking.refused("question", "move", "0", "1")


def test_an_answer_stands_below_what_is_still_to_ask(asking: Iron) -> None:
    said = asking("question", "answer", "2", "In the\nspring.", "--on", "2024-11-20").stdout
    assert said == "Answered on 20 Nov 2024: When again?\n"
    assert listed(asking) == ["Why so tired?", "Both on one day?"]
    last = asking("question", "list", "--answered").stdout.splitlines()[-1]
    assert last.split() == ["When", "again?", "20", "Nov", "2024", "In", "the", "spring."]
    told = asking.json("question", "list", "--answered", "--json")[-1]
    assert (told["answered_on"], told["answer"]) == ("2024-11-20", "In the\nspring.")
    assert "has not come yet" in asking.refused("question", "answer", "1", "--on", "2999-01-01")
    asking("undo")
    assert len(listed(asking)) == 3


def test_a_question_is_taken_out_and_comes_back(asking: Iron) -> None:
    assert asking("question", "remove", "1").stdout == "Removed: Why so tired?\n"
    assert listed(asking) == ["When again?", "Both on one day?"]
    asking("undo")
    assert listed(asking) == ["Why so tired?", "When again?", "Both on one day?"]
    assert "no question 9" in asking.refused("question", "remove", "9")


def test_an_empty_list_says_so(iron: Iron) -> None:
    assert iron("question", "list").stdout == "There is nothing to ask yet.\n"
    assert iron("question", "list", "--answered").stdout == "There are no questions yet.\n"
    assert iron.json("question", "list", "--json") == []
    assert iron("visit", "list").stdout == "There are no appointments yet.\n"


def test_visits_are_listed_newest_first(iron: Iron) -> None:
    first = iron("visit", "add", "2024-11-20", "--with", "Dr Example", "--at", "9:40", "--said", "Come\nback.")
    assert first.stdout == "Kept: Dr Example on 20 Nov 2024.\n"
    assert iron("visit", "add", "2024-12-24", "--note", "Bring the letter").stdout == (
        "Kept: an appointment on 24 Dec 2024.\n"
    )
    heading, later, earlier = iron("visit", "list").stdout.splitlines()
    assert heading.split() == ["Date", "Time", "With", "What", "was", "said", "Note"]
    assert later.startswith("24 Dec 2024")
    assert [part for part in earlier.split("  ") if part] == ["20 Nov 2024", "09:40", "Dr Example", "Come back."]
    assert [one["day"] for one in iron.json("visit", "list", "--json")] == ["2024-12-24", "2024-11-20"]


def test_a_wrong_visit_is_refused_by_name(iron: Iron) -> None:
    assert "is not a day" in iron.refused("visit", "add", "soon")
    assert "is not a time of day" in iron.refused("visit", "add", "today", "--at", "25:00")
