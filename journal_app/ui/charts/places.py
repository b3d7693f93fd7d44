# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Where everything on a chart lies: each panel with its head and plot, the strip of infusion labels, lanes, dates.

Hides the arithmetic of the page. Heights follow from the text size, so that large text never covers a plot; what is
left is shared out by the weights of the panels.
"""

from collections.abc import Sequence

from journal_app.analysis.charts import Axis, ChartSpec, Lane, Panel, Scale
from journal_app.analysis.scales import ValueScale, tick_texts
from journal_app.domain.frozen import frozen
from journal_app.ui.charts.heads import AIR, Fonts, HeadLine, fonts_of, head_height, head_lines
from journal_app.ui.charts.look import Look

STRIP_ROWS = 2
ROOM_PX = 80
"""A plot grows by at most this for each unit of its weight."""
TICK_GAP = 1.7
"""Axis numbers are at least this many text heights apart."""


@frozen
class PanelPlace:
    """Where a panel's head and plot lie; ``ticks`` are the values with a number on the axis, at ``tick_heights``."""

    panel: Panel
    head_top: float
    heads: tuple[HeadLine, ...]
    scale: ValueScale
    ticks: tuple[float, ...]
    tick_heights: tuple[float, ...]
    texts: tuple[str, ...]

    @property
    def top(self) -> float:
        """The upper edge of the plot."""
        return self.scale.top

    @property
    def bottom(self) -> float:
        """The lower edge of the plot."""
        return self.scale.bottom


@frozen
class LanePlace:
    """Where a lane lies; its rows have the same height."""

    lane: Lane
    top: float
    row_height: float

    @property
    def bottom(self) -> float:
        """The lower edge of the last row."""
        return self.top + self.lane.rows * self.row_height


@frozen
class Places:
    """The whole page, in pixels. Time runs from ``left`` to ``right``."""

    width: float
    height: float
    left: float
    right: float
    strip_top: float
    strip_row: float
    panels: tuple[PanelPlace, ...]
    lanes: tuple[LanePlace, ...]
    dates_top: float
    fonts: Fonts
    axis: Axis = Axis.CALENDAR

    @property
    def top(self) -> float:
        """The upper edge of the first plot or lane."""
        edges = [place.top for place in self.panels] + [place.top for place in self.lanes]
        return min(edges, default=self.strip_top)


def lay_out(spec: ChartSpec, look: Look, width: float, height: float) -> Places:
    """Give everything its place on a page of this size; a page lower than ``least_height`` is overrun below."""
    fonts = fonts_of(look)
    left = _axis_width(spec, fonts)
    right = max(width - AIR * 2, left + AIR)  # a widget is tiny before its window has laid it out
    strip = _strip_height(spec, fonts)
    measures = _measures(spec, look, fonts, left, right)
    below = _lanes_height(spec.lanes, fonts) + _dates_height(fonts)
    panels = _stack(spec.panels, measures, fonts, (AIR, height - below))
    above = panels[-1].bottom if panels else AIR + strip
    dates_top = max(height if panels else 0.0, above + below) - _dates_height(fonts)
    return Places(
        width=width,
        height=height,
        left=left,
        right=right,
        strip_top=panels[0].top - strip if panels else AIR,
        strip_row=fonts.small_height,
        panels=panels,
        lanes=_lane_places(spec.lanes, fonts, dates_top - _lanes_height(spec.lanes, fonts)),
        dates_top=dates_top,
        fonts=fonts,
        axis=spec.axis,
    )


def most_height(spec: ChartSpec, look: Look, width: float) -> float:
    """The height of a page of this width above which panels would only grow tall."""
    weights = sum(panel.weight for panel in spec.panels)
    return least_height(spec, look, width) + weights * ROOM_PX * look.title_px / 16


