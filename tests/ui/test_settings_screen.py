# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Settings screen in its window, by keyboard and mouse."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journal_app.store.journal import Journal
from journal_app.ui.desk import describe
from journal_app.ui.preferences import Preferences, keep_preferences, read_preferences
from journal_app.ui.settings.screen import SettingsScreen
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.shell.looks import LookButton
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.theme import apply_theme, current
from journal_app.ui.work import Work
from tests.plugins.clock import FrozenClock
from tests.ui.looking import cut_words, unnamed_stops
from tests.ui.windows import click, journal_of, open_window, press, shortcut, show, today_of


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, clock: FrozenClock) -> Iterator[MainWindow]:
    worn = apply_theme(qapp, "light")
    window = open_window(qtbot, clock=clock)
    window.go_to("settings")
    QApplication.processEvents()
    yield window
    if current() != worn:  # dressing a whole window takes its time
        apply_theme(qapp, "light")


@pytest.fixture
def view(window: MainWindow) -> SettingsView:
    return settings_of(window)


def settings_of(window: MainWindow) -> SettingsView:
    assert window.pages is not None
    screen = window.pages.screen_of("settings")
    assert isinstance(screen, SettingsScreen)
    assert isinstance(screen.widget, SettingsView)
    return screen.widget


def names(view: SettingsView) -> list[str]:
    rows = view.scores.table.rows
    return [rows.index(row, 0).data() for row in range(rows.rowCount())]


def settle() -> None:
    """Let layouts that wait for one another come to rest."""
    for _round in range(3):
        QApplication.processEvents()


def type_into(view: SettingsView, name: str, text: str) -> None:
    field = view.scores.form.field(name)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    press(text)


def rows_on_today(window: MainWindow) -> list[str]:
    window.go_to("today")
    return list(today_of(window).rows)


def test_a_new_tracker_is_there_on_today_at_once_and_tomorrow(window: MainWindow, clock: FrozenClock) -> None:
    assert rows_on_today(window) == ["fatigue", "mood"]
    window.go_to("settings")
    view = settings_of(window)
    click(view.scores.add)
    assert view.scores.form.field("name").hasFocus()
    press("Headache⇥How much did your head ache?⏎")
    assert names(view) == ["Fatigue", "Mood", "Headache"]
    assert view.scores.table.hasFocus()
    current_tracker = view.scores.table.current_tracker()
    assert current_tracker is not None
    assert current_tracker.key == "headache"
    assert not view.scores.form.isVisible()
    assert rows_on_today(window) == ["fatigue", "mood", "headache"]
    press("↓↓7")
    assert [score.tracker for score in journal_of(window).facts.scores()] == ["headache"]
    clock.move(days=1)
    assert rows_on_today(window) == ["fatigue", "mood", "headache"]


def test_an_offer_is_added_by_its_button_and_undone(window: MainWindow, view: SettingsView) -> None:
    button = view.scores.offers.buttons["pain"]
    assert button.accessibleName() == "Add Pain"
    button.setFocus()
    press(" ")
    assert names(view) == ["Fatigue", "Mood", "Pain"]
    assert "pain" not in view.scores.offers.buttons
    assert view.scores.offers.buttons["sleep_quality"].hasFocus()
    press(" ")
    assert names(view) == ["Fatigue", "Mood", "Pain", "Sleep quality"]
    shortcut(window, Qt.Key.Key_Z)
    shortcut(window, Qt.Key.Key_Z)
    assert names(view) == ["Fatigue", "Mood"]
    assert "pain" in view.scores.offers.buttons


def test_the_focus_is_never_lost_when_all_that_is_on_offer_is_taken(view: SettingsView) -> None:
    next(iter(view.scores.offers.buttons.values())).setFocus()
    press(" " * len(view.scores.offers.buttons))
    assert view.scores.offers.buttons == {}
    assert not view.scores.offers.isVisible()
    assert QApplication.focusWidget() is view.scores.add


