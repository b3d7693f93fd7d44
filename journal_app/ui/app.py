# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Where the window begins and ends.

Hides what happens before the first screen and after the last: the look, and that a bug ends in a report without any of
the journal's values and in a calm message.
"""

import os
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from PySide6.QtCore import QLibraryInfo, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from journal_app import places
from journal_app.domain.facts import Clock
from journal_app.errors import JournalError, WindowUnavailable
from journal_app.store.journal import Journal
from journal_app.ui.desk import describe
from journal_app.ui.journals import Journals
from journal_app.ui.opening import Ahead, Opening
from journal_app.ui.preferences import Preferences, follow_system, read_preferences
from journal_app.ui.shell.window import APP_NAME, MainWindow
from journal_app.ui.speech import code_of, speak
from journal_app.ui.theme import apply_theme, new_application
from journal_app.ui.work import Work
from journal_app.words import _


def build_window(path: Path, *, clock: Clock | None = None) -> MainWindow:
    """The main window on the journal at ``path``: not shown, Today ready, work inline. Needs a QApplication.

    Raises what ``Journal.open`` raises. Closing the window closes the journal.
    """
    journal = Journal.open(path, clock=clock)
    window = MainWindow(Work.inline(journal, owns=True))
    window.attach(describe(journal))
    return window


def run_window(opening: Opening, ahead: Ahead | None = None) -> int:
    """Open the window on a journal, until it is closed; gives the exit code.

    ``ahead`` is the opening where it was begun before. Where there is no journal yet, the window asks what it is to be.
    """
    preferences = read_preferences()
    app = make_application(preferences)
    window = MainWindow(Work(writer=ahead.lane if ahead else None), opened=preferences.opened_screens)
    sys.excepthook = partial(on_bug, window)
    Journals(window, partial(_settle_in, app, window)).begin(opening, ahead)
    # While the disk is waited for to open the journal, what its first screen is made of comes in.
    import journal_app.ui.today.screen  # noqa: F401 -- it is used by its entry in ``screens``, which then finds it here

    code = app.exec()
    sys.excepthook = sys.__excepthook__
    return code


def make_application(preferences: Preferences | None = None) -> QApplication:
    """The application, dressed and in its language before anything of it is shown."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = _new_application()
    app.setApplicationName("iron-journal")
    app.setApplicationDisplayName(APP_NAME)
    QGuiApplication.setDesktopFileName("iron-journal")
    chosen = preferences or read_preferences()
    speak(code_of(chosen.language))
    apply_theme(app, chosen.theme_for(app.styleHints().colorScheme()), chosen.text_percent, chosen.interface_percent)
    return app


def _new_application() -> QApplication:
    """Qt's own end where it finds no screen is an abort; what helps is said first, and the exit code is a failure's."""
    heard: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            from journal_app.ui.no_window import without_screen

            plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
            _leave_without_screen(without_screen(plugins))
        heard.append(text)

    before = qInstallMessageHandler(hear)
    try:
        return new_application(APP_NAME)
    finally:
        qInstallMessageHandler(before)
        if heard and sys.stderr is not None:
            sys.stderr.write("\n".join([*heard, ""]))


def _leave_without_screen(error: WindowUnavailable) -> NoReturn:
    if sys.stderr is not None:
        sys.stderr.write(f"{error}\n")
        sys.stderr.flush()
    os._exit(1)  # Qt would abort next; nothing of ours is open yet


def _settle_in(app: QApplication, window: MainWindow) -> None:
    """What nobody waits for at the start."""
    from journal_app.ui.reminders import Reminders

    Reminders(window)
    follow_system(app)
    app.setWindowIcon(QIcon(str(places.resources() / "app" / "iron-journal.svg")))


def on_bug(window: MainWindow, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The last stop of what nobody expected: a report on this machine, and calm words in the window."""
    if issubclass(kind, KeyboardInterrupt):
        window.close()
        return
    if isinstance(error, JournalError):
        window.say_refused(error)
        return
    from journal_app.crashes import report_text, write_report

    if sys.stderr is not None:  # which desktops keep in a log: never the message itself, which may quote what was typed
        sys.stderr.write(report_text(error.with_traceback(trace), datetime.now(UTC)))
    title = _("Something went wrong inside Iron Journal. What was saved is safe.")
    try:
        report = write_report(error, places.log_folder())
    except OSError:
        window.say_refused(JournalError(title))
        return
    detail = _("A report without any of your entries was written to {path}.").format(path=report)
    window.say_refused(JournalError(title, detail, _("If this happens again, close the window and open it anew.")))
