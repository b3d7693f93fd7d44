# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do on the Timeline. Knows no Qt.

Hides that moving in time asks the journal nothing: only another choice, or another fact, reads it again.
"""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from journal_app.analysis.charts import Span
from journal_app.domain.drafts import ExclusionDraft, check_exclusion
from journal_app.domain.records import Exclusion
from journal_app.research.topics import topics_in_view
from journal_app.store import verbs
from journal_app.ui.beside.reading import NOTHING, Beside
from journal_app.ui.beside.state import Block
from journal_app.ui.desk import Desk
from journal_app.ui.fields import FieldProblem, field_problems
from journal_app.ui.timeline.build import Wish, arranged, build_state, seen, toggled
from journal_app.ui.timeline.saving import write_numbers, write_svg
from journal_app.ui.timeline.state import Part, Range, Step, TimelineState
from journal_app.ui.unfinished import Unfinished
from journal_app.words import _
from journal_app.writing import put


class View(Protocol):
    """What the presenter needs of the screen."""

    def set_state(self, state: TimelineState) -> None:
        """Show the chart, its table, or why there is neither."""

    def set_cards(self, blocks: tuple[Block, ...]) -> None:
        """Show the research on what is in view."""

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields of the form that leaves days out what is wrong."""

    def close_form(self) -> None:
        """Put that form away, empty."""


class Presenter:
    """The intents of the screen. Invariant: what is shown is always what was wished last.

    What was wished is kept in the journal like a form that is not finished, so that the next visit begins there.
    """

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk = desk
        self._view = view
        self._wish = Wish()
        self._state = TimelineState()
        self._kept: Unfinished[Wish] = Unfinished(desk, "timeline", Wish, Wish())
        self._has_begun = False
        self.beside = Beside(desk, view.set_cards)

    def refresh(self) -> None:
        """Read the journal again and show it, with the same part of time in view."""
        if not self._has_begun:
            self._has_begun = True
            self._kept.bring_back(self._on_kept)
        wish, today, can_change = self._wish, self._desk.today(), not self._desk.info.read_only

        def on_read(state: TimelineState) -> None:
            if wish.choice == self._wish.choice:  # else a later choice is being read
                self._show(seen(state, self._wish))

        self._desk.read(lambda facts: build_state(facts, wish, today=today, can_change=can_change), on_read)
        self.beside.refresh()

    def leave(self) -> None:
        """Keep what is shown for the next visit."""
        self._kept.hold(self._wish)

    def arrange(self, key: str, step: Step) -> None:
        """Move a panel up or down, or make it taller or lower."""
        shown = self._state.spec.panels if self._state.spec else ()
        self._wish = replace(self._wish, choice=arranged(self._wish.choice, shown, key, step))
        self.refresh()

    def leave_out(self, draft: ExclusionDraft) -> None:
        """Leave days out of what is counted, or say beside the fields what is wrong."""
        checked = check_exclusion(draft, today=self._desk.today())
        self._view.set_problems(field_problems(checked.problems))
        exclusion = checked.value
        if exclusion is not None:
            self._desk.save(lambda journal: verbs.leave_out(journal, exclusion), lambda _fact: self._view.close_form())

    def count_again(self, exclusion_id: str) -> None:
        """Count days again that were left out; the message line offers Undo."""
        self._desk.save(lambda journal: verbs.remove_fact(journal, journal.facts.get(Exclusion, exclusion_id)))

    def save_picture(self, path: Path) -> None:
        """Write the chart in view as a picture of lines and words (SVG)."""
        spec = self._state.spec
        if spec is not None:
            self._desk.read(lambda _facts: write_svg(spec, path), self._on_written)

    def save_pixels(self, path: Path, content: bytes) -> None:
        """Write the chart as it stands on screen."""
        self._desk.read(lambda _facts: put(path, content), self._on_written)

    def save_numbers(self, path: Path) -> None:
        """Write the numbers in view as a table (CSV)."""
        spec = self._state.spec
        if spec is not None:
            self._desk.read(lambda _facts: write_numbers(spec, path), self._on_written)

    def _on_written(self, path: Path) -> None:
        self._desk.say(_("Written to {path}.").format(path=path))

    def _on_kept(self, wish: Wish, _kept_at: datetime) -> None:
        self._wish = wish
        self.refresh()

    def show_range(self, wanted: Range) -> None:
        """Show the newest part of time, so long."""
        self._wish = replace(self._wish, range=wanted, moved_to=None)
        self._show(seen(self._state, self._wish))

    def show_days(self, first: int, last: int) -> None:
        """Stay where the reader moved to."""
        self._wish = replace(self._wish, range=None, moved_to=Span(first=first, last=last))
        self._show(seen(self._state, self._wish))

    def toggle(self, part: Part, key: str) -> None:
        """Show something, or show it no more."""
        self._wish = replace(self._wish, choice=toggled(self._wish.choice, self._state.options, part, key))
        self.refresh()

    def show_table(self, *, as_table: bool) -> None:
        """Show the table in the chart's place, or the chart again."""
        self._wish = replace(self._wish, as_table=as_table)
        self._show(seen(self._state, self._wish))

    def _show(self, state: TimelineState) -> None:
        self._state = state
        self._view.set_state(state)
        self.beside.look_at(topics_in_view(state.spec) if state.spec else NOTHING, dict(state.trackers))
