# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Estimates on screen: in every theme and text size, by keyboard, as a table, and with hostile numbers."""

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal_app.analysis.estimate_parts import Voice
from journal_app.analysis.estimates import EstimatesSpec, estimates_table
from journal_app.research.comparisons import comparison_spec, comparisons
from journal_app.research.estimates import Named, checked_again, estimates_of, estimates_spec, panels_of
from journal_app.research.library import bundled_cards, find
from journal_app.ui.charts.estimates_picture import EstimatesPicture
from journal_app.ui.theme import THEMES, apply_theme, current
from journal_app.ui.widgets.estimates_body import EstimatesBody
from tests.research.results import HOSTILE
from tests.ui.looking import cut_words, unnamed_stops
from tests.ui.pictures import around, colours_in, has_colour

TOGETHER = comparison_spec(comparisons()[0])
WIDE, NARROW = 1000, 600


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light")
    yield
    apply_theme(qapp, "light")


def shown(qtbot: QtBot, spec: EstimatesSpec, width: int = WIDE) -> EstimatesPicture:
    """A picture so wide, and as high as it asks to be."""
    picture = EstimatesPicture()
    qtbot.addWidget(picture)
    picture.set_spec(spec)
    picture.resize(width, 100)
    picture.show()
    picture.resize(width, picture.minimumHeight())
    return picture


def cut(picture: EstimatesPicture) -> list[str]:
    """Words that do not lie on a picture as a whole."""
    laid = picture.laid
    assert laid is not None
    high = picture.fonts.title_height
    page = QRect(QPoint(0, 0), picture.size())
    return [
        words.text
        for words in laid.words
        if not page.contains(QRect(round(words.left), round(words.top), int(words.width), int(high)))
    ]


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_cut_in_any_theme_and_text_size(qtbot: QtBot, qapp: QApplication, theme: str, text: int) -> None:
    apply_theme(qapp, theme, text_percent=text)
    pictures = [TOGETHER, *(estimates_of(card) for card in bundled_cards() if card.results)]
    for spec, width in product(pictures, (WIDE, NARROW)):
        picture = shown(qtbot, spec, width)
        assert cut(picture) == []
        assert picture.height() == picture.minimumHeight() == picture.maximumHeight()
        assert picture.width() == width
        picture.hide()


@pytest.mark.parametrize("theme", THEMES)
def test_marks_are_drawn_in_ink_and_hollow_ones_let_the_ground_through(
    qtbot: QtBot, qapp: QApplication, theme: str
) -> None:
    apply_theme(qapp, theme)
    tokens = current().tokens
    full, hollow = (shown(qtbot, estimates_of(find(key))) for key in ("yokoi-2017", "herbert-2018"))
    for picture, colour in ((full, tokens.ink), (hollow, tokens.card)):
        at = picture.spots()[0].toPoint()
        image = picture.grab().toImage()
        assert image.pixelColor(at).name() == QColor(colour).name()
        assert has_colour(image, around(at.x(), at.y(), 8), tokens.ink)


def test_no_colour_tells_one_side_of_no_difference_from_the_other(qtbot: QtBot) -> None:
    left, right = (
        estimates_spec("Made up", (panels_of([Named(result=HOSTILE["one point"])]),)),
        estimates_of(find("keller-2020")),
    )
    found = []
    for spec in (left, right):
        picture = shown(qtbot, spec)
        at = picture.spots()[0].toPoint()
        found.append(colours_in(picture.grab().toImage(), around(at.x(), at.y(), 2)))
    assert found[0] == found[1]


def test_it_is_named_and_each_result_is_read_by_keyboard(qtbot: QtBot) -> None:
    picture = shown(qtbot, TOGETHER)
    assert picture.accessibleName() == "Iron infusion and fatigue in people with little iron"
    alts = [row.alt for row in TOGETHER.rows]
    assert all(alt in picture.accessibleDescription() for alt in alts)
    heard: list[str] = []
    picture.read.connect(heard.append)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(picture, key)
    assert heard == [alts[0], alts[1], alts[2], alts[1]]


