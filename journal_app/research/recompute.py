# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Printed numbers worked out again from the other numbers printed beside them.

For a correlation r with df degrees of freedom, t = r * sqrt(df / (1 - r^2)), so that r itself is the sine of the angle
in the finite sums for Student's t with whole df (Abramowitz & Stegun 26.7.3 and 26.7.4), and no other function is
needed. Its interval is Fisher's: atanh(r) -+ z / sqrt(n - k - 3) with k covariates, that is sqrt(df - 1). Odds ratios
and their intervals are Woolf's, from counts; a P from an interval takes the estimate for normal.

Hides how rounding is allowed for. What does not come out is called "could not be reproduced": ranks, left-out people
or another convention may explain it, and none of that can be seen from here.
"""

import math
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from itertools import takewhile
from statistics import NormalDist

from journal_app.domain.cards import Counts, Measure, Result
from journal_app.domain.frozen import frozen
from journal_app.words import _, number_text

FEWEST_FOR_INTERVAL = 2
"""Degrees of freedom from which a correlation has an interval."""
NEAR = 0.02
"""How far a ratio may lie from the one printed, as a share of it, where the way to its interval is another."""
TINY = 0.01
"""Below this, P is shown with four digits after the mark."""
LEAST_P = 0.0001
"""Below this, P is not shown with its digits."""
MOST_DF = 2000
"""Up to how many degrees of freedom are tried for ones that would give the P printed."""


class Check(StrEnum):
    """What was worked out again."""

    P = "P"
    ODDS_RATIO = "odds ratio"
    INTERVAL = "interval"


@frozen
class Interval:
    """From where to where."""

    low: float
    high: float


@frozen
class Ratio:
    """A ratio and its interval."""

    estimate: float
    interval: Interval


@frozen
class Recomputed:
    """One thing worked out again; ``is_reproduced`` is None where nothing is printed to hold it against.

    ``words`` is a whole sentence for the reader.
    """

    check: Check
    is_reproduced: bool | None
    words: str


def interval_of_correlation(r: float, n: int, covariates: int = 0, level: int = 95) -> Interval:
    """Fisher's interval of a correlation of ``n`` people, ``covariates`` held constant; ``n`` from covariates + 4."""
    centre, reach = math.atanh(r), _z(level) / math.sqrt(n - covariates - 3)
    return Interval(low=math.tanh(centre - reach), high=math.tanh(centre + reach))


def p_of_correlation(r: float, df: int) -> float:
    """The two-sided P of a correlation with ``df`` degrees of freedom, from 1; one without covariates has n - 2."""
    sine, cosine = abs(r), math.sqrt(1 - r * r)
    odd = df % 2
    total, term = 0.0, cosine if odd else 1.0
    for step in range(1 + odd, df, 2):
        total += term
        term *= cosine * cosine * step / (step + 1)
    inside = 2 / math.pi * (math.asin(sine) + sine * total) if odd else sine * total
    return max(0.0, 1 - inside)


def odds_ratio(counts: Counts, level: int = 95) -> Ratio:
    """The odds ratio of two groups with Woolf's interval; every one of the four cells holds somebody."""
    cells = (counts.first, counts.of_first - counts.first, counts.second, counts.of_second - counts.second)
    centre = math.log(cells[0] * cells[3] / (cells[1] * cells[2]))
    reach = _z(level) * math.sqrt(sum(1 / cell for cell in cells))
    interval = Interval(low=math.exp(centre - reach), high=math.exp(centre + reach))
    return Ratio(estimate=math.exp(centre), interval=interval)


def fitting_df(r: Decimal, p: Decimal) -> tuple[int, ...]:
    """The degrees of freedom with which a printed r gives a printed P, rounding of both allowed for; often none."""
    candidates = takewhile(lambda df: not _is_beneath(r, df, p), range(1, MOST_DF))  # P falls as df rises
    return tuple(df for df in candidates if _gives(r, df, p))


def p_of_interval(result: Result) -> float | None:
    """About the P of an estimate, from its distance from none beside the width of its interval; None without one."""
    if result.estimate is None or result.low is None or result.high is None or result.low == result.high:
        return None
    if result.measure.is_ratio and result.low <= 0:
        return None
    low, estimate, high = (
        math.log(number) if result.measure.is_ratio else float(number)
        for number in (result.low, result.estimate, result.high)
    )
    error = (high - low) / (2 * _z(result.level))
    return 2 * (1 - NormalDist().cdf(abs(estimate) / error))


def recomputed(result: Result) -> tuple[Recomputed, ...]:
    """Everything that can be worked out again from what is printed of a result; often nothing."""
    return (*_correlation_checks(result), *_odds_checks(result), *_interval_checks(result))


def _correlation_checks(result: Result) -> Iterator[Recomputed]:
    df = degrees_of_freedom(result)
    if result.estimate is None or not df or abs(result.estimate) == 1:
        return
    if result.p:
        yield _p_check(result.estimate, result.p, df)
    if result.low is None and df >= FEWEST_FOR_INTERVAL:
        interval = interval_of_correlation(float(result.estimate), df + 2, level=result.level)
        words = _("The {level} % interval, worked out here: {low} to {high}.")
        low, high = (_shown(end, 2) for end in (interval.low, interval.high))
        sentence = words.format(level=result.level, low=low, high=high)
        yield Recomputed(check=Check.INTERVAL, is_reproduced=None, words=sentence)


