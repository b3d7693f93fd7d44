# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The desktop's word for sleep, said on a bus of the test's own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
import subprocess, sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection
from journal_app.ui.sleep_signals import SleepSignals

app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
assert bus.isConnected()
signals = SleepSignals(system=bus, session=bus)
signals.leaving.connect(lambda: print("leaving", flush=True))
LOGIND = "/org/freedesktop/login1"
SAID = [
    (LOGIND, "org.freedesktop.login1.Manager.PrepareForSleep", "boolean:false"),
    (LOGIND, "org.freedesktop.login1.Manager.PrepareForSleep", "boolean:true"),
    (LOGIND + "/session/_31", "org.freedesktop.login1.Session.Lock"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "boolean:true"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "boolean:false"),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"),
    ("/end", "org.example.Test.End"),
]
bus.connect("", "/end", "org.example.Test", "End", app, "1quit()")
def say():
    for told in SAID:
        subprocess.run(["dbus-send", "--session", "--type=signal", *told], check=True)
QTimer.singleShot(0, say)
app.exec()
"""


def test_sleep_a_locked_session_and_a_screen_saver_are_heard() -> None:
    said = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert said.stdout.split() == ["leaving"] * 4, said.stderr


def test_without_a_bus_nothing_is_said_and_nothing_breaks() -> None:
    program = (
        "from PySide6.QtCore import QCoreApplication; app = QCoreApplication([])\n"
        "from journal_app.ui.sleep_signals import SleepSignals; SleepSignals()"
    )
    nowhere = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere", "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**nowhere, "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, "")
