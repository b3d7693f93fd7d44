# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The resources that stand in a FHIR file, or in several that belong together, one after the other.

Hides Bundles, Bundles within Bundles, arrays, one resource a line, the answer of an operation and contained resources;
and that a large document is read piece by piece, so that a file of any size needs the memory of one of its records.
"""

from collections.abc import Iterable, Iterator

from journal_app.domain.frozen import frozen
from journal_app.errors import FileNotUnderstood
from journal_app.exchange.fhir import own
from journal_app.exchange.files import json_text
from journal_app.exchange.files.json_stream import Piece, pieces
from journal_app.exchange.files.json_text import Node
from journal_app.exchange.files.sources import Source, Tell, refusal, too_large
from journal_app.exchange.reading import say_nothing
from journal_app.words import _

HELD_WHOLE = 8 << 20
"""Bytes up to which a document is held whole; what it grows to in memory is about ten times as much."""
_LONGEST_LINE, _LONGEST_FIRST = 32 << 20, 8 << 20
_DEEPEST = 5
_NAMES_SHOWN = 5


@frozen
class Document:
    """A text of FHIR; ``name`` is that of the member it is of a zip, empty where the file is itself the text."""

    source: Source
    name: str = ""

    def place(self, path: str = "") -> str:
        """Where something stands, with the member before it."""
        return f"{self.name}: {path}" if self.name else path


@frozen
class Resource:
    """One resource; ``holder`` is the resource that contains it, ``address`` its full URL in a Bundle."""

    node: Node
    holder: Node | None = None
    address: str = ""

    @property
    def type(self) -> str:
        """What kind of resource it says it is, or nothing."""
        return self.node.text("resourceType")


@frozen
class Broken:
    """A place in the file where a resource was expected, and why none can be read there."""

    where: str
    reason: str


@frozen
class NextPage:
    """The server that wrote the document had more to give than stands in it."""


@frozen
class MadeUp:
    """The document says that nobody lived what it tells; ``where`` it says so."""

    where: str


Found = Resource | Broken | NextPage | MadeUp


def found_in(document: Document, tell: Tell = say_nothing) -> Iterator[Found]:
    """Everything found in a document; FileNotUnderstood, also at its end, when it is broken or no FHIR."""
    if document.source.size <= HELD_WHOLE:
        yield from _found_in_whole(document)
    elif _has_one_a_line(document.source):
        yield from _found_in_lines(document, tell)
    else:
        yield from _found_in_pieces(document, tell)


def _found_in_whole(document: Document) -> Iterator[Found]:
    roots = list(_roots(document))
    if not any(isinstance(root, Node) and root.text("resourceType") for root in roots):
        raise _says_nothing(document)
    for root in roots:
        yield from _from_root(root)


def _roots(document: Document) -> Iterator[Node | Broken]:
    """The resources a document is made of, not yet unpacked."""
    text = document.source.text()
    if json_text.has_one_a_line(text):
        yield from _lines(document, json_text.lines_of(text))
        return
    root = json_text.parse(text, document.place())
    if isinstance(root.value, list):
        yield from root.members()
    elif root.text("resourceType"):
        yield Node(root.value, document.place(root.text("resourceType")))
    else:
        raise _not_fhir(root.names(), document)


def _lines(document: Document, lines: Iterable[str]) -> Iterator[Node | Broken]:
    for line in json_text.parse_lines(lines):
        if isinstance(line, Node):
            yield Node(line.value, document.place(line.path))
        else:
            yield Broken(where=document.place(line[0]), reason=line[1])


def _has_one_a_line(source: Source) -> bool:
    with source.lines() as text:
        first = text.readline(_LONGEST_FIRST)
        return len(first) < _LONGEST_FIRST and bool(text.readline(1)) and json_text.is_object(first)


def _found_in_lines(document: Document, tell: Tell) -> Iterator[Found]:
    for root in _lines(document, _lines_read(document.source, tell)):
        yield from _from_root(root)


def _lines_read(source: Source, tell: Tell) -> Iterator[str]:
    done = 0
    with source.lines() as text:
        while line := text.readline(_LONGEST_LINE):
            if len(line) == _LONGEST_LINE:
                raise too_large(_LONGEST_LINE)
            done += len(line)
            tell(min(done, source.size), source.size)
            yield line


def _found_in_pieces(document: Document, tell: Tell) -> Iterator[Found]:
    """The entries of a large Bundle, or the members of a large array; other large documents are refused."""
    kind, names = "", dict[str, None]()
    for piece in pieces(document.source, tell):
        names[piece.name] = None
        if piece.name == "resourceType" and isinstance(piece.value, str):
            kind = piece.value
        if piece.index is not None and piece.value is not None:
            kind = kind or _kind_of_member(piece)
            yield from _from_piece(document, piece)
        elif piece.name == "meta" and kind == "Bundle":
            yield from _said_of_all(Node(piece.value, document.place("Bundle.meta")))
    if not kind:
        raise _not_fhir(tuple(names), document) if any(names) else _says_nothing(document)
    if "" not in names and kind != "Bundle":
        raise too_large(HELD_WHOLE)


def _kind_of_member(piece: Piece) -> str:
    return Node(piece.value, "").text("resourceType") if not piece.name else ""


def _from_piece(document: Document, piece: Piece) -> Iterator[Found]:
    if not piece.name:
        yield from _from_root(Node(piece.value, document.place(f"[{piece.index}]")))
    elif piece.name == "entry":
        yield from _from_entry(Node(piece.value, document.place(f"Bundle.entry[{piece.index}]")), 0)
    elif piece.name == "link" and Node(piece.value, "").text("relation") == "next":
        yield NextPage()


def _from_root(root: Node | Broken) -> Iterator[Found]:
    if isinstance(root, Broken):
        yield root
    else:
        yield from _unpacked(Resource(node=root))


def _unpacked(resource: Resource, depth: int = 0) -> Iterator[Found]:
    """A resource with all it holds; a Bundle, or the answer of an operation, is only what it holds."""
    node = resource.node
    if not node.is_object() or not resource.type:
        yield Broken(where=node.path, reason=_("This is not a FHIR resource: it does not say what it is."))
    elif resource.type == "Bundle":
        if any(link.text("relation") == "next" for link in node.items("link")):
            yield NextPage()
        yield from _said_of_all(node.child("meta"))
        for entry in node.items("entry"):
            yield from _from_entry(entry, depth)
    elif resource.type == "Parameters":
        yield from _from_parameters(node.items("parameter"), depth)
    else:
        yield resource
        for item in node.items("contained"):
            if item.is_object():
                yield Resource(node=item, holder=node)


def _said_of_all(meta: Node) -> Iterator[MadeUp]:
    """What a Bundle says of everything in it."""
    if any(own.is_made_up(tag) for tag in meta.items("tag")):
        yield MadeUp(where=meta.path)


def _from_entry(entry: Node, depth: int) -> Iterator[Found]:
    inner = entry.child("resource")
    if not inner:
        yield Broken(where=entry.path, reason=_("This entry holds no resource."))
    elif depth >= _DEEPEST:
        yield Broken(where=inner.path, reason=_("These Bundles are nested too deeply."))
    else:
        yield from _unpacked(Resource(node=inner, address=entry.text("fullUrl")), depth + 1)


def _from_parameters(parameters: Iterable[Node], depth: int) -> Iterator[Found]:
    """What the answer of an operation holds, also in parts of its parts."""
    for parameter in parameters:
        if parameter.child("resource"):
            yield from _from_entry(parameter, depth)
        elif parameter.child("part") and depth < _DEEPEST:
            yield from _from_parameters(parameter.items("part"), depth + 1)


def _says_nothing(document: Document) -> FileNotUnderstood:
    seen = _("{name} is JSON, but none of it says what it is.").format(name=document.source.name)
    return refusal(_("This is not FHIR."), seen)


def _not_fhir(names: tuple[str, ...], document: Document) -> FileNotUnderstood:
    name, shown = document.source.name, ", ".join(names[:_NAMES_SHOWN])[:80]
    if shown:
        seen = _("{name} is JSON, but not FHIR: an object with the names {names}.").format(name=name, names=shown)
    else:
        seen = _("{name} is JSON, but not FHIR: it holds no object with names.").format(name=name)
    return refusal(_("This is not FHIR."), seen)
