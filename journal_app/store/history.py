# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which changes there were, and which of them comes next for undo and redo.

Hides what being in force means: a change counts until another change reverses it, and again once that one is reversed.
Undo takes back what came into force last, so what was just redone comes before what is merely newer. A change whose
rows are not in the log any more was forgotten (``compaction``): it stands in the history and nothing can be done to it.
"""

from datetime import datetime

from journal_app.domain.frozen import frozen
from journal_app.errors import CannotUndo
from journal_app.store import refusals, rows
from journal_app.store.engine import Database
from journal_app.store.operations import Operation
from journal_app.words import _, day_text, time_text

_KNOWN = "EXISTS (SELECT 1 FROM change_row WHERE change_row.change = change.sequence)"
_REVERSED_ID = """(SELECT coalesce(once.id, first.id) FROM change AS first
    LEFT JOIN change AS once ON once.sequence = first.reverses WHERE first.sequence = change.reverses)"""
_IN_FORCE = f"change.reverses IS NULL AND change.reversed_by IS NULL AND {_KNOWN}"


@frozen
class ChangeRecord:
    """One line of the history. ``can_undo``: it is in force; whether later changes stand in its way shows on trying.

    ``is_forgotten``: what it altered was dropped from the log. ``reverses`` is the id of the change that an undo took
    back or a redo did again, else empty.
    """

    id: str
    at: datetime
    entered_by: str
    operation: Operation
    label: str
    rows: int
    undone: bool
    can_undo: bool
    is_forgotten: bool = False
    reverses: str = ""


def next_to_undo(db: Database, change_id: str | None = None) -> int:
    """The sequence of the change to take back: the one named, else the one that came into force last."""
    sequence = _named(db, change_id) if change_id else _last_in_force(db)
    if sequence is None and change_id and _was_forgotten(db, change_id):
        raise forgotten()
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


def _was_forgotten(db: Database, change_id: str) -> bool:
    return db.execute(f"SELECT 1 FROM change WHERE id = ? AND NOT {_KNOWN}", [change_id]).fetchone() is not None


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
                               AND {_KNOWN}
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
           AND EXISTS (SELECT 1 FROM change_row WHERE change_row.change = undone.sequence)
           AND undone.sequence > (SELECT max(sequence) FROM change WHERE reverses IS NULL)
           ORDER BY undone.sequence DESC LIMIT 1"""
    ).fetchone()
    return int(found[0]) if found else None


def next_redone(db: Database) -> str:
    """The id of the change that redo would do again; empty when there is none."""
    sequence = _last_undone(db)
    again = "SELECT id FROM change WHERE sequence = (SELECT reverses FROM change WHERE sequence = ?)"
    return str(db.execute(again, [sequence]).fetchone()[0]) if sequence is not None else ""


def history(db: Database, limit: int | None = None) -> list[ChangeRecord]:
    """The changes of a journal, newest first."""
    return records(db, "1", {"most": -1 if limit is None else limit, "skip": 0})


def records(db: Database, condition: str, values: dict[str, object]) -> list[ChangeRecord]:
    """The changes that a condition on ``change`` holds for, newest first: ``:most`` of them after ``:skip``."""
    found = db.execute(
        f"""SELECT id, at, entered_by, operation, label,
                  (SELECT count(*) FROM change_row WHERE change = sequence), reversed_by, reverses, {_REVERSED_ID}
           FROM change WHERE {condition} ORDER BY sequence DESC LIMIT :most OFFSET :skip""",
        values,
    )
    try:
        return [_record(*row) for row in found]
    except (ValueError, TypeError) as error:
        raise refusals.unreadable_entry("change") from error


def _record(
    change_id: str,
    at: str,
    entered_by: str,
    operation: str,
    label: str,
    count: int,
    reversed_by: int | None,
    reverses: int | None,
    reversed_id: str | None,
) -> ChangeRecord:
    return ChangeRecord(
        id=change_id,
        at=datetime.fromisoformat(at),
        entered_by=entered_by,
        operation=Operation(operation),
        label=label,
        rows=count,
        undone=reverses is None and reversed_by is not None,
        can_undo=reverses is None and reversed_by is None and count > 0,
        is_forgotten=count == 0,
        reverses=reversed_id or "",
    )


def newest(db: Database) -> int:
    """The number of the newest change, undo and redo included; 0 before the first."""
    return int(db.execute("SELECT coalesce(max(sequence), 0) FROM change").fetchone()[0])


def was_deleted(db: Database, row_id: str) -> bool:
    """Whether the last that happened to a row was that somebody took it out."""
    found = db.execute(
        """SELECT change.operation FROM change_row JOIN change ON change.sequence = change_row.change
           WHERE change_row.row_id = ? ORDER BY change_row.change DESC LIMIT 1""",
        [row_id],
    ).fetchone()
    return found is not None and found[0] not in {Operation.UNDO, Operation.REDO}


def newest_at(db: Database) -> datetime | None:
    """The instant of the newest change, undo and redo included; None before the first."""
    found = db.execute("SELECT at FROM change ORDER BY sequence DESC LIMIT 1").fetchone()
    return datetime.fromisoformat(found[0]) if found else None


def _refuse_if_built_upon(db: Database, sequence: int) -> None:
    """CannotUndo when a later change in force touched a row of this one."""
    later = db.execute(
        f"""SELECT change.id, change.at, change.operation FROM change_row AS later
           JOIN change ON change.sequence = later.change
           WHERE later.change > :sequence AND {_IN_FORCE}
           AND EXISTS (SELECT 1 FROM change_row AS mine
                       WHERE mine.row_id = later.row_id AND mine.kind = later.kind AND mine.change = :sequence)
           ORDER BY later.change DESC LIMIT 1""",
        {"sequence": sequence},
    ).fetchone()
    if later:
        raise changed_since(*later)


def changed_since(change_id: str = "", at: str = "", operation: str = "") -> CannotUndo:
    """The words for a change whose rows are no longer as it left them, and for the change that is in the way."""
    title = _("This change cannot be taken back any more.")
    if not change_id:
        detail = _("Something it touched was changed later. Nothing was changed now.")
        return CannotUndo(title, detail, _("Undo the later change first."))
    moment = rows.instant_kept(at, "change").astimezone()
    detail = _("Something it touched was changed later: {what}, {day} {time}. Nothing was changed now.").format(
        what=Operation(operation).words(), day=day_text(moment.date()), time=time_text(moment)
    )
    return CannotUndo(title, detail, _("Undo the later change first."), in_the_way=change_id)


def forgotten() -> CannotUndo:
    """The words for a change whose two sides were dropped from the log."""
    return CannotUndo(
        _("What this change altered was forgotten."),
        _("This journal was made to forget what was deleted, and the change is older than that. Nothing was changed."),
        _("What the journal holds now can be changed by hand."),
    )
