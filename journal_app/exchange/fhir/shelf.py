# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the resources of a FHIR file say about one another: who is meant, which specimen, which report, which medicine.

Hides the several ways in which one resource refers to another, and that of a large file only what others refer to is
kept: it is read through once to know that, and once more for its records.
"""

from collections.abc import Iterator, Sequence

from journal_app.errors import FileNotUnderstood
from journal_app.exchange.fhir import own
from journal_app.exchange.fhir.documents import (
    HELD_WHOLE,
    Broken,
    Document,
    Found,
    MadeUp,
    NextPage,
    Resource,
    found_in,
)
from journal_app.exchange.fhir.people import People
from journal_app.exchange.files.json_text import Node
from journal_app.exchange.files.sources import Tell
from journal_app.exchange.previews.identity import Identity
from journal_app.exchange.reading import say_nothing

__all__ = ["Broken", "Resource", "Shelf"]

# What is kept of a resource that others refer to: all that a reader asks it for.
_KEPT = frozenset(
    (
        *("resourceType", "id", "name", "code", "collection", "organization", "contained", "status", "issued"),
        *("effectiveDateTime", "effectiveInstant", "effectivePeriod", "performer", "resultsInterpreter", "partOf"),
    )
)
_KEPT_WHOLE = frozenset({"Questionnaire", "Medication"})
# Nothing refers to these for what they hold, and a file may have many.
_RECORDS = frozenset({"Observation", "MedicationAdministration", "MedicationStatement", "QuestionnaireResponse"})
_MOST_SAID = 3


class Shelf:
    """The resources of one file, to be looked up by reference. Invariant: what others refer to is known throughout."""

    def __init__(self, documents: Sequence[Document], tell: Tell = say_nothing) -> None:
        """``tell`` is told how far both readings are. FileNotUnderstood where there is nothing in it that is FHIR."""
        self._documents = documents
        self._size = sum(document.source.size for document in documents)
        self._tell = tell
        self._held: tuple[Resource | Broken, ...] | None = None
        self.is_one_page = False
        self.made_up = ""
        """Where it says that nobody lived what it tells, if it does."""
        self.people = People()
        self.said: list[str] = []
        self.trackers: list[Node] = []
        self._results: set[str] = set()
        self._by_name: dict[str, Node] = {}
        self._reports: dict[str, Node] = {}
        self._broken: dict[str, Broken] = {}
        self._look_through()

    @property
    def found(self) -> Iterator[Resource | Broken]:
        """Everything found, in the order of the file."""
        if self._held is not None:
            yield from self._held
            return
        for found in self._read(passed=1):
            if not isinstance(found, NextPage | MadeUp):
                yield found

    def resolve(self, reference: Node, within: Node) -> Node | None:
        """The resource that a reference in the resource ``within`` speaks of, if it is in the file."""
        named = reference.text("reference")
        if named.startswith("#"):
            contained = (item for item in within.items("contained") if item.text("id") == named[1:])
            return next(contained, None)
        return next((self._by_name[name] for name in spellings(named) if name in self._by_name), None)

    def has_results(self, report: Resource) -> bool:
        """Whether any result of a report is in this file."""
        within = [item for item in report.node.items("contained") if item.text("resourceType") == "Observation"]
        named = (result.text("reference") for result in report.node.items("result"))
        return bool(within) or any(name in self._results for one in named for name in spellings(one))

    def report_of(self, resource: Resource) -> Node | None:
        """The report that a result is part of: the one that contains it or refers to it."""
        if resource.holder is not None:
            return resource.holder if resource.holder.text("resourceType") == "DiagnosticReport" else None
        return next((self._reports[name] for name in _names(resource) if name in self._reports), None)

    def person_of(self, resource: Resource) -> Identity | None:
        """Whose record it is; None where it does not say."""
        return self.people.of(resource)

    def _look_through(self) -> None:
        held: list[Resource | Broken] = []
        for found in self._read(passed=0):
            if isinstance(found, NextPage):
                self.is_one_page = True
                continue
            if isinstance(found, MadeUp):
                self.made_up = self.made_up or found.where
                continue
            if self._size <= HELD_WHOLE:
                held.append(found)
            if isinstance(found, Resource):
                self._know(found)
        self._held = tuple(held) if self._size <= HELD_WHOLE else None
        self.people.settle()

    def _know(self, resource: Resource) -> None:
        """Keep what others may ask of a resource."""
        self.people.meet(resource)
        if resource.type == "Observation" and resource.holder is None:
            self._results.update(_names(resource))
        elif resource.type == "OperationOutcome" and len(self.said) < _MOST_SAID:
            self.said += _outcomes(resource.node)
        elif resource.type == "Basic" and own.own_code(resource.node.child("code")) == own.TRACKER:
            self.trackers.append(resource.node)
        if resource.type not in _RECORDS and resource.holder is None:
            kept = resource.node if resource.type in _KEPT_WHOLE else _slim(resource.node)
            for name in _names(resource):
                self._by_name.setdefault(name, kept)
            if resource.type == "DiagnosticReport":
                for result in resource.node.items("result"):
                    for name in spellings(result.text("reference")):
                        self._reports.setdefault(name, kept)

    def _read(self, passed: int) -> Iterator[Found]:
        before, whole = passed * self._size, 2 * self._size
        for document in self._documents:
            start = before

            def tell(done: int, _size: int, start: int = start) -> None:
                self._tell(start + done, whole)

            try:
                yield from found_in(document, tell) if document.name not in self._broken else ()
            except FileNotUnderstood as error:
                if len(self._documents) == 1:
                    raise
                self._broken[document.name] = Broken(where=document.name, reason=f"{error.title} {error.detail}")
            if document.name in self._broken:
                yield self._broken[document.name]
            before += document.source.size
            self._tell(before, whole)


def spellings(reference: str) -> tuple[str, ...]:
    """The names under which what a reference speaks of may be known: as it stands, and by its type and id alone."""
    short = "/".join(reference.partition("/_history/")[0].split("/")[-2:])
    return tuple(dict.fromkeys(name for name in (reference, short) if name))


def _names(resource: Resource) -> Iterator[str]:
    if resource.holder is not None:
        return
    if resource.address:
        yield resource.address
    if resource.node.text("id"):
        yield f"{resource.type}/{resource.node.text('id')}"


def _slim(node: Node) -> Node:
    """A resource as far as others ask for it; results it contains stand by themselves."""
    value = node.value if isinstance(node.value, dict) else {}
    kept = {name: part for name, part in value.items() if name in _KEPT}
    if "contained" in kept:
        others = (item for item in node.items("contained") if item.text("resourceType") != "Observation")
        kept["contained"] = [item.value for item in others]
    return Node(kept, node.path)


def _outcomes(outcome: Node) -> Iterator[str]:
    """What the server that wrote the file says went wrong."""
    for issue in outcome.items("issue"):
        words = issue.child("details").text("text") or issue.text("diagnostics")
        if words:
            yield words[:200]