def least_height(spec: ChartSpec, look: Look, width: float) -> float:
    """The height of a page of this width below which panels would be too small to read."""
    fonts = fonts_of(look)
    measures = _measures(spec, look, fonts, _axis_width(spec, fonts), width - AIR * 2)
    panels = sum(measure.head_height + measure.least_plot + AIR for measure in measures)
    strip = 0.0 if measures else _strip_height(spec, fonts)
    return AIR + strip + panels + _lanes_height(spec.lanes, fonts) + _dates_height(fonts)


@frozen
class _Measure:
    """What a panel needs: its head, with the strip of labels below that of the first, and the least plot."""

    heads: tuple[HeadLine, ...]
    head_height: float
    least_plot: float
    foot: float


def _measures(spec: ChartSpec, look: Look, fonts: Fonts, left: float, right: float) -> list[_Measure]:
    found: list[_Measure] = []
    first_daily = next((panel for panel in spec.panels if panel.daily), None)
    for panel in spec.panels:
        lines = head_lines(panel, fonts, left, right)
        foot = fonts.small_height if panel is first_daily and spec.bands else 0.0
        found.append(
            _Measure(
                heads=lines,
                head_height=head_height(lines, fonts) + (0.0 if found else _strip_height(spec, fonts)),
                least_plot=(36 + 16 * panel.weight) * look.title_px / 16 + foot,
                foot=foot,
            )
        )
    return found


def _stack(
    panels: Sequence[Panel], measures: Sequence[_Measure], fonts: Fonts, span: tuple[float, float]
) -> tuple[PanelPlace, ...]:
    """Panels below each other between two heights; what the least plots leave is shared out by weight."""
    top, bottom = span
    needed = sum(measure.head_height + measure.least_plot + AIR for measure in measures)
    share = max(0.0, bottom - top - needed) / (sum(panel.weight for panel in panels) or 1)
    placed: list[PanelPlace] = []
    for panel, measure in zip(panels, measures, strict=True):
        plot_top = round(top + measure.head_height)
        plot_bottom = round(top + measure.head_height + measure.least_plot + share * panel.weight)
        air = min(9.0, (plot_bottom - plot_top) * 0.12)
        is_log = panel.scale is Scale.LOG
        scale = ValueScale(
            panel.low, panel.high, plot_top, plot_bottom, air, is_log, measure.foot, panel.is_upside_down
        )
        ticks = scale.ticks(fonts.small_height * TICK_GAP)
        placed.append(
            PanelPlace(
                panel=panel,
                head_top=top,
                heads=measure.heads,
                scale=scale,
                ticks=ticks,
                tick_heights=tuple(scale.at(tick) for tick in ticks),
                texts=tick_texts(ticks),
            )
        )
        top = plot_bottom + AIR
    return tuple(placed)


def _strip_height(spec: ChartSpec, fonts: Fonts) -> float:
    return STRIP_ROWS * fonts.small_height + AIR / 2 if spec.markers else 0.0


def _dates_height(fonts: Fonts) -> float:
    return fonts.small_height + AIR * 1.5


def _lanes_height(lanes: Sequence[Lane], fonts: Fonts) -> float:
    rows = sum(lane.rows for lane in lanes)
    return rows * _row_height(fonts) + len(lanes) * (fonts.title_height + AIR * 1.5)


def _row_height(fonts: Fonts) -> float:
    return fonts.small_height + 4


def _axis_width(spec: ChartSpec, fonts: Fonts) -> float:
    """Room for the widest axis number."""
    numbers = [
        text
        for panel in spec.panels
        for text in tick_texts(ValueScale(panel.low, panel.high, 0, 300, 0, panel.scale is Scale.LOG).ticks(30))
    ]
    widest = max((fonts.width(text) for text in numbers), default=0.0)
    return round(max(widest, fonts.small_height * 1.5) + AIR * 2.5)


def _lane_places(lanes: Sequence[Lane], fonts: Fonts, top: float) -> tuple[LanePlace, ...]:
    placed: list[LanePlace] = []
    for lane in lanes:
        top += fonts.title_height + AIR / 2
        placed.append(LanePlace(lane=lane, top=top, row_height=_row_height(fonts)))
        top += lane.rows * _row_height(fonts) + AIR
    return tuple(placed)
