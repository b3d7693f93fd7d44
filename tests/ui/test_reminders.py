# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The reminder of an empty day, and the window that waits in the tray."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import ClassVar

import pytest
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from journal_app.domain.scores import Mark
from journal_app.store import verbs
from journal_app.ui import reminders as reminding
from journal_app.ui.preferences import Preferences, keep_preferences, read_preferences
from journal_app.ui.reminders import Reminders, is_empty
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.theme import apply_theme
from tests.builders import a_score
from tests.plugins.clock import ZONE, FrozenClock
from tests.ui.windows import journal_of, open_window

TODAY = date(2026, 11, 21)


class Tray(QObject):
    """A place in a tray, which the offscreen platform lacks."""

    activated = Signal(object)
    messageClicked = Signal()  # noqa: N815 -- Qt's name
    ActivationReason = QSystemTrayIcon.ActivationReason
    told: ClassVar[list[tuple[str, str]]] = []

    def __init__(self, icon: QIcon, parent: QObject) -> None:
        super().__init__(parent)
        self._icon = icon
        self.is_shown = False
        self.words = ""
        self.menu: QMenu | None = None

    @staticmethod
    def isSystemTrayAvailable() -> bool:  # noqa: N802 -- Qt's name
        return True

    def icon(self) -> QIcon:
        return self._icon

    def setToolTip(self, words: str) -> None:  # noqa: N802 -- Qt's name
        self.words = words

    def setContextMenu(self, menu: QMenu) -> None:  # noqa: N802 -- Qt's name
        self.menu = menu

    def setVisible(self, is_shown: bool) -> None:  # noqa: N802 -- Qt's name
        self.is_shown = is_shown

    def showMessage(self, title: str, words: str, _icon: QIcon) -> None:  # noqa: N802 -- Qt's name
        self.told.append((title, words))


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """A desktop with a tray, and what appears there."""
    Tray.told.clear()
    monkeypatch.setattr(reminding, "has_tray", lambda: True)
    monkeypatch.setattr(reminding, "QSystemTrayIcon", Tray)
    return Tray.told


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, clock: FrozenClock) -> Iterator[MainWindow]:
    apply_theme(qapp, "light")
    window = open_window(qtbot, clock=clock)
    yield window
    window.is_quitting = True
    window.close()


