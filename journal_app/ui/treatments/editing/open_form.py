# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The one form that is open on the Treatments screen. Knows no Qt.

Hides that five forms share one place: each kind of draft has its editor, which says what it becomes, and a draft that
names a kept fact replaces that fact. What was typed into a form that had to make room for another comes back with it.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol

from journal_app.domain.drafts import Checked, InfusionDraft, ReactionDraft
from journal_app.domain.facts import Fact
from journal_app.domain.treatments import Infusion
from journal_app.errors import JournalError
from journal_app.store import verbs
from journal_app.store.journal import Changed, Journal
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk
from journal_app.ui.fields import FieldProblem, field_problems
from journal_app.ui.treatments.build import remark_states
from journal_app.ui.treatments.editing.courses import COURSES
from journal_app.ui.treatments.editing.editor import Editor, plainly, stamped
from journal_app.ui.treatments.editing.events import EVENTS
from journal_app.ui.treatments.editing.follow_ups import FOLLOW_UPS
from journal_app.ui.treatments.editing.infusions import INFUSIONS, Filled, fill_in, with_brand
from journal_app.ui.treatments.editing.reactions import REACTIONS
from journal_app.ui.treatments.state import Draft, FormState, Part, RemarkState
from journal_app.ui.unfinished import Unfinished
from journal_app.words import _, day_text

CLOSED = FormState()
_EDITORS: tuple[Editor[Any, Any], ...] = (INFUSIONS, REACTIONS, COURSES, EVENTS, FOLLOW_UPS)
EDITORS = {editor.part: editor for editor in _EDITORS}
_BY_DRAFT = {editor.draft: editor for editor in _EDITORS}


