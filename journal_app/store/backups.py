# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Backups of a journal: verified copies of it, each a whole journal file of its own.

Hides how a copy is made while entries go on, how it is proven before it takes its name, how its name tells when and why
it was made and of which journal, and nothing of whom. A name that does not read so is not ours, and is never touched.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app import files
from journal_app.domain.facts import Kind
from journal_app.domain.frozen import frozen
from journal_app.domain.thinning import Made, kept
from journal_app.errors import JournalError, StorageFailed
from journal_app.store import inspection, newborn, refusals, vault
from journal_app.store.contents import Contents, contents_of, key_of
from journal_app.store.engine import Database
from journal_app.store.leftovers import wipe
from journal_app.store.opening import passphrase_for
from journal_app.store.queries import Facts
from journal_app.words import N_, _

if TYPE_CHECKING:  # it makes a backup before it is migrated, and so imports this
    from journal_app.store.journal import Journal

_NAME = re.compile(
    r"(?P<at>\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z)(?:-(?P<number>\d+))?_(?P<reason>[a-z-]+)_(?P<journal>[0-9a-f]{8})"
    r"\.ironjournal"
)
_AT = "%Y-%m-%dT%H%M%S.%fZ"
_UNFINISHED = re.compile(rf"\.{_NAME.pattern}\.\d+\.part(-journal|-wal)?")
_GIVEN_UP_AFTER = timedelta(hours=1)  # no copy takes as long; what is older was being made when the program was killed


class Reason(StrEnum):
    """What a backup was made for. The value stands in its name and is never changed."""

    CHANGES = "after-changes"
    MIGRATION = "before-migration"
    IMPORT = "before-import"
    RESTORE = "before-restore"
    DELETE = "before-delete"
    BY_HAND = "by-hand"

    def words(self) -> str:
        """The reason in the reader's language."""
        return _(_WORDS[self])


# Translators: why a backup was made
_WORDS = {
    Reason.CHANGES: N_("after changes"),
    Reason.MIGRATION: N_("before a newer version opened it"),
    Reason.IMPORT: N_("before an import"),
    Reason.RESTORE: N_("before a backup was restored"),
    Reason.DELETE: N_("before entries were removed"),
    Reason.BY_HAND: N_("made by hand"),
}


@frozen
class Backup:
    """One backup; ``journal`` tells those of one journal from another's, ``contents`` are None while unread."""

    path: Path
    made_at: datetime
    number: int
    reason: Reason
    journal: str
    size: int
    contents: Contents | None = None

    @property
    def counts(self) -> Mapping[Kind, int] | None:
        """How many entries of each kind it holds, or None while it was not read."""
        return self.contents.counts if self.contents is not None else None


