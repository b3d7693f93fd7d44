# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Small made-up files of the shapes other systems write: made-up people, made-up values."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from journal_app.exchange import importing
from journal_app.exchange.previews.answers import Answers
from journal_app.exchange.previews.plan import Entry, ImportPlan
from journal_app.store.journal import Journal

TODAY = date(2026, 11, 21)
LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"

Json = dict[str, Any]


def a_quantity(value: object = Decimal("167.4"), unit: str = "ng/mL", **more: object) -> Json:
    return {"value": value, "unit": unit, "system": UCUM, "code": unit} | more


def a_code(code: str = "2276-4", text: str = "Ferritin", display: str = "") -> Json:
    coding = {"system": LOINC, "code": code} | ({"display": display} if display else {})
    return {"coding": [coding] if code else []} | ({"text": text} if text else {})


def an_observation(*without: str, **more: object) -> Json:
    whole: Json = {
        "resourceType": "Observation",
        "id": "ferritin-1",
        "status": "final",
        "category": [{"coding": [{"code": "laboratory"}]}],
        "code": a_code(),
        "effectiveDateTime": "2024-03-04T08:10:00+01:00",
        "valueQuantity": a_quantity(),
    } | more
    return {name: value for name, value in whole.items() if name not in without}


def a_patient(given: str = "Ada", family: str = "Made-Up", born: str = "1980-02-29", **more: object) -> Json:
    named = {"resourceType": "Patient", "name": [{"given": [given], "family": family}], "birthDate": born}
    return named | more


def an_administration(*without: str, **more: object) -> Json:
    whole: Json = {
        "resourceType": "MedicationAdministration",
        "status": "completed",
        "medicationCodeableConcept": {
            "coding": [{"system": "http://www.whocc.no/atc", "code": "B03AC", "display": "Iron, parenteral"}],
            "text": "Ferric carboxymaltose (Ferinject)",
        },
        "effectivePeriod": {"start": "2024-03-04T10:00:00+00:00", "end": "2024-03-04T10:30:00+00:00"},
        "dosage": {"dose": a_quantity(1000, "mg elemental iron", code="mg")},
    } | more
    return {name: value for name, value in whole.items() if name not in without}


def a_bundle(*resources: Json) -> Json:
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": one} for one in resources]}


def as_json(document: object) -> str:
    """A document as text, its decimals written with the digits they have."""
    marked = json.dumps(document, default=lambda number: f"\x00{number}\x00", ensure_ascii=False)
    return marked.replace('"\\u0000', "").replace('\\u0000"', "")


def write(folder: Path, content: str | bytes | object, name: str = "file") -> Path:
    path = folder / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_bytes((content if isinstance(content, str) else as_json(content)).encode())
    return path


def planned(journal: Journal, folder: Path, content: str | bytes | object, **answered: Any) -> ImportPlan:
    return importing.preview(write(folder, content), journal.facts, today=TODAY, answers=Answers(**answered))


def only_entry(journal: Journal, folder: Path, content: str | bytes | object, **answered: Any) -> Entry:
    (entry,) = planned(journal, folder, content, **answered).entries
    return entry


def imported(journal: Journal, folder: Path, content: str | bytes | object, **answered: Any) -> importing.ImportOutcome:
    return importing.run(journal, planned(journal, folder, content, **answered))


def a_table(header: str, *rows: str) -> str:
    return "\r\n".join((header, *rows)) + "\r\n"
