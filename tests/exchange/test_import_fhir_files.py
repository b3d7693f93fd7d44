# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date
from pathlib import Path

import pytest

from journal_app.domain.labs import LabResult
from journal_app.errors import FileNotUnderstood
from journal_app.exchange import importing
from journal_app.exchange.previews.plan import Action, ImportPlan
from journal_app.store.journal import Journal
from tests.exchange.samples import (
    TODAY,
    Json,
    a_bundle,
    a_code,
    a_patient,
    a_quantity,
    an_observation,
    as_json,
    planned,
    write,
)

IRON = an_observation(id="iron-1", code=a_code("2498-4", "Iron"), valueQuantity=a_quantity(60, "ug/dL"))


def outcomes(plan: ImportPlan) -> list[tuple[str, str]]:
    return [(entry.action.value, entry.where) for entry in plan.entries]


def results(plan: ImportPlan) -> list[LabResult]:
    return [entry.fact for entry in plan.entries if isinstance(entry.fact, LabResult)]


def test_one_resource_a_line(journal: Journal, tmp_path: Path) -> None:
    text = as_json(an_observation()) + "\r\n\r\n" + as_json(IRON) + "\n{broken\n" + as_json(a_patient()) + "\n"
    plan = planned(journal, tmp_path, text)
    assert outcomes(plan) == [("add", "line 1"), ("add", "line 3"), ("reject", "line 4")]
    assert plan.person == "Ada Made-Up, born 1980-02-29"


def test_a_broken_line_says_what_is_wrong_with_it(journal: Journal, tmp_path: Path) -> None:
    text = as_json(an_observation()) + '\n{"resourceType": "Obs'
    plan = planned(journal, tmp_path, text)
    assert plan.entries[1].action is Action.REJECT
    assert "cut short" in plan.entries[1].reason


def test_lines_that_are_no_resources_are_refused_one_by_one(journal: Journal, tmp_path: Path) -> None:
    text = as_json(an_observation()) + '\n{"a": 1}\n[1]\n"words"\n'
    assert [entry.action for entry in planned(journal, tmp_path, text).entries] == [Action.ADD, *[Action.REJECT] * 3]


def test_a_broken_line_is_named_by_its_place_in_the_file(journal: Journal, tmp_path: Path) -> None:
    text = "\r\n".join((as_json(an_observation()), "", as_json(an_observation(id="2")), '{"resourceType",', ""))
    plan = planned(journal, tmp_path, text)
    assert [entry.where for entry in plan.entries] == ["line 1", "line 3", "line 4"]
    assert "Line 4, character 16" in plan.entries[2].reason


def test_the_answer_of_an_operation_is_what_it_holds(journal: Journal, tmp_path: Path) -> None:
    answer = {
        "resourceType": "Parameters",
        "parameter": [
            {"name": "return", "resource": a_bundle(an_observation())},
            {"name": "count", "valueInteger": 2},
            {"name": "more", "part": [{"name": "one", "resource": an_observation(status="cancelled")}]},
        ],
    }
    plan = planned(journal, tmp_path, answer)
    assert [(entry.where, entry.action) for entry in plan.entries] == [
        ("Parameters.parameter[0].resource.entry[0].resource", Action.ADD),
        ("Parameters.parameter[2].part[0].resource", Action.SKIP),
    ]


def test_one_page_of_several_says_so(journal: Journal, tmp_path: Path) -> None:
    page = a_bundle(an_observation()) | {"link": [{"relation": "self"}, {"relation": "next", "url": "?page=2"}]}
    (remark,) = planned(journal, tmp_path, page).remarks
    assert "one page of several" in remark
    last = page | {"link": [{"relation": "self"}]}
    assert planned(journal, tmp_path, last).remarks == ()


def test_a_file_without_results_repeats_what_the_server_said(journal: Journal, tmp_path: Path) -> None:
    outcome = {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "diagnostics": "Access denied"}]}
    plan = planned(journal, tmp_path, outcome)
    assert plan.remarks == ("It holds no results and no infusions.", "It says: Access denied")


