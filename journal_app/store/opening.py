# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a file goes through before it is an open journal.

Hides the order: its first bytes, the passphrase, the right to change it, the one writer, whether it is ours and, after
an unclean close, whole, and the ladder to today's format. A file that is refused was not touched, and is let go of.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from journal_app.errors import JournalError, StorageFailed, WrongPassphrase
from journal_app.store import inspection, leftovers, modes, refusals, schema, vault
from journal_app.store.engine import Database
from journal_app.store.lock import WriterLock
from journal_app.store.queries import Facts
from journal_app.words import _


def passphrase_for(path: Path, passphrase: str | None) -> str | None:
    """What opens the journal at ``path``, by its first bytes: the passphrase given, or none where none is needed.

    Raises JournalUnreadable, JournalTooNew, or WrongPassphrase where one is needed and none was given.
    """
    header = vault.read_header(path)
    if not header.is_encrypted:
        vault.refuse_newer(header.version or 0, path)
        return None
    if not passphrase:
        raise WrongPassphrase(
            _("This journal is locked with a passphrase, or it is not a journal."),
            _("{path} was not touched.").format(path=path),
            _("Give its passphrase."),
        )
    return passphrase


def refuse_unchangeable(path: Path) -> None:
    """Refuse a journal that its disk or folder allows to be looked at only."""
    if not vault.may_change(path):
        raise refusals.read_only(path)


@contextmanager
def to_look(path: Path, passphrase: str | None) -> Iterator[Database]:
    """The journal at ``path`` to be read, for the body to keep; closed again when the body fails."""
    db = vault.connect(path, passphrase=passphrase, read_only=True)
    with _closed_unless_kept(db), refusals.translated(path):
        inspection.refuse_foreign(db, path)
        yield db


@contextmanager
def to_change(
    path: Path, passphrase: str | None, unbacked: Callable[[JournalError], None] = lambda _error: None
) -> Iterator[tuple[Database, WriterLock]]:
    """The journal at ``path`` in today's format, and the lock on it, for the body to keep; let go of when it fails.

    One of an older format is backed up before; ``unbacked`` hears why when that could not be done.
    """
    modes.close_ours(path)
    lock = _locked(path)
    try:
        db = vault.connect(path, passphrase=passphrase)
        with _closed_unless_kept(db), refusals.translated(path):
            inspection.refuse_foreign(db, path)
            if lock.was_left_behind:
                inspection.refuse_damaged(db, path)
            leftovers.wipe_leftovers(path)
            if schema.is_pending(db):
                _back_up(db, path, passphrase, unbacked)
            schema.migrate(db)
            yield db, lock
    except BaseException:
        lock.give_back()
        raise


def _back_up(db: Database, path: Path, passphrase: str | None, unbacked: Callable[[JournalError], None]) -> None:
    from journal_app.store import backup_places  # most journals are of today's format, and start-up does without
    from journal_app.store.backups import Reason

    facts = Facts(db, passphrase=passphrase)
    error = backup_places.before(facts, path, Reason.MIGRATION, datetime.now(UTC))
    if error is not None:
        unbacked(error)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """The lock on the journal at ``path`` for as long as the body runs; raises as ``to_change`` does."""
    lock = _locked(path)
    try:
        yield
    except BaseException:
        lock.give_back()
        raise
    lock.release()


@contextmanager
def _closed_unless_kept(db: Database) -> Iterator[None]:
    """Let go of the connection when the journal is refused after all."""
    try:
        yield
    except BaseException:
        db.close()
        raise


def _locked(path: Path) -> WriterLock:
    try:
        return WriterLock.take(path)
    except PermissionError as error:
        raise refusals.read_only(path) from error
    except OSError as error:
        raise StorageFailed(
            _("The journal cannot be opened for writing."),
            _("{path}: {reason}. Nothing was changed.").format(path=path, reason=error.strerror),
            _("Make room on the disk, or copy the journal to another one, and try again."),
        ) from error
