# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The newest two results of each analyte that can be compared, held against how far healthy people's differ.

Only neighbours are compared, from the newest pair back: the first pair in whose way nothing stands is the one. P is
that of a log-normal wobble, 2 (1 - Phi(|ln(later / earlier)| / (sqrt(2) sigma))), which is below .05 where the pair
lies beyond the limits (``domain.variation``); it is there so that pairs of many analytes can be counted as such.

Hides which pair is taken. No value plays a part in that.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from journal_app.analysis.amounts import code_of, kept_unit
from journal_app.analysis.findings.draws import by_analyte
from journal_app.analysis.findings.finding import About, Figures, Finding
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.domain.catalogues import Analyte, analytes
from journal_app.domain.days import days_between
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import LabResult
from journal_app.domain.quantities import convert
from journal_app.domain.treatments import Infusion, InfusionKind
from journal_app.domain.variation import Limits, Obstacle, Variation, Z, obstacles, variation_of
from journal_app.store.queries import Facts


@frozen
class ResultsFinding(Finding):
    """Two results of one analyte, ``earlier`` and ``later``, by which it is compared; None where no pair can be.

    ``figures.estimate`` is the later result minus the earlier one in per cent of that; ``low`` and ``high`` are no
    interval of it but the limits that about 19 of 20 pairs of healthy people's results stay within, in per cent too.
    ``code`` is the unit the reader chose to see, "" for the printed one. ``newest`` are the last two results, and
    ``in_the_way`` why they are not compared, empty where they are.
    """

    analyte: Analyte | None
    code: str
    results: int
    newest: tuple[LabResult, ...]
    in_the_way: tuple[Obstacle, ...] = ()
    earlier: LabResult | None = None
    later: LabResult | None = None
    variation: Variation | None = None
    ratio: float | None = None

    @property
    def figures(self) -> Figures:
        """The change in per cent, and the limits for healthy people in per cent."""
        if self.variation is None or self.ratio is None:
            return Figures(n_after=0, days_possible=self.results)
        limits = self.variation.limits
        return Figures(
            estimate=100 * (self.ratio - 1),
            low=-limits.fall_percent,
            high=limits.rise_percent,
            n_before=1,
            n_after=1,
        )


@frozen
class _Pair:
    earlier: LabResult
    later: LabResult
    variation: Variation
    ratio: float


def ask(facts: Facts) -> tuple[ResultsFinding, ...]:
    """One question for each analyte with a result."""
    iron = facts.infusions(InfusionKind.IRON)
    return tuple(_answer(key, results, iron, kept_unit(facts, key)) for key, results in by_analyte(facts).items())


def wobble_p(ratio: float, limits: Limits) -> float:
    """How often two results of a healthy person differ by as large a factor, or a larger one, either way."""
    return math.erfc(abs(math.log(ratio)) * Z / math.log(limits.factor) / math.sqrt(2))


def side(ratio: float, limits: Limits) -> Verdict:
    """On which side of the limits a later result lies; no side within them."""
    if abs(math.log(ratio)) <= math.log(limits.factor):
        return Verdict.CANNOT_TELL
    return Verdict.LOWER if ratio < 1 else Verdict.HIGHER


def _answer(key: str, results: Sequence[LabResult], iron: Sequence[Infusion], code: str) -> ResultsFinding:
    known = analytes().get(key)
    pair = _pair(results, known, iron)
    newest = tuple(results[-2:])
    return ResultsFinding(
        id=f"{About.RESULTS}/{key}",
        about=About.RESULTS,
        outcome=key,
        name=known.name if known else key,
        first=(pair.earlier if pair else newest[0]).collected_on.toordinal(),
        last=(pair.later if pair else newest[-1]).collected_on.toordinal(),
        verdict=_verdict(pair, len(results)),
        p=wobble_p(pair.ratio, pair.variation.limits) if pair else None,
        analyte=known,
        code=code,
        results=len(results),
        newest=newest,
        in_the_way=obstacles(results[-2], results[-1], known, iron) if len(results) > 1 else (),
        earlier=pair.earlier if pair else None,
        later=pair.later if pair else None,
        variation=pair.variation if pair else None,
        ratio=pair.ratio if pair else None,
    )


def _verdict(pair: _Pair | None, results: int) -> Verdict:
    if pair is None:
        return Verdict.CANNOT_TELL if results > 1 else Verdict.NOT_ENOUGH_YET
    return side(pair.ratio, pair.variation.limits)


def _pair(results: Sequence[LabResult], known: Analyte | None, iron: Sequence[Infusion]) -> _Pair | None:
    """The newest neighbours that can be compared; None where there are none."""
    if known is None:
        return None
    for earlier, later in reversed(list(pairwise(results))):
        if obstacles(earlier, later, known, iron):
            continue
        variation = variation_of(known, days_between(earlier.collected_on, later.collected_on))
        ratio = _ratio(earlier, later, known)
        if variation is not None and ratio is not None:
            return _Pair(earlier=earlier, later=later, variation=variation, ratio=ratio)
    return None


def _ratio(earlier: LabResult, later: LabResult, known: Analyte) -> float | None:
    """The later result over the earlier one in one unit, unrounded; None where one of them is not above nought."""
    if min(earlier.value, later.value) <= 0:
        return None
    return float(convert(later.value, code_of(later), code_of(earlier), known) / earlier.value)
