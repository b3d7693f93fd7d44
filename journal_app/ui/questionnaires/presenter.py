# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do on the Questionnaires screen. Knows no Qt.

Hides where a sheet comes from (new, kept, or unfinished when the program last ended) and that one closed by mistake can
be opened again.
"""

from dataclasses import replace
from datetime import datetime
from typing import Protocol

from journal_app.domain.questionnaire_drafts import AnswersDraft, check_answers, draft_of
from journal_app.domain.questionnaire_files import find_questionnaire, questionnaires
from journal_app.domain.questionnaires import Questionnaire, shows_contacts
from journal_app.domain.records import AnswerSet
from journal_app.domain.settings import COUNTRY
from journal_app.errors import JournalError
from journal_app.store import verbs
from journal_app.ui.desk import Desk
from journal_app.ui.fields import FieldProblem, field_problems
from journal_app.ui.messages import Message
from journal_app.ui.questionnaires.build import build_state, questionnaire_of
from journal_app.ui.questionnaires.state import QuestionnairesState, SheetState
from journal_app.ui.unfinished import Unfinished
from journal_app.words import _

FORM = "questionnaires"


class View(Protocol):
    """What the presenter needs of the screen."""

    def set_state(self, state: QuestionnairesState) -> None:
        """Show what can be filled in and what was."""

    def set_sheet(self, sheet: SheetState | None) -> None:
        """Open a sheet, or put it away."""

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say in the open sheet what is wrong."""

    def set_contacts_shown(self, *, shown: bool) -> None:
        """Show the contacts for a crisis on the page after a sheet was saved, or put them away."""


class Presenter:
    """The intents of the screen. Invariant: ``_kept`` is the answer set that the open sheet changes, or None."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk = desk
        self._view = view
        self._unfinished = Unfinished(desk, FORM, AnswersDraft)
        self._kept: AnswerSet | None = None
        self._is_open = False
        self._is_saving = False  # a second press of the button while a save is under way
        self._has_state = False

    def refresh(self) -> None:
        """Read what was filled in again and show it."""
        can_change = not self._desk.info.read_only
        self._desk.read(lambda facts: build_state(facts, can_change=can_change), self._on_state)

    def start(self, key: str) -> None:
        """Open an empty sheet of today."""
        self._open(AnswersDraft(questionnaire=key, day=self._desk.today().isoformat()), None)

    def edit(self, answers_id: str) -> None:
        """Open the sheet with answers that are kept."""
        self._desk.glance(lambda facts: facts.get(AnswerSet, answers_id), self._on_editing)

    def delete(self, answers_id: str) -> None:
        """Take answers out; the message line offers Undo."""
        self._desk.save(lambda journal: verbs.remove_fact(journal, journal.facts.get(AnswerSet, answers_id)))
        if self._kept is not None and self._kept.id == answers_id:
            self._put_away()

    def hold(self, draft: AnswersDraft) -> None:
        """Keep what stands in the sheet, so that a crash costs nothing."""
        if self._is_open:
            self._unfinished.hold(draft)

    def save(self, draft: AnswersDraft) -> None:
        """Keep the answers, or say in the sheet what is missing."""
        checked = check_answers(draft, today=self._desk.today())
        self._view.set_problems(field_problems(checked.problems))
        answers, kept = checked.value, self._kept
        if answers is None:
            self.hold(draft)
        if answers is None or self._is_saving:
            return
        self._is_saving = True
        has_contacts = shows_contacts(find_questionnaire(draft.questionnaire), draft.given())

        def on_saved(_value: object) -> None:
            self._is_saving = False
            self._put_away()
            self._view.set_contacts_shown(shown=has_contacts)

        if kept is None:
            self._desk.save(lambda journal: verbs.add_answer_set(journal, answers), on_saved, self._on_refused)
            return
        corrected = replace(
            answers, id=kept.id, entered_by=kept.entered_by, recorded_at=kept.recorded_at, source=kept.source
        )
        self._desk.save(lambda journal: verbs.replace_fact(journal, corrected), on_saved, self._on_refused)

    def close(self, draft: AnswersDraft) -> None:
        """Put the sheet away; what was answered in it can be had back from the message line."""
        kept = self._kept
        self._put_away()
        if not draft.answers or (kept is not None and draft == draft_of(kept)):
            return
        text = _("{name} was closed without saving.").format(name=find_questionnaire(draft.questionnaire).name)
        self._desk.messages.show_message(
            # Translators: a button in a message: opens the form once more that was just saved
            Message(text=text, action=_("Open again"), act=lambda: self._reopen(draft, kept))
        )

    def choose_country(self, code: str) -> None:
        """Keep the country the reader names."""
        self._desk.save(lambda journal: verbs.set_setting(journal, COUNTRY, code))

    def _on_refused(self, error: JournalError) -> None:
        self._is_saving = False
        self._desk.say_refused(error)

    def _on_state(self, state: QuestionnairesState) -> None:
        is_first, self._has_state = not self._has_state, True
        self._view.set_state(state)
        if is_first and state.can_change:
            self._unfinished.bring_back(self._on_brought_back)

    def _on_brought_back(self, draft: AnswersDraft, kept_at: datetime) -> None:
        if self._is_open or draft.questionnaire not in {known.key for known in questionnaires()}:
            return
        if draft.editing:
            self._desk.glance(
                lambda facts: next((kept for kept in facts.answer_sets() if kept.id == draft.editing), None),
                lambda kept: self._bring_back(draft, kept, kept_at),
            )
        else:
            self._bring_back(draft, None, kept_at)

    def _bring_back(self, draft: AnswersDraft, kept: AnswerSet | None, kept_at: datetime) -> None:
        """Open the sheet again; answers meant to change a set that is gone become a set of their own."""
        self._open(draft if kept is not None else replace(draft, editing=""), kept)
        self._unfinished.say_back(kept_at)

    def _reopen(self, draft: AnswersDraft, kept: AnswerSet | None) -> None:
        self._open(draft, kept)
        self.hold(draft)

    def _on_editing(self, kept: AnswerSet) -> None:
        if questionnaire_of(kept) is None:
            self._desk.say(
                _("This version does not have that questionnaire in that wording. The answers stay as they are.")
            )
            return
        self._open(draft_of(kept), kept)

    def _open(self, draft: AnswersDraft, kept: AnswerSet | None) -> None:
        known = find_questionnaire(draft.questionnaire)
        self._kept, self._is_open = kept, True
        self._view.set_contacts_shown(shown=False)
        self._view.set_sheet(_sheet(known, draft))
        self._view.set_problems(())

    def _put_away(self) -> None:
        self._kept, self._is_open = None, False
        self._unfinished.drop()
        self._view.set_sheet(None)


def _sheet(known: Questionnaire, draft: AnswersDraft) -> SheetState:
    return SheetState(
        # Translators: heading: PHQ-9, Patient Health Questionnaire
        heading=_("{name}, {full_name}").format(name=known.name, full_name=_(known.full_name)),
        stem=known.stem,
        notice=known.notice,
        items=known.items,
        draft=draft,
    )
