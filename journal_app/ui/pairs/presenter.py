# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do in the view of two at once. Knows no Qt.

Hides what is shown before anything was chosen: ferritin and fatigue, where there are both.
"""

from dataclasses import replace
from datetime import date
from typing import Protocol

from journal_app.analysis.around_draws import pairs_spec, pairs_table
from journal_app.domain.cards import FindingKind
from journal_app.domain.catalogues import analytes
from journal_app.domain.frozen import frozen
from journal_app.research.topics import result_topics, score_topics
from journal_app.store.queries import Facts
from journal_app.ui.beside.reading import Beside
from journal_app.ui.beside.state import Block
from journal_app.ui.desk import Desk
from journal_app.ui.options import Option, chosen_or_first
from journal_app.ui.pairs.state import PairsState
from journal_app.ui.wishing import Wishing
from journal_app.words import _


@frozen
class Wish:
    """What the reader wants to see; what is empty is left to what is usual."""

    analyte: str = ""
    tracker: str = ""
    is_log: bool = False
    as_table: bool = False


class View(Protocol):
    """What the presenter needs of the view."""

    def set_state(self, state: PairsState) -> None:
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

    def choose_analyte(self, key: str) -> None:
        """Show the results of another analyte."""
        self._wishing.want(replace(self._wishing.wish, analyte=key))

    def choose_tracker(self, key: str) -> None:
        """Show another tracker."""
        self._wishing.want(replace(self._wishing.wish, tracker=key))

    def choose_scale(self, *, is_log: bool) -> None:
        """Spread results by their orders of magnitude, or evenly again."""
        self._wishing.want(replace(self._wishing.wish, is_log=is_log))

    def show_table(self, *, as_table: bool) -> None:
        """Show the table in the picture's place, or the picture again."""
        self._wishing.want(replace(self._wishing.wish, as_table=as_table))

    def _show(self, state: PairsState) -> None:
        self._view.set_state(state)
        self.beside.look_at(state.in_view, {one.key: one.words for one in state.trackers})


def build_state(facts: Facts, wish: Wish, today: date) -> PairsState:
    """The view as wished, from the journal as it is."""
    present = facts.analytes_present()
    trackers = [one for one in facts.trackers(archived=True) if facts.daily_values(one.key).days]
    analyte = chosen_or_first(wish.analyte or "ferritin", present)
    tracker = chosen_or_first(wish.tracker or "fatigue", [one.key for one in trackers])
    state = PairsState(
        is_log=wish.is_log,
        analytes=tuple(Option(key=key, words=_analyte_name(key), is_on=key == analyte) for key in present),
        trackers=tuple(Option(key=one.key, words=_(one.name), is_on=one.key == tracker) for one in trackers),
    )
    if not present or not trackers:
        return replace(
            state,
            heading=_("Nothing to lay beside each other yet"),
            hint=_("It takes blood results from Labs, and scores from Today in the weeks around them."),
        )
    spec = pairs_spec(facts, today=today, analyte=analyte, tracker=tracker, is_log=wish.is_log)
    in_view = result_topics([analyte]) | score_topics(tracker, FindingKind.TOGETHER)
    return replace(state, spec=spec, table=pairs_table(spec) if wish.as_table else None, in_view=in_view)


def _analyte_name(key: str) -> str:
    known = analytes().get(key)
    return _(known.name) if known else key
