# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One tracker as a small calendar: a row for each week, a cell for each day.

Hides how days fall into weeks. A cell says how large its value is by size as well as by shade, and a day without a
value says whether it was marked.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from journal_app.analysis.chart_words import brief_alt, ordinal_text, value_text
from journal_app.analysis.charts import BandKind, Span, Style
from journal_app.analysis.counting import days_left_out, marked_days, too_ill_days
from journal_app.analysis.score_panels import reach_of, tracker_style, tracker_words
from journal_app.analysis.tables import Table
from journal_app.domain.frozen import frozen
from journal_app.domain.kinds import mark_words
from journal_app.domain.records import Exclusion
from journal_app.domain.scores import Mark, Tracker
from journal_app.domain.subjects import Subject, SubjectKind
from journal_app.store.queries import Facts
from journal_app.words import _, day_text, in_one_line, ngettext, weekday_text, with_commas

DAYS_A_WEEK = 7
_MONDAY = 1  # the ordinal 1, 1 January of year 1, is a Monday
_A_WEEK = tuple(date.fromordinal(_MONDAY + turn) for turn in range(DAYS_A_WEEK))


@frozen
class DayCell:
    """A day: ``share`` is how far its value lies along the scale from 0 to 1, None where there is no value."""

    day: int
    share: float | None
    text: str
    mark: BandKind | None
    words: str


@frozen
class WeekMap:
    """Weeks from Monday to Sunday, oldest first; a day before the first or after the last of all is None.

    ``tracker`` is the key of what was scored.
    """

    title: str
    style: Style
    weeks: tuple[tuple[DayCell | None, ...], ...]
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    low_words: str
    high_words: str
    footer: str
    alt: str
    tracker: str = ""

    def subject(self, cell: DayCell | None) -> Subject | None:
        """The score of a day as something to ask about; None where none was given."""
        if cell is None or cell.share is None or not self.tracker:
            return None
        return Subject(kind=SubjectKind.SCORE, key=self.tracker, day=date.fromordinal(cell.day))


def week_map(facts: Facts, *, tracker: str, shown: Span) -> WeekMap:
    """The days of ``shown`` of one tracker. Raises NotFound for a tracker that is none."""
    scored = facts.tracker(tracker)
    values = facts.daily_values(tracker, date.fromordinal(shown.first), date.fromordinal(shown.last))
    numbers = dict(zip(values.days, values.values, strict=True))
    low, high = reach_of(scored, values.values)
    marks = _marks(facts, tracker)
    cells = {
        day: _cell(day, numbers.get(day), (low, high), marks.get(day)) for day in range(shown.first, shown.last + 1)
    }
    title = tracker_words(scored)
    footer = _footer(tuple(cells.values()), shown)
    return WeekMap(
        title=title,
        style=tracker_style(scored.key, 0),
        weeks=_weeks(cells, shown),
        weekdays=tuple(weekday_text(day) for day in _A_WEEK),
        short_weekdays=tuple(day_text(day, "EEE") for day in _A_WEEK),
        low_words=_end_words(scored, low),
        high_words=_end_words(scored, high),
        footer=footer,
        alt=brief_alt(title, footer),
        tracker=scored.key,
    )


def week_table(chart: WeekMap) -> Table:
    """The same days as a table: a week a row."""
    rows = tuple(
        (ordinal_text(next(cell.day for cell in week if cell)), *(_in_table(cell) for cell in week))
        for week in chart.weeks
    )

    def about(row: int, column: int) -> Subject | None:
        return chart.subject(chart.weeks[row][column - 1]) if column else None

    # Translators: heading of a column: the date on which a week begins
    return Table(headers=(_("Week from"), *chart.weekdays), rows=rows, about=about)


def _in_table(cell: DayCell | None) -> str:
    if cell is None:
        return ""
    marked = _kind_words(cell.mark) if cell.mark else ""
    return with_commas(part for part in (cell.text, marked) if part)


def _marks(facts: Facts, tracker: str) -> dict[int, BandKind]:
    left_out = (day for one in facts.every(Exclusion) if one.tracker in {"", tracker} for day in days_left_out(one))
    return {
        **dict.fromkeys(left_out, BandKind.LEFT_OUT),
        **dict.fromkeys(marked_days(facts.days(), Mark.NOT_TRACKED), BandKind.NOT_TRACKED),
        **dict.fromkeys(too_ill_days(facts), BandKind.TOO_ILL),
    }


def _cell(day: int, value: float | None, reach: tuple[float, float], mark: BandKind | None) -> DayCell:
    low, high = reach
    text = "" if value is None else value_text(value)
    said = (ordinal_text(day), text or (_("no score") if mark is None else ""), _kind_words(mark) if mark else "")
    return DayCell(
        day=day,
        share=None if value is None else (value - low) / (high - low),
        text=text,
        mark=mark,
        words=in_one_line(said),
    )


def _kind_words(kind: BandKind) -> str:
    match kind:
        case BandKind.TOO_ILL:
            return mark_words(Mark.TOO_ILL)
        case BandKind.NOT_TRACKED:
            return mark_words(Mark.NOT_TRACKED)
        case BandKind.LEFT_OUT:
            return _("left out")


def _weeks(cells: Mapping[int, DayCell], shown: Span) -> tuple[tuple[DayCell | None, ...], ...]:
    first = shown.first - (shown.first - _MONDAY) % DAYS_A_WEEK
    return tuple(
        tuple(cells.get(monday + turn) for turn in range(DAYS_A_WEEK))
        for monday in range(first, shown.last + 1, DAYS_A_WEEK)
    )


def _end_words(tracker: Tracker, end: float) -> str:
    words = {tracker.low: tracker.low_words, tracker.high: tracker.high_words}
    said = next((text for value, text in words.items() if value is not None and float(value) == end), "")
    return f"{value_text(end)} {_(said)}" if said else value_text(end)


def _footer(days: Sequence[DayCell], shown: Span) -> str:
    logged = sum(cell.share is not None for cell in days)
    too_ill = sum(cell.mark is BandKind.TOO_ILL for cell in days)
    said = [
        f"{ordinal_text(shown.first)} – {ordinal_text(shown.last)}",
        ngettext("{logged} of {days} day logged", "{logged} of {days} days logged", shown.days).format(
            logged=logged, days=shown.days
        ),
        _("{count} too ill to log").format(count=too_ill) if too_ill else "",
    ]
    return in_one_line(said) + "."
