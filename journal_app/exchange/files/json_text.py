# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""JSON read exactly, and looked into without surprises.

Hides JSON's traps: numbers keep every digit (1.0 is not 1.00) and never become floats, NaN and doubled names are
refused, and whatever has another shape than expected simply is not there, so that a reader of records never crashes
on a record.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import NoReturn

from journal_app.domain.frozen import frozen
from journal_app.errors import FileNotUnderstood
from journal_app.exchange.files.sources import refusal
from journal_app.words import _

Json = None | bool | str | Decimal | list["Json"] | dict[str, "Json"]

# Beyond these nobody prints a number; a greedy exponent would also fill the memory when it is written out.
_LARGEST_EXPONENT = 30
_MOST_DIGITS = 40
# Control characters and halves of a surrogate pair, which no journal file can hold; tab and line ends may stay.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

_LINE_END = re.compile(r"\r\n|\n|\r")


class _UnclearError(ValueError):
    """Something JSON's grammar may allow and we do not; its words go to the reader."""


@frozen(kw_only=False)
class Node:
    """A place in a JSON document: its value, and its path in words a person can follow in the file."""

    value: Json
    path: str

    def __bool__(self) -> bool:
        return self.value is not None

    def child(self, name: str) -> "Node":
        """What stands under a name; an absent node when nothing does."""
        value = self.value.get(name) if isinstance(self.value, dict) else None
        return Node(value, f"{self.path}.{name}" if self.path else name)

    def first(self, *names: str) -> "Node":
        """The first of several children that is there."""
        return next((child for name in names if (child := self.child(name))), self.child(names[0]))

    def items(self, name: str) -> Iterator["Node"]:
        """The members of a list under a name; a single thing counts as a list of one."""
        value = self.value.get(name) if isinstance(self.value, dict) else None
        return self.child(name).members() if value is not None else iter(())

    def members(self) -> Iterator["Node"]:
        """The members of this list that are not null; a single thing is its own only member."""
        if not isinstance(self.value, list):
            yield self
            return
        for index, value in enumerate(self.value):
            if value is not None:
                yield Node(value, f"{self.path}[{index}]")

    def names(self) -> tuple[str, ...]:
        """The names in this object."""
        return tuple(self.value) if isinstance(self.value, dict) else ()

    def text(self, name: str) -> str:
        """The text under a name without outer blanks, or an empty text."""
        value = self.value.get(name) if isinstance(self.value, dict) else None
        if not isinstance(value, str):
            return ""
        return (value if value.isprintable() else UNPRINTABLE.sub("", value)).strip()

    def number(self, name: str) -> Decimal | None:
        """The number under a name, or None."""
        value = self.value.get(name) if isinstance(self.value, dict) else None
        return value if isinstance(value, Decimal) else None

    def is_object(self) -> bool:
        """Whether there is an object here, with names in it."""
        return isinstance(self.value, dict)


def is_printable_number(number: Decimal) -> bool:
    """Whether a number is of a size and length that is ever printed on paper."""
    return (
        number.is_finite()
        and len(number.as_tuple().digits) <= _MOST_DIGITS
        and (-_LARGEST_EXPONENT <= number.adjusted() <= _LARGEST_EXPONENT)
    )


def parse(text: str, path: str, first_line: int = 1) -> Node:
    """The document in ``text``, which begins on ``first_line``; FileNotUnderstood names the line and what is wrong."""
    try:
        return Node(_load(text), path)
    except json.JSONDecodeError as error:
        cut_short = error.msg.startswith("Unterminated string") or not text[error.pos :].strip()
        raise _broken(first_line - 1 + error.lineno, error.colno, cut_short=cut_short) from error
    except _UnclearError as error:
        raise refusal(_("This JSON is unclear."), str(error)) from error
    except RecursionError:
        # The chain of causes would be as deep as the file.
        raise too_deep() from None


def parse_lines(lines: Iterable[str]) -> Iterator[Node | tuple[str, str]]:
    """The documents of a text that has one a line (NDJSON); a broken line gives its name and the reason instead."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            where = _("line {number}").format(number=number)
            try:
                yield parse(line, where, number)
            except FileNotUnderstood as error:
                yield where, f"{error.title} {error.detail}"


def lines_of(text: str) -> list[str]:
    """The lines of a text, whichever way they end."""
    return _LINE_END.split(text)


def has_one_a_line(text: str) -> bool:
    """Whether the first line is a whole document and others follow it."""
    first, _end, rest = text.strip().partition("\n")
    return bool(rest.strip()) and is_object(first)


def is_object(text: str) -> bool:
    """Whether a text is one whole object."""
    try:
        return isinstance(_load(text), dict)
    except (ValueError, RecursionError):
        return False


def twice(name: str) -> str:
    """Why an object is refused in which a name stands twice."""
    return _('The name "{name}" stands more than once in one object.').format(name=name[:80])


def too_deep() -> FileNotUnderstood:
    """The error for a document that is nested more deeply than a record is."""
    return refusal(_("This JSON is broken."), _("It is nested too deeply to be a record."))


def _load(text: str) -> Json:
    loaded: Json = json.loads(
        text,
        parse_float=_exact,
        parse_int=_exact,
        parse_constant=_no_number,
        object_pairs_hook=_each_name_once,
    )
    return loaded


def _exact(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation as error:
        raise _UnclearError(_("It holds a number too large to be one.")) from error


def _no_number(name: str) -> NoReturn:
    raise _UnclearError(_("It holds {name}, which is no number.").format(name=name))


def _each_name_once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _UnclearError(twice(Counter(name for name, _value in pairs).most_common(1)[0][0]))
    return found


def _broken(line: int, column: int, *, cut_short: bool) -> FileNotUnderstood:
    if cut_short:
        return refusal(_("This JSON is broken."), _("It is cut short: it ends in the middle of a record."))
    detail = _("Line {line}, character {column}: something else was expected there.").format(line=line, column=column)
    return refusal(_("This JSON is broken."), detail)
