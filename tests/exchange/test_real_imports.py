# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whole files: a made-up one of each shape, and those of other projects where they lie beside the checkout."""

from pathlib import Path

import pytest

from journal_app.exchange import importing
from journal_app.store.journal import Journal
from tests.exchange.samples import TODAY, a_bundle, a_patient, an_administration, an_observation, write

REAL = Path(__file__).parents[2].parent / "shared" / "data"
# What each file holds: lines to add, to skip, to reject.
EXPECTED = {
    "fhir/fhir-bridge/create-observation-lab-CRP.json": (1, 0, 0),
    "fhir/fhir-bridge/create-observation-lab-ferritin.json": (1, 0, 0),
    "fhir/fhir-bridge/create-observation-lab-hemoglobin.json": (1, 0, 0),
    "fhir/fhir-test-cases/obs-fio2.json": (0, 0, 2),
    "fhir/fhir-test-cases/obs-percent.json": (0, 0, 3),
    "fhir/fhir-test-cases/obs-value-min.json": (0, 0, 1),
    "fhir/fhir-test-cases/observation-decimal.json": (0, 0, 7),
    "fhir/fhir-test-cases/observation-example.json": (0, 0, 1),
    "fhir/fhir-test-cases/expected/R4.obs-percent-base.json": (0, 0, 0),
    "fhir/au-fhir/ServiceRequest-order-ironstudies.json": (0, 0, 1),
    "fhir/au-fhir/Bundle-aups-basicsummarywihpath.json": (0, 1, 14),
    "fhir/au-fhir/Bundle-aups-gpvisit-retrieval.json": (0, 0, 30),
    "fhir/loinc2hpo/hemoglobin.fhir": (1, 0, 0),
    "fhir/loinc2hpo/glucoseHigh.fhir": (0, 0, 1),
    "hl7v2_ccda/fhir-converter/LAB-ORU-1.hl7": (0, 9, 1),
    "hl7v2_ccda/fhir-converter/C-CDA_R2-1_CCD.xml.ccda": (1, 15, 4),
    "symptom_apps/daylio/test_data.csv": (32, 0, 0),
}
OURS: dict[str, tuple[object, tuple[int, int, int]]] = {
    "a portal": (
        a_bundle(a_patient(), an_observation(), an_administration(), an_observation(status="cancelled")),
        (2, 1, 0),
    ),
    "an order": ({"resourceType": "ServiceRequest"}, (0, 0, 1)),
    "a diary": (
        "date,weekday,time,mood,activities,note\n30 May 2019,,6:50 pm,rad,,\n30 May,,7:50 pm,rad,,\n",
        (1, 0, 1),
    ),
}


@pytest.mark.parametrize("name", [*OURS, *(name for name in EXPECTED if (REAL / name).is_file())])
def test_a_whole_file_is_read_once(journal: Journal, tmp_path: Path, name: str) -> None:
    path = write(tmp_path, OURS[name][0]) if name in OURS else REAL / name
    plan = importing.preview(path, journal.facts, today=TODAY)
    outcome = importing.run(journal, plan)
    assert (outcome.added, outcome.skipped, outcome.rejected) == (OURS[name][1] if name in OURS else EXPECTED[name])
    assert all(entry.reason for entry in plan.entries if entry.fact is None)
    again = importing.run(journal, importing.preview(path, journal.facts, today=TODAY))
    assert (again.added, again.changed, again.change) == (0, 0, None)
