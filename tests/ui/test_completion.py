# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The list below a field: what it finds, what its keys do, and that it never comes between a keyboard and a field."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.labs.form import suggestions
from journal_app.ui.theme import apply_theme
from journal_app.ui.widgets.completion import Finder, Suggestion
from journal_app.ui.widgets.forms import text_field
from journal_app.ui.widgets.surfaces import Page

METALS = [Suggestion("Ferritin (stores)", "Ferritin", ("2276-4", "Fer")), Suggestion("Serum iron", "Iron", ("Fe",))]


class Stage:
    """Two fields on a page in a window; the first one finds."""

    def __init__(self, *, takes_first: bool) -> None:
        self.window = QWidget()
        self.window.resize(600, 400)
        self.page = Page(self.window)
        QVBoxLayout(self.window).addWidget(self.page)
        self.field, self.after = text_field(), text_field()
        self.field.setAccessibleName("Blood value")
        self.page.body.addWidget(self.field)
        self.page.body.addWidget(self.after)
        self.page.body.addStretch(1)
        self.finder = Finder(self.field, METALS, takes_first=takes_first)

    def press(self, key: Qt.Key) -> None:
        """Press a key at the window, which hands it on as to a real keyboard."""
        QTest.keyClick(self._handle(), key)

    def type(self, text: str) -> None:
        for sign in text:
            QTest.keyClick(self._handle(), ord(sign))

    def shown(self) -> list[str]:
        model = self.finder.popup.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())] if self.finder.is_open() else []

    def marked(self) -> str:
        return str(self.finder.popup.currentIndex().data() or "")

    def _handle(self) -> QWindow:
        return self.window.windowHandle()


def a_stage(qtbot: QtBot, *, takes_first: bool) -> Stage:
    stage = Stage(takes_first=takes_first)
    qtbot.addWidget(stage.window)
    with qtbot.waitActive(stage.window):
        stage.window.show()
        stage.window.activateWindow()
    stage.field.setFocus()
    return stage


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication) -> Stage:
    apply_theme(qapp, "light")
    return a_stage(qtbot, takes_first=True)


@pytest.fixture
def free(qtbot: QtBot, qapp: QApplication) -> Stage:
    """A field that takes anything."""
    apply_theme(qapp, "light")
    return a_stage(qtbot, takes_first=False)


def test_typing_finds_by_any_part_of_a_name_or_code(stage: Stage) -> None:
    assert [found.inserted for found in stage.finder.find("276")] == ["Ferritin"]
    assert [found.inserted for found in stage.finder.find("STORES")] == ["Ferritin"]
    assert stage.finder.find("sodium") == []


def test_a_whole_name_comes_before_the_beginning_of_one_and_that_before_any_part(stage: Stage) -> None:
    assert [found.inserted for found in stage.finder.find("fe")] == ["Iron", "Ferritin"]
    assert [found.inserted for found in stage.finder.find("r")] == ["Ferritin", "Iron"]


def test_what_is_typed_while_the_list_is_open_stands_in_the_field_in_its_order(stage: Stage) -> None:
    typed = ""
    for sign in "ferritin stores of 2276-4":
        stage.type(sign)
        typed += sign
        assert stage.field.text() == typed
    assert stage.field.hasFocus()
    assert QApplication.activePopupWidget() is None


def test_the_list_is_part_of_its_window_and_never_has_the_focus(stage: Stage) -> None:
    stage.type("ferr")
    popup = stage.finder.popup
    assert popup.isVisible()
    assert not popup.isWindow()
    assert popup.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert popup.accessibleName() == "Blood value"
    assert stage.field.hasFocus()


