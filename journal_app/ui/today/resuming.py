# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What was being typed when the app went down, brought back. Knows no Qt.

Hides when the journal is asked for it (once, after the first day is shown, so that no start waits for it) and that
it waits for the day it belongs to.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Protocol

from journal_app.domain.scores import Part
from journal_app.ui.desk import Desk
from journal_app.ui.today.draft import TodayDraft, Typed
from journal_app.ui.unfinished import Unfinished
from journal_app.words import _, day_text, time_text


class Fields(Protocol):
    """Where what was typed stands."""

    def bring_back(self, typed: Typed) -> None:
        """Put what was once typed back into its fields."""


class Resuming:
    """Holds what is typed and gives it back. Invariant: what is held on disk is dropped once nothing is typed."""

    def __init__(self, desk: Desk, fields: Fields) -> None:
        self._desk = desk
        self._fields = fields
        self._unfinished = Unfinished(desk, form="today", kind=TodayDraft)
        self._has_asked = False
        self._is_held = False
        self._waiting: TodayDraft | None = None
        self._shown: tuple[date, Part] | None = None

    def hold(self, day: date, part: Part, typed: Typed | None) -> None:
        """Keep what is typed, or let go of it when nothing is."""
        if typed is not None:
            self._is_held = True
            self._unfinished.hold(TodayDraft(day=day, part=part, typed=typed))
        elif self._is_held:
            self._is_held = False
            self._unfinished.drop()

    def set_aside(self, day: date, part: Part, typed: Typed) -> None:
        """Remember words that could not be kept, until their day is shown next; those that wait are not lost."""
        waiting = self._waiting
        if waiting is not None and waiting.day == day:
            before = waiting.typed
            note = before.note if typed.note is None else typed.note
            typed = Typed(numbers=(*before.numbers, *typed.numbers), note=note, event=typed.event or before.event)
        self._waiting = TodayDraft(day=day, part=part, typed=typed)

    def resume(self, day: date, part: Part) -> None:
        """A day is shown: give back what was typed for it."""
        self._shown = (day, part)
        if self._has_asked:
            self._give_back()
            return
        self._has_asked = True
        self._unfinished.bring_back(self._on_found)

    def _on_found(self, draft: TodayDraft, kept_at: datetime) -> None:
        self._waiting = draft
        self._is_held = True
        if self._shown is not None and draft.day == self._shown[0]:
            self._unfinished.say_back(kept_at)
            self._give_back()
            return
        day, at = day_text(draft.day), time_text(kept_at.astimezone(self._desk.now().tzinfo))
        words = _("What you were typing at {time} was not saved yet; it is back on its day, {day}.")
        self._desk.say(words.format(time=at, day=day))

    def _give_back(self) -> None:
        waiting = self._waiting
        if waiting is None or self._shown is None or waiting.day != self._shown[0]:
            return
        self._waiting = None
        typed = waiting.typed
        if waiting.part is not self._shown[1]:
            typed = replace(typed, numbers=())  # typed for another part of the day, they would be kept for this one
        self._fields.bring_back(typed)
