# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Tables of every kind as a journal writes them itself."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from journal_app.exchange.own.exporting import write_tables
from journal_app.store.journal import Journal
from tests.exchange.every_kind import fill
from tests.exchange.hostile import zipped
from tests.plugins.clock import FrozenClock


@cache
def own_tables() -> tuple[bytes, ...]:
    """All tables in a zip, and those of treatments, infusions and days each by itself."""
    with Journal.create(None, clock=FrozenClock(), seed=1) as journal, TemporaryDirectory() as folder:
        fill(journal)
        tables = {path.name: path.read_bytes() for path in write_tables(journal.facts, Path(folder))}
    alone = [tables[name] for name in ("infusions.csv", "day_notes.csv", "courses.csv") if name in tables]
    return zipped(*tables.items()), *alone
