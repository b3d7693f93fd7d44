# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A printed saturation beside the iron and binding capacity of its draw: the sources' formulae, a wide tolerance."""

from dataclasses import replace
from decimal import Decimal

import pytest

from journal_app.domain.consistency import calculated_saturations, doubtful_saturation
from journal_app.domain.labs import Comparator, LabResult
from tests.builders import a_lab_result


def printed(analyte: str, value: int | str, unit: str) -> LabResult:
    return a_lab_result(analyte, value, unit=unit, unit_code=unit)


def a_draw(saturation: int | str, *more: LabResult) -> list[LabResult]:
    return [printed("tsat", saturation, "%"), printed("iron", 12, "umol/L"), *more]


TIBC = printed("tibc", 60, "umol/L")
TRANSFERRIN = printed("transferrin", "2.4", "g/L")


@pytest.mark.parametrize(
    ("saturation", "is_doubtful"), [("16.9", True), (17, False), (20, False), (23, False), ("23.1", True)]
)
def test_three_points_to_either_side_pass_without_a_word(saturation: int | str, is_doubtful: bool) -> None:
    assert bool(doubtful_saturation(a_draw(saturation, TIBC))) is is_doubtful


def test_transferrin_in_grams_stands_in_for_the_binding_capacity() -> None:
    (found,) = calculated_saturations(a_draw(20, TRANSFERRIN))
    assert found.partner == "transferrin"
    assert found.calculated == pytest.approx(Decimal(1200) / (Decimal("2.4") * Decimal("25.135")))


def test_conventional_units_give_the_factor_of_the_sources() -> None:
    draw = [printed("tsat", 30, "%"), printed("iron", 100, "ug/dL"), printed("transferrin", 250, "mg/dL")]
    (found,) = calculated_saturations(draw)
    assert found.calculated == pytest.approx(Decimal("71.24") * 100 / 250, rel=Decimal("0.001"))


def test_units_may_differ_within_a_draw_and_a_fraction_is_a_percentage() -> None:
    draw = [printed("tsat", "0.25", "1"), printed("iron", "67.014", "ug/dL"), TIBC]
    (found,) = calculated_saturations(draw)
    assert (found.printed, round(found.calculated, 6)) == (Decimal(25), Decimal(20))


def test_where_one_of_two_ways_fits_nothing_is_doubtful() -> None:
    assert doubtful_saturation(a_draw(20, TIBC, printed("transferrin", "1.2", "g/L"))) is None
    nearest = doubtful_saturation(a_draw(30, TIBC, TRANSFERRIN))
    assert nearest is not None
    assert nearest.partner == "tibc"


@pytest.mark.parametrize(
    "draw",
    [
        [],
        a_draw(20),
        [printed("tsat", 20, "%"), TIBC],
        [printed("iron", 12, "umol/L"), TIBC],
        a_draw(20, printed("tibc", 0, "umol/L")),
        a_draw(20, replace(TIBC, comparator=Comparator.ABOVE)),
        a_draw(20, replace(TIBC, unit="drops", unit_code="drops")),
    ],
)
def test_nothing_is_calculated_from_what_is_not_a_number(draw: list[LabResult]) -> None:
    assert calculated_saturations(draw) == ()
    assert doubtful_saturation(draw) is None


def test_of_several_results_the_last_counts() -> None:
    assert doubtful_saturation(a_draw(20, printed("tibc", 20, "umol/L"), TIBC)) is None
