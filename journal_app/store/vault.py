# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Reaching a journal file, with or without a passphrase.

Hides SQLCipher (one engine serves plain and encrypted journals), what the first bytes of a file tell before anything
is opened, and how the engine is set so that what it says is kept is kept.
"""

import os
import stat
import struct
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journal_app.domain.frozen import frozen
from journal_app.errors import JournalTooNew, JournalUnreadable, WrongPassphrase
from journal_app.store import refusals, schema
from journal_app.store.engine import Database, cipher
from journal_app.words import _

_PLAIN_HEADER = b"SQLite format 3\x00"
# Positions in the header of an SQLite file (sqlite.org/fileformat2.html, section 1.3).
_USER_VERSION_AT, _APPLICATION_ID_AT = 60, 68
_HEADER_BYTES = 100
_PATIENCE_MS = 2_000


@frozen(kw_only=False)
class Header:
    """What the first bytes of a file say before anything is opened."""

    is_encrypted: bool
    version: int | None


def read_header(path: Path) -> Header:
    """The header of a journal file; refuses what cannot be one, without touching it."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            # Merely opening a pipe would wait for somebody to write into it.
            raise refusals.not_a_journal(path)
        with path.open("rb") as file:
            head = file.read(_HEADER_BYTES)
            size = file.seek(0, 2)
    except FileNotFoundError:
        raise JournalUnreadable(
            _("There is no journal at {path}.").format(path=path),
            _("The file is not there. Nothing was changed."),
            _("Look for a file that ends in .ironjournal, or make a new one with: iron-journal new"),
        ) from None
    except OSError as error:
        raise refusals.unreadable(path, error.strerror or "") from error
    if not head.startswith(_PLAIN_HEADER):
        # SQLCipher fills whole pages from the first byte on; anything shorter, or text, is something else.
        if size == 0 or size % 512 or _looks_like_text(head):
            raise refusals.not_a_journal(path)
        return Header(is_encrypted=True, version=None)
    application, version = (
        struct.unpack_from(">I", head.ljust(_HEADER_BYTES, b"\0"), place)[0]
        for place in (_APPLICATION_ID_AT, _USER_VERSION_AT)
    )
    if application != schema.APPLICATION_ID:
        raise refusals.not_a_journal(path)
    return Header(is_encrypted=False, version=int(version))


def refuse_newer(version: int, path: Path | None) -> None:
    """Refuse a journal whose major version is beyond ours."""
    if version // 1000 > schema.FORMAT // 1000:
        raise JournalTooNew(
            _("This journal was written by a newer Iron Journal."),
            _("{path} has format {theirs}; this program knows format {ours}. The file was not touched.").format(
                path=path, theirs=version // 1000, ours=schema.FORMAT // 1000
            ),
            _("Install the newer Iron Journal to open it."),
        )


def connect(path: Path | None, *, passphrase: str | None = None, read_only: bool = False) -> Database:
    """A database on ``path`` (None: in memory) that has proven it can be read with this passphrase.

    A file without content takes the passphrase as its own.
    """
    *others, last = _spellings(passphrase)
    for spelling in others:
        try:
            return _connected(path, spelling, read_only=read_only)
        except WrongPassphrase:
            continue
    return _connected(path, last, read_only=read_only)


def _connected(path: Path | None, passphrase: str | None, *, read_only: bool) -> Database:
    with refusals.translated(path):
        connection = _connection(path, read_only=read_only)
        try:
            # A wrong key is an everyday thing; SQLCipher would print four lines about it on the terminal.
            connection.execute("PRAGMA cipher_log_level = NONE")
            if passphrase is not None:
                _set_key(connection, passphrase)
            # Nothing that stands in the file itself may call a function that does more than compute, and a page is
            # looked at before it is believed (sqlite.org/security.html).
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
            # What a sort or a long change sets aside would lie in clear in a folder of the system.
            connection.execute("PRAGMA temp_store = MEMORY")
        except cipher.DatabaseError as error:
            connection.close()
            if passphrase is not None and "not a database" in str(error):
                raise refusals.wrong_passphrase(path) from None
            raise
        db = Database(connection)
        if read_only:
            schema.stand_in(db)
        return db


@contextmanager
def attached(db: Database, path: Path, name: str, *, passphrase: str | None) -> Iterator[None]:
    """The file at ``path`` beside the one that is open, under ``name``; without content it takes this passphrase."""
    key = _spellings(passphrase)[0] or ""
    db.execute(f"ATTACH DATABASE ? AS {name} KEY ?", [path.as_uri() + "?mode=rw", key])
    try:
        yield
    finally:
        db.execute(f"DETACH DATABASE {name}")


