# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do with the table of results without changing one. Knows no Qt.

Hides where the choice of units is kept (in the journal, or only here where that cannot be changed), which two results
are looked at side by side, and that the research beside them is about those two, else about the whole table.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from journal_app.domain.cards import FindingKind
from journal_app.domain.settings import shown_unit_of
from journal_app.domain.shown_units import ShownUnit, code_for
from journal_app.research.topics import result_topics
from journal_app.store import verbs
from journal_app.store.queries import Facts
from journal_app.ui.beside.reading import Beside
from journal_app.ui.beside.state import Block
from journal_app.ui.desk import Desk
from journal_app.ui.labs.build import build_state
from journal_app.ui.labs.difference import pair_state
from journal_app.ui.labs.state import LabsState, PairState

MOST_CHOSEN = 2


class TableView(Protocol):
    """What looking needs of the screen."""

    def set_state(self, state: LabsState) -> None:
        """Show the table."""

    def set_pair(self, pair: PairState) -> None:
        """Show the chosen results side by side, or put that away."""

    def set_cards(self, blocks: tuple[Block, ...]) -> None:
        """Show the research on what is in view."""


class Looking:
    """The table, its units, and the results chosen for comparing, the last two of them."""

    def __init__(self, desk: Desk, view: TableView) -> None:
        self._desk = desk
        self._view = view
        self._held: dict[str, str] = {}
        self._chosen: tuple[str, ...] = ()
        self._listed: tuple[str, ...] = ()
        self._paired: tuple[str, ...] = ()
        self.beside = Beside(desk, view.set_cards)

    def refresh(self) -> None:
        """Read all results again and show them."""
        can_change, held = not self._desk.info.read_only, dict(self._held)
        self._desk.read(lambda facts: build_state(facts, held=held, can_change=can_change), self._on_state)
        if self._chosen:
            self._show_pair()
        self.beside.refresh()

    def show_units(self, units: ShownUnit) -> None:
        """Show every analyte that has results in these units; nothing that is kept of a result changes."""
        if units is ShownUnit.OWN:
            return
        self._keep(lambda facts: {analyte: code_for(analyte, units) for analyte in facts.analytes_present()})

    def show_unit(self, analyte: str, code: str) -> None:
        """Show an analyte in the unit of this UCUM code, or with "" as it was printed."""
        self._keep(lambda _facts: {analyte: code})

    def choose(self, result_id: str) -> None:
        """Choose a result for comparing, or no longer; a third one takes the place of the first."""
        without = tuple(each for each in self._chosen if each != result_id)
        self._chosen = without if result_id in self._chosen else (*without, result_id)[-MOST_CHOSEN:]
        self._show_pair()

    def choose_none(self) -> None:
        """Put the chosen results back."""
        self._chosen = ()
        self._on_pair(PairState())

    def _show_pair(self) -> None:
        chosen, held = self._chosen, dict(self._held)

        def on_pair(pair: PairState) -> None:
            if self._chosen == chosen:  # the reader may have gone on meanwhile
                self._chosen = tuple(each for each in chosen if each in pair.ids)
                self._on_pair(pair)

        self._desk.glance(lambda facts: pair_state(facts, chosen, held), on_pair)

    def _on_state(self, state: LabsState) -> None:
        self._listed = tuple(row.analyte for row in state.units)
        self._view.set_state(state)
        self._look()

    def _on_pair(self, pair: PairState) -> None:
        self._paired = pair.analytes if len(pair.ids) == MOST_CHOSEN else ()
        self._view.set_pair(pair)
        self._look()

    def _look(self) -> None:
        """Two results side by side are what is looked at, and how far apart two may lie; else the whole table is."""
        compared = result_topics(self._paired, FindingKind.TREND) if self._paired else None
        self.beside.look_at(compared or result_topics(self._listed))

    def _keep(self, choose: Callable[[Facts], Mapping[str, str]]) -> None:
        if self._desk.info.read_only:
            self._desk.glance(choose, self._hold)
            return
        self._desk.save(
            lambda journal: verbs.set_settings(
                journal, {shown_unit_of(analyte): code for analyte, code in choose(journal.facts).items()}
            )
        )

    def _hold(self, codes: Mapping[str, str]) -> None:
        self._held.update(codes)
        self.refresh()
