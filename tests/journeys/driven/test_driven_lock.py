# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A journal with a passphrase, opened, locked and unlocked by keys alone, and what a screen reader hears meanwhile."""

from pathlib import Path

import pytest

from journal_app.store.journal import Journal
from tests.journeys.driven.sitting import Sitting, sitting_at

pytestmark = pytest.mark.journey

PERSON, OPENS = "Sentinella", "correct horse"
FIELD = ("password text", "Passphrase")
PLACE, BUTTON = "radio button", "push button"


def words_heard(sitting: Sitting) -> str:
    return "\n".join(f"{each.name} {each.description} {each.text}" for each in sitting.heard())


def is_locked(sitting: Sitting) -> bool:
    return "This journal is locked." in words_heard(sitting)


def shows_today(sitting: Sitting) -> bool:
    return any((each.role, each.name) == (PLACE, "Fatigue 7") for each in sitting.heard())


def test_by_keys_alone_it_is_opened_locked_and_unlocked(journal_path: Path, home: Path) -> None:
    Journal.create(journal_path, person=PERSON, passphrase=OPENS).close()
    with sitting_at(journal_path, home, is_there=False) as sitting:
        sitting.come_to_front()
        sitting.until_focused(*FIELD)
        sitting.type(OPENS)
        sitting.keys("Return")
        sitting.until(lambda: shows_today(sitting), "today")
        sitting.keys("7", "Down", "4")
        sitting.until(lambda: "Undo" in words_heard(sitting), "saved")
        assert PERSON in words_heard(sitting)
        sitting.keys("ctrl+l")
        sitting.until(lambda: is_locked(sitting), "locked")
        heard = words_heard(sitting)
        assert [word for word in (PERSON, "Fatigue", "Mood", "Undo", "Timeline") if word in heard] == []
        sitting.until_focused(*FIELD)
        sitting.type("wrong")
        sitting.keys("Return")
        said = "The passphrase does not open this journal."
        sitting.until(lambda: said in words_heard(sitting), "wrong")
        sitting.until_focused(*FIELD)
        sitting.type(OPENS)
        sitting.keys("Return")
        sitting.until(lambda: shows_today(sitting), "today again")
    with Journal.open(journal_path, passphrase=OPENS) as journal:
        assert {score.tracker: int(score.value) for score in journal.facts.scores()} == {"fatigue": 7, "mood": 4}