def attach_to_look(db: Database, path: Path, name: str, *, passphrase: str | None) -> None:
    """The file at ``path`` beside the one that is open, to be read under ``name``; WrongPassphrase when it stays shut.

    It stays until it is detached.
    """
    address = path.resolve().as_uri() + "?mode=ro"
    with refusals.translated(path):
        for spelling in _spellings(passphrase):
            try:
                # Without a key it would be read with that of the one that is open.
                db.execute(f"ATTACH DATABASE ? AS {name} KEY ?", [address, spelling or ""])
            except cipher.DatabaseError as error:
                if "not a database" not in str(error):
                    raise
            else:
                return
    raise refusals.wrong_passphrase(path)


def make_durable(db: Database, *, durable: bool = True, is_carried: bool = False) -> None:
    """A commit is on the disk when it returns; ``durable=False`` trusts the system, for files made in one go.

    A file that ``is_carried`` (see ``shares``) has no write-ahead log beside it.
    """
    db.execute(f"PRAGMA main.journal_mode = {'TRUNCATE' if is_carried else 'WAL'}")
    db.execute(f"PRAGMA main.synchronous = {'FULL' if durable else 'OFF'}")


def make_plain(db: Database) -> None:
    """Leave one file and nothing beside it, so that even a reader who may not write finds all of it there."""
    db.execute("PRAGMA busy_timeout = 0")
    db.execute("PRAGMA main.journal_mode = DELETE")


def bring_home(db: Database) -> None:
    """Bring what lies in the write-ahead log into the one file, as far as nobody reads it just now.

    While a backup is made of a large journal, the next save is not to wait for it; the next time brings the rest.
    """
    db.execute("PRAGMA busy_timeout = 0")
    try:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        db.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")


def shut_others_out(db: Database) -> None:
    """Until this connection is closed no other reads or writes the file; JournalInUse when one is at it just now."""
    db.execute("PRAGMA main.locking_mode = EXCLUSIVE")
    db.execute("BEGIN EXCLUSIVE")
    db.execute("COMMIT")


def _connection(path: Path | None, *, read_only: bool) -> "cipher.Connection":
    if path is None:
        return cipher.connect(":memory:", isolation_level=None, check_same_thread=False)
    real = path.resolve()
    address = real.as_uri() + ("?mode=ro" if read_only else "?mode=rw")
    if read_only and not _has_company(real) and not _may_write(real.parent):
        # In WAL mode even a reader writes beside the file, unless it is told that nothing else will.
        address += "&immutable=1"
    return cipher.connect(address, uri=True, isolation_level=None, check_same_thread=False)


def _has_company(path: Path) -> bool:
    """Whether a write-ahead log stands beside the journal."""
    return path.with_name(path.name + "-wal").exists()


def _may_write(path: Path) -> bool:
    """Whether the mode bits allow writing, asked of themselves, since root may write anything; and whether we may.

    The bits say nothing of a folder of somebody else's, or of a disk that can only be read.
    """
    return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK)


def may_change(path: Path) -> bool:
    """Whether the journal and its folder allow changes."""
    return _may_write(path) and _may_write(path.resolve().parent)


def _set_key(connection: "cipher.Connection", passphrase: str) -> None:
    quoted = passphrase.replace("'", "''")
    connection.execute(f"PRAGMA key = '{quoted}'")


def _spellings(passphrase: str | None) -> list[str | None]:
    """The ways a passphrase may have been written when it was set, the way we set it first.

    One keyboard types "é" as one sign, another as two, and both show the same. New passphrases are set composed (NFC,
    as RFC 8265 asks of passwords); a journal made before that holds what was typed.
    """
    if passphrase is None:
        return [None]
    _refuse_impossible(passphrase)
    composed, apart = (unicodedata.normalize(form, passphrase) for form in ("NFC", "NFD"))
    return list(dict.fromkeys([composed, passphrase, apart]))


def _refuse_impossible(passphrase: str) -> None:
    """Refuse what the engine would cut short, and what is no text (a terminal in another encoding gives that)."""
    if "\0" in passphrase or any("\ud800" <= sign <= "\udfff" for sign in passphrase):
        raise WrongPassphrase(
            _("This cannot be a passphrase."),
            _("It holds something that is not a letter or sign. Nothing was changed."),
            _("Type it again, or look at how your terminal is set."),
        )


def _looks_like_text(head: bytes) -> bool:
    return bool(head) and head.isascii() and all(chr(byte).isprintable() or chr(byte).isspace() for byte in head)
