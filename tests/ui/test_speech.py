# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Another language without starting again: nothing of the old one stays, and the reader stays where they were."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from journal_app import words
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui import speech
from journal_app.ui.app import make_application
from journal_app.ui.desk import describe
from journal_app.ui.preferences import Preferences, keep_preferences, read_preferences
from journal_app.ui.screens import SCREENS
from journal_app.ui.settings.screen import SettingsScreen
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.theme import current
from journal_app.ui.work import Work
from tests.builders import a_course, a_lab_result, a_score, an_event, an_infusion
from tests.plugins.clock import FrozenClock
from tests.ui.looking import settle, texts_of
from tests.ui.pseudo import speak_pseudo
from tests.ui.windows import open_window, press, show, today_of

EVERY = [entry.key for entry in SCREENS]
RIGHT_TO_LEFT = "he"


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    speech.speak("en_GB")


@pytest.fixture
def journal(clock: FrozenClock) -> Iterator[Journal]:
    """One with a little of everything in it."""
    with Journal.create(None, clock=clock, person="Alex") as journal:
        verbs.log_score(journal, a_score())
        verbs.add_lab_results(journal, [a_lab_result()])
        verbs.add_infusion(journal, an_infusion())
        verbs.add_course(journal, a_course())
        verbs.add_event(journal, an_event())
        yield journal


def seen(window: MainWindow) -> set[str]:
    """All that a reader can come upon now, with the title and what the keys do."""
    settle()
    return {*texts_of(window), window.windowTitle(), *(action.text() for action in window.actions())}


def seen_anew(qtbot: QtBot, journal: Journal, key: str) -> set[str]:
    """What a window shows that never spoke anything else."""
    window = MainWindow(Work.inline(journal), opened=EVERY)
    window.attach(describe(journal))
    window.show()
    window.go_to(key)
    found = seen(window)
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    return found


