# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What can be entered on a day, each as one change. Knows no Qt.

Hides how what was typed becomes a fact, and that a mark is put or taken back by what the journal says at that moment,
not by what a screen showed a moment ago.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Protocol

from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Mark, Part, Score, Tracker
from journal_app.domain.treatments import Event, EventKind
from journal_app.store import verbs
from journal_app.store.journal import Changed, Journal
from journal_app.ui.desk import Desk
from journal_app.ui.today.build import crash_of
from journal_app.ui.today.draft import Typed, TypedEvent, TypedNumber
from journal_app.ui.today.saves import Saves
from journal_app.words import _, day_text


class Problems(Protocol):
    """Where a problem with what was typed stands."""

    def set_row_problem(self, tracker: str, message: str) -> None:
        """Say what is wrong beside the field of a row; nothing when the message is empty."""

    def set_event_problem(self, message: str) -> None:
        """Say what is wrong beside the field of the event form; close the form when nothing is."""


@frozen
class Place:
    """Where an entry goes."""

    day: date
    part: Part = Part.DAY


class Entries:
    """The changes of the screen. ``read_again`` shows the day as it is kept when nothing of it has changed.

    ``give_back`` takes words that the disk refused, and the place they were typed for.
    """

    def __init__(
        self,
        desk: Desk,
        problems: Problems,
        saves: Saves,
        read_again: Callable[[], None],
        give_back: Callable[[Place, Typed], None],
    ) -> None:
        self._desk = desk
        self._problems = problems
        self._saves = saves
        self._read_again = read_again
        self._give_back = give_back

    def enter(self, place: Place, tracker: str, value: int) -> None:
        """Keep a score."""
        score = Score(day=place.day, part=place.part, tracker=tracker, value=Decimal(value))
        self._saves.save(lambda journal: verbs.log_score(journal, score))

    def enter_text(self, place: Place, tracker: str, text: str) -> None:
        """Keep what was typed into a row's field, or say beside it what is wrong; an emptied field clears the score."""
        if not text.strip():
            self.clear(place, tracker)
            return
        self._desk.glance(lambda facts: facts.tracker(tracker), partial(self._check_text, text, place))

    def clear(self, place: Place, tracker: str) -> None:
        """Take back a score; nothing happens when there is none."""
        self._problems.set_row_problem(tracker, "")
        self._saves.save(lambda journal: verbs.clear_score(journal, place.day, place.part, tracker))

    def toggle_mark(self, day: date, mark: Mark) -> None:
        """Mark a day, or take back that very mark. Scores given stay."""
        self._saves.save(partial(_toggle_mark, day=day, mark=mark))

    def keep_note(self, day: date, text: str) -> None:
        """Keep the note of a day; an empty one takes it away."""
        note = text.strip()
        back = partial(self._give_back, Place(day=day), Typed(note=text))
        self._saves.save(lambda journal: verbs.note_day(journal, day, note), back)

    def toggle_crash(self, day: date) -> None:
        """Note a crash on a day, or take that back; one that spans more days is left as it is."""
        self._desk.glance(lambda facts: crash_of(facts, day), partial(self._on_crash_known, day))

    def add_event(self, day: date, kind: EventKind, title: str) -> bool:
        """Keep something that happened on a day, or say beside the form what is missing; whether it was kept."""
        from journal_app.domain.drafts import EventDraft, check_event

        draft = EventDraft(kind=kind, title=title, first_on=day.isoformat())
        checked = check_event(draft, today=self._desk.today())
        if checked.value is None:
            self._problems.set_event_problem(checked.problems[0].message)
            return False
        event = checked.value
        self._problems.set_event_problem("")
        back = partial(self._give_back, Place(day=day), Typed(event=TypedEvent(kind=kind, title=title)))
        self._saves.save(lambda journal: verbs.add_event(journal, event), back)
        return True

    def _check_text(self, text: str, place: Place, tracker: Tracker) -> None:
        from journal_app.domain.drafts import ScoreDraft, check_score

        draft = ScoreDraft(day=place.day.isoformat(), part=place.part, tracker=tracker.key, value=text)
        checked = check_score(draft, tracker, today=self._desk.today())
        if checked.value is None:
            self._problems.set_row_problem(tracker.key, checked.problems[0].message)
            return
        score = checked.value
        self._problems.set_row_problem(tracker.key, "")
        back = partial(self._give_back, place, Typed(numbers=(TypedNumber(tracker=tracker.key, text=text),)))
        self._saves.save(lambda journal: verbs.log_score(journal, score), back)

    def _on_crash_known(self, day: date, crash: Event | None) -> None:
        if crash is None:
            event = Event(first_on=day, kind=EventKind.CRASH, title="")
            self._saves.save(lambda journal: verbs.add_event(journal, event))
        elif crash.last_on in {None, crash.first_on}:
            self._saves.save(lambda journal: verbs.remove_fact(journal, crash))
        else:
            self._desk.say(_("This day belongs to the crash that began on {day}.").format(day=day_text(crash.first_on)))
            self._read_again()


def _toggle_mark(journal: Journal, *, day: date, mark: Mark) -> Changed[None]:
    kept = journal.facts.day(day)
    is_marked = kept is not None and kept.mark is mark
    return verbs.mark_day(journal, day, Mark.NONE if is_marked else mark)
