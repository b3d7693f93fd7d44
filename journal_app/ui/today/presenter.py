# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What happens on the Today screen. Knows no Qt.

Hides which day is shown and when that may move on, and that saves run beside the window: while one is under way, a
state read before it is not shown over what was just typed.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Protocol, TypeVar

from journal_app.domain.days import read_day
from journal_app.domain.scores import Mark, Part, Score, Tracker
from journal_app.domain.treatments import Event, EventKind
from journal_app.errors import EntryRefused, JournalError
from journal_app.store import verbs
from journal_app.store.journal import Changed, Journal
from journal_app.ui.desk import Desk
from journal_app.ui.today.build import build_state, crash_of
from journal_app.ui.today.state import TodayState
from journal_app.words import _, day_text

T = TypeVar("T")
QUIET = timedelta(minutes=10)
"""How long after the last entry a window left open may move on to the new day."""


class View(Protocol):
    """What the presenter needs of the screen."""

    def set_state(self, state: TodayState) -> None:
        """Show a day."""

    def set_row_problem(self, tracker: str, message: str) -> None:
        """Say what is wrong beside the field of a row; nothing when the message is empty."""

    def set_event_problem(self, message: str) -> None:
        """Say what is wrong beside the field of the event form; close the form when nothing is."""

    def set_day_problem(self, message: str) -> None:
        """Say what is wrong with a typed day; put the field away when nothing is."""

    def is_typing(self) -> bool:
        """Whether something typed has not been handed over yet."""


class Presenter:
    """The intents of the screen. Invariant: the day shown never lies ahead of the journal's today."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk = desk
        self._view = view
        self._today = desk.today()
        self._day = self._today
        self._last_entry_at: datetime | None = None
        self._state: TodayState | None = None
        self._saving = 0
        self._has_skipped = False

    @property
    def day(self) -> date:
        """The day shown."""
        return self._day

    def refresh(self) -> None:
        """Read the day again and show it."""
        now, day = self._desk.now(), self._day
        query = partial(build_state, day=day, today=self._today, now=now, can_change=not self._desk.info.read_only)
        self._desk.glance(query, self._on_state)

    def show_day(self, day: date) -> None:
        """Show another day; one that has not come yet is not shown."""
        self._today = self._desk.today()
        self._day = min(day, self._today)
        self.refresh()

    def go_back(self) -> None:
        """Show the day before."""
        self.show_day(self._day - timedelta(days=1))

    def go_on(self) -> None:
        """Show the day after, as far as today."""
        self.show_day(self._day + timedelta(days=1))

    def go_to_today(self) -> None:
        """Show today."""
        self.show_day(self._desk.today())

    def jump(self, text: str) -> None:
        """Show the day that was typed, or say why it cannot be."""
        try:
            day = read_day(text, today=self._desk.today())
        except EntryRefused as refused:
            self._view.set_day_problem(f"{refused.title} {refused.detail}")
            return
        self._view.set_day_problem("")
        self.show_day(day)

    def tick(self) -> None:
        """Some time has passed: move on to the new day when no entry is under way."""
        today = self._desk.today()
        if today == self._today:
            return
        was_on_today = self._day == self._today
        since = self._desk.now() - self._last_entry_at if self._last_entry_at else QUIET
        if was_on_today and (self._view.is_typing() or since < QUIET):
            return
        self._today = today
        if was_on_today:
            self._day = today
        self.refresh()

    def enter(self, tracker: str, value: int) -> None:
        """Keep a score for the day as a whole."""
        score = Score(day=self._day, tracker=tracker, value=Decimal(value))
        self._save(lambda journal: verbs.log_score(journal, score))

    def enter_text(self, tracker: str, text: str) -> None:
        """Keep what was typed into a row's field, or say beside it what is wrong; an emptied field clears the score."""
        if not text.strip():
            self.clear(tracker)
            return
        self._desk.glance(lambda facts: facts.tracker(tracker), partial(self._check_text, text, self._day))

    def clear(self, tracker: str) -> None:
        """Take back the score of the day as a whole; nothing happens when there is none."""
        self._view.set_row_problem(tracker, "")
        day = self._day
        self._save(lambda journal: verbs.clear_score(journal, day, Part.DAY, tracker))

    def toggle_too_ill(self) -> None:
        """Mark the day as one of no scores because of illness, or take that back. Scores given stay."""
        if self._state is None:
            return
        day, mark = self._day, Mark.NONE if self._state.is_too_ill else Mark.TOO_ILL
        self._save(lambda journal: verbs.mark_day(journal, day, mark))

    def keep_note(self, text: str) -> None:
        """Keep the note of the day; an empty one takes it away."""
        day, note = self._day, text.strip()
        self._save(lambda journal: verbs.note_day(journal, day, note))

    def toggle_crash(self) -> None:
        """Note a crash on this day, or take that back; one that spans more days is left as it is."""
        day = self._day
        self._desk.glance(lambda facts: crash_of(facts, day), partial(self._on_crash_known, day))

    def add_event(self, kind: EventKind, title: str) -> None:
        """Keep something that happened on this day, or say beside the form what is missing."""
        from journal_app.domain.drafts import EventDraft, check_event

        draft = EventDraft(kind=kind, title=title, first_on=self._day.isoformat())
        checked = check_event(draft, today=self._desk.today())
        if checked.value is None:
            self._view.set_event_problem(checked.problems[0].message)
            return
        event = checked.value
        self._view.set_event_problem("")
        self._save(lambda journal: verbs.add_event(journal, event))

    def _check_text(self, text: str, day: date, tracker: Tracker) -> None:
        from journal_app.domain.drafts import ScoreDraft, check_score

        draft = ScoreDraft(day=day.isoformat(), part=Part.DAY, tracker=tracker.key, value=text)
        checked = check_score(draft, tracker, today=self._desk.today())
        if checked.value is None:
            self._view.set_row_problem(tracker.key, checked.problems[0].message)
            return
        score = checked.value
        self._view.set_row_problem(tracker.key, "")
        self._save(lambda journal: verbs.log_score(journal, score))

    def _on_crash_known(self, day: date, crash: Event | None) -> None:
        if crash is None:
            event = Event(first_on=day, kind=EventKind.CRASH, title="")
            self._save(lambda journal: verbs.add_event(journal, event))
        elif crash.last_on in {None, crash.first_on}:
            self._save(lambda journal: verbs.remove_fact(journal, crash))
        else:
            self._desk.say(_("This day belongs to the crash that began on {day}.").format(day=day_text(crash.first_on)))
            self.refresh()

    def _save(self, action: Callable[[Journal], Changed[T]]) -> None:
        self._last_entry_at = self._desk.now()
        self._saving += 1
        self._desk.save(action, lambda _value: self._on_settled(), self._on_refused)

    def _on_refused(self, error: JournalError) -> None:
        self._desk.say_refused(error)
        self._has_skipped = True
        self._on_settled()

    def _on_settled(self) -> None:
        self._saving -= 1
        if not self._saving and self._has_skipped:
            self._has_skipped = False
            self.refresh()

    def _on_state(self, state: TodayState) -> None:
        if self._saving:
            self._has_skipped = True
            return
        if state.day != self._day:
            return
        self._state = state
        self._view.set_state(state)
