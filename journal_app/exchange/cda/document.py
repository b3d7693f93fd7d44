# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A clinical document (CDA, and C-CDA built on it): whose it is, its sections, and the texts they point to.

Hides how sections nest, how codes, texts and times are written in it, and by which of several marks a section of
results or of medicines is told (template numbers of C-CDA, C32 and XD-LAB, and LOINC's codes of sections).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from journal_app.domain.spelling import plain
from journal_app.exchange.cda.tree import Element
from journal_app.exchange.hl7.times import born_on
from journal_app.exchange.previews.identity import Identity

LOINC, ATC = "2.16.840.1.113883.6.1", "2.16.840.1.113883.6.73"
RESULT = "2.16.840.1.113883.10.20.22.4.2"
"""The template of a result observation, wherever it stands."""
_RESULT_SECTIONS = {
    "2.16.840.1.113883.10.20.22.2.3",
    "2.16.840.1.113883.10.20.22.2.3.1",
    "2.16.840.1.113883.10.20.1.14",
    "2.16.840.1.113883.3.88.11.83.122",
    "1.3.6.1.4.1.19376.1.5.3.1.3.28",
    "1.3.6.1.4.1.19376.1.3.3.2.1",
    "1.3.6.1.4.1.19376.1.3.3.2.2",
}
# Results; laboratory studies, chemistry, haematology, serology, coagulation (LOINC, sections of laboratory reports).
_RESULT_CODES = {"30954-2", "26436-6", "18719-5", "18723-7", "18727-8", "18720-3", "11502-2"}
_RESULT_TITLES = {"results", "labresults", "laboratoryresults"}
# Vital signs stand in the same shapes, and older documents give both the same templates.
_OTHER_CODES = {"8716-3", "29762-2"}


@dataclass(frozen=True)
class Document:
    """One clinical document. Invariant: ``root`` is a ClinicalDocument."""

    root: Element

    @cached_property
    def _by_id(self) -> dict[str, Element]:
        return {name: one for one in self.root.within() if (name := one.get("ID"))}

    def people(self) -> tuple[Identity, ...]:
        """All whose record it is, as printed."""
        roles = self.root.all("recordTarget", "patientRole")
        return tuple(dict.fromkeys(person for role in roles if (person := _person(role)).words))

    def sections(self) -> "Iterator[Element]":
        """Its sections, those within others too, in the order of the document."""
        return (one for one in self.root.within() if one.name == "section")

    def is_structured(self) -> bool:
        """Whether it has a body of sections and not a document of another kind."""
        return bool(self.root.child("component", "structuredBody"))

    def text_of(self, element: Element) -> str:
        """The text of an element: its own letters, else those of the narrative that it points to."""
        pointed = element.child("reference").get("value")
        own = element.text
        found = self._by_id.get(pointed[1:]) if pointed.startswith("#") and not own else None
        return found.text if found is not None else own


def is_of_results(section: Element) -> bool:
    """Whether a section is one of laboratory results."""
    code = section.child("code").get("code")
    templates = {one.get("root") for one in section.children("templateId")}
    if not code and not templates:
        return plain(title_of(section)) in _RESULT_TITLES
    return code not in _OTHER_CODES and (bool(templates & _RESULT_SECTIONS) or code in _RESULT_CODES)


def title_of(section: Element) -> str:
    """What a section is called."""
    return section.child("title").text or section.child("code").get("displayName")


def entries_of(section: Element) -> list[Element]:
    """The coded entries of a section, not those of the sections within it."""
    return [
        one for entry in section.children("entry") for one in entry.children() if one.get("classCode") or one.inside
    ]


def statements_in(entry: Element) -> Iterator[Element]:
    """An entry and every statement in it, in the order of the document."""
    yield entry
    yield from (one for one in entry.within() if one.get("moodCode"))


def has_template(statement: Element, root: str) -> bool:
    """Whether a statement names a template."""
    return any(one.get("root") == root for one in statement.children("templateId"))


def codes_of(document: Document, code: Element, system: str = LOINC) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes of one system that a coded element gives, and all its names, its own text first."""
    said = [code, *code.all("translation"), *code.all("translation", "translation")]
    codes = (one.get("code") for one in said if one.get("codeSystem") == system)
    names = [document.text_of(one.child("originalText")) for one in said]
    names += [one.get("displayName") for one in said]
    return tuple(filter(None, codes)), tuple(dict.fromkeys(filter(None, names)))


def time_of(statement: Element) -> str:
    """The day or instant of a statement as printed: its only one, else where its span begins."""
    for time in statement.children("effectiveTime"):
        for printed in (time.get("value"), *(time.child(part).get("value") for part in ("low", "center", "high"))):
            if printed:
                return printed
    return ""


def _person(role: Element) -> Identity:
    name = role.child("patient", "name")
    parts = [one.text for one in (*name.children("given"), *name.children("family"))]
    numbers = []
    for one in role.children("id"):
        shown = one.get("extension") or one.get("root")
        if shown and not one.get("nullFlavor"):
            numbers.append(" ".join(part for part in (one.get("assigningAuthorityName"), shown) if part))
    return Identity(
        name=" ".join(part for part in parts if part) or name.text,
        born=born_on(role.child("patient", "birthTime").get("value")),
        identifiers=tuple(dict.fromkeys(numbers)),
    )
