# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A sheet that is not saved yet, and whatever gets into its fields: nothing is lost, nothing half-valid is kept."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journal_app.domain.drafts import LabDraft
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.labs.presenter import Presenter
from journal_app.ui.labs.screen import LabsScreen
from journal_app.ui.labs.state import SheetDraft
from journal_app.ui.labs.view import LabsView
from journal_app.ui.theme import apply_theme
from tests.builders import a_lab_result
from tests.ui.desks import KeptMessages, a_desk
from tests.ui.seen_labs import SeenView

Open = Callable[[], tuple[LabsView, LabsScreen, KeptMessages]]
QUIET_MS = 400


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, journal: Journal) -> Iterator[Open]:
    """Opens the screen on the journal, as often as asked: an earlier one is left as a crash leaves it."""
    apply_theme(qapp, "light")
    unsubscribe: list[Callable[[], None]] = []

    def open_screen() -> tuple[LabsView, LabsScreen, KeptMessages]:
        desk, messages = a_desk(journal)
        screen = LabsScreen(desk)
        unsubscribe.append(journal.on_changed(lambda _kinds: screen.refresh()))
        view = screen.widget
        assert isinstance(view, LabsView)
        qtbot.addWidget(view)
        view.resize(1000, 800)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        screen.refresh()
        screen.take_focus()
        return view, screen, messages

    yield open_screen
    for each in unsubscribe:
        each()


def type_into(view: LabsView, name: str, text: str) -> None:
    field = view.form.field(name)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def wait_until_kept(qtbot: QtBot, journal: Journal, text: str) -> None:
    def is_kept() -> bool:
        kept = journal.facts.kept_draft("labs")
        return kept is not None and text in kept.content

    qtbot.waitUntil(is_kept, timeout=10 * QUIET_MS)


def texts(view: LabsView, *names: str) -> tuple[str, ...]:
    return tuple(view.form.text(name) for name in names)


# A crash


def test_half_a_sheet_comes_back_whole_after_a_crash_with_the_focus_where_it_was(
    opened: Open, journal: Journal, qtbot: QtBot
) -> None:
    view, _screen, _messages = opened()
    view.add.click()
    for name, text in (("day", "2026-11-19"), ("time", "08:10"), ("laboratory", "Town")):
        type_into(view, name, text)
    for name, text in (("analyte", "ferritin"), ("value", "48,5 ug/l"), ("analyte 2", "iron"), ("value 2", "1")):
        type_into(view, name, text)
    wait_until_kept(qtbot, journal, '"value 2"')
    before = journal.dump()
    again, _screen, messages = opened()
    assert again.form.isVisible()
    assert texts(again, "day", "time", "laboratory") == ("2026-11-19", "08:10", "Town")
    assert texts(again, "analyte", "value", "unit") == ("ferritin", "48,5", "ug/l")
    assert texts(again, "analyte 2", "value 2", "analyte 3") == ("iron", "1", "")
    assert again.form.field("value 2").hasFocus()
    assert messages.last.text == "What you were typing at 20:14 is back; it was not saved yet."
    assert journal.dump() == before
    QTest.keyClicks(again.form.field("value 2"), "2 umol/L")
    assert again.form.text("value 2") in {"12 umol/L", "2 umol/L"}
    type_into(again, "value 2", "12 umol/L")
    again.form.save.click()
    assert {result.analyte: result.printed_value for result in journal.facts.lab_results()} == {
        "ferritin": "48,5",
        "iron": "12",
    }
    assert journal.facts.kept_draft("labs") is None


def test_a_unit_typed_behind_the_value_is_not_moved_while_somebody_types(
    opened: Open, journal: Journal, qtbot: QtBot
) -> None:
    view, _screen, _messages = opened()
    view.add.click()
    type_into(view, "analyte", "ferritin")
    type_into(view, "value", "48 u")
    wait_until_kept(qtbot, journal, "48 u")
    assert texts(view, "value", "unit") == ("48 u", "")
    QTest.keyClicks(view.form.field("value"), "g/L")
    assert view.form.text("value") == "48 ug/L"


