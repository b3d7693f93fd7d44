# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import pytest

from journal_app.domain.topic_words import NamedTopics, read_topics, topics_line
from journal_app.errors import EntryRefused
from journal_app.research.library import bundled_cards
from journal_app.words import speaking

TRACKERS = {"fatigue": "Fatigue", "legs": "Heavy legs"}


@pytest.mark.parametrize(
    ("text", "analytes", "trackers", "treatments"),
    [
        ("", set(), set(), set()),
        ("ferritin, fatigue, iron infusion", {"ferritin"}, {"fatigue"}, {"iron"}),
        ("iron", {"iron"}, set(), set()),
        (" Hb ;  heavy LEGS\nMood ", {"haemoglobin"}, {"legs", "mood"}, set()),
        ("Ferinject", set(), set(), {"ferric carboxymaltose"}),
        ("biotin, disease-modifying infusion", set(), set(), {"biotin", "disease-modifying"}),
        ("ferritin,, ferritin,", {"ferritin"}, set(), set()),
    ],
)
def test_names_are_found_in_the_catalogue_they_belong_to(
    text: str, analytes: set[str], trackers: set[str], treatments: set[str]
) -> None:
    found = read_topics(text, TRACKERS)
    assert set(found.analytes) == analytes
    assert set(found.trackers) == trackers
    assert {name.casefold() for name in found.treatments} == treatments


def test_a_name_nobody_knows_is_told_with_the_nearest() -> None:
    with pytest.raises(EntryRefused, match="Not known here: “feritin”, “xyzzy”") as refused:
        read_topics("feritin, fatigue, xyzzy", TRACKERS)
    assert "Ferritin" in refused.value.detail


def test_what_every_card_that_ships_is_about_can_be_written_and_read_again() -> None:
    for card in bundled_cards():
        topics = card.topics
        named = NamedTopics(
            analytes=frozenset(topics.analytes),
            trackers=frozenset(topics.trackers),
            treatments=frozenset(topics.treatments),
        )
        again = read_topics(topics_line(named, {}), {})
        assert (again.analytes, again.trackers) == (named.analytes, named.trackers)
        assert {name.casefold() for name in again.treatments} == {name.casefold() for name in named.treatments}


@pytest.mark.parametrize("language", ["ar", "de", "en_GB", "he"])
def test_a_line_in_a_field_is_read_again_in_every_language(language: str) -> None:
    named = NamedTopics(
        analytes=frozenset({"ferritin", "tsat"}), trackers=frozenset({"fatigue"}), treatments=frozenset({"iron"})
    )
    with speaking(language):
        line = topics_line(named, {"fatigue": "الإعياء"})
        assert read_topics(line, {"fatigue": "الإعياء"}) == named
        assert read_topics(line.replace(", ", "، "), {"fatigue": "الإعياء"}) == named
        assert not set(line) & {"\u2066", "\u2067", "\u2068", "\u2069", "\u200f"}
