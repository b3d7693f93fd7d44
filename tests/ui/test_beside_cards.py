# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The words of the cards beside a screen, without a window."""

from dataclasses import replace
from datetime import date

import pytest

from journal_app.domain.cards import FindingKind, ResearchCard
from journal_app.domain.own_cards import OwnCard, as_research_card
from journal_app.domain.records import CardMark
from journal_app.domain.references import Reference
from journal_app.domain.treatments import InfusionKind
from journal_app.research.library import bundled_cards, find
from journal_app.research.shelf import ShelfCard
from journal_app.research.topics import Topic, TopicKind, infusion_topics, result_topics, treatment_topics
from journal_app.research.upkeep import checked_words
from journal_app.ui.beside.cards import MOST, cards_beside
from journal_app.ui.beside.reasons import reason_words
from journal_app.ui.beside.state import CardBeside

TODAY = date(2026, 11, 21)
FATIGUE, MOOD = Topic(TopicKind.TRACKER, "fatigue"), Topic(TopicKind.TRACKER, "mood")
NAMES = {"fatigue": "Fatigue", "mood": "Mood", "mine": "Pins and needles"}
FERINJECT = infusion_topics(InfusionKind.IRON, "Ferinject")


def on_shelf(*cards: ResearchCard, unhelpful: str = "") -> list[ShelfCard]:
    def mark(key: str) -> CardMark:
        return CardMark(card=key, found="unhelpful" if key == unhelpful else "helpful", saved=True)

    return [ShelfCard(card=card, mark=mark(card.key)) for card in cards]


def card_of(card: ResearchCard, *in_view: Topic, today: date = TODAY) -> CardBeside:
    ((shown,),) = (block.cards for block in cards_beside(on_shelf(card), frozenset(in_view), NAMES, today))
    return shown


def analyte(key: str) -> Topic:
    return Topic(TopicKind.ANALYTE, key)


@pytest.mark.parametrize(
    ("because", "words"),
    [
        ([analyte("ferritin")], "because ferritin is on screen"),
        ([analyte("ferritin"), FATIGUE], "because ferritin and fatigue are on screen"),
        (
            [FATIGUE, analyte("crp"), analyte("ferritin"), MOOD],
            "because ferritin, C-reactive protein (CRP) and fatigue",
        ),
        ([Topic(TopicKind.TREATMENT, "iron")], "because an infusion (iron) is on screen"),
        ([*treatment_topics("Ferinject"), *infusion_topics(InfusionKind.IRON)], "because ferric carboxymaltose is on"),
        ([*treatment_topics("Vitamin D")], "because vitamin D is on screen"),
        ([Topic(TopicKind.REACTION, "fever")], "because the reaction “Fever” is on screen"),
        ([Topic(TopicKind.FINDING, FindingKind.TREND)], "because a look at results over time is on screen"),
        ([Topic(TopicKind.TRACKER, "mine")], "because Pins and needles is on screen"),
        ([Topic(TopicKind.TRACKER, "gone")], "because gone is on screen"),
    ],
)
def test_a_reason_is_said_in_plain_words(because: list[Topic], words: str) -> None:
    assert reason_words(because, NAMES).startswith(words)


def test_a_card_says_what_it_is_about_for_whom_and_what_it_cannot_say() -> None:
    card = find("keller-2020")
    shown = card_of(card, FATIGUE, analyte("ferritin"))
    assert shown.kind == "randomised trial · 405 people"
    assert (shown.headline, shown.found) == (card.headline, card.found)
    assert all(words in shown.cannot_say for words in card.cannot_say)
    assert shown.reason == "because ferritin and fatigue are on screen"
    assert card.citation.title.text in shown.source


def test_one_that_others_contradict_who_are_not_there_names_them() -> None:
    shelf = on_shelf(find("keller-2020"), find("prefer-2014"), find("krayenbuehl-2011"), find("vaucher-2012"))
    in_view = infusion_topics(InfusionKind.IRON, "Ferinject")
    (block,) = cards_beside(shelf, in_view, NAMES, TODAY)
    assert block.words == "These did not all find the same:"
    few = cards_beside([*shelf[:2], *on_shelf(find("houston-2018"))], treatment_topics("Ferinject"), NAMES, TODAY)
    assert [card.key for card in few[0].cards] == ["keller-2020", "prefer-2014"]
    assert few[0].words == "These two found different things:"
    assert few[0].cards[0].others == f"Others found otherwise: “{find('houston-2018').headline}”"
    assert few[0].cards[1].others == ""


def test_one_alone_needs_no_words_above_it() -> None:
    (block,) = cards_beside(on_shelf(find("earl-2017")), treatment_topics("vitamin D"), NAMES, TODAY)
    assert (block.words, len(block.cards)) == ("", 1)


def test_a_few_cards_stand_beside_a_screen_and_one_more_at_most() -> None:
    everything = frozenset((FATIGUE, MOOD, analyte("ferritin"), *FERINJECT))
    blocks = cards_beside(on_shelf(*bundled_cards()), everything, NAMES, TODAY)
    assert MOST <= sum(len(block.cards) for block in blocks) <= MOST + 1
    assert blocks[0].cards[0].key == "label-phosphate"


def test_what_was_found_unhelpful_goes_last_and_what_was_saved_is_not_favoured() -> None:
    def keys(unhelpful: str = "") -> list[str]:
        shelf = on_shelf(*bundled_cards(), unhelpful=unhelpful)
        return [
            card.key for block in cards_beside(shelf, result_topics(["iron"]), NAMES, TODAY) for card in block.cards
        ]

    plain = [ShelfCard(card=card, mark=CardMark(card=card.key)) for card in bundled_cards()]
    unmarked = [c.key for b in cards_beside(plain, result_topics(["iron"]), NAMES, TODAY) for c in b.cards]
    assert keys() == unmarked
    assert unmarked[0] not in keys(unhelpful=unmarked[0])


def test_when_a_card_was_checked_is_said_and_that_it_may_have_changed() -> None:
    card = replace(find("earl-2017"), checked_on=date(2024, 11, 20))
    vitamin = Topic(TopicKind.TREATMENT, "vitamin d")
    assert checked_words(card, TODAY) == "checked 20 Nov 2024, more than two years ago: it may have changed"
    assert card_of(card, vitamin).kind.endswith("may have changed")
    fresh = replace(card, checked_on=date(2024, 11, 21))
    assert checked_words(fresh, TODAY) == "checked 21 Nov 2024"
    assert "changed" not in card_of(fresh, vitamin).kind


def test_a_card_of_the_reader_without_a_summary_says_so() -> None:
    own = as_research_card("my-1", OwnCard(reference=Reference(title="Iron and I", published="2020-03")))
    card = replace(own, topics=find("earl-2017").topics)
    shown = card_of(card, Topic(TopicKind.TREATMENT, "vitamin d"))
    assert shown.found == "There is no summary of it yet."
    assert (shown.kind, shown.checked) == ("kind of text not said", "not checked yet")
    assert shown.source == "Iron and I · 2020"
    assert (shown.cannot_say, shown.conflicts) == ("", "")


def test_nothing_in_view_brings_nothing() -> None:
    assert cards_beside(on_shelf(*bundled_cards()), frozenset(), NAMES, TODAY) == ()
