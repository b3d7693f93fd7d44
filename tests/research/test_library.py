# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import re
from dataclasses import fields, replace
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from journal_app import places
from journal_app.domain.card_files import read_card
from journal_app.domain.cards import Cited, Evidence, ResearchCard
from journal_app.domain.spelling import plain
from journal_app.errors import NotFound
from journal_app.research.library import bundled_cards, find, mistakes_between
from journal_app.research.recompute import recomputed

SUMMARY, NEUROREPORT, CLINIC = "ms-brain-iron-summary", "neuroreport-2017-serum-iron", "clinic-iron-infusions-cfs"
FILES = sorted((places.seeds() / "cards").glob("*.toml"), key=lambda path: path.name)
# What a diary does not say: no verdict, no advice, and no word that makes a device of it.
FORBIDDEN = re.compile(
    r"\b(?:(?:ab)?normal(?:ly|ity)?|improv\w*|detect\w*|should|ought|must|monitor\w*|measur\w*|diagnos\w*|interpret\w*"
    r"|alarm\w*|recommend\w*|optimi[sz]\w*|targets?|assess\w*|predict\w*"
    r"|your (?:iron|ferritin|fatigue|mood|result|level)\w*|iron is (?:good|bad|healthy|harmful|dangerous|toxic))\b",
    re.IGNORECASE,
)


@cache
def read_once(path: Path) -> ResearchCard:
    """The card in a file."""
    return read_card(path.read_text(encoding="utf-8"), path.name)


@pytest.fixture(params=FILES, ids=lambda path: str(path.stem))
def card(request: pytest.FixtureRequest) -> ResearchCard:
    """Each card in the folder, read by itself: a mistake in one is told of that one."""
    return read_once(request.param)


def cited(card: ResearchCard) -> dict[str, Cited]:
    """Each field of a card's citation by its name."""
    return {field.name: getattr(card.citation, field.name) for field in fields(card.citation)}


def test_the_library_is_read_once_and_lies_in_order() -> None:
    keys = [card.key for card in bundled_cards()]
    assert keys == sorted(path.stem for path in FILES)
    assert bundled_cards() is bundled_cards()


def test_a_card_is_found_by_its_key_and_the_nearest_are_named_where_there_is_none() -> None:
    assert find(NEUROREPORT).citation.pmid == Cited(text="28509815", checked=True)
    with pytest.raises(NotFound, match="There is no research card called prefer-2041") as missing:
        find("prefer-2041")
    assert "prefer-2014" in missing.value.hint


def test_cards_name_cards_that_are_there_and_contradict_each_other() -> None:
    assert mistakes_between(bundled_cards()) == ()


def test_what_is_wrong_between_cards_is_named_with_file_and_field() -> None:
    one, other = (replace(find(key), related=(), contradicts=()) for key in (SUMMARY, CLINIC))
    lone = replace(one, related=("clinic-iron-infusion-cfs",), contradicts=(CLINIC,))
    assert mistakes_between((lone, other)) == (
        f"{SUMMARY}.toml: related: there is no card 'clinic-iron-infusion-cfs'; nearest is '{CLINIC}'",
        f"{CLINIC}.toml: contradicts: does not name '{SUMMARY}', which names it",
    )
    assert mistakes_between((lone, replace(other, contradicts=(SUMMARY,))))[1:] == ()


def test_every_card_says_what_it_cannot_say(card: ResearchCard) -> None:
    assert all(len(sentence.split()) > 2 for sentence in card.cannot_say)


def test_no_card_gives_a_verdict_or_advice_in_our_words(card: ResearchCard) -> None:
    assert [found[0] for found in map(FORBIDDEN.search, card.own_words) if found] == []


def test_no_number_is_given_that_nobody_has_read(card: ResearchCard) -> None:
    assert [result.what for result in card.results if not result.checked] == []