def degrees_of_freedom(result: Result) -> int:
    """Those of a correlation as given; without covariates they follow from n. 0 where they are not known."""
    if not result.measure.is_correlation:
        return 0
    return result.df or (max(0, result.n - 2) if result.measure is Measure.CORRELATION else 0)


def _p_check(r: Decimal, printed: str, df: int) -> Recomputed:
    sign, p = _printed_p(printed)
    here = p_of_correlation(float(r), df)
    is_reproduced = (here < float(p)) == (sign in "<≤") if sign else _gives(r, df, p)
    if is_reproduced:
        words = _("Worked out from r with {df} degrees of freedom, P is {here}, which fits the {printed} printed.")
        sentence = words.format(df=df, here=_shown_p(here, 4), printed=printed)
        return Recomputed(check=Check.P, is_reproduced=True, words=sentence)
    words = _("Could not be reproduced: with {df} degrees of freedom P is {here}, and {printed} is printed. {fitting}")
    fitting = "" if sign else _fitting_words(fitting_df(r, p))
    sentence = words.format(df=df, here=_shown_p(here, 4), printed=printed, fitting=fitting).strip()
    return Recomputed(check=Check.P, is_reproduced=False, words=sentence)


def _fitting_words(df: tuple[int, ...]) -> str:
    if not df:
        return _("No whole number of degrees of freedom gives it. Why cannot be told from here.")
    if len(df) == 1:
        return _("It fits {df} degrees of freedom. Why cannot be told from here.").format(df=df[0])
    words = _("It fits {fewest} to {most} degrees of freedom. Why cannot be told from here.")
    return words.format(fewest=df[0], most=df[-1])


def _odds_checks(result: Result) -> Iterator[Recomputed]:
    counts = result.counts
    if counts is None or result.measure is not Measure.ODDS_RATIO or result.estimate is None:
        return
    if not (0 < counts.first < counts.of_first and 0 < counts.second < counts.of_second):
        return
    here = odds_ratio(counts, result.level)
    pairs = ((result.estimate, here.estimate), (result.low, here.interval.low), (result.high, here.interval.high))
    is_printed = all(printed is None or _rounds_to(number, printed) for printed, number in pairs)
    is_near = all(printed is None or abs(number / float(printed) - 1) <= NEAR for printed, number in pairs)
    words = (
        _("Worked out from {counts}: {here}, as printed.")
        if is_printed
        else _(
            "Worked out from {counts}: {here}, close to what is printed; there is more than one way to the interval."
        )
        if is_near
        else _("Could not be reproduced: {counts} give {here}. Why cannot be told from here.")
    )
    sentence = words.format(counts=_counts_words(counts), here=_ratio_words(here))
    yield Recomputed(check=Check.ODDS_RATIO, is_reproduced=is_printed or is_near, words=sentence)


def _counts_words(counts: Counts) -> str:
    # Translators: how many of how many people, in two groups
    words = _("{first} of {of_first} and {second} of {of_second}")
    return words.format(first=counts.first, of_first=counts.of_first, second=counts.second, of_second=counts.of_second)


def _ratio_words(ratio: Ratio) -> str:
    numbers = (ratio.estimate, ratio.interval.low, ratio.interval.high)
    estimate, low, high = (_shown(number, 2) for number in numbers)
    # Translators: a number of a study with its confidence interval
    return _("{estimate} ({low} to {high})").format(estimate=estimate, low=low, high=high)


def _interval_checks(result: Result) -> Iterator[Recomputed]:
    """P as it follows from an interval, where none is printed; a share of people is no difference, so it has none."""
    if result.p or result.measure.is_correlation or result.measure is Measure.PERCENTAGE:
        return
    p = p_of_interval(result)
    if p is not None:
        words = _("No P was found. The interval gives P {p}, worked out here and rounded.")
        yield Recomputed(check=Check.P, is_reproduced=None, words=words.format(p=_shown_p(p, 2 if p >= TINY else 4)))


def _gives(r: Decimal, df: int, p: Decimal) -> bool:
    """Whether some r that rounds to the printed one has some P that rounds to the printed one."""
    far = min(1.0, abs(float(r)) + _half(r))
    return p_of_correlation(far, df) < float(p) + _half(p) and not _is_beneath(r, df, p)


def _is_beneath(r: Decimal, df: int, p: Decimal) -> bool:
    """Whether every r that rounds to the printed one has a P below all that round to the printed one."""
    near = max(0.0, abs(float(r)) - _half(r))
    return p_of_correlation(near, df) <= float(p) - _half(p)


def _rounds_to(number: float, printed: Decimal) -> bool:
    return abs(number - float(printed)) <= _half(printed) * (1 + 1e-9)


def _half(printed: Decimal) -> float:
    """Half of one in the last printed digit."""
    exponent = printed.as_tuple().exponent
    return 0.5 * 10.0 ** int(exponent)


def _printed_p(printed: str) -> tuple[str, Decimal]:
    """The sign before a P, if any, and its number."""
    return printed[0] if printed[0] in "<>≤≥" else "", Decimal(printed.lstrip("<>≤≥= "))


def _z(level: int) -> float:
    return NormalDist().inv_cdf(0.5 + level / 200)


def _shown(number: float, digits: int) -> str:
    return number_text(Decimal(f"{number:.{digits}f}"))


def _shown_p(p: float, digits: int) -> str:
    # Translators: a p value: P less than 0.0001
    return _shown(p, digits) if p >= LEAST_P else _("less than {p}").format(p=_shown(LEAST_P, 4))
