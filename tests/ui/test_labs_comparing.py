# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The table of the Labs screen by keys: two results to compare, units, letters, and a text size that changes."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal_app.domain.facts import Kind
from journal_app.domain.records import Attachment
from journal_app.domain.shown_units import ShownUnit
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.labs.screen import LabsScreen
from journal_app.ui.labs.view import LabsView
from journal_app.ui.theme import apply_theme
from tests.builders import A_DAY, a_lab_result
from tests.ui.desks import KeptMessages, a_desk
from tests.ui.looking import cut_words, unnamed_stops

Stage = tuple[LabsView, LabsScreen, KeptMessages]
A_PDF = b"%PDF-1.4\n%%EOF\n"


def some_results(journal: Journal) -> None:
    days = (A_DAY - timedelta(days=60), A_DAY - timedelta(days=30), A_DAY)
    ferritin = [a_lab_result("ferritin", value, day, laboratory="Town") for value, day in zip("345", days, strict=True)]
    iron = a_lab_result("iron", "75", unit="ug/dL", unit_code="ug/dL", laboratory="Town")
    tibc = a_lab_result("tibc", "60", days[0], unit="umol/L", unit_code="umol/L")
    verbs.add_lab_results(journal, [*ferritin, iron, tibc])


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, journal: Journal) -> Iterator[Stage]:
    apply_theme(qapp, "light")
    some_results(journal)
    desk, messages = a_desk(journal)
    screen = LabsScreen(desk)
    unsubscribe = journal.on_changed(lambda _kinds: screen.refresh())
    view = screen.widget
    assert isinstance(view, LabsView)
    qtbot.addWidget(view)
    view.resize(1000, 800)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    screen.refresh()
    screen.take_focus()
    yield view, screen, messages
    unsubscribe()
    apply_theme(qapp, "light")


