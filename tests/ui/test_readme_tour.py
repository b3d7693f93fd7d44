# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The sixty seconds of the README, key by key, in a window on the example."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from journal_app.example.making import make_example
from journal_app.ui.appointment.view import AppointmentView
from journal_app.ui.shell.window import MainWindow
from tests.plugins.clock import FrozenClock
from tests.ui.windows import journal_of, open_window, press, shortcut

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
STEPS = re.findall(r"(?m)^[1-9]\. (.+(?:\n   .+)*)", README.partition("\n## Sixty seconds\n")[2].partition("\n## ")[0])
KEY = re.compile(r"<kbd>Ctrl</kbd>\+<kbd>(?P<held>.)</kbd>|<kbd>(?P<alone>.)</kbd>")
TODAY = date(2026, 11, 21)


def follow(window: MainWindow, step: str) -> None:
    """Press the keys of a step in their order."""
    for key in KEY.finditer(step):
        if key["held"]:
            shortcut(window, Qt.Key(ord(key["held"])))
        else:
            press(key["alone"])
        QApplication.processEvents()


def test_the_steps_do_what_they_say(qtbot: QtBot, tmp_path: Path, clock: FrozenClock) -> None:
    path = tmp_path / "example.ironjournal"
    make_example(path, years=1, until=date(2026, 11, 20))
    window = open_window(qtbot, path, clock)
    facts = journal_of(window).facts
    score, undo, timeline, labs, findings, appointment = STEPS

    def scores() -> dict[str, Decimal]:
        return {one.tracker: one.value for one in facts.scores(TODAY)}

    follow(window, score)
    assert scores() == {"fatigue": Decimal(7), "mood": Decimal(4)}
    follow(window, undo)
    assert scores() == {}
    assert window.pages is not None
    for step, key in ((timeline, "timeline"), (labs, "labs"), (findings, "findings"), (appointment, "appointment")):
        follow(window, step)
        shown, screen = window.pages.currentWidget(), window.pages.screen_of(key)
        assert shown is not None
        assert screen is not None
        assert shown.isAncestorOf(screen.widget), key
    [view] = window.findChildren(AppointmentView)
    assert view.isVisible()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert (view.isAncestorOf(focus), focus.text()) == (True, "Choose days and parts")
