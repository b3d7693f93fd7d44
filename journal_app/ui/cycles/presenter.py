# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do in the days-since view. Knows no Qt.

Hides what is shown before anything was chosen: the first kind of infusion there is, and fatigue.
"""

from dataclasses import replace
from datetime import date
from typing import Protocol

from journal_app.analysis.anchors import Anchor, AnchorKind, anchors, starts
from journal_app.analysis.cycle_words import anchor_words, day_0_words
from journal_app.analysis.cycles import cycles_spec
from journal_app.analysis.tables import table_of
from journal_app.domain.cards import FindingKind
from journal_app.domain.frozen import frozen
from journal_app.domain.treatments import InfusionKind
from journal_app.research.topics import Topic, infusion_topics, score_topics, treatment_topics
from journal_app.store.queries import Facts
from journal_app.ui.beside.reading import NOTHING, Beside
from journal_app.ui.beside.state import Block
from journal_app.ui.cycles.state import CyclesState
from journal_app.ui.desk import Desk
from journal_app.ui.options import Option, chosen_or_first
from journal_app.ui.wishing import Wishing
from journal_app.words import _


@frozen
class Wish:
    """What the reader wants to see; what is empty is left to what is usual. ``left_out`` are ids of starts."""

    anchor: str = ""
    tracker: str = ""
    left_out: frozenset[str] = frozenset()
    as_table: bool = False


class View(Protocol):
    """What the presenter needs of the view."""

    def set_state(self, state: CyclesState) -> None:
        """Show the chart, its table, or why there is neither."""

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

    def choose_anchor(self, key: str) -> None:
        """Count from something else, all its cycles shown."""
        self._wishing.want(replace(self._wishing.wish, anchor=key, left_out=frozenset()))

    def choose_tracker(self, key: str) -> None:
        """Show another tracker."""
        self._wishing.want(replace(self._wishing.wish, tracker=key))

    def toggle_cycle(self, start: str) -> None:
        """Show a cycle, or show it no more."""
        self._wishing.want(replace(self._wishing.wish, left_out=self._wishing.wish.left_out ^ {start}))

    def show_table(self, *, as_table: bool) -> None:
        """Show the table in the chart's place, or the chart again."""
        self._wishing.want(replace(self._wishing.wish, as_table=as_table))

    def _show(self, state: CyclesState) -> None:
        self._view.set_state(state)
        self.beside.look_at(state.in_view, {one.key: one.words for one in state.trackers})


def build_state(facts: Facts, wish: Wish, today: date) -> CyclesState:
    """The view as wished, from the journal as it is."""
    known = {anchor_key(anchor): anchor for anchor in anchors(facts)}
    trackers = [one for one in facts.trackers(archived=True) if facts.daily_values(one.key).days]
    anchor_at = chosen_or_first(wish.anchor, list(known))
    tracker = chosen_or_first(wish.tracker or "fatigue", [one.key for one in trackers])
    state = CyclesState(
        anchors=tuple(Option(key=key, words=anchor_words(one), is_on=key == anchor_at) for key, one in known.items()),
        trackers=tuple(Option(key=one.key, words=_(one.name), is_on=one.key == tracker) for one in trackers),
    )
    if not known:
        return replace(
            state,
            heading=_("Nothing to count days from yet"),
            hint=_(
                "Add an infusion, an event or a course on Treatments. The days around each are laid over each other."
            ),
        )
    if not trackers:
        return replace(state, heading=_("No scores yet"), hint=_("Give a score on Today, and it appears here."))
    anchor = known[anchor_at]
    spec = cycles_spec(facts, today=today, anchor=anchor, tracker=tracker, left_out=wish.left_out)
    return replace(
        state,
        spec=spec,
        in_view=_in_view(facts, anchor, tracker),
        table=table_of(spec) if wish.as_table else None,
        cycles=tuple(
            Option(key=start.id, words=day_0_words(start.day, start.label), is_on=start.id not in wish.left_out)
            for start in starts(facts, anchor)
            if start.day <= today.toordinal()
        ),
    )


def _in_view(facts: Facts, anchor: Anchor, tracker: str) -> frozenset[Topic]:
    """A score before and after something that was given or begun, by whatever names it goes."""
    given = NOTHING
    if anchor.kind is AnchorKind.INFUSION:
        kind = InfusionKind(anchor.of)
        counted = [one for one in facts.infusions(kind) if anchor.product in {"", one.product}]
        given = infusion_topics(kind, *(name for one in counted for name in (one.product, one.brand)))
    elif anchor.kind is AnchorKind.COURSE:
        given = treatment_topics(anchor.of)
    return given | score_topics(tracker, FindingKind.BEFORE_AND_AFTER)


def anchor_key(anchor: Anchor) -> str:
    """A text that names an anchor and no other."""
    return f"{anchor.kind}|{anchor.of}|{anchor.product}"
