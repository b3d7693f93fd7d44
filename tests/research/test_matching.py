# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which cards stand beside what is in view: a table of situations, and what holds in any."""

import random
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.cards import FindingKind, ResearchCard, Topics
from journal_app.domain.catalogues import analytes, known_courses, offered_trackers, products, reaction_kinds
from journal_app.domain.treatments import InfusionKind
from journal_app.research.library import bundled_cards
from journal_app.research.matching import Match, matching, shortlist
from journal_app.research.topics import (
    Topic,
    TopicKind,
    infusion_topics,
    result_topics,
    topics_in_view,
    topics_of,
    treatment_topics,
)
from tests.analysis.lives import a_result, a_score, an_infusion
from tests.analysis.snapshots import spec_of

MOST = 4
BY_KEY = {card.key: card for card in bundled_cards()}
View = frozenset[Topic]
NOTHING: View = frozenset()


def trackers(*keys: str) -> View:
    return frozenset(Topic(TopicKind.TRACKER, key) for key in keys)


def results(*keys: str) -> View:
    return result_topics(keys)


def asked(kind: FindingKind) -> View:
    return result_topics((), kind)


def iron(product: str, *reactions: str) -> View:
    return infusion_topics(InfusionKind.IRON, product, reactions=reactions)


def course(title: str) -> View:
    return treatment_topics(title)


USUAL = trackers("fatigue", "mood") | results("ferritin", "tsat", "crp")
EVERYTHING = frozenset(
    (
        *trackers(*(offered.tracker.key for offered in offered_trackers())),
        *result_topics(analytes(), *FindingKind),
        *(topic for known in known_courses() for topic in course(known.title)),
        *(topic for known in products() for topic in infusion_topics(known.kind, known.inn)),
        *iron("", *(known.key for known in reaction_kinds())),
    )
)
PHOSPHATE = ("label-phosphate", "schaefer-2021")


@dataclass(frozen=True, slots=True)
class Situation:
    """What is in view; the cards the short list begins with, others it holds, and some that it must not hold."""

    words: str
    view: View
    first: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


