# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do with questions written before an infusion. Knows no Qt.

Hides that what is being written is kept while the form is open, and comes back after a crash.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Protocol

from journal_app.analysis.findings.written_before import bound_questions
from journal_app.analysis.findings.written_words import standing_words
from journal_app.domain.drafts import Checked, ExpectationDraft, check_expectation
from journal_app.domain.kinds import infusion_words
from journal_app.domain.records import Expectation
from journal_app.domain.scores import Tracker
from journal_app.domain.treatments import InfusionKind
from journal_app.errors import JournalError
from journal_app.store import verbs
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk
from journal_app.ui.fields import FieldProblem, field_problems
from journal_app.ui.findings.before_state import CLOSED, BeforeForm, BeforeState, WrittenLine
from journal_app.ui.unfinished import Unfinished
from journal_app.words import _, in_one_line

FORM = "findings before"
BLANK = ExpectationDraft()


class BeforeView(Protocol):
    """What this needs of the screen."""

    def set_before(self, state: BeforeState) -> None:
        """Show what can be asked and what was."""

    def set_before_form(self, form: BeforeForm) -> None:
        """Open the form with a draft (or with what stands in it), or close it."""

    def set_before_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields what is wrong."""


class AskingBefore:
    """The intents. Invariant: ``_opened`` is how the form was opened last, CLOSED when it is not open."""

    def __init__(self, desk: Desk, view: BeforeView) -> None:
        self._desk = desk
        self._view = view
        self._unfinished = Unfinished(desk, FORM, ExpectationDraft, BLANK)
        self._opened = CLOSED
        self._checked: Checked[Expectation] = Checked(None)
        self._is_saving = False  # a second press of the button while a save is under way
        self._has_begun = False

    def refresh(self) -> None:
        """Read what was written again and show it."""
        today, can_change = self._desk.today(), not self._desk.info.read_only
        self._desk.read(lambda facts: build_before(facts, today=today, can_change=can_change), self._on_state)

    def start(self) -> None:
        """Open the form; one that is open already stays as it is."""
        self._open(replace(self._opened, draft=None) if self._opened.heading else _opened_with(BLANK))

    def close(self) -> None:
        """Put the form away with what stands in it."""
        self._opened = CLOSED
        self._unfinished.drop()
        self._view.set_before_form(CLOSED)

    def hold(self, draft: ExpectationDraft) -> None:
        """Keep what stands in the form, so that a crash costs nothing; of a form just put away nothing is kept."""
        if self._opened.heading:
            self._unfinished.hold(draft)

    def save(self, draft: ExpectationDraft) -> None:
        """Keep the question, or say beside the fields what is wrong."""
        self._desk.glance(lambda facts: check_expectation(draft, facts.trackers()), lambda it: self._save(it, draft))

    def answer(self, field: str, number: int, draft: ExpectationDraft) -> None:
        """Settle which of two readings the size has, and save."""
        problem = self._checked.problem(field)
        if problem is not None and problem.readings:
            text = format(problem.readings[number], "f")
            settled = replace(draft, size=f"{text}0" if "." in text else text)
            self._open(_opened_with(settled))
            self.save(settled)

    def withdraw(self, expectation_id: str) -> None:
        """Take a question out; the message line offers Undo."""
        self._desk.save(lambda journal: verbs.remove_fact(journal, journal.facts.get(Expectation, expectation_id)))

    def _save(self, checked: Checked[Expectation], draft: ExpectationDraft) -> None:
        self._checked = checked
        self._view.set_before_problems(field_problems(checked.problems))
        expectation = checked.value
        if expectation is None:
            self.hold(draft)
        elif not self._is_saving:
            self._is_saving = True
            self._desk.save(
                lambda journal: verbs.write_before(journal, expectation),
                lambda _kept: self._on_kept(),
                self._on_refused,
            )

    def _on_kept(self) -> None:
        self._is_saving = False
        self.close()

    def _on_refused(self, error: JournalError) -> None:
        self._is_saving = False
        self._desk.say_refused(error)

    def _on_state(self, state: BeforeState) -> None:
        self._view.set_before(state)
        if not self._has_begun:
            self._has_begun = True
            self._unfinished.bring_back(self._on_brought_back)

    def _on_brought_back(self, draft: ExpectationDraft, kept_at: datetime) -> None:
        if not self._opened.heading:
            self._open(_opened_with(draft))
            self._unfinished.say_back(kept_at)

    def _open(self, form: BeforeForm) -> None:
        self._opened = form
        self._view.set_before_form(form)
        self._view.set_before_problems(())


def build_before(facts: Facts, *, today: date, can_change: bool) -> BeforeState:
    """What can be asked before an infusion, and what was, the newest first."""
    known = {tracker.key: tracker for tracker in facts.trackers(archived=True)}
    bound = reversed(bound_questions(facts, today.toordinal()))
    return BeforeState(
        trackers=tuple((tracker.key, _scale_words(tracker)) for tracker in facts.trackers()),
        kinds=tuple((kind.value, infusion_words(kind)) for kind in InfusionKind),
        written=tuple(
            WrittenLine(
                id=one.expectation.id,
                words=in_one_line([standing_words(one, known[one.expectation.tracker]), one.expectation.note]),
            )
            for one in bound
        ),
        can_change=can_change,
    )


def _opened_with(draft: ExpectationDraft) -> BeforeForm:
    return BeforeForm(heading=_("A question before an infusion"), draft=draft)


def _scale_words(tracker: Tracker) -> str:
    """A tracker with the ends of its scale, where it has two: Fatigue, 0 to 10."""
    if tracker.low is None or tracker.high is None:
        return _(tracker.name)
    words = {"tracker": _(tracker.name), "low": format(tracker.low, "f"), "high": format(tracker.high, "f")}
    # Translators: {tracker} is a score, then the two ends of its scale
    return _("{tracker}, {low} to {high}").format(**words)
