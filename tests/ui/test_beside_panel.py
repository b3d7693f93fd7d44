# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The cards beside a screen as a reader meets them: by eye, by Tab, by ear, at twice the text size."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.records import CardMark
from journal_app.domain.treatments import InfusionKind
from journal_app.research.library import bundled_cards
from journal_app.research.shelf import ShelfCard
from journal_app.research.topics import Topic, infusion_topics, result_topics
from journal_app.ui.beside.cards import cards_beside
from journal_app.ui.beside.panel import ResearchBeside
from journal_app.ui.beside.state import Block
from journal_app.ui.theme import apply_theme
from journal_app.ui.widgets.surfaces import Page
from tests.ui.looking import cut_words, settle, unnamed_stops

SHELF = [ShelfCard(card=card, mark=CardMark(card=card.key)) for card in bundled_cards()]
FERINJECT = infusion_topics(InfusionKind.IRON, "Ferinject")
Stage = tuple[Page, ResearchBeside]


def blocks_of(in_view: frozenset[Topic]) -> tuple[Block, ...]:
    return cards_beside(SHELF, in_view, {}, date(2026, 11, 21))


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication) -> Iterator[Stage]:
    apply_theme(qapp, "light")
    page, panel = Page(), ResearchBeside()
    page.body.addWidget(panel.way)
    page.body.addSpacing(900)
    page.body.addWidget(panel)
    page.body.addStretch(1)
    qtbot.addWidget(page)
    page.resize(760, 560)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield page, panel
    apply_theme(qapp, "light")


def shown(panel: ResearchBeside) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_without_cards_there_is_no_panel_and_no_way_to_it(stage: Stage) -> None:
    _page, panel = stage
    assert not panel.isVisible()
    assert not panel.way.isEnabled()
    panel.set_cards(blocks_of(FERINJECT))
    assert panel.isVisible()
    assert panel.way.isEnabled()
    panel.set_cards(())
    assert not panel.isVisible()
    assert not panel.way.isEnabled()


def test_headlines_and_reasons_stand_there_and_the_rest_waits_for_a_press(stage: Stage) -> None:
    _page, panel = stage
    blocks = blocks_of(FERINJECT)
    panel.set_cards(blocks)
    for card in (card for block in blocks for card in block.cards):
        assert card.headline in shown(panel)
        assert card.reason in shown(panel)
        assert card.found not in shown(panel)
    assert "These two found different things:" in shown(panel)


def test_read_opens_one_card_and_the_same_button_closes_it(stage: Stage) -> None:
    _page, panel = stage
    panel.set_cards(blocks_of(FERINJECT))
    first, second, *_others = panel.lines.values()
    first.reading.setFocus()
    QTest.keyClick(first.reading, Qt.Key.Key_Space)
    said = shown(panel)
    assert "What it cannot say" in said
    assert "Who paid, who sells" in said
    assert "checked" in said
    assert first.reading.accessibleName().startswith("Close: ")
    second.reading.click()
    assert (first.words.isVisible(), second.words.isVisible()) == (False, True)
    second.reading.click()
    assert panel.open_key == ""
    assert second.reading.accessibleName().startswith("Read: ")


def test_the_neighbour_of_read_stays_where_it_is(stage: Stage) -> None:
    _page, panel = stage
    panel.set_cards(blocks_of(FERINJECT))
    settle()
    first = next(iter(panel.lines.values()))
    before = first.whole.x()
    first.reading.click()
    settle()
    assert first.whole.x() == before


def test_a_card_asks_for_the_screen_for_research_by_its_key(stage: Stage) -> None:
    _page, panel = stage
    asked: list[str] = []
    panel.card_wanted.connect(asked.append)
    panel.set_cards(blocks_of(FERINJECT))
    panel.lines["label-phosphate"].whole.click()
    assert asked == ["label-phosphate"]


def test_tab_follows_the_eye(stage: Stage) -> None:
    _page, panel = stage
    panel.set_cards(blocks_of(FERINJECT))
    expected = [button for line in panel.lines.values() for button in line.buttons()]
    expected[0].setFocus()
    for before, after in pairwise(expected):
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is after


def test_cards_that_come_late_are_reached_before_the_foot_of_the_window(qtbot: QtBot, stage: Stage) -> None:
    page, panel = stage
    window, foot = QWidget(), QPushButton("foot")
    column = QVBoxLayout(window)
    column.addWidget(page)
    column.addWidget(foot)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    for in_view in (result_topics(["crp"]), FERINJECT):
        panel.set_cards(blocks_of(in_view))
        lines = list(panel.lines.values())
        panel.way.setFocus()
        QTest.keyClick(panel.way, Qt.Key.Key_Tab)
        assert lines[0].reading.hasFocus()
        lines[-1].ask.setFocus()
        QTest.keyClick(lines[-1].ask, Qt.Key.Key_Tab)
        assert foot.hasFocus()
    page.setParent(None)


def test_the_open_card_and_the_focus_stay_while_others_come_into_view(stage: Stage) -> None:
    _page, panel = stage
    panel.set_cards(blocks_of(FERINJECT))
    panel.lines["label-phosphate"].reading.click()
    panel.lines["label-phosphate"].whole.setFocus()
    panel.set_cards(blocks_of(FERINJECT | result_topics(["ferritin", "tsat"])))
    line = panel.lines["label-phosphate"]
    assert line.words.isVisible()
    assert line.whole.hasFocus()
    panel.set_cards(blocks_of(result_topics(["crp"])))
    assert next(iter(panel.lines.values())).reading.hasFocus()
    panel.set_cards(blocks_of(FERINJECT))
    assert panel.lines["label-phosphate"].words.isVisible()


def test_the_way_leads_to_the_first_card_with_the_heading_above_it(stage: Stage) -> None:
    _page, panel = stage
    panel.set_cards(blocks_of(FERINJECT))
    settle()
    assert panel.heading.visibleRegion().isEmpty()
    panel.way.click()
    settle()
    assert next(iter(panel.lines.values())).reading.hasFocus()
    assert panel.heading.visibleRegion().boundingRect() == panel.heading.rect()


@pytest.mark.parametrize("text_percent", [100, 200])
def test_at_any_text_size_every_word_has_room_and_every_button_is_large_and_named(
    stage: Stage, qapp: QApplication, text_percent: int
) -> None:
    page, panel = stage
    apply_theme(qapp, "dim", text_percent=text_percent)
    panel.set_cards(blocks_of(FERINJECT))
    first = next(iter(panel.lines.values()))
    first.reading.click()
    settle()
    assert cut_words(panel) == []
    assert unnamed_stops(panel) == []
    assert page.horizontalScrollBar().maximum() == 0
    for line in panel.lines.values():
        assert min(line.reading.height(), line.reading.width(), line.whole.height()) >= 44
