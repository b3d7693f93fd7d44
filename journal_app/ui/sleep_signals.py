# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The desktop's word that the computer goes to sleep, or that its screen is locked.

Hides where that is said on Linux: logind's PrepareForSleep and Lock on the system's bus, ActiveChanged of the screen
savers on the session's; and that logind lets sleep wait a moment for whoever asked it to (org.freedesktop.login1 and
its inhibitor locks, described at freedesktop.org). Elsewhere, and without a bus, nobody says it, and only the clock
tells (``ui.idleness``). A bus is a socket of this machine; logind learns the name of this program and nothing else.
"""

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

from journal_app.words import _

_LOGIND, _PLACE, _MANAGER = "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")
_SLEEP, _SAVER, _LOCKED = SLOT("on_sleep(bool)"), SLOT("on_saver(bool)"), SLOT("on_locked()")


class SleepSignals(QObject):
    """Signal ``leaving()`` when the computer goes to sleep or its screen is locked.

    Invariant: while ``_held`` is not empty, logind lets sleep wait until ``leaving`` was heard.
    """

    leaving = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
    ) -> None:
        super().__init__(parent)
        self._system = system or QDBusConnection.systemBus()
        self._is_wanted = False
        self._held: list[object] = []
        self._hear(self._system, _PLACE, _MANAGER, "PrepareForSleep", _SLEEP)
        self._hear(self._system, "", _SESSION, "Lock", _LOCKED)
        for saver in _SAVERS:
            self._hear(session or QDBusConnection.sessionBus(), "", saver, "ActiveChanged", _SAVER)

    def hold(self) -> None:
        """Let sleep wait, five seconds at most by logind's own settings, until ``leaving`` was heard."""
        self._is_wanted = True
        if self._held or not self._system.isConnected():
            return
        call = QDBusMessage.createMethodCall(_LOGIND, _PLACE, _MANAGER, "Inhibit")
        call.setArguments(["sleep", "Iron Journal", _("It locks the journal first."), "delay"])
        QDBusPendingCallWatcher(self._system.asyncCall(call), self).finished.connect(self._on_held)

    def let_go(self) -> None:
        """Let sleep wait no more."""
        self._is_wanted = False
        self._held.clear()

    @Slot(bool)
    def on_sleep(self, is_begun: bool) -> None:
        """Sleep begins, or is over."""
        if is_begun:
            self.leaving.emit()
            self._held.clear()
        elif self._is_wanted:
            self.hold()

    @Slot(bool)
    def on_saver(self, is_begun: bool) -> None:
        """The screen is covered, or not any more."""
        if is_begun:
            self.leaving.emit()

    @Slot()
    def on_locked(self) -> None:
        """The session is locked."""
        self.leaving.emit()

    def _hear(self, bus: QDBusConnection, place: str, interface: str, name: str, slot: object) -> None:
        if bus.isConnected():
            bus.connect("", place, interface, name, self, slot)  # type: ignore[call-overload]  # stubs want bytes

    def _on_held(self, watcher: QDBusPendingCallWatcher) -> None:
        """What logind hands over is a file that stays open for as long as it is kept; a refusal is no matter."""
        reply = watcher.reply()
        if self._is_wanted and reply.type() is QDBusMessage.MessageType.ReplyMessage:
            self._held = list(reply.arguments())
        watcher.deleteLater()
