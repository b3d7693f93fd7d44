# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.catalogues import analytes
from journal_app.domain.known import Analyte
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.treatments import Infusion
from journal_app.domain.variation import Obstacle, limits_of, obstacles, reach_days, variation_of
from tests.builders import A_DAY, a_lab_result, an_infusion

FERRITIN = analytes()["ferritin"]


# What papers have printed, and what follows from their coefficients of variation.


def test_limits_of_tsh_are_those_that_were_printed() -> None:
    limits = limits_of(Decimal("14.07"))
    assert round(limits.symmetric_percent) == 39
    assert (round(limits.rise_percent, 1), round(limits.fall_percent, 1)) == (47.4, 32.2)


def test_limits_of_parathyroid_hormone_are_those_that_were_printed() -> None:
    assert round(limits_of(Decimal("21.1"), Decimal("3.8")).symmetric_percent, 2) == 59.43


def test_limits_of_crp_are_those_that_were_printed() -> None:
    assert round(limits_of(Decimal("42.2"), Decimal("5.2")).symmetric_percent, 1) == 117.9


@pytest.mark.parametrize(
    ("analytical", "within", "ours", "printed"),
    [
        ("0.62", "3.60", 10.1, 10.1),  # transferrin
        ("2.27", "6.21", 18.3, 18.3),  # ferritin
        ("4.71", "10.3", 31.4, 31.4),  # folate
        ("6.1", "5.77", 23.3, 23.4),  # vitamin B12
        ("3.4", "8.2", 24.6, 24.7),  # vitamin D
        ("0.67", "27.3", 75.7, 74.9),  # serum iron, which the paper rounds in its own way
    ],
)
def test_limits_are_those_of_one_paper_row_by_row(analytical: str, within: str, ours: float, printed: float) -> None:
    percent = limits_of(Decimal(within), Decimal(analytical)).symmetric_percent
    assert round(percent, 1) == ours
    assert percent == pytest.approx(printed, abs=0.9)


def test_the_printed_limits_of_bnp_are_each_others_reciprocal_as_ours_are() -> None:
    rise, fall = 2.404, 0.706
    assert (1 + rise) * (1 - fall) == pytest.approx(1, abs=0.001)


percents = st.decimals(min_value="0.1", max_value="200", places=1)


@given(within=percents, analytical=percents)
def test_a_rise_and_the_fall_back_are_each_others_reciprocal(within: Decimal, analytical: Decimal) -> None:
    limits = limits_of(within, analytical)
    assert (1 + limits.rise_percent / 100) * (1 - limits.fall_percent / 100) == pytest.approx(1)
    assert limits.factor > 1
    assert limits_of(analytical, within).factor == pytest.approx(limits.factor)


@pytest.mark.parametrize("analyte", analytes().values(), ids=lambda analyte: analyte.key)
@given(days=st.integers(1, 4000))
def test_the_limits_of_every_analyte_are_reciprocal_and_sourced(analyte: Analyte, days: int) -> None:
    found = variation_of(analyte, days)
    if found is None:
        assert analyte.key in WITHOUT
        return
    rise, fall = found.limits.rise_percent / 100, found.limits.fall_percent / 100
    assert (1 + rise) * (1 - fall) == pytest.approx(1)
    assert found.within.source.doi or found.within.source.address
    assert found.within.has_laboratory or (found.analytical is not None and found.analytical.source.doi)


@given(value=st.decimals(min_value="0.1", max_value="5000", places=1))
def test_the_span_of_a_span_leads_back(value: Decimal) -> None:
    limits = limits_of(Decimal("16.9"), Decimal("4.3"))
    low, high = limits.span(value)
    assert float(limits.span(high)[0]) == pytest.approx(float(value))
    assert float(limits.span(low)[1]) == pytest.approx(float(value))


def test_where_the_laboratorys_own_variation_is_unknown_half_of_the_persons_is_taken() -> None:
    for key in ("tsat", "tibc"):
        found = variation_of(analytes()[key], 30)
        assert found is not None
        assert found.analytical is not None
        assert found.analytical.value * 2 == found.within.value
        assert found.analytical.source.key == "ricos-2004"
        assert found.limits.symmetric_percent == pytest.approx(3.10 * float(found.within.value), rel=0.001)


