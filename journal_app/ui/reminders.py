# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The reminder that today is still empty, and the place in the tray that a closed window waits in.

Hides how it appears: by the tray while the window is elsewhere, in the window's own message line while it is in front,
not at all while its reader looks at Today. It holds no value and no name, comes once a day at most, and is off until
somebody asks for it. A window that waits in the tray keeps its journal open, so that nothing has to be unlocked again
to look whether today is empty; Settings says what follows from that.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import date, time
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from journal_app.domain.days import journal_day
from journal_app.domain.reminding import due_day
from journal_app.domain.scores import Mark
from journal_app.errors import StorageFailed
from journal_app.store.queries import Facts
from journal_app.ui.messages import Message
from journal_app.ui.preferences import Preferences, change_preferences, has_tray, read_preferences
from journal_app.ui.shell.window import APP_NAME, MainWindow
from journal_app.words import _

MINUTE_MS = 60_000
TODAY = "today"


class Reminders(QObject):
    """Looks once a minute; lives with its window. Invariant: ``_settled_on`` is the last day that needs no more."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._settled_on: date | None = None
        self._tray: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        self._pulse = QTimer(self, interval=MINUTE_MS, timerType=Qt.TimerType.VeryCoarseTimer)
        self._pulse.timeout.connect(self.look)
        self._pulse.start()
        window.installEventFilter(self)
        window.spoken_anew.connect(self._on_spoken_anew)
        QTimer.singleShot(0, self, self._fit_tray)

    def look(self) -> None:
        """Remind, if it is time to and today is empty."""
        preferences = read_preferences()
        self._fit_tray(preferences)
        if not self._window.isVisible() and not has_tray():
            self._window.show()  # the tray it waited in is gone, and with it every way back
        day = self._due_day(preferences)
        desk = self._window.desk
        if day is None or desk is None or desk.info.read_only or desk.info.made_up:
            return
        desk.glance(partial(is_empty, day=day), partial(self._on_looked, day))

    def open_today(self) -> None:
        """Bring the window to the front, on Today."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        window.go_to(TODAY)

    def quit(self) -> None:
        """Close the window for good."""
        self._window.is_quitting = True
        self._window.show()  # a refusal to save has to be seen
        self._window.is_quitting = self._window.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a window that its reader closes wait in the tray, if that was chosen."""
        if event.type() != QEvent.Type.Close or not isinstance(event, QCloseEvent) or not self._is_to_stay():
            return super().eventFilter(watched, event)
        event.ignore()
        if self._window.save_pending():
            self._window.hide()
        return True

    def _is_to_stay(self) -> bool:
        app = QApplication.instance()
        is_ending = self._window.is_quitting or (isinstance(app, QApplication) and app.isSavingSession())
        has_journal = self._window.desk is not None
        return has_journal and not is_ending and has_tray() and read_preferences().stays_in_tray

    def _due_day(self, preferences: Preferences) -> date | None:
        desk = self._window.desk
        if not preferences.reminder_time or desk is None:
            return None
        at = time.fromisoformat(preferences.reminder_time.zfill(len("HH:MM")))
        if self._settled_on == journal_day(desk.now(), desk.info.day_ends):
            return None
        return due_day(desk.now(), at, day_ends=desk.info.day_ends, reminded_on=_day(preferences.reminded_on))

    def _on_looked(self, day: date, is_empty_day: bool) -> None:
        self._settled_on = day
        if not is_empty_day:
            return
        with suppress(StorageFailed):  # it is kept in mind at least while the program runs
            change_preferences(partial(_with_reminded, day=day))
        self._show()

    def _show(self) -> None:
        desk = self._window.desk
        words = _("Today is still empty.")
        is_in_front = self._window.isActiveWindow() or self._tray is None
        if not is_in_front and self._tray is not None:
            self._tray.showMessage(APP_NAME, words, self._tray.icon())
        elif desk is not None and (self._window.pages is None or self._window.pages.key != TODAY):
            desk.messages.show_message(Message(text=words, action=_("Open Today"), act=self.open_today))

    def _fit_tray(self, preferences: Preferences | None = None) -> None:
        """Stand in the tray only while there is a reason to."""
        chosen = preferences or read_preferences()
        is_wanted = bool(chosen.reminder_time) or chosen.stays_in_tray or not self._window.isVisible()
        if is_wanted and self._tray is None and has_tray():
            self._tray = self._made_tray()
        if self._tray is not None:
            self._tray.setVisible(is_wanted)

    def _made_tray(self) -> QSystemTrayIcon:
        from journal_app.ui.widgets.icons import icon

        tray = QSystemTrayIcon(icon(TODAY), self)
        tray.setToolTip(APP_NAME)
        self._say_menu(tray)
        tray.activated.connect(self._on_activated)
        tray.messageClicked.connect(self.open_today)
        return tray

    def _say_menu(self, tray: QSystemTrayIcon) -> None:
        """The menu in the language spoken now."""
        former, self._menu = self._menu, QMenu(self._window)
        self._menu.addAction(_("Open Today")).triggered.connect(self.open_today)
        # Translators: a command: ends the program
        self._menu.addAction(_("Quit")).triggered.connect(self.quit)
        tray.setContextMenu(self._menu)
        if former is not None:
            former.deleteLater()

    def _on_spoken_anew(self) -> None:
        if self._tray is not None:
            self._say_menu(self._tray)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.open_today()


def is_empty(facts: Facts, day: date) -> bool:
    """Whether a day has no score, no mark and no note."""
    kept = facts.day(day)
    has_words = kept is not None and (kept.mark is not Mark.NONE or bool(kept.note))
    return not has_words and not facts.scores(day, day)


def _with_reminded(preferences: Preferences, day: date) -> Preferences:
    return replace(preferences, reminded_on=day.isoformat())


def _day(text: str) -> date | None:
    """A day as it is kept; None for a text that is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
