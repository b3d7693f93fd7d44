# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from journal_app.domain.questionnaire_drafts import AnswersDraft, check_answers
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.questionnaires.item_row import ItemRow
from journal_app.ui.questionnaires.presenter import FORM
from journal_app.ui.questionnaires.screen import QuestionnairesScreen, make_screen
from journal_app.ui.questionnaires.view import QuestionnairesView
from journal_app.ui.screen import Screen
from journal_app.ui.theme import THEMES, apply_theme, current
from tests.ui.desks import KeptMessages, a_desk
from tests.ui.looking import cut_words, unnamed_stops
from tests.ui.test_questionnaires_presenter import a_draft
from tests.ui.windows import press

Stage = tuple[QuestionnairesView, Screen, KeptMessages]
TODAY = date(2026, 11, 21)


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, journal: Journal) -> Iterator[Stage]:
    apply_theme(qapp, "light")
    yield from staged(qtbot, journal)
    apply_theme(qapp, "light")


def staged(qtbot: QtBot, journal: Journal, width: int = 1000, height: int = 700) -> Iterator[Stage]:
    desk, messages = a_desk(journal)
    screen = make_screen(desk)
    unsubscribe = journal.on_changed(lambda _kinds: screen.refresh())
    view = screen.widget
    assert isinstance(view, QuestionnairesView)
    qtbot.addWidget(view)
    view.resize(width, height)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    screen.refresh()
    yield view, screen, messages
    unsubscribe()


def keep(journal: Journal, draft: AnswersDraft) -> None:
    verbs.add_answer_set(journal, check_answers(draft, today=TODAY).require())


def words_in(view: QuestionnairesView) -> list[str]:
    """What labels say, as far as it is to be seen."""
    return [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view) and label.text()]


def item(view: QuestionnairesView, number: str) -> ItemRow:
    return next(row for row in view.sheet.rows if row.item.key == number)


def test_an_empty_journal_says_what_can_be_filled_in(stage: Stage) -> None:
    view, screen, _messages = stage
    screen.take_focus()
    assert view.offers.buttons["phq-2"].hasFocus()
    said = " ".join(words_in(view))
    assert "Nothing filled in yet" in said
    assert said.count("No permission required to reproduce, translate, display or distribute.") == 3
    assert "CC BY 4.0" in said
    assert "FSS, MFIS, MSIS-29, Chalder, EQ-5D, PROMIS and WHO-5 are not included" in said
    assert "digits answer" in screen.key_hints()


def test_nine_answers_are_given_and_saved_by_keyboard_alone(stage: Stage, journal: Journal) -> None:
    view, screen, messages = stage
    screen.take_focus()
    keys = "⇥ " + "1↓" * 8 + "0" + "↓ "
    press(keys)
    (found,) = journal.facts.answer_sets()
    assert (found.questionnaire, found.score, found.answered_on) == ("phq-9", Decimal(8), TODAY)
    assert len(keys) == 21
    assert messages.last.text == "Saved 20:14"
    assert view.earlier.rows.index(0, 2).data() == "8 of 27"


def test_an_item_is_one_stop_with_keys_of_its_own(stage: Stage) -> None:
    view, _screen, _messages = stage
    view.offers.buttons["gad-7"].click()
    first, second = view.sheet.rows[:2]
    assert first.hasFocus()
    press("2")
    assert (first.value, [button.isChecked() for button in first.buttons]) == (2, [False, False, True, False])
    press("7")
    assert first.value == 2
    press("x")
    assert first.value == 2
    press("⌫")
    assert first.value is None
    press("⌫")
    press("→")
    assert first.buttons[0].hasFocus()
    press("←→→ ")
    assert first.value == 2
    press("1")
    assert (first.value, first.buttons[2].isChecked()) == (1, False)
    press("⇥")
    assert second.hasFocus()
    press("←")
    assert second.buttons[-1].hasFocus()
    press("↑")
    assert first.hasFocus()
    press("→")
    assert first.buttons[1].hasFocus()
    press("↑")
    assert view.sheet.field("note").hasFocus()


def test_an_answer_is_given_and_taken_back_with_the_mouse(stage: Stage) -> None:
    view, _screen, _messages = stage
    view.offers.buttons["dsq-pem"].click()
    yes_no = item(view, "6")
    assert [button.text() for button in yes_no.buttons] == ["Yes", "No"]
    assert item(view, "1-frequency").buttons[0].text() == "0  none of the time"
    QTest.mouseClick(yes_no.buttons[0], Qt.MouseButton.LeftButton)
    assert yes_no.value == 1
    assert "1 of 15 answered" in words_in(view)
    yes_no._clear.click()
    assert yes_no.value is None
    assert "0 of 15 answered" in words_in(view)


