# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do on the Appointment screen. Knows no Qt. What is typed goes through ``form``."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from journal_app.domain.asking import to_ask
from journal_app.domain.records import Appointment, Question
from journal_app.domain.subjects import subject_of
from journal_app.store import verbs
from journal_app.store.journal import Changed, Journal
from journal_app.ui.appointment.build import build_state
from journal_app.ui.appointment.editing import KINDS
from journal_app.ui.appointment.open_form import FormView, OpenForm
from journal_app.ui.appointment.state import AppointmentState, Part
from journal_app.ui.attaching import Attaching, Viewer
from journal_app.ui.desk import Desk
from journal_app.ui.subject_words import pointed_at, way_to


class View(FormView, Protocol):
    """What the presenter needs of the screen."""

    def set_state(self, state: AppointmentState) -> None:
        """Show the lists."""


class Presenter:
    """The intents of the screen."""

    def __init__(self, desk: Desk, view: View, viewer: Viewer) -> None:
        self._desk = desk
        self._view = view
        self.form = OpenForm(desk, view)
        self.letters = Attaching(desk, viewer)

    def refresh(self) -> None:
        """Read questions and visits again and show them."""
        today, can_change = self._desk.today(), not self._desk.info.read_only
        self._desk.read(lambda facts: build_state(facts, today=today, can_change=can_change), self._view.set_state)

    def move(self, question_id: str, step: int) -> None:
        """Let an open question change places with the one before it (-1) or behind it (1)."""
        self._desk.save(lambda journal: _moved(journal, question_id, step))

    def reopen(self, question_id: str) -> None:
        """Ask a question again: what was answered is taken out of it."""
        self._desk.save(
            lambda journal: verbs.answer_question(
                journal, replace(journal.facts.get(Question, question_id), answered_on=None, answer="")
            )
        )

    def delete(self, part: Part, fact_id: str) -> None:
        """Take a question or visit out; the message line offers Undo."""
        fact = KINDS[part].fact
        self._desk.save(lambda journal: verbs.remove_fact(journal, journal.facts.get(fact, fact_id)))
        self.form.on_deleted(fact_id)

    def attach(self, visit_id: str, paths: Sequence[str]) -> None:
        """Keep letters or photos with a visit."""
        self.letters.attach(lambda facts: facts.get(Appointment, visit_id), paths)

    def show_visit(self, pointer: str) -> None:
        """Choose the visit that a pointer leads to, as soon as it is there."""
        self._desk.glance(
            lambda facts: pointed_at(facts, pointer), lambda found: self._view.show_row(Part.VISIT, found)
        )

    def show_subject(self, question_id: str) -> None:
        """Go to what a question is about."""

        def on_question(question: Question) -> None:
            subject = subject_of(question.about)
            if subject is not None:
                self._desk.go_to(*way_to(subject))

        self._desk.glance(lambda facts: facts.get(Question, question_id), on_question)


def _moved(journal: Journal, question_id: str, step: int) -> Changed[None]:
    """The order with one question a step further; at either end, and once it was answered, nothing changes."""
    facts = journal.facts
    asked = to_ask(facts.every(Question), facts.every(Appointment), today=journal.today())
    ids = [one.id for one in asked]
    place = ids.index(question_id) if question_id in ids else -1
    if place < 0 or not 0 <= place + step < len(ids):
        return Changed(None, frozenset(), None)
    ids.insert(place + step, ids.pop(place))
    return verbs.order_questions(journal, ids)
