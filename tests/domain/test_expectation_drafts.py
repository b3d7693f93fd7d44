# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The form of a question written before an infusion."""

from decimal import Decimal

import pytest

from journal_app.domain.drafts import ExpectationDraft, check_expectation
from journal_app.domain.records import Expectation
from journal_app.domain.scores import TrackerKind
from journal_app.domain.treatments import InfusionKind
from tests.builders import a_tracker

TRACKERS = (a_tracker("fatigue"), a_tracker("weight", kind=TrackerKind.NUMBER, low=None, high=None))


def problems(**typed: str) -> list[str]:
    """The fields a draft has problems with, everything else being right."""
    draft = ExpectationDraft(**({"tracker": "fatigue", "size": "1.5"} | typed))
    return [problem.field for problem in check_expectation(draft, TRACKERS).problems]


@pytest.mark.parametrize(("typed", "size"), [("1.5", "1.5"), ("1,5", "1.5"), (" 2 ", "2"), ("10", "10")])
def test_a_score_and_a_size_are_enough_and_iron_is_meant(typed: str, size: str) -> None:
    draft = ExpectationDraft(tracker="Fatigue", size=typed, note=" stairs ")
    assert check_expectation(draft, TRACKERS).require() == Expectation(
        tracker="fatigue", size=Decimal(size), kind=InfusionKind.IRON, note="stairs"
    )


@pytest.mark.parametrize("size", ["", "0", "-1", "10.1", "many", "<2", "1.250"])
def test_a_size_that_cannot_be_is_said_beside_its_field(size: str) -> None:
    assert problems(size=size) == ["size"]


def test_a_number_without_ends_may_change_by_any_size() -> None:
    assert problems(tracker="weight", size="40") == []


def test_every_problem_is_named_at_once() -> None:
    assert problems(tracker="", size="", kind="tea") == ["tracker", "size", "kind"]
    assert problems(tracker="pain") == ["tracker"]
    assert problems(kind="steroid") == []


def test_a_score_that_is_not_there_names_those_that_are() -> None:
    problem = check_expectation(ExpectationDraft(tracker="pain", size="1"), TRACKERS).problem("tracker")
    assert problem is not None
    assert "fatigue, weight" in problem.message


def test_what_can_be_read_in_two_ways_asks_which() -> None:
    problem = check_expectation(ExpectationDraft(tracker="weight", size="1.250"), TRACKERS).problem("size")
    assert problem is not None
    assert problem.readings == (Decimal("1.250"), Decimal(1250))
