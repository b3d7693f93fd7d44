# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A report of ten years, beside matplotlib and Typst making the same pages out of the same numbers.

The other side knows what is to be printed: it plots the arrays of the charts as one would by hand and has Typst set the
finished text. Findings have a bar of their own and are known to both sides.
"""

import io
import time
from collections.abc import Sequence
from datetime import date, timedelta

from journal_app.analysis.charts import ChartSpec
from journal_app.analysis.findings.finding import Finding
from journal_app.analysis.findings.page import findings
from journal_app.report.appointment.asked import Asked, Part
from journal_app.report.appointment.compose import compose
from journal_app.report.appointment.dates import Dates, year_before
from journal_app.report.appointment.document import Document, Picture, Section
from journal_app.report.appointment.preview import page_one
from journal_app.report.appointment.render import make_report, sheet_of
from journal_app.report.pages import Paper, Sheet, make_pages
from journal_app.store.journal import Journal
from tests.bench.ground import example
from tests.bench.rows import Row, at_most, interleaved, milliseconds

YEARS, PAIRS = 10, 7
PREVIEW_YEARS, PREVIEWS, BAR_MS, DOTS = 3, 15, 300, 96
INCH_MM, PANEL_MM, WIDTH_MM = 25.4, 30, 178


def rows() -> list[Row]:
    """Ours ÷ the bare libraries, and how long page one takes to be seen again."""
    return [_whole(), _preview()]


def _whole() -> Row:
    with Journal.open(example(YEARS), read_only=True) as journal:
        last = _last_day(journal)
        asked = Asked(dates=Dates(first=last - timedelta(days=365 * YEARS - 1), last=last))
        found = findings(journal.facts, today=last)
        document = compose(journal.facts, asked, found=found)
        sheet, specs = sheet_of(document, Paper.A4, last), _specs(document)

        def ours() -> float:
            begun = time.perf_counter()
            make_report(compose(journal.facts, asked, found=found), paper=Paper.A4, last=last)
            return time.perf_counter() - begun

        pairs = interleaved(ours, lambda: _bare(sheet, specs), PAIRS)
    return at_most("report: ten years to PDF ÷ bare matplotlib and Typst", pairs.ratio, 1.3, pairs.words)


def _preview() -> Row:
    with Journal.open(example(PREVIEW_YEARS), read_only=True) as journal:
        last = _last_day(journal)
        asked = Asked(dates=Dates(first=year_before(last), last=last), parts=frozenset[Part]())
        found = findings(journal.facts, today=last)
        taken = sorted(_seen(journal, asked, found, last) for _turn in range(PREVIEWS + 1))[:-1]
    how = f"composed and drawn at {DOTS} dots to the inch, findings known: from {milliseconds(taken[0])}"
    return at_most("report: page one seen again, median", taken[len(taken) // 2] * 1000, BAR_MS, how, unit="ms")


def _last_day(journal: Journal) -> date:
    span = journal.facts.span()
    assert span is not None
    return span[1]


def _seen(journal: Journal, asked: Asked, found: Sequence[Finding], last: date) -> float:
    begun = time.perf_counter()
    page_one(journal.facts, asked, found, dots=DOTS)
    return time.perf_counter() - begun


def _bare(sheet: Sheet, specs: list[ChartSpec]) -> float:
    begun = time.perf_counter()
    for spec in specs:
        _plot(spec)
    make_pages(sheet)
    return time.perf_counter() - begun


def _plot(spec: ChartSpec) -> None:
    """The same series in panels below each other, with matplotlib's own axes and labels."""
    from matplotlib.figure import Figure

    height = PANEL_MM * max(1, len(spec.panels))
    figure = Figure(figsize=(WIDTH_MM / INCH_MM, height / INCH_MM))
    for place, panel in enumerate(spec.panels):
        axes = figure.add_subplot(len(spec.panels), 1, place + 1)
        for series in panel.daily:
            axes.plot(series.days.array, series.values.array, ".", markersize=2, label=series.words)
            axes.plot(series.mean_days.array, series.means.array)
        for points in panel.points:
            axes.plot([point.day for point in points.points], [point.value for point in points.points], "o")
        for fan in panel.fans:
            axes.fill_between(fan.days.array, fan.low_95.array, fan.high_95.array, alpha=0.2)
            axes.fill_between(fan.days.array, fan.low_50.array, fan.high_50.array, alpha=0.2)
        if panel.mean:
            axes.fill_between(panel.mean.days.array, panel.mean.lows.array, panel.mean.highs.array, alpha=0.2)
            axes.plot(panel.mean.days.array, panel.mean.means.array)
        for marker in spec.markers:
            axes.axvline(marker.day)
        for band in spec.bands:
            axes.axvspan(band.first, band.last, alpha=0.2)
        axes.set_xlim(spec.shown.first, spec.shown.last)
        axes.legend()
    figure.savefig(io.BytesIO(), format="svg")


def _specs(document: Document) -> list[ChartSpec]:
    """Every chart of a report."""

    def of(section: Section) -> list[ChartSpec]:
        own = [block.spec for block in section.blocks if isinstance(block, Picture)]
        return [spec for spec in own if isinstance(spec, ChartSpec)] + [
            spec for inner in section.sections for spec in of(inner)
        ]

    return [spec for section in (document.front.timeline, *document.parts) for spec in of(section)]