TABLE = (
    Situation("nothing at all", NOTHING),
    Situation("mood alone", trackers("mood"), also=("yao-2017", "duan-2022"), never=("serum-iron-swings",)),
    Situation("fatigue, mood, ferritin, TSAT, CRP", USUAL, also=("prefer-2014", "keller-2020"), never=PHOSPHATE),
    Situation("the same after Ferinject", USUAL | iron("Ferinject"), PHOSPHATE, ("prefer-2014", "keller-2020")),
    Situation("the same after Injectafer", USUAL | iron("Injectafer 750 mg"), PHOSPHATE),
    Situation("Ferinject alone", iron("Ferinject"), PHOSPHATE),
    Situation("Ferinject and Monofer", USUAL | iron("Ferinject") | iron("Monofer"), PHOSPHATE),
    Situation("Ferinject, and phosphate was taken", iron("Ferinject") | results("phosphate"), PHOSPHATE),
    Situation("everything there is", EVERYTHING, also=(*PHOSPHATE, "biotin-assays", "ferumoxytol-mri")),
    Situation("Monofer", USUAL | iron("Monofer"), ("reactions-early-and-late",), never=("label-phosphate",)),
    Situation("iron of no known product", USUAL | iron("iron"), never=("label-phosphate", "ferumoxytol-mri")),
    Situation("ferumoxytol", iron("Feraheme"), ("ferumoxytol-mri",)),
    Situation("ferumoxytol, MS, much else", USUAL | iron("Rienso"), ("ferumoxytol-mri",)),
    Situation("iron dextran", USUAL | iron("CosmoFer"), ("wang-2015", "aga-2024")),
    Situation("a biotin course and TSH", course("Biotin") | results("tsh"), ("biotin-assays",)),
    Situation("a biotin course, much else", course("Biotin 300 mg") | USUAL | iron("Venofer"), ("biotin-assays",)),
    Situation("TSH without biotin", results("tsh"), also=("biotin-assays", "henriksen-2014")),
    Situation("iron tablets", course("Iron tablets"), also=("verdon-2003", "waldvogel-2012"), never=PHOSPHATE),
    Situation("ferrous sulfate", course("Ferrous sulfate"), also=("verdon-2003", "waldvogel-2012")),
    Situation("vitamin D", course("Vitamin D"), ("earl-2017",)),
    Situation("serum iron", results("iron"), ("serum-iron-swings", "blood-iron-brain-iron", "two-results-differ")),
    Situation("transferrin", results("transferrin"), ("blood-iron-brain-iron", "two-results-differ")),
    Situation("CRP", results("crp"), ("cut-offs-different-lines",), ("bsh-2021",)),
    Situation("phosphate", results("phosphate"), also=("label-phosphate", "schaefer-2021", "henriksen-2014")),
    Situation("fever after iron", iron("", "fever"), ("reactions-early-and-late",)),
    Situation(
        "fever and joint pain late, much else",
        USUAL | iron("Ferinject", "fever", "joint_pain", "headache"),
        PHOSPHATE,
        ("reactions-early-and-late",),
    ),
    Situation("a flush during the drip", USUAL | iron("", "fishbane"), ("reactions-early-and-late",)),
    Situation("bone pain", USUAL | iron("", "bone_pain"), ("label-phosphate",)),
    Situation("a severe allergic reaction", USUAL | iron("", "allergic_reaction"), ("rampton-2014",)),
    Situation("a reaction no card names", USUAL | iron("", "taste"), never=("label-phosphate",)),
    Situation(
        "before and after",
        asked(FindingKind.BEFORE_AND_AFTER),
        ("before-after-chance",),
        ("regression-to-the-mean", "ironwoman-2020"),
    ),
    Situation("fatigue, before and after", trackers("fatigue") | asked(FindingKind.BEFORE_AND_AFTER), never=PHOSPHATE),
    Situation("two things together", asked(FindingKind.TOGETHER), also=("yao-2017", "duan-2022")),
    Situation(
        "ferritin and fatigue together",
        results("ferritin") | trackers("fatigue") | asked(FindingKind.TOGETHER),
        also=("knyszynska-2020", "yokoi-2017"),
    ),
    Situation("two ferritins", result_topics(["ferritin"], FindingKind.TREND), also=("two-results-differ",)),
    Situation("two serum irons", result_topics(["iron"], FindingKind.TREND), also=("serum-iron-swings",)),
    Situation("days of the week", asked(FindingKind.WEEKDAYS)),
    Situation("coverage", asked(FindingKind.COVERAGE)),
)


def keys_of(matches: tuple[Match, ...]) -> list[str]:
    return [match.key for match in matches]


@pytest.mark.parametrize("situation", TABLE, ids=lambda situation: situation.words)
def test_the_short_list(situation: Situation) -> None:
    found = keys_of(shortlist(bundled_cards(), situation.view, MOST))
    assert tuple(found[: len(situation.first)]) == situation.first
    assert set(situation.also) <= set(found)
    assert not set(situation.never) & set(found)
    assert bool(found) is any(topics_of(card) & situation.view for card in bundled_cards())


@pytest.mark.parametrize("situation", [one for one in TABLE if one.view != EVERYTHING], ids=lambda one: one.words)
def test_a_short_list_stays_short(situation: Situation) -> None:
    assert len(shortlist(bundled_cards(), situation.view, MOST)) <= MOST + 1


views = st.frozensets(st.sampled_from(sorted(EVERYTHING)))


@given(view=views, most=st.integers(1, 6), unhelpful=st.frozensets(st.sampled_from(sorted(BY_KEY))))
def test_no_card_stands_without_one_that_contradicts_it(view: View, most: int, unhelpful: frozenset[str]) -> None:
    found = shortlist(bundled_cards(), view, most, unhelpful)
    shown = set(keys_of(found))
    for match in found:
        opposites = set(BY_KEY[match.key].contradicts)
        assert set(match.against) == opposites & shown
        assert set(match.elsewhere) == opposites - shown
        in_view = {key for key in opposites if topics_of(BY_KEY[key]) & view}
        assert not in_view or match.against


@given(view=views, most=st.integers(1, 6), unhelpful=st.frozensets(st.sampled_from(sorted(BY_KEY))))
def test_phosphate_is_there_whenever_ferric_carboxymaltose_is(view: View, most: int, unhelpful: frozenset[str]) -> None:
    found = shortlist(bundled_cards(), view | iron("Ferinject"), most, unhelpful)
    assert any("low phosphate" in BY_KEY[match.key].topics.safety for match in found)
    assert "label-phosphate" in keys_of(found) or "label-phosphate" in unhelpful


