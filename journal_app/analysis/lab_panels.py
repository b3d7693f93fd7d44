# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The panel of one analyte: results in one unit, the printed range over time, and which points are hollow.

Hides units. All results are drawn in the unit that was printed last, so ferritin in ng/mL and in µg/L is one series;
what cannot be exchanged gets a panel of its own. Hollowness looks at dates and at the analyte, never at a value.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from journal_app.analysis.charts import LabPoint, Panel, PointSeries, RangeStep, Scale, Span, Style, Symbol
from journal_app.analysis.lab_words import laboratory_words, point_readout, range_words, title_words, value_words
from journal_app.domain.catalogues import Analyte
from journal_app.domain.days import days_between
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import LabResult
from journal_app.domain.quantities import (
    UnknownUnit,
    can_convert,
    convert,
    display_number,
    read_unit,
)
from journal_app.domain.treatments import Infusion
from journal_app.words import _, ngettext

HEAD_ROOM = 1.05
ROUND_ENDS = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
WIDEST_RANGE = 2
"""A printed range is drawn whole unless it reaches this many times beyond the largest result in view."""


@frozen
class Draws:
    """All results of one analyte by day; ``analyte`` is None where the catalogue does not know it."""

    key: str
    name: str
    analyte: Analyte | None
    results: tuple[LabResult, ...]


@frozen
class Drawing:
    """How the results of an analyte are drawn."""

    style: Style
    scale: Scale = Scale.LINEAR
    is_joined: bool = False


def lab_panels(draws: Draws, iron: Sequence[Infusion], *, whole: Span, drawing: Drawing) -> tuple[Panel, ...]:
    """The panel of an analyte, and one more for each unit that cannot be exchanged for the unit printed last.

    ``iron`` are the iron infusions by day.
    """
    panels: list[Panel] = []
    left = list(draws.results)
    while left:
        code = _code(left[-1])
        here = [result for result in left if _fits(_code(result), code, draws.analyte)]
        left = [result for result in left if not _fits(_code(result), code, draws.analyte)]
        key = f"{draws.key}:{code}" if panels else draws.key
        panels.append(_panel(key, _Shown(draws, here, code), iron, whole=whole, drawing=drawing))
    return tuple(panels)


@frozen(kw_only=False)
class _Shown:
    """Results of one analyte that are shown in one unit, by its UCUM code."""

    draws: Draws
    results: list[LabResult]
    code: str

    @property
    def unit(self) -> str:
        return self.results[-1].unit

    def number(self, number: Decimal, result: LabResult) -> Decimal:
        """A number of this result in the shown unit: as it was entered, or converted and rounded for showing."""
        have = _code(result)
        if have == self.code or self.draws.analyte is None:
            return number
        converted = convert(number, have, self.code, self.draws.analyte)
        return number if converted == number else display_number(converted)


def days_since_iron(result: LabResult, iron: Sequence[Infusion]) -> int | None:
    """Days from the last iron infusion before a draw to the draw; None when there was none.

    On the day of an infusion the draw counts as before it only where both times are known and say so.
    """
    before = [given for given in iron if _was_before(given, result)]
    return days_between(before[-1].given_on, result.collected_on) if before else None


def is_hollow(result: LabResult, analyte: Analyte | None, iron: Sequence[Infusion]) -> bool:
    """Whether a draw lies so soon after an iron infusion that its result is drawn hollow. No value plays a part."""
    affected = analyte.affected_by_infusion_days if analyte else None
    since = days_since_iron(result, iron) if affected is not None else None
    return affected is not None and since is not None and since < affected


def hollow_reason(result: LabResult, analyte: Analyte | None, iron: Sequence[Infusion]) -> str:
    """Why this result is drawn hollow, in words; empty when it is solid. No value plays a part."""
    since = days_since_iron(result, iron)
    if since is None or not is_hollow(result, analyte, iron):
        return ""
    wait = _("label makers ask to wait at least 4 weeks even for haemoglobin")
    if since == 0:
        return _("drawn on the day of an infusion; {wait}").format(wait=wait)
    drawn = ngettext("drawn {days} day after an infusion; {wait}", "drawn {days} days after an infusion; {wait}", since)
    return drawn.format(days=since, wait=wait)


def _was_before(given: Infusion, result: LabResult) -> bool:
    if given.given_on != result.collected_on:
        return given.given_on < result.collected_on
    if given.given_time is None or result.collected_time is None:
        return True
    return given.given_time <= result.collected_time


def _code(result: LabResult) -> str:
    if result.unit_code:
        return result.unit_code
    try:
        return read_unit(result.unit).code
    except UnknownUnit:
        return result.unit  # kept as entered, it is only ever compared with itself


def _fits(have: str, want: str, analyte: Analyte | None) -> bool:
    return have == want or (analyte is not None and can_convert(have, want, analyte))


def _panel(key: str, shown: _Shown, iron: Sequence[Infusion], *, whole: Span, drawing: Drawing) -> Panel:
    ranges = _range_steps(shown, whole)
    title = title_words(shown.draws.name, shown.unit, ranges, is_log=drawing.scale is Scale.LOG)
    series = _by_laboratory(key, title, shown, iron, drawing)
    panel = Panel(
        key=key,
        title=title,
        unit=shown.unit,
        low=0.0,
        high=1.0,
        weight=2,
        scale=drawing.scale,
        points=series,
        ranges=ranges,
        note=_hollow_note([point for one in series for point in one.points], shown.draws.analyte),
    )
    return seen_panel(panel, whole)


