# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The table beside a chart: the same numbers, a day a row.

Hides how a spec is turned on its side. Every number drawn in the part in view has its cell, and no cell has a number
that is not drawn.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import field

import numpy as np

from journal_app.analysis.chart_words import note_of, ordinal_text, value_text
from journal_app.analysis.charts import Axis, ChartSpec, DailySeries, Lane, MeanBand, Panel, PointSeries, Span
from journal_app.analysis.cycle_words import since_text
from journal_app.analysis.pointing import About, nothing, of_happening, of_infusion, of_result, of_score
from journal_app.domain.frozen import frozen
from journal_app.domain.subjects import Subject
from journal_app.words import _

Cells = dict[int, str]


@frozen
class Table:
    """Words in rows and columns; the first column is the day. ``about`` is what its cell in a row and column is."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    about: Callable[[int, int], Subject | None] = field(default=lambda _row, _column: None, repr=False, compare=False)


@frozen(kw_only=False)
class _Column:
    """A column by its title: the cells by their day, and what a question about one of them is about."""

    header: str
    cells: Cells
    about: About = nothing


def table_of(spec: ChartSpec) -> Table:
    """The part of a chart in view as a table, days in order, only days with something on them."""
    is_since = spec.axis is Axis.SINCE
    day_words = since_text if is_since else ordinal_text
    columns = [
        *(column for panel in spec.panels if panel.mean for column in _mean(panel.mean, spec.shown)),
        *(
            column
            for panel in spec.panels
            for series in panel.daily
            for column in (_cycle(panel, series, spec.shown) if is_since else _daily(series, spec.shown))
        ),
        *(_points(series, panel.unit, spec) for panel in spec.panels for series in panel.points),
        *_happenings(spec),
    ]
    filled = [column for column in columns if column.cells]
    days = sorted({day for column in filled for day in column.cells})

    def about(row: int, place: int) -> Subject | None:
        column = filled[place - 1] if place else None
        return column.about(days[row]) if column and days[row] in column.cells else None

    return Table(
        # Translators: heading of columns and label of fields: a date; also a kind of entry, that of one day
        headers=(_("Day"), *(column.header for column in filled)),
        rows=tuple((day_words(day), *(column.cells.get(day, "") for column in filled)) for day in days),
        about=about,
    )


def _daily(series: DailySeries, shown: Span) -> list[_Column]:
    """A column of day values and a column of running means with their days."""
    values = {
        int(day): value_text(value)
        for day, value in zip(series.days.array, series.values.array, strict=True)
        if shown.holds(day)
    }
    means = {
        int(day): _("{mean} ({count} of 7 days)").format(mean=value_text(mean), count=int(count))
        for day, mean, count in zip(series.mean_days.array, series.means.array, series.mean_counts.array, strict=True)
        if shown.holds(day) and not np.isnan(mean)
    }
    return [
        _Column(series.name, values, of_score(series)),
        _Column(_("{name}, mean of 7 days").format(name=series.name), means),
    ]


def _mean(mean: MeanBand, shown: Span) -> list[_Column]:
    """A column of means with the cycles each was made of, and a column of how far apart these were."""
    places = [place for place in np.flatnonzero(~np.isnan(mean.means.array)) if shown.holds(mean.days.array[place])]
    days = [int(mean.days.array[place]) for place in places]
    means = [
        # Translators: {mean} is a number, the mean of {count} cycles; {count} is two or more
        _("{mean} ({count} cycles)").format(
            mean=value_text(mean.means.array[place]), count=int(mean.counts.array[place])
        )
        for place in places
    ]
    reach = [
        _("{low} to {high}").format(low=value_text(mean.lows.array[place]), high=value_text(mean.highs.array[place]))
        for place in places
    ]
    ill = {
        int(day): value_text(count)
        for day, count in zip(mean.days.array, mean.too_ill.array, strict=True)
        if count and shown.holds(day)
    }
    return [
        _Column(mean.name, dict(zip(days, means, strict=True))),
        _Column(_("From the lowest to the highest"), dict(zip(days, reach, strict=True))),
        _Column(_("Too ill to log"), ill),
    ]


def _cycle(panel: Panel, series: DailySeries, shown: Span) -> list[_Column]:
    """A column of what is drawn of one cycle, or of how many cycles there were."""
    days, values = (series.mean_days, series.means) if panel.mean else (series.days, series.values)
    cells = {
        int(day): value_text(value)
        for day, value in zip(days.array, values.array, strict=True)
        if shown.holds(day) and not np.isnan(value)
    }
    return [_Column(series.name, cells, of_score(series))]


def _points(series: PointSeries, unit: str, spec: ChartSpec) -> _Column:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for point in series.points:
        if spec.shown.holds(point.day):
            # Translators: a result and why it is drawn hollow
            text = _("{value} ({reason})").format(value=point.text, reason=point.reason) if point.reason else point.text
            found[int(point.day)].append(text)
    header = _("{name} ({unit})").format(name=series.name, unit=unit) if unit else series.name
    return _Column(header, _joined(found), of_result(spec, series))


def _happenings(spec: ChartSpec) -> list[_Column]:
    given: defaultdict[int, list[str]] = defaultdict(list)
    for marker in spec.markers:
        if spec.shown.holds(marker.day):
            given[int(marker.day)].append(marker.label)
    marked = {
        day: band.words
        for band in spec.bands
        for day in range(int(band.first + 0.5), int(band.last - 0.5) + 1)
        if spec.shown.holds(day)
    }
    notes = {int(note.day): note_of(spec.notes, note.day) for note in spec.notes if spec.shown.holds(note.day)}
    return [
        # Translators: heading of a column, of sections, and a tab
        _Column(_("Infusions"), _joined(given), of_infusion(spec)),
        *(_lane(lane, spec) for lane in spec.lanes),
        # Translators: heading of a column: what a day was marked as, such as: too ill to log
        _Column(_("Marked as"), marked),
        # Translators: heading of columns and label of fields: what the reader wrote about a day, a result or a
        # treatment
        _Column(_("Note"), notes),
    ]


def _lane(lane: Lane, spec: ChartSpec) -> _Column:
    """Each item on its first day in view, with its days in words. A question is about the day it began."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    began: dict[int, float] = {}
    for item in lane.items:
        if item.first <= spec.shown.last and item.last >= spec.shown.first:
            day = max(int(item.first), spec.shown.first)
            found[day].append(item.readout)
            began.setdefault(day, item.first)
    about = of_happening(spec, lane)
    return _Column(lane.title, _joined(found), lambda day: about(began[round(day)]))


def _joined(found: dict[int, list[str]]) -> Cells:
    return {day: "; ".join(texts) for day, texts in found.items()}
