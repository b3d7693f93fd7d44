# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One table of a TOML file, its fields handed out one by one and everything wrong with them put down.

Hides what counts as a text, a day or a number as printed, and how a mistake is named.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from journal_app.domain.spelling import nearest, plain

_E = TypeVar("_E", bound=StrEnum)
_MISSING = object()


@dataclass(slots=True)
class Table:
    """One table of a file: hands out its fields one by one, and puts down what is wrong with them.

    Where something is wrong a stand-in is handed out, so that the rest is looked at as well. What nobody asked for by
    the time of ``close`` is an unknown field of ``owner``.
    """

    rows: dict[str, object]
    place: str
    problems: list[str]
    owner: str = "a card"
    asked: set[str] = field(default_factory=set)

    def may_hold(self, name: str) -> bool:
        """Whether an optional field is there."""
        self.asked.add(name)
        return name in self.rows

    def wrong(self, name: str, what: str) -> None:
        """Put down what is wrong with a field."""
        self.problems.append(f"{self.place}{name}: {what}")

    def close(self) -> None:
        """Put down every field that nobody asked for."""
        for name in self.rows:
            if name not in self.asked:
                near = nearest(name, self.asked, 1)
                self.wrong(name, f"is no field of {self.owner}{f'; is it {near[0]}?' if near else ''}")

    def _take(self, name: str) -> object:
        self.asked.add(name)
        if name not in self.rows:
            self.wrong(name, "is missing")
            return _MISSING
        return self.rows[name]

    def text(self, name: str, *, may_be_empty: bool = False) -> str:
        """A text without blanks around it."""
        value = self._take(name)
        if value is _MISSING:
            return ""
        if not isinstance(value, str):
            self.wrong(name, "is no text in quotation marks")
            return ""
        if not value.strip() and not may_be_empty:
            self.wrong(name, "is empty")
        if value != value.strip():
            self.wrong(name, "begins or ends with a blank")
        return value

    def flag(self, name: str) -> bool:
        """True or false."""
        value = self._take(name)
        if value is not _MISSING and not isinstance(value, bool):
            self.wrong(name, "is neither true nor false")
        return value is True

    def count(self, name: str, *, or_else: int | None = None) -> int:
        """A whole number from 0; ``or_else`` where the field may be missing."""
        if or_else is not None and not self.may_hold(name):
            return or_else
        value = self._take(name)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        if value is not _MISSING:
            self.wrong(name, "is no whole number from 0")
        return 0

    def day(self, name: str) -> date:
        """A date."""
        value = self._take(name)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if value is not _MISSING:
            self.wrong(name, "is no date without quotation marks, such as 2026-11-21")
        return date.min

    def choice(self, name: str, kind: type[_E]) -> _E:
        """One of the words of ``kind``."""
        value = self._take(name)
        if isinstance(value, str) and value in set(kind):
            return kind(value)
        if value is not _MISSING:
            self.wrong(name, f"is {value!r}, which is none of: {', '.join(kind)}")
        return next(iter(kind))

    def number(self, name: str) -> Decimal | None:
        """A number given as text, as printed; None where the text is empty."""
        printed = self.text(name, may_be_empty=True)
        if not printed:
            return None
        try:
            number = Decimal(printed.replace("−", "-"))
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            self.wrong(name, f"is {printed!r}, which is no number as printed")
            return None
        return number

    def choices(self, name: str, kind: type[_E]) -> tuple[_E, ...]:
        """A list of words of ``kind``, which may be missing."""
        texts = self.texts(name, may_be_missing=True)
        for text in texts:
            if text not in set(kind):
                self.wrong(name, f"has {text!r}, which is none of: {', '.join(kind)}")
        return tuple(kind(text) for text in texts if text in set(kind))

    def texts(self, name: str, *, at_least: int = 0, may_be_missing: bool = False) -> tuple[str, ...]:
        """A list of texts, none of them empty or there twice."""
        if may_be_missing and not self.may_hold(name):
            return ()
        value = self._take(name)
        if value is _MISSING:
            return ()
        if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
            self.wrong(name, "is no list of texts")
            return ()
        if len(value) < at_least:
            self.wrong(name, f"has fewer than {at_least}")
        if len({plain(text) for text in value}) < len(value):
            self.wrong(name, "says the same twice")
        return tuple(value)

    def table(self, name: str) -> "Table":
        """The table under a name."""
        value = self._take(name)
        if value is not _MISSING and not isinstance(value, dict):
            self.wrong(name, "is no table")
        return self._within(name, value)

    def tables(self, name: str) -> Iterator["Table"]:
        """Every table of a list, which may be missing."""
        value = self.rows[name] if self.may_hold(name) else []
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            self.wrong(name, f"is no list of tables, each under [[{name}]]")
            return
        for place, row in enumerate(value, start=1):
            yield self._within(f"{name}[{place}]", row)

    def _within(self, name: str, value: object) -> "Table":
        rows = value if isinstance(value, dict) else {}
        # A table that is missing was named already; each of its fields need not be.
        problems = self.problems if isinstance(value, dict) else []
        return Table(rows, f"{self.place}{name}.", problems, self.owner)
