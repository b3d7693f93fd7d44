# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The pictures of a trend and of blank days: the days that were looked at, as the timeline draws them.

Hides what is laid over them: the line with its band, or which days stand right before a blank one.
"""

from dataclasses import replace
from datetime import date

from journal_app.analysis.chart_words import value_text
from journal_app.analysis.charts import ChartSpec, Dash, Fan, LabPoint, Panel, PointSeries, Span, Style, Symbol
from journal_app.analysis.findings import blank_words, trend_words
from journal_app.analysis.findings.blanks import BlankFinding
from journal_app.analysis.findings.finding import Finding
from journal_app.analysis.findings.trend import TrendFinding
from journal_app.analysis.timeline import Choice, timeline_spec
from journal_app.store.queries import Facts
from journal_app.words import _, day_text


def trend_picture(facts: Facts, finding: TrendFinding, today: date) -> ChartSpec:
    """The days of the span with the line through them, and where such a line may lie."""
    spec = _days_looked_at(facts, finding, today)
    note = _("Band: where half, and 95 in 100, of such lines are to lie.") if finding.answer else ""
    (panel,) = spec.panels
    return _told(
        replace(spec, panels=(replace(panel, fans=_line(finding), note=" ".join(filter(None, (panel.note, note)))),)),
        trend_words.question_words(finding),
        trend_words.sentence(finding),
    )


def blank_picture(facts: Facts, finding: BlankFinding, today: date) -> ChartSpec:
    """The days from the first entry of the year on; those right before a blank one stand out."""
    spec = _days_looked_at(facts, finding, today)
    (panel,) = spec.panels
    points = _before_blank(finding, panel)
    note = "" if points else panel.note  # beside points a note would speak of hollow ones
    return _told(
        replace(spec, panels=(replace(panel, points=points, note=note),)),
        blank_words.question_words(finding),
        blank_words.sentence(finding),
    )


def _days_looked_at(facts: Facts, finding: Finding, today: date) -> ChartSpec:
    only = Choice(trackers=frozenset({finding.outcome}), analytes=frozenset())
    shown = Span(first=finding.first, last=finding.last)
    return replace(timeline_spec(facts, today=today, shown=shown, choice=only), lanes=())  # the score has the room


def _told(spec: ChartSpec, question: str, sentence: str) -> ChartSpec:
    return replace(spec, title=question, alt=f"{question}. {sentence}")


def _line(finding: TrendFinding) -> tuple[Fan, ...]:
    if finding.answer is None:
        return ()
    line = finding.answer.line
    return (
        Fan(
            # Translators: name of a line in a chart: the straight line through the days
            name=_("Line"),
            words=_("The straight line through these days"),
            style=Style(ink="other", dash=Dash.DASH),
            days=line.days,
            median=line.median,
            low_50=line.half_low,
            high_50=line.half_high,
            low_95=line.most_low,
            high_95=line.most_high,
        ),
    )


def _before_blank(finding: BlankFinding, panel: Panel) -> tuple[PointSeries, ...]:
    (series,) = panel.daily
    numbers = dict(zip(series.days.array, series.values.array, strict=True))
    name = _("Right before a blank day")
    points = tuple(
        LabPoint(
            day=float(day),
            value=float(numbers[day]),
            text=value_text(numbers[day]),
            readout=f"{series.name} {value_text(numbers[day])} · {day_text(date.fromordinal(day))} · {name}",
        )
        for day in finding.compared.before
    )
    style = Style(ink="ink", symbol=Symbol.SQUARE)
    return (PointSeries(key="before blank", name=name, words=name, style=style, points=points),) if points else ()