def test_an_array_of_resources(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, [an_observation(), {"no": "resource"}, 5, IRON])
    assert outcomes(plan) == [("add", "[0]"), ("reject", "[1]"), ("reject", "[2]"), ("add", "[3]")]


def test_bundles_within_bundles(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, a_bundle(a_bundle(an_observation())))
    assert outcomes(plan) == [("add", "Bundle.entry[0].resource.entry[0].resource")]


def test_bundles_nested_too_deeply_are_refused_where_they_stand(journal: Journal, tmp_path: Path) -> None:
    nested = a_bundle(an_observation())
    for _level in range(6):
        nested = a_bundle(nested)
    (entry,) = planned(journal, tmp_path, a_bundle(nested)).entries
    assert (entry.action, "too deeply" in entry.reason) == (Action.REJECT, True)


def test_an_entry_without_a_resource_is_refused(journal: Journal, tmp_path: Path) -> None:
    bundle: Json = {"resourceType": "Bundle", "entry": [{"fullUrl": "urn:uuid:1"}, {"resource": {"status": "final"}}]}
    assert outcomes(planned(journal, tmp_path, bundle)) == [
        ("reject", "Bundle.entry[0]"),
        ("reject", "Bundle.entry[1].resource"),
    ]


def test_resources_that_only_explain_others_make_no_lines(journal: Journal, tmp_path: Path) -> None:
    context: list[Json] = [{"resourceType": kind} for kind in ("Organization", "Specimen", "Encounter", "Composition")]
    plan = planned(journal, tmp_path, a_bundle(a_patient(), *context))
    assert list(plan.entries) == []
    assert not plan.changes_anything


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("ServiceRequest", "an order for a test"),
        ("MedicationRequest", "prescription"),
        ("MedicationDispense", "handed out"),
        ("Immunization", "Immunization is not something"),
        ("Condition", "Condition is not something"),
    ],
)
def test_other_resources_are_refused_by_what_they_are(journal: Journal, tmp_path: Path, kind: str, words: str) -> None:
    (entry,) = planned(journal, tmp_path, {"resourceType": kind}).entries
    assert (entry.action, entry.where) == (Action.REJECT, kind)
    assert words in entry.reason


def test_results_contained_in_a_report_take_its_day_and_laboratory(journal: Journal, tmp_path: Path) -> None:
    report: Json = {
        "resourceType": "DiagnosticReport",
        "status": "final",
        "effectiveDateTime": "2024-03-04",
        "performer": [{"display": "Town Lab"}],
        "contained": [an_observation("effectiveDateTime", id="f"), "not an object"],
        "result": [{"reference": "#f"}],
    }
    plan = planned(journal, tmp_path, report)
    assert outcomes(plan) == [("add", "DiagnosticReport.contained[0]")]
    assert [(result.collected_on, result.laboratory) for result in results(plan)] == [(date(2024, 3, 4), "Town Lab")]


@pytest.mark.parametrize(
    "reference", ["Observation/ferritin-1", "http://lab.example/fhir/Observation/ferritin-1/_history/2", "urn:uuid:7"]
)
def test_results_a_report_refers_to_take_its_day(journal: Journal, tmp_path: Path, reference: str) -> None:
    report: Json = {"resourceType": "DiagnosticReport", "issued": "2024-03-05T09:00:00Z"}
    bundle: Json = {
        "resourceType": "Bundle",
        "entry": [
            {"fullUrl": "urn:uuid:7", "resource": an_observation("effectiveDateTime")},
            {"resource": report | {"result": [{"reference": reference}, {"reference": "Observation/elsewhere"}]}},
        ],
    }
    assert results(planned(journal, tmp_path, bundle))[0].collected_on == date(2024, 3, 5)


def test_a_withdrawn_report_withdraws_its_results(journal: Journal, tmp_path: Path) -> None:
    report: Json = {
        "resourceType": "DiagnosticReport",
        "status": "entered-in-error",
        "result": [{"reference": "Observation/ferritin-1"}],
    }
    assert outcomes(planned(journal, tmp_path, a_bundle(report, an_observation()))) == [
        ("skip", "Bundle.entry[1].resource")
    ]


