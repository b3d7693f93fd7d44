# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The way out as a workbook (XLSX): one sheet a kind, dates as dates and numbers as numbers.

Hides what a spreadsheet does to data: it keeps fifteen digits of a number, knows no day before March 1900, runs a text
that begins with an equals sign, and takes neither control characters nor endless texts. What it would change stays
text. The file says nothing of who made it or where; the same journal gives the same bytes.
"""

import itertools
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from journal_app.domain.frozen import frozen
from journal_app.exchange.chosen import EVERYTHING, Check, Chosen, go_on
from journal_app.exchange.files.zips import EARLIEST, SteadyZip
from journal_app.exchange.own.kind_tables import SCORES, TABLES, Row, Table, Value
from journal_app.store.queries import Facts
from journal_app.words import _, ngettext
from journal_app.writing import put

# What Excel holds (its specifications and limits): digits of a number, characters of a cell and of a sheet's name, rows
# of a sheet. Before this day it counts a 29 February 1900 that never was.
_DIGITS, _LONGEST, _LONGEST_TITLE, _MOST_ROWS = 15, 32_767, 31, 1_048_576
_FIRST_DAY = date(1900, 3, 1)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\']")
_WIDTHS = {"note": 48, "said": 48, "text": 48, "question": 48, "content": 48, "reason": 32, "title": 32, "id": 14}
_USUAL_WIDTH, _WIDEST_NAME = 13, 40


@frozen
class Workbook:
    """What was written. ``cut`` texts were longer than a cell takes."""

    path: Path
    cut: int = 0

    def losses(self) -> tuple[str, ...]:
        """What the workbook cannot hold, in whole sentences."""
        cut = ngettext(
            "{count} text was cut short: a cell takes {most} characters.",
            "{count} texts were cut short: a cell takes {most} characters.",
            self.cut,
        ).format(count=self.cut, most=_LONGEST)
        return (
            _("It can be read back. An archive also holds the log of changes."),
            _("Signs that no cell takes are left out, and the line ends of a text become those of a spreadsheet."),
            _("Letters and photos are named in it; they themselves are in an archive only."),
            *((cut,) if self.cut else ()),
        )


def write_workbook(
    facts: Facts, path: Path, chosen: Chosen = EVERYTHING, *, replace: bool = False, check: Check = go_on
) -> Workbook:
    """Write what was chosen as a workbook; a kind with nothing in it has no sheet.

    EntryRefused when a file is there and ``replace`` is False, StorageFailed when the disk refuses.
    """
    sheets = _Sheets(facts.changed_at(), check)
    put(path, lambda file: sheets.write(file, facts, chosen), replace=replace)
    return Workbook(path=path, cut=sheets.cut)


class _Sheets:
    """A workbook on its way out; ``cut`` counts the texts that were too long."""

    def __init__(self, at: datetime | None, check: Check) -> None:
        # lxml writes other bytes than Python's own XML and has failures of its own; without it all machines agree.
        os.environ.setdefault("OPENPYXL_LXML", "False")
        from openpyxl import Workbook as Book
        from openpyxl.styles import Font

        self.cut = 0
        self._at = at
        self._check = check
        self._book: Any = Book(write_only=True)
        self._bold = Font(bold=True)
        self._book.properties.creator = None
        self._book.properties.created = self._book.properties.modified = (
            (at or EARLIEST).astimezone(UTC).replace(tzinfo=None, microsecond=0)
        )

    def write(self, file: IO[bytes], facts: Facts, chosen: Chosen) -> None:
        from openpyxl.writer.excel import ExcelWriter

        with ExitStack() as unfinished:
            unfinished.callback(self._forget)
            for table in TABLES:
                self._add(table, table.rows(facts, chosen))
            with SteadyZip(file, self._at) as archive:
                ExcelWriter(self._book, archive).write_data()
            unfinished.pop_all()

    def _add(self, table: Table, rows: Iterator[Row]) -> None:
        """The sheets of one kind: none for none, another one where the rows do not fit into one."""
        for number in itertools.count(1):
            first = next(rows, None)
            if first is None and (number > 1 or table is not SCORES):
                return
            sheet = self._sheet(table, number)
            some = itertools.chain([first] if first is not None else [], rows)
            for row in itertools.islice(some, _MOST_ROWS - 1):
                self._check()
                sheet.append([self._cell(sheet, value) for value in row])
            sheet.close()
            if first is None:
                return

    def _sheet(self, table: Table, number: int) -> Any:
        from openpyxl.utils import get_column_letter

        sheet = self._book.create_sheet(_title(table, number, self._book.sheetnames))
        sheet.freeze_panes = "A2"
        for place, name in enumerate(table.columns, start=1):
            width = _WIDTHS.get(name, max(_USUAL_WIDTH, min(len(name) + 2, _WIDEST_NAME)))
            sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.append([self._head(sheet, name) for name in table.columns])
        return sheet

    def _head(self, sheet: Any, name: str) -> Any:
        cell = self._text(sheet, name)
        cell.font = self._bold
        return cell

    def _cell(self, sheet: Any, value: Value) -> Any:
        if value is None or value == "":
            return None
        if isinstance(value, (bool, int)):
            return value
        how = _format_of(value)
        return _shown(sheet, value, how) if how else self._text(sheet, _plain(value))

    def _text(self, sheet: Any, text: str) -> Any:
        """A cell that is text whatever it begins with."""
        from openpyxl.cell import WriteOnlyCell

        kept = _UNPRINTABLE.sub("", str(text))
        if len(kept) > _LONGEST:
            self.cut += 1
            kept = f"{kept[: _LONGEST - 1]}…"
        cell = WriteOnlyCell(sheet, value=kept)
        cell.data_type = "s"
        return cell

    def _forget(self) -> None:
        """Remove the working files of a workbook that was not finished."""
        for sheet in self._book.worksheets:
            writer = sheet._writer  # noqa: SLF001 -- there is no other way to its working file
            if writer is None:
                continue
            if not sheet.closed:
                with suppress(OSError, TypeError):  # a cell that could not be written may be half written
                    sheet.close()
            Path(writer.out).unlink(missing_ok=True)


def _shown(sheet: Any, value: Value, how: str) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=value)
    cell.number_format = how
    return cell


def _format_of(value: Value) -> str:
    """How a spreadsheet shows a value as it was kept; nothing for what it would change or what is text."""
    if isinstance(value, Decimal):
        return _places(value) if _is_exact(value) else ""
    if isinstance(value, time):
        return "hh:mm"
    if isinstance(value, date) and not isinstance(value, datetime):
        return "yyyy-mm-dd" if value >= _FIRST_DAY else ""
    return ""


def _plain(value: Value) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):  # a spreadsheet knows no time zones
        return value.isoformat(timespec="milliseconds")
    return value.isoformat() if isinstance(value, date) else str(value)


def _is_exact(number: Decimal) -> bool:
    """Whether a spreadsheet keeps every digit."""
    return number.is_finite() and len(format(abs(number), "f").replace(".", "").lstrip("0")) <= _DIGITS


def _places(number: Decimal) -> str:
    """The format that shows as many places as were kept."""
    places = len(format(number, "f").partition(".")[2])
    return f"0.{'0' * places}" if places else "0"


def _title(table: Table, number: int, taken: Iterable[str]) -> str:
    """The name of a sheet: in words, short enough, and like no other."""
    words = _NOT_IN_TITLES.sub(" ", _(table.title)).strip()
    names = {name.casefold() for name in taken}
    for count in itertools.count(number):
        ending = f" {count}" if count > 1 else ""
        name = f"{words[: _LONGEST_TITLE - len(ending)]}{ending}"
        if name.casefold() not in names:
            return name
    raise AssertionError  # there is always a number left
