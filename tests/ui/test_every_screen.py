# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every screen on three made-up years, in every theme, with usual words and words twice as large, in a usual window and
in the smallest that is promised: nothing without a name, nothing cut, and Tab goes as the eye does.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from itertools import pairwise, product

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.example.making import LAST_DAY, told
from journal_app.store.journal import Journal
from journal_app.ui.desk import describe
from journal_app.ui.screens import SCREENS
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.theme import THEMES, apply_theme
from journal_app.ui.widgets.surfaces import Page
from journal_app.ui.work import Work
from tests.ui.looking import cut_words, unnamed_stops

SIZES = ((1280, 800), (1024, 640))
TEXTS = (100, 200)
TARGET_PX = 44


@pytest.fixture(scope="module")
def example() -> Iterator[Journal]:
    """The journal of a made-up person, on the evening of its last day."""
    with told() as journal:
        journal.clock = lambda: datetime.combine(LAST_DAY, time(20, 14), tzinfo=UTC)
        yield journal


@pytest.fixture(params=product(THEMES, TEXTS), ids=str)
def window(request: pytest.FixtureRequest, qapp: QApplication, example: Journal) -> Iterator[MainWindow]:
    """A window in one theme and text size; dressed before it is made, which is quicker than to change it."""
    theme, text = request.param
    apply_theme(qapp, theme, text_percent=text)
    window = MainWindow(Work.inline(example), opened=[entry.key for entry in SCREENS])
    window.attach(describe(example))
    window.show()
    window.activateWindow()
    yield window
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    apply_theme(qapp, "light")


def settle() -> None:
    for _round in range(3):
        QApplication.processEvents()


def stops(root: QWidget) -> list[QWidget]:
    """What Tab leads to below ``root``, in its order."""
    found: list[QWidget] = []
    widget = root.nextInFocusChain()
    while widget is not None and widget is not root:
        if root.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled() and is_stop(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus)


def out_of_order(root: QWidget) -> list[str]:
    """The stops that lie before the one that Tab comes from: higher up, or to the left on the same line."""
    found = []
    for first, then in pairwise(stops(root)):
        above, below = first.mapTo(root, QPoint(0, 0)), then.mapTo(root, QPoint(0, 0))
        is_on_one_line = abs(above.y() - below.y()) < max(first.height(), TARGET_PX)
        is_below = below.y() >= above.y() + TARGET_PX / 2 or first.isAncestorOf(then)
        if not (is_below or (is_on_one_line and below.x() >= above.x())):
            found.append(f"{called(first)} -> {called(then)}")
    return found


def called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r}"


def test_nothing_is_cut_or_nameless_and_tab_goes_as_the_eye_does(window: MainWindow) -> None:
    found: dict[tuple[str, tuple[int, int]], list[str]] = {}
    for size in SIZES:
        window.resize(*size)
        for entry in SCREENS:
            window.go_to(entry.key)
            settle()
            assert window.pages is not None
            wrong = [*unnamed_stops(window), *cut_words(window), *out_of_order(window.pages), *too_wide(window, size)]
            if wrong:
                found[entry.key, size] = wrong
    assert found == {}


def test_what_is_out_of_order_would_be_seen(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    below, first, beside = (QLineEdit(root) for _field in range(3))
    below.move(0, 200)
    beside.move(300, 0)
    root.show()
    assert out_of_order(root) == [f"{called(below)} -> {called(first)}"]
    below.move(300, 200)
    beside.move(0, 200)
    assert len(out_of_order(root)) == 1
    first.move(0, 300)
    beside.move(300, 300)
    assert out_of_order(root) == []


def too_wide(window: MainWindow, size: tuple[int, int]) -> list[str]:
    """A window that had to become larger than was asked for, and pages that scroll sideways."""
    found = [f"window {window.width()} x {window.height()}"] if (window.width(), window.height()) != size else []
    pages = [page for page in window.findChildren(Page) if page.isVisible()]
    return found + [called(page) for page in pages if page.horizontalScrollBar().maximum()]
