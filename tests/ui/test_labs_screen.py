# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from journal_app.domain.shown_units import ShownUnit
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.labs.screen import LabsScreen
from journal_app.ui.labs.state import field_name
from journal_app.ui.labs.table import ID, ResultsModel
from journal_app.ui.labs.view import LabsView
from journal_app.ui.screen import Screen
from journal_app.ui.theme import apply_theme
from tests.builders import A_DAY, a_lab_result, an_infusion
from tests.ui.desks import KeptMessages, a_desk
from tests.ui.looking import cut_words, finder_of, popup_of, unnamed_stops

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


def close_lists() -> None:
    """Put away what a field offers while one types, as Tab does."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.hide()


class Keyboard:
    """Presses keys wherever the keyboard is, and counts those that are no typing."""

    def __init__(self) -> None:
        self.pressed = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._where(), key, modifier)
        self.pressed += 1

    def type(self, text: str) -> None:
        for sign in text:
            QTest.keyClicks(self._where(), sign)

    def _where(self) -> QWidget:
        where = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert where is not None
        return where


def a_remembered_sheet(journal: Journal) -> None:
    """What a laboratory printed for five analytes the last time."""
    known = [
        a_lab_result(key, value, A_DAY - timedelta(days=90), unit=unit, unit_code="", range_text=limits)
        for key, value, unit, limits in (
            ("ferritin", "30", "ug/L", "15-150"),
            ("iron", "14", "umol/L", "10-30"),
            ("transferrin", "2.4", "g/L", "2.0-3.6"),
            ("tsat", "23", "%", "16-45"),
            ("crp", "2", "mg/L", ""),
        )
    ]
    verbs.add_lab_results(journal, [replace(result, laboratory="Town") for result in known])


A_SHEET = (("ferritin", "48,5"), ("serum iron", "12"), ("transferrin", "2,5"), ("TSAT", "19"), ("CRP", "<0,5"))


def type_the_draw(view: LabsView, keyboard: Keyboard) -> None:
    """From the button to the first analyte."""
    view.add.setFocus()
    keyboard.press(Qt.Key.Key_Space)
    for text in ("2026-11-20", "08:10", "Town", ""):
        keyboard.type(text)
        keyboard.press(Qt.Key.Key_Tab)


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
    assert not view.form.isVisible()
    assert view.table.hasFocus()


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
    finder = finder_of(view.form.analyte)
    for typed, meant in (("2276-4", "Ferritin"), ("tsat", "Transferrin saturation (TSAT)"), ("ferri", "Ferritin")):
        assert finder.find(typed)[0].inserted == meant


def test_choosing_from_the_list_with_enter_does_not_save(stage: Stage) -> None:
    view, _screen, _messages = stage
    view.add.click()
    type_into(view, "analyte", "ferri")
    assert popup_of(view.form.analyte).isVisible()
    QTest.keyClick(view.form.analyte, Qt.Key.Key_Return)
    assert view.form.text("analyte") == "Ferritin"
    assert not popup_of(view.form.analyte).isVisible()
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


def test_a_draw_of_five_takes_at_most_seventeen_keys_beyond_the_typing(stage: Stage, journal: Journal) -> None:
    view, _screen, messages = stage
    a_remembered_sheet(journal)
    keyboard = Keyboard()
    type_the_draw(view, keyboard)
    before_the_sheet = keyboard.pressed
    for number, (analyte, value) in enumerate(A_SHEET):
        assert view.form.field(field_name("analyte", number)).hasFocus()
        keyboard.type(analyte)
        keyboard.press(Qt.Key.Key_Tab)
        keyboard.type(value)
        keyboard.press(Qt.Key.Key_Tab if number < len(A_SHEET) - 1 else Qt.Key.Key_Return)
    kept = journal.facts.lab_results(first=A_DAY)
    assert {(result.analyte, result.printed_value, result.unit, result.range_text) for result in kept} == {
        ("ferritin", "48,5", "ug/L", "15-150"),
        ("iron", "12", "umol/L", "10-30"),
        ("transferrin", "2,5", "g/L", "2.0-3.6"),
        ("tsat", "19", "%", "16-45"),
        ("crp", "<0,5", "mg/L", ""),
    }
    assert (before_the_sheet, keyboard.pressed) == (5, 15)
    assert keyboard.pressed <= 5 * 3 + 2
    assert messages.last.act is not None
    messages.last.act()
    assert journal.facts.lab_results(first=A_DAY) == []


def test_a_draw_is_typed_and_kept_with_tab_alone(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    a_remembered_sheet(journal)
    keyboard = Keyboard()
    type_the_draw(view, keyboard)
    keyboard.pressed = 0
    for analyte, value in A_SHEET:
        keyboard.type(analyte)
        keyboard.press(Qt.Key.Key_Tab)
        keyboard.type(value)
        keyboard.press(Qt.Key.Key_Tab)
    keyboard.press(Qt.Key.Key_Tab)
    assert view.form.field("note").hasFocus()
    keyboard.press(Qt.Key.Key_Tab)
    assert view.form.save.hasFocus()
    keyboard.press(Qt.Key.Key_Space)
    assert len(journal.facts.lab_results(first=A_DAY)) == 5
    assert keyboard.pressed == 13


def test_what_was_passed_over_is_reached_with_shift_and_tab(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    a_remembered_sheet(journal)
    keyboard = Keyboard()
    type_the_draw(view, keyboard)
    keyboard.type("ferritin")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("48")
    keyboard.press(Qt.Key.Key_Tab)
    walked = []
    for _step in range(4):
        keyboard.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        walked.append(QApplication.focusWidget())
    assert walked == [view.form.field(name) for name in ("flag", "range", "unit", "value")]


def test_a_line_that_is_not_remembered_is_typed_whole_and_the_next_one_comes(stage: Stage) -> None:
    view, _screen, _messages = stage
    view.add.click()
    assert len(view.form.lines) == 1
    view.form.analyte.setFocus()
    keyboard = Keyboard()
    for text in ("ferritin", "48", "ug/L", "15-150", "H", "crp"):
        keyboard.type(text)
        keyboard.press(Qt.Key.Key_Tab)
    assert [line.text("analyte") for line in view.form.lines] == ["Ferritin", "C-reactive protein (CRP)", ""]
    assert view.form.field("value 2").hasFocus()
    assert view.form.field("value 2").accessibleName() == "Value, line 2"


def test_the_page_follows_the_focus_down_the_sheet(stage: Stage, journal: Journal, qtbot: QtBot) -> None:
    view, _screen, _messages = stage
    a_remembered_sheet(journal)
    view.resize(760, 420)
    view.add.click()
    type_into(view, "laboratory", "Town")
    for number, (analyte, value) in enumerate(A_SHEET):
        type_into(view, field_name("analyte", number), analyte)
        type_into(view, field_name("value", number), value)
    close_lists()
    qtbot.waitUntil(lambda: view.page.verticalScrollBar().maximum() > view.form.height() > 600)
    with qtbot.waitActive(view):
        view.activateWindow()
    view.form.suggest(4, "mg/L", "")
    view.form.field("value 5").setFocus()
    below = view.form.field("analyte 6")
    view.page.verticalScrollBar().setValue(0)
    assert below.visibleRegion().isEmpty()
    Keyboard().press(Qt.Key.Key_Tab)
    assert below.hasFocus()
    assert below.visibleRegion().boundingRect() == below.rect()


def test_a_unit_behind_the_value_wins_over_the_remembered_one_and_its_range(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    a_remembered_sheet(journal)
    view.add.click()
    type_into(view, "laboratory", "Town")
    type_into(view, "analyte", "iron")
    QTest.keyClick(popup_of(view.form.analyte), Qt.Key.Key_Tab)
    assert view.form.text("range") == "10-30"
    type_into(view, "value", "<12,5 ug/dl")
    close_lists()
    keyboard = Keyboard()
    keyboard.press(Qt.Key.Key_Tab)
    assert [view.form.text(name) for name in ("value", "unit", "range")] == ["<12,5", "ug/dl", ""]
    assert view.form.field("range").hasFocus()
    keyboard.press(Qt.Key.Key_Return)
    (kept,) = journal.facts.lab_results("iron", first=A_DAY)
    assert (kept.printed_value, kept.unit, kept.range_text) == ("<12,5", "ug/dl", "")


def test_the_same_unit_behind_the_value_keeps_the_remembered_range(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    a_remembered_sheet(journal)
    view.add.click()
    type_into(view, "laboratory", "Town")
    type_into(view, "analyte", "ferritin")
    QTest.keyClick(popup_of(view.form.analyte), Qt.Key.Key_Tab)
    type_into(view, "value", "12 UG/L")
    close_lists()
    Keyboard().press(Qt.Key.Key_Return)
    (kept,) = journal.facts.lab_results("ferritin", first=A_DAY)
    assert (kept.printed_value, kept.unit_code, kept.range_text) == ("12", "ug/L", "15-150")


def test_another_analyte_takes_the_filled_in_unit_away(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    a_remembered_sheet(journal)
    view.add.click()
    type_into(view, "laboratory", "Town")
    for analyte, unit, limits in (("ferritin", "ug/L", "15-150"), ("crp", "mg/L", ""), ("tsh", "", "")):
        type_into(view, "analyte", analyte)
        QTest.keyClick(popup_of(view.form.analyte), Qt.Key.Key_Tab)
        assert (view.form.text("unit"), view.form.text("range")) == (unit, limits)


def test_a_kept_result_keeps_its_unit_and_range_when_its_analyte_is_corrected(stage: Stage, journal: Journal) -> None:
    view, screen, _messages = stage
    a_remembered_sheet(journal)
    own = a_lab_result("tibc", "60", unit="umol/L", unit_code="umol/L", range_text="45-75", laboratory="Town")
    verbs.add_lab_results(journal, [own])
    screen.take_focus()
    view.table.setCurrentIndex(view.table.results.index(3, 0))
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert view.form.text("analyte") == "Total iron-binding capacity (TIBC)"
    type_into(view, "analyte", "iron")
    QTest.keyClick(popup_of(view.form.analyte), Qt.Key.Key_Tab)
    assert [view.form.text(name) for name in ("value", "unit", "range")] == ["60", "umol/L", "45-75"]
    assert len(view.form.lines) == 1


def test_problems_of_a_sheet_stand_in_their_lines_and_nothing_is_kept(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    view.add.click()
    type_into(view, "analyte", "ferritin")
    type_into(view, "value", "48 ug/L")
    type_into(view, "analyte 2", "crp")
    type_into(view, "value 2", "1.250 mg/L")
    type_into(view, "analyte 3", "tsh")
    type_into(view, "value 3", "about 2")
    view.form.save.click()
    assert journal.facts.lab_results() == []
    assert view.form.field("value 2").hasFocus()
    assert view.form.field("value").accessibleDescription() == ""
    assert "two ways" in view.form.field("value 2").accessibleDescription()
    assert "not a number" in view.form.field("value 3").accessibleDescription()
    type_into(view, "value 3", "2 mIU/L")
    close_lists()
    keyboard = Keyboard()
    view.form.field("value 2").setFocus()
    keyboard.press(Qt.Key.Key_Tab)
    answer = QApplication.focusWidget()
    assert isinstance(answer, QPushButton)
    assert answer.text() == "It is 1.25"
    keyboard.press(Qt.Key.Key_Space)
    assert {result.analyte: str(result.value) for result in journal.facts.lab_results()} == {
        "crp": "1.250",
        "ferritin": "48",
        "tsh": "2",
    }


def test_a_saturation_that_does_not_fit_is_said_below_its_line_and_holds_nothing_up(
    stage: Stage, journal: Journal
) -> None:
    view, _screen, _messages = stage
    view.add.click()
    for number, (analyte, value) in enumerate((("iron", "12 umol/L"), ("tibc", "60 umol/L"), ("tsat", "25 %"))):
        type_into(view, field_name("analyte", number), analyte)
        type_into(view, field_name("value", number), value)
    view.form.field("unit 3").setFocus()
    remark = view.form.lines[2].remark
    assert remark.isVisible()
    assert "give 20 %" in remark.text()
    assert view.form.field("value 3").accessibleDescription() == remark.text()
    type_into(view, "value 3", "22")
    view.form.field("unit 3").setFocus()
    assert not remark.isVisible()
    type_into(view, "value 3", "52")
    view.form.save.click()
    assert len(journal.facts.lab_results()) == 3
    view.add.click()
    assert [line.remark.isVisible() for line in view.form.lines] == [False]


def test_the_unit_switch_changes_what_is_shown_and_nothing_else(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    verbs.add_lab_results(journal, [a_lab_result("iron", "75", unit="ug/dL", unit_code="ug/dL", range_text="60-170")])
    before = journal.facts.lab_results()
    view.units.setFocus()
    QTest.keyClick(view.units, Qt.Key.Key_End)
    view.units.activated.emit(view.units.currentIndex())
    assert view.units.currentData() == ShownUnit.SI
    assert view.table.results.index(0, 0).data() == "13.43 \N{MICRO SIGN}mol/L\nprinted 75 ug/dL, 60-170"
    assert journal.facts.lab_results() == before
    assert "75 ug/dL" in view.chosen.words.text()


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


def test_reading_begins_at_the_newest_result_of_the_first_analyte(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    old, new = (a_lab_result("ferritin", value, date(2026, month, 1)) for value, month in (("9", 1), ("12", 2)))
    verbs.add_lab_results(journal, [old, new, a_lab_result("crp", "2")])  # the newest draw has no ferritin
    cell = view.table.current_cell()
    assert cell is not None
    assert cell.value == "12 ug/L"


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
    type_into(view, "analyte", "ferritin")
    close_lists()
    assert len(view.form.lines) == 2
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
    sheet = (("iron", "12 umol/L"), ("tibc", "60 umol/L"), ("tsat", "45 %"), ("", "?"))
    for number, (analyte, value) in enumerate(sheet):
        type_into(view, field_name("analyte", number), analyte)
        type_into(view, field_name("value", number), value)
    close_lists()
    view.form.looked.emit()
    view.form.save.click()
    QApplication.processEvents()
    assert view.form.lines[2].remark.isVisible()
    assert [line.rows["value"].has_problem() for line in view.form.lines[:4]] == [False, False, False, True]
    assert cut_words(view) == []
    assert view.page.horizontalScrollBar().maximum() == 0
    apply_theme(qapp, "light")
