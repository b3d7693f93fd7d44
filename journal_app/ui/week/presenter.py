# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do on the Week screen. Knows no Qt.

Hides that saves run beside the window: what was entered is shown at once and lies over the week as read until the
journal has it. Every cell is a change of its own, with its own undo.
"""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from journal_app.domain.drafts import ScoreDraft, check_score
from journal_app.domain.scores import Mark, Part, Score
from journal_app.errors import JournalError
from journal_app.report.drawable import replaced_words
from journal_app.store import verbs
from journal_app.store.journal import Changed, Journal
from journal_app.ui.desk import Desk
from journal_app.ui.messages import Message, MessageKind
from journal_app.ui.week.build import DAYS, Overlay, Week, build_state, note_of, read_week
from journal_app.ui.week.keys import taken_words
from journal_app.ui.week.loose import Key, LooseText
from journal_app.ui.week.printing import PrintedSheet, SheetWish, print_sheet
from journal_app.ui.week.state import Face, Place, WeekState
from journal_app.words import _

T = TypeVar("T")
A_WEEK = timedelta(days=DAYS)


class View(Protocol):
    """What the presenter needs of the screen."""

    def set_state(self, state: WeekState) -> None:
        """Show a week."""

    def open_file(self, path: Path) -> None:
        """Show a file in the system's viewer."""


