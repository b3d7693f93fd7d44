# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""XML of a record as a tree that can be looked into without surprises.

Hides what XML may not do here: bring a document type, entities or external references, nest without end, or grow to
far more elements than a record has. Namespaces are left out of names: CDA's own and its extensions share none.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from sys import intern

from journal_app.exchange.files.json_text import UNPRINTABLE
from journal_app.exchange.files.sources import Source, Tell, refusal, too_large
from journal_app.exchange.reading import say_nothing
from journal_app.words import _

_DEEPEST = 200
_MOST_ELEMENTS = 1_000_000
_LARGEST = 100 << 20
_PIECE = 1 << 16
_MANY = 40


@dataclass(slots=True, eq=False)
class Element:
    """One element: its name and attributes without namespaces, the line it begins on, and what stands in it."""

    name: str
    line: int
    attributes: dict[str, str]
    inside: "list[Element | str]" = field(default_factory=list)
    _named: "dict[str, list[Element]]" = field(default_factory=dict, repr=False)
    _looked_at: int = field(default=0, repr=False)

    def get(self, attribute: str) -> str:
        """An attribute without outer blanks, or an empty text."""
        return UNPRINTABLE.sub("", self.attributes.get(attribute, "")).strip()

    def children(self, *names: str) -> "Iterator[Element]":
        """The children of these names, or all of them."""
        if len(names) == 1 and len(self.inside) > _MANY:
            return iter(self._by_name().get(names[0], ()))
        return (one for one in self.inside if isinstance(one, Element) and (not names or one.name in names))

    def _by_name(self) -> "dict[str, list[Element]]":
        """The children by name: each of a thousand results asks what it stands in for the same few."""
        for one in self.inside[self._looked_at :]:
            if isinstance(one, Element):
                self._named.setdefault(one.name, []).append(one)
        self._looked_at = len(self.inside)
        return self._named

    def child(self, *path: str) -> "Element":
        """The first element down a path of names; an empty one where there is none."""
        place = self
        for name in path:
            place = next(place.children(name), NOTHING)
        return place

    def all(self, *path: str) -> "Iterator[Element]":
        """Every element down a path of names."""
        if not path:
            yield self
            return
        for one in self.children(path[0]):
            yield from one.all(*path[1:])

    def within(self) -> "Iterator[Element]":
        """Every element in this one, in the order of the document."""
        waiting = [iter(self.inside)]
        while waiting:
            for one in waiting[-1]:
                if isinstance(one, Element):
                    yield one
                    waiting.append(iter(one.inside))
                    break
            else:
                waiting.pop()

    def __bool__(self) -> bool:
        return self is not NOTHING

    @property
    def text(self) -> str:
        """All letters in it, runs of blanks as one."""
        pieces: list[str] = []
        waiting = [iter(self.inside)]
        while waiting:
            for one in waiting[-1]:
                if isinstance(one, str):
                    pieces.append(one)
                else:
                    pieces.append(" ")
                    waiting.append(iter(one.inside))
                    break
            else:
                waiting.pop()
                pieces.append(" ")
        return " ".join(UNPRINTABLE.sub("", "".join(pieces)).split())


NOTHING = Element("", 0, {})
"""What stands where an element is looked for and there is none."""


def parse(source: Source, tell: Tell = say_nothing) -> Element:
    """The document's first element; FileNotUnderstood says why it is refused, with the line where there is one."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser, ParseError

    if source.size > _LARGEST:
        raise too_large(_LARGEST)
    builder = _Builder()
    parser = DefusedXMLParser(target=builder, forbid_dtd=True)
    builder.reader = parser.parser
    try:
        with source.bytes() as raw:
            # Portals put blank lines before a document, which XML does not allow.
            parser.feed(raw.read(_PIECE).lstrip(b" \t\r\n"))
            done = _PIECE
            while piece := raw.read(_PIECE):
                tell(done, source.size)
                parser.feed(piece)
                done += len(piece)
        parser.close()
    except DefusedXmlException:
        raise refusal(
            _("This XML is refused."),
            _("It brings a document type or entities of its own, which a record has no need of."),
        ) from None
    except ParseError as error:
        line = error.position[0]
        detail = _("Line {line}: it is broken there, or cut short.").format(line=line)
        raise refusal(_("This XML is broken."), detail) from error
    except (LookupError, ValueError) as error:
        raise refusal(_("This XML is broken."), _("It names an encoding that is not known here.")) from error
    return builder.root


class _Builder:
    """Takes the elements as they come. Invariant: the last one waiting is the innermost that is still open."""

    def __init__(self) -> None:
        self.reader: object = None
        self.root = NOTHING
        self._open: list[Element] = []
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._count += 1
        if len(self._open) >= _DEEPEST:
            raise refusal(_("This XML is refused."), _("It is nested too deeply to be a record."))
        if self._count > _MOST_ELEMENTS:
            raise refusal(_("This XML is refused."), _("It has far more elements than a record has."))
        line = getattr(self.reader, "CurrentLineNumber", 0)
        element = Element(_bare(tag), line, {_bare(name): value for name, value in attributes.items()})
        if self._open:
            self._open[-1].inside.append(element)
        else:
            self.root = element
        self._open.append(element)

    def data(self, text: str) -> None:
        """Letters within an element."""
        if self._open:
            self._open[-1].inside.append(" " if text.isspace() else text)

    def end(self, _tag: str) -> None:
        """An element ends."""
        self._open.pop()

    def close(self) -> None:
        """The document ends."""


def _bare(name: str) -> str:
    return intern(name.rpartition("}")[2])
