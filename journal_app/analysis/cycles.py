# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One tracker in the days before and after each infusion, event or course start, laid over each other.

Hides how cycles are laid over each other and what their mean is made of. Nothing here looks at whether a value rose or
fell.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np

from journal_app.analysis.anchors import Anchor, Cycle, cycles, starts
from journal_app.analysis.charts import (
    Axis,
    ChartSpec,
    Coverage,
    DailySeries,
    Dash,
    Marker,
    MeanBand,
    Numbers,
    Panel,
    Span,
    Style,
)
from journal_app.analysis.counting import CountedDays, counted_days, too_ill_days
from journal_app.analysis.cycle_words import CycleWords, day_0_words
from journal_app.analysis.score_panels import reach_of, tracker_style, tracker_words
from journal_app.analysis.series import rounded, running_mean
from journal_app.domain.scores import Tracker
from journal_app.store.queries import Facts
from journal_app.words import _

LEAST_FOR_MEAN = 2
DASHES = (Dash.SOLID, Dash.DASH, Dash.DOT, Dash.DASH_DOT, Dash.LONG_DASH, Dash.DASH_DOT_DOT)
NOTHING = Numbers.of(())
_LEAST_BEFORE, _LEAST_AFTER = 7, 27


def cycles_spec(
    facts: Facts, *, today: date, anchor: Anchor, tracker: str, left_out: frozenset[str] = frozenset()
) -> ChartSpec:
    """The cycles of one tracker laid over each other, with their mean; ``left_out`` are ids of starts not to show.

    A cycle left out still ends the one before it: it happened.
    """
    scored = facts.tracker(tracker)
    shown = [one for one in cycles(starts(facts, anchor), today) if one.start.id not in left_out]
    values = counted_days(facts, tracker)
    drawn = tuple(cycle_series(one, values, place, tracker=tracker) for place, one in enumerate(shown))
    span = _span(shown)
    mean = _mean(scored, drawn, _too_ill(shown, too_ill_days(facts)), span)
    said = CycleWords(anchor=anchor, starts=[one.start for one in shown], tracker=_(scored.name), mean=mean)
    return ChartSpec(
        title=said.title(),
        whole=span,
        shown=span,
        panels=(_panel(scored, drawn, mean, said.note()), _count_panel(mean, len(drawn))) if drawn else (),
        bands=(),
        markers=(Marker(day=0.0, kind="day 0", label=said.day_0(), readout=said.day_0(), dash=Dash.DASH, ink="ink"),),
        lanes=(),
        coverage=Coverage(logged=NOTHING, too_ill=NOTHING, not_tracked=NOTHING),
        notes=(),
        footer=said.footer(),
        alt=said.alt(),
        axis=Axis.SINCE,
    )


def cycle_series(cycle: Cycle, scored: CountedDays, place: int, *, tracker: str = "") -> DailySeries:
    """One cycle: its days counted from day 0, and the mean of 7 days on either side of day 0, never across it.

    ``tracker`` is whose scores they are, where a reader may ask about one.
    """
    since = scored.days - cycle.start.day
    inside = (since >= cycle.first) & (since <= cycle.last)
    since, values, entries = since[inside], scored.values[inside], scored.entries[inside]
    before, after = (running_mean(since[side], values[side]) for side in (since < 0, since >= 0))
    name = day_0_words(cycle.start.day, cycle.start.label)
    return DailySeries(
        key=cycle.start.id,
        name=name,
        words=name,
        style=Style(ink="other", place=place, dash=DASHES[place % len(DASHES)]),
        days=Numbers(since),
        values=Numbers(values),
        entries=Numbers(entries),
        counted=Numbers(np.ones(len(since))),
        # Half a day before day 0 nothing, so that no line is drawn across it.
        mean_days=Numbers(np.concatenate((before.days, [-0.5], after.days))),
        means=Numbers(rounded(np.concatenate((before.means, [np.nan], after.means)))),
        mean_counts=Numbers(np.concatenate((before.counts, [0.0], after.counts))),
        tracker=tracker,
        day_0=cycle.start.day,
    )


def _span(shown: Sequence[Cycle]) -> Span:
    """From the first to the last day of any cycle, and at least a week before and four after."""
    first = min([-_LEAST_BEFORE, *(one.first for one in shown)])
    return Span(first=first, last=max([_LEAST_AFTER, *(one.last for one in shown)]))


def _too_ill(shown: Sequence[Cycle], days: Sequence[int]) -> list[int]:
    """The too-ill days of each cycle, counted from its day 0; a day of two cycles counts in both."""
    return [day - one.start.day for one in shown for day in days if one.first <= day - one.start.day <= one.last]


def _mean(tracker: Tracker, drawn: Sequence[DailySeries], too_ill: Sequence[int], span: Span) -> MeanBand:
    """Mean, lowest and highest of the cycles' own means, day by day, where at least two have one."""
    grid = np.arange(span.first, span.last + 1, dtype=np.float64)
    stack = np.full((len(drawn), len(grid)), np.nan)
    for row, series in enumerate(drawn):
        has_mean = ~np.isnan(series.means.array)
        stack[row, (series.mean_days.array[has_mean] - span.first).astype(int)] = series.means.array[has_mean]
    counts = (~np.isnan(stack)).sum(axis=0)
    enough = counts >= LEAST_FOR_MEAN
    means, lows, highs = (np.full(len(grid), np.nan) for _one in range(3))
    if enough.any():
        means[enough] = np.nanmean(stack[:, enough], axis=0)
        lows[enough] = np.nanmin(stack[:, enough], axis=0)
        highs[enough] = np.nanmax(stack[:, enough], axis=0)
    ill = np.bincount(np.asarray(too_ill, dtype=int) - span.first, minlength=len(grid))
    return MeanBand(
        # Translators: name of a line in a chart and of a column: the average of the cycles
        name=_("Mean"),
        words=_("The mean of the cycles, and the band from the lowest to the highest of them"),
        style=tracker_style(tracker.key, 0),
        days=Numbers(grid),
        means=Numbers(rounded(means)),
        lows=Numbers(lows),
        highs=Numbers(highs),
        counts=Numbers(counts.astype(np.float64)),
        too_ill=Numbers(ill.astype(np.float64)),
    )


def _panel(tracker: Tracker, drawn: tuple[DailySeries, ...], mean: MeanBand, note: str) -> Panel:
    low, high = reach_of(tracker, [value for series in drawn for value in series.values.array])
    return Panel(
        key=tracker.key,
        title=tracker_words(tracker),
        unit="",
        low=low,
        high=high,
        weight=5,
        daily=drawn,
        mean=mean,
        note=note,
    )


def _count_panel(mean: MeanBand, most: int) -> Panel:
    """How many cycles each day's mean was made of, in a panel of its own below."""
    counts = DailySeries(
        key="cycles",
        # Translators: name of a line in a chart and of a column: of how many cycles the mean was made
        name=_("Cycles"),
        words=_("Cycles with a mean that day"),
        style=Style(ink="soft"),
        days=mean.days,
        values=mean.counts,
        entries=Numbers(np.ones(len(mean.days))),
        counted=Numbers(np.ones(len(mean.days))),
        mean_days=NOTHING,
        means=NOTHING,
        mean_counts=NOTHING,
    )
    return Panel(
        key="cycles",
        title=_("Cycles with a mean that day"),
        unit="",
        low=0.0,
        high=float(max(1, most)),
        weight=1,
        daily=(counts,),
    )
