# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a screen reader is told of a ground that scrolls; Qt crashes where that changes between two questions."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.screens import SCREENS
from journal_app.ui.widgets.scroll_area import ScrollArea
from tests.ui.windows import open_window


def passes_over_bars(area: ScrollArea) -> bool:
    """Whether Qt no longer knows the grounds of the bars, by which it would tell of them."""
    grounds = (area.verticalScrollBar().parentWidget(), area.horizontalScrollBar().parentWidget())
    return [ground.objectName() for ground in grounds if ground is not None] == ["", ""]


def test_a_screen_reader_is_told_of_the_content_alone_whatever_bars_come_and_go(qtbot: QtBot) -> None:
    area, content = ScrollArea(), QWidget()
    qtbot.addWidget(area)
    area.setWidget(content)
    area.resize(200, 200)
    area.show()
    qtbot.waitUntil(lambda: passes_over_bars(area))
    for size, has_bars in ((1000, True), (100, False), (1000, True)):
        content.resize(size, size)
        QApplication.processEvents()
        assert area.verticalScrollBar().isVisible() is has_bars
        assert area.horizontalScrollBar().isVisible() is has_bars
        told = QAccessible.queryAccessibleInterface(area)
        assert [told.child(place).object() for place in range(told.childCount())] == [area.viewport()]


def test_where_somebody_reads_the_screen_nothing_waits(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    area = ScrollArea()
    qtbot.addWidget(area)
    assert passes_over_bars(area)


@pytest.mark.parametrize("screen", [entry.key for entry in SCREENS])
def test_every_ground_that_scrolls_is_of_that_kind(qtbot: QtBot, screen: str) -> None:
    window = open_window(qtbot)
    window.go_to(screen)
    grounds = window.findChildren(QScrollArea)
    assert grounds
    assert [ground for ground in grounds if not isinstance(ground, ScrollArea)] == []
