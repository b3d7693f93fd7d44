# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The one way to change a journal, and the log that takes each change back.

Hides how a change is remembered. A changed or removed row is logged with its images, an added row by its id alone (its
image is taken when it is undone), so a million imported rows cost a list of ids. Undo and redo are changes themselves,
logged as reversing another one; they work out of order and after a restart as long as the rows still are as the change
left them. Triggers could not do this: ``transform()`` drops them, and they do not know who is at the keyboard.
"""

import itertools
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from journal_app.domain.facts import Fact, Kind, ids_from
from journal_app.domain.frozen import frozen
from journal_app.errors import NotFound
from journal_app.store import attachments, bulk, refusals, rows
from journal_app.store.engine import Database
from journal_app.store.history import changed_since
from journal_app.store.operations import Operation
from journal_app.store.queries import Facts
from journal_app.words import _

F = TypeVar("F", bound=Fact)

_BATCH = 5_000


@frozen
class Stamp:
    """Who makes a change, when, and with which random bits its rows are named."""

    entered_by: str
    at: datetime
    bits: random.Random


class Edit:
    """What a change may do, inside its one transaction; every row it touches is logged."""

    def __init__(
        self, db: Database, stamp: Stamp, operation: Operation, label: str, reverses: int | None = None
    ) -> None:
        self.facts = Facts(db)
        self.touched: set[Kind] = set()
        self.change_id: str | None = None
        self._db = db
        self._stamp = stamp
        self._ids = ids_from(stamp.at, stamp.bits)
        self._head = (operation, label, reverses)
        self._sequence: int | None = None
        self._has_removed = False
        self._position = itertools.count()
        self._pending: list[tuple[int, int, str, str, str | None, str | None]] = []

    def add(self, fact: F) -> F:
        """Keep a new fact; gives it back with its id, author and instant."""
        stamped = self._stamped(fact)
        self._db.execute(rows.insert_sql(type(stamped)), rows.encode(stamped))
        self._log(rows.kind_of(type(stamped)), stamped.id)
        return stamped

    def add_many(self, facts: Iterable[Fact]) -> int:
        """Keep many new facts; gives their number."""
        count = 0
        for fact_type, group in itertools.groupby(facts, key=type):
            kind, names = rows.kind_of(fact_type), [column.name for column in rows.columns(fact_type)]
            for batch in bulk.batches((self._stamped_row(fact) for fact in group), _BATCH):
                bulk.put_in(self._db, kind, {}, names, batch)
                self._log_added(kind, [str(row[0]) for row in batch])
                count += len(batch)
        return count

    def add_scores(self, scores: Iterable[bulk.ScoreCells], source: str) -> int:
        """Keep many new scores, all from one ``source``, without a fact made of each; gives their number."""
        stamp, count = self._stamp, 0
        shared = {"entered_by": stamp.entered_by, "recorded_at": rows.instant_text(stamp.at), "source": source}
        for batch in bulk.batches(scores, _BATCH):
            ids = list(itertools.islice(self._ids, len(batch)))
            cells = zip(ids, *bulk.score_columns(batch), strict=True)
            bulk.put_in(self._db, Kind.SCORE, shared, ("id", *bulk.SCORE_COLUMNS), cells)
            self._log_added(Kind.SCORE, ids)
            count += len(batch)
        return count

    def replace(self, fact: Fact) -> None:
        """Keep ``fact`` instead of the one with its id; nothing is logged when they are equal."""
        fact_type = type(fact)
        after = rows.encode(fact)
        before = self._present(fact_type, fact.id)
        if before is None:
            raise NotFound(_("This entry is not in the journal any more."), _("Nothing was changed."))
        if before == after:
            return
        self._db.execute(rows.update_sql(fact_type), (*after, fact.id))
        self._log(rows.kind_of(fact_type), fact.id, _image(fact_type, before), _image(fact_type, after))

    def signed(self, fact: F) -> F:
        """The fact as whoever makes this change says it now, whoever said it before."""
        return replace(fact, entered_by=self._stamp.entered_by, recorded_at=self._stamp.at)

    def remove(self, fact_type: type[Fact], fact_id: str) -> None:
        """Take a fact out."""
        before = self._present(fact_type, fact_id)
        if before is None:
            raise NotFound(_("This entry is not in the journal any more."), _("Nothing was changed."))
        self._db.execute(f"DELETE FROM {rows.kind_of(fact_type)} WHERE id = ?", [fact_id])
        self._log(rows.kind_of(fact_type), fact_id, _image(fact_type, before))

    def add_bytes(self, content: bytes) -> str:
        """Keep the bytes of an attachment; gives their SHA-256. They are not logged and stay when this is undone."""
        return attachments.keep_bytes(self._db, content)

    def take_back(self, sequence: int) -> None:
        """Reverse every row of a change, newest first; CannotUndo when one is no longer as that change left it."""
        for kind_name, row_id, before, after in _logged_rows(self._db, sequence):
            fact_type = rows.of_kind(kind_name)
            present = self._present(fact_type, row_id)
            expected = _row(fact_type, after)
            if before is None:
                self._take_out_again(fact_type, row_id, present)
            elif present != expected:
                raise changed_since()
            elif expected is None:
                self._db.execute(rows.insert_sql(fact_type), _row(fact_type, before) or ())
                self._log(Kind(kind_name), row_id)
            else:
                self._db.execute(rows.update_sql(fact_type), (*(_row(fact_type, before) or ()), row_id))
                self._log(Kind(kind_name), row_id, after, before)

    def finish(self) -> None:
        """Write what is left of the log; EntryRefused when a letter would now belong to nothing."""
        self._write_log()
        if self._sequence is not None and (self._has_removed or Kind.ATTACHMENT in self.touched):
            attachments.refuse_stray(self._db, self._sequence)

    def _write_log(self) -> None:
        if self._pending:
            self._db.conn.executemany("INSERT INTO change_row VALUES (?, ?, ?, ?, ?, ?)", self._pending)
            self._pending.clear()

    def _take_out_again(self, fact_type: type[Fact], row_id: str, present: rows.Row | None) -> None:
        if present is None:
            raise changed_since()
        self._db.execute(f"DELETE FROM {rows.kind_of(fact_type)} WHERE id = ?", [row_id])
        self._log(rows.kind_of(fact_type), row_id, _image(fact_type, present))

    def _stamped(self, fact: F) -> F:
        if fact.id and fact.recorded_at:
            return fact
        return replace(
            fact,
            id=fact.id or next(self._ids),
            entered_by=fact.entered_by or self._stamp.entered_by,
            recorded_at=fact.recorded_at or self._stamp.at,
        )

    def _stamped_row(self, fact: Fact) -> rows.Row:
        """The row of a fact, stamped; without making the fact anew, since there may be a million."""
        row = rows.encode(fact)
        if fact.id and fact.recorded_at:
            return row
        stamp = self._stamp
        head = (row[0] or next(self._ids), row[1] or stamp.entered_by, row[2] or rows.instant_text(stamp.at))
        return head + row[3:]

    def _present(self, fact_type: type[Fact], row_id: str) -> rows.Row | None:
        query = f"SELECT {rows.names(fact_type)} FROM {rows.kind_of(fact_type)} WHERE id = ?"
        found: rows.Row | None = self._db.execute(query, [row_id]).fetchone()
        return found

    def _log(self, kind: Kind, row_id: str, before: str | None = None, after: str | None = None) -> None:
        if self._sequence is None:
            self._sequence = self._begin()
        self.touched.add(kind)
        self._pending.append((self._sequence, next(self._position), kind.value, row_id, before, after))
        self._has_removed = self._has_removed or (before is not None and after is None)
        if len(self._pending) >= _BATCH:
            self._write_log()

    def _log_added(self, kind: Kind, ids: Sequence[str]) -> None:
        """Log many added rows, in their order; an added row has no image."""
        if self._sequence is None:
            self._sequence = self._begin()
        self.touched.add(kind)
        head = {"change": self._sequence, "kind": kind.value}
        bulk.put_in(self._db, "change_row", head, ("row_id", "position"), zip(ids, self._position, strict=False))

    def _begin(self) -> int:
        operation, label, reverses = self._head
        self.change_id = next(self._ids)
        cursor = self._db.execute(
            "INSERT INTO change (id, at, entered_by, operation, label, reverses) VALUES (?, ?, ?, ?, ?, ?)",
            [
                self.change_id,
                rows.instant_text(self._stamp.at),
                self._stamp.entered_by,
                operation.value,
                label,
                reverses,
            ],
        )
        sequence = int(cursor.lastrowid or 0)
        if reverses is not None:
            self._db.execute("UPDATE change SET reversed_by = ? WHERE sequence = ?", [sequence, reverses])
            # Taking back an undo puts the first change in force again.
            self._db.execute(
                "UPDATE change SET reversed_by = NULL WHERE sequence ="
                " (SELECT reverses FROM change WHERE sequence = ?)",
                [reverses],
            )
        return sequence


def _logged_rows(db: Database, sequence: int) -> Iterator[tuple[str, str, str | None, str | None]]:
    """The logged rows of a change, last first, read in batches because others are written meanwhile."""
    position = -1
    found = db.execute("SELECT max(position) + 1 FROM change_row WHERE change = ?", [sequence]).fetchone()
    position = int(found[0] or 0)
    while position > 0:
        batch = db.execute(
            "SELECT kind, row_id, before, after FROM change_row"
            " WHERE change = ? AND position < ? ORDER BY position DESC LIMIT ?",
            [sequence, position, _BATCH],
        ).fetchall()
        yield from batch
        position -= len(batch)


def _image(fact_type: type[Fact], row: rows.Row) -> str:
    named = {column.name: cell for column, cell in zip(rows.columns(fact_type), row, strict=True)}
    return json.dumps(named, ensure_ascii=False, separators=(",", ":"))


def _row(fact_type: type[Fact], image: str | None) -> rows.Row | None:
    if image is None:
        return None
    try:
        return rows.row_of(fact_type, json.loads(image))
    except rows.UNREADABLE as error:
        raise refusals.unreadable_entry("change_row") from error