def test_problems_stand_beside_their_fields_and_the_words_stay(view: SettingsView) -> None:
    click(view.scores.add)
    type_into(view, "name", "Mood")
    type_into(view, "low", "12")
    press("⏎")
    assert view.scores.form.field("name").hasFocus()
    assert "tracker already" in view.scores.form.field("name").accessibleDescription()
    assert "greater" in view.scores.form.field("high").accessibleDescription()
    assert view.scores.form.text("low") == "12"
    assert names(view) == ["Fatigue", "Mood"]
    press("⎋")
    assert not view.scores.form.isVisible()
    assert view.scores.table.hasFocus()


def test_yes_or_no_is_not_asked_for_its_ends(view: SettingsView) -> None:
    click(view.scores.add)
    assert view.scores.form.field("low").isVisible()
    view.scores.form.set_text("kind", "yes/no")
    assert not view.scores.form.field("low").isVisible()
    assert not view.scores.form.field("high").isVisible()
    view.scores.form.set_text("kind", "count")
    assert view.scores.form.field("high").isVisible()


def test_a_tracker_is_renamed_by_keyboard_and_its_scale_is_not_asked(window: MainWindow, view: SettingsView) -> None:
    assert view.scores.table.hasFocus()
    press("⏎")
    assert view.scores.form.field("name").hasFocus()
    assert not view.scores.form.kind.isVisible()
    assert "0 to 10" in view.scores.form.fixed.text()
    press("Tiredness⏎")
    assert names(view) == ["Tiredness", "Mood"]
    assert journal_of(window).facts.tracker("fatigue").name == "Tiredness"
    rows_on_today(window)
    assert today_of(window).rows["fatigue"].accessibleName() == "Tiredness"


