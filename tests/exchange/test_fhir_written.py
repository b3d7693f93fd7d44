# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""FHIR as it is written: judged by fhir.resources (R4B), looked at piece by piece, and read back by our own reader."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.catalogues import analytes, products
from journal_app.domain.facts import Fact, Kind
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.questionnaire_files import questionnaires
from journal_app.domain.records import AnswerSet
from journal_app.domain.scores import Day, Mark, Part, TrackerKind
from journal_app.domain.treatments import Infusion, InfusionKind
from journal_app.domain.units import _SCALES
from journal_app.example import make_example
from journal_app.exchange import importing
from journal_app.exchange.chosen import Chosen
from journal_app.exchange.fhir import own
from journal_app.exchange.fhir.bundle import resources_of, write_bundle
from journal_app.exchange.files.json_out import JsonOut, json_of
from journal_app.exchange.files.json_text import parse
from journal_app.exchange.previews.plan import Action
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from tests.builders import a_lab_result, a_score, a_tracker, an_infusion
from tests.exchange.every_kind import BREAKING, DAY, OTHER_DAY, fill, with_text
from tests.exchange.samples import TODAY
from tests.exchange.test_export_tables import RESULTS, SCORES, bare, in_its_unit, keep
from tests.report import hostile

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20).map(str.strip)


def judged(journal: Journal, folder: Path, chosen: Chosen | None = None) -> dict[str, Any]:
    """The Bundle of a journal, once fhir.resources has found nothing wrong with it."""
    path = write_bundle(journal.facts, folder / "a.json", chosen or Chosen(), replace=True).path
    Bundle.model_validate_json(path.read_bytes())
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"), parse_float=str, parse_int=str)
    return document


def resources_in(document: dict[str, Any], kind: str = "") -> list[dict[str, Any]]:
    every = [entry["resource"] for entry in document["entry"]]
    return [resource for resource in every if not kind or resource["resourceType"] == kind]


def keep_all(journal: Journal, facts: Sequence[Fact]) -> None:
    journal.change(Operation.LOAD, lambda edit: edit.add_many(facts))


