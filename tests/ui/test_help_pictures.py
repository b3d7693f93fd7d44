# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The pictures in the help: each is made by a stop of the tour, named by a page, told in words, and as wide as fits."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QTextImageFormat
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app import places
from journal_app.ui.help.page_text import PageText
from journal_app.ui.help.pages import HelpPage, help_pages, picture_of
from journal_app.ui.theme import apply_theme, current
from journal_app.ui.tour import Drawing, make_tour
from journal_app.ui.tour_stops import stops
from journal_app.words import languages, speaking

PICTURE = re.compile(r"^!\[(?P<words>[^\]]*)\]\((?P<address>[^)]+)\)$", re.MULTILINE)
HELP = places.resources() / "help"
MOST_BYTES = 1_500_000
MOST_BYTES_EACH = 40_000


def pages_of(language: str) -> dict[str, list[tuple[str, str]]]:
    """The words and the address of each picture, by page."""
    with speaking(language):
        return {page.key: PICTURE.findall(page.text) for page in help_pages()}


def named() -> list[tuple[str, str]]:
    return [picture for pictures in pages_of("en").values() for picture in pictures]


def test_every_picture_named_is_there_by_day_and_by_night_in_every_language() -> None:
    assert len(named()) >= 10
    for language in languages():
        with speaking(language):
            for page in help_pages():
                for _words, address in PICTURE.findall(page.text):
                    for is_dark in (False, True):
                        path = picture_of(page, address, is_dark=is_dark)
                        assert path is not None, (language, page.key, address)
                        assert not QImage(str(path)).isNull(), path


def test_every_picture_that_is_there_is_named() -> None:
    wanted = {Path(address).stem.removesuffix("-light") for _words, address in named()}
    folders = [path for path in HELP.glob("*/pictures") if path.is_dir()]
    assert HELP / "en" / "pictures" in folders
    for folder in folders:
        found = {path.name for path in folder.iterdir()}
        assert found == {f"{stop}-{theme}.webp" for stop in wanted for theme in ("light", "dim")}, folder


def test_every_picture_has_a_stop_of_the_tour_that_makes_it() -> None:
    assert {Path(address).stem.removesuffix("-light") for _words, address in named()} <= {stop.name for stop in stops()}


def test_every_picture_is_told_in_words_of_the_language_on_the_same_pages() -> None:
    english = pages_of("en")
    for language in languages():
        for key, pictures in pages_of(language).items():
            assert [address for _words, address in pictures] == [address for _words, address in english[key]]
            assert all(len(words) > 40 for words, _address in pictures)
    german = [words for pictures in pages_of("de").values() for words, _address in pictures]
    assert not {words for words, _address in named()} & set(german)


def test_the_pictures_stay_small() -> None:
    sizes = {path: path.stat().st_size for path in HELP.glob("*/pictures/*")}
    assert max(sizes.values()) <= MOST_BYTES_EACH
    assert sum(sizes.values()) <= MOST_BYTES


@pytest.mark.parametrize(
    "address", ["today-light.webp", "pictures/today.webp", "../../icons/help.svg", "pictures/../../en/x-light.webp"]
)
def test_nothing_but_a_picture_of_the_help_is_shown(address: str) -> None:
    assert picture_of(help_pages()[0], address, is_dark=False) is None


def test_a_language_without_pictures_shows_the_english_ones(tmp_path: Path) -> None:
    page = HelpPage(key="today", title="", text="", folder=HELP / "tlh")
    path = picture_of(page, "pictures/today-light.webp", is_dark=True)
    assert path == HELP / "en" / "pictures" / "today-dim.webp"


@pytest.fixture
def text(qtbot: QtBot) -> PageText:
    made = PageText()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.show_page(page("today"))
    return made


def page(key: str) -> HelpPage:
    return next(each for each in help_pages() if each.key == key)


def shown(text: PageText) -> Iterator[QTextImageFormat]:
    block = text.document().firstBlock()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            if parts.fragment().charFormat().isImageFormat():
                yield parts.fragment().charFormat().toImageFormat()
            parts += 1
        block = block.next()


@pytest.mark.parametrize("width", [320, 640, 900, 2000])
def test_a_picture_is_as_wide_as_the_page_and_never_wider(text: PageText, width: int) -> None:
    text.resize(width, 600)
    QApplication.processEvents()
    [picture] = shown(text)
    assert text.horizontalScrollBar().maximum() == 0
    assert picture.width() <= min(width, 960)
    assert picture.width() >= min(width - 80, 960)
    assert picture.width() / picture.height() == pytest.approx(960 / 720, abs=0.01)


@pytest.mark.parametrize("percent", [100, 200])
def test_a_picture_fits_with_large_text_too(qapp: QApplication, qtbot: QtBot, percent: int) -> None:
    sizes, tokens = current().sizes, current().tokens
    apply_theme(qapp, "dim", percent)
    try:
        text = PageText()
        qtbot.addWidget(text)
        text.resize(500, 400)
        text.show()
        text.show_page(page("timeline"))
        QApplication.processEvents()
        assert text.horizontalScrollBar().maximum() == 0
        [picture] = shown(text)
        assert picture.width() > 400
    finally:
        apply_theme(qapp, tokens.name, sizes.text_percent, sizes.interface_percent)


def test_what_a_picture_shows_stands_below_it_in_words(text: PageText) -> None:
    [(words, _address)] = PICTURE.findall(page("today").text)
    assert text.toPlainText().rstrip().endswith(words)


def test_another_page_has_its_own_pictures_and_one_without_has_none(text: PageText) -> None:
    text.show_page(page("labs"))
    [picture] = shown(text)
    assert "labs-sheet" in picture.name()
    text.show_page(page("keys"))
    assert list(shown(text)) == []
    text.show_page(None)
    assert text.toPlainText() == ""


def test_the_tour_draws_only_what_is_asked_for(qapp: QApplication, tmp_path: Path) -> None:
    drawn = make_tour(tmp_path, Drawing(only=frozenset({"week"}), size=(960, 720)))
    assert [path.name for path in drawn] == ["week-light.png"]