def test_a_burst_of_keys_that_waits_to_be_read_goes_to_the_fields_in_order(stage: Stage, qtbot: QtBot) -> None:
    """As when the program was busy: all keys are there at once, with Tab in the middle of them."""
    handle = stage.window.windowHandle()
    for sign in "ferr\t12,5\tleft over":
        key = Qt.Key.Key_Tab if sign == "\t" else Qt.Key(ord(sign.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.postEvent(handle, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign))
    qtbot.waitUntil(lambda: stage.after.text() == "12,5")
    assert stage.field.text() in {"Ferritin", "left over"}  # after the second field Tab may come round to the first


def test_tab_takes_what_is_marked_and_goes_on_with_the_same_key(stage: Stage) -> None:
    stage.type("ferr")
    assert stage.marked() == "Ferritin (stores)"
    stage.press(Qt.Key.Key_Tab)
    assert stage.field.text() == "Ferritin"
    assert stage.after.hasFocus()
    assert not stage.finder.is_open()


def test_a_whole_name_is_taken_however_short_and_a_short_beginning_is_not(stage: Stage) -> None:
    stage.type("fe")
    assert stage.marked() == "Serum iron"
    stage.press(Qt.Key.Key_Tab)
    assert stage.field.text() == "Iron"
    stage.field.setFocus()
    stage.field.clear()
    stage.type("st")
    assert (stage.shown(), stage.marked()) == (["Ferritin (stores)"], "")
    stage.press(Qt.Key.Key_Tab)
    assert stage.field.text() == "st"


def test_a_part_in_the_middle_of_a_word_is_offered_and_not_taken(stage: Stage) -> None:
    stage.type("ritin")
    assert (stage.shown(), stage.marked()) == (["Ferritin (stores)"], "")
    stage.press(Qt.Key.Key_Tab)
    assert stage.field.text() == "ritin"


def test_a_field_that_takes_anything_keeps_what_was_typed_until_something_is_chosen(free: Stage) -> None:
    free.type("ferr")
    assert (free.shown(), free.marked()) == (["Ferritin (stores)"], "")
    free.press(Qt.Key.Key_Tab)
    assert free.field.text() == "ferr"
    free.field.setFocus()
    free.field.clear()
    free.type("ferr")
    free.press(Qt.Key.Key_Down)
    free.press(Qt.Key.Key_Tab)
    assert free.field.text() == "Ferritin"


def test_enter_takes_what_is_marked_and_goes_no_further(stage: Stage, qtbot: QtBot) -> None:
    stage.type("ferr")
    with qtbot.assertNotEmitted(stage.field.returnPressed):
        stage.press(Qt.Key.Key_Return)
    assert stage.field.text() == "Ferritin"
    with qtbot.waitSignal(stage.field.returnPressed):
        stage.press(Qt.Key.Key_Return)


def test_enter_with_nothing_marked_is_the_fields_own(free: Stage, qtbot: QtBot) -> None:
    free.type("ferr")
    with qtbot.waitSignal(free.field.returnPressed):
        free.press(Qt.Key.Key_Return)
    assert (free.field.text(), free.finder.is_open()) == ("ferr", False)


def test_escape_puts_the_list_away_and_nothing_else(stage: Stage) -> None:
    stage.type("ferr")
    escaped = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    escaped.ignore()
    QApplication.sendEvent(stage.field, escaped)
    assert escaped.isAccepted()
    stage.press(Qt.Key.Key_Escape)
    assert not stage.finder.is_open()
    assert (stage.field.text(), stage.field.hasFocus()) == ("ferr", True)


def test_down_in_an_empty_field_shows_all_there_is_and_goes_through_it(stage: Stage) -> None:
    stage.press(Qt.Key.Key_Down)
    assert stage.shown() == ["Ferritin (stores)", "Serum iron"]
    walked = [stage.marked()]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        stage.press(key)
        walked.append(stage.marked())
    assert walked == ["Ferritin (stores)", "Serum iron", "Serum iron", "Ferritin (stores)", "Serum iron"]
    stage.press(Qt.Key.Key_Return)
    assert stage.field.text() == "Iron"


def test_a_click_takes_a_row_and_the_keyboard_stays(stage: Stage) -> None:
    stage.type("fe")
    popup = stage.finder.popup
    second = popup.visualRect(popup.model().index(1, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, second)
    assert stage.field.text() == "Ferritin"
    assert stage.field.hasFocus()
    assert not stage.finder.is_open()


def test_the_list_goes_when_nothing_fits_when_it_is_settled_and_when_the_field_is_left(stage: Stage) -> None:
    stage.type("ferr")
    assert stage.finder.is_open()
    stage.type("x")
    assert not stage.finder.is_open()
    stage.field.clear()
    stage.type("Ferriti")
    assert stage.finder.is_open()
    stage.type("n")
    assert not stage.finder.is_open()
    stage.press(Qt.Key.Key_Backspace)
    assert stage.finder.is_open()
    stage.after.setFocus()
    assert not stage.finder.is_open()


def test_text_that_was_put_in_by_the_program_opens_no_list(stage: Stage) -> None:
    stage.field.setText("ferr")
    assert not stage.finder.is_open()


def test_the_list_stands_below_its_field_follows_it_and_stays_inside_the_window(stage: Stage) -> None:
    stage.type("fe")
    popup, window = stage.finder.popup, stage.window

    def below() -> QPoint:
        return stage.field.mapTo(window, QPoint(0, stage.field.height()))

    assert popup.pos() == below()
    stage.page.body.insertSpacing(0, 40)
    stage.page.body.activate()
    QApplication.processEvents()
    assert popup.pos() == below()
    window.resize(300, 260)
    QApplication.processEvents()
    assert window.rect().contains(popup.geometry())


def test_at_the_foot_of_a_window_the_list_stands_above(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    field = QLineEdit(window)
    field.setGeometry(10, 240, 200, 48)
    finder = Finder(field, [Suggestion(f"Ferritin {n}", f"Ferritin {n}") for n in range(4)])
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    QTest.keyClicks(field, "ferr")
    assert finder.popup.geometry().bottom() < field.geometry().top()
    assert finder.popup.geometry().top() >= 0


def test_other_things_can_be_offered_later(stage: Stage) -> None:
    stage.finder.set_suggestions([Suggestion("Zinc", "Zinc")])
    stage.type("zin")
    assert stage.shown() == ["Zinc"]


def test_a_key_that_reaches_the_list_is_the_fields(stage: Stage) -> None:
    stage.type("ferr")
    QTest.keyClick(stage.finder.popup, Qt.Key.Key_Return)
    assert stage.field.text() == "Ferritin"


FINDS = {
    "Fe": "iron", "fe ": "iron", "ferr": "ferritin", "FERR": "ferritin", "ferritine": "ferritin", "2276-4": "ferritin",
    "Hb": "haemoglobin", "Hgb": "haemoglobin", "hemoglobin": "haemoglobin", "718-7": "haemoglobin",
    "sTfR": "soluble_transferrin_receptor", "stfr": "soluble_transferrin_receptor",
    "transferrin receptor": "soluble_transferrin_receptor",
    "vit d": "vitamin_d", "VitD": "vitamin_d", "25-OH": "vitamin_d", "25(OH)D": "vitamin_d", "D3": "vitamin_d",
    "B12": "vitamin_b12", "vit b12": "vitamin_b12", "b-12": "vitamin_b12",
    "TSAT": "tsat", "TSAT %": "tsat", "tsat%": "tsat", "% sat": "tsat", "transferrin sat": "tsat",
    "iron sat": "tsat", "TIBC": "tibc", "UIBC": "uibc", "trf": "transferrin", "crp": "crp", "hs-crp": "crp",
    "phos": "phosphate", "PO4": "phosphate", "folic": "folate", "mcv": "mcv", "mch": "mch", "rdw": "rdw_cv",
    "tsh": "tsh", "ret-he": "reticulocyte_haemoglobin", "ret": "reticulocyte_haemoglobin",
}  # fmt: skip


@pytest.mark.parametrize("typed", FINDS)
def test_what_people_type_finds_the_blood_value_they_mean(stage: Stage, typed: str) -> None:
    from journal_app.domain.catalogues import analytes, find_analyte  # beside the only use

    stage.finder.set_suggestions(suggestions())
    first = stage.finder.find(typed)[0]
    assert find_analyte(first.inserted) is analytes()[FINDS[typed]]


@pytest.mark.parametrize("typed", ["Na", "K", "Ca", "Mg", "Cl", "sodium", "cholesterol", "HbA1c", "creatinine", "ALT"])
def test_what_the_journal_does_not_know_is_never_taken_for_something_else(stage: Stage, typed: str) -> None:
    stage.finder.set_suggestions(suggestions())
    stage.type(typed)
    stage.press(Qt.Key.Key_Tab)
    assert stage.field.text() == typed
