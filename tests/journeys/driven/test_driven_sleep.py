# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Sleep waits until the journal is locked, asked of a logind on a bus of the test's own."""

import subprocess
import sys
from pathlib import Path

from tests.journeys.driven.ability import SYSTEM_PYTHON

ROOT = Path(__file__).parents[3]
LOGIND = Path(__file__).with_name("logind.py")
PROGRAM = """
import subprocess, sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection
from journal_app.ui.sleep_signals import SleepSignals

app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
logind = subprocess.Popen(sys.argv[1:], stdout=sys.stdout)
signals = SleepSignals(system=bus, session=bus)

def hold_once_it_answers():
    if bus.interface().isServiceRegistered("org.freedesktop.login1").value():
        asking.stop()
        signals.hold()

def end_with_it():
    if logind.poll() is not None:
        app.quit()

asking, ending = QTimer(interval=20), QTimer(interval=20)
asking.timeout.connect(hold_once_it_answers)
ending.timeout.connect(end_with_it)
signals.leaving.connect(lambda: print("locked", flush=True))
asking.start()
ending.start()
app.exec()
"""


def test_sleep_waits_until_the_journal_is_locked() -> None:
    told = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", PROGRAM, SYSTEM_PYTHON, str(LOGIND)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    said = ["asked to delay sleep by Iron Journal", "sleeps", "locked", "let go"]
    assert told.stdout.splitlines() == said, told.stderr
