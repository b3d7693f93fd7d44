# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Tables kept as separated text (CSV), row by row.

Hides separators, quoting, and the numbering of lines when a cell holds line ends. Columns are found by their header
and never by their place.
"""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from journal_app.domain.frozen import frozen
from journal_app.errors import FileNotUnderstood
from journal_app.exchange.files.sources import Source, Tell, refusal
from journal_app.words import _

_SEPARATORS = (",", ";", "\t")
_CELL_LIMIT = 1 << 20


@frozen
class Header:
    """The first row of a table: its column names in lower case, and the separator that tells them apart."""

    names: tuple[str, ...]
    separator: str

    def place(self, name: str) -> int | None:
        """Where the column stands, counted from 0, or None."""
        return self.names.index(name) if name in self.names else None


Row = tuple[int, list[str]]


def read_header(source: Source) -> Header | None:
    """The header with the separator that gives the most columns; None when the text has no readable first row."""
    if source.has_long_line:
        return None
    with source.lines() as text:
        return header_in(next((line for line in text if line.strip()), ""))


def header_in(first: str) -> Header | None:
    """The columns of a first row, told apart by the separator that gives the most; None when it cannot be read."""
    headers = [header for separator in _SEPARATORS if (header := _header(first, separator)) is not None]
    return max(headers, key=lambda header: len(header.names), default=None)


@contextmanager
def table(source: Source, tell: Tell | None = None) -> Iterator[tuple[Header, Iterator[Row]]]:
    """The header and the rows after it, each with the number of the line it begins on; blank rows are left out.

    ``tell`` hears how far the reading is, as bytes of how many.

    FileNotUnderstood when a quotation mark is never closed, a cell is longer than a million letters, or a column
    stands twice.
    """
    header = read_header(source)
    if header is None:
        raise refusal(_("This is no table."), _("The first row of {name} holds no columns.").format(name=source.name))
    _require_each_once(header)
    with source.lines(tell) as text:
        rows = _rows(text, header.separator)
        next(rows, None)
        yield header, rows


def rows_in(source: Source, separator: str) -> Iterator[Row]:
    """All rows of a text, whatever they are, with the number of the line each begins on; blank ones are left out.

    FileNotUnderstood as for ``table``.
    """
    with source.lines() as text:
        yield from _rows(text, separator)


def short_of(row: Sequence[str], header: Header) -> list[str]:
    """The row with empty cells for those that are missing at its end, and without empty ones beyond the header."""
    wanted = len(header.names)
    extra = row[wanted:]
    return [*row[:wanted], *[""] * (wanted - len(row)), *(extra if any(cell.strip() for cell in extra) else ())]


def too_long(row: Sequence[str], header: Header) -> str:
    """Why a row with more cells than the header is not read: nobody knows which columns they belong to."""
    return _("It has {cells} cells where the first row has {columns}.").format(
        cells=len(row), columns=len(header.names)
    )


def _header(first: str, separator: str) -> Header | None:
    try:
        cells = next(csv.reader([first], delimiter=separator, strict=True), [])
    except csv.Error:
        return None
    names = tuple(cell.strip().lower() for cell in cells)
    return Header(names=names, separator=separator) if any(names) else None


def _rows(text: TextIO, separator: str) -> Iterator[Row]:
    csv.field_size_limit(_CELL_LIMIT)
    reader = csv.reader(text, delimiter=separator, strict=True)
    begins = 1
    try:
        for row in reader:
            if row and (row[0].strip() or any(cell.strip() for cell in row)):
                yield begins, row
            begins = reader.line_num + 1
    except csv.Error as error:
        raise _broken(begins, str(error)) from error


def _broken(line: int, error: str) -> FileNotUnderstood:
    if "unexpected end of data" in error:
        detail = _("A quotation mark on line {line} is never closed: the file may be cut short.").format(line=line)
    elif "field limit" in error:
        detail = _("A cell on line {line} is too long.").format(line=line)
    else:
        detail = _("The quotation marks on line {line} do not fit together.").format(line=line)
    return refusal(_("This table is broken."), detail)


def _require_each_once(header: Header) -> None:
    for name in header.names:
        if name and header.names.count(name) > 1:
            raise refusal(
                _("This table is unclear."), _('The column "{name}" stands more than once.').format(name=name)
            )