def test_a_report_whose_results_are_not_in_the_file_says_so(journal: Journal, tmp_path: Path) -> None:
    report: Json = {"resourceType": "DiagnosticReport", "result": [{"reference": "Observation/elsewhere"}]}
    (entry,) = planned(journal, tmp_path, report).entries
    assert "holds no results" in entry.reason


def test_the_day_may_stand_with_the_specimen(journal: Journal, tmp_path: Path) -> None:
    specimen: Json = {
        "resourceType": "Specimen",
        "id": "s",
        "collection": {"collectedDateTime": "2024-03-04T07:00:00+01:00"},
    }
    observation = an_observation("effectiveDateTime", specimen={"reference": "#s"}, contained=[specimen])
    assert results(planned(journal, tmp_path, observation))[0].collected_on == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("patient", "person"),
    [
        (a_patient(), "Ada Made-Up, born 1980-02-29"),
        (a_patient(name=[{"text": "Dr Ada M."}]), "Dr Ada M., born 1980-02-29"),
        (
            a_patient(identifier=[{"type": {"text": "NHS"}, "value": "123"}, {"value": "{{patientId}}"}]),
            "Ada Made-Up, born 1980-02-29, NHS 123",
        ),
        (
            a_patient(identifier=[{"type": {"coding": [{"display": "MRN"}]}, "value": "9"}]),
            "Ada Made-Up, born 1980-02-29, MRN 9",
        ),
        (a_patient(name=[{"given": ["Ada"], "family": ["Made", "Up"]}]), "Ada Made Up, born 1980-02-29"),
        ({"resourceType": "Patient"}, ""),
    ],
)
def test_whose_file_it_is_is_said_as_printed(journal: Journal, tmp_path: Path, patient: Json, person: str) -> None:
    assert planned(journal, tmp_path, a_bundle(patient, an_observation())).person == person


@pytest.mark.parametrize(
    ("subject", "person"),
    [
        ({"display": "A. Made-Up"}, "A. Made-Up"),
        ({"identifier": {"value": "123"}}, "123"),
        ({"identifier": {"value": "{{patientId}}"}}, ""),
        ({"reference": "Patient/1"}, ""),
    ],
)
def test_without_a_patient_the_subject_tells(journal: Journal, tmp_path: Path, subject: Json, person: str) -> None:
    assert planned(journal, tmp_path, an_observation(subject=subject)).person == person


@pytest.mark.parametrize("other", [a_patient(born="1999-01-01"), a_patient(family="Other"), a_patient("Bo")])
def test_of_a_file_of_two_people_nothing_is_taken_until_it_is_said_whose(
    journal: Journal, tmp_path: Path, other: Json
) -> None:
    of_ada = an_observation(subject={"reference": "Patient/a"})
    of_other = an_observation(subject={"reference": "Patient/b"}, valueQuantity=a_quantity(5))
    bundle = a_bundle(a_patient(id="a"), other | {"id": "b"}, of_ada, of_other, an_observation(id="nobody's"))
    plan = planned(journal, tmp_path, bundle)
    assert plan.question is not None
    with pytest.raises(importing.Unanswered):
        importing.run(journal, plan)
    ada, someone = plan.people
    assert [entry.whose for entry in plan.entries] == [ada.key, someone.key, ""]
    assert ada.words == "Ada Made-Up, born 1980-02-29"
    assert someone != ada
    chosen = planned(journal, tmp_path, bundle, person=ada.key)
    assert chosen.person == ada.words
    assert [entry.action for entry in chosen.entries] == [Action.ADD, Action.SKIP, Action.SKIP]
    assert someone.words in chosen.entries[1].reason
    assert "does not say whose" in chosen.entries[2].reason
    assert results(planned(journal, tmp_path, bundle, person=someone.key))[0].value == 5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"reference": "Patient/1"}, {"reference": "Patient/2"}),
        ({"reference": "Patient/1", "display": "Ada Made-Up"}, {"reference": "Patient/2", "display": "Bo Made-Up"}),
        ({"display": "Ada Made-Up"}, {"display": "Bo Other"}),
    ],
)
def test_of_a_file_that_only_refers_to_two_people_one_is_chosen(
    journal: Journal, tmp_path: Path, one: Json, other: Json
) -> None:
    bundle = a_bundle(an_observation(subject=one), an_observation(subject=other))
    plan = planned(journal, tmp_path, bundle)
    assert len(plan.people) == 2
    assert plan.question is not None
    chosen = planned(journal, tmp_path, bundle, person=plan.people[1].key)
    assert [entry.action for entry in chosen.entries] == [Action.SKIP, Action.ADD]


