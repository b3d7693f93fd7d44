# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The picture of the days of the week: how far each lies from the mean of all seven, with its range, on one scale.

Hides how a weekday becomes a row of a picture of estimates, and of its table.
"""

from journal_app.analysis.estimate_axes import AxisKind, axis_of
from journal_app.analysis.estimates import EstimatePanel, EstimateRow, EstimatesSpec, IntervalFrom
from journal_app.analysis.findings.size_words import signed, unit_words
from journal_app.analysis.findings.weekday_words import question_words, sentence, weekday_name
from journal_app.analysis.findings.weekdays import WeekdayFinding
from journal_app.analysis.statistics.turn_of_week import WeekdayDifference
from journal_app.analysis.tables import Table
from journal_app.words import _, ngettext


def weekday_picture(finding: WeekdayFinding) -> EstimatesSpec:
    """Seven marks with their ranges, or how many days with an entry each weekday has."""
    rows = tuple(_row(finding, one) for one in finding.seven) or tuple(_counted(finding))
    reached = [end for one in finding.seven for end in (one.low, one.high)]
    panel = EstimatePanel(
        caption=_caption(finding) if finding.seven else "",
        axis=axis_of(AxisKind.DIFFERENCE, reached) if finding.seven else None,
        # Translators: beside the middle line of a picture: the mean of the seven days of the week
        none_words=_("mean of all seven") if finding.seven else "",
        below=_("less") if finding.seven else "",
        above=_("more") if finding.seven else "",
        rows=rows,
    )
    return EstimatesSpec(
        title=question_words(finding),
        lines=((panel,),),
        note=_("A line is the 95 % range of its day, not adjusted for there being seven.") if finding.seven else "",
        alt=f"{question_words(finding)}. {sentence(finding)}",
    )


def _caption(finding: WeekdayFinding) -> str:
    if finding.tracker.low is None:
        return _("Distance from the mean of all seven days")
    return _("Distance from the mean of all seven days, in points")


def weekday_table(spec: EstimatesSpec) -> Table:
    """The same as a table, a weekday a row."""
    headers = (_("Day of the week"), _("Days with an entry"), _("Distance from the mean of all seven"), _("95 % range"))
    return Table(headers=headers, rows=tuple(row.cells for row in spec.rows))


def _row(finding: WeekdayFinding, one: WeekdayDifference) -> EstimateRow:
    name, days = weekday_name(one.weekday), _days(one.n)
    size = f"{signed(one.difference)} {unit_words(one.difference, finding.tracker)}".strip()
    # Translators: the two ends of a range of numbers
    lies = _("{low} to {high}").format(low=signed(one.low), high=signed(one.high))
    return EstimateRow(
        name="",
        what=name,
        # Translators: {size} is a difference such as +1.2 points, {range} such as: +0.4 to +2.0
        numbers=_("{size} ({range})").format(size=size, range=lies),
        remark=days,
        estimate=one.difference,
        low=one.low,
        high=one.high,
        interval_from=IntervalFrom.SOURCE,
        cells=(name, str(one.n), size, lies),
        alt=_("{weekday}: {size} from the mean of all seven days, 95 % range {range}, {days}.").format(
            weekday=name, size=size, range=lies, days=days
        ),
    )


def _counted(finding: WeekdayFinding) -> list[EstimateRow]:
    return [
        EstimateRow(
            name="",
            what=weekday_name(day),
            numbers=_days(count),
            remark="",
            estimate=None,
            low=None,
            high=None,
            interval_from=IntervalFrom.NOBODY,
            cells=(weekday_name(day), str(count), "", ""),
            alt=_("{weekday}: {days}.").format(weekday=weekday_name(day), days=_days(count)),
        )
        for day, count in enumerate(finding.counts)
    ]


def _days(count: int) -> str:
    return ngettext("{count} day with an entry", "{count} days with an entry", count).format(count=count)
