# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whether the inside of a file is that of a journal, before anything of it is used.

A file may come from anybody. Triggers and views would run when an entry is kept, virtual tables hand their reading to
other code, columns that compute themselves may compute for ever, and one value may be as large as the file. Hides what
is looked at: the list of tables, the columns of those we read, and, in a large file only, how long its values are.
"""

from collections.abc import Iterator
from pathlib import Path

from journal_app.domain.attachments import MOST_BYTES
from journal_app.store import refusals, rows, schema
from journal_app.store.engine import Database
from journal_app.words import _

LARGE_FILE = 64 * 1024 * 1024
"""A file from which on it is looked at how long its values are, in bytes: no smaller one holds what is too much."""
MOST_TEXT = 8 * 1024 * 1024
"""The bytes that all values of one entry may take; nobody types as much."""
_LOG = {
    "change": ("sequence", "id", "at", "entered_by", "operation", "label", "reverses", "reversed_by"),
    "change_row": ("change", "position", "kind", "row_id", "before", "after"),
    "draft": ("form", "content", "saved_at"),
    "blob": ("sha256", "content"),
}


def refuse_strange(db: Database, path: Path, version: int, *, file: str = "main") -> None:
    """JournalUnreadable when the inside of ``file`` is not that of a journal of format ``version``."""
    fault = next(_faults(db, version, file), "")
    if fault:
        raise refusals.damaged(path, fault)


def _faults(db: Database, version: int, file: str) -> Iterator[str]:
    """What is not as it is in a journal; the cheap looks come first, and what is found ends the looking."""
    odd = f"SELECT 1 FROM {file}.sqlite_master WHERE type NOT IN ('table', 'index') OR sql LIKE 'CREATE VIRTUAL%'"
    if db.execute(odd).fetchone():
        yield _("it holds something that no journal holds")
    tables = dict(_tables(version))
    for table, wanted in tables.items():
        columns = db.execute(f"SELECT name, hidden FROM {file}.pragma_table_xinfo(?)", [table]).fetchall()
        if not wanted <= {str(name) for name, _hidden in columns} or any(hidden for _name, hidden in columns):
            yield _("its table {table} is not that of a journal").format(table=table)
    pages, size = (int(db.execute(f"PRAGMA {file}.{name}").fetchone()[0]) for name in ("page_count", "page_size"))
    if pages * size > LARGE_FILE and any(_is_too_long(db, file, *table) for table in tables.items()):
        yield _("an entry is longer than any entry can be")


def _tables(version: int) -> Iterator[tuple[str, set[str]]]:
    """The tables of a format, each with the columns that it has there."""
    for kind in rows.FACTS:
        if schema.is_known(kind, version):
            yield kind.value, set(rows.names_in(kind, version))
    yield from ((table, set(columns)) for table, columns in _LOG.items())


def _is_too_long(db: Database, file: str, table: str, columns: set[str]) -> bool:
    whole = " + ".join(f"coalesce(octet_length({name}), 0)" for name in sorted(columns))
    most = MOST_BYTES + MOST_TEXT if table == "blob" else MOST_TEXT
    longest = f"SELECT 1 FROM {file}.{table} WHERE {whole} > ? LIMIT 1"
    return db.execute(longest, [most]).fetchone() is not None
