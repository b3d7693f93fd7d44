# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What hangs on a fact: reactions on an infusion, days on a course, a mark on a card, letters and photos on anything.

Hides what becomes of it when the fact is taken out. A letter speaks of a whole draw: while another result of the same
day and laboratory is there, the letter stays with that one. A question outlives the visit it was noted for.
"""

from collections.abc import Sequence
from dataclasses import replace

from journal_app.domain.attachments import Letter
from journal_app.domain.facts import Fact
from journal_app.domain.labs import LabResult
from journal_app.domain.records import Appointment, Attachment, Card, Question
from journal_app.domain.treatments import Course, Infusion
from journal_app.errors import EntryRefused
from journal_app.store import rows
from journal_app.store.changes import Edit
from journal_app.words import _


def attach(edit: Edit, letter: Letter, fact: Fact) -> Attachment:
    """Keep a letter or photo with a fact; NotFound when the fact is gone, EntryRefused when it has the letter."""
    kept = edit.facts.get(type(fact), fact.id)
    kind = rows.kind_of(type(kept))
    sha256 = edit.add_bytes(letter.content)
    if any(present.sha256 == sha256 for present in edit.facts.attachments(kind, kept.id)):
        raise EntryRefused(
            _("“{name}” is kept with this entry already.").format(name=letter.name), _("Nothing was changed.")
        )
    return edit.add(
        Attachment(
            name=letter.name,
            media_type=letter.media_type.value,
            belongs_kind=kind.value,
            belongs_to=kept.id,
            sha256=sha256,
        )
    )


def remove_with_belongings(edit: Edit, fact: Fact) -> None:
    """Take out a fact and what hangs on it, but for letters that another result of the draw inherits."""
    for hanging in _hanging(edit, fact):
        remove_with_belongings(edit, hanging)
    if isinstance(fact, Appointment):
        for question in edit.facts.every(Question):
            if question.appointment == fact.id:
                edit.replace(replace(question, appointment=""))
    heir = _heir(edit, fact)
    for attachment in edit.facts.attachments(rows.kind_of(type(fact)), fact.id):
        if heir is None:
            edit.remove(Attachment, attachment.id)
        else:
            edit.replace(replace(attachment, belongs_to=heir.id))
    edit.remove(type(fact), fact.id)


def _hanging(edit: Edit, fact: Fact) -> Sequence[Fact]:
    """The facts that are about this one alone, letters aside."""
    match fact:
        case Infusion():
            return edit.facts.reactions(fact.id)
        case Course():
            return edit.facts.course_days(fact.id)
        case Card():
            return [mark for mark in edit.facts.card_marks() if mark.card == fact.key]
    return ()


def _heir(edit: Edit, fact: Fact) -> LabResult | None:
    """Another result of the same draw, as it is kept now; None for what was not drawn."""
    if not isinstance(fact, LabResult):
        return None
    kept = edit.facts.get(LabResult, fact.id)
    of_that_day = edit.facts.lab_results(first=kept.collected_on, last=kept.collected_on)
    others = (result for result in of_that_day if result.laboratory == kept.laboratory and result.id != kept.id)
    return next(others, None)
