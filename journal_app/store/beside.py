# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A backup beside the journal it is of, so that the two can be compared entry by entry.

Hides that the backup is never written, that one of an older format is brought to today's in a copy first, and how two
files are known to be of one journal: they share a change, or nothing was ever changed in one of them.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journal_app import files, places
from journal_app.domain.settings import PERSON
from journal_app.errors import EntryRefused, StorageFailed, WrongPassphrase
from journal_app.store import backups, inspection, newborn, refusals, schema, vault
from journal_app.store.engine import Database
from journal_app.words import _

BESIDE = "theirs"
"""The name under which the backup's tables stand beside the journal's."""


@contextmanager
def attached(db: Database, path: Path, passphrase: str | None) -> Iterator[None]:
    """The backup at ``path`` beside the journal, as long as the body lasts; it was read through first.

    Raises JournalUnreadable, JournalTooNew, WrongPassphrase when it is locked with another passphrase, and EntryRefused
    when it is of another journal.
    """
    header = vault.read_header(path)
    key = passphrase if header.is_encrypted else None
    if header.is_encrypted and not passphrase:
        raise other_passphrase(path)
    with _current(path, key) as current:
        vault.attach_to_look(db, current, BESIDE, passphrase=key)
        try:
            _refuse_other_journal(db, path)
            yield
        finally:
            db.execute(f"DETACH {BESIDE}")


def other_passphrase(path: Path) -> WrongPassphrase:
    """The words for a backup from before the passphrase was changed."""
    return WrongPassphrase(
        _("This backup is locked with another passphrase."),
        _("{name} was made when the journal had another passphrase. Nothing was changed.").format(name=path.name),
        _("Give the passphrase that the journal had then."),
    )


@contextmanager
def _current(path: Path, key: str | None) -> Iterator[Path]:
    """The backup in today's format: itself, or a copy in a private folder that goes again."""
    try:
        with backups.opened(path, key) as db:
            problems = inspection.damage(db)
            is_old = schema.is_pending(db)
    except WrongPassphrase:
        raise other_passphrase(path) from None
    if problems:
        raise refusals.damaged(path, problems[0])
    if not is_old:
        yield path
        return
    with _private_folder(path) as folder:
        copy = folder / "current.ironjournal"
        shutil.copyfile(path, copy)
        with refusals.translated(copy), newborn.closing(vault.connect(copy, passphrase=key)) as db:
            schema.migrate(db)
        yield copy


@contextmanager
def _private_folder(path: Path) -> Iterator[Path]:
    try:
        files.make_folder(places.backups_folder())
        with tempfile.TemporaryDirectory(prefix=".read-", dir=places.backups_folder()) as folder:
            yield Path(folder)
    except OSError as error:
        raise StorageFailed(
            _("This backup could not be read."),
            _("{path}: {reason}. Nothing was changed.").format(path=path, reason=error.strerror),
            _("Make room on the disk and try again."),
        ) from error


def _refuse_other_journal(db: Database, path: Path) -> None:
    """Refuse what is kept of somebody else, or in another journal."""
    shared = db.execute(f"SELECT 1 FROM {BESIDE}.change JOIN main.change USING (id) LIMIT 1").fetchone()
    blank = [name for name in ("main", BESIDE) if not db.execute(f"SELECT 1 FROM {name}.change LIMIT 1").fetchone()]
    ours, theirs = (_person(db, name) for name in ("main", BESIDE))
    if shared or (blank and (ours == theirs or (not ours and blank == ["main"]))):
        return
    raise EntryRefused(
        _("This is a backup of another journal."),
        _("{name} is of the journal of {theirs}; this is the journal of {ours}. Nothing was changed.").format(
            name=path.name, theirs=theirs or _("somebody without a name"), ours=ours or _("somebody without a name")
        ),
        _("Each person has a journal of their own. Open that journal first, or open the backup itself to look at it."),
    )


def _person(db: Database, name: str) -> str:
    found = db.execute(f"SELECT value FROM {name}.setting WHERE key = ?", [PERSON]).fetchone()
    return str(found[0]) if found else ""
