# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What was read in from a file and then changed or taken out by somebody.

Hides how the log tells that: a change in force that was no import, and that no later import answered, has an image from
before it whose source is an import. An import that was taken back as a whole leaves nothing of the kind.
"""

import json

from journal_app.domain.facts import TYPED, Fact, Kind
from journal_app.domain.frozen import frozen
from journal_app.store import refusals, rows
from journal_app.store.engine import Database
from journal_app.store.operations import Operation

# What brings facts in as they were elsewhere; undo and redo are told apart by what they reverse.
_NOT_BY_HAND = ", ".join(f"'{one.value}'" for one in (Operation.IMPORT, Operation.LOAD, Operation.RESTORE))
# From the few changes to their rows, and never through the rows of an import: those may be a million.
_QUERY = f"""
SELECT logged.kind, logged.row_id, logged.before FROM change CROSS JOIN change_row AS logged
WHERE logged.change = change.sequence AND change.reverses IS NULL AND change.reversed_by IS NULL
AND change.operation NOT IN ({_NOT_BY_HAND}) AND logged.before IS NOT NULL
AND logged.before ->> '$.source' <> '{TYPED}'
AND NOT EXISTS (
    SELECT 1 FROM change_row AS later CROSS JOIN change AS answered
    WHERE answered.sequence = later.change AND later.row_id = logged.row_id AND later.kind = logged.kind
    AND later.change > logged.change AND answered.operation IN ({_NOT_BY_HAND})
    AND answered.reverses IS NULL AND answered.reversed_by IS NULL)
ORDER BY logged.change, logged.position
"""


@frozen
class HandChange:
    """A fact as it ``was`` since a file was read in, and as it is ``now``; None where it was taken out."""

    was: Fact
    now: Fact | None


def changed_by_hand(db: Database) -> list[HandChange]:
    """Every fact that was changed or taken out by hand after it was read in, once for each thing it said before."""
    return [_change(db, *found) for found in db.execute(_QUERY).fetchall()]


def _change(db: Database, kind: str, row_id: str, before: str) -> HandChange:
    fact_type = rows.of_kind(kind)
    query = f"SELECT {rows.names(fact_type)} FROM {Kind(kind)} WHERE id = ?"
    try:
        was = rows.decode(fact_type, rows.row_of(fact_type, json.loads(before)))
    except rows.UNREADABLE as error:
        raise refusals.unreadable_entry("change_row") from error
    present = rows.as_facts(fact_type, db.execute(query, [row_id]).fetchall())
    return HandChange(was=was, now=next(iter(present), None))
