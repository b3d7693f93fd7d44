# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The rail: what stands behind "More", who is at the keyboard, and the colour of a journal."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.errors import EntryRefused
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.app import build_window
from journal_app.ui.desk import Desk
from journal_app.ui.journal_colours import COLOUR_NAMES, shade
from journal_app.ui.journals import Journals
from journal_app.ui.keyboard import LONGEST, Keyboard, read_name, seated, sit_down
from journal_app.ui.preferences import read_preferences
from journal_app.ui.screen import Screen
from journal_app.ui.screens import ScreenEntry
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.theme import apply_theme, current
from journal_app.ui.work import Work
from tests.builders import a_score
from tests.ui.looking import cut_words
from tests.ui.windows import click, journal_of, open_window, press, shortcut


class Blank(Screen):
    """A screen that shows nothing."""

    kinds = frozenset()

    def __init__(self) -> None:
        self.widget = QWidget()

    def refresh(self) -> None:
        return


def blank(_desk: Desk) -> Screen:
    return Blank()


def entry(key: str, number: int = 0, *, tucked: bool = False, foot: bool = False) -> ScreenEntry:
    title = key.title()
    return ScreenEntry(key=key, title=title, icon="today", make=blank, number=number, is_tucked=tucked, is_at_foot=foot)


ENTRIES = (
    entry("today", 1),
    entry("labs", 2),
    entry("week", 3, tucked=True),
    entry("forms", 4, tucked=True),
    entry("settings", foot=True),
)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return open_window(qtbot, entries=ENTRIES, person="Ada")


def standing(window: MainWindow) -> list[str]:
    """The words on what can be pressed in the rail, from top to bottom."""
    QApplication.processEvents()
    return [button.text() for button in window.rail._in_order()]


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_seldom_used_screens_stand_behind_more_and_open_in_place(window: MainWindow) -> None:
    more = window.rail._more
    assert standing(window) == ["Today", "Labs", "More", "Settings"]
    assert name_of(more) == "More, collapsed"
    more.setFocus()
    press("⏎")
    assert standing(window) == ["Today", "Labs", "Less", "Week", "Forms", "Somebody else…", "Settings"]
    assert name_of(more) == "More, expanded"
    assert QApplication.focusWidget() is more
    press(" ")
    assert standing(window) == ["Today", "Labs", "More", "Settings"]


def test_up_and_down_go_through_all_that_is_shown(window: MainWindow) -> None:
    click(window.rail._more)
    window.rail._places["today"].setFocus()
    gone_to = []
    for _place in standing(window):
        press("↓")
        focus = QApplication.focusWidget()
        assert focus is not None
        gone_to.append(name_of(focus))
    assert gone_to == ["Labs", "More, expanded", "Week", "Forms", "Somebody else enters…", "Settings", "Today"]


def test_a_screen_that_was_opened_once_stands_with_the_others(window: MainWindow) -> None:
    left: list[str] = []
    window.rail.untucked.connect(left.append)
    click(window.rail._more)
    click(window.rail._places["forms"])
    click(window.rail._more)
    assert standing(window) == ["Today", "Labs", "Forms", "More", "Settings"]
    window.go_to("week")
    assert standing(window) == ["Today", "Labs", "Week", "Forms", "More", "Settings"]
    window.go_to("forms")
    assert left == ["forms", "week"]


def test_a_screen_behind_more_has_its_number_too(window: MainWindow) -> None:
    shortcut(window, Qt.Key.Key_4)
    assert window.pages is not None
    assert window.pages.key == "forms"
    assert standing(window) == ["Today", "Labs", "Forms", "More", "Settings"]


def test_what_has_left_more_is_remembered_on_this_machine(qtbot: QtBot, journal_path: Path) -> None:
    Journal.create(journal_path).close()
    window = build_window(journal_path)
    qtbot.addWidget(window)
    Journals(window)
    window.rail.untucked.emit("week")
    assert read_preferences().opened_screens == ("week",)
    window.close()
    again = MainWindow(Work(threaded=False), ENTRIES, read_preferences().opened_screens)
    qtbot.addWidget(again)
    assert again.rail._tucked == ["forms"]


def test_there_is_nothing_behind_more_once_all_was_opened_and_two_enter(qtbot: QtBot) -> None:
    window = open_window(qtbot, entries=ENTRIES[:2], person="Ada")
    assert standing(window) == ["Today", "Labs", "More"]
    sit_down(journal_of(window), "Bo")
    assert standing(window) == ["Today", "Labs"]


def test_whoever_is_alone_is_not_asked_who_they_are(window: MainWindow) -> None:
    assert not window.rail.keyboard.isVisible()


