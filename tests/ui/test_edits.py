# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A form says that it was edited, whoever typed and however; not when it is filled by the program itself."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app.ui.fields import FieldProblem
from journal_app.ui.theme import apply_theme
from journal_app.ui.widgets.edits import QUIET_MS, Edits
from journal_app.ui.widgets.entry_form import EntryForm
from journal_app.ui.widgets.forms import being_filled, choice_field, form_row, note_field, set_field_text, text_field

PATIENCE_MS = 20 * QUIET_MS


class Heard:
    """How often a form said that it was edited."""

    def __init__(self, form: EntryForm) -> None:
        self.times = 0
        form.edited.connect(self._on_edited)

    def _on_edited(self) -> None:
        self.times += 1


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    apply_theme(qapp, "light")


def an_entry_form() -> EntryForm:
    made = EntryForm("Add an event", "Save", "Close")
    made.add_line(
        [
            ("title", form_row("Title", text_field())),
            ("kind", form_row("Kind", choice_field([("", "?"), ("crash", "Crash"), ("heat", "Heat")]))),
            ("note", form_row("Note", note_field())),
        ]
    )
    made.add_buttons()
    return made


@pytest.fixture
def form(qtbot: QtBot) -> EntryForm:
    made = an_entry_form()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def line(form: EntryForm) -> QLineEdit:
    field = form.field("title")
    assert isinstance(field, QLineEdit)
    return field


def by_keys(form: EntryForm) -> None:
    QTest.keyClicks(line(form), "Heat")


def by_a_screen_reader(form: EntryForm) -> None:
    interface = QAccessible.queryAccessibleInterface(line(form))
    interface.editableTextInterface().replaceText(0, 0, "Heat")


def by_the_note(form: EntryForm) -> None:
    QTest.keyClicks(form.field("note"), "Heat")


def by_a_screen_reader_in_the_note(form: EntryForm) -> None:
    interface = QAccessible.queryAccessibleInterface(form.field("note"))
    interface.editableTextInterface().replaceText(0, 0, "Heat")


def by_choosing(form: EntryForm) -> None:
    field = form.field("kind")
    assert isinstance(field, QComboBox)
    QTest.keyClick(field, Qt.Key.Key_H)


WAYS = [by_keys, by_a_screen_reader, by_the_note, by_a_screen_reader_in_the_note, by_choosing]


@pytest.mark.parametrize("change", WAYS)
def test_a_burst_of_changes_is_told_once_after_a_while(
    qtbot: QtBot, form: EntryForm, change: Callable[[EntryForm], None]
) -> None:
    heard = Heard(form)
    with qtbot.waitSignal(form.edited, timeout=PATIENCE_MS):
        change(form)
        assert heard.times == 0
    form.hide()
    assert heard.times == 1


@pytest.mark.parametrize("change", WAYS)
def test_a_form_that_goes_out_of_sight_tells_at_once(form: EntryForm, change: Callable[[EntryForm], None]) -> None:
    heard = Heard(form)
    change(form)
    form.hide()
    assert heard.times == 1


class Window(QWidget):
    """A window with a form, that notes what was told before it closes."""

    def __init__(self) -> None:
        super().__init__()
        self.form = an_entry_form()
        self.heard = Heard(self.form)
        self.told_before = -1
        QVBoxLayout(self).addWidget(self.form)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 -- Qt's name
        self.told_before = self.heard.times


def test_a_window_that_closes_tells_before_it_is_closed(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    by_keys(window.form)
    window.close()
    assert (window.told_before, window.heard.times) == (1, 1)


def test_what_the_program_fills_in_is_no_edit(form: EntryForm) -> None:
    heard = Heard(form)
    form.set_text("title", "Heat")
    form.set_text("kind", "heat")
    set_field_text(form.field("note"), "Heat")
    with being_filled(line(form)):
        line(form).setText("Crash")
    form.set_problems([])
    form.hide()
    line(form).setText("Heat")
    form.show()
    form.hide()
    assert heard.times == 0


@pytest.mark.parametrize("name", ["save", "close_button"])
def test_what_was_saved_or_closed_is_not_told_afterwards(form: EntryForm, name: str) -> None:
    heard = Heard(form)
    by_keys(form)
    getattr(form, name).click()
    form.hide()
    assert heard.times == 0


def test_what_was_not_saved_after_all_is_told(form: EntryForm) -> None:
    heard = Heard(form)
    by_keys(form)
    form.save.click()
    form.set_problems([FieldProblem(field="title", words="The title is missing.")])
    form.hide()
    assert heard.times == 1


def test_a_box_to_tick_outside_the_rows_counts_too(form: EntryForm) -> None:
    box = QCheckBox("Fasting", form)
    form.watch(box)
    heard = Heard(form)
    box.click()
    form.hide()
    assert heard.times == 1


def test_what_holds_no_entry_cannot_be_watched(form: EntryForm) -> None:
    with pytest.raises(TypeError):
        Edits(form).watch(QLabel("Words", form))


def test_a_note_of_the_reader_is_a_field_like_any(form: EntryForm) -> None:
    assert isinstance(form.field("note"), QPlainTextEdit)
