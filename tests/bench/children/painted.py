# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Calls back when a window has been painted for the first time and the event loop is free again.

Hides the event filter. It sits on the one window, so that what is timed is not slowed by watching it.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Watches ``window`` until its first painting; lives as long as the window."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's own hook
        """Call back after the first painting."""
        if event.type() is QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # A timer of no length comes after everything the painting has put into the queue.
            QTimer.singleShot(0, self._then)
        return super().eventFilter(watched, event)
