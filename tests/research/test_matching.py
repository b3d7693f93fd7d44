# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from random import Random

from journal_app.analysis.charts import ChartSpec, Span
from journal_app.analysis.timeline import Choice, shown_as
from journal_app.research.matching import CardTopics, matching, topics_in_view
from tests.analysis.lives import TODAY, a_result, a_score, a_year, ago, an_infusion
from tests.analysis.snapshots import spec_of

CARDS = (
    CardTopics(key="iron-and-fatigue", topics=frozenset({"ferritin", "fatigue", "iron"})),
    CardTopics(key="mood", topics=frozenset({"mood"})),
    CardTopics(key="phosphate", topics=frozenset({"phosphate", "iron"})),
    CardTopics(key="about-nothing", topics=frozenset()),
)


def test_what_is_in_view_are_trackers_analytes_and_kinds_of_infusion() -> None:
    spec = spec_of(a_score(1, 5), a_result(3, "ferritin", 40), an_infusion(9))
    assert topics_in_view(spec) == {"fatigue", "ferritin", "iron"}


def test_what_is_not_chosen_is_not_in_view() -> None:
    spec = spec_of(*a_year(), choice=Choice(trackers=frozenset({"mood"}), analytes=frozenset()))
    assert topics_in_view(spec) & {"fatigue", "ferritin", "mood"} == {"mood"}


def test_an_infusion_counts_while_its_day_is_shown() -> None:
    spec = spec_of(a_score(1, 5), a_score(300, 5), an_infusion(200))
    seen = shown_as(spec, Span(first=ago(30).toordinal(), last=TODAY.toordinal()))
    assert "iron" in topics_in_view(spec)
    assert "iron" not in topics_in_view(seen)


def test_a_panel_of_another_unit_is_still_about_its_analyte() -> None:
    spec = spec_of(a_result(3, "crp", 4, "mg/L"), a_result(9, "crp", 4, "IU/L"))
    assert topics_in_view(spec) == {"crp"}


def test_cards_that_share_most_come_first_and_those_that_share_nothing_are_left_out() -> None:
    assert matching(CARDS, frozenset({"fatigue", "ferritin", "mood", "iron"})) == (
        "iron-and-fatigue",
        "mood",
        "phosphate",
    )
    assert matching(CARDS, frozenset()) == ()


def test_no_value_changes_which_cards_are_shown() -> None:
    def about(chance: Random) -> tuple[str, ...]:
        spec: ChartSpec = spec_of(
            *(a_score(days, chance.randint(0, 10)) for days in range(60)),
            *(a_result(days, "ferritin", chance.choice(["<5", "12", "300", "4000"])) for days in (3, 30)),
            an_infusion(20, amount=chance.choice([100, 1000])),
        )
        return matching(CARDS, topics_in_view(spec))

    seeds = range(12)
    assert {about(Random(seed)) for seed in seeds} == {("iron-and-fatigue", "phosphate")}  # noqa: S311 -- values, no secrets
