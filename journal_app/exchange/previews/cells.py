# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Single cells of our own tables, written so that no spreadsheet runs them and no country misreads them.

Hides two guards that writing puts before a cell and reading takes off again: an apostrophe before text that a
spreadsheet would run as a formula, and a nought before a number that is to be read exactly as it stands: one like
1.250, which means another number elsewhere, and one that looked unlikely and was kept.
"""

import re
from datetime import date
from decimal import Decimal

from journal_app.domain.days import read_day
from journal_app.errors import EntryRefused, JournalError
from journal_app.exchange.previews.plan import LineRefused
from journal_app.words import _, with_semicolons

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
_MIDNIGHT = re.compile(r"(?<=[0-9])[T ]00:00(:00(\.0+)?)?$")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[/.](?P<month>[0-9]{1,2})[/.](?P<day>[0-9]{1,2})")
_DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})")
_EITHER_FIRST = re.compile(r"(?P<one>[0-9]{1,2})/(?P<other>[0-9]{1,2})/(?P<year>[0-9]{4})")
_MONTHS = 12
_EITHER_WAY = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")


def guarded(text: str) -> str:
    """Text as it is written into a cell."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def unguarded(cell: str) -> str:
    """The text that was written into a cell; others' cells stay as they are."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA_STARTS) else cell


def number_cell(number: Decimal, *, kept: bool = False) -> str:
    """A number with all its digits, in the one spelling that is read the same everywhere.

    ``kept`` marks a number that looks unlikely and was kept all the same, so that it is not asked about again.
    """
    digits = format(number, "f")
    if not kept and not _EITHER_WAY.fullmatch(digits):
        return digits
    return f"-0{digits[1:]}" if digits.startswith("-") else f"0{digits}"


def without_guard(cell: str) -> str:
    """A number as it was before ``number_cell`` put a nought before it; any other cell as it is."""
    return re.sub(r"^(-?)0(?=[0-9])", r"\1", cell)


def day_cell(cell: str, *, today: date) -> date:
    """The day of a cell, as we write it or as a spreadsheet saved it again.

    EntryRefused also for a day that is only meant, such as "yesterday", and for 3/4/2026, naming both readings.
    """
    cell = _MIDNIGHT.sub("", cell.strip())
    if match := _YEAR_FIRST.fullmatch(cell) or _DAY_FIRST.fullmatch(cell):
        cell = f"{match['year']}-{match['month']}-{match['day']}"
    elif match := _EITHER_FIRST.fullmatch(cell):
        cell = _only_reading(cell, match["one"], match["other"], match["year"])
    if cell and not cell[0].isdigit():
        raise EntryRefused(
            _("“{text}” is not a day.").format(text=cell.strip()),
            _("Write it as year, month and day, such as 2024-11-21."),
        )
    return read_day(cell, today=today)


def _only_reading(cell: str, one: str, other: str, year: str) -> str:
    """The day of a date with slashes, where only one of its numbers can be a month."""
    readings = {f"{year}-{month:>02}-{day:>02}" for day, month in ((one, other), (other, one)) if int(month) <= _MONTHS}
    if len(readings) > 1:
        named = sorted(readings)
        raise LineRefused(
            _("“{text}” can be read in two ways: {readings}.").format(text=cell, readings=with_semicolons(named)),
            *named,
        )
    return next(iter(readings), cell)


def said_by(error: JournalError) -> str:
    """Why a line is refused, in whole sentences."""
    return " ".join(part for part in (error.title, error.detail) if part)