# The table of this project: two coefficients, and the limits computed from them.

WEEKS, MONTHS = 30, 200


@pytest.mark.parametrize(
    ("key", "days", "symmetric", "rise", "fall", "factor"),
    [
        ("ferritin", WEEKS, 48, 62, 38, 1.62),
        ("ferritin", MONTHS, 74, 108, 52, 2.08),
        ("iron", MONTHS, 81, 121, 55, 2.21),
        ("transferrin", WEEKS, 10, 11, 10, 1.11),
        ("transferrin", MONTHS, 19, 21, 17, 1.21),
        ("haemoglobin", MONTHS, 9, 9, 8, 1.09),
        ("mcv", MONTHS, 3, 4, 3, 1.04),
        ("crp", WEEKS, 118, 210, 68, 3.10),
        ("vitamin_b12", WEEKS, 30, 35, 26, 1.35),  # 34.5, which the table cuts to 34
        ("folate", WEEKS, 35, 42, 29, 1.42),
        ("tsh", WEEKS, 51, 66, 40, 1.66),
        ("tsh", MONTHS, 61, 83, 45, 1.83),
        ("soluble_transferrin_receptor", WEEKS, 19, 20, 17, 1.20),
        # With the laboratory's own part by the published rule (half), not by a number that could not be read:
        ("tsat", MONTHS, 87, 135, 57, 2.35),
        ("tibc", MONTHS, 15, 16, 14, 1.16),
        ("vitamin_d", WEEKS, 25, 28, 22, 1.28),
    ],
)
def test_the_table_to_ship(key: str, days: int, symmetric: int, rise: int, fall: int, factor: float) -> None:
    found = variation_of(analytes()[key], days)
    assert found is not None
    limits = found.limits
    shown = (round(limits.symmetric_percent), round(limits.rise_percent), round(limits.fall_percent))
    assert shown == (symmetric, rise, fall)
    assert round(limits.factor, 2) == factor


WITHOUT = {"phosphate", "uibc", "mch", "rdw_cv", "rdw_sd", "reticulocyte_haemoglobin"}


def test_an_analyte_without_a_study_that_could_be_read_has_none() -> None:
    assert {key for key, analyte in analytes().items() if variation_of(analyte, WEEKS) is None} == WITHOUT


@pytest.mark.parametrize(("key", "last"), [("ferritin", 42), ("transferrin", 42), ("iron", 42), ("tsh", 70)])
def test_the_short_figure_stands_for_weeks_and_the_long_one_beyond(key: str, last: int) -> None:
    analyte = analytes()[key]
    within, beyond = variation_of(analyte, last), variation_of(analyte, last + 1)
    assert within is not None
    assert beyond is not None
    assert within.within == analyte.within_person_cv_short
    assert beyond.within == analyte.within_person_cv_long
    assert not within.is_beyond_study
    assert not beyond.is_beyond_study


def test_draws_further_apart_than_those_of_the_only_study_are_told() -> None:
    saturation = analytes()["tsat"]
    assert saturation.within_person_cv_short is not None
    edge = reach_days(saturation.within_person_cv_short)
    said = [variation_of(saturation, days) for days in (edge, edge + 1)]
    assert [found.is_beyond_study for found in said if found] == [False, True]


def test_a_figure_with_the_laboratory_in_it_takes_no_other() -> None:
    found = variation_of(analytes()["tsh"], MONTHS)
    assert found is not None
    assert found.analytical is None
    assert found.within.people == 16976


def test_a_figure_nobody_has_read_is_not_used() -> None:
    assert FERRITIN.within_person_cv_long is not None
    assert FERRITIN.analytical_cv is not None
    unread = replace(FERRITIN.within_person_cv_long, checked=False)
    assert variation_of(replace(FERRITIN, within_person_cv_long=unread), MONTHS) is None
    guessed = replace(FERRITIN.analytical_cv, checked=False)
    assert variation_of(replace(FERRITIN, analytical_cv=guessed), MONTHS) is None
    assert variation_of(replace(FERRITIN, analytical_cv=None), MONTHS) is None


# Of which two results it can be said.


