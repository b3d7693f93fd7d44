# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Forgetting what was deleted.

What is deleted or replaced stays in the log, so that it can be brought back. Here the log lets go of it: both sides of
each older change, the words that named it, the bytes of letters that nothing could bring back, and at last every page
of the file that is not in use. Hides which changes hang together (one, its undo, its redo: they are forgotten when the
latest of them is old enough, never one without the others), and the order in which that is safe: the log in one
transaction, then the file written anew through the write-ahead log, so that whoever is killed has a whole journal.
"""

from collections import defaultdict
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from journal_app.domain.frozen import frozen
from journal_app.errors import JournalInUse, StorageFailed
from journal_app.store import attachments, refusals, rows
from journal_app.store.engine import Database
from journal_app.words import _


@frozen
class Forgotten:
    """What a compaction let go of: changes and letters by number, and the size of the file in bytes before and after.

    ``is_tidied`` is False while somebody else reads the journal: then the rest goes when it is closed.
    """

    changes: int
    letters: int
    size_before: int
    size_after: int
    is_tidied: bool = True


def forgettable(db: Database, before: datetime | None) -> list[int]:
    """The sequences of the changes that are older than ``before`` (None: all) and not forgotten yet."""
    limit = rows.instant_text(before) if before else None
    first_of: dict[int, int] = {}
    newest, known = dict[int, str](), defaultdict[int, list[int]](list)
    found = db.execute(
        """SELECT sequence, at, reverses, EXISTS (SELECT 1 FROM change_row WHERE change_row.change = sequence)
           FROM change ORDER BY sequence"""
    )
    for sequence, at, reverses, is_known in found.fetchall():
        first = first_of[sequence] = first_of.get(reverses, sequence)
        newest[first] = max(newest.get(first, ""), at)
        if is_known:
            known[first].append(sequence)
    return [one for first, group in known.items() if limit is None or newest[first] < limit for one in group]


def compact(
    db: Database, before: datetime | None, transaction: Callable[[], AbstractContextManager[None]]
) -> Forgotten:
    """Forget what changes older than ``before`` deleted or replaced, then tidy the file up; see ``tidy``."""
    size = _size(db)
    with transaction():
        changes, letters = forget(db, before)
    is_tidied = tidy(db)
    return Forgotten(changes=changes, letters=letters, size_before=size, size_after=_size(db), is_tidied=is_tidied)


def forget(db: Database, before: datetime | None) -> tuple[int, int]:
    """Let the log go of what is older, in the transaction of the caller; gives how many changes and letters went."""
    gone = forgettable(db, before)
    db.conn.executemany("DELETE FROM change_row WHERE change = ?", [(sequence,) for sequence in gone])
    # What named a change may be the very words that were deleted.
    db.conn.executemany("UPDATE change SET label = '' WHERE sequence = ?", [(sequence,) for sequence in gone])
    return len(gone), attachments.forget_unreachable(db)


def tidy(db: Database) -> bool:
    """Write the file anew without a page that is not in use; False when a reader holds on to the write-ahead log.

    Raises StorageFailed when there is no room to do so: what was to be forgotten is overwritten all the same.
    """
    try:
        with refusals.translated(None):
            db.execute("PRAGMA temp_store = MEMORY")  # no second file with anything of it, ever
            db.execute("VACUUM")
            is_busy, *_pages = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except (StorageFailed, JournalInUse) as error:
        raise StorageFailed(
            _("What was deleted is forgotten, but the file could not be tidied up."),
            _("It is overwritten in the file. Writing the file anew takes as much room again as the journal has."),
            _("Close the journal where it is open elsewhere, make room on the disk, and have it forget once more."),
        ) from error
    return not is_busy


def _size(db: Database) -> int:
    pages, page_size = (int(db.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    return pages * page_size
