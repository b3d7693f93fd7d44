# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whether anybody still sits before a journal with a passphrase: touches, time, and what the desktop says of sleep.

Hides that touches are heard at the windows of the system, before they reach any widget: one call for each move of the
mouse, however much is drawn for it.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from journal_app.ui.idleness import TICK_SECONDS, Idleness, Seen
from journal_app.ui.preferences import Preferences, read_preferences

if TYPE_CHECKING:
    from journal_app.ui.sleep_signals import SleepSignals

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class Watch(QObject):
    """Signal ``away()`` when the journal is to be locked, as it was chosen on this machine.

    ``preferences`` are asked at every look.
    """

    away = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        idleness: Idleness | None = None,
        preferences: Callable[[], Preferences] = read_preferences,
    ) -> None:
        super().__init__(parent)
        self._idleness = idleness or Idleness()
        self._preferences = preferences
        self._is_on = False
        self._sleep: SleepSignals | None = None
        self._pulse = QTimer(self, interval=TICK_SECONDS * 1000, timerType=Qt.TimerType.CoarseTimer)
        self._pulse.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_window)
        self._listen()

    @property
    def is_on(self) -> bool:
        """Whether it looks."""
        return self._is_on

    def begin(self) -> None:
        """Look from now on."""
        self._is_on = True
        self._idleness.begin()
        for window in QGuiApplication.allWindows():
            self._on_window(window)
        self._pulse.start()
        if self._sleep is not None:
            self._sleep.hold()

    def rest(self) -> None:
        """Look no more: there is nothing to lock."""
        self._is_on = False
        self._pulse.stop()
        if self._sleep is not None:
            self._sleep.let_go()

    def look(self) -> None:
        """See whether anybody is there, and whether the computer slept."""
        chosen = self._preferences()
        seen = self._idleness.look(chosen.lock_minutes)
        if seen is Seen.IDLE or (seen is Seen.SLEPT and chosen.locks_on_sleep):
            self._leave()

    def on_leaving(self) -> None:
        """The desktop says that the computer goes to sleep, or that its screen is locked."""
        if self._is_on and self._preferences().locks_on_sleep:
            self._leave()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Hear of a touch, and keep nothing from anybody."""
        if self._is_on and event.type() in _TOUCHES:
            self._idleness.touch()
        return False

    def _leave(self) -> None:
        self._idleness.begin()  # where it could not be locked, the next try comes after as long again
        self.away.emit()

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None and self._is_on:
            window.installEventFilter(self)  # a second time only moves it to the front

    def _listen(self) -> None:
        with suppress(ImportError):  # a Qt that was built without a bus
            from journal_app.ui.sleep_signals import SleepSignals

            self._sleep = SleepSignals(self)
            self._sleep.leaving.connect(self.on_leaving)
