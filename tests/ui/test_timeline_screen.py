# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from journal_app.analysis.tables import Table
from journal_app.domain.facts import Kind
from journal_app.domain.records import Exclusion
from journal_app.domain.scores import Day
from journal_app.domain.treatments import Event, EventKind
from journal_app.store.journal import Journal
from journal_app.ui.screen import Screen
from journal_app.ui.screens import SCREENS
from journal_app.ui.theme import apply_theme, load_tokens
from journal_app.ui.timeline import keeping
from journal_app.ui.timeline.screen import TimelineScreen, make_screen
from journal_app.ui.timeline.state import Part, Range, Step
from journal_app.ui.timeline.view import TimelineView
from journal_app.ui.widgets.numbers_table import NumbersModel
from tests.analysis.lives import TODAY, a_score, a_year, ago, keep
from tests.ui.desks import a_desk
from tests.ui.looking import cut_words, unnamed_stops

Stage = tuple[TimelineView, Screen]


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, journal: Journal) -> Iterator[Stage]:
    apply_theme(qapp, "light")
    desk, _messages = a_desk(journal)
    screen = make_screen(desk)
    view = screen.widget
    assert isinstance(view, TimelineView)
    qtbot.addWidget(view)
    view.resize(1100, 900)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    yield view, screen
    apply_theme(qapp, "light")


@pytest.fixture
def year(stage: Stage, journal: Journal) -> Stage:
    keep(journal, *a_year())
    stage[1].refresh()
    return stage


def checked(view: TimelineView) -> list[Range]:
    return [wanted for wanted, button in view.range_buttons.items() if button.isChecked()]


def test_it_stands_in_the_rail_and_asks_to_be_told_of_everything_drawn(stage: Stage) -> None:
    assert any(entry.key == "timeline" for entry in SCREENS)
    assert stage[1].kinds >= {Kind.SCORE, Kind.DAY, Kind.LAB_RESULT, Kind.INFUSION, Kind.EVENT, Kind.COURSE}
    assert "zoom" in stage[1].key_hints()


def test_an_empty_journal_shows_words_and_no_chart(stage: Stage) -> None:
    view, screen = stage
    screen.refresh()
    assert view.chart is None
    assert "Nothing to show yet" in [label.text() for label in view.findChildren(type(view.body.footer))]
    assert not any(button.isEnabled() for button in view.range_buttons.values())
    screen.take_focus()
    assert view.choose.hasFocus()


def test_the_first_fact_brings_the_chart_and_takes_the_words_away(stage: Stage, journal: Journal) -> None:
    view, screen = stage
    screen.refresh()
    keep(journal, a_score(1, 5))
    screen.refresh()
    assert view.chart is not None
    assert view.chart.isVisible()
    QApplication.sendPostedEvents(None, 0)
    shown = [label.text() for label in view.findChildren(type(view.body.footer)) if label.isVisible()]
    assert "Nothing to show yet" not in shown


def test_the_year_is_chosen_and_the_footer_says_its_days(year: Stage) -> None:
    view, _screen = year
    assert checked(view) == [Range.ONE_YEAR]
    assert view.body.footer.text() == "22 Nov 2025 – 21 Nov 2026 · 345 of 365 days logged · 13 too ill to log."


def test_a_range_button_changes_the_part_in_view(qtbot: QtBot, year: Stage) -> None:
    view, _screen = year
    QTest.mouseClick(view.range_buttons[Range.ONE_MONTH], Qt.MouseButton.LeftButton)
    assert checked(view) == [Range.ONE_MONTH]
    assert view.chart is not None
    assert view.chart.shown().days == 31
    assert view.body.footer.text().startswith("22 Oct 2026")


def test_a_move_in_the_chart_changes_the_footer_and_no_range_is_chosen(qtbot: QtBot, year: Stage) -> None:
    view, _screen = year
    assert view.chart is not None
    with qtbot.waitSignal(view.moved):
        view.chart.setFocus()
        QTest.keyClick(view.chart, Qt.Key.Key_Plus)
    assert checked(view) == []
    shown = view.chart.shown()
    assert f"of {shown.days} days logged" in view.body.footer.text()
    assert view.body.footer.text() in view.chart.accessibleDescription()


