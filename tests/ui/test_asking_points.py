# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Q wherever there is a point: in each way of the Timeline, in their tables, and at the cards beside a screen."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.scores import Day, Mark
from journal_app.domain.subjects import Subject, pointer_to
from journal_app.domain.treatments import EventKind
from journal_app.store.journal import Journal
from journal_app.ui.by_week.view import ByWeekView
from journal_app.ui.charts.drawn import Drawn
from journal_app.ui.cycles.view import CyclesView
from journal_app.ui.pairs.view import PairsView
from journal_app.ui.theme import apply_theme
from journal_app.ui.timeline.view import TimelineView
from journal_app.ui.timeline.ways import TimelineWays, make_screen
from journal_app.ui.widgets.ask_point import AskPoint
from journal_app.ui.widgets.chart_page import ChartPage
from tests.analysis.lives import a_result, a_score, ago, an_infusion, keep
from tests.builders import an_event
from tests.ui.desks import a_desk

Asked = list[str]


@pytest.fixture
def asked() -> Asked:
    return []


@pytest.fixture
def timeline(qtbot: QtBot, qapp: QApplication, journal: Journal, asked: Asked) -> Iterator[TimelineWays]:
    keep(
        journal,
        an_infusion(40),
        an_event(ago(50), kind=EventKind.CRASH, title="Crash"),
        *(a_score(days, days % 10) for days in range(90) if days % 10 != 3),
        *(a_result(days, "ferritin", 20 + days) for days in (10, 60)),
        Day(day=ago(3), mark=Mark.TOO_ILL),
    )
    apply_theme(qapp, "light")
    desk, _messages = a_desk(journal)

    def note(subject: Subject, words: str) -> None:
        asked.append(" ".join(part for part in (pointer_to(subject), words) if part))

    desk.ask = note
    screen = make_screen(desk)
    assert isinstance(screen, TimelineWays)
    qtbot.addWidget(screen.widget)
    screen.widget.resize(1100, 1000)
    with qtbot.waitActive(screen.widget):
        screen.widget.show()
        screen.widget.activateWindow()
    yield screen
    apply_theme(qapp, "light")


def way(timeline: TimelineWays, key: str) -> QWidget:
    timeline.show_way(key)
    return timeline._screens[key].widget


def press(*keys: Qt.Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)


def put_cell(view: ChartPage | TimelineView, title: str, day: str) -> None:
    """Go to a cell of the table by its titles."""
    table = view.body.table  # type: ignore[union-attr]
    model, across, down = table.model(), Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    column = next(at for at in range(model.columnCount()) if model.headerData(at, across) == title)
    row = next(at for at in range(model.rowCount()) if model.headerData(at, down) == day)
    table.setFocus()
    table.setCurrentIndex(model.index(row, column))


def test_a_day_of_a_cycle_is_asked_about_by_its_date(timeline: TimelineWays, asked: Asked) -> None:
    view = way(timeline, "since")
    assert isinstance(view, CyclesView)
    chart = view.body.picture
    assert chart is not None
    chart.setFocus()
    for _row in range(6):
        press(Qt.Key.Key_Left, Qt.Key.Key_Q, Qt.Key.Key_Down)
    assert asked
    days = [date.fromisoformat(pointer.rpartition("/")[2]) for pointer in asked]
    assert {pointer.rpartition("/")[0] for pointer in asked} == {"/score/fatigue"}
    assert all((ago(0) - day).days % 10 != 3 for day in days), "every tenth day has no score"


def test_a_mean_is_nothing_to_ask_about(timeline: TimelineWays, asked: Asked) -> None:
    view = way(timeline, "time")
    assert isinstance(view, TimelineView)
    view.as_table.click()
    put_cell(view, "Fatigue, mean of 7 days", "11 Nov 2026")
    press(Qt.Key.Key_Q)
    assert not asked
    assert not view.ask.isEnabled()


