# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How long a key press takes to be on the disk, beside a bare sqlite3 insert, and whether the window waits for it.

Hides the two ends of the measure: it begins with the key event and ends where the journal says, on the lane that
wrote it, that the commit has returned.
"""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal_app.errors import JournalError
from journal_app.store.journal import Journal
from journal_app.ui.app import make_application
from journal_app.ui.desk import JournalInfo
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.today.screen import TodayScreen
from journal_app.ui.work import Work
from tests.bench.ground import example, folder
from tests.bench.rows import Row, at_most, interleaved, milliseconds, percentile

YEARS = 20
PAIRS = 200
FRAME_MS = 1000 / 60
BEAT_MS = 1
SETTLED_MS = 25
WATCHED = 100
EMPTY_DAYS = PAIRS + WATCHED + 50
"""Enough days without scores before today, so that every press is the first of its day."""


class WatchedApp:
    """The app's own window on a journal, with its own lanes, and a heartbeat of the main thread."""

    def __init__(self, path: Path) -> None:
        self._app: QApplication = make_application()
        self._kept_at = 0.0
        self._beat_at = 0.0
        self._digits = 0
        self.gaps: list[float] = []
        self._window = MainWindow(Work())
        self._heart = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._heart.timeout.connect(self._on_beat)
        self._today = self._shown(path)

    def press(self) -> float:
        """Seconds from a digit pressed in the first row of an empty day to the commit having returned."""
        row = self._row_of_an_empty_day()
        kept = QEventLoop()
        self._window.work.changed.connect(kept.quit)
        self._kept_at = 0.0
        begun = time.perf_counter()
        QTest.keyClick(row, self._digit())
        if not self._kept_at:  # the word of it comes to this thread through the event loop, so it cannot be missed now
            kept.exec()
        self._window.work.changed.disconnect(kept.quit)
        return self._kept_at - begun

    def watch(self) -> None:
        """The same, with the main thread's heartbeat kept in ``gaps`` until all is painted."""
        row = self._row_of_an_empty_day()
        self._beat_at = time.perf_counter()
        self._heart.start()
        QTest.keyClick(row, self._digit())
        _settle()
        self._heart.stop()

    def close(self) -> None:
        """Close the window and the journal."""
        self._window.close()

    def _row_of_an_empty_day(self) -> QWidget:
        self._today.presenter.go_back()
        _settle()
        self._today.view.take_focus()
        row = self._app.focusWidget()
        assert row is not None
        return row

    def _digit(self) -> Qt.Key:
        self._digits += 1
        return Qt.Key(Qt.Key.Key_2 + self._digits % 8)

    def _shown(self, path: Path) -> TodayScreen:
        ready = QEventLoop()

        def attach(info: JournalInfo) -> None:
            self._window.attach(info)
            ready.quit()

        self._window.work.open(lambda: self._opened(path), attach, _refuse)
        ready.exec()
        self._window.show()
        _settle()
        assert self._window.pages is not None
        screen = self._window.pages.screen_of("today")
        assert isinstance(screen, TodayScreen)
        return screen

    def _opened(self, path: Path) -> Journal:
        journal = Journal.open(path)
        journal.on_changed(self._on_kept)
        return journal

    def _on_kept(self, _kinds: object) -> None:
        """Called on the writer's lane when the commit has returned."""
        self._kept_at = time.perf_counter()

    def _on_beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._beat_at - BEAT_MS / 1000)
        self._beat_at = now


def _refuse(error: JournalError) -> None:
    raise error


def _settle() -> None:
    """Let the event loop run until what was asked has come back and been painted."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLED_MS, loop.quit)
    loop.exec()


def rows() -> list[Row]:
    """Two rows: the ratio, and the longest time the main thread was away from its event loop."""
    path = example(YEARS, ended_days_ago=EMPTY_DAYS)
    app = WatchedApp(path)
    bare = bare_insert(folder() / "bare.db")
    pairs = interleaved(app.press, bare, PAIRS, warm=5)
    for _ in range(WATCHED):
        app.watch()
    app.close()
    how = f"a digit on Today to the commit having returned (synchronous=FULL), {YEARS}-year journal: {pairs.words}"
    longest = max(app.gaps) * 1000
    blocked = (
        f"{WATCHED} saves: the longest of {len(app.gaps)} turns of the main thread's event loop, painting included,"
        f" beside a {BEAT_MS} ms heartbeat; 99 in 100 took at most {milliseconds(percentile(app.gaps, 0.99))}"
    )
    return [
        at_most("save: key press to durable commit ÷ bare sqlite3 insert", pairs.ratio, 4, how),
        at_most("save: main thread blocked at most", longest, round(FRAME_MS, 1), blocked, unit="ms"),
    ]


def bare_insert(path: Path) -> Callable[[], float]:
    """One insert and its commit with sqlite3 alone, on the same disk and as durable."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE score (id TEXT PRIMARY KEY, day TEXT, tracker TEXT, value TEXT, note TEXT)")
    numbers = iter(range(10**9))

    def insert() -> float:
        number = next(numbers)
        begun = time.perf_counter()
        db.execute("BEGIN")
        db.execute("INSERT INTO score VALUES (?, ?, 'fatigue', '7', '')", [f"{number:036d}", f"2026-{number}"])
        db.execute("COMMIT")
        return time.perf_counter() - begun

    return insert
