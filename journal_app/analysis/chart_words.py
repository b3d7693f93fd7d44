# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said about a chart as a whole, and at one day of a series: footer, summary, readout.

Hides the wording. The summary names what is drawn and how much of it, never a value: those are in the table.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

import numpy as np

from journal_app.analysis.charts import ChartSpec, Coverage, DailySeries, DayNote, Marker, Numbers, Panel, Span
from journal_app.domain.recall import later_words
from journal_app.domain.records import Exclusion
from journal_app.store.daily import Entering
from journal_app.words import _, day_text, in_one_line, language, ngettext, number_text

MOST_NAMED = 6
"""A summary names this many infusions; beyond that it counts them."""


def left_out_words(exclusion: Exclusion, tracker: str) -> str:
    """That days were left out by the reader, of what, and why; ``tracker`` is its name, empty for every score."""
    # Translators: "left out: {tracker}": what is said of days in a chart: the scores of this name do not count on them
    # Translators: "left out": what is said of days in a chart that do not count, and in the list of an import of a line
    # that is not read in
    words = _("left out: {tracker}").format(tracker=tracker) if tracker else _("left out")
    return f"{words} ({exclusion.reason})" if exclusion.reason else words


def entering_words(entered: Entering) -> str:
    """That a day was recalled later, and who entered it if not the reader."""
    said = [
        later_words(entered.days_later),
        # Translators: said of a score or a result: who typed it
        _("entered by {name}").format(name=entered.others) if entered.others else "",
    ]
    return in_one_line(said)


def listed(parts: Sequence[str]) -> str:
    """A, B and C, as the language joins them."""
    from babel.lists import format_list  # kept off the start path

    return str(format_list(list(parts), locale=language()))


def ordinal_text(day: float) -> str:
    """The day with this ordinal, in words."""
    return day_text(date.fromordinal(round(day)))


def span_words(span: Span) -> str:
    """21 Nov 2024 – 20 Nov 2025."""
    return f"{ordinal_text(span.first)} – {ordinal_text(span.last)}"


def footer_words(coverage: Coverage, span: Span) -> str:
    """The last line under a chart: its dates, how many of its days were logged, and what the others were."""
    logged, too_ill, not_tracked = (
        _count(days, span) for days in (coverage.logged, coverage.too_ill, coverage.not_tracked)
    )
    said = [
        span_words(span),
        # Translators: on how many of the days something was entered
        ngettext("{logged} of {days} day logged", "{logged} of {days} days logged", span.days).format(
            logged=logged, days=span.days
        ),
        # Translators: counts days, after: 12 of 30 days logged
        _("{count} too ill to log").format(count=too_ill) if too_ill else "",
        # Translators: counts days, after: 12 of 30 days logged
        _("{count} not tracked").format(count=not_tracked) if not_tracked else "",
    ]
    return in_one_line(said) + "."


def alt_words(spec: ChartSpec) -> str:
    """A summary for whoever cannot see the chart: what is drawn, how much of it, and where the numbers are."""
    said = [
        # Translators: for a screen reader: the title of a chart, and the line below it
        _("{title}, {footer}").format(title=spec.title, footer=spec.footer),
        *(_panel_words(panel, spec.shown) for panel in spec.panels),
        _marker_words([marker for marker in spec.markers if spec.shown.holds(marker.day)]),
        *(
            # Translators: {title} is the name of a row of the chart, such as Events or Courses
            _("{title}: {count}.").format(
                title=lane.title,
                count=sum(item.first <= spec.shown.last and item.last >= spec.shown.first for item in lane.items),
            )
            for lane in spec.lanes
        ),
        _("The same numbers are in the table."),
    ]
    return " ".join(part for part in said if part)


def brief_alt(title: str, footer: str, note: str = "") -> str:
    """A summary of a chart whose footer says it all, for whoever cannot see it."""
    said = (_("{title}, {footer}").format(title=title, footer=footer), note, _("The same numbers are in the table."))
    return " ".join(part for part in said if part)