def chosen_in(view: LabsView) -> list[str]:
    model = view.table.results
    places = [(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    texts = [str(model.index(row, column).data()) for row, column in places]
    return [text.split("\n")[0] for text in texts if "chosen for comparing" in text]


def test_space_chooses_a_result_and_a_second_one_brings_the_fact(stage: Stage) -> None:
    view, _screen, _messages = stage
    assert not view.pair.isVisible()
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    assert chosen_in(view) == ["5 ug/L"]
    assert "Choose a second result of Ferritin" in view.pair.fact.text()
    QTest.keyClick(view.table, Qt.Key.Key_Right)
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    assert chosen_in(view) == ["5 ug/L", "4 ug/L"]
    assert view.pair.results.text().startswith("Ferritin 4 ug/L · 21 Oct 2026 · Town\nFerritin 5 ug/L")
    assert "19 of 20 pairs" in view.pair.fact.text()
    assert "Özkanay 2023" in view.pair.notes.text()
    assert view.table.hasFocus()
    spoken = view.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("chosen for comparing")
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    assert chosen_in(view) == ["5 ug/L"]


def test_space_where_there_is_no_result_does_nothing(stage: Stage) -> None:
    view, _screen, _messages = stage
    view.table.setCurrentIndex(view.table.results.index(1, 1))
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    assert chosen_in(view) == []
    assert not view.chosen.compare.isEnabled()


def test_buttons_choose_and_put_away_too_and_the_focus_goes_back_to_the_table(stage: Stage) -> None:
    view, _screen, _messages = stage
    view.chosen.compare.click()
    assert view.chosen.compare.text() == "Do not compare it"
    view.table.setCurrentIndex(view.table.results.index(0, 2))
    assert view.chosen.compare.text() == "Compare with another"
    view.chosen.compare.click()
    assert len(chosen_in(view)) == 2
    view.pair.close_button.setFocus()
    QTest.keyClick(view.pair.close_button, Qt.Key.Key_Space)
    assert chosen_in(view) == []
    assert not view.pair.isVisible()
    assert view.table.hasFocus()


def test_results_that_cannot_be_compared_say_why_and_show_no_fact(stage: Stage) -> None:
    view, _screen, _messages = stage
    view.chosen.compare.click()
    view.table.setCurrentIndex(view.table.results.index(1, 0))
    view.chosen.compare.click()
    assert view.pair.fact.text() == "Nothing is shown for these two:\nThey are results of two different blood values."
    assert not view.pair.notes.isVisible()


def test_the_unit_of_one_analyte_is_chosen_below_the_table_and_all_units_above_it(
    stage: Stage, journal: Journal
) -> None:
    view, _screen, messages = stage
    before = journal.facts.lab_results()
    view.table.setCurrentIndex(view.table.results.index(1, 0))
    unit = view.chosen.unit
    assert unit.accessibleName() == "Serum iron: unit shown"
    unit.setFocus()
    QTest.keyClicks(unit, "\N{MICRO SIGN}mol")
    unit.activated.emit(unit.currentIndex())
    assert journal.facts.setting("unit:iron") == "umol/L"
    assert view.table.results.index(1, 0).data() == "13.43 \N{MICRO SIGN}mol/L\nprinted 75 ug/dL"
    assert "Serum iron 75 ug/dL" in view.chosen.words.text()
    assert (view.units.currentText(), view.units.count()) == ("Units chosen one by one", 4)
    view.units.setCurrentIndex(0)
    view.units.activated.emit(0)
    assert (view.units.currentData(), view.units.count()) == (ShownUnit.PRINTED, 3)
    assert view.table.results.index(1, 0).data() == "75 ug/dL"
    assert messages.last.action == "Undo"
    assert journal.facts.lab_results() == before
    view.table.setCurrentIndex(view.table.results.index(0, 0))
    assert unit.accessibleName() == "Ferritin: unit shown"
    assert unit.itemText(unit.count() - 1) != ""


def test_a_letter_is_attached_to_a_draw_shown_with_all_of_it_and_taken_out_again(
    stage: Stage, journal: Journal, tmp_path: Path
) -> None:
    view, _screen, messages = stage
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(A_PDF)
    letters = view.chosen.letters
    letters.attach_requested.emit([str(letter)])
    (kept,) = journal.facts.every(Attachment)
    assert messages.last.action == "Undo"
    assert any(shown.accessibleName().startswith("letter.pdf · PDF") for shown in letters.findChildren(QLabel))
    view.table.setCurrentIndex(view.table.results.index(1, 0))
    cell = view.table.current_cell()
    assert cell is not None
    assert [state.name for state in cell.letters] == ["letter.pdf"], "iron came on the same sheet"
    view.table.setCurrentIndex(view.table.results.index(0, 1))
    cell = view.table.current_cell()
    assert cell is not None
    assert cell.letters == ()
    letters.remove_requested.emit(kept.id)
    assert journal.facts.attached_to(Kind.LAB_RESULT) == {}


def test_a_letter_outlives_the_result_it_was_attached_at(stage: Stage, journal: Journal, tmp_path: Path) -> None:
    view, _screen, _messages = stage
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(A_PDF)
    view.chosen.letters.attach_requested.emit([str(letter)])
    QTest.keyClick(view.table, Qt.Key.Key_Delete)
    (iron,) = journal.facts.lab_results("iron")
    assert [each.name for each in journal.facts.attachments(Kind.LAB_RESULT, iron.id)] == ["letter.pdf"]


def test_a_file_that_is_no_letter_is_refused_calmly(stage: Stage, journal: Journal, tmp_path: Path) -> None:
    view, _screen, messages = stage
    program = tmp_path / "letter.pdf"
    program.write_bytes(b"MZ and so on")
    view.chosen.letters.attach_requested.emit([str(program)])
    assert journal.facts.attached_to(Kind.LAB_RESULT) == {}
    assert messages.last.action == ""
    assert messages.last.text


def test_columns_and_rows_follow_the_text_size_while_it_changes(stage: Stage, qapp: QApplication) -> None:
    view, _screen, _messages = stage
    table = view.table
    view.resize(760, 420)  # where the window leaves it no more than its few rows
    small = table.columnWidth(0), table.rowHeight(0), table.minimumHeight()
    apply_theme(qapp, "light", text_percent=200)
    QApplication.processEvents()
    large = table.columnWidth(0), table.rowHeight(0), table.minimumHeight()
    assert (large[0], large[2]) == (2 * small[0], 2 * small[2])
    assert large[1] > small[1]
    apply_theme(qapp, "light")
    QApplication.processEvents()
    assert (table.columnWidth(0), table.rowHeight(0), table.minimumHeight()) == small


def test_long_names_wrap_and_leave_the_results_their_room(stage: Stage, qapp: QApplication) -> None:
    view, _screen, _messages = stage
    apply_theme(qapp, "light", text_percent=200)
    view.resize(760, 560)
    QApplication.processEvents()
    table = view.table
    assert table.verticalHeader().width() <= 0.45 * table.width()
    assert table.viewport().width() >= table.columnWidth(0) - 40
    assert table.rowHeight(2) > table.rowHeight(1)


@pytest.mark.parametrize("text_percent", [100, 200])
@pytest.mark.parametrize("width", [760, 1000])
def test_nothing_is_cut_below_the_table(stage: Stage, qapp: QApplication, text_percent: int, width: int) -> None:
    view, _screen, _messages = stage
    apply_theme(qapp, "light", text_percent=text_percent)
    view.resize(width, 560)
    view.chosen.compare.click()
    view.table.setCurrentIndex(view.table.results.index(0, 1))
    view.chosen.compare.click()
    QApplication.processEvents()
    assert view.pair.notes.isVisible()
    assert cut_words(view) == []
    assert unnamed_stops(view) == []
    assert view.page.horizontalScrollBar().maximum() == 0


def test_tab_goes_from_the_table_through_what_can_be_done_in_reading_order(stage: Stage) -> None:
    view, _screen, _messages = stage
    view.chosen.compare.click()
    put_in_reading_order(view)
    view.table.setFocus()
    chosen = view.chosen
    walked = []
    for _step in range(8):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget())
    assert walked == [
        *(chosen.compare, chosen.change_draw, chosen.change, chosen.remove),
        *(chosen.unit, chosen.letters.attach, chosen.what, view.pair.close_button),
    ]


def test_a_journal_to_look_at_only_still_compares(stage: Stage, journal: Journal) -> None:
    view, screen, _messages = stage
    journal.read_only = True
    screen._presenter.looking._desk.info = a_desk(journal)[0].info
    journal.read_only = False
    screen.refresh()
    assert view.chosen.compare.isVisible()
    assert not view.chosen.letters.attach.isVisible()
    view.chosen.compare.click()
    assert len(chosen_in(view)) == 1


def test_a_chosen_result_that_goes_is_no_longer_marked(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    view.chosen.compare.click()
    newest = journal.facts.lab_results("ferritin")[-1]
    verbs.remove_fact(journal, newest)
    assert chosen_in(view) == []
    assert not view.pair.isVisible()
