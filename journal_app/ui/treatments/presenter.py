# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do on the Treatments screen. Knows no Qt. What is typed goes through ``form``."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from journal_app.domain.records import FollowUp
from journal_app.domain.subjects import SubjectKind, subject_of
from journal_app.domain.treatments import Course, CourseDay, CourseState, Infusion
from journal_app.store import verbs
from journal_app.ui.attaching import Attaching, Viewer
from journal_app.ui.beside.reading import NOTHING, Beside
from journal_app.ui.beside.state import Block
from journal_app.ui.desk import Desk
from journal_app.ui.subject_words import pointed_at
from journal_app.ui.treatments.build import build_state
from journal_app.ui.treatments.editing.open_form import EDITORS, FormView, OpenForm
from journal_app.ui.treatments.state import Part, TreatmentsState

_PARTS = {
    SubjectKind.INFUSION: Part.INFUSION,
    SubjectKind.EVENT: Part.EVENT,
    SubjectKind.COURSE: Part.COURSE,
}


class View(FormView, Protocol):
    """What the presenter needs of the screen."""

    def set_state(self, state: TreatmentsState) -> None:
        """Show the tables."""

    def show_part(self, part: Part) -> None:
        """Show a section and put the others away."""

    def set_cards(self, blocks: tuple[Block, ...]) -> None:
        """Show the research on the section in view."""


class Presenter:
    """The intents of the screen."""

    def __init__(self, desk: Desk, view: View, viewer: Viewer) -> None:
        self._desk = desk
        self._view = view
        self.form = OpenForm(desk, view)
        self.letters = Attaching(desk, viewer)
        self._state = TreatmentsState()
        self._part = Part.INFUSION
        self.beside = Beside(desk, view.set_cards)

    def refresh(self) -> None:
        """Read all treatments again and show them."""
        today, can_change = self._desk.today(), not self._desk.info.read_only
        self._desk.read(lambda facts: build_state(facts, today=today, can_change=can_change), self._on_state)
        self.beside.refresh()

    def look_at(self, part: Part) -> None:
        """Another section is in view, and the research beside it is about what it lists."""
        self._part = part
        self.beside.look_at(NOTHING.union(*(row.topics for row in self._state.rows(part))))

    def show_subject(self, pointer: str) -> None:
        """Go to the infusion, event or course that a pointer leads to."""
        subject = subject_of(pointer)
        part = _PARTS.get(subject.kind) if subject is not None else None
        if part is not None:
            self._view.show_part(part)
            self._desk.glance(lambda facts: pointed_at(facts, pointer), lambda found: self._view.show_row(part, found))

    def delete(self, part: Part, fact_id: str) -> None:
        """Take a fact out with what hangs on it; the message line offers Undo."""
        fact = EDITORS[part].fact
        self._desk.save(lambda journal: verbs.remove_fact(journal, journal.facts.get(fact, fact_id)))
        self.form.on_deleted(fact_id)

    def attach(self, infusion_id: str, paths: Sequence[str]) -> None:
        """Keep letters or photos with an infusion."""
        self.letters.attach(lambda facts: facts.get(Infusion, infusion_id), paths)

    def mark(self, course_id: str, day: date, state: CourseState) -> None:
        """Say what became of a course on a day; "stopped" says nothing of the days after it."""
        self._desk.save(
            lambda journal: verbs.mark_course_day(journal, CourseDay(course=course_id, day=day, state=state))
        )

    def unmark(self, mark_id: str) -> None:
        """Take back what was said of a day."""
        self._desk.save(lambda journal: verbs.remove_fact(journal, journal.facts.get(CourseDay, mark_id)))

    def end_course(self, course_id: str, day: date) -> None:
        """Make a day the last one of a course."""
        self._desk.save(
            lambda journal: verbs.replace_fact(journal, replace(journal.facts.get(Course, course_id), stopped_on=day))
        )

    def set_done(self, follow_up_id: str, *, is_done: bool) -> None:
        """Say that a date was kept, today, or take that back."""
        done_on = self._desk.today() if is_done else None
        self._desk.save(
            lambda journal: verbs.replace_fact(
                journal, replace(journal.facts.get(FollowUp, follow_up_id), done_on=done_on)
            )
        )

    def _on_state(self, state: TreatmentsState) -> None:
        self._state = state
        self._view.set_state(state)
        self.look_at(self._part)
