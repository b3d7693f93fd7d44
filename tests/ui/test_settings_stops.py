# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every section of Settings as somebody meets it who does not see it, or who uses no mouse."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.store import verbs
from journal_app.ui.desk import KnownJournal
from journal_app.ui.preferences import Preferences, keep_preferences
from journal_app.ui.settings.screen import SettingsScreen
from journal_app.ui.settings.view import TITLES, SettingsView
from journal_app.ui.shell.window import MainWindow
from tests.builders import a_lab_result
from tests.plugins.clock import FrozenClock
from tests.ui.windows import journal_of, open_window

TARGET_PX = 44
MOST_STOPS = 80


@pytest.fixture
def window(qtbot: QtBot, clock: FrozenClock, journal_path: Path) -> MainWindow:
    """A window with something in every section."""
    keep_preferences(replace(Preferences(), reminder_time="20:00"))
    window = open_window(qtbot, journal_path, clock=clock)
    results = [a_lab_result(laboratory="North"), a_lab_result("crp", unit="mg/L", unit_code="mg/L")]
    verbs.add_lab_results(journal_of(window), results)
    assert window.desk is not None
    window.desk.journals = lambda: (KnownJournal(path=Path("/b.ironjournal"), person="Ben"),)
    window.go_to("settings")
    return window


def shown(window: MainWindow, key: str) -> SettingsView:
    """The screen with a section in view, come to rest."""
    assert window.pages is not None
    screen = window.pages.screen_of("settings")
    assert isinstance(screen, SettingsScreen)
    view = screen.widget
    assert isinstance(view, SettingsView)
    view.show_section(key)
    view.list.buttons[key].setFocus()
    for _round in range(5):
        QApplication.processEvents()
    return view


def stops_on(view: SettingsView) -> list[QWidget]:
    """What Tab leads to on the screen, from the list of sections on."""
    found: list[QWidget] = []
    focus = QApplication.focusWidget()
    while focus is not None and view.isAncestorOf(focus) and focus not in found and len(found) < MOST_STOPS:
        found.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
    return found


def controls(view: SettingsView) -> list[QWidget]:
    """What can be pressed or filled in."""
    return [
        widget
        for widget in view.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox)
        and widget.isVisible()
        and widget.accessibleName() + getattr(widget, "text", str)()
    ]


@pytest.mark.parametrize("key", TITLES)
def test_tab_leads_to_everything_in_the_order_of_reading(window: MainWindow, key: str) -> None:
    view = shown(window, key)
    found = stops_on(view)
    assert len(found) > 1
    wanted = {
        control
        for control in controls(view)
        if control.isEnabled()
        and control.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not is_beside_in_a_choice(control)
    }
    assert wanted - set(found) == set()
    places = [widget.mapTo(view, QPoint(0, 0)) for widget in found]
    for above, below, widget in zip(places, places[1:], found, strict=False):
        is_on_one_line = abs(above.y() - below.y()) < max(widget.height(), TARGET_PX)
        assert below.y() > above.y() or (is_on_one_line and below.x() > above.x()), (above, below, widget)


def is_beside_in_a_choice(control: QWidget) -> bool:
    """Whether a control is one of a choice of which another is the stop; the arrows lead to it."""
    return isinstance(control, QAbstractButton) and control.autoExclusive() and not control.isChecked()


@pytest.mark.parametrize("key", TITLES)
def test_every_stop_has_a_name_a_role_and_room_for_a_finger(window: MainWindow, key: str) -> None:
    view = shown(window, key)
    for widget in stops_on(view):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name), widget
        assert interface.role() not in {QAccessible.Role.NoRole, QAccessible.Role.Client}, widget
    small = [
        (widget.accessibleName(), widget.width(), widget.height())
        for widget in controls(view)
        if widget.width() < TARGET_PX or widget.height() < TARGET_PX
    ]
    assert small == []


def test_the_section_shown_is_told_as_pressed(window: MainWindow) -> None:
    view = shown(window, "units")
    states = {
        key: QAccessible.queryAccessibleInterface(button).state().checked for key, button in view.list.buttons.items()
    }
    assert [key for key, is_pressed in states.items() if is_pressed] == ["units"]
