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
from typing import Protocol

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

PATIENCE_S = 2.0


class Startable(Protocol):
    """What QTimer and QThread have in common here."""

    start: Callable[..., None]


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


def _left_in_qt() -> list[str]:
    left = [f"a running {type(thing).__name__} named {thing.objectName()!r}" for thing in _started if _running(thing)]
    if isinstance(QApplication.instance(), QApplication):
        left += [f"the window {window!r}" for window in QApplication.topLevelWidgets() if isValid(window)]
    return left


def left_behind(threads_before: set[threading.Thread]) -> list[str]:
    """Everything still there that was not there before, in words; what only waits to be deleted is deleted first."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = _left_in_qt()
    if left:
        gc.collect()  # a widget in a reference cycle is not left behind, only not collected yet
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        left = _left_in_qt()
    for thread in set(threading.enumerate()) - threads_before:
        thread.join(PATIENCE_S)
        if thread.is_alive():
            left.append(f"the thread {thread.name}")
    return left


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail the test that leaves something running or open. Widgets given to ``qtbot`` are closed before this looks."""
    threads_before = set(threading.enumerate())
    yield
    left = left_behind(threads_before)
    _started.clear()
    assert not left, f"left behind by this test: {'; '.join(left)}"