class FormView(Protocol):
    """What the form needs of the screen."""

    def set_form(self, form: FormState) -> None:
        """Open a form with a draft (or with what stands in it), or close it."""

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields of the open form what is wrong."""

    def set_remarks(self, remarks: tuple[RemarkState, ...]) -> None:
        """Say in the open form what is known of what was named."""

    def show_row(self, part: Part, fact_id: str) -> None:
        """Choose a fact in its table, as soon as it is there."""


class OpenForm:
    """What can be done with the forms. Invariant: at most one is open, and ``_opened`` is how it was opened."""

    def __init__(self, desk: Desk, view: FormView) -> None:
        self._desk = desk
        self._view = view
        self._opened = CLOSED
        self._blanks: dict[type[Draft], Draft] = {}
        self._in_hand: dict[type[Draft], Draft] = {}
        self._filled = Filled()
        self._saving: set[Part] = set()
        self._checked: Checked[Any] = Checked(None)
        self._unfinished = {
            editor.draft: Unfinished[Any](desk, form=f"treatments {editor.part}", kind=editor.draft)
            for editor in _EDITORS
        }

    def bring_back(self) -> None:
        """Open what was being typed when the window ended, if anything was and it can be saved."""
        if self._desk.info.read_only:
            return
        for unfinished in self._unfinished.values():
            unfinished.bring_back(self._on_brought_back)

    def start(self, part: Part) -> None:
        """Open the form for a new fact: with what was left in it, else empty."""
        editor = EDITORS[part]
        if self._opened.part is part and not self._opened_id():
            self._view.set_form(replace(self._opened, draft=None))
            return
        self._open_new(part, editor.blank(self._desk.today()), _(editor.adding))

    def start_reaction(self, infusion_id: str) -> None:
        """Open the form for something felt after an infusion."""

        def on_infusion(infusion: Infusion) -> None:
            left = self._in_hand.get(ReactionDraft)
            if isinstance(left, ReactionDraft) and left.infusion != infusion_id:
                self._in_hand.pop(ReactionDraft)
            self._open_new(Part.REACTION, ReactionDraft(infusion=infusion_id), _reaction_heading(infusion))

        self._desk.glance(lambda facts: facts.get(Infusion, infusion_id), on_infusion)

    def edit(self, part: Part, fact_id: str) -> None:
        """Open the form with a fact that is kept."""
        editor = EDITORS[part]
        self._desk.glance(
            lambda facts: facts.get(editor.fact, fact_id),
            lambda fact: self._open(part, editor.draft_of(fact), _(editor.changing)),
        )

    def close(self) -> None:
        """Put the form away with what stands in it."""
        if self._opened.part is not None:
            self._forget(EDITORS[self._opened.part].draft)
        self._opened = CLOSED
        self._view.set_form(CLOSED)

    def hold(self, draft: Draft) -> None:
        """Keep what stands in a form, so that a crash costs nothing; of a form just put away nothing is kept."""
        kind = type(draft)
        if self._opened.part is None:
            return
        if draft == self._blanks.get(kind):
            self._forget(kind)
            return
        self._in_hand[kind] = draft
        self._unfinished[kind].hold(draft)

    def on_deleted(self, fact_id: str) -> None:
        """A fact was taken out: a form that is about it has nothing left to be about."""
        draft = self._opened.draft
        is_reaction_to_it = isinstance(draft, ReactionDraft) and draft.infusion == fact_id
        if is_reaction_to_it or self._opened_id() == fact_id:
            self.close()

    def save(self, draft: Draft) -> None:
        """Keep what was typed, or say beside the fields what is wrong."""
        editor = _BY_DRAFT[type(draft)]
        if isinstance(draft, InfusionDraft):
            draft = with_brand(draft)
        self._checked = editor.check(draft, self._desk.today())
        self._view.set_problems(field_problems(self._checked.problems))
        fact = self._checked.value
        if fact is None:
            self.hold(draft)
        elif editor.part not in self._saving:  # or Enter was pressed twice
            self._saving.add(editor.part)
            self._write(editor, fact, draft.changes)

    def answer(self, field: str, number: int, draft: Draft) -> None:
        """Settle which of two readings a number has, and save."""
        problem = self._checked.problem(field)
        if problem is None or not problem.readings:
            return
        typed: dict[str, Any] = {field: plainly(problem.readings[number])}
        settled = replace(draft, **typed)
        self._view.set_form(replace(self._opened, draft=settled, focus=field))
        self.save(settled)

    def name(self, draft: Draft, *, is_named: bool) -> None:
        """A product or treatment was named: say what is known of it, and fill in where nothing was typed."""
        if isinstance(draft, InfusionDraft):
            filled, self._filled = fill_in(draft, self._filled, is_named=is_named)
            if filled != draft:
                self._view.set_form(replace(self._opened, draft=filled, focus=""))
        self._show_remarks(draft)

    def _opened_id(self) -> str:
        """The fact that the open form is about; nothing for a new one."""
        return self._opened.draft.changes if self._opened.draft else ""

    def _open_new(self, part: Part, blank: Draft, heading: str) -> None:
        left = self._in_hand.get(type(blank))
        self._blanks[type(blank)] = blank
        self._open(part, left if left is not None and not left.changes else blank, heading)

    def _open(self, part: Part, draft: Draft, heading: str) -> None:
        self._checked, self._filled = Checked(None), Filled()
        self._opened = FormState(part=part, heading=heading, draft=draft, focus=EDITORS[part].focus)
        self._view.set_form(self._opened)
        self._view.set_problems(())
        self._show_remarks(draft)

    def _on_brought_back(self, draft: Draft, kept_at: datetime) -> None:
        kind = type(draft)
        self._in_hand[kind] = draft
        if self._opened.part is not None:
            return
        editor = _BY_DRAFT[kind]
        heading = _(editor.changing) if draft.changes else _(editor.adding)
        if isinstance(draft, ReactionDraft):
            self._desk.glance(
                lambda facts: _infusion(facts, draft.infusion), lambda found: self._on_reaction(draft, found)
            )
        else:
            self._open(editor.part, draft, heading)
        self._unfinished[kind].say_back(kept_at)

    def _on_reaction(self, draft: ReactionDraft, infusion: Infusion | None) -> None:
        if infusion is None:
            self._forget(ReactionDraft)
        else:
            heading = _(REACTIONS.changing) if draft.changes else _reaction_heading(infusion)
            self._open(Part.REACTION, draft, heading)

    def _write(self, editor: Editor[Any, Any], fact: Fact, changes: str) -> None:
        """Keep a fact: a new one, or in place of the one with the id ``changes``."""

        def on_refused(error: JournalError) -> None:
            self._saving.discard(editor.part)
            self._desk.say_refused(error)

        def corrected(journal: Journal) -> Changed[None]:
            return verbs.replace_fact(journal, stamped(fact, journal.facts.get(editor.fact, changes)))

        if changes:
            self._desk.save(corrected, lambda _nothing: self._on_kept(editor.part, changes), on_refused)
        else:
            self._desk.save(
                lambda journal: editor.add(journal, fact),
                lambda kept: self._on_kept(editor.part, kept.id),
                on_refused,
            )

    def _on_kept(self, part: Part, fact_id: str) -> None:
        self._saving.discard(part)
        if self._opened.part is part:
            self.close()
        else:
            self._forget(EDITORS[part].draft)  # another form was opened while this one was being saved
        self._view.show_row(part, fact_id)

    def _show_remarks(self, draft: Draft) -> None:
        self._view.set_remarks(remark_states(*_BY_DRAFT[type(draft)].names(draft)))

    def _forget(self, kind: type[Draft]) -> None:
        self._in_hand.pop(kind, None)
        self._unfinished[kind].drop()


def _infusion(facts: Facts, infusion_id: str) -> Infusion | None:
    return next((infusion for infusion in facts.infusions() if infusion.id == infusion_id), None)


def _reaction_heading(infusion: Infusion) -> str:
    words = {"product": infusion.brand or _(infusion.product), "day": day_text(infusion.given_on)}
    return _("Add a reaction after {product}, {day}").format(**words)
