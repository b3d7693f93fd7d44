# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Days since day 0 on screen: cycles, their mean and its band; fans; scales turned; results joined; days left out."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.analysis.anchors import Anchor, AnchorKind
from journal_app.analysis.charts import BandKind, ChartSpec, Fan, Numbers, Style
from journal_app.analysis.cycles import cycles_spec
from journal_app.analysis.scales import ValueScale
from journal_app.analysis.tables import table_of
from journal_app.analysis.time_ticks import since_ticks
from journal_app.analysis.timeline import Choice
from journal_app.domain.facts import Fact
from journal_app.domain.records import Exclusion
from journal_app.domain.scores import Score
from journal_app.domain.treatments import InfusionKind
from journal_app.store.journal import Journal
from journal_app.ui.charts.chart import Chart
from journal_app.ui.charts.ground_ink import band_brush
from journal_app.ui.charts.sheet import Sheet
from tests.analysis.lives import TODAY, a_result, a_score, ago, keep
from tests.analysis.snapshots import spec_of
from tests.builders import an_infusion
from tests.ui.pictures import colours_in, has_colour, look_of, picture_of, place_of, sheet_of, spot

IRON = Anchor(kind=AnchorKind.INFUSION, of=InfusionKind.IRON)


def since(*facts: Fact) -> ChartSpec:
    with Journal.create(None) as journal:
        keep(journal, *facts)
        return cycles_spec(journal.facts, today=TODAY, anchor=IRON, tracker="fatigue")


def scored(first: int, last: int, value: int) -> Iterable[Score]:
    return (a_score(days, value) for days in range(last, first + 1))


def given(days: int) -> Fact:
    return an_infusion(ago(days))


TWO = (given(400), given(200), *scored(400, 201, 2), *scored(200, 0, 8))


def around(sheet: Sheet, key: str, day: float, value: float, reach: int = 2) -> QRect:
    x, y = spot(sheet, key, day, value)
    return QRect(x - reach, y - reach, 2 * reach, 2 * reach)


@pytest.mark.parametrize("theme", ["light", "dim", "dark", "high-contrast"])
def test_cycles_lie_in_a_band_with_their_mean_above_them(qapp: QApplication, theme: str) -> None:
    look = look_of(theme)
    spec = since(*TWO)
    sheet = sheet_of(spec, look)
    image = picture_of(sheet)
    mean = spec.panels[0].mean
    assert mean is not None
    assert has_colour(image, around(sheet, "fatigue", 30, 5), look.colour(mean.style))  # the mean of 2 and 8
    band, ground = (image.pixelColor(*spot(sheet, "fatigue", 30.5, value)).name() for value in (6.5, 9))
    assert (band != ground, ground) == (True, QColor(look.ground).name())
    for value in (2, 8):
        assert colours_in(image, around(sheet, "fatigue", 30, value)) - {band, ground}  # a cycle's line


def test_where_fewer_than_two_cycles_have_a_mean_there_is_neither_band_nor_mean(qapp: QApplication) -> None:
    spec = since(given(200), *scored(200, 0, 8))
    look = look_of()
    sheet = sheet_of(spec, look)
    image = picture_of(sheet)
    assert image.pixelColor(*spot(sheet, "fatigue", 30, 5)).name() == QColor(look.ground).name()


def test_a_band_does_not_bridge_days_without_one(qapp: QApplication) -> None:
    spec = since(given(400), given(200), *scored(400, 201, 2), *scored(200, 150, 8), *scored(100, 0, 8))
    sheet = sheet_of(spec)
    image = picture_of(sheet)
    before, gap, after = (image.pixelColor(*spot(sheet, "fatigue", day, 6.5)).name() for day in (30.5, 75.5, 130.5))
    assert before == after != gap  # the second cycle has no score from day 50 to day 100


def test_days_since_are_whole_weeks_apart_and_name_day_0() -> None:
    ticks = since_ticks(-56, 180, 12)
    assert [tick.label for tick in ticks] == ["−56", "−28", "0", "28", "56", "84", "112", "140", "168"]
    assert [tick.day for tick in ticks if tick.is_major] == [0]
    assert [tick.label for tick in since_ticks(-3, 3, 12)] == ["−3", "−2", "−1", "0", "1", "2", "3"]


