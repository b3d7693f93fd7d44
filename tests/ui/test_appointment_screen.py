# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.records import Appointment, Question
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.appointment.screen import AppointmentScreen
from journal_app.ui.appointment.state import Part
from journal_app.ui.appointment.view import AppointmentView
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.theme import apply_theme
from tests.ui.desks import KeptMessages, a_desk
from tests.ui.looking import cut_words, settle, unnamed_stops
from tests.ui.treatments_stage import NoViewer


@dataclass(frozen=True)
class Stage:
    view: AppointmentView
    screen: AppointmentScreen
    messages: KeptMessages
    gone: list[tuple[str, str]]

    def questions(self) -> list[str]:
        """What is to be asked, as it is listed."""
        rows = self.view.to_ask.table.rows
        return [rows.words(row, 1) for row in range(rows.rowCount())]


def staged(qtbot: QtBot, journal: Journal, *, read_only: bool = False) -> Stage:
    desk, messages = a_desk(journal)
    gone: list[tuple[str, str]] = []
    desk.go_to = lambda key, what="": gone.append((key, what))
    desk.info = replace(desk.info, read_only=read_only)
    screen = AppointmentScreen(desk, NoViewer())
    view = screen.widget
    assert isinstance(view, AppointmentView)
    qtbot.addWidget(view)
    view.resize(1000, 900)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    screen.refresh()
    put_in_reading_order(view)
    return Stage(view, screen, messages, gone)


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, journal: Journal) -> Iterator[Stage]:
    apply_theme(qapp, "light")
    stage = staged(qtbot, journal)
    unsubscribe = journal.on_changed(lambda _kinds: stage.screen.refresh())
    yield stage
    unsubscribe()


@pytest.fixture
def asking(journal: Journal) -> Journal:
    for text in ("one", "two", "three"):
        verbs.add_question(journal, Question(text=text, about="/card/prefer-2014" if text == "two" else ""))
    verbs.add_visit(journal, Appointment(day=journal.today() - timedelta(days=9), with_whom="Dr Example"))
    return journal


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, held)


def test_an_empty_journal_says_how_to_begin(stage: Stage) -> None:
    stage.screen.take_focus()
    assert stage.view.add_question.hasFocus()
    assert stage.view.to_ask.empty.isVisible()
    assert stage.view.visits.empty.isVisible()
    assert not stage.view.answered.isVisible()


def test_a_question_is_written_with_the_keyboard_alone(stage: Stage, journal: Journal) -> None:
    stage.screen.take_focus()
    press(Qt.Key.Key_Q)
    QTest.keyClicks(focused(), "Why so tired?")
    press(Qt.Key.Key_Return)
    assert stage.questions() == ["Why so tired?"]
    assert stage.view.to_ask.table.hasFocus()
    assert stage.view.to_ask.chosen.words.text() == "1. Why so tired?"
    assert stage.messages.last.action == "Undo"
    press(Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "When again?")  # all of it is chosen, and typed over
    press(Qt.Key.Key_Return)
    assert stage.questions() == ["When again?"]
    press(Qt.Key.Key_Delete)
    assert stage.questions() == []
    assert stage.view.add_question.hasFocus()


def test_alt_and_the_arrows_move_a_question_and_the_keyboard_goes_with_it(stage: Stage, asking: Journal) -> None:
    stage.screen.take_focus()
    stage.view.to_ask.table.selectRow(2)
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert stage.questions() == ["three", "one", "two"]
    assert stage.view.to_ask.chosen.words.text() == "1. three"
    assert stage.view.to_ask.table.hasFocus()
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert stage.questions() == ["one", "three", "two"]


def test_buttons_move_a_question_too_and_stop_at_the_ends(stage: Stage, asking: Journal) -> None:
    asked = stage.view.to_ask
    asked.table.selectRow(1)
    assert asked.up.isEnabled()
    assert asked.down.isEnabled()
    asked.up.setFocus()
    asked.up.click()
    assert stage.questions() == ["two", "one", "three"]
    assert not asked.up.isEnabled()
    assert asked.down.hasFocus()
    asked.down.click()
    asked.down.click()
    assert stage.questions() == ["one", "three", "two"]
    assert asked.up.hasFocus()


