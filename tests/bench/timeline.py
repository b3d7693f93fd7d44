# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The timeline of twenty years, six trackers and eight analytes on 1600 x 1000 pixels, beside what else could draw it.

Ours draws everything it draws for a reader: dots, means, results, printed ranges, marked days, infusions, events, grid,
dates and words. Bare pyqtgraph (linked plots, peak downsampling, clip to view) and matplotlib draw the same arrays and
nothing else: none of the bands, lines and lanes. A frame is a new part of time in view, painted to the end.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from journal_app.analysis.charts import ChartSpec, Column
from journal_app.analysis.timeline import Choice, timeline_spec
from journal_app.store.journal import Journal
from journal_app.ui.charts.chart import Chart
from journal_app.ui.charts.look import Look
from tests.bench.ground import example
from tests.bench.rows import Row, at_least, at_most, interleaved, milliseconds, percentile

WIDTH, HEIGHT = 1600, 1000
FRAMES = 60
YEARS = 20
Show = Callable[[float, float], None]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A window that is up, and how to bring a part of time into its view and paint it."""

    window: QWidget
    show: Show


def rows() -> list[Row]:
    """First draw and frames of ours beside bare pyqtgraph, and frames beside matplotlib."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    spec = everything()
    return [*_beside_pyqtgraph(spec), _beside_pyqtgraph_without_dots(spec), _beside_matplotlib(spec)]


def everything() -> ChartSpec:
    """The timeline of the made-up journal with all its trackers and analytes chosen."""
    with Journal.open(example(YEARS), read_only=True) as journal:
        facts = journal.facts
        trackers = frozenset(tracker.key for tracker in facts.trackers())
        choice = Choice(trackers=trackers, analytes=frozenset(facts.analytes_present()))
        return timeline_spec(facts, today=journal.today(), choice=choice)


def _beside_pyqtgraph(spec: ChartSpec) -> list[Row]:
    first = interleaved(lambda: _first_draw(ours, spec), lambda: _first_draw(bare_pyqtgraph, spec), 5)
    mine, theirs = ours(spec), bare_pyqtgraph(spec)
    p95 = interleaved(lambda: _p95(mine, spec), lambda: _p95(theirs, spec), 7)
    mine.window.close()
    theirs.window.close()
    absolute = statistics.median(p95.ours) * 1000
    how = f"{milliseconds(min(p95.ours))}-{milliseconds(max(p95.ours))} in {len(p95.ours)} sweeps of {FRAMES} frames"
    return [
        at_most("timeline: first draw ÷ bare pyqtgraph", first.ratio, 1.5, first.words),
        at_most("timeline: p95 frame of pan and zoom ÷ bare pyqtgraph", p95.ratio, 0.8, p95.words),
        at_most("timeline: p95 frame of pan and zoom", absolute, 16.7, how, unit="ms"),
    ]


def _beside_pyqtgraph_without_dots(spec: ChartSpec) -> Row:
    """Harder than asked: the bare plots are spared the day's dots, which ours draws."""
    mine, theirs = ours(spec), bare_pyqtgraph(spec, with_dots=False)
    pairs = interleaved(lambda: _p95(mine, spec), lambda: _p95(theirs, spec), 5)
    mine.window.close()
    theirs.window.close()
    return at_most("timeline: the same ÷ bare pyqtgraph drawing no dots", pairs.ratio, 0.8, pairs.words)


def _beside_matplotlib(spec: ChartSpec) -> Row:
    name = "timeline: matplotlib QtAgg drawing the same frame ÷ ours"
    mine, theirs = ours(spec), bare_matplotlib(spec)
    pairs = interleaved(lambda: _median(theirs, spec), lambda: _median(mine, spec), 3)
    mine.window.close()
    theirs.window.close()
    return at_least(name, pairs.ratio, 3, pairs.words)


def ours(spec: ChartSpec) -> Drawn:
    """The chart as the Timeline shows it: on a page that scrolls where so many panels need more height."""
    page = QScrollArea()
    page.setFrameShape(QScrollArea.Shape.NoFrame)
    page.setWidgetResizable(True)
    page.resize(WIDTH, HEIGHT)
    chart = Chart(Look())
    page.setWidget(chart)
    chart.set_spec(spec)
    _up(page)
    box, viewport = chart._box, chart._graphics.viewport()

    def show(first: float, last: float) -> None:
        box.show(first, last)
        viewport.repaint()

    return Drawn(page, show)


