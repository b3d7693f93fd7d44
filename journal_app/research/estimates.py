# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From the results of cards to a picture of how sure they are.

Hides which results share a scale (those of one measure, in one unit, with better on the same side), where an interval
comes from (the source, or worked out here from r or from counts), and when the two sides of no difference can be named
truthfully: where a card compares one group against another, and all results of a scale compare the same two.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from journal_app.analysis.estimate_axes import AxisKind, axis_of, can_be_drawn
from journal_app.analysis.estimates import EstimatePanel, EstimateRow, EstimatesSpec, IntervalFrom
from journal_app.domain.cards import Measure, ResearchCard, Result
from journal_app.domain.frozen import frozen
from journal_app.research.estimate_words import (
    capital,
    caption_words,
    interval_words,
    none_words,
    row_alt,
    row_cells,
    row_numbers,
    row_remark,
    sides_of,
)
from journal_app.research.recompute import (
    FEWEST_FOR_INTERVAL,
    Check,
    Interval,
    degrees_of_freedom,
    interval_of_correlation,
    odds_ratio,
    recomputed,
)
from journal_app.words import _


@frozen
class Named:
    """A result, and of which study it is where several stand together."""

    result: Result
    name: str = ""


@frozen
class _Drawn:
    """A result as numbers on a scale; ``low`` and ``high`` are None together."""

    estimate: float | None
    low: float | None
    high: float | None
    interval_from: IntervalFrom

    @property
    def numbers(self) -> tuple[float, ...]:
        """What has to find a place on the scale."""
        return tuple(number for number in (self.low, self.estimate, self.high) if number is not None)


def estimates_of(card: ResearchCard) -> EstimatesSpec:
    """How sure the results of a card are, one scale below the other; a card may have none."""
    panels = panels_of(tuple(Named(result=result) for result in card.results))
    return estimates_spec(card.headline, tuple((panel,) for panel in panels))


def estimates_spec(title: str, lines: tuple[tuple[EstimatePanel, ...], ...]) -> EstimatesSpec:
    """Panels in lines, with what is to be known of their marks and scales, and all of it in sentences."""
    rows = [row for line in lines for panel in line for row in panel.rows]
    # Translators: a title as a sentence, for a screen reader
    alt = " ".join((_("{title}.").format(title=title.rstrip(".")), *(row.alt for row in rows)))
    return EstimatesSpec(title=title, lines=lines, note=_note(lines), alt=alt)


def panels_of(results: Sequence[Named]) -> tuple[EstimatePanel, ...]:
    """The results on as few scales as they need, in the order in which they come."""
    groups: dict[object, list[tuple[Named, _Drawn]]] = {}
    for named in results:
        drawn = _drawn(named.result)
        groups.setdefault(_scale_of(named.result, drawn), []).append((named, drawn))
    return tuple(_panel(group) for group in groups.values())


def worked_out_interval(result: Result) -> Interval | None:
    """The interval of a correlation or an odds ratio from the other numbers of a result.

    None where they give none, or one that does not hold the estimate printed: then they are numbers of something else.
    """
    df, counts = degrees_of_freedom(result), result.counts
    if result.estimate is None or not 0 < result.level < 100:  # noqa: PLR2004 -- per cent of an interval
        return None
    if df >= FEWEST_FOR_INTERVAL and abs(result.estimate) < 1:
        return interval_of_correlation(float(result.estimate), df + 2, level=result.level)
    if counts is None or result.measure is not Measure.ODDS_RATIO:
        return None
    if not (0 < counts.first < counts.of_first and 0 < counts.second < counts.of_second):
        return None
    here = odds_ratio(counts, result.level).interval
    return here if here.low <= result.estimate <= here.high else None


