# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Import screen in the window: by keyboard alone, by screen reader, in real lanes, and put away without a trace."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.exchange import importing
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.desk import describe
from journal_app.ui.destinations import way_of
from journal_app.ui.imports.state import NEW, Stage
from journal_app.ui.imports.view import ImportView
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.theme import apply_theme
from journal_app.ui.widgets.surfaces import Page
from journal_app.ui.work import Work
from tests.builders import a_score
from tests.plugins.clock import FrozenClock
from tests.ui import import_stage
from tests.ui.import_stage import a_file
from tests.ui.looking import cut_words, settle, unnamed_stops
from tests.ui.windows import click, journal_of, open_window, press, shortcut, show

TARGET_PX = 44


@pytest.fixture(autouse=True)
def made_up_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "READERS", (import_stage, *importing.READERS))


@pytest.fixture
def window(qtbot: QtBot, clock: FrozenClock) -> MainWindow:
    return open_window(qtbot, clock=clock)


def view_of(window: MainWindow) -> ImportView:
    (view,) = window.findChildren(ImportView)
    return view


def look_at(window: MainWindow, *paths: Path) -> ImportView:
    """Look at files, as if they had been dropped."""
    window.go_to(*way_of(paths))
    settle()
    return view_of(window)


def scores(journal: Journal) -> set[int]:
    return {int(score.value) for score in journal.facts.scores(tracker="fatigue")}


def test_import_is_reached_by_its_key_by_more_and_from_settings(window: MainWindow) -> None:
    assert window.pages is not None
    shortcut(window, Qt.Key.Key_I)
    assert window.pages.key == "import"
    assert view_of(window).choose.hasFocus()
    window.go_to("settings")
    window.findChildren(SettingsView)[0].file.bring.click()
    assert window.pages.key == "import"


def test_several_files_are_chosen_by_a_button(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "open", lambda _dialog: None)  # a window of its own would take the focus
    shortcut(window, Qt.Key.Key_I)
    view = view_of(window)
    press(" ")
    (dialog,) = view.findChildren(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([str(a_file(tmp_path, name=f"{number}.txt")) for number in range(2)])
    dialog.close()
    settle()
    assert view.files.isVisible()
    assert view.file.heading.text() == "0.txt"
    view.files.setFocus()
    press("↓")
    assert view.file.heading.text() == "1.txt"
    assert view.files.hasFocus()


def test_a_file_is_imported_and_undone_by_keyboard_alone(window: MainWindow, tmp_path: Path) -> None:
    view = look_at(window, a_file(tmp_path, "Ada Made-Up", "Ben Other"))
    first, second = view.file.person.buttons.values()
    assert not view.do.isEnabled()
    assert not (first.isChecked())
    assert not (second.isChecked())
    assert QApplication.focusWidget() is first
    press(" ")
    assert view.do.isEnabled()
    assert QApplication.focusWidget() is first
    view.lines.table.setFocus()
    assert view.lines.table.rows.words(0, 0) == "add"
    press(" ")
    assert view.lines.table.rows.words(0, 0) == "left out"
    assert view.lines.table.hasFocus()
    press("↓↓↓↓ ")
    assert view.lines.table.rows.words(4, 0) == "left out unless you choose"
    assert view.lines.line.options.buttons["0"].hasFocus()
    press("↓")
    assert view.lines.table.rows.words(4, 0) == "add"
    assert view.lines.line.options.buttons["1"].hasFocus()
    view.do.setFocus()
    press(" ")
    assert scores(journal_of(window)) == {3, 4}
    assert window.foot.message().action == "Undo"
    assert view.file.act.hasFocus()
    shortcut(window, Qt.Key.Key_Z)
    assert scores(journal_of(window)) == set()
    assert "This import was undone." in told(view)


def told(view: ImportView) -> list[str]:
    """Everything that stands on the screen."""
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible()]


