# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The chart as a widget: moving, zooming, reading, and what a screen reader is told."""

import sys

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSizeF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.analysis.charts import ChartSpec, Span
from journal_app.analysis.timeline import shown_as
from journal_app.ui.charts import reading
from journal_app.ui.charts.chart import Chart
from journal_app.ui.charts.reading import Reading
from journal_app.ui.charts.readout import words_box
from journal_app.ui.charts.time_box import LEAST_DAYS
from tests.analysis.lives import TODAY, a_few_weeks, a_result, a_score, a_year, ago, an_infusion
from tests.analysis.snapshots import ALL_TOGETHER, spec_of
from tests.ui.pictures import colours_in, has_colour, look_of, sheet_of

Key = Qt.Key


@pytest.fixture
def chart(qtbot: QtBot) -> Chart:
    chart = Chart(look_of())
    qtbot.addWidget(chart)
    chart.resize(1000, 700)
    chart.show()
    qtbot.waitExposed(chart)
    return chart


@pytest.fixture
def year(chart: Chart) -> ChartSpec:
    spec = spec_of(*a_year())
    chart.set_spec(spec)
    return spec


def press(chart: Chart, *keys: Qt.Key, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    for key in keys:
        QTest.keyClick(chart, key, held)


def wheel(chart: Chart, x: int, y: int, *, shift: bool = False) -> bool:
    """Turn a wheel over the middle of the chart; True if the chart took it."""
    target = chart.findChildren(type(chart._graphics))[0].viewport()
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(500, 200),
        QPointF(target.mapToGlobal(QPoint(500, 200))),
        QPoint(),
        QPoint(x, y),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 -- Qt takes it by position
    )
    QApplication.sendEvent(target, event)
    return event.isAccepted()


def drag(target: QWidget, first: int, last: int) -> None:
    """Press the left button, pull to the side, let go."""
    kinds = [QEvent.Type.MouseButtonPress, *[QEvent.Type.MouseMove] * 10, QEvent.Type.MouseButtonRelease]
    for number, kind in enumerate(kinds):
        at = QPointF(first + (last - first) * min(number, 10) / 10, 200)
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        where = QPointF(target.mapToGlobal(at.toPoint()))
        QApplication.sendEvent(target, QMouseEvent(kind, at, where, button, held, Qt.KeyboardModifier.NoModifier))


def read_all(chart: Chart, *keys: Qt.Key) -> list[str]:
    """What is read out for each of these keys."""
    said: list[str] = []
    chart.read.connect(said.append)
    press(chart, *keys)
    chart.read.disconnect(said.append)
    return said


# Looking


def test_the_chart_shows_what_its_page_draws(chart: Chart, year: ChartSpec) -> None:
    image = chart.grab().toImage()
    iron = chart._look.role("iron")
    assert has_colour(image, QRect(0, 300, 1000, 300), iron)
    assert len(colours_in(image, QRect(60, 60, 300, 200))) > 4


def test_a_screen_reader_is_told_what_is_drawn(chart: Chart, year: ChartSpec) -> None:
    interface = QAccessible.queryAccessibleInterface(chart)
    assert interface.text(QAccessible.Text.Name) == "Timeline"
    said = interface.text(QAccessible.Text.Description)
    assert said == year.alt
    assert "345 of 365 days logged" in said
    assert "Ferritin" in said


def test_another_look_is_taken_on_at_once(chart: Chart, year: ChartSpec) -> None:
    dim = look_of("dim")
    chart.set_look(dim)
    image = chart.grab().toImage()
    assert image.pixelColor(8, 4).name() == dim.ground.lower()
    assert has_colour(image, QRect(0, 300, 1000, 300), dim.role("iron"))


def test_a_larger_text_asks_for_more_height(chart: Chart, year: ChartSpec) -> None:
    before = chart.minimumHeight()
    chart.set_look(look_of(title_px=30))
    assert chart.minimumHeight() > before
    assert chart.sizeHint().height() == chart.minimumHeight()


# Moving


def test_the_part_in_view_is_the_one_the_spec_says(chart: Chart, year: ChartSpec) -> None:
    assert chart.shown() == year.whole
    month = Span(first=ago(30).toordinal(), last=TODAY.toordinal())
    chart.set_spec(shown_as(year, month))
    assert chart.shown() == month


def test_what_the_spec_moves_is_not_reported_as_moved_by_the_reader(
    qtbot: QtBot, chart: Chart, year: ChartSpec
) -> None:
    with qtbot.assertNotEmitted(chart.shown_changed, wait=150):
        chart.set_spec(shown_as(year, Span(first=ago(30).toordinal(), last=TODAY.toordinal())))
        chart.resize(900, 640)


def test_plus_and_minus_zoom(qtbot: QtBot, chart: Chart, year: ChartSpec) -> None:
    with qtbot.waitSignal(chart.shown_changed) as told:
        press(chart, Key.Key_Plus)
    closer = chart.shown()
    assert told.args == [closer.first, closer.last]
    assert closer.days < year.whole.days
    press(chart, Key.Key_Minus)
    assert chart.shown().days == year.whole.days


