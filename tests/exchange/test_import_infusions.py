# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.treatments import Infusion, InfusionKind
from journal_app.exchange.previews.plan import Action
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.builders import an_infusion
from tests.exchange.samples import (
    Json,
    a_bundle,
    a_quantity,
    an_administration,
    imported,
    only_entry,
    planned,
)

ATC = "http://www.whocc.no/atc"


def read(journal: Journal, folder: Path, administration: Json) -> Infusion:
    entry = only_entry(journal, folder, administration)
    assert entry.action is Action.ADD, entry.reason
    assert isinstance(entry.fact, Infusion)
    return entry.fact


def refused(journal: Journal, folder: Path, administration: Json) -> str:
    entry = only_entry(journal, folder, administration)
    assert entry.action is Action.REJECT
    return entry.reason


def medicine(text: str = "", code: str = "", display: str = "") -> Json:
    coding = {"system": ATC, "code": code} | ({"display": display} if display else {})
    return {"text": text, "coding": [coding] if code else []}


def test_an_infusion_of_iron_is_kept(journal: Journal, tmp_path: Path) -> None:
    administration = an_administration(note=[{"text": "patient-entered"}])
    assert read(journal, tmp_path, administration) == Infusion(
        given_on=date(2024, 3, 4),
        given_time=time(10, 0),
        product="Ferric carboxymaltose",
        brand="Ferinject",
        kind=InfusionKind.IRON,
        amount=Decimal(1000),
        unit="mg",
        iron_mg=Decimal(1000),
        note="patient-entered",
    )


@pytest.mark.parametrize(
    ("concept", "product", "brand"),
    [
        (medicine("Venofer"), "Iron sucrose", "Venofer"),
        (medicine("iron sucrose", "B03AC02"), "Iron sucrose", ""),
        (medicine("Some new iron", "B03AC"), "Some new iron", ""),
        (medicine("", "B03AC", "Iron, parenteral preparations"), "Iron, parenteral preparations", ""),
    ],
)
def test_iron_is_known_by_its_class_or_its_name(
    journal: Journal, tmp_path: Path, concept: Json, product: str, brand: str
) -> None:
    infusion = read(journal, tmp_path, an_administration(medicationCodeableConcept=concept))
    assert (infusion.product, infusion.brand, infusion.kind) == (product, brand, InfusionKind.IRON)


@pytest.mark.parametrize(
    "concept",
    [medicine("Ocrelizumab"), medicine("Paracetamol", "N02BE01"), medicine("Ferrous sulfate", "B03AA07"), medicine()],
)
def test_anything_else_is_refused_by_name(journal: Journal, tmp_path: Path, concept: Json) -> None:
    reason = refused(journal, tmp_path, an_administration(medicationCodeableConcept=concept))
    assert "not known here as iron given into a vein" in reason
    assert concept["text"] in reason


@pytest.mark.parametrize("concept", [medicine("Ferinject", "N02BE01"), medicine("Ocrelizumab", "B03AC")])
def test_a_class_against_the_name_names_both(journal: Journal, tmp_path: Path, concept: Json) -> None:
    entry = only_entry(journal, tmp_path, an_administration(medicationCodeableConcept=concept))
    assert entry.action is Action.REJECT
    assert len(entry.readings) == 2


def test_the_medicine_may_stand_elsewhere(journal: Journal, tmp_path: Path) -> None:
    ferinject: Json = {"resourceType": "Medication", "id": "m", "code": {"text": "Ferinject"}}
    shapes: list[Json] = [
        an_administration("medicationCodeableConcept", medicationReference={"reference": "#m"}, contained=[ferinject]),
        a_bundle(
            ferinject, an_administration("medicationCodeableConcept", medicationReference={"reference": "Medication/m"})
        ),
        an_administration("medicationCodeableConcept", medicationReference={"display": "Ferinject"}),
        an_administration("medicationCodeableConcept", medication={"concept": {"text": "Ferinject"}}),
        an_administration("medicationCodeableConcept", medication={"reference": {"display": "Ferinject"}}),
    ]
    for shape in shapes:
        assert read(journal, tmp_path, shape).product == "Ferric carboxymaltose"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("entered-in-error", "entered-in-error"),
        ("not-done", "not-done"),
        ("in-progress", "in-progress"),
        ("stopped", "by hand"),
        ("", "does not say that it was given"),
    ],
)
def test_what_was_not_given_is_passed_over(journal: Journal, tmp_path: Path, status: str, words: str) -> None:
    entry = only_entry(journal, tmp_path, an_administration(status=status))
    assert entry.action is Action.SKIP
    assert words in entry.reason


def test_stu3_marks_what_was_not_given(journal: Journal, tmp_path: Path) -> None:
    assert only_entry(journal, tmp_path, an_administration(notGiven=True)).action is Action.SKIP


@pytest.mark.parametrize(
    ("dose", "amount", "unit", "iron"),
    [
        (a_quantity(1, "g"), "1", "g", "1000"),
        (a_quantity(500, "mg"), "500", "mg", "500"),
        ({"value": 500, "unit": "mg iron"}, "500", "mg", "500"),
        (a_quantity(Decimal("1.250"), "g"), "1.250", "g", "1250"),
    ],
)
def test_amounts_are_kept_as_given(
    journal: Journal, tmp_path: Path, dose: Json, amount: str, unit: str, iron: str
) -> None:
    infusion = read(journal, tmp_path, an_administration(dosage={"dose": dose}))
    assert (infusion.amount, infusion.unit, infusion.iron_mg) == (Decimal(amount), unit, Decimal(iron))


