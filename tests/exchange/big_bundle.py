# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A Bundle of any size, of the shape hospitals give out: made-up results and the reports that name them."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from tests.exchange.samples import LOINC, Json, a_patient, a_quantity, as_json

_PERSON = "Patient/00000000-0000-0000-0000-000000000000"
_TESTED = (("2276-4", "Ferritin", "ng/mL"), ("718-7", "Hemoglobin", "g/dL"), ("2498-4", "Iron", "ug/dL"))
_A_DAY = 12


def write_big_bundle(path: Path, size: int, *, one_a_line: bool = False) -> int:
    """Write a Bundle, or one resource a line, of at least ``size`` bytes; gives the number of results in it."""
    written = results = 0
    with path.open("w", encoding="utf-8") as file:
        file.write("" if one_a_line else '{"resourceType": "Bundle", "type": "collection", "entry": [\n')
        for place, resource in enumerate(_resources()):
            if written > size:
                break
            text = as_json(resource if one_a_line else {"fullUrl": _address(resource), "resource": resource})
            file.write(text if not place else f"\n{text}" if one_a_line else f",\n{text}")
            written += len(text) + 2
            results += resource["resourceType"] == "Observation"
        file.write("\n" if one_a_line else "\n]}\n")
    return results


def _resources() -> Iterator[Json]:
    yield a_patient(id="00000000-0000-0000-0000-000000000000")
    number = 0
    while True:
        day = date(1950, 1, 1) + timedelta(days=number // _A_DAY)
        panel = [_observation(place, day) for place in range(number, number + _A_DAY)]
        yield from panel
        number += _A_DAY
        yield {
            "resourceType": "DiagnosticReport",
            "id": f"33333333-0000-0000-0000-{number:012d}",
            "status": "final",
            "subject": {"reference": _PERSON},
            "effectiveDateTime": day.isoformat(),
            "performer": [{"display": "Town Lab"}],
            "result": [{"reference": f"Observation/{one['id']}"} for one in panel],
        }


def _observation(number: int, day: date) -> Json:
    code, name, unit = _TESTED[number % len(_TESTED)]
    return {
        "resourceType": "Observation",
        "id": f"11111111-0000-0000-0000-{number:012d}",
        "meta": {"profile": ["http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-lab"]},
        "status": "final",
        "category": [{"coding": [{"code": "laboratory", "display": "Laboratory"}], "text": "Laboratory"}],
        "code": {"coding": [{"system": LOINC, "code": code, "display": name}], "text": name},
        "subject": {"reference": _PERSON},
        "encounter": {"reference": f"urn:uuid:22222222-0000-0000-0000-{number // _A_DAY:012d}"},
        "effectiveDateTime": f"{day}T{8 + number % _A_DAY:02d}:{number % 60:02d}:00+01:00",
        "issued": f"{day}T22:00:00.123+01:00",
        "valueQuantity": a_quantity(Decimal(100 + number % 90) / 10, unit),
        "referenceRange": [{"low": a_quantity(5, unit), "high": a_quantity(150, unit)}],
    }


def _address(resource: Json) -> str:
    return f"urn:uuid:{resource['id']}"
