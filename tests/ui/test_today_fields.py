# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.scores import TrackerKind
from journal_app.store import verbs
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.today.number import NumberField
from tests.builders import a_score, a_tracker
from tests.plugins.clock import FrozenClock
from tests.ui.windows import click, journal_of, open_window, press, today_of

TODAY = date(2026, 11, 21)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def window(qtbot: QtBot, clock: FrozenClock) -> MainWindow:
    """A window with a tracker of each kind that takes no scale."""
    window = open_window(qtbot, clock=clock)
    journal = journal_of(window)
    kinds = ((TrackerKind.DURATION, 24), (TrackerKind.COUNT, None), (TrackerKind.NUMBER, None))
    for position, (kind, high) in enumerate(kinds, start=5):
        ends = {"low": Decimal(0), "high": None if high is None else Decimal(high)}
        verbs.add_tracker(journal, a_tracker(kind.value, kind=kind, position=position, **ends))
    verbs.add_tracker(journal, a_tracker("pem", kind=TrackerKind.YES_NO, position=9))
    return window


def kept(window: MainWindow, day: date = TODAY) -> dict[str, Decimal]:
    return {score.tracker: score.value for score in journal_of(window).facts.scores(day, day)}


def field_of(window: MainWindow, tracker: str) -> NumberField:
    field = today_of(window).rows[tracker].field
    assert field is not None
    return field


def write(field: NumberField, text: str) -> None:
    """Put a text into a field as a screen reader does."""
    QAccessible.queryAccessibleInterface(field).setText(QAccessible.Text.Value, text)


def test_every_kind_is_filled_in_by_keys_alone(window: MainWindow) -> None:
    today_of(window).rows["duration"].take_focus()
    press("7:30↓3↓61,5↓1")
    assert kept(window) == {"duration": Decimal("7.5"), "count": 3, "number": Decimal("61.5"), "pem": 1}
    press("↑")
    assert QApplication.focusWidget() is field_of(window, "number")
    press("↑")
    assert QApplication.focusWidget() is field_of(window, "count")


@pytest.mark.parametrize(
    ("tracker", "text", "number"), [("duration", "7:30", "7.5"), ("count", "3", "3"), ("number", "-2.25", "")]
)
def test_a_text_put_in_by_a_screen_reader_is_kept_like_a_typed_one(
    window: MainWindow, tracker: str, text: str, number: str
) -> None:
    field = field_of(window, tracker)
    write(field, text)
    assert kept(window) == {}
    assert field._unattended.isActive()
    field._unattended.timeout.emit()
    assert {key: str(value) for key, value in kept(window).items()} == ({tracker: number} if number else {})
    assert field.is_typing() is (not number)


def test_a_text_put_into_the_field_one_is_at_is_kept_when_it_is_left(window: MainWindow) -> None:
    field = field_of(window, "count")
    field.setFocus()
    write(field, "4")
    assert not field._unattended.isActive()
    press("↓")
    assert kept(window) == {"count": 4}


def test_what_the_journal_shows_is_not_taken_for_typing(window: MainWindow) -> None:
    verbs.log_score(journal_of(window), a_score("count", 6, TODAY))
    field = field_of(window, "count")
    assert field.text() == "6"
    assert today_of(window).typed() is None
    assert not field._unattended.isActive()


def test_a_field_that_is_being_typed_in_keeps_its_text_when_something_else_is_kept(window: MainWindow) -> None:
    field = field_of(window, "count")
    field.setFocus()
    press("12")
    verbs.log_score(journal_of(window), a_score("count", 6, TODAY))
    assert field.text() == "12"
    press("⏎")
    assert kept(window) == {"count": 12}
    assert QApplication.focusWidget() is field


def test_a_number_that_was_mended_after_it_was_handed_over_is_still_typing(window: MainWindow) -> None:
    field = field_of(window, "count")
    field.setFocus()
    press("1")
    handed: list[str] = []
    field.handed.connect(handed.append)
    field.handed.disconnect(today_of(window).rows["count"].text_entered)
    press("⏎2")
    field.settle()  # the answer to the 1 comes after the 2
    assert (handed, field.text(), field.is_typing()) == (["1"], "12", True)


def test_the_mouse_clears_a_field_too(window: MainWindow) -> None:
    field_of(window, "count").setFocus()
    press("5⏎")
    row = today_of(window).rows["count"]
    click(row.head.clear)
    assert kept(window) == {}
    assert field_of(window, "count").text() == ""


def test_typed_text_goes_to_its_own_day(window: MainWindow) -> None:
    field_of(window, "count").setFocus()
    press("5")
    today_of(window).header.stepped.emit(-1)
    assert kept(window) == {"count": 5}
    assert kept(window, YESTERDAY) == {}
    assert field_of(window, "count").text() == ""


def test_letters_in_a_field_are_text_and_no_commands(window: MainWindow) -> None:
    field_of(window, "number").setFocus()
    press("tuce")
    assert field_of(window, "number").text() == "tuce"
    assert journal_of(window).facts.day(TODAY) is None
    assert journal_of(window).facts.events() == []


def test_a_field_says_its_name_and_what_is_asked(window: MainWindow) -> None:
    interface = QAccessible.queryAccessibleInterface(field_of(window, "count"))
    assert interface.role() is QAccessible.Role.EditableText
    assert interface.text(QAccessible.Text.Name) == "Count"
    assert interface.text(QAccessible.Text.Description) == "How much count? lower is better. Nothing entered."


def test_yes_and_no_have_their_keys_and_are_cleared(window: MainWindow) -> None:
    row = today_of(window).rows["pem"]
    row.take_focus()
    press("→ ")
    assert kept(window) == {"pem": 0}
    press("1")
    assert kept(window) == {"pem": 1}
    press("⌫")
    assert kept(window) == {}
