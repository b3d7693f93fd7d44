# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A made-up Bundle of FHIR of any size, as a portal gives it: one result after the other of one person."""

import json
from datetime import date, timedelta
from pathlib import Path

_NARRATIVE = "<div xmlns='http://www.w3.org/1999/xhtml'><p>Ferritin, made up for a benchmark.</p></div>"


def write_bundle(path: Path, size: int) -> None:
    """A Bundle of at least so many bytes; a day has few results, and none of them twice."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        written = file.write('{"resourceType": "Bundle", "type": "collection", "entry": [\n')
        written += file.write(_entry({"resourceType": "Patient", "id": "p", "name": [{"family": "Example"}]}))
        number = 0
        while written < size:
            written += file.write(",\n" + _entry(_result(number)))
            number += 1
        file.write("\n]}\n")


def _entry(resource: dict[str, object]) -> str:
    return json.dumps({"fullUrl": f"urn:uuid:{resource.get('id')}", "resource": resource})


def _result(number: int) -> dict[str, object]:
    day, minute = divmod(number, 24)
    collected = date(2026, 10, 1) - timedelta(days=day % 20_000)
    return {
        "resourceType": "Observation",
        "id": f"r{number}",
        "status": "final",
        "text": {"status": "generated", "div": _NARRATIVE},
        "category": [{"coding": [{"system": "http://hl7.org/fhir/observation-category", "code": "laboratory"}]}],
        "code": {
            "coding": [{"system": "http://loinc.org", "code": "2276-4", "display": "Ferritin"}],
            "text": "Ferritin",
        },
        "subject": {"reference": "urn:uuid:p"},
        "effectiveDateTime": f"{collected}T{minute:02d}:{number % 60:02d}:00+01:00",
        "valueQuantity": {
            "value": number % 300 + 1,
            "unit": "ng/mL",
            "system": "http://unitsofmeasure.org",
            "code": "ng/mL",
        },
        "referenceRange": [{"low": {"value": 15, "unit": "ng/mL"}, "high": {"value": 150, "unit": "ng/mL"}}],
    }
