# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.facts import Kind
from journal_app.errors import StorageFailed
from journal_app.store import verbs
from journal_app.store.journal import Changed, Journal
from journal_app.ui.desk import Desk, Task
from journal_app.ui.messages import Message, MessageKind
from journal_app.ui.preferences import Preferences, keep_preferences, read_preferences
from journal_app.ui.screen import Screen
from journal_app.ui.screens import SCREENS, ScreenEntry
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.theme import apply_theme, current
from tests.builders import a_score, an_event
from tests.plugins.clock import FrozenClock
from tests.ui.windows import click, journal_of, open_window, press, shortcut, today_of


class Probe(Screen):
    """A screen that counts."""

    def __init__(self, kind: Kind) -> None:
        self.kinds = frozenset({kind})
        self.widget = QWidget()
        layout = QVBoxLayout(self.widget)
        self.line, self.text, self.button = QLineEdit(), QPlainTextEdit(), QPushButton("Press")
        for part in (self.line, self.text, self.button):
            layout.addWidget(part)
        self.refreshed = self.left = 0

    def refresh(self) -> None:
        self.refreshed += 1

    def take_focus(self) -> None:
        self.line.setFocus()

    def leave(self) -> None:
        self.left += 1


class Probes:
    """Two screens: one of scores, one of events."""

    def __init__(self) -> None:
        self.made: dict[str, Probe] = {}
        self.desks: list[Desk] = []
        self.entries = (self._entry("scores", 1, Kind.SCORE), self._entry("events", 2, Kind.EVENT))

    def _entry(self, key: str, number: int, kind: Kind) -> ScreenEntry:
        def make(desk: Desk) -> Screen:
            self.desks.append(desk)
            self.made[key] = Probe(kind)
            return self.made[key]

        return ScreenEntry(key=key, title=key.title(), icon="today", make=make, number=number)


@pytest.fixture
def probes() -> Probes:
    return Probes()


@pytest.fixture
def window(qtbot: QtBot, clock: FrozenClock, probes: Probes) -> MainWindow:
    return open_window(qtbot, clock=clock, entries=probes.entries)


def test_a_screen_is_made_on_its_first_visit(window: MainWindow, probes: Probes) -> None:
    assert list(probes.made) == ["scores"]
    window.go_to("events")
    window.go_to("scores")
    window.go_to("events")
    assert list(probes.made) == ["scores", "events"]
    assert [probe.refreshed for probe in probes.made.values()] == [1, 1]


def test_a_change_refreshes_what_is_in_view_and_marks_the_rest_stale(window: MainWindow, probes: Probes) -> None:
    window.go_to("events")
    scores, events = probes.made["scores"], probes.made["events"]
    verbs.add_event(journal_of(window), an_event())
    assert (scores.refreshed, events.refreshed) == (1, 2)
    verbs.log_score(journal_of(window), a_score())
    verbs.log_score(journal_of(window), a_score("mood"))
    assert (scores.refreshed, events.refreshed) == (1, 2)
    window.go_to("scores")
    assert (scores.refreshed, events.refreshed) == (2, 2)
    window.go_to("events")
    assert events.refreshed == 2


def test_a_screen_is_left_before_another_is_shown(window: MainWindow, probes: Probes) -> None:
    window.go_to("events")
    assert probes.made["scores"].left == 1


def test_control_and_a_number_open_the_screens(window: MainWindow, probes: Probes) -> None:
    assert window.pages is not None
    shortcut(window, Qt.Key.Key_2)
    assert window.pages.key == "events"
    assert QApplication.focusWidget() is probes.made["events"].line
    shortcut(window, Qt.Key.Key_1)
    assert window.pages.key == "scores"


def test_the_rail_opens_the_screens_and_marks_the_one_in_view(window: MainWindow) -> None:
    scores, events = window.rail._places.values()
    assert (scores.isChecked(), events.isChecked()) == (True, False)
    click(events)
    assert window.pages is not None
    assert window.pages.key == "events"
    assert (scores.isChecked(), events.isChecked()) == (False, True)
    events.setFocus()
    press("↑")
    assert QApplication.focusWidget() is scores
    press("⏎")
    assert window.pages.key == "scores"


def words_in_the_rail(window: MainWindow) -> list[str]:
    labels = [label for label in window.rail.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in sorted(labels, key=lambda label: label.y())]


def test_the_rail_and_the_title_say_whose_journal_it_is_and_that_it_is_made_up(qtbot: QtBot, probes: Probes) -> None:
    window = open_window(qtbot, entries=probes.entries, person="Alex Example", made_up=True)
    assert words_in_the_rail(window) == ["Iron Journal", "Alex Example", "made up"]
    assert window.windowTitle() == "Alex Example · made up · Iron Journal"


