# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A JSON document too large to be held, read one member of its outer lists at a time.

Hides the parser (ijson) and that it is held to the same rules as ``json_text``: numbers keep every digit, a name that
stands twice in one object is refused, and so is what is nested too deeply. One member is held at a time and may not be
larger than a letter kept as a PDF is, so the memory needed does not grow with the file.
"""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, TextIO

from journal_app.domain.frozen import frozen
from journal_app.errors import FileNotUnderstood
from journal_app.exchange.files.json_text import Json, too_deep, twice
from journal_app.exchange.files.sources import Source, Tell, refusal
from journal_app.words import _

_DEEPEST = 200
# Characters of one member, such as one entry of a Bundle; a letter kept in one as a PDF has some millions.
_LARGEST = 32 << 20
# Python reads whole numbers of up to 4300 digits; twice this window is less.
_WINDOW = 2000
_Event = tuple[str, Any]


@frozen(kw_only=False)
class Piece:
    """A member of a list that stands directly in the document, or a whole other value under one of its names.

    ``name`` is empty where the document is itself a list; ``index`` is None for a value that is no member of one.
    """

    name: str
    index: int | None
    value: Json


def pieces(source: Source, tell: Tell) -> Iterator[Piece]:
    """Every piece of the document, in its order; FileNotUnderstood where it is broken, which may be at its end."""
    import ijson  # beside the only use: most files are held whole

    with source.lines() as text:
        reader = _Reader(text, source.size, tell)
        try:
            for piece in _pieces(iter(ijson.basic_parse(reader))):
                reader.in_one = 0
                yield piece
        except ijson.JSONError as error:
            raise _broken(reader) from error
        except InvalidOperation as error:
            raise _too_large_a_number() from error


class _Reader:
    """The text of a source as the parser wants it. Invariant: ``in_one`` is what was read since the last piece."""

    def __init__(self, text: TextIO, size: int, tell: Tell) -> None:
        self._text, self._size, self._tell = text, size, tell
        self.done = self.in_one = 0
        self._before = b""
        self.is_at_end = False

    def read(self, size: int) -> bytes:
        """The next piece of the text in UTF-8, nothing at its end."""
        content = self._text.read(size).encode("utf-8", "replace")
        self.done += len(content)
        self.in_one += len(content)
        self.is_at_end = size > 0 and not content
        self._require_numbers(content)
        self._tell(min(self.done, self._size), self._size)
        if self.in_one > _LARGEST:
            detail = _("One record in it has more than {size} MB.").format(size=_LARGEST >> 20)
            raise refusal(_("This file is too large."), detail)
        return content

    def _require_numbers(self, content: bytes) -> None:
        """Refuse a run of digits that the parser, which is written in C, cannot live through (ijson 3.6.0).

        A run of twice the length of a window fills one of them, wherever it begins.
        """
        whole = self._before + content
        windows = (whole[place : place + _WINDOW] for place in range(0, len(whole), _WINDOW))
        if any(len(window) == _WINDOW and window.isdigit() for window in windows):
            raise _too_large_a_number()
        self._before = whole[-2 * _WINDOW :]


def _too_large_a_number() -> FileNotUnderstood:
    return refusal(_("This JSON is unclear."), _("It holds a number too large to be one."))


def _pieces(events: Iterator[_Event]) -> Iterator[Piece]:
    event, value = next(events)
    if event == "start_array":
        yield from _members("", events)
    elif event == "start_map":
        seen: set[str] = set()
        for event, name in events:
            if event != "end_map":
                if name in seen:
                    raise refusal(_("This JSON is unclear."), twice(str(name)))
                seen.add(str(name))
                yield from _under(str(name), events)
    else:
        yield Piece("", None, _value(event, value, events, 0))
    for _event in events:  # what stands behind the document is broken, and is said to be
        pass


def _under(name: str, events: Iterator[_Event]) -> Iterator[Piece]:
    event, value = next(events)
    if event == "start_array":
        yield from _members(name, events)
    else:
        yield Piece(name, None, _value(event, value, events, 1))


def _members(name: str, events: Iterator[_Event]) -> Iterator[Piece]:
    for index, (event, value) in enumerate(events):
        if event == "end_array":
            return
        yield Piece(name, index, _value(event, value, events, 1))


def _value(event: str, value: Any, events: Iterator[_Event], depth: int) -> Json:
    """The value that begins with an event."""
    if depth > _DEEPEST:
        raise too_deep()
    if event == "start_map":
        return _object(events, depth)
    if event == "start_array":
        return _list(events, depth)
    if event == "number":
        return value if isinstance(value, Decimal) else Decimal(value)
    found: Json = value
    return found


def _object(events: Iterator[_Event], depth: int) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for begun, name in events:
        if begun == "end_map":
            break
        if name in found:
            raise refusal(_("This JSON is unclear."), twice(str(name)))
        event, value = next(events)
        # Most values are texts, and a large file has millions of them.
        found[name] = value if event == "string" else _value(event, value, events, depth + 1)
    return found


def _list(events: Iterator[_Event], depth: int) -> list[Json]:
    found: list[Json] = []
    for event, value in events:
        if event == "end_array":
            break
        found.append(_value(event, value, events, depth + 1))
    return found


def _broken(reader: _Reader) -> FileNotUnderstood:
    if reader.is_at_end:
        return refusal(_("This JSON is broken."), _("It is cut short: it ends in the middle of a record."))
    detail = _("Within its first {size} MB, something else was expected.").format(size=(reader.done >> 20) + 1)
    return refusal(_("This JSON is broken."), detail)
