# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from journal_app.domain.scores import Better, Mark, TrackerKind
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.screens import SCREENS
from journal_app.ui.theme import apply_theme, current
from journal_app.ui.week.screen import WeekScreen, make_screen
from journal_app.ui.week.state import Place
from journal_app.ui.week.table import WeekTable
from journal_app.ui.week.view import WeekView
from tests.builders import a_tracker
from tests.ui.desks import KeptMessages, a_desk
from tests.ui.looking import cut_words, unnamed_stops

SLEEP = a_tracker("sleep", name="Sleep", kind=TrackerKind.DURATION, high=Decimal(24), better=Better.NEITHER, position=8)
PEM = a_tracker("pem", name="PEM", kind=TrackerKind.YES_NO, high=Decimal(1), position=9)
FATIGUE, MOOD, SLEEPING, EXERTION, MARK, NOTE = range(6)
MONDAY = 0


@dataclass(frozen=True, slots=True)
class Stage:
    """The screen on a journal, as a reader with a keyboard meets it."""

    journal: Journal
    screen: WeekScreen
    messages: KeptMessages

    @property
    def view(self) -> WeekView:
        return self.screen.view

    @property
    def table(self) -> WeekTable:
        return self.view.table

    @property
    def place(self) -> tuple[int, int]:
        place = self.table.place()
        assert place is not None
        return place.row, place.column

    def go_to(self, row: int, column: int) -> None:
        self.table.go_to(Place(row=row, column=column))

    def press(self, *keys: Qt.Key) -> None:
        """Press keys wherever the focus is, as a keyboard does."""
        for key in keys:
            QTest.keyClick(self.focus(), key)

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        for letter in text:
            QTest.keyClicks(self.focus(), letter)

    def focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    def text(self, row: int, column: int) -> str:
        return str(self.table.model_of_week.index(row, column).data())

    def column(self, column: int) -> list[str]:
        return [self.text(row, column) for row in range(7)]


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, journal: Journal) -> Iterator[Stage]:
    apply_theme(qapp, "light")
    verbs.add_tracker(journal, SLEEP)
    verbs.add_tracker(journal, PEM)
    desk, messages = a_desk(journal)
    screen = make_screen(desk)
    assert isinstance(screen, WeekScreen)
    qtbot.addWidget(screen.widget)
    screen.widget.resize(1100, 800)
    with qtbot.waitActive(screen.widget):
        screen.widget.show()
        screen.widget.activateWindow()
    forget = journal.on_changed(lambda _kinds: screen.refresh())
    screen.refresh()
    screen.take_focus()
    yield Stage(journal, screen, messages)
    forget()
    apply_theme(qapp, "light")


@pytest.fixture
def last_week(stage: Stage) -> Stage:
    stage.press(Qt.Key.Key_PageUp)
    return stage


def test_it_stands_in_the_rail_and_tells_its_keys(stage: Stage) -> None:
    assert any(entry.key == "week" for entry in SCREENS)
    assert "PgUp" in stage.screen.key_hints()
    ModelTester(None).check(stage.table.model_of_week)  # type: ignore[no-untyped-call]


def test_a_week_of_two_trackers_takes_fourteen_keys_and_one_to_get_to_it(last_week: Stage) -> None:
    """What is counted here: PageUp to last week, then one key for each score."""
    keys = "7632x5412x6789"
    presses = 1 + len(keys)
    last_week.type(keys)
    assert last_week.column(FATIGUE) == ["7", "6", "3", "2", "10", "5", "4"]
    assert last_week.column(MOOD) == ["1", "2", "10", "6", "7", "8", "9"]
    assert presses == 15
    assert len(last_week.journal.facts.scores()) == 14
    assert sum(record.can_undo for record in last_week.journal.history()) >= 14


def test_ten_may_be_typed_as_it_is_written(last_week: Stage) -> None:
    last_week.type("10110")
    assert last_week.column(FATIGUE)[:4] == ["10", "1", "10", ""]


