# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What was copied out of a journal with a passphrase goes from the clipboard again.

Hides that the system tells whose the clipboard is: what another program has put there since is left alone. Whatever
this window put there counts, by a button or by Ctrl+C in a field, and what is marked with the mouse under X11 too.
"""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

STAYS_MS = 60_000
Mode = QClipboard.Mode


class ClipboardKeeper(QObject):
    """Clears what is ours a minute after it was copied, and at once when told. ``is_ours`` stands in for the system."""

    def __init__(self, parent: QObject, is_ours: Callable[[Mode], bool] | None = None) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._is_ours = is_ours or self._owns
        self._timers = {mode: self._timer(mode) for mode in self._modes()}
        self._clipboard.changed.connect(self._on_changed)

    def clear_now(self) -> None:
        """Leave nothing of ours in the clipboard."""
        for mode, timer in self._timers.items():
            timer.stop()
            self._clear(mode)

    def rest(self) -> None:
        """Clear what is ours, and watch no more: the journal is closed."""
        self._clipboard.changed.disconnect(self._on_changed)
        self.clear_now()
        self.deleteLater()

    def _modes(self) -> tuple[Mode, ...]:
        return (Mode.Clipboard, Mode.Selection) if self._clipboard.supportsSelection() else (Mode.Clipboard,)

    def _timer(self, mode: Mode) -> QTimer:
        timer = QTimer(self, interval=STAYS_MS, singleShot=True)
        timer.timeout.connect(lambda: self._clear(mode))
        return timer

    def _on_changed(self, mode: Mode) -> None:
        timer = self._timers.get(mode)
        if timer is None:
            return
        if self._is_ours(mode) and self._has_content(mode):
            timer.start()
        else:
            timer.stop()

    def _clear(self, mode: Mode) -> None:
        if self._is_ours(mode) and self._has_content(mode):
            self._clipboard.clear(mode)

    def _has_content(self, mode: Mode) -> bool:
        data: QMimeData | None = self._clipboard.mimeData(mode)  # none at all where it is empty
        return data is not None and bool(data.formats())

    def _owns(self, mode: Mode) -> bool:
        return self._clipboard.ownsSelection() if mode is Mode.Selection else self._clipboard.ownsClipboard()
