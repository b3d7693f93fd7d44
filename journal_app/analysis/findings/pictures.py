# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The pictures of a finding, each with its table, made when somebody wants to see them.

Hides which kind of question has which pictures, and what is read again for them.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from journal_app.analysis.around_draws import PairsSpec, pairs_spec, pairs_table
from journal_app.analysis.charts import ChartSpec
from journal_app.analysis.counting import counted_days
from journal_app.analysis.cycles import cycles_spec
from journal_app.analysis.estimates import EstimatesSpec
from journal_app.analysis.findings.blanks import BlankFinding
from journal_app.analysis.findings.dots_picture import dots_picture
from journal_app.analysis.findings.draws import DrawsFinding
from journal_app.analysis.findings.finding import Finding
from journal_app.analysis.findings.result_pairs import ResultsFinding
from journal_app.analysis.findings.span_picture import blank_picture, trend_picture
from journal_app.analysis.findings.start_picture import start_picture
from journal_app.analysis.findings.starts import StartFinding
from journal_app.analysis.findings.trend import TrendFinding
from journal_app.analysis.findings.wearing import WearingFinding
from journal_app.analysis.findings.weekday_picture import weekday_picture, weekday_table
from journal_app.analysis.findings.weekdays import WeekdayFinding
from journal_app.analysis.tables import Table, table_of
from journal_app.analysis.timeline import Choice, timeline_spec
from journal_app.domain.frozen import frozen
from journal_app.store.queries import Facts


class PictureName(StrEnum):
    """What a picture shows: what was looked at, or the same comparison at other dates of the diary."""

    PICTURE = "picture"
    OTHER_DATES = "other dates"


@frozen
class Drawn:
    """A picture and the same as a table."""

    spec: ChartSpec | PairsSpec | EstimatesSpec
    table: Table


def picture_names(finding: Finding) -> tuple[PictureName, ...]:
    """The pictures there are of a finding, the plainest first."""
    match finding:
        case StartFinding() if finding.figures.estimate is not None and finding.answer.earlier:
            return (PictureName.PICTURE, PictureName.OTHER_DATES)
        case _:
            return (PictureName.PICTURE,)


def picture_of(facts: Facts, finding: Finding, name: PictureName, *, today: date) -> Drawn:
    """One of the pictures that ``picture_names`` gave."""
    return _DRAWN[type(finding)](facts, finding, name, today)


def _start(facts: Facts, finding: StartFinding, name: PictureName, _today: date) -> Drawn:
    if name is PictureName.OTHER_DATES:
        return _chart(dots_picture(finding))
    return _chart(start_picture(finding, counted_days(facts, finding.tracker.key)))


def _wearing(facts: Facts, finding: WearingFinding, _name: PictureName, today: date) -> Drawn:
    return _chart(cycles_spec(facts, today=today, anchor=finding.anchor, tracker=finding.outcome))


def _draws(facts: Facts, finding: DrawsFinding, _name: PictureName, today: date) -> Drawn:
    pairs = pairs_spec(facts, today=today, analyte=finding.analyte, tracker=finding.outcome)
    return Drawn(spec=pairs, table=pairs_table(pairs))


def _results(facts: Facts, finding: ResultsFinding, _name: PictureName, today: date) -> Drawn:
    only = Choice(trackers=frozenset(), analytes=frozenset({finding.outcome}))
    return _chart(replace(timeline_spec(facts, today=today, choice=only), lanes=()))


def _trend(facts: Facts, finding: TrendFinding, _name: PictureName, today: date) -> Drawn:
    return _chart(trend_picture(facts, finding, today))


def _weekdays(_facts: Facts, finding: WeekdayFinding, _name: PictureName, _today: date) -> Drawn:
    spec = weekday_picture(finding)
    return Drawn(spec=spec, table=weekday_table(spec))


def _blank_days(facts: Facts, finding: BlankFinding, _name: PictureName, today: date) -> Drawn:
    return _chart(blank_picture(facts, finding, today))


def _chart(spec: ChartSpec) -> Drawn:
    return Drawn(spec=spec, table=table_of(spec))


_DRAWN: Mapping[type[Finding], Callable[[Facts, Any, PictureName, date], Drawn]] = {
    StartFinding: _start,
    WearingFinding: _wearing,
    DrawsFinding: _draws,
    ResultsFinding: _results,
    TrendFinding: _trend,
    WeekdayFinding: _weekdays,
    BlankFinding: _blank_days,
}
