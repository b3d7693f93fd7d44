# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do on the Timeline. Knows no Qt.

Hides that moving in time asks the journal nothing: only another choice, or another fact, reads it again.
"""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from journal_app.analysis.charts import ChartSpec, Span
from journal_app.analysis.tables import table_of
from journal_app.analysis.timeline import Choice, Offers, offers, shown_as, timeline_spec
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk
from journal_app.ui.timeline.state import Option, Part, Range, TimelineState
from journal_app.words import _

MONTHS = {Range.ONE_MONTH: 1, Range.THREE_MONTHS: 3, Range.SIX_MONTHS: 6, Range.ONE_YEAR: 12}
_MONTHS_A_YEAR = 12
USUAL = Choice()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the reader wants to see. ``moved_to`` is a part of time they went to themselves; it outdoes ``range``."""

    range: Range | None = Range.ONE_YEAR
    moved_to: Span | None = None
    choice: Choice = USUAL
    as_table: bool = False


class View(Protocol):
    """What the presenter needs of the screen."""

    def set_state(self, state: TimelineState) -> None:
        """Show the chart, its table, or why there is neither."""


class Presenter:
    """The intents of the screen. Invariant: what is shown is always what was wished last."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk = desk
        self._view = view
        self._wish = Wish()
        self._state = TimelineState()

    def refresh(self) -> None:
        """Read the journal again and show it, with the same part of time in view."""
        wish, today = self._wish, self._desk.today()

        def on_read(state: TimelineState) -> None:
            if wish.choice == self._wish.choice:  # else a later choice is being read
                self._show(_seen(state, self._wish))

        self._desk.read(lambda facts: build_state(facts, wish, today=today), on_read)

    def show_range(self, wanted: Range) -> None:
        """Show the newest part of time, so long."""
        self._wish = replace(self._wish, range=wanted, moved_to=None)
        self._show(_seen(self._state, self._wish))

    def show_days(self, first: int, last: int) -> None:
        """Stay where the reader moved to."""
        self._wish = replace(self._wish, range=None, moved_to=Span(first=first, last=last))
        self._show(_seen(self._state, self._wish))

    def toggle(self, part: Part, key: str) -> None:
        """Show something, or show it no more."""
        self._wish = replace(self._wish, choice=toggled(self._wish.choice, self._state.options, part, key))
        self.refresh()

    def show_table(self, *, as_table: bool) -> None:
        """Show the table in the chart's place, or the chart again."""
        self._wish = replace(self._wish, as_table=as_table)
        self._show(_seen(self._state, self._wish))

    def _show(self, state: TimelineState) -> None:
        self._state = state
        self._view.set_state(state)


def build_state(facts: Facts, wish: Wish, *, today: date) -> TimelineState:
    """The screen as wished, from the journal as it is."""
    offered = offers(facts, wish.choice)
    spec = timeline_spec(facts, today=today, choice=wish.choice)
    heading, hint = _emptiness(facts, spec)
    known = facts.span()
    state = TimelineState(
        spec=None if heading else spec,
        newest=known[1].toordinal() if known else today.toordinal(),
        options=_options(offered),
        heading=heading,
        hint=hint,
    )
    return _seen(state, wish)


def span_of(wanted: Range, whole: Span, newest: int) -> Span:
    """The newest part of a journal, so many calendar months long; never more than there is.

    It ends today, blank days and all, unless that leaves nothing in view: then it ends on the ``newest`` day of which
    anything is known.
    """
    if wanted is Range.ALL:
        return whole
    first = _first_of(wanted, whole.last)
    if first <= newest:
        return Span(first=max(first, whole.first), last=whole.last)
    return Span(first=max(_first_of(wanted, newest), whole.first), last=newest)


def toggled(choice: Choice, options: tuple[Option, ...], part: Part, key: str) -> Choice:
    """The choice with one thing more or less; what was usual so far becomes chosen."""
    now = {known: frozenset(one.key for one in options if one.part is known and one.is_on) for known in Part}
    now[part] = now[part] ^ {key}
    return replace(choice, trackers=now[Part.TRACKER], analytes=now[Part.ANALYTE], log=now[Part.LOG_SCALE])


def _seen(state: TimelineState, wish: Wish) -> TimelineState:
    """The state with the wished part of time in view, as a chart or as a table."""
    if state.spec is None:
        return replace(state, range=wish.range, table=None)
    span = wish.moved_to if wish.range is None and wish.moved_to else _usual_span(wish, state, state.spec.whole)
    spec = shown_as(state.spec, span)
    return replace(state, spec=spec, range=wish.range, table=table_of(spec) if wish.as_table else None)


def _usual_span(wish: Wish, state: TimelineState, whole: Span) -> Span:
    return span_of(wish.range or Range.ALL, whole, state.newest)


def _first_of(wanted: Range, last: int) -> int:
    """The first day of a range that ends on ``last``."""
    return (_months_before(date.fromordinal(last), MONTHS[wanted]) + timedelta(days=1)).toordinal()


def _emptiness(facts: Facts, spec: ChartSpec) -> tuple[str, str]:
    """Why there is nothing to draw and what to do, or two empty texts."""
    if spec.panels or spec.markers or spec.lanes:
        return "", ""
    if facts.span() is None:
        return (
            _("Nothing to show yet"),
            _("Give a score on Today or type a blood result on Labs. All of it appears here, on one time axis."),
        )
    return _("Nothing is chosen"), _("Choose what to show with the button above.")


def _options(offered: Offers) -> tuple[Option, ...]:
    return (
        *(Option(part=Part.TRACKER, key=one.key, words=one.name, is_on=one.is_on) for one in offered.trackers),
        *(Option(part=Part.ANALYTE, key=one.key, words=one.name, is_on=one.is_on) for one in offered.analytes),
        *(
            Option(part=Part.LOG_SCALE, key=one.key, words=one.name, is_on=one.is_log)
            for one in offered.analytes
            if one.is_on
        ),
    )


def _months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month."""
    number = day.year * _MONTHS_A_YEAR + day.month - 1 - months
    year, month = divmod(number, _MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
