# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What was being typed on Today when the app went down, and whether it is back."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app.domain import frozen_json
from journal_app.domain.scores import Part, TrackerKind
from journal_app.domain.treatments import EventKind
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.today.draft import TodayDraft, Typed, TypedEvent, TypedNumber
from tests.builders import a_tracker
from tests.plugins.clock import EVENING, FrozenClock
from tests.ui.windows import journal_of, open_window, press, today_of

TODAY = date(2026, 11, 21)
YESTERDAY = TODAY - timedelta(days=1)
WHOLE = Typed(
    numbers=(TypedNumber(tracker="steps", text="12 or so"),),
    note="Rested, then",
    event=TypedEvent(kind=EventKind.BLEEDING, title="Heavy"),
)
A_DRAFT = TodayDraft(day=TODAY, part=Part.DAY, typed=WHOLE)


@pytest.fixture
def window(qtbot: QtBot, clock: FrozenClock) -> MainWindow:
    return open_window(qtbot, clock=clock)


def held(journal: Journal) -> TodayDraft | None:
    kept = journal.facts.kept_draft("today")
    return frozen_json.read(TodayDraft, kept.content) if kept else None


def pause(window: MainWindow) -> None:
    """The short pause in typing after which it is held."""
    today_of(window)._typing.timeout.emit()


def with_draft(path: Path, clock: FrozenClock, draft: TodayDraft) -> None:
    """A journal whose app went down in the middle of typing."""
    with Journal.create(path, clock=clock) as journal:
        steps = a_tracker("steps", kind=TrackerKind.COUNT, low=Decimal(0), high=None, position=9)
        verbs.add_tracker(journal, steps)
        journal.keep_draft("today", frozen_json.written(draft))


def test_a_note_in_the_middle_is_held_and_let_go_once_it_is_kept(window: MainWindow) -> None:
    press("n")
    press("Rested, th")
    assert today_of(window)._typing.isActive()
    pause(window)
    assert held(journal_of(window)) == TodayDraft(day=TODAY, part=Part.DAY, typed=Typed(note="Rested, th"))
    press("⎋")
    pause(window)
    assert held(journal_of(window)) is None
    day = journal_of(window).facts.day(TODAY)
    assert day is not None
    assert day.note == "Rested, th"


def test_an_event_in_the_middle_is_held_until_it_is_added_or_put_away(window: MainWindow) -> None:
    form = today_of(window).event_form
    for last in ("⏎", "⎋"):
        press("e")
        pause(window)
        assert held(journal_of(window)) is None  # an open form with nothing in it is nothing to keep
        form.kind.setCurrentIndex(form.kind.findData(EventKind.DONATION.value))
        press("⇥Half")
        pause(window)
        draft = held(journal_of(window))
        assert draft is not None
        assert draft.typed.event == TypedEvent(kind=EventKind.DONATION, title="Half")
        press(last)
        pause(window)
        assert held(journal_of(window)) is None
    assert len(journal_of(window).facts.events()) == 1


def test_leaving_the_screen_holds_at_once_what_it_cannot_keep(window: MainWindow) -> None:
    press("n")
    press("Rested")
    press("⎋e⇥Half")
    window.go_to("labs")
    assert not today_of(window)._typing.isActive()  # the window may close next, and the journal with it
    assert held(journal_of(window)) == TodayDraft(
        day=TODAY, part=Part.DAY, typed=Typed(event=TypedEvent(kind=EventKind.RELAPSE, title="Half"))
    )


def test_scores_alone_hold_nothing(window: MainWindow) -> None:
    press("7↓4t")
    assert not today_of(window)._typing.isActive()
    assert held(journal_of(window)) is None


def test_everything_typed_is_back_after_a_crash_and_nothing_of_it_is_kept_yet(
    qtbot: QtBot, clock: FrozenClock, journal_path: Path
) -> None:
    with_draft(journal_path, clock, A_DRAFT)
    window = open_window(qtbot, journal_path, clock)
    view = today_of(window)
    assert view.typed() == WHOLE
    assert view.event_form.isVisible()
    assert view.note.isVisible()
    assert window.foot.message().text == "What you were typing at 20:14 is back; it was not saved yet."
    facts = journal_of(window).facts
    assert (facts.day(TODAY), facts.events(), facts.scores()) == (None, [], [])
    field = view.rows["steps"].field
    assert field is not None
    assert not (field._unattended.isActive())
    assert not (view.note._pause.isActive())
    view.note.hand_over()
    day = facts.day(TODAY)
    assert day is not None
    assert day.note == "Rested, then"


def test_the_first_row_still_takes_the_first_key(qtbot: QtBot, clock: FrozenClock, journal_path: Path) -> None:
    with_draft(journal_path, clock, A_DRAFT)
    window = open_window(qtbot, journal_path, clock)
    press("7↓4")
    scores = {score.tracker: int(score.value) for score in journal_of(window).facts.scores()}
    assert scores == {"fatigue": 7, "mood": 4}


def test_what_belongs_to_another_day_waits_there(qtbot: QtBot, clock: FrozenClock, journal_path: Path) -> None:
    with_draft(journal_path, clock, A_DRAFT)
    clock.now = EVENING + timedelta(days=1)
    window = open_window(qtbot, journal_path, clock)
    view = today_of(window)
    assert view.typed() is None
    assert "it is back on its day, 21 Nov 2026" in window.foot.message().text
    view.header.stepped.emit(-1)
    assert view.typed() == WHOLE


def test_numbers_typed_for_another_part_are_not_put_into_this_one(
    qtbot: QtBot, clock: FrozenClock, journal_path: Path
) -> None:
    with_draft(journal_path, clock, replace(A_DRAFT, part=Part.EVENING))
    window = open_window(qtbot, journal_path, clock)
    assert today_of(window).typed() == replace(WHOLE, numbers=())


def test_what_no_longer_fits_is_let_lie(qtbot: QtBot, clock: FrozenClock, journal_path: Path) -> None:
    with_draft(journal_path, clock, A_DRAFT)
    with Journal.open(journal_path, clock=clock) as journal:
        journal.keep_draft("today", '{"of": "another time"}')
    window = open_window(qtbot, journal_path, clock)
    assert today_of(window).typed() is None
