# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.fields import FieldProblem
from journal_app.ui.theme import apply_theme, load_tokens
from journal_app.ui.widgets.buttons import choice_button, primary_button, quiet_button, secondary_button
from journal_app.ui.widgets.entry_form import EntryForm
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import choice_field, field_text, form_row, note_field, set_field_text, text_field
from journal_app.ui.widgets.icons import icon, pixmap
from journal_app.ui.widgets.list_button import ListButton
from journal_app.ui.widgets.messages import MessageLine
from journal_app.ui.widgets.surfaces import Card, EmptyState, Page, label
from journal_app.ui.widgets.tables import Table


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    apply_theme(qapp, "light")


@pytest.mark.parametrize("make", [primary_button, secondary_button, quiet_button, choice_button])
@pytest.mark.parametrize("text_percent", [100, 200])
def test_buttons_are_large_enough_and_hide_no_words(
    qtbot: QtBot, qapp: QApplication, make: Callable[[str], QPushButton], text_percent: int
) -> None:
    apply_theme(qapp, "light", text_percent=text_percent)
    button = make("OK, keep it")
    qtbot.addWidget(button)
    button.show()
    assert button.height() >= 44
    assert button.width() >= max(44, button.fontMetrics().horizontalAdvance("OK, keep it"))
    assert button.accessibleName() == "OK, keep it"


def inked_columns(button: QPushButton) -> set[int]:
    """The columns, from the left, with ink where the words stand and nothing of the border is drawn."""
    image = button.grab().toImage()
    ink, middle = QColor(load_tokens("light").ink).rgb(), range(image.height() // 4, image.height() * 3 // 4)
    return {x for x in range(image.width()) if any(image.pixel(x, y) == ink for y in middle)}


@pytest.mark.parametrize("text_percent", [100, 200])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_button_with_a_list_says_so_at_the_end_of_its_words(
    qtbot: QtBot, qapp: QApplication, direction: Qt.LayoutDirection, text_percent: int
) -> None:
    apply_theme(qapp, "light", text_percent=text_percent)
    plain, button = secondary_button("Data as"), ListButton("Data as")
    menu = QMenu(button)
    button.setMenu(menu)
    for each in (plain, button):
        each.setLayoutDirection(direction)
        qtbot.addWidget(each)
        each.resize(each.sizeHint())
        each.show()
    middle = button.width() / 2
    words = [round(x + middle - plain.width() / 2) for x in inked_columns(plain)]
    arrow = [x for x in inked_columns(button) if x < min(words) - 4 or x > max(words) + 4]
    is_mirrored = direction is Qt.LayoutDirection.RightToLeft
    assert arrow
    assert all(x < middle if is_mirrored else x > middle for x in arrow)


@pytest.mark.parametrize("is_one_of_a_choice", [False, True])
def test_a_screen_reader_presses_a_button_that_stays_pressed(qtbot: QtBot, is_one_of_a_choice: bool) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    button, other = choice_button("A year", host), choice_button("A month", host)
    heard: list[tuple[str, bool]] = []
    for each in (button, other):
        each.setAutoExclusive(is_one_of_a_choice)
        each.clicked.connect(lambda is_on, each=each: heard.append((each.text(), is_on)))
    actions = QAccessible.queryAccessibleInterface(button).actionInterface()
    actions.doAction(actions.toggleAction())
    assert (heard, button.isChecked()) == ([("A year", True)], True)
    other.click()
    assert heard == [("A year", True), ("A month", True)]
    other.setChecked(False)
    button.setChecked(True)
    assert len(heard) == 2


@pytest.mark.parametrize("make", [primary_button, secondary_button, quiet_button])
def test_a_button_does_not_grow_when_it_takes_the_focus(qtbot: QtBot, make: Callable[[str], QPushButton]) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = Flow(host)
    button, other = make("Save"), QLineEdit()
    for widget in (button, other):
        flow.addWidget(widget)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    other.setFocus()
    before = button.geometry()
    button.setFocus()
    assert button.hasFocus()
    assert button.geometry() == before
    assert button.sizeHint() == before.size()


def test_the_focus_of_a_filled_button_can_be_seen(qtbot: QtBot) -> None:
    button = primary_button("Save")
    qtbot.addWidget(button)
    with qtbot.waitActive(button):
        button.show()
        button.activateWindow()
    button.setFocus()
    button.resize(200, 60)
    picture = button.grab().toImage()
    column = {picture.pixelColor(100, y).name().upper() for y in range(8)}
    assert {load_tokens("light").accent, load_tokens("light").on_accent} <= column


def test_a_row_wraps_when_there_is_no_room(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = Flow(host)
    buttons = [QPushButton(f"Button {number}") for number in range(6)]
    for button in buttons:
        flow.addWidget(button)
    host.resize(1200, 200)
    host.show()
    assert len({button.y() for button in buttons}) == 1
    host.resize(320, 600)
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) > 1)
    assert max(button.geometry().right() for button in buttons) < 320
    assert flow.heightForWidth(320) > flow.heightForWidth(1200)


