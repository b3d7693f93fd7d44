# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Bearable's CSV export.

Hides how one table holds moods, symptoms, sleep, doses and factors, each with its own use of the same columns; what
each category means is in ``bearable_cells``. A note that stands on several rows of a day is one note of that day.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, time

from journal_app.domain.facts import Kind
from journal_app.domain.scores import Part
from journal_app.domain.spelling import shortened
from journal_app.errors import EntryRefused
from journal_app.exchange.diaries.bearable_cells import Cell, is_record, note_in, values_of
from journal_app.exchange.diaries.day_notes import DayNotes
from journal_app.exchange.diaries.days import DiaryDays, order_in, read_clock
from journal_app.exchange.diaries.named_values import NamedValues
from journal_app.exchange.diaries.rows import Cells, cells_by_column, once
from journal_app.exchange.diaries.taking import take_rows
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.previews.plan import ImportPlan
from journal_app.exchange.reading import Ground
from journal_app.words import _

FORMAT = "bearable"
_SOURCE = "Bearable"
_COLUMNS = {"date", "time of day", "category", "rating/amount", "detail"}
_PARTS = {
    "": Part.DAY,
    "all day": Part.DAY,
    "pre": Part.NIGHT,
    "am": Part.MORNING,
    "mid": Part.MIDDAY,
    "pm": Part.EVENING,
}
_GRATITUDES = "gratitudes"


def sniff(file: Opened) -> bool:
    """Whether the first row names the columns of a Bearable export."""
    return file.header is not None and set(file.header.names) >= _COLUMNS


def read(file: Opened, ground: Ground) -> ImportPlan:
    """What the rows of the export would do."""
    values, notes = NamedValues(ground, _SOURCE), DayNotes(ground.facts)
    rows = list(cells_by_column(file.source, ground.tell, values.reject))
    order, ask = order_in((_printed_day(cells) for _number, cells in rows), ground.answers.day_order)
    taking = _Rows(values, notes, DiaryDays(today=ground.today, order=order), _repeated_notes(rows))
    take_rows(rows, taking.read, values, notes)
    return values.plan(FORMAT, day_order=ask)


class _Rows:
    """The rows of one export as they are read. Invariant: the note of a day is taken from the first row it is on."""

    def __init__(self, values: NamedValues, notes: DayNotes, days: DiaryDays, repeated: set[tuple[str, str]]) -> None:
        self._values, self._notes = values, notes
        self._day, self._moment = once(days.read), once(_moment)
        self._found = once(_found)
        self._repeated = repeated
        self._taken: set[tuple[str, str]] = set()

    def read(self, number: int, cells: Cells) -> None:
        """Take a row; EntryRefused where it cannot be read."""
        day, (part, at) = self._day(_printed_day(cells)), self._moment(cells["time of day"])
        category = " ".join(cells["category"].split())
        if category.lower() == _GRATITUDES:
            if not cells["detail"].strip():
                # Translators: why a line of a file was not read
                raise EntryRefused(_("It says nothing."))
            self._notes.offer(number, day, f"{category}: {cells['detail'].strip()}")
            self._take_note(number, day, cells)
            return
        found = self._found((category, cells["rating/amount"], cells["detail"]))
        if not found:
            self._values.skip(number, _("It has no value."), Kind.SCORE)
        own = note_in(cells.get("notes", ""))
        if (_printed_day(cells), own) in self._repeated or not found or not is_record(category):
            self._take_note(number, day, cells)
            own = ""
        self._offer(number, day, part, at, found, own)

    def _offer(self, number: int, day: date, part: Part, at: time | None, found: Sequence[Cell], note: str) -> None:
        for place, cell in enumerate(found):
            said = "\n".join(text for text in (cell.note, note if place == 0 else "") if text)
            self._values.offer(number, cell.source, day, cell.value, printed=cell.printed, part=part, at=at, note=said)

    def _take_note(self, number: int, day: date, cells: Cells) -> None:
        """Take the note of a day from the first row it stands on; on the others it is no line of its own."""
        key = (_printed_day(cells), note_in(cells.get("notes", "")))
        if key[1] and key not in self._taken:
            self._taken.add(key)
            self._notes.offer(number, day, key[1])


def _found(cells: tuple[str, str, str]) -> list[Cell]:
    return values_of(*cells)


def _repeated_notes(rows: Sequence[tuple[int, Cells]]) -> set[tuple[str, str]]:
    """The notes that stand on several rows of one day, each with the day as printed."""
    said = Counter((_printed_day(cells), note_in(cells.get("notes", ""))) for _number, cells in rows)
    return {key for key, times in said.items() if key[1] and times > 1}


def _printed_day(cells: Cells) -> str:
    """The day as printed; where there are two, the one in words is plain even after a spreadsheet wrote the other."""
    in_numbers, in_words = cells.get("date formatted", "").strip(), cells["date"].strip()
    return in_words if any(map(str.isalpha, in_words)) and any(map(str.isdigit, in_words)) else in_numbers or in_words


def _moment(printed: str) -> tuple[Part, time | None]:
    """The part of the day, or the time on it."""
    part = _PARTS.get(" ".join(printed.lower().split()))
    if part is not None:
        return part, None
    if not any(sign.isdigit() for sign in printed):
        raise EntryRefused(_("“{text}” is not a part of the day.").format(text=shortened(printed)))
    return Part.DAY, read_clock(printed)