def checked_again(results: Sequence[Result]) -> tuple[str, ...]:
    """What came of working the results out again, a sentence or two each; of several it is said which one is meant.

    An interval worked out here is left out: it stands in the picture, which says so.
    """
    found = [
        (result, check.words) for result in results for check in recomputed(result) if check.check is not Check.INTERVAL
    ]
    if len(results) < 2:  # noqa: PLR2004 -- one needs no name
        return tuple(sentence for _result, sentence in found)
    return tuple(
        # Translators: {what} is what a study looked at
        _("{what}: {sentence}").format(what=capital(result.what), sentence=sentence)
        for result, sentence in found
    )


def _scale_of(result: Result, drawn: _Drawn) -> object:
    """What results must share to stand on one scale; those with nothing to draw stand together."""
    return (result.measure, result.unit, result.higher_is) if drawn.numbers else None


def _drawn(result: Result) -> _Drawn:
    interval, says = _interval(result)
    low, high = (None, None) if interval is None else (interval.low, interval.high)
    estimate = None if result.estimate is None else _float(result.estimate)
    numbers = [number for number in (low, estimate, high) if number is not None]
    if numbers != sorted(numbers) or not all(can_be_drawn(_kind(result.measure), number) for number in numbers):
        return _Drawn(estimate=None, low=None, high=None, interval_from=says)
    return _Drawn(estimate=estimate, low=low, high=high, interval_from=says)


def _interval(result: Result) -> tuple[Interval | None, IntervalFrom]:
    if result.low is not None and result.high is not None:
        says = IntervalFrom.SOURCE if result.is_interval_printed else IntervalFrom.HERE
        return Interval(low=_float(result.low), high=_float(result.high)), says
    here = worked_out_interval(result)
    return here, IntervalFrom.NOBODY if here is None else IntervalFrom.HERE


def _float(number: Decimal) -> float:
    """A printed number as one that can be drawn; infinite where it is too large for that."""
    return float(number)


def _kind(measure: Measure) -> AxisKind:
    if measure.is_ratio:
        return AxisKind.RATIO
    if measure.is_correlation:
        return AxisKind.CORRELATION
    return AxisKind.SHARE if measure is Measure.PERCENTAGE else AxisKind.DIFFERENCE


def _panel(group: Sequence[tuple[Named, _Drawn]]) -> EstimatePanel:
    numbers = [number for _named, drawn in group for number in drawn.numbers]
    first = group[0][0].result
    sides = {sides_of(named.result) for named, _drawn in group}
    below, above = sides.pop() if len(sides) == 1 and numbers else ("", "")
    return EstimatePanel(
        caption=caption_words(first) if numbers else "",
        axis=axis_of(_kind(first.measure), numbers) if numbers else None,
        none_words=none_words(first.measure) if numbers else "",
        below=below,
        above=above,
        rows=tuple(_row(named, drawn) for named, drawn in group),
    )


def _row(named: Named, drawn: _Drawn) -> EstimateRow:
    result = named.result
    interval = interval_words(result, worked_out_interval(result))
    return EstimateRow(
        name=named.name,
        what=capital(result.what),
        numbers=row_numbers(result, interval, is_drawn=bool(drawn.numbers)),
        remark=row_remark(result, drawn.interval_from, is_drawn=bool(drawn.numbers)),
        estimate=drawn.estimate,
        low=drawn.low,
        high=drawn.high,
        interval_from=drawn.interval_from,
        cells=row_cells(result, named.name, interval, drawn.interval_from),
        alt=row_alt(result, named.name, interval, drawn.interval_from),
    )


def _note(lines: Iterable[Sequence[EstimatePanel]]) -> str:
    """What the marks mean that not everybody knows, and that scales differ where there is more than one."""
    panels = [panel for line in lines for panel in line if panel.axis is not None]
    rows = [row for panel in panels for row in panel.rows]
    said = (
        _("Each scale is its own: a length on one cannot be compared with a length on another.")
        if len(panels) > 1
        else "",
        _("A dashed line is an interval worked out here.")
        if any(row.interval_from is IntervalFrom.HERE for row in rows)
        else "",
        _("A hollow mark has no interval: how sure it is was not given.")
        if any(row.interval_from is IntervalFrom.NOBODY for row in rows)
        else "",
    )
    return " ".join(sentence for sentence in said if sentence)
