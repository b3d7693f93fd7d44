# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The rows of a diary, taken one after the other.

Hides that a row which cannot be taken is named and passed over while the others go on, and that the notes of days come
last, once every row has been heard.
"""

from collections.abc import Callable, Iterable

from journal_app.errors import EntryRefused
from journal_app.exchange.diaries.day_notes import DayNotes
from journal_app.exchange.diaries.named_values import NamedValues
from journal_app.exchange.diaries.rows import Cells


def take_rows(
    rows: Iterable[tuple[int, Cells]], take: Callable[[int, Cells], None], values: NamedValues, notes: DayNotes
) -> None:
    """Hand each row to ``take``, which offers what it holds to ``values`` and ``notes``, or refuses it."""
    for number, cells in rows:
        try:
            take(number, cells)
        except EntryRefused as error:
            values.refuse(number, error)
    for number, entry in notes.entries():
        values.put(entry, number)