def test_after_a_change_of_language_every_screen_is_as_if_it_had_never_spoken_another(
    qtbot: QtBot, journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_pseudo(monkeypatch, tmp_path / "resources", RIGHT_TO_LEFT)
    monkeypatch.setattr(speech, "has_letters", lambda _language: True)  # they are Latin here
    window = show(qtbot, MainWindow(Work.inline(journal), opened=EVERY), journal)
    for key in EVERY:
        window.go_to(key)
    for spoken in ("de", RIGHT_TO_LEFT, "en_GB"):
        window.go_to(EVERY[0])
        assert window.speak(spoken)
        for key in EVERY:
            window.go_to(key)
            assert seen(window) == seen_anew(qtbot, journal, key), (spoken, key)
    assert {"Undo", "Lock", "About"} <= seen(window)


# Chosen in Settings


def settings_of(window: MainWindow) -> SettingsView:
    """The Settings screen as it is now, at the choice of a language."""
    window.go_to("settings", "language")
    assert window.pages is not None
    screen = window.pages.screen_of("settings")
    assert isinstance(screen, SettingsScreen)
    assert isinstance(screen.widget, SettingsView)
    return screen.widget


def choose(view: SettingsView, code: str) -> None:
    view.language.list.setFocus()
    view.language.list.setCurrentIndex(view.language.list.findData(code))
    QApplication.processEvents()


def test_a_language_is_put_on_at_once_kept_for_the_next_start_and_can_be_taken_back(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    choose(settings_of(window), "de")
    assert words.language() == "de"
    assert read_preferences().language == "de"
    view = settings_of(window)
    assert view.shown == "language"
    assert view.language.list.currentText().startswith("Deutsch")
    assert [window.foot.message().text, window.foot.message().action] == [
        words._("Iron Journal speaks this language from now on."),
        "Rückgängig",
    ]
    act = window.foot.message().act
    assert act is not None
    act()
    assert words.language() == "en_GB"
    assert read_preferences().language == ""
    assert settings_of(window).language.list.currentText() == "As the system: English"


def test_the_keyboard_stays_on_the_list_of_languages(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    before = settings_of(window).language.list
    choose(settings_of(window), "de")
    assert window.pages is not None
    now = QApplication.focusWidget()
    assert now is not before
    assert now is settings_of(window).language.list


def test_the_day_in_view_and_what_is_typed_come_back_in_the_other_language(qtbot: QtBot, clock: FrozenClock) -> None:
    window = open_window(qtbot, clock=clock)
    window.go_to("today", "2026-11-18")
    today_of(window).note.field.setFocus()
    press("half a sen")
    choose(settings_of(window), "de")
    window.go_to("today")
    settle()
    assert today_of(window).header.date.text().startswith("Mittwoch, 18. November")
    assert today_of(window).note.field.toPlainText() == "half a sen"


def test_what_a_language_says_is_told_beside_its_name(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal_app.ui.spoken_languages.covered", lambda code: 12 if code == "de" else 100)
    view = settings_of(open_window(qtbot))
    entries = [view.language.list.itemText(place) for place in range(view.language.list.count())]
    assert entries[:2] == ["As the system: English", "English"]
    assert "Deutsch, 12 % translated" in entries


def test_a_language_without_a_font_is_refused_with_a_sentence_and_nothing_changes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal_app.ui.settings.this_machine.has_letters", lambda language: language != "de")
    view = settings_of(open_window(qtbot))
    choose(view, "de")
    assert words.language() == "en_GB"
    assert read_preferences().language == ""
    assert "no font for the letters of this language (Deutsch)" in view.language.row.problem.text()
    assert view.language.list.currentText() == "As the system: English"


def test_letters_that_no_font_has_are_never_shown_at_a_start(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "is_spoken", lambda _language: True)
    monkeypatch.setattr(QFontDatabase, "writingSystems", lambda: [QFontDatabase.WritingSystem.Latin])
    assert speech.code_of("he") == "en_GB"
    assert speech.has_letters("pl")
    assert speech.code_of("ar") == "ar"  # whose letters are in a bundled font
    monkeypatch.setattr(QFontDatabase, "writingSystems", lambda: [QFontDatabase.WritingSystem.Hebrew])
    assert speech.code_of("he") == "he"


def test_the_chosen_language_is_spoken_at_the_next_start(qapp: QApplication) -> None:
    keep_preferences(Preferences(language="de"))
    make_application()
    assert words.language() == "de"
    keep_preferences(Preferences(language="of a later version"))
    make_application()
    assert words.language() == "en_GB"


# What Qt says itself


def test_the_buttons_of_qt_s_dialogs_speak_it_too_and_stop_again(qapp: QApplication) -> None:
    def save() -> str:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        return box.button(QDialogButtonBox.StandardButton.Cancel).text()

    english = save()
    said = {}
    for code in ("de", "ar", "fr", "pt", "en_US"):
        speech.speak(code)
        said[code] = save()
    assert said["de"] == "Abbrechen"
    assert said["en_US"] == english
    assert len(set(said.values())) == len(said)


@pytest.mark.parametrize(
    ("code", "side"), [("ar", Qt.LayoutDirection.RightToLeft), ("de", Qt.LayoutDirection.LeftToRight)]
)
def test_everything_is_read_from_the_side_of_the_language(
    qapp: QApplication, code: str, side: Qt.LayoutDirection
) -> None:
    speech.speak(code)
    assert qapp.layoutDirection() is side
    assert QLocale().language() is QLocale(code).language()
    speech.speak("en_GB")
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


@pytest.mark.parametrize("language", ["ar", "he"])
def test_borders_change_sides_with_the_language_at_once(qapp: QApplication, language: str) -> None:
    make_application(Preferences(theme="light"))
    before, mark = qapp.styleSheet(), f"border-left: 4px solid {current().tokens.accent}"
    assert mark in before
    speech.speak(language)
    assert qapp.isRightToLeft()
    assert mark not in qapp.styleSheet()
    speech.speak(words.ENGLISH)
    assert qapp.styleSheet() == before
