# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import pytest

from journal_app.domain.records import CardMark
from journal_app.errors import NotFound
from journal_app.research.library import bundled_cards, start_here
from journal_app.research.shelf import find_on, shelf, shelf_without_journal
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.research.cards import an_own_row


def test_the_shelf_holds_the_cards_that_ship_and_then_those_added(journal: Journal) -> None:
    verbs.add_card(journal, an_own_row("my-zed"))
    verbs.add_card(journal, an_own_row("my-abel"))
    keys = [each.card.key for each in shelf(journal.facts)]
    assert keys[:-2] == [card.key for card in bundled_cards()]
    assert set(keys[-2:]) == {"my-zed", "my-abel"}


def test_marks_stand_with_their_cards_and_one_without_its_card_is_kept(journal: Journal) -> None:
    verbs.mark_card(journal, CardMark(card="keller-2020", saved=True))
    verbs.mark_card(journal, CardMark(card="gone-2001", note="a card of an older version"))
    assert find_on(shelf(journal.facts), "keller-2020").mark.saved
    assert not find_on(shelf(journal.facts), "prefer-2014").mark.saved
    assert len(journal.facts.card_marks()) == 2


def test_an_added_card_without_a_summary_says_nothing_it_does_not_know(journal: Journal) -> None:
    verbs.add_card(journal, an_own_row())
    card = find_on(shelf(journal.facts), "my-doe-2020").card
    assert card.headline == "Ferritin in a village"
    assert (card.found, card.cannot_say, card.checked_on) == ("", (), None)
    assert card.citation.year.text == "2020"
    assert not card.citation.title.checked


def test_a_card_that_is_not_there_is_answered_with_the_nearest() -> None:
    with pytest.raises(NotFound) as missing:
        find_on(shelf_without_journal(), "keler-2020")
    assert "keller-2020" in missing.value.hint


def test_somebody_new_to_the_papers_begins_with_what_must_not_be_mixed_up() -> None:
    first = start_here()
    assert first[0] == "blood-iron-brain-iron"
    assert {"ms-brain-iron-summary", "neuroreport-2017-serum-iron", "clinic-iron-infusions-cfs"} < set(first)
    assert len(first) <= 7
