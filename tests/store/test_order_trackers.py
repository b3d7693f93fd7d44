# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from dataclasses import replace

import pytest

from journal_app.domain.facts import Kind
from journal_app.errors import NotFound
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.builders import a_tracker


@pytest.fixture
def journal(journal: Journal) -> Journal:
    for position, key in enumerate(("pain", "sleep"), start=10):
        verbs.add_tracker(journal, a_tracker(key, position=position))
    return journal


def order(journal: Journal) -> list[str]:
    return [tracker.key for tracker in journal.facts.trackers(archived=True)]


def test_trackers_stand_in_the_order_given(journal: Journal) -> None:
    assert order(journal) == ["fatigue", "mood", "pain", "sleep"]
    changed = verbs.order_trackers(journal, ["sleep", "mood", "pain", "fatigue"])
    assert order(journal) == ["sleep", "mood", "pain", "fatigue"]
    assert changed.touched == {Kind.TRACKER}


def test_trackers_not_named_follow_in_their_old_order(journal: Journal) -> None:
    verbs.order_trackers(journal, ["sleep"])
    assert order(journal) == ["sleep", "fatigue", "mood", "pain"]


def test_a_tracker_put_away_has_a_place_too(journal: Journal) -> None:
    verbs.replace_fact(journal, replace(journal.facts.tracker("mood"), archived=True))
    verbs.order_trackers(journal, ["pain", "fatigue"])
    assert order(journal) == ["pain", "fatigue", "mood", "sleep"]
    assert len({tracker.position for tracker in journal.facts.trackers(archived=True)}) == 4


def test_an_order_is_one_change_with_one_undo(journal: Journal) -> None:
    before = journal.facts.trackers()
    verbs.order_trackers(journal, ["sleep", "pain", "mood", "fatigue"])
    assert journal.history(1)[0].operation.words() == "order of the trackers"
    journal.undo()
    assert journal.facts.trackers() == before


def test_the_order_they_have_already_is_no_change(journal: Journal) -> None:
    verbs.order_trackers(journal, ["fatigue", "mood"])
    assert verbs.order_trackers(journal, ["fatigue", "mood"]).change is None


def test_a_key_that_is_none_changes_nothing(journal: Journal) -> None:
    before = journal.facts.trackers()
    with pytest.raises(NotFound):
        verbs.order_trackers(journal, ["sleep", "nothing"])
    assert journal.facts.trackers() == before