def test_somebody_else_sits_down_and_what_they_enter_says_so(window: MainWindow) -> None:
    journal = journal_of(window)
    click(window.rail._more)
    click(window.rail._else)
    assert QApplication.focusWidget() is window.rail.keyboard._form.field  # type: ignore[union-attr]
    press("  Bo   Example ⏎")
    assert name_of(window.rail.keyboard.button) == "Entered by: Bo Example"
    verbs.log_score(journal, a_score())
    assert [score.entered_by for score in journal.facts.scores()] == ["Bo Example"]
    assert "Somebody else…" not in standing(window)


def test_the_switch_names_everybody_and_ticks_who_sits_there(window: MainWindow) -> None:
    journal = journal_of(window)
    sit_down(journal, "Bo")
    sit_down(journal, "Cy & Co")
    switch = window.rail.keyboard
    assert [(action.text(), action.isChecked()) for action in switch.menu.actions() if action.isCheckable()] == [
        ("Ada", False),
        ("Bo", False),
        ("Cy && Co", True),
    ]
    switch.menu.actions()[0].trigger()
    assert journal.entered_by == "Ada"
    assert window.foot.message().text.startswith("Saved ")
    shortcut(window, Qt.Key.Key_Z)
    assert journal.entered_by == "Cy & Co"
    assert name_of(switch.button) == "Entered by: Cy & Co"


def test_who_sits_there_is_kept_over_a_restart(qtbot: QtBot, journal_path: Path) -> None:
    with Journal.create(journal_path, person="Ada") as journal:
        sit_down(journal, "Bo")
    window = build_window(journal_path)
    qtbot.addWidget(window)
    assert journal_of(window).entered_by == "Bo"
    assert window.desk is not None
    assert window.desk.info.keyboard == Keyboard(name="Bo", names=("Bo",))
    window.close()


def test_escape_and_a_name_that_is_none_leave_it_as_it_was(window: MainWindow) -> None:
    click(window.rail._more)
    click(window.rail._else)
    press("  ⏎")
    switch = window.rail.keyboard
    assert switch._form is not None
    assert switch._form.field.accessibleDescription() == "A name needs at least one letter."
    press("Bo⎋")
    assert not switch.isVisible()
    assert QApplication.focusWidget() is not None
    assert journal_of(window).entered_by == "Ada"


def test_the_name_of_whose_journal_it_is_is_nobody_else(journal: Journal) -> None:
    assert read_name(" Ada ", "Ada") == ""
    with pytest.raises(EntryRefused, match="at most"):
        read_name("a" * (LONGEST + 1), "")
    sit_down(journal, "Bo")
    sit_down(journal, "")
    assert seated(journal) == Keyboard(names=("Bo",))


def test_a_journal_to_look_at_has_no_switch_to_turn(qtbot: QtBot, journal_path: Path) -> None:
    from journal_app.ui.desk import describe

    with Journal.create(journal_path, person="Ada") as journal:
        sit_down(journal, "Bo")
    window = MainWindow(Work.inline(Journal.open(journal_path, read_only=True), owns=True), ENTRIES)
    qtbot.addWidget(window)
    window.attach(describe(journal_of(window)))
    assert not window.rail.keyboard.button.isEnabled()
    window.close()


@pytest.mark.parametrize("colour", [*COLOUR_NAMES, "", "neon"])
def test_a_journal_has_its_colour_beside_its_name(window: MainWindow, colour: str) -> None:
    verbs.set_setting(journal_of(window), "journal_colour", colour)
    stripe = window.rail._stripe
    assert stripe.isVisible() is (colour in COLOUR_NAMES)
    if stripe.isVisible():
        QApplication.processEvents()
        assert stripe.grab().toImage().pixelColor(2, 99) == QColor(shade(colour))
    assert "Ada" in [label.text() for label in window.rail.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("percent", [100, 200])
def test_a_low_window_scrolls_the_rail_and_cuts_nothing(window: MainWindow, percent: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    sit_down(journal_of(window), "Wilhelmine Featherstonehaugh")
    verbs.set_setting(journal_of(window), "person", "Maria-Magdalena Featherstonehaughenheimer")
    apply_theme(app, "dim", text_percent=percent)
    window.resize(1024, 640)
    click(window.rail._more)
    click(window.rail._more)
    QApplication.processEvents()
    QApplication.processEvents()
    assert cut_words(window.rail) == []
    assert window.rail.width() < window.width() / 2
    window.rail._places["today"].setFocus()
    press("↑")
    settings = window.rail._places["settings"]
    assert QApplication.focusWidget() is settings
    assert settings.visibleRegion().boundingRect() == settings.rect()
    assert current().tokens.name == "dim"
    apply_theme(app, "light")
