# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is drawn inside one panel of a printed chart: ranges, bands, fans, cycles, days, means, results.

Hides matplotlib's artists. The marks are those of the screen, so that a reader finds the same chart on paper.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from journal_app.analysis.charts import (
    BandKind,
    Column,
    DailySeries,
    Dash,
    DayBand,
    Fan,
    MeanBand,
    Panel,
    PointSeries,
    RangeStep,
    Style,
    Symbol,
)
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import Comparator

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LINE_PT, CYCLE_PT, HAIR_PT = 1.1, 0.6, 0.4
POINT_PT, DOT_PT = 4.5, 1.6

DASHES: dict[Dash, tuple[float, ...]] = {
    Dash.SOLID: (),
    Dash.DASH: (5, 2.5),
    Dash.DOT: (1.2, 2),
    Dash.DASH_DOT: (5, 2, 1.2, 2),
    Dash.LONG_DASH: (9, 3),
    Dash.DASH_DOT_DOT: (5, 1.8, 1.2, 1.8, 1.2, 1.8),
}
MARKERS = {
    Symbol.CIRCLE: "o",
    Symbol.DIAMOND: "D",
    Symbol.SQUARE: "s",
    Symbol.TRIANGLE: "^",
    Symbol.CROSS: "X",
    Symbol.PLUS: "P",
}
HATCHES = {BandKind.TOO_ILL: "", BandKind.NOT_TRACKED: "////", BandKind.LEFT_OUT: "\\\\\\\\"}
_DOWN = {Comparator.BELOW, Comparator.AT_MOST}


@frozen
class Ink:
    """The colours of print, as #RRGGBB: those of the light theme."""

    ink: str
    soft: str
    line: str
    edge: str
    band: str
    series: tuple[tuple[str, str], ...]
    other: tuple[str, ...]

    def colour(self, style: Style) -> str:
        """The colour of a series."""
        return self.role(style.ink, style.place)

    def role(self, ink: str, place: int = 0) -> str:
        """The colour of a role."""
        own = {"ink": self.ink, "soft": self.soft, **dict(self.series)}.get(ink)
        return own or self.other[place % len(self.other)]


@frozen
class ResultLook:
    """How one result is drawn: hollow where it says why, an arrow where it was printed with a sign."""

    symbol: Symbol
    colour: str
    comparator: Comparator
    is_hollow: bool


def dashes(dash: Dash) -> str | tuple[float, tuple[float, ...]]:
    """A dash as matplotlib takes it, in points."""
    return (0.0, DASHES[dash]) if DASHES[dash] else "solid"


def draw_panel(axes: "Axes", panel: Panel, bands: tuple[DayBand, ...], ink: Ink) -> None:
    """Everything between the axes of one panel, from the ground up."""
    if panel.daily:
        for band in bands:
            _draw_day_band(axes, band, ink)
    for step in panel.ranges:
        _draw_range(axes, step, panel, ink)
    for fan in panel.fans:
        _draw_fan(axes, fan, ink.colour(fan.style))
    if panel.mean:
        _draw_mean_band(axes, panel.mean, ink.colour(panel.mean.style))
    for series in panel.daily:
        if panel.mean:
            _draw_line(axes, series.mean_days.array, series.means.array, series.style, ink, CYCLE_PT)
        else:
            _draw_daily(axes, series, ink)
    if panel.mean:
        mean = panel.mean
        _draw_line(axes, mean.days.array, mean.means.array, mean.style, ink, LINE_PT * 1.6)
    for points in panel.points:
        _draw_points(axes, points, ink)


def draw_upright(axes: "Axes", days: Sequence[float], colour: str, dash: Dash, width: float, zorder: float) -> None:
    """Lines through the whole height of a panel, drawn as one that is lifted between them.

    Not axvline, which asks each time anew how far the axes reach; here they reach as far as was said.
    """
    from matplotlib.lines import Line2D

    x = [place for day in days for place in (day, day, np.nan)]
    line = Line2D(
        x,
        [0, 1, np.nan] * len(days),
        color=colour,
        linestyle=dashes(dash),
        linewidth=width,
        zorder=zorder,
        transform=axes.get_xaxis_transform(),
    )
    axes.add_artist(line)


