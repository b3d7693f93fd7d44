# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Words of the screens lead to what the help says of them, by a key from anywhere and by quiet links."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.catalogues import analytes, offered_trackers
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.app import build_window
from journal_app.ui.findings.card import FindingCard
from journal_app.ui.findings.state import FindingState
from journal_app.ui.help.asked_about import link_at
from journal_app.ui.help.entries import OF_ANALYTES, OF_TRACKERS, SAID_BY_THEIR_QUESTION
from journal_app.ui.help.pages import help_pages
from journal_app.ui.help.presenter import place_of
from journal_app.ui.help.term_link import term_link
from journal_app.ui.help.terms import GLOSSARY, OF_PHRASES, link_in, link_to
from journal_app.ui.help.view import HelpView
from journal_app.ui.labs.view import LabsView
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.theme import apply_theme
from journal_app.ui.today.view import TodayView
from journal_app.ui.widgets.buttons import Button
from journal_app.words import _, speaking
from tests.builders import A_DAY, a_lab_result
from tests.ui.looking import cut_words

ENTRIES = sorted({*OF_ANALYTES.values(), *OF_TRACKERS.values(), *OF_PHRASES.values()})


def glossary() -> str:
    return next(page.text for page in help_pages() if page.key == "glossary")


def test_every_analyte_has_an_entry() -> None:
    assert set(OF_ANALYTES) == set(analytes())


def test_every_tracker_has_an_entry_or_is_said_by_its_question() -> None:
    offered = {offer.tracker.key: offer.tracker for offer in offered_trackers()}
    assert set(OF_TRACKERS) | SAID_BY_THEIR_QUESTION == set(offered)
    assert not set(OF_TRACKERS) & SAID_BY_THEIR_QUESTION
    assert all(offered[key].question for key in SAID_BY_THEIR_QUESTION)


@pytest.mark.parametrize("language", ["en_GB", "de"])
@pytest.mark.parametrize("entry", ENTRIES)
def test_every_link_leads_to_an_entry_that_is_there(entry: str, language: str) -> None:
    with speaking(language):
        page, heading = place_of(link_to(entry))
        assert page == "glossary"
        assert f"\n### {heading}\n" in glossary()


def test_an_entry_is_the_same_one_in_german() -> None:
    with speaking("de"):
        assert link_to("serum-iron") == f"{GLOSSARY}#Eisen im Serum"
        assert link_in("Transferrinsättigung") == link_to("tsat") == f"{GLOSSARY}#TSAT"


def test_every_entry_can_be_come_to_from_a_word() -> None:
    headings = re.findall(r"^### (.+)$", glossary(), re.MULTILINE)
    assert len(headings) >= len(ENTRIES)
    for heading in headings:
        assert link_in(heading.partition(",")[0]) == f"{GLOSSARY}#{heading}"


@pytest.mark.parametrize("language", ["en_GB", "de"])
def test_the_name_of_every_analyte_and_tracker_leads_to_its_entry(language: str) -> None:
    with speaking(language):
        for key, analyte in analytes().items():
            assert link_in(_(analyte.name)) == link_to(OF_ANALYTES[key]), key
        for offer in offered_trackers():
            entry = OF_TRACKERS.get(offer.tracker.key)
            assert link_in(_(offer.tracker.name)) == (link_to(entry) if entry else "")


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("Ferritin 33 µg/L, printed range 15-150", "ferritin"),
        ("Printed ranges 15-150 for ferritin", "reference-range"),
        ("The difference lies between -0.6 and +2.4 points (95 % range)", "interval"),
        ("8 days were too ill to log.", "too-ill-to-log"),
        ("TRANSFERRIN SATURATION of a day", "tsat"),
    ],
)
def test_the_word_that_comes_first_counts(words: str, entry: str) -> None:
    assert link_in(words) == link_to(entry)


@pytest.mark.parametrize("words", ["", "Alex Example", "hotsat", "Save the sheet"])
def test_words_without_an_entry_lead_nowhere(words: str) -> None:
    assert link_in(words) == ""


