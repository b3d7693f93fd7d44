# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The days of a course, by keys and by clicks."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.treatments import CourseState
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.theme import apply_theme
from journal_app.ui.treatments.course_weeks import CourseWeeks
from journal_app.ui.treatments.marks import paint_mark
from journal_app.ui.treatments.screen import TreatmentsScreen
from journal_app.ui.treatments.state import Part
from journal_app.ui.treatments.view import TreatmentsView
from tests.builders import a_course
from tests.ui.desks import a_desk
from tests.ui.treatments_stage import NoViewer

TODAY = date(2026, 11, 21)
Stage = tuple[TreatmentsView, CourseWeeks]


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, journal: Journal) -> Iterator[Stage]:
    apply_theme(qapp, "light")
    verbs.add_course(journal, a_course(date(2026, 9, 1)))
    desk, _messages = a_desk(journal)
    screen = TreatmentsScreen(desk, NoViewer())
    unsubscribe = journal.on_changed(lambda _kinds: screen.refresh())
    view = screen.widget
    assert isinstance(view, TreatmentsView)
    qtbot.addWidget(view)
    view.resize(1000, 900)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    screen.refresh()
    view.show_part(Part.COURSE)
    put_in_reading_order(view)
    view.courses.weeks.days.cell().setFocus()
    yield view, view.courses.weeks
    unsubscribe()
    apply_theme(qapp, "light")


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def states(journal: Journal) -> dict[date, CourseState]:
    (course,) = journal.facts.courses()
    return {day.day: day.state for day in journal.facts.course_days(course.id)}


def test_days_are_noted_by_arrows_and_letters(stage: Stage, journal: Journal) -> None:
    _view, weeks = stage
    assert weeks.days.day == TODAY
    press(Qt.Key.Key_T, Qt.Key.Key_Left, Qt.Key.Key_S, Qt.Key.Key_Left, Qt.Key.Key_N, Qt.Key.Key_Up, Qt.Key.Key_X)
    assert states(journal) == {
        TODAY: CourseState.TAKEN,
        TODAY - timedelta(1): CourseState.SKIPPED,
        TODAY - timedelta(2): CourseState.NO_DOSE,
        TODAY - timedelta(9): CourseState.STOPPED,
    }
    assert weeks.words.text() == "Thursday 12 November 2026: stopped"
    assert weeks.days.cell().hasFocus()
    assert weeks.days.cell().accessibleName() == "Thursday 12 November 2026: stopped"
    press(Qt.Key.Key_Delete)
    assert len(states(journal)) == 3
    assert weeks.words.text() == "Thursday 12 November 2026: nothing noted"


def test_today_is_noted_in_two_keys_from_any_section(stage: Stage, journal: Journal) -> None:
    view, _weeks = stage
    view.show_part(Part.EVENT)
    view.take_focus()
    press(Qt.Key.Key_2)
    assert view.courses.table.hasFocus()
    press(Qt.Key.Key_T)
    assert states(journal) == {TODAY: CourseState.TAKEN}
    assert view.courses.table.hasFocus()
    press(Qt.Key.Key_I)
    assert view.part is Part.INFUSION


def test_four_weeks_are_turned_and_home_leads_back(stage: Stage, journal: Journal) -> None:
    _view, weeks = stage
    assert weeks.title.text() == "26 Oct – 22 Nov 2026"
    press(Qt.Key.Key_PageUp)
    assert weeks.days.day == date(2026, 10, 24)
    assert weeks.days.cell().hasFocus()
    assert weeks.title.text() == "19 Oct – 15 Nov 2026"
    press(Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
    assert weeks.days.day == date(2026, 9, 1)  # before it began there is nothing to note
    assert not weeks.before.isEnabled()
    press(Qt.Key.Key_Home)
    assert weeks.days.day == TODAY
    assert not weeks.after.isEnabled()
    press(Qt.Key.Key_Right)
    assert weeks.days.day == TODAY


def test_days_are_noted_by_clicks(stage: Stage, journal: Journal) -> None:
    _view, weeks = stage
    weeks.days.cells[0].click()
    weeks.buttons[CourseState.TAKEN].click()
    assert states(journal) == {date(2026, 10, 26): CourseState.TAKEN}
    assert weeks.buttons[CourseState.TAKEN].isChecked()
    weeks.clear.setFocus()
    press(Qt.Key.Key_Space)
    assert states(journal) == {}
    assert not weeks.clear.isVisible()
    assert weeks.days.cell().hasFocus()
    weeks.before.click()
    assert weeks.days.day == date(2026, 9, 28)
    weeks.after.setFocus()
    press(Qt.Key.Key_Space)
    assert weeks.days.day == date(2026, 10, 26)
    assert weeks.after.hasFocus()
    press(Qt.Key.Key_Space)
    assert weeks.days.day == TODAY
    assert weeks.days.cell().hasFocus()  # the button leads nowhere now


def test_stopped_asks_nothing_and_offers_to_end_the_course(stage: Stage, journal: Journal) -> None:
    _view, weeks = stage
    assert not weeks.end.isVisible()
    press(Qt.Key.Key_X)
    assert journal.facts.courses()[0].stopped_on is None
    weeks.end.click()
    assert journal.facts.courses()[0].stopped_on == TODAY
    assert not weeks.end.isVisible()


def test_another_course_begins_at_its_latest_day(stage: Stage, journal: Journal) -> None:
    view, weeks = stage
    verbs.add_course(journal, a_course(date(2026, 8, 1), title="Biotin", stopped_on=date(2026, 8, 20)))
    table = view.courses.table
    assert weeks.days.day == TODAY
    table.setCurrentIndex(table.rows.index(1, 0))
    assert weeks.words.text().startswith("Thursday 20 August 2026")
    assert weeks.title.text() == "27 Jul – 23 Aug 2026"


def test_the_days_are_one_stop_of_the_tab_key_in_its_place(stage: Stage) -> None:
    _view, weeks = stage
    press(Qt.Key.Key_Up, Qt.Key.Key_Left)
    chosen = weeks.days.cell()
    press(Qt.Key.Key_Tab)
    assert weeks.buttons[CourseState.TAKEN].hasFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Backtab)
    assert chosen.hasFocus()
    QTest.keyClick(chosen, Qt.Key.Key_Backtab)
    assert weeks.after.hasFocus()


def test_the_signs_differ_by_shape(qapp: QApplication) -> None:
    pictures = []
    for state in CourseState:
        image = QImage(28, 28, QImage.Format.Format_Mono)
        image.fill(1)
        painter = QPainter(image)
        paint_mark(painter, QRectF(2, 2, 24, 24), state, "#000000")
        painter.end()
        pictures.append(bytes(image.constBits()))
    assert len(set(pictures)) == len(CourseState)


def test_words_that_take_more_lines_take_no_room_from_the_days(stage: Stage, qtbot: QtBot) -> None:
    _view, weeks = stage
    press(Qt.Key.Key_T)
    for button in weeks.buttons.values():
        button.setText(3 * button.text())
    qtbot.waitUntil(lambda: len({button.y() for button in weeks.buttons.values()}) > 2)
    qtbot.waitUntil(lambda: weeks.days.height() >= weeks.days.sizeHint().height())
