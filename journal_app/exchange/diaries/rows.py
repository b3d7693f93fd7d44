# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The rows of a diary's table, each as its cells by column.

Hides short and long rows, and how far the reading is.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from contextlib import suppress
from decimal import Decimal
from typing import TypeVar

from journal_app.domain.quantities import read_exact, read_number
from journal_app.errors import EntryRefused
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.files.sources import Source, Tell
from journal_app.exchange.files.tables import Header, short_of, table, too_long

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

Cells = dict[str, str]
REST = "\0"
"""A column that no table has."""
_TOLD_EVERY = 1000
_BY_A_MACHINE = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,20})?([eE][-+]?[0-9]{1,2})?")
_FARTHEST = 15  # digits before and after the point that a number written with an exponent may come to


def cells_by_column(
    source: Source, tell: Tell, reject: Callable[[int, str], None], *, keeps_rest: bool = False
) -> Iterator[tuple[int, Cells]]:
    """Each row's line and its cells by the names of the columns in lower case; a row that is too long is rejected.

    With ``keeps_rest`` what stands behind the last column is kept under ``REST``, as it stands there.
    """
    with table(source) as (header, rows):
        for number, row in told(rows, source, tell):
            cells, width = short_of(row, header), len(header.names)
            if len(cells) > width and not keeps_rest:
                reject(number, too_long(cells, header))
                continue
            # Nothing under a name that only the beginning seemed to hold, read in another encoding.
            found: Cells = defaultdict(str, zip(header.names, cells, strict=False))
            if len(cells) > width:
                found[REST] = header.separator.join(("", *cells[width:]))
            yield number, found


def told(rows: Iterator[tuple[int, list[str]]], source: Source, tell: Tell) -> Iterator[tuple[int, list[str]]]:
    """The rows, while it is told again and again about how many bytes of the file they make up."""
    done = 0
    for count, (number, row) in enumerate(rows):
        if count % _TOLD_EVERY == 0:
            tell(min(done, source.size), source.size)
        done += sum(map(len, row)) + len(row)
        yield number, row
    tell(source.size, source.size)


def once(read: Callable[[K], T]) -> Callable[[K], T]:
    """``read``, asked only once for each different text of a file; what was refused is refused again."""
    known: dict[K, T | EntryRefused] = {}

    def look(text: K) -> T:
        found = known.get(text)
        if found is None:
            try:
                found = known[text] = read(text)
            except EntryRefused as error:
                found = known[text] = error
        if isinstance(found, EntryRefused):
            # The same refusal is raised many times; its trace must not grow each time.
            raise found.with_traceback(None)
        return found

    return look


def first_rows(file: Opened, most: int = 20) -> list[list[str]]:
    """Some rows below the names of the columns, each by itself; for telling what a file is, and never raises."""
    if file.header is None:
        return []
    lines = [line for line in file.beginning.splitlines() if line.strip()][1 : most + 1]
    rows: list[list[str]] = []
    for line in lines:
        with suppress(csv.Error):
            rows += csv.reader([line], delimiter=file.header.separator, strict=True)
    return [row for row in rows if any(cell.strip() for cell in row)]


def printed_names(source: Source, header: Header) -> tuple[str, ...]:
    """The names of the columns with the letters they were printed in."""
    with source.lines() as text:
        first = next((line for line in text if line.strip()), "")
    cells = next(csv.reader([first], delimiter=header.separator), [])
    return tuple(" ".join(cell.lstrip("\ufeff").split()) for cell in cells)


def number_in(cell: str) -> Decimal:
    """A number as an app writes it, with a decimal point, or as a spreadsheet saved it again; EntryRefused."""
    printed = cell.strip()
    if not _BY_A_MACHINE.fullmatch(printed):
        return read_number(cell)
    number = read_exact(printed)
    if "e" not in printed.lower():
        return number
    if number and not -_FARTHEST <= number.adjusted() <= _FARTHEST:
        return read_number(cell)
    return Decimal(format(number, "f"))