@pytest.fixture
def away(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader is at another window."""
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)


def reminders_at(window: MainWindow, at: str = "20:00", **more: object) -> Reminders:
    keep_preferences(replace(Preferences(reminder_time=at), **more))  # type: ignore[arg-type]
    reminders = Reminders(window)
    QApplication.processEvents()
    return reminders


def test_an_empty_day_is_told_of_once_without_a_value(
    window: MainWindow, away: None, shown: list[tuple[str, str]], clock: FrozenClock
) -> None:
    reminders = reminders_at(window)
    reminders.look()
    clock.move(minutes=1)
    reminders.look()
    assert shown == [("Iron Journal", "Today is still empty.")]
    assert read_preferences().reminded_on == "2026-11-21"
    clock.move(days=1)
    reminders.look()
    assert len(shown) == 2


def test_it_is_not_told_again_after_a_restart(window: MainWindow, away: None, shown: list[tuple[str, str]]) -> None:
    reminders_at(window, reminded_on="2026-11-21").look()
    assert shown == []


def test_nothing_is_told_before_the_time_or_when_nobody_asked(
    window: MainWindow, away: None, shown: list[tuple[str, str]]
) -> None:
    reminders_at(window, "20:15").look()
    reminders_at(window, "").look()
    assert shown == []


def test_the_small_hours_belong_to_the_day_before(
    window: MainWindow, away: None, shown: list[tuple[str, str]], clock: FrozenClock
) -> None:
    reminders = reminders_at(window)
    verbs.log_score(journal_of(window), a_score(day=TODAY))
    clock.now = datetime(2026, 11, 22, 1, 0, tzinfo=ZONE)
    reminders.look()
    assert shown == []
    clock.now = datetime(2026, 11, 23, 1, 0, tzinfo=ZONE)
    reminders.look()
    assert read_preferences().reminded_on == "2026-11-22"


def test_a_day_with_anything_in_it_is_left_alone(window: MainWindow) -> None:
    journal = journal_of(window)
    assert is_empty(journal.facts, TODAY)
    verbs.log_score(journal, a_score(day=TODAY))
    assert not is_empty(journal.facts, TODAY)
    journal.undo()
    verbs.mark_day(journal, TODAY, Mark.TOO_ILL)
    assert not is_empty(journal.facts, TODAY)
    journal.undo()
    verbs.note_day(journal, TODAY, "slept")
    assert not is_empty(journal.facts, TODAY)


def test_a_day_that_is_emptied_after_the_time_is_not_told_of(
    window: MainWindow, away: None, shown: list[tuple[str, str]]
) -> None:
    verbs.log_score(journal_of(window), a_score(day=TODAY))
    reminders = reminders_at(window)
    reminders.look()
    journal_of(window).undo()
    reminders.look()
    assert shown == []


def test_in_front_of_the_reader_it_is_one_line_that_leads_to_today(
    window: MainWindow, shown: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "isActiveWindow", lambda: True)
    window.go_to("settings")
    reminders_at(window).look()
    message = window.foot.message()
    assert (message.text, message.action) == ("Today is still empty.", "Open Today")
    assert shown == []
    assert message.act is not None
    message.act()
    assert window.pages is not None
    assert window.pages.key == "today"


def test_who_looks_at_today_is_not_told_that_it_is_empty(
    window: MainWindow, shown: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "isActiveWindow", lambda: True)
    before = window.foot.message()
    reminders_at(window).look()
    assert shown == []
    assert window.foot.message() is before
    assert read_preferences().reminded_on == "2026-11-21"


def test_a_desktop_without_tray_has_the_line_in_the_window(
    window: MainWindow, away: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminding, "has_tray", lambda: False)
    window.go_to("labs")
    reminders_at(window).look()
    assert window.foot.message().text == "Today is still empty."


def test_nobody_is_reminded_of_a_made_up_persons_day(
    qtbot: QtBot, clock: FrozenClock, shown: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, clock=clock, made_up=True)
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    reminders_at(window).look()
    assert shown == []


def test_what_cannot_be_kept_is_told_once_all_the_same(
    window: MainWindow, away: None, shown: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    reminders = reminders_at(window)

    def full(_preferences: Preferences) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("journal_app.ui.preferences.keep_preferences", full)
    reminders.look()
    reminders.look()
    assert len(shown) == 1


def test_closing_ends_the_program_unless_the_reader_chose_otherwise(
    window: MainWindow, shown: list[tuple[str, str]]
) -> None:
    reminders_at(window)
    assert window.close()
    assert not window.isVisible()


def test_a_closed_window_waits_in_the_tray_with_everything_saved(
    window: MainWindow, shown: list[tuple[str, str]]
) -> None:
    reminders = reminders_at(window, "", stays_in_tray=True)
    window.go_to("settings")
    assert not window.close()
    assert not window.isVisible()
    assert journal_of(window).facts.trackers()
    reminders.open_today()
    assert window.isVisible()
    assert window.pages is not None
    assert window.pages.key == "today"


def test_quit_ends_it_from_the_tray_and_from_the_keyboard(
    qtbot: QtBot, clock: FrozenClock, shown: list[tuple[str, str]]
) -> None:
    for end in ("tray", "keyboard"):
        window = open_window(qtbot, clock=clock)
        reminders = reminders_at(window, stays_in_tray=True)
        assert not window.close()
        if end == "tray":
            reminders.quit()
        else:
            window.show()
            window._on_quit()
        assert window.is_quitting
        assert window.work._journal is None


def test_without_a_tray_nothing_is_hidden_for_good(
    window: MainWindow, shown: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    reminders = reminders_at(window, "", stays_in_tray=True)
    assert not window.close()
    monkeypatch.setattr(reminding, "has_tray", lambda: False)
    reminders.look()
    assert window.isVisible()
    assert window.close()


def test_the_tray_is_stood_in_only_while_there_is_a_reason(window: MainWindow, shown: list[tuple[str, str]]) -> None:
    reminders = reminders_at(window, "")
    assert reminders.findChildren(Tray) == []
    keep_preferences(Preferences(reminder_time="23:00"))
    reminders.look()
    (tray,) = reminders.findChildren(Tray)
    assert tray.is_shown
    assert tray.menu is not None
    assert [action.text() for action in tray.menu.actions()] == ["Open Today", "Quit"]
    assert window.speak("de")
    assert tray.menu.actions()[-1].text() == "Beenden"
    assert window.speak("en_GB")
    assert tray.menu.actions()[-1].text() == "Quit"
    keep_preferences(Preferences())
    reminders.look()
    assert not tray.is_shown


@pytest.mark.parametrize("way", ["menu", "icon", "message"])
def test_every_way_from_the_tray_leads_to_today(window: MainWindow, shown: list[tuple[str, str]], way: str) -> None:
    reminders = reminders_at(window, stays_in_tray=True)
    window.go_to("labs")
    assert not window.close()
    (tray,) = reminders.findChildren(Tray)
    assert tray.menu is not None
    tray.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert not window.isVisible()
    if way == "menu":
        tray.menu.actions()[0].trigger()
    elif way == "icon":
        tray.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    else:
        tray.messageClicked.emit()
    assert window.isVisible()
    assert window.pages is not None
    assert window.pages.key == "today"


def test_other_events_of_the_window_go_their_way(window: MainWindow) -> None:
    reminders = reminders_at(window, "")
    assert not reminders.eventFilter(window, QEvent(QEvent.Type.WindowActivate))