def test_a_change_of_a_kept_result_comes_back_as_that(opened: Open, journal: Journal, qtbot: QtBot) -> None:
    verbs.add_lab_results(journal, [a_lab_result(value="12", note="cold tube")])
    view, _screen, _messages = opened()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    type_into(view, "value", "13")
    wait_until_kept(qtbot, journal, '"13"')
    again, _screen, _said = opened()
    assert again.form.heading.text() == "Change a result"
    assert texts(again, "value", "note") == ("13", "cold tube")
    again.form.save.click()
    (kept,) = journal.facts.lab_results()
    assert str(kept.value) == "13"


def test_closing_and_saving_forget_what_was_kept(opened: Open, journal: Journal, qtbot: QtBot) -> None:
    view, _screen, _messages = opened()
    view.add.click()
    type_into(view, "analyte", "ferritin")
    wait_until_kept(qtbot, journal, "ferritin")
    view.form.close_button.click()
    assert journal.facts.kept_draft("labs") is None
    again, _screen, messages = opened()
    assert not again.form.isVisible()
    assert messages.all == []


def test_words_that_are_not_saved_yet_are_not_taken_away_by_another_button(opened: Open, journal: Journal) -> None:
    verbs.add_lab_results(journal, [a_lab_result()])
    view, _screen, messages = opened()
    view.add.click()
    type_into(view, "analyte", "crp")
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert (view.form.text("analyte"), view.form.heading.text()) == ("crp", "Add results")
    assert messages.last.text == "A sheet is open that is not saved yet. Save or close it first."
    assert view.form.analyte.hasFocus()
    view.add.click()
    assert view.form.text("analyte") == "crp"
    view.form.close_button.click()
    view.add.click()
    assert view.form.text("analyte") == ""
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert view.form.heading.text() == "Change a result"


def test_coming_back_to_the_screen_goes_on_in_the_sheet(opened: Open) -> None:
    view, screen, _messages = opened()
    view.add.click()
    type_into(view, "laboratory", "Town")
    view.units.setFocus()
    screen.take_focus()
    assert view.form.field("laboratory").hasFocus()


def test_a_sheet_for_a_result_that_is_gone_is_a_new_one_with_its_words(journal: Journal) -> None:
    desk, _messages = a_desk(journal)
    first = Presenter(desk, SeenView())
    verbs.add_lab_results(journal, [a_lab_result(value="12")])
    (kept,) = journal.facts.lab_results()
    first.start_editing(kept.id)
    line = LabDraft(analyte="ferritin", value="13", unit="ug/L", day="2026-11-20")
    first.hold([line], "value")
    verbs.remove_fact(journal, kept)
    view = SeenView()
    second = Presenter(desk, view)
    second.refresh()
    assert (view.form.heading, view.form.lines, view.form.focus) == ("Add results", (line,), "value")
    second.save([line])
    assert [str(result.value) for result in journal.facts.lab_results()] == ["13"]


def test_an_empty_sheet_is_not_worth_keeping_and_a_closed_one_keeps_nothing(journal: Journal) -> None:
    presenter = Presenter(a_desk(journal)[0], SeenView())
    presenter.hold([LabDraft(analyte="ferritin")], "value")
    assert journal.facts.kept_draft("labs") is None
    presenter.start_adding()
    presenter.hold([LabDraft(day="2026-11-21"), LabDraft(day="2026-11-21")], "day")
    assert journal.facts.kept_draft("labs") is None
    presenter.hold([LabDraft(day="2026-11-21", laboratory="Town")], "day")
    assert journal.facts.kept_draft("labs") is not None
    assert SheetDraft().lines == ()


# Other ways into a field than a keyboard


def write_as_a_screen_reader(field: QLineEdit, text: str) -> None:
    """Put a text into a field through the accessibility tree, as its editable text."""
    tree = QAccessible.queryAccessibleInterface(field)
    tree.setText(QAccessible.Text.Value, text)