@pytest.mark.parametrize(
    ("title", "day", "pointer"),
    [
        ("Fatigue", "19 Nov 2026", "/score/fatigue/2026-11-19"),
        ("Ferritin (ng/mL)", "11 Nov 2026", "/lab_result/ferritin/2026-11-11"),
        ("Infusions", "12 Oct 2026", "/infusion/2026-10-12"),
        ("Events", "2 Oct 2026", "/event/2026-10-02"),
    ],
)
def test_a_cell_of_the_table_is_asked_about_as_its_point_is(
    timeline: TimelineWays, asked: Asked, title: str, day: str, pointer: str
) -> None:
    view = way(timeline, "time")
    assert isinstance(view, TimelineView)
    view.as_table.click()
    put_cell(view, title, day)
    press(Qt.Key.Key_Q)
    view.ask.click()
    assert asked == [pointer, pointer]


def test_what_began_before_the_days_in_view_is_asked_about_by_the_day_it_began(journal: Journal) -> None:
    from journal_app.analysis.charts import Span
    from journal_app.analysis.tables import table_of
    from journal_app.analysis.timeline import timeline_spec

    keep(journal, an_event(ago(50), last_on=ago(0), kind=EventKind.HEAT, title="Heat"), a_score(5, 3), a_score(60, 3))
    span = Span(first=ago(20).toordinal(), last=ago(0).toordinal())
    table = table_of(timeline_spec(journal.facts, today=ago(0), shown=span))
    subject = table.about(0, table.headers.index("Events"))
    assert subject is not None
    assert subject.day == ago(50)


def test_a_draw_and_a_day_in_the_small_pictures(timeline: TimelineWays, asked: Asked) -> None:
    for key, pointer in (("pairs", "/lab_result/ferritin/2026-11-11"), ("weeks", "/score/fatigue/2026-11-21")):
        view = way(timeline, key)
        assert isinstance(view, PairsView | ByWeekView)
        picture = view.body.picture
        assert picture is not None
        picture.setFocus()
        press(Qt.Key.Key_Q)  # nothing is being read yet
        press(Qt.Key.Key_End, Qt.Key.Key_Q)
        assert asked == [pointer]
        assert view.ask.isEnabled()
        view.ask.click()
        assert asked == [pointer, pointer]
        asked.clear()
        press(Qt.Key.Key_Escape)
        assert not view.ask.isEnabled()


def test_a_press_chooses_the_point_under_it(timeline: TimelineWays, asked: Asked) -> None:
    view = way(timeline, "pairs")
    assert isinstance(view, PairsView)
    picture = view.body.picture
    assert isinstance(picture, Drawn)
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=picture.spots()[0].toPoint())
    view.ask.click()
    assert asked == ["/lab_result/ferritin/2026-09-22"]
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))


def test_a_day_without_a_score_is_nothing_to_ask_about(timeline: TimelineWays, asked: Asked) -> None:
    view = way(timeline, "weeks")
    assert isinstance(view, ByWeekView)
    picture = view.body.picture
    assert picture is not None
    picture.setFocus()
    press(Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Q)
    assert asked == []
    assert not view.ask.isEnabled()
    view.as_table.click()
    table = view.body.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 5))
    press(Qt.Key.Key_Q)
    assert asked == ["/score/fatigue/2026-11-21"]


def test_turning_to_the_table_forgets_the_point(timeline: TimelineWays) -> None:
    view = way(timeline, "time")
    assert isinstance(view, TimelineView)
    assert view.chart is not None
    view.chart.setFocus()
    press(Qt.Key.Key_Left)
    assert view.ask.isEnabled()
    view.as_table.click()
    view.as_table.click()
    assert not view.ask.isEnabled()


def test_a_card_beside_a_screen_is_asked_about_by_its_button_and_by_q(timeline: TimelineWays, asked: Asked) -> None:
    view = way(timeline, "since")
    assert isinstance(view, CyclesView)
    line = next(iter(view.research.lines.values()))
    line.ask.click()
    line.reading.setFocus()
    press(Qt.Key.Key_Q)
    pointers = [words.partition(" ")[0] for words in asked]
    assert pointers == [f"/card/{line.key}"] * 2
    assert all(words.partition(" ")[2] for words in asked), "a card is asked about in its own words"


def test_every_button_that_asks_says_its_key(timeline: TimelineWays) -> None:
    for key in ("time", "since", "pairs", "weeks"):
        view = way(timeline, key)
        (button,) = view.findChildren(AskPoint)
        assert button.toolTip() == "Key Q"
        assert "Q ask about one" in timeline.key_hints()
