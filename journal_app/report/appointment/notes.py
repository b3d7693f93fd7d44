# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The notes that the reader ticked one by one, whole. No other note is ever printed."""

from journal_app.report.appointment.asked import Asked
from journal_app.report.appointment.document import Block, Paragraph, Section, Voice
from journal_app.store.queries import Facts
from journal_app.words import _, day_text


def notes(facts: Facts, asked: Asked) -> Section:
    """The ticked notes, oldest first."""
    picked = [note for note in reversed(facts.notes()) if note.id in asked.notes]
    blocks: list[Block] = []
    for note in picked:
        blocks += [Paragraph(day_text(note.day), Voice.STRONG), Paragraph(note.text)]
    return Section(heading=_("Notes I picked"), blocks=tuple(blocks))