@given(view=views, seed=st.randoms(use_true_random=False))
def test_neither_the_order_of_cards_nor_a_second_look_changes_the_list(view: View, seed: random.Random) -> None:
    shuffled = list(bundled_cards())
    seed.shuffle(shuffled)
    assert shortlist(shuffled, view, MOST) == shortlist(bundled_cards(), view, MOST)


@given(view=views)
def test_cards_that_contradict_each_other_follow_each_other(view: View) -> None:
    for found in (shortlist(bundled_cards(), view, MOST), matching(bundled_cards(), view)):
        blocks = [match.block for match in found]
        assert len(set(blocks)) == 1 + sum(one != other for one, other in pairwise(blocks)) if blocks else not found
        block_of = {match.key: match.block for match in found}
        assert all(block_of[other] == match.block for match in found for other in match.against)


@given(view=views)
def test_the_whole_holds_every_card_about_something_in_view(view: View) -> None:
    found = matching(bundled_cards(), view)
    assert {match.key for match in found} == {card.key for card in bundled_cards() if topics_of(card) & view}
    assert all(set(match.because) == topics_of(BY_KEY[match.key]) & view for match in found)
    assert set(keys_of(shortlist(bundled_cards(), view, MOST))) <= set(keys_of(found))


def test_a_card_that_was_found_unhelpful_goes_last() -> None:
    view = results("iron")
    every = keys_of(matching(bundled_cards(), view))
    first = every[0]
    assert keys_of(matching(bundled_cards(), view, frozenset({first})))[-1] == first
    assert first not in keys_of(shortlist(bundled_cards(), view, MOST, frozenset({first})))


def test_another_card_on_phosphate_stands_in_for_one_that_was_found_unhelpful() -> None:
    found = keys_of(shortlist(bundled_cards(), USUAL | iron("Ferinject"), MOST, frozenset({"label-phosphate"})))
    assert found[0] == "glaspy-2021"
    assert "label-phosphate" not in found


def test_when_every_card_on_it_was_found_unhelpful_phosphate_stands_last() -> None:
    unhelpful = frozenset(key for key, card in BY_KEY.items() if "low phosphate" in card.topics.safety)
    found = keys_of(shortlist(bundled_cards(), USUAL | iron("Ferinject"), MOST, unhelpful))
    assert {found[0], found[1]} == {"prefer-2014", "keller-2020"}
    assert "label-phosphate" in found[MOST - 1 :]


def test_no_card_of_the_reader_takes_the_place_of_the_label() -> None:
    own = replace(
        BY_KEY["label-phosphate"],
        key="my-1",
        contradicts=(),
        topics=Topics(treatments=("Ferric carboxymaltose",), safety=("something else",)),
    )
    found = keys_of(shortlist((own, *bundled_cards()), iron("Ferinject"), MOST))
    assert tuple(found[:2]) == PHOSPHATE


def test_a_reason_names_the_product_before_what_was_scored() -> None:
    (match,) = matching([BY_KEY["label-phosphate"]], USUAL | iron("Ferinject"))
    assert [topic.key for topic in match.because] == ["ferric carboxymaltose", "iron", "fatigue"]


@pytest.mark.parametrize("value", ["<5", "12", "300", "4000"])
def test_no_value_changes_which_cards_are_shown(value: str) -> None:
    def about(result: str, score: int, amount: int) -> tuple[Match, ...]:
        spec = spec_of(a_score(3, score), a_result(9, "ferritin", result), an_infusion(20, amount=amount))
        return shortlist(bundled_cards(), topics_in_view(spec), MOST)

    assert about(value, 0, 100) == about("55", 10, 1000)


def test_cards_that_contradict_each_other_on_one_side_only_are_a_pair_all_the_same() -> None:
    def a_card(key: str, *contradicts: str) -> ResearchCard:
        return replace(bundled_cards()[0], key=key, contradicts=contradicts, topics=Topics(trackers=("mood",)))

    found = shortlist([a_card("a"), a_card("b"), a_card("c", "a", "gone")], trackers("mood"), 1)
    assert [(match.key, match.against, match.elsewhere) for match in found] == [("a", ("c",), ()), ("c", ("a",), ())]
