# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Two lanes of work beside the window.

The writer lane owns the Journal: every change, and every small read that must not wait, run there in the order they
were asked for. The reader lane has a read-only connection of its own, so that a save never waits behind a chart.
Hides threads altogether: results and JournalErrors arrive on the main thread, a bug is raised there as if the
work had been called there, and ``Work.inline`` does everything at once, for tests, the tour and ``build_window``.
"""

import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal

from journal_app.errors import JournalError
from journal_app.store.journal import Journal
from journal_app.store.queries import Facts
from journal_app.store.refusals import told_while_reading
from journal_app.ui.desk import Cancelled, Failed, JournalInfo, Task, describe
from journal_app.ui.lanes import Asked, Lane, wait_for

T = TypeVar("T")
PATIENCE_MS = 300
# A quarter of a frame. Most saves are over sooner when this thread stands still than when it paints meanwhile, because
# only one thread at a time runs Python.
GRACE_SECONDS = 0.004


def _settle(result: Callable[[], T], done: Callable[[T], None], failed: Failed | None) -> None:
    """Hand a result to who asked for it; a bug, and a JournalError nobody waits for, are raised here."""
    try:
        value = result()
    except Cancelled:
        return
    except JournalError as error:
        if failed is None:
            raise
        failed(error)
        return
    done(value)


class Work(QObject):
    """Runs work for the window on one journal. Made and used on the main thread.

    Signals: ``changed(frozenset[Kind])`` after each committed change; ``progressed(Task | None)`` every 300 ms
    while some work has been under way that long, and once with None when it is over.
    """

    changed = Signal(object)
    progressed = Signal(object)
    _touched = Signal(object)
    _finished = Signal(object)

    def __init__(self, *, threaded: bool = True, writer: Lane | None = None) -> None:
        """``writer`` is a lane on which the journal is being opened already."""
        super().__init__()
        self._journal: Journal | None = None
        self._facts: Facts | None = None
        self._forget: Callable[[], None] | None = None
        self._writer = (writer or Lane("writer")) if threaded else None
        self._reader = Lane("reader") if threaded else None
        self._under_way: dict[Task, float] = {}
        self._readings: set[Task] = set()
        self._has_shown = False
        self._owns = True
        self._is_closed = False
        self._pulse = QTimer(self, interval=PATIENCE_MS)
        self._pulse.timeout.connect(self._on_pulse)
        # Both are emitted on a lane's thread and must arrive in order on the main thread, hence never directly.
        self._touched.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @classmethod
    def inline(cls, journal: Journal, *, owns: bool = False) -> "Work":
        """Work that is done at once on the calling thread; ``close`` closes the journal only when it ``owns`` it."""
        work = cls(threaded=False)
        work._owns = owns
        work._adopt(journal)
        return work

    def open(self, opener: Callable[[], Journal], done: Callable[[JournalInfo], None], failed: Failed) -> None:
        """Open the journal on the lane that will own it; ``done`` gets what the window needs to know of it.

        After ``close`` none is opened any more.
        """
        if self._is_closed:
            return
        self._run(self._writer, lambda: describe(self._adopt(opener())), done, failed, Task())

    def read(
        self,
        query: Callable[[Facts], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        task: Task | None = None,
    ) -> None:
        """Run a query on the reader lane; it sees everything committed before it starts. None after ``close``."""
        if self._is_closed:
            return
        reading = task or Task()

        def call() -> T:
            reading.check()
            return query(self._reading())

        if self._reader is not None:
            self._readings.add(reading)
        self._run(self._reader, call, done, failed, reading)

    def glance(self, query: Callable[[Facts], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        """Run a small query on the writer lane, in order with the saves and ahead of anything slow."""
        if self._is_closed:
            return
        self._run(self._writer, lambda: query(self._opened().facts), done, failed, Task())

    def write(
        self,
        action: Callable[[Journal], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        task: Task | None = None,
    ) -> None:
        """Run an action on the writer lane. A quick one is over when this returns; it is never waited for long."""
        self._run(self._writer, lambda: action(self._opened()), done, failed, task or Task(), grace=GRACE_SECONDS)

    def reckon(self, call: Callable[[], T], done: Callable[[T], None]) -> None:
        """Run what needs no journal on the reader lane, open or not; nothing after ``close``."""
        if not self._is_closed:
            self._run(self._reader, call, done, None, Task())

    def drain(self) -> None:
        """Wait until everything asked of the writer so far is done and its results are delivered."""
        if self._writer is not None and not self._is_closed:
            self._writer.ask(lambda: None).result()
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def close(self) -> None:
        """Finish what was asked of the writer, give up unstarted reads, close the journal, deliver the last results."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._writer is None or self._reader is None:
            self._close_journal()
            return
        for reading in self._readings:
            reading.cancel()
        self._reader.ask(self._close_facts)
        self._reader.close()
        self._writer.ask(self._close_journal)
        self._writer.close()
        self._pulse.stop()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def _run(
        self,
        lane: Lane | None,
        call: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed | None,
        task: Task,
        *,
        grace: float = 0,
    ) -> None:
        def told() -> T:
            with told_while_reading(self._journal.path if self._journal is not None else None):
                return call()

        if lane is None:
            _settle(told, done, failed)
            return
        self._under_way[task] = time.monotonic()
        if not self._pulse.isActive():
            self._pulse.start()

        def on_finished(asked: Asked[T]) -> None:
            self._finished.emit((task, partial(_settle, asked.result, done, failed)))

        asked = lane.ask(told)
        asked.add_done_callback(on_finished)
        if grace:
            wait_for(asked, grace)

    def _on_finished(self, outcome: tuple[Task, Callable[[], None]]) -> None:
        task, settle = outcome
        self._under_way.pop(task, None)
        self._readings.discard(task)
        if not self._under_way:
            self._on_pulse()
        settle()

    def _on_pulse(self) -> None:
        """Say what has been under way for longer than anybody waits without a word."""
        now = time.monotonic()
        long = [task for task, since in self._under_way.items() if (now - since) * 1000 >= PATIENCE_MS]
        if long or self._has_shown:
            self.progressed.emit(long[0] if long else None)
        self._has_shown = bool(long)
        if not self._under_way:
            self._pulse.stop()

    def _adopt(self, journal: Journal) -> Journal:
        self._journal = journal
        self._forget = journal.on_changed(self._on_touched)
        return journal

    def _on_touched(self, kinds: frozenset[object]) -> None:
        """Called where the change was made, right after its commit."""
        (self.changed if self._writer is None else self._touched).emit(kinds)

    def _opened(self) -> Journal:
        if self._journal is None:
            raise RuntimeError("work was asked for before a journal was open")
        return self._journal

    def _reading(self) -> Facts:
        if self._reader is None:
            return self._opened().facts
        if self._facts is None:
            self._facts = self._opened().open_reader()
        return self._facts

    def _close_facts(self) -> None:
        if self._facts is not None:
            self._facts.close()
            self._facts = None

    def _close_journal(self) -> None:
        if self._forget is not None:
            self._forget()
            self._forget = None
        if self._journal is not None and self._owns:
            self._journal.close()
        self._journal = None
