# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Timeline's four ways to look: days since, two at once, by week, and how one goes from one to the other."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from journal_app.domain.scores import Day, Mark
from journal_app.domain.treatments import EventKind, InfusionKind
from journal_app.store.journal import Journal
from journal_app.ui.by_week.view import ByWeekView
from journal_app.ui.charts.pairs_picture import PairsPicture
from journal_app.ui.charts.weeks_picture import WeeksPicture
from journal_app.ui.cycles.view import CyclesView
from journal_app.ui.pairs.view import PairsView
from journal_app.ui.theme import THEMES, apply_theme
from journal_app.ui.timeline.view import TimelineView
from journal_app.ui.timeline.ways import WAYS, TimelineWays, make_screen
from tests.analysis.lives import a_result, a_score, ago, keep
from tests.builders import an_event, an_infusion
from tests.ui.desks import Later, a_desk
from tests.ui.looking import cut_words, unnamed_stops
from tests.ui.pictures import colours_in, look_of


@pytest.fixture
def timeline(qtbot: QtBot, qapp: QApplication, journal: Journal) -> Iterator[TimelineWays]:
    apply_theme(qapp, "light")
    desk, _messages = a_desk(journal)
    screen = make_screen(desk)
    assert isinstance(screen, TimelineWays)
    qtbot.addWidget(screen.widget)
    screen.widget.resize(1100, 800)
    with qtbot.waitActive(screen.widget):
        screen.widget.show()
        screen.widget.activateWindow()
    yield screen
    apply_theme(qapp, "light")


@pytest.fixture
def lived(journal: Journal) -> Journal:
    keep(
        journal,
        an_infusion(ago(300)),
        an_infusion(ago(120)),
        an_infusion(ago(60), kind=InfusionKind.STEROID, product="methylprednisolone", brand="", iron_mg=None),
        an_event(ago(200), kind=EventKind.VACCINATION, title=""),
        *(a_score(days, days % 10) for days in range(340)),
        *(a_score(days, 4, "mood") for days in range(0, 340, 2)),
        *(a_result(days, "ferritin", 20 + days) for days in (10, 130, 320)),
        a_result(10, "crp", 3, "mg/L"),
        Day(day=ago(345), mark=Mark.TOO_ILL),
    )
    return journal


def shown(timeline: TimelineWays, key: str) -> object:
    timeline.show_way(key)
    return timeline._screens[key].widget


def cycles_of(timeline: TimelineWays) -> CyclesView:
    view = shown(timeline, "since")
    assert isinstance(view, CyclesView)
    return view


def pairs_of(timeline: TimelineWays) -> PairsView:
    view = shown(timeline, "pairs")
    assert isinstance(view, PairsView)
    return view


def weeks_of(timeline: TimelineWays) -> ByWeekView:
    view = shown(timeline, "weeks")
    assert isinstance(view, ByWeekView)
    return view


# One at a time


def test_over_time_comes_first_and_the_others_are_made_when_they_are_visited(
    timeline: TimelineWays, lived: Journal
) -> None:
    timeline.refresh()
    assert isinstance(timeline._screens["time"].widget, TimelineView)
    assert list(timeline._screens) == ["time"]
    QTest.mouseClick(timeline.buttons["since"], Qt.MouseButton.LeftButton)
    assert list(timeline._screens) == ["time", "since"]
    assert [key for key, button in timeline.buttons.items() if button.isChecked()] == ["since"]


def test_the_keys_worth_knowing_are_those_of_the_way_in_view(timeline: TimelineWays, lived: Journal) -> None:
    said: list[str] = []
    timeline._desk.say_keys = said.append
    for way in WAYS:
        timeline.show_way(way.key)
        assert said[-1] == timeline.key_hints()
    assert len(set(said)) == len(WAYS)
    assert all(words.startswith("Keys: ") for words in said)


def test_a_way_reads_again_when_it_is_shown_and_the_one_in_view_when_facts_change(
    timeline: TimelineWays, lived: Journal
) -> None:
    view = weeks_of(timeline)
    assert "1 too ill" in view.body.footer.text()
    keep(lived, Day(day=ago(346), mark=Mark.TOO_ILL))
    timeline.refresh()
    assert "2 too ill" in view.body.footer.text()
    keep(lived, Day(day=ago(347), mark=Mark.TOO_ILL))
    timeline.show_way("time")
    assert "2 too ill" in view.body.footer.text()
    timeline.show_way("weeks")
    assert "3 too ill" in view.body.footer.text()


