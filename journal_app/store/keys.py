# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Giving a journal a passphrase, another one, or none.

Hides that nothing is ever changed in place: a whole copy with the other key is written beside the journal, compared
row for row, brought to the disk, and takes the journal's place in one step. Until that step the journal is as it was,
after it the copy is the journal, whenever the program or the power fails.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import zip_longest
from pathlib import Path

from journal_app import files
from journal_app.errors import EntryRefused, StorageFailed
from journal_app.store import inspection, leftovers, opening, refusals, remembered, vault
from journal_app.store.engine import Database
from journal_app.words import _

_MISSING = object()


def set_passphrase(path: Path, old: str | None, new: str | None) -> Path | None:
    """Let the journal at ``path``, which nobody has open, be opened with ``new`` instead of ``old``; None is without.

    A keyring forgets the old one. Gives the file with the old bytes where it could not be removed, else None: the next
    opening tries again. Raises
    EntryRefused for an empty passphrase or a journal that has none to remove, and what ``Journal.open`` raises; then
    the journal is as it was.
    """
    key = opening.passphrase_for(path, old)
    _refuse_pointless(path, key, new)
    opening.refuse_unchangeable(path)
    real = path.resolve()
    with opening.alone(path), _told_plainly(path):
        with closing(vault.connect(path, passphrase=key)) as journal, refusals.translated(path):
            _settle(journal, path)
            copy = _empty_file(real)
            try:
                _write_copy(journal, copy, new)
                with closing(vault.connect(copy, passphrase=new)) as written:
                    _refuse_unequal(journal, written, path)
                files.synced(copy)
            except BaseException:
                leftovers.wipe(copy)
                raise
        _put_in_place(copy, real)
        left = leftovers.wipe_leftovers(real)
    remembered.forget(real)
    return left


def _refuse_pointless(path: Path, key: str | None, new: str | None) -> None:
    if new == "":
        raise EntryRefused(_("A passphrase needs at least one character."), _("Nothing was changed."))
    if key is None and new is None:
        raise EntryRefused(_("This journal has no passphrase."), _("{path} was left as it is.").format(path=path))


def _settle(journal: Database, path: Path) -> None:
    """Bring the journal into its one file, see that it is whole and nobody reads it, and tidy what an earlier try left.

    From here on others can neither read nor write it until the connection is closed.
    """
    inspection.refuse_foreign(journal, path)
    vault.make_plain(journal)
    vault.shut_others_out(journal)
    problems = _problems(journal)
    if problems:
        raise refusals.damaged(path, problems[0])
    leftovers.wipe_leftovers(path)


def _empty_file(real: Path) -> Path:
    copy = leftovers.copy_beside(real)
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return copy


def _write_copy(journal: Database, copy: Path, passphrase: str | None) -> None:
    """Everything of the journal in a file with another key; nothing beside that file, not even while it is written."""
    with vault.attached(journal, copy, "other", passphrase=passphrase):
        # A copy that is cut short is thrown away whole, so it needs no log of its own and is brought to the disk once.
        journal.execute("PRAGMA other.journal_mode = OFF")
        journal.execute("PRAGMA other.synchronous = OFF")
        journal.execute("SELECT sqlcipher_export('other')")
        for name in ("user_version", "application_id"):
            journal.execute(f"PRAGMA other.{name} = {_number(journal, name)}")


def _refuse_unequal(journal: Database, copy: Database, path: Path) -> None:
    """Refuse a copy that is not whole, or in which one row differs."""
    problems = [*_problems(copy), *_differences(journal, copy)]
    if problems:
        raise StorageFailed(
            _("The journal could not be written with the other passphrase."),
            _("A copy of {path} did not come out the same: {reason}. The journal is as it was.").format(
                path=path, reason=problems[0]
            ),
            _("Look at the journal with: iron-journal check"),
        )


def _differences(journal: Database, copy: Database) -> Iterator[str]:
    """Where two files differ: their marks, their tables and indexes, then every row in its order."""
    for name in ("user_version", "application_id", "encoding"):
        if journal.execute(f"PRAGMA {name}").fetchone() != copy.execute(f"PRAGMA {name}").fetchone():
            yield name
    definitions = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    tables = [name for kind, name, _sql in journal.execute(definitions) if kind == "table"]
    if journal.execute(definitions).fetchall() != copy.execute(definitions).fetchall():
        yield "sqlite_master"
        return
    for table in tables:
        rows = f'SELECT * FROM "{table}"'
        pairs = zip_longest(journal.execute(rows), copy.execute(rows), fillvalue=_MISSING)
        if any(ours != theirs for ours, theirs in pairs):
            yield table


def _problems(db: Database) -> list[str]:
    """What the engine finds wrong with the pages, their seals and the references."""
    found = [line for (line,) in db.execute("PRAGMA integrity_check").fetchall() if line != "ok"]
    found += [line for (line,) in db.execute("PRAGMA cipher_integrity_check").fetchall()]
    return [*found, *(row[0] for row in db.execute("PRAGMA foreign_key_check").fetchall())]


def _put_in_place(copy: Path, real: Path) -> None:
    """The one step; the journal as it was can be reached until its bytes are written over."""
    with leftovers.held(real):
        try:
            copy.replace(real)
        except OSError:
            leftovers.wipe(copy)
            raise
        files.sync_folder(real.parent)


def _number(db: Database, pragma: str) -> int:
    return int(db.execute(f"PRAGMA {pragma}").fetchone()[0])


@contextmanager
def _told_plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageFailed(
            _("The journal could not be written with the other passphrase."),
            _("{path}: {reason}. The journal is as it was.").format(path=path, reason=error.strerror),
            _("Make room on the disk, or copy the journal to another one, and try again."),
        ) from error
