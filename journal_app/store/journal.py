# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A journal: one file that one process may change at a time.

Hides how it is kept whole: by whom and when an entry was made, what is announced, when the file is first written to and
how it is left. Everything that is read goes through ``facts``, everything that changes through ``change``.
"""

import os
import random
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from journal_app.domain.days import journal_day, local_now
from journal_app.domain.facts import Clock, Kind
from journal_app.domain.frozen import frozen
from journal_app.domain.packs import pack_of
from journal_app.domain.settings import MADE_UP, PERSON, YES
from journal_app.errors import CannotUndo, EntryRefused, JournalError, JournalInUse, JournalReadOnly, StorageFailed
from journal_app.store import (
    attachments,
    drafts,
    history,
    inspection,
    newborn,
    opening,
    refusals,
    shares,
    vault,
)
from journal_app.store.changes import Edit, Stamp
from journal_app.store.engine import Database
from journal_app.store.history import ChangeRecord
from journal_app.store.inspection import CheckReport
from journal_app.store.lock import WriterLock
from journal_app.store.operations import Operation
from journal_app.store.queries import Facts
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.store.compaction import Forgotten
    from journal_app.store.dump import Dump

T = TypeVar("T")


@frozen(kw_only=False)
class Changed(Generic[T]):
    """What a change gave, which kinds of facts it touched, and its id; no id when nothing was altered."""

    value: T
    touched: frozenset[Kind]
    change: str | None


class Journal:
    """An open journal. Invariant: a change is on the disk, logged and announced, or nothing of it happened.

    The connection belongs to one thread at a time; other threads read through ``open_reader``.
    """

    def __init__(
        self,
        db: Database,
        *,
        path: Path | None,
        passphrase: str | None,
        lock: WriterLock | None,
        clock: Clock | None,
        bits: random.Random | None = None,
        durable: bool = True,
    ) -> None:
        self.path = path
        self.facts = Facts(db, passphrase=passphrase)
        self.clock: Clock = clock or local_now
        self.pack = pack_of(self.facts.setting)
        self.read_only = (path is not None and lock is None) or self.pack is not None
        self.unbacked: JournalError | None = None  # why there is no backup from before it was opened or changed
        self._db = db
        self._passphrase = passphrase
        self._lock = lock
        self._bits = bits or random.Random()  # noqa: S311 -- ids need to differ, not to be secret
        self._listeners: list[Callable[[frozenset[Kind]], None]] = []
        self._durable = durable
        self._is_ready_to_write = False
        self._identity = path.stat() if path else None
        self._read_whose()
        self.entered_by = self.person

    @classmethod
    def create(
        cls,
        path: Path | None,
        *,
        person: str = "",
        passphrase: str | None = None,
        made_up: bool = False,
        trackers: Collection[str] | None = None,
        clock: Clock | None = None,
        seed: int | None = None,
        durable: bool = True,
    ) -> "Journal":
        """A new journal, open; in memory when ``path`` is None. An existing file is refused.

        ``trackers`` are the keys of those on offer to begin with, without them the usual ones. ``seed`` makes ids
        repeatable; ``durable=False`` leaves it to the system when bytes reach the disk.
        """
        if passphrase == "":
            raise EntryRefused(_("A passphrase needs at least one character."), _("No journal was made."))
        bits = random.Random(seed)  # noqa: S311 -- ids need to differ, not to be secret
        if path is None:
            db = vault.connect(None)
            newborn.fill(db, person=person, made_up=made_up, trackers=trackers)
            return cls(db, path=None, passphrase=None, lock=None, clock=clock, bits=bits)
        newborn.make_file(path, passphrase=passphrase, person=person, made_up=made_up, trackers=trackers)
        return cls._opened(path, passphrase, clock=clock, bits=bits, durable=durable)

    @classmethod
    def open(
        cls, path: Path, *, passphrase: str | None = None, read_only: bool = False, clock: Clock | None = None
    ) -> "Journal":
        """The journal at ``path``.

        Raises JournalUnreadable, WrongPassphrase, JournalTooNew, JournalInUse or JournalReadOnly, and then has not
        touched the file.
        """
        passphrase = opening.passphrase_for(path, passphrase)
        if read_only:
            with opening.to_look(path, passphrase) as db:
                return cls(db, path=path, passphrase=passphrase, lock=None, clock=clock)
        opening.refuse_unchangeable(path)
        return cls._opened(path, passphrase, clock=clock)

    @classmethod
    def _opened(
        cls,
        path: Path,
        passphrase: str | None,
        *,
        clock: Clock | None,
        bits: random.Random | None = None,
        durable: bool = True,
    ) -> "Journal":
        unbacked: list[JournalError] = []
        with opening.to_change(path, passphrase, unbacked.append) as (db, lock):
            journal = cls(db, path=path, passphrase=passphrase, lock=lock, clock=clock, bits=bits, durable=durable)
            journal.unbacked = next(iter(unbacked), None)
            if lock.was_left_behind:
                journal._ready_to_write()  # what lies in the write-ahead log comes home at close
            return journal

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        told = refusals.told_by_engine(error, self.path)
        if told is not None:
            raise told from error

    def today(self) -> date:
        """The day that an entry made now belongs to."""
        return journal_day(self.clock(), self.facts.day_ends())

    def change(self, operation: Operation, do: Callable[[Edit], T], *, label: str = "") -> Changed[T]:
        """Do something to the journal as one change: whole, logged, undoable, announced after it is kept."""
        return self._change(operation, do, label, reverses=None)

    def undo(self, change_id: str | None = None) -> Changed[ChangeRecord]:
        """Take back the latest change in force, or the one named; CannotUndo says why not."""
        return self._reverse(history.next_to_undo(self._db, change_id), Operation.UNDO)

    def redo(self) -> Changed[ChangeRecord]:
        """Do again what was undone last; CannotUndo when there is nothing."""
        return self._reverse(history.next_to_redo(self._db), Operation.REDO)

    def history(self, limit: int | None = None) -> list[ChangeRecord]:
        """The changes, newest first."""
        return history.history(self._db, limit)

    @property
    def has_passphrase(self) -> bool:
        """Whether it was opened with one; a plain journal, and one in memory, has none."""
        return self._passphrase is not None

    @property
    def can_undo(self) -> bool:
        """Whether there is a change in force that ``undo`` would try to take back."""
        return history.is_anything_in_force(self._db)

    @property
    def can_redo(self) -> bool:
        """Whether ``redo`` has something to do again."""
        return history.is_anything_to_redo(self._db)

    def keep_draft(self, form: str, content: str) -> None:
        """Keep what stands in an unfinished form, JSON text, until it is dropped; nothing of a view that is read only.

        It is no change: not logged, not announced, nothing to undo.
        """
        if self.read_only:
            return
        with self._writing():
            drafts.keep(self._db, form, content, self.clock())

    def drop_draft(self, form: str) -> None:
        """Forget what was kept of a form, if anything was."""
        if self.read_only or self.facts.kept_draft(form) is None:
            return
        with self._writing():
            drafts.drop(self._db, form)

    def on_changed(self, callback: Callable[[frozenset[Kind]], None]) -> Callable[[], None]:
        """Call ``callback`` with the touched kinds after each change is kept; gives the way to stop that."""
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    def remember_passphrase(self) -> None:
        """Let the system's keyring keep the passphrase this journal was opened with; see ``store.remembered``."""
        from journal_app.store import remembered  # few ask for it

        if self.path is not None and self._passphrase is not None:
            remembered.remember(self.path, self._passphrase)

    def open_reader(self) -> Facts:
        """Read verbs on a connection of their own, for another thread; in memory it is the same connection."""
        if self.path is None:
            return self.facts
        db = vault.connect(self.path, passphrase=self._passphrase, read_only=True)
        return Facts(db, passphrase=self._passphrase, owns_connection=True)

    def dump(self) -> "Dump":
        """The whole journal as one plain object."""
        from journal_app.store import dump  # a start does without

        return dump.dump(self._db, person=self.person, made_up=self.made_up)

    def load(self, source: Mapping[str, object], contents: Iterable[bytes] = ()) -> int:
        """Take in a dump, into a journal as new, and the ``contents`` of its letters; gives the number of rows."""
        from journal_app.store import dump  # few journals are made of another

        dump.refuse_if_it_holds_facts(self._db)
        if not self.made_up:
            dump.refuse_if_made_up(source, self.person)
        loaded = self.change(Operation.LOAD, lambda edit: dump.load(edit, source, contents)).value
        self._read_whose()
        return loaded

    def check(self, *, full: bool = True) -> CheckReport:
        """Whether the file is sound; ``full`` also reads every entry."""
        with refusals.translated(self.path):
            return inspection.check(self._db, full=full, path=self.path)

    def checkpoint(self) -> None:
        """Bring everything into the one file, so that a copy of it is whole."""
        if self._is_ready_to_write:
            vault.bring_home(self._db)

    def backup_to(self, path: Path) -> None:
        """A verified copy of the journal at ``path``, which must not exist yet."""
        with refusals.translated(path):
            newborn.copy_into(self._db, path, passphrase=self._passphrase)

    def forgettable(self, before: datetime | None = None) -> int:
        """How many changes older than ``before`` (None: all) ``forget`` would let go of."""
        from journal_app.store import compaction  # few ask for it

        return len(compaction.forgettable(self._db, before))

    def forget(self, before: datetime | None = None) -> "Forgotten":
        """Forget for good what changes older than ``before`` (None: all) deleted or replaced; nothing brings it back.

        StorageFailed says what of it was not done. Entries that are in the journal stay.
        """
        if self.read_only:
            raise refusals.read_only(self.path)
        from journal_app.store import compaction  # few ask for it

        return compaction.compact(self._db, before, self._writing)

    def close(self) -> None:
        """Bring everything into the one file and let go of it."""
        # What a full disk keeps in the write-ahead log is whole and comes home at the next open; a reader elsewhere may
        # keep that log in use.
        if self._is_ready_to_write:
            with suppress(StorageFailed, JournalInUse, JournalReadOnly), refusals.translated(self.path):
                attachments.forget_unreachable(self._db)
                self.checkpoint()
                vault.make_plain(self._db)
        self._db.close()
        self._passphrase = None  # nothing that is closed needs it
        if self._lock:
            self._lock.release()
            self._lock = None

    def _reverse(self, sequence: int, operation: Operation) -> Changed[ChangeRecord]:
        def take_back(edit: Edit) -> None:
            edit.take_back(sequence)

        try:
            changed = self._change(operation, take_back, "", reverses=sequence)
        except EntryRefused as refused:
            raise CannotUndo(refused.title, refused.detail, _("Undo the later change first.")) from refused
        return Changed(self.history(limit=1)[0], changed.touched, changed.change)

    def _change(self, operation: Operation, do: Callable[[Edit], T], label: str, *, reverses: int | None) -> Changed[T]:
        if self.pack is not None:
            raise refusals.is_pack(self.path)
        if self.read_only:
            raise refusals.read_only(self.path)
        stamp = Stamp(entered_by=self.entered_by, at=self.clock(), bits=self._bits)
        edit = Edit(self._db, stamp, operation, label, reverses)
        with self._writing():
            value = do(edit)
            edit.finish()
        touched = frozenset(edit.touched)
        if Kind.SETTING in touched:
            self._read_whose()
        if touched:
            for listener in tuple(self._listeners):
                listener(touched)
        return Changed(value, touched, edit.change_id)

    def _read_whose(self) -> None:
        self.person = self.facts.setting(PERSON)
        self.made_up = self.facts.setting(MADE_UP) == YES

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction on the file that was opened: all of it is kept, or nothing with words that say why."""
        self._refuse_if_moved()
        with refusals.translated(self.path), self._ready_to_write().atomic():
            yield

    def _ready_to_write(self) -> Database:
        """The database, set up before its first change: a journal only looked at keeps every byte."""
        if not self._is_ready_to_write:
            is_carried = self.path is not None and shares.is_carried(self.path)
            vault.make_durable(self._db, durable=self._durable, is_carried=is_carried)
            self._is_ready_to_write = True
        return self._db

    def _refuse_if_moved(self) -> None:
        """Without this, entries would be kept in a file that nobody can find any more."""
        if self.path is None or self._identity is None:
            return
        try:
            there = os.path.samestat(self._identity, self.path.stat())
        except OSError:
            there = False
        if not there:
            raise refusals.moved(self.path)