def test_what_a_screen_reader_puts_in_counts_like_typing(opened: Open, journal: Journal, qtbot: QtBot) -> None:
    known = a_lab_result("ferritin", "30", date(2026, 8, 1), laboratory="Town", unit="ng/mL", range_text="15-150")
    verbs.add_lab_results(journal, [known])
    view, _screen, _messages = opened()
    view.add.click()
    view.form.close_button.setFocus()
    for name, text in (("laboratory", "Town"), ("analyte", "Ferritin")):
        field = view.form.field(name)
        assert isinstance(field, QLineEdit)
        write_as_a_screen_reader(field, text)
    assert len(view.form.lines) == 2, "a blank line more has come"
    qtbot.waitUntil(lambda: view.form.text("unit") == "ng/mL", timeout=10 * QUIET_MS)
    assert view.form.text("range") == "15-150"
    write_as_a_screen_reader(view.form.lines[0].fields["value"], "<5 ug/l")
    write_as_a_screen_reader(view.form.lines[1].fields["analyte"], "phosphate")
    wait_until_kept(qtbot, journal, "phosphate")
    assert view.form.field("waited 2").isVisible()
    write_as_a_screen_reader(view.form.lines[1].fields["value"], "0.7 mmol/L")
    view.form.save.click()
    kept = journal.facts.lab_results(first=date(2026, 11, 1))
    assert [(result.printed_value, result.unit) for result in kept] == [("<5", "ug/l"), ("0.7", "mmol/L")]


