# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.labs.screen import LabsScreen
from journal_app.ui.labs.table import ID, ResultsModel
from journal_app.ui.labs.view import LabsView
from journal_app.ui.screen import Screen
from journal_app.ui.theme import apply_theme
from tests.builders import A_DAY, a_lab_result, an_infusion
from tests.ui.inline_desk import KeptMessages, a_desk
from tests.ui.looking import cut_words, popup_of, unnamed_stops

Stage = tuple[LabsView, Screen, KeptMessages]


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, journal: Journal) -> Iterator[Stage]:
    apply_theme(qapp, "light")
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
    yield view, screen, messages
    unsubscribe()
    apply_theme(qapp, "light")


def type_into(view: LabsView, name: str, text: str) -> None:
    field = view.form.field(name)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def some_results(journal: Journal) -> None:
    verbs.add_infusion(journal, an_infusion(A_DAY - timedelta(days=12)))
    verbs.add_lab_results(
        journal,
        [
            a_lab_result("ferritin", "210", flag="H", range_text="30-150"),
            a_lab_result("ferritin", "12", A_DAY - timedelta(days=60)),
            a_lab_result("crp", "2", unit="mg/L"),
        ],
    )


def test_an_empty_journal_says_how_to_begin(stage: Stage) -> None:
    view, screen, _messages = stage
    assert view.empty.isVisible()
    assert not view.table.isVisible()
    screen.take_focus()
    assert view.add.hasFocus()


def test_a_result_is_typed_and_appears_in_the_table(stage: Stage, journal: Journal) -> None:
    view, _screen, messages = stage
    QTest.keyClick(view.add, Qt.Key.Key_Space)
    assert view.form.field("day").hasFocus()
    type_into(view, "day", "2026-11-20")
    type_into(view, "analyte", "ferritin")
    type_into(view, "value", "<18,5")
    type_into(view, "unit", "ug/L")
    type_into(view, "flag", "L")
    QTest.keyClick(view.form.field("flag"), Qt.Key.Key_Return)
    assert [result.printed_value for result in journal.facts.lab_results()] == ["<18,5"]
    assert view.table.results.index(0, 0).data() == "<18,5 ug/L “L”"
    assert messages.last.action == "Undo"
    assert view.form.field("analyte").hasFocus()
    assert (view.form.text("day"), view.form.text("value")) == ("2026-11-20", "")