def test_ticking_a_box_shows_it_and_the_box_keeps_the_focus(qtbot: QtBot, year: Stage) -> None:
    view, _screen = year
    assert not view.choosing.isVisible()
    QTest.mouseClick(view.choose, Qt.MouseButton.LeftButton)
    assert view.choosing.isVisible()
    box = view.choosing.boxes[Part.ANALYTE, "phosphate"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    box = view.choosing.boxes[Part.ANALYTE, "phosphate"]
    assert box.isChecked()
    assert box.hasFocus()
    assert view.chart is not None
    assert "Phosphate" in view.chart.accessibleDescription()


def test_the_table_stands_in_the_place_of_the_chart(qtbot: QtBot, year: Stage) -> None:
    view, screen = year
    assert view.chart is not None
    QTest.mouseClick(view.as_table, Qt.MouseButton.LeftButton)
    assert view.body.table.isVisible()
    assert not view.chart.isVisible()
    model = view.body.table.numbers
    assert model.headerData(0, Qt.Orientation.Vertical) == "21 Nov 2026"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Fatigue"
    assert model.rowCount() == 358
    screen.take_focus()
    assert view.body.table.hasFocus()
    QTest.mouseClick(view.as_table, Qt.MouseButton.LeftButton)
    assert view.chart.isVisible()
    assert not view.body.table.isVisible()


def test_the_focus_goes_to_what_takes_the_place_of_what_had_it(year: Stage) -> None:
    view, screen = year
    screen.take_focus()
    assert view.chart is not None
    assert view.chart.hasFocus()
    view.as_table.click()
    assert view.body.table.hasFocus()
    view.as_table.click()
    assert view.chart.hasFocus()


def test_the_table_is_a_table_to_a_screen_reader(qtbot: QtBot, year: Stage) -> None:
    view, _screen = year
    QTest.mouseClick(view.as_table, Qt.MouseButton.LeftButton)
    interface = QAccessible.queryAccessibleInterface(view.body.table)
    assert interface.role() is QAccessible.Role.Table
    assert interface.text(QAccessible.Text.Name) == "The timeline as a table"


def test_the_model_of_the_table_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = NumbersModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_table(Table(headers=("Day", "Fatigue"), rows=(("1 Nov", "5"), ("2 Nov", "6"))))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert model.data(model.index(0, 0)) == "6"


def test_reading_scrolls_to_the_panel(year: Stage, journal: Journal) -> None:
    view, _screen = year
    view.resize(900, 420)
    QApplication.processEvents()
    assert view.chart is not None
    view.chart.setFocus()
    before = view.verticalScrollBar().value()
    for key in (Qt.Key.Key_Left, *[Qt.Key.Key_Down] * 4):
        QTest.keyClick(view.chart, key)
    assert view.verticalScrollBar().value() > before


def test_another_theme_reaches_the_chart(qapp: QApplication, year: Stage) -> None:
    view, _screen = year
    apply_theme(qapp, "dim")
    assert view.chart is not None
    image = view.chart.grab().toImage()
    assert image.pixelColor(8, 6).name() == load_tokens("dim").card.lower()


@pytest.mark.parametrize(("text", "width"), [(100, 760), (100, 1400), (200, 820)])
def test_no_words_are_cut_and_every_stop_has_a_name(
    qtbot: QtBot, qapp: QApplication, journal: Journal, text: int, width: int
) -> None:
    apply_theme(qapp, "light", text_percent=text)
    keep(journal, *a_year())
    desk, _messages = a_desk(journal)
    screen = TimelineScreen(desk)
    qtbot.addWidget(screen.widget)
    screen.widget.resize(width, 700)
    screen.refresh()
    screen.widget.show()
    view = screen.widget
    assert isinstance(view, TimelineView)
    view.choose.click()
    QApplication.processEvents()
    assert cut_words(view) == []
    assert unnamed_stops(view) == []
    assert view.horizontalScrollBar().maximum() == 0
    apply_theme(qapp, "light")


def test_the_chart_library_is_loaded_only_when_there_is_something_to_draw() -> None:
    program = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from journal_app.ui.timeline.view import TimelineView; view = TimelineView();"
        "sys.exit('pyqtgraph' in sys.modules)"
    )
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    assert subprocess.run([sys.executable, "-c", program], check=False, env=environment).returncode == 0


def test_days_before_today_are_in_view(year: Stage) -> None:
    view, _screen = year
    assert view.chart is not None
    assert view.chart.shown().holds(TODAY.toordinal())
    assert view.chart.shown().holds(ago(364).toordinal())


