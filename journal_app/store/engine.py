# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The engine a journal file is read and written with, and a connection to it.

Hides that the connection is sqlcipher3's. sqlite-utils has the same verbs; it is loaded only where a journal climbs the
ladder of formats, because it takes as long to import as a third of all that a start does.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as cipher

if TYPE_CHECKING:
    import sqlite3

__all__ = ["Database", "cipher"]


class Database:
    """A connection on which a statement is kept at once unless a transaction is under way.

    Invariant: ``conn`` begins no transaction by itself (``isolation_level=None``).
    """

    def __init__(self, conn: "sqlite3.Connection") -> None:
        self.conn = conn

    def execute(self, sql: str, parameters: "Sequence[object] | Mapping[str, object]" = ()) -> "sqlite3.Cursor":
        """Run one statement."""
        return self.conn.execute(sql, parameters)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """All that is done within is kept, or none of it; one within another is taken back by itself."""
        begin, keep, take_back = _NESTED if self.conn.in_transaction else _OUTERMOST
        self.conn.execute(begin)
        try:
            yield
            self.conn.execute(keep)
        except BaseException:
            # Some errors end the whole transaction by themselves; then nothing is left to take back.
            if self.conn.in_transaction:
                for statement in take_back:
                    self.conn.execute(statement)
            raise

    def close(self) -> None:
        """Let go of the file."""
        self.conn.close()


_OUTERMOST = ("BEGIN", "COMMIT", ("ROLLBACK",))
_NESTED = ("SAVEPOINT within", "RELEASE within", ("ROLLBACK TO within", "RELEASE within"))