def paste(field: QLineEdit, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QApplication.clipboard().setMimeData(data)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_lines_pasted_from_a_table_go_into_lines_of_the_sheet(opened: Open, journal: Journal) -> None:
    view, _screen, _messages = opened()
    view.add.click()
    paste(view.form.analyte, "Ferritin\t12,5\t\N{MICRO SIGN}g/L\t15-150\tL\r\nCRP\t<2 mg/L\r\nTSAT %\t19\t%\r\n")
    assert texts(view, "analyte", "value", "unit", "range", "flag") == (
        "Ferritin", "12,5", "\N{MICRO SIGN}g/L", "15-150", "L"
    )  # fmt: skip
    assert texts(view, "analyte 2", "value 2", "unit 2") == ("CRP", "<2", "mg/L")
    assert texts(view, "analyte 4", "value 4") == ("", "")
    assert view.form.field("analyte 4").hasFocus()
    view.form.save.click()
    assert {result.analyte for result in journal.facts.lab_results()} == {"ferritin", "crp", "tsat"}


def test_a_pasted_text_that_is_no_table_stays_with_a_problem_beside_it(opened: Open, journal: Journal) -> None:
    view, _screen, _messages = opened()
    view.add.click()
    letter = "Dear Dr Who,\nyour ferritin is 12.\nBest wishes"
    paste(view.form.analyte, letter)
    type_into(view, "value", "12 ug/L")
    view.form.save.click()
    assert view.form.text("analyte") == letter
    assert view.form.analyte.hasFocus()
    assert "not a blood value" in view.form.analyte.accessibleDescription()
    assert journal.facts.lab_results() == []


def test_a_table_is_not_pasted_over_a_result_that_is_being_changed(opened: Open, journal: Journal) -> None:
    verbs.add_lab_results(journal, [a_lab_result()])
    view, _screen, _messages = opened()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    view.form.analyte.selectAll()
    paste(view.form.analyte, "Ferritin\t12\tug/L\nCRP\t2\tmg/L")
    assert len(view.form.lines) == 1
    assert view.form.text("value") == "42.0"


HOSTILE = (
    "x" * 10_000,
    "9" * 10_000,
    "\x00\x07\x1b[2J",
    "\u202e\u2066five\u200f",
    "\U0001fa78\U0001f600",
    "a\tb\nc\r\nd",
)


@pytest.mark.parametrize("name", ["analyte", "value", "unit", "range", "day", "time", "laboratory", "flag"])
def test_hostile_text_stays_in_its_field_and_nothing_half_valid_is_kept(
    opened: Open, journal: Journal, name: str
) -> None:
    view, _screen, _messages = opened()
    for junk in HOSTILE:
        view.add.click()
        for each, text in (("day", "2026-11-20"), ("analyte", "ferritin"), ("value", "5"), ("unit", "ug/L")):
            type_into(view, each, text)
        field = view.form.field(name)
        assert isinstance(field, QLineEdit)
        field.selectAll()
        field.insert(junk)
        stands = field.text()
        view.form.save.click()
        results = journal.facts.lab_results()
        if results:
            assert name in {"range", "laboratory", "flag"}, "free words are kept, as they were typed"
            kept = {"range": results[0].range_text, "laboratory": results[0].laboratory, "flag": results[0].flag}
            assert kept[name] == stands.strip()
            assert (str(results[0].value), results[0].unit) == ("5", "ug/L")
            verbs.remove_fact(journal, results[0])
            continue
        assert field.text() == stands
        assert field.hasFocus()
        assert field.accessibleDescription()
        assert len(field.accessibleDescription()) < 400
        view.form.close_button.click()


# A sample that waited


def test_beside_phosphate_stands_a_field_for_a_sample_that_waited(opened: Open, journal: Journal) -> None:
    view, _screen, _messages = opened()
    view.add.click()
    type_into(view, "analyte", "ferritin")
    view.form.field("value").setFocus()
    assert not view.form.field("waited").isVisible()
    type_into(view, "analyte", "phosphate")
    view.form.field("value").setFocus()
    waited = view.form.field("waited")
    assert waited.isVisible()
    assert "10 hours at 21 °C" in waited.accessibleDescription()
    assert "Henriksen 2014" in waited.accessibleDescription()
    type_into(view, "value", "0,6 mmol/L")
    type_into(view, "waited", "8 hours")
    view.form.save.click()
    (kept,) = journal.facts.lab_results()
    assert kept.note == "Sample may have waited: 8 hours"
    assert "Sample may have waited: 8 hours" in view.chosen.words.text()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert texts(view, "waited", "note") == ("8 hours", "")
    assert view.form.field("waited").isVisible()
    type_into(view, "waited", "yes")
    view.form.save.click()
    (changed,) = journal.facts.lab_results()
    assert changed == replace(kept, note="Sample may have waited")


def test_what_was_typed_of_waiting_is_not_kept_with_another_value(opened: Open, journal: Journal) -> None:
    view, _screen, _messages = opened()
    view.add.click()
    type_into(view, "analyte", "phosphate")
    view.form.field("value").setFocus()
    type_into(view, "waited", "8 hours")
    type_into(view, "analyte", "ferritin")
    type_into(view, "value", "6 ug/L")
    view.form.field("unit").setFocus()
    assert not view.form.field("waited").isVisible()
    view.form.save.click()
    (kept,) = journal.facts.lab_results()
    assert kept.note == ""


def test_a_draw_is_opened_with_a_button_and_comes_back_as_that_after_a_crash(
    opened: Open, journal: Journal, qtbot: QtBot
) -> None:
    crp = a_lab_result("crp", "2", unit="mg/L", unit_code="mg/L")
    verbs.add_lab_results(journal, [a_lab_result(value="12"), crp])
    view, _screen, _messages = opened()
    view.chosen.change_draw.click()
    assert view.form.heading.text() == "Change a draw"
    assert view.form.field("day").hasFocus()
    assert texts(view, "analyte", "analyte 2", "analyte 3") == ("Ferritin", "C-reactive protein (CRP)", "")
    type_into(view, "value 2", "3")
    wait_until_kept(qtbot, journal, '"3"')
    again, _screen, _said = opened()
    assert again.form.heading.text() == "Change a draw"
    again.form.save.click()
    assert {result.analyte: str(result.value) for result in journal.facts.lab_results()} == {
        "ferritin": "12",
        "crp": "3",
    }


def test_a_sheet_with_problems_is_kept_as_it_is_at_once(journal: Journal) -> None:
    desk, _messages = a_desk(journal)
    presenter = Presenter(desk, SeenView())
    presenter.start_adding()
    line = LabDraft(analyte="ferritin", value="about 5", unit="ug/L", day="2026-11-20")
    presenter.save([line])
    view = SeenView()
    Presenter(desk, view).refresh()
    assert (view.form.lines, view.form.focus) == ((line,), "value")


def test_a_journal_to_look_at_only_opens_no_sheet(journal: Journal) -> None:
    desk, _messages = a_desk(journal)
    presenter = Presenter(desk, SeenView())
    presenter.start_adding()
    presenter.hold([LabDraft(analyte="ferritin")], "value")
    journal.read_only = True
    looked_at, messages = a_desk(journal)
    journal.read_only = False
    view = SeenView()
    Presenter(looked_at, view).refresh()
    assert view.form.heading == ""
    assert messages.all == []
