# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A questionnaire while it is being filled in, and how it becomes an answer set.

Hides what has to be there before it can be kept: a day that has come, and one answer. Any item may be skipped.
"""

from datetime import date

from journal_app.domain.checks import Checked, Checks, need
from journal_app.domain.days import read_day
from journal_app.domain.frozen import frozen
from journal_app.domain.questionnaire_files import find_questionnaire
from journal_app.domain.questionnaires import read_answers, total_of, write_answers
from journal_app.domain.records import AnswerSet
from journal_app.words import _


@frozen
class Answered:
    """The number chosen for one item."""

    item: str
    value: int


@frozen
class AnswersDraft:
    """What stands in the sheet. ``editing`` is the id of the answer set that is being changed, or empty."""

    questionnaire: str = ""
    day: str = ""
    answers: tuple[Answered, ...] = ()
    note: str = ""
    editing: str = ""

    def given(self) -> dict[str, int]:
        """The numbers chosen, by item."""
        return {answered.item: answered.value for answered in self.answers}


def draft_of(kept: AnswerSet) -> AnswersDraft:
    """A kept answer set as its sheet shows it."""
    return AnswersDraft(
        questionnaire=kept.questionnaire,
        day=kept.answered_on.isoformat(),
        answers=tuple(Answered(item=item, value=value) for item, value in read_answers(kept.items).items()),
        note=kept.note,
        editing=kept.id,
    )


def check_answers(draft: AnswersDraft, *, today: date) -> Checked[AnswerSet]:
    """The answer set of a sheet, or what is wrong with its ``day`` or ``answers``.

    NotFound for a questionnaire that is not one of ours.
    """
    questionnaire = find_questionnaire(draft.questionnaire)
    checks = Checks()
    day = checks.read("day", lambda: read_day(draft.day, today=today))
    given = draft.given()
    in_order = {item.key: given[item.key] for item in questionnaire.items if item.key in given}
    if not in_order:
        checks.refuse("answers", _("No question is answered yet."))
    return checks.give(
        lambda: AnswerSet(
            questionnaire=questionnaire.key,
            answered_on=need(day),
            items=write_answers(in_order),
            score=total_of(questionnaire, in_order).score,
            wording_version=questionnaire.wording,
            note=draft.note.strip(),
        )
    )
