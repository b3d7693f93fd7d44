# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from journal_app.domain.treatments import EventKind, InfusionKind
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.screen import Screen
from journal_app.ui.theme import apply_theme
from journal_app.ui.treatments.screen import TreatmentsScreen
from journal_app.ui.treatments.view import TreatmentsView
from journal_app.ui.widgets.entry_form import EntryForm
from journal_app.ui.widgets.row_table import ID, RowsModel
from tests.builders import a_reaction, an_event, an_infusion
from tests.ui.desks import KeptMessages, a_desk
from tests.ui.looking import cut_words, popup_of, unnamed_stops

Stage = tuple[TreatmentsView, Screen, KeptMessages]


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, journal: Journal) -> Iterator[Stage]:
    apply_theme(qapp, "light")
    desk, messages = a_desk(journal)
    screen = TreatmentsScreen(desk)
    unsubscribe = journal.on_changed(lambda _kinds: screen.refresh())
    view = screen.widget
    assert isinstance(view, TreatmentsView)
    qtbot.addWidget(view)
    view.resize(1000, 900)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    screen.refresh()
    yield view, screen, messages
    unsubscribe()
    apply_theme(qapp, "light")


def type_into(form: EntryForm, name: str, text: str) -> None:
    field = form.field(name)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def some_treatments(journal: Journal) -> None:
    first = verbs.add_infusion(journal, an_infusion(date(2026, 1, 20), place="Clinic")).value
    verbs.add_reaction(journal, a_reaction(first))
    verbs.add_infusion(journal, an_infusion(date(2026, 5, 12)))
    verbs.add_event(journal, an_event(date(2026, 3, 20), title="After moving house"))


def test_an_empty_journal_says_how_to_begin(stage: Stage) -> None:
    view, screen, _messages = stage
    assert view.no_infusions.isVisible()
    assert view.no_events.isVisible()
    screen.take_focus()
    assert view.add.hasFocus()


def test_an_infusion_typed_by_its_brand_appears_in_the_table(stage: Stage, journal: Journal) -> None:
    view, _screen, messages = stage
    QTest.keyClick(view.add, Qt.Key.Key_Space)
    form = view.infusion_form
    assert form.product.hasFocus()
    type_into(form, "product", "Ferinject")
    QTest.keyClick(popup_of(form.product), Qt.Key.Key_Tab)
    assert (form.text("brand"), form.text("unit"), form.text("kind")) == ("Ferinject", "mg", "iron")
    type_into(form, "amount", "1000")
    type_into(form, "day", "2026-11-20")
    QTest.keyClick(form.field("day"), Qt.Key.Key_Return)
    (kept,) = journal.facts.infusions()
    assert (kept.kind, kept.brand) == (InfusionKind.IRON, "Ferinject")
    assert view.infusions.rows.index(0, 2).data() == "1000 mg"
    assert not form.isVisible()
    assert view.infusions.hasFocus()
    assert messages.last.action == "Undo"
    assert view.last.text() == "Last iron infusion: 20 Nov 2026, 1 day ago."


