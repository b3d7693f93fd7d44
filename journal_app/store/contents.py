# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a journal holds, in numbers: entries of each kind, first and last day, the newest change.

Hides that the tables of an older format are not all there, and in which of the attached files they stand. Two files
with the same contents at the same change hold as many rows in every table.
"""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime

from journal_app.domain.facts import Kind
from journal_app.domain.frozen import frozen
from journal_app.store import rows
from journal_app.store.engine import Database

# Kinds with days of their own, and where these stand.
_DAYS = {
    Kind.SCORE: ("day", "day"),
    Kind.DAY: ("day", "day"),
    Kind.LAB_RESULT: ("collected_on", "collected_on"),
    Kind.INFUSION: ("given_on", "given_on"),
    Kind.EVENT: ("first_on", "coalesce(last_on, first_on)"),
    Kind.COURSE: ("started_on", "coalesce(stopped_on, started_on)"),
}
_NO_CHANGE = "00000000"


@frozen
class Contents:
    """``counts`` by kind, none left out; ``change`` is the number of the newest change, 0 before the first."""

    counts: Mapping[Kind, int]
    first_on: date | None
    last_on: date | None
    change: int
    changed_at: datetime | None
    blobs: int


def contents_of(db: Database, file: str = "main") -> Contents:
    """What the journal in ``file`` holds, by the name it is attached under."""
    there = tables_in(db, file)
    counts = {kind: _count(db, f"{file}.{kind}") if kind in there else 0 for kind in rows.FACTS}
    spans = [_span(db, f"{file}.{kind}", *_DAYS[kind]) for kind in _DAYS if counts[kind]]
    change, at = db.execute(f"SELECT sequence, at FROM {file}.change ORDER BY sequence DESC LIMIT 1").fetchone() or (
        0,
        None,
    )
    return Contents(
        counts=counts,
        first_on=min((first for first, _last in spans), default=None),
        last_on=max((last for _first, last in spans), default=None),
        change=int(change),
        changed_at=rows.instant_kept(at, "change") if at else None,
        blobs=_count(db, f"{file}.blob"),
    )


def tables_in(db: Database, file: str = "main") -> frozenset[Kind]:
    """The kinds whose table is there; an older format does not have them all."""
    names = {name for (name,) in db.execute(f"SELECT name FROM {file}.sqlite_master WHERE type = 'table'").fetchall()}
    return frozenset(kind for kind in rows.FACTS if kind.value in names)


def key_of(db: Database) -> str:
    """Eight digits by which backups of one journal are told from those of another, and which name nobody.

    They come from the id of its first change, so all journals that were never changed share one.
    """
    found = db.execute("SELECT id FROM change ORDER BY sequence LIMIT 1").fetchone()
    return hashlib.sha256(str(found[0]).encode()).hexdigest()[: len(_NO_CHANGE)] if found else _NO_CHANGE


def _count(db: Database, table: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _span(db: Database, table: str, first: str, last: str) -> tuple[date, date]:
    found = db.execute(f"SELECT min({first}), max({last}) FROM {table}").fetchone()
    return rows.day_kept(found[0], table), rows.day_kept(found[1], table)