def test_what_the_keyboard_is_at_comes_before_what_stands_around_it(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    field = QLineEdit("crp")
    for widget in (QLabel("Ferritin"), field):
        column.addWidget(widget)
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(around)
    window.show()
    assert link_at(field) == link_to("crp")
    field.clear()
    assert link_at(field) == link_to("ferritin")
    assert link_at(window) == link_at(None) == GLOSSARY


def keep(journal: Journal) -> None:
    """A result of one analyte, and a row that asks about PEM."""
    verbs.add_lab_results(journal, [a_lab_result("tsat", 18, A_DAY, unit="%", unit_code="%")])
    verbs.add_tracker(journal, next(each.tracker for each in offered_trackers() if each.tracker.key == "pem"))


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, journal_path: Path) -> Iterator[MainWindow]:
    apply_theme(qapp, "light")
    with Journal.create(journal_path, person="Anna") as journal:
        keep(journal)
    window = build_window(journal_path)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def shown(window: MainWindow) -> str:
    view = window.findChild(HelpView)
    assert view is not None
    assert view.isVisible()
    return view.text.textCursor().block().text()


def test_shift_f1_says_what_the_result_in_focus_is_of(window: MainWindow) -> None:
    window.go_to("labs")
    labs = window.findChild(LabsView)
    assert labs is not None
    labs.table.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert shown(window) == "TSAT"


def test_shift_f1_says_what_the_row_of_today_asks(window: MainWindow) -> None:
    today = window.findChild(TodayView)
    assert today is not None
    today.rows["pem"].take_focus()
    QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert shown(window) == "PEM"


def test_a_quiet_link_below_a_result_says_what_it_is_of(window: MainWindow) -> None:
    window.go_to("labs")
    labs = window.findChild(LabsView)
    assert labs is not None
    link = labs.chosen.what
    assert link.isVisible()
    assert "saturation" in link.accessibleName()
    assert link.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert min(link.width(), link.height()) >= 44
    link.click()
    assert shown(window) == "TSAT"


def test_a_row_whose_name_has_an_entry_has_a_link_and_no_other_row_has(window: MainWindow) -> None:
    today = window.findChild(TodayView)
    assert today is not None
    links = {key: row.head.what for key, row in today.rows.items()}
    assert [key for key, link in links.items() if link.isVisible()] == ["pem"]
    links["pem"].click()
    assert shown(window) == "PEM"


@pytest.mark.parametrize("text", [100, 200])
def test_the_link_of_a_row_is_whole_at_any_text_size(
    qapp: QApplication, qtbot: QtBot, journal_path: Path, text: int
) -> None:
    with Journal.create(journal_path, person="Anna") as journal:
        keep(journal)
    apply_theme(qapp, "light", text_percent=text)
    try:
        window = build_window(journal_path)
        qtbot.addWidget(window)
        window.resize(1024, 640)
        window.show()
        today = window.findChild(TodayView)
        assert today is not None
        today.rows["pem"].take_focus()
        QApplication.processEvents()
        assert cut_words(window) == []
        assert today.rows["pem"].head.what.width() >= today.rows["pem"].head.what.sizeHint().width()
        window.close()
    finally:
        apply_theme(qapp, "light")


@pytest.mark.parametrize(("sentence", "count"), [("Between 1 and 2 points (95 % range).", 1), ("Not enough yet.", 0)])
def test_an_answer_with_a_range_says_what_that_is(qtbot: QtBot, sentence: str, count: int) -> None:
    card = FindingCard(FindingState(id="one", question="Why?", sentence=sentence, caveats=(), how=()))
    qtbot.addWidget(card)
    assert [each.text() for each in card.findChildren(Button)].count("What is a 95 % range?") == count


def test_shift_f1_where_nothing_has_an_entry_shows_all_words(window: MainWindow) -> None:
    window.go_to("settings")
    QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    view = window.findChild(HelpView)
    assert view is not None
    assert view.pages.currentData() == "glossary"


def test_a_link_without_an_entry_is_away(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    assert term_link(around).isHidden()
    assert not term_link(around, "crp", "CRP").isHidden()
