# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""An EstimatesSpec as a vector picture for print: the same words, marks and scales as on screen, in ink on paper.

Hides matplotlib. Nothing depends on colour, so that it reads the same in grey. Words stay words, so that they can be
selected and read aloud; the same spec gives the same bytes.
"""

import io

from journal_app.analysis.estimate_parts import MARK, Laid, Letters, Marked, Ruled, Trace, Voice, Written
from journal_app.analysis.estimate_places import laid_out
from journal_app.analysis.estimates import EstimatesSpec
from journal_app.report.chart_marks import HAIR_PT, LINE_PT, Ink
from journal_app.report.print_words import INCH_MM, POINTS_A_MM, Page, light_ink, print_settings, words_mm

WIDTH_MM = 178.0
LINE_MM, AIR_MM = 3.9, 1.6
_SIZES = {Voice.NAME: 8.4, Voice.PLAIN: 8.0, Voice.SOFT: 7.2}
_DASHES: dict[Trace, tuple[float, ...]] = {Trace.WORKED_OUT: (3.0, 1.6), Trace.NONE: (3.0, 2.2)}
_WIDTHS = {Trace.INTERVAL: LINE_PT, Trace.WORKED_OUT: LINE_PT, Trace.END: LINE_PT, Trace.NONE: LINE_PT * 0.6}


def estimates_svg(spec: EstimatesSpec, *, width: float = WIDTH_MM) -> bytes:
    """The picture as SVG, so many millimetres wide and as high as its rows need."""
    with print_settings():
        laid = laid_out(spec, width, Letters(width=_words_mm, line=LINE_MM, air=AIR_MM))
        return _drawn(laid, light_ink())


def _words_mm(text: str, voice: Voice) -> float:
    return words_mm(text, _SIZES[voice], is_bold=voice is Voice.NAME)


def _drawn(laid: Laid, ink: Ink) -> bytes:
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    figure: Figure = Figure(figsize=(laid.width / INCH_MM, laid.height / INCH_MM))
    FigureCanvasSVG(figure)
    page = Page(figure, laid.width, laid.height)
    for line in laid.lines:
        _rule(page, line, ink)
    for mark in laid.marks:
        _mark(page, mark, ink)
    for words in laid.words:
        _write(page, words, ink)
    out = io.BytesIO()
    figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()


def _write(page: Page, words: Written, ink: Ink) -> None:
    colour = ink.soft if words.voice is Voice.SOFT else ink.ink
    middle, is_bold = words.top + LINE_MM / 2, words.voice is Voice.NAME
    page.write(words.left, middle, words.text, _SIZES[words.voice], colour, is_bold=is_bold)


def _rule(page: Page, line: Ruled, ink: Ink) -> None:
    from matplotlib.lines import Line2D

    colours = {Trace.GRID: ink.line, Trace.BETWEEN: ink.line, Trace.AXIS: ink.edge, Trace.NONE: ink.soft}
    dashes = _DASHES.get(line.trace)
    drawn = Line2D(
        [line.start[0] / page.width, line.end[0] / page.width],
        [1 - line.start[1] / page.height, 1 - line.end[1] / page.height],
        color=colours.get(line.trace, ink.ink),
        linewidth=_WIDTHS.get(line.trace, HAIR_PT),
        linestyle=(0.0, dashes) if dashes else "solid",
        transform=page.figure.transFigure,
        solid_capstyle="butt",
    )
    page.figure.add_artist(drawn)


def _mark(page: Page, mark: Marked, ink: Ink) -> None:
    from matplotlib.lines import Line2D

    drawn = Line2D(
        [mark.at[0] / page.width],
        [1 - mark.at[1] / page.height],
        linestyle="none",
        marker="o",
        markersize=MARK * LINE_MM * POINTS_A_MM,
        markerfacecolor="white" if mark.is_hollow else ink.ink,
        markeredgecolor=ink.ink,
        markeredgewidth=LINE_PT * 0.8,
        transform=page.figure.transFigure,
    )
    page.figure.add_artist(drawn)