def test_what_is_read_lies_on_the_picture(qtbot: QtBot) -> None:
    picture = shown(qtbot, estimates_of(find("neuroreport-2017-serum-iron")))
    for spot in picture.spots():
        assert picture.rect().contains(spot.toPoint())
    QTest.keyClick(picture, Qt.Key.Key_End)
    assert not picture.grab().isNull()


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("text", [100, 200])
def test_hostile_numbers_are_drawn_and_not_cut(qtbot: QtBot, qapp: QApplication, name: str, text: int) -> None:
    apply_theme(qapp, "light", text_percent=text)
    picture = shown(qtbot, estimates_spec(name, (panels_of([Named(result=HOSTILE[name])]),)), NARROW)
    assert cut(picture) == []
    assert not picture.grab().isNull()


def test_it_follows_the_text_size_and_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    picture = shown(qtbot, TOGETHER)
    before = picture.minimumHeight()
    apply_theme(qapp, "dim", text_percent=200)
    QApplication.processEvents()
    assert picture.minimumHeight() > before
    assert picture.look.ground == current().tokens.card
    assert cut(picture) == []


def test_a_narrow_picture_has_its_panels_below_each_other(qtbot: QtBot) -> None:
    wide, narrow = shown(qtbot, TOGETHER), shown(qtbot, TOGETHER, 500)
    for picture, side_by_side in ((wide, True), (narrow, False)):
        assert picture.laid is not None
        tops = {words.text: words.top for words in picture.laid.words if words.voice is Voice.NAME}
        assert (tops["PREFER 2014"] == tops["Keller 2020"]) is side_by_side


def body(qtbot: QtBot, key: str) -> EstimatesBody:
    """The results of a card on a page."""
    made = EstimatesBody()
    qtbot.addWidget(made)
    card = find(key)
    made.set_spec(estimates_of(card), checked_again(card.results))
    made.resize(WIDE, 900)
    return made


def test_the_table_holds_what_the_picture_shows(qtbot: QtBot) -> None:
    made = body(qtbot, "keller-2020")
    assert made.picture is not None
    assert not made.picture.isHidden()
    made.as_table.click()
    assert made.picture.isHidden()
    assert made.table is not None
    rows = made.table.rows
    table = estimates_table(estimates_of(find("keller-2020")))
    cells = [tuple(rows.words(row, column) for column in range(rows.columnCount())) for row in range(rows.rowCount())]
    assert tuple(cells) == table.rows
    assert [rows.headerData(place, Qt.Orientation.Horizontal) for place in range(rows.columnCount())] == list(
        table.headers
    )
    made.as_table.click()
    assert made.table.isHidden()
    assert not made.picture.isHidden()


def test_another_card_stays_a_table_where_the_reader_wants_tables(qtbot: QtBot) -> None:
    made = body(qtbot, "keller-2020")
    made.as_table.click()
    made.set_spec(estimates_of(find("prefer-2014")))
    assert made.table is not None
    assert made.table.rows.words(0, 0) == "Fatigue at least one point less by day 56"
    assert [label.text() for label in made.findChildren(QLabel) if not label.isHidden()] == []


def test_what_was_worked_out_again_stands_below(qtbot: QtBot) -> None:
    made = body(qtbot, "neuroreport-2017-serum-iron")
    said = [label.text() for label in made.findChildren(QLabel)]
    assert said == list(checked_again(find("neuroreport-2017-serum-iron").results))
    assert any("Could not be reproduced" in sentence for sentence in said)


def test_a_card_without_results_shows_nothing(qtbot: QtBot) -> None:
    made = body(qtbot, "ms-brain-iron-summary")
    assert made.isHidden()
    assert made.picture is None


@pytest.mark.parametrize("text", [100, 200])
def test_everything_on_the_page_has_a_name_and_its_words(qtbot: QtBot, qapp: QApplication, text: int) -> None:
    apply_theme(qapp, "light", text_percent=text)
    made = body(qtbot, "neuroreport-2017-serum-iron")
    made.show()
    made.resize(WIDE, made.minimumSizeHint().height() + 400)
    QApplication.processEvents()
    assert unnamed_stops(made) == []
    assert cut_words(made) == []
    made.as_table.click()
    QApplication.processEvents()
    assert unnamed_stops(made) == []
    assert cut_words(made) == []
