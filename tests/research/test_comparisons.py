# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import re
from dataclasses import replace

import pytest

from journal_app.domain.comparison_files import Comparison
from journal_app.research.comparisons import comparison_spec, comparisons, comparisons_of, mistakes_in, result_of
from journal_app.research.library import bundled_cards, find
from tests.research.test_library import FORBIDDEN

FIRST = "iron-infusion-and-fatigue"
ALL = comparisons()


def changed(comparison: Comparison, place: int, **fields: str) -> Comparison:
    """A comparison whose first result on a line is another."""
    line = (replace(comparison.lines[place][0], **fields), *comparison.lines[place][1:])
    return replace(comparison, lines=(*comparison.lines[:place], line, *comparison.lines[place + 1 :]))


def test_the_pooled_figure_stands_above_prefer_and_keller_side_by_side() -> None:
    (comparison,) = (one for one in ALL if one.key == FIRST)
    assert [[shown.card for shown in line] for line in comparison.lines] == [
        ["houston-2018"],
        ["prefer-2014", "keller-2020"],
    ]
    above, below = comparison_spec(comparison).lines
    assert [len(above), len(below)] == [1, 2]
    assert [panel.caption.split(":")[0].split(",")[0] for panel in (*above, *below)] == [
        "Standardised mean difference",
        "Odds ratio",
        "Mean difference",
    ]
    assert comparison_spec(comparison).note.startswith("Each scale is its own: ")


@pytest.mark.parametrize("key", ["houston-2018", "prefer-2014", "keller-2020"])
def test_a_comparison_is_on_the_page_of_each_of_its_cards(key: str) -> None:
    assert FIRST in [comparison.key for comparison in comparisons_of(key)]


def test_a_card_without_comparisons_has_none() -> None:
    assert comparisons_of("ms-brain-iron-summary") == comparisons_of("my-own") == ()


@pytest.mark.parametrize("comparison", ALL, ids=lambda one: str(one.key))
def test_every_comparison_says_how_to_read_it_and_what_it_cannot_say(comparison: Comparison) -> None:
    said = (comparison.title, comparison.how_to_read, comparison.cannot_say)
    assert [found[0] for found in map(FORBIDDEN.search, said) if found] == []
    assert not any(re.search(r"significan", sentence) for sentence in said)
    assert len(comparison.how_to_read.split()) > 8
    rows = list(comparison_spec(comparison).rows)
    assert [row.name for row in rows] == [shown.name for shown in comparison.shown]
    assert sum(row.estimate is not None for row in rows) > 0


@pytest.mark.parametrize("comparison", ALL, ids=lambda one: str(one.key))
def test_the_names_of_studies_have_the_years_of_their_cards(comparison: Comparison) -> None:
    for shown in comparison.shown:
        year = re.search(r"\b(19|20)\d\d\b", shown.name)
        assert year is None or year[0] in shown.card or year[0] == find(shown.card).citation.year.text


def test_what_ships_has_no_mistakes() -> None:
    assert mistakes_in(ALL, bundled_cards()) == ()
    assert all(result_of(shown).checked for comparison in ALL for shown in comparison.shown)


@pytest.mark.parametrize(
    ("place", "fields", "mistake"),
    [
        (0, {"card": "houston-2081"}, "lines[1].results[1].card: there is no card 'houston-2081'; nearest is 'houston"),
        (1, {"what": "fatigue"}, "lines[2].results[1].what: prefer-2014 has no result 'fatigue'"),
        (0, {"card": "wang-2015"}, "lines[1].results[1].what: wang-2015 has no result 'felt fatigue, four trials pool"),
    ],
)
def test_a_card_or_result_that_is_not_there_is_named(place: int, fields: dict[str, str], mistake: str) -> None:
    found = mistakes_in((changed(ALL[0], place, **fields),), bundled_cards())
    assert found[0].startswith(f"comparisons.toml: comparisons[1].{mistake}")


def test_a_result_that_is_there_twice_cannot_be_named() -> None:
    cards = [
        replace(card, results=(*card.results, *card.results)) if card.key == "prefer-2014" else card
        for card in bundled_cards()
    ]
    (mistake,) = mistakes_in(ALL[:1], cards)
    assert "lines[2].results[1].what: prefer-2014 has more than one result" in mistake


def test_cards_that_do_not_know_each_other_are_not_shown_together() -> None:
    restless = find("li-2012").results[0].what
    odd = changed(ALL[0], 0, card="li-2012", what=restless)
    assert mistakes_in((odd,), bundled_cards()) == (
        "comparisons.toml: comparisons[1].lines: li-2012 is neither related to any of the others nor contradicts one",
    )
