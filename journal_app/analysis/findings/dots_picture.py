# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The picture anyone can read: the same comparison at other dates of the diary as dots, and this one among them.

Hides how far its axis reaches: as far above nought as below it, so that no side looks larger.
"""

from dataclasses import replace
from datetime import date

from journal_app.analysis.chart_words import brief_alt
from journal_app.analysis.charts import (
    ChartSpec,
    Coverage,
    Dash,
    LabPoint,
    Marker,
    Numbers,
    Panel,
    PointSeries,
    Span,
    Style,
    Symbol,
)
from journal_app.analysis.findings.size_words import signed, unit_words
from journal_app.analysis.findings.starts import StartFinding
from journal_app.analysis.score_panels import tracker_style
from journal_app.words import _, day_text, ngettext

_ROOM = 1.15
_LEAST_REACH = 1.0
_EDGE_DAYS = 14


def dots_picture(finding: StartFinding) -> ChartSpec:
    """One dot for each earlier date that the comparison was made at, and one for the start of the finding itself."""
    answer, start = finding.answer, finding.start
    other = [_dot(finding, dot.day, dot.estimate) for dot in answer.earlier]
    here = _dot(finding, start.day, answer.size.estimate if answer.size else 0.0)
    reach = _ROOM * max(_LEAST_REACH, *(abs(point.value) for point in (*other, here)))
    span = Span(first=answer.earlier[0].day - _EDGE_DAYS, last=start.day + _EDGE_DAYS)
    title = _("{tracker}: the same comparison at other dates").format(tracker=_(finding.tracker.name))
    larger = sum(abs(point.value) >= abs(here.value) for point in other)
    footer = ngettext(
        "At {larger} of {count} earlier date the difference was at least as large.",
        "At {larger} of {count} earlier dates the difference was at least as large.",
        len(other),
    ).format(larger=larger, count=len(other))
    each = _("Each dot is the same comparison as if day 0 had been on its date.")
    panel = Panel(
        key="dots",
        title=_("After minus expected, in points"),
        unit="",
        low=-reach,
        high=reach,
        weight=5,
        points=(
            _series("earlier", _("At an earlier date"), other, Style(ink="soft")),
            _series("here", start.label, [here], _style_of(finding)),
        ),
    )
    nothing = Numbers.of(())
    return ChartSpec(
        title=title,
        whole=span,
        shown=span,
        panels=(panel,),
        bands=(),
        markers=(_day_0(finding),),
        lanes=(),
        coverage=Coverage(logged=nothing, too_ill=nothing, not_tracked=nothing),
        notes=(),
        footer=f"{each} {footer}",
        alt=brief_alt(title, footer, each),
    )


def _style_of(finding: StartFinding) -> Style:
    """The tracker's own, in a form of its own: the dot is told from the others without its colour."""
    return replace(tracker_style(finding.tracker.key, finding.tracker.position), symbol=Symbol.DIAMOND)


def _series(key: str, words: str, points: list[LabPoint], style: Style) -> PointSeries:
    return PointSeries(key=key, name=words, words=words, style=style, points=tuple(points))


def _dot(finding: StartFinding, day: int, estimate: float) -> LabPoint:
    size = f"{signed(estimate)} {unit_words(estimate, finding.tracker)}".strip()
    # Translators: {size} is a difference such as +1.2
    words = _("{day}: {size}").format(day=day_text(date.fromordinal(day)), size=size)
    return LabPoint(day=float(day), value=round(estimate, 2), text=size, readout=words)


def _day_0(finding: StartFinding) -> Marker:
    day = day_text(date.fromordinal(finding.start.day))
    return Marker(
        day=float(finding.start.day),
        kind=finding.anchor.of,
        label=finding.start.label,
        readout=f"{finding.start.label} · {day}",
        dash=Dash.DASH,
        ink="ink",
    )