def test_a_problem_stands_beside_its_field_and_can_be_settled(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    view.add.click()
    form = view.infusion_form
    type_into(form, "product", "ferric carboxymaltose")
    type_into(form, "amount", "1.000")
    type_into(form, "day", "2026-11-20")
    form.save.click()
    assert form.field("amount").hasFocus()
    assert "two ways" in form.field("amount").accessibleDescription()
    next(button for button in form.findChildren(QPushButton) if button.text() == "It is 1000").click()
    assert [str(infusion.amount) for infusion in journal.facts.infusions()] == ["1000"]


def test_a_reaction_is_added_to_the_chosen_infusion_and_deleted_again(stage: Stage, journal: Journal) -> None:
    view, screen, _messages = stage
    some_treatments(journal)
    view.infusions.setCurrentIndex(view.infusions.rows.index(0, 0))
    screen.take_focus()
    QTest.keyClick(view.infusions, Qt.Key.Key_Down)
    assert view.chosen_infusion.words.text().endswith("20 Jan 2026 · Clinic")
    view.add_reaction.click()
    form = view.reaction_form
    assert form.heading.text() == "Add a reaction after Ferinject, 20 Jan 2026"
    type_into(form, "kind", "like flying")
    type_into(form, "onset_day", "2")
    QTest.keyClick(form.field("onset_day"), Qt.Key.Key_Return)
    assert {reaction.kind for reaction in journal.facts.reactions()} == {"headache", "like flying"}
    assert "like flying (day 2)" in view.infusions.rows.index(1, 5).data()
    deletes = [button for button in view.reactions.findChildren(QPushButton) if button.isVisibleTo(view.reactions)]
    names = [button.accessibleName() for button in deletes]
    assert names == ["Delete the reaction Headache (day 1)", "Delete the reaction like flying (day 2)"]
    QTest.keyClick(view.infusions, Qt.Key.Key_Tab)
    assert deletes[0].hasFocus()
    deletes[0].click()
    assert [reaction.kind for reaction in journal.facts.reactions()] == ["like flying"]


def test_an_event_is_typed_changed_and_deleted_with_the_keyboard(stage: Stage, journal: Journal) -> None:
    view, _screen, messages = stage
    view.add_event.click()
    form = view.event_form
    kind = form.field("kind")
    assert isinstance(kind, QComboBox)
    assert kind.hasFocus()
    QTest.keyClicks(kind, "Inf")
    type_into(form, "title", "Cold")
    type_into(form, "first_on", "2026-11-01")
    QTest.keyClick(form.field("first_on"), Qt.Key.Key_Return)
    assert [event.kind for event in journal.facts.events()] == [EventKind.INFECTION]
    view.events.setFocus()
    QTest.keyClick(view.events, Qt.Key.Key_Return)
    type_into(form, "last_on", "2026-11-04")
    QTest.keyClick(form.field("last_on"), Qt.Key.Key_Return)
    assert view.events.rows.index(0, 0).data() == "1 Nov 2026 – 4 Nov 2026"
    view.events.setFocus()
    QTest.keyClick(view.events, Qt.Key.Key_Delete)
    assert journal.facts.events() == []
    assert view.no_events.isVisible()
    assert messages.last.action == "Undo"


def test_only_one_form_is_open_and_escape_closes_it(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    some_treatments(journal)
    view.add.click()
    view.add_event.click()
    assert [form.isVisible() for form in view.forms] == [False, False, True]
    QTest.keyClick(view.event_form.field("title"), Qt.Key.Key_Escape)
    assert [form.isVisible() for form in view.forms] == [False, False, False]
    assert view.infusions.hasFocus()


def test_change_and_delete_of_an_infusion_stand_below_the_table(stage: Stage, journal: Journal) -> None:
    view, _screen, messages = stage
    some_treatments(journal)
    view.infusions.setCurrentIndex(view.infusions.rows.index(0, 0))
    view.chosen_infusion.change.click()
    assert view.infusion_form.text("day") == "2026-05-12"
    view.chosen_infusion.remove.click()
    assert len(journal.facts.infusions()) == 1
    assert not view.infusion_form.isVisible()
    assert messages.last.act is not None
    messages.last.act()
    assert len(journal.facts.infusions()) == 2


def test_the_focus_stays_on_its_infusion_when_the_table_changes(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    some_treatments(journal)
    view.infusions.setCurrentIndex(view.infusions.rows.index(0, 3))
    chosen = view.infusions.currentIndex().data(ID)
    verbs.add_infusion(journal, an_infusion(date(2026, 11, 1)))
    assert (view.infusions.currentIndex().row(), view.infusions.currentIndex().column()) == (1, 3)
    assert view.infusions.currentIndex().data(ID) == chosen


def test_the_model_keeps_qts_rules(stage: Stage, journal: Journal, qtmodeltester: ModelTester) -> None:
    view, _screen, _messages = stage
    some_treatments(journal)
    qtmodeltester.check(view.infusions.rows, force_py=True)  # type: ignore[no-untyped-call]  # untyped in pytest-qt
    empty = RowsModel(["Day"])
    qtmodeltester.check(empty, force_py=True)  # type: ignore[no-untyped-call]  # untyped in pytest-qt
    assert empty.row(QModelIndex()) is None
    index = view.infusions.rows.index(0, 7)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "nothing noted"
    assert "Ferinject" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)


def test_every_stop_of_the_tab_key_has_a_name(stage: Stage, journal: Journal) -> None:
    view, _screen, _messages = stage
    some_treatments(journal)
    for button in (view.add, view.add_event, view.add_reaction):
        button.click()
        assert unnamed_stops(view) == []


@pytest.mark.parametrize("text_percent", [100, 200])
def test_no_words_are_cut_at_the_smallest_window(
    qtbot: QtBot, qapp: QApplication, journal: Journal, text_percent: int
) -> None:
    apply_theme(qapp, "light", text_percent=text_percent)
    desk, _messages = a_desk(journal)
    some_treatments(journal)
    screen = TreatmentsScreen(desk)
    view = screen.widget
    assert isinstance(view, TreatmentsView)
    qtbot.addWidget(view)
    view.resize(760, 560)
    view.show()
    screen.refresh()
    for button, form in ((view.add, view.infusion_form), (view.add_reaction, view.reaction_form)):
        button.click()
        form.save.click()
        QApplication.processEvents()
        assert cut_words(view) == []
        assert view.page.horizontalScrollBar().maximum() == 0
    apply_theme(qapp, "light")