@pytest.mark.parametrize("key", [way.key for way in WAYS])
def test_an_empty_journal_says_what_to_do(timeline: TimelineWays, key: str) -> None:
    timeline.show_way(key)
    timeline.take_focus()
    assert not any(box.isVisible() for box in timeline.widget.findChildren(QCheckBox))
    assert not cut_words(timeline.widget)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert timeline.widget.isAncestorOf(focused)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_and_all_is_named(
    qapp: QApplication, timeline: TimelineWays, lived: Journal, theme: str, percent: int
) -> None:
    apply_theme(qapp, theme, percent)
    timeline.widget.resize(800, 640)
    for way in WAYS:
        timeline.show_way(way.key)
        QApplication.processEvents()
        assert cut_words(timeline.widget) == []
        assert unnamed_stops(timeline.widget) == []


# Days since


def test_days_are_counted_from_the_first_kind_of_infusion_at_first(timeline: TimelineWays, lived: Journal) -> None:
    view = cycles_of(timeline)
    assert (view.anchors.currentText(), view.trackers.currentText()) == ("iron infusion", "Fatigue")
    assert [box.isChecked() for box in view.cycles.boxes.values()] == [True, True]
    assert view.body.footer.text().startswith("2 cycles")


def test_another_anchor_and_another_tracker_can_be_chosen_by_key(timeline: TimelineWays, lived: Journal) -> None:
    view = cycles_of(timeline)
    view.anchors.setFocus()
    QTest.keyClick(view.anchors, Qt.Key.Key_Down)
    assert view.anchors.currentText() == "steroid infusion"
    assert view.body.footer.text().startswith("1 cycle ")
    view.trackers.setFocus()
    QTest.keyClick(view.trackers, Qt.Key.Key_Down)
    assert view.trackers.currentText() == "Mood"
    assert view.body.picture is not None
    assert view.body.picture.accessibleName() == "Mood, days since steroid infusion"


def test_a_cycle_can_be_left_out_and_comes_back(timeline: TimelineWays, lived: Journal) -> None:
    view = cycles_of(timeline)
    assert not view.cycles.isVisible()
    view.which.click()
    assert view.cycles.isVisible()
    first = next(iter(view.cycles.boxes.values()))
    first.click()
    assert view.body.footer.text().startswith("1 cycle ")
    assert first in view.cycles.boxes.values()  # the same boxes, so that the focus stays
    first.click()
    assert view.body.footer.text().startswith("2 cycles")


def test_the_table_takes_the_picture_s_place(timeline: TimelineWays, lived: Journal) -> None:
    view = cycles_of(timeline)
    view.as_table.click()
    assert view.body.table.isVisible()
    assert view.body.picture is not None
    assert not view.body.picture.isVisible()
    assert view.body.table.accessibleName() == "Days since, as a table"
    view.as_table.click()
    assert view.body.picture.isVisible()


def test_what_was_read_for_an_earlier_wish_is_never_shown_after_a_later_one(qtbot: QtBot, lived: Journal) -> None:
    lanes = Later(lived)
    desk, _messages = a_desk(lived, lanes)
    screen = make_screen(desk)
    qtbot.addWidget(screen.widget)
    assert isinstance(screen, TimelineWays)
    view = cycles_of(screen)
    lanes.run()
    view.trackers.setCurrentIndex(1)
    view.trackers.setCurrentIndex(0)
    view.trackers.setCurrentIndex(1)
    lanes.run(1)
    lanes.run()
    assert view.body.picture is not None
    assert view.body.picture.accessibleName().startswith("Mood")


# Two at once


def test_ferritin_and_fatigue_lie_beside_each_other_at_first(timeline: TimelineWays, lived: Journal) -> None:
    view = pairs_of(timeline)
    assert (view.analytes.currentText(), view.trackers.currentText()) == ("Ferritin", "Fatigue")
    picture = view.body.picture
    assert isinstance(picture, PairsPicture)
    assert len(picture.spots()) == 3
    assert view.body.footer.text().startswith("3 draws")


def test_the_arrow_keys_go_from_draw_to_draw_in_order_of_days(timeline: TimelineWays, lived: Journal) -> None:
    picture = pairs_of(timeline).body.picture
    assert isinstance(picture, PairsPicture)
    said: list[str] = []
    picture.read.connect(said.append)
    picture.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Escape):
        QTest.keyClick(picture, key)
    assert [words.split(" · ")[0] for words in said] == [
        "Ferritin 340 ng/mL",
        "Ferritin 150 ng/mL",
        "Ferritin 30 ng/mL",
        "",
    ]


