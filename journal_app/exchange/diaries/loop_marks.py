# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What Loop Habit Tracker writes for a habit on a day, and what it means.

Hides that a word and a number stand for the same mark, that amounts are in thousandths, and that of four marks only
two are records: a yes and a no that somebody entered.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from journal_app.domain.scores import TrackerKind
from journal_app.domain.spelling import shortened
from journal_app.exchange.diaries.day_notes import DayNotes
from journal_app.exchange.diaries.named_values import NamedValues
from journal_app.exchange.diaries.source_names import SourceName
from journal_app.exchange.previews.cells import said_by
from journal_app.exchange.previews.plan import ImportPlan, LineRefused, LineSkipped, line_name
from journal_app.exchange.reading import Ground
from journal_app.words import _

_SOURCE = "Loop"
# As in Entry.kt of iSoron/uhabits; exports of older versions have the numbers.
MARKS = {"UNKNOWN": -1, "NO": 0, "YES_AUTO": 1, "YES_MANUAL": 2, "SKIP": 3}
_UNKNOWN, _NO, _YES_AUTO, _YES_MANUAL, _SKIP = MARKS.values()
_THOUSAND = 1000


def mark_in(cell: str) -> int | None:
    """The mark or the amount in a cell, None for an empty one; LineRefused for anything else."""
    printed = cell.strip()
    if not printed:
        return None
    if printed.upper() in MARKS:
        return MARKS[printed.upper()]
    digits = printed.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST):
        raise LineRefused(_("“{text}” is not an entry of Loop.").format(text=shortened(printed)))
    return int(printed)


_LONGEST = 12


def is_amount(mark: int | None) -> bool:
    """Whether a number can only be an amount."""
    return mark is not None and mark not in MARKS.values()


def value_of(mark: int | None, *, is_number: bool) -> Decimal:
    """Yes as 1, no as 0, an amount in its unit; LineSkipped where nobody entered it."""
    if mark in {None, _UNKNOWN}:
        raise LineSkipped(_("Nothing was entered."))
    if mark == _SKIP:
        raise LineSkipped(_("It was skipped in Loop."))
    if is_number and mark is not None:
        return Decimal(mark) / _THOUSAND
    if mark == _YES_AUTO:
        raise LineSkipped(_("Loop filled it in by itself; it is not a thing done."))
    if mark not in {_NO, _YES_MANUAL}:
        raise LineRefused(_("{number} is not a yes or a no.").format(number=mark))
    return Decimal(int(mark == _YES_MANUAL))


class HabitEntries:
    """The entries of one file of habits. Invariant: a note is kept, on its day where there is no entry to keep it."""

    def __init__(self, ground: Ground, named: Callable[[int], str] = line_name) -> None:
        """``named`` says where in the file the entry with a number stands."""
        self.values = NamedValues(ground, _SOURCE, named)
        self._notes = DayNotes(ground.facts, named)

    def take(self, number: int, source: SourceName, day: date, mark: int | None, note: str = "") -> None:
        """Take what was entered for a habit on a day; LineRefused where it is neither a mark nor an amount."""
        try:
            value = value_of(mark, is_number=source.kind is not TrackerKind.YES_NO)
        except LineSkipped as skipped:
            self.values.skip(number, said_by(skipped))
            if note:
                self._notes.offer(number, day, f"{source.name}: {note}")
        else:
            self.values.offer(number, source, day, value, note=note)

    def plan(self, name: str, remarks: tuple[str, ...] = ()) -> ImportPlan:
        """The plan of the file in the format ``name``."""
        for number, entry in self._notes.entries():
            self.values.put(entry, number)
        return self.values.plan(name, remarks=remarks)


def habit_name(name: str, *, is_number: bool, unit: str = "", question: str = "") -> SourceName:
    """The name under which the entries of a habit are offered."""
    kind = TrackerKind.NUMBER if is_number else TrackerKind.YES_NO
    return SourceName(name=name, kind=kind, unit=unit if is_number else "", question=question)
