# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Where the window begins and ends.

Hides what happens before the first screen: the look, the opening of the journal beside the window, and what is offered
when it does not open. A bug ends in a report without any of the journal's values and in a calm message.
"""

import gc
import sys
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from journal_app import places
from journal_app.domain.facts import Clock
from journal_app.errors import JournalError, JournalInUse, JournalReadOnly, WrongPassphrase
from journal_app.store.journal import Journal
from journal_app.ui.desk import JournalInfo, describe
from journal_app.ui.opening import Opening
from journal_app.ui.preferences import Preferences, read_preferences
from journal_app.ui.shell.window import APP_NAME, MainWindow
from journal_app.ui.theme import apply_theme
from journal_app.ui.upkeep import Upkeep
from journal_app.ui.work import PATIENCE_MS, Work
from journal_app.words import _


def build_window(path: Path, *, clock: Clock | None = None) -> MainWindow:
    """The main window on the journal at ``path``: not shown, Today ready, work inline. Needs a QApplication.

    Raises what ``Journal.open`` raises. Closing the window closes the journal.
    """
    journal = Journal.open(path, clock=clock)
    window = MainWindow(Work.inline(journal, owns=True))
    window.attach(describe(journal))
    return window


def run_window(path: Path, passphrase_file: Path | None = None) -> int:
    """Open the window on the journal at ``path``, made if it is not there, until it is closed; gives the exit code."""
    app = make_application()
    window = MainWindow(Work())
    sys.excepthook = partial(on_bug, window)
    start = Start(window, Opening(path=path, passphrase_file=passphrase_file))
    start.open()
    code = app.exec()
    sys.excepthook = sys.__excepthook__
    return code


def make_application(preferences: Preferences | None = None) -> QApplication:
    """The application, dressed before anything of it is shown."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([APP_NAME])
    app.setApplicationName("iron-journal")
    app.setApplicationDisplayName(APP_NAME)
    QGuiApplication.setDesktopFileName("iron-journal")
    chosen = preferences or read_preferences()
    apply_theme(app, chosen.theme_for(app.styleHints().colorScheme()), chosen.text_percent, chosen.interface_percent)
    return app


class Start(QObject):
    """Opens a journal into a window, and says what can be done when that does not go well; lives with the window."""

    def __init__(self, window: MainWindow, opening: Opening) -> None:
        super().__init__(window)
        self._window = window
        self._opening = opening
        self._is_listening = False
        self._is_new = not opening.path.exists()
        self._impatient = QTimer(window, interval=PATIENCE_MS, singleShot=True)
        self._impatient.timeout.connect(self._on_slow)

    def open(self) -> None:
        """Open the journal beside the window, which shows itself once there is something to see."""
        self._impatient.start()
        self._window.work.open(self._opening, self._on_opened, self._on_failed)

    def _on_opened(self, info: JournalInfo) -> None:
        self._impatient.stop()
        self._window.attach(info)
        # In order behind what the first screen has asked for, so that the first frame is a whole one.
        self._window.work.glance(lambda _facts: None, self._on_ready, self._window.say_refused)
        if self._window.desk is not None and info.path is not None:
            upkeep = Upkeep(self._window.work, self._window.desk, self._opening.to_look_at(), self._window)
            QTimer.singleShot(0, upkeep.look_once)

    def _on_ready(self, _nothing: None) -> None:
        self._window.show()
        gc.freeze()
        gc.enable()
        if self._is_new and self._window.desk is not None:
            self._window.desk.say(_("A new journal was made at {path}.").format(path=self._opening.path))

    def _on_slow(self) -> None:
        gc.enable()
        self._window.start_page().say_opening()
        self._window.show()

    def _on_failed(self, error: JournalError) -> None:
        gc.enable()
        self._impatient.stop()
        from journal_app.ui.shell.start_page import Choice

        choices = [Choice(words=_("Try again"), run=self.open)]
        if isinstance(error, JournalInUse | JournalReadOnly):
            choices.insert(0, Choice(words=_("Look at it without changing it"), run=self._look))
        choices.append(Choice(words=_("Close"), run=self._close))
        page = self._window.start_page()
        page.say_problem(error, choices, asks_passphrase=isinstance(error, WrongPassphrase))
        if not self._is_listening:
            page.passphrase_given.connect(self._on_passphrase)
            self._is_listening = True
        self._window.show()

    def _look(self) -> None:
        self._opening = self._opening.to_look_at()
        self.open()

    def _on_passphrase(self, passphrase: str) -> None:
        self._opening = self._opening.with_passphrase(passphrase)
        self.open()

    def _close(self) -> None:
        self._window.close()


def on_bug(window: MainWindow, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The last stop of what nobody expected: a report on this machine, and calm words in the window."""
    if issubclass(kind, KeyboardInterrupt):
        window.close()
        return
    if isinstance(error, JournalError):
        window.say_refused(error)
        return
    from journal_app.crashes import write_report

    sys.__excepthook__(kind, error.with_traceback(trace), trace)
    title = _("Something went wrong inside Iron Journal. What was saved is safe.")
    try:
        report = write_report(error, places.log_folder())
    except OSError:
        window.say_refused(JournalError(title))
        return
    detail = _("A report without any of your entries was written to {path}.").format(path=report)
    window.say_refused(JournalError(title, detail, _("If this happens again, close the window and open it anew.")))