@pytest.mark.parametrize(
    "other",
    [
        {"reference": "https://portal.example/Patient/1"},
        {"reference": "Patient/9", "display": "Made-Up, Ada B."},
        {"reference": "Patient/1", "display": "A. M."},
        {},
    ],
)
def test_one_person_may_be_referred_to_in_several_ways(journal: Journal, tmp_path: Path, other: Json) -> None:
    first = an_observation(subject={"reference": "Patient/1", "display": "Ada Made-Up"})
    plan = planned(journal, tmp_path, a_bundle(first, an_observation(id="2", subject=other)))
    assert [entry.action for entry in plan.entries] == [Action.ADD, Action.SKIP]
    assert len(plan.people) == 1


def test_the_same_person_may_be_described_twice(journal: Journal, tmp_path: Path) -> None:
    twice = a_bundle(a_patient(), a_patient("A.", "MADE-UP"), a_patient(family="", born=""), an_observation())
    assert planned(journal, tmp_path, twice).person.startswith("Ada Made-Up")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"a": 1, "b": 2}', "the names a, b"),
        ("[]", "none of it says what it is"),
        ("[1, 2]", "none of it says what it is"),
        ("{}", "no object with names"),
        ('{"resourceType": 5}', "the names resourceType"),
        ('{"resourceType": "Observation"', "cut short"),
        ('{"resourceType": "Obs', "cut short"),
        ('{"resourceType": "Observation",,}', "Line 1, character 32"),
        ('{"resourceType": "Observation", "resourceType": "Patient"}', 'The name "resourceType"'),
        ('{"resourceType": "Observation", "valueInteger": NaN}', "NaN"),
        ('{"resourceType": "Observation", "valueInteger": -Infinity}', "-Infinity"),
        ('{"resourceType": "Observation", "valueInteger": 1e9999999999999999999}', "too large"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
    ],
)
def test_json_that_cannot_be_read_is_refused_whole(journal: Journal, tmp_path: Path, content: str, words: str) -> None:
    with pytest.raises(FileNotUnderstood) as refused:
        planned(journal, tmp_path, content)
    assert words in str(refused.value)
    assert "Nothing was changed" in refused.value.hint


def test_huge_whole_numbers_do_no_harm(journal: Journal, tmp_path: Path) -> None:
    document = as_json(an_observation()).replace("167.4", "9" * 100_000)
    assert planned(journal, tmp_path, document).entries[0].action is Action.REJECT


def test_signs_that_no_text_can_hold_are_left_out(journal: Journal, tmp_path: Path) -> None:
    document = as_json(an_observation(note=[{"text": "NOTE"}])).replace("NOTE", "a\\u0000b\\ud800c")
    plan = planned(journal, tmp_path, document)
    importing.run(journal, plan)
    assert journal.facts.lab_results()[0].note == "abc"


def test_a_document_too_large_to_hold_is_refused(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal_app.exchange.files.sources._WHOLE_LIMIT", 10)
    with pytest.raises(FileNotUnderstood, match="too large"):
        planned(journal, tmp_path, an_observation())


def test_the_name_of_a_file_says_nothing(tmp_path: Path) -> None:
    assert importing.sniff(write(tmp_path, an_observation(), "scores.csv")) == "fhir"


def test_fhir_is_known_with_any_mark_and_blanks_before_it(journal: Journal, tmp_path: Path) -> None:
    text = "\n  " + as_json(an_observation(note=[{"text": "Müde"}]))
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path = write(tmp_path, text.encode(encoding), encoding)
        assert importing.sniff(path) == "fhir"
        plan = importing.preview(path, journal.facts, today=TODAY)
        assert results(plan)[0].note == "Müde"
