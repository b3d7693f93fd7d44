# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A message and a document of others, where they lie beside the checkout, against what another converter made of them.

Every laboratory result it found is found here on the same line of the file, with the same value, unit and day where it
is one this journal keeps; each of the others is left out for a reason that is named here.
"""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from journal_app.domain.labs import LabResult
from journal_app.exchange import importing
from journal_app.exchange.previews.plan import Action, Entry
from journal_app.store.journal import Journal
from tests.exchange.samples import TODAY

REAL = Path(__file__).parents[2].parent / "shared" / "data" / "hl7v2_ccda" / "fhir-converter"
# The word that says why a result is not kept, by the status or the code that the other converter gives.
NAMED = {"unknown": "pending", "preliminary": "preliminary", None: "not final"}
NOT_OURS = "is not a blood value this journal keeps"
FILES = {
    "LAB-ORU-1.hl7": "LAB-ORU-1-expected.json",
    "C-CDA_R2-1_CCD.xml.ccda": "C-CDA_R2-1_CCD.xml-expected.json",
}


def found_by_the_other(name: str) -> list[dict[str, Any]]:
    """The laboratory results of the other converter, in the order of the file."""
    bundle = json.loads((REAL / "expected" / FILES[name]).read_text("utf-8"), parse_float=Decimal, parse_int=Decimal)
    resources = [entry["resource"] for entry in bundle["entry"]]
    return [one for one in resources if one["resourceType"] == "Observation" and is_of_a_laboratory(one)]


def is_of_a_laboratory(one: dict[str, Any]) -> bool:
    codes = {coding["code"] for category in one.get("category", []) for coding in category["coding"]}
    return not codes or "laboratory" in codes


def test_every_result_of_the_other_converter_is_found_or_its_absence_named(journal: Journal) -> None:
    for name in (name for name in FILES if (REAL / name).is_file()):
        plan = importing.preview(REAL / name, journal.facts, today=TODAY)
        ours = [entry for entry in plan.entries if "section" not in entry.reason]
        theirs = found_by_the_other(name)
        assert len(ours) == len(theirs) > 0
        for entry, other in zip(ours, theirs, strict=True):
            compare(entry, other)


def compare(entry: Entry, other: dict[str, Any]) -> None:
    if entry.action is Action.ADD:
        assert isinstance(entry.fact, LabResult)
        value = other["valueQuantity"]
        assert (entry.fact.value, entry.fact.unit) == (value["value"], value["unit"])
        assert other["effectiveDateTime"].startswith(entry.fact.collected_on.isoformat())
    elif other.get("status") == "final":
        assert other["code"]["coding"][0]["code"] in entry.reason
        assert NOT_OURS in entry.reason
    else:
        assert NAMED[other.get("status")] in entry.reason


def test_the_haemoglobin_of_the_document_is_kept_with_its_range(journal: Journal) -> None:
    for path in REAL.glob("*.ccda"):
        (fact,) = importing.preview(path, journal.facts, today=TODAY).facts(Action.ADD)
        assert isinstance(fact, LabResult)
        assert (fact.analyte, fact.value, fact.unit, fact.flag) == ("haemoglobin", Decimal("13.2"), "g/dL", "N")
        assert (fact.range_low, fact.range_high) == (Decimal("12.0"), Decimal("15.5"))
