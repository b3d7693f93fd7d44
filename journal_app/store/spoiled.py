# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Entries that are no longer as they were kept, though the file can be read.

Hides how that shows in a file without check sums: an entry differs from the newest good backup, and the log knows of no
change since then that touched it. A disk that turned a letter of a note into another is noticed so, and not otherwise.
"""

from collections.abc import Iterator
from pathlib import Path

from journal_app.errors import JournalError
from journal_app.store import rows
from journal_app.store.backup_places import every_backup
from journal_app.store.beside import BESIDE, attached
from journal_app.store.engine import Database
from journal_app.store.queries import Facts
from journal_app.store.restoring import differing, missing


def spoiled(facts: Facts, journal: Path) -> list[str]:
    """What is wrong with the entries of the journal at a path, as far as its newest good backup can tell."""
    db, passphrase = facts.source()
    for backup in every_backup(journal):
        try:
            with attached(db, backup.path, passphrase):
                return list(_unexplained(db)) if _is_log_whole(db) else []
        except JournalError:
            continue  # damaged, of another journal, or from before another passphrase: the next one may tell
    return []


def _is_log_whole(db: Database) -> bool:
    """Whether the log still knows what every change since the backup touched; a journal can be made to forget."""
    forgotten = f"""SELECT 1 FROM main.change WHERE sequence > {_newest(BESIDE)}
        AND NOT EXISTS (SELECT 1 FROM main.change_row WHERE change_row.change = change.sequence) LIMIT 1"""
    is_ahead = f"SELECT 1 FROM {BESIDE}.change WHERE sequence > {_newest('main')} LIMIT 1"
    return not db.execute(forgotten).fetchone() and not db.execute(is_ahead).fetchone()


def _unexplained(db: Database) -> Iterator[str]:
    for kind in rows.FACTS:
        touched = f"SELECT row_id FROM main.change_row WHERE kind = '{kind}' AND change > {_newest(BESIDE)}"
        for ids in (differing(kind), missing(kind, BESIDE, "main"), missing(kind, "main", BESIDE)):
            for (row_id,) in db.execute(f"SELECT id FROM ({ids}) WHERE id NOT IN ({touched})").fetchall():
                yield f"{kind}: entry {row_id} is not as it was kept; the backups have it as it was"
    theirs = f"SELECT sequence, id, at, entered_by, operation FROM {BESIDE}.change"
    for (sequence,) in db.execute(
        f"SELECT sequence FROM ({theirs} EXCEPT {theirs.replace(BESIDE, 'main')})"
    ).fetchall():
        yield f"change: number {sequence} in the history is not as it was kept"


def _newest(file: str) -> str:
    return f"(SELECT coalesce(max(sequence), 0) FROM {file}.change)"
