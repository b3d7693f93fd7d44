# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The pictures of a finding, each with its table, made when somebody wants to see them.

Hides which kind of question has which pictures, and what is read again for them.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal_app.analysis.around_draws import PairsSpec, pairs_spec, pairs_table
from journal_app.analysis.charts import ChartSpec
from journal_app.analysis.counting import counted_days
from journal_app.analysis.cycles import cycles_spec
from journal_app.analysis.findings.dots_picture import dots_picture
from journal_app.analysis.findings.draws import DrawsFinding
from journal_app.analysis.findings.finding import Finding
from journal_app.analysis.findings.result_pairs import ResultsFinding
from journal_app.analysis.findings.start_picture import start_picture
from journal_app.analysis.findings.starts import StartFinding
from journal_app.analysis.findings.wearing import WearingFinding
from journal_app.analysis.tables import Table, table_of
from journal_app.analysis.timeline import Choice, timeline_spec
from journal_app.store.queries import Facts


class PictureName(StrEnum):
    """What a picture shows: what was looked at, or the same comparison at other dates of the diary."""

    PICTURE = "picture"
    OTHER_DATES = "other dates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A picture and the same as a table."""

    spec: ChartSpec | PairsSpec
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
    match finding:
        case StartFinding() if name is PictureName.OTHER_DATES:
            return _chart(dots_picture(finding))
        case StartFinding():
            return _chart(start_picture(finding, counted_days(facts, finding.tracker.key)))
        case WearingFinding():
            return _chart(cycles_spec(facts, today=today, anchor=finding.anchor, tracker=finding.outcome))
        case DrawsFinding():
            pairs = pairs_spec(facts, today=today, analyte=finding.analyte, tracker=finding.outcome)
            return Drawn(spec=pairs, table=pairs_table(pairs))
        case ResultsFinding():
            only = Choice(trackers=frozenset(), analytes=frozenset({finding.outcome}))
            return _chart(timeline_spec(facts, today=today, choice=only))
        case _:
            raise TypeError(finding, today)


def _chart(spec: ChartSpec) -> Drawn:
    return Drawn(spec=spec, table=table_of(spec))