def daily_words(series: DailySeries, index: int, notes: Sequence[DayNote]) -> str:
    """Everything there is to read at one day of a daily series."""
    day, value = series.days.array[index], series.values.array[index]
    entries = int(series.entries.array[index])
    said = [
        f"{series.name} {value_text(value)}",
        ordinal_text(day),
        # Translators: of how many scores of one day the mean was made
        ngettext("from {count} entry", "from {count} entries", entries).format(count=entries) if entries > 1 else "",
        _mean_words(series, day),
        _("not counted in means") if not series.counted.array[index] else "",
        note_of(series.remarks, day),
        note_of(notes, day),
    ]
    return in_one_line(said)


def value_text(value: float) -> str:
    """A drawn number in words, with as many decimals as it has."""
    return _value_text(float(value), language())


@lru_cache(maxsize=4096)
def _value_text(value: float, _language: str) -> str:
    """The few numbers a diary is made of, in words; the language is part of what is remembered."""
    return number_text(Decimal(f"{value:.2f}").normalize() + 0)


def day_words(spec: ChartSpec, day: float) -> str:
    """A day with what it was marked as, what happened on it and what was written; the day alone where there is none."""
    said = [
        ordinal_text(day),
        *dict.fromkeys(band.words for band in spec.bands if band.first <= day <= band.last),
        *(marker.label for marker in spec.markers if marker.day == day),
        *(item.label for lane in spec.lanes for item in lane.items if item.first <= day <= item.last),
        note_of(spec.notes, day),
    ]
    return in_one_line(said)


def note_of(notes: Sequence[DayNote], day: float) -> str:
    """What was written on a day, if anything."""
    place = bisect_left(notes, day, key=lambda note: note.day)
    return notes[place].text if place < len(notes) and notes[place].day == day else ""


def mean_at(series: DailySeries, day: float) -> tuple[float, int] | None:
    """The running mean on a day and the days it was made of; None where there is no mean."""
    if not len(series.mean_days):
        return None
    place = int(day - series.mean_days.array[0])
    if not 0 <= place < len(series.mean_days) or np.isnan(series.means.array[place]):
        return None
    return float(series.means.array[place]), int(series.mean_counts.array[place])


def _mean_words(series: DailySeries, day: float) -> str:
    found = mean_at(series, day)
    if found is None:
        return ""
    return _("mean of the 7 days around {mean}, {count} of 7 logged").format(mean=value_text(found[0]), count=found[1])


def _panel_words(panel: Panel, shown: Span) -> str:
    if panel.daily:
        return _("{title}: a dot for each day and a line for the mean of 7 days where at least 4 were logged.").format(
            title=panel.title
        )
    points = [point for series in panel.points for point in series.points if shown.holds(point.day)]
    hollow = sum(point.is_hollow for point in points)
    counted = ngettext("{title}: {count} result.", "{title}: {count} results.", len(points))
    said = counted.format(title=panel.title, count=len(points))
    return said if not hollow else f"{said} {_hollow_words(hollow, panel.note)}"


def _hollow_words(count: int, note: str) -> str:
    return ngettext("{count} of them is {note}.", "{count} of them are {note}.", count).format(count=count, note=note)


def _marker_words(markers: Sequence[Marker]) -> str:
    if not markers:
        return ""
    said = ngettext("{count} infusion", "{count} infusions", len(markers)).format(count=len(markers))
    if len(markers) > MOST_NAMED:
        return f"{said}."
    # Translators: {what} is a treatment or a value with its unit: Ferinject 1000 mg on 3 May 2026
    named = listed([_("{what} on {day}").format(what=one.label, day=ordinal_text(one.day)) for one in markers])
    # Translators: {count} is such as: 2 infusions; {named} lists them, each with its day
    return _("{count}: {named}.").format(count=said, named=named)


def _count(days: Numbers, span: Span) -> int:
    return bisect_right(days.array, span.last) - bisect_left(days.array, span.first)
