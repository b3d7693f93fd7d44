# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The window's part in a life: every screen of an encrypted journal looked at, forms typed into, a letter shown."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from journal_app.domain.records import Attachment
from journal_app.ui import app as whole
from journal_app.ui.attaching import Attaching
from journal_app.ui.journals import Journals
from journal_app.ui.opening import Opening
from journal_app.ui.private_files import private_files
from journal_app.ui.screens import SCREENS
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.work import Work
from tests.secrets.words import CORE, PASSPHRASE, marked
from tests.ui import doomed

PATIENCE_MS = 30_000


def window(path: Path, *, is_waiting: bool) -> None:
    """Open the window, use it, and close it; ``is_waiting`` says "ready" and waits to be killed instead."""
    os.environ["IRON_JOURNAL_PASSPHRASE"] = PASSPHRASE
    shown: list[Path] = []

    def show(url: QUrl) -> bool:
        shown.append(Path(url.toLocalFile()))
        return True

    # No viewer is started.
    QDesktopServices.openUrl = show  # type: ignore[method-assign,assignment]
    app = whole.make_application()
    main = MainWindow(Work())
    Journals(main).begin(Opening(path=path))
    _wait(app, lambda: main.shows_journal and main.isVisible())
    for entry in SCREENS:
        main.go_to(entry.key)
        _settle(app, main)
    doomed.TYPED = f"{CORE} typed"  # Qt types what one key gives
    for form in {form.screen: form for form in reversed(doomed.FORMS)}.values():
        screen = doomed.screen_of(main, form)
        _settle(app, main)
        if doomed.text_in(screen, form) is None:  # what an earlier window was killed over is back
            doomed.open_and_type(screen, form)
    QApplication.clipboard().setText(marked("clipboard"))
    _show_letter(main)
    _wait(app, lambda: bool(shown))
    assert marked("letter").encode() in shown[0].read_bytes()
    if is_waiting:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        app.exec()
    main.close()
    app.quit()
    _wait(app, lambda: not shown[0].exists())


def _show_letter(main: MainWindow) -> None:
    desk = main.desk
    assert desk is not None
    found: list[Attachment] = []
    desk.read(lambda facts: facts.every(Attachment), found.extend)
    _wait(QApplication.instance(), lambda: bool(found))
    Attaching(desk, private_files()).open(found[0].id)


def _wait(app: object, until: Callable[[], bool]) -> None:
    assert isinstance(app, QApplication)
    waited = QElapsedTimer()
    waited.start()
    while not until():
        assert not waited.hasExpired(PATIENCE_MS)
        app.processEvents()


def _settle(app: QApplication, main: MainWindow) -> None:
    """Until the screen has been given what it asked for."""
    for lane in (main.work.read, main.work.glance):
        ready: list[object] = []
        lane(lambda _facts: True, ready.append)
        _wait(app, lambda ready=ready: bool(ready))  # type: ignore[misc]