def test_a_journal_without_a_name_says_no_more_than_it_knows(window: MainWindow) -> None:
    assert window.windowTitle() == "Iron Journal"
    assert words_in_the_rail(window) == ["Iron Journal"]


def test_a_journal_to_look_at_only_says_so_and_takes_no_entries(qtbot: QtBot, journal_path: Path) -> None:
    from journal_app.ui.desk import describe
    from journal_app.ui.work import Work

    Journal.create(journal_path, person="Ada").close()
    before = journal_path.read_bytes()
    window = MainWindow(Work.inline(Journal.open(journal_path, read_only=True), owns=True))
    qtbot.addWidget(window)
    window.attach(describe(journal_of(window)))
    with qtbot.waitExposed(window):
        window.show()
    assert window.windowTitle() == "Ada · to look at only · Iron Journal"
    assert not any(row.isEnabled() for row in today_of(window).rows.values())
    assert QApplication.focusWidget() is today_of(window).header.date
    press("t")
    assert window.foot.is_refusal()
    window.close()
    assert journal_path.read_bytes() == before


def test_a_setting_for_the_end_of_the_day_is_taken_up_at_once(qtbot: QtBot, clock: FrozenClock) -> None:
    window = open_window(qtbot, clock=clock)
    clock.move(hours=4)  # it is 00:14
    assert window.desk is not None
    assert window.desk.today().day == 21
    verbs.set_setting(journal_of(window), "day_ends", "00:00")
    assert window.desk.today().day == 22


def test_undo_and_redo_by_key_go_to_the_journal(window: MainWindow) -> None:
    journal = journal_of(window)
    verbs.log_score(journal, a_score())
    shortcut(window, Qt.Key.Key_Z)
    assert journal.facts.scores() == []
    shortcut(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ShiftModifier)
    assert len(journal.facts.scores()) == 1
    shortcut(window, Qt.Key.Key_Z)
    shortcut(window, Qt.Key.Key_Z)
    assert window.foot.message().text == "There is nothing to undo."


@pytest.mark.parametrize("name", ["line", "text"])
def test_undo_goes_to_the_field_in_focus_while_it_has_something_to_undo(
    window: MainWindow, probes: Probes, name: str
) -> None:
    journal = journal_of(window)
    verbs.log_score(journal, a_score())
    field = getattr(probes.made["scores"], name)
    field.setFocus()
    press("words")
    shortcut(window, Qt.Key.Key_Z)
    assert (field.text() if name == "line" else field.toPlainText()) == ""
    assert len(journal.facts.scores()) == 1
    shortcut(window, Qt.Key.Key_Z)
    assert journal.facts.scores() == []
    shortcut(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ShiftModifier)
    assert (field.text() if name == "line" else field.toPlainText()) == "words"
    assert journal.facts.scores() == []
    shortcut(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ShiftModifier)
    assert len(journal.facts.scores()) == 1


