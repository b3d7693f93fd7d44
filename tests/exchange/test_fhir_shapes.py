# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""FHIR as other systems write it: their shapes with made-up values, and HL7's own cases held to their verdicts."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from journal_app.domain.labs import LabResult
from journal_app.domain.treatments import Infusion
from journal_app.exchange import importing
from journal_app.exchange.fhir import documents
from journal_app.exchange.previews.plan import Action, Entry
from journal_app.store.journal import Journal
from tests.exchange.samples import (
    TODAY,
    Json,
    a_bundle,
    a_code,
    a_patient,
    a_quantity,
    an_administration,
    an_observation,
    as_json,
    only_entry,
    planned,
    write,
)

CASES = Path(__file__).parents[2].parent / "shared" / "data" / "fhir" / "fhir-test-cases"
OURS = "two values"
JUDGED = {path.stem: CASES / "expected" / f"R4.{path.stem}-base.json" for path in sorted(CASES.glob("*.json"))}
NUMBERS = ["4.0", "4.00", "4", "4.10", "1E+1", "12.50", "100.000"]


def lab(entry: Entry) -> LabResult:
    assert isinstance(entry.fact, LabResult), entry
    return entry.fact


# Made after the Observations of Epic's, Cerner's and Synthea's sandboxes, GP Connect, ISiK, MII and the IPS.
EPIC: Json = an_observation(
    category=[
        {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "laboratory"}]},
        {"coding": [{"system": "urn:oid:1.2.840.114350.1.13", "code": "Lab", "display": "Lab"}], "text": "Lab"},
    ],
    code={
        "coding": [
            {"system": "urn:oid:1.2.840.114350.1.13.0.1.7.5", "code": "1557738", "display": "FERRITIN"},
            {"system": "http://loinc.org", "code": "2276-4", "display": "Ferritin [Mass/volume] in Serum or Plasma"},
        ],
        "text": "Ferritin",
    },
    referenceRange=[
        {
            "low": a_quantity(10, "ng/mL"),
            "high": a_quantity(120, "ng/mL"),
            "text": "10 - 120 ng/mL",
        }
    ],
)
CERNER: Json = an_observation(
    code={
        "coding": [
            {"system": "https://fhir.cerner.com/made-up/codeSet/72", "code": "2180", "display": "Ferritin Lvl"},
            {"system": "http://loinc.org", "code": "2276-4"},
        ],
        "text": "Ferritin Level",
    },
    issued="2024-03-05T10:00:00.000Z",
    interpretation=[{"coding": [{"code": "N", "display": "Normal"}], "text": "NORMAL"}],
)
GP_CONNECT: Json = an_observation(
    category=[{"coding": [{"system": "http://hl7.org/fhir/observation-category", "code": "laboratory"}]}],
    code={"coding": [{"system": "http://snomed.info/sct", "code": "993381000000106", "display": "Serum ferritin"}]},
    valueQuantity={"value": Decimal("167.4"), "unit": "ug/L"},
    referenceRange=[{"low": {"value": 15}, "high": {"value": 300}, "text": "15 to 300"}],
    comment="fasting sample",
)
MII: Json = an_observation(
    category=[
        {
            "coding": [
                {"system": "http://loinc.org", "code": "26436-6", "display": "Laboratory studies (set)"},
                {"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "laboratory"},
            ]
        }
    ],
    code=a_code("2276-4", "Ferritin im Serum"),
    _effectiveDateTime={"extension": [{"url": "https://example.org/Quelle", "valueCoding": {"code": "399445004"}}]},
    referenceRange=[{"low": {"value": 13}, "high": {"value": 150}, "type": {"coding": [{"code": "normal"}]}}],
)
DSTU2: Json = an_observation(
    category={"coding": [{"code": "laboratory"}]},
    interpretation={"coding": [{"code": "H"}]},
    comments="second tube",
)


@pytest.mark.parametrize(
    ("observation", "low", "high"),
    [(EPIC, 10, 120), (CERNER, None, None), (GP_CONNECT, 15, 300), (MII, 13, 150), (DSTU2, None, None)],
    ids=["Epic", "Cerner", "GP Connect", "MII", "DSTU2"],
)
def test_the_same_result_in_the_shapes_of_other_systems(
    journal: Journal, tmp_path: Path, observation: Json, low: int | None, high: int | None
) -> None:
    result = lab(only_entry(journal, tmp_path, observation))
    assert (result.analyte, result.value, result.collected_on) == ("ferritin", Decimal("167.4"), date(2024, 3, 4))
    assert [result.range_low, result.range_high] == [low, high]


def test_what_older_versions_call_otherwise_is_kept(journal: Journal, tmp_path: Path) -> None:
    result = lab(only_entry(journal, tmp_path, DSTU2))
    assert (result.flag, result.note) == ("H", "second tube")
    given: Json = an_administration(
        "effectivePeriod", effectiveTimeDateTime="2024-03-04", dosage={"quantity": a_quantity(500, "mg")}
    )
    infusion = only_entry(journal, tmp_path, given).fact
    assert isinstance(infusion, Infusion)
    assert (infusion.given_on, infusion.iron_mg) == (date(2024, 3, 4), Decimal(500))


@pytest.mark.parametrize("status", ["unknown", "preliminary", "registered"])
def test_what_is_not_final_is_offered_and_not_added(journal: Journal, tmp_path: Path, status: str) -> None:
    plan = planned(journal, tmp_path, an_observation(status=status))
    (entry,) = plan.entries
    assert (entry.action, entry.reason) == (Action.SKIP, f"Its status is {status}: it is not final.")
    assert [(option.words, option.action) for option in entry.options] == [("Add it all the same.", Action.ADD)]
    importing.run(journal, plan.picked({0: 0}))
    assert [result.value for result in journal.facts.lab_results()] == [Decimal("167.4")]
    (again,) = planned(journal, tmp_path, an_observation(status=status)).entries
    assert (again.reason, again.options) == ("Already here.", ())


def test_what_is_not_final_and_has_no_value_is_passed_over(journal: Journal, tmp_path: Path) -> None:
    entry = only_entry(journal, tmp_path, an_observation("valueQuantity", status="registered"))
    assert (entry.action, entry.options) == (Action.SKIP, ())


def test_a_final_result_of_a_preliminary_or_corrected_report_is_taken(journal: Journal, tmp_path: Path) -> None:
    for status in ("preliminary", "corrected"):
        report = {"resourceType": "DiagnosticReport", "status": status, "contained": [an_observation()]}
        entry = only_entry(journal, tmp_path, report)
        assert entry.action is Action.ADD


@pytest.mark.parametrize("held", [True, False])
@pytest.mark.parametrize("printed", NUMBERS)
def test_a_number_keeps_the_digits_it_has(
    journal: Journal, tmp_path: Path, printed: str, held: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not held:
        monkeypatch.setattr(documents, "HELD_WHOLE", 0)
    text = as_json(a_bundle(an_observation(valueQuantity=a_quantity(12345)))).replace("12345", printed)
    (entry,) = planned(journal, tmp_path, text).entries
    assert str(lab(entry).value) == format(Decimal(printed), "f")


@pytest.mark.parametrize(
    ("observation", "words"),
    [
        (an_observation(valueString="<5"), "more than one value"),
        (an_observation(dataAbsentReason={"text": "unknown"}), "why it has none"),
        (an_observation(valueQuantity=a_quantity("5")), "not a number"),
        (an_observation(valueQuantity=a_quantity(5, comparator="=")), "not a sign"),
        (an_observation("status"), "has no status"),
        (an_observation(status="done"), "not one a result can have"),
        (an_observation("code"), "does not say what was tested"),
        (an_observation(effectiveDateTime="2024-02-30"), "2024-02-30"),
        (an_observation(effectiveDateTime="04.03.2024"), "is not a day"),
    ],
)
def test_what_a_validator_calls_an_error_is_not_taken_in_silently(
    journal: Journal, tmp_path: Path, observation: Json, words: str
) -> None:
    entry = only_entry(journal, tmp_path, observation)
    assert entry.action is Action.REJECT
    assert words in entry.reason


@pytest.mark.parametrize("case", [OURS, *(case for case, verdict in JUDGED.items() if verdict.is_file())])
def test_hl7s_cases_are_held_to_their_verdicts(journal: Journal, tmp_path: Path, case: str) -> None:
    if case == OURS:
        path, verdict = write(tmp_path, an_observation(valueString="<5")), {"issue": [{"severity": "error"}]}
    else:
        path, verdict = CASES / f"{case}.json", json.loads(JUDGED[case].read_text(encoding="utf-8"))
    errors = [issue for issue in verdict.get("issue", ()) if issue["severity"] in {"error", "fatal"}]
    plan = importing.preview(path, journal.facts, today=TODAY)
    taken = [entry for entry in plan.entries if entry.action is Action.ADD]
    assert not (errors and taken)
    assert all(entry.reason for entry in plan.entries)
    # What the validator finds sound is refused, where it is, for what it is and never for how it is written.
    if not errors:
        assert not any("FHIR resource" in entry.reason or "JSON" in entry.reason for entry in plan.entries)


def test_a_summary_for_travel_is_read_by_what_it_refers_to(journal: Journal, tmp_path: Path) -> None:
    """The shape of the International Patient Summary: a document of sections that refer to everything by address."""

    def entry(address: str, resource: Json) -> dict[str, Any]:
        return {"fullUrl": f"urn:uuid:{address}", "resource": resource}

    panel = an_observation(
        "valueQuantity", id="panel", hasMember=[{"reference": "urn:uuid:result"}], code={"text": "x"}
    )
    statement = {
        "resourceType": "MedicationStatement",
        "status": "completed",
        "subject": {"reference": "urn:uuid:person"},
        "medicationReference": {"reference": "urn:uuid:medicine"},
        "effectivePeriod": {"start": "2024-03-04T10:00:00Z", "end": "2024-03-04T10:30:00Z"},
        "dosage": [
            {"route": {"coding": [{"code": "20045000"}]}, "doseAndRate": [{"doseQuantity": a_quantity(1, "g")}]}
        ],
    }
    document: Json = {
        "resourceType": "Bundle",
        "type": "document",
        "entry": [
            entry("document", {"resourceType": "Composition", "subject": {"reference": "urn:uuid:person"}}),
            entry("person", a_patient()),
            entry("medicine", {"resourceType": "Medication", "code": {"text": "Monofer"}}),
            entry("statement", statement),
            entry("panel", panel),
            entry("result", an_observation(performer=[{"reference": "urn:uuid:lab"}])),
            entry("lab", {"resourceType": "Organization", "name": "Town Lab"}),
        ],
    }
    plan = planned(journal, tmp_path, document)
    assert [entry.action for entry in plan.entries] == [Action.ADD, Action.SKIP, Action.ADD]
    infusion, _panel, result = (entry.fact for entry in plan.entries)
    assert isinstance(infusion, Infusion)
    assert infusion.iron_mg == 1000
    assert isinstance(result, LabResult)
    assert result.laboratory == "Town Lab"
    assert plan.person == "Ada Made-Up, born 1980-02-29"
