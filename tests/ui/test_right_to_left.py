# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is read from the right: laid out, drawn and keyed from there, but for time and numbers."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QStyle, QStyleOptionButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui import speech
from journal_app.ui.charts.chart import Chart
from journal_app.ui.dates import day_in_words
from journal_app.ui.shell.looks import LookButton
from journal_app.ui.shell.rail_parts import PlaceButton
from journal_app.ui.theme import Sizes, apply_theme, load_tokens, style_sheet
from journal_app.ui.widgets.surfaces import label
from tests.plugins.clock import FrozenClock
from tests.ui.pictures import look_of
from tests.ui.windows import journal_of, open_window, press, today_of


@pytest.fixture(autouse=True)
def from_the_right(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light")
    speech.speak("ar")
    yield
    speech.speak("en_GB")


def test_the_arrow_to_the_left_goes_on_to_the_next_day(qtbot: QtBot, clock: FrozenClock) -> None:
    window = open_window(qtbot, clock=clock)
    window.go_to("today", "2026-11-18")
    header = today_of(window).header
    header.date.setFocus()
    press("←")
    assert header.date.text() == day_in_words(clock().date().replace(day=19), "dddd d MMMM")
    press("→→")
    assert header.date.text() == day_in_words(clock().date().replace(day=17), "dddd d MMMM")


def test_the_arrow_to_the_left_goes_to_the_larger_number(qtbot: QtBot, clock: FrozenClock) -> None:
    window = open_window(qtbot, clock=clock)
    today = today_of(window)
    today.rows["fatigue"].setFocus()
    press("4←← ")
    assert [score.value for score in journal_of(window).facts.scores(clock().date(), clock().date())] == [5]


def test_the_rail_stands_at_the_right_and_the_screens_at_its_left(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    assert window.pages is not None
    assert window.rail.mapTo(window, QPoint(0, 0)).x() > window.pages.mapTo(window, QPoint(0, 0)).x()


def test_time_runs_from_left_to_right_in_a_chart_all_the_same(qtbot: QtBot) -> None:
    chart = Chart(look_of())
    qtbot.addWidget(chart)
    assert QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert chart.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_a_name_in_latin_letters_stands_at_the_right_too() -> None:
    assert label("Alex Example").alignment() & Qt.AlignmentFlag.AlignRight
    speech.speak("en_GB")
    assert not label("Alex Example").alignment() & Qt.AlignmentFlag.AlignRight


def test_borders_change_sides() -> None:
    tokens, sizes = load_tokens("light"), Sizes()
    usual, mirrored = style_sheet(tokens, sizes), style_sheet(tokens, sizes, is_mirrored=True)
    assert mirrored.count("border-left") == usual.count("border-right")
    assert mirrored.count("border-right") == usual.count("border-left")


@pytest.mark.parametrize("is_chosen", [True, False])
def test_a_place_of_the_rail_stands_as_far_from_the_right_as_it_does_from_the_left_elsewhere(
    qtbot: QtBot, is_chosen: bool
) -> None:
    def place() -> PlaceButton:
        button = PlaceButton("Labs", "labs", "3", holder)
        button.setChecked(is_chosen)
        button.resize(200, 48)
        button.ensurePolished()
        return button

    holder = QWidget()
    qtbot.addWidget(holder)
    from_the_right = content_of(place())
    speech.speak("en_GB")
    from_the_left = content_of(place())
    assert from_the_left.left() > 0
    assert 199 - from_the_right.right() == from_the_left.left()


def test_the_look_shows_that_it_is_a_list_on_either_side(qtbot: QtBot) -> None:
    looks = LookButton()
    qtbot.addWidget(looks)
    looks.resize(200, 48)
    assert inked_columns(looks) & set(range(10, 20)) == set(range(10, 20))
    speech.speak("en_GB")
    looks.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert inked_columns(looks) & set(range(180, 190)) == set(range(180, 190))


def content_of(button: QPushButton) -> QRect:
    """Where the icon and the words of a button stand."""
    option = QStyleOptionButton()
    button.initStyleOption(option)
    return button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)


def inked_columns(widget: QWidget) -> set[int]:
    """The columns of pixels in which something dark is drawn."""
    drawn = widget.grab().toImage()
    return {
        x
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() > 0 and drawn.pixelColor(x, y).lightness() < 128
    }


def test_days_are_written_in_digits_that_laboratories_print(clock: FrozenClock) -> None:
    assert "21" in day_in_words(clock().date(), "d MMM yyyy")
    assert "2026" in day_in_words(clock().date(), "d MMM yyyy")
