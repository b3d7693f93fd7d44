# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The window on a real X server, with the system libraries that the set-up installs."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.store.journal import Journal
from tests.real_screens import real_screen

SHOW = """
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from journal_app.ui.app import build_window, make_application

app = make_application()
window = build_window(Path(sys.argv[1]))
window.show()
seen = QTest.qWaitForWindowExposed(window)
picture = window.grab().toImage()
colours = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
print(app.platformName(), seen, len(colours) > 5)
window.close()
"""


@pytest.fixture
def screen() -> Iterator[str]:
    with real_screen() as name:
        yield name


def test_the_window_opens_and_is_painted(screen: str, journal_path: Path) -> None:
    Journal.create(journal_path, person="Anna").close()
    outcome = subprocess.run(
        [sys.executable, "-c", SHOW, str(journal_path)],
        env={**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.stdout == "xcb True True\n", outcome.stderr


COPY = """
import subprocess, sys
from PySide6.QtCore import QDeadlineTimer, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from journal_app.ui.clipboard import ClipboardKeeper, Mode

def wait_for(check):
    end = QDeadlineTimer(30_000)
    while not check() and not end.hasExpired():
        QTest.qWait(20)
    return check()

app = QApplication([])
board, parent = app.clipboard(), QObject()
keeper = ClipboardKeeper(parent)
timer = keeper._timers[Mode.Clipboard]
board.setText("ours")
print(wait_for(timer.isActive))
keeper.clear_now()
print(repr(board.text()))
board.setText("ours again")
other = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdin=subprocess.PIPE)
print(wait_for(lambda: board.text() == "theirs"))
keeper.clear_now()
print(board.text())
other.kill()
other.wait()
"""

OTHER = """
from PySide6.QtWidgets import QApplication

app = QApplication([])
app.clipboard().setText("theirs")
app.exec()
"""


def test_only_what_this_program_has_copied_is_taken_out_of_the_clipboard(screen: str) -> None:
    outcome = subprocess.run(
        [sys.executable, "-c", COPY, OTHER],
        env={**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert outcome.stdout == "True\n''\nTrue\ntheirs\n", outcome.stderr