@pytest.mark.parametrize(
    ("key", "remembered"),
    [
        (NEUROREPORT, "10.1097/WNR"),
        (NEUROREPORT, "645–648"),
        ("zivadinov-2018", "10.1148/radiol.2018180136"),
        ("cochrane-2019-intravenous-iron", "1074"),
        ("cochrane-2019-intravenous-iron", "3.04"),
        ("cochrane-2019-intravenous-iron", "0.73"),
    ],
)
def test_nothing_from_memory_alone_stands_on_a_card(key: str, remembered: str) -> None:
    assert remembered not in (places.seeds() / "cards" / f"{key}.toml").read_text(encoding="utf-8")


def test_who_pays_or_sells_is_told_only_as_checked_or_left_open(card: ResearchCard) -> None:
    assert card.conflicts or not card.conflicts_checked


def test_the_words_that_are_forbidden_are_found() -> None:
    said = ("This is normal.", "You should rest.", "your ferritin", "Iron is bad for the brain.", "it detects change")
    assert all(FORBIDDEN.search(sentence) for sentence in said)
    assert not FORBIDDEN.search("Ferritin was lower in one group; norms differ between laboratories.")


def test_conditions_and_matters_of_safety_are_spelled_one_way() -> None:
    words = set(chain.from_iterable((*card.topics.conditions, *card.topics.safety) for card in bundled_cards()))
    assert len({plain(word) for word in words}) == len(words)


def test_every_analyte_the_issue_names_and_both_daily_scores_have_cards() -> None:
    analytes = set(chain.from_iterable(card.topics.analytes for card in bundled_cards()))
    trackers = set(chain.from_iterable(card.topics.trackers for card in bundled_cards()))
    assert {"iron", "ferritin", "tsat", "transferrin", "haemoglobin", "phosphate", "crp"} <= analytes
    assert {"fatigue", "mood"} <= trackers


def test_the_summary_whose_paper_nobody_could_identify_says_so() -> None:
    card = find(SUMMARY)
    assert card.evidence is Evidence.SUMMARY_OF_OTHERS
    for name in ("title", "authors", "doi", "pmid", "volume", "pages", "year"):
        assert cited(card)[name] == Cited(text="", checked=False)
    assert "could not be identified" in card.found
    assert "title, authors and DOI could not be found" in card.cannot_say[0]
    assert card.results == ()
    assert "A blood test does not show that iron" in card.why_patient


def test_the_neuroreport_card_shows_a_small_hint_that_could_not_be_reproduced() -> None:
    card = find(NEUROREPORT)
    for name in ("authors", "volume", "pages", "doi"):  # nobody has read them at a source
        assert cited(card)[name] == Cited(text="", checked=False)
    assert "a small hint" in card.headline
    putamen = recomputed(card.results[0])[0]
    assert putamen.is_reproduced is False
    assert "P is 0.0538, and 0.041 is printed. It fits 19 degrees of freedom" in putamen.words


def test_the_clinics_card_shows_who_sells_and_what_could_not_be_traced() -> None:
    card = find(CLINIC)
    assert card.evidence is Evidence.CLINIC_ARTICLE
    assert card.conflicts_checked
    assert "sells the infusions" in card.conflicts
    assert "could not be traced" in card.found
    for kernel in ("a full iron panel with ferritin", "again over time", "knowing the side effects"):
        assert kernel in card.found
    assert card.quotation is not None
    assert card.quotation.text.startswith("We make no claims")


def test_blood_iron_and_brain_iron_are_told_apart_on_the_shelf() -> None:
    card = find("blood-iron-brain-iron")
    assert card.headline == "Iron in blood and iron in the brain are different things"
    assert {"iron", "ferritin"} <= set(card.topics.analytes)


def test_studies_that_disagree_about_the_thalamus_name_each_other() -> None:
    early = find("ge-2007")
    assert {"zivadinov-2018", "schweser-2018", "pudlac-2020"} == set(early.contradicts)
    assert all(early.key in find(key).contradicts for key in early.contradicts)


def test_prefer_and_keller_lie_side_by_side() -> None:
    prefer, keller = find("prefer-2014"), find("keller-2020")
    assert keller.key in (*prefer.related, *prefer.contradicts)
    assert prefer.key in (*keller.related, *keller.contradicts)
