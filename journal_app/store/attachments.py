# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The bytes of letters and photos, kept once each under their SHA-256.

Hides how long bytes stay. They are not logged: taking an attachment out, or taking back that it was added, leaves them
where they are, so that it can be brought back. Once no change can bring them back they go, when the journal is closed.
"""

import hashlib

from journal_app.domain.facts import Kind
from journal_app.domain.records import Attachment
from journal_app.errors import EntryRefused, NotFound
from journal_app.store.engine import Database
from journal_app.words import _

# In force, or an undo that could still be taken back: what a change of these took out can come again.
_CAN_COME_AGAIN = """
    change.reversed_by IS NULL AND (change.reverses IS NULL OR change.sequence >
        (SELECT coalesce(max(sequence), 0) FROM change WHERE reverses IS NULL))
"""
_FORGOTTEN = f"""
SELECT sha256 FROM blob WHERE sha256 NOT IN (SELECT sha256 FROM attachment) AND sha256 NOT IN (
    SELECT json_extract(logged.before, '$.sha256')
    FROM change_row AS logged JOIN change ON change.sequence = logged.change
    WHERE logged.kind = 'attachment' AND logged.before IS NOT NULL AND {_CAN_COME_AGAIN})
"""


_OF_A_CHANGE = """
SELECT DISTINCT belongs_kind, belongs_to FROM attachment WHERE
    EXISTS (SELECT 1 FROM change_row WHERE row_id = belongs_to AND kind = belongs_kind AND change = :sequence)
    OR EXISTS (SELECT 1 FROM change_row WHERE row_id = attachment.id AND kind = 'attachment' AND change = :sequence)
"""


def keep_bytes(db: Database, content: bytes) -> str:
    """Keep bytes, once however often they come; gives their SHA-256 as hexadecimal digits."""
    digest = hashlib.sha256(content).hexdigest()
    db.execute("INSERT INTO blob (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING", [digest, content])
    return digest


def content(db: Database, attachment: Attachment) -> bytes:
    """The bytes of an attachment, as they were given; NotFound when the journal knows only its name."""
    found = db.execute("SELECT content FROM blob WHERE sha256 = ?", [attachment.sha256]).fetchone()
    if found is None:
        raise NotFound(
            _("“{name}” itself is not in this journal.").format(name=attachment.name),
            _("The journal knows its name only, as one does that was loaded from a dump. Nothing was changed."),
            _("Attach the letter or photo once more."),
        )
    return bytes(found[0])


def size(db: Database, attachment: Attachment) -> int | None:
    """How many bytes an attachment has, without reading them; None when the journal knows only its name."""
    found = db.execute("SELECT length(content) FROM blob WHERE sha256 = ?", [attachment.sha256]).fetchone()
    return int(found[0]) if found else None


def refuse_stray(db: Database, sequence: int) -> None:
    """EntryRefused when a change leaves a letter behind whose entry is not there (any more)."""
    for kind, row_id in db.execute(_OF_A_CHANGE, {"sequence": sequence}).fetchall():
        if not _is_there(db, kind, row_id):
            raise EntryRefused(_("A letter or photo belongs to an entry that is not there."), _("Nothing was changed."))


def forget_unreachable(db: Database) -> int:
    """Take out the bytes that nothing refers to and no undo or redo could bring back; gives how many letters they were.

    Nothing is written for none.
    """
    forgotten = db.execute(_FORGOTTEN).fetchall()
    if forgotten:
        with db.atomic():
            db.conn.executemany("DELETE FROM blob WHERE sha256 = ?", forgotten)
    return len(forgotten)


def problems(db: Database) -> list[str]:
    """What is wrong with the attachments: no entry to belong to, bytes that are missing or not those that were kept."""
    owners = db.execute("SELECT id, belongs_kind, belongs_to FROM attachment ORDER BY id").fetchall()
    strays = [row_id for row_id, kind, owner in owners if not _is_there(db, kind, owner)]
    missing = db.execute(
        "SELECT id FROM attachment WHERE sha256 NOT IN (SELECT sha256 FROM blob) ORDER BY id"
    ).fetchall()
    kept = [row[0] for row in db.execute("SELECT sha256 FROM blob ORDER BY sha256").fetchall()]
    spoiled = [digest for digest in kept if not _is_whole(db, digest)]
    return [
        *(f"attachment: entry {row_id} belongs to one that is not there" for row_id in strays),
        *(f"attachment: the letter or photo of entry {row_id} is not in this journal" for (row_id,) in missing),
        *(f"blob: the letter or photo {digest[:12]} is not as it was kept" for digest in spoiled),
    ]


def _is_there(db: Database, kind: str, row_id: str) -> bool:
    """Whether there is an entry of this kind and id."""
    if kind not in set(Kind):
        return False
    return db.execute(f"SELECT 1 FROM {kind} WHERE id = ?", [row_id]).fetchone() is not None


def _is_whole(db: Database, digest: str) -> bool:
    """Whether the bytes kept under a name still have that name; one at a time, since each may be large."""
    found = db.execute("SELECT content FROM blob WHERE sha256 = ?", [digest]).fetchone()
    return hashlib.sha256(found[0]).hexdigest() == digest