def test_f11_fills_the_screen_and_gives_it_back(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_control_q_closes_the_window_and_the_journal(qtbot: QtBot, journal_path: Path) -> None:
    window = open_window(qtbot, journal_path)
    press("7")
    press("n")
    press("Last words")
    shortcut(window, Qt.Key.Key_Q)
    assert not window.isVisible()
    with Journal.open(journal_path) as journal:
        (day,) = journal.facts.days()
        assert day.note == "Last words"
        assert len(journal.facts.scores()) == 1


def test_a_window_whose_last_save_is_refused_stays_and_says_so_once(qtbot: QtBot, journal_path: Path) -> None:
    window = open_window(qtbot, journal_path)
    press("n")
    press("Last words")
    journal_path.rename(journal_path.with_name("elsewhere.ironjournal"))
    first = QCloseEvent()
    QApplication.sendEvent(window, first)
    assert not first.isAccepted()
    assert window.foot.message().text == "The journal is not where it was."
    journal_path.with_name("elsewhere.ironjournal").rename(journal_path)
    second = QCloseEvent()
    QApplication.sendEvent(window, second)
    assert second.isAccepted()


def test_a_message_has_at_most_one_thing_to_do_and_a_refusal_says_what_is_safe(window: MainWindow) -> None:
    done: list[str] = []
    window.foot.show_message(Message(text="Saved 20:14", action="Undo", act=lambda: done.append("undo")))
    click(window.foot._line._action)
    assert done == ["undo"]
    assert window.desk is not None
    window.desk.say_refused(StorageFailed("The disk is full.", "Nothing was changed.", "Make room."))
    assert window.foot._more.text() == "The disk is full. Nothing was changed. Make room."
    assert window.foot._more.isVisible()
    assert window.foot.message().kind is MessageKind.REFUSED
    window.desk.say("All is well.")
    assert not window.foot._more.isVisible()


def test_a_click_on_undo_leaves_the_focus_where_it_was(window: MainWindow, probes: Probes) -> None:
    assert window.desk is not None
    window.desk.save(lambda journal: verbs.log_score(journal, a_score()))
    click(window.foot._line._action)
    assert QApplication.focusWidget() is probes.made["scores"].line


def test_a_change_that_changed_nothing_is_not_announced(window: MainWindow) -> None:
    assert window.desk is not None
    window.desk.save(lambda journal: verbs.note_day(journal, a_score().day, ""))
    assert window.foot.message().text == ""


def test_a_refused_save_goes_to_whoever_waits_for_it(window: MainWindow) -> None:
    assert window.desk is not None
    refused: list[str] = []

    def refuse(_journal: Journal) -> Changed[None]:
        raise StorageFailed("The disk is full.")

    window.desk.save(refuse, failed=lambda error: refused.append(error.title))
    assert refused == ["The disk is full."]
    assert window.foot.message().text == ""
    window.desk.save(refuse)
    assert window.foot.message().text == "The disk is full."


def test_long_work_shows_its_steps_and_can_be_cancelled(window: MainWindow) -> None:
    foot, task = window.foot, Task("Reading labs.csv.")
    task.step(3, 10)
    window.work.progressed.emit(task)
    assert foot._working.text() == "Reading labs.csv. 3 of 10 steps"
    assert foot._working.isVisible()
    click(foot._cancel)
    assert task.is_cancelled
    window.work.progressed.emit(None)
    assert not foot._working.isVisible()
    window.work.progressed.emit(Task())
    assert foot._working.text() == "Working…"
    assert not foot._cancel.isVisible()


def test_the_look_is_chosen_in_the_rail_and_kept_for_the_next_start(qtbot: QtBot, probes: Probes) -> None:
    from journal_app.ui.shell.looks import LookButton

    window = open_window(qtbot, entries=probes.entries)
    (button,) = window.rail.findChildren(LookButton)
    assert button.accessibleName() == "Look: Light"
    next(action for action in button.menu().actions() if action.text() == "Dim and warm").trigger()
    assert current().tokens.name == "dim"
    assert button.accessibleName() == "Look: Dim and warm"
    assert read_preferences().theme == "dim"
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light")


def test_preferences_that_cannot_be_read_are_the_first_ones(home: Path) -> None:
    assert read_preferences() == Preferences()
    keep_preferences(Preferences(theme="dark", text_percent=150))
    assert read_preferences() == Preferences(theme="dark", text_percent=150)
    (file,) = [path for path in home.rglob("window.json") if path.is_file()]
    for content in ("[]", "{", '{"theme": "plaid", "unknown": 1}', '{"text_percent": "big"}', '{"text_percent": 9000}'):
        file.write_text(content)
        assert read_preferences() == Preferences()


def test_the_system_is_followed_until_a_look_is_chosen() -> None:
    assert Preferences().theme_for(Qt.ColorScheme.Light) == "light"
    assert Preferences().theme_for(Qt.ColorScheme.Unknown) == "light"
    assert Preferences().theme_for(Qt.ColorScheme.Dark) == "dim"
    assert Preferences(theme="light").theme_for(Qt.ColorScheme.Dark) == "light"


def test_the_first_screens_are_today_timeline_labs_and_treatments() -> None:
    standing = [entry.key for entry in SCREENS if not entry.is_at_foot and not entry.is_tucked]
    assert standing == ["today", "timeline", "labs", "treatments"]
    tucked = [entry.key for entry in SCREENS if entry.is_tucked]
    assert tucked == ["findings", "research", "appointment", "week", "questionnaires", "history", "import"]


def test_a_screen_is_made_anew_once_words_have_another_size(window: MainWindow, probes: Probes) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window.go_to("events")
    first = probes.made["scores"]
    window.go_to("scores")
    assert probes.made["scores"] is first
    apply_theme(app, "light", text_percent=150)
    window.go_to("events")
    window.go_to("scores")
    assert probes.made["scores"] is not first
    apply_theme(app, "light")


def test_the_foot_and_the_rail_follow_the_interface_size(window: MainWindow) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    rail = window.rail.width()
    apply_theme(app, "light", interface_percent=150)
    QApplication.processEvents()
    QApplication.processEvents()
    assert window.foot.contentsMargins().left() == 48
    assert window.rail.width() > rail
    apply_theme(app, "light")


def test_the_keys_give_way_to_what_is_said(window: MainWindow) -> None:
    window.foot.set_key_hints("Keys: " + "x ten · " * 20)
    assert window.foot._hints.isVisible()
    window.resize(720, 480)
    window.foot.show_message(Message(text="Words " * 20))
    QApplication.processEvents()
    assert not window.foot._hints.isVisible()
    window.foot.show_message(Message(text=""))
    window.resize(1280, 800)
    QApplication.processEvents()
    assert window.foot._hints.isVisible()
