# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Going back to a backup: what that would change, and doing it as one change with one undo.

Hides how a journal and its backup are compared without reading either into memory, and in which order entries have to
go and come so that the journal's own rules hold. Later changes stay in the history.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from journal_app.domain.differences import KindDifference
from journal_app.domain.facts import Fact, Kind
from journal_app.domain.frozen import frozen
from journal_app.store import rows
from journal_app.store.backups import named
from journal_app.store.beside import BESIDE, attached
from journal_app.store.changes import Edit
from journal_app.store.engine import Database
from journal_app.store.journal import Changed, Journal
from journal_app.store.operations import Operation
from journal_app.store.queries import Facts

NEWEST_DAYS = 5
# The column that says which day an entry is of, for those kinds that have one.
_DAY = {
    Kind.SCORE: "day",
    Kind.DAY: "day",
    Kind.LAB_RESULT: "collected_on",
    Kind.INFUSION: "given_on",
    Kind.EVENT: "first_on",
    Kind.COURSE: "started_on",
    Kind.COURSE_DAY: "day",
    Kind.ANSWER_SET: "answered_on",
    Kind.APPOINTMENT: "day",
}


@frozen
class Difference:
    """What going back would do. ``days`` are the newest days that it touches, newest first."""

    kinds: tuple[KindDifference, ...]
    days: tuple[date, ...]

    @property
    def is_none(self) -> bool:
        """Whether the journal is as it is in the backup."""
        return not self.kinds


def difference(source: Journal | Facts, path: Path, passphrase: str | None = None) -> Difference:
    """What going back to the backup at ``path`` would do; ``passphrase`` where it is not the journal's.

    Nothing is changed. Raises what ``beside.attached`` raises.
    """
    facts = source if isinstance(source, Facts) else source.facts
    db, own = facts.source()
    with attached(db, path, passphrase or own):
        kinds = tuple(_of_kind(db, kind) for kind in rows.FACTS)
        days = {day for kind in _DAY for day in _days(db, kind)}
    return Difference(
        kinds=tuple(each for each in kinds if each.added or each.changed or each.removed),
        days=tuple(sorted(days, reverse=True)[:NEWEST_DAYS]),
    )


def restore(journal: Journal, path: Path, passphrase: str | None = None) -> Changed[None]:
    """Make the journal hold what the backup at ``path`` holds, as one change; a journal that is as it is stays so.

    A backup is made before it, by whoever asks for this. Raises what ``difference`` raises, and then changes nothing.
    """
    db, own = journal.facts.source()
    with attached(db, path, passphrase or own):
        return journal.change(Operation.RESTORE, lambda edit: _bring_back(db, edit), label=_label(path))


def missing(kind: Kind, there: str, here: str) -> str:
    """The ids of entries that are in one file and not in the other."""
    return f"SELECT id FROM {there}.{kind} WHERE id NOT IN (SELECT id FROM {here}.{kind}){_own(kind, 'AND')}"


def differing(kind: Kind) -> str:
    """The ids of entries that are in both and not the same."""
    listed = rows.names(rows.FACTS[kind])
    same = f"SELECT {listed} FROM main.{kind} INTERSECT SELECT {listed} FROM {BESIDE}.{kind}"
    both = f"SELECT id FROM main.{kind} WHERE id IN (SELECT id FROM {BESIDE}.{kind}){_own(kind, 'AND')}"
    return f"{both} EXCEPT SELECT id FROM ({same})"


def _bring_back(db: Database, edit: Edit) -> None:
    """Take out all that is different before anything comes in: two entries may have swapped what only one may have."""
    for kind in rows.FACTS:
        for fact_id in [str(row[0]) for row in db.execute(_ids_to_go(kind)).fetchall()]:
            edit.remove(rows.FACTS[kind], fact_id)
    wanted = f"SELECT sha256, content FROM {BESIDE}.blob WHERE sha256 NOT IN (SELECT sha256 FROM main.blob)"
    for _name, content in db.execute(wanted):
        edit.add_bytes(content)
    for kind in rows.FACTS:
        edit.add_many(_coming(db, kind))


def _coming(db: Database, kind: Kind) -> Iterator[Fact]:
    fact_type = rows.FACTS[kind]
    listed = rows.names(fact_type)
    missing = f"id NOT IN (SELECT id FROM main.{kind})"
    found = db.execute(f"SELECT {listed} FROM {BESIDE}.{kind} WHERE {missing}{_own(kind, 'AND')} ORDER BY id")
    while batch := found.fetchmany(1_000):
        yield from rows.as_facts(fact_type, batch)


def _of_kind(db: Database, kind: Kind) -> KindDifference:
    return KindDifference(
        kind=kind,
        added=_count(db, f"{missing(kind, BESIDE, 'main')}"),
        changed=_count(db, differing(kind)),
        removed=_count(db, f"{missing(kind, 'main', BESIDE)}"),
    )


def _days(db: Database, kind: Kind) -> Iterator[date]:
    """The newest days on which an entry of a kind would come, go or change."""
    day = _DAY[kind]
    for where, ids in (
        (BESIDE, missing(kind, BESIDE, "main")),
        (BESIDE, differing(kind)),
        ("main", missing(kind, "main", BESIDE)),
    ):
        query = f"SELECT DISTINCT {day} FROM {where}.{kind} WHERE id IN ({ids}) ORDER BY {day} DESC LIMIT {NEWEST_DAYS}"
        yield from (date.fromisoformat(found) for (found,) in db.execute(query).fetchall())


def _ids_to_go(kind: Kind) -> str:
    return f"{missing(kind, 'main', BESIDE)} UNION {differing(kind)}"


def _own(kind: Kind, before: str) -> str:
    """Cards that came with the program are not the reader's, and belong to the program that runs."""
    return f" {before} bundled = 0" if kind is Kind.CARD else ""


def _count(db: Database, ids: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM ({ids})").fetchone()[0])


def _label(path: Path) -> str:
    """What history calls the change: when the backup was made, or the name of a file that is none of ours."""
    backup = named(path)
    return f"{backup.made_at.astimezone():%Y-%m-%d %H:%M}" if backup is not None else path.name
