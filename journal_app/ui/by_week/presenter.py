# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do in the view by week. Knows no Qt.

Hides which weeks are shown before a year was chosen: the 53 that end today.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from journal_app.analysis.charts import Span
from journal_app.analysis.week_map import DAYS_A_WEEK, week_map, week_table
from journal_app.domain.cards import FindingKind
from journal_app.domain.frozen import frozen
from journal_app.research.topics import score_topics
from journal_app.store.queries import Facts
from journal_app.ui.beside.reading import Beside
from journal_app.ui.beside.state import Block
from journal_app.ui.by_week.state import ByWeekState
from journal_app.ui.desk import Desk
from journal_app.ui.options import Option, chosen_or_first
from journal_app.ui.wishing import Wishing
from journal_app.words import _

WEEKS = 53
LATEST = "latest"


@frozen
class Wish:
    """What the reader wants to see; what is empty is left to what is usual."""

    tracker: str = ""
    year: str = LATEST
    as_table: bool = False


class View(Protocol):
    """What the presenter needs of the view."""

    def set_state(self, state: ByWeekState) -> None:
        """Show the picture, its table, or why there is neither."""

    def set_cards(self, blocks: tuple[Block, ...]) -> None:
        """Show the research on what is in view."""


class Presenter:
    """The intents of the view."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._view = view
        self.beside = Beside(desk, view.set_cards)
        self._wishing = Wishing(desk, build_state, self._show, Wish())

    def refresh(self) -> None:
        """Read the journal again and show it, and behind it the research."""
        self._wishing.refresh()
        self.beside.refresh()

    def choose_tracker(self, key: str) -> None:
        """Show another tracker."""
        self._wishing.want(replace(self._wishing.wish, tracker=key))

    def choose_year(self, key: str) -> None:
        """Show a calendar year, or the latest weeks."""
        self._wishing.want(replace(self._wishing.wish, year=key))

    def show_table(self, *, as_table: bool) -> None:
        """Show the table in the picture's place, or the picture again."""
        self._wishing.want(replace(self._wishing.wish, as_table=as_table))

    def _show(self, state: ByWeekState) -> None:
        self._view.set_state(state)
        self.beside.look_at(state.in_view, {one.key: one.words for one in state.trackers})


def build_state(facts: Facts, wish: Wish, today: date) -> ByWeekState:
    """The view as wished, from the journal as it is."""
    trackers = [one for one in facts.trackers(archived=True) if facts.daily_values(one.key).days]
    tracker = chosen_or_first(wish.tracker or "fatigue", [one.key for one in trackers])
    scored = facts.scored_days()
    years = [LATEST, *(str(year) for year in sorted({day.year for day in scored}, reverse=True))]
    year = chosen_or_first(wish.year, years)
    state = ByWeekState(
        trackers=tuple(Option(key=one.key, words=_(one.name), is_on=one.key == tracker) for one in trackers),
        years=tuple(Option(key=one, words=_year_words(one), is_on=one == year) for one in years),
    )
    if not trackers:
        return replace(state, heading=_("No scores yet"), hint=_("Give a score on Today, and it appears here."))
    spec = week_map(facts, tracker=tracker, shown=_span(year, today))
    in_view = score_topics(tracker, FindingKind.WEEKDAYS)
    return replace(state, spec=spec, table=week_table(spec) if wish.as_table else None, in_view=in_view)


def _span(year: str, today: date) -> Span:
    if year == LATEST:
        monday = today - timedelta(days=today.weekday() + DAYS_A_WEEK * (WEEKS - 1))
        return Span(first=monday.toordinal(), last=today.toordinal())
    last = min(date(int(year), 12, 31), today)
    return Span(first=date(int(year), 1, 1).toordinal(), last=last.toordinal())


def _year_words(year: str) -> str:
    # Translators: in a list of years: the newest weeks of all; {weeks} is 53
    return _("The last {weeks} weeks").format(weeks=WEEKS) if year == LATEST else year
