# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The resources of a FHIR file, wherever they stand in it, and what they say about one another.

Hides Bundles, Bundles within Bundles, arrays, one resource a line, contained resources, and the several ways in which
one resource refers to another.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journal_app.errors import FileNotUnderstood
from journal_app.exchange import json_text
from journal_app.exchange.json_text import Node
from journal_app.exchange.sources import Source, refusal
from journal_app.words import _

_DEEPEST = 5
_NAMES_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One resource; ``holder`` is the resource that contains it, ``address`` its full URL in a Bundle."""

    node: Node
    holder: Node | None = None
    address: str = ""

    @property
    def type(self) -> str:
        """What kind of resource it says it is, or nothing."""
        return self.node.text("resourceType")


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A place in the file where a resource was expected, and why none can be read there."""

    where: str
    reason: str


class Shelf:
    """Every resource of one file, to be looked up by reference."""

    def __init__(self, found: Iterable[Resource | Broken], *, is_one_page: bool = False) -> None:
        """``is_one_page``: the server that wrote the file had more to give than stands in it."""
        self.found = tuple(found)
        self.is_one_page = is_one_page
        self._by_name: dict[str, Node] = {}
        self._reports: dict[int, Node] = {}
        for resource in self.resources():
            for name in _names(resource):
                self._by_name.setdefault(name, resource.node)
        for report in self.resources("DiagnosticReport"):
            for result in report.node.items("result"):
                named = self.resolve(result, report.node)
                if named is not None:
                    self._reports.setdefault(id(named.value), report.node)

    def resources(self, kind: str = "") -> Iterator[Resource]:
        """The resources of one type, or all."""
        for resource in self.found:
            if isinstance(resource, Resource) and (not kind or resource.type == kind):
                yield resource

    def resolve(self, reference: Node, within: Node) -> Node | None:
        """The resource that a reference in the resource ``within`` speaks of, if it is in the file."""
        named = reference.text("reference")
        if named.startswith("#"):
            contained = (item for item in within.items("contained") if item.text("id") == named[1:])
            return next(contained, None)
        short = "/".join(named.partition("/_history/")[0].split("/")[-2:])
        return self._by_name.get(named) or self._by_name.get(short)

    def has_results(self, report: Resource) -> bool:
        """Whether any result of a report is in this file."""
        within = [item for item in report.node.items("contained") if item.text("resourceType") == "Observation"]
        return bool(within) or any(self.resolve(result, report.node) for result in report.node.items("result"))

    def report_of(self, resource: Resource) -> Node | None:
        """The report that a result is part of: the one that contains it or refers to it."""
        if resource.holder is not None and resource.holder.text("resourceType") == "DiagnosticReport":
            return resource.holder
        return self._reports.get(id(resource.node.value))


def read_shelf(source: Source) -> Shelf:
    """The resources of a file; FileNotUnderstood when it is not JSON, or JSON of another kind."""
    roots = list(_roots(source))
    if not any(isinstance(root, Node) and root.text("resourceType") for root in roots):
        seen = _("{name} is JSON, but none of it says what it is.").format(name=source.name)
        raise refusal(_("This is not FHIR."), seen)
    is_one_page = any(isinstance(root, Node) and _has_next_page(root) for root in roots)
    return Shelf((found for root in roots for found in _from_root(root)), is_one_page=is_one_page)


def _has_next_page(root: Node) -> bool:
    return any(link.text("relation") == "next" for link in root.items("link"))


def _roots(source: Source) -> Iterator[Node | Broken]:
    """The resources a file is made of, not yet unpacked."""
    text = source.text()
    if json_text.has_one_a_line(text):
        for line in json_text.parse_lines(text):
            yield line if isinstance(line, Node) else Broken(where=line[0], reason=line[1])
        return
    root = json_text.parse(text, "")
    if isinstance(root.value, list):
        yield from root.members()
    elif root.text("resourceType"):
        yield Node(root.value, root.text("resourceType"))
    else:
        raise _not_fhir(root, source.name)


def _from_root(root: Node | Broken) -> Iterator[Resource | Broken]:
    if isinstance(root, Broken):
        yield root
    else:
        yield from _unpacked(Resource(node=root))


def _unpacked(resource: Resource, depth: int = 0) -> Iterator[Resource | Broken]:
    """A resource with all it holds; a Bundle, or the answer of an operation, is only what it holds."""
    node = resource.node
    if not node.is_object() or not resource.type:
        yield Broken(where=node.path, reason=_("This is not a FHIR resource: it does not say what it is."))
    elif resource.type == "Bundle":
        for entry in node.items("entry"):
            yield from _from_entry(entry, depth)
    elif resource.type == "Parameters":
        yield from _from_parameters(node.items("parameter"), depth)
    else:
        yield resource
        for item in node.items("contained"):
            if item.is_object():
                yield Resource(node=item, holder=node)


def _from_entry(entry: Node, depth: int) -> Iterator[Resource | Broken]:
    inner = entry.child("resource")
    if not inner:
        yield Broken(where=entry.path, reason=_("This entry holds no resource."))
    elif depth >= _DEEPEST:
        yield Broken(where=inner.path, reason=_("These Bundles are nested too deeply."))
    else:
        yield from _unpacked(Resource(node=inner, address=entry.text("fullUrl")), depth + 1)


def _from_parameters(parameters: Iterable[Node], depth: int) -> Iterator[Resource | Broken]:
    """What the answer of an operation holds, also in parts of its parts."""
    for parameter in parameters:
        if parameter.child("resource"):
            yield from _from_entry(parameter, depth)
        elif parameter.child("part") and depth < _DEEPEST:
            yield from _from_parameters(parameter.items("part"), depth + 1)


def _names(resource: Resource) -> Iterator[str]:
    if resource.holder is not None:
        return
    if resource.address:
        yield resource.address
    if resource.node.text("id"):
        yield f"{resource.type}/{resource.node.text('id')}"


def _not_fhir(root: Node, name: str) -> FileNotUnderstood:
    names = ", ".join(root.names()[:_NAMES_SHOWN])[:80]
    if names:
        seen = _("{name} is JSON, but not FHIR: an object with the names {names}.").format(name=name, names=names)
    else:
        seen = _("{name} is JSON, but not FHIR: it holds no object with names.").format(name=name)
    return refusal(_("This is not FHIR."), seen)