def test_trackers_are_moved_by_keys_and_by_buttons(window: MainWindow, view: SettingsView) -> None:
    rows_on_today(window)
    window.go_to("settings")
    QTest.keyClick(view.scores.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(view) == ["Mood", "Fatigue"]
    click(view.scores.up)
    assert names(view) == ["Fatigue", "Mood"]
    click(view.scores.up)
    assert names(view) == ["Fatigue", "Mood"]
    click(view.scores.down)
    assert names(view) == ["Mood", "Fatigue"]
    assert rows_on_today(window) == ["mood", "fatigue"]
    places = [row.y() for row in today_of(window).rows.values()]
    assert places == sorted(places)


def test_a_tracker_is_put_away_without_a_question_and_comes_back(window: MainWindow, view: SettingsView) -> None:
    QTest.keyClick(view.scores.table, Qt.Key.Key_Delete)
    assert names(view) == ["Mood", "Fatigue (put away)"]
    assert not view.scores.up.isVisible()
    QTest.keyClick(view.scores.table, Qt.Key.Key_Delete)
    assert names(view) == ["Mood", "Fatigue (put away)"]
    assert rows_on_today(window) == ["mood"]
    window.go_to("settings")
    assert view.scores.chosen.remove.accessibleName() == "Bring back"
    click(view.scores.chosen.remove)
    assert names(view) == ["Fatigue", "Mood"]
    assert view.scores.up.isVisible()


def test_the_window_follows_when_a_day_ends(window: MainWindow, view: SettingsView, clock: FrozenClock) -> None:
    assert window.desk is not None
    clock.move(hours=9)
    assert window.desk.today() == date(2026, 11, 22)
    view.show_section("day")
    field = view.day.day_end.line
    field.setFocus()
    field.selectAll()
    press("06:00⏎")
    assert window.desk.today() == date(2026, 11, 21)
    assert "before 06:00" in view.day.day_words.text()
    shortcut(window, Qt.Key.Key_Z)
    assert field.text() == "04:00"
    assert window.desk.today() == date(2026, 11, 22)


def test_a_time_that_is_none_stays_in_its_field_with_the_reason(window: MainWindow, view: SettingsView) -> None:
    view.show_section("day")
    field = view.day.day_end.line
    field.setFocus()
    field.selectAll()
    press("late⇥")
    assert field.text() == "late"
    assert "not a time of day" in field.accessibleDescription()
    assert journal_of(window).facts.setting("day_ends") == ""
    view.scores.offers.buttons["pain"].click()
    assert field.text() == "late"


def test_a_time_being_typed_is_kept_when_another_screen_is_shown(window: MainWindow, view: SettingsView) -> None:
    view.day.day_end.line.setFocus()
    view.day.day_end.line.selectAll()
    press("05:00")
    window.go_to("today")
    assert journal_of(window).facts.setting("day_ends") == "05:00"


def test_text_and_interface_grow_apart_and_at_once(window: MainWindow, view: SettingsView) -> None:
    view.look.text_size.larger.setFocus()
    press(" ")
    view.look.interface_size.smaller.setFocus()
    press("  ")
    assert (current().sizes.text_percent, current().sizes.interface_percent) == (110, 75)
    assert view.look.text_size.words.text() == "Text size: 110 %"
    assert view.look.interface_size.words.text() == "Size of buttons and spaces: 75 %, the smallest"
    assert read_preferences() == Preferences(text_percent=110, interface_percent=75)
    assert QApplication.font().pixelSize() == current().sizes.text()
    window.foot._line.action_requested.emit()
    assert current().sizes.interface_percent == 90


def test_the_look_is_chosen_here_and_in_the_rail_alike(window: MainWindow, view: SettingsView) -> None:
    (rail,) = window.rail.findChildren(LookButton)
    assert view.look.theme.buttons[""].isChecked()
    view.show_section("look")
    view.look.theme.buttons[""].setFocus()
    view.look.theme.buttons["dim"].click()
    assert current().tokens.name == read_preferences().theme == "dim"
    assert rail.accessibleName() == "Look: Dim and warm"
    rail.choose("dark")
    assert view.look.theme.buttons["dark"].isChecked()
    view.look.theme.buttons[""].click()
    assert current().tokens.name == "light"
    assert read_preferences().theme == ""


def test_a_look_from_the_rail_keeps_the_sizes(window: MainWindow, view: SettingsView) -> None:
    click(view.look.text_size.larger)
    (rail,) = window.rail.findChildren(LookButton)
    rail.choose("dim")
    assert read_preferences() == Preferences(theme="dim", text_percent=110)


def test_a_look_that_cannot_be_kept_is_worn_all_the_same(window: MainWindow, view: SettingsView, home: Path) -> None:
    keep_preferences(Preferences())
    (file,) = home.rglob("window.json")
    file.unlink()
    file.mkdir()
    view.look.theme.buttons["dim"].click()
    assert current().tokens.name == "dim"
    assert "could not be kept" in window.foot.message().text


def test_a_journal_to_look_at_only_offers_no_change(qtbot: QtBot, journal_path: Path) -> None:
    Journal.create(journal_path).close()
    journal = Journal.open(journal_path, read_only=True)
    window = show(qtbot, MainWindow(Work.inline(journal, owns=True)), journal)
    window.go_to("settings")
    view = settings_of(window)
    assert describe(journal).read_only
    for widget in (
        view.scores.add,
        view.scores.offers,
        view.scores.up,
        view.scores.chosen.change,
        view.scores.chosen.remove,
    ):
        assert not widget.isVisible()
    assert view.day.day_end.line.isReadOnly()
    press("⏎")
    assert not view.scores.form.isVisible()
    view.show_section("look")
    assert view.look.text_size.larger.isVisible()


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
def test_no_word_is_cut_and_every_stop_has_a_name(
    qtbot: QtBot, qapp: QApplication, clock: FrozenClock, text: int, size: tuple[int, int]
) -> None:
    apply_theme(qapp, "dim", text)
    window = open_window(qtbot, clock=clock)
    window.resize(*size)
    window.go_to("settings")
    view = settings_of(window)
    click(view.scores.add)
    press("Mood⏎")
    settle()
    assert cut_words(view) == []
    assert unnamed_stops(view) == []
    assert view.page.horizontalScrollBar().maximum() == 0
    assert view.scores.table.horizontalScrollBar().maximum() == 0
    apply_theme(qapp, "light")


def test_no_word_is_cut_when_the_text_grows_while_it_is_shown(window: MainWindow, view: SettingsView) -> None:
    window.resize(1024, 640)
    click(view.scores.add)
    for _step in range(5):
        view.look.text_size.larger.click()
    settle()
    assert current().sizes.text_percent == 200
    assert cut_words(view) == []
    assert view.scores.table.horizontalScrollBar().maximum() == 0