def make_backup(source: "Journal | Facts", folder: Path, reason: Reason, now: datetime) -> Backup:
    """A backup in ``folder``, on the disk and proven; locked as the journal is.

    Entries may go on meanwhile: it holds one moment of the journal. Raises StorageFailed, and then nothing is left.
    """
    facts = source if isinstance(source, Facts) else source.facts
    db, passphrase = facts.source()
    with _told_as_backup(folder):
        files.make_folder(folder)
        _remove_given_up(folder)
        path = _free_name(folder, now, reason, key_of(db))
        contents = _copied(db, path, passphrase)
        return replace(_read_name(path), contents=contents)


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder, newest first, by their names alone; none where there is no such folder."""
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            if _NAME.fullmatch(path.name):
                with suppress(OSError, ValueError):  # gone meanwhile, or a name that is no day and time
                    found.append(_read_name(path))
    return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.number), reverse=True))


def thin(folder: Path, now: datetime, most_bytes: int, journal: str | None = None) -> tuple[Backup, ...]:
    """Remove the backups that have served; gives those that stay. With ``journal`` only its own are looked at."""
    there = [backup for backup in backups_in(folder) if journal in {None, backup.journal}]
    made = [
        Made(
            at=backup.made_at,
            size=backup.size,
            number=backup.number,
            is_marked=backup.reason is not Reason.CHANGES,
        )
        for backup in there
    ]
    staying = kept(made, now, most_bytes)
    remove(backup for place, backup in enumerate(there) if place not in staying)
    return tuple(backup for place, backup in enumerate(there) if place in staying)


def remove(backups: "Collection[Backup] | Iterator[Backup]", *, wiped: bool = False) -> None:
    """Remove backups for good, as far as the disk lets go of them; ``wiped`` writes zeros over them before."""
    for backup in backups:
        if wiped:
            wipe(backup.path)
        for beside in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                backup.path.with_name(backup.path.name + beside).unlink(missing_ok=True)


def with_contents(backup: Backup, passphrase: str | None) -> Backup:
    """The backup with what it holds. Raises what a journal raises that cannot be read: see ``Journal.open``."""
    if backup.contents is not None:
        return backup
    with opened(backup.path, passphrase) as db:
        return replace(backup, contents=contents_of(db))


@contextmanager
def opened(path: Path, passphrase: str | None) -> Iterator[Database]:
    """The journal in a file, to be read; raises JournalUnreadable, WrongPassphrase or JournalTooNew."""
    key = passphrase_for(path, passphrase)
    with refusals.translated(path):
        db = vault.connect(path, passphrase=key, read_only=True)
        with newborn.closing(db):
            inspection.refuse_foreign(db, path)
            yield db


def is_plain(path: Path) -> bool:
    """Whether anybody who has the file can read it; what cannot be read at all is not."""
    with suppress(OSError, JournalError):
        return not vault.read_header(path).is_encrypted
    return False


def named(path: Path) -> Backup | None:
    """The backup that a file is by its name; None for any other file."""
    return _read_name(path) if _NAME.fullmatch(path.name) else None


def unnamed(path: Path) -> Backup:
    """A journal file of any name as a backup, such as one that was copied by hand."""
    return named(path) or Backup(
        path=path,
        made_at=datetime.fromtimestamp(path.stat().st_mtime, UTC),
        number=1,
        reason=Reason.BY_HAND,
        journal="",
        size=path.stat().st_size,
    )


def _copied(source: Database, path: Path, passphrase: str | None) -> Contents:
    """Copy one moment of a journal, read the copy through, and only then give it its name."""
    with newborn.appearing_at(path) as working:
        with _one_moment(source), newborn.closing(vault.connect(working, passphrase=passphrase)) as target:
            contents = contents_of(source)
            source.conn.backup(target.conn)
            vault.make_plain(target)
        with newborn.closing(vault.connect(working, passphrase=passphrase, read_only=True)) as copy:
            problems = inspection.engine_problems(copy, "integrity_check")
            if not problems and contents_of(copy) != contents:
                problems = [_("it does not hold as many entries as the journal")]
            if problems:
                raise refusals.damaged(path, problems[0])
    return contents


@contextmanager
def _one_moment(db: Database) -> Iterator[None]:
    """What is read and copied here belongs to one moment; a writer beside it goes on."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("ROLLBACK")


def _free_name(folder: Path, now: datetime, reason: Reason, journal: str) -> Path:
    at = now.astimezone(UTC).strftime(_AT)[:-4] + "Z"
    number = 1
    while True:
        turn = f"-{number}" if number > 1 else ""
        if not any(folder.glob(f"{at}{turn}_*")):
            return folder / f"{at}{turn}_{reason.value}_{journal}.ironjournal"
        number += 1


def _read_name(path: Path) -> Backup:
    parts = _NAME.fullmatch(path.name)
    if parts is None:
        raise ValueError(path.name)
    return Backup(
        path=path,
        made_at=datetime.strptime(parts["at"], _AT).replace(tzinfo=UTC),
        number=int(parts["number"] or 1),
        reason=Reason(parts["reason"]),
        journal=parts["journal"],
        size=path.stat().st_size,
    )


def _remove_given_up(folder: Path) -> None:
    """Remove what was being written when the program was killed."""
    long_ago = datetime.now(UTC) - _GIVEN_UP_AFTER
    for path in folder.glob(".*.part*"):
        with suppress(OSError):
            if _UNFINISHED.fullmatch(path.name) and path.stat().st_mtime < long_ago.timestamp():
                path.unlink()


@contextmanager
def _told_as_backup(folder: Path) -> Iterator[None]:
    """Say of whatever goes wrong that it is a backup that was not made, and that the journal is as it was."""
    try:
        yield
    except OSError as error:
        raise _not_made(f"{folder}: {error.strerror}") from error
    except JournalError as error:
        raise _not_made(error.detail or error.title) from error


def _not_made(reason: str) -> StorageFailed:
    return StorageFailed(
        _("No backup could be made."),
        reason,
        _("Your journal is safe and you can go on writing. Make room on the disk, or look at Settings, Backups."),
    )
