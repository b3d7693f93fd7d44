# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from journal_app.domain.drafts import InfusionDraft
from journal_app.domain.treatments import EventKind, InfusionKind
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.screen import Screen
from journal_app.ui.theme import apply_theme
from journal_app.ui.treatments.screen import TreatmentsScreen
from journal_app.ui.treatments.state import SECTIONS, Part
from journal_app.ui.treatments.view import TreatmentsView
from journal_app.ui.widgets.entry_form import EntryForm
from journal_app.ui.widgets.row_table import ID, RowsModel
from tests.builders import a_course, a_reaction, an_event, an_infusion
from tests.ui.desks import KeptMessages, Later, a_desk
from tests.ui.looking import cut_words, unnamed_stops
from tests.ui.treatments_stage import NoViewer

Stage = tuple[TreatmentsView, Screen, KeptMessages]
ALLOWED_KEYS = 8


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, journal: Journal) -> Iterator[Stage]:
    apply_theme(qapp, "light")
    desk, messages = a_desk(journal)
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
    put_in_reading_order(view)
    yield view, screen, messages
    unsubscribe()
    apply_theme(qapp, "light")


def type_into(form: EntryForm, name: str, text: str) -> None:
    field = form.field(name)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def press(key: Qt.Key) -> None:
    """A key for whatever has the focus."""
    QTest.keyClick(focused(), key)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def some_treatments(journal: Journal) -> None:
    first = verbs.add_infusion(journal, an_infusion(date(2026, 1, 20), place="Clinic")).value
    verbs.add_reaction(journal, a_reaction(first))
    verbs.add_infusion(journal, an_infusion(date(2026, 5, 12)))
    verbs.add_event(journal, an_event(date(2026, 3, 20), title="After moving house"))
    verbs.add_course(journal, a_course(date(2026, 11, 1), title="Biotin"))


def test_an_empty_journal_says_how_to_begin(stage: Stage) -> None:
    view, screen, _messages = stage
    for part in SECTIONS:
        view.show_part(part)
        assert view.sections[part].empty.isVisible()
        screen.take_focus()
        assert view.adding[part].hasFocus()


def test_an_infusion_takes_at_most_eight_keys_and_typing(stage: Stage, journal: Journal) -> None:
    view, screen, _messages = stage
    some_treatments(journal)
    screen.take_focus()
    assert view.infusions.table.hasFocus()
    keys = [Qt.Key.Key_I, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab]
    form = view.forms[Part.INFUSION]
    press(keys[0])
    assert focused() is form.field("product")
    QTest.keyClicks(focused(), "Ferinject")
    press(keys[1])
    press(keys[2])
    assert focused() is form.field("amount")
    QTest.keyClicks(focused(), "500")
    for key in keys[3:]:
        press(key)
    assert focused() is form.field("day")
    QTest.keyClicks(focused(), "2026-11-18")
    press(Qt.Key.Key_Return)
    kept = journal.facts.infusions()[-1]
    assert (kept.product, kept.brand, str(kept.amount), kept.unit) == (
        "Ferric carboxymaltose",
        "Ferinject",
        "500",
        "mg",
    )
    assert kept.given_on == date(2026, 11, 18)
    assert len(keys) + 1 <= ALLOWED_KEYS
    assert view.infusions.table.hasFocus()
    row = view.infusions.current_row()
    assert row is not None
    assert row.id == kept.id


def test_an_infusion_of_today_takes_four_keys_and_typing(stage: Stage, journal: Journal) -> None:
    view, screen, _messages = stage
    some_treatments(journal)
    screen.take_focus()
    press(Qt.Key.Key_I)
    QTest.keyClicks(focused(), "Ocrevus")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), "600")
    press(Qt.Key.Key_Return)
    kept = journal.facts.infusions()[-1]
    assert (kept.brand, kept.kind, kept.given_on) == ("Ocrevus", InfusionKind.DISEASE_MODIFYING, date(2026, 11, 21))
    assert not view.forms[Part.INFUSION].isVisible()


