# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""FHIR in JSON: R4, and STU3 where its shapes agree.

Hides which resources are records of this journal, which only explain others, and which are something else; and whose
file it is.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from journal_app.domain.facts import Kind
from journal_app.errors import EntryRefused
from journal_app.exchange import fhir_infusions, fhir_labs, fhir_own
from journal_app.exchange.cells import said_by
from journal_app.exchange.fhir_scores import ScoreReader
from journal_app.exchange.fhir_shelf import Broken, Resource, Shelf
from journal_app.exchange.json_text import Node
from journal_app.exchange.plan import Entries, LineRefused, LineSkipped
from journal_app.exchange.result_lines import ResultLines
from journal_app.exchange.sources import refusal
from journal_app.words import N_, _

# They stand in a file to explain other resources and are records of nothing by themselves.
_CONTEXT = frozenset(
    (
        *("Patient", "Person", "RelatedPerson", "Practitioner", "PractitionerRole", "Organization", "Location"),
        *("Encounter", "EpisodeOfCare", "Specimen", "BodyStructure", "Device", "Medication", "Substance"),
        *("Composition", "DiagnosticReport", "MessageHeader", "OperationOutcome", "Provenance", "AuditEvent", "List"),
        *("Group", "Endpoint", "HealthcareService", "CareTeam", "Binary", "CodeSystem", "Questionnaire"),
    )
)
_OTHERS = {
    "ServiceRequest": N_("It is an order for a test, not a result."),
    "ProcedureRequest": N_("It is an order, not a result."),
    "DiagnosticOrder": N_("It is an order for a test, not a result."),
    "MedicationRequest": N_("It is a prescription; it does not say that anything was given."),
    "MedicationOrder": N_("It is a prescription; it does not say that anything was given."),
    "MedicationDispense": N_("It is something handed out; it does not say that anything was given."),
    "MedicationStatement": N_("It is a statement about a medicine, which is not read yet."),
    "QuestionnaireResponse": N_("It is a questionnaire that was filled in, which is not read yet."),
}


_MOST_SAID = 3


@dataclass(frozen=True, slots=True)
class _Person:
    family: str
    born: str
    words: str


def read(shelf: Shelf, lines: ResultLines, scores: ScoreReader, *, today: date) -> Entries:
    """The entries of a file, set against what is known; scores stand after all else."""
    for found in shelf.found:
        if isinstance(found, Broken):
            lines.reject(found.where, found.reason)
        elif found.type == "Observation" and (code := fhir_own.own_code(found.node.child("code"))):
            scores.read(found.node, code)
        elif found.type == "Observation":
            _read_observation(found, shelf, lines, today)
        elif found.type == "MedicationAdministration":
            _read_administration(found, shelf, lines, today)
        elif found.type == "DiagnosticReport" and not shelf.has_results(found):
            lines.reject(found.node.path, _("This report holds no results that can be read as numbers."))
        elif found.type not in _CONTEXT and found.holder is None:
            lines.reject(found.node.path, _about(found.type))
    return Entries([*lines.entries(), *scores.entries()])


def whose(shelf: Shelf) -> str:
    """Whose file it is, as printed: name, day of birth, identifiers; FileNotUnderstood when it is two people's."""
    people = [_person(resource.node) for resource in shelf.resources("Patient")]
    _require_one_subject(shelf)
    named = [person for person in people if person.words]
    for other in named[1:]:
        if _differ(named[0], other):
            raise refusal(
                _("This file speaks of more than one person."),
                _("{first}; {second}.").format(first=named[0].words, second=other.words),
                _("A journal is one person's. Nothing was changed."),
            )
    return named[0].words if named else next(_subjects(shelf), "")


def remarks(shelf: Shelf, entries: Entries) -> tuple[str, ...]:
    """Whole sentences about the file as a whole, where the lines alone would mislead."""
    said = []
    if shelf.is_one_page:
        said.append(_("This file is one page of several; what stands on the others was not in it."))
    if not len(entries):
        said.append(_("It holds no results and no infusions."))
        said += [_("It says: {words}").format(words=words) for words in islice(_outcomes(shelf), _MOST_SAID)]
    return tuple(said)


