# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A passphrase is set, changed and removed in Settings, on a real file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from journal_app.errors import StorageFailed, WrongPassphrase
from journal_app.store import keys, remembered, verbs
from journal_app.store.journal import Journal
from journal_app.ui.journals import Journals
from journal_app.ui.opening import Opening
from journal_app.ui.preferences import read_preferences
from journal_app.ui.settings.passphrase import PassphraseSection
from journal_app.ui.settings.passphrase_form import NEW, OLD, REPEATED
from journal_app.ui.settings.state import Want
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.shell.start_page import StartPage
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.theme import apply_theme
from journal_app.ui.work import Work
from tests.builders import a_score
from tests.ui.looking import cut_words, settle, unnamed_stops
from tests.ui.windows import click, press, today_of

FIRST, SECOND = "correct horse", "battery staple"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "kept"
    folder.mkdir()
    path = folder / "mine.ironjournal"
    with Journal.create(path, person="Ada") as journal:
        verbs.log_score(journal, a_score())
    return path


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, path: Path) -> Iterator[MainWindow]:
    window = MainWindow(Work())
    qtbot.addWidget(window)
    Journals(window).begin(Opening(path=path))
    wait_until_open(qtbot, window)
    yield window
    window.close()


def wait_until_open(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(
        lambda: window.desk is not None and bool(today_of(window).rows) and window.isVisible(), timeout=20_000
    )


def section_of(window: MainWindow) -> PassphraseSection:
    if window.pages is not None and window.pages.key != "settings":
        window.go_to("settings", "passphrase")
    return window.findChildren(SettingsView)[-1].passphrase


def fill_in(window: MainWindow, want: Want, **typed: str) -> PassphraseSection:
    """Open the form by its button, type, and press Enter."""
    section = section_of(window)
    click(section.buttons[want])
    lines = {"old": OLD, "new": NEW, "repeated": REPEATED}
    for name, text in typed.items():
        line = section.form.fields.lines[lines[name]]
        assert line.isVisible()
        line.setFocus()
        QTest.keyClicks(line, text)
    press("⏎")
    return section


def rekey(qtbot: QtBot, window: MainWindow, want: Want, said: str, **typed: str) -> None:
    desk = window.desk
    fill_in(window, want, **typed)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk is not desk, timeout=20_000)
    qtbot.waitUntil(lambda: window.foot.message().text == said)


def score(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to("today")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is next(iter(today_of(window).rows.values()), window))
    press("7")


def scores_in(path: Path, passphrase: str | None) -> int:
    with Journal.open(path, passphrase=passphrase) as journal:
        return len(journal.facts.scores())