def test_a_product_set_by_a_program_fills_in_kind_and_unit_as_typing_does(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    view.adding[Part.INFUSION].click()
    form = view.forms[Part.INFUSION]
    product = form.field("product")
    assert isinstance(product, QLineEdit)
    product.setText("Feraheme")  # as accessibility's EditableText does
    assert (form.text("kind"), form.text("unit")) == ("iron", "mg")
    assert form.remarks.isVisible()
    product.setText("Ocrevus")
    assert (form.text("kind"), form.text("unit")) == ("disease-modifying", "mg")
    assert not form.remarks.isVisible()
    form.save.click()
    assert journal.facts.infusions()[0].brand == "Ocrevus"


def test_places_typed_before_are_offered(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    for day, place in ((1, "Day clinic"), (2, "Ward 4"), (3, "Day clinic")):
        verbs.add_infusion(journal, an_infusion(date(2026, 11, day), place=place))
    view.adding[Part.INFUSION].click()
    view.infusion_form.field("place").setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert view.infusion_form.text("place") == "Ward 4"
    assert len(journal.facts.infusions()) == 3


def test_a_screen_reader_finds_the_label_of_every_choice(stage: Stage) -> None:
    view, _screen, _messages = stage
    for part, form in view.forms.items():
        form.show()
        for choice in form.findChildren(QComboBox):
            labels = QAccessible.queryAccessibleInterface(choice).relations(QAccessible.RelationFlag.Label)
            assert len(labels) == 1, part


def test_elemental_iron_is_asked_of_iron_alone(stage: Stage) -> None:
    view, _screen, _messages = stage
    view.adding[Part.INFUSION].click()
    form = view.forms[Part.INFUSION]
    assert not form.field("iron_mg").isVisible()
    type_into(form, "product", "Venofer")
    assert form.field("iron_mg").isVisible()
    type_into(form, "product", "saline")
    assert not form.field("iron_mg").isVisible()


def test_a_problem_stands_beside_its_field_and_can_be_settled(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    view.adding[Part.INFUSION].click()
    form = view.forms[Part.INFUSION]
    type_into(form, "product", "ferric carboxymaltose")
    type_into(form, "amount", "1.000")
    type_into(form, "day", "2026-11-20")
    form.save.click()
    assert form.field("amount").hasFocus()
    assert "two ways" in form.field("amount").accessibleDescription()
    next(button for button in form.findChildren(QPushButton) if button.text() == "It is 1000").click()
    assert [str(infusion.amount) for infusion in journal.facts.infusions()] == ["1000"]


def test_a_reaction_is_added_to_the_chosen_infusion_changed_and_deleted(stage: Stage, journal: Journal) -> None:
    view, screen, _messages = stage
    some_treatments(journal)
    table = view.infusions.table
    table.setCurrentIndex(table.rows.index(0, 0))
    screen.take_focus()
    press(Qt.Key.Key_Down)
    assert view.infusions.chosen.words.text().endswith("20 Jan 2026 · Clinic")
    press(Qt.Key.Key_R)
    form = view.forms[Part.REACTION]
    assert form.heading.text() == "Add a reaction after Ferinject, 20 Jan 2026"
    type_into(form, "kind", "like flying")
    type_into(form, "onset_day", "2")
    QTest.keyClick(form.field("onset_day"), Qt.Key.Key_Return)
    assert {reaction.kind for reaction in journal.facts.reactions()} == {"headache", "like flying"}
    assert "like flying (day 2, delayed)" in table.rows.index(1, 5).data()
    buttons = [button for button in view.infusions.reactions.findChildren(QPushButton) if button.isVisibleTo(view)]
    assert [button.accessibleName() for button in buttons] == [
        "Change the reaction Headache (day 1, delayed)",
        "Delete the reaction Headache (day 1, delayed)",
        "Change the reaction like flying (day 2, delayed)",
        "Delete the reaction like flying (day 2, delayed)",
    ]
    table.setFocus()
    press(Qt.Key.Key_Tab)
    assert buttons[0].hasFocus()
    buttons[2].click()
    assert form.text("kind") == "like flying"
    type_into(form, "lasted", "an hour")
    QTest.keyClick(form.field("lasted"), Qt.Key.Key_Return)
    assert "an hour" in {reaction.lasted for reaction in journal.facts.reactions()}
    name = "Delete the reaction Headache (day 1, delayed)"
    next(
        button
        for button in view.infusions.reactions.findChildren(QPushButton)
        if button.accessibleName() == name and button.isVisibleTo(view)
    ).click()
    assert [reaction.kind for reaction in journal.facts.reactions()] == ["like flying"]


def test_the_list_of_reactions_opens_with_down(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    some_treatments(journal)
    view.infusions.add_reaction.click()
    form = view.forms[Part.REACTION]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert form.text("kind") == "Headache"


def test_an_event_is_typed_changed_and_deleted_with_the_keyboard(stage: Stage, journal: Journal) -> None:
    view, screen, messages = stage
    screen.take_focus()
    press(Qt.Key.Key_E)
    form = view.forms[Part.EVENT]
    kind = form.field("kind")
    assert isinstance(kind, QComboBox)
    assert kind.hasFocus()
    QTest.keyClicks(kind, "Inf")
    type_into(form, "title", "Cold")
    type_into(form, "first_on", "2026-11-01")
    QTest.keyClick(form.field("first_on"), Qt.Key.Key_Return)
    assert [event.kind for event in journal.facts.events()] == [EventKind.INFECTION]
    table = view.events.table
    table.setFocus()
    press(Qt.Key.Key_Return)
    type_into(form, "last_on", "2026-11-04")
    QTest.keyClick(form.field("last_on"), Qt.Key.Key_Return)
    assert table.rows.index(0, 0).data() == "1 Nov 2026 – 4 Nov 2026"
    table.setFocus()
    press(Qt.Key.Key_Delete)
    assert journal.facts.events() == []
    assert view.events.empty.isVisible()
    assert messages.last.action == "Undo"


def test_a_date_is_set_with_the_keyboard_and_done_with_a_button(stage: Stage, journal: Journal) -> None:
    view, screen, _messages = stage
    screen.take_focus()
    press(Qt.Key.Key_F)
    form = view.forms[Part.FOLLOW_UP]
    type_into(form, "due_on", "2026-12-03")
    type_into(form, "title", "Blood test")
    QTest.keyClick(form.field("title"), Qt.Key.Key_Return)
    assert view.next.text() == "Next date: Blood test, 3 Dec 2026, in 12 days."
    assert view.follow_ups.done.text() == "Done today"
    view.follow_ups.done.click()
    assert journal.facts.follow_ups()[0].done_on == date(2026, 11, 21)
    assert view.follow_ups.done.text() == "Not done after all"
    view.follow_ups.done.click()
    assert journal.facts.follow_ups()[0].done_on is None


def test_one_section_is_shown_and_the_arrows_lead_to_the_others(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    some_treatments(journal)
    buttons = view.switch.buttons
    assert [button.text() for button in buttons.values()] == ["Infusions 2", "Courses 1", "Events 1", "Follow-up dates"]
    buttons[Part.INFUSION].setFocus()
    press(Qt.Key.Key_Right)
    assert [section.isVisible() for section in view.sections.values()] == [False, True, False, False]
    assert [button.isVisible() for button in view.adding.values()] == [False, True, False, False]


def test_only_one_form_is_open_and_escape_closes_it(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    some_treatments(journal)
    view.adding[Part.INFUSION].click()
    view.adding[Part.EVENT].click()
    assert [part for part, form in view.forms.items() if form.isVisible()] == [Part.EVENT]
    QTest.keyClick(view.forms[Part.EVENT].field("title"), Qt.Key.Key_Escape)
    assert [part for part, form in view.forms.items() if form.isVisible()] == []
    assert view.events.table.hasFocus()


def test_letters_belong_to_the_fields_of_an_open_form(stage: Stage) -> None:
    view, _screen, _messages = stage
    view.adding[Part.COURSE].click()
    form = view.forms[Part.COURSE]
    title = form.field("title")
    title.setFocus()
    QTest.keyClicks(title, "if rice")
    assert form.text("title") == "if rice"
    assert form.isVisible()


def test_what_is_typed_is_kept_for_after_a_crash(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    view.adding[Part.INFUSION].click()
    type_into(view.forms[Part.INFUSION], "product", "Ferinj")
    view.hide()
    desk, messages = a_desk(journal)
    again = TreatmentsScreen(desk, NoViewer())
    again.refresh()
    assert isinstance(again.widget, TreatmentsView)
    assert again.widget.forms[Part.INFUSION].draft() == InfusionDraft(product="Ferinj", day="2026-11-21")
    assert messages.last.text == "What you were typing at 20:14 is back; it was not saved yet."
    again.widget.deleteLater()


def test_the_focus_goes_to_the_first_row_of_a_table_as_soon_as_it_is_there(
    qtbot: QtBot, qapp: QApplication, journal: Journal
) -> None:
    apply_theme(qapp, "light")
    lanes = Later(journal)
    desk, _messages = a_desk(journal, lanes)
    screen = TreatmentsScreen(desk, NoViewer())
    unsubscribe = journal.on_changed(lambda _kinds: screen.refresh())
    view = screen.widget
    assert isinstance(view, TreatmentsView)
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    screen.refresh()
    lanes.run()
    view.adding[Part.COURSE].click()
    lanes.run()
    type_into(view.forms[Part.COURSE], "title", "Oral iron")
    press(Qt.Key.Key_Return)
    lanes.run()
    assert view.courses.table.hasFocus()
    unsubscribe()


def test_change_and_delete_of_an_infusion_stand_below_the_table(stage: Stage, journal: Journal) -> None:
    view, _screen, messages = stage
    some_treatments(journal)
    section = view.infusions
    section.table.setCurrentIndex(section.table.rows.index(0, 0))
    section.chosen.change.click()
    assert view.forms[Part.INFUSION].text("day") == "2026-05-12"
    section.chosen.remove.click()
    assert len(journal.facts.infusions()) == 1
    assert not view.forms[Part.INFUSION].isVisible()
    assert messages.last.act is not None
    messages.last.act()
    assert len(journal.facts.infusions()) == 2


def test_the_focus_stays_on_its_infusion_when_the_table_changes(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    some_treatments(journal)
    table = view.infusions.table
    table.setCurrentIndex(table.rows.index(0, 3))
    chosen = table.currentIndex().data(ID)
    verbs.add_infusion(journal, an_infusion(date(2026, 11, 1)))
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 3)
    assert table.currentIndex().data(ID) == chosen


def test_the_model_keeps_qts_rules(stage: Stage, journal: Journal, qtmodeltester: ModelTester) -> None:
    view, _screen, _messages = stage
    some_treatments(journal)
    rows = view.infusions.table.rows
    qtmodeltester.check(rows, force_py=True)  # type: ignore[no-untyped-call]  # untyped in pytest-qt
    empty = RowsModel(["Day"])
    qtmodeltester.check(empty, force_py=True)  # type: ignore[no-untyped-call]  # untyped in pytest-qt
    assert empty.row(QModelIndex()) is None
    index = rows.index(0, 7)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "nothing noted"
    assert "Ferinject" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)


def test_every_stop_of_the_tab_key_has_a_name(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    some_treatments(journal)
    for part in SECTIONS:
        view.adding[part].click()
        assert unnamed_stops(view) == []
    view.infusions.add_reaction.click()
    assert unnamed_stops(view) == []


def test_a_journal_to_look_at_only_offers_nothing_to_change(qtbot: QtBot, qapp: QApplication, journal: Journal) -> None:
    apply_theme(qapp, "light")
    some_treatments(journal)
    desk, _messages = a_desk(journal)
    desk.info = replace(desk.info, read_only=True)
    screen = TreatmentsScreen(desk, NoViewer())
    view = screen.widget
    assert isinstance(view, TreatmentsView)
    qtbot.addWidget(view)
    view.show()
    screen.refresh()
    for part in SECTIONS:
        view.show_part(part)
        QTest.keyClick(view.sections[part].table, Qt.Key.Key_I)
        words = [button.text() for button in view.findChildren(QPushButton) if button.isVisibleTo(view)]
        assert not {"Change", "Delete", "Add a reaction", "Taken", "Done today"} & set(words)
        assert not any(word.startswith(("Add a", "Attach")) for word in words)
    assert not any(form.isVisible() for form in view.forms.values())


@pytest.mark.parametrize("text_percent", [100, 200])
def test_no_words_are_cut_at_the_smallest_window(
    qtbot: QtBot, qapp: QApplication, journal: Journal, text_percent: int
) -> None:
    apply_theme(qapp, "light", text_percent=text_percent)
    desk, _messages = a_desk(journal)
    some_treatments(journal)
    verbs.add_infusion(journal, an_infusion(date(2026, 6, 1), product="Ferumoxytol", brand="Feraheme"))
    screen = TreatmentsScreen(desk, NoViewer())
    view = screen.widget
    assert isinstance(view, TreatmentsView)
    qtbot.addWidget(view)
    view.resize(760, 560)
    view.show()
    screen.refresh()
    for button in (*view.adding.values(), view.infusions.add_reaction):
        button.click()
        for form in view.forms.values():
            if form.isVisible():
                form.save.click()
        QApplication.processEvents()
        assert cut_words(view) == []
        assert view.page.horizontalScrollBar().maximum() == 0
    apply_theme(qapp, "light")
