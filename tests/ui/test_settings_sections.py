# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The sections of Settings in their window, by keyboard, mouse and screen reader."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.desk import KnownJournal
from journal_app.ui.preferences import Preferences, keep_preferences, read_preferences
from journal_app.ui.settings import this_machine
from journal_app.ui.settings.screen import SettingsScreen
from journal_app.ui.settings.switches import KeptField, Switch
from journal_app.ui.settings.view import TITLES, SettingsView
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.theme import apply_theme, current
from journal_app.ui.widgets.buttons import choice_button, secondary_button
from journal_app.ui.work import Work
from tests.builders import a_lab_result
from tests.plugins.clock import FrozenClock
from tests.ui.looking import cut_words, unnamed_stops
from tests.ui.windows import click, journal_of, open_window, press, show

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, clock: FrozenClock) -> Iterator[MainWindow]:
    worn = apply_theme(qapp, "light")
    window = open_window(qtbot, clock=clock)
    verbs.add_lab_results(
        journal_of(window),
        [
            a_lab_result(laboratory="North", range_text="15-150"),
            a_lab_result("crp", laboratory="North", unit="mg/L", unit_code="mg/L"),
            a_lab_result("iron", laboratory="South", unit="umol/L", unit_code="umol/L"),
        ],
    )
    window.go_to("settings")
    QApplication.processEvents()
    yield window
    if current() != worn:  # dressing a whole window takes its time
        apply_theme(qapp, "light")


@pytest.fixture
def view(window: MainWindow) -> SettingsView:
    return settings_of(window)


def settings_of(window: MainWindow) -> SettingsView:
    assert window.pages is not None
    screen = window.pages.screen_of("settings")
    assert isinstance(screen, SettingsScreen)
    assert isinstance(screen.widget, SettingsView)
    return screen.widget


def setting(window: MainWindow, key: str) -> str:
    return journal_of(window).facts.setting(key)


def toggle_by_screen_reader(box: QWidget) -> None:
    """Change a control as a screen reader does: without a key, a click, or the focus."""
    actions = QAccessible.queryAccessibleInterface(box).actionInterface()
    assert "Toggle" in actions.actionNames()
    actions.doAction("Toggle")


def test_every_section_has_a_button_and_one_is_shown(view: SettingsView) -> None:
    assert [button.text() for button in view.list.buttons.values()] == list(TITLES.values())
    for key, button in view.list.buttons.items():
        click(button)
        assert [known for known, section in view.sections.items() if section.isVisible()] == [key]
        assert button.isChecked()
        assert button.hasFocus()
        assert button.width() >= button.sizeHint().width()


def test_the_list_is_one_stop_and_the_arrows_go_on_in_it(view: SettingsView) -> None:
    view.list.buttons["scores"].setFocus()
    press("→→")
    assert view.shown == "units"
    assert view.list.buttons["units"].hasFocus()
    press("⇥")
    assert view.units.quick["printed"].hasFocus()
    QTest.keyClick(view.units.quick["printed"], Qt.Key.Key_Backtab)
    assert view.list.buttons["units"].hasFocus()
    press("↑←←←←←←")
    assert view.shown == "look"
    press("⇥")
    assert view.look.text_size.smaller.hasFocus()


def test_the_section_beside_is_two_keys_away_from_anywhere(view: SettingsView) -> None:
    assert view.scores.table.hasFocus()
    QTest.keyClick(view.scores.table, Qt.Key.Key_PageDown, CONTROL)
    assert view.shown == "day"
    assert view.day.parts.box.hasFocus()
    QTest.keyClick(view.day.parts.box, Qt.Key.Key_PageUp, CONTROL)
    assert view.scores.table.hasFocus()
    view.list.buttons["scores"].setFocus()
    QTest.keyClick(view.list.buttons["scores"], Qt.Key.Key_PageUp, CONTROL)
    assert view.list.buttons["file"].hasFocus()


def test_a_section_begins_at_its_top(window: MainWindow, view: SettingsView) -> None:
    window.resize(1024, 640)
    QApplication.processEvents()
    bar = view.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    view.show_section("units")
    assert bar.value() == 0


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
def test_no_word_of_any_section_is_cut_and_every_stop_has_a_name(
    qtbot: QtBot, qapp: QApplication, clock: FrozenClock, text: int, size: tuple[int, int]
) -> None:
    apply_theme(qapp, "dim", text)
    window = open_window(qtbot, clock=clock)
    verbs.add_lab_results(journal_of(window), [a_lab_result(laboratory="North"), a_lab_result("tibc")])
    keep_preferences(Preferences(reminder_time="20:00"))
    window.resize(*size)
    window.go_to("settings")
    view = settings_of(window)
    for key in TITLES:
        view.show_section(key)
        for _round in range(5):  # layouts that wait for one another come to rest
            QApplication.processEvents()
        assert cut_words(view) == []
        assert unnamed_stops(view) == []
        assert view.page.horizontalScrollBar().maximum() == 0
        for table in (view.scores.table, view.laboratories.table):
            assert not table.isVisible() or table.horizontalScrollBar().maximum() == 0
    apply_theme(qapp, "light")