def _draw_day_band(axes: "Axes", band: DayBand, ink: Ink) -> None:
    from matplotlib.patches import Rectangle

    hatch = HATCHES[band.kind]
    area = Rectangle(
        (band.first, 0),
        band.last - band.first,
        1,
        transform=axes.get_xaxis_transform(),
        facecolor="none" if hatch else ink.band,
        edgecolor=ink.line if hatch else "none",
        hatch=hatch or None,
        linewidth=0,
        zorder=0,
    )
    axes.add_artist(area)


def _draw_range(axes: "Axes", step: RangeStep, panel: Panel, ink: Ink) -> None:
    """A printed range; an open end reaches to the edge of the panel."""
    low = panel.low if step.low is None else step.low
    high = panel.high if step.high is None else step.high
    axes.fill_between(
        [step.first, step.last], low, high, color=ink.band, edgecolor=ink.line, linewidth=HAIR_PT, zorder=0
    )


def _draw_fan(axes: "Axes", fan: Fan, colour: str) -> None:
    days = fan.days.array
    axes.fill_between(days, fan.low_95.array, fan.high_95.array, color=colour, alpha=0.12, linewidth=0, zorder=1)
    axes.fill_between(days, fan.low_50.array, fan.high_50.array, color=colour, alpha=0.22, linewidth=0, zorder=1)
    axes.plot(days, fan.median.array, color=colour, linestyle=dashes(fan.style.dash), linewidth=LINE_PT, zorder=2)


def _draw_mean_band(axes: "Axes", mean: MeanBand, colour: str) -> None:
    axes.fill_between(
        mean.days.array, mean.lows.array, mean.highs.array, color=colour, alpha=0.2, linewidth=0, zorder=1
    )


def _draw_daily(axes: "Axes", series: DailySeries, ink: Ink) -> None:
    """A faint dot for each day, and the running mean, open wherever there is none."""
    axes.plot(
        series.days.array,
        series.values.array,
        linestyle="none",
        marker=MARKERS[series.style.symbol],
        markersize=DOT_PT,
        markeredgewidth=0,
        color=ink.colour(series.style),
        alpha=0.45,
        zorder=2,
    )
    _draw_line(axes, series.mean_days.array, series.means.array, series.style, ink, LINE_PT)


def _draw_line(axes: "Axes", days: Column, values: Column, style: Style, ink: Ink, width: float) -> None:
    axes.plot(days, values, color=ink.colour(style), linestyle=dashes(style.dash), linewidth=width, zorder=3)


def _draw_points(axes: "Axes", series: PointSeries, ink: Ink) -> None:
    """Each result: hollow where it says why, an arrow where it was printed with a sign."""
    colour = ink.colour(series.style)
    if series.is_joined:
        x, y = np.array([(point.day, point.value) for point in series.points]).T
        axes.plot(x, y, color=colour, linewidth=HAIR_PT, zorder=3)
    for point in series.points:
        look = ResultLook(
            symbol=series.style.symbol, colour=colour, comparator=point.comparator, is_hollow=point.is_hollow
        )
        draw_result(axes, point.day, point.value, look)


def draw_result(axes: "Axes", x: float, y: float, look: ResultLook) -> None:
    """One result at its place."""
    is_plain = look.comparator is Comparator.NONE
    axes.plot(
        [x],
        [y],
        linestyle="none",
        marker=MARKERS[look.symbol] if is_plain else "v" if look.comparator in _DOWN else "^",
        markersize=POINT_PT if is_plain else POINT_PT * 1.3,
        markerfacecolor="white" if look.is_hollow else look.colour,
        markeredgecolor=look.colour,
        markeredgewidth=0.9,
        zorder=4,
    )
