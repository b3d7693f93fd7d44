# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Builds results of cards of which only what is named is known."""

from decimal import Decimal

from journal_app.domain.cards import Counts, Higher, Measure, Result


def a_printed_result(
    measure: Measure = Measure.MEAN_DIFFERENCE,
    estimate: str = "",
    *interval: str,
    what: str = "fatigue",
    p: str = "",
    n: int = 0,
    df: int = 0,
    unit: str = "",
    higher_is: Higher = Higher.NEITHER,
    comparison: str = "iron against salt water",
    counts: Counts | None = None,
    is_interval_printed: bool = True,
) -> Result:
    """A result as printed; ``interval`` is its low and its high end."""
    low, high = (Decimal(end) for end in interval) if interval else (None, None)
    return Result(
        what=what,
        measure=measure,
        estimate=Decimal(estimate) if estimate else None,
        low=low,
        high=high,
        level=95,
        p=p,
        n=n,
        df=df,
        unit=unit,
        higher_is=higher_is,
        comparison=comparison,
        checked=True,
        note="",
        counts=counts,
        is_interval_printed=is_interval_printed,
    )


HOSTILE = {
    "P alone": a_printed_result(p="0.03"),
    "one point": a_printed_result(Measure.MEAN_DIFFERENCE, "2", "2", "2"),
    "nothing at all between": a_printed_result(Measure.MEAN_DIFFERENCE, "0", "0", "0"),
    "a wide ratio": a_printed_result(Measure.ODDS_RATIO, "1", "0.001", "1000"),
    "the widest ratio": a_printed_result(Measure.RISK_RATIO, "1", "1e-12", "1e12"),
    "beyond any ratio": a_printed_result(Measure.HAZARD_RATIO, "1", "1e-400", "1e400"),
    "a ratio of none": a_printed_result(Measure.ODDS_RATIO, "0"),
    "a straight line": a_printed_result(Measure.CORRELATION, "1", n=40),
    "beyond a straight line": a_printed_result(Measure.CORRELATION, "1.2", n=40),
    "very many": a_printed_result(Measure.CORRELATION, "0.01", n=10**15),
    "two people": a_printed_result(Measure.CORRELATION, "0.5", n=2),
    "tiny": a_printed_result(Measure.MEAN_CHANGE, "1e-300", "-1e-300", "2e-300"),
    "small": a_printed_result(Measure.MEAN_CHANGE, "0.00001", "-0.00002", "0.00004"),
    "large": a_printed_result(Measure.WEIGHTED_MEAN_DIFFERENCE, "1e11", "-9e11", "9e11", unit="µg/dL"),
    "too large": a_printed_result(Measure.MEAN_DIFFERENCE, "1e400"),
    "more than all": a_printed_result(Measure.PERCENTAGE, "140", "90", "212", unit="%"),
    "less than none": a_printed_result(Measure.PERCENTAGE, "-3", unit="%"),
    "ends the wrong way round": a_printed_result(Measure.MEAN_DIFFERENCE, "1", "2", "0"),
    "an interval without its middle": a_printed_result(Measure.MEAN_DIFFERENCE, "", "1", "2", p="0.01"),
    "counts of nobody": a_printed_result(
        Measure.ODDS_RATIO, "2", counts=Counts(first=0, of_first=9, second=9, of_second=9)
    ),
    "long words": a_printed_result(
        Measure.ODDS_RATIO,
        "2",
        what="hypophosphataemia " * 12,
        comparison="ferric carboxymaltose against ferric derisomaltose or iron isomaltoside",
    ),
}
"""Results that nobody would print, and some that somebody did."""