def test_a_switch_is_kept_by_key_by_mouse_and_by_screen_reader(window: MainWindow, view: SettingsView) -> None:
    view.show_section("day")
    view.day.parts.box.setFocus()
    press(" ")
    assert setting(window, "parts_of_day") == "yes"
    toggle_by_screen_reader(view.day.parts.box)
    assert setting(window, "parts_of_day") == ""
    QTest.mouseClick(view.day.yesterday.box, Qt.MouseButton.LeftButton, pos=QPoint(12, 20))
    assert setting(window, "yesterday") == "never"
    window._on_undo()
    assert view.day.yesterday.box.isChecked()


def test_what_is_shown_is_never_taken_for_a_choice(qtbot: QtBot) -> None:
    switch = Switch("Words")
    qtbot.addWidget(switch)
    told: list[bool] = []
    switch.switched.connect(told.append)
    switch.show_state(is_on=True)
    switch.show_state(is_on=False)
    assert told == []


def test_units_are_chosen_one_by_one_and_all_at_once(window: MainWindow, view: SettingsView) -> None:
    view.show_section("units")
    shown = [key for key, field in view.units.lists.items() if field.isVisible()]
    assert shown == ["ferritin", "iron", "crp"]
    field = view.units.lists["iron"]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert setting(window, "unit:iron") == field.currentData() != ""
    click(view.units.quick["si"])
    assert setting(window, "unit:iron") == "umol/L"
    assert field.currentText() == "µmol/L"
    assert "SI unit" in view.units.words.text()
    click(view.units.more)
    assert view.units.lists["haemoglobin"].isVisible()
    press("⇥")
    assert QApplication.focusWidget() is not None


def test_a_list_says_what_it_is_the_choice_of(view: SettingsView) -> None:
    view.show_section("units")
    for field, words in ((view.units.lists["iron"], "Serum iron"), (view.contact.country, "Country")):
        assert field.accessibleName() == words
        assert field.accessibleDescription().startswith(words)


def test_a_list_that_the_page_moves_under_the_pointer_stays_as_it_is(window: MainWindow, view: SettingsView) -> None:
    view.show_section("units")
    field = view.units.lists["iron"]
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(field.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 -- Qt takes it by position
    )
    QApplication.sendEvent(field, turn)
    assert field.currentData() == ""
    assert setting(window, "unit:iron") == ""


def test_the_country_is_chosen_by_keyboard_and_never_before(window: MainWindow, view: SettingsView) -> None:
    view.show_section("contact")
    view.take_focus()
    assert view.contact.country.hasFocus()
    assert view.contact.country.currentText() == "Not chosen"
    press("Sw")
    assert setting(window, "country") == "CH"


def test_a_contact_that_is_being_typed_is_kept_when_the_section_is_left(window: MainWindow, view: SettingsView) -> None:
    view.show_section("contact")
    view.contact.name.line.setFocus()
    press("Maria")
    view.show_section("look")
    assert setting(window, "contact_name") == "Maria"
    view.show_section("contact")
    view.contact.number.line.setText("044 000 00 00")  # as a screen reader writes
    window.go_to("today")
    assert setting(window, "contact_number") == "044 000 00 00"


def test_a_laboratory_is_chosen_and_put_right_by_keyboard(window: MainWindow, view: SettingsView) -> None:
    laboratories = view.laboratories
    view.show_section("laboratories")
    assert laboratories.choice.currentText() == "North"
    assert laboratories.table.rows.rowCount() == 2
    laboratories.table.setFocus()
    press("⏎")
    assert laboratories.form.field("unit").hasFocus()
    press("⇥")
    assert laboratories.form.field("range").hasFocus()
    laboratories.form.set_text("range", "")
    press("20-200⏎")
    assert laboratories.table.hasFocus()
    current = laboratories.table.current_row()
    assert current is not None
    assert current.cells[2] == "20-200"
    laboratories.name.line.setFocus()
    laboratories.name.line.selectAll()
    press("North Clinic⏎")
    assert laboratories.choice.currentText() == "North Clinic"
    assert {result.laboratory for result in journal_of(window).facts.lab_results()} == {"North Clinic", "South"}


