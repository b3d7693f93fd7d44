# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whom to call when thoughts of death or self-harm are there: the lines of each country, with source and check.

Hides where the contacts lie and when a check is too old. The country is one the reader chose; nothing here looks at
the language or place of the machine. A mistake in the file is a bug of ours; the tests read every row.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from journal_app import places
from journal_app.domain.frozen import frozen
from journal_app.domain.known import Source

ELSEWHERE = "ZZ"
"""The code kept for "another country" (ISO 3166 leaves it free for users)."""
MOST_DAYS = 180
"""How old the check of a contact may be in a release."""
_MONTH_LENGTH = len("2026-10")
_Row = dict[str, Any]


@frozen
class Number:
    """A number as shown and as dialled. ``word`` is what to write to it, ``by`` how, where that is no text message."""

    shown: str
    tel: str
    word: str = ""
    by: str = ""


@frozen
class Checked:
    """Where a contact was read, and when it was compared with its official page: ``on`` is None if nobody says.

    ``is_month`` means that only the month is known; ``on`` is then its first day.
    """

    source: Source
    on: date | None = None
    is_month: bool = False


@frozen
class Emergency:
    """What to dial in danger."""

    numbers: tuple[Number, ...]
    checked: Checked


@frozen
class Line:
    """A line that listens. ``address`` is its own page; ``hours`` may be unknown and empty."""

    name: str
    address: str
    checked: Checked
    hours: str = ""
    call: tuple[Number, ...] = ()
    text: tuple[Number, ...] = ()


@frozen
class Country:
    """The contacts of one country; ``code`` is its ISO 3166 code, ``name`` English and translated when shown."""

    code: str
    name: str
    lines: tuple[Line, ...]
    emergency: Emergency | None = None


@frozen
class Directory:
    """A page that lists lines of many countries; shown as words, never opened."""

    address: str
    checked: Checked


@frozen
class Overdue:
    """A contact whose check a release may not rely on; ``on`` is None when there was none."""

    name: str
    address: str
    on: date | None


@cache
def countries() -> tuple[Country, ...]:
    """Every country whose lines are known, in the order of their codes."""
    tables, sources = _file()
    return tuple(_country(row, sources) for row in tables["country"])


@cache
def directory() -> Directory:
    """Where lines of other countries are listed."""
    tables, sources = _file()
    row = tables["directory"]
    return Directory(address=row["address"], checked=_checked(row, sources))


def country(code: str) -> Country | None:
    """The country with this code; None when nothing is known of it."""
    return next((known for known in countries() if known.code == code), None)


def overdue(on: date, most_days: int = MOST_DAYS) -> tuple[Overdue, ...]:
    """Every contact that on the day ``on`` is unchecked, or was checked more than ``most_days`` before.

    A check that lies ahead of that day is none.
    """
    return tuple(
        Overdue(name=name, address=address, on=checked.on)
        for name, address, checked in _contacts()
        if checked.on is None or not 0 <= (on - checked.on).days <= most_days
    )


def _contacts() -> Iterator[tuple[str, str, Checked]]:
    yield directory().address, directory().address, directory().checked
    for known in countries():
        if known.emergency is not None:
            numbers = ", ".join(number.shown for number in known.emergency.numbers)
            yield f"{known.code} emergency {numbers}", known.emergency.checked.source.address, known.emergency.checked
        for line in known.lines:
            yield f"{known.code} {line.name}", line.address, line.checked


@cache
def _file() -> tuple[_Row, dict[str, Source]]:
    import tomllib  # beside the only use, so that a window that never needs it does not pay for it

    tables = tomllib.loads((places.seeds() / "crisis_contacts.toml").read_text(encoding="utf-8"))
    return tables, {key: Source(key=key, **row) for key, row in tables["source"].items()}


def _country(row: _Row, sources: dict[str, Source]) -> Country:
    danger = row.get("emergency")
    return Country(
        code=row["code"],
        name=row["name"],
        lines=tuple(_line(line, sources) for line in row["line"]),
        emergency=Emergency(numbers=_numbers(danger["numbers"]), checked=_checked(danger, sources)) if danger else None,
    )


def _line(row: _Row, sources: dict[str, Source]) -> Line:
    return Line(
        name=row["name"],
        address=row["address"],
        checked=_checked(row, sources),
        hours=row.get("hours", ""),
        call=_numbers(row.get("call", [])),
        text=_numbers(row.get("text", [])),
    )


def _numbers(rows: list[_Row]) -> tuple[Number, ...]:
    return tuple(Number(**row) for row in rows)


def _checked(row: _Row, sources: dict[str, Source]) -> Checked:
    written = row["checked"]
    is_month = len(written) == _MONTH_LENGTH
    on = date.fromisoformat(f"{written}-01" if is_month else written) if written else None
    return Checked(source=sources[row["source"]], on=on, is_month=is_month)