def test_a_screen_reader_hears_the_question_and_what_is_chosen(stage: Stage) -> None:
    view, _screen, _messages = stage
    view.offers.buttons["phq-9"].click()
    row = item(view, "1")
    assert row.accessibleName() == "Question 1"
    assert row.accessibleDescription() == "Little interest or pleasure in doing things Not answered."
    press("3")
    assert row.accessibleDescription().endswith("3  Nearly every day chosen.")
    heard = QAccessible.queryAccessibleInterface(row.buttons[3])
    assert heard.text(QAccessible.Text.Name) == "3  Nearly every day"
    assert heard.state().checked


def test_answers_are_large_enough_to_press(stage: Stage) -> None:
    view, _screen, _messages = stage
    view.offers.buttons["phq-9"].click()
    QApplication.processEvents()
    for row in view.sheet.rows:
        assert all(button.height() >= 44 and button.width() >= 44 for button in row.buttons)


def test_item_nine_shows_the_contacts_at_once_and_inside_the_page(stage: Stage, journal: Journal) -> None:
    view, _screen, messages = stage
    verbs.set_settings(journal, {"country": "GB", "contact_name": "Anna", "contact_number": "0170 1234"})
    view.offers.buttons["phq-9"].click()
    for row in view.sheet.rows[:8]:
        row.setFocus()
        press("3")
    contacts = view.sheet.contacts
    assert not contacts.isVisible()
    windows = set(QApplication.topLevelWidgets())
    view.sheet.rows[8].setFocus()
    press("1")
    assert contacts.isVisible()
    assert view.sheet.rows[8].hasFocus()  # nothing takes the keyboard away
    said = [label.text() for label in contacts.findChildren(QLabel) if label.text()]
    assert "Anna" in said
    assert "Call 0170 1234" in said
    assert "Call 999 or 112" in said
    assert "Call 116 123" in said
    assert "Text SHOUT to 85258" in said
    assert not any(word in " ".join(said) for word in ("25 of", "of 27", "PHQ", "score", "total"))
    top = contacts.mapTo(view.page.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < view.page.viewport().height()
    assert set(QApplication.topLevelWidgets()) == windows  # no window, no notification
    assert journal.facts.answer_sets() == []
    assert messages.all == []
    press("0")
    assert not contacts.isVisible()
    press("2")
    assert contacts.isVisible()
    press("⌫")
    assert not contacts.isVisible()


def test_numbers_are_heard_digit_by_digit(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    verbs.set_setting(journal, "country", "GB")
    heard = [label.accessibleName() for label in view.sheet.contacts.findChildren(QLabel)]
    assert "Call 1 1 6 1 2 3" in heard


def test_a_country_can_be_named_right_there(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    view.offers.buttons["phq-9"].click()
    view.sheet.rows[8].setFocus()
    press("2")
    contacts = view.sheet.contacts
    assert contacts.country.isVisible()
    assert "Call your local emergency number (112 works in the EU)" in words_in(view)
    assert any("findahelpline.com" in words for words in words_in(view))
    press("⇥")
    assert contacts.country.hasFocus()
    press("⇥")
    assert view.sheet.save.hasFocus()
    contacts.country.activated.emit(0)
    assert journal.facts.setting("country") == ""
    contacts.country.setCurrentIndex(contacts.country.findData("NZ"))
    contacts.country.activated.emit(contacts.country.currentIndex())
    assert journal.facts.setting("country") == "NZ"
    assert not contacts.country.isVisible()
    assert "Call 1737 · Text 1737" in words_in(view)
    assert view.sheet.rows[8].value == 2  # what is being filled in stays


def test_the_contacts_stay_on_the_page_once_saved_and_go_with_the_screen(stage: Stage) -> None:
    view, screen, _messages = stage
    view.offers.buttons["phq-9"].click()
    for row in view.sheet.rows:
        row.setFocus()
        press("1")
    view.sheet.save.click()
    assert not view.sheet.isVisible()
    assert view.contacts.isVisible()
    screen.leave()
    assert not view.contacts.isVisible()


def test_no_other_answer_changes_what_else_is_shown(stage: Stage) -> None:
    view, _screen, _messages = stage
    chance = random.Random(9)  # noqa: S311 -- answers for a test
    for key in ("phq-2", "phq-9", "gad-7", "dsq-pem"):
        view.fill_in_requested.emit(key)
        shown = set()
        for _round in range(12):
            for row in view.sheet.rows:
                if row.item.contacts_from is None:
                    row.set_value(chance.choice([answer.value for answer in row.item.answers]))
            view.sheet._on_changed()
            shown.add(tuple(words_in(view)))
        assert len(shown) == 1


def test_escape_closes_and_the_message_line_opens_again(stage: Stage, journal: Journal) -> None:
    view, screen, messages = stage
    view.offers.buttons["phq-9"].click()
    press("3")
    screen.take_focus()  # back from another screen
    assert view.sheet.rows[1].hasFocus()
    press("⎋")
    assert not view.sheet.isVisible()
    assert view.offers.buttons["phq-2"].hasFocus()
    assert journal.facts.kept_draft(FORM) is None
    assert messages.last.act is not None
    messages.last.act()
    assert view.sheet.rows[0].value == 3
    assert view.sheet.rows[1].hasFocus()


def test_every_answer_is_kept_at_once_against_a_crash(stage: Stage, qtbot: QtBot, journal: Journal) -> None:
    view, _screen, _messages = stage
    view.offers.buttons["phq-9"].click()
    press("3↓1")
    kept = journal.facts.kept_draft(FORM)
    assert kept is not None
    assert '"item":"2","value":1' in kept.content
    for again, _screen_again, messages in staged(qtbot, journal):
        assert [row.value for row in again.sheet.rows[:3]] == [3, 1, None]
        assert again.sheet.isVisible()
        assert "is back; it was not saved yet" in messages.last.text


def test_the_day_can_be_another_one_and_a_wrong_one_is_said_beside_it(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    view.offers.buttons["phq-2"].click()
    press("1↓1")
    day = view.sheet.field("day")
    assert isinstance(day, QLineEdit)
    day.setFocus()
    day.selectAll()
    QTest.keyClicks(day, "2026-11-31")
    view.sheet.save.click()
    assert "November 2026 has 30 days" in day.accessibleDescription()
    assert day.hasFocus()
    day.selectAll()
    QTest.keyClicks(day, "2026-11-03")
    press("⏎")
    assert [found.answered_on for found in journal.facts.answer_sets()] == [date(2026, 11, 3)]


def test_a_sheet_without_answers_says_so(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    view.offers.buttons["phq-2"].click()
    view.sheet.save.click()
    assert "No question is answered yet." in words_in(view)
    assert journal.facts.answer_sets() == []


def test_earlier_answers_are_read_changed_and_deleted_with_the_keyboard(stage: Stage, journal: Journal) -> None:
    view, _screen, messages = stage
    keep(journal, a_draft(day="2026-11-01"))
    keep(journal, a_draft("gad-7", 2, 7, day="2026-11-08"))
    view.earlier.setCurrentIndex(view.earlier.rows.index(0, 0))
    view.earlier.setFocus()
    assert view.chosen.words.text() == "GAD-7 · 8 Nov 2026 · 14 of 21 · 7 of 7 answered · wording en 1"
    press("↓")
    assert view.chosen.words.text().startswith("PHQ-9 · 1 Nov 2026 · 9 of 27")
    press("⏎")
    assert view.sheet.isVisible()
    assert view.sheet.contacts.isVisible()  # item nine was answered so
    assert view.sheet.save.hasFocus()
    press("⎋")
    assert view.earlier.hasFocus()
    QTest.keyClick(view.earlier, Qt.Key.Key_Delete)
    assert [found.questionnaire for found in journal.facts.answer_sets()] == ["gad-7"]
    assert messages.last.act is not None
    messages.last.act()
    view.chosen.change.click()
    assert view.sheet.isVisible()
    view.sheet.close_button.click()
    view.chosen.remove.click()
    assert len(journal.facts.answer_sets()) == 1


def test_a_journal_opened_to_look_at_offers_nothing_to_fill_in(qtbot: QtBot, journal_path: object) -> None:
    with Journal.create(journal_path) as writing:  # type: ignore[arg-type]  # a path
        keep(writing, a_draft())
    with Journal.open(journal_path, read_only=True) as journal:  # type: ignore[arg-type]  # a path
        desk, _messages = a_desk(journal)
        screen = QuestionnairesScreen(desk)
        view = screen.widget
        assert isinstance(view, QuestionnairesView)
        qtbot.addWidget(view)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        screen.take_focus()
        screen.refresh()
        assert not any(button.isVisible() for button in view.offers.buttons.values())
        assert view.earlier.hasFocus()
        assert not view.chosen.change.isVisible()


def test_every_stop_of_the_tab_key_has_a_name(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    keep(journal, a_draft())
    assert unnamed_stops(view) == []
    for key in ("phq-9", "dsq-pem"):
        view.fill_in_requested.emit(key)
        view.sheet.rows[-1].set_value(1)
        view.sheet._on_changed()
        assert unnamed_stops(view) == []


@pytest.mark.parametrize("text_percent", [100, 200])
@pytest.mark.parametrize("theme", THEMES)
def test_no_words_are_cut_at_the_smallest_window(
    qtbot: QtBot, qapp: QApplication, journal: Journal, theme: str, text_percent: int
) -> None:
    apply_theme(qapp, theme, text_percent=text_percent)
    keep(journal, a_draft())
    verbs.set_setting(journal, "country", "DE")
    for view, _screen, _messages in staged(qtbot, journal, 760, 560):
        assert_whole(view)
        view.fill_in_requested.emit("phq-9")
        for row in view.sheet.rows:
            row._choose(1)
        assert_whole(view)
        view.sheet.save.click()
        assert_whole(view)
    assert current().sizes.text_percent == text_percent
    apply_theme(qapp, "light")


def assert_whole(view: QuestionnairesView) -> None:
    """No word is cut, and nothing lies beyond the right edge."""
    QApplication.processEvents()
    assert cut_words(view) == []
    assert view.page.horizontalScrollBar().maximum() == 0
