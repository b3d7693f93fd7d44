# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A journal with a passphrase is locked and unlocked in its window: nothing of it stays, and nothing of it is lost."""

import gc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain import remembering, spelling
from journal_app.domain.records import Question
from journal_app.errors import JournalError
from journal_app.store import remembered, verbs
from journal_app.store.journal import Journal
from journal_app.store.queries import Facts
from journal_app.ui.clipboard import ClipboardKeeper
from journal_app.ui.desk import Desk, JournalInfo
from journal_app.ui.first_run.view import FirstRunView
from journal_app.ui.journals import Journals
from journal_app.ui.labs.view import LabsView
from journal_app.ui.opening import Opening
from journal_app.ui.patience import patience
from journal_app.ui.preferences import change_preferences, read_preferences
from journal_app.ui.private_files import private_files
from journal_app.ui.screen import Screen
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.shell.banner import ExampleBanner
from journal_app.ui.shell.start_page import StartPage
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.watching import Watch
from journal_app.ui.work import Work
from tests.builders import a_lab_result, an_event
from tests.ui.looking import unnamed_stops
from tests.ui.windows import click, press, shortcut, today_of

OPENS = "correct horse"
PERSON, NOTE, TITLE, ASKED, LABORATORY, TYPED = (
    "Sentinella",
    "sentinel-note",
    "sentinel-event",
    "sentinel-question",
    "sentinel-laboratory",
    "sentinel-typed",
)
SENTINELS = (PERSON, NOTE, TITLE, ASKED, LABORATORY, TYPED, OPENS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An encrypted journal with a word of its own in every corner."""
    path = tmp_path / "mine.ironjournal"
    with Journal.create(path, person=PERSON, passphrase=OPENS) as journal:
        verbs.note_day(journal, journal.today(), NOTE)
        verbs.add_event(journal, an_event(on=journal.today(), title=TITLE))
        verbs.add_question(journal, Question(text=ASKED))
        verbs.add_lab_results(journal, [a_lab_result(laboratory=LABORATORY)])
    return path


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, path: Path) -> Iterator[MainWindow]:
    window = MainWindow(Work(), opened=["settings", "research", "appointment", "findings", "questionnaires"])
    qtbot.addWidget(window)
    Journals(window).begin(Opening(path=path, passphrase=OPENS))
    wait_until_open(qtbot, window)
    yield window
    window.close()


def wait_until_open(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(
        lambda: window.desk is not None and bool(today_of(window).rows) and window.isVisible(), timeout=20_000
    )


def page_of(window: MainWindow) -> StartPage:
    return window.findChildren(StartPage)[-1]


def field_of(window: MainWindow) -> QLineEdit:
    return page_of(window)._field


def lock(qtbot: QtBot, window: MainWindow) -> None:
    shortcut(window, Qt.Key.Key_L)
    assert window.desk is None
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field_of(window))
    QCoreApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()
    gc.collect()


def unlock(qtbot: QtBot, window: MainWindow, passphrase: str = OPENS) -> None:
    field_of(window).setText(passphrase)
    press("⏎")
    wait_until_open(qtbot, window)


def said(widget: QWidget) -> Iterator[str]:
    """Everything a widget shows, tells or keeps in words."""
    yield from (widget.windowTitle(), widget.toolTip(), widget.whatsThis(), widget.statusTip())
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.objectName())
    match widget:
        case QLabel() | QPushButton() | QLineEdit():
            yield widget.text()
        case QPlainTextEdit():
            yield widget.toPlainText()
        case QMenu():
            yield from (action.text() for action in widget.actions())


def heard(interface: QAccessibleInterface | None) -> Iterator[str]:
    """Everything the accessibility tree tells, from one node down."""
    if interface is None or not interface.isValid():
        return
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help):
        yield interface.text(kind)
    for number in range(interface.childCount()):
        yield from heard(interface.child(number))


def told_anywhere() -> str:
    """All words in all widgets of the program, and all that a screen reader can reach."""
    words = [text for widget in QApplication.allWidgets() for text in said(widget)]
    for top in QApplication.topLevelWidgets():
        words += heard(QAccessible.queryAccessibleInterface(top))
    return "\n".join(words)


def visit_every_screen(window: MainWindow) -> None:
    for key in ("timeline", "labs", "treatments", "appointment", "research", "settings", "today"):
        window.go_to(key)
        window.work.drain()
        QCoreApplication.processEvents()


def type_into_labs(window: MainWindow) -> None:
    window.go_to("labs")
    (view,) = window.findChildren(LabsView)
    click(view.add)
    field = view.form.field("laboratory")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.setText(TYPED)


def test_the_words_are_found_while_it_is_open(qtbot: QtBot, window: MainWindow) -> None:
    visit_every_screen(window)
    type_into_labs(window)
    words = told_anywhere()
    assert [word for word in (PERSON, NOTE, TITLE, ASKED, TYPED) if word not in words] == []


def test_nothing_of_it_is_in_the_window_while_it_is_locked(qtbot: QtBot, window: MainWindow) -> None:
    visit_every_screen(window)
    type_into_labs(window)
    lock(qtbot, window)
    words = told_anywhere()
    assert [word for word in SENTINELS if word in words] == []
    assert window.windowTitle() == "Iron Journal"
    assert "This journal is locked." in words


@pytest.fixture
def strangers() -> list[object]:
    """What windows of other tests have left behind; to be asked for before the window."""
    gc.unfreeze()  # which sets aside, as a start does, what is passed over else
    gc.collect()
    return of_journals()


def test_nothing_of_it_is_held_by_the_program_while_it_is_locked(
    qtbot: QtBot, strangers: list[object], window: MainWindow
) -> None:
    visit_every_screen(window)
    type_into_labs(window)
    lock(qtbot, window)
    known = set(map(id, strangers))
    assert [type(thing) for thing in of_journals() if id(thing) not in known] == []
    openings = [thing for thing in gc.get_objects() if type(thing) is Opening]
    assert openings
    assert {thing.passphrase for thing in openings} == {None}


def of_journals() -> list[object]:
    """Whatever of a journal that was opened is still there."""
    kinds = (Journal, Facts, Desk, JournalInfo)
    return [thing for thing in gc.get_objects() if type(thing) in kinds or Screen in type(thing).__mro__]


def test_what_was_read_of_it_is_remembered_no_longer(qtbot: QtBot, window: MainWindow) -> None:
    visit_every_screen(window)
    spelling.plain(TYPED)
    assert remembering.count()
    lock(qtbot, window)
    qtbot.waitUntil(lambda: not remembering.count())


def test_the_file_is_closed_and_whole(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    press("7")
    lock(qtbot, window)
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    with Journal.open(path, passphrase=OPENS) as journal:
        assert [int(score.value) for score in journal.facts.scores()] == [7]


def test_what_was_being_typed_is_in_the_journal_and_there_again(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    type_into_labs(window)
    lock(qtbot, window)
    assert TYPED.encode() not in path.read_bytes()
    unlock(qtbot, window)
    assert window.pages is not None
    assert window.pages.key == "labs"
    (view,) = window.findChildren(LabsView)
    qtbot.waitUntil(lambda: view.form.text("laboratory") == TYPED)
    assert window.foot.message().text.endswith("is back; it was not saved yet.")


def test_one_comes_back_to_the_day_where_one_was(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None
    today = window.desk.today()
    press("↑←←")
    window.work.drain()
    before = today_of(window).header.date.text()
    lock(qtbot, window)
    unlock(qtbot, window)
    qtbot.waitUntil(lambda: today_of(window).header.date.text() == before)
    assert window.desk is not None
    assert window.place()[1] == str(date.fromordinal(today.toordinal() - 2))


def test_one_comes_back_to_the_section_of_settings(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to("settings", "people")
    lock(qtbot, window)
    unlock(qtbot, window)
    (view,) = window.findChildren(SettingsView)
    assert (view.shown, view.isVisible()) == ("people", True)


@pytest.mark.parametrize(("key", "what"), [("timeline", "since"), ("research", "prefer-2014"), ("labs", "")])
def test_one_comes_back_to_what_was_in_view(qtbot: QtBot, window: MainWindow, key: str, what: str) -> None:
    window.go_to(key, what)
    assert window.place() == (key, what)
    lock(qtbot, window)
    unlock(qtbot, window)
    assert window.place() == (key, what)


def test_the_keys_of_the_journal_do_nothing_while_it_is_locked(qtbot: QtBot, window: MainWindow) -> None:
    lock(qtbot, window)
    for key in (Qt.Key.Key_2, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_L):
        shortcut(window, key)
    assert window.desk is None
    assert window.shows_journal is False
    assert not window.rail.lock.isVisible()
    assert unnamed_stops(page_of(window)) == []


def test_a_wrong_passphrase_says_only_that_and_waits_longer_each_time(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    lock(qtbot, window)
    page = page_of(window)
    titles, waits = [], []
    for _try in range(4):
        patience()._until[path] = 0  # the pause is over
        page._on_waited()
        field_of(window).setText("battery staple")
        press("⏎")
        qtbot.waitUntil(lambda: field_of(window).text() == "" and field_of(window).isVisible())
        titles.append(page._title.text())
        waits.append(patience().seconds_left(path))
    assert set(titles) == {"The passphrase does not open this journal."}
    assert waits == [0, 0, 1, 2]
    assert "The next try can be made in 2 seconds." in page.words()
    assert (page._open.isEnabled(), field_of(window).isEnabled()) == (False, True)
    field_of(window).setText(OPENS)
    press("⏎")
    assert field_of(window).text() == OPENS  # nothing was tried
    patience()._until[path] = 0
    page._waiting.timeout.emit()
    assert page._open.isEnabled()
    assert field_of(window).text() == OPENS
    press("⏎")
    wait_until_open(qtbot, window)
    assert patience().seconds_left(path) == 0


def test_nothing_that_was_typed_stays_on_the_page(qtbot: QtBot, window: MainWindow) -> None:
    lock(qtbot, window)
    unlock(qtbot, window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert OPENS not in told_anywhere()


def test_a_plain_journal_says_that_there_is_nothing_to_lock_with(qtbot: QtBot, tmp_path: Path) -> None:
    plain = tmp_path / "plain.ironjournal"
    Journal.create(plain, person="Ada").close()
    window = MainWindow(Work())
    qtbot.addWidget(window)
    Journals(window).begin(Opening(path=plain))
    wait_until_open(qtbot, window)
    shortcut(window, Qt.Key.Key_L)
    assert window.desk is not None
    message = window.foot.message()
    assert message.text == "This journal has no passphrase, so there is nothing to lock it with."
    assert not window.rail.lock.isVisible()
    assert message.act is not None
    message.act()
    (view,) = window.findChildren(SettingsView)
    assert view.shown == "passphrase"
    window.close()


def test_the_button_in_the_rail_locks_too(qtbot: QtBot, window: MainWindow) -> None:
    click(window.rail.lock)
    assert window.desk is None


def test_an_idle_hour_and_sleep_lock(qtbot: QtBot, window: MainWindow) -> None:
    watch = watch_of(window, qtbot)
    watch.away.emit()
    assert window.desk is None
    assert not watch.is_on
    unlock(qtbot, window)
    assert watch_of(window, qtbot).is_on


def test_a_desktop_that_goes_to_sleep_locks_unless_that_is_switched_off(qtbot: QtBot, window: MainWindow) -> None:
    watch = watch_of(window, qtbot)
    change_preferences(lambda kept: replace(kept, locks_on_sleep=False))
    watch.on_leaving()
    assert window.desk is not None
    change_preferences(lambda kept: replace(kept, locks_on_sleep=True))
    watch.on_leaving()
    assert window.desk is None


def watch_of(window: MainWindow, qtbot: QtBot) -> Watch:
    qtbot.waitUntil(lambda: any(watch.is_on for watch in window.findChildren(Watch)))
    (watch,) = window.findChildren(Watch)
    return watch


def test_letters_that_were_shown_and_what_was_copied_go(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ClipboardKeeper, "_owns", lambda _self, _mode: True)
    letter = private_files().write("letter.txt", NOTE.encode())
    lock(qtbot, window)
    assert not letter.exists()
    unlock(qtbot, window)
    (keeper,) = window.findChildren(ClipboardKeeper)
    keeper._is_ours = lambda _mode: True
    qapp.clipboard().setText(NOTE)
    lock(qtbot, window)
    assert qapp.clipboard().text() == ""


def test_what_cannot_be_kept_keeps_it_open_once(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    press("n")
    press("Not saved yet")
    elsewhere = path.rename(path.with_name("elsewhere.ironjournal"))
    shortcut(window, Qt.Key.Key_L)
    assert window.desk is not None
    assert window.foot.message().text == "The journal is not where it was."
    elsewhere.rename(path)
    lock(qtbot, window)


def test_another_journal_can_be_opened_instead_and_one_finds_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, path: Path
) -> None:
    other = tmp_path / "bo.ironjournal"
    Journal.create(other, person="Bo", passphrase="another").close()
    lock(qtbot, window)
    window.open_journal(other)
    qtbot.waitUntil(lambda: "bo.ironjournal" in page_of(window).words())
    back = next(button for button in page_of(window)._buttons if button.text() == "Back")
    click(back)
    assert "mine.ironjournal" in page_of(window).words()
    unlock(qtbot, window)
    assert window.windowTitle() == "mine · Iron Journal"


def test_lists_and_title_name_nobody_unless_it_is_allowed(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    qtbot.waitUntil(lambda: read_preferences().recent == (str(path),))
    assert window.windowTitle() == "mine · Iron Journal"
    assert {known.person for known in window.journals()} == {""}
    change_preferences(lambda kept: replace(kept, shows_names=True))
    assert window.desk is not None
    window.desk.names_changed()
    assert window.windowTitle() == f"{PERSON} · Iron Journal"
    assert [known.person for known in window.journals()] == [PERSON]
    lock(qtbot, window)
    assert PERSON in page_of(window).words()
    assert PERSON not in read_preferences().recent


def test_from_the_example_the_own_journal_is_locked(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.open_journal(None)
    (page,) = window.findChildren(FirstRunView)
    click(page.look)
    qtbot.waitUntil(lambda: bool(window.findChildren(ExampleBanner)), timeout=20_000)
    watch_of(window, qtbot)  # which would lock it too
    lock(qtbot, window)
    assert "mine.ironjournal" in page_of(window).words()
    assert window.findChildren(ExampleBanner) == []
    unlock(qtbot, window)
    assert window.windowTitle() == "mine · Iron Journal"


def test_closing_a_locked_window_ends_it_and_the_journal_is_locked_at_the_next_start(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    lock(qtbot, window)
    window.close()
    assert not window.isVisible()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_refusal_meanwhile_leaves_the_field_for_the_passphrase(qtbot: QtBot, window: MainWindow) -> None:
    lock(qtbot, window)
    window.say_refused(JournalError("Something else did not work."))
    assert "Something else did not work." in page_of(window).words()
    unlock(qtbot, window)


def test_dialogs_and_menus_of_the_journal_go(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to("settings", "people")
    (view,) = window.findChildren(SettingsView)
    click(view.people.other)
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(QFileDialog)))
    window.lock_journal()
    assert [dialog for dialog in window.findChildren(QFileDialog) if dialog.isVisible()] == []
    assert window.desk is None


def test_chosen_as_another_journal_the_locked_one_still_asks(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "remembered", lambda _path: OPENS)
    lock(qtbot, window)
    window.open_journal(path)
    QCoreApplication.processEvents()
    assert window.desk is None
    assert field_of(window).isVisible()
    unlock(qtbot, window)


def test_the_names_of_plain_journals_stay_in_the_list(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, path: Path
) -> None:
    plain = tmp_path / "bo.ironjournal"
    Journal.create(plain, person="Bo").close()
    qtbot.waitUntil(lambda: read_preferences().recent == (str(path),))
    window.open_journal(plain)
    qtbot.waitUntil(lambda: len(read_preferences().recent) == 2)
    assert [(known.path, known.person) for known in window.journals()] == [(plain, "Bo"), (path, "")]


def test_a_window_without_a_journal_has_nothing_to_lock(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(Work())
    qtbot.addWidget(window)
    Journals(window).begin(Opening(path=tmp_path / "new.ironjournal"))
    qtbot.waitUntil(lambda: bool(window.findChildren(FirstRunView)))
    window.lock_journal()
    assert window.findChildren(StartPage) == []
    window.close()