def a_pair(**more: object) -> tuple[LabResult, LabResult]:
    """Two ferritins of one laboratory 60 days apart, the later one with ``more``."""
    earlier = a_lab_result("ferritin", "30", A_DAY - timedelta(days=60), laboratory="Town")
    return earlier, replace(a_lab_result("ferritin", "60", laboratory="Town"), **more)  # type: ignore[arg-type]


def said_of(pair: tuple[LabResult, LabResult], *iron: Infusion) -> tuple[Obstacle, ...]:
    return obstacles(*pair, analytes().get(pair[0].analyte), iron)


def test_two_numbers_of_one_laboratory_in_steady_times_can_be_compared() -> None:
    assert said_of(a_pair()) == ()
    assert said_of(a_pair(laboratory=" TOWN ")) == ()
    assert said_of(a_pair(unit="ng/mL", unit_code="ng/mL")) == ()
    assert said_of(a_pair(unit="ng/mL", unit_code="")) == ()


@pytest.mark.parametrize(
    ("more", "obstacle"),
    [
        ({"analyte": "iron"}, Obstacle.OTHER_ANALYTE),
        ({"comparator": Comparator.BELOW}, Obstacle.SIGN),
        ({"comparator": Comparator.AT_LEAST}, Obstacle.SIGN),
        ({"laboratory": "City"}, Obstacle.OTHER_LABORATORY),
        ({"laboratory": " "}, Obstacle.LABORATORY_UNSAID),
        ({"unit": "pmol/L", "unit_code": "pmol/L"}, Obstacle.UNITS),
        ({"unit": "drops", "unit_code": ""}, Obstacle.UNITS),
        ({"collected_on": A_DAY - timedelta(days=60)}, Obstacle.SAME_DAY),
    ],
)
def test_each_condition_that_is_not_met_is_named(more: dict[str, object], obstacle: Obstacle) -> None:
    assert said_of(a_pair(**more)) == (obstacle,)


def test_an_analyte_without_a_study_and_one_nobody_knows_say_so_alone() -> None:
    for key in ("phosphate", "rdw_cv", "unheard of"):
        pair = tuple(replace(result, analyte=key, laboratory="") for result in a_pair())
        assert said_of((pair[0], pair[1])) == (Obstacle.NO_SOURCE,)


def test_an_infusion_between_two_draws_and_one_shortly_before_either_are_named() -> None:
    first, last = A_DAY - timedelta(days=60), A_DAY

    def at(day: date, moment: time | None = None) -> tuple[Obstacle, ...]:
        return said_of(a_pair(), an_infusion(day, given_time=moment))

    assert at(first + timedelta(days=20)) == (Obstacle.ACROSS_IRON,)
    assert at(last - timedelta(days=27)) == (Obstacle.ACROSS_IRON, Obstacle.SOON_AFTER_IRON)
    assert at(last - timedelta(days=28)) == (Obstacle.ACROSS_IRON,)
    assert at(first - timedelta(days=27)) == (Obstacle.SOON_AFTER_IRON,)
    assert at(first - timedelta(days=28)) == ()
    assert at(first) == at(last) == (Obstacle.ACROSS_IRON, Obstacle.SOON_AFTER_IRON)
    assert at(last + timedelta(days=1)) == ()


def test_times_settle_what_lies_on_the_day_of_a_draw() -> None:
    first = A_DAY - timedelta(days=60)
    earlier, later = (replace(result, collected_time=time(9)) for result in a_pair())

    def at(day: date, hour: int) -> tuple[Obstacle, ...]:
        return obstacles(earlier, later, FERRITIN, [an_infusion(day, given_time=time(hour))])

    assert at(first, 8) == (Obstacle.SOON_AFTER_IRON,)
    assert at(first, 10) == (Obstacle.ACROSS_IRON,)
    assert at(A_DAY, 8) == (Obstacle.ACROSS_IRON, Obstacle.SOON_AFTER_IRON)
    assert at(A_DAY, 10) == ()


@given(values=st.tuples(percents, percents), days=st.integers(-90, 30))
def test_no_value_decides_whether_anything_is_said(values: tuple[Decimal, Decimal], days: int) -> None:
    pair = a_pair()
    iron = an_infusion(A_DAY + timedelta(days=days))
    earlier, later = (replace(result, value=value) for result, value in zip(pair, values, strict=True))
    assert said_of((earlier, later), iron) == said_of(pair, iron)
