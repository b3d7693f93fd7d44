# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Making the file of a new journal, so that at no moment a half-made one stands in its place.

Hides the working file and what a journal holds before anyone has written in it. The seeded rows have fixed ids and a
fixed instant: two new journals of the same person are equal.
"""

import hashlib
import os
import random
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from journal_app import files
from journal_app.domain.facts import Fact, ids_from
from journal_app.domain.records import Setting
from journal_app.domain.settings import MADE_UP, NO, PERSON, YES
from journal_app.errors import EntryRefused, StorageFailed
from journal_app.store import inspection, refusals, rows, schema, vault
from journal_app.store.engine import Database
from journal_app.words import _

_SEEDED_AT = datetime(2026, 1, 1, tzinfo=UTC)
_SEEDED_BY = "Iron Journal"


def fill(db: Database, *, person: str, made_up: bool, trackers: Collection[str] | None = None) -> None:
    """Give an empty database its tables and what a new journal knows.

    ``trackers`` are the keys of those on offer that are scored from the first day, without them the usual ones.
    """
    from journal_app.domain.catalogues import offered_trackers  # catalogues are not read when a journal is opened

    schema.migrate(db)
    offers = offered_trackers()
    wanted = {offered.tracker.key for offered in offers if offered.on} if trackers is None else set(trackers)
    seeds: list[Fact] = [offered.tracker for offered in offers if offered.tracker.key in wanted]
    seeds.append(Setting(key=PERSON, value=person))
    seeds.append(Setting(key=MADE_UP, value=YES if made_up else NO))
    for fact in seeds:
        seeded = _seeded(fact)
        db.execute(rows.insert_sql(type(seeded)), rows.encode(seeded))


def make_file(
    path: Path, *, passphrase: str | None, person: str, made_up: bool, trackers: Collection[str] | None = None
) -> None:
    """A new journal file, closed and whole; EntryRefused when something is there already."""
    with appearing_at(path) as working:
        db = vault.connect(working, passphrase=passphrase)
        with closing(db), db.atomic():
            fill(db, person=person, made_up=made_up, trackers=trackers)


def copy_into(source: Database, path: Path, *, passphrase: str | None) -> None:
    """A copy of an open journal as a new file that was read through before it took its name."""
    with appearing_at(path) as working:
        db = vault.connect(working, passphrase=passphrase)
        with closing(db):
            source.conn.backup(db.conn)
            problems = inspection.damage(db)
            if problems:
                raise refusals.damaged(path, problems[0])


def _seeded(fact: Fact) -> Fact:
    name = f"{type(fact).__name__}/{getattr(fact, 'key', '')}"
    bits = random.Random(hashlib.sha256(name.encode()).digest())  # noqa: S311 -- a fixed id, not a secret
    return replace(fact, id=next(ids_from(_SEEDED_AT, bits)), recorded_at=_SEEDED_AT, entered_by=_SEEDED_BY)


@contextmanager
def closing(db: Database) -> Iterator[Database]:
    """A database that is let go of however the body ends."""
    try:
        yield db
    finally:
        db.close()


@contextmanager
def appearing_at(path: Path) -> Iterator[Path]:
    """A private working file beside ``path`` that takes its name when all went well, and is gone otherwise."""
    _refuse_existing(path)
    working = path.with_name(f".{path.name}.{os.getpid()}.part")
    with _told_plainly(path, path.parent):
        files.make_folder(path.parent)
    with _told_plainly(path, path):
        os.close(os.open(working, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        with refusals.translated(path):
            yield working
        with _told_plainly(path, path):
            files.synced(working)
            _take_name(working, path)
    finally:
        for leftover in (
            working,
            working.with_name(working.name + "-journal"),
            working.with_name(working.name + "-wal"),
        ):
            leftover.unlink(missing_ok=True)


@contextmanager
def _told_plainly(path: Path, making: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise _already_there(making) from None
    except OSError as error:
        raise StorageFailed(
            _("The journal could not be written."),
            _("{path}: {reason}. Nothing was left behind.").format(path=path, reason=error.strerror),
            _("Choose a folder that you may write to and that has room."),
        ) from error


def _take_name(working: Path, path: Path) -> None:
    """Give the working file its name without ever replacing a file that appeared meanwhile."""
    link: Callable[[Path, Path], None] | None = getattr(os, "link", None)
    if link is not None:
        try:
            link(working, path)
        except FileExistsError:
            raise
        except OSError:
            # Some disks (FAT on a stick) know no second name for a file.
            link = None
    if link is None:
        _refuse_existing(path)
        working.rename(path)


def _refuse_existing(path: Path) -> None:
    if os.path.lexists(path):
        raise _already_there(path)


def _already_there(path: Path) -> EntryRefused:
    return EntryRefused(
        _("There is already a file at {path}.").format(path=path),
        _("It was left as it is."),
        _("Choose another name."),
    )
