# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A tracker against an analyte: for each draw its result and the mean of the scores around it.

Hides which draws have a point and which are only counted. A picture of pairs says nothing of which came first, and of
two things that both move after an infusion it shows that and no more.
"""

from datetime import date

import numpy as np

from journal_app.analysis.chart_words import brief_alt, value_text
from journal_app.analysis.charts import LabPoint, Panel, Scale, Style
from journal_app.analysis.counting import CountedDays, counted_days
from journal_app.analysis.score_panels import reach_of, tracker_words
from journal_app.analysis.tables import Table
from journal_app.analysis.timeline import Choice, timeline_spec
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import Comparator
from journal_app.domain.subjects import Subject, SubjectKind
from journal_app.store.queries import Facts
from journal_app.words import _, day_text, in_one_line, ngettext

REACH = 7
LEAST = 5
"""Scores from 7 days before a draw to 7 days after it, where at least 5 of these 15 days have one."""


@frozen
class Pair:
    """One draw: where its result stands across, the mean of the scores around it up, and of how many days that is."""

    day: float
    across: float
    up: float
    days: int
    result: str
    readout: str
    comparator: Comparator = Comparator.NONE
    is_hollow: bool = False


@frozen
class PairsSpec:
    """Everything a picture of pairs shows: ``footer`` also says how many draws have no point.

    ``analyte`` is the key of what was drawn, empty where nobody is to ask about a draw.
    """

    title: str
    across_title: str
    up_title: str
    across: tuple[float, float]
    up: tuple[float, float]
    scale: Scale
    style: Style
    pairs: tuple[Pair, ...]
    note: str
    footer: str
    alt: str
    analyte: str = ""

    def subject(self, place: int) -> Subject | None:
        """The draw of a pair as something to ask about."""
        day = date.fromordinal(round(self.pairs[place].day))
        return Subject(kind=SubjectKind.LAB_RESULT, key=self.analyte, day=day) if self.analyte else None


def pairs_spec(facts: Facts, *, today: date, analyte: str, tracker: str, is_log: bool = False) -> PairsSpec:
    """The pairs of one analyte and one tracker. Raises NotFound for a tracker that is none."""
    scored = facts.tracker(tracker)
    panel = _lab_panel(facts, today, analyte, is_log=is_log)
    points = [point for series in panel.points for point in series.points] if panel else []
    counted = counted_days(facts, tracker)
    found = [_pair(point, counted) for point in sorted(points, key=lambda point: point.day)]
    pairs = tuple(pair for pair in found if pair is not None)
    across_title = panel.title if panel else analyte
    footer = _footer(len(pairs), len(found) - len(pairs))
    title = _("{tracker} around each result of {analyte}").format(tracker=_(scored.name), analyte=across_title)
    return PairsSpec(
        title=title,
        across_title=across_title,
        up_title=tracker_words(scored),
        across=(panel.low, panel.high) if panel else (0.0, 1.0),
        scale=panel.scale if panel else Scale.LINEAR,
        up=reach_of(scored, [pair.up for pair in pairs]),
        style=panel.points[0].style if panel else Style(ink="other"),
        pairs=pairs,
        note=panel.note if panel else "",
        footer=footer,
        alt=brief_alt(title, footer),
        analyte=analyte,
    )


def pairs_table(spec: PairsSpec) -> Table:
    """The same pairs as a table: a draw a row, in order of days."""
    headers = (_("Day"), spec.across_title, spec.up_title, _("Days in the mean"))
    rows = tuple(
        (day_text(date.fromordinal(int(pair.day))), pair.result, value_text(pair.up), str(pair.days))
        for pair in spec.pairs
    )
    return Table(headers=headers, rows=rows, about=lambda row, _column: spec.subject(row))


def _lab_panel(facts: Facts, today: date, analyte: str, *, is_log: bool) -> Panel | None:
    """The results as the timeline draws them: in one unit, with the reasons why some are hollow."""
    one = frozenset({analyte})
    choice = Choice(trackers=frozenset(), analytes=one, log=one if is_log else frozenset())
    return next((panel for panel in timeline_spec(facts, today=today, choice=choice).panels), None)


def _pair(point: LabPoint, counted: CountedDays) -> Pair | None:
    near = np.abs(counted.days - point.day) <= REACH
    count = int(near.sum())
    if count < LEAST:
        return None
    mean = round(float(counted.values[near].mean()), 2)
    said = [
        point.readout,
        ngettext("mean of {count} day around it {mean}", "mean of {count} days around it {mean}", count).format(
            count=count, mean=value_text(mean)
        ),
    ]
    return Pair(
        day=point.day,
        across=point.value,
        up=mean,
        days=count,
        result=point.text,
        readout=in_one_line(said),
        comparator=point.comparator,
        is_hollow=point.is_hollow,
    )


def _footer(shown: int, left: int) -> str:
    # Translators: how many times blood was drawn
    drawn = ngettext("{count} draw", "{count} draws", shown).format(count=shown)
    if not left:
        return _("{draws}, each beside the mean of the scores from 7 days before to 7 days after.").format(draws=drawn)
    without = ngettext(
        "{count} more has fewer than {least} days logged around it",
        "{count} more have fewer than {least} days logged around them",
        left,
    ).format(count=left, least=LEAST)
    return _("{draws}, each beside the mean of the scores from 7 days before to 7 days after. {without}.").format(
        draws=drawn, without=without
    )