def test_a_problem_stands_beside_its_field_and_takes_the_focus(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    view.add.click()
    type_into(view, "day", "2026-02-31")
    type_into(view, "analyte", "ferritin")
    type_into(view, "value", "1.250")
    type_into(view, "unit", "ug/L")
    view.form.save.click()
    assert view.form.field("day").hasFocus()
    assert "no day 31" in view.form.field("day").accessibleDescription()
    assert "two ways" in view.form.field("value").accessibleDescription()
    type_into(view, "day", "2026-02-28")
    view.form.field("value").setFocus()
    QTest.keyClick(view.form.field("value"), Qt.Key.Key_Tab)
    QTest.keyClick(view.form.focusWidget(), Qt.Key.Key_Tab)
    answer = view.form.focusWidget()
    assert isinstance(answer, QPushButton)
    assert answer.text() == "It is 1250"
    QTest.keyClick(answer, Qt.Key.Key_Space)
    assert [str(result.value) for result in journal.facts.lab_results()] == ["1250"]


def test_an_analyte_is_found_while_typing_by_synonym_and_code(stage: Stage) -> None:
    view, _screen, _messages = stage
    finder = view.form.analyte.completer()
    for typed, meant in (("2276-4", "Ferritin"), ("tsat", "Transferrin saturation (TSAT)"), ("ferri", "Ferritin")):
        finder.setCompletionPrefix(typed)
        assert finder.currentCompletion() == meant


def test_choosing_from_the_list_with_enter_does_not_save(stage: Stage, journal: Journal, qtbot: QtBot) -> None:
    view, _screen, _messages = stage
    view.add.click()
    type_into(view, "analyte", "ferri")
    popup = popup_of(view.form.analyte)
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert view.form.text("analyte") == "Ferritin"
    assert view.form.field("value").accessibleDescription() == ""


def test_the_laboratorys_last_unit_and_range_are_filled_in(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    verbs.add_lab_results(journal, [a_lab_result(laboratory="Town", unit="ng/mL", range_text="15-150")])
    view.add.click()
    type_into(view, "laboratory", "Town")
    type_into(view, "analyte", "ferritin")
    QTest.keyClick(popup_of(view.form.analyte), Qt.Key.Key_Tab)
    assert view.form.field("value").hasFocus()
    assert (view.form.text("unit"), view.form.text("range")) == ("ng/mL", "15-150")


def test_the_chosen_result_is_said_in_words_with_the_reason_of_its_mark(stage: Stage, journal: Journal) -> None:
    view, screen, _messages = stage
    some_results(journal)
    screen.take_focus()
    assert view.table.hasFocus()
    assert "drawn 12 days after an infusion" in view.chosen.words.text()
    QTest.keyClick(view.table, Qt.Key.Key_Right)
    assert view.chosen.words.text().startswith("Ferritin 12 ug/L")
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert view.chosen.words.text() == "There is no result in this place."
    assert not view.chosen.remove.isEnabled()


def test_reading_begins_at_the_first_result_of_the_newest_draw(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    verbs.add_lab_results(journal, [a_lab_result("ferritin", "12", date(2026, 1, 1)), a_lab_result("crp", "2")])
    cell = view.table.current_cell()
    assert cell is not None
    assert cell.value == "2 ug/L"


def test_a_result_is_changed_and_deleted_with_the_keyboard(stage: Stage, journal: Journal) -> None:
    view, screen, messages = stage
    some_results(journal)
    screen.take_focus()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert view.form.isVisible()
    assert (view.form.text("value"), view.form.text("flag")) == ("210", "H")
    type_into(view, "value", "21")
    QTest.keyClick(view.form.field("value"), Qt.Key.Key_Return)
    assert not view.form.isVisible()
    assert view.table.hasFocus()
    assert view.table.results.index(0, 0).data().startswith("21 ug/L")
    QTest.keyClick(view.table, Qt.Key.Key_Delete)
    assert len(journal.facts.lab_results()) == 2
    assert messages.last.act is not None
    messages.last.act()
    assert len(journal.facts.lab_results()) == 3


def test_the_focus_stays_on_its_result_when_the_table_changes(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    some_results(journal)
    view.table.setCurrentIndex(view.table.results.index(0, 1))
    chosen = view.table.currentIndex().data(ID)
    verbs.add_lab_results(journal, [a_lab_result("ferritin", "90", date(2026, 11, 21))])
    assert view.table.currentIndex().column() == 2
    assert view.table.currentIndex().data(ID) == chosen


def test_the_model_keeps_qts_rules(stage: Stage, journal: Journal, qtmodeltester: ModelTester) -> None:
    view, _screen, _messages = stage
    some_results(journal)
    qtmodeltester.check(view.table.results, force_py=True)  # type: ignore[no-untyped-call]  # untyped in pytest-qt
    empty = ResultsModel()
    qtmodeltester.check(empty, force_py=True)  # type: ignore[no-untyped-call]  # untyped in pytest-qt
    assert empty.cell(QModelIndex()) is None


def test_a_screen_reader_is_told_where_it_is_and_what_is_there(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    some_results(journal)
    model = view.table.results
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ferritin, 20 Nov 2026: 210 ug/L “H”, 30-150, ○ 12 days after an infusion"
    assert model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole).endswith("no result")
    description = model.index(0, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "at least 4 weeks" in description
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == description
    table = QAccessible.queryAccessibleInterface(view.table)
    assert table.role() == QAccessible.Role.Table


def test_every_stop_of_the_tab_key_has_a_name(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    some_results(journal)
    view.add.click()
    assert unnamed_stops(view) == []


def test_tab_walks_the_form_in_reading_order(stage: Stage) -> None:
    view, _screen, _messages = stage
    view.add.click()
    put_in_reading_order(view)
    walked: list[QWidget] = []
    for _step in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        walked.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    names = ("day", "time", "laboratory", "fasting", "analyte", "value", "unit", "range", "flag", "note")
    assert walked == [*(view.form.field(name) for name in names), view.form.save, view.form.close_button]


def test_a_journal_to_look_at_only_offers_no_changes(stage: Stage, journal: Journal) -> None:
    view, screen, _messages = stage
    some_results(journal)
    assert isinstance(screen, LabsScreen)
    journal.read_only = True
    desk, _said = a_desk(journal)
    screen._presenter._desk.info = desk.info
    screen.refresh()
    journal.read_only = False
    assert not view.add.isVisible()
    assert not view.chosen.change.isVisible()


@pytest.mark.parametrize("text_percent", [100, 200])
def test_no_words_are_cut_at_the_smallest_window(
    qtbot: QtBot, qapp: QApplication, journal: Journal, text_percent: int
) -> None:
    apply_theme(qapp, "light", text_percent=text_percent)
    desk, _messages = a_desk(journal)
    some_results(journal)
    screen = LabsScreen(desk)
    view = screen.widget
    assert isinstance(view, LabsView)
    qtbot.addWidget(view)
    view.resize(760, 560)
    view.show()
    screen.refresh()
    view.add.click()
    view.form.save.click()
    QApplication.processEvents()
    assert cut_words(view) == []
    assert view.page.horizontalScrollBar().maximum() == 0
    apply_theme(qapp, "light")