def test_what_a_laboratory_is_known_for_is_forgotten_and_back(window: MainWindow, view: SettingsView) -> None:
    view.show_section("laboratories")
    click(view.laboratories.forget)
    assert not view.laboratories.table.isVisible()
    assert view.laboratories.choice.hasFocus()
    window._on_undo()
    assert view.laboratories.table.rows.rowCount() == 2
    click(view.laboratories.chosen.remove)
    assert view.laboratories.table.rows.rowCount() == 1


def test_without_a_laboratory_it_is_said_what_this_is_for(qtbot: QtBot, clock: FrozenClock) -> None:
    window = open_window(qtbot, clock=clock)
    window.go_to("settings")
    view = settings_of(window)
    view.show_section("laboratories")
    assert view.laboratories.nothing.isVisible()
    assert not view.laboratories.card.isVisible()
    view.take_focus()
    assert view.list.buttons["laboratories"].hasFocus()


def test_a_reminder_is_turned_on_and_its_time_typed(view: SettingsView) -> None:
    view.show_section("reminders")
    view.reminders.reminds.box.setFocus()
    assert not view.reminders.time.isVisible()
    press(" ⇥")
    assert view.reminders.time.line.hasFocus()
    view.reminders.time.line.selectAll()
    press("21:15⏎")
    assert read_preferences().reminder_time == "21:15"
    view.reminders.time.line.selectAll()
    press("soon⏎")
    assert view.reminders.time.line.text() == "soon"
    assert "not a time of day" in view.reminders.time.line.accessibleDescription()
    assert read_preferences().reminder_time == "21:15"


def test_a_desktop_without_tray_offers_none_and_says_so(view: SettingsView) -> None:
    view.show_section("reminders")
    assert not view.reminders.stays.box.isEnabled()
    assert view.reminders.stays.words.text() == "This desktop has no tray to keep running in."


def test_what_the_tray_means_for_the_journal_is_said(
    window: MainWindow, view: SettingsView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(this_machine, "has_tray", lambda: True)
    window.go_to("today")
    verbs.set_setting(journal_of(window), "country", "CH")
    window.go_to("settings")
    view.show_section("reminders")
    assert "journal stays open" in view.reminders.stays.words.text()
    toggle_by_screen_reader(view.reminders.stays.box)
    assert read_preferences().stays_in_tray


def test_the_person_and_the_colour_of_the_journal_are_said_at_once(window: MainWindow, view: SettingsView) -> None:
    view.show_section("people")
    view.people.person.line.setFocus()
    press("Anna⏎")
    assert window.windowTitle().startswith("Anna")
    view.people.colour.buttons["plum"].click()
    assert setting(window, "journal_colour") == "plum"
    for name, button in view.people.colour.buttons.items():
        assert button.text()
        assert button.icon().isNull() is (name == "")
    window._on_undo()
    assert view.people.colour.buttons[""].isChecked()


def test_another_journal_is_opened_from_the_list_or_from_a_file(
    window: MainWindow, view: SettingsView, tmp_path: Path
) -> None:
    opened: list[Path | None] = []
    ben = tmp_path / "ben.ironjournal"
    assert window.desk is not None
    window.desk.journals = lambda: (KnownJournal(path=ben, person="Ben", colour="moss"),)
    window.desk.open_journal = opened.append
    verbs.set_setting(journal_of(window), "country", "CH")
    view.show_section("people")
    (button,) = view.people.known.values()
    assert button.text() == "Open Ben"
    assert not button.icon().isNull()
    click(button)
    click(view.people.new)
    click(view.people.other)
    (dialog,) = view.people.findChildren(QFileDialog)
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(ben))
    dialog.reject()
    assert opened == [ben, None, ben]


def test_where_the_journal_lies_can_be_copied(qtbot: QtBot, journal_path: Path, clock: FrozenClock) -> None:
    window = open_window(qtbot, journal_path, clock=clock)
    window.go_to("settings")
    view = settings_of(window)
    view.show_section("file")
    click(view.file.copy)
    assert QGuiApplication.clipboard().text() == str(journal_path)
    assert view.file.path.text().replace("\N{ZERO WIDTH SPACE}", "") == str(journal_path)