def test_a_row_starts_at_the_right_in_a_language_written_that_way(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow = Flow(host)
    first, second = QPushButton("one"), QPushButton("two")
    flow.addWidget(first)
    flow.addWidget(second)
    host.resize(600, 80)
    host.show()
    assert first.geometry().right() == 599
    assert second.x() < first.x()


def test_the_problem_stands_beside_the_field_and_is_heard(qtbot: QtBot) -> None:
    row = form_row("&Value", text_field(), hint="As printed")
    qtbot.addWidget(row)
    row.resize(1000, 120)
    row.show()
    assert row.field.accessibleName() == "Value"
    assert row.label.buddy() is row.field
    assert row.problem.text() == "As printed"
    row.set_problem("This is not a number.")
    qtbot.waitUntil(lambda: row.problem.height() > 0)
    assert row.has_problem()
    assert row.field.accessibleDescription() == "This is not a number."
    beside = row.problem.mapTo(row, QPoint(0, 0))
    assert beside.x() > row.field.geometry().right()
    row.set_problem("")
    assert not row.has_problem()
    assert row.field.accessibleDescription() == "As printed"


def test_the_problem_stands_below_the_field_when_the_row_is_narrow(qtbot: QtBot) -> None:
    row = form_row("Value", text_field())
    qtbot.addWidget(row)
    row.resize(380, 200)
    row.show()
    row.set_problem("This is not a number.")
    qtbot.waitUntil(lambda: row.problem.mapTo(row, QPoint(0, 0)).y() >= row.field.geometry().bottom())


def test_a_problem_can_offer_answers(qtbot: QtBot) -> None:
    row = form_row("Value", text_field())
    qtbot.addWidget(row)
    row.show()
    row.set_problem("Two readings.", ["It is 1.25", "It is 1250"])
    answers = row.findChildren(QPushButton)
    assert [button.text() for button in answers] == ["It is 1.25", "It is 1250"]
    assert {button.accessibleDescription() for button in answers} == {"Two readings."}
    with qtbot.waitSignal(row.answered) as answered:
        answers[1].click()
    assert answered.args == [1]


def test_a_narrow_row_makes_room_for_its_problem_and_gives_it_back(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = Flow(host, top=True)
    row, after = form_row("Value", text_field(), width_px=128), form_row("Unit", text_field(), width_px=128)
    for widget in (row, after):
        flow.addWidget(widget)
    host.resize(1000, 300)
    host.show()
    assert (row.width(), after.y()) == (128, 0)
    row.set_problem("This value is written in a way that can be read as two different numbers. Which one is it?")
    qtbot.waitUntil(lambda: row.width() == 352)
    assert row.field.width() <= 128
    assert row.problem.heightForWidth(352) <= row.problem.height()
    row.set_problem("")
    qtbot.waitUntil(lambda: row.width() == 128)


def test_a_form_takes_and_gives_texts_of_every_kind_of_field(qtbot: QtBot) -> None:
    fields = [text_field(), note_field(), choice_field([("", "not said"), ("iron", "Iron")])]
    for field in fields:
        qtbot.addWidget(field)
        set_field_text(field, "iron")
        assert field_text(field) == "iron"
        set_field_text(field, "")
        assert field_text(field) == ""
    with pytest.raises(TypeError):
        field_text(label("no field"))


def make_form(qtbot: QtBot) -> EntryForm:
    form = EntryForm("Add", "Save", "Close")
    qtbot.addWidget(form)
    form.add_line([("day", form_row("Day", text_field())), ("value", form_row("Value", text_field()))])
    form.add_buttons()
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    return form


def test_a_form_leads_to_its_first_problem_and_says_those_without_a_field(qtbot: QtBot) -> None:
    form = make_form(qtbot)
    form.set_problems([FieldProblem(field="value", words="Not a number."), FieldProblem(field="x", words="And this.")])
    assert form.field("value").hasFocus()
    assert "And this." in [words.text() for words in form.findChildren(QLabel) if words.isVisible()]
    form.set_problems([])
    assert form.field("value").accessibleDescription() == ""


def test_enter_saves_and_escape_closes(qtbot: QtBot) -> None:
    form = make_form(qtbot)
    with qtbot.waitSignal(form.save_requested):
        QTest.keyClick(form.field("day"), Qt.Key.Key_Return)
    with qtbot.waitSignal(form.close_requested):
        QTest.keyClick(form.field("day"), Qt.Key.Key_Escape)


def test_tab_leaves_a_note(qtbot: QtBot) -> None:
    assert note_field().tabChangesFocus()


def test_the_message_line_keeps_its_height_and_offers_one_action(qtbot: QtBot) -> None:
    line = MessageLine()
    qtbot.addWidget(line)
    line.resize(600, line.sizeHint().height())
    line.show()
    empty = line.sizeHint().height()
    line.set_message("Saved 20:14", "Undo")
    assert line.text() == "Saved 20:14"
    assert max(line.sizeHint().height(), line.minimumHeight()) == max(empty, line.minimumHeight())
    button = line.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(line.action_requested):
        button.click()
    line.set_message("")
    assert not button.isVisible()


def test_icons_take_the_colour_of_the_theme(qtbot: QtBot) -> None:
    drawn = pixmap("lock", "#FFD800").toImage()
    colours = {
        drawn.pixelColor(x, y).name()
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#ffd800"}
    assert not icon("today").isNull()


def test_a_page_keeps_its_content_narrow_enough_to_read(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    card = Card("Heading")
    page.body.addWidget(card)
    page.body.addWidget(EmptyState("Nothing yet", "Type the first result."))
    page.resize(1900, 800)
    page.show()
    assert 1000 <= card.width() <= 1100


def test_marking_a_card_moves_nothing_inside(qtbot: QtBot) -> None:
    card = Card("Heading")
    qtbot.addWidget(card)
    words = label("Some words")
    card.body.addWidget(words)
    card.show()
    before = (words.geometry(), card.size())
    card.set_marked(True)
    QApplication.processEvents()
    assert (words.geometry(), card.size()) == before


def test_a_table_is_read_and_left_with_the_keyboard(qtbot: QtBot) -> None:
    table = Table("Results")
    qtbot.addWidget(table)
    model = QStandardItemModel(2, 2, table)
    for row in range(2):
        for column in range(2):
            model.setItem(row, column, QStandardItem(f"{row}{column}"))
    table.setModel(model)
    table.show()
    assert table.accessibleName() == "Results"
    assert table.currentIndex().isValid()
    assert not table.tabKeyNavigation()
    QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.open_requested) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].row() == 1
    with qtbot.waitSignal(table.delete_requested):
        QTest.keyClick(table, Qt.Key.Key_Delete)


def test_long_words_leave_the_buttons_of_a_message_whole(qtbot: QtBot) -> None:
    line = MessageLine()
    qtbot.addWidget(line)
    history = line.add_button("History")
    line.set_message("3 added, 0 changed, 0 were here already or passed over. " * 2, "Undo")
    line.resize(400, 120)
    line.show()
    QApplication.processEvents()
    assert all(button.width() >= button.sizeHint().width() for button in line.findChildren(QPushButton))
    assert history.geometry().right() <= line.width()
    assert line.sizeHint().width() > line.width()