def test_an_amount_that_is_not_said_stays_unsaid(journal: Journal, tmp_path: Path) -> None:
    assert read(journal, tmp_path, an_administration("dosage")).amount is None


@pytest.mark.parametrize("dose", [a_quantity(20, "mL"), {"value": 1000}, a_quantity(Decimal("1e99"), "mg")])
def test_an_amount_that_says_no_iron_is_refused(journal: Journal, tmp_path: Path, dose: Json) -> None:
    assert "mount" in refused(journal, tmp_path, an_administration(dosage={"dose": dose}))


@pytest.mark.parametrize(
    ("name", "product", "brand"),
    [
        ("Ferinject 1000mg/20ml solution for injection vials", "Ferric carboxymaltose", "Ferinject"),
        ("ferric carboxymaltose 50 MG/ML Injectable Solution", "Ferric carboxymaltose", ""),
        ("Product containing ferric carboxymaltose (medicinal product)", "Ferric carboxymaltose", ""),
        ("iron (as ferric derisomaltose) 500 mg/5 mL injection", "Ferric derisomaltose", ""),
        ("FERAHEME 510 mg/17 mL IV", "Ferumoxytol", "Feraheme"),
    ],
)
def test_a_listed_iron_is_found_within_a_longer_name(
    journal: Journal, tmp_path: Path, name: str, product: str, brand: str
) -> None:
    infusion = read(journal, tmp_path, an_administration(medicationCodeableConcept=medicine(name)))
    assert (infusion.product, infusion.brand) == (product, brand)


@pytest.mark.parametrize("name", ["Venofer or Monofer", "Iron sucrose tablet 100 mg", "Maltofer", "Ferinjectable"])
def test_a_name_that_does_not_settle_the_iron_is_refused(journal: Journal, tmp_path: Path, name: str) -> None:
    assert name in refused(journal, tmp_path, an_administration(medicationCodeableConcept=medicine(name)))


@pytest.mark.parametrize(
    ("dose", "named"),
    [
        ({"value": 1000, "unit": "mg", "code": "g"}, ("1000 mg", "1000 g")),
        ({"value": 20, "unit": "mg", "code": "mL"}, ("20 mg", "20 mL")),
        ({"value": "1000", "unit": "mg"}, ("not a number",)),
        ({"value": 1000, "unit": "mg", "comparator": "<"}, ("<1000 mg",)),
        ({"value": 50, "unit": "mg iron/mL"}, ("50 mg iron/mL",)),
        ({"value": 1000, "unit": "g"}, ("implausible",)),
    ],
)
def test_an_amount_is_never_guessed(journal: Journal, tmp_path: Path, dose: Json, named: tuple[str, ...]) -> None:
    reason = refused(journal, tmp_path, an_administration(dosage={"dose": dose}))
    assert all(words in reason for words in named)


@pytest.mark.parametrize(
    "route",
    [
        {"text": "Oral"},
        {"coding": [{"system": "http://snomed.info/sct", "code": "26643006"}]},
        {"coding": [{"code": "IM", "display": "Intramuscular injection"}]},
    ],
)
def test_iron_that_went_elsewhere_is_no_infusion(journal: Journal, tmp_path: Path, route: Json) -> None:
    dosage = {"route": route, "dose": a_quantity(100, "mg")}
    assert "another way" in refused(journal, tmp_path, an_administration(dosage=dosage))


def test_the_words_of_a_dose_are_kept_with_it(journal: Journal, tmp_path: Path) -> None:
    dosage = {"text": "1000 mg over 15 min", "route": {"text": "Intravenous route"}}
    infusion = read(journal, tmp_path, an_administration(dosage=dosage))
    assert (infusion.amount, infusion.note) == (None, "1000 mg over 15 min")


def test_an_amount_of_nothing_is_refused(journal: Journal, tmp_path: Path) -> None:
    assert "cannot have been given" in refused(
        journal, tmp_path, an_administration(dosage={"dose": a_quantity(0, "mg")})
    )


def test_days_are_read_in_every_version(journal: Journal, tmp_path: Path) -> None:
    for name in ("effectiveDateTime", "occurenceDateTime", "occurrenceDateTime"):
        administration = an_administration("effectivePeriod", **{name: "2024-03-04"})
        assert read(journal, tmp_path, administration).given_on == date(2024, 3, 4)
    assert "when" in refused(journal, tmp_path, an_administration("effectivePeriod"))


def test_a_day_to_come_is_refused(journal: Journal, tmp_path: Path) -> None:
    reason = refused(journal, tmp_path, an_administration("effectivePeriod", effectiveDateTime="2027-01-01"))
    assert "has not come yet" in reason


def test_an_infusion_that_was_typed_is_recognised(journal: Journal, tmp_path: Path) -> None:
    verbs.add_infusion(journal, an_infusion(date(2024, 3, 4)))
    assert only_entry(journal, tmp_path, an_administration()).reason == "Already here."


def test_an_infusion_is_not_added_twice(journal: Journal, tmp_path: Path) -> None:
    twice = a_bundle(an_administration(), an_administration())
    assert [entry.action for entry in planned(journal, tmp_path, twice).entries] == [Action.ADD, Action.SKIP]
    assert imported(journal, tmp_path, twice).added == 1
    assert imported(journal, tmp_path, twice).skipped == 2
