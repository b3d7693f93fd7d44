# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a question about a point of a picture is about, whether the point is read in the picture or in its table.

Hides that a score counted from day 0 of a cycle has a date of its own, and that a mean has none.
"""

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

import numpy as np

from journal_app.analysis.charts import Axis, ChartSpec, DailySeries, Lane, PointSeries
from journal_app.domain.subjects import Subject, SubjectKind

About: TypeAlias = Callable[[float], Subject | None]
"""What the point of a day is, as something to ask about."""

_LANES = {
    "events": SubjectKind.EVENT,
    "courses": SubjectKind.COURSE,
    "appointments": SubjectKind.APPOINTMENT,
}


def nothing(_day: float) -> None:
    """Means and counts, which no day has alone."""


def of_score(series: DailySeries) -> About:
    """The scores of a series, on days that have one."""

    def about(day: float) -> Subject | None:
        if not series.tracker or not np.any(series.days.array == round(day)):
            return None
        return Subject(kind=SubjectKind.SCORE, key=series.tracker, day=date.fromordinal(series.day_0 + round(day)))

    return about


def of_result(spec: ChartSpec, series: PointSeries) -> About:
    """The blood results of a series."""
    return _on_the_calendar(spec, SubjectKind.LAB_RESULT, series.key)


def of_infusion(spec: ChartSpec) -> About:
    """What was given."""
    return _on_the_calendar(spec, SubjectKind.INFUSION)


def of_happening(spec: ChartSpec, lane: Lane) -> About:
    """What began on a day and stands in a lane."""
    kind = _LANES.get(lane.key)
    return _on_the_calendar(spec, kind) if kind else nothing


def _on_the_calendar(spec: ChartSpec, kind: SubjectKind, key: str = "") -> About:
    if spec.axis is not Axis.CALENDAR:
        return nothing
    return lambda day: Subject(kind=kind, key=key, day=date.fromordinal(round(day)))