def test_an_arrow_ends_the_waiting_of_a_one(last_week: Stage) -> None:
    last_week.type("1")
    last_week.press(Qt.Key.Key_Down)
    last_week.type("0")
    assert last_week.column(FATIGUE)[:2] == ["1", "0"]


def test_backspace_takes_back_the_digit_just_typed_and_then_clears_where_one_is(last_week: Stage) -> None:
    last_week.type("75")
    last_week.press(Qt.Key.Key_Backspace)
    assert last_week.column(FATIGUE)[:2] == ["7", ""]
    assert last_week.place == (1, FATIGUE)
    last_week.press(Qt.Key.Key_Up, Qt.Key.Key_Backspace)
    assert last_week.column(FATIGUE)[:2] == ["", ""]


def test_a_mouse_click_ends_the_waiting_of_a_one(last_week: Stage) -> None:
    last_week.type("1")
    rect = last_week.table.visualRect(last_week.table.model_of_week.index(1, FATIGUE))
    QTest.mouseClick(last_week.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    last_week.type("0")
    assert last_week.column(FATIGUE)[:2] == ["1", "0"]


def test_the_grid_stops_at_today(stage: Stage) -> None:
    stage.type("234567")
    assert stage.column(FATIGUE) == ["2", "3", "4", "5", "6", "7", ""]
    assert stage.place == (MONDAY, MOOD)
    stage.go_to(6, FATIGUE)
    assert "has not come yet" in stage.view.explanation.text()
    assert stage.view.focused.text() == "Fatigue, Sunday 22 November: not yet."
    stage.type("5")
    assert stage.text(6, FATIGUE) == ""
    assert stage.messages.last.text == "Sunday 22 November has not come yet."
    assert not stage.view.too_ill.isEnabled()


def test_a_day_is_marked_by_one_key_from_any_tracker(last_week: Stage) -> None:
    last_week.type("t")
    assert last_week.text(MONDAY, MARK) == "Too ill to log"
    assert last_week.view.too_ill.isChecked()
    last_week.go_to(1, SLEEPING)
    last_week.type("u")
    assert last_week.text(1, MARK) == "Not tracked"
    assert [day.mark for day in last_week.journal.facts.days()] == [Mark.TOO_ILL, Mark.NOT_TRACKED]
    last_week.type("u")
    assert last_week.text(1, MARK) == ""


def test_the_same_marks_have_buttons(last_week: Stage) -> None:
    last_week.go_to(2, FATIGUE)
    last_week.view.too_ill.click()
    assert last_week.text(2, MARK) == "Too ill to log"
    last_week.view.not_tracked.click()
    assert last_week.text(2, MARK) == "Not tracked"
    assert not last_week.view.too_ill.isChecked()


def test_a_mouse_alone_can_answer_too(last_week: Stage) -> None:
    strip = last_week.view.strip
    QTest.mouseClick(strip.buttons[10], Qt.MouseButton.LeftButton)
    QTest.mouseClick(strip.buttons[0], Qt.MouseButton.LeftButton)
    assert last_week.column(FATIGUE)[:3] == ["10", "0", ""]
    assert not any(button.isChecked() for button in strip.buttons.values())
    last_week.go_to(0, FATIGUE)
    assert strip.buttons[10].isChecked()
    assert strip.buttons[10].accessibleName() == "10, Fatigue, Monday 9 November"
    last_week.go_to(0, EXERTION)
    assert [button.text() for button in strip.buttons.values()] == ["No", "Yes"]
    QTest.mouseClick(strip.buttons[1], Qt.MouseButton.LeftButton)
    assert last_week.text(0, EXERTION) == "Yes"
    last_week.go_to(0, SLEEPING)
    assert strip.buttons == {}
    QTest.mouseClick(strip.write, Qt.MouseButton.LeftButton)
    last_week.type("8")
    rect = last_week.table.visualRect(last_week.table.model_of_week.index(1, NOTE))
    for click in (QTest.mouseClick, QTest.mouseDClick):
        click(last_week.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert last_week.text(0, SLEEPING) == "8"
    assert isinstance(last_week.focus(), QLineEdit)
    last_week.screen.leave()


def test_the_buttons_of_a_day_that_has_not_come_are_shut(stage: Stage) -> None:
    stage.go_to(6, FATIGUE)
    assert not stage.view.strip.isEnabled()
    stage.go_to(6, NOTE)
    stage.type("x")
    assert isinstance(stage.focus(), WeekTable)
    assert stage.messages.last.text == "Sunday 22 November has not come yet."


def test_hours_are_typed_and_enter_goes_on(last_week: Stage) -> None:
    last_week.go_to(0, SLEEPING)
    last_week.type("7:30")
    last_week.press(Qt.Key.Key_Return)
    assert last_week.place == (1, SLEEPING)
    last_week.type("8")
    last_week.press(Qt.Key.Key_Down)
    assert last_week.column(SLEEPING)[:3] == ["7.5", "8", ""]
    assert isinstance(last_week.focus(), WeekTable)


def test_what_cannot_be_kept_stays_with_the_reason_and_the_focus(last_week: Stage) -> None:
    last_week.go_to(0, SLEEPING)
    last_week.type("99")
    last_week.press(Qt.Key.Key_Return)
    assert last_week.place == (0, SLEEPING)
    assert last_week.text(0, SLEEPING) == "99"
    assert last_week.view.problem.text() == "Sleep takes numbers from 0 to 24; 99 is outside."
    assert last_week.view.problem.isVisible()
    assert last_week.journal.facts.scores() == []
    last_week.press(Qt.Key.Key_Return)
    assert isinstance(last_week.focus(), QLineEdit)
    last_week.press(Qt.Key.Key_Home, Qt.Key.Key_Delete, Qt.Key.Key_Return)
    assert last_week.text(0, SLEEPING) == "9"
    assert not last_week.view.problem.isVisible()


def test_escape_puts_away_what_was_being_typed(last_week: Stage) -> None:
    last_week.go_to(0, NOTE)
    last_week.type("Lo")
    last_week.press(Qt.Key.Key_Escape)
    assert last_week.text(0, NOTE) == ""
    assert isinstance(last_week.focus(), WeekTable)
    assert last_week.journal.facts.kept_draft("week") is None


def test_a_note_is_typed_with_any_letter(last_week: Stage) -> None:
    last_week.go_to(0, NOTE)
    last_week.type("tut not, y 10")
    last_week.press(Qt.Key.Key_Tab)
    assert last_week.text(0, NOTE) == "tut not, y 10"
    assert [day.note for day in last_week.journal.facts.days()] == ["tut not, y 10"]
    assert last_week.place == (1, NOTE)


def test_the_lines_of_a_note_stay_lines(last_week: Stage) -> None:
    monday = last_week.journal.today() - timedelta(days=12)
    verbs.note_day(last_week.journal, monday, "one\ntwo")
    changes = len(last_week.journal.history())
    last_week.go_to(0, NOTE)
    last_week.press(Qt.Key.Key_F2, Qt.Key.Key_Return)
    assert len(last_week.journal.history()) == changes
    last_week.go_to(0, NOTE)
    last_week.press(Qt.Key.Key_F2, Qt.Key.Key_End)
    last_week.type("!")
    last_week.press(Qt.Key.Key_Return)
    assert [day.note for day in last_week.journal.facts.days()] == ["one\ntwo!"]


def test_leaving_keeps_what_is_being_typed(last_week: Stage) -> None:
    last_week.go_to(0, NOTE)
    last_week.type("Visit")
    last_week.screen.leave()
    assert [day.note for day in last_week.journal.facts.days()] == ["Visit"]


def test_enter_right_after_typing_leaves_no_draft_behind(last_week: Stage, qapp: QApplication) -> None:
    last_week.go_to(0, SLEEPING)
    last_week.type("8")
    last_week.press(Qt.Key.Key_Return)
    qapp.processEvents()
    assert last_week.journal.facts.kept_draft("week") is None


def test_another_week_keeps_what_is_being_typed(last_week: Stage) -> None:
    last_week.go_to(0, NOTE)
    last_week.type("Visit")
    last_week.press(Qt.Key.Key_PageUp)
    days = last_week.journal.facts.days()
    assert [day.note for day in days] == ["Visit"]
    assert last_week.column(NOTE) == [""] * 7
    last_week.press(Qt.Key.Key_PageDown)
    assert last_week.text(0, NOTE) == "Visit"


def test_what_is_being_typed_is_held_against_a_crash(last_week: Stage, qtbot: QtBot) -> None:
    last_week.go_to(0, NOTE)
    last_week.type("Vis")
    qtbot.waitUntil(lambda: last_week.journal.facts.kept_draft("week") is not None)
    draft = last_week.journal.facts.kept_draft("week")
    assert draft is not None
    assert "Vis" in draft.content
    last_week.press(Qt.Key.Key_Return)
    assert last_week.journal.facts.kept_draft("week") is None


def test_a_save_elsewhere_does_not_disturb_typing(last_week: Stage) -> None:
    last_week.go_to(0, NOTE)
    last_week.type("Vis")
    last_week.screen.refresh()
    last_week.type("it")
    last_week.press(Qt.Key.Key_Return)
    assert last_week.text(0, NOTE) == "Visit"


def test_yes_and_no(last_week: Stage) -> None:
    last_week.go_to(0, EXERTION)
    last_week.type("yn7")
    assert last_week.column(EXERTION)[:3] == ["Yes", "No", ""]
    assert last_week.messages.last.text == "PEM takes Y or N."


def test_a_letter_that_means_nothing_moves_nothing(last_week: Stage) -> None:
    last_week.type("75")
    last_week.go_to(4, FATIGUE)
    last_week.type("q")
    last_week.go_to(4, MARK)
    last_week.type("7")
    assert last_week.place == (4, MARK)
    assert len(last_week.journal.facts.scores()) == 2


def test_a_field_only_opened_is_no_draft(last_week: Stage, qtbot: QtBot) -> None:
    last_week.go_to(0, NOTE)
    last_week.type("Visit")
    last_week.press(Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_F2)
    field = last_week.focus()
    assert isinstance(field, QLineEdit)
    assert field.text() == "Visit"
    field.hide()  # what was typed, if anything, is told at once
    assert last_week.journal.facts.kept_draft("week") is None


def test_tab_goes_through_the_cells_and_leaves_at_the_end(last_week: Stage) -> None:
    last_week.press(Qt.Key.Key_Tab)
    assert last_week.place == (0, MOOD)
    last_week.press(Qt.Key.Key_Backtab)
    assert last_week.place == (0, FATIGUE)
    last_week.press(Qt.Key.Key_Backtab)
    assert last_week.view.next.hasFocus()
    last_week.go_to(6, NOTE)
    last_week.table.setFocus()
    last_week.press(Qt.Key.Key_Tab)
    assert last_week.view.too_ill.hasFocus()


def test_escape_leads_from_the_grid_to_the_buttons(last_week: Stage) -> None:
    last_week.press(Qt.Key.Key_Escape)
    assert last_week.view.too_ill.hasFocus()
    last_week.press(Qt.Key.Key_PageUp)
    assert "2 weeks ago" in last_week.view.words.text()


def test_the_weeks_have_buttons_too(stage: Stage) -> None:
    assert not stage.view.next.isEnabled()
    stage.view.previous.click()
    assert "last week" in stage.view.words.text()
    stage.view.next.click()
    assert "this week" in stage.view.words.text()
    stage.view.previous.click()
    stage.view.this_week.click()
    assert "this week" in stage.view.words.text()


def test_undo_empties_the_cell_again(last_week: Stage) -> None:
    last_week.type("75")
    last_week.journal.undo()
    assert last_week.column(FATIGUE)[:2] == ["7", ""]


def test_a_screen_reader_hears_each_cell_whole(last_week: Stage) -> None:
    last_week.type("7")
    table = QAccessible.queryAccessibleInterface(last_week.table)
    assert table.role() is QAccessible.Role.Table
    assert table.text(QAccessible.Text.Name) == "A week, a row for each day"
    heard = [table.child(place).text(QAccessible.Text.Name) for place in range(table.childCount())]
    assert "Fatigue, Monday 9 November: 7 of 10, recalled later" in heard
    assert "Mood, Tuesday 10 November: empty" in heard
    assert (
        last_week.table.model_of_week.index(1, MOOD)
        .data(Qt.ItemDataRole.AccessibleDescriptionRole)
        .endswith("Higher is better.")
    )
    last_week.go_to(0, SLEEPING)
    last_week.type("7")
    assert last_week.focus().accessibleName() == "Sleep, Monday 9 November"


def test_every_stop_has_a_name(stage: Stage) -> None:
    assert unnamed_stops(stage.view) == []


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("size", [(1040, 720), (784, 560)])
def test_nothing_is_cut_and_every_cell_can_be_hit(
    stage: Stage, qapp: QApplication, text: int, size: tuple[int, int]
) -> None:
    verbs.add_tracker(stage.journal, a_tracker("long", name="Post-exertional malaise after a long conversation"))
    apply_theme(qapp, "dim", text)
    stage.view.resize(*size)
    stage.type("7")
    stage.go_to(0, SLEEPING)
    stage.type("99")
    stage.press(Qt.Key.Key_Return)
    qapp.processEvents()
    assert cut_words(stage.view) == []
    table = stage.table
    assert min(table.rowHeight(row) for row in range(7)) >= current().sizes.target
    assert min(table.columnWidth(column) for column in range(6)) >= current().sizes.target
    assert table.verticalScrollBar().maximum() == 0
    metrics = table.verticalHeader().fontMetrics()
    assert table.rowHeight(5) >= 2 * metrics.lineSpacing() + current().sizes.px(16)


def test_the_focused_cell_is_in_view(stage: Stage, qapp: QApplication) -> None:
    apply_theme(qapp, "light", 200)
    stage.view.resize(784, 480)
    qapp.processEvents()
    for row in (6, 3, 0):
        stage.go_to(row, NOTE)
        qapp.processEvents()
        cell = stage.table.cell_rect()
        corners = [
            stage.table.viewport().mapTo(stage.view.page, corner) for corner in (cell.topLeft(), cell.bottomRight())
        ]
        assert all(stage.view.page.rect().contains(corner) for corner in corners)
    stage.view.resize(1100, 800)
    stage.go_to(1, FATIGUE)
    stage.go_to(0, FATIGUE)
    assert stage.view.page.verticalScrollBar().value() == 0


def test_a_journal_without_trackers_still_takes_marks_and_notes(stage: Stage) -> None:
    for tracker in stage.journal.facts.trackers():
        verbs.remove_fact(stage.journal, tracker)
    assert stage.table.model_of_week.columnCount() == 2
    stage.go_to(0, 0)
    stage.type("t")
    assert stage.text(0, 0) == "Too ill to log"


def test_a_sheet_is_printed_where_the_reader_says(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    opened: list[QUrl] = []

    def answer(_parent: QWidget, title: str, name: str, kinds: str) -> tuple[str, str]:
        asked.extend([title, name, kinds])
        return str(tmp_path / "sheet"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    stage.view.paper.print.click()
    path = tmp_path / "sheet.pdf"
    assert path.read_bytes().startswith(b"%PDF")
    assert Path(asked[1]).name == "week-sheet.pdf"
    assert stage.messages.last.act is not None
    stage.messages.last.act()
    assert [url.toLocalFile() for url in opened] == [str(path)]


def test_no_file_is_written_when_the_reader_thinks_better_of_it(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    stage.view.paper.print.click()
    assert stage.messages.all == []


def test_the_draft_of_another_week_is_not_lost_when_weeks_change(last_week: Stage) -> None:
    last_week.go_to(0, SLEEPING)
    last_week.type("soon")
    last_week.press(Qt.Key.Key_Return)
    last_week.press(Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
    assert last_week.text(0, SLEEPING) == "soon"
    monday = last_week.screen.presenter._first
    assert monday + timedelta(days=7) <= last_week.journal.today()
