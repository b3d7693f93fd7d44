# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The desktop's word that the computer goes to sleep, or that its screen is locked.

Hides where that is said on Linux: logind's PrepareForSleep and Lock (freedesktop.org, org.freedesktop.login1) on the
system's bus, ActiveChanged of the screen savers on the session's. Elsewhere, and without a bus, nobody says it, and
only the clock tells (``ui.idleness``). A bus is a socket of this machine; nothing is sent on it.
"""

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_SAID, _LOCKED = SLOT("on_said(bool)"), SLOT("on_locked()")
_MANAGER = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
_SESSION = ("", "org.freedesktop.login1.Session", "Lock")
_SAVERS = tuple(
    ("", interface, "ActiveChanged")
    for interface in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")
)


class SleepSignals(QObject):
    """Signal ``leaving()`` when the computer goes to sleep or its screen is locked."""

    leaving = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
    ) -> None:
        super().__init__(parent)
        system, session = system or QDBusConnection.systemBus(), session or QDBusConnection.sessionBus()
        self._hear(system, _MANAGER, _SAID)
        self._hear(system, _SESSION, _LOCKED)
        for saver in _SAVERS:
            self._hear(session, saver, _SAID)

    def _hear(self, bus: QDBusConnection, told: tuple[str, str, str], slot: object) -> None:
        if bus.isConnected():
            bus.connect("", *told, self, slot)  # type: ignore[call-overload]  # its stubs want bytes, which it refuses

    @Slot(bool)
    def on_said(self, is_begun: bool) -> None:
        """It begins, or is over."""
        if is_begun:
            self.leaving.emit()

    @Slot()
    def on_locked(self) -> None:
        """The session is locked."""
        self.leaving.emit()
