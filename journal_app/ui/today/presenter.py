# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What happens on the Today screen. Knows no Qt.

Hides which day and which part of it is shown, and when that may move on.
"""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Protocol

from journal_app.domain.days import read_day
from journal_app.domain.scores import Mark, Part
from journal_app.domain.settings import PARTS_TOLD, YES
from journal_app.domain.treatments import EventKind
from journal_app.errors import EntryRefused
from journal_app.store import verbs
from journal_app.ui.desk import Desk
from journal_app.ui.today.build import build_state
from journal_app.ui.today.draft import Typed
from journal_app.ui.today.entries import Entries, Place, Problems
from journal_app.ui.today.resuming import Resuming
from journal_app.ui.today.saves import Saves
from journal_app.ui.today.state import DayCoverage, Telling, TodayState

QUIET = timedelta(minutes=10)
"""How long after the last entry a window left open may move on to the new day."""


class View(Problems, Protocol):
    """What the presenter needs of the screen."""

    def set_state(self, state: TodayState) -> None:
        """Show a day."""

    def set_day_problem(self, message: str) -> None:
        """Say what is wrong with a typed day; put the field away when nothing is."""

    def set_coverage(self, days: tuple[DayCoverage, ...]) -> None:
        """Show in the calendar what was kept of the days of the month in view."""

    def bring_back(self, typed: Typed) -> None:
        """Put what was once typed back into its fields."""

    def typed(self) -> Typed | None:
        """What is typed and not handed over; None when nothing is."""


class Presenter:
    """The intents of the screen. Invariant: the day shown never lies ahead of the journal's today."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk = desk
        self._view = view
        self._today = desk.today()
        self._day = self._today
        self._part = Part.DAY
        self._telling: Telling | None = None
        self._saves = Saves(desk, self.refresh)
        self._resuming = Resuming(desk, view)
        self._entries = Entries(desk, view, self._saves, self.refresh, self._set_aside)

    @property
    def day(self) -> date:
        """The day shown."""
        return self._day

    def refresh(self) -> None:
        """Read the day again and show it."""
        query = partial(
            build_state,
            day=self._day,
            today=self._today,
            now=self._desk.now(),
            part=self._part,
            can_change=not self._desk.info.read_only,
        )
        self._desk.glance(query, partial(self._on_state, self._part))

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

    def cover(self, first: date, last: date) -> None:
        """Show in the calendar what was kept from ``first`` to ``last``."""
        from journal_app.ui.today.months import month_coverage

        self._desk.glance(lambda facts: month_coverage(facts, first, last), self._view.set_coverage)

    def tick(self) -> None:
        """Some time has passed: move on to the new day when no entry is under way."""
        today = self._desk.today()
        if today == self._today:
            return
        was_on_today = self._day == self._today
        since = self._desk.now() - self._saves.last_at if self._saves.last_at else QUIET
        if was_on_today and (self._view.typed() is not None or since < QUIET):
            return
        self._today = today
        if was_on_today:
            self._day = today
            self._part = Part.DAY  # an evening left open is not the part of the next morning
        self.refresh()

    def choose_part(self, part: Part) -> None:
        """Let scores go to a part of the day; once, say what mixing morning and evening does."""
        self._part = part
        self.refresh()
        if part in {Part.MORNING, Part.EVENING} and self._telling is None:
            from journal_app.ui.today.parts import about_mixing

            self._desk.read(lambda facts: about_mixing(facts, part), self._on_mixing)

    def heard(self) -> None:
        """What was said about mixing parts was read: it is not said again in this journal."""
        self._telling = None
        self._saves.save(lambda journal: verbs.set_setting(journal, PARTS_TOLD, YES))

    def enter(self, tracker: str, value: int) -> None:
        """Keep a score for the part in view."""
        self._entries.enter(self._place(), tracker, value)

    def enter_text(self, tracker: str, text: str) -> None:
        """Keep what was typed into a row's field, or say beside it what is wrong; an emptied field clears the score."""
        self._entries.enter_text(self._place(), tracker, text)

    def clear(self, tracker: str) -> None:
        """Take back the score of the part in view."""
        self._entries.clear(self._place(), tracker)

    def toggle_too_ill(self) -> None:
        """Mark the day as one of no scores because of illness, or take that back. Scores given stay."""
        self._entries.toggle_mark(self._day, Mark.TOO_ILL)

    def toggle_not_tracked(self) -> None:
        """Mark the day as not tracked, or take that back. Scores given stay."""
        self._entries.toggle_mark(self._day, Mark.NOT_TRACKED)

    def keep_note(self, text: str) -> None:
        """Keep the note of the day; an empty one takes it away."""
        self._entries.keep_note(self._day, text)

    def toggle_crash(self) -> None:
        """Note a crash on this day, or take that back; one that spans more days is left as it is."""
        self._entries.toggle_crash(self._day)

    def add_event(self, kind: EventKind, title: str) -> None:
        """Keep something that happened on this day, or say beside the form what is missing."""
        self._entries.add_event(self._day, kind, title)

    def hold_typed(self) -> None:
        """Keep what is being typed, in case the app goes down; let go of it once nothing is."""
        self._resuming.hold(self._day, self._part, self._view.typed())

    def _set_aside(self, place: Place, typed: Typed) -> None:
        self._resuming.set_aside(place.day, self._part if not typed.numbers else place.part, typed)

    def _place(self) -> Place:
        return Place(day=self._day, part=self._part)

    def _on_mixing(self, telling: Telling | None) -> None:
        if telling is not None:
            self._telling = telling
            self.refresh()

    def _on_state(self, asked: Part, state: TodayState) -> None:
        if self._saves.pass_over():
            return
        if state.day != self._day or asked is not self._part:
            return
        self._part = state.part  # the whole day, once parts are no longer asked for
        self._view.set_state(replace(state, telling=self._telling if state.parts else None))
        self._resuming.resume(state.day, state.part)
