# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every screen as somebody meets it who does not see it, or who uses no mouse."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.store import verbs
from journal_app.ui.screens import SCREENS
from journal_app.ui.shell.window import MainWindow
from tests.builders import a_lab_result, a_score, an_event, an_infusion
from tests.plugins.clock import FrozenClock
from tests.ui.windows import journal_of, open_window

TODAY = date(2026, 11, 21)
TARGET_PX = 44
KEYS = [entry.key for entry in SCREENS]
MOST_STOPS = 100


@pytest.fixture(params=KEYS)
def window(request: pytest.FixtureRequest, qtbot: QtBot, clock: FrozenClock) -> MainWindow:
    """A window with something in every screen, on one of them."""
    window = open_window(qtbot, clock=clock)
    journal = journal_of(window)
    for days in range(40):
        verbs.log_score(journal, a_score("fatigue", days % 11, TODAY - timedelta(days=days)))
    verbs.add_lab_results(journal, [a_lab_result(on=TODAY - timedelta(days=9)), a_lab_result("crp", "3", unit="mg/L")])
    verbs.add_infusion(journal, an_infusion(TODAY - timedelta(days=30)))
    verbs.add_event(journal, an_event())
    window.go_to(request.param)
    QApplication.processEvents()
    return window


def stops(window: MainWindow) -> list[QWidget]:
    """Everything that Tab leads to, from one round through the window."""
    first = QApplication.focusWidget()
    assert first is not None
    found = [first]
    for _ in range(MOST_STOPS):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus is first:
            return found
        found.append(focus)
    raise AssertionError("Tab does not come round")


def visible(window: MainWindow) -> Iterator[QWidget]:
    return (widget for widget in window.findChildren(QWidget) if widget.isVisible())


def screen_of(window: MainWindow) -> QWidget:
    assert window.pages is not None
    screen = window.pages.currentWidget()
    assert screen is not None
    return screen


def test_tab_leads_to_everything_that_can_be_pressed_or_filled_in(window: MainWindow) -> None:
    reached = set(stops(window))
    wanted = {
        widget
        for widget in visible(window)
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox)
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    places = set(window.rail._places.values())  # one stop for Tab, arrows inside
    assert wanted - reached - places == set()
    assert reached & places


def test_every_stop_has_a_name_and_a_role(window: MainWindow) -> None:
    for widget in stops(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name), widget
        # Qt knows no role for a chart; what it is stands in its description then.
        has_role = interface.role() not in {QAccessible.Role.NoRole, QAccessible.Role.Client}
        assert has_role or len(interface.text(QAccessible.Text.Description)) > MOST_STOPS, widget


def test_every_button_has_a_name(window: MainWindow) -> None:
    buttons = [
        widget
        for widget in visible(window)
        if isinstance(widget, QAbstractButton) and not isinstance(widget.parent(), QAbstractScrollArea)
    ]
    assert [button for button in buttons if not (button.accessibleName() or button.text())] == []


def test_focus_goes_in_the_order_of_reading(window: MainWindow) -> None:
    """Down the rail, down the screen, then the foot; on one line from left to right."""
    found = stops(window)
    start = next(index for index, widget in enumerate(found) if window.rail.isAncestorOf(widget))
    ordered = [*found[start:], *found[:start]]
    assert window.pages is not None
    parts = [
        part for widget in ordered for part in (window.rail, window.pages, window.foot) if part.isAncestorOf(widget)
    ]
    assert parts == sorted(parts, key=[window.rail, window.pages, window.foot].index)
    on_screen = [widget for widget in ordered if window.pages.isAncestorOf(widget)]
    places = [widget.mapTo(screen_of(window), QPoint(0, 0)) for widget in on_screen]
    heights = [widget.height() for widget in on_screen]
    for (above, height), below in zip(zip(places, heights, strict=True), places[1:], strict=False):
        is_on_one_line = abs(above.y() - below.y()) < max(height, TARGET_PX)
        assert below.y() > above.y() or (is_on_one_line and below.x() > above.x()), (above, below)


def test_what_can_be_pressed_is_large_enough(window: MainWindow) -> None:
    small = [
        (widget.accessibleName(), widget.width(), widget.height())
        for widget in visible(window)
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox)
        and not isinstance(widget.parent(), QAbstractScrollArea | QComboBox)
        and (widget.width() < TARGET_PX or widget.height() < TARGET_PX)
    ]
    assert small == []


def test_the_screen_is_named_and_its_keys_are_told(window: MainWindow) -> None:
    assert screen_of(window).accessibleName() in {entry.title for entry in SCREENS}
    assert window.foot._hints.text().startswith("Keys")
