# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What happens where room is short: nothing is cut, and what takes the focus comes into view."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.rows import Row
from journal_app.ui.shell.foot import Foot
from journal_app.ui.theme import apply_theme
from journal_app.ui.today.scale import ScoreButton
from journal_app.ui.widgets.row_table import RowsTable
from journal_app.ui.widgets.surfaces import Page
from tests.ui.windows import open_window, press

COLUMNS = (("Day", 128), ("Product", 208), ("Amount", 96), ("Note", 200))


@pytest.fixture
def large_words(qapp: QApplication) -> Iterator[None]:
    """Text at 200 %."""
    apply_theme(qapp, "light", text_percent=200)
    yield
    apply_theme(qapp, "light")


def table(qtbot: QtBot, width: int, count: int) -> RowsTable:
    made = RowsTable("Infusions", COLUMNS)
    qtbot.addWidget(made)
    made.resize(width, 300)
    made.show()
    words = ("22 Jun 2026", "Methylprednisolone", "1000 mg", "in the evening, at home")
    made.set_rows(tuple(Row(id=str(number), cells=words, details="") for number in range(count)))
    QApplication.processEvents()
    return made


def test_a_table_with_few_rows_shows_them_whole_and_no_more(qtbot: QtBot) -> None:
    made = table(qtbot, 800, 2)
    assert made.verticalScrollBar().maximum() == 0
    assert made.viewport().height() - made.rowHeight(0) - made.rowHeight(1) < made.rowHeight(1)


def test_columns_give_way_where_that_shows_them_all_and_never_cut_a_word(qtbot: QtBot) -> None:
    made = table(qtbot, 560, 2)
    widths = [made.columnWidth(column) for column in range(len(COLUMNS))]
    assert made.horizontalScrollBar().maximum() == 0
    assert widths[0] == COLUMNS[0][1]
    assert widths[1] < COLUMNS[1][1]
    assert widths[1] > made.fontMetrics().horizontalAdvance("Methylprednisolone")


def test_columns_that_cannot_all_be_shown_keep_their_widths(qtbot: QtBot) -> None:
    made = table(qtbot, 300, 2)
    assert [made.columnWidth(column) for column in range(len(COLUMNS))] == [width for _title, width in COLUMNS]


def test_the_foot_breaks_no_line_within_the_words_of_a_key(qtbot: QtBot) -> None:
    foot = Foot()
    qtbot.addWidget(foot)
    foot.set_key_hints("Keys: x ten · T too ill")
    shown = {part.text() for part in foot.findChildren(QLabel)}
    assert "Keys:\N{NO-BREAK SPACE}x\N{NO-BREAK SPACE}ten · T\N{NO-BREAK SPACE}too\N{NO-BREAK SPACE}ill" in shown


@pytest.mark.usefixtures("large_words")
def test_every_number_of_a_row_stands_inside_it_with_large_words_in_a_small_window(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.resize(1024, 640)
    QApplication.processEvents()
    buttons = [button for button in window.findChildren(ScoreButton) if button.isVisible()]
    assert len(buttons) >= 22
    assert [button.text() for button in buttons if _sticks_out(button)] == []


def _sticks_out(part: QWidget) -> bool:
    around = part.parentWidget()
    assert around is not None
    return not around.rect().contains(part.geometry())


@pytest.mark.usefixtures("large_words")
def test_the_rail_is_as_wide_on_every_screen_and_holds_the_bold_words(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.resize(1024, 640)
    widths = set()
    for _round in range(4):  # a low window makes room for the bar, and the bar makes the rail wider
        QApplication.processEvents()
    for key in ("today", "treatments", "labs", "settings"):
        window.go_to(key)
        qtbot.waitUntil(lambda: _cut_in(window.rail) == [])
        widths.add(window.rail.width())
    assert len(widths) == 1


def _cut_in(rail: QWidget) -> list[str]:
    places = [part for part in rail.findChildren(QPushButton) if part.isVisible()]
    assert places
    return [part.text() for part in places if part.width() < part.sizeHint().width()]


def test_what_takes_the_focus_comes_into_view(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    buttons = [QPushButton(f"{number}") for number in range(40)]
    for button in buttons:
        page.body.addWidget(button)
    page.resize(400, 300)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(lambda: not buttons[-1].visibleRegion().isEmpty())
    assert not page.rect().contains(buttons[0].mapTo(page, buttons[0].rect().center()))


def test_a_table_longer_than_the_page_is_followed_from_cell_to_cell(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    made = table(qtbot, 800, 6)
    for part in (QLabel("\n" * 12), made):
        page.body.addWidget(part)
    page.resize(800, 320)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    made.setFocus(Qt.FocusReason.OtherFocusReason)
    assert page.verticalScrollBar().value() == 0
    press("↓↓↓")
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)
    cell = made.visualRect(made.currentIndex())
    middle = made.viewport().mapTo(page, cell.center())
    assert page.rect().contains(middle)
