# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader who looks back is told: the changes page by page, and what one of them altered.

Hides where the two sides of a change come from. The log holds an added row by its id alone; what was added then is the
first image that a later change took of it, or the row as it still stands.
"""

import json
from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta

from journal_app.domain.facts import Fact
from journal_app.domain.frozen import frozen
from journal_app.errors import CannotUndo, NotFound
from journal_app.store import history, refusals, rows
from journal_app.store.engine import Database
from journal_app.store.history import ChangeRecord
from journal_app.store.operations import Operation
from journal_app.words import _

# The cells of both sides of the rows of a change; the names of the columns are nobody's words.
_CELLS = """
SELECT cell.atom AS text FROM change_row AS logged,
    json_tree('[' || coalesce(logged.before, 'null') || ',' || coalesce(logged.after, 'null') || ']') AS cell
WHERE logged.change = change.sequence AND (logged.before IS NOT NULL) AND cell.type = 'text'
    AND cell.key NOT IN ('id', 'source', 'recorded_at')
"""


@frozen
class PastWish:
    """Which changes are wanted: those with all that is said here. ``since`` and ``until`` bound the instant.

    ``words`` are looked for in the label, the name, and both sides of what was replaced or deleted; a change whose
    operation is among ``operations_meant`` has them too.
    """

    words: str = ""
    operations_meant: Collection[Operation] = ()
    operation: Operation | None = None
    by: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@frozen
class PastPage:
    """Some of the changes that were wanted, newest first, ``skipped`` newer ones left out, of ``total``."""

    changes: tuple[ChangeRecord, ...]
    skipped: int
    total: int


@frozen
class Altered:
    """One entry of a change: as it was, and as it became; None where it was not there."""

    before: Fact | None
    after: Fact | None


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """The instants between which a calendar day lies on this machine's clock, the second left out."""
    first, then = (datetime.combine(each, time.min).astimezone() for each in (day, day + timedelta(days=1)))
    return first, then


class Past:
    """The changes of a journal, over one connection."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def page(self, wish: PastWish, *, skip: int = 0, most: int) -> PastPage:
        """The changes wanted, newest first, without the first ``skip``, ``most`` at most."""
        condition, asked = _asked(wish)
        total = int(self._db.execute(f"SELECT count(*) FROM change WHERE {condition}", asked).fetchone()[0])
        start = max(0, min(skip, total - 1))
        found = history.records(self._db, condition, asked | {"most": most, "skip": start})
        return PastPage(changes=tuple(found), skipped=start, total=total)

    def change(self, change_id: str) -> ChangeRecord:
        """One change; NotFound when the history does not know it."""
        found = history.records(self._db, "change.id = :id", {"id": change_id, "most": 1, "skip": 0})
        if not found:
            raise NotFound(_("There is no such change in the history."), _("Nothing was changed."))
        return found[0]

    def position(self, change_id: str) -> int:
        """How many changes are newer than this one."""
        newer = "SELECT count(*) FROM change WHERE sequence > (SELECT sequence FROM change WHERE id = ?)"
        return int(self._db.execute(newer, [change_id]).fetchone()[0])

    def altered(self, change_id: str, most: int) -> tuple[Altered, ...]:
        """What a change altered, in its order, ``most`` at most; nothing where that was forgotten."""
        logged = self._db.execute(
            """SELECT change, kind, row_id, before, after FROM change_row
               WHERE change = (SELECT sequence FROM change WHERE id = ?) ORDER BY position LIMIT ?""",
            [change_id, most],
        ).fetchall()
        return tuple(Altered(before=was, after=became) for was, became in map(self._sides, logged))

    def in_the_way(self, change_id: str) -> ChangeRecord | None:
        """The latest change that has to be taken back before this one can be; None when there is none."""
        try:
            history.next_to_undo(self._db, change_id)
        except CannotUndo as refused:
            return self.change(refused.in_the_way) if refused.in_the_way else None
        return None

    def redo_gives(self) -> str:
        """The id of the change that redo would do again; empty when it would do none."""
        return history.next_redone(self._db)

    def people(self) -> list[str]:
        """Everybody who changed something, by name."""
        found = self._db.execute("SELECT DISTINCT entered_by FROM change ORDER BY entered_by COLLATE NOCASE")
        return [str(name) for (name,) in found.fetchall()]

    def operations(self) -> list[Operation]:
        """What was ever done to this journal, in the order of ``Operation``."""
        present = {str(name) for (name,) in self._db.execute("SELECT DISTINCT operation FROM change").fetchall()}
        return [operation for operation in Operation if operation.value in present]

    def _sides(self, logged: tuple[int, str, str, str | None, str | None]) -> tuple[Fact | None, Fact | None]:
        sequence, kind, row_id, before, after = logged
        fact_type = rows.of_kind(kind)
        if before is None:
            return None, self._added(fact_type, sequence, row_id)
        return _fact(fact_type, before), _fact(fact_type, after)

    def _added(self, fact_type: type[Fact], sequence: int, row_id: str) -> Fact | None:
        """A row as it was added: by the next image of it, else as it stands; None where that was forgotten."""
        kind = rows.kind_of(fact_type)
        later = self._db.execute(
            """SELECT before FROM change_row WHERE row_id = ? AND kind = ? AND change > ?
               AND before IS NOT NULL ORDER BY change, position LIMIT 1""",
            [row_id, kind.value, sequence],
        ).fetchone()
        if later is not None:
            return _fact(fact_type, later[0])
        query = f"SELECT {rows.names(fact_type)} FROM {kind} WHERE id = ?"
        present = self._db.execute(query, [row_id]).fetchone()
        return rows.as_facts(fact_type, [present])[0] if present else None


def _fact(fact_type: type[Fact], image: str | None) -> Fact | None:
    if image is None:
        return None
    try:
        return rows.decode(fact_type, rows.row_of(fact_type, json.loads(image)))
    except rows.UNREADABLE as error:
        raise refusals.unreadable_entry("change_row") from error


def _asked(wish: PastWish) -> tuple[str, dict[str, object]]:
    """A wish as a condition with its values."""
    conditions, values = ["1"], dict[str, object]()
    for condition, name, value in _parts(wish):
        conditions.append(condition)
        values[name] = value
    return " AND ".join(conditions), values


def _parts(wish: PastWish) -> Iterator[tuple[str, str, object]]:
    if wish.operation is not None:
        yield "change.operation = :operation", "operation", wish.operation.value
    if wish.by is not None:
        yield "change.entered_by = :by", "by", wish.by
    if wish.since is not None:
        yield "change.at >= :since", "since", rows.instant_text(wish.since)
    if wish.until is not None:
        yield "change.at < :until", "until", rows.instant_text(wish.until)
    if wish.words:
        # Not LIKE, in which signs that somebody types have a meaning of their own.
        meant = ", ".join(f"'{operation.value}'" for operation in wish.operations_meant)
        text = "change.label || ' ' || change.entered_by"
        found = f"instr({text}, :typed) OR instr(lower({text}), :words) OR change.operation IN ({meant})"
        inside = f"EXISTS (SELECT 1 FROM ({_CELLS}) WHERE instr(text, :typed) OR instr(lower(text), :words))"
        yield f"({found} OR {inside})", "words", wish.words.lower()
        yield "1", "typed", wish.words  # the engine's own lower case knows A to Z only
