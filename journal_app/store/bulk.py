# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Many rows brought into a table at once.

Hides that one statement for many rows opens the table and its indexes once for all of them, and that cells which are
the same in every row are handed over once. Of 200,000 scores and their log that takes a third to half of the time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from functools import lru_cache
from itertools import chain, islice
from typing import TypeVar

from journal_app.domain.scores import Part
from journal_app.store import rows
from journal_app.store.engine import Database

T = TypeVar("T")

ScoreCells = tuple[date, str, Decimal, Part, time | None, str]
"""What one score says: its day, tracker, value, part, time and note."""
SCORE_COLUMNS = ("day", "tracker", "value", "part", "time", "note")

# Rows of one statement: 20 take a little longer for each row, 500 as long.
_AT_ONCE = 100


def put_in(
    db: Database, table: str, shared: Mapping[str, rows.Cell], names: Sequence[str], cells: Iterable[rows.Row]
) -> None:
    """Add rows to a table: ``shared`` stands in each of them, ``cells`` are those of the columns ``names``, row by row.

    Tables and columns are named by this program alone, never by a file.
    """
    columns = (*shared, *names)
    for batch in batches(cells, _AT_ONCE):
        statement = _statement(table, columns, len(shared), len(batch))
        db.conn.execute(statement, [*shared.values(), *chain.from_iterable(batch)])


def score_columns(scores: Sequence[ScoreCells]) -> tuple[Iterable[rows.Cell], ...]:
    """The cells of scores as they are kept, column by column, in the order of SCORE_COLUMNS."""
    days, trackers, values, parts, times, notes = zip(*scores, strict=True)
    # Days and times come again and again. Numbers are written each by itself: 5 and 5.0 are equal, and both stay so.
    return map(_day, days), trackers, map(rows.decimal_text, values), map(str, parts), map(_time, times), notes


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items, so many at a time."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


@lru_cache(maxsize=64)
def _statement(table: str, columns: tuple[str, ...], shared: int, count: int) -> str:
    each = len(columns) - shared
    begins = range(shared, shared + each * count, each)
    values = (_marks((*range(shared), *range(begin, begin + each))) for begin in begins)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join(values)}"


def _marks(places: Iterable[int]) -> str:
    """The places of one row's cells among all that are handed over, counted from 0 here and from 1 by the engine."""
    return f"({', '.join(f'?{place + 1}' for place in places)})"


_day = lru_cache(maxsize=1 << 16)(date.isoformat)


@lru_cache(maxsize=1 << 12)
def _time(at: time | None) -> str | None:
    return None if at is None else at.isoformat("minutes")
