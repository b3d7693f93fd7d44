# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The sheets of a workbook (XLSX) as rows of texts.

Hides what a spreadsheet keeps instead of what it shows: a day as a count of days, 12.1 as the nearest fraction of
powers of two, a formula beside the value it had when the file was saved. Nothing outside the file is ever looked at.
"""

import io
import os
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from journal_app.domain.frozen import frozen
from journal_app.errors import FileNotUnderstood
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.files.sources import refusal, told, too_large
from journal_app.exchange.files.tables import Row
from journal_app.exchange.files.unpacking import BAD_ZIP
from journal_app.exchange.previews.cells import guarded, number_cell
from journal_app.words import _

# A spreadsheet shows no more digits than these, and what it keeps beyond them is noise.
_DIGITS = 15
_LARGEST = 128 << 20
_OLD_BOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARTS = (b"[Content_Types].xml", b"xl/")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_PLACES = re.compile(r"0\.(0+)")
# What openpyxl raises for a workbook that is broken or made to break it; entities in its XML are a ValueError.
_BAD_BOOK = (*BAD_ZIP, LookupError, TypeError, AttributeError, OverflowError, SyntaxError, AssertionError)


@frozen
class Sheet:
    """One sheet; ``rows`` gives its rows anew each time, numbered as the sheet numbers them, without blank ones."""

    title: str
    is_hidden: bool
    rows: Callable[[], Iterator[Row]]

    def own_rows(self) -> Iterator[Row]:
        """The rows as our own CSV files have them, with the guards that these have before some texts."""
        return (
            (number, [guarded(cell) if _is_text(cell) else cell for cell in cells]) for number, cells in self.rows()
        )


def is_workbook(file: Opened) -> bool:
    """Whether it is a workbook of any kind, also one that is refused when it is read."""
    if file.head.startswith(_OLD_BOOK):
        return True
    if not file.is_zip or _OPEN_DOCUMENT in file.head[:200]:
        return file.is_zip
    try:
        return any(name.startswith("xl/workbook") for name in file.unpacked.names)
    except FileNotUnderstood:
        return any(part in file.head for part in _PARTS)


@contextmanager
def sheets_of(file: Opened) -> Iterator[list[Sheet]]:
    """The sheets in their order, to be read until this ends; FileNotUnderstood for what is no workbook of this kind."""
    _require_known_kind(file)
    if sum(file.unpacked.size(name) for name in file.unpacked.names) > _LARGEST:
        raise too_large(_LARGEST)
    os.environ.setdefault("OPENPYXL_LXML", "False")
    from openpyxl import load_workbook

    with told(file.path), file.path.open("rb") as raw, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of features of a workbook that hold no data
        with _whole(file), redirect_stdout(io.StringIO()):  # openpyxl prints about some damage; ours alone is printed
            book = load_workbook(raw, read_only=True, data_only=True, keep_links=False)
            sheets = [_sheet(file, sheet) for sheet in book.worksheets]
        try:
            yield sheets
        finally:
            book.close()


def _require_known_kind(file: Opened) -> None:
    old = _("This workbook is of a kind that cannot be read here.")
    if file.head.startswith(_OLD_BOOK):
        raise refusal(old, _("Save it as a workbook in the newer form (.xlsx), or as CSV, and read that."))
    names = file.unpacked.names
    if _OPEN_DOCUMENT in file.head[:200] or "xl/workbook.xml" not in names:
        raise refusal(old, _("Save it as .xlsx or as CSV in the program that made it, and read that."))


def _sheet(file: Opened, sheet: Any) -> Sheet:
    sheet.reset_dimensions()  # some programs say a size that is wrong

    def rows() -> Iterator[Row]:
        with _whole(file):
            found = enumerate(sheet.iter_rows(), start=1)
        while True:
            with _whole(file):
                number, cells = next(found, (0, ()))
                texts = [_text(cell) for cell in cells]
            if not number:
                return
            if any(text.strip() for text in texts):
                yield number, texts

    return Sheet(title=str(sheet.title), is_hidden=sheet.sheet_state != "visible", rows=rows)


@contextmanager
def _whole(file: Opened) -> Iterator[None]:
    try:
        yield
    except _BAD_BOOK as error:
        raise refusal(
            _("This workbook cannot be read."), _("{name} is damaged, or cut short.").format(name=file.name)
        ) from error


def _text(cell: Any) -> str:
    """A cell as it is shown, its numbers with all digits that are kept."""
    value = cell.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or ""))
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", timespec="minutes")
    return "" if value is None else str(value)


def _number(value: float, shown_as: str) -> str:
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_DIGITS}g}")
    if not number.is_finite():
        return str(number)
    section = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", shown_as.partition(";")[0])
    is_percent = section.rstrip().endswith("%")
    plain = Decimal(format((number * 100).normalize() if is_percent else number, "f"))
    match = _PLACES.search(section)
    missing = len(match[1]) - len(format(plain, "f").partition(".")[2]) if match else 0
    padded = plain.quantize(Decimal(1).scaleb(-len(match[1]))) if match and missing > 0 else plain
    return f"{number_cell(padded)}{' %' if is_percent else ''}"


def _is_text(cell: str) -> bool:
    """Whether a cell is no number; a number below nought needs no guard."""
    return re.fullmatch(r"-?[0-9.]+", cell) is None
