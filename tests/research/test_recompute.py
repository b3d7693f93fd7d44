# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.cards import Counts, Higher, Measure, Result
from journal_app.research.recompute import (
    Check,
    fitting_df,
    interval_of_correlation,
    odds_ratio,
    p_of_correlation,
    p_of_interval,
    recomputed,
)

PREFER = Counts(first=94, of_first=144, second=77, of_second=146)


def a_result(measure: Measure, estimate: str, **given_as: object) -> Result:
    """A printed result of which only what is named is known."""
    numbers = {name: Decimal(str(given_as.pop(name))) if name in given_as else None for name in ("low", "high")}
    known: dict[str, object] = {"p": "", "n": 0, "df": 0, "counts": None, **given_as}
    assert set(known) == {"p", "n", "df", "counts"}
    return Result(
        what="something",
        measure=measure,
        estimate=Decimal(estimate),
        low=numbers["low"],
        high=numbers["high"],
        level=95,
        p=str(known["p"]),
        n=int(str(known["n"])),
        df=int(str(known["df"])),
        unit="",
        higher_is=Higher.NEITHER,
        comparison="one against the other",
        checked=True,
        note="",
        counts=known["counts"] if isinstance(known["counts"], Counts) else None,
    )


@pytest.mark.parametrize(
    ("r", "df", "p"),
    [
        (0.449, 19, 0.0412),
        (0.449, 17, 0.0538),
        (0.396, 17, 0.0933),
        (0.396, 18, 0.0839),
        (0.396, 19, 0.0756),
        (0.410, 17, 0.0813),
        (0.410, 19, 0.0649),
        (-0.22, 88, 0.0372),
        (0.5711816, 7, 0.1082),  # the tuna data of Hollander & Wolfe
        (0.568169, 27, 0.0013),  # partial correlations of 30 people with one and with three covariates
        (0.492601, 25, 0.0090),
    ],
)
def test_p_of_a_correlation_is_what_others_compute(r: float, df: int, p: float) -> None:
    assert round(p_of_correlation(r, df), 4) == p


@pytest.mark.parametrize("r", [0.0, 0.1, -0.5, 0.9])
def test_p_with_one_and_two_degrees_of_freedom_has_a_closed_form(r: float) -> None:
    assert p_of_correlation(r, 1) == pytest.approx(1 - 2 / math.pi * math.asin(abs(r)))
    assert p_of_correlation(r, 2) == pytest.approx(1 - abs(r))


@given(st.floats(-0.99, 0.99), st.integers(1, 300))
def test_p_is_a_share_that_shrinks_with_more_people(r: float, df: int) -> None:
    assert 0 <= p_of_correlation(r, df + 2) <= p_of_correlation(r, df) + 1e-12 <= 1 + 2e-12


@pytest.mark.parametrize(
    ("r", "n", "covariates", "low", "high"),
    [(-0.22, 90, 0, -0.408, -0.014), (0.449, 22, 1, 0.021, 0.738), (0.449, 22, 3, -0.007, 0.750)],
)
def test_the_interval_of_a_correlation_is_fishers(r: float, n: int, covariates: int, low: float, high: float) -> None:
    interval = interval_of_correlation(r, n, covariates)
    assert (round(interval.low, 3), round(interval.high, 3)) == (low, high)


def test_the_odds_ratio_of_prefer_comes_out_as_printed() -> None:
    ratio = odds_ratio(PREFER)
    assert [round(number, 2) for number in (ratio.estimate, ratio.interval.low, ratio.interval.high)] == [
        1.68,
        1.05,
        2.70,
    ]


@pytest.mark.parametrize(
    ("r", "p", "df"), [("0.449", "0.041", (19,)), ("0.396", "0.078", ()), ("0.410", "0.065", (19,))]
)
def test_which_degrees_of_freedom_would_give_the_p_printed(r: str, p: str, df: tuple[int, ...]) -> None:
    assert fitting_df(Decimal(r), Decimal(p)) == df