# Arranging, leaving out, taking along


def test_panels_are_moved_by_buttons_and_the_keyboard_stays_with_them(year: Stage) -> None:
    view, _screen = year
    view.choose.click()
    button = view.arranging.buttons["crp", Step.UP]
    assert button.accessibleName() == "Move C-reactive protein (CRP) (mg/L), printed range ≤ 5 up"
    button.setFocus()
    for _press in range(3):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Space)
    assert view.chart is not None
    assert next(iter(view.arranging.buttons))[0] == "crp"
    assert view.arranging.buttons["crp", Step.DOWN].hasFocus()  # up leads nowhere any more


def test_days_are_left_out_by_keys_alone(year: Stage, journal: Journal) -> None:
    view, screen = year
    view.leave_out.setFocus()
    QTest.keyClick(view.leave_out, Qt.Key.Key_Space)
    first = view.leaving_out.form.field("first_on")
    first.setFocus()
    QTest.keyClicks(first, ago(9).isoformat())
    QTest.keyClick(first, Qt.Key.Key_Return)
    screen.refresh()
    (exclusion,) = journal.facts.every(Exclusion)
    assert (exclusion.first_on, exclusion.last_on) == (ago(9), ago(9))
    assert not view.leaving_out.isVisible()
    view.leave_out.click()
    assert view.leaving_out.form.text("first_on") == ""
    (again,) = view.leaving_out.again.values()
    again.click()
    assert journal.facts.every(Exclusion) == []


def test_what_is_wrong_stands_beside_the_field_and_the_words_stay(year: Stage) -> None:
    view, _screen = year
    view.leave_out.click()
    view.leaving_out.form.set_text("first_on", "31 February")
    view.leaving_out.form.save.click()
    assert view.leaving_out.isVisible()
    assert view.leaving_out.form.text("first_on") == "31 February"
    assert view.leaving_out.form.field("first_on").hasFocus()


def test_a_picture_goes_to_the_clipboard_and_to_a_file(
    year: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, _screen = year
    monkeypatch.setattr(keeping, "ask_where_to_write", lambda _parent, _title, name, _kind: tmp_path / name)
    view.keep.click()
    view.keeping.copy.click()
    assert view.chart is not None
    assert QApplication.clipboard().image().width() == view.chart.width() * 2
    view.keeping.save.click()
    assert QImage(str(tmp_path / "timeline.png")).width() == view.chart.width() * 2
    view.keeping.save_numbers.click()
    assert (tmp_path / "timeline.csv").read_text(encoding="utf-8").startswith("Day,")


def test_thinking_better_of_it_writes_nothing(year: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view, _screen = year
    monkeypatch.setattr(keeping, "ask_where_to_write", lambda *_asked: None)
    view.keep.click()
    for button in (view.keeping.save, view.keeping.save_svg, view.keeping.save_numbers):
        button.click()
    assert list(tmp_path.iterdir()) == []


def test_what_is_known_of_the_day_under_the_pointer_stands_below_the_chart(
    qtbot: QtBot, stage: Stage, journal: Journal
) -> None:
    view, screen = stage
    keep(journal, *(a_score(days, 5) for days in range(60)), Day(day=ago(20), note="The stairs were too much."))
    keep(journal, Event(first_on=ago(21), last_on=ago(19), kind=EventKind.CRASH, title="Crash"))
    screen.refresh()
    assert view.chart is not None
    height = view.day.height()
    view.chart.day_at.emit(ago(20).toordinal())
    assert view.day.text() == "1 Nov 2026 · Crash · The stairs were too much."
    assert view.day.height() == height  # nothing moves
    view.chart.setFocus()
    QTest.keyClick(view.chart, Qt.Key.Key_Left)
    assert view.day.text() == "21 Nov 2026"


def test_research_on_what_is_in_view_stands_below_the_chart(year: Stage) -> None:
    view, _screen = year
    assert view.research.isVisible()
    assert view.research.y() > view.day.y() > view.body.y()
    assert next(iter(view.research.lines)) == "label-phosphate"  # two of ferric carboxymaltose lie in the year shown


def test_no_research_stands_beside_an_empty_timeline(stage: Stage) -> None:
    view, screen = stage
    screen.refresh()
    assert not view.research.isVisible()