def bare_pyqtgraph(spec: ChartSpec, *, with_dots: bool = True) -> Drawn:
    """Linked plots of the same arrays, with pyqtgraph's own means against too many points."""
    import pyqtgraph as pg

    window = pg.GraphicsLayoutWidget()
    window.resize(WIDTH, HEIGHT)
    plots: list[pg.PlotItem] = []
    for row, (lines, dots) in enumerate(arrays(spec, with_dots=with_dots)):
        plot = window.addPlot(row=row, col=0)
        if plots:
            plot.setXLink(plots[0])
        plots.append(plot)
        for days, values in lines:
            _add(plot, pg.PlotDataItem(days, values, pen=pg.mkPen("#A63A12", width=2), connect="finite"))
        for days, values in dots:
            _add(plot, pg.PlotDataItem(days, values, pen=None, symbol="o", symbolSize=5, symbolPen=None))
    _up(window)

    def show(first: float, last: float) -> None:
        plots[0].setXRange(first, last, padding=0)
        window.viewport().repaint()

    return Drawn(window, show)


def bare_matplotlib(spec: ChartSpec) -> Drawn:
    """Axes that share time, drawn by Agg into a Qt widget."""
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100)
    canvas = FigureCanvasQTAgg(figure)
    panels = arrays(spec, with_dots=True)
    axes = figure.subplots(len(panels), 1, sharex=True)
    for ax, (lines, dots) in zip(axes, panels, strict=True):
        for days, values in lines:
            ax.plot(days, values, linewidth=1.5)
        for days, values in dots:
            ax.plot(days, values, linestyle="none", marker="o", markersize=3)
    canvas.resize(WIDTH, HEIGHT)
    _up(canvas)

    def show(first: float, last: float) -> None:
        axes[0].set_xlim(first, last)
        canvas.draw()
        canvas.repaint()

    return Drawn(canvas, show)


Series = list[tuple[Column, Column]]


def arrays(spec: ChartSpec, *, with_dots: bool) -> list[tuple[Series, Series]]:
    """For each panel the columns drawn as lines and the columns drawn as points."""
    found: list[tuple[Series, Series]] = []
    for panel in spec.panels:
        lines = [(series.mean_days.array, series.means.array) for series in panel.daily]
        dots = [(series.days.array, series.values.array) for series in panel.daily] if with_dots else []
        dots += [
            (np.array([point.day for point in series.points]), np.array([point.value for point in series.points]))
            for series in panel.points
        ]
        found.append((lines, dots))
    return found


def sweep(spec: ChartSpec) -> list[tuple[float, float]]:
    """A walk through the years that zooms from all of them to a month and back while it moves along."""
    days = spec.whole.days
    parts = []
    for number in range(FRAMES):
        share = number / (FRAMES - 1)
        width = days * (1 / 240) ** (0.5 - 0.5 * float(np.cos(4 * np.pi * share)))
        first = spec.whole.first + (days - width) * share
        parts.append((first, first + width))
    return parts


def _first_draw(make: Callable[[ChartSpec], Drawn], spec: ChartSpec) -> float:
    begun = time.perf_counter()
    drawn = make(spec)
    taken = time.perf_counter() - begun
    drawn.window.close()
    drawn.window.deleteLater()
    QApplication.processEvents()
    return taken


def _p95(drawn: Drawn, spec: ChartSpec) -> float:
    return percentile(_frames(drawn.show, sweep(spec)), 0.95)


def _median(drawn: Drawn, spec: ChartSpec) -> float:
    return statistics.median(_frames(drawn.show, sweep(spec)[::4]))


def _frames(show: Show, parts: Sequence[tuple[float, float]]) -> list[float]:
    taken = []
    for first, last in parts:
        begun = time.perf_counter()
        show(first, last)
        taken.append(time.perf_counter() - begun)
    return taken


def _add(plot: object, item: object) -> None:
    """Peak downsampling can be set only once an item is in its plot (pyqtgraph 0.14)."""
    plot.addItem(item)  # type: ignore[attr-defined]  # pyqtgraph has no types
    item.setDownsampling(auto=True, method="peak")  # type: ignore[attr-defined]  # the same
    item.setClipToView(True)  # type: ignore[attr-defined]


def _up(window: QWidget) -> None:
    """Show a window and have it painted."""
    window.show()
    QApplication.processEvents()
    window.repaint()
    QApplication.processEvents()
