# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The picture of a before and after: the days before, what they led to expect as a fan, and what happened over it.

Hides how far it reaches: three months before day 0, and to the end of the last window after it.
"""

from dataclasses import replace
from datetime import date

from journal_app.analysis.anchors import Cycle
from journal_app.analysis.charts import (
    Axis,
    ChartSpec,
    Coverage,
    Dash,
    Fan,
    Marker,
    Numbers,
    Panel,
    Span,
    Style,
)
from journal_app.analysis.counting import CountedDays
from journal_app.analysis.cycles import cycle_series
from journal_app.analysis.findings.start_words import question_words, sentence
from journal_app.analysis.findings.starts import StartFinding
from journal_app.analysis.score_panels import reach_of, tracker_style, tracker_words
from journal_app.analysis.statistics.before_after import LATER
from journal_app.words import _, day_text

DAYS_BEFORE = 91
DAY_0 = 0.0


def start_picture(finding: StartFinding, scored: CountedDays) -> ChartSpec:
    """What happened around a finding's day 0, over what its diary led to expect; days are counted from it."""
    whole = Span(first=-DAYS_BEFORE, last=LATER.last)
    around = cycle_series(Cycle(start=finding.start, first=whole.first, last=whole.last), scored, 0)
    series = replace(
        around,
        name=_(finding.tracker.name),
        words=tracker_words(finding.tracker),
        style=tracker_style(finding.tracker.key, finding.tracker.position),
    )
    low, high = reach_of(finding.tracker, [float(value) for value in series.values.array])
    panel = Panel(
        key=finding.id,
        title=tracker_words(finding.tracker),
        unit="",
        low=low,
        high=high,
        weight=5,
        daily=(series,),
        fans=_fans(finding),
        note=_("Band: where half, and 95 in 100, of single days were to fall by this diary's own past."),
    )
    day = day_text(date.fromordinal(finding.start.day))
    return ChartSpec(
        title=question_words(finding),
        whole=whole,
        shown=whole,
        panels=(panel,),
        bands=(),
        markers=(_day_0(finding),),
        lanes=(),
        coverage=Coverage(logged=series.days, too_ill=Numbers.of(()), not_tracked=Numbers.of(())),
        notes=(),
        footer=_("Days counted from {start}, {day}.").format(start=finding.start.label, day=day),
        alt=f"{question_words(finding)}. {sentence(finding)}",
        axis=Axis.SINCE,
    )


def _fans(finding: StartFinding) -> tuple[Fan, ...]:
    fan = finding.answer.fan
    if fan is None:
        return ()
    return (
        Fan(
            # Translators: name of a line in a chart and of a column: what the past of the diary led to expect
            name=_("Expected"),
            words=_("What this diary's own past led to expect"),
            style=Style(ink="other", dash=Dash.DASH),
            days=Numbers(fan.days.array - finding.start.day),
            median=fan.median,
            low_50=fan.half_low,
            high_50=fan.half_high,
            low_95=fan.most_low,
            high_95=fan.most_high,
        ),
    )


def _day_0(finding: StartFinding) -> Marker:
    day = day_text(date.fromordinal(finding.start.day))
    return Marker(
        day=DAY_0,
        kind=finding.anchor.of,
        label=finding.start.label,
        readout=f"{finding.start.label} · {day}",
        dash=Dash.DASH,
        ink="ink",
    )