def test_a_zoom_ends_at_a_week_and_at_all_there_is(chart: Chart, year: ChartSpec) -> None:
    for _ in range(40):
        chart.zoom(0.5)
    assert chart.shown().days == LEAST_DAYS
    for _ in range(40):
        chart.zoom(2)
    assert chart.shown() == year.whole


def test_a_wheel_zooms(chart: Chart, year: ChartSpec) -> None:
    assert wheel(chart, 0, 240)
    assert chart.shown().days < year.whole.days


def test_a_wheel_with_shift_is_left_to_the_page(chart: Chart, year: ChartSpec) -> None:
    assert not wheel(chart, 0, 240, shift=True)
    assert chart.shown() == year.whole


def test_a_wheel_turned_sideways_moves_along(chart: Chart, year: ChartSpec) -> None:
    chart.set_spec(shown_as(year, Span(first=ago(60).toordinal(), last=TODAY.toordinal())))
    wheel(chart, 240, 0)
    assert chart.shown().days == 61
    assert chart.shown().last < TODAY.toordinal()


def test_a_drag_moves_along_and_no_further_than_there_are_days(qtbot: QtBot, chart: Chart, year: ChartSpec) -> None:
    chart.set_spec(shown_as(year, Span(first=ago(60).toordinal(), last=TODAY.toordinal())))
    target = chart._graphics.viewport()
    with qtbot.waitSignal(chart.shown_changed):
        drag(target, 400, 620)
    assert chart.shown().last < TODAY.toordinal()
    assert chart.shown().days == 61


def test_shift_and_an_arrow_move_half_a_view(chart: Chart, year: ChartSpec) -> None:
    chart.set_spec(shown_as(year, Span(first=ago(99).toordinal(), last=TODAY.toordinal())))
    press(chart, Key.Key_Left, shift=True)
    assert chart.shown().last == ago(50).toordinal()
    press(chart, Key.Key_Right, Key.Key_Right, shift=True)
    assert chart.shown().last == TODAY.toordinal()


# Reading


def test_arrows_read_point_by_point_from_the_newest(chart: Chart, year: ChartSpec) -> None:
    newest, before, newest_again = read_all(chart, Key.Key_Left, Key.Key_Left, Key.Key_Right)
    assert newest.startswith("Fatigue ")
    assert "21 Nov 2026" in newest
    assert "20 Nov 2026" in before
    assert newest_again == newest


def test_home_and_end_go_to_the_first_and_the_last_point(chart: Chart, year: ChartSpec) -> None:
    said = read_all(chart, Key.Key_Left, Key.Key_Home, Key.Key_End)
    assert "22 Nov 2025" in said[1]
    assert "21 Nov 2026" in said[2]


def test_up_and_down_go_from_series_to_series_at_about_the_same_day(chart: Chart, year: ChartSpec) -> None:
    said = read_all(chart, Key.Key_Left, *[Key.Key_Down] * 9)
    assert [words.split(" ")[0] for words in said] == [
        "Fatigue", "Mood", "Ferritin", "Transferrin", "C-reactive", "Ocrevus", "vaccination", "vaccination",
        "vaccination", "vaccination",
    ]  # fmt: skip
    assert read_all(chart, *[Key.Key_Up] * 6)[-1].startswith("Fatigue")


def test_a_point_says_its_unit_range_and_note(chart: Chart, year: ChartSpec) -> None:
    chart.set_spec(spec_of(*a_few_weeks()))
    ferritin = read_all(chart, Key.Key_Left, Key.Key_Down, Key.Key_Down, Key.Key_Down)[-1]
    assert ferritin == (
        "Ferritin 212.5 ng/mL · 5 Nov 2026 · printed range ≥ 15 · flag as printed: H · Hill · fasting · "
        "drawn 9 days after an infusion; label makers ask to wait at least 4 weeks even for haemoglobin"
    )


def test_a_day_says_its_mean_its_entries_and_its_note(chart: Chart) -> None:
    chart.set_spec(spec_of(*a_few_weeks()))
    said = read_all(chart, *[Key.Key_Left] * 16)[-1]
    assert said == (
        "Fatigue 9 · 1 Nov 2026 · from 2 entries · mean of the 7 days around 6.86, 7 of 7 logged · "
        "recalled 20 days later · The stairs were too much."
    )


def test_reading_brings_a_point_into_view_and_scrolls_to_it(qtbot: QtBot, chart: Chart, year: ChartSpec) -> None:
    chart.set_spec(shown_as(year, Span(first=ago(30).toordinal(), last=TODAY.toordinal())))
    press(chart, Key.Key_Left)
    with qtbot.waitSignal(chart.read_at) as told:
        press(chart, Key.Key_Down, Key.Key_Down)
    assert chart.shown().days == 31
    assert chart.shown().holds(ago(60).toordinal())
    assert 0 < told.args[0] < chart.height()


def test_escape_stops_reading(chart: Chart, year: ChartSpec) -> None:
    assert read_all(chart, Key.Key_Left, Key.Key_Escape)[-1] == ""


