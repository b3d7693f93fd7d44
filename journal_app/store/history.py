# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which changes there were, and which of them comes next for undo and redo.

Hides what being in force means: a change counts until another change reverses it, and again once that one is reversed.
Undo takes back what came into force last, so what was just redone comes before what is merely newer.
"""

from dataclasses import dataclass
from datetime import datetime

from journal_app.errors import CannotUndo
from journal_app.store.engine import Database
from journal_app.store.operations import Operation
from journal_app.words import _

_IN_FORCE = "change.reverses IS NULL AND change.reversed_by IS NULL"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRecord:
    """One line of the history. ``can_undo``: it is in force; whether later changes stand in its way shows on trying."""

    id: str
    at: datetime
    entered_by: str
    operation: Operation
    label: str
    rows: int
    undone: bool
    can_undo: bool


def next_to_undo(db: Database, change_id: str | None = None) -> int:
    """The sequence of the change to take back: the one named, else the one that came into force last."""
    sequence = _named(db, change_id) if change_id else _last_in_force(db)
    if sequence is None and change_id:
        raise CannotUndo(
            _("There is no change {id} that can be taken back.").format(id=change_id[:60]),
            _("It is not in the history, or it was taken back already. Nothing was changed."),
            _("Its id is the last column of: iron-journal history"),
        )
    if sequence is None:
        raise CannotUndo(_("There is nothing to undo."), _("Nothing was changed."))
    _refuse_if_built_upon(db, sequence)
    return sequence


def is_anything_in_force(db: Database) -> bool:
    """Whether there is a change that was not taken back."""
    return _last_in_force(db) is not None


def _named(db: Database, change_id: str) -> int | None:
    found = db.execute(f"SELECT sequence FROM change WHERE id = ? AND {_IN_FORCE}", [change_id]).fetchone()
    return int(found[0]) if found else None


def _last_in_force(db: Database) -> int | None:
    """A change that was redone came into force when it was redone."""
    found = db.execute(
        f"""SELECT sequence FROM (
                SELECT * FROM (SELECT sequence, sequence AS since FROM change WHERE {_IN_FORCE}
                               ORDER BY sequence DESC LIMIT 1)
                UNION ALL
                SELECT * FROM (SELECT change.sequence, redone.sequence AS since
                               FROM change AS redone
                               JOIN change AS undone ON undone.sequence = redone.reverses
                               JOIN change ON change.sequence = undone.reverses
                               WHERE redone.reverses IS NOT NULL AND change.reversed_by IS NULL
                               ORDER BY redone.sequence DESC LIMIT 1)
            ) ORDER BY since DESC LIMIT 1"""
    ).fetchone()
    return int(found[0]) if found else None


def next_to_redo(db: Database) -> int:
    """The sequence of the undo to take back: the latest one with no new change after it."""
    sequence = _last_undone(db)
    if sequence is None:
        raise CannotUndo(_("There is nothing to redo."), _("Nothing was changed."))
    return sequence


def is_anything_to_redo(db: Database) -> bool:
    """Whether something was undone last."""
    return _last_undone(db) is not None


def _last_undone(db: Database) -> int | None:
    found = db.execute(
        """SELECT undone.sequence FROM change AS undone JOIN change AS first ON first.sequence = undone.reverses
           WHERE undone.reverses IS NOT NULL AND undone.reversed_by IS NULL AND first.reverses IS NULL
           AND undone.sequence > (SELECT max(sequence) FROM change WHERE reverses IS NULL)
           ORDER BY undone.sequence DESC LIMIT 1"""
    ).fetchone()
    return int(found[0]) if found else None


def history(db: Database, limit: int | None = None) -> list[ChangeRecord]:
    """The changes of a journal, newest first."""
    found = db.execute(
        """SELECT id, at, entered_by, operation, label,
                  (SELECT count(*) FROM change_row WHERE change = sequence), reversed_by, reverses
           FROM change ORDER BY sequence DESC LIMIT ?""",
        [-1 if limit is None else limit],
    )
    return [
        ChangeRecord(
            id=change_id,
            at=datetime.fromisoformat(at),
            entered_by=entered_by,
            operation=Operation(operation),
            label=label,
            rows=count,
            undone=reverses is None and reversed_by is not None,
            can_undo=reverses is None and reversed_by is None,
        )
        for change_id, at, entered_by, operation, label, count, reversed_by, reverses in found
    ]


def newest(db: Database) -> int:
    """The number of the newest change, undo and redo included; 0 before the first."""
    return int(db.execute("SELECT coalesce(max(sequence), 0) FROM change").fetchone()[0])


def newest_at(db: Database) -> datetime | None:
    """The instant of the newest change, undo and redo included; None before the first."""
    found = db.execute("SELECT at FROM change ORDER BY sequence DESC LIMIT 1").fetchone()
    return datetime.fromisoformat(found[0]) if found else None


def _refuse_if_built_upon(db: Database, sequence: int) -> None:
    """CannotUndo when a later change in force touched a row of this one."""
    later = db.execute(
        f"""SELECT 1 FROM change_row AS later JOIN change ON change.sequence = later.change
           WHERE later.change > :sequence AND {_IN_FORCE}
           AND EXISTS (SELECT 1 FROM change_row AS mine
                       WHERE mine.row_id = later.row_id AND mine.kind = later.kind AND mine.change = :sequence)
           LIMIT 1""",
        {"sequence": sequence},
    ).fetchone()
    if later:
        raise changed_since()


def changed_since() -> CannotUndo:
    """The words for a change whose rows are no longer as it left them."""
    return CannotUndo(
        _("This change cannot be taken back any more."),
        _("Something it touched was changed later. Nothing was changed now."),
        _("Undo the later change first."),
    )