def test_the_pointer_reads_the_point_it_is_at(qtbot: QtBot, timeline: TimelineWays, lived: Journal) -> None:
    picture = pairs_of(timeline).body.picture
    assert isinstance(picture, PairsPicture)
    with qtbot.waitSignal(picture.read, check_params_cb=lambda words: words.startswith("Ferritin 30 ")):
        QTest.mouseMove(picture, picture.spots()[-1].toPoint())


def test_results_of_many_sizes_can_be_spread_by_their_orders_of_magnitude(
    timeline: TimelineWays, lived: Journal
) -> None:
    keep(lived, a_result(40, "ferritin", "0.5"), a_result(50, "ferritin", 20000))
    view = pairs_of(timeline)
    picture = view.body.picture
    assert isinstance(picture, PairsPicture)
    assert picture._spec is not None

    def gap() -> float:
        """How far the two smallest results stand apart."""
        left, right = sorted(at.x() for at in picture.spots())[:2]
        return right - left

    even = gap()
    view.log.click()
    assert gap() > 10 * even
    assert "logarithmic scale" in picture._spec.across_title


def test_a_point_stands_where_its_numbers_say(timeline: TimelineWays, lived: Journal) -> None:
    picture = pairs_of(timeline).body.picture
    assert isinstance(picture, PairsPicture)
    assert picture._spec is not None
    spots = sorted(picture.spots(), key=lambda at: at.x())
    pairs = sorted(picture._spec.pairs, key=lambda pair: pair.across)
    across, up = picture._scales(picture._spec)
    assert [round(at.x()) for at in spots] == [round(across.at(pair.across)) for pair in pairs]
    assert [round(at.y()) for at in spots] == [round(up.at(pair.up)) for pair in pairs]


# By week


def square_of(picture: WeeksPicture, day: date) -> QImage:
    cell = next(cell for cell in picture._cells if cell.day == day.toordinal())
    return picture.grab(picture._box(cell).toRect()).toImage()


def test_a_larger_score_is_a_larger_square(timeline: TimelineWays, lived: Journal) -> None:
    picture = weeks_of(timeline).body.picture
    assert isinstance(picture, WeeksPicture)
    look = look_of()

    def inked(day: date) -> int:
        image = square_of(picture, day)
        ground = {look.ground.lower(), look.line.lower()}
        return sum(
            image.pixelColor(x, y).name() not in ground for x in range(image.width()) for y in range(image.height())
        )

    assert [inked(ago(340 + 1))] == [0]  # nothing was scored
    sizes = [inked(ago(days)) for days in (20, 23, 26, 29)]  # scores of 0, 3, 6 and 9
    assert sizes == sorted(sizes)
    assert 0 < sizes[0] < sizes[-1]


def test_a_day_too_ill_to_log_is_crossed_out(timeline: TimelineWays, lived: Journal) -> None:
    picture = weeks_of(timeline).body.picture
    assert isinstance(picture, WeeksPicture)
    image = square_of(picture, ago(345))
    assert len(colours_in(image, image.rect())) > 2


def test_arrows_go_from_day_to_day_and_from_week_to_week(timeline: TimelineWays, lived: Journal) -> None:
    picture = weeks_of(timeline).body.picture
    assert isinstance(picture, WeeksPicture)
    said: list[str] = []
    picture.read.connect(said.append)
    picture.setFocus()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(picture, key)
    assert [words.split(" · ")[0] for words in said] == ["21 Nov 2026", "20 Nov 2026", "13 Nov 2026", "20 Nov 2026"]


def test_a_year_can_be_chosen(timeline: TimelineWays, lived: Journal) -> None:
    view = weeks_of(timeline)
    assert [view.years.itemText(place) for place in range(view.years.count())] == ["The last 53 weeks", "2026", "2025"]
    view.years.setCurrentIndex(2)
    assert view.body.footer.text().startswith("1 Jan 2025 – 31 Dec 2025")


def test_a_screen_reader_hears_what_each_picture_shows(timeline: TimelineWays, lived: Journal) -> None:
    for body in (pairs_of(timeline).body, weeks_of(timeline).body):
        assert body.picture is not None
        heard = QAccessible.queryAccessibleInterface(body.picture)
        assert heard.text(QAccessible.Text.Name)
        assert heard.text(QAccessible.Text.Description).endswith("The same numbers are in the table.")
