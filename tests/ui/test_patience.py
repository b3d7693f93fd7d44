# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The pause between two tries at a passphrase."""

from pathlib import Path

import pytest

from journal_app.ui.patience import PAUSES, Patience, pause_words

ADA, BO = Path("ada.ironjournal"), Path("bo.ironjournal")


class Steady:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def steady() -> Steady:
    return Steady()


def test_a_slip_or_two_costs_nothing_and_then_it_grows_to_half_a_minute(steady: Steady) -> None:
    patience, waited = Patience(steady), []
    for _try in range(10):
        patience.note_wrong(ADA)
        waited.append(patience.seconds_left(ADA))
        steady.now += waited[-1]
        assert patience.seconds_left(ADA) == 0
    assert waited == [*PAUSES, 30, 30]
    assert waited == sorted(waited)


def test_it_is_over_when_its_time_is_and_not_a_moment_before(steady: Steady) -> None:
    patience = Patience(steady)
    for _try in range(6):
        patience.note_wrong(ADA)
    steady.now += 7.5
    assert patience.seconds_left(ADA) == 1
    steady.now += 0.5
    assert patience.seconds_left(ADA) == 0


def test_each_journal_has_its_own_and_the_right_one_ends_it(steady: Steady) -> None:
    patience = Patience(steady)
    for _try in range(5):
        patience.note_wrong(ADA)
    assert (patience.seconds_left(ADA), patience.seconds_left(BO)) == (4, 0)
    patience.note_right(ADA)
    assert patience.seconds_left(ADA) == 0
    patience.note_wrong(ADA)
    assert patience.seconds_left(ADA) == 0


def test_it_is_said_in_words() -> None:
    assert pause_words(0) == ""
    assert pause_words(1) == "The next try can be made in 1 second."
    assert pause_words(8) == "The next try can be made in 8 seconds."
