# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal_app.domain.scores import Mark
from journal_app.store import verbs
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.theme import apply_theme
from journal_app.ui.today.day_button import DayButton
from journal_app.ui.today.month import Month
from journal_app.ui.today.picker import DayPicker
from journal_app.ui.today.state import Coverage
from tests.builders import a_score
from tests.plugins.clock import FrozenClock
from tests.ui.looking import cut_words, unnamed_stops
from tests.ui.windows import journal_of, open_window, press, today_of

TODAY = date(2026, 11, 21)


@pytest.fixture
def window(qtbot: QtBot, clock: FrozenClock) -> MainWindow:
    """A window with a whole day, half a day, a day too ill and one not tracked."""
    window = open_window(qtbot, clock=clock)
    journal = journal_of(window)
    for days, keys in ((1, ("fatigue", "mood")), (2, ("mood",)), (24, ("mood",))):
        for key in keys:
            verbs.log_score(journal, a_score(key, 5, TODAY - timedelta(days=days)))
    verbs.mark_day(journal, TODAY - timedelta(days=3), Mark.TOO_ILL)
    verbs.mark_day(journal, TODAY - timedelta(days=4), Mark.NOT_TRACKED)
    return window


def picker_of(window: MainWindow) -> DayPicker:
    header = today_of(window).header
    header.open_picker()
    assert header._picker is not None
    return header._picker


def day_of(month: Month, number: int) -> DayButton:
    return month._buttons[number - 1]


def said(button: DayButton) -> tuple[str, str]:
    interface = QAccessible.queryAccessibleInterface(button)
    return interface.text(QAccessible.Text.Name), interface.text(QAccessible.Text.Description)


def test_each_day_shows_and_says_what_was_kept_of_it(window: MainWindow) -> None:
    month = picker_of(window).month
    shown = {number: day_of(month, number).coverage for number in range(16, 22)}
    assert shown == {
        16: Coverage.NOTHING,
        17: Coverage.NOT_TRACKED,
        18: Coverage.TOO_ILL,
        19: Coverage.SOME,
        20: Coverage.ALL,
        21: Coverage.NOTHING,
    }
    assert said(day_of(month, 19)) == ("Thursday 19 November 2026", "1 of 2 scored")
    assert said(day_of(month, 18)) == ("Wednesday 18 November 2026", "too ill to log")
    assert said(day_of(month, 16))[1] == "nothing kept"


def test_each_month_that_comes_into_view_is_asked_for(window: MainWindow) -> None:
    month = picker_of(window).month
    month._before.click()
    assert [button.number for button in month._buttons if button.coverage is not Coverage.NOTHING] == [28]
    month._after.click()
    assert day_of(month, 20).coverage is Coverage.ALL
    assert day_of(month, 28).coverage is Coverage.NOTHING


def test_what_was_kept_since_is_there_when_it_opens_again(window: MainWindow) -> None:
    picker = picker_of(window)
    picker.hide()
    verbs.log_score(journal_of(window), a_score("fatigue", 5, TODAY))
    assert day_of(picker_of(window).month, 21).coverage is Coverage.SOME


def test_a_shape_is_drawn_below_the_number_and_none_on_an_empty_day(window: MainWindow) -> None:
    month = picker_of(window).month
    QApplication.processEvents()
    pictures = {}
    for number in (16, 17, 18, 19, 20):
        image = day_of(month, number).grab().toImage()
        lower = image.copy(QRect(4, image.height() * 6 // 10, image.width() - 8, image.height() * 3 // 10))
        pictures[number] = bytes(lower.constBits())
    assert len(set(pictures.values())) == len(pictures)


def test_the_shapes_are_said_in_words(window: MainWindow) -> None:
    picker = picker_of(window)
    words = {label.text() for label in picker.findChildren(QLabel)}
    assert {"all scored", "some scored", "too ill to log", "not tracked"} <= words
    assert unnamed_stops(picker) == []


def test_the_calendar_opens_inside_the_window(window: MainWindow) -> None:
    window.resize(1024, 640)
    QApplication.processEvents()
    picker = picker_of(window)
    assert window.frameGeometry().contains(picker.geometry())


def test_a_day_is_chosen_by_keys_and_scored(window: MainWindow) -> None:
    picker_of(window)
    press("↓↑⏎")
    assert today_of(window).header.date.text() == "Saturday 14 November"
    today_of(window).take_focus()
    press("6")
    assert [score.value for score in journal_of(window).facts.scores(date(2026, 11, 14), date(2026, 11, 14))] == [6]


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light", text_percent=200)
    yield
    apply_theme(qapp, "light")


def test_at_twice_the_text_size_it_fits_a_small_screen(large_text: None, qtbot: QtBot, clock: FrozenClock) -> None:
    window = open_window(qtbot, clock=clock)
    window.resize(1024, 640)
    picker = picker_of(window)
    QApplication.processEvents()
    assert cut_words(picker) == []
    assert picker.width() <= 1024
    assert picker.height() <= 640
