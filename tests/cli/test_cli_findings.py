# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from datetime import date, timedelta

import pytest

from journal_app.store.journal import Journal
from tests.builders import a_score, an_infusion
from tests.cli.runner import Iron

LAST = date(2024, 11, 20)
WOBBLE = (0, 1, -1, 1, 0, -1, 2, 0, -2, 1, 0, 0, -1, 1)


@pytest.fixture
def logged(iron: Iron) -> Iron:
    """Four hundred days of fatigue, with an infusion a hundred days before the last and three points less later on."""
    with Journal.open(iron.path) as journal:
        from journal_app.store.operations import Operation

        days = [LAST - timedelta(days=number) for number in range(400)]
        scores = [
            a_score(value=(6 if number > 72 else 3) + WOBBLE[number % len(WOBBLE)], day=day)
            for number, day in enumerate(days)
        ]
        facts = [*scores, an_infusion(LAST - timedelta(days=100))]
        journal.change(Operation.IMPORT, lambda edit: edit.add_many(facts))
    return iron


def test_a_new_journal_says_calmly_that_nothing_can_be_told_yet(iron: Iron) -> None:
    assert iron("findings").stdout.startswith("Can't tell yet:")
    assert iron.json("findings", "--json") == []


def test_what_changed_is_told_with_range_days_and_what_it_cannot_tell(logged: Iron) -> None:
    said = logged("findings").stdout
    assert "Fatigue after Ferinject 1000 mg" in said
    assert "days counted" in said
    assert "Why a score changed cannot be told from one diary." in said


def test_a_program_gets_every_number_the_primary_question_first(logged: Iron) -> None:
    rows = logged.json("findings", "--json")
    assert [row["primary"] for row in rows][:2] == [True, False]
    first = rows[0]
    assert first["id"].startswith("before-after/infusion/")
    assert first["id"].endswith("/fatigue/primary")
    assert {
        "question", "outcome", "window", "estimate", "low", "high", "n_before", "n_after", "days_possible", "coverage",
        "rho", "comparisons", "verdict", "sentence", "caveats", "left_out",
    } <= set(first)  # fmt: skip
    assert first["low"] < first["estimate"] < first["high"] < 0
    assert first["verdict"] == "lower"
    assert (first["n_after"], first["days_possible"], first["coverage"]) == (29, 29, 1.0)


def test_what_is_missing_is_listed_on_request(logged: Iron) -> None:
    assert len(logged("findings", "--all").stdout) >= len(logged("findings").stdout)


def test_a_trend_can_be_asked_over_other_days_without_keeping_that(logged: Iron) -> None:
    ids = {each["id"] for each in logged.json("findings", "--json", "--trend-days", "91")}
    assert "trend/fatigue/91" in ids
    assert "trend/fatigue/365" in {each["id"] for each in logged.json("findings", "--json")}
