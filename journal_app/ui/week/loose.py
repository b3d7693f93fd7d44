# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Text that stands in cells of the grid and is not kept: being typed, or with something wrong about it. Knows no Qt.

Hides that it outlives the window: it is held in the journal beside its facts until it is settled.
"""

from collections.abc import Callable
from datetime import date, datetime

from journal_app.domain.frozen import frozen
from journal_app.ui.desk import Desk
from journal_app.ui.unfinished import Unfinished
from journal_app.words import _

Key = tuple[date, str]
"""Which cell: its day and its tracker, which is empty for the note."""


@frozen(kw_only=False)
class Unsettled:
    """Text that was typed into a cell and is not kept, and why."""

    text: str
    problem: str


@frozen
class TypedCell:
    """Text of one cell, as it is held."""

    day: date
    tracker: str
    text: str


@frozen
class WeekDraft:
    """All text that is not kept yet, of whatever week."""

    cells: tuple[TypedCell, ...] = ()


class LooseText:
    """``cells`` is what is unsettled now; what is still being typed is held but not in there."""

    def __init__(self, desk: Desk) -> None:
        self.cells: dict[Key, Unsettled] = {}
        self._unfinished = Unfinished(desk, form="week", kind=WeekDraft, blank=WeekDraft())
        self._is_holding = False

    def put(self, key: Key, text: str, problem: str) -> None:
        """This text stays in its cell, with what is wrong about it."""
        self.cells[key] = Unsettled(text, problem)
        self._hold(self._draft())

    def settle(self, key: Key) -> None:
        """Nothing is open any more about a cell."""
        self.cells.pop(key, None)
        self.stop_typing()

    def type(self, key: Key, text: str) -> None:
        """This is being typed into a cell just now."""
        others = tuple(cell for cell in self._draft().cells if (cell.day, cell.tracker) != key)
        self._hold(WeekDraft(cells=(*others, TypedCell(day=key[0], tracker=key[1], text=text))))

    def stop_typing(self) -> None:
        """What was being typed was put away or kept."""
        if self._is_holding:
            self._hold(self._draft())

    def bring_back(self, done: Callable[[date], None]) -> None:
        """Put back what was not kept when the window last closed, if anything was; ``done`` gets its first day."""

        def on_found(draft: WeekDraft, kept_at: datetime) -> None:
            for cell in draft.cells:
                problem = _("Typed before and not saved yet. Enter opens it.")
                self.cells[cell.day, cell.tracker] = Unsettled(cell.text, problem)
            self._is_holding = True
            self._unfinished.say_back(kept_at)
            done(min(cell.day for cell in draft.cells))

        self._unfinished.bring_back(on_found)

    def _hold(self, draft: WeekDraft) -> None:
        self._is_holding = bool(draft.cells)
        self._unfinished.hold(draft)

    def _draft(self) -> WeekDraft:
        cells = (TypedCell(day=day, tracker=key, text=typed.text) for (day, key), typed in self.cells.items())
        return WeekDraft(cells=tuple(cells))
