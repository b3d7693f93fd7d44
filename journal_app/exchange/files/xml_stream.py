# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""An XML of any size, element by element, never held whole.

Hides what an XML may not do here: bring entities of its own, reach for another file, end in the middle, nest without
end or hold one piece of many megabytes. A DOCTYPE that only says which elements there are is passed over: Apple wrote
one that is no XML into every export of iOS 16 (github.com/dogsheep/healthkit-to-sqlite/issues/24).
"""

import re
from collections.abc import Callable
from typing import IO
from xml.parsers import expat  # nosec B405 -- entities and references are refused below

from journal_app.errors import FileNotUnderstood
from journal_app.exchange.files.sources import Tell, refusal
from journal_app.words import _

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]

_HEAD, _CHUNK = 1 << 20, 1 << 18
# One piece of text or one tag; expat keeps it until it is whole.
_LONGEST_PIECE = 16 << 20
_MOST_NAMES = 10_000
DEEPEST = 100
"""Elements within each other; whoever is told of them counts and refuses more."""
# Nothing is tried a second time ("++"): a beginning of blank lines only would be looked through once for each of them.
_DECLARED = re.compile(
    rb"(?:\xef\xbb\xbf)?+\s*+(?:<\?xml[^>]*+>)?+(?:\s++|<!--.*?-->)*+<!DOCTYPE\s++\w++\s*+\[", re.DOTALL
)
_DECLARED_END = re.compile(rb"\]\s*>")
_SAYS_ENCODING = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?+\s*+<\?xml[^>]*encoding")
_REACHES_OUT = re.compile(rb"<!ENTITY|%|SYSTEM|PUBLIC")
# Of expat.h: no element found (also: one was never closed), unclosed token, partial character, unclosed CDATA section.
_CUT_SHORT = {3, 5, 6, 20}


class XmlStream:
    """The elements of one XML, in its order. Invariant: nothing in it makes another text than stands in the file."""

    def __init__(self, start: Start, end: End) -> None:
        """``start`` is told each element with its attributes as it begins, ``end`` as it is over."""
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.StartDoctypeDeclHandler = _refuse_reference
        parser.EntityDeclHandler = _refuse_entity
        parser.ExternalEntityRefHandler = _refuse_external

    @property
    def line(self) -> int:
        """The line of the file that the element being told stands on, counted from 1."""
        return self._parser.CurrentLineNumber

    def hear(self, *, ended: End, text: Callable[[str], None] | None) -> None:
        """From now on tell ``ended`` what is over, and ``text`` what stands between the tags, or nobody."""
        self._parser.EndElementHandler = ended
        self._parser.CharacterDataHandler = text

    def read(self, raw: IO[bytes], size: int, tell: Tell) -> None:
        """Tell everything in ``raw``, which has ``size`` bytes; FileNotUnderstood where it is refused as a whole."""
        head = _without_declarations(raw.read(_HEAD))
        fed = self._begin(head)
        chunk = head[fed:]
        while chunk:
            # Some apps wrote this letter into names; no XML may hold it (apple-health-xml-to-csv, pull request 3).
            self._feed(chunk.replace(b"\x0b", b" ") if b"\x0b" in chunk else chunk)
            fed += len(chunk)
            self._refuse_endless(fed)
            tell(min(fed, size), size)
            chunk = raw.read(_CHUNK)
        self._feed(b"", is_last=True)

    def _begin(self, head: bytes) -> int:
        """Feed what the file says of itself, which may name an encoding nobody knows; gives its length."""
        length = head.find(b">") + 2 if _SAYS_ENCODING.match(head.replace(b"\0", b"")) else 0
        try:
            self._feed(head[:length])
        except (LookupError, ValueError) as error:  # of Python's table of encodings; nothing of ours is told here yet
            raise refusal(
                _("This XML is refused."), _("It says that it is written in an encoding that is not known here.")
            ) from error
        return length

    def _feed(self, chunk: bytes, *, is_last: bool = False) -> None:
        try:
            self._parser.Parse(chunk, is_last)
        except expat.ExpatError as error:
            raise _broken(error) from error

    def _refuse_endless(self, fed: int) -> None:
        # The position is of 32 bits on some systems.
        waiting = (fed - self._parser.CurrentByteIndex) & 0xFFFF_FFFF
        if waiting > _LONGEST_PIECE or len(self._parser.intern) > _MOST_NAMES:
            raise refusal(
                _("This XML is refused."),
                _("Line {line} begins a piece that is far too long, or it has too many names.").format(line=self.line),
            )


def _without_declarations(head: bytes) -> bytes:
    """The beginning of a file without what its DOCTYPE declares of elements; its lines stay where they are."""
    begin = _DECLARED.match(head)
    end = _DECLARED_END.search(head, begin.end()) if begin else None
    if begin is None or end is None:
        return head
    declared = head[begin.end() : end.start()]
    if _REACHES_OUT.search(declared):
        return head  # to be refused
    return head[: begin.end()] + b"\n" * declared.count(b"\n") + head[end.start() :]


def _refuse_reference(_name: str, system: str | None, public: str | None, _has_subset: int) -> None:
    if system is not None or public is not None:
        raise _reaches_out()


def _refuse_entity(*_declaration: object) -> None:
    raise refusal(
        _("This XML is refused."), _("It brings words of its own (entities), which no export of records needs.")
    )


def _refuse_external(*_reference: object) -> int:
    raise _reaches_out()


def _reaches_out() -> FileNotUnderstood:
    return refusal(_("This XML is refused."), _("It refers to another file or address. Nothing was fetched."))


def too_deep() -> FileNotUnderstood:
    """The error for elements within elements without end."""
    return refusal(_("This XML is refused."), _("Its elements stand in each other {count} deep.").format(count=DEEPEST))


def _broken(error: expat.ExpatError) -> FileNotUnderstood:
    line = error.lineno
    if error.code in _CUT_SHORT:
        detail = _("It ends on line {line} before it is over: it is cut short.").format(line=line)
    else:
        detail = _("Line {line} is not written as XML is: the file is damaged, or cut short.").format(line=line)
    return refusal(_("This XML is broken."), detail)
