# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A ChartSpec as a vector picture for print: the same panels, words and marks as on screen, in ink on paper.

Hides matplotlib, which is loaded when the first chart is printed, keeps what it caches in our own folder and draws in
the bundled fonts. Words stay words, so that they can be selected and read aloud; the same spec gives the same bytes.
"""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from journal_app.analysis.charts import (
    Axis,
    ChartSpec,
    DailySeries,
    Dash,
    Fan,
    Lane,
    Marker,
    MeanBand,
    Panel,
    PointSeries,
    Scale,
)
from journal_app.analysis.label_places import in_view, place_labels
from journal_app.analysis.scales import TimeScale, ValueScale, tick_texts
from journal_app.analysis.time_ticks import DateTick, date_ticks, since_ticks
from journal_app.domain.frozen import frozen
from journal_app.report.chart_marks import (
    CYCLE_PT,
    HAIR_PT,
    LINE_PT,
    MARKERS,
    POINT_PT,
    Ink,
    dashes,
    draw_panel,
    draw_upright,
)
from journal_app.report.print_words import INCH_MM, Page, fitted_mm, light_ink, print_settings, words_mm, wrapped_mm

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.lines import Line2D

TEXT_PT, SMALL_PT = 8.0, 6.8
LEFT_MM, RIGHT_MM, TOP_MM, GAP_MM = 9.0, 2.0, 1.0, 1.5
HEAD_MM, SMALL_MM, ROW_MM, WEIGHT_MM, DATES_MM = 3.9, 3.2, 3.2, 7.5, 5.0
STRIP_ROWS = 2
MOST_NAMED = 4
WIDTH_MM = 178.0


def chart_svg(spec: ChartSpec, *, width_mm: float = WIDTH_MM) -> bytes:
    """The part of a chart in view as SVG, as wide as asked and as high as its panels need."""
    with print_settings():
        return _Sheet(spec, width_mm, light_ink()).drawn()


@frozen(kw_only=False)
class _Place:
    """Where something lies, in millimetres from the upper edge."""

    top: float
    height: float


class _Sheet:
    """One chart on paper. Lengths are millimetres, counted from the upper left corner."""

    def __init__(self, spec: ChartSpec, width: float, ink: Ink) -> None:
        from matplotlib.figure import Figure

        self._spec, self._width, self._ink = spec, width, ink
        self._heads = [_legends(panel) for panel in spec.panels]
        self._notes = [wrapped_mm(panel.note, SMALL_PT, width - LEFT_MM - RIGHT_MM) for panel in spec.panels]
        self._strip = STRIP_ROWS * SMALL_MM if self._markers() else 0.0
        self._plots = self._plot_places()
        self._lanes = self._lane_places()
        last = [*self._plots, *self._lanes]
        self._height = (last[-1].top + last[-1].height if last else TOP_MM) + DATES_MM
        self._figure: Figure = Figure(figsize=(width / INCH_MM, self._height / INCH_MM))
        self._page = Page(self._figure, width, self._height)

    def drawn(self) -> bytes:
        """The whole chart as SVG."""
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        FigureCanvasSVG(self._figure)
        for number, panel in enumerate(self._spec.panels):
            self._draw_heads(number)
            self._draw_panel(panel, self._plots[number])
        for lane, place in zip(self._spec.lanes, self._lanes, strict=True):
            self._draw_lane(lane, place)
        self._draw_labels()
        self._draw_dates()
        out = io.BytesIO()
        self._figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
        return out.getvalue()

    def _markers(self) -> Sequence[Marker]:
        return in_view(self._spec.markers, self._time())

    def _time(self) -> TimeScale:
        shown = self._spec.shown
        return TimeScale(shown.first - 0.5, shown.last + 0.5, LEFT_MM, self._width - LEFT_MM - RIGHT_MM)

    def _plot_places(self) -> list[_Place]:
        found: list[_Place] = []
        top = TOP_MM
        for panel, heads, notes in zip(self._spec.panels, self._heads, self._notes, strict=True):
            top += len(heads) * HEAD_MM + len(notes) * SMALL_MM + (0.0 if found else self._strip) + GAP_MM
            height = 6 + WEIGHT_MM * panel.weight
            found.append(_Place(top, height))
            top += height + GAP_MM
        return found

    def _lane_places(self) -> list[_Place]:
        top = self._plots[-1].top + self._plots[-1].height + GAP_MM if self._plots else TOP_MM + self._strip
        found: list[_Place] = []
        for lane in self._spec.lanes:
            found.append(_Place(top + HEAD_MM, lane.rows * ROW_MM + GAP_MM))
            top = found[-1].top + found[-1].height + GAP_MM
        return found

    def _axes(self, place: _Place) -> "Axes":
        box = (
            LEFT_MM / self._width,
            1 - (place.top + place.height) / self._height,
            (self._width - LEFT_MM - RIGHT_MM) / self._width,
            place.height / self._height,
        )
        axes = self._figure.add_axes(box)
        axes.set_xlim(self._spec.shown.first - 0.5, self._spec.shown.last + 0.5)
        axes.set_facecolor("none")
        for side, spine in axes.spines.items():
            spine.set_visible(side in {"left", "bottom"})
            spine.set_color(self._ink.edge)
            spine.set_linewidth(HAIR_PT)
        axes.tick_params(length=0, pad=2, labelsize=SMALL_PT, labelcolor=self._ink.soft)
        axes.set_xticks([])  # matplotlib's own are slow to make, and nothing of them would be seen
        draw_upright(axes, [tick.day for tick in self._ticks()], self._ink.line, Dash.SOLID, HAIR_PT, 0)
        for marker in self._markers():
            draw_upright(axes, [marker.day], self._ink.role(marker.ink), marker.dash, LINE_PT * 0.8, 2.5)
        return axes

    def _draw_panel(self, panel: Panel, place: _Place) -> None:
        axes = self._axes(place)
        if panel.scale is Scale.LOG:
            axes.set_yscale("log")
            axes.minorticks_off()
        air = 0.06 * (panel.high - panel.low) if panel.scale is Scale.LINEAR else 0.0
        ends = (panel.low - air, panel.high + air)
        axes.set_ylim(*(ends[::-1] if panel.is_upside_down else ends))
        ticks = ValueScale(panel.low, panel.high, 0, place.height, 0, panel.scale is Scale.LOG).ticks(SMALL_MM * 1.7)
        axes.set_yticks(ticks, labels=tick_texts(ticks))
        draw_panel(axes, panel, self._spec.bands, self._ink)
        _speak_plainly(axes)

    def _draw_heads(self, number: int) -> None:
        """What a panel's series are called, a line each, and then its note."""
        panel, heads, notes, place = (
            self._spec.panels[number],
            self._heads[number],
            self._notes[number],
            self._plots[number],
        )
        above = len(heads) * HEAD_MM + len(notes) * SMALL_MM
        top = place.top - GAP_MM - above - (0.0 if number else self._strip)
        for line, legend in enumerate(heads):
            middle = top + (line + 0.5) * HEAD_MM
            self._draw_sample(legend, middle, is_thin=panel.mean is not None)
            words = fitted_mm(legend.words, TEXT_PT, self._width - LEFT_MM - RIGHT_MM - 8, is_bold=True)
            self._page.write(LEFT_MM + 8, middle, words, TEXT_PT, self._ink.ink, is_bold=True)
        for line, note in enumerate(notes):
            middle = top + len(heads) * HEAD_MM + (line + 0.5) * SMALL_MM
            self._page.write(LEFT_MM, middle, note, SMALL_PT, self._ink.soft)

    def _draw_sample(self, legend: "Legend", middle: float, *, is_thin: bool) -> None:
        from matplotlib.lines import Line2D

        colour = self._ink.colour(legend.style)
        is_points = isinstance(legend, PointSeries)
        if isinstance(legend, MeanBand | Fan):
            self._add(Line2D([0, 0], [0, 0], color=colour, alpha=0.2, linewidth=6), LEFT_MM, LEFT_MM + 6, middle)
        width = LINE_PT * 1.6 if isinstance(legend, MeanBand) else CYCLE_PT if is_thin else LINE_PT
        line = Line2D(
            [0, 0],
            [0, 0],
            color=colour,
            linestyle="none" if is_points else dashes(legend.style.dash),
            linewidth=width,
            marker=MARKERS[legend.style.symbol] if is_points else "none",
            markersize=POINT_PT,
        )
        ends = (LEFT_MM + 3, LEFT_MM + 3) if is_points else (LEFT_MM, LEFT_MM + 6)
        self._add(line, *ends, middle)

    def _add(self, line: "Line2D", left: float, right: float, middle: float) -> None:
        """Put a line on the page between two places."""
        line.set_data([left / self._width, right / self._width], [1 - middle / self._height] * 2)
        line.set_transform(self._figure.transFigure)
        self._figure.add_artist(line)

    def _draw_lane(self, lane: Lane, place: _Place) -> None:
        axes = self._axes(place)
        axes.set_ylim(place.height, 0)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        self._page.write(LEFT_MM, place.top - HEAD_MM / 2, lane.title, TEXT_PT, self._ink.ink, is_bold=True)
        time, free_from = self._time(), [0.0] * lane.rows
        shown = self._spec.shown
        items = [item for item in lane.items if item.first <= shown.last and item.last >= shown.first]
        for row in sorted({item.row for item in items}):
            bars = [(item.first - 0.5, item.last - item.first + 1) for item in items if item.row == row]
            axes.broken_barh(bars, ((row + 1) * ROW_MM - 0.8, 0.7), color=self._ink.soft)
        for item in items:
            top = item.row * ROW_MM
            left = max(time.at(item.first - 0.5), LEFT_MM)
            wide = words_mm(item.label, SMALL_PT)
            following = [one.first for one in lane.items if one.row == item.row and one.first > item.first]
            until = time.at(min(following)) if following else self._width
            if left >= free_from[item.row] and left + wide <= min(until, self._width - RIGHT_MM):
                self._page.write(
                    left, place.top + top + (ROW_MM - 0.8) / 2, item.label, SMALL_PT, self._ink.ink, has_halo=True
                )
                free_from[item.row] = left + wide
        _speak_plainly(axes)

    def _draw_labels(self) -> None:
        """The labels of markers above the first panel, where there is room."""
        if not self._markers() or not (self._plots or self._lanes):
            return
        first = self._plots[0].top if self._plots else self._lanes[0].top - HEAD_MM
        widths = {marker.label: words_mm(marker.label, SMALL_PT) for marker in self._markers()}
        for label in place_labels(self._markers(), widths, self._time(), self._width):
            middle = first - self._strip + (label.row + 0.5) * SMALL_MM
            self._page.write(label.left, middle, label.marker.label, SMALL_PT, self._ink.role(label.marker.ink))

    def _draw_dates(self) -> None:
        time, free_from = self._time(), 0.0
        for tick in self._ticks():
            wide = words_mm(tick.label, SMALL_PT)
            left = min(max(time.at(tick.day) - wide / 2, 0.5), self._width - wide - 0.5)
            if left < free_from:
                continue
            free_from = left + wide + GAP_MM
            colour = self._ink.ink if tick.is_major else self._ink.soft
            self._page.write(left, self._height - DATES_MM / 2, tick.label, SMALL_PT, colour)

    def _ticks(self) -> tuple[DateTick, ...]:
        shown, room = self._spec.shown, self._width - LEFT_MM - RIGHT_MM
        if self._spec.axis is Axis.SINCE:
            return since_ticks(shown.first, shown.last, int(room / 10))
        return date_ticks(shown.first, shown.last, int(room / 16))


Legend = MeanBand | Fan | DailySeries | PointSeries


def _legends(panel: Panel) -> list[Legend]:
    """What the head of a panel names, a line each; of many cycles only their mean."""
    named = panel.daily if panel.mean is None or len(panel.daily) <= MOST_NAMED else ()
    return [*([panel.mean] if panel.mean else []), *panel.fans, *named, *panel.points]


def _speak_plainly(axes: "Axes") -> None:
    for text in axes.get_yticklabels():
        text.set_parse_math(False)
