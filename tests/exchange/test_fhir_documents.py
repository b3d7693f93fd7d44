# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""FHIR in large files and in zips: read as the same records in one small file are, and never held whole."""

import tracemalloc
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.labs import LabResult
from journal_app.errors import FileNotUnderstood
from journal_app.exchange import importing
from journal_app.exchange.fhir import documents
from journal_app.exchange.files import json_stream
from journal_app.exchange.files.json_out import json_of
from journal_app.exchange.files.json_stream import pieces
from journal_app.exchange.files.json_text import parse
from journal_app.exchange.files.sources import open_source
from journal_app.exchange.previews.plan import Action, ImportPlan
from journal_app.exchange.reading import Stopped, say_nothing
from journal_app.store.journal import Journal
from tests.exchange.big_bundle import write_big_bundle
from tests.exchange.samples import (
    TODAY,
    Json,
    a_bundle,
    a_patient,
    a_quantity,
    an_administration,
    an_observation,
    as_json,
    planned,
    write,
)

SECOND = an_observation(id="2", effectiveDateTime="2024-05-06", valueQuantity=a_quantity(Decimal("1.00")))
REPORT: Json = {
    "resourceType": "DiagnosticReport",
    "status": "final",
    "performer": [{"display": "Town Lab"}],
    "result": [{"reference": "Observation/ferritin-1"}],
}
SHAPES: dict[str, object] = {
    "bundle": a_bundle(REPORT, a_patient(), an_observation(), {"resourceType": "Immunization"}, SECOND),
    "array": [an_observation(), {"no": "resource"}, None, a_patient(), SECOND],
    "lines": "\n".join(as_json(one) for one in (an_observation(), REPORT, a_patient(), SECOND)) + '\n{"broken\n',
    "kind last": '{"entry": [{"resource": ' + as_json(an_observation()) + '}], "resourceType": "Bundle"}',
    "page": a_bundle(an_observation()) | {"link": [{"relation": "next", "url": "?page=2"}]},
    "hole": '{"resourceType": "Bundle", "entry": [null, {"fullUrl": "urn:1"}, 5, []]}',
}


def a_zip(folder: Path, members: dict[str, object], name: str = "export.zip") -> Path:
    with zipfile.ZipFile(folder / name, "w") as archive:
        for member, content in members.items():
            if isinstance(content, bytes | str):
                archive.writestr(member, content)
            else:
                archive.writestr(member, as_json(content))
    return folder / name


def shown(plan: ImportPlan) -> object:
    entries = [(entry.action, entry.where, entry.reason, repr(entry.fact)) for entry in plan.entries]
    return entries, plan.person, plan.people, plan.remarks


