# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What stands in unfinished forms, kept through a crash.

Hides where. A draft is no fact: it is not logged, not announced, not dumped, and gone once its form is saved or closed.
It lies in the journal file all the same, because there it is encrypted with the rest.
"""

from datetime import datetime

from journal_app.domain.records import KeptDraft
from journal_app.store import rows
from journal_app.store.engine import Database


def keep(db: Database, form: str, content: str, saved_at: datetime) -> None:
    """Keep the content of a form, JSON text, in place of what was kept of it before."""
    db.execute(
        "INSERT INTO draft (form, content, saved_at) VALUES (?, ?, ?)"
        " ON CONFLICT (form) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at",
        [form, content, rows.instant_text(saved_at)],
    )


def drop(db: Database, form: str) -> None:
    """Forget what was kept of a form."""
    db.execute("DELETE FROM draft WHERE form = ?", [form])


def kept(db: Database, form: str) -> KeptDraft | None:
    """What was kept of a form, or None."""
    found = db.execute("SELECT content, saved_at FROM draft WHERE form = ?", [form]).fetchone()
    return KeptDraft(form=form, content=found[0], saved_at=rows.instant_kept(found[1], "draft")) if found else None
