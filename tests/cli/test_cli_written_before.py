# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Questions written before an infusion, typed."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.records import Expectation
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from tests.builders import a_score, an_infusion
from tests.cli.runner import Iron

LAST = date(2024, 11, 20)
WOBBLE = (0, 1, -1, 1, 0, -1, 2, 0, -2, 1, 0, 0, -1, 1)


def test_a_question_is_written_listed_and_withdrawn(iron: Iron) -> None:
    said = iron("findings", "ask", "fatigue", "1,5", "--note", "the stairs").stdout
    assert said.startswith("Kept: Written on ")
    assert said.endswith(", before the next iron infusion: Fatigue, 1.5 points.\n")
    iron("findings", "ask", "Mood", "1", "--before", "steroid")
    listed = iron("findings", "asked").stdout.splitlines()
    assert listed[0].split() == ["Number", "Question", "Note"]
    assert listed[1].startswith("1 ")
    assert listed[1].endswith("the stairs")
    assert "before the next steroid infusion: Mood, 1 point" in listed[2]
    assert iron("findings", "withdraw", "1").stdout.startswith("Withdrawn: Written on ")
    (left,) = iron.json("findings", "asked", "--json")
    assert (left["tracker"], left["size"], left["kind"], left["standing"]) == ("mood", "1", "steroid", "waiting")
    assert left["day_0"] is None
    iron("undo")
    assert len(iron.table("expectation")) == 2


def test_one_is_withdrawn_by_its_id_too(iron: Iron) -> None:
    iron("findings", "ask", "fatigue", "2")
    (kept,) = iron.json("findings", "asked", "--json")
    iron("findings", "withdraw", kept["id"])
    assert iron("findings", "asked").stdout == "No question was written before an infusion yet.\n"
    assert iron.json("findings", "asked", "--json") == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("pain", "1"), "There is no score called “pain”."),
        (("fatigue", "0"), "Write a number above 0"),
        (("fatigue", "-1.5"), "Write a number above 0"),
        (("fatigue", "11"), "from 0 to 10"),
        (("fatigue", "much"), "much"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(iron: Iron, typed: tuple[str, ...], words: str) -> None:
    assert words in iron.refused("findings", "ask", *typed)


def test_a_number_that_is_not_in_the_list_is_refused(iron: Iron) -> None:
    said = iron.refused("findings", "withdraw", "1")
    assert "There is no question 1" in said
    assert "iron-journal findings asked" in said


def test_a_kind_that_is_none_is_a_mistake_of_typing(iron: Iron) -> None:
    assert "Usage: " in iron("findings", "ask", "fatigue", "1", "--before", "tea", code=2).stderr


def test_programs_learn_what_was_written_before(iron: Iron) -> None:
    given = LAST - timedelta(days=100)
    at = datetime(2024, 8, 1, 12, tzinfo=UTC)
    with Journal.open(iron.path) as journal:
        days = [LAST - timedelta(days=number) for number in range(400)]
        facts = [
            *(a_score(value=5 + WOBBLE[number % 14], day=day) for number, day in enumerate(days)),
            *(a_score("mood", 5 + WOBBLE[number % 14], day) for number, day in enumerate(days)),
            an_infusion(given),
            Expectation(tracker="mood", size=Decimal("1.5"), id="w", recorded_at=at, entered_by="Anna"),
        ]
        journal.change(Operation.IMPORT, lambda edit: edit.add_many(facts))
    first, second, *_rest = iron.json("findings", "--json")
    assert (first["outcome"], first["primary"]) == ("mood", True)
    assert first["written_before"] == {"day": "2024-08-01", "size": 1.5}
    assert second["written_before"] is None
    assert "Written down on 1 Aug 2024, before the infusion" in iron("findings").stdout
