# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader asks of a report: its days, its parts, and what of themselves they want to have on it."""

from enum import StrEnum

from journal_app.domain.frozen import frozen
from journal_app.report.appointment.dates import Dates
from journal_app.report.pages import Paper


class Part(StrEnum):
    """What may follow page one, in this order. The value is the name by which it is asked for."""

    QUESTIONS = "questions"
    LABS = "labs"
    CYCLES = "cycles"
    FINDINGS = "findings"
    TREATMENTS = "treatments"
    QUESTIONNAIRES = "questionnaires"
    NOTES = "notes"
    CARDS = "cards"
    SCALES = "scales"


USUAL = frozenset({Part.QUESTIONS, Part.LABS, Part.CYCLES, Part.FINDINGS, Part.TREATMENTS, Part.SCALES})
"""Without a word of the reader's: what is private, or says what others found, waits until it is asked for."""


@frozen
class Asked:
    """One report as it is asked for.

    ``birth_date`` and ``clinic_number`` stand on it as typed, and only if they were. ``notes`` are the ids of the facts
    whose notes the reader ticked one by one; no other note is printed. ``findings`` are the ids of those to print in
    full, None for those that page one tells of.
    """

    dates: Dates
    parts: frozenset[Part] = USUAL
    paper: Paper = Paper.A4
    birth_date: str = ""
    clinic_number: str = ""
    notes: frozenset[str] = frozenset()
    findings: frozenset[str] | None = None