def test_the_point_read_is_ringed_with_its_words_beside_it(chart: Chart, year: ChartSpec) -> None:
    chart.clearFocus()
    assert not has_colour(chart.grab().toImage(), QRect(4, 4, 990, 690), chart._look.accent)
    press(chart, Key.Key_Left)
    assert has_colour(chart.grab().toImage(), QRect(4, 4, 990, 690), chart._look.accent)


def test_the_reading_stays_while_only_time_moves(chart: Chart, year: ChartSpec) -> None:
    press(chart, Key.Key_Left, Key.Key_Left)
    chart.set_spec(shown_as(year, Span(first=ago(30).toordinal(), last=TODAY.toordinal())))
    assert "19 Nov 2026" in read_all(chart, Key.Key_Left)[-1]


def test_the_pointer_reads_what_it_is_over(chart: Chart, year: ChartSpec) -> None:
    chart.clearFocus()
    sheet = chart._sheet
    assert sheet is not None
    tracks, time = chart._tracks, sheet.time(*chart._box.ends)
    for number in range(len(tracks)):
        x, y = reading.place_of(tracks, Reading(number, 0, 0), sheet.places, time)
        assert reading.at_pixel(tracks, sheet.places, time, x + 2, y + 1) is not None
    said: list[str] = []
    chart.read.connect(said.append)
    x, y = reading.place_of(tracks, Reading(2, 0, 0), sheet.places, time)
    QTest.mouseMove(chart._graphics.viewport(), QPoint(round(x), round(y)))
    assert said[-1].startswith("Ferritin 9 ng/mL")


def test_where_nothing_stands_nothing_is_read() -> None:
    spec = spec_of(a_result(20, "ferritin", 40), a_score(10, 5))
    sheet = sheet_of(spec)
    time = sheet.time(spec.shown.first - 0.5, spec.shown.last + 0.5)
    tracks = reading.tracks_of(spec)
    assert reading.at_pixel(tracks, sheet.places, time, sheet.places.left + 5, 5) is None
    assert reading.start(reading.tracks_of(spec_of()), 0) is None


def test_keys_do_no_harm_where_there_is_nothing_to_read(chart: Chart) -> None:
    press(chart, Key.Key_Left, Key.Key_Plus)
    chart.set_spec(spec_of())
    press(chart, Key.Key_Left, Key.Key_Up, Key.Key_End, Key.Key_Plus, Key.Key_Escape, Key.Key_A)
    assert chart.shown().days < 30


@pytest.mark.parametrize("at", [(5, 5), (995, 5), (500, 350), (5, 695), (995, 695)])
@pytest.mark.parametrize("words", ["Short", "A long note about a bad day. " * 12])
def test_words_beside_a_point_stay_on_the_page(at: tuple[int, int], words: str, qapp: QApplication) -> None:
    places = sheet_of(spec_of(*a_few_weeks()), width=1000, height=700).places
    box = words_box(places.fonts, QSizeF(1000, 700), words, QPointF(*at))
    assert QRect(0, 0, 1000, 700).contains(box.toAlignedRect())


def test_the_focus_is_shown_by_a_ring(qtbot: QtBot, chart: Chart, year: ChartSpec) -> None:
    chart.activateWindow()
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    assert chart.grab().toImage().pixelColor(500, 1).name() == chart._look.accent.lower()
    chart.clearFocus()
    assert chart.grab().toImage().pixelColor(500, 1).name() == chart._look.ground.lower()


# Drawing often


def test_five_hundred_frames_take_no_reference_from_none(chart: Chart) -> None:
    """PySide6 6.12 on Python 3.11 loses one with every void call of a painter, and then the process aborts."""
    spec = spec_of(*a_few_weeks(), an_infusion(3), choice=ALL_TOGETHER)
    chart.set_spec(spec)
    chart.grab()
    before = sys.getrefcount(None)
    for number in range(500):
        chart._box.show(spec.whole.first + number % 9, spec.whole.last - number % 7)
        chart._graphics.viewport().repaint()
    # From Python 3.12 on None is immortal, and what is counted for it wavers by a few.
    assert sys.getrefcount(None) > before - 500


def test_a_click_reads_the_point_under_it_and_it_stays(qtbot: QtBot, chart: Chart, year: ChartSpec) -> None:
    said: list[str] = []
    chart.read.connect(said.append)
    sheet = chart._sheet
    assert sheet is not None
    day, value = year.panels[1].points[0].points[-1].day, year.panels[1].points[0].points[-1].value
    time = sheet.time(*chart._box.ends)
    place = next(place for place in sheet.places.panels if place.panel.key == "ferritin")
    at = QPoint(round(time.at(day)), round(place.scale.at(value)))
    QTest.mouseClick(chart._graphics.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert said[-1].startswith("Ferritin 118 ")
    qtbot.waitUntil(chart.hasFocus)
    QTest.mouseMove(chart._graphics.viewport(), QPoint(5, 5))
    assert said[-1].startswith("Ferritin 118 ")