def test_the_keyboard_reads_the_mean_each_cycle_and_how_many_there_were(qtbot: QtBot) -> None:
    chart = Chart(look_of())
    qtbot.addWidget(chart)
    chart.resize(1000, 700)
    chart.set_spec(since(*TWO))
    said: list[str] = []
    chart.read.connect(said.append)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(chart, key)
    assert said == [
        "day 180 · mean 5 · of 2 cycles, from 2 to 8",
        "day 180 · 2 · 17 Oct 2025, Ferinject 1000 mg",
        "day 180 · 8 · 5 May 2026, Ferinject 1000 mg",
        "day 180 · 2 · Cycles",
    ]


def test_the_table_holds_what_is_drawn(qapp: QApplication) -> None:
    spec = since(*TWO)
    table = table_of(spec)
    assert table.headers == (
        "Day",
        "Mean",
        "From the lowest to the highest",
        "17 Oct 2025, Ferinject 1000 mg",
        "5 May 2026, Ferinject 1000 mg",
        "Cycles",
        "Infusions",
    )
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["day 30"] == ("5 (2 cycles)", "2 to 8", "2", "8", "2", "")
    assert rows["1 day before"][:2] == ("", "")


def test_upside_down_the_lowest_value_stands_on_top() -> None:
    usual, turned = (ValueScale(0, 10, 100, 200, is_upside_down=one) for one in (False, True))
    assert [usual.at(0), usual.at(10)] == [turned.at(10), turned.at(0)]
    assert usual.at(5) == turned.at(5)


def test_a_turned_panel_is_drawn_upside_down(qapp: QApplication) -> None:
    look = look_of()
    spec = spec_of(*scored(20, 0, 9), choice=Choice(is_turned=True))
    sheet = sheet_of(spec, look)
    place = place_of(sheet, "scores 0–10, turned")
    assert place.scale.at(9) > place.scale.at(1)  # further down
    assert has_colour(
        picture_of(sheet), around(sheet, place.panel.key, ago(9).toordinal(), 9), look.colour(Style(ink="fatigue"))
    )


def test_results_are_joined_by_a_thin_line_when_asked(qapp: QApplication) -> None:
    facts = [a_result(20, "ferritin", 40), a_result(0, "ferritin", 40)]
    sheets = [sheet_of(spec_of(*facts, choice=Choice(is_joined=is_joined))) for is_joined in (False, True)]
    apart, joined = (
        colours_in(picture_of(sheet), around(sheet, "ferritin", ago(10).toordinal() + 0.4, 40)) for sheet in sheets
    )
    assert joined - apart


def test_each_kind_of_band_has_a_pattern_of_its_own(qapp: QApplication) -> None:
    assert len({band_brush(kind, look_of()).style() for kind in BandKind}) == len(BandKind)


def test_days_left_out_lie_in_a_hatched_band(qapp: QApplication) -> None:
    look = look_of()
    left_out = Exclusion(first_on=ago(12), last_on=ago(6))
    sheet = sheet_of(spec_of(*scored(20, 0, 2), left_out), look)
    place = place_of(sheet, "scores 0–10")
    inside = QRect(spot(sheet, place.panel.key, ago(11).toordinal(), 8)[0], round(place.top) + 20, 30, 30)
    assert has_colour(picture_of(sheet), inside, look.line)


def fan_over(first: date, days: int) -> Fan:
    grid = np.arange(first.toordinal(), first.toordinal() + days, dtype=np.float64)
    level = np.full(days, 5.0)
    return Fan(
        name="Expected",
        words="What the diary itself expected",
        style=Style(ink="other"),
        days=Numbers(grid),
        median=Numbers(level),
        low_50=Numbers(level - 1),
        high_50=Numbers(level + 1),
        low_95=Numbers(level - 3),
        high_95=Numbers(level + 3),
    )


def test_a_fan_is_darker_in_its_middle_half(qapp: QApplication) -> None:
    look = look_of()
    spec = spec_of(*scored(20, 0, 9))
    (panel,) = spec.panels
    fanned = replace(spec, panels=(replace(panel, fans=(fan_over(ago(15), 10),)),))
    sheet = sheet_of(fanned, look)
    image = picture_of(sheet)
    day = ago(10).toordinal() + 0.4
    middle, edge, outside = (
        image.pixelColor(*spot(sheet, panel.key, day, value)).lightness() for value in (5.6, 7.5, 8.4)
    )
    assert middle < edge < outside
    assert any(line.text == "What the diary itself expected" for line in place_of(sheet, panel.key).heads)