def codes_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a document that names a system of codes."""
    if isinstance(value, list):
        for member in value:
            yield from codes_in(member)
    elif isinstance(value, dict):
        if "system" in value:
            yield value
        for member in value.values():
            yield from codes_in(member)


def of_code(document: dict[str, Any], code: str) -> dict[str, Any]:
    """The one Observation under a code."""
    (found,) = (
        resource
        for resource in resources_in(document, "Observation")
        if any(coding["code"] == code for coding in resource["code"].get("coding", ()))
    )
    return found


def read_back(path: Path) -> tuple[Journal, importing.ImportOutcome]:
    journal = Journal.create(None)
    verbs.add_tracker(journal, a_tracker("pain"))
    return journal, importing.run(journal, importing.preview(path, journal.facts, today=TODAY))


def test_the_example_is_found_right_and_read_back_whole(tmp_path: Path) -> None:
    make_example(tmp_path / "example.ironjournal", years=1, seed=1, until=date(2024, 11, 20))
    with Journal.open(tmp_path / "example.ironjournal", read_only=True) as journal:
        document = judged(journal, tmp_path)
        assert document["meta"]["tag"][0]["code"] == "HTEST"
        with Journal.create(None) as other:
            plan = importing.preview(tmp_path / "a.json", other.facts, today=TODAY)
            importing.run(other, plan)
            for name in ("lab_results", "infusions", "scores"):
                assert bare(getattr(other.facts, name)()) == bare(getattr(journal.facts, name)())
            assert len(other.facts.scores()) > 500
            again = importing.preview(tmp_path / "a.json", other.facts, today=TODAY)
            assert not again.changes_anything


def test_a_journal_full_of_what_breaks_files_is_found_right(journal: Journal, tmp_path: Path) -> None:
    hostile.fill(journal)
    document = judged(journal, tmp_path)
    assert len(resources_in(document)) > 400


@pytest.mark.parametrize("text", BREAKING, ids=lambda text: repr(text[:12]))
def test_any_text_in_any_field_is_found_right(journal: Journal, tmp_path: Path, text: str) -> None:
    with_text(journal, fill(journal), text)
    document = judged(journal, tmp_path)
    kept = "".join(sign for sign in text if sign >= " " or sign in "\t\r\n").strip()
    assert any(resource.get("note") == [{"text": kept}] for resource in resources_in(document))


def test_each_kind_alone_is_found_right(journal: Journal, tmp_path: Path) -> None:
    kinds = fill(journal)
    for kind, fact in kinds.items():
        owner = {Kind.REACTION: Kind.INFUSION, Kind.ATTACHMENT: Kind.INFUSION, Kind.COURSE_DAY: Kind.COURSE}.get(kind)
        infusions = journal.facts.infusions() if owner is Kind.INFUSION else []
        facts = [*infusions, *([kinds[Kind.COURSE]] if owner is Kind.COURSE else []), fact]
        with Journal.create(None) as other:
            keep_all(other, facts)
            assert len(resources_in(judged(other, tmp_path))) >= 2


def test_every_kind_stands_where_fhir_has_a_place_for_it(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    document = judged(journal, tmp_path)
    counts = [resource["resourceType"] for resource in resources_in(document)]
    assert {kind: counts.count(kind) for kind in dict.fromkeys(counts)} == {
        "Patient": 1,
        "CodeSystem": 1,
        "Questionnaire": 1,
        "QuestionnaireResponse": 1,
        "Observation": 9,  # a total, a result, a reaction, an event, a day of a course, a day's mark and note, 2 scores
        "MedicationAdministration": 2,
        "MedicationStatement": 1,
        "Basic": 4 + len(journal.facts.trackers(archived=True)),  # a visit, a question, a follow-up, days left out
    }
    urls = [entry["fullUrl"] for entry in document["entry"]]
    assert len(set(urls)) == len(urls)
    text = json.dumps(document)
    assert all(part.partition('"')[0] in urls for part in text.split('"reference": "')[1:] if not part.startswith("#"))


def test_a_result_is_as_the_domain_notes_have_it(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    document = judged(journal, tmp_path)
    (result,) = (r for r in resources_in(document, "Observation") if r["id"].startswith("lab-result"))
    coding = result["code"]["coding"][0]
    assert (coding["system"], coding["code"]) == ("http://loinc.org", "2276-4")
    assert coding["display"] == "Ferritin [Mass/volume] in Serum or Plasma"
    quantity = {"value": "42.0", "unit": "ug/L", "system": "http://unitsofmeasure.org", "code": "ug/L"}
    assert result["valueQuantity"] == quantity
    assert result["referenceRange"][0]["low"]["value"] == "15"
    assert result["referenceRange"][0]["text"] == "15-150"
    assert result["interpretation"][0]["coding"][0]["code"] == "L"
    assert result["effectiveDateTime"] == "2024-03-04"
    assert result["_effectiveDateTime"]["extension"][0]["valueTime"] == "08:10:00"
    assert result["contained"][0]["collection"]["fastingStatusCodeableConcept"]["coding"][0]["code"] == "F"
    assert result["performer"] == [{"type": "Organization", "display": "Example Laboratory"}]


def test_an_infusion_of_iron_has_its_class_and_what_was_given(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    iron, other = resources_in(judged(journal, tmp_path), "MedicationAdministration")
    assert iron["medicationCodeableConcept"] == {
        "coding": [{"system": "http://www.whocc.no/atc", "code": "B03AC", "display": "Iron, parenteral preparations"}],
        "text": "ferric carboxymaltose (Ferinject)",
    }
    assert iron["dosage"]["dose"]["value"] == "1000"
    assert iron["dosage"]["dose"]["code"] == "mg"
    assert iron["dosage"]["route"] == {"text": "Intravenous"}
    assert "coding" not in other["medicationCodeableConcept"]


def test_scores_have_codes_of_our_own_and_no_loinc(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    document = judged(journal, tmp_path)
    score = of_code(document, "fatigue-nrs-0-10")
    assert [coding["system"] for coding in score["code"]["coding"]] == [own.SYSTEM]
    assert score["valueQuantity"]["code"] == "{score}"
    (system,) = resources_in(document, "CodeSystem")
    assert {"fatigue-nrs-0-10", "mood-nrs-0-10"} == {concept["code"] for concept in system["concept"]}
    assert "LOINC" in system["copyright"]
    assert "UCUM" in system["copyright"]
    assert "WHO Collaborating Centre for Drug Statistics Methodology" in system["copyright"]


def test_a_day_too_ill_to_log_says_why_it_has_no_value(journal: Journal, tmp_path: Path) -> None:
    for day, mark in ((DAY, Mark.TOO_ILL), (OTHER_DAY, Mark.NOT_TRACKED)):
        verbs.mark_day(journal, day, mark)
    marks = [resource for resource in resources_in(judged(journal, tmp_path)) if "dataAbsentReason" in resource]
    assert [(mark["effectiveDateTime"], mark["dataAbsentReason"]["text"]) for mark in marks] == [
        ("2024-03-04", "too ill to log"),
        ("2024-05-06", "not tracked"),
    ]
    assert all(not any(name.startswith("value") for name in mark) for mark in marks)


def test_what_was_felt_is_part_of_its_infusion_and_says_nothing_of_a_cause(journal: Journal, tmp_path: Path) -> None:
    kinds = fill(journal)
    document = judged(journal, tmp_path)
    felt = of_code(document, own.FELT)
    (holder,) = (entry for entry in document["entry"] if entry["fullUrl"] == felt["partOf"][0]["reference"])
    assert holder["resource"]["id"] == f"infusion-{kinds[Kind.REACTION].infusion}"  # type: ignore[attr-defined]
    assert felt["effectiveDateTime"] == "2024-03-05"
    assert not {"Condition", "AdverseEvent"} & {resource["resourceType"] for resource in resources_in(document)}


@pytest.mark.parametrize("key", [asked.key for asked in questionnaires()])
def test_a_questionnaire_is_in_its_authors_words_with_their_notice(journal: Journal, tmp_path: Path, key: str) -> None:
    asked = next(asked for asked in questionnaires() if asked.key == key)
    items = json.dumps({item.key: item.answers[-1].value for item in asked.items})
    fact = AnswerSet(questionnaire=key, answered_on=DAY, items=items, score=Decimal(3))
    journal.change(Operation.LOAD, lambda edit: edit.add(fact))
    document = judged(journal, tmp_path)
    (sheet,), (answers,) = (resources_in(document, kind) for kind in ("Questionnaire", "QuestionnaireResponse"))
    assert answers["questionnaire"] == sheet["url"]
    assert asked.notice in sheet["copyright"]
    assert [item["linkId"] for item in answers["item"]] == [item["linkId"] for item in sheet["item"]]
    said = [item["answer"][0]["valueCoding"]["display"] for item in answers["item"]]
    assert said == [item.answers[-1].words for item in asked.items]
    assert of_code(document, f"{key}-total")["valueQuantity"]["value"] == "3"


@pytest.mark.parametrize(
    ("items", "score", "codes"),
    [('{"1":2,"2":1}', 3, {"55758-7", "phq-2-total"}), ('{"1":2}', 4, {"phq-2-total"})],
    ids=["answered", "estimated"],
)
def test_loinc_stands_with_the_total_of_a_questionnaire_answered_whole(
    journal: Journal, tmp_path: Path, items: str, score: int, codes: set[str]
) -> None:
    fact = AnswerSet(questionnaire="phq-2", answered_on=DAY, items=items, score=Decimal(score))
    keep_all(journal, [fact])
    total = of_code(judged(journal, tmp_path), "phq-2-total")
    assert {coding["code"] for coding in total["code"]["coding"]} == codes


def test_every_unit_code_is_one_of_the_catalogue(journal: Journal, tmp_path: Path) -> None:
    units = [(key, unit) for key, analyte in analytes().items() for unit in analyte.units]
    results = [
        a_lab_result(key, "5", date(2024, 1, 1), unit=unit, unit_code=unit, range_low=Decimal(1)) for key, unit in units
    ]
    odd = [a_lab_result("ferritin", "5", OTHER_DAY, unit=unit, unit_code=unit) for unit in ("stone", "", "ug / L")]
    given_ = [an_infusion(DAY, product=one.inn, unit=one.unit, kind=one.kind, iron_mg=None) for one in products()]
    journal.change(Operation.LOAD, lambda edit: edit.add_many([*results, *odd, *given_]))
    found = {code["code"] for code in codes_in(judged(journal, tmp_path)) if code["system"] == own.UCUM}
    assert found >= {unit for _key, unit in units}
    assert found <= set(_SCALES)


def test_every_loinc_code_is_one_that_was_checked_with_its_official_name(journal: Journal, tmp_path: Path) -> None:
    units = [(key, unit) for key, analyte in analytes().items() for unit in analyte.units]
    results = [a_lab_result(key, "5", DAY, unit=unit, unit_code=unit) for key, unit in units]
    journal.change(Operation.LOAD, lambda edit: edit.add_many(results))
    known = {row.code: row for analyte in analytes().values() for row in analyte.loinc}
    found = [code for code in codes_in(judged(journal, tmp_path)) if code["system"] == "http://loinc.org"]
    assert len({code["code"] for code in found}) > 15
    assert all(known[code["code"]].checked for code in found)
    assert all(known[code["code"]].long_name == code["display"] for code in found)


def test_ids_and_bytes_stay_the_same(journal: Journal, tmp_path: Path) -> None:
    kinds = fill(journal)
    first = write_bundle(journal.facts, tmp_path / "a.json").path.read_bytes()
    assert write_bundle(journal.facts, tmp_path / "b.json").path.read_bytes() == first
    assert f"score-{kinds[Kind.SCORE].id}".encode() in first


@pytest.mark.parametrize("fact_id", ["a b", "\N{LATIN SMALL LETTER A WITH DIAERESIS}", "x" * 80])
def test_an_id_that_fhir_does_not_take_is_replaced_by_one_it_does(
    journal: Journal, tmp_path: Path, fact_id: str
) -> None:
    keep_all(journal, [Day(id=fact_id, recorded_at=datetime(2024, 3, 4, tzinfo=UTC), day=DAY, note="here")])
    resource = resources_in(judged(journal, tmp_path))[-1]
    assert resource["valueString"] == "here"
    assert resource["id"].startswith("day-note-")


def test_only_the_chosen_days_and_trackers_are_in_it(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    document = judged(journal, tmp_path, Chosen(first=OTHER_DAY, trackers=frozenset({"mood"})))
    days = {resource.get("effectiveDateTime") for resource in resources_in(document)} - {None}
    assert days == {"2024-05-06"}
    (system,) = resources_in(document, "CodeSystem")
    assert [concept["code"] for concept in system["concept"]] == ["mood-nrs-0-10"]


PLAIN_SCORES = st.builds(lambda score, note: replace(score, note=note), SCORES, TEXTS)
PLAIN_RESULTS = st.builds(
    lambda result, note: replace(result, note=note, printed_value=f"{result.comparator}{result.value:f}"),
    RESULTS.map(in_its_unit),
    TEXTS,
)
INFUSIONS = st.builds(
    Infusion,
    given_on=st.dates(date(2000, 1, 1), TODAY),
    given_time=st.none() | st.just(time(23, 59)) | st.just(time(0, 0)),
    product=TEXTS.filter(bool),
    brand=TEXTS,
    kind=st.sampled_from(InfusionKind),
    amount=st.none() | st.decimals(1, 2000, places=2),
    unit=st.sampled_from(["mg", "g", "mL", "L"]),
    place=TEXTS,
    course=TEXTS,
    note=TEXTS,
    observed=st.sampled_from([None, True, False]),
)


def as_kept(infusion: Infusion) -> Infusion:
    """An infusion as every way in has it: no unit without an amount, elemental iron for iron."""
    amount = infusion.amount
    mass = amount * {"mg": 1, "g": 1000}.get(infusion.unit, 0) if amount is not None else Decimal(0)
    is_iron = infusion.kind is InfusionKind.IRON and 0 < mass <= 10_000
    kind = infusion.kind if is_iron or infusion.kind is not InfusionKind.IRON else InfusionKind.OTHER
    unit = infusion.unit if amount is not None else ""
    return replace(infusion, kind=kind, unit=unit, iron_mg=mass if is_iron else None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bundles")


def without_twins(infusions: list[Infusion]) -> list[Infusion]:
    """One infusion a day: two of one day may be one that was recorded twice, which is told and not kept twice."""
    return list({infusion.given_on: infusion for infusion in infusions}.values())


@given(
    scores=st.lists(PLAIN_SCORES, max_size=8),
    results=st.lists(PLAIN_RESULTS, max_size=8),
    infusions=st.lists(INFUSIONS.map(as_kept), max_size=5).map(without_twins),
)
def test_what_is_written_comes_back(
    folder: Path, scores: list[Any], results: list[LabResult], infusions: list[Infusion]
) -> None:
    with Journal.create(None) as journal:
        verbs.add_tracker(journal, a_tracker("pain"))
        keep(journal, *scores)
        keep(journal, *results)
        journal.change(Operation.LOAD, lambda edit: edit.add_many(infusions))
        judged(journal, folder)
        other, outcome = read_back(folder / "a.json")
        with other:
            assert (outcome.rejected, outcome.changed) == (0, 0)
            assert _bare(other.facts.lab_results()) == _bare(journal.facts.lab_results())
            assert _bare(other.facts.infusions()) == _bare(journal.facts.infusions())
            assert _bare(other.facts.scores()) == _bare(journal.facts.scores())


def _bare(facts: list[Any]) -> list[Fact]:
    """Facts as far as FHIR holds them, in one order."""
    return sorted((replace(fact, id="", entered_by="", recorded_at=None, source="") for fact in facts), key=repr)


@pytest.mark.parametrize(
    "result",
    [
        a_lab_result(value="1.250", printed_value="1,250"),
        a_lab_result(value="0.5", printed_value="< 0,50", comparator=Comparator.BELOW),
        a_lab_result("vitamin_d", "20", unit="nmol/L", unit_code="nmol/L", printed_value="20"),
        a_lab_result(value="42.00", unit="ng/ml", unit_code="ng/mL"),
        a_lab_result(fasting=False),
        a_lab_result(range_high=Decimal("150.0"), range_text="up to 150.0"),
        a_lab_result(range_text="see the note overleaf"),
        a_lab_result("tsat", "18", unit="%", unit_code="%"),
    ],
    ids=lambda result: f"{result.analyte} {result.printed_value} {result.range_text}",
)
def test_a_result_comes_back_as_it_was_spelled(journal: Journal, tmp_path: Path, result: LabResult) -> None:
    journal.change(Operation.LOAD, lambda edit: edit.add(replace(result, collected_on=DAY)))
    judged(journal, tmp_path)
    other, outcome = read_back(tmp_path / "a.json")
    with other:
        assert outcome.added == 1
        assert _bare(other.facts.lab_results()) == _bare(journal.facts.lab_results())


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (TrackerKind.YES_NO, "1"),
        (TrackerKind.YES_NO, "0"),
        (TrackerKind.DURATION, "7.50"),
        (TrackerKind.COUNT, "1250"),
        (TrackerKind.NUMBER, "-1.250"),
        (TrackerKind.SCALE, "7"),
    ],
)
@pytest.mark.parametrize("key", ["mine", "my own-nrs-0-10", "ä/b", "-yes-no"])
def test_a_score_of_any_tracker_comes_back(
    journal: Journal, tmp_path: Path, key: str, kind: TrackerKind, value: str
) -> None:
    high = {TrackerKind.SCALE: Decimal(10), TrackerKind.DURATION: Decimal(24)}.get(kind)
    tracker = a_tracker(key, kind=kind, low=None if high is None else Decimal(0), high=high)
    verbs.add_tracker(journal, tracker)
    journal.change(Operation.LOAD, lambda edit: edit.add(a_score(key, value, DAY, part=Part.NIGHT)))
    judged(journal, tmp_path)
    with Journal.create(None) as other:
        verbs.add_tracker(other, tracker)
        importing.run(other, importing.preview(tmp_path / "a.json", other.facts, today=TODAY))
        assert [str(score.value) for score in other.facts.scores()] == [value]
        assert other.facts.scores()[0].part is Part.NIGHT


def test_a_score_of_an_unknown_tracker_or_without_a_day_is_refused_with_its_place(tmp_path: Path) -> None:
    def observation(code: str, **more: JsonOut) -> dict[str, JsonOut]:
        coding = [{"system": own.SYSTEM, "code": code}]
        base: dict[str, JsonOut] = {"resourceType": "Observation", "status": "final", "code": {"coding": coding}}
        return base | {"valueQuantity": {"value": Decimal(3)}, "effectiveDateTime": "2024-03-04"} | more

    records = [
        observation("mystery-nrs-0-10"),
        observation("fatigue-nrs-0-10", effectiveDateTime=""),
        observation("fatigue-nrs-0-10", status="entered-in-error"),
        observation("fatigue-nrs-0-10", valueQuantity={"value": Decimal(11)}),
        observation("fatigue-nrs-0-10", valueQuantity={}),
    ]
    entries: list[JsonOut] = [{"resource": record} for record in records]
    (tmp_path / "a.json").write_text(json_of({"resourceType": "Bundle", "type": "collection", "entry": entries}))
    with Journal.create(None) as journal:
        plan = importing.preview(tmp_path / "a.json", journal.facts, today=TODAY)
    assert plan.counts()[Action.REJECT] == 5
    assert [entry.where for entry in plan.entries] == [f"Bundle.entry[{place}].resource" for place in range(5)]


def test_a_score_given_twice_is_told_by_its_places_in_the_file(journal: Journal, tmp_path: Path) -> None:
    keep_all(journal, [a_score("fatigue", "7", DAY)])
    document = json.loads(write_bundle(journal.facts, tmp_path / "a.json").path.read_text())
    (score,) = (entry for entry in document["entry"] if "fatigue-nrs-0-10" in json.dumps(entry["resource"].get("code")))
    other = json.loads(json.dumps(score))
    other["resource"]["valueQuantity"]["value"] = 8
    document["entry"] = [score, score, other]
    (tmp_path / "b.json").write_text(json.dumps(document))
    with Journal.create(None) as empty:
        entries = list(importing.preview(tmp_path / "b.json", empty.facts, today=TODAY).entries)
    assert [(entry.action, entry.where) for entry in entries] == [
        (Action.ADD, "Bundle.entry[0].resource"),
        (Action.SKIP, "Bundle.entry[1].resource"),
        (Action.REJECT, "Bundle.entry[2].resource"),
    ]
    assert all("Bundle.entry[0].resource" in entry.reason for entry in entries[1:])


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.decimals(allow_nan=False, allow_infinity=False, places=4)
        | st.text(st.characters(exclude_categories=["Cs"])),
        lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(), parts, max_size=4),
        max_leaves=12,
    )
)
def test_json_is_written_with_every_digit(value: JsonOut) -> None:
    assert parse(json_of({"it": value}), "").child("it").value == _as_read(value)
    assert json_of(Decimal("42.0")) == "42.0"
    assert json_of(Decimal("1E+3")) == "1000"


def _as_read(value: Any) -> Any:
    if isinstance(value, list):
        return [_as_read(member) for member in value]
    if isinstance(value, dict):
        return {name: _as_read(member) for name, member in value.items()}
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def test_resources_are_made_one_at_a_time(journal: Journal) -> None:
    fill(journal)
    resources = resources_of(journal.facts)
    assert next(resources)["resourceType"] == "Patient"
    verbs.log_score(journal, a_score("mood", "9", date(2024, 6, 1)))
    assert sum(resource["resourceType"] == "Observation" for resource in resources) == 10