def test_the_same_file_again_adds_nothing_and_says_how_much_was_known(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "scores.csv"
    path.write_text("day,tracker,value\n2026-11-20,fatigue,6\n2026-11-19,fatigue,5\n")
    view = look_at(window, path)
    click(view.do)
    click(view.file.act)
    assert scores(journal_of(window)) == {5, 6}
    assert view.why_not.text() == "Nothing in it is new: 2 lines are here already or passed over."
    assert not view.do.isEnabled()


def test_the_focus_begins_at_what_is_open(window: MainWindow, tmp_path: Path) -> None:
    view = look_at(window, a_file(tmp_path))
    assert view.day_order.buttons["day-first"].hasFocus()
    press(" ")
    window.go_to("import")
    assert view.words.rows["Meh"].field.hasFocus()
    press("3⏎")
    window.go_to("import")
    assert view.do.hasFocus()


def test_the_focus_stays_in_a_form_that_is_answered(window: MainWindow, tmp_path: Path) -> None:
    view = look_at(window, a_file(tmp_path))
    field = view.words.rows["Meh"].field
    field.setFocus()
    press("3⏎")
    assert field.hasFocus()
    assert view.said.text().startswith("3 to add")
    block = view.names.blocks["Energy"]
    block.goes.setFocus()
    block.goes.setCurrentIndex(block.goes.findData("fatigue"))
    assert block.goes.hasFocus()
    assert block.becomes.text() == "4 becomes 8 on Fatigue, which goes from 0 to 10."
    block.is_reversed.setFocus()
    press(" ")
    assert block.is_reversed.hasFocus()
    assert block.becomes.text().startswith("4 becomes 2 on Fatigue")
    block.high.setFocus()
    block.high.selectAll()
    press("3⏎")
    assert block.high.text() == "3"
    assert view.names.blocks["Energy"]._low_row.has_problem()
    block.goes.setCurrentIndex(block.goes.findData(NEW))
    card = view.tables["table"]
    card.columns[1].setFocus()
    card.columns[1].setCurrentIndex(card.columns[1].findData("note"))
    assert card.columns[1].hasFocus()
    card.day.setFocus()
    press("someday⏎")
    assert card._fields["day"].has_problem()
    assert card.day.text() == "someday"
    view.day_order.take_focus()
    press(" ")
    assert view.day_order.buttons["day-first"].hasFocus()
    assert view.day_order.buttons["day-first"].isChecked()


def test_a_tick_can_be_turned_by_mouse_and_by_the_card_below(window: MainWindow, tmp_path: Path) -> None:
    view = look_at(window, a_file(tmp_path))
    table = view.lines.table
    page = view.page
    page.ensureWidgetVisible(table)
    settle()
    place = table.visualRect(table.rows.index(1, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.rows.words(1, 0) == "left out"
    away = QPoint(table.visualRect(table.rows.index(0, 2)).center())
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=away)
    assert table.rows.words(0, 0) == "add"
    assert view.lines.line.take.isChecked()
    view.lines.line.take.setFocus()
    press(" ")
    assert table.rows.words(0, 0) == "left out"
    assert not view.lines.line.take.isChecked()


def test_a_screen_reader_hears_the_tick_and_the_whole_line(window: MainWindow, tmp_path: Path) -> None:
    view = look_at(window, a_file(tmp_path))
    rows = view.lines.table.rows
    assert rows.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert rows.index(6, 0).data(Qt.ItemDataRole.CheckStateRole) is None
    assert rows.index(0, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole).startswith("line 2 · add")
    cell = QAccessible.queryAccessibleInterface(view.lines.table).child(len(("What", "Where", "What", "Why")))
    assert cell is not None
    assert rows.flags(rows.index(0, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    assert not rows.flags(rows.index(6, 0)) & Qt.ItemFlag.ItemIsUserCheckable


def test_what_is_not_kept_is_copied_and_saved(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = look_at(window, a_file(tmp_path))
    click(view.lines.copy)
    assert QGuiApplication.clipboard().text().startswith("line 5 · “x” is not a number.")
    target = tmp_path / "not-kept.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_given: (str(target), "")))
    view.lines.save.click()
    assert target.read_text().startswith("line 5")


@pytest.fixture(params=[100, 200])
def sized(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, clock: FrozenClock) -> Iterator[MainWindow]:
    """A window with usual words and with words twice as large."""
    apply_theme(qapp, "light", text_percent=request.param)
    yield open_window(qtbot, clock=clock)
    apply_theme(qapp, "light")


def test_nothing_is_cut_or_nameless_in_any_form(sized: MainWindow, tmp_path: Path) -> None:
    view = look_at(sized, a_file(tmp_path, "Ada Made-Up", "Ben Other"), a_file(tmp_path, name="second.txt"))
    view.lines.table.setCurrentIndex(view.lines.table.rows.index(4, 0))
    for size in ((1280, 800), (1024, 640)):
        sized.resize(*size)
        settle()
        assert unnamed_stops(sized) == []
        assert cut_words(view) == []
        assert [page for page in view.findChildren(Page) if page.horizontalScrollBar().maximum()] == []
        stops = [one for one in view.findChildren(QAbstractButton) if one.isVisible()]
        assert [one for one in stops if one.height() < TARGET_PX] == []


def test_tab_goes_through_the_preview_as_the_eye_does(window: MainWindow, tmp_path: Path) -> None:
    view = look_at(window, a_file(tmp_path, "Ada Made-Up", "Ben Other"))
    view.choose.setFocus()
    passed: list[QWidget] = []
    for _step in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        if not view.isAncestorOf(focus):
            break
        passed.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    heights = [one.mapTo(view, QPoint(0, 0)).y() + view.page.verticalScrollBar().value() for one in passed]
    assert heights == sorted(heights)
    assert {view.choose, view.lines.table, view.tables["table"].columns[0]} <= set(passed)


def test_names_of_a_file_are_shown_as_they_are_written(window: MainWindow, tmp_path: Path) -> None:
    view = look_at(window, a_file(tmp_path, "<b>Ada</b> & \N{GIRL} " + "x" * 300, name="<i>a&b.txt"))
    assert view.file.heading.text() == "<i>a&b.txt"
    assert view.file.heading.textFormat() is Qt.TextFormat.PlainText
    assert any("<b>Ada</b> & \N{GIRL}" in words for words in told(view))


def test_nothing_of_a_preview_stays_once_the_screen_is_left(window: MainWindow, tmp_path: Path) -> None:
    view = look_at(window, a_file(tmp_path, "Ada Made-Up"))
    window.go_to("today")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    everything = [label.text() for label in view.findChildren(QLabel)]
    assert not any("Ada" in words for words in everything)
    assert (view.lines.table.rows.rowCount(), view.files.rows.rowCount()) == (0, 0)
    assert view.file.passphrase.typed() == ("",)
    window.go_to("import")
    assert view.empty.isVisible()


# Real lanes


@pytest.fixture
def threaded(qtbot: QtBot, clock: FrozenClock, journal_path: Path) -> MainWindow:
    """A window whose work is done on its two lanes."""
    work = Work()
    found: list[object] = []
    work.open(lambda: Journal.create(journal_path, clock=clock), found.append, found.append)
    qtbot.waitUntil(lambda: bool(found))
    window = MainWindow(work)
    qtbot.addWidget(window)
    with Journal.create(None, clock=clock) as like:
        window.attach(describe(like))
    with qtbot.waitExposed(window):
        window.show()
    return window


def stage_of(window: MainWindow) -> Stage:
    return view_of(window)._state.stage


def test_a_file_is_read_and_stored_beside_the_window(threaded: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = threaded
    window.go_to(*way_of([a_file(tmp_path)]))
    assert stage_of(window) is Stage.READING
    qtbot.waitUntil(lambda: stage_of(window) is Stage.PREVIEW)
    view_of(window).do.click()
    qtbot.waitUntil(lambda: stage_of(window) is Stage.DONE)
    assert window.foot.message().text.startswith("2 added")


def test_a_long_reading_is_stopped_by_escape(
    threaded: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = threaded
    is_read: list[int] = []
    read = import_stage.read

    def read_for_ever(file: object, ground: object) -> object:
        while True:
            is_read.append(1)
            ground.tell(len(is_read) % 100, 100)  # type: ignore[attr-defined]

    monkeypatch.setattr(import_stage, "read", read_for_ever)
    window.go_to(*way_of([a_file(tmp_path)]))
    qtbot.waitUntil(lambda: bool(is_read) and not window.foot._cancel.isHidden())
    assert "Reading made-up.txt…" in window.foot._working.text()
    QTest.keyClick(view_of(window), Qt.Key.Key_Escape)
    assert stage_of(window) is Stage.STOPPED
    qtbot.waitUntil(window.foot._cancel.isHidden)
    monkeypatch.setattr(import_stage, "read", read)
    view_of(window).file.act.click()
    qtbot.waitUntil(lambda: stage_of(window) is Stage.PREVIEW)


def test_the_list_stays_quick_with_many_lines(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "scores.csv"
    rows = (
        f"2025-{month:02}-{day:02},fatigue,{value}" for month in range(1, 13) for day in range(1, 29) for value in "5"
    )
    path.write_text("\n".join(("day,tracker,value", *rows)) + "\n")
    view = look_at(window, path)
    assert view.lines.table.rows.rowCount() == 100
    assert view.lines.said.text() == "Lines 1 to 100 of 336."
    click(view.lines.later)
    click(view.lines.later)
    click(view.lines.later)
    assert view.lines.said.text() == "Lines 301 to 336 of 336."
    assert not view.lines.later.isVisible()
    assert view.lines.table.hasFocus()
    click(view.lines.leave_all)
    assert not view.do.isEnabled()
    click(view.lines.take_all)
    click(view.lines.earlier)
    view.lines.table.setFocus()
    press(" ")
    click(view.do)
    assert len(scores_of(window)) == 335


def scores_of(window: MainWindow) -> list[object]:
    return list(journal_of(window).facts.scores(tracker="fatigue"))


def test_a_change_made_meanwhile_is_seen_at_once(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "scores.csv"
    path.write_text("day,tracker,value\n2026-11-20,fatigue,6\n")
    view = look_at(window, path)
    assert view.said.text().startswith("1 to add")
    verbs.log_score(journal_of(window), a_score(value=6))
    assert view.said.text().startswith("0 to add")


def test_it_can_be_shown_with_no_application_focus(qtbot: QtBot, clock: FrozenClock, tmp_path: Path) -> None:
    journal = Journal.create(None, clock=clock)
    window = show(qtbot, MainWindow(Work.inline(journal, owns=True)), journal)
    view = look_at(window, tmp_path / "not there.csv")
    assert stage_of(window) is Stage.REFUSED
    assert any("There is no file" in words for words in told(view))
