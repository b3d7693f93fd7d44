# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Windows for tests, and hands for them: every key goes to the widget that has the focus, as a keyboard's would."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.facts import Clock
from journal_app.store.journal import Journal
from journal_app.ui.desk import describe
from journal_app.ui.screens import SCREENS, ScreenEntry
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.theme import apply_theme
from journal_app.ui.today.screen import TodayScreen
from journal_app.ui.today.view import TodayView
from journal_app.ui.work import Work

NAMED = {
    " ": Qt.Key.Key_Space,
    "↓": Qt.Key.Key_Down,
    "↑": Qt.Key.Key_Up,
    "←": Qt.Key.Key_Left,
    "→": Qt.Key.Key_Right,
    "⌫": Qt.Key.Key_Backspace,
    "⏎": Qt.Key.Key_Return,
    "⇥": Qt.Key.Key_Tab,
    "⎋": Qt.Key.Key_Escape,
}


def open_window(
    qtbot: QtBot,
    path: Path | None = None,
    clock: Clock | None = None,
    *,
    entries: tuple[ScreenEntry, ...] = SCREENS,
    **how: object,
) -> MainWindow:
    """A window on the journal at ``path``, made if it is not there, or on one in memory; shown, work at once."""
    if path is not None and path.exists():
        journal = Journal.open(path, clock=clock)
    else:
        journal = Journal.create(path, clock=clock, **how)  # type: ignore[arg-type]
    return show(qtbot, MainWindow(Work.inline(journal, owns=True), entries), journal)


def show(qtbot: QtBot, window: MainWindow, journal: Journal) -> MainWindow:
    """Put an open journal into a window and show it; it is closed, and the journal with it, when the test is over."""
    qtbot.addWidget(window)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if not app.styleSheet():
        apply_theme(app, "light")
    window.attach(describe(journal))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def journal_of(window: MainWindow) -> Journal:
    """The journal in a window whose work is done at once."""
    journal = window.work._journal
    assert journal is not None
    return journal


def today_of(window: MainWindow) -> TodayView:
    """The Today screen of a window."""
    assert window.pages is not None
    screen = window.pages.screen_of("today")
    assert isinstance(screen, TodayScreen)
    return screen.view


def press(keys: str) -> None:
    """Press keys one after the other, each in whatever has the focus then; arrows and the like by their signs."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the focus"
        if key in NAMED:
            QTest.keyClick(focus, NAMED[key])
        else:
            QTest.keyClicks(focus, key)


def shortcut(window: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key with Ctrl, and more, in whatever has the focus."""
    held = Qt.KeyboardModifier.ControlModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def click(button: QPushButton) -> None:
    """Click a button with the mouse."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
