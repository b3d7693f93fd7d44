# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The reader's own texts, wherever they stand.

Hides which columns of which tables hold free text.
"""

from datetime import date

from journal_app.domain.facts import Kind
from journal_app.domain.frozen import frozen
from journal_app.store import rows
from journal_app.store.engine import Database

# Each table with the day its rows are of, and its free texts. A questionnaire's day is the day it was answered.
_TEXTS = (
    (Kind.DAY, "day", ("note",)),
    (Kind.SCORE, "day", ("note",)),
    (Kind.LAB_RESULT, "collected_on", ("note",)),
    (Kind.INFUSION, "given_on", ("note",)),
    (Kind.EVENT, "first_on", ("title", "note")),
    (Kind.COURSE, "started_on", ("note",)),
    (Kind.COURSE_DAY, "day", ("note",)),
    (Kind.ANSWER_SET, "answered_on", ("note",)),
    (Kind.APPOINTMENT, "day", ("said", "note")),
    (Kind.FOLLOW_UP, "due_on", ("title", "note")),
    (Kind.EXPECTATION, "date(recorded_at, 'localtime')", ("note",)),
)
_OF_INFUSIONS = """
SELECT 'reaction', reaction.id, given_on, reaction.note FROM reaction JOIN infusion ON infusion.id = reaction.infusion
WHERE reaction.note <> ''
"""


@frozen
class Note:
    """One text, the day it is about, and the fact it stands with."""

    kind: Kind
    id: str
    day: date
    text: str


def every(db: Database) -> list[Note]:
    """Every text of the reader's own that has a day, newest first."""
    parts = [
        f"SELECT '{kind}', id, {day}, {column} FROM {kind} WHERE {column} <> ''"
        for kind, day, columns in _TEXTS
        for column in columns
    ]
    found = db.execute(" UNION ALL ".join([*parts, _OF_INFUSIONS]) + " ORDER BY 3 DESC, 1, 2").fetchall()
    return [
        Note(kind=Kind(str(kind)), id=str(fact_id), day=rows.day_kept(day, str(kind)), text=str(text))
        for kind, fact_id, day, text in found
    ]
