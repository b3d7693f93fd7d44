# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How much a healthy person's results differ by themselves, and whether that can be said of two results of a journal.

With CVs as fractions, within a person (CVi) and of the laboratory (CVa), two results differ in about 19 of 20 pairs by
no more than

    sigma^2 = ln(1 + CVa^2) + ln(1 + CVi^2)        k = exp(1.96 * sqrt(2) * sigma)        a rise to k, a fall to 1/k

which is the log-normal reference change value: the two limits are each other's reciprocal. Papers often print the
symmetric one, +-1.96 * sqrt(2) * sqrt(CVa^2 + CVi^2). Fokkema 2006, Clin Chem 52:1602; Fraser 2012, Clin Chem Lab Med
50:807-812, doi 10.1515/CCLM.2011.733; symmetric: biologicalvariation.com/RCV.html.

Hides which of an analyte's figures stands for draws so far apart. No value of a result plays a part in anything here.
"""

import math
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from journal_app.domain.days import days_between
from journal_app.domain.frozen import frozen
from journal_app.domain.known import Analyte, Figure, Spread
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.spelling import plain
from journal_app.domain.treatments import Infusion
from journal_app.domain.units import UnknownUnit, can_convert, read_unit

Z = 1.96
"""Of a normal distribution 19 of 20 lie within so many standard deviations of its mean."""
SHORT_WEEKS = 6
"""A figure found over weeks stands for draws no further apart than this, or than those of its study."""
IRON_DAYS = 28
"""Days after an iron infusion during which no draw is compared with another."""


@frozen
class Limits:
    """What about 19 of 20 pairs stay within: up to ``factor`` times the earlier result, down to it divided by that."""

    factor: float
    symmetric_percent: float

    @property
    def rise_percent(self) -> float:
        """The limit above, as per cent of the earlier result."""
        return 100 * (self.factor - 1)

    @property
    def fall_percent(self) -> float:
        """The limit below, as per cent of the earlier result."""
        return 100 * (1 - 1 / self.factor)

    def span(self, value: Decimal) -> tuple[Decimal, Decimal]:
        """From where to where a second result lies beside a first one of ``value``, unrounded."""
        factor = Decimal(repr(self.factor))
        return value / factor, value * factor


@frozen
class Variation:
    """The limits for one pair and what they stand on; ``analytical`` is None where ``within`` has it in it.

    ``is_beyond_study``: the two draws lie further apart than those of the only study there is.
    """

    limits: Limits
    within: Spread
    analytical: Figure | None
    is_beyond_study: bool


class Obstacle(StrEnum):
    """Why nothing can be said of two results."""

    OTHER_ANALYTE = "other analyte"
    NO_SOURCE = "no source"
    SIGN = "sign"
    UNITS = "units"
    LABORATORY_UNSAID = "laboratory unsaid"
    OTHER_LABORATORY = "other laboratory"
    SAME_DAY = "same day"
    ACROSS_IRON = "across iron"
    SOON_AFTER_IRON = "soon after iron"


def limits_of(within: Decimal, analytical: Decimal = Decimal(0)) -> Limits:
    """The limits that follow from two coefficients of variation in per cent."""
    squares = [float(percent / 100) ** 2 for percent in (within, analytical)]
    reach = Z * math.sqrt(2)
    return Limits(
        factor=math.exp(reach * math.sqrt(sum(map(math.log1p, squares)))),
        symmetric_percent=100 * reach * math.sqrt(sum(squares)),
    )


def variation_of(analyte: Analyte, days_apart: int) -> Variation | None:
    """What is known of an analyte for draws so many days apart; None where no study could be read."""
    within = _spread_for(analyte, days_apart)
    if within is None or not within.checked:
        return None
    analytical = None if within.has_laboratory else analyte.analytical_cv
    if not within.has_laboratory and (analytical is None or not analytical.checked):
        return None
    return Variation(
        limits=limits_of(within.value, analytical.value if analytical else Decimal(0)),
        within=within,
        analytical=analytical,
        is_beyond_study=days_apart > reach_days(within),
    )


def reach_days(spread: Spread) -> int:
    """How far apart the draws may lie for which a figure stands."""
    return 7 * max(SHORT_WEEKS, spread.weeks)


def obstacles(
    earlier: LabResult, later: LabResult, analyte: Analyte | None, iron: Sequence[Infusion]
) -> tuple[Obstacle, ...]:
    """Every reason why nothing can be said of two results; none when it can. ``iron`` are the iron infusions."""
    if earlier.analyte != later.analyte:
        return (Obstacle.OTHER_ANALYTE,)
    apart = days_between(earlier.collected_on, later.collected_on)
    if analyte is None or variation_of(analyte, apart) is None:
        return (Obstacle.NO_SOURCE,)
    soon = any(_is_soon_after(result, given) for result in (earlier, later) for given in iron)
    checks = (
        (Obstacle.SIGN, any(result.comparator is not Comparator.NONE for result in (earlier, later))),
        (Obstacle.UNITS, not _is_exchanged(earlier, later, analyte)),
        (Obstacle.LABORATORY_UNSAID, not (plain(earlier.laboratory) and plain(later.laboratory))),
        (Obstacle.OTHER_LABORATORY, _is_elsewhere(earlier, later)),
        (Obstacle.SAME_DAY, apart == 0),
        (Obstacle.ACROSS_IRON, any(_is_between(earlier, later, given) for given in iron)),
        (Obstacle.SOON_AFTER_IRON, soon),
    )
    return tuple(obstacle for obstacle, is_met in checks if is_met)


def _spread_for(analyte: Analyte, days_apart: int) -> Spread | None:
    short, long = analyte.within_person_cv_short, analyte.within_person_cv_long
    if short is None or (long is not None and days_apart > reach_days(short)):
        return long
    return short


def _is_exchanged(earlier: LabResult, later: LabResult, analyte: Analyte) -> bool:
    return can_convert(_code(earlier), _code(later), analyte)


def _code(result: LabResult) -> str:
    try:
        return result.unit_code or read_unit(result.unit).code
    except UnknownUnit:
        return result.unit


def _is_elsewhere(earlier: LabResult, later: LabResult) -> bool:
    names = plain(earlier.laboratory), plain(later.laboratory)
    return all(names) and names[0] != names[1]


def _is_between(earlier: LabResult, later: LabResult, given: Infusion) -> bool:
    """Whether an infusion lies, or may lie, between two draws."""
    return not (_is_surely_before(given, earlier) or _is_surely_after(given, later)) and (
        earlier.collected_on <= given.given_on <= later.collected_on
    )


def _is_soon_after(result: LabResult, given: Infusion) -> bool:
    """Whether a draw lies, or may lie, in the weeks after an infusion."""
    since = days_between(given.given_on, result.collected_on)
    return 0 <= since < IRON_DAYS and not _is_surely_after(given, result)


def _is_surely_before(given: Infusion, result: LabResult) -> bool:
    if given.given_on != result.collected_on:
        return given.given_on < result.collected_on
    times = given.given_time, result.collected_time
    return times[0] is not None and times[1] is not None and times[0] < times[1]


def _is_surely_after(given: Infusion, result: LabResult) -> bool:
    if given.given_on != result.collected_on:
        return given.given_on > result.collected_on
    times = given.given_time, result.collected_time
    return times[0] is not None and times[1] is not None and times[0] > times[1]
