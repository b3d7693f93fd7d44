# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whose records stand in a FHIR file, and whose each of them is.

Hides the ways in which a record points to somebody (a Patient in the file, one outside it, a name, a number) and when
two of these are one person: nothing that is said of them speaks against it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from journal_app.exchange.fhir.documents import Resource
from journal_app.exchange.files.json_text import Node
from journal_app.exchange.previews.identity import Identity

# What stands in a file to explain other records may be of others, as the mother of a newborn or a donor.
_EXPLAINING = frozenset(
    {"Specimen", "Encounter", "EpisodeOfCare", "Group", "List", "Device", "RelatedPerson", "Person"}
)
_Pointer = tuple[str, str, str]
"""What a record says of its subject: the reference, the name shown, an identifier."""


@dataclass(slots=True, kw_only=True)
class _Somebody:
    """A person as known so far: each part of the name in lower case beside the identity in words."""

    identity: Identity
    family: str = ""
    given: tuple[str, ...] = ()
    ids: set[str] = field(default_factory=set)
    is_meant: bool = False


class People:
    """Everybody a file speaks of. Invariant: once settled, each record has one of ``everybody``, or nobody."""

    def __init__(self) -> None:
        self.everybody: tuple[Identity, ...] = ()
        self._patients: list[tuple[_Somebody, tuple[str, ...]]] = []
        self._pointers: dict[_Pointer, _Somebody | None] = {}
        self._known: list[_Somebody] = []

    def meet(self, resource: Resource) -> None:
        """Take in who a resource is, or whose."""
        if resource.type == "Patient":
            self._patients.append((_described(resource.node), tuple(_addresses(resource))))
        elif resource.type not in _EXPLAINING and resource.holder is None and (pointer := _pointer(resource.node)):
            self._pointers.setdefault(pointer)

    def settle(self) -> None:
        """Decide who is who, once everything was met."""
        by_address: dict[str, _Somebody] = {}
        for somebody, addresses in self._patients:
            known = self._same_patient(somebody)
            for address in addresses:
                by_address.setdefault(address, known)
        unresolved = []
        for pointer in self._pointers:
            found = next((by_address[name] for name in _spellings(pointer[0]) if name in by_address), None)
            if found is None:
                unresolved.append(pointer)
            else:
                found.is_meant = True
                self._pointers[pointer] = found
        for pointer in unresolved:
            self._pointers[pointer] = self._same_pointer(pointer)
        self._name_them()

    def of(self, resource: Resource) -> Identity | None:
        """Whose record a resource is; None where it does not say."""
        pointer = _pointer(resource.node) or (_pointer(resource.holder) if resource.holder is not None else None)
        somebody = self._pointers.get(pointer) if pointer else None
        return somebody.identity if somebody is not None and somebody.identity.words else None

    def _same_patient(self, somebody: _Somebody) -> _Somebody:
        known = next((other for other in self._known if _may_be_one(other, somebody)), None)
        if known is None:
            self._known.append(somebody)
            return somebody
        known.ids |= somebody.ids
        known.identity = _together(known.identity, somebody.identity)
        known.family, known.given = known.family or somebody.family, known.given or somebody.given
        return known

    def _same_pointer(self, pointer: _Pointer) -> _Somebody:
        reference, name, identifier = pointer
        somebody = _Somebody(identity=Identity(name=name, identifiers=(identifier,) if identifier else ()))
        somebody.ids = {_id_in(reference)} - {""}
        known = next((other for other in self._known if self._is_meant_by(other, somebody)), None)
        if known is None:
            self._known.append(somebody)
            return somebody
        known.ids |= somebody.ids
        known.identity = _together(known.identity, somebody.identity)
        return known

    def _is_meant_by(self, other: _Somebody, pointed: _Somebody) -> bool:
        if other.ids & pointed.ids:
            return True
        if other.identity.name and pointed.identity.name:
            return other.identity.may_be(Identity(name=pointed.identity.name))
        is_only_one = len(self._known) == 1 and bool(self._patients) and not other.is_meant
        return is_only_one or not (other.ids and pointed.ids)

    def _name_them(self) -> None:
        """Where several people are in the file, one of whom nothing is said is named by the reference to them."""
        if len(self._known) > 1:
            for somebody in self._known:
                if not somebody.identity.words and somebody.ids:
                    somebody.identity = Identity(identifiers=(min(somebody.ids),))
        self.everybody = tuple(somebody.identity for somebody in self._known if somebody.identity.words)


def identifier_of(identifier: Node) -> str:
    """An identifier as printed; a template that was never filled in is none."""
    value = identifier.text("value")
    if not value or "{{" in value:
        return ""
    kind = identifier.child("type")
    label = kind.text("text") or next((coding.text("display") for coding in kind.items("coding")), "")
    return f"{label} {value}".strip()


def _described(patient: Node) -> _Somebody:
    name = next((one for one in patient.items("name") if one.is_object()), Node(None, ""))
    given = tuple(part.value for part in name.items("given") if isinstance(part.value, str))
    # STU3 and older allow several family names in a list.
    family = name.text("family") or " ".join(str(part.value) for part in name.items("family"))
    whole = name.text("text") or " ".join([*given, family]).strip()
    identifiers = (identifier_of(one) for one in patient.items("identifier"))
    identity = Identity(
        name=whole, born=patient.text("birthDate"), identifiers=tuple(one for one in identifiers if one)
    )
    ids = {patient.text("id")} - {""}
    return _Somebody(identity=identity, family=family.casefold(), given=tuple(one.casefold() for one in given), ids=ids)


def _may_be_one(one: _Somebody, other: _Somebody) -> bool:
    """Whether nothing in two descriptions speaks against their being of one person."""
    if one.identity.born and other.identity.born and one.identity.born != other.identity.born:
        return False
    if one.family and other.family:
        return one.family == other.family and _given_agree(one.given, other.given)
    return one.identity.may_be(other.identity) or bool(one.ids & other.ids)


def _given_agree(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether given names may be of one person: some name of the one, or its first letter, is one of the other."""
    ours, theirs = _bare(one), _bare(other)
    pairs = ((a, b) for a in ours for b in theirs)
    return not ours or not theirs or any(a.startswith(b) or b.startswith(a) for a, b in pairs)


def _bare(given: Iterable[str]) -> list[str]:
    return [part for name in given for part in re.findall(r"\w+", name)]


def _together(one: Identity, other: Identity) -> Identity:
    """What two descriptions of one person say, the first of them first."""
    identifiers = tuple(dict.fromkeys((*one.identifiers, *other.identifiers)))
    return Identity(name=one.name or other.name, born=one.born or other.born, identifiers=identifiers)


def _pointer(node: Node) -> _Pointer | None:
    """What a record says of its subject; None where it says nothing."""
    subject = node.child("subject") or node.child("patient")
    said = subject.text("reference"), subject.text("display"), identifier_of(subject.child("identifier"))
    if said[0].startswith("#"):
        contained = next((item for item in node.items("contained") if item.text("id") == said[0][1:]), None)
        return ("", _described(contained).identity.name, "") if contained is not None else None
    return said if any(said) else None


def _addresses(resource: Resource) -> Iterator[str]:
    if resource.holder is None:
        yield from (resource.address,) if resource.address else ()
        yield from (f"Patient/{resource.node.text('id')}",) if resource.node.text("id") else ()


def _spellings(reference: str) -> tuple[str, ...]:
    bare = reference.partition("/_history/")[0]
    return (reference, "/".join(bare.split("/")[-2:])) if reference else ()


def _id_in(reference: str) -> str:
    return reference.partition("/_history/")[0].rstrip("/").rpartition("/")[2]