@pytest.fixture
def in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is small enough to be held."""
    monkeypatch.setattr(documents, "HELD_WHOLE", 0)
    monkeypatch.setattr("journal_app.exchange.fhir.shelf.HELD_WHOLE", 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_large_file_is_read_as_a_small_one_is(
    journal: Journal, tmp_path: Path, shape: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = SHAPES[shape] if isinstance(SHAPES[shape], str) else as_json(SHAPES[shape])
    path = write(tmp_path, str(content).encode(encoding))
    small = importing.preview(path, journal.facts, today=TODAY)
    monkeypatch.setattr(documents, "HELD_WHOLE", 0)
    monkeypatch.setattr("journal_app.exchange.fhir.shelf.HELD_WHOLE", 0)
    large = importing.preview(path, journal.facts, today=TODAY)
    assert shown(large) == shown(small)
    assert len(small.entries) > 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"a": 1, "b": [2]}', "the names a, b"),
        ("[1, 2]", "none of it says what it is"),
        ('{"resourceType": "Bundle", "entry": [', "cut short"),
        ('{"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Obs', "cut short"),
        ('{"resourceType": "Bundle", "entry": [,]}', "something else was expected"),
        ('{"resourceType": "Bundle"} {"resourceType": "Bundle"}', "something else was expected"),
        ('{"resourceType": "Bundle", "resourceType": "Bundle"}', 'The name "resourceType"'),
        ('{"resourceType": "Bundle", "entry": [{"a": 1, "a": 2}]}', 'The name "a"'),
        ('{"resourceType": "Bundle", "entry": [NaN]}', "something else was expected"),
        ('{"resourceType": "Bundle", "entry": [1e9999999999999999999]}', "too large"),
        ('{"resourceType": "Bundle", "entry": [' + "9" * 100_000 + "]}", "too large"),
        ('{"resourceType": "Bundle", "entry": ' + "[" * 100_000, "nested too deeply"),
        ('{"resourceType": "Bundle", "entry": [' + '{"a":' * 100_000, "nested too deeply"),
        ('{"resourceType": "Observation", "component": [1, 2]}', "too large"),
    ],
)
@pytest.mark.usefixtures("in_pieces")
def test_a_large_file_that_cannot_be_read_is_refused_whole(
    journal: Journal, tmp_path: Path, content: str, words: str
) -> None:
    with pytest.raises(FileNotUnderstood) as refused:
        planned(journal, tmp_path, content)
    assert words in str(refused.value)
    assert "Nothing was changed" in refused.value.hint


@pytest.mark.usefixtures("in_pieces")
def test_one_record_that_fills_the_memory_is_refused(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "_LARGEST", 200_000)
    monkeypatch.setattr(documents, "_LONGEST_LINE", 200_000)
    fits = a_bundle(*(an_observation(id=str(number), note=[{"text": "x" * 40_000}]) for number in range(10)))
    assert len(planned(journal, tmp_path, fits).entries) == 10
    with pytest.raises(FileNotUnderstood, match="too large"):
        planned(journal, tmp_path, a_bundle(an_observation(note=[{"text": "x" * 400_000}])))
    line = as_json(an_observation())
    with pytest.raises(FileNotUnderstood, match="too large"):
        planned(journal, tmp_path, f"{line}\n{as_json(an_observation(note=[{'text': 'x' * 400_000}]))}\n")


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(10**40), 10**40).map(Decimal)
        | st.decimals(allow_nan=False, allow_infinity=False)
        | st.text(st.characters(exclude_categories=["Cs"])),
        lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(), parts, max_size=4),
        max_leaves=12,
    )
)
def test_pieces_are_what_the_whole_document_holds(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:
    text = json_of({"list": [value, value], "one": value})
    path = write(tmp_path_factory.getbasetemp(), text, "pieces")
    found = list(pieces(open_source(path), say_nothing))
    whole = parse(text, "")
    assert [piece.value for piece in found if piece.name == "list"] == whole.child("list").value
    if not isinstance(value, list):
        assert repr(found[-1].value) == repr(whole.child("one").value)


@pytest.mark.usefixtures("in_pieces")
def test_the_memory_does_not_grow_with_the_file(journal: Journal, tmp_path: Path) -> None:
    cancelled = [an_observation(id=str(number), status="cancelled", comment="x" * 3000) for number in range(200)]

    def needed(times: int) -> int:
        path = write(tmp_path, as_json(a_bundle(*cancelled * times)).replace('{"resource"', '\n{"resource"'))
        tracemalloc.start()
        importing.preview(path, journal.facts, today=TODAY)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    needed(1)
    few, many = needed(1), needed(8)
    assert many - few < 2_000_000  # 4.8 MB more of file


@pytest.mark.usefixtures("in_pieces")
def test_a_long_reading_is_told_and_can_be_stopped(journal: Journal, tmp_path: Path) -> None:
    path = write(tmp_path, a_bundle(*(an_observation(id=str(number)) for number in range(500))))
    told: list[tuple[int, int]] = []
    importing.preview(path, journal.facts, today=TODAY, tell=lambda done, whole: told.append((done, whole)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] == 2 * path.stat().st_size

    def stop(done: int, whole: int) -> None:
        if done > whole // 4:
            raise Stopped("stopped")

    with pytest.raises(Stopped):
        importing.preview(path, journal.facts, today=TODAY, tell=stop)


def test_the_members_of_a_zip_are_one_file(journal: Journal, tmp_path: Path) -> None:
    path = a_zip(
        tmp_path,
        {
            "export/Patient.ndjson": as_json(a_patient(id="1")) + "\n",
            "export/Observation.000.ndjson": as_json(an_observation(subject={"reference": "Patient/1"})) + "\n",
            "export/Observation.001.ndjson": as_json(SECOND) + "\n" + as_json(an_observation()) + "\n",
            "export/DiagnosticReport.ndjson": as_json(REPORT),
            "bundle.json": a_bundle(an_administration()),
            "__MACOSX/._bundle.json": b"\x00\x05",
            "read me.txt": "not a record",
            "letter.pdf": b"%PDF-1.7",
        },
    )
    assert importing.sniff(path) == "fhir"
    plan = importing.preview(path, journal.facts, today=TODAY)
    assert [(entry.action, entry.where) for entry in plan.entries] == [
        (Action.ADD, "export/Observation.000.ndjson: Observation"),
        (Action.ADD, "export/Observation.001.ndjson: line 1"),
        (Action.SKIP, "export/Observation.001.ndjson: line 2"),
        (Action.ADD, "bundle.json: Bundle.entry[0].resource"),
    ]
    assert plan.person == "Ada Made-Up, born 1980-02-29"
    (remark,) = plan.remarks
    assert "2 files in the zip are not FHIR" in remark
    assert "read me.txt, letter.pdf" in remark
    importing.run(journal, plan)
    assert {result.laboratory for result in journal.facts.lab_results()} == {"Town Lab", ""}
    assert not importing.preview(path, journal.facts, today=TODAY).changes_anything


def test_a_broken_member_is_refused_and_the_others_are_read(journal: Journal, tmp_path: Path) -> None:
    members: dict[str, object] = {
        "a.json": an_observation(),
        "b.json": '{"resourceType": "Bundle", "entry": [',
        "c.json": '{"a": 1}',
    }
    plan = importing.preview(a_zip(tmp_path, members), journal.facts, today=TODAY)
    assert [(entry.action, entry.where) for entry in plan.entries] == [
        (Action.ADD, "a.json: Observation"),
        (Action.REJECT, "b.json"),
        (Action.REJECT, "c.json"),
    ]
    assert "cut short" in plan.entries[1].reason
    assert "not FHIR" in plan.entries[2].reason


@pytest.mark.usefixtures("in_pieces")
def test_of_a_large_member_cut_short_nothing_is_taken(journal: Journal, tmp_path: Path) -> None:
    whole = as_json(a_bundle(an_observation(), SECOND))
    plan = importing.preview(a_zip(tmp_path, {"a.json": SECOND, "b.json": whole[:-9]}), journal.facts, today=TODAY)
    assert [entry.where for entry in plan.entries] == ["a.json", "b.json"]


def test_two_peoples_records_in_one_zip_are_told_apart(journal: Journal, tmp_path: Path) -> None:
    members: dict[str, object] = {
        f"{name}.json": a_bundle(
            a_patient(name, id=name) | {"id": name}, an_observation(subject={"reference": f"Patient/{name}"})
        )
        for name in ("Ada", "Bo")
    }
    path = a_zip(tmp_path, members)
    plan = importing.preview(path, journal.facts, today=TODAY)
    assert [person.name for person in plan.people] == ["Ada Made-Up", "Bo Made-Up"]
    assert [entry.action for entry in plan.entries] == [Action.ADD, Action.ADD]
    assert plan.question is not None


@pytest.mark.parametrize("members", [{"a.txt": "no record"}, {"a.json": '{"a": 1}'}, {"a.csv": "{"}, {}])
def test_a_zip_without_fhir_is_none(tmp_path: Path, members: dict[str, object]) -> None:
    with pytest.raises(FileNotUnderstood):
        importing.sniff(a_zip(tmp_path, members))


@pytest.mark.usefixtures("in_pieces")
def test_a_large_bundle_and_its_lines_hold_the_same(journal: Journal, tmp_path: Path) -> None:
    facts = []
    for one_a_line in (False, True):
        results = write_big_bundle(tmp_path / "big", 60_000, one_a_line=one_a_line)
        plan = importing.preview(tmp_path / "big", journal.facts, today=TODAY)
        assert plan.counts() == {Action.ADD: results}
        facts.append([entry.fact for entry in plan.entries])
        assert "Town Lab" in {fact.laboratory for fact in facts[-1] if isinstance(fact, LabResult)}
    shared = min(map(len, facts)) - 20  # the last panel of each has no report
    assert facts[0][:shared] == facts[1][:shared]
