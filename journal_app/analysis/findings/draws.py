# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Scores beside blood results: every analyte with every score, draw by draw. A side is never taken.

Each draw is paired with the mean of the scores from 7 days before to 7 days after it, as in the picture of pairs. From
six pairs on their rank correlation is given, with an interval that holds for unrelated draws; those of one person
follow one another, so it is too narrow. There is no P at all: pairs of series that have nothing to do with each other
pass P < .05 in 8 to 51 of 100 (`make calibrate`, group "draws").

Hides which draws do not count: printed with a sign, drawn soon after iron, in a unit that is not exchanged, the second
of one day, or with too few scores around them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby

import numpy as np

from journal_app.analysis.amounts import code_of
from journal_app.analysis.around_draws import LEAST, REACH
from journal_app.analysis.findings.diaries import Kept
from journal_app.analysis.findings.finding import About, Figures, Finding
from journal_app.analysis.lab_panels import is_hollow
from journal_app.analysis.statistics.associations import Association, spearman
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.domain.catalogues import Analyte, analytes
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.quantities import can_convert, convert
from journal_app.domain.scores import Tracker
from journal_app.domain.treatments import Infusion, InfusionKind
from journal_app.store.queries import Facts

FEWEST_PAIRS = 6
"""With six, the interval of a rho of .5 still reaches from -.57 to .94; with fewer no number says more."""


class Uncounted(StrEnum):
    """Why a draw has no pair."""

    SIGN = "sign"
    SOON_AFTER_IRON = "soon after iron"
    OTHER_UNIT = "other unit"
    SAME_DAY = "same day"
    FEW_SCORES = "few scores"


@frozen
class DrawsFinding(Finding):
    """One analyte beside one score. ``figures.estimate`` is Spearman's rho, from -1 to 1.

    ``pairs`` draws count, ``uncounted`` says how many do not and why, ``infusions`` how many iron infusions lie between
    the first draw that counts and the last. ``is_even``: there are pairs enough, but one of the two never differs.
    """

    tracker: Tracker
    analyte: str
    analyte_name: str
    draws: int
    pairs: int
    uncounted: tuple[tuple[Uncounted, int], ...]
    infusions: int
    association: Association | None = None

    @property
    def is_even(self) -> bool:
        """Whether there are pairs enough and no order in them."""
        return self.pairs >= FEWEST_PAIRS and self.association is None

    @property
    def figures(self) -> Figures:
        """The rank correlation, its interval, and how many of all draws have a pair."""
        found = self.association
        return Figures(
            estimate=found.correlation if found else None,
            low=found.low if found else None,
            high=found.high if found else None,
            n_after=self.pairs,
            days_possible=self.draws,
        )


@frozen
class _Drawn:
    """The draws of one analyte that can have a pair, with their days and values, and why others cannot."""

    key: str
    name: str
    days: tuple[int, ...]
    values: tuple[float, ...]
    uncounted: Counter[Uncounted]
    first: int
    last: int

    @property
    def draws(self) -> int:
        return len(self.days) + self.uncounted.total()


def ask(facts: Facts, kept: Sequence[Kept]) -> tuple[DrawsFinding, ...]:
    """Each score beside each analyte with a result, by score."""
    iron = facts.infusions(InfusionKind.IRON)
    drawn = [_drawn(key, results, iron) for key, results in by_analyte(facts).items()]
    given = [one.given_on.toordinal() for one in iron]
    return tuple(_answer(one, draws, given) for one in kept for draws in drawn)


def by_analyte(facts: Facts) -> dict[str, list[LabResult]]:
    """All results by analyte, in the order of the catalogue, unknown ones last; each analyte's by day."""
    order = {key: place for place, key in enumerate(analytes())}

    def place(result: LabResult) -> tuple[int, str]:
        return order.get(result.analyte, len(order)), result.analyte

    return {key: list(found) for (_place, key), found in groupby(sorted(facts.lab_results(), key=place), place)}


def _drawn(key: str, results: Sequence[LabResult], iron: Sequence[Infusion]) -> _Drawn:
    known = analytes().get(key)
    days = [result.collected_on.toordinal() for result in results]
    found = [(result, _reason(result, results[-1], known, iron)) for result in results]
    first_of_day = {result.collected_on: result for result, reason in reversed(found) if reason is None}
    able = [result for result in results if first_of_day.get(result.collected_on) is result]
    uncounted = Counter(reason for _result, reason in found if reason is not None)
    uncounted[Uncounted.SAME_DAY] += len(results) - uncounted.total() - len(able)
    return _Drawn(
        key=key,
        name=known.name if known else key,
        days=tuple(result.collected_on.toordinal() for result in able),
        values=tuple(_value(result, results[-1], known) for result in able),
        uncounted=uncounted,
        first=days[0],
        last=days[-1],
    )


def _reason(result: LabResult, newest: LabResult, known: Analyte | None, iron: Sequence[Infusion]) -> Uncounted | None:
    """Why a result by itself has no pair; units are those of the newest one, as in the picture."""
    have, want = code_of(result), code_of(newest)
    if have != want and (known is None or not can_convert(have, want, known)):
        return Uncounted.OTHER_UNIT
    if result.comparator is not Comparator.NONE:
        return Uncounted.SIGN
    return Uncounted.SOON_AFTER_IRON if is_hollow(result, known, iron) else None


def _value(result: LabResult, newest: LabResult, known: Analyte | None) -> float:
    if known is None:
        return float(result.value)
    return float(convert(result.value, code_of(result), code_of(newest), known))


def _answer(kept: Kept, drawn: _Drawn, given: Sequence[int]) -> DrawsFinding:
    pairs = list(_pairs(kept, drawn))
    days = [day for day, _value, _mean in pairs]
    across, up = (np.array([pair[place] for pair in pairs], dtype=np.float64) for place in (1, 2))
    uncounted = drawn.uncounted + Counter({Uncounted.FEW_SCORES: len(drawn.days) - len(pairs)})
    return DrawsFinding(
        id=f"{About.DRAWS}/{drawn.key}/{kept.tracker.key}",
        about=About.DRAWS,
        outcome=kept.tracker.key,
        name=kept.tracker.name,
        first=drawn.first,
        last=drawn.last,
        verdict=_verdict(len(pairs)),
        tracker=kept.tracker,
        analyte=drawn.key,
        analyte_name=drawn.name,
        draws=drawn.draws,
        pairs=len(pairs),
        uncounted=tuple((reason, uncounted[reason]) for reason in Uncounted if uncounted[reason]),
        infusions=sum(days[0] <= day <= days[-1] for day in given) if days else 0,
        association=spearman(across, up) if len(pairs) >= FEWEST_PAIRS else None,
        too_ill=len(_near(days).intersection(kept.too_ill_between(drawn.first - REACH, drawn.last + REACH))),
    )


def _pairs(kept: Kept, drawn: _Drawn) -> Iterator[tuple[int, float, float]]:
    """Day, result and mean of the scores around it, for each draw with enough of those."""
    for day, value in zip(drawn.days, drawn.values, strict=True):
        near = kept.diary.values[kept.diary.between(day - REACH, day + REACH)]
        if len(near) >= LEAST:
            yield day, value, round(float(near.mean()), 2)


def _near(draws: Sequence[int]) -> set[int]:
    """Every day around a draw whose scores count for it."""
    return {day for draw in draws for day in range(draw - REACH, draw + REACH + 1)}


def _verdict(pairs: int) -> Verdict:
    if not pairs:
        return Verdict.NOT_ENOUGH_YET
    return Verdict.CANNOT_TELL if pairs >= FEWEST_PAIRS else Verdict.PICTURE_ONLY