def test_a_question_is_answered_and_asked_again(stage: Stage, asking: Journal) -> None:
    stage.screen.take_focus()
    stage.view.to_ask.table.selectRow(0)
    press(Qt.Key.Key_A)
    form = stage.view.forms[Part.ANSWER]
    assert form.isVisible()
    assert form.heading.text() == "What was answered: one"
    assert form.text("answered_on") == "2026-11-21"
    assert focused() is form.field("answer")
    QTest.keyClicks(focused(), "In the spring.")
    form.save.click()
    assert stage.questions() == ["two", "three"]
    assert stage.view.answered.isVisible()
    assert stage.view.answered.chosen.words.text() == "one · 21 Nov 2026 · In the spring."
    stage.view.answered.reopen.setFocus()
    stage.view.answered.reopen.click()
    assert stage.questions() == ["one", "two", "three"]
    assert not stage.view.answered.isVisible()
    assert stage.view.to_ask.table.hasFocus()


def test_what_a_question_is_about_stands_beside_it_and_leads_there(stage: Stage, asking: Journal) -> None:
    asked = stage.view.to_ask
    asked.table.selectRow(0)
    assert not asked.about.isVisible()
    asked.table.selectRow(1)
    assert asked.about.words.text().startswith("About: One iron infusion")
    asked.about.go.click()
    assert stage.gone == [("research", "prefer-2014")]


def test_a_visit_is_written_and_said_to_be_last_time(stage: Stage, journal: Journal) -> None:
    stage.screen.take_focus()
    press(Qt.Key.Key_V)
    for text in ("2026-11-20", "9:40", "Dr Example"):
        QTest.keyClicks(focused(), text)
        press(Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), "Come back in spring.")
    stage.view.forms[Part.VISIT].save.click()
    visits = stage.view.visits
    assert visits.chosen.words.text() == "20 Nov 2026, 09:40 · Dr Example · Come back in spring."
    assert visits.quiet.text() == "For the report, “since last time” means since 20 Nov 2026."
    assert visits.letters.attach.isVisible()
    wanted: list[tuple[str, list[str]]] = []
    stage.view.attach_requested.connect(lambda visit, paths: wanted.append((visit, paths)))
    visits.letters.attach_requested.emit([])
    assert wanted == [(journal.facts.every(Appointment)[0].id, [])]


def test_a_problem_stands_beside_its_field_and_escape_closes(stage: Stage, journal: Journal) -> None:
    stage.view.add_visit.click()
    form = stage.view.forms[Part.VISIT]
    press(Qt.Key.Key_Return)
    assert "The day is missing." in form.field("day").accessibleDescription()
    assert form.field("day").hasFocus()
    press(Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert stage.view.add_question.hasFocus()


def test_a_journal_to_look_at_only_shows_everything_and_changes_nothing(qtbot: QtBot, asking: Journal) -> None:
    stage = staged(qtbot, asking, read_only=True)
    before = asking.dump()
    stage.screen.take_focus()
    assert stage.view.to_ask.table.hasFocus()
    stage.view.to_ask.table.selectRow(1)
    for key in (Qt.Key.Key_Q, Qt.Key.Key_A, Qt.Key.Key_V):
        press(key)
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert not any(form.isVisible() for form in stage.view.forms.values())
    hidden = (stage.view.add_question, stage.view.add_visit, stage.view.to_ask.up, stage.view.to_ask.chosen.remove)
    assert not any(button.isVisible() for button in hidden)
    assert not stage.view.visits.letters.attach.isVisible()
    assert stage.view.to_ask.about.go.isVisible()
    assert asking.dump() == before


@pytest.mark.parametrize("text", [100, 200])
def test_no_form_is_cut_and_everything_has_a_name(qtbot: QtBot, qapp: QApplication, asking: Journal, text: int) -> None:
    apply_theme(qapp, "light", text_percent=text)
    stage = staged(qtbot, asking)
    stage.view.resize(720, 640)
    stage.view.to_ask.table.selectRow(1)
    for part, form in stage.view.forms.items():
        if part is Part.ANSWER:
            stage.view.answer_requested.emit(asking.facts.every(Question)[0].id)
        else:
            stage.view.add_requested.emit(part)
        form.save.click()
        settle()
        assert cut_words(stage.view) == []
        assert unnamed_stops(stage.view) == []
        assert stage.view.page.horizontalScrollBar().maximum() == 0
    apply_theme(qapp, "light")


def test_the_keys_are_said(stage: Stage) -> None:
    assert stage.screen.key_hints().startswith("Keys: Q question · A answered · V visit · R report")