def test_set_changed_and_removed_and_every_time_it_opens_again(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    rekey(qtbot, window, Want.SET, "The passphrase is set. It is asked for from now on.", new=FIRST, repeated=FIRST)
    assert not path.read_bytes().startswith(b"SQLite")
    assert window.findChildren(SettingsView)[-1].shown == "passphrase"
    assert window.windowTitle() == "mine · Iron Journal"
    assert section_of(window).buttons[Want.CHANGE].isVisible()
    score(qtbot, window)
    rekey(qtbot, window, Want.CHANGE, "The passphrase is changed.", old=FIRST, new=SECOND, repeated=SECOND)
    said = "The passphrase is removed. Anybody who has the file can read it."
    rekey(qtbot, window, Want.REMOVE, said, old=SECOND)
    assert path.read_bytes().startswith(b"SQLite")
    window.close()
    assert scores_in(path, None) == 2
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_wrong_old_one_closes_nothing(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    rekey(qtbot, window, Want.SET, "The passphrase is set. It is asked for from now on.", new=FIRST, repeated=FIRST)
    desk = window.desk
    section = fill_in(window, Want.REMOVE, old="wrong")
    row = section.form.fields.rows[OLD]
    qtbot.waitUntil(row.has_problem)
    assert row.problem.text() == "The passphrase does not open this journal."
    assert window.desk is desk
    window.close()
    assert scores_in(path, FIRST) == 1


def test_a_failure_leaves_all_as_it_was_and_says_so(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _old: str | None, _new: str | None) -> None:
        raise StorageFailed("The disk is full.", "The journal is as it was.")

    monkeypatch.setattr(keys, "set_passphrase", refuse)
    rekey(qtbot, window, Want.SET, "The disk is full.", new=FIRST, repeated=FIRST)
    assert window.foot.message().detail == "The journal is as it was."
    assert window.findChildren(SettingsView)[-1].shown == "passphrase"
    assert window.windowTitle() == "Ada · Iron Journal"
    score(qtbot, window)
    window.close()
    assert scores_in(path, None) == 2


def test_the_keyring_learns_the_new_one_where_it_kept_the_old(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = {path: FIRST}
    monkeypatch.setattr(remembered, "is_remembered", lambda path: path in kept)
    monkeypatch.setattr(remembered, "remember", kept.__setitem__)
    rekey(qtbot, window, Want.SET, "The passphrase is set. It is asked for from now on.", new=SECOND, repeated=SECOND)
    assert kept == {path: SECOND}


def test_the_keyring_opens_it_at_the_start_and_not_after_a_lock(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys.set_passphrase(path, None, FIRST)
    monkeypatch.setattr(remembered, "remembered", lambda _path: FIRST)
    with Opening(path=path)() as journal:
        assert journal.has_passphrase
    with pytest.raises(WrongPassphrase):
        Opening(path=path).without_passphrase()()
    with pytest.raises(WrongPassphrase):
        Opening(path=path, passphrase="wrong")()


def test_nothing_typed_stays_in_a_form_that_is_closed(qtbot: QtBot, window: MainWindow) -> None:
    section = section_of(window)
    click(section.buttons[Want.SET])
    press(FIRST)
    press("⎋")
    assert section.form.isHidden()
    assert section.buttons[Want.SET].hasFocus()
    assert [line.text() for line in section.form.fields.lines] == ["", "", ""]
    click(section.buttons[Want.SET])
    press(FIRST)
    section.backups.click()
    assert [line.text() for line in section.form.fields.lines] == ["", "", ""]
    section_of(window)
    window.go_to("settings", "passphrase")
    click(section.buttons[Want.SET])
    press(FIRST)
    window.go_to("today")
    assert [line.text() for line in section.form.fields.lines] == ["", "", ""]
    assert not section.form.fields.lines[NEW].isUndoAvailable()


def test_how_strong_it_is_stands_there_in_words_once_the_hand_rests(qtbot: QtBot, window: MainWindow) -> None:
    section = section_of(window)
    click(section.buttons[Want.SET])
    press("1234")
    qtbot.waitUntil(lambda: "within an hour" in section.form.strength.text())
    press("⌫⌫⌫⌫")
    assert section.form.strength.text() == "How strong it is stands here while you type."


def test_what_is_typed_is_unseen_until_it_is_asked_for_and_caps_lock_is_told(qtbot: QtBot, window: MainWindow) -> None:
    section = section_of(window)
    click(section.buttons[Want.SET])
    fields = section.form.fields
    assert fields.lines[NEW].echoMode() is QLineEdit.EchoMode.Password
    fields.shows.click()
    assert {line.echoMode() for line in fields.lines} == {QLineEdit.EchoMode.Normal}
    fields.lines[NEW].setFocus()
    press("a")
    assert fields.caps.isHidden()
    press("A")
    assert not fields.caps.isHidden()
    QTest.keyClick(fields.lines[NEW], Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    click(section.form.close_button)
    assert fields.caps.isHidden()
    assert fields.lines[NEW].echoMode() is QLineEdit.EchoMode.Password


def test_what_only_matters_with_a_passphrase_is_there_with_one(qtbot: QtBot, window: MainWindow) -> None:
    section = section_of(window)
    assert not section.idle.isVisible()
    assert [want for want, button in section.buttons.items() if button.isVisible()] == [Want.SET]
    rekey(qtbot, window, Want.SET, "The passphrase is set. It is asked for from now on.", new=FIRST, repeated=FIRST)
    section = section_of(window)
    assert section.idle.isVisible()
    assert not section.minutes.isVisible()
    section.idle.box.click()
    assert section.minutes.isVisible()
    assert read_preferences().lock_minutes == 15
    section.minutes.buttons["5"].click()
    assert read_preferences().lock_minutes == 5
    section.sleep.box.click()
    assert not read_preferences().locks_on_sleep
    section.names.box.click()
    assert window.windowTitle() == "Ada · Iron Journal"
    assert window.foot.message().act is not None
    window.foot.message().act()  # type: ignore[misc]
    assert window.windowTitle() == "mine · Iron Journal"
    settle()
    assert cut_words(section) == []


def test_a_recovery_sheet_is_saved_where_the_reader_says(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rekey(qtbot, window, Want.SET, "The passphrase is set. It is asked for from now on.", new=FIRST, repeated=FIRST)
    chosen = tmp_path / "sheet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_how: (str(chosen), ""))
    button = section_of(window).sheet
    assert isinstance(button, QPushButton)
    button.click()
    qtbot.waitUntil(lambda: window.foot.message().text == f"Written: {chosen}", timeout=20_000)
    assert chosen.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("want", list(Want))
def test_all_of_it_fits_in_the_smallest_window_with_the_largest_words(
    qtbot: QtBot, qapp: QApplication, path: Path, want: Want
) -> None:
    keys.set_passphrase(path, None, FIRST)
    apply_theme(qapp, "high-contrast", text_percent=200)
    window = MainWindow(Work())
    qtbot.addWidget(window)
    window.resize(1024, 640)
    Journals(window).begin(Opening(path=path, passphrase=FIRST))
    wait_until_open(qtbot, window)
    section = section_of(window)
    section.idle.box.click()
    section.open_passphrase_form(want)
    section.set_strength("Somebody with the file and a fast computer would need years to guess this.")
    section.say_passphrase_problem(OLD if want is Want.REMOVE else REPEATED, "The two are not the same. Type it again.")
    settle()
    page = window.findChildren(SettingsView)[-1].page
    assert (cut_words(page), page.horizontalScrollBar().maximum(), unnamed_stops(page)) == ([], 0, [])
    window.lock_journal()
    settle()
    (locked,) = window.findChildren(StartPage)
    assert (cut_words(locked), locked.horizontalScrollBar().maximum(), unnamed_stops(locked)) == ([], 0, [])
    assert locked.rect().contains(locked._open.mapTo(locked, locked._open.rect().bottomRight()))
    window.close()
    apply_theme(qapp, "light")


def test_a_window_closed_meanwhile_leaves_the_journal_as_it_was(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _old: str | None, _new: str | None) -> None:
        raise StorageFailed("The disk is full.", "The journal is as it was.")

    monkeypatch.setattr(keys, "set_passphrase", refuse)
    fill_in(window, Want.SET, new=FIRST, repeated=FIRST)
    window.close()
    assert not window.isVisible()
    assert scores_in(path, None) == 1


def test_copies_of_before_are_spoken_of_with_the_way_to_them(qtbot: QtBot, window: MainWindow) -> None:
    section = section_of(window)
    (view,) = window.findChildren(SettingsView)
    section.backups.click()
    assert view.shown == "backups"
