# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which format a journal file has, and how it comes to today's.

Hides version numbers; what the tables are is in ``ladder``.
"""

from journal_app.store.engine import Database

# "IrnJ" in ASCII, in the header of every journal: a file without it is no journal.
APPLICATION_ID = 0x49726E4A
# major * 1000 + minor. A newer minor version is readable and writable; a newer major version is refused.
FORMAT = 3_000
FIRST_FORMAT = 1_000
_KNOWS_OBSERVED = 2_000
_KNOWS_WRITTEN_BEFORE = 3_000

_WRITTEN_BEFORE = ("id", "entered_by", "recorded_at", "source", "tracker", "size", "kind", "note")


def is_pending(db: Database) -> bool:
    """Whether a journal is of an older format than today's."""
    return int(db.execute("PRAGMA user_version").fetchone()[0]) < FORMAT


def is_known(kind: str, version: int) -> bool:
    """Whether a journal of format ``version`` has the table of this kind."""
    return kind != "expectation" or version >= _KNOWS_WRITTEN_BEFORE


def migrate(db: Database) -> None:
    """Bring the tables of ``db`` to today's format, all the way or not at all; what is current is not written."""
    if not is_pending(db):
        return
    from journal_app.store import ladder  # most journals are of today's format, and start-up does without

    with db.atomic():
        ladder.climb(db.conn)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {FORMAT}")


def stand_in(db: Database) -> None:
    """Let an older journal that may not be written be read as today's; what it does not know is unsaid.

    The stand-ins live in this connection's memory and go before the tables of the same name.
    """
    application, version = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if application != APPLICATION_ID or version <= 0:
        return
    if version < _KNOWS_OBSERVED:
        db.execute("CREATE TEMP VIEW infusion AS SELECT *, NULL AS observed FROM main.infusion")
    if version < _KNOWS_WRITTEN_BEFORE:
        nothing = ", ".join(f"'' AS {name}" for name in _WRITTEN_BEFORE)
        db.execute(f"CREATE TEMP VIEW expectation AS SELECT {nothing} WHERE 0")
