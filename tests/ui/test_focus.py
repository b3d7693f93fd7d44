# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The order in which things are read, by their layouts; how the keys go through it is in the tests of the screens."""

import pytest
import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QLayoutItem, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.focus import put_in_reading_order, widgets_in_order
from journal_app.ui.widgets.flow import Flow


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Buttons that were made in another order than they lie in, in layouts within layouts."""
    root = QWidget()
    qtbot.addWidget(root)
    last, second, first, third, beside = (QPushButton(name, root) for name in ("5", "2", "1", "3", "not laid out"))
    body, line, flow = QVBoxLayout(root), QHBoxLayout(), Flow()
    body.addWidget(first)
    body.addLayout(line)
    line.addWidget(second)
    line.addLayout(flow)
    flow.addWidget(third)
    line.addWidget(QPushButton("4", root))
    body.addStretch(1)
    body.addWidget(last)
    assert beside.parent() is root
    return root


def buttons(root: QWidget) -> list[str]:
    return [widget.text() for widget in widgets_in_order(root) if isinstance(widget, QPushButton)]


def test_the_order_is_that_of_the_layouts(page: QWidget) -> None:
    assert buttons(page) == ["1", "2", "3", "4", "5"]


def test_the_tab_key_goes_in_that_order(page: QWidget) -> None:
    put_in_reading_order(page)
    stop, stops = page.findChildren(QPushButton)[2], list[str]()
    for _ in range(5):
        stops.append(stop.text())
        after = stop.nextInFocusChain()
        assert isinstance(after, QPushButton) or after is page
        stop = after if isinstance(after, QPushButton) else stop
    assert stops == ["1", "2", "3", "4", "5"]


def test_nothing_is_kept_of_a_layout_that_qt_may_delete(qtbot: QtBot) -> None:
    """An item that Python goes on knowing is taken for whatever is made in its place when Qt has deleted it."""
    root = QWidget()
    qtbot.addWidget(root)
    body = QVBoxLayout(root)
    for name in "abc":
        body.addWidget(QPushButton(name, root))
    known = items()
    assert buttons(root) == ["a", "b", "c"]
    assert items() == known


def items() -> int:
    """How many items of layouts Python knows that are no layouts."""
    return sum(isinstance(one, QLayoutItem) and type(one).__name__ == "QWidgetItem" for one in wrappers())


def wrappers() -> list[object]:
    return list(shiboken6.getAllValidWrappers())
