# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a card can be about, and what a screen shows of it."""

import pytest

from journal_app.analysis.charts import Span
from journal_app.analysis.timeline import Choice, shown_as
from journal_app.domain.cards import FindingKind
from journal_app.domain.treatments import Course, InfusionKind
from journal_app.research.library import bundled_cards, find
from journal_app.research.topics import (
    Topic,
    TopicKind,
    infusion_topics,
    result_topics,
    topics_in_view,
    topics_of,
    treatment_topics,
)
from tests.analysis.lives import TODAY, a_result, a_score, a_year, ago, an_infusion
from tests.analysis.snapshots import spec_of

FATIGUE, MOOD = Topic(TopicKind.TRACKER, "fatigue"), Topic(TopicKind.TRACKER, "mood")
FERRITIN, SERUM_IRON = Topic(TopicKind.ANALYTE, "ferritin"), Topic(TopicKind.ANALYTE, "iron")
IRON_GIVEN = Topic(TopicKind.TREATMENT, "iron")
FCM = Topic(TopicKind.TREATMENT, "ferric carboxymaltose")
ORAL_IRON = Topic(TopicKind.TREATMENT, "oral iron")


def test_what_is_in_view_are_trackers_analytes_and_treatments() -> None:
    spec = spec_of(a_score(1, 5), a_result(3, "ferritin", 40), an_infusion(9))
    assert topics_in_view(spec) == {FATIGUE, FERRITIN, IRON_GIVEN, FCM}


@pytest.mark.parametrize(
    ("product", "brand"),
    [("Ferinject", ""), ("iron", "Injectafer"), ("Ferric Carboxymaltose 1000 mg", ""), ("FERINJECT (second)", "")],
)
def test_a_brand_stands_for_its_substance_wherever_it_was_written(product: str, brand: str) -> None:
    assert FCM in topics_in_view(spec_of(a_score(1, 5), an_infusion(9, product=product, brand=brand)))
    assert FCM in infusion_topics(InfusionKind.IRON, product, brand)


def test_iron_in_the_blood_and_iron_that_was_given_are_different_topics() -> None:
    given = topics_in_view(spec_of(a_score(1, 5), an_infusion(9)))
    drawn = topics_in_view(spec_of(a_result(3, "iron", 12, "umol/L"), choice=Choice(analytes=frozenset({"iron"}))))
    assert SERUM_IRON not in given
    assert drawn == {SERUM_IRON}


def test_what_is_not_chosen_is_not_in_view() -> None:
    spec = spec_of(*a_year(), choice=Choice(trackers=frozenset({"mood"}), analytes=frozenset()))
    assert topics_in_view(spec) & {FATIGUE, FERRITIN, MOOD} == {MOOD}


def test_an_infusion_and_a_course_count_while_their_days_are_shown() -> None:
    course = Course(title="Iron tablets", started_on=ago(250), stopped_on=ago(210))
    spec = spec_of(a_score(1, 5), a_score(300, 5), an_infusion(200), course)
    seen = shown_as(spec, Span(first=ago(30).toordinal(), last=TODAY.toordinal()))
    assert topics_in_view(spec) >= {IRON_GIVEN, FCM, ORAL_IRON}
    assert topics_in_view(seen) == {FATIGUE}


def test_a_panel_of_another_unit_is_still_about_its_analyte() -> None:
    spec = spec_of(a_result(3, "crp", 4, "mg/L"), a_result(9, "crp", 4, "IU/L"))
    assert topics_in_view(spec) == {Topic(TopicKind.ANALYTE, "crp")}


def test_reactions_and_findings_enter_by_their_kind() -> None:
    assert infusion_topics(InfusionKind.IRON, "Monofer", reactions=["fever"]) == {
        IRON_GIVEN,
        Topic(TopicKind.TREATMENT, "ferric derisomaltose"),
        Topic(TopicKind.REACTION, "fever"),
    }
    assert result_topics(["ferritin"], FindingKind.TREND) == {FERRITIN, Topic(TopicKind.FINDING, "trend")}


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("Biotin 100 mg", {"biotin"}),
        ("Vitamin H", {"biotin"}),
        ("Iron tablets", {"oral iron"}),
        ("Ferrous fumarate", {"ferrous fumarate", "oral iron"}),
        ("Feraccru", {"ferric maltol", "oral iron"}),
        ("Vitamin D, winter", {"vitamin d"}),
        ("Vitamins", set()),
        ("Ironing", set()),
    ],
)
def test_a_course_is_known_by_its_catalogue_name(title: str, keys: set[str]) -> None:
    assert {topic.key for topic in treatment_topics(title)} == keys


def test_a_kind_of_infusion_is_no_name_of_a_treatment() -> None:
    assert (FCM.is_by_name, ORAL_IRON.is_by_name) == (True, True)
    assert not any(topic.is_by_name for topic in (IRON_GIVEN, SERUM_IRON, FATIGUE, Topic(TopicKind.REACTION, "fever")))


def test_everything_a_card_names_becomes_a_topic() -> None:
    for card in bundled_cards():
        about = card.topics
        named = (about.analytes, about.trackers, about.treatments, about.reactions, about.findings)
        assert len(topics_of(card)) >= sum(map(len, named)), card.key


def test_cards_are_about_reactions_and_findings() -> None:
    assert find("label-phosphate").topics.reactions == ("more_fatigue", "bone_pain", "muscle_pain")
    assert {"joint_pain", "fever"} < set(find("reactions-early-and-late").topics.reactions)
    asked = {kind for card in bundled_cards() for kind in card.topics.findings}
    assert asked == {FindingKind.BEFORE_AND_AFTER, FindingKind.TOGETHER, FindingKind.TREND}
