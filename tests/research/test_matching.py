# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from dataclasses import replace

import pytest

from journal_app.analysis.charts import Span
from journal_app.analysis.timeline import Choice, shown_as
from journal_app.domain.cards import ResearchCard, Topics
from journal_app.research.library import bundled_cards
from journal_app.research.matching import matching
from journal_app.research.topics import Topic, TopicKind, topics_in_view, topics_of
from tests.analysis.lives import TODAY, a_result, a_score, a_year, ago, an_infusion
from tests.analysis.snapshots import spec_of

FATIGUE, MOOD = Topic(TopicKind.TRACKER, "fatigue"), Topic(TopicKind.TRACKER, "mood")
FERRITIN, SERUM_IRON = Topic(TopicKind.ANALYTE, "ferritin"), Topic(TopicKind.ANALYTE, "iron")
IRON_GIVEN = Topic(TopicKind.TREATMENT, "iron")
FCM = Topic(TopicKind.TREATMENT, "ferric carboxymaltose")


def a_card(key: str, about: Topics, *contradicts: str) -> ResearchCard:
    return replace(bundled_cards()[0], key=key, contradicts=contradicts, topics=about)


CARDS = (
    a_card("both", Topics(analytes=("ferritin",), trackers=("fatigue",)), "mood"),
    a_card("given", Topics(treatments=("Ferric carboxymaltose", "iron"))),
    a_card("measured", Topics(analytes=("iron",))),
    a_card("mood", Topics(trackers=("mood",)), "both"),
    a_card("nothing", Topics()),
)


def test_what_is_in_view_are_trackers_analytes_and_treatments() -> None:
    spec = spec_of(a_score(1, 5), a_result(3, "ferritin", 40), an_infusion(9))
    assert topics_in_view(spec) == {FATIGUE, FERRITIN, IRON_GIVEN, FCM}


def test_a_brand_stands_for_its_substance() -> None:
    assert FCM in topics_in_view(spec_of(a_score(1, 5), an_infusion(9, product="Ferinject")))


def test_iron_in_the_blood_and_iron_that_was_given_are_different_topics() -> None:
    given = topics_in_view(spec_of(a_score(1, 5), an_infusion(9)))
    drawn = topics_in_view(spec_of(a_result(3, "iron", 12, "umol/L"), choice=Choice(analytes=frozenset({"iron"}))))
    assert SERUM_IRON not in given
    assert drawn == {SERUM_IRON}


def test_what_is_not_chosen_is_not_in_view() -> None:
    spec = spec_of(*a_year(), choice=Choice(trackers=frozenset({"mood"}), analytes=frozenset()))
    assert topics_in_view(spec) & {FATIGUE, FERRITIN, MOOD} == {MOOD}


def test_an_infusion_counts_while_its_day_is_shown() -> None:
    spec = spec_of(a_score(1, 5), a_score(300, 5), an_infusion(200))
    seen = shown_as(spec, Span(first=ago(30).toordinal(), last=TODAY.toordinal()))
    assert IRON_GIVEN in topics_in_view(spec)
    assert IRON_GIVEN not in topics_in_view(seen)


def test_a_panel_of_another_unit_is_still_about_its_analyte() -> None:
    spec = spec_of(a_result(3, "crp", 4, "mg/L"), a_result(9, "crp", 4, "IU/L"))
    assert topics_in_view(spec) == {Topic(TopicKind.ANALYTE, "crp")}


@pytest.mark.parametrize(
    ("in_view", "keys"),
    [
        ({FATIGUE, FERRITIN}, ["both"]),
        ({FATIGUE, FERRITIN, IRON_GIVEN, FCM, SERUM_IRON}, ["both", "given", "measured"]),
        ({FATIGUE, MOOD, IRON_GIVEN}, ["both", "mood", "given"]),  # those in conflict stay together
        ({MOOD}, ["mood"]),
        (set(), []),
    ],
)
def test_cards_that_share_most_come_first_and_conflicts_stay_together(in_view: set[Topic], keys: list[str]) -> None:
    assert [match.key for match in matching(CARDS, frozenset(in_view))] == keys


def test_a_match_says_what_it_is_for() -> None:
    (match,) = matching(CARDS, frozenset({FATIGUE, FERRITIN, Topic(TopicKind.ANALYTE, "crp")}))
    assert match.because == (FERRITIN, FATIGUE)


def test_phosphate_after_ferric_carboxymaltose_is_there_when_that_product_is_in_view() -> None:
    safety = {card.key for card in bundled_cards() if "low phosphate" in card.topics.safety and FCM in topics_of(card)}
    assert safety
    assert safety <= {match.key for match in matching(bundled_cards(), frozenset({FCM}))}


@pytest.mark.parametrize("value", ["<5", "12", "300", "4000"])
def test_no_value_changes_which_cards_are_shown(value: str) -> None:
    def about(result: str, score: int, amount: int) -> list[str]:
        spec = spec_of(a_score(3, score), a_result(9, "ferritin", result), an_infusion(20, amount=amount))
        return [match.key for match in matching(bundled_cards(), topics_in_view(spec))]

    assert about(value, 0, 100) == about("55", 10, 1000)