def test_a_journal_to_look_at_only_can_be_left_but_not_changed(qtbot: QtBot, journal_path: Path) -> None:
    with Journal.create(journal_path) as journal:
        verbs.add_lab_results(journal, [a_lab_result(laboratory="North")])
    journal = Journal.open(journal_path, read_only=True)
    window = show(qtbot, MainWindow(Work.inline(journal, owns=True)), journal)
    window.go_to("settings")
    view = settings_of(window)
    for key in TITLES:
        view.show_section(key)
    fixed = (
        view.day.parts.box,
        view.units.quick["si"],
        view.units.lists["ferritin"],
        view.contact.country,
        view.people.colour.buttons["plum"],
    )
    assert not any(widget.isEnabled() for widget in fixed)
    for line in (view.contact.name.line, view.people.person.line, view.laboratories.name.line):
        assert line.isReadOnly()
    assert not view.laboratories.forget.isVisibleTo(view.laboratories)
    assert view.people.other.isEnabled()
    assert view.reminders.reminds.box.isEnabled()


def test_the_first_key_counts_although_the_journal_answers_later(
    qtbot: QtBot, qapp: QApplication, journal_path: Path, clock: FrozenClock
) -> None:
    apply_theme(qapp, "light")
    Journal.create(journal_path).close()
    work = Work()
    window = MainWindow(work)
    qtbot.addWidget(window)
    work.open(lambda: Journal.open(journal_path, clock=clock), window.attach, window.say_refused)
    qtbot.waitUntil(lambda: window.desk is not None)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.go_to("settings")
    view = settings_of(window)
    assert view.scores.table.rows.rowCount() == 0
    assert view.scores.table.hasFocus()
    qtbot.waitUntil(lambda: view.scores.table.rows.rowCount() == 2)
    assert view.scores.table.hasFocus()
    assert view.scores.table.currentIndex().isValid()
    press("⏎")
    qtbot.waitUntil(view.scores.form.isVisible)
    assert view.scores.form.field("name").hasFocus()
    window.close()


def test_a_pressed_choice_has_room_for_its_bold_words(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light", 200)
    button, plain = choice_button("Conventional units of measure"), secondary_button("Conventional units of measure")
    for made in (button, plain):
        qtbot.addWidget(made)
        made.show()
    around = plain.sizeHint().width() - plain.fontMetrics().horizontalAdvance(plain.text())
    bold = QFont(plain.font())
    bold.setWeight(QFont.Weight.DemiBold)
    needed = QFontMetrics(bold).horizontalAdvance(button.text()) + around
    assert needed > plain.sizeHint().width()
    for is_checked in (False, True):
        button.setChecked(is_checked)
        assert button.width() >= needed
        assert button.sizeHint().width() >= needed
        assert button.minimumSizeHint().width() >= needed
    apply_theme(qapp, "light")


def test_a_look_is_chosen_by_screen_reader_too(view: SettingsView) -> None:
    view.show_section("look")
    actions = QAccessible.queryAccessibleInterface(view.look.theme.buttons["dim"]).actionInterface()
    (action,) = (name for name in actions.actionNames() if name in {"Toggle", "Press"})
    actions.doAction(action)
    assert read_preferences().theme == "dim"


def test_what_was_refused_stays_until_something_else_is_kept(qtbot: QtBot) -> None:
    field = KeptField("Time")
    qtbot.addWidget(field)
    told: list[str] = []
    field.typed.connect(told.append)
    field.show_text("04:00")
    field.line.setText("late")
    field.hand_over()
    field.hand_over()
    assert told == ["late"]
    field.refuse("That is no time.")
    field.show_text("04:00")
    assert field.line.text() == "late"
    field.show_text("05:00")
    assert field.line.text() == "05:00"
    assert not field.has_problem()


def test_what_is_being_typed_is_not_taken_away_by_what_changes_elsewhere(qtbot: QtBot) -> None:
    field = KeptField("Name")
    qtbot.addWidget(field)
    field.show_text("Anna")
    field.line.setText("Anna M")
    field.show_text("Ben")
    assert field.line.text() == "Anna M"
    field.hand_over()
    field.show_text("Anna M")
    assert field.line.text() == "Anna M"


def test_a_tracker_being_typed_is_back_in_its_form_after_a_crash(
    qtbot: QtBot, window: MainWindow, view: SettingsView
) -> None:
    view.show_section("scores")
    click(view.scores.add)
    press("Headache⇥How much")
    window.go_to("today")
    again = MainWindow(Work.inline(journal_of(window)))
    show(qtbot, again, journal_of(window))
    again.go_to("settings")
    form = settings_of(again).scores.form
    assert form.isVisible()
    assert (form.text("name"), form.text("question")) == ("Headache", "How much")
    assert form.field("name").hasFocus()
    assert "is back; it was not saved yet" in again.foot.message().text
    press("⎋")
    assert journal_of(window).facts.kept_draft("settings") is None