def test_a_p_about_follows_from_an_interval() -> None:
    ferritin = a_result(Measure.MEAN_DIFFERENCE, "28.13", low="-1.41", high="57.672")
    ratio = a_result(Measure.ODDS_RATIO, "1.68", low="1.05", high="2.70")
    assert round(p_of_interval(ferritin) or 0, 2) == 0.06
    assert round(p_of_interval(ratio) or 0, 2) == 0.03
    assert p_of_interval(a_result(Measure.ODDS_RATIO, "1.68")) is None


def test_what_does_not_come_out_could_not_be_reproduced_and_what_would_fit_is_said() -> None:
    check, interval = recomputed(a_result(Measure.PARTIAL_CORRELATION, "0.449", p="0.041", n=22, df=17))
    assert (check.check, check.is_reproduced) == (Check.P, False)
    assert check.words == (
        "Could not be reproduced: with 17 degrees of freedom P is 0.0538, and 0.041 is printed. "
        "It fits 19 degrees of freedom. Why cannot be told from here."
    )
    assert (interval.check, interval.is_reproduced) == (Check.INTERVAL, None)
    assert interval.words == "The 95 % interval, worked out here: -0.01 to 0.75."


def test_a_p_that_fits_no_degrees_of_freedom_says_so() -> None:
    check = recomputed(a_result(Measure.PARTIAL_CORRELATION, "0.396", p="0.078", df=17))[0]
    assert "No whole number of degrees of freedom gives it." in check.words
    assert "wrong" not in check.words


def test_a_correlation_without_covariates_has_two_degrees_less_than_people() -> None:
    check, interval = recomputed(a_result(Measure.CORRELATION, "-0.22", p="0.04", n=90))
    assert check.is_reproduced
    assert check.words == "Worked out from r with 88 degrees of freedom, P is 0.0372, which fits the 0.04 printed."
    assert interval.words == "The 95 % interval, worked out here: -0.41 to -0.01."


@pytest.mark.parametrize(
    ("printed", "is_reproduced"), [("< .001", True), ("<0.0001", False), ("≤ .03", True), ("> 0.05", False)]
)
def test_a_p_printed_with_a_sign_is_held_against_its_side(printed: str, is_reproduced: bool) -> None:
    check = recomputed(a_result(Measure.CORRELATION, "0.5", p=printed, n=50))[0]
    assert check.is_reproduced is is_reproduced


def test_counts_give_their_odds_ratio() -> None:
    (printed,) = recomputed(a_result(Measure.ODDS_RATIO, "1.68", low="1.05", high="2.70", p="0.03", counts=PREFER))
    anaemia = Counts(first=35, of_first=187, second=19, of_second=200)
    (near,) = recomputed(a_result(Measure.ODDS_RATIO, "2.19", low="1.19", high="4.0", p=".009", counts=anaemia))
    (other,) = recomputed(a_result(Measure.ODDS_RATIO, "3.1", low="1.19", high="4.0", p=".009", counts=anaemia))
    assert printed.words == "Worked out from 94 of 144 and 77 of 146: 1.68 (1.05 to 2.70), as printed."
    assert near.is_reproduced
    assert "2.19 (1.21 to 3.99), close to what is printed" in near.words
    assert not other.is_reproduced
    assert other.words.startswith("Could not be reproduced: 35 of 187 and 19 of 200 give 2.19 (1.21 to 3.99).")


def test_a_p_nobody_printed_is_worked_out_and_said_to_be_ours() -> None:
    (about,) = recomputed(a_result(Measure.MEAN_DIFFERENCE, "28.13", low="-1.41", high="57.672"))
    (tiny,) = recomputed(a_result(Measure.MEAN_DIFFERENCE, "114", low="100", high="128"))
    assert about.words == "No P was found. The interval gives P 0.06, worked out here and rounded."
    assert about.is_reproduced is None
    assert "gives P less than 0.0001, worked" in tiny.words


@pytest.mark.parametrize(
    "result",
    [
        a_result(Measure.PARTIAL_CORRELATION, "0.4", p="0.04", n=22),  # nobody knows how many covariates
        a_result(Measure.PERCENTAGE, "77", n=80),
        a_result(Measure.ODDS_RATIO, "2", p="0.1", counts=Counts(first=0, of_first=9, second=3, of_second=9)),
    ],
)
def test_where_too_little_is_printed_nothing_is_said(result: Result) -> None:
    assert recomputed(result) == ()
