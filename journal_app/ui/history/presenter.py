# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do on the History screen. Knows no Qt.

Hides that reading takes a while (what was read for an earlier wish is never shown after a later one) and on which page
a change stands that somebody is led to.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from journal_app.domain.days import read_any_day
from journal_app.errors import EntryRefused
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk
from journal_app.ui.history.build import A_PAGE, build_change, build_state
from journal_app.ui.history.forgetting import Forgetting
from journal_app.ui.history.state import ChangeState, ForgettingState, HistoryState, HistoryWish


class View(Protocol):
    """What the presenter needs of the screen."""

    def set_state(self, state: HistoryState) -> None:
        """Show a page of changes."""

    def set_change(self, change: ChangeState, *, can_change: bool) -> None:
        """Show one change, or none."""

    def set_forgetting(self, state: ForgettingState) -> None:
        """Show what would be forgotten."""

    def set_day_problem(self, message: str) -> None:
        """Say beside the day what is wrong with it, or nothing."""

    def choose(self, change_id: str) -> None:
        """Put the focus on a change of the page."""


class Presenter:
    """The intents of the screen. Invariant: what is shown belongs to the wish and the change chosen last."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk = desk
        self._view = view
        self._wish = HistoryWish()
        self._chosen = ""
        self.forgetting = Forgetting(desk, view.set_forgetting, self.refresh)

    def refresh(self) -> None:
        """Read the changes again and show them, and the one that is open."""
        self._read(lambda: None)
        self._open()

    def look_for(self, words: str) -> None:
        """Show the changes that have these words."""
        self._want(replace(self._wish, words=words.strip(), skip=0))

    def choose_operation(self, operation: str) -> None:
        """Show what was done in one way only."""
        self._want(replace(self._wish, operation=operation, skip=0))

    def choose_person(self, person: str) -> None:
        """Show what one person did only."""
        self._want(replace(self._wish, person=person, skip=0))

    def choose_day(self, typed: str) -> None:
        """Show what was done on one day only; an empty text is any day."""
        try:
            day = read_any_day(typed, today=self._desk.today()) if typed.strip() else None
        except EntryRefused as refused:
            self._view.set_day_problem(f"{refused.title} {refused.detail}".strip())
            return
        self._view.set_day_problem("")
        self._want(replace(self._wish, day=day, skip=0))

    def turn(self, pages: int) -> None:
        """Go on to older changes (1) or back to newer ones (-1)."""
        self._want(replace(self._wish, skip=max(0, self._wish.skip + pages * A_PAGE)))

    def open(self, change_id: str) -> None:
        """Show what a change altered."""
        if change_id != self._chosen:
            self._chosen = change_id
            self._open()

    def go_to(self, change_id: str) -> None:
        """Show the page that a change stands on, whatever was asked for before, and the change."""

        def on_place(place: int) -> None:
            self._wish = HistoryWish(skip=place - place % A_PAGE)
            self._read(lambda: self._view.choose(change_id))

        self._desk.read(lambda facts: facts.past().position(change_id), on_place)

    def undo(self, change_id: str) -> None:
        """Take a change back; the message line says so, or why it cannot be."""
        self._desk.undo(change_id)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._desk.redo()

    def _want(self, wish: HistoryWish) -> None:
        if wish != self._wish:
            self._wish = wish
            self._read(lambda: None)

    def _read(self, then: Callable[[], None]) -> None:
        wish = self._wish

        def on_read(state: HistoryState) -> None:
            if wish == self._wish:
                self._view.set_state(state)
                then()

        self._desk.read(lambda facts: build_state(facts, wish), on_read)

    def _open(self) -> None:
        chosen = self._chosen

        def on_read(change: ChangeState) -> None:
            if chosen == self._chosen:
                self._view.set_change(change, can_change=not self._desk.info.read_only)

        def build(facts: Facts) -> ChangeState:
            return build_change(facts, chosen) if chosen else ChangeState()

        self._desk.read(build, on_read)
