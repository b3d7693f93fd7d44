# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The charts of a report, and the words for whoever cannot see them.

Hides how much of the height of page one a chart may take.
"""

from dataclasses import replace

from journal_app.analysis.amounts import analyte_name
from journal_app.analysis.anchors import AnchorKind, anchors, starts
from journal_app.analysis.around_draws import PairsSpec
from journal_app.analysis.chart_words import alt_words
from journal_app.analysis.charts import ChartSpec, Lane, Panel, Scale, Span
from journal_app.analysis.cycles import cycles_spec
from journal_app.analysis.estimates import EstimatesSpec
from journal_app.analysis.lab_words import title_words
from journal_app.analysis.timeline import Choice, timeline_spec
from journal_app.report.appointment.before_after import TRACKERS
from journal_app.report.appointment.dates import Dates
from journal_app.report.appointment.document import Paragraph, Picture, Section, Voice
from journal_app.store.queries import Facts
from journal_app.words import _, in_one_line

STORES = ("ferritin", "tsat")
"""Of these the first that was ever found is drawn; all of them stand in the table above it."""
_VISITS = "appointments"
"""The lane that page one does without: the last visit and the next stand in its head."""
SCORES_WEIGHT, RESULTS_WEIGHT, CYCLES_WEIGHT = 2, 1, 4


def timelines(facts: Facts, dates: Dates) -> tuple[Section, Section]:
    """Scores, iron stores and infusions of these days on one axis: with events and courses, and lower without them."""
    spec = _timeline_spec(facts, dates)
    lower = replace(spec, lanes=()) if spec.panels else spec
    return _timeline(spec), _timeline(lower)


def _timeline(spec: ChartSpec) -> Section:
    if not spec.panels and not spec.lanes:
        return Section(heading=_("Timeline"), blocks=(Paragraph(_("Nothing is noted in these days.")),))
    return Section(heading=_("Timeline"), blocks=(picture(replace(spec, alt=alt_words(spec))),))


def _timeline_spec(facts: Facts, dates: Dates) -> ChartSpec:
    stores = [key for key in STORES if key in facts.analytes_present()]
    choice = Choice(analytes=frozenset(stores[:1]) if stores else None)
    return in_view(timeline_spec(facts, today=dates.last, shown=dates.span, choice=choice))


def cycles(facts: Facts, dates: Dates) -> Section:
    """The days since each infusion laid over each other: iron where it was given, else the first other kind."""
    kinds = [one for one in anchors(facts) if one.kind is AnchorKind.INFUSION and not one.product]
    last, heading = dates.last.toordinal(), _("Days since an infusion")
    anchor = next((one for one in kinds if any(start.day <= last for start in starts(facts, one))), None)
    if anchor is None:
        return Section(heading=heading, blocks=(Paragraph(_("No infusion is noted up to these days.")),))
    specs = (
        cycles_spec(facts, today=dates.last, anchor=anchor, tracker=tracker.key)
        for tracker in facts.trackers()[:TRACKERS]
    )
    sections = (
        Section(heading=spec.title, blocks=(picture(_small(spec)), Paragraph(spec.footer, Voice.SOFT)))
        for spec in specs
    )
    return Section(heading=heading, sections=tuple(sections))


def picture(spec: ChartSpec | EstimatesSpec | PairsSpec) -> Picture:
    """A chart with its words; that its numbers stand in a table is true on screen alone."""
    return Picture(spec, spec.alt.removesuffix(_("The same numbers are in the table.")).strip())


def in_view(spec: ChartSpec) -> ChartSpec:
    """The same chart, low, with nothing in it that these days do not hold."""
    panels = (_seen_panel(panel, spec.shown) for panel in spec.panels)
    lanes = (_seen_lane(lane, spec.shown) for lane in spec.lanes if lane.key != _VISITS)
    return replace(
        spec,
        panels=tuple(panel for panel in panels if panel.daily or panel.points),
        lanes=tuple(lane for lane in lanes if lane.items),
    )


def _small(spec: ChartSpec) -> ChartSpec:
    return replace(spec, panels=tuple(replace(panel, weight=min(panel.weight, CYCLES_WEIGHT)) for panel in spec.panels))


def _seen_panel(panel: Panel, shown: Span) -> Panel:
    """Scores as they are; of results the laboratories and ranges of these days alone."""
    if panel.daily:
        return replace(panel, weight=SCORES_WEIGHT)
    series = [
        replace(one, points=tuple(point for point in one.points if shown.holds(point.day))) for one in panel.points
    ]
    seen = [one for one in series if one.points]
    days = [point.day for one in seen for point in one.points]
    ranges = [step for step in panel.ranges if any(step.first <= day <= step.last for day in days)]
    name = analyte_name(panel.key.partition(":")[0])
    title = title_words(name, panel.unit, ranges, is_log=panel.scale is Scale.LOG)
    first = in_one_line((title, seen[0].name.removeprefix(name).removeprefix(" · "))) if len(seen) > 1 else title
    is_hollow = any(point.is_hollow for one in seen for point in one.points)
    return replace(
        panel,
        title=title,
        weight=RESULTS_WEIGHT,
        points=tuple(replace(one, words=first if one is seen[0] else one.words) for one in seen),
        note=panel.note if is_hollow else "",
    )


def _seen_lane(lane: Lane, shown: Span) -> Lane:
    """The rows of a lane that something of these days stands on, drawn together."""
    items = [item for item in lane.items if item.first <= shown.last and item.last >= shown.first]
    rows = {row: place for place, row in enumerate(sorted({item.row for item in items}))}
    return replace(lane, rows=len(rows), items=tuple(replace(item, row=rows[item.row]) for item in items))
