# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import pytest

from journal_app.analysis.around_draws import PairsSpec, pairs_spec, pairs_table
from journal_app.domain.facts import Fact
from journal_app.domain.labs import Comparator
from journal_app.domain.records import Exclusion
from journal_app.domain.scores import Score
from journal_app.errors import NotFound
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_result, a_score, ago, an_infusion, keep


def scored(first: int, last: int, value: int) -> list[Score]:
    return [a_score(days, value) for days in range(last, first + 1)]


def spec_of(*facts: Fact, analyte: str = "ferritin", tracker: str = "fatigue") -> PairsSpec:
    with Journal.create(None) as journal:
        keep(journal, *facts)
        return pairs_spec(journal.facts, today=TODAY, analyte=analyte, tracker=tracker)


def test_a_draw_stands_beside_the_mean_of_seven_days_before_to_seven_after() -> None:
    far = [*scored(60, 48, 1), *scored(32, 20, 9)]
    (pair,) = spec_of(a_result(40, "ferritin", 55), *scored(47, 41, 2), *scored(40, 33, 4), *far).pairs
    assert (pair.across, pair.up, pair.days, pair.result) == (55.0, 3.07, 15, "55")  # (7 * 2 + 8 * 4) / 15
    assert pair.readout.endswith("mean of 15 days around it 3.07")


def test_a_draw_with_fewer_than_five_days_around_it_is_counted_and_not_drawn() -> None:
    spec = spec_of(a_result(40, "ferritin", 55), a_result(9, "ferritin", 60), *scored(12, 9, 3))
    assert spec.pairs == ()
    assert spec.footer.endswith("2 more have fewer than 5 days logged around them.")
    assert len(spec_of(a_result(9, "ferritin", 60), *scored(13, 9, 3)).pairs) == 1


def test_days_left_out_are_in_no_mean() -> None:
    left_out = Exclusion(first_on=ago(12), last_on=ago(9))
    (pair,) = spec_of(a_result(9, "ferritin", 60), *scored(12, 9, 9), *scored(8, 4, 3), left_out).pairs
    assert (pair.up, pair.days) == (3.0, 5)


def test_a_result_soon_after_an_infusion_is_hollow_and_a_sign_is_an_arrow() -> None:
    soon, below = a_result(20, "ferritin", 300), a_result(60, "ferritin", "<10")
    pairs = spec_of(soon, below, an_infusion(30), *scored(90, 0, 5)).pairs
    assert [(pair.is_hollow, pair.comparator) for pair in pairs] == [
        (False, Comparator.BELOW),
        (True, Comparator.NONE),
    ]


def test_results_in_two_units_stand_on_one_axis() -> None:
    spec = spec_of(a_result(60, "ferritin", 40), a_result(20, "ferritin", 40, "ug/L"), *scored(90, 0, 5))
    assert [pair.across for pair in spec.pairs] == [40.0, 40.0]


def test_the_table_holds_every_pair() -> None:
    table = pairs_table(spec_of(a_result(20, "ferritin", 40), *scored(30, 0, 5)))
    assert table.headers == (
        "Day",
        "Ferritin (ng/mL)",
        "Fatigue (0 none – 10 the worst I have known)",
        "Days in the mean",
    )
    assert table.rows == (("1 Nov 2026", "40", "5", "15"),)


def test_without_a_result_there_is_nothing_and_it_says_so() -> None:
    spec = spec_of(*scored(30, 0, 5))
    assert spec.pairs == ()
    assert spec.footer.startswith("0 draws")


def test_a_tracker_that_is_none_is_named() -> None:
    with pytest.raises(NotFound, match="fatiguee"):
        spec_of(a_result(20, "ferritin", 40), tracker="fatiguee")
