# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The one form that is open on the Appointment screen. Knows no Qt.

Hides that three forms share one place, and that what was typed into a form that had to make room for another comes back
with it.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol

from journal_app.domain.facts import Fact
from journal_app.domain.records import Question
from journal_app.errors import JournalError
from journal_app.ui.appointment.editing import KIND_OF, KINDS, Kept, answer_draft
from journal_app.ui.appointment.state import Draft, FormState, Part
from journal_app.ui.desk import Desk
from journal_app.ui.fields import FieldProblem, field_problems
from journal_app.ui.unfinished import Unfinished
from journal_app.words import _

CLOSED = FormState()


class FormView(Protocol):
    """What the form needs of the screen."""

    def set_form(self, form: FormState) -> None:
        """Open a form with a draft (or with what stands in it), or close it."""

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields of the open form what is wrong."""

    def show_row(self, part: Part, fact_id: str) -> None:
        """Choose a fact in its list, as soon as it is there."""


class OpenForm:
    """What can be done with the forms. Invariant: at most one is open, and ``_opened`` is how it was opened."""

    def __init__(self, desk: Desk, view: FormView) -> None:
        self._desk = desk
        self._view = view
        self._opened = CLOSED
        self._blanks: dict[Part, Draft] = {}
        self._in_hand: dict[Part, Draft] = {}
        self._saving: set[Part] = set()
        self._unfinished = {
            kept.part: Unfinished[Any](desk, form=f"appointment {kept.part}", kind=kept.draft)
            for kept in KINDS.values()
        }

    def bring_back(self) -> None:
        """Open what was being typed when the window ended, if anything was and it can be saved."""
        for unfinished in self._unfinished.values():
            unfinished.bring_back(self._on_brought_back)

    def start(self, part: Part) -> None:
        """Open the form for a new fact: with what was left in it, else empty."""
        if self._desk.info.read_only:
            return
        if self._opened.part is part and not self._opened_id():
            self._view.set_form(replace(self._opened, draft=None))
            return
        blank = KINDS[part].draft()
        left = self._in_hand.get(part)
        self._blanks[part] = blank
        self._open(part, left if left is not None and not left.changes else blank)

    def answer(self, question_id: str) -> None:
        """Open the form for what was answered to a question, today unless said otherwise."""
        self._desk.glance(lambda facts: facts.get(Question, question_id), self._answer)

    def edit(self, part: Part, fact_id: str) -> None:
        """Open the form with a fact that is kept."""
        kept = KINDS[part]
        self._desk.glance(
            lambda facts: facts.get(kept.fact, fact_id), lambda fact: self._open(part, kept.draft_of(fact))
        )

    def close(self) -> None:
        """Put the form away with what stands in it."""
        if self._opened.part is not None:
            self._forget(self._opened.part)
        self._opened = CLOSED
        self._view.set_form(CLOSED)

    def hold(self, draft: Draft) -> None:
        """Keep what stands in a form, so that a crash costs nothing; of a form just put away nothing is kept."""
        part = KIND_OF[type(draft)].part
        if self._opened.part is None:
            return
        if draft == self._blanks.get(part):
            self._forget(part)
            return
        self._in_hand[part] = draft
        self._unfinished[part].hold(draft)

    def on_deleted(self, fact_id: str) -> None:
        """A fact was taken out: a form that is about it has nothing left to be about."""
        if self._opened_id() == fact_id:
            self.close()

    def save(self, draft: Draft) -> None:
        """Keep what was typed, or say beside the fields what is wrong."""
        kept = KIND_OF[type(draft)]
        checked = kept.check(draft, self._desk.today())
        self._view.set_problems(field_problems(checked.problems))
        if checked.value is None:
            self.hold(draft)
        elif kept.part not in self._saving:  # or Enter was pressed twice
            self._saving.add(kept.part)
            self._write(kept, checked.value, draft.changes)

    def _opened_id(self) -> str:
        """The fact that the open form is about; nothing for a new one."""
        return self._opened.draft.changes if self._opened.draft else ""

    def _answer(self, question: Question) -> None:
        blank, left = answer_draft(question), self._in_hand.get(Part.ANSWER)
        if not blank.answered_on:
            blank = replace(blank, answered_on=self._desk.today().isoformat())
        self._blanks[Part.ANSWER] = blank
        is_left = left is not None and left.changes == question.id
        self._open(Part.ANSWER, left if left is not None and is_left else blank, question.text)

    def _open(self, part: Part, draft: Draft, question: str = "") -> None:
        kept = KINDS[part]
        heading = _(kept.changing) if draft.changes else _(kept.adding)
        if question:
            heading = _("What was answered: {question}").format(question=question)
        self._opened = FormState(part=part, heading=heading, draft=draft, focus=kept.focus)
        self._view.set_form(self._opened)
        self._view.set_problems(())

    def _on_brought_back(self, draft: Draft, kept_at: datetime) -> None:
        part = KIND_OF[type(draft)].part
        self._in_hand[part] = draft
        if self._opened.part is not None:
            return
        if part is Part.ANSWER:
            self._desk.glance(
                lambda facts: next((one for one in facts.every(Question) if one.id == draft.changes), None),
                lambda question: self._on_answer_back(question, kept_at),
            )
            return
        self._open(part, draft)
        self._unfinished[part].say_back(kept_at)

    def _on_answer_back(self, question: Question | None, kept_at: datetime) -> None:
        """An answer to a question that was taken out since has nothing left to be about."""
        if question is None:
            self._forget(Part.ANSWER)
            return
        self._answer(question)
        self._unfinished[Part.ANSWER].say_back(kept_at)

    def _write(self, kept: Kept, fact: Fact, changes: str) -> None:
        """Keep a fact: a new one, or in place of the one with the id ``changes``."""

        def on_refused(error: JournalError) -> None:
            self._saving.discard(kept.part)
            self._desk.say_refused(error)

        def on_written(written: Fact | None) -> None:
            self._on_kept(kept.part, written.id if written is not None else changes)

        self._desk.save(lambda journal: kept.write(journal, fact, changes), on_written, on_refused)

    def _on_kept(self, part: Part, fact_id: str) -> None:
        self._saving.discard(part)
        if self._opened.part is part:
            self.close()
        else:
            self._forget(part)  # another form was opened while this one was being saved
        self._view.show_row(part, fact_id)

    def _forget(self, part: Part) -> None:
        self._in_hand.pop(part, None)
        self._unfinished[part].drop()