class Presenter:
    """The intents of the screen. Invariant: the week shown begins on ``first_weekday`` and not after today."""

    def __init__(self, desk: Desk, view: View, first_weekday: int = 0) -> None:
        self._desk = desk
        self._view = view
        self._first_weekday = first_weekday
        self._first = self._start_of(desk.today())
        self._week: Week | None = None
        self._state: WeekState | None = None
        self._loose = LooseText(desk)
        self._overlay = Overlay(unsettled=self._loose.cells)
        self._saving = 0
        self._has_skipped = False
        self._is_known = False

    def refresh(self) -> None:
        """Read the week again and show it; on the first showing also what was typed before a crash."""
        if not self._is_known:
            self._is_known = True
            self._loose.bring_back(self._on_brought_back)
        info = self._desk.info
        query = partial(
            read_week, first=self._first, today=self._desk.today(), now=self._desk.now(), day_ends=info.day_ends
        )
        self._desk.glance(query, self._on_week)

    def step(self, weeks: int) -> None:
        """Show an earlier or later week, as far as the one today lies in."""
        self._show(min(self._first + weeks * A_WEEK, self._start_of(self._desk.today())))

    def go_to_this_week(self) -> None:
        """Show the week today lies in."""
        self._show(self._start_of(self._desk.today()))

    def enter(self, place: Place, number: int) -> None:
        """Keep a score for the day as a whole."""
        if self._is_closed(place) or self._state is None:
            return
        day, tracker = self._key(place)
        self._keep_score(Score(day=day, tracker=tracker, value=Decimal(number)), str(number))

    def enter_text(self, place: Place, text: str) -> None:
        """Keep what was typed into a cell, or say in it what is wrong; an emptied one is cleared."""
        if self._is_closed(place) or self._state is None:
            return
        face = self._state.columns[place.column].face
        if face is Face.NOTE:
            self._keep_note(self._key(place), text.strip())
        elif not text.strip():
            self.clear(place)
        else:
            self._keep_typed(self._key(place), text.strip())

    def clear(self, place: Place) -> None:
        """Take back what stands in a cell; nothing happens in an empty one."""
        if self._is_closed(place) or self._state is None:
            return
        day, tracker = key = self._key(place)
        cell, face = self._state.cell(place), self._state.columns[place.column].face
        if face is Face.MARK:
            self._keep_mark(day, Mark.NONE)
        elif face is Face.NOTE:
            self._keep_note(key, "")
        elif cell.value is not None:
            self._overlay.scores[key] = None
            self._save(lambda journal: verbs.clear_score(journal, day, Part.DAY, tracker), settling=key)
        elif cell.problem:
            self._loose.settle(key)
            self._show_state()

    def toggle_mark(self, row: int, mark: Mark) -> None:
        """Mark a day as one without scores, or take that back. Scores given stay."""
        if self._state is None or self._is_closed(Place(row=row, column=0)):
            return
        shown = self._state.days[row]
        self._keep_mark(shown.day, Mark.NONE if shown.mark is mark else mark)

    def hold_text(self, place: Place, text: str) -> None:
        """Remember what is being typed, so that it is not lost with the window."""
        if self._state is None or not self._state.cell(place).is_open:
            return
        self._loose.type(self._key(place), text)

    def stop_typing(self) -> None:
        """What was being typed was put away."""
        self._loose.stop_typing()

    def refuse(self, place: Place) -> None:
        """Say what a cell takes instead of the key that was pressed."""
        if self._state is None or self._is_closed(place):
            return
        self._desk.say(taken_words(self._state.columns[place.column]))

    def print_sheet(self, path: Path, wish: SheetWish) -> None:
        """Write a week sheet to ``path``, and offer to open it."""
        info, now = self._desk.info, self._desk.now()
        query = partial(print_sheet, path=path, wish=wish, first=self._first, info=info, now=now)
        self._desk.read(query, self._on_printed)

    def _show(self, first: date) -> None:
        self._first = first
        self.refresh()

    def _start_of(self, day: date) -> date:
        return day - timedelta(days=(day.weekday() - self._first_weekday) % DAYS)

    def _key(self, place: Place) -> tuple[date, str]:
        """What a cell is about; the note is told by having no tracker."""
        if self._state is None:
            raise AssertionError("a cell is known only once a week is shown")
        return self._state.days[place.row].day, self._state.columns[place.column].tracker

    def _is_closed(self, place: Place) -> bool:
        """Whether nothing can be entered there; says why."""
        if self._state is None:
            return True
        closed = self._state.days[place.row].closed_words
        if closed:
            self._desk.say(closed)
        elif not self._state.can_change:
            self._desk.say(_("This journal is open to look at only; nothing can be entered."))
        return bool(closed) or not self._state.can_change

    def _keep_typed(self, key: Key, text: str) -> None:
        if self._week is None:
            return
        tracker = next(tracker for tracker in self._week.trackers if tracker.key == key[1])
        draft = ScoreDraft(day=key[0].isoformat(), part=Part.DAY, tracker=tracker.key, value=text)
        checked = check_score(draft, tracker, today=self._desk.today())
        if checked.value is None:
            self._loose.put(key, text, checked.problems[0].message)
            self._show_state()
        else:
            self._keep_score(checked.value, text)

    def _keep_score(self, score: Score, typed: str) -> None:
        key = score.day, score.tracker
        self._overlay.scores[key] = score.value
        self._save(lambda journal: verbs.log_score(journal, score), settling=key, typed=typed)

    def _keep_note(self, key: Key, note: str) -> None:
        day = key[0]
        if self._week is not None and note == note_of(self._week, self._overlay, day):
            self._loose.settle(key)
            self._show_state()
            return
        self._overlay.notes[day] = note
        self._save(lambda journal: verbs.note_day(journal, day, note), settling=key, typed=note)

    def _keep_mark(self, day: date, mark: Mark) -> None:
        self._overlay.marks[day] = mark
        self._save(lambda journal: verbs.mark_day(journal, day, mark))

    def _on_brought_back(self, first: date) -> None:
        self._show(self._start_of(min(first, self._desk.today())))

    def _save(self, action: Callable[[Journal], Changed[T]], *, settling: Key | None = None, typed: str = "") -> None:
        """Make a change; what the disk refuses to take stays in its cell as it was typed."""
        if settling is not None:
            self._loose.cells.pop(settling, None)
        self._saving += 1
        self._show_state()

        def on_refused(error: JournalError) -> None:
            self._desk.say_refused(error)
            if settling is not None and typed:
                self._loose.put(settling, typed, error.title)
            self._has_skipped = True
            self._on_settled()

        self._desk.save(action, lambda _value: self._on_settled(), on_refused)
        self._loose.stop_typing()

    def _on_settled(self) -> None:
        self._saving -= 1
        if not self._saving and self._has_skipped:
            self._has_skipped = False
            self.refresh()

    def _on_week(self, week: Week) -> None:
        if self._saving:
            self._has_skipped = True
            if self._week is not None and week.first == self._week.first:
                return
        elif week.first == self._first:
            self._overlay.forget_saved()
        if week.first != self._first:
            return
        self._week = week
        self._show_state()

    def _show_state(self) -> None:
        if self._week is not None and self._week.first == self._first:
            self._state = build_state(self._week, self._overlay, can_change=not self._desk.info.read_only)
            self._view.set_state(self._state)

    def _on_printed(self, printed: PrintedSheet) -> None:
        message = Message(
            text=_("The week sheet is at {path}").format(path=printed.path),
            detail=replaced_words(printed.replaced),
            kind=MessageKind.SAVED,
            action=_("Open"),
            act=partial(self._view.open_file, printed.path),
        )
        self._desk.messages.show_message(message)
