# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""FHIR MedicationStatements: iron into a vein is an infusion, iron by mouth a treatment over time."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.treatments import Course, Infusion
from journal_app.exchange.previews.plan import Action, Entry
from journal_app.store.journal import Journal
from tests.exchange.samples import Json, a_bundle, a_quantity, an_administration, imported, only_entry, planned

FERINJECT: Json = {"text": "Ferinject 50 mg/mL solution for injection"}
TABLETS: Json = {"text": "Ferrous sulfate 200 mg tablets"}
DAY = date(2024, 3, 4)


def a_statement(*without: str, **more: object) -> Json:
    whole: Json = {
        "resourceType": "MedicationStatement",
        "status": "completed",
        "medicationCodeableConcept": FERINJECT,
        "effectiveDateTime": "2024-03-04",
        "dosage": [{"text": "1000 mg once", "doseAndRate": [{"doseQuantity": a_quantity(1000, "mg")}]}],
    } | more
    return {name: value for name, value in whole.items() if name not in without}


def by_mouth(*without: str, **more: object) -> Json:
    period = {"start": "2024-03-04", "end": "2024-05-06"}
    dosage = [{"text": "1 tablet a day"}]
    base = a_statement(medicationCodeableConcept=TABLETS, effectivePeriod=period, dosage=dosage) | more
    return {name: value for name, value in base.items() if name not in {"effectiveDateTime", *without}}


def infusion_in(entry: Entry) -> Infusion:
    assert isinstance(entry.fact, Infusion), entry
    return entry.fact


def course_in(entry: Entry) -> Course:
    assert isinstance(entry.fact, Course), entry
    return entry.fact


@pytest.mark.parametrize(
    "dosage",
    [
        {"doseAndRate": [{"doseQuantity": a_quantity(1000, "mg")}]},
        {"doseQuantity": a_quantity(1000, "mg")},
        {"quantityQuantity": a_quantity(1, "g")},
    ],
    ids=["R4", "STU3", "DSTU2"],
)
def test_iron_that_was_given_is_an_infusion(journal: Journal, tmp_path: Path, dosage: Json) -> None:
    infusion = infusion_in(only_entry(journal, tmp_path, a_statement(dosage=[dosage])))
    assert (infusion.given_on, infusion.product, infusion.brand) == (DAY, "Ferric carboxymaltose", "Ferinject")
    assert infusion.iron_mg == 1000


def test_a_statement_of_an_administration_in_the_same_file_is_the_same(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, a_bundle(an_administration(), a_statement("dosage"), a_statement()))
    assert [entry.action for entry in plan.entries] == [Action.ADD, Action.ADD, Action.SKIP]


def test_a_dose_that_is_repeated_is_no_amount(journal: Journal, tmp_path: Path) -> None:
    dosage = {"timing": {"repeat": {"frequency": 1, "period": 1}}, "doseQuantity": a_quantity(200, "mg")}
    assert infusion_in(only_entry(journal, tmp_path, a_statement(dosage=[dosage]))).amount is None


@pytest.mark.parametrize(
    ("statement", "action", "words"),
    [
        (a_statement(status="intended"), Action.SKIP, "intended"),
        (a_statement(status="not-taken"), Action.SKIP, "not-taken"),
        (a_statement(status="entered-in-error"), Action.SKIP, "entered-in-error"),
        (a_statement("status"), Action.SKIP, "no status"),
        (a_statement(taken="n"), Action.SKIP, "not taken"),
        (a_statement(wasNotTaken=True), Action.SKIP, "not taken"),
        (a_statement(status="stopped"), Action.SKIP, "stopped before its end"),
        (a_statement("effectiveDateTime"), Action.REJECT, "when it was given"),
        (by_mouth(medicationCodeableConcept=FERINJECT), Action.REJECT, "several days"),
        (by_mouth(medicationCodeableConcept=FERINJECT, effectivePeriod={"start": "2024-03-04"}), Action.REJECT, "days"),
        (by_mouth("effectivePeriod"), Action.REJECT, "when it was taken"),
        (a_statement(medicationCodeableConcept={"text": "Lisinopril"}), Action.REJECT, "Lisinopril is not known"),
        (a_statement(dosage=[{"route": {"text": "Oral"}}]), Action.REJECT, "another way than into a vein"),
        (a_statement(effectiveDateTime="2024"), Action.REJECT, "names no day"),
        (by_mouth(effectivePeriod={"start": "2024-03-04", "end": "2024-01-01"}), Action.REJECT, "before the first"),
    ],
)
def test_what_does_not_say_that_iron_was_given_is_not_taken(
    journal: Journal, tmp_path: Path, statement: Json, action: Action, words: str
) -> None:
    entry = only_entry(journal, tmp_path, statement)
    assert entry.action is action
    assert words in entry.reason


def test_iron_by_mouth_is_a_treatment_over_time(journal: Journal, tmp_path: Path) -> None:
    course = course_in(only_entry(journal, tmp_path, by_mouth(note=[{"text": "with juice"}])))
    assert (course.title, course.dose) == ("Ferrous sulfate 200 mg tablets", "1 tablet a day")
    assert (course.started_on, course.stopped_on) == (DAY, date(2024, 5, 6))
    assert course.note == "with juice"


@pytest.mark.parametrize(
    ("statement", "stopped"),
    [
        (by_mouth(status="active", effectivePeriod={"start": "2024-03-04"}), None),
        (a_statement(status="active", medicationCodeableConcept=TABLETS), None),
        (a_statement(medicationCodeableConcept=TABLETS), DAY),
    ],
)
def test_a_treatment_ends_where_it_says_so(
    journal: Journal, tmp_path: Path, statement: Json, stopped: date | None
) -> None:
    course = course_in(only_entry(journal, tmp_path, statement))
    assert (course.started_on, course.stopped_on) == (DAY, stopped)


def test_the_dose_of_a_treatment_stays_words(journal: Journal, tmp_path: Path) -> None:
    dosage = [{"doseAndRate": [{"doseQuantity": a_quantity(Decimal("65.0"), "mg")}]}]
    assert course_in(only_entry(journal, tmp_path, by_mouth(dosage=dosage))).dose == "65.0 mg"


def test_what_was_stated_comes_in_once(journal: Journal, tmp_path: Path) -> None:
    bundle = a_bundle(by_mouth(), by_mouth(), a_statement())
    outcome = imported(journal, tmp_path, bundle)
    assert (outcome.added, outcome.skipped) == (2, 1)
    assert imported(journal, tmp_path, bundle).added == 0
