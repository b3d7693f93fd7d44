# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a page of a chart looks like: where things lie, and a few of its pixels."""

import itertools
from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from journal_app.analysis.charts import ChartSpec, Span
from journal_app.analysis.label_places import Label, place_labels
from journal_app.analysis.timeline import Choice, shown_as
from journal_app.domain.scores import Day, Mark
from journal_app.domain.treatments import Event, EventKind, InfusionKind
from journal_app.ui.charts.ground_ink import ticks_in_view
from journal_app.ui.charts.heads import AIR, fonts_of, head_lines
from journal_app.ui.charts.places import Places, lay_out, least_height
from journal_app.ui.charts.sheet import Sheet
from tests.analysis.lives import TODAY, a_few_weeks, a_result, a_score, a_year, ago, an_infusion, wave
from tests.analysis.snapshots import ALL_TOGETHER, spec_of
from tests.ui.pictures import (
    HEIGHT,
    WIDTH,
    around,
    colours_in,
    has_colour,
    look_of,
    picture_of,
    place_of,
    sheet_of,
    spot,
)

pytestmark = pytest.mark.usefixtures("qapp")

LIVES: dict[str, Callable[[], ChartSpec]] = {
    "nothing": spec_of,
    "one point": lambda: spec_of(a_score(3, 7)),
    "one result": lambda: spec_of(a_result(3, "ferritin", 7)),
    "only infusions": lambda: spec_of(an_infusion(3)),
    "all marked": lambda: spec_of(a_score(61, 3), *(Day(day=ago(day), mark=Mark.TOO_ILL) for day in range(60))),
    "a gap of years": lambda: spec_of(*wave(range(4000, 3990, -1), "fatigue", 6), *wave(range(9, -1, -1), "mood", 5)),
    "a half to twenty thousand": lambda: spec_of(
        *(a_result(40 - 9 * n, "ferritin", value) for n, value in enumerate(("0.5", "12", "300", "20000", "0")))
    ),
    "the same on a logarithmic scale": lambda: spec_of(
        *(a_result(40 - 9 * n, "ferritin", value) for n, value in enumerate(("0.5", "12", "300", "20000", "0"))),
        choice=Choice(analytes=frozenset({"ferritin"}), log=frozenset({"ferritin"})),
    ),
    "forty infusions": lambda: spec_of(*a_year(), *(an_infusion(9 * n) for n in range(40))),
    "a thousand events": lambda: spec_of(
        *(Event(first_on=ago(n), last_on=ago(n // 2), kind=EventKind.CRASH, title=f"Crash {n}") for n in range(1000))
    ),
    "six weeks": lambda: spec_of(*a_few_weeks(), choice=ALL_TOGETHER),
    "a year": lambda: spec_of(*a_year()),
}


def labels_of(sheet: Sheet) -> tuple[Label, ...]:
    spec, places = sheet.spec, sheet.places
    widths = {marker.label: places.fonts.width(marker.label) for marker in spec.markers}
    return place_labels(spec.markers, widths, sheet.time(spec.shown.first - 0.5, spec.shown.last + 0.5), places.width)


def boxes(places: Places) -> list[tuple[float, float]]:
    """The heights that heads, plots and lanes take, from top to bottom."""
    found: list[tuple[float, float]] = []
    for place in places.panels:
        lowest = place.head_top + max(line.top for line in place.heads) + places.fonts.title_height
        found += [(place.head_top, lowest), (place.top, place.bottom)]
    found += [(lane.top - places.fonts.title_height, lane.bottom) for lane in places.lanes]
    return [*found, (places.dates_top, places.dates_top + places.fonts.small_height)]


@pytest.mark.parametrize("theme", ["light", "high-contrast"])
@pytest.mark.parametrize("life", LIVES)
def test_every_journal_is_drawn_sensibly(life: str, theme: str) -> None:
    spec = LIVES[life]()
    look = look_of(theme)
    sheet = sheet_of(spec, look, WIDTH, max(HEIGHT, round(least_height(spec, look, WIDTH))))
    image = picture_of(sheet)
    assert image.pixelColor(1, image.height() - 1).name() == look.ground.lower()
    for place in sheet.places.panels:
        plot = QRect(round(sheet.places.left), round(place.top), 900, round(place.bottom - place.top))
        assert len(colours_in(image, plot)) > 1
        assert len(place.ticks) >= 2


@pytest.mark.parametrize("title_px", [12, 15, 30, 45])
@pytest.mark.parametrize("life", LIVES)
def test_nothing_lies_over_anything_else_at_any_text_size(life: str, title_px: int) -> None:
    spec, look = LIVES[life](), look_of(title_px=title_px)
    places = lay_out(spec, look, 640, round(least_height(spec, look, 640)) + 1)
    for (_top, bottom), (top, _bottom) in itertools.pairwise(boxes(places)):
        assert bottom <= top + 0.5
    assert places.dates_top + places.fonts.small_height <= places.height
    assert all(place.bottom - place.top >= 2.4 * title_px for place in places.panels)


@pytest.mark.parametrize("title_px", [12, 15, 30])
def test_no_word_of_a_head_is_cut_or_leaves_the_page(title_px: int) -> None:
    fonts = fonts_of(look_of(title_px=title_px))
    for panel in spec_of(*a_year()).panels:
        lines = head_lines(panel, fonts, 60, 620)
        said = " ".join(line.text for line in lines)
        assert all(series.words in said for series in panel.daily)
        assert all(series.words in said for series in panel.points)
        assert panel.note in said
        assert len({(line.left, line.top) for line in lines}) == len(lines)


@pytest.mark.parametrize("life", ["forty infusions", "a year", "only infusions"])
@pytest.mark.parametrize("days", [30, 90, 365])
def test_labels_of_infusions_never_collide(life: str, days: int) -> None:
    spec = LIVES[life]()
    sheet = sheet_of(shown_as(spec, Span(first=spec.whole.last - days, last=spec.whole.last)))
    labels = labels_of(sheet)
    for one, two in itertools.combinations(labels, 2):
        apart = one.left + one.width < two.left or two.left + two.width < one.left
        assert apart or one.row != two.row
    assert all(label.left >= 0 and label.left + label.width <= WIDTH for label in labels)
    time = sheet.time(sheet.spec.shown.first - 0.5, sheet.spec.shown.last + 0.5)
    for stem in (time.at(label.marker.day) for label in labels if label.row == 0):
        assert not any(label.left < stem < label.left + label.width for label in labels if label.row == 1)


def test_some_label_stands_even_among_forty_infusions() -> None:
    assert len(labels_of(sheet_of(LIVES["forty infusions"]()))) >= 8


def test_dates_have_room_for_their_words() -> None:
    sheet = sheet_of(LIVES["a year"]())
    time = sheet.time(sheet.spec.shown.first - 0.5, sheet.spec.shown.last + 0.5)
    ticks = ticks_in_view(sheet.places, time)
    assert 8 <= len(ticks) <= 14
    for one, two in itertools.pairwise(ticks):
        half = (sheet.places.fonts.width(one.label) + sheet.places.fonts.width(two.label)) / 2
        assert time.at(two.day) - time.at(one.day) > half


# Pixels


def sheet_with(*points: tuple[int, str], **more: object) -> tuple[Sheet, ChartSpec]:
    spec = spec_of(*(a_result(day, "ferritin", value) for day, value in points), an_infusion(20))
    return sheet_of(spec), spec


def test_a_point_drawn_too_soon_is_hollow_and_the_others_are_solid() -> None:
    sheet, spec = sheet_with((25, "40"), (10, "200"))
    image = picture_of(sheet)
    solid, hollow = (spot(sheet, "ferritin", ago(day).toordinal(), value) for day, value in ((25, 40), (10, 200)))
    iron = sheet.look.role("iron")
    assert image.pixelColor(*solid).name() == iron.lower()
    assert image.pixelColor(*hollow).name() != iron.lower()
    assert has_colour(image, around(*hollow, 7), iron)
    assert [point.is_hollow for point in spec.panels[0].points[0].points] == [False, True]


@pytest.mark.parametrize(("printed", "side"), [("<40", 1), (">40", -1)])
def test_a_sign_is_an_arrow_to_its_side(printed: str, side: int) -> None:
    sheet, _spec = sheet_with((25, printed), (24, "200"))
    image = picture_of(sheet)
    x, y = spot(sheet, "ferritin", ago(25).toordinal(), 40)
    iron = sheet.look.role("iron")
    assert has_colour(image, QRect(x - 1, y + side * 8 - 1, 3, 3), iron)
    assert not has_colour(image, QRect(x - 1, y - side * 8 - 1, 3, 3), iron)


def test_no_line_stands_in_a_gap() -> None:
    days = [day for day in range(60) if not 20 <= day < 40]
    sheet = sheet_of(spec_of(*(a_score(day, 6) for day in days)))
    image = picture_of(sheet)
    place = place_of(sheet, "scores 0–10")
    left, _y = spot(sheet, "scores 0–10", ago(39).toordinal(), 6)
    right, y = spot(sheet, "scores 0–10", ago(20).toordinal(), 6)
    fatigue = sheet.look.role("fatigue")
    gap = QRect(left + 4, round(place.top) + 1, right - left - 8, round(place.bottom - place.top) - 2)
    assert not has_colour(image, gap, fatigue)
    assert has_colour(image, QRect(right + 20, y - 3, 60, 7), fatigue)


def test_marked_days_are_a_band_and_not_tracked_ones_are_hatched() -> None:
    spec = spec_of(
        *(a_score(day, 6) for day in range(60) if not 20 <= day < 40),
        *(Day(day=ago(day), mark=Mark.TOO_ILL) for day in range(32, 40)),
        *(Day(day=ago(day), mark=Mark.NOT_TRACKED) for day in range(20, 28)),
    )
    sheet = sheet_of(spec)
    image = picture_of(sheet)
    ill = spot(sheet, "scores 0–10", ago(36).toordinal(), 9)
    out = spot(sheet, "scores 0–10", ago(24).toordinal(), 9)
    assert has_colour(image, around(*ill, 6), sheet.look.band)
    assert not has_colour(image, around(*out, 6), sheet.look.band)
    assert len(colours_in(image, around(*out, 6))) > 1


def test_a_printed_range_is_a_band_that_steps_with_the_laboratory() -> None:
    spec = spec_of(
        a_result(25, "ferritin", 100, range_low=Decimal(30), range_high=Decimal(150)),
        a_result(12, "ferritin", 100, range_low=Decimal(60), range_high=Decimal(150)),
    )
    sheet = sheet_of(spec)
    image = picture_of(sheet)
    assert has_colour(image, around(*spot(sheet, "ferritin", ago(20).toordinal(), 45), 2), sheet.look.band)
    assert not has_colour(image, around(*spot(sheet, "ferritin", ago(6).toordinal(), 45), 2), sheet.look.band)
    assert not has_colour(image, around(*spot(sheet, "ferritin", ago(28).toordinal(), 80), 2), sheet.look.band)


def test_an_infusion_goes_through_every_panel() -> None:
    sheet = sheet_of(spec_of(*a_few_weeks(), an_infusion(5)))
    image = picture_of(sheet)
    iron = sheet.look.role("iron")
    time = sheet.time(sheet.spec.shown.first - 0.5, sheet.spec.shown.last + 0.5)
    x = round(time.at(ago(5).toordinal()))
    assert len(sheet.places.panels) == 4
    spans = [(place.top, place.bottom) for place in sheet.places.panels]
    spans += [(place.top, place.bottom) for place in sheet.places.lanes]
    for top, bottom in spans:
        assert has_colour(image, QRect(x - 1, round(top), 3, round(bottom - top)), iron)


def test_kinds_of_infusions_differ_in_grey() -> None:
    columns = set()
    for kind in InfusionKind:
        sheet = sheet_of(spec_of(a_score(20, 5), an_infusion(10, kind=kind)))
        image = picture_of(sheet)
        place = sheet.places.panels[0]
        time = sheet.time(sheet.spec.shown.first - 0.5, sheet.spec.shown.last + 0.5)
        x = round(time.at(ago(10).toordinal()))
        rows = range(round(place.top) + 2, round(place.bottom) - 2)
        columns.add(tuple(image.pixelColor(x, y).lightness() < 160 for y in rows))
    assert len(columns) == len(InfusionKind)


def test_a_page_is_drawn_for_a_screen_of_more_pixels() -> None:
    sheet = sheet_of(LIVES["six weeks"]())
    image = QImage(2 * WIDTH, 2 * HEIGHT, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    painter = QPainter(image)
    sheet.draw(painter, sheet.spec.shown.first - 0.5, sheet.spec.shown.last + 0.5)
    painter.end()
    x, y = spot(sheet, "ferritin", ago(16).toordinal(), 212.5)
    assert has_colour(image, around(2 * x, 2 * y, 14), sheet.look.role("iron"))


def test_a_page_may_be_smaller_than_what_lies_on_it() -> None:
    for width, height in ((200, 50), (40, 40), (1000, 1)):
        picture_of(sheet_of(LIVES["a year"](), None, width, height))
    assert sheet_of(LIVES["a year"](), None, 200, 50).places.dates_top > 50 - AIR


def test_today_is_in_view() -> None:
    sheet = sheet_of(LIVES["a year"]())
    time = sheet.time(sheet.spec.shown.first - 0.5, sheet.spec.shown.last + 0.5)
    assert sheet.places.left < time.at(TODAY.toordinal()) < sheet.places.right
