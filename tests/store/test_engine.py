# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""All or nothing, and one within another taken back by itself."""

from collections.abc import Iterator

import pytest

from journal_app.store import vault
from journal_app.store.engine import Database, cipher


@pytest.fixture
def db() -> Iterator[Database]:
    """A database in memory with one table of numbers."""
    database = vault.connect(None)
    database.execute("CREATE TABLE number (n INTEGER UNIQUE) STRICT")
    yield database
    database.close()


def numbers(db: Database) -> list[int]:
    return [n for (n,) in db.execute("SELECT n FROM number ORDER BY n")]


def keep_twice(db: Database, number: int) -> None:
    with db.atomic():
        db.execute("INSERT INTO number VALUES (?)", [number])
        db.execute("INSERT OR ROLLBACK INTO number VALUES (?)", [number])


def keep(db: Database, number: int, *, then: type[BaseException] | None = None) -> None:
    with db.atomic():
        db.execute("INSERT INTO number VALUES (?)", [number])
        if then is not None:
            raise then


def test_a_statement_by_itself_is_kept_at_once(db: Database) -> None:
    db.execute("INSERT INTO number VALUES (1)")
    assert not db.conn.in_transaction
    assert numbers(db) == [1]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_nothing_is_kept_of_what_ends_in_an_error(db: Database, error: type[BaseException]) -> None:
    with pytest.raises(error):
        keep(db, 1, then=error)
    assert numbers(db) == []
    assert not db.conn.in_transaction


def test_one_within_another_is_taken_back_by_itself(db: Database) -> None:
    with db.atomic():
        keep(db, 1)
        with pytest.raises(ValueError):  # noqa: PT011 -- raised by the test itself
            keep(db, 2, then=ValueError)
        keep(db, 3)
        assert db.conn.in_transaction
    assert numbers(db) == [1, 3]


def test_an_error_that_ended_the_transaction_itself_is_the_one_that_is_told(db: Database) -> None:
    db.execute("INSERT INTO number VALUES (1)")
    with pytest.raises(cipher.IntegrityError, match="UNIQUE"):
        keep_twice(db, 2)
    assert numbers(db) == [1]
    assert not db.conn.in_transaction