def _by_laboratory(
    key: str, title: str, shown: _Shown, iron: Sequence[Infusion], drawing: Drawing
) -> tuple[PointSeries, ...]:
    """One series, or where results come from several laboratories one for each, told apart by symbol and word.

    A line never joins results of two laboratories: their methods differ. Results that name none belong to the only
    one there is, or else together.
    """
    names = list(dict.fromkeys(result.laboratory for result in shown.results))
    is_one = len([name for name in names if name]) <= 1
    if is_one:
        names = names[:1]
    return tuple(
        PointSeries(
            key=key if is_one else f"{key} {name}",
            name=shown.draws.name if is_one else f"{shown.draws.name} · {laboratory_words(name)}",
            words=title if is_one else " · ".join([title, laboratory_words(name)][place > 0 :]),
            style=drawing.style if not place else replace(drawing.style, symbol=_next_symbol(drawing.style, place)),
            points=tuple(_point(shown, one, iron) for one in shown.results if is_one or one.laboratory == name),
            is_joined=drawing.is_joined,
        )
        for place, name in enumerate(names)
    )


def _next_symbol(style: Style, turns: int) -> Symbol:
    symbols = list(Symbol)
    return symbols[(symbols.index(style.symbol) + turns) % len(symbols)]


def _hollow_note(points: Sequence[LabPoint], analyte: Analyte | None) -> str:
    if analyte is None or not any(point.is_hollow for point in points):
        return ""
    return _("hollow: drawn within {days} days after an iron infusion").format(days=analyte.affected_by_infusion_days)


def _point(shown: _Shown, result: LabResult, iron: Sequence[Infusion]) -> LabPoint:
    number = shown.number(result.value, result)
    reason = hollow_reason(result, shown.draws.analyte, iron)
    text = value_words(number, result.comparator)
    drawn = "" if number == result.value else f"{text} {shown.unit}"
    return LabPoint(
        day=float(result.collected_on.toordinal()),
        value=float(number),
        text=text,
        readout=point_readout(shown.draws.name, result, drawn=drawn, reason=reason),
        comparator=result.comparator,
        is_hollow=bool(reason),
        reason=reason,
    )


def _range_steps(shown: _Shown, whole: Span) -> tuple[RangeStep, ...]:
    """A printed range holds from its draw to the next draw that came with another, or with none."""
    steps: list[RangeStep] = []
    last: tuple[float | None, float | None] = (None, None)
    for result in shown.results:
        low, high = (
            None if bound is None else shown.number(bound, result) for bound in (result.range_low, result.range_high)
        )
        here = (None if low is None else float(low), None if high is None else float(high))
        if here == last:
            continue
        day = result.collected_on.toordinal() - 0.5
        if last != (None, None):
            steps[-1] = _ending(steps[-1], day)
        if here != (None, None):
            words = range_words(low, high, result.range_text)
            steps.append(RangeStep(first=day, last=whole.last + 0.5, low=here[0], high=here[1], words=words))
        last = here
    return tuple(step for step in steps if step.last > step.first)


def _ending(step: RangeStep, day: float) -> RangeStep:
    return replace(step, last=day)


def seen_panel(panel: Panel, shown: Span) -> Panel:
    """The same panel with its axis reaching as far as the results in view, and printed ranges that are near.

    Where nothing is in view it reaches as far as all results. An axis ends at a round number, so that it seldom moves.
    """
    points = [point for series in panel.points for point in series.points]
    seen = [point.value for point in points if shown.holds(point.day)] or [point.value for point in points]
    bounds = [
        bound
        for step in panel.ranges
        if step.first <= shown.last and step.last >= shown.first
        for bound in (step.low, step.high)
        if bound is not None and bound <= max(seen) * WIDEST_RANGE
    ]
    low, high = _log_reach([*seen, *bounds]) if panel.scale is Scale.LOG else _reach([*seen, *bounds])
    return panel if (low, high) == (panel.low, panel.high) else replace(panel, low=low, high=high)


def _reach(values: Sequence[float]) -> tuple[float, float]:
    low, high = min([0.0, *values]), max([0.0, *values])
    low = -_round_up(-low) if low else 0.0
    high = _round_up(high * HEAD_ROOM) if high else 0.0
    return low, high if high > low else low + 1.0


def _log_reach(values: Sequence[float]) -> tuple[float, float]:
    """Round numbers around all that is above zero."""
    above_zero = [value for value in values if value > 0] or [1.0]
    return _round_down(min(above_zero) / 1.2), _round_up(max(above_zero) * 1.2)


def _round_up(value: float) -> float:
    """The next number that reads well at the end of an axis."""
    power = math.floor(math.log10(value))
    factor = next(factor for factor in ROUND_ENDS if factor >= value / 10.0**power * (1 - 1e-9))
    return float(Decimal(repr(factor)).scaleb(power))


def _round_down(value: float) -> float:
    """The last number before that reads well at the end of an axis."""
    power = math.floor(math.log10(value))
    factor = next(factor for factor in reversed(ROUND_ENDS) if factor <= value / 10.0**power * (1 + 1e-9))
    return float(Decimal(repr(factor)).scaleb(power))
