# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.unfinished import Unfinished
from tests.builders import an_event
from tests.plugins.clock import FrozenClock
from tests.ui.desks import Later, a_desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wider:
    title: str = ""
    note: str = ""


def back(journal: Journal, kind: type[Draft] | type[Wider] = Draft) -> list[tuple[object, datetime]]:
    """What a form that is opened now would be given."""
    found: list[tuple[object, datetime]] = []
    Unfinished(a_desk(journal)[0], "event", kind).bring_back(lambda draft, at: found.append((draft, at)))
    return found


def test_what_is_held_comes_back(journal: Journal, clock: FrozenClock) -> None:
    desk, messages = a_desk(journal)
    unfinished = Unfinished(desk, "event", Draft)
    unfinished.hold(Draft(title="Cr"))
    unfinished.hold(Draft(title="Crash"))

    assert back(journal) == [(Draft(title="Crash"), clock())]
    assert messages.all == []
    unfinished.say_back(clock())
    assert messages.last.text == "What you were typing at 20:14 is back; it was not saved yet."


def test_what_was_typed_on_another_day_says_which(journal: Journal, clock: FrozenClock) -> None:
    desk, messages = a_desk(journal)
    Unfinished(desk, "event", Draft).say_back(clock().replace(day=3, hour=9, minute=5))
    assert messages.last.text == "What you were typing on 3 Nov 2026 at 09:05 is back; it was not saved yet."


def test_nothing_comes_back_when_nothing_was_held_or_it_was_dropped(journal: Journal) -> None:
    unfinished = Unfinished(a_desk(journal)[0], "event", Draft)
    assert back(journal) == []
    unfinished.hold(Draft(title="Crash"))
    unfinished.drop()
    assert back(journal) == []


def test_a_form_wiped_blank_is_not_worth_keeping(journal: Journal) -> None:
    unfinished = Unfinished(a_desk(journal)[0], "event", Draft, Draft())
    unfinished.hold(Draft(title="Crash"))
    unfinished.hold(Draft())
    assert journal.facts.kept_draft("event") is None


def test_a_draft_of_another_form_or_shape_does_not_come_back(journal: Journal) -> None:
    Unfinished(a_desk(journal)[0], "labs", Draft).hold(Draft(title="Crash"))
    assert back(journal) == []
    Unfinished(a_desk(journal)[0], "event", Draft).hold(Draft(title="Crash"))
    assert back(journal, Wider) == []


def test_a_draft_dropped_after_a_save_does_not_come_back_behind_it(journal: Journal) -> None:
    lanes = Later(journal)
    unfinished = Unfinished(a_desk(journal, lanes)[0], "event", Draft)
    unfinished.hold(Draft(title="Crash"))
    lanes.write(lambda journal: verbs.add_event(journal, an_event()), lambda _value: None)
    unfinished.drop()
    lanes.run()
    assert back(journal) == []


def test_a_journal_that_is_only_looked_at_keeps_nothing_and_says_nothing(journal_path: Path) -> None:
    with Journal.create(journal_path) as journal:
        Unfinished(a_desk(journal)[0], "event", Draft).hold(Draft(title="Crash"))
    with Journal.open(journal_path, read_only=True) as journal:
        desk, messages = a_desk(journal)
        unfinished = Unfinished(desk, "event", Draft)
        unfinished.hold(Draft(title="Relapse"))
        unfinished.drop()
        assert (back(journal), messages.all) == ([], [])
    with Journal.open(journal_path) as journal:
        assert [draft for draft, _at in back(journal)] == [Draft(title="Crash")]


def test_a_refusal_is_said_once_until_it_goes_well_again(journal_path: Path) -> None:
    with Journal.create(journal_path) as journal:
        desk, messages = a_desk(journal)
        unfinished = Unfinished(desk, "event", Draft)
        moved = journal_path.rename(journal_path.with_name("moved"))
        for title in ("C", "Cr", "Cra"):
            unfinished.hold(Draft(title=title))
        assert [message.text for message in messages.all] == ["The journal is not where it was."]
        moved.rename(journal_path)
        unfinished.hold(Draft(title="Cras"))
        journal_path.rename(moved)
        unfinished.hold(Draft(title="Crash"))
        assert len(messages.all) == 2


@pytest.mark.parametrize("text", ["{}", '{"title": 7}', "[]"])
def test_a_draft_that_does_not_fit_opens_an_empty_form(journal: Journal, text: str) -> None:
    journal.keep_draft("event", text)
    assert back(journal) == []
