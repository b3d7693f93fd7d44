# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Pairs for print: a result across, the mean of the scores around it up; a point for each draw, as on screen.

Hides matplotlib and where axes and points lie. No line is drawn through the points: that would say more than a picture
can. Words stay words, and the same spec gives the same bytes.
"""

import io
from typing import TYPE_CHECKING

from journal_app.analysis.around_draws import PairsSpec
from journal_app.analysis.charts import Scale
from journal_app.analysis.scales import ValueScale, tick_texts
from journal_app.report.chart_marks import HAIR_PT, Ink, ResultLook, draw_result
from journal_app.report.chart_svg import HEAD_MM, SMALL_MM, SMALL_PT, TEXT_PT, WIDTH_MM
from journal_app.report.print_words import INCH_MM, Page, light_ink, print_settings, words_mm, wrapped_mm

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PLOT_MM, LEFT_MM, RIGHT_MM, GAP_MM = 55.0, 9.0, 3.0, 1.5
FOOT_MM = SMALL_MM + HEAD_MM + 2 * GAP_MM
AIR = 0.04


def pairs_svg(spec: PairsSpec, *, width_mm: float = WIDTH_MM) -> bytes:
    """The picture as SVG, so many millimetres wide."""
    with print_settings():
        return _Sheet(spec, width_mm, light_ink()).drawn()


class _Sheet:
    """One picture on paper. Lengths are millimetres, counted from the upper left corner."""

    def __init__(self, spec: PairsSpec, width: float, ink: Ink) -> None:
        from matplotlib.figure import Figure

        self._spec, self._width, self._ink = spec, width, ink
        room = width - LEFT_MM - RIGHT_MM
        self._titles = wrapped_mm(spec.up_title, TEXT_PT, room)
        self._notes = wrapped_mm(spec.note, SMALL_PT, room)
        self._top = len(self._titles) * HEAD_MM + len(self._notes) * SMALL_MM + GAP_MM
        self._height = self._top + PLOT_MM + FOOT_MM
        self._figure: Figure = Figure(figsize=(width / INCH_MM, self._height / INCH_MM))
        self._page = Page(self._figure, width, self._height)

    def drawn(self) -> bytes:
        """The whole picture as SVG."""
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        FigureCanvasSVG(self._figure)
        self._draw_words()
        axes = self._axes()
        colour = self._ink.colour(self._spec.style)
        for pair in self._spec.pairs:
            look = ResultLook(
                symbol=self._spec.style.symbol, colour=colour, comparator=pair.comparator, is_hollow=pair.is_hollow
            )
            draw_result(axes, pair.across, pair.up, look)
        out = io.BytesIO()
        self._figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
        return out.getvalue()

    def _draw_words(self) -> None:
        for line, words in enumerate(self._titles):
            self._page.write(LEFT_MM, (line + 0.5) * HEAD_MM, words, TEXT_PT, self._ink.ink, is_bold=True)
        for line, words in enumerate(self._notes):
            middle = len(self._titles) * HEAD_MM + (line + 0.5) * SMALL_MM
            self._page.write(LEFT_MM, middle, words, SMALL_PT, self._ink.soft)
        across = self._spec.across_title
        left = max(LEFT_MM, (self._width - words_mm(across, TEXT_PT, is_bold=True)) / 2)
        self._page.write(left, self._height - HEAD_MM / 2, across, TEXT_PT, self._ink.ink, is_bold=True)

    def _axes(self) -> "Axes":
        room = self._width - LEFT_MM - RIGHT_MM
        place = (LEFT_MM / self._width, FOOT_MM / self._height, room / self._width, PLOT_MM / self._height)
        axes = self._figure.add_axes(place)
        is_log = self._spec.scale is Scale.LOG
        if is_log:
            axes.set_xscale("log")
            axes.minorticks_off()
        axes.set_xlim(*_ends(*self._spec.across, is_log=is_log))
        axes.set_ylim(*_ends(*self._spec.up, is_log=False))
        axes.set_facecolor("none")
        for side, spine in axes.spines.items():
            spine.set_visible(side in {"left", "bottom"})
            spine.set_color(self._ink.edge)
            spine.set_linewidth(HAIR_PT)
        axes.tick_params(length=0, pad=2, labelsize=SMALL_PT, labelcolor=self._ink.soft)
        ups = ValueScale(*self._spec.up, 0, PLOT_MM).ticks(SMALL_MM * 1.7)
        acrosses = ValueScale(*self._spec.across, 0, room, is_log=is_log).ticks(SMALL_MM * 3.4)
        axes.set_yticks(ups, labels=tick_texts(ups))
        axes.set_xticks(acrosses, labels=tick_texts(acrosses))
        axes.grid(axis="y", color=self._ink.line, linewidth=HAIR_PT)
        axes.set_axisbelow(True)
        for text in (*axes.get_xticklabels(), *axes.get_yticklabels()):
            text.set_parse_math(False)
        return axes


def _ends(low: float, high: float, *, is_log: bool) -> tuple[float, float]:
    """The ends of a scale with air beyond them, so that no point is cut."""
    if is_log:
        factor = (high / low) ** AIR
        return low / factor, high * factor
    air = AIR * (high - low)
    return low - air, high + air