def _outcomes(shelf: Shelf) -> Iterator[str]:
    """What the server that wrote the file says went wrong."""
    for outcome in shelf.resources("OperationOutcome"):
        for issue in outcome.node.items("issue"):
            words = issue.child("details").text("text") or issue.text("diagnostics")
            if words:
                yield words[:200]


def _read_observation(found: Resource, shelf: Shelf, lines: ResultLines, today: date) -> None:
    for result in fhir_labs.results_in(found, shelf):

        def take(result: fhir_labs.Result = result) -> None:
            lines.offer_lab(result.path, *fhir_labs.read_result(result, shelf, today=today))

        _settle(take, lines, result.path, Kind.LAB_RESULT)


def _read_administration(found: Resource, shelf: Shelf, lines: ResultLines, today: date) -> None:
    def take() -> None:
        lines.offer_infusion(found.node.path, fhir_infusions.read_infusion(found, shelf, today=today))

    _settle(take, lines, found.node.path, Kind.INFUSION)


def _settle(take: Callable[[], None], lines: ResultLines, where: str, kind: Kind) -> None:
    try:
        take()
    except LineSkipped as skipped:
        lines.skip(where, said_by(skipped), kind)
    except LineRefused as refused:
        lines.reject(where, said_by(refused), refused.readings, kind, options=refused.options)
    except EntryRefused as refused:
        lines.reject(where, said_by(refused), (), kind)


def _about(kind: str) -> str:
    if kind in _OTHERS:
        return _(_OTHERS[kind])
    return _("{kind} is not something this journal keeps.").format(kind=kind[:60])


def _person(patient: Node) -> _Person:
    name = next((one for one in patient.items("name") if one.is_object()), Node(None, ""))
    given = [part.value for part in name.items("given") if isinstance(part.value, str)]
    # STU3 and older allow several family names in a list.
    family = name.text("family") or " ".join(str(part.value) for part in name.items("family"))
    whole = name.text("text") or " ".join([*given, family]).strip()
    born = patient.text("birthDate")
    identifiers = [_identifier(one) for one in patient.items("identifier")]
    said = [whole, _("born {day}").format(day=born) if born else "", *identifiers]
    return _Person(family.casefold(), born, ", ".join(part for part in said if part))


def _identifier(identifier: Node) -> str:
    """An identifier as printed; a template that was never filled in is none."""
    value = identifier.text("value")
    if not value or "{{" in value:
        return ""
    kind = identifier.child("type")
    label = kind.text("text") or next((coding.text("display") for coding in kind.items("coding")), "")
    return f"{label} {value}".strip()


def _differ(one: _Person, other: _Person) -> bool:
    """Whether two descriptions cannot be of one person: another day of birth, or another family name."""
    another_birth = bool(one.born and other.born and one.born != other.born)
    return another_birth or bool(one.family and other.family and one.family != other.family)


def _require_one_subject(shelf: Shelf) -> None:
    """Refuse records of several people who are not described in the file, only referred to or named."""
    first: tuple[str, str] | None = None
    for resource in (*shelf.resources("Observation"), *shelf.resources("MedicationAdministration")):
        subject = resource.node.child("subject") or resource.node.child("patient")
        reference, name = subject.text("reference"), subject.text("display")
        if not (reference or name) or shelf.resolve(subject, resource.node) is not None:
            continue
        if first is None:
            first = reference, name
        elif _are_two(first, (reference, name)):
            raise refusal(
                _("This file speaks of more than one person."),
                _("{first}; {second}.").format(first=first[1] or first[0], second=name or reference),
                _("A journal is one person's. Nothing was changed."),
            )


def _are_two(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two references with their display names are plainly to two people."""
    ids = [reference.rstrip("/").rpartition("/")[2] for reference, _name in (one, other)]
    if all(ids) and ids[0] == ids[1]:
        return False
    names = [set(re.findall(r"\w+", name.casefold())) for _reference, name in (one, other)]
    if all(names):
        return not (names[0] <= names[1] or names[1] <= names[0])
    return all(ids)


def _subjects(shelf: Shelf) -> Iterator[str]:
    """What the records themselves say of their subject, where no Patient is in the file."""
    for resource in shelf.resources():
        for name in ("subject", "patient"):
            subject = resource.node.child(name)
            said = subject.text("display") or _identifier(subject.child("identifier"))
            if said:
                yield said
