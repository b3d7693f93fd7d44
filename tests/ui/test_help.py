# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The help: a page for every screen, found by its words, read with keys alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCharFormat, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app import places
from journal_app.cli.program import Screens, make_program
from journal_app.report.quick_guide import make_quick_guide
from journal_app.store.journal import Journal
from journal_app.ui.app import build_window
from journal_app.ui.help.page_text import links_in
from journal_app.ui.help.pages import ORDER, help_pages, page_for, pages_with
from journal_app.ui.help.presenter import build_state, place_of
from journal_app.ui.help.view import HelpView
from journal_app.ui.screens import SCREENS
from journal_app.ui.shell.window import MainWindow
from journal_app.words import speaking
from tests.report.papers import AN_EVENING, read_back

LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?P<address>[^)]+)\)")
WITHOUT_PAGE = {"help", "about"}


def test_every_screen_has_a_page_and_every_page_a_file() -> None:
    assert {entry.key for entry in SCREENS} - set(ORDER) == WITHOUT_PAGE
    assert sorted(path.stem for path in (places.resources() / "help" / "en").glob("*.md")) == sorted(ORDER)
    assert len({page.title for page in help_pages()}) == len(ORDER)


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_link_leads_to_a_page_and_a_heading_that_are_there(language: str) -> None:
    with speaking(language):
        texts = {page.key: page.text for page in help_pages()}
    found = [link for text in texts.values() for link in LINK.findall(text)]
    assert found
    for link in found:
        page, heading = place_of(link)
        assert link.startswith(f"help:{page}")
        assert not heading or f"# {heading}\n" in texts[page]


def test_the_commands_and_keys_that_pages_name_are_there() -> None:
    program = make_program(Screens(open_window=lambda _path, _words: 0, make_tour=lambda _tour: []))
    named = {word for page in help_pages() for word in re.findall(r"`iron-journal ([a-z-]+)", page.text)}
    assert named <= set(program.list_commands(None))  # type: ignore[arg-type]  # it lists without a context
    keys = next(page.text for page in help_pages() if page.key == "keys")
    assert {f"Ctrl+{entry.letter}" for entry in SCREENS if entry.letter} <= set(re.findall(r"Ctrl\+[A-Z]\b", keys))
    assert f"Ctrl+{max(entry.number for entry in SCREENS)}" in keys


def test_pages_are_found_by_all_their_words_in_any_order() -> None:
    pages = help_pages()
    assert [page.key for page in pages_with(pages, "WIBC tibc")] == []
    assert "glossary" in [page.key for page in pages_with(pages, "per cent tsat")]
    assert pages_with(pages, "  ") == pages


def test_a_page_that_holds_the_words_is_shown_in_place_of_one_that_does_not() -> None:
    state = build_state("transferrin", "today")
    assert state.shown is not None
    assert "ransferrin" in state.shown.text
    assert "hold" in state.said
    nothing = build_state("xylophone", "today")
    assert (nothing.shown, nothing.pages) == (None, ())
    assert nothing.said == "No page holds these words."


def shape(text: str) -> list[str]:
    """How each line begins: with a heading, a point, a number, a row of a table, bold words, or plainly."""
    return [re.sub(r"[^-#|*0-9].*", "", line)[:1] for line in text.splitlines()]


def test_the_german_pages_are_whole_and_say_no_more_and_no_less() -> None:
    english = help_pages()
    with speaking("de"):
        german = help_pages()
    for ours, theirs in zip(english, german, strict=True):
        assert theirs.text != ours.text
        assert shape(theirs.text) == shape(ours.text), ours.key


def test_a_language_without_a_page_reads_it_in_english() -> None:
    english = help_pages()
    with speaking("tlh"):
        assert help_pages() == english


@pytest.mark.parametrize(("link", "place"), [("help:glossary#TSAT", ("glossary", "TSAT")), ("help:no", ("start", ""))])
def test_a_link_names_a_page_and_a_heading(link: str, place: tuple[str, str]) -> None:
    assert place_of(link) == place


@pytest.fixture
def window(qtbot: QtBot, journal_path: Path) -> Iterator[MainWindow]:
    Journal.create(journal_path, person="Anna").close()
    window = build_window(journal_path)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def test_f1_opens_the_page_about_the_screen_that_is_shown(window: MainWindow) -> None:
    window.go_to("labs")
    QTest.keyClick(window, Qt.Key.Key_F1)
    view = window.findChild(HelpView)
    assert view is not None
    assert view.isVisible()
    assert view.pages.currentData() == page_for("labs") == "labs"
    assert view.text.hasFocus() or window.focusWidget() is view.text


def test_links_and_words_turn_the_page(window: MainWindow) -> None:
    window.go_to("help", "start")
    view = window.findChild(HelpView)
    assert view is not None
    view.text.anchorClicked.emit(QUrl("help:glossary#TSAT"))
    assert view.pages.currentData() == "glossary"
    assert view.text.textCursor().block().text() == "TSAT"
    QTest.keyClicks(view.words, "recovery sheet")
    assert view.pages.currentData() == "safety"
    assert view.said.isVisible()
    view.words.clear()
    assert view.pages.count() == len(ORDER)


def test_the_quick_guide_is_saved_where_the_reader_says(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go_to("help", "start")
    view = window.findChild(HelpView)
    assert view is not None
    monkeypatch.setattr("journal_app.ui.help.view.ask_where_to_write", lambda *_asked: None)
    view.guide.click()
    path = tmp_path / "guide.pdf"
    monkeypatch.setattr("journal_app.ui.help.view.ask_where_to_write", lambda *_asked: path)
    view.guide.click()
    assert path.read_bytes().startswith(b"%PDF")


def test_the_quick_guide_names_every_screen_with_its_key() -> None:
    guide = read_back(make_quick_guide(created_at=AN_EVENING)).text
    for entry in SCREENS:
        key = str(entry.number) if entry.number else entry.letter
        assert not key or f"Ctrl+{key} {entry.title} " in guide, entry.key


def test_links_are_told_by_more_than_their_colour(window: MainWindow) -> None:
    window.go_to("help", "start")
    view = window.findChild(HelpView)
    assert view is not None
    links = list(anchors(view.text.document()))
    assert links
    assert all(form.fontUnderline() for form in links)


def anchors(document: QTextDocument) -> Iterator[QTextCharFormat]:
    block = document.firstBlock()
    while block.isValid():
        yield from (link.charFormat() for link in links_in(block))
        block = block.next()
