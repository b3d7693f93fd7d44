# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A journal that cannot be read whole, or is not there any more, and the newest good backup of it.

Hides how a damaged file is told from a wrong passphrase (a backup opens with it), what is known of the entries that are
missing in the backup, and that the damaged file is put aside under a name that says so, whatever it still holds.
"""

import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from journal_app import files
from journal_app.domain.facts import Clock
from journal_app.domain.frozen import frozen
from journal_app.errors import JournalError, NotFound, StorageFailed, WrongPassphrase
from journal_app.store import backups, inspection
from journal_app.store.attachments import problems as attachment_problems
from journal_app.store.backup_places import every_backup
from journal_app.store.backups import Backup
from journal_app.store.contents import Contents, contents_of
from journal_app.store.engine import cipher
from journal_app.store.lock import WriterLock
from journal_app.words import _

_COMPANY = ("-wal", "-shm", "-journal")


@frozen
class Rescue:
    """The newest good backup of a journal, read through just now.

    ``missing`` is how many changes the damaged file tells of that the backup does not have, None where it tells
    nothing; ``passed_over`` counts newer backups that are not good.
    """

    backup: Backup
    contents: Contents
    missing: int | None
    passed_over: int
    is_there: bool


def newest_good(journal: Path, passphrase: str | None) -> Rescue | None:
    """The newest backup of the journal at a path that is whole and opens with ``passphrase``; None without one.

    Raises WrongPassphrase when the newest whole one needs a passphrase and none is given.
    """
    passed_over = 0
    for backup in every_backup(journal):
        contents = _read_through(backup, passphrase)
        if contents is None:
            passed_over += 1
            continue
        newest = _newest_change(journal, passphrase)
        return Rescue(
            backup=backup,
            contents=contents,
            missing=max(0, newest - contents.change) if newest is not None else None,
            passed_over=passed_over,
            is_there=journal.exists(),
        )
    return None


def is_passphrase_of_backup(journal: Path, passphrase: str) -> bool:
    """Whether the newest backup that is locked opens with a passphrase that the journal itself does not open with."""
    for backup in every_backup(journal)[:1]:
        with suppress(JournalError), backups.opened(backup.path, passphrase):
            return not backups.is_plain(backup.path)
    return False


def put_in_place(journal: Path, backup: Path, passphrase: str | None, clock: Clock) -> Path | None:
    """Let a copy of a backup take the place of a journal; gives where the damaged file was put, None without one.

    Raises JournalInUse while it is open somewhere, what ``backups.opened`` raises, NotFound when the backup is not
    whole, and StorageFailed when the disk refuses; the damaged file is then where it was.
    """
    try:
        files.make_folder(journal.resolve().parent)
        lock = WriterLock.take(journal)
    except OSError as error:
        raise _not_put(journal, error) from error
    try:
        return _exchange(journal.resolve(), backup, passphrase, clock())
    finally:
        lock.release()


def _exchange(journal: Path, backup: Path, passphrase: str | None, now: datetime) -> Path | None:
    working = journal.with_name(f".{journal.name}.{os.getpid()}.part")
    aside = _free_aside(journal, now)
    try:
        os.close(os.open(working, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
        shutil.copyfile(backup, working)
        _refuse_unsound(working, backup, passphrase)
        files.synced(working)
        was_there = _put_aside(journal, aside)
        try:
            working.rename(journal)
        except OSError:
            _bring_back(journal, aside)
            raise
        files.sync_folder(journal.parent)
    except OSError as error:
        raise _not_put(journal, error) from error
    finally:
        working.unlink(missing_ok=True)
    return aside if was_there else None


def _put_aside(journal: Path, aside: Path) -> bool:
    """Rename the damaged file and what stands beside it; whether there was one."""
    for beside in _COMPANY:
        with suppress(FileNotFoundError):
            journal.with_name(journal.name + beside).rename(aside.with_name(aside.name + beside))
    try:
        journal.rename(aside)
    except FileNotFoundError:
        return False
    return True


def _bring_back(journal: Path, aside: Path) -> None:
    for beside in ("", *_COMPANY):
        with suppress(OSError):
            aside.with_name(aside.name + beside).rename(journal.with_name(journal.name + beside))


def _free_aside(journal: Path, now: datetime) -> Path:
    """A name beside the journal that says what it is, and that nothing has yet."""
    said = _("{name} (damaged, put aside {when})").format(name=journal.stem, when=f"{now:%Y-%m-%d %H.%M.%S}")
    number = 1
    while True:
        turn = f" {number}" if number > 1 else ""
        path = journal.with_name(f"{said}{turn}{journal.suffix}")
        if not os.path.lexists(path):
            return path
        number += 1


def _read_through(backup: Backup, passphrase: str | None) -> Contents | None:
    """What a backup holds when it is whole, else None."""
    if not backups.is_plain(backup.path) and not passphrase:
        raise WrongPassphrase(
            _("The backups of this journal are locked with a passphrase."),
            _("Nothing was changed."),
            _("Give the passphrase of the journal."),
        )
    try:
        with backups.opened(backup.path, passphrase) as db:
            sound = not inspection.damage(db) and not attachment_problems(db)
            return contents_of(db) if sound else None
    except (JournalError, cipher.DatabaseError):
        return None


def _refuse_unsound(path: Path, backup: Path, passphrase: str | None) -> None:
    with backups.opened(path, passphrase) as db:
        problems = inspection.damage(db)
    if problems:
        raise NotFound(
            _("This backup is damaged too."),
            _("{name}: {problem}. Nothing was changed.").format(name=backup.name, problem=problems[0]),
            _("Choose another backup."),
        )


def _newest_change(journal: Path, passphrase: str | None) -> int | None:
    """The number of the newest change that a damaged file still tells of."""
    try:
        with backups.opened(journal, passphrase) as db:
            return int(db.execute("SELECT coalesce(max(sequence), 0) FROM change").fetchone()[0])
    except (JournalError, cipher.DatabaseError):
        return None


def _not_put(journal: Path, error: OSError) -> StorageFailed:
    return StorageFailed(
        _("The backup could not be put in place."),
        _("{path}: {reason}. The file that was there is there still.").format(path=journal, reason=error.strerror),
        _("Make room on the disk, or see that you may write to this folder, and try again."),
    )
