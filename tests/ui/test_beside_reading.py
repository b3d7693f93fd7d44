# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""When the shelf is read, and what a screen is told."""

import pytest

from journal_app.domain.cards import Topics
from journal_app.domain.own_cards import OwnCard, row_of
from journal_app.domain.records import CardMark
from journal_app.domain.references import Reference
from journal_app.research.topics import Topic, TopicKind, result_topics
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.beside.reading import NOTHING, Beside, read_shelf
from journal_app.ui.beside.state import Block
from tests.ui.desks import Later, a_desk

IRON = result_topics(["iron"])


class Told:
    """What a view was told."""

    def __init__(self) -> None:
        self.all: list[tuple[Block, ...]] = []

    def __call__(self, blocks: tuple[Block, ...]) -> None:
        self.all.append(blocks)

    def shown(self) -> list[str]:
        return [card.key for block in self.all[-1] for card in block.cards]


@pytest.fixture
def told() -> Told:
    return Told()


def test_the_cards_come_behind_what_the_screen_reads(journal: Journal, told: Told) -> None:
    lanes = Later(journal)
    desk, _messages = a_desk(journal, lanes)
    beside = Beside(desk, told)
    desk.read(lambda _facts: None, lambda _nothing: beside.look_at(IRON))  # the picture of a screen
    beside.refresh()
    assert told.all == []
    lanes.run(1)
    assert told.all == []
    lanes.run()
    assert "serum-iron-swings" in told.shown()


def test_what_is_looked_at_again_is_not_told_again(journal: Journal, told: Told) -> None:
    desk, _messages = a_desk(journal)
    beside = Beside(desk, told)
    beside.refresh()
    beside.look_at(IRON)
    count = len(told.all)
    beside.look_at(IRON)
    beside.refresh()
    assert len(told.all) == count
    beside.look_at(NOTHING)
    assert told.all[-1] == ()


def test_the_name_of_a_tracker_is_told_anew(journal: Journal, told: Told) -> None:
    desk, _messages = a_desk(journal)
    beside = Beside(desk, told)
    beside.refresh()
    mood = frozenset({Topic(TopicKind.TRACKER, "mood")})
    for name in ("Mood", "Spirits"):
        beside.look_at(mood, {"mood": name})
        assert told.all[-1][0].cards[0].reason == f"because {name.lower()} is on screen"


def test_a_mark_of_the_reader_is_followed(journal: Journal, told: Told) -> None:
    desk, _messages = a_desk(journal)
    beside = Beside(desk, told)
    beside.refresh()
    beside.look_at(IRON)
    first = told.shown()[0]
    verbs.mark_card(journal, CardMark(card=first, found="unhelpful"))
    beside.refresh()
    assert first not in told.shown()


def test_a_card_of_the_reader_stands_beside_a_screen_too(journal: Journal, told: Told) -> None:
    desk, _messages = a_desk(journal)
    beside = Beside(desk, told)
    own = OwnCard(reference=Reference(title="Folate and I"), topics=Topics(analytes=("folate",)))
    verbs.add_card(journal, row_of("my-1", own))
    beside.refresh()
    beside.look_at(result_topics(["folate"]))
    assert "my-1" in told.shown()


def test_the_shelf_is_read_once_while_nothing_of_the_reader_changes(journal: Journal) -> None:
    shelf = read_shelf(journal.facts)
    assert read_shelf(journal.facts, shelf) is shelf
    verbs.mark_card(journal, CardMark(card="keller-2020", found="unhelpful"))
    again = read_shelf(journal.facts, shelf)
    assert next(each.mark.found for each in again.cards if each.card.key == "keller-2020") == "unhelpful"


def test_a_reference_about_nothing_a_screen_shows_is_left_out(journal: Journal) -> None:
    verbs.add_card(journal, row_of("my-1", OwnCard(reference=Reference(title="Something else"))))
    assert "my-1" not in {each.card.key for each in read_shelf(journal.facts).cards}


def test_a_card_is_opened_whole_on_the_screen_for_research(journal: Journal, told: Told) -> None:
    desk, _messages = a_desk(journal)
    gone_to: list[tuple[str, str]] = []
    desk.go_to = lambda key, what="": gone_to.append((key, what))
    Beside(desk, told).open_card("keller-2020")
    assert gone_to == [("research", "keller-2020")]
