# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Asking about something that is in view: the one line that every screen opens. Knows no Qt.

Hides that the question is proposed from the journal, that what is typed outlives a crash, and that what is asked about
is kept with the question, as a pointer from which the report draws its picture.
"""

from datetime import datetime
from typing import Protocol

from journal_app.domain.drafts import QuestionDraft, check_question
from journal_app.domain.frozen import frozen
from journal_app.domain.subjects import Subject, pointer_to, subject_of
from journal_app.errors import JournalError
from journal_app.store import verbs
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk
from journal_app.ui.fields import FieldProblem, field_problems
from journal_app.ui.unfinished import Unfinished
from journal_app.words import _


@frozen
class AskState:
    """The line as it is opened: what is asked about, in words, and the question as it stands there."""

    about: str
    draft: QuestionDraft


class View(Protocol):
    """What asking needs of the line."""

    def open_line(self, state: AskState) -> None:
        """Show the line with a question in it, and put the keyboard there."""

    def close_line(self) -> None:
        """Put the line away, and the keyboard back where it was."""

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say what is wrong with the question."""


class Asking:
    """The intents of the line. Invariant: at most one is being asked. ``form`` is what its draft is kept as."""

    def __init__(self, desk: Desk, view: View, form: str) -> None:
        self._desk = desk
        self._view = view
        self._opened: QuestionDraft | None = None
        self._is_saving = False
        self._unfinished = Unfinished(desk, form, QuestionDraft, QuestionDraft())

    def begin(self, subject: Subject, words: str = "") -> None:
        """Open the line with a question about a subject; ``words`` are a finding's or card's own."""
        if self._desk.info.read_only:
            self._desk.say(_("This journal is open to look at only; no question can be kept."))
            return
        self._desk.glance(lambda facts: _proposed(facts, subject, words), self._open)

    def keep(self, draft: QuestionDraft) -> None:
        """Put the question among those for the appointment, or say what is wrong with it."""
        checked = check_question(draft)
        self._view.set_problems(field_problems(checked.problems))
        question = checked.value
        if question is None or self._is_saving:  # or Enter was pressed twice
            return
        self._is_saving = True
        self._desk.save(lambda journal: verbs.add_question(journal, question), self._on_kept, self._on_refused)

    def leave(self) -> None:
        """Put the line away with what stands in it."""
        self._opened = None
        self._unfinished.drop()
        self._view.close_line()

    def hold(self, draft: QuestionDraft) -> None:
        """Keep what stands in the line, so that a crash costs nothing; of a line just put away nothing is kept."""
        if self._opened is None:
            return
        if draft == self._opened:
            self._unfinished.drop()
        else:
            self._unfinished.hold(draft)

    def bring_back(self) -> None:
        """Open the line with what was being typed when the window ended."""
        self._unfinished.bring_back(self._on_brought_back)

    def _open(self, state: AskState) -> None:
        self._opened = state.draft
        self._view.set_problems(())
        self._view.open_line(state)

    def _on_brought_back(self, draft: QuestionDraft, kept_at: datetime) -> None:
        subject = subject_of(draft.about)

        def on_words(words: str) -> None:
            self._open(AskState(about=words, draft=draft))
            self._opened = QuestionDraft()  # what stands there is worth keeping as it is
            self._unfinished.say_back(kept_at)

        self._desk.glance(lambda facts: _about(facts, subject) if subject else "", on_words)

    def _on_kept(self, _question: object) -> None:
        self._is_saving = False
        self.leave()

    def _on_refused(self, error: JournalError) -> None:
        self._is_saving = False
        self._desk.say_refused(error)


def _proposed(facts: Facts, subject: Subject, words: str) -> AskState:
    from journal_app.ui.subject_words import proposed_question  # what it knows is kept off the start path

    draft = QuestionDraft(text=proposed_question(facts, subject, words), about=pointer_to(subject))
    return AskState(about=_about(facts, subject), draft=draft)


def _about(facts: Facts, subject: Subject) -> str:
    from journal_app.ui.subject_words import pointed_words

    return pointed_words(facts, subject)
