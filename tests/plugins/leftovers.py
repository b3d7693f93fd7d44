# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Fails a test that leaves a thread, a running timer or a window behind for the next one to trip over.

Hides how such things are found: threads by comparing before and after, windows by asking Qt, and timers and Qt's own
threads by noting every start, as Qt keeps no list of them.
"""

import gc
import threading
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import getCppPointer, isValid

PATIENCE_S = 2.0


_started: "weakref.WeakSet[QObject]" = weakref.WeakSet()


def _note_starts(kind: type[QObject], start: Callable[..., None]) -> Callable[..., None]:
    def noting(self: QObject, *arguments: object) -> None:
        _started.add(self)
        start(self, *arguments)

    noting.__name__ = f"{kind.__name__}.start"
    return noting


@pytest.fixture(scope="session", autouse=True)
def noted_starts() -> Iterator[None]:
    """Note every timer and Qt thread that Python code starts."""
    with pytest.MonkeyPatch.context() as patch:
        for kind in (QTimer, QThread):
            patch.setattr(kind, "start", _note_starts(kind, kind.start))
        yield


def _running(thing: QObject) -> bool:
    if not isValid(thing):
        return False
    return thing.isActive() if isinstance(thing, QTimer) else isinstance(thing, QThread) and thing.isRunning()


def _windows() -> dict[int, QWidget]:
    """Every window there is, by its place in memory: a reference held to one would keep it there."""
    if not isinstance(QApplication.instance(), QApplication):
        return {}
    return {getCppPointer(window)[0]: window for window in QApplication.topLevelWidgets() if isValid(window)}


def _delete_what_waits_for_it() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _left_in_qt(windows_before: frozenset[int]) -> list[str]:
    left = [f"a running {type(thing).__name__} named {thing.objectName()!r}" for thing in _started if _running(thing)]
    return left + [f"the window {window!r}" for place, window in _windows().items() if place not in windows_before]


def _left_threads(before: set[threading.Thread]) -> list[str]:
    new = set(threading.enumerate()) - before
    for thread in new:
        thread.join(PATIENCE_S)
    return [f"the thread {thread.name}" for thread in new if thread.is_alive()]


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail the test that leaves something running or open. Widgets given to ``qtbot`` are closed before this looks."""
    windows_before = frozenset(_windows())
    threads_before = set(threading.enumerate())
    yield
    _delete_what_waits_for_it()
    if _left_in_qt(windows_before):
        gc.collect()  # a widget in a reference cycle is not left behind, only not collected yet
        _delete_what_waits_for_it()
    left = _left_in_qt(windows_before) + _left_threads(threads_before)
    _started.clear()
    assert not left, f"left behind by this test: {'; '.join(left)}"
